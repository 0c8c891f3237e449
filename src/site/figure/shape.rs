//! The shape of a series: its figures in order of time, which of them a line may join, where it is
//! broken and where figures are missing (C-27 to C-29). Knows the model and the time of periods. Does
//! *not* know words, languages or drawings.

use std::collections::BTreeMap;

use rust_decimal::RoundingStrategy;
use rust_decimal::prelude::ToPrimitive;

use crate::assess::{Point, differ, years};
use crate::model::{Cadence, Indicator, Observation, Series, Status, Uncertainty};
use crate::value::{Date, Decimal, Localized, Period, PeriodKind, UnitKind};

/// A figure as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Seen {
    /// What it is about.
    pub(super) period: Period,
    /// The middle of it, in years.
    pub(super) at: f64,
    /// As published.
    pub(super) value: Decimal,
    /// Its 95 % interval, as published.
    pub(super) interval: Option<(Decimal, Decimal)>,
    /// What is known of its error, as the method has it.
    uncertainty: Uncertainty,
    /// How it came about.
    pub(super) status: Status,
    /// Before a break that nothing bridges, and the latest figure lies after it.
    pub(super) earlier: bool,
    /// A line may lead to it from the figure before it.
    pub(super) joined: bool,
}

impl Seen {
    /// The same to the method.
    fn point(&self) -> Point {
        let (period, value) = (self.period, self.value);
        Point { period, value, uncertainty: self.uncertainty, status: self.status }
    }

    /// Whether this and another differ by more than their error.
    pub(super) fn differs(&self, other: &Seen) -> bool {
        differ(&self.point(), &other.point())
    }

    /// Provisional or estimated.
    pub(super) fn tentative(&self) -> bool {
        matches!(self.status, Status::Provisional | Status::Estimated)
    }
}

/// A change of method.
#[derive(Debug, Clone)]
pub(super) struct Cut<'a> {
    /// The first period of the new method.
    pub(super) period: Period,
    /// What changed, if that is told.
    pub(super) text: Option<&'a Localized<String>>,
    /// Figures can be compared after all.
    pub(super) bridged: bool,
}

/// Periods without a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hole {
    /// Written as not measured.
    Missing(Period),
    /// Written as not published.
    Confidential(Period),
    /// Nothing is written, but the figures on both sides lie further apart than they use to.
    Between(Period, Period),
}

/// The figures of a series and what is between them.
#[derive(Debug, Clone)]
pub(super) struct Shape<'a> {
    /// Figures, by the middle of their periods.
    pub(super) seen: Vec<Seen>,
    /// Changes of method, by period.
    pub(super) cuts: Vec<Cut<'a>>,
    /// Periods without a figure, by time.
    pub(super) holes: Vec<Hole>,
}

impl<'a> Shape<'a> {
    pub(super) fn new(
        indicator: &'a Indicator,
        series: &Series,
        given: Option<&Point>,
    ) -> Shape<'a> {
        // A baseline is an observation, wherever it is written.
        let given = given.and_then(|it| unwritten(series, it));
        let cuts = cuts(indicator, series);
        let mut open: Vec<Date> =
            cuts.iter().filter(|it| !it.bridged).map(|it| it.period.first_day()).collect();
        open.sort();
        let decimals = indicator.unit.decimals;
        let mut rows: Vec<(f64, &Observation)> =
            series.observations().iter().map(|it| (years(it.period), it)).collect();
        rows.extend(given.as_ref().map(|it| (years(it.period), it)));
        rows.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.period.cmp(&b.1.period)));
        // What is kept back is no figure, whatever was written.
        let value = |it: &Observation| {
            let kept_back = matches!(it.status, Status::Confidential | Status::Missing);
            it.value.filter(|_| !kept_back)
        };
        let times: Vec<f64> =
            rows.iter().filter(|it| value(it.1).is_some()).map(|it| it.0).collect();
        let usual = usual_step(indicator.cadence, &times);
        let mut seen: Vec<Seen> = Vec::new();
        let mut holes = Vec::new();
        // A row without a figure lies between this figure and the one before it.
        let mut hole = true;
        for (at, row) in rows {
            let Some(value) = value(row) else {
                holes.push(match row.status {
                    Status::Confidential => Hole::Confidential(row.period),
                    _ => Hole::Missing(row.period),
                });
                hole = true;
                continue;
            };
            let before = seen.last();
            let apart = before.is_some_and(|it| is_apart(it, row.period, at, usual));
            if let (true, false, Some(it)) = (apart, hole, before) {
                holes.push(Hole::Between(it.period, row.period));
            }
            let cut = before.is_some_and(|it| is_cut(&open, it.period, row.period));
            seen.push(Seen {
                period: row.period,
                at,
                value: rounded(value, decimals),
                interval: interval(row.uncertainty, value, decimals),
                uncertainty: match row.uncertainty {
                    Uncertainty::Interval { lower, upper } => Uncertainty::Interval {
                        lower: rounded(lower, decimals),
                        upper: rounded(upper, decimals),
                    },
                    other => other,
                },
                status: row.status,
                earlier: false,
                joined: before.is_some() && !hole && !apart && !cut,
            });
            hole = false;
        }
        if let Some(last) = seen.iter().map(|it| it.period).max() {
            for it in &mut seen {
                it.earlier = is_cut(&open, it.period, last);
            }
        }
        Shape { seen, cuts, holes }
    }

    /// The latest figure, as verdicts have it: that whose last day is latest. `2020..2024` is later
    /// than `2023`, though its middle is not.
    pub(super) fn latest(&self) -> Option<&Seen> {
        self.seen.iter().max_by_key(|it| it.period)
    }

    /// The figure of this period.
    pub(super) fn of(&self, period: Period) -> Option<&Seen> {
        self.seen.iter().find(|it| it.period == period)
    }

    /// The first figure that can be compared with the latest.
    pub(super) fn first(&self) -> Option<&Seen> {
        self.seen.iter().find(|it| !it.earlier)
    }

    /// Figures that can be compared with the latest.
    pub(super) fn comparable(&self) -> impl Iterator<Item = &Seen> {
        self.seen.iter().filter(|it| !it.earlier)
    }

    /// Breaks that lie between two of the figures, each with the place of its line: half-way between
    /// the last figure before it and the first after it.
    pub(super) fn lines(&self) -> Vec<(f64, &Cut<'a>)> {
        // The latest first day so far: figures are in the order of their middles.
        let mut reached: Vec<Date> = Vec::new();
        for it in &self.seen {
            let day = it.period.first_day();
            reached.push(reached.last().map_or(day, |before| day.max(*before)));
        }
        let place = |cut: &Cut| {
            let late = reached.partition_point(|it| *it < cut.period.first_day());
            let early = self.seen[..late].last().filter(|_| late < self.seen.len())?;
            Some((early.at + self.seen[late].at) / 2.0)
        };
        let open = self.cuts.iter().filter(|it| !it.bridged);
        open.filter_map(|cut| Some((place(cut)?, cut))).collect()
    }
}

/// A figure that is in no row, as if it were in one.
fn unwritten(series: &Series, it: &Point) -> Option<Observation> {
    let rows = series.observations();
    if rows.iter().any(|row| row.period == it.period) {
        return None;
    }
    let (value, uncertainty, status) = (Some(it.value), it.uncertainty, it.status);
    Some(Observation {
        period: it.period,
        value,
        uncertainty,
        status,
        note: None,
        ..rows.first()?.clone()
    })
}

/// Changes of method: those that are described, and rows of status B. What was calculated back is no
/// break, though a row may say so.
fn cuts<'a>(indicator: &'a Indicator, series: &Series) -> Vec<Cut<'a>> {
    let mut found: BTreeMap<Period, Cut> = BTreeMap::new();
    for it in series.observations().iter().filter(|it| it.status == Status::Break) {
        found.insert(it.period, Cut { period: it.period, text: None, bridged: false });
    }
    for it in &indicator.breaks {
        let cut = Cut { period: it.period, text: it.text.as_ref(), bridged: it.bridged };
        found.insert(it.period, cut);
    }
    found.into_values().collect()
}

/// Whether one of these first days of a new method, in order, lies between two periods; the break's
/// own period is on the late side (`verdict.md` A-8).
fn is_cut(open: &[Date], one: Period, other: Period) -> bool {
    let upto = |it: Period| open.partition_point(|day| *day <= it.first_day());
    upto(one) != upto(other)
}

/// How long a period is, in years.
fn length(period: Period) -> f64 {
    match (period, period.kind()) {
        (Period::Years(first, last), _) => f64::from(last - first + 1),
        (_, PeriodKind::Years | PeriodKind::Year | PeriodKind::SchoolYear) => 1.0,
        (_, PeriodKind::HalfYear) => 0.5,
        (_, PeriodKind::Quarter) => 0.25,
        (_, PeriodKind::Month) => 1.0 / 12.0,
        (_, PeriodKind::Week) => 7.0 / 365.0,
        // Nothing is missing where nobody counts at weekends and on holidays.
        (_, PeriodKind::Day) => 5.0 / 365.0,
    }
}

/// How far figures of this series usually lie apart, in years: the commonest distance, the longer of
/// two equally common. Of few figures the announced cadence knows more. Irregular ones have none.
fn usual_step(cadence: Option<Cadence>, times: &[f64]) -> f64 {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for it in times.windows(2) {
        // In days, so that months and quarters of any length count as equal.
        let days = ((it[1] - it[0]) * 365.0).round().to_u32().unwrap_or(0);
        *counts.entry(days).or_default() += 1;
    }
    let common =
        counts.iter().max_by_key(|it| (it.1, it.0)).map_or(0.0, |it| f64::from(*it.0) / 365.0);
    let announced = match cadence {
        Some(Cadence::Irregular) => return f64::INFINITY,
        Some(Cadence::Years(years)) => f64::from(years),
        _ => 0.0,
    };
    if times.len() < 4 {
        announced.max(if counts.len() == 1 { common } else { 0.0 })
    } else {
        common
    }
}

/// Whether there is room for a period between a figure and the next.
fn is_apart(before: &Seen, period: Period, at: f64, usual: f64) -> bool {
    let expected = length(before.period).max(length(period)).max(usual);
    at - before.at > 1.5 * expected
}

/// Half away from zero, as figures are published.
pub(super) fn rounded(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// The 95 % interval that is known of a figure.
pub(super) fn interval(
    known: Uncertainty,
    value: Decimal,
    decimals: u32,
) -> Option<(Decimal, Decimal)> {
    let both = |lower, upper| Some((rounded(lower, decimals), rounded(upper, decimals)));
    match known {
        Uncertainty::Unknown => None,
        Uncertainty::Interval { lower, upper } => both(lower, upper),
        Uncertainty::StandardError(se) => {
            // 95 % of a normal distribution lie within 1.96 standard errors.
            let half = se.checked_mul(Decimal::new(196, 2))?;
            both(value.checked_sub(half)?, value.checked_add(half)?)
        }
    }
}

/// For the drawing; nothing is decided on it.
pub(super) fn float(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(0.0)
}

/// The bounds that an axis never goes beyond: percentages 0 and 100, and nothing below 0 that has no
/// figures there (C-25).
pub(super) fn bounds(unit: &UnitKind, values: &[f64]) -> (Option<f64>, Option<f64>) {
    let low = values.iter().all(|it| *it >= 0.0).then_some(0.0);
    let high = *unit == UnitKind::Percent && values.iter().all(|it| *it <= 100.0);
    (low, high.then_some(100.0))
}
