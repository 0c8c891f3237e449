//! The sum behind a verdict, step by step with the figures put in, so that anybody can redo it
//! (pages.md V-40). Decides nothing: every step says what the engine found. Knows one series and
//! one language. Does *not* know the site.

use crate::assess::{Class, Point, months_apart};
use crate::model::{Direction, Method, Path};
use crate::site::view::Step;
use crate::value::{Decimal, Period, Unit, rounded};

use super::say::{Kind, Saying};

impl Saying<'_> {
    /// The steps, and what must be said beside them.
    pub(super) fn calculation(&self) -> (Vec<Step>, Vec<String>) {
        match self.verdict.class {
            Class::IngenTal => (Vec::new(), vec![self.text("calc.nothing")]),
            Class::Tidligt => self.too_few(),
            Class::Foraeldet => self.too_old(),
            Class::IkkeSammenlignelig => (self.broken(), Vec::new()),
            _ => match self.kind() {
                Kind::Reach(by, target) => self.reach(by, target),
                Kind::Keep(_, aim) => self.keep(aim),
                Kind::Free => self.free_steps(),
            },
        }
    }

    // ── numbers ──

    /// A figure as published: "65,1".
    pub(super) fn figure(&self, value: Decimal) -> String {
        self.locale.number(value, Some(self.unit.decimals))
    }

    /// A number with as many decimals as it has.
    pub(super) fn written(&self, value: Decimal) -> String {
        self.locale.number(value, None)
    }

    /// A number with its unit and so many decimals: "67,333 %".
    fn amount(&self, value: Decimal, decimals: u32) -> String {
        self.locale.value(value, &Unit { decimals, ..self.unit.clone() })
    }

    /// A part of a formula: below zero it stands in brackets.
    fn part(&self, number: String) -> String {
        if number.starts_with('\u{2212}') { format!("({number})") } else { number }
    }

    /// "65,1 − 61,2"
    pub(super) fn minus(&self, one: String, other: String) -> String {
        format!("{one} − {}", self.part(other))
    }

    pub(super) fn yes(&self, it: bool) -> String {
        self.text(if it { "calc.yes" } else { "calc.no" })
    }

    /// Decimals with which a number that was not rounded can be used in the next step.
    pub(super) fn enough(&self, value: Decimal) -> u32 {
        let published = self.unit.decimals;
        value.normalize().scale().clamp(published, published + 2)
    }

    pub(super) fn step(&self, text: String, formula: Option<String>, result: String) -> Step {
        Step { text, formula, notes: Vec::new(), result, sum: false }
    }

    pub(super) fn sum(&self, text: String, formula: Option<String>, result: String) -> Step {
        Step { text, formula, notes: Vec::new(), result, sum: true }
    }

    /// Times in a formula: in years if both are whole years, in months if both are whole or half
    /// months, else in parts of years.
    fn times(&self, one: Decimal, other: Decimal) -> (String, String) {
        let twelve = Decimal::from(12);
        let whole = |it: Decimal| it.fract() == Decimal::ZERO;
        let both = |by: &dyn Fn(Decimal) -> Decimal| whole(by(one)) && whole(by(other));
        let show = |it: Decimal| {
            if both(&|it| it / twelve) || !both(&|it| it * Decimal::TWO) {
                self.years(it / twelve)
            } else {
                self.months(it)
            }
        };
        (show(one), show(other))
    }

    /// "4 år"
    fn years(&self, years: Decimal) -> String {
        match u64::try_from(years) {
            Ok(n) if years.fract() == Decimal::ZERO => self.locale.count("count.years", n, &[]),
            _ => self.fill("calc.years", &vec![("n", self.locale.number(years, Some(3)))]),
        }
    }

    /// "15 måneder", "112,5 måneder"
    fn months(&self, months: Decimal) -> String {
        match u64::try_from(months) {
            Ok(n) if months.fract() == Decimal::ZERO => self.locale.count("calc.months", n, &[]),
            _ => self.fill("calc.months-part", &vec![("n", self.written(months.normalize()))]),
        }
    }

    // ── a target to reach ──

    fn reach(&self, by: Period, target: Decimal) -> (Vec<Step>, Vec<String>) {
        let it = self.verdict;
        let (Some(judged), Some(from)) = (&it.judged, &it.baseline) else {
            return Default::default();
        };
        let mut steps = Vec::new();
        let mut notes = Vec::new();
        steps.extend(self.changed("calc.change"));
        if matches!(it.class, Class::Naaet | Class::IkkeNaaet) {
            if it.class == Class::IkkeNaaet {
                steps.extend(self.planned(from, judged, by, target));
                steps.extend(
                    self.share(from, judged, by, target).map(|it| Step { sum: false, ..it }),
                );
            }
            let down = self.inputs.direction == Direction::Decrease;
            let key = match (it.class, down) {
                (Class::Naaet, false) => "calc.at-least",
                (Class::Naaet, true) => "calc.at-most",
                (_, false) => "calc.is-smaller",
                (_, true) => "calc.is-bigger",
            };
            steps.push(self.target_test("calc.on-target", key, judged.value, target));
            notes.extend(it.final_.then(|| self.text("calc.final")));
            return (steps, notes);
        }
        if self.is_flat() {
            steps.extend(self.planned(from, judged, by, target));
            steps.push(self.sum(self.text("calc.flat"), None, "–".to_owned()));
            steps.extend(self.off_plan(judged));
        } else {
            if self.method() == Method::AndelAfPlanen {
                steps.extend(self.planned(from, judged, by, target));
            }
            steps.extend(self.share(from, judged, by, target));
        }
        notes.extend(it.fell_back.then(|| self.text("calc.fell-back")));
        let range = self.share_range().filter(|_| !self.is_flat());
        steps.extend(self.error_test().map(|it| Step { notes: range.into_iter().collect(), ..it }));
        steps.extend(self.could_be());
        notes.extend(it.error_of_change.is_none().then(|| self.text("calc.no-error")));
        steps.extend(self.paces(judged, by, target));
        (steps, notes)
    }

    /// "65,1 − 61,2 = 3,9 procentpoint"
    pub(super) fn changed(&self, key: &str) -> Option<Step> {
        let (judged, from, change) =
            (self.verdict.judged.as_ref()?, self.from()?, self.verdict.change?);
        let formula = self.minus(self.figure(judged.value), self.figure(from.value));
        let result = self.difference(change, self.unit.decimals);
        Some(self.step(self.say(key), Some(formula), result))
    }

    /// Where the plan is and what it asks for by now, with as many decimals as a reader needs who
    /// redoes the share from what stands here.
    fn plan_shown(&self) -> Option<(Decimal, Decimal, u32)> {
        let it = self.verdict;
        let (path, from) = (it.path_value?, it.baseline.as_ref()?.value);
        let least = self.enough(path);
        let shown = |decimals| {
            let path = rounded(path, decimals);
            (path, less(path, from), decimals)
        };
        let same = |planned: Decimal| {
            let share = it.change?.checked_div(planned)?.checked_mul(Decimal::ONE_HUNDRED)?;
            Some(rounded(share, 0) == Decimal::from(it.share_percent?))
        };
        let fits = (least..least + 2).map(shown).find(|it| same(it.1).unwrap_or(true));
        Some(fits.unwrap_or_else(|| shown(least)))
    }

    /// What the plan asks for by now, and where the plan is.
    ///
    /// On a straight line that is a part of the way, and the plan's own value is told beside it.
    fn planned(&self, from: &Point, judged: &Point, by: Period, target: Decimal) -> Option<Step> {
        let (path, planned, decimals) = self.plan_shown()?;
        let shown = self.locale.number(path, Some(decimals));
        let (key, formula) = self.path(from, judged, by, target);
        let value = self.amount(path, decimals);
        let (change, value) = match (key, formula) {
            ("calc.path-linear", Some(part)) => (part, value),
            (_, Some(formula)) => {
                (self.minus(shown, self.figure(from.value)), format!("{formula} = {value}"))
            }
            (_, None) => (self.minus(shown, self.figure(from.value)), value),
        };
        let notes = vec![self.told(self.say(key), &value)];
        let planned = self.difference(planned, decimals);
        Some(Step { notes, ..self.step(self.say("calc.planned"), Some(change), planned) })
    }

    /// "Så hurtigt er det gået hidtil: 0,98 procentpoint om året"
    fn told(&self, label: String, value: &str) -> String {
        self.fill("phrase.colon", &vec![("label", label), ("value", value.to_owned())])
    }

    /// How the plan's value comes about; on a straight line, how its change does.
    fn path(
        &self,
        from: &Point,
        judged: &Point,
        by: Period,
        target: Decimal,
    ) -> (&'static str, Option<String>) {
        let (gone, all) = (months_apart(from.period, judged.period), months_apart(from.period, by));
        if gone >= all {
            return ("calc.path-end", None);
        }
        let part = |low: (Period, Decimal, bool), high: (Period, Decimal, bool)| {
            let number = |it: (Period, Decimal, bool)| {
                if it.2 { self.figure(it.1) } else { self.written(it.1) }
            };
            let (gone, all) =
                self.times(months_apart(low.0, judged.period), months_apart(low.0, high.0));
            let rise = self.minus(number(high), number(low));
            (number(low), format!("({rise}) × {gone} ÷ {all}"))
        };
        let line = |low, high| {
            let (low, part) = part(low, high);
            format!("{low} + {part}")
        };
        let (start, end) = ((from.period, from.value, true), (by, target, false));
        let positive = |it: Decimal| it > Decimal::ZERO;
        match &self.inputs.path {
            Path::Geometric if positive(from.value) && positive(target) => {
                let (gone, all) = self.times(gone, all);
                let (low, high) = (self.figure(from.value), self.written(target));
                (
                    "calc.path-geometric",
                    Some(format!("{low} × ({high} ÷ {low}) ^ ({gone} ÷ {all})")),
                )
            }
            Path::Steps(steps) => {
                let at = |it: Period| months_apart(from.period, it);
                let inside = steps.iter().filter(|it| at(it.0) > Decimal::ZERO && at(it.0) < all);
                let mut points = vec![start];
                points.extend(inside.map(|it| (it.0, it.1, false)));
                points.push(end);
                points.sort_by_key(|it| at(it.0));
                let after =
                    points.iter().position(|it| at(it.0) > gone).unwrap_or(points.len() - 1);
                let (low, high) = (points[after.max(1) - 1], points[after.max(1)]);
                let formula = (at(low.0) != gone).then(|| line(low, high));
                ("calc.path-steps", formula)
            }
            Path::Linear | Path::Geometric => ("calc.path-linear", Some(part(start, end).1)),
        }
    }

    /// The share of the plan, or another method's ratio.
    fn share(&self, from: &Point, judged: &Point, by: Period, target: Decimal) -> Option<Step> {
        let it = self.verdict;
        let share = it.share_percent?;
        let result = self.percent(share);
        let (start, now, goal) =
            (self.figure(from.value), self.figure(judged.value), self.written(target));
        let twelve = Decimal::from(12);
        let years =
            |from, to| self.written((months_apart(from, to) / twelve).round_dp(2).normalize());
        let (key, formula) = match self.method() {
            Method::AndelAfPlanen => {
                let (change, (_, planned, decimals)) = (it.change?, self.plan_shown()?);
                let (one, other) = (
                    self.locale.number(change, Some(self.unit.decimals)),
                    self.locale.number(planned, Some(decimals)),
                );
                ("calc.share", format!("{} ÷ {}", self.part(one), self.part(other)))
            }
            Method::Eurostat => {
                let (gone, all) = (years(from.period, judged.period), years(from.period, by));
                let growth =
                    |to: &str, years: &str| format!("(({to} ÷ {start}) ^ (1 ÷ {years}) − 1)");
                (
                    "calc.share-eurostat",
                    format!("{} ÷ {}", growth(&now, &gone), growth(&goal, &all)),
                )
            }
            Method::Un => {
                let (gone, left) = (years(from.period, judged.period), years(judged.period, by));
                let formula = format!(
                    "({now} × ({now} ÷ {start}) ^ ({left} ÷ {gone}) − {start}) ÷ ({goal} − {start})"
                );
                ("calc.share-un", formula)
            }
        };
        Some(self.sum(self.say(key), Some(formula), result))
    }

    /// The share at both ends of the error (`verdict.md` C-5).
    fn share_range(&self) -> Option<String> {
        let (low, high) = self.verdict.share_interval?;
        let words = vec![("low", self.percent(low)), ("high", self.percent(high))];
        Some(self.told(self.text("calc.interval"), &self.fill("calc.range", &words)))
    }

    /// "3,9 er større end 1,7: Ja"
    pub(super) fn error_test(&self) -> Option<Step> {
        let (change, error) = (self.verdict.change?.abs(), self.verdict.error_of_change?);
        let bigger = change > error;
        let key = if bigger { "calc.is-bigger" } else { "calc.is-not-bigger" };
        Some(self.step(
            self.text("calc.error"),
            Some(self.held(key, change, error)),
            self.yes(bigger),
        ))
    }

    /// Two numbers of this unit, and how they stand to one another.
    pub(super) fn held(&self, key: &str, one: Decimal, other: Decimal) -> String {
        let decimals = self.decimals_apart(one, other);
        let show = |it| self.locale.number(it, Some(decimals));
        let key = if one == other && key == "calc.is-not-bigger" { "calc.is-same" } else { key };
        self.fill(key, &vec![("one", show(one)), ("other", show(other))])
    }

    /// Whether the error leaves room for 60 % of the plan (`verdict.md` B-3): asked only where the
    /// change is within the error.
    fn could_be(&self) -> Option<Step> {
        let it = self.verdict;
        let (change, error) = (it.change?, it.error_of_change?);
        let (_, planned, decimals) = self.plan_shown()?;
        if change.abs() > error
            || self.is_flat()
            || !matches!(it.class, Class::Stille | Class::Usikker)
        {
            return None;
        }
        let d =
            if self.inputs.direction == Direction::Decrease { -Decimal::ONE } else { Decimal::ONE };
        let show = |it: Decimal| self.part(self.locale.number(it, Some(decimals)));
        let change = self.part(self.figure(change * d));
        let mut formula = format!("({change} + {}) ÷ {}", show(error), show(planned * d));
        let highest = it.share_interval.map(|it| it.1);
        // Where rounding would hide on which side of 60 it is, the parts must do.
        let plain = |it: &i64| (*it >= 60) == (self.verdict.class == Class::Usikker);
        if let Some(highest) = highest.filter(plain) {
            formula += &format!(" = {}", self.percent(highest));
        }
        Some(self.step(
            self.text("calc.could-be"),
            Some(formula),
            self.yes(it.class == Class::Usikker),
        ))
    }

    /// The pace needed, the pace until now, and where that leads (V-12, B-4).
    fn paces(&self, judged: &Point, by: Period, target: Decimal) -> Option<Step> {
        let it = self.verdict;
        let (Some(need), Some(pace), Some(from)) =
            (it.need_per_year, it.pace_per_year, &it.baseline)
        else {
            return None;
        };
        // A decimal more than figures have: a year is a part of the way.
        let least = self.unit.decimals + 1;
        let same = |decimals: &u32| {
            let ratio = rounded(need, *decimals).checked_div(rounded(pace, *decimals));
            let five = it.factor.is_some_and(|it| it > Decimal::from(5));
            it.factor.is_none()
                || ratio.is_some_and(|it| five || Some(rounded(it, 1)) == self.verdict.factor)
        };
        let decimals = (least..least + 3).find(same).unwrap_or(least + 2);
        let a_year =
            |value| self.fill("calc.a-year", &vec![("value", self.difference(value, decimals))]);
        let time = |from, to| self.years_or_months(months_apart(from, to));
        let missing = self.minus(self.written(target), self.figure(judged.value));
        let gone = self.minus(self.figure(judged.value), self.figure(from.value));
        let needed = format!("({missing}) ÷ {}", time(judged.period, by));
        let so_far = format!("({gone}) ÷ {} = {}", time(from.period, judged.period), a_year(pace));
        let so_far = self.told(self.text("calc.tempo-so-far"), &so_far);
        let leads_to = it.projection.map(|projection| {
            let value = self.amount(projection, self.decimals_apart(projection, target));
            self.told(self.say("calc.projection"), &value)
        });
        let Some(factor) = it.factor else {
            let step = self.step(self.text("calc.tempo"), Some(needed), a_year(need));
            return Some(Step { notes: [so_far].into_iter().chain(leads_to).collect(), ..step });
        };
        let needed = self.told(self.text("calc.tempo"), &format!("{needed} = {}", a_year(need)));
        let show = |it| self.part(self.locale.number(it, Some(decimals)));
        let result = if factor > Decimal::from(5) {
            self.text("calc.times-five")
        } else {
            self.say("calc.times")
        };
        let formula = format!("{} ÷ {}", show(need), show(pace));
        let notes = [needed, so_far].into_iter().chain(leads_to).collect();
        Some(Step { notes, ..self.step(self.text("calc.compared"), Some(formula), result) })
    }

    pub(super) fn years_or_months(&self, months: Decimal) -> String {
        self.times(months, Decimal::ZERO).0
    }

    /// How far from the plan, where that asks for nothing yet (V-3a).
    fn off_plan(&self, judged: &Point) -> Vec<Step> {
        let it = self.verdict;
        let (Some(path), Some(threshold)) = (it.path_value, it.threshold) else {
            return Vec::new();
        };
        let off = less(judged.value, path);
        let formula = self
            .minus(self.figure(judged.value), self.locale.number(path, Some(self.enough(path))));
        let behind = match self.inputs.direction {
            Direction::Decrease => off > Decimal::ZERO,
            _ => off < Decimal::ZERO,
        };
        let mut steps = vec![
            self.step(
                self.text("calc.off-plan"),
                Some(formula),
                self.difference(off, self.enough(off)),
            ),
            self.step(self.text("calc.flat-met"), None, self.yes(!behind)),
        ];
        if behind {
            let counts = off.abs() >= threshold;
            let key = if counts { "calc.not-smaller" } else { "calc.is-smaller" };
            let formula = self.held(key, off.abs(), threshold);
            steps.push(self.step(self.text("calc.off-counts"), Some(formula), self.yes(counts)));
        }
        steps
    }

    fn target_test(&self, text: &str, key: &str, value: Decimal, target: Decimal) -> Step {
        let words = vec![("one", self.figure(value)), ("other", self.written(target))];
        let met = self.verdict.class == Class::Naaet;
        self.sum(self.text(text), Some(self.fill(key, &words)), self.yes(met))
    }
}

/// A difference; the largest number there is where it would be larger.
pub(super) fn less(one: Decimal, other: Decimal) -> Decimal {
    one.checked_sub(other).unwrap_or(Decimal::MAX)
}
