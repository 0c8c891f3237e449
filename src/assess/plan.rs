//! The planned way from baseline to target: where it is at any time (V-2, A-3, A-4).

use num_traits::Signed;

use crate::model::Path;
use crate::value::{Decimal, Period};

use super::fraction::{self, Fraction, Powers, decimal, exact, product, significant};
use super::time::position;
use super::{Inputs, Point};

/// A plan: two ends and a way.
pub(super) struct Plan<'a> {
    way: &'a Path,
    start: (i64, Fraction),
    target: (i64, Fraction),
    /// Of a geometric way: how it grows.
    growth: Option<Powers>,
}

impl<'a> Plan<'a> {
    pub(super) fn new(way: &'a Path, start: &Point, period: Period, value: Decimal) -> Plan<'a> {
        let start = (position(start.period), exact(start.value));
        let target = (position(period), exact(value));
        let grows = *way == Path::Geometric && start.1.is_positive();
        let growth = if grows { Powers::new(&(&target.1 / &start.1)) } else { None };
        Plan { way, start, target, growth }
    }

    /// Where the plan is at this position.
    pub(super) fn at(&self, position: i64) -> Fraction {
        if position <= self.start.0 {
            return self.start.1.clone();
        }
        if position >= self.target.0 {
            return self.target.1.clone();
        }
        let (gone, all) = (position - self.start.0, self.target.0 - self.start.0);
        match self.way {
            Path::Linear => between(&self.start, &self.target, position),
            Path::Geometric => self
                .geometric(gone, all)
                .unwrap_or_else(|| between(&self.start, &self.target, position)),
            Path::Steps(_) => {
                let points = self.points();
                let after = points.iter().position(|it| it.0 > position);
                let after = after.expect("the target is later, and the last point");
                between(&points[after - 1], &points[after], position)
            }
        }
    }

    /// The same percentage every year, to 12 significant digits. `None` where a figure is
    /// not above 0: `check` refuses such a plan, but a part of the whole may have such a figure.
    fn geometric(&self, gone: i64, all: i64) -> Option<Fraction> {
        let value = product(&self.start.1, &self.growth.as_ref()?.at(gone, all)?);
        Some(significant(&significant(&value, 30), 12))
    }

    /// The points that straight lines join: the ends, and the steps strictly between them.
    fn points(&self) -> Vec<(i64, Fraction)> {
        let mut points = vec![self.start.clone()];
        if let Path::Steps(steps) = self.way {
            let steps = steps.iter().map(|it| (position(it.0), exact(it.1)));
            points.extend(steps.filter(|it| self.start.0 < it.0 && it.0 < self.target.0));
            points.sort_by_key(|it| it.0);
        }
        points.push(self.target.clone());
        points
    }

    /// For a plan that asks for no improvement at `now`: the step from which it does (V-3a). Where
    /// it goes back first, that is the first step that is better than the baseline.
    pub(super) fn begins(&self, now: i64, d: &Fraction, goal: Period) -> Option<Period> {
        let Path::Steps(steps) = self.way else { return None };
        let gain = |value: Decimal| d * (exact(value) - &self.start.1);
        let inside = |it: &&(Period, Decimal)| {
            let at = position(it.0);
            self.start.0 < at && at < self.target.0
        };
        let inside: Vec<_> = steps.iter().filter(inside).collect();
        let better = inside.iter().position(|it| position(it.0) >= now && gain(it.1).is_positive());
        let before = better.unwrap_or(inside.len()).checked_sub(1).map(|it| inside[it]);
        match (before, better) {
            (Some((period, value)), _) if !gain(*value).is_negative() => Some(*period),
            (_, Some(better)) => Some(inside[better].0),
            (Some(_), None) => Some(goal),
            (None, None) => None,
        }
    }
}

fn between(from: &(i64, Fraction), to: &(i64, Fraction), position: i64) -> Fraction {
    fraction::between(&from.1, &to.1, position - from.0, to.0 - from.0)
}

/// Where the plan of a series is at these periods, from this baseline on: the line in the figure.
/// Rounded as `path_value` is. Empty where there is no value to reach.
pub fn path_values(
    inputs: &Inputs,
    baseline: &Point,
    periods: &[Period],
) -> Vec<(Period, Decimal)> {
    let Some((goal, value)) = inputs.reach() else { return Vec::new() };
    let plan = Plan::new(&inputs.path, baseline, goal, value);
    let at = |it: &Period| (*it, decimal(&plan.at(position(*it)), inputs.decimals + 3));
    periods.iter().map(at).collect()
}
