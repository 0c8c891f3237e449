//! Judgement: how is it going? Numbers in, verdict out. The method "Andel af planen" 1.0; its text
//! for readers is docs/method.en.md, and the ids in comments (V-4, B-3, A-12 …) are those of the
//! design that it was made from. Does *not* know words, pages, the clock (the day is an input), or
//! a body's own judgement: that stands beside the computed one.

mod bench;
mod collisions;
mod coverage;
mod fraction;
mod free;
mod hold;
mod inputs;
mod load;
mod occurrences;
mod plan;
mod pledges;
mod reach;
mod roadmap;
mod time;
mod told;
mod verdict;
mod whom;

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

pub use bench::differ;
pub use collisions::{Clash, Collision, collisions};
pub use coverage::{
    Coverage, Finding, Part, Roles, SharedTheme, ThemeCoverage, Whole, coverage, is_open, is_over,
    whole,
};
pub use inputs::{Goal, Inputs, Point, Start, target_holds_for_parts};
pub use load::{Load, is_much, loads};
pub use occurrences::{Occurrence, occurrences};
pub use plan::path_values;
pub use pledges::{PledgeStatus, late_pledges, pledge_status, pledges_of, unmoved_status};
pub use roadmap::{Counts, Place, Step, Turn, count, moved_by, steps};
pub use time::{months_apart, years};
pub use told::{class_on, contrary, turned};
pub use verdict::{Caveat, Class, Verdict};
pub use whom::{About, Answer, Because, Whom, whom_to_ask};

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::{Aim, Direction, Indicator, Key, Method, Model, SeriesKey};
use crate::value::{Date, Decimal, Period};

/// The version of the method's text; every verdict is published with it.
pub const VERSION: &str = "1.0";

/// The verdict on one series, as of a day.
pub fn judge(inputs: &Inputs, as_of: Date, method: Method) -> Verdict {
    let Some(bench) = bench::Bench::new(inputs, as_of, method) else {
        return Verdict::new(Class::IngenTal, method);
    };
    let mut verdict = match (inputs.reach(), inputs.keep()) {
        (Some((period, value)), _) => reach::judge(&bench, period, value),
        (None, Some(goal)) => hold::judge(&bench, goal),
        (None, None) => free::judge(&bench),
    };
    if verdict.final_ {
        return verdict;
    }
    let fresh_until = time::fresh_until(inputs, bench.latest().period);
    verdict.fresh_until = Some(fresh_until);
    if as_of > fresh_until { verdict.outdated() } else { verdict }
}

impl Inputs {
    /// When and what to reach, if that is what was promised.
    fn reach(&self) -> Option<(Period, Decimal)> {
        let moving = matches!(self.direction, Direction::Increase | Direction::Decrease);
        match self.target.filter(|_| moving)? {
            Goal { period: Some(period), aim: Aim::Reach(value) } => Some((period, value)),
            _ => None,
        }
    }

    /// What to keep, if that is what was promised.
    fn keep(&self) -> Option<Goal> {
        let limits = |it: &Goal| !matches!(it.aim, Aim::Reach(_));
        self.target.filter(|it| self.direction == Direction::Hold && limits(it))
    }
}

/// Which way the headline went between two of its periods, if that counts as a change (V-6): by
/// `meaningful_change`, beyond its error, and with no unbridged break between. `None` if not.
pub fn moved(indicator: &Indicator, as_of: Date, from: Period, to: Period) -> Option<Ordering> {
    let mut inputs = Inputs::headline(indicator);
    inputs.direction = Direction::None;
    let bench = bench::Bench::new(&inputs, as_of, Method::AndelAfPlanen)?;
    let at = |period| bench.points.iter().copied().find(|it| it.period == period);
    let (from, to) = (at(from)?, at(to)?);
    if bench.separated(from, to) {
        return None;
    }
    match free::compare(&bench, from, to, &fraction::exact(to.value)) {
        Class::Steget => Some(Ordering::Greater),
        Class::Faldet => Some(Ordering::Less),
        _ => None,
    }
}

/// The verdicts on an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgements {
    /// On the whole.
    pub headline: Verdict,
    /// On every partner and group, from its own figures, in the order of the model.
    pub series: Vec<(SeriesKey, Verdict)>,
}

impl Judgements {
    /// The verdict on this series.
    pub fn of(&self, key: &SeriesKey) -> Option<&Verdict> {
        if key.is_headline() {
            return Some(&self.headline);
        }
        self.series.iter().find(|(it, _)| it == key).map(|(_, verdict)| verdict)
    }
}

/// Judges an indicator: the whole and each part. Never an average (V-14).
pub fn judge_all(indicator: &Indicator, as_of: Date, method: Method) -> Judgements {
    let parts = indicator.series.iter().filter(|it| !it.key.is_headline());
    let part = |it| judge(&Inputs::part(indicator, it), as_of, method);
    Judgements {
        headline: judge(&Inputs::headline(indicator), as_of, method),
        series: parts.map(|it| (it.key.clone(), part(it))).collect(),
    }
}

/// The verdicts on every indicator of a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdicts(Vec<Judgements>);

impl std::ops::Index<Key<Indicator>> for Verdicts {
    type Output = Judgements;
    fn index(&self, key: Key<Indicator>) -> &Judgements {
        &self.0[key.index()]
    }
}

/// Judges every indicator, by the site's method and as of the site's day.
pub fn judge_model(model: &Model) -> Verdicts {
    let (as_of, method) = (model.site.as_of, model.site.method);
    let indicators: Vec<&Indicator> = model.indicators.values().collect();
    Verdicts(indicators.into_par_iter().map(|it| judge_all(it, as_of, method)).collect())
}

/// How many there are of each class, for a mission or a site: counts, never a score (V-14).
pub fn tally(classes: impl IntoIterator<Item = Class>) -> BTreeMap<Class, usize> {
    let mut counts = BTreeMap::new();
    for class in classes {
        *counts.entry(class).or_default() += 1;
    }
    counts
}

/// A method's classes by share, each with the lowest whole percent that gives it; the last has none.
/// They are the same for every indicator and are not tuned.
pub fn limits(method: Method) -> &'static [(Class, Option<i64>)] {
    use Class::{Bagefter, Forkert, Langsomt, PaaVej, Stille};
    match method {
        Method::AndelAfPlanen => &[
            (PaaVej, Some(95)),
            (Langsomt, Some(60)),
            (Bagefter, Some(10)),
            (Stille, Some(-9)),
            (Forkert, None),
        ],
        Method::Eurostat => {
            &[(PaaVej, Some(95)), (Langsomt, Some(60)), (Bagefter, Some(0)), (Forkert, None)]
        }
        Method::Un => {
            &[(PaaVej, Some(95)), (Langsomt, Some(10)), (Stille, Some(-9)), (Forkert, None)]
        }
    }
}

fn class_of(method: Method, percent: i64) -> Class {
    let reached = |it: &&(Class, Option<i64>)| it.1.is_none_or(|limit| percent >= limit);
    limits(method).iter().find(reached).map_or(Class::Forkert, |it| it.0)
}
