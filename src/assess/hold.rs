//! Judging a demand that is to be kept: at least, at most, between (V-8).

use num_traits::{Signed, Zero};

use crate::model::Aim;

use super::bench::{Bench, error, error_squared, half_width_squared};
use super::fraction::{Fraction, exact};
use super::time::coming;
use super::{Caveat, Class, Goal, Point, Verdict};

pub(super) fn judge(bench: &Bench<'_>, goal: Goal) -> Verdict {
    let Goal { period, aim } = goal;
    // With a period, the first figure that reaches it settles the matter (V-4a).
    let reaches = |it: &&Point| period.is_some_and(|end| it.period.last_day() >= end.last_day());
    let settled = bench.points.iter().copied().find(reaches);
    let judged = settled.unwrap_or_else(|| bench.latest());
    let previous = bench.previous(&bench.points, judged);
    let move_of = |value: &Fraction| {
        previous.map_or(Move::None, |it| counting_move(bench, &aim, it, judged, value))
    };
    let class = |value: &Fraction| {
        if missed(&aim, value) <= Fraction::zero() {
            return Class::Naaet;
        }
        if settled.is_some() {
            return Class::IkkeNaaet;
        }
        match (previous, move_of(value)) {
            (None, _)
                if bench
                    .points
                    .iter()
                    .any(|it| it.period < judged.period && bench.in_season(judged, it)) =>
            {
                Class::IkkeSammenlignelig
            }
            (None, _) => Class::Tidligt,
            (_, Move::Better) => Class::Langsomt,
            (_, Move::Worse) => Class::Forkert,
            (_, Move::None) => Class::Stille,
        }
    };
    let value = exact(judged.value);
    let mut verdict = bench.verdict(class(&value), judged);
    verdict.final_ = settled.is_some();
    verdict.observations = bench.points.iter().filter(|it| it.period <= judged.period).count();
    verdict.compared = previous.cloned();
    if verdict.class == Class::Tidligt {
        let season = |it: &crate::value::Period| {
            super::time::same_season(bench.inputs.seasonal, judged.period, *it)
        };
        verdict.earliest = coming(bench.inputs, judged.period).find(season);
    }
    if verdict.class.is_judged()
        && let Some(previous) = previous
    {
        let error_of_change = error_squared(previous, judged);
        verdict.change = Some(bench.shown(&(&value - exact(previous.value))));
        verdict.error_of_change = error_of_change.map(|it| bench.shown(&error(&it)));
        verdict.threshold = Some(bench.shown(&bench.threshold(previous)));
    }
    if verdict.class == Class::Naaet {
        if move_of(&value) == Move::Worse {
            verdict.caveats.push(Caveat::SenesteTilbage);
        }
        let margin = -nearest(&aim, &value);
        if half_width_squared(judged).is_some_and(|it| &margin * &margin < it) {
            verdict.caveats.push(Caveat::UsikkertMaal);
        }
    }
    // A figure made in another way says nothing of what was met or lost.
    let later = bench.points.iter().rev().find(|it| bench.in_season(judged, it));
    if let Some(later) = later.filter(|it| settled.is_some() && !bench.separated(judged, it)) {
        let met = !missed(&aim, &exact(later.value)).is_positive();
        verdict.caveats.extend(match (verdict.class, met) {
            (Class::Naaet, false) => Some(Caveat::SidenMistet),
            (Class::IkkeNaaet, true) => Some(Caveat::NaaetSenere),
            _ => None,
        });
    }
    bench.doubts(&mut verdict, judged, class);
    verdict
}

/// A step from one figure to the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Move {
    /// None that counts.
    None,
    /// Nearer to the demand, or further inside it.
    Better,
    /// The other way.
    Worse,
}

fn counting_move(
    bench: &Bench<'_>,
    aim: &Aim,
    previous: &Point,
    judged: &Point,
    value: &Fraction,
) -> Move {
    let better = missed(aim, &exact(previous.value)) - missed(aim, value);
    let certain = error_squared(previous, judged).is_none_or(|it| &better * &better > it);
    if better.is_zero() || better.abs() < bench.threshold(previous) || !certain {
        Move::None
    } else if better.is_positive() {
        Move::Better
    } else {
        Move::Worse
    }
}

/// By how much a value misses the demand; not above 0 if it does not. Inside a band it is 0.
fn missed(aim: &Aim, value: &Fraction) -> Fraction {
    match aim {
        Aim::Between(..) => nearest(aim, value).max(Fraction::zero()),
        Aim::AtLeast(_) | Aim::AtMost(_) | Aim::Reach(_) => nearest(aim, value),
    }
}

/// How far a value lies beyond the nearest limit; below 0 inside.
fn nearest(aim: &Aim, value: &Fraction) -> Fraction {
    match *aim {
        // To reach a value is no demand to keep: `judge` never brings it here.
        Aim::AtLeast(low) | Aim::Reach(low) => exact(low) - value,
        Aim::AtMost(high) => value - exact(high),
        Aim::Between(low, high) => (exact(low) - value).max(value - exact(high)),
    }
}
