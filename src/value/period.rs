//! Periods: the time that a figure is about. Typed, with a first and a last day, ordered within and across kinds.

use std::cmp::Ordering;
use std::fmt;

use jiff::civil;

/// A calendar date.
pub type Date = civil::Date;

/// The kind of a period, from long to short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PeriodKind {
    /// Several years together: `2018..2020`.
    Years,
    /// A calendar year: `2024`.
    Year,
    /// A school year, 1 August to 31 July: `2024/25`.
    SchoolYear,
    /// A half-year: `2024-H1`.
    HalfYear,
    /// A quarter: `2024-Q3`.
    Quarter,
    /// A month: `2024-03`.
    Month,
    /// An ISO week, Monday to Sunday: `2024-W11`.
    Week,
    /// A day: `2024-03-15`.
    Day,
}

/// A period. Ordered by its last day, then by its first (`2024-Q4` after `2024`), then by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// `2018..2020`
    Years(i16, i16),
    /// `2024`
    Year(i16),
    /// `2024/25`, by its first year
    SchoolYear(i16),
    /// `2024-H1`
    HalfYear(i16, i8),
    /// `2024-Q3`
    Quarter(i16, i8),
    /// `2024-03`
    Month(i16, i8),
    /// `2024-W11`
    Week(i16, i8),
    /// `2024-03-15`
    Day(Date),
}

fn date(year: i16, month: i8, day: i8) -> Date {
    // Callers pass checked years (1000..=9998) and months; a day past the end means the month's last.
    Date::new(year, month, 1).map_or(Date::ZERO, |first| {
        let last = first.last_of_month().day();
        Date::new(year, month, day.min(last)).unwrap_or(first)
    })
}

fn monday(year: i16, week: i8) -> Option<Date> {
    civil::ISOWeekDate::new(year, week, civil::Weekday::Monday).ok().map(|it| it.date())
}

/// A date written as `2026-03-01`, and nothing else.
pub fn parse_date(text: &str) -> Option<Date> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    Date::new(year_of(year)?, two_digits(month)?, two_digits(day)?).ok()
}

/// A date and an hour (UTC).
pub type Moment = civil::DateTime;

/// A date, or a date and an hour as `2026-03-15T08:00`; without an hour, the day's beginning.
pub fn parse_moment(text: &str) -> Option<Moment> {
    let (day, hour) = text.split_once('T').unwrap_or((text, "00:00"));
    let (hour, minute) = hour.split_once(':')?;
    parse_date(day)?
        .at(0, 0, 0, 0)
        .with()
        .hour(two_digits(hour)?)
        .minute(two_digits(minute)?)
        .build()
        .ok()
}

fn year_of(text: &str) -> Option<i16> {
    let digits = text.len() == 4 && text.bytes().all(|it| it.is_ascii_digit());
    let year: i16 = if digits { text.parse().ok()? } else { return None };
    (1000..=9998).contains(&year).then_some(year)
}

fn two_digits(text: &str) -> Option<i8> {
    let digits = text.len() == 2 && text.bytes().all(|it| it.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

impl Period {
    /// Reads a period in exactly the forms of the content format; `None` for anything else.
    pub fn parse(text: &str) -> Option<Period> {
        if let Some((first, last)) = text.split_once("..") {
            let (first, last) = (year_of(first)?, year_of(last)?);
            return (first < last).then_some(Period::Years(first, last));
        }
        if let Some((first, second)) = text.split_once('/') {
            let first = year_of(first)?;
            return (two_digits(second)? == ((first + 1) % 100) as i8)
                .then_some(Period::SchoolYear(first));
        }
        let Some((year, rest)) = text.split_once('-') else {
            return year_of(text).map(Period::Year);
        };
        let year = year_of(year)?;
        match rest {
            "H1" => return Some(Period::HalfYear(year, 1)),
            "H2" => return Some(Period::HalfYear(year, 2)),
            "Q1" => return Some(Period::Quarter(year, 1)),
            "Q2" => return Some(Period::Quarter(year, 2)),
            "Q3" => return Some(Period::Quarter(year, 3)),
            "Q4" => return Some(Period::Quarter(year, 4)),
            _ => {}
        }
        if let Some(week) = rest.strip_prefix('W') {
            let week = two_digits(week)?;
            return monday(year, week).map(|_| Period::Week(year, week));
        }
        if rest.contains('-') {
            return parse_date(text).map(Period::Day);
        }
        let month = two_digits(rest)?;
        (1..=12).contains(&month).then_some(Period::Month(year, month))
    }

    /// What kind of period it is.
    pub fn kind(self) -> PeriodKind {
        match self {
            Period::Years(..) => PeriodKind::Years,
            Period::Year(_) => PeriodKind::Year,
            Period::SchoolYear(_) => PeriodKind::SchoolYear,
            Period::HalfYear(..) => PeriodKind::HalfYear,
            Period::Quarter(..) => PeriodKind::Quarter,
            Period::Month(..) => PeriodKind::Month,
            Period::Week(..) => PeriodKind::Week,
            Period::Day(_) => PeriodKind::Day,
        }
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        match self {
            Period::Years(first, _) => date(first, 1, 1),
            Period::Year(year) => date(year, 1, 1),
            Period::SchoolYear(year) => date(year, 8, 1),
            Period::HalfYear(year, half) => date(year, (half - 1) * 6 + 1, 1),
            Period::Quarter(year, quarter) => date(year, (quarter - 1) * 3 + 1, 1),
            Period::Month(year, month) => date(year, month, 1),
            Period::Week(year, week) => monday(year, week).unwrap_or(Date::ZERO),
            Period::Day(day) => day,
        }
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        match self {
            Period::Years(_, last) => date(last, 12, 31),
            Period::Year(year) => date(year, 12, 31),
            Period::SchoolYear(year) => date(year + 1, 7, 31),
            Period::HalfYear(year, half) => date(year, half * 6, 31),
            Period::Quarter(year, quarter) => date(year, quarter * 3, 31),
            Period::Month(year, month) => date(year, month, 31),
            Period::Week(year, week) => {
                let sunday = civil::ISOWeekDate::new(year, week, civil::Weekday::Sunday);
                sunday.map_or(Date::ZERO, |it| it.date())
            }
            Period::Day(day) => day,
        }
    }

    /// The nearest right spelling of something that is no period: `2024 Q3`, `marts 2024`, `1/3-2024`, `2024-2025`.
    pub fn guess(text: &str) -> Option<String> {
        let text = text.trim().to_lowercase();
        if let Some(date) = guess_date(&text) {
            return Some(date.to_string());
        }
        let numbers: Vec<&str> =
            text.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty()).collect();
        // Excel shows March 2024 as `mar-24`.
        if let ([year], Some(month)) = (numbers.as_slice(), month_in(&text))
            && year.len() == 2
            && !text.starts_with(year)
        {
            return Some(format!("20{year}-{month:02}"));
        }
        let years: Vec<&str> = numbers.iter().copied().filter(|it| year_of(it).is_some()).collect();
        let year = years.first()?;
        let other = numbers.iter().copied().find(|it| it != year);
        let has = |words: &[&str]| words.iter().any(|it| text.contains(it));
        let guessed = if has(&["kvartal", "kvt", "q", "k"]) && other.is_some() {
            format!("{year}-Q{}", other?)
        } else if has(&["halv", "h"]) && other.is_some() {
            format!("{year}-H{}", other?)
        } else if has(&["uge", "w", "u"]) && other.is_some() {
            format!("{year}-W{:0>2}", other?)
        } else if let Some(month) = month_in(&text) {
            format!("{year}-{month:02}")
        } else if years.len() == 2 && text.contains('/') {
            format!("{year}/{}", &years[1][2..])
        } else if years.len() == 2 {
            format!("{year}..{}", years[1])
        } else if let Some(other) = other {
            format!("{year}-{other:0>2}")
        } else {
            (*year).to_owned()
        };
        Period::parse(&guessed).map(|it| it.to_string())
    }
}

/// The date that was probably meant by `1/3-2026`, `01.03.2026`, `1. marts 2026`, `2026-3-1`.
pub(crate) fn guess_date(text: &str) -> Option<Date> {
    let text = text.trim().to_lowercase();
    let numbers: Vec<&str> =
        text.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty()).collect();
    let small = |it: &str| it.parse::<i8>().ok();
    match (numbers.as_slice(), month_in(&text)) {
        ([day, year], Some(month)) if day.len() <= 2 => {
            Date::new(year_of(year)?, month, small(day)?).ok()
        }
        ([year, month, day], None) if year.len() == 4 => {
            Date::new(year_of(year)?, small(month)?, small(day)?).ok()
        }
        ([day, month, year], None) if year.len() == 4 => {
            Date::new(year_of(year)?, small(month)?, small(day)?).ok()
        }
        _ => None,
    }
}

/// The number of a month named in Danish, English, Swedish, Norwegian or German, by its first three letters.
fn month_in(text: &str) -> Option<i8> {
    const NAMES: [&[&str]; 12] = [
        &["jan"],
        &["feb"],
        &["mar", "mär"],
        &["apr"],
        &["maj", "may", "mai"],
        &["jun"],
        &["jul"],
        &["aug"],
        &["sep"],
        &["okt", "oct"],
        &["nov"],
        &["dec", "des", "dez"],
    ];
    let words = text.split(|it: char| !it.is_alphabetic());
    let named =
        |word: &str| NAMES.iter().position(|names| names.iter().any(|it| word.starts_with(it)));
    words.filter_map(named).next().map(|it| it as i8 + 1)
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |it: &Period| (it.last_day(), it.first_day(), it.kind());
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// As it is written in content, data and addresses.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Period::Years(first, last) => write!(f, "{first}..{last}"),
            Period::Year(year) => write!(f, "{year}"),
            Period::SchoolYear(year) => write!(f, "{year}/{:02}", (year + 1) % 100),
            Period::HalfYear(year, half) => write!(f, "{year}-H{half}"),
            Period::Quarter(year, quarter) => write!(f, "{year}-Q{quarter}"),
            Period::Month(year, month) => write!(f, "{year}-{month:02}"),
            Period::Week(year, week) => write!(f, "{year}-W{week:02}"),
            Period::Day(day) => write!(f, "{day}"),
        }
    }
}

/// A stretch of time between two periods, both counted in; an open end is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Begins with this period.
    pub from: Option<Period>,
    /// Ends with this period.
    pub to: Option<Period>,
}

impl Interval {
    /// Reads `2024..2029`, `2024-Q2..`, `..2029` or a single period. `None` for anything else, and
    /// for an interval that ends before it begins (see [`Interval::is_backward`]).
    pub fn parse(text: &str) -> Option<Interval> {
        let (from, to) = Self::ends(text)?;
        let backward = matches!((from, to), (Some(a), Some(b)) if a.first_day() > b.last_day());
        (!backward).then_some(Interval { from, to })
    }

    /// Whether this is well written but ends before it begins.
    pub fn is_backward(text: &str) -> bool {
        Self::ends(text).is_some() && Self::parse(text).is_none()
    }

    fn ends(text: &str) -> Option<(Option<Period>, Option<Period>)> {
        let Some((from, to)) = text.split_once("..") else {
            let only = Period::parse(text)?;
            return Some((Some(only), Some(only)));
        };
        let end = |it: &str| match it {
            "" => Some(None),
            _ => Period::parse(it).map(Some),
        };
        let (from, to) = (end(from)?, end(to)?);
        (from.is_some() || to.is_some()).then_some((from, to))
    }

    /// Its first day, if it has a beginning.
    pub fn first_day(self) -> Option<Date> {
        self.from.map(Period::first_day)
    }

    /// Its last day, if it has an end.
    pub fn last_day(self) -> Option<Date> {
        self.to.map(Period::last_day)
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => write!(f, "{from}"),
            (from, to) => {
                let end = |it: Option<Period>| it.map_or(String::new(), |it| it.to_string());
                write!(f, "{}..{}", end(from), end(to))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_read_and_written() {
        let all = "2024 2024-H1 2024-Q3 2024-03 2024-W11 2024-03-15 2024/25 1999/00 2018..2020";
        for text in all.split(' ') {
            let period = Period::parse(text).unwrap_or_else(|| panic!("{text} is a period"));
            assert_eq!(period.to_string(), text);
            assert!(period.first_day() <= period.last_day());
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        let none = "24 20245 2024-13 2024-00 2024-Q5 2024-H3 2024-W54 2023-W53 2024-02-30 2024/26 2024/2025 2020..2018 2020..2020 2024-q1 2024-3 marts";
        for text in none.split(' ').chain(["", "2024 ", "+2024", "2024-Q1-1"]) {
            assert_eq!(Period::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_guess_is_a_period() {
        let check = |text: &str, guess: &str| {
            assert_eq!(Period::guess(text).as_deref(), Some(guess), "{text}")
        };
        check("2024 Q3", "2024-Q3");
        check("mar-24", "2024-03");
        check("okt-25", "2025-10");
        check("3. kvartal 2024", "2024-Q3");
        check("marts 2024", "2024-03");
        check("uge 7 2024", "2024-W07");
        check("2024/2025", "2024/25");
        check("2018-2020", "2018..2020");
        check("1/3-2026", "2026-03-01");
        check("1. marts 2026", "2026-03-01");
        check("2024-3", "2024-03");
        assert_eq!(Period::guess("snart"), None);
    }

    #[test]
    fn order_is_by_last_day_then_first() {
        let sorted = [
            "2018..2020",
            "2024-Q3",
            "2024",
            "2024-H2",
            "2024-Q4",
            "2024-12",
            "2024-12-31",
            "2024/25",
        ];
        let mut periods: Vec<Period> =
            sorted.iter().rev().filter_map(|it| Period::parse(it)).collect();
        periods.sort();
        let texts: Vec<String> = periods.iter().map(Period::to_string).collect();
        assert_eq!(texts, sorted);
    }

    #[test]
    fn school_years_begin_in_august() {
        let year = Period::parse("2024/25").expect("a school year");
        assert_eq!(
            (year.first_day().to_string(), year.last_day().to_string()),
            ("2024-08-01".into(), "2025-07-31".into())
        );
        let february = Period::parse("2024-02").expect("a month");
        assert_eq!(february.last_day().to_string(), "2024-02-29");
    }

    #[test]
    fn intervals_may_be_open_but_not_backward() {
        for text in ["2024..2029", "2024-Q2..", "..2029", "2024"] {
            assert_eq!(Interval::parse(text).expect("an interval").to_string(), text);
        }
        assert!(Interval::is_backward("2029..2024"));
        assert!(!Interval::is_backward(".."));
        assert_eq!(Interval::parse(".."), None);
    }
}
