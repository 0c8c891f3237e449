//! What the three ways of judging share: the figures in order, breaks, errors and thresholds.

use std::collections::BTreeSet;

use num_traits::{Signed, Zero};

use crate::model::{Status, Uncertainty};
use crate::value::{Date, Decimal, Period};

use super::fraction::{Fraction, decimal, exact, parts, root};
use super::time::{position, same_season};
use super::{Caveat, Class, Inputs, Method, Point, Start, Verdict};

/// A case on the table.
pub(super) struct Bench<'a> {
    pub(super) inputs: &'a Inputs,
    pub(super) method: Method,
    /// What counts, oldest first; never empty.
    pub(super) points: Vec<&'a Point>,
    /// First days after unbridged breaks, in order: a series may have thousands of both.
    breaks: Vec<Date>,
}

impl<'a> Bench<'a> {
    /// `None` if there are no figures. What begins after the day of judgement is a forecast, and
    /// no forecast meets a target.
    pub(super) fn new(inputs: &'a Inputs, as_of: Date, method: Method) -> Option<Bench<'a>> {
        let known = |it: &&Point| it.period.first_day() <= as_of;
        let mut points: Vec<&Point> = inputs.observations.iter().filter(known).collect();
        if points.is_empty() {
            return None;
        }
        // Without a target a baseline plays no part.
        if let (Start::Given(start), Some(_)) = (&inputs.start, inputs.target) {
            points.retain(|it| it.period != start.period);
            points.push(start);
        }
        points.sort_by_key(|it| it.period);
        let bridged: BTreeSet<Period> =
            inputs.breaks.iter().filter(|it| it.1).map(|it| it.0).collect();
        let marked = points.iter().filter(|it| it.status == Status::Break).map(|it| it.period);
        let mut breaks: Vec<Date> = inputs
            .breaks
            .iter()
            .map(|it| it.0)
            .chain(marked)
            .filter(|it| !bridged.contains(it))
            .map(Period::first_day)
            .collect();
        breaks.sort();
        Some(Bench { inputs, method, points, breaks })
    }

    /// The figure whose last day is latest.
    pub(super) fn latest(&self) -> &'a Point {
        self.points.last().expect("a bench has figures")
    }

    /// Whether an unbridged break lies between. The break's own period is on the late side.
    pub(super) fn separated(&self, one: &Point, other: &Point) -> bool {
        let (one, other) = (one.period.first_day(), other.period.first_day());
        let upto = |day: Date| self.breaks.partition_point(|it| *it <= day);
        upto(one) != upto(other)
    }

    /// Whether the calendar allows to compare.
    pub(super) fn in_season(&self, reference: &Point, other: &Point) -> bool {
        same_season(self.inputs.seasonal, reference.period, other.period)
    }

    /// The figure before this one among these that can be compared with it.
    pub(super) fn previous(&self, among: &[&'a Point], judged: &Point) -> Option<&'a Point> {
        let fits = |it: &&Point| {
            it.period < judged.period && !self.separated(it, judged) && self.in_season(judged, it)
        };
        among.iter().copied().rev().find(|it| fits(it))
    }

    /// The change from this figure that counts as one (V-6, B-8).
    pub(super) fn threshold(&self, from: &Point) -> Fraction {
        if let Some(written) = self.inputs.meaningful_change {
            return exact(written);
        }
        let (value, point, hundred) = (exact(from.value), parts(1, 1), parts(100, 1));
        if !self.inputs.is_percent {
            return value.abs() / parts(50, 1);
        }
        if !value.is_positive() || value >= hundred {
            return point;
        }
        let room = value.clone().min(hundred - value);
        point.min(room / parts(10, 1))
    }

    /// To the decimals of what is not exact in a verdict.
    pub(super) fn shown(&self, value: &Fraction) -> Decimal {
        decimal(value, self.inputs.decimals + 3)
    }

    /// A verdict on this figure, with the rest still to be filled in.
    pub(super) fn verdict(&self, class: Class, judged: &Point) -> Verdict {
        Verdict {
            judged: Some(judged.clone()),
            latest: Some(self.latest().clone()),
            ..Verdict::new(class, self.method)
        }
    }

    /// What the judged figure itself makes doubtful: how it came about (V-9, C-8), and its last
    /// decimal (C-3), if `decide` gives another class for half a unit of it more or less.
    pub(super) fn doubts(
        &self,
        verdict: &mut Verdict,
        judged: &Point,
        decide: impl Fn(&Fraction) -> Class,
    ) {
        if !verdict.class.is_judged() {
            return;
        }
        verdict.caveats.extend(match judged.status {
            Status::Provisional => Some(Caveat::Foreloebig),
            Status::Estimated => Some(Caveat::Skoen),
            Status::LowReliability => Some(Caveat::LavSikkerhed),
            Status::Normal | Status::Break | Status::Confidential | Status::Missing => None,
        });
        let half = exact(Decimal::new(5, (self.inputs.decimals + 1).min(28)));
        let value = exact(judged.value);
        let turns = |value: Fraction| decide(&value) != verdict.class;
        if !self.inputs.is_count && (turns(&value - &half) || turns(&value + &half)) {
            verdict.caveats.push(Caveat::Afrunding);
        }
        verdict.caveats.sort();
    }
}

/// Half the width of a figure's 95 % interval, squared; `None` if unknown.
pub(super) fn half_width_squared(point: &Point) -> Option<Fraction> {
    let half = match point.uncertainty {
        Uncertainty::Unknown => return None,
        Uncertainty::Interval { lower, upper } => (exact(upper) - exact(lower)) / parts(2, 1),
        Uncertainty::StandardError(se) => exact(se) * parts(196, 100),
    };
    Some(&half * &half)
}

/// The error of the change between two figures, squared. If only one is known, the other
/// counts as 0 (V-4c); an error of 0 is none, so there is no test.
pub(super) fn error_squared(one: &Point, other: &Point) -> Option<Fraction> {
    let known = [half_width_squared(one), half_width_squared(other)];
    let sum: Fraction = known.into_iter().flatten().sum();
    (!sum.is_zero()).then_some(sum)
}

/// Whether two figures differ by more than their error, as far as it is known (A-11, V-4c). Without
/// this nobody may be called higher than another.
pub fn differ(one: &Point, other: &Point) -> bool {
    let apart = exact(one.value) - exact(other.value);
    let beyond = |error: Fraction| &apart * &apart > error;
    one.value != other.value && error_squared(one, other).is_none_or(beyond)
}

/// The error itself, to more decimals than anything is decided on.
pub(super) fn error(squared: &Fraction) -> Fraction {
    root(squared, 40)
}

/// Time between two figures, in units of [`YEAR`](super::time::YEAR).
pub(super) fn distance(from: &Point, to: &Point) -> i64 {
    position(to.period) - position(from.period)
}
