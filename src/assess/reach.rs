//! Judging a target to reach: what was achieved, of what the plan asked for by now (V-3 to V-5,
//! V-10 to V-12), or by another method's ratio (V-13).

use num_traits::{One, Signed, Zero};

use crate::model::{Direction, Method};
use crate::value::{Decimal, Period};

use super::bench::{Bench, distance, error, error_squared, half_width_squared};
use super::fraction::{Fraction, decimal, exact, parts, percent, power, significant};
use super::plan::Plan;
use super::time::{YEAR, coming, position, same_season};
use super::{Caveat, Class, Point, Start, Verdict, class_of, free};

pub(super) fn judge(bench: &Bench<'_>, goal: Period, target: Decimal) -> Verdict {
    let reaches = |it: &Point| it.period.last_day() >= goal.last_day();
    let list = from_start(bench, reaches);
    let Some(start) = list.first().copied() else {
        return bench.verdict(Class::Tidligt, bench.latest());
    };
    let mut season = list.iter().copied().filter(|it| bench.in_season(start, it));
    let newest = season.clone().next_back().unwrap_or(start);
    let judged = season.find(|it| reaches(it)).unwrap_or(newest);
    if bench.separated(start, judged) {
        let mut verdict = bench.verdict(Class::IkkeSammenlignelig, judged);
        verdict.baseline = Some(start.clone());
        // Where the target's time has come, this is the last word too (B-1: "else 3"): no figure to
        // come can be compared either, so the verdict does not grow old.
        verdict.final_ = reaches(judged);
        return verdict;
    }
    let sign = if bench.inputs.direction == Direction::Decrease { -1 } else { 1 };
    let plan = Plan::new(&bench.inputs.path, start, goal, target);
    let path_value = plan.at(position(judged.period));
    let case = Case {
        bench,
        d: parts(sign, 1),
        start,
        judged,
        base: exact(start.value),
        target: exact(target),
        planned: &path_value - exact(start.value),
        span: distance(start, judged),
        left: position(goal) - position(judged.period),
        error: error_squared(start, judged),
        final_: reaches(judged),
        list: &list,
    };
    let value = exact(judged.value);
    let mut verdict = bench.verdict(case.class(&value), judged);
    verdict.final_ = case.final_;
    verdict.observations = case.count();
    verdict.baseline = Some(start.clone());
    verdict.previous = bench.previous(&list, judged).cloned();
    if verdict.class == Class::Tidligt {
        verdict.earliest = case.earliest(goal);
    }
    if verdict.class.is_judged() && case.span > 0 {
        verdict.path_value = Some(bench.shown(&path_value));
        case.figures(&mut verdict, &value);
        if !case.asks() {
            verdict.plan_begins = plan.begins(position(judged.period), &case.d, goal);
        }
    }
    case.caveats(&mut verdict, &value, newest);
    bench.doubts(&mut verdict, judged, |it| case.class(it));
    verdict
}

/// The observations that take part: from the baseline on.
fn from_start<'a>(bench: &Bench<'a>, reaches: impl Fn(&Point) -> bool) -> Vec<&'a Point> {
    let from = |period: Period| {
        bench.points.iter().copied().filter(|it| it.period >= period).collect::<Vec<_>>()
    };
    match &bench.inputs.start {
        Start::Given(point) => from(point.period),
        Start::At(period) => from(*period),
        Start::First => {
            let settled = bench.points.iter().copied().find(|it| reaches(it));
            let judged = settled.unwrap_or_else(|| bench.latest());
            let first = bench.points.iter().find(|it| !bench.separated(it, judged));
            first.map_or(Vec::new(), |it| from(it.period))
        }
    }
}

struct Case<'a> {
    bench: &'a Bench<'a>,
    /// 1 if up is better, -1 if down is.
    d: Fraction,
    start: &'a Point,
    judged: &'a Point,
    base: Fraction,
    target: Fraction,
    /// What the plan asks for by now.
    planned: Fraction,
    /// Time from baseline to judged figure.
    span: i64,
    /// Time from judged figure to target.
    left: i64,
    /// Of the change, squared.
    error: Option<Fraction>,
    final_: bool,
    list: &'a [&'a Point],
}

impl Case<'_> {
    /// V-4 from 4 on, if the judged figure were this.
    fn class(&self, value: &Fraction) -> Class {
        if !(&self.d * (value - &self.target)).is_negative() {
            return Class::Naaet;
        }
        if self.final_ {
            return Class::IkkeNaaet;
        }
        if !self.is_enough(self.count(), self.span) {
            return Class::Tidligt;
        }
        let change = value - &self.base;
        let ratio = self.ratio(value);
        let ahead = &self.d * (&change - &self.planned);
        // V-3a is about the path, which the other methods do not use.
        let flat = ratio.is_none() && !self.asks();
        if flat && !ahead.is_negative() {
            return Class::PaaVej;
        }
        if let Some(error) = &self.error
            && &change * &change <= *error
        {
            let short = parts(60, 100) * &self.d * &self.planned - &self.d * &change;
            let proven = self.asks() && short.is_positive() && *error < &short * &short;
            return if proven { Class::Stille } else { Class::Usikker };
        }
        if flat {
            let little = -ahead < self.bench.threshold(self.start);
            return if little { Class::Stille } else { Class::Forkert };
        }
        let (method, share) = match ratio {
            Some(ratio) => (self.bench.method, ratio),
            None => (Method::AndelAfPlanen, change / &self.planned),
        };
        class_of(method, percent(&share))
    }

    /// Whether the plan asks for improvement by now.
    fn asks(&self) -> bool {
        (&self.d * &self.planned).is_positive()
    }

    /// Another method's ratio; `None` for our own, or if it cannot be computed.
    fn ratio(&self, value: &Fraction) -> Option<Fraction> {
        let (base, target) = (&self.base, &self.target);
        let all = self.span + self.left;
        let positive = base.is_positive() && value.is_positive() && target.is_positive();
        if !positive || base == target || self.span <= 0 || all <= 0 {
            return None;
        }
        let one = Fraction::one();
        let ratio = match self.bench.method {
            Method::AndelAfPlanen => return None,
            Method::Eurostat => {
                let observed = power(&(value / base), YEAR, self.span)? - &one;
                let required = power(&(target / base), YEAR, all)? - &one;
                if required.is_zero() {
                    return None;
                }
                &self.d * observed / required.abs()
            }
            Method::Un => {
                let expected = value * power(&(value / base), self.left, self.span)?;
                &self.d * (expected - base) / (target - base).abs()
            }
        };
        Some(significant(&ratio, 30))
    }

    /// Observations from the baseline to the judged one, both counted.
    fn count(&self) -> usize {
        self.list.iter().filter(|it| it.period <= self.judged.period).count()
    }

    /// V-5: enough to judge.
    fn is_enough(&self, count: usize, span: i64) -> bool {
        let half_plan = 2 * span >= self.span + self.left;
        count >= 3 && span > 0 && (span >= 2 * YEAR || half_plan) || count >= 2 && span >= 3 * YEAR
    }

    /// The first period to come whose figure would be enough, or would be the last.
    fn earliest(&self, goal: Period) -> Option<Period> {
        let inputs = self.bench.inputs;
        let start = self.start.period;
        let newest = self.list.last()?.period;
        let enough = |(period, more): &(Period, usize)| {
            let span = position(*period) - position(start);
            let ends = period.last_day() >= goal.last_day();
            same_season(inputs.seasonal, start, *period)
                && (ends || self.is_enough(self.list.len() + more, span))
        };
        coming(inputs, newest).zip(1..).find(enough).map(|it| it.0)
    }

    /// The numbers beside the class (V-12, B-4, C-5).
    fn figures(&self, verdict: &mut Verdict, value: &Fraction) {
        let bench = self.bench;
        let change = value - &self.base;
        verdict.change = Some(bench.shown(&change));
        verdict.planned_change = Some(bench.shown(&self.planned));
        let error = self.error.as_ref().map(error);
        verdict.error_of_change = error.as_ref().map(|it| bench.shown(it));
        let ratio = self.ratio(value);
        verdict.fell_back = bench.method != Method::AndelAfPlanen && ratio.is_none();
        if let Some(ratio) = ratio {
            verdict.share_percent = Some(percent(&ratio));
        } else if self.asks() {
            verdict.share_percent = Some(percent(&(&change / &self.planned)));
            verdict.share_interval = error.map(|error| {
                let one = percent(&((&change - &error) / &self.planned));
                let other = percent(&((&change + &error) / &self.planned));
                (one.min(other), one.max(other))
            });
        } else {
            verdict.threshold = Some(bench.shown(&bench.threshold(self.start)));
        }
        let pace = &change / parts(self.span, YEAR);
        verdict.pace_per_year = Some(bench.shown(&pace));
        if self.left <= 0 {
            return;
        }
        let left = parts(self.left, YEAR);
        let need = (&self.target - value) / &left;
        let projection = value + &pace * left;
        verdict.need_per_year = Some(bench.shown(&need));
        verdict.projection = Some(bench.shown(&projection));
        verdict.pace_suffices = Some(!(&self.d * (projection - &self.target)).is_negative());
        let asked = matches!(
            verdict.class,
            Class::PaaVej | Class::Langsomt | Class::Bagefter | Class::Stille
        );
        if asked && (&self.d * &pace).is_positive() {
            let factor = decimal(&(need / pace), 1);
            verdict.factor = Some(factor).filter(|it| *it >= Decimal::new(11, 1));
        }
    }

    fn caveats(&self, verdict: &mut Verdict, value: &Fraction, newest: &Point) {
        use Class::{IkkeNaaet, Langsomt, Naaet, PaaVej};
        let bench = self.bench;
        let class = verdict.class;
        if matches!(class, Naaet | PaaVej | Langsomt)
            && let Some(previous) = bench.previous(self.list, self.judged)
            && self.span + self.left > 0
        {
            let step = value - exact(previous.value);
            let yearly = (&self.target - &self.base).abs() / parts(self.span + self.left, YEAR);
            let back = -&self.d * &step > yearly / parts(10, 1);
            let certain = error_squared(previous, self.judged);
            if back && certain.is_none_or(|it| &step * &step > it) {
                verdict.caveats.push(Caveat::SenesteTilbage);
            }
        }
        let margin = &self.d * (value - &self.target);
        if class == Naaet
            && half_width_squared(self.judged).is_some_and(|it| &margin * &margin < it)
        {
            verdict.caveats.push(Caveat::UsikkertMaal);
        }
        // A figure made in another way says nothing of what was met or lost.
        if self.final_ && !bench.separated(self.judged, newest) {
            let met = !(&self.d * (exact(newest.value) - &self.target)).is_negative();
            verdict.caveats.extend(match (class, met) {
                (Naaet, false) => Some(Caveat::SidenMistet),
                (IkkeNaaet, true) => Some(Caveat::NaaetSenere),
                _ => None,
            });
        }
        if matches!(class, PaaVej | Langsomt) {
            verdict.stalled_since = self.stalled_since(value).cloned();
            verdict.caveats.extend(verdict.stalled_since.as_ref().map(|_| Caveat::GaaetIStaa));
        }
    }

    /// The figure of some years ago, later than the baseline, that there was no progress since (C-2).
    fn stalled_since(&self, value: &Fraction) -> Option<&Point> {
        let from = free::earlier(self.bench, self.list, self.judged)?;
        if from.period <= self.start.period || self.bench.separated(from, self.judged) {
            return None;
        }
        let class = free::compare(self.bench, from, self.judged, value);
        let still = matches!(class, Class::Uaendret | Class::Daarligere | Class::Usikker);
        still.then_some(from)
    }
}
