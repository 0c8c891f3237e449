//! The sum behind a verdict without a plan: a demand to keep, no target, or no verdict at all. Knows
//! and does not know what `calc` does.

use crate::assess::{Class, Point, months_apart};
use crate::model::{Aim, Status};
use crate::site::view::Step;
use crate::value::{Decimal, Period};

use super::calc::less;
use super::say::{Kind, Saying, Words};

impl Saying<'_> {
    // ── a demand to keep ──

    pub(super) fn keep(&self, aim: Aim) -> (Vec<Step>, Vec<String>) {
        let it = self.verdict;
        let Some(judged) = &it.judged else { return Default::default() };
        let met = it.class == Class::Naaet;
        let mut steps = vec![self.sum(
            self.text("calc.demand"),
            Some(self.say("calc.demand-is")),
            self.yes(met),
        )];
        let mut notes = Vec::new();
        notes.extend(it.final_.then(|| self.text("calc.final")));
        let Some(before) = it.compared.as_ref().filter(|_| !met && !it.final_) else {
            return (steps, notes);
        };
        let (was, is) = (missed(aim, before.value), missed(aim, judged.value));
        for (point, distance) in [(before, was), (judged, is)] {
            let words: Words = vec![("in_period", self.locale.in_period(point.period))];
            steps.push(self.step(
                self.fill("calc.misses", &words),
                self.distance(aim, point.value),
                self.difference(distance.max(Decimal::ZERO), self.enough(distance)),
            ));
        }
        let step = less(was, is);
        let threshold = it.threshold.unwrap_or_default();
        let counts = step != Decimal::ZERO && step.abs() >= threshold;
        let key = if counts { "calc.not-smaller" } else { "calc.is-smaller" };
        let formula = self.held(key, step.abs(), threshold);
        steps.push(self.step(self.text("calc.counts"), Some(formula), self.yes(counts)));
        if let Some(error) = it.error_of_change {
            let bigger = step.abs() > error;
            let key = if bigger { "calc.is-bigger" } else { "calc.is-not-bigger" };
            let formula = self.held(key, step.abs(), error);
            steps.push(self.step(self.text("calc.error"), Some(formula), self.yes(bigger)));
        } else {
            notes.push(self.text("calc.no-error"));
        }
        if step != Decimal::ZERO {
            let way = if step > Decimal::ZERO { "calc.nearer" } else { "calc.away" };
            steps.push(self.step(self.say("calc.change-since"), None, self.text(way)));
        }
        (steps, notes)
    }

    /// "95 − 60,0"
    fn distance(&self, aim: Aim, value: Decimal) -> Option<String> {
        let low = |low| self.minus(self.written(low), self.figure(value));
        let high = |high| self.minus(self.figure(value), self.written(high));
        match aim {
            Aim::AtLeast(limit) | Aim::Reach(limit) => Some(low(limit)),
            Aim::AtMost(limit) => Some(high(limit)),
            Aim::Between(limit, _) if value < limit => Some(low(limit)),
            Aim::Between(_, limit) if value > limit => Some(high(limit)),
            Aim::Between(..) => None,
        }
    }

    // ── no target ──

    pub(super) fn free_steps(&self) -> (Vec<Step>, Vec<String>) {
        let it = self.verdict;
        let mut steps: Vec<Step> = self.changed("calc.change-since").into_iter().collect();
        let mut notes = Vec::new();
        let (change, threshold) = (it.change.unwrap_or_default(), it.threshold.unwrap_or_default());
        let counts = change.abs() >= threshold;
        let key = if counts { "calc.not-smaller" } else { "calc.is-smaller" };
        let formula = self.held(key, change.abs(), threshold);
        steps.push(self.sum(self.text("calc.counts"), Some(formula), self.yes(counts)));
        steps.extend(self.error_test());
        notes.push(self.text("phrase.no_target"));
        notes.extend(it.error_of_change.is_none().then(|| self.text("calc.no-error")));
        (steps, notes)
    }

    // ── no verdict ──

    pub(super) fn too_few(&self) -> (Vec<Step>, Vec<String>) {
        let it = self.verdict;
        let n = self.locale.whole(it.observations as u64);
        let mut steps = vec![self.step(self.text("calc.figures"), None, n)];
        let first = match self.kind() {
            Kind::Reach(..) => it.baseline.as_ref(),
            Kind::Keep(..) => None,
            Kind::Free => self.inputs.observations.first().filter(|_| it.observations > 1),
        };
        if let (Some(first), Some(judged)) = (first, &it.judged)
            && first.period < judged.period
        {
            let time = self.years_or_months(months_apart(first.period, judged.period));
            steps.push(self.step(self.text("calc.period"), None, time));
        }
        if let Some(earliest) = it.earliest {
            steps.push(self.step(
                self.text("calc.earliest"),
                None,
                self.locale.after_period(earliest),
            ));
        }
        let note = match self.kind() {
            Kind::Reach(..) => "calc.enough",
            Kind::Keep(..) => "calc.enough-hold",
            Kind::Free => "calc.enough-free",
        };
        (steps, vec![self.text(note)])
    }

    pub(super) fn too_old(&self) -> (Vec<Step>, Vec<String>) {
        let it = self.verdict;
        let mut steps = Vec::new();
        if let Some(latest) = &it.latest {
            let period = self.locale.after_period(latest.period);
            steps.push(self.step(self.text("calc.latest"), None, period));
        }
        let key =
            if self.inputs.next_release.is_some() { "calc.promised" } else { "calc.not-promised" };
        let promised = self.inputs.next_release.map(|it| self.locale.period(it));
        if let Some(until) = it.fresh_until {
            let until = vec![("date", self.locale.date(until))];
            steps.push(self.step(self.text(key), promised, self.fill("calc.until", &until)));
        }
        steps.push(self.sum(self.text("calc.judged-on"), None, self.locale.date(self.as_of)));
        if let Some(class) = it.class_if_fresh {
            steps.push(self.step(self.text("calc.if-fresh"), None, self.label(class)));
        }
        (steps, Vec::new())
    }

    /// The two figures and what lies between.
    pub(super) fn broken(&self) -> Vec<Step> {
        let it = self.verdict;
        let Some(judged) = &it.judged else { return Vec::new() };
        let value = |point: &Point| self.locale.value(point.value, self.unit);
        let mut steps = Vec::new();
        if let Some(from) = &it.baseline {
            steps.push(self.step(self.say("calc.start"), None, value(from)));
        }
        steps.push(self.step(self.say("calc.now"), None, value(judged)));
        let after = it.baseline.as_ref().map(|it| it.period.first_day());
        let between = |it: &Period| {
            it.first_day() <= judged.period.first_day()
                && after.is_none_or(|after| it.first_day() > after)
        };
        let bridged = |it: Period| self.inputs.breaks.contains(&(it, true));
        let marked = self.inputs.observations.iter().filter(|it| it.status == Status::Break);
        let mut breaks: Vec<Period> = self.inputs.breaks.iter().map(|it| it.0).collect();
        breaks.extend(marked.map(|it| it.period));
        breaks.retain(|it| between(it) && !bridged(*it));
        breaks.sort();
        breaks.dedup();
        for one in breaks {
            steps.push(self.sum(self.text("calc.break"), None, self.locale.after_period(one)));
        }
        steps
    }
}

/// By how much a value misses a demand; not above 0 if it does not.
fn missed(aim: Aim, value: Decimal) -> Decimal {
    match aim {
        Aim::AtLeast(low) | Aim::Reach(low) => less(low, value),
        Aim::AtMost(high) => less(value, high),
        Aim::Between(low, high) => less(low, value).max(less(value, high)).max(Decimal::ZERO),
    }
}
