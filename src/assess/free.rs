//! Judging without a target: better, worse or unchanged since some years ago (V-6).

use std::cmp::Reverse;

use num_traits::{Signed, Zero};

use crate::model::Direction;

use super::bench::{Bench, error, error_squared};
use super::fraction::{Fraction, exact};
use super::time::{YEAR, coming, position};
use super::{Class, Point, Verdict};

pub(super) fn judge(bench: &Bench<'_>) -> Verdict {
    let judged = bench.latest();
    let comparable: Vec<&Point> =
        bench.points.iter().copied().filter(|it| !bench.separated(it, judged)).collect();
    let Some(from) = earlier(bench, &comparable, judged) else {
        let broken = earlier(bench, &bench.points, judged).is_some();
        let class = if broken { Class::IkkeSammenlignelig } else { Class::Tidligt };
        let mut verdict = bench.verdict(class, judged);
        verdict.observations = comparable.len();
        if !broken {
            verdict.earliest = earliest(bench, &comparable, judged);
        }
        return verdict;
    };
    let class = |value: &Fraction| compare(bench, from, judged, value);
    let value = exact(judged.value);
    let mut verdict = bench.verdict(class(&value), judged);
    verdict.observations = comparable.len();
    verdict.compared = Some(from.clone());
    verdict.change = Some(bench.shown(&(value - exact(from.value))));
    verdict.threshold = Some(bench.shown(&bench.threshold(from)));
    verdict.error_of_change = error_squared(from, judged).map(|it| bench.shown(&error(&it)));
    bench.doubts(&mut verdict, judged, class);
    verdict
}

/// The figure to compare with: about five years back, at least three; else the oldest of two years
/// or more, if there are three figures from it on.
pub(super) fn earlier<'a>(
    bench: &Bench<'_>,
    among: &[&'a Point],
    judged: &Point,
) -> Option<&'a Point> {
    let places: Vec<(i64, usize)> = among
        .iter()
        .enumerate()
        .filter(|(_, it)| it.period < judged.period && bench.in_season(judged, it))
        .map(|(index, it)| (position(it.period), index))
        .collect();
    let upto = among.iter().filter(|it| it.period <= judged.period).count();
    choose(&places, position(judged.period), upto).map(|it| among[it])
}

/// Of candidates (position, index of all that count, oldest first) the one for a figure at `now`,
/// which is the last of `count` that count.
fn choose(candidates: &[(i64, usize)], now: i64, count: usize) -> Option<usize> {
    let far = candidates.iter().filter(|it| now - it.0 >= 3 * YEAR);
    if let Some(best) = far.min_by_key(|it| ((now - it.0 - 5 * YEAR).abs(), Reverse(now - it.0))) {
        return Some(best.1);
    }
    let near = candidates.iter().filter(|it| now - it.0 >= 2 * YEAR);
    let oldest = near.min_by_key(|it| it.0)?;
    (count - oldest.1 >= 3).then_some(oldest.1)
}

/// V-6 on the change from `from` to `judged`, if that had this value.
pub(super) fn compare(bench: &Bench<'_>, from: &Point, judged: &Point, value: &Fraction) -> Class {
    let change = value - exact(from.value);
    let threshold = bench.threshold(from);
    match error_squared(from, judged) {
        None if change.is_zero() => return Class::Uaendret,
        Some(error) if &change * &change <= error && error >= &threshold * &threshold => {
            return Class::Usikker;
        }
        _ => {}
    }
    if change.abs() < threshold {
        return Class::Uaendret;
    }
    match (bench.inputs.direction, change.is_positive()) {
        (Direction::Increase, true) | (Direction::Decrease, false) => Class::Bedre,
        (Direction::Increase, false) | (Direction::Decrease, true) => Class::Daarligere,
        // Limits without a target are refused by `check`; no way is better.
        (Direction::None | Direction::Hold, true) => Class::Steget,
        (Direction::None | Direction::Hold, false) => Class::Faldet,
    }
}

/// The first period to come whose figure could be compared with one that there is.
fn earliest(
    bench: &Bench<'_>,
    comparable: &[&Point],
    judged: &Point,
) -> Option<crate::value::Period> {
    let all: Vec<(i64, usize, crate::value::Period)> = comparable
        .iter()
        .enumerate()
        .map(|(index, it)| (position(it.period), index, it.period))
        .collect();
    coming(bench.inputs, judged.period)
        .zip(1..)
        .find(|(period, more)| {
            let season = |it: &&(i64, usize, crate::value::Period)| {
                super::time::same_season(bench.inputs.seasonal, *period, it.2)
            };
            let fits: Vec<_> = all.iter().filter(season).map(|it| (it.0, it.1)).collect();
            choose(&fits, position(*period), comparable.len() + more).is_some()
        })
        .map(|it| it.0)
}
