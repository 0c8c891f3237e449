//! Where periods lie on the line of time (V-1), and how long figures stay fresh (V-7).

use crate::model::{Cadence, Seasonal};
use crate::value::{Date, Decimal, Period, PeriodKind};

use super::Inputs;

/// A year in the unit of [`position`]: small enough that a month of any length divides into days,
/// and a day into halves, so every position is a whole number.
pub(super) const YEAR: i64 = 2 * MONTH * 12;
/// Divides by 28, 29, 30 and 31.
const MONTH: i64 = 28 * 29 * 15 * 31 * 2;

/// The middle of a period (V-1 as `verdict.md` A-1 has it).
pub(super) fn position(period: Period) -> i64 {
    let last = period.last_day();
    start_of(period.first_day()) + start_of(last.tomorrow().unwrap_or(last))
}

/// The middle of a period in years, for drawing: 2025 is 2025.5.
pub fn years(period: Period) -> f64 {
    // Both are far below 2⁵³, so nothing is lost before the division.
    position(period) as f64 / YEAR as f64
}

/// Time from the middle of one period to the middle of another, in months: what formulas on pages
/// are written with. Whole numbers are exact; of days and weeks it has six decimals.
pub fn months_apart(from: Period, to: Period) -> Decimal {
    let (gone, month) = (position(to) - position(from), YEAR / 12);
    (Decimal::from(gone) / Decimal::from(month)).round_dp(6).normalize()
}

fn start_of(date: Date) -> i64 {
    let months = i64::from(date.year()) * 12 + i64::from(date.month()) - 1;
    months * MONTH + i64::from(date.day() - 1) * (MONTH / i64::from(date.days_in_month()))
}

/// Whether a period may be compared with this one where only the same season may be. With one that
/// has no season, such as a year, any may; with a January only a January.
pub(super) fn same_season(seasonal: Option<Seasonal>, one: Period, other: Period) -> bool {
    let season = |it: Period| match it {
        Period::HalfYear(_, part)
        | Period::Quarter(_, part)
        | Period::Month(_, part)
        | Period::Week(_, part) => Some((it.kind(), part)),
        Period::Years(..) | Period::Year(_) | Period::SchoolYear(_) | Period::Day(_) => None,
    };
    seasonal != Some(Seasonal::SameSeason) || season(one).is_none() || season(one) == season(other)
}

/// The last day on which figures are fresh, when the latest is about `latest` (V-7).
pub(super) fn fresh_until(inputs: &Inputs, latest: Period) -> Date {
    let add = |date: Date, span: jiff::Span| date.checked_add(span).unwrap_or(Date::MAX);
    let days = jiff::Span::new();
    match inputs.next_release {
        Some(release) => add(release.last_day(), days.days(90)),
        None => {
            let months = inputs.cadence.map_or(months_of(latest.kind()), months_between);
            let due = add(latest.last_day(), jiff::Span::new().months(2 * months));
            add(due, days.days(180))
        }
    }
}

fn months_between(cadence: Cadence) -> i64 {
    match cadence {
        Cadence::Daily | Cadence::Weekly | Cadence::Monthly => 1,
        Cadence::Quarterly => 3,
        Cadence::HalfYearly => 6,
        Cadence::Years(years) => 12 * i64::from(years),
        Cadence::Irregular => 60,
    }
}

fn months_of(kind: PeriodKind) -> i64 {
    match kind {
        PeriodKind::Years | PeriodKind::Year | PeriodKind::SchoolYear => 12,
        PeriodKind::HalfYear => 6,
        PeriodKind::Quarter => 3,
        PeriodKind::Month | PeriodKind::Week | PeriodKind::Day => 1,
    }
}

/// The periods that the next figures will be about, as far as the cadence says.
pub(super) fn coming(inputs: &Inputs, latest: Period) -> impl Iterator<Item = Period> {
    let irregular = inputs.cadence == Some(Cadence::Irregular);
    let days = jiff::Span::new();
    // Days and weeks have no number of months: they come by the calendar.
    let between = match (inputs.cadence, latest.kind()) {
        (None | Some(Cadence::Daily), PeriodKind::Day) => days.days(1),
        (None | Some(Cadence::Daily | Cadence::Weekly), _) => days.days(7),
        (Some(cadence), _) => days.months(months_between(cadence)),
    };
    let step = inputs.cadence.map_or(0, months_between) / months_of(latest.kind());
    let mut period = (!irregular).then_some(latest);
    std::iter::from_fn(move || {
        period = period.and_then(|it| later(it, step.max(1), between));
        period
    })
    .take(1500)
}

/// The period of the same kind so many of its lengths later; of days and weeks, so much time later.
fn later(period: Period, steps: i64, between: jiff::Span) -> Option<Period> {
    let years = i16::try_from(steps).ok()?;
    let part = |year: i16, part: i8, parts: i64| {
        let all = i64::from(year) * parts + i64::from(part - 1) + steps;
        let year = i16::try_from(all.div_euclid(parts)).ok()?;
        Some((year, i8::try_from(all.rem_euclid(parts)).ok()? + 1))
    };
    let found = match period {
        Period::Years(first, last) => {
            Period::Years(first.checked_add(years)?, last.checked_add(years)?)
        }
        Period::Year(year) => Period::Year(year.checked_add(years)?),
        Period::SchoolYear(year) => Period::SchoolYear(year.checked_add(years)?),
        Period::HalfYear(year, half) => {
            part(year, half, 2).map(|(year, half)| Period::HalfYear(year, half))?
        }
        Period::Quarter(year, quarter) => {
            part(year, quarter, 4).map(|(year, quarter)| Period::Quarter(year, quarter))?
        }
        Period::Month(year, month) => {
            part(year, month, 12).map(|(year, month)| Period::Month(year, month))?
        }
        Period::Week(..) => {
            let week = period.first_day().checked_add(between).ok()?.iso_week_date();
            Period::Week(week.year(), week.week())
        }
        Period::Day(day) => Period::Day(day.checked_add(between).ok()?),
    };
    // Further than any date reaches is nowhere.
    Period::parse(&found.to_string())
}
