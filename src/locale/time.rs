//! Dates, periods and intervals in words (pages.md C-39).

use icu_calendar::{Date as IcuDate, Gregorian};

use crate::value::{Date, Interval, Period};

use super::Locale;

fn icu(date: Date) -> IcuDate<Gregorian> {
    let (year, month, day) = (i32::from(date.year()), date.month() as u8, date.day() as u8);
    IcuDate::try_new_gregorian(year, month, day)
        .expect("a date of one calendar is one of the other")
}

fn first_of(year: i16, month: i8) -> IcuDate<Gregorian> {
    IcuDate::try_new_gregorian(i32::from(year), month as u8, 1)
        .expect("periods have checked years and months")
}

impl Locale {
    /// `14. april 2026`
    pub fn date(&self, date: Date) -> String {
        self.day.format(&icu(date)).to_string()
    }

    /// `tirsdag 14. april 2026`
    pub fn weekday_date(&self, date: Date) -> String {
        self.weekday.format(&icu(date)).to_string()
    }

    /// From a day to a day, both counted in: `3.–5. maj 2026`, `30. maj 2026 – 2. juni 2026`.
    pub fn date_range(&self, from: Date, to: Date) -> String {
        let last = self.date(to);
        match (from.year() == to.year() && from.month() == to.month(), from.day() == to.day()) {
            (true, true) => last,
            (true, false) => {
                self.fill("period.days", &[("day", &from.day().to_string()), ("last", &last)])
            }
            (false, _) => format!("{} – {last}", self.date(from)),
        }
    }

    /// The period in words: `3. kvartal 2024`, `skoleåret 2024/25`.
    pub fn period(&self, period: Period) -> String {
        match period {
            Period::Month(year, month) => self.month.format(&first_of(year, month)).to_string(),
            Period::Day(day) => self.date(day),
            Period::Quarter(year, quarter) => self.numbered("period.quarter", year, quarter),
            Period::HalfYear(year, 1) => self.of_year("period.half_1", year),
            Period::HalfYear(year, _) => self.of_year("period.half_2", year),
            Period::Week(year, week) => self.numbered("period.week", year, week),
            Period::SchoolYear(_) => {
                self.fill("period.school_year", &[("year", &period.to_string())])
            }
            Period::Years(first, last) => format!("{first}–{last}"),
            Period::Year(year) => year.to_string(),
        }
    }

    /// The period in few letters, for tables and axes: `3. kvt. 2024`, `mar. 2024`, `2024/25`.
    pub fn period_short(&self, period: Period) -> String {
        match period {
            Period::Month(year, month) => match &self.month_name {
                Some(name) => format!("{} {year}", name.format(&first_of(year, month))),
                None => self.short_month.format(&first_of(year, month)).to_string(),
            },
            Period::Day(day) => self.short_day.format(&icu(day)).to_string(),
            Period::Quarter(year, quarter) => self.numbered("period.quarter_short", year, quarter),
            Period::HalfYear(year, 1) => self.of_year("period.half_1_short", year),
            Period::HalfYear(year, _) => self.of_year("period.half_2_short", year),
            Period::SchoolYear(_) => period.to_string(),
            Period::Week(..) | Period::Years(..) | Period::Year(_) => self.period(period),
        }
    }

    /// The period as it follows a figure in a sentence: `i 2024`, `i 3. kvartal 2024`, `den 15. marts 2024`.
    pub fn in_period(&self, period: Period) -> String {
        let key = match period {
            Period::Year(_) => "period.in_year",
            Period::Years(..) => "period.in_years",
            Period::SchoolYear(_) => "period.in_school_year",
            Period::HalfYear(..) => "period.in_half",
            Period::Quarter(..) => "period.in_quarter",
            Period::Month(..) => "period.in_month",
            Period::Week(..) => "period.in_week",
            Period::Day(_) => "period.in_day",
        };
        self.fill(key, &[("period", &self.period(period))])
    }

    /// The period as it follows "siden", "for" or "fra": `2024`, `the school year 2024/25`, `dem 3. Quartal 2024`.
    pub fn after_period(&self, period: Period) -> String {
        let key = match period {
            Period::Year(_) => "period.after_year",
            Period::Years(..) => "period.after_years",
            Period::SchoolYear(_) => "period.after_school_year",
            Period::HalfYear(..) => "period.after_half",
            Period::Quarter(..) => "period.after_quarter",
            Period::Month(..) => "period.after_month",
            Period::Week(..) => "period.after_week",
            Period::Day(_) => "period.after_day",
        };
        self.fill(key, &[("period", &self.period(period))])
    }

    /// `2020–2030`, `marts 2024 – maj 2025`, `fra 2024`, `til 2029`.
    pub fn interval(&self, interval: Interval) -> String {
        let Interval { from, to } = interval;
        match (from.map(|it| self.period(it)), to.map(|it| self.period(it))) {
            (Some(from), Some(to)) if from == to => from,
            (Some(_), Some(_)) if school_years(interval).is_some() => {
                let (from, to) = school_years(interval).expect("just asked");
                self.fill("period.school_years", &[("from", &from), ("to", &to)])
            }
            (Some(_), Some(_)) if days(interval).is_some() => {
                let (from, to) = days(interval).expect("just asked");
                self.date_range(from, to)
            }
            // The dash stands without spaces only between single words (C-36).
            (Some(from), Some(to))
                if from.contains(' ') || to.contains(' ') || from.contains('–') =>
            {
                format!("{from} – {to}")
            }
            (Some(from), Some(to)) => format!("{from}–{to}"),
            (Some(from), None) => self.fill("period.from", &[("from", &from)]),
            (None, Some(to)) => self.fill("period.to", &[("to", &to)]),
            (None, None) => String::new(),
        }
    }

    fn of_year(&self, key: &str, year: i16) -> String {
        self.fill(key, &[("year", &year.to_string())])
    }

    fn numbered(&self, key: &str, year: i16, number: i8) -> String {
        self.fill(key, &[("year", &year.to_string()), ("n", &number.to_string())])
    }
}

/// The two days, if both ends are days.
fn days(interval: Interval) -> Option<(Date, Date)> {
    match (interval.from?, interval.to?) {
        (Period::Day(from), Period::Day(to)) => Some((from, to)),
        _ => None,
    }
}

/// The two school years without the word for them, if both ends are such.
fn school_years(interval: Interval) -> Option<(String, String)> {
    match (interval.from?, interval.to?) {
        (from @ Period::SchoolYear(_), to @ Period::SchoolYear(_)) => {
            Some((from.to_string(), to.to_string()))
        }
        _ => None,
    }
}
