//! One indicator in two large figures, "Nu" and "Mangler": where it is, what has changed, and what is
//! left. Counts on from what the verdict weighed, and adds no judgement of its own: what is uncertain is
//! said to be, and what has got worse stands as large as what has got better (pages.md P3, V-31). Does
//! *not* know missions.

use std::cmp::Ordering;

use crate::assess::{Class, Goal, Inputs};
use crate::model::{Aim, Direction, Indicator, Key, Series};
use crate::site::figures::is_old;
use crate::site::view::Fact;
use crate::site::words::Writer;
use crate::value::{Decimal, Period};

use super::say::Saying;

impl Writer<'_> {
    /// An indicator's "Nu" and "Mangler"; one of them is not there where there is nothing to say.
    pub(in crate::site) fn now_and_left(&self, key: Key<Indicator>) -> Vec<Fact> {
        let indicator = &self.model.indicators[key];
        let inputs = Inputs::headline(indicator);
        let verdict = &self.site.verdicts[key].headline;
        let says = Saying { spelled: false, ..self.saying(indicator, &inputs, verdict) };
        let latest = indicator.headline().and_then(Series::latest);
        let latest = latest.and_then(|it| Some((it.period, it.value?)));
        // After a final verdict what came later counts as now.
        let judged = verdict.judged.as_ref().filter(|_| !verdict.final_);
        let now = judged.map(|it| (it.period, it.value)).or(latest);
        let title = self.phrase(&indicator.common.title).text;
        let now_fact = match now {
            Some((period, value)) => says.now(&title, period, value),
            None => Fact {
                label: self.t("field.now"),
                value: self.t("phrase.no_figures"),
                note: Some(title),
            },
        };
        let left = says.left(now.map(|it| it.1));
        std::iter::once(now_fact).chain(left).collect()
    }
}

impl Saying<'_> {
    /// The figure that counts as now, and how far it is from where it began.
    fn now(&self, title: &str, period: Period, value: Decimal) -> Fact {
        let it = self.verdict;
        let old = it.class == Class::Foraeldet || is_old(period, self.as_of);
        let mut note = self.fill(
            "told.what",
            &vec![("title", title.to_owned()), ("period", self.locale.period(period))],
        );
        let weighed = it.judged.as_ref().is_some_and(|it| it.period == period);
        let change = it.change.filter(|_| weighed && self.from().is_some());
        if let Some(change) = change {
            let key = match change.cmp(&Decimal::ZERO) {
                Ordering::Greater => "told.rose",
                Ordering::Less => "told.fell",
                Ordering::Equal => "told.same",
            };
            note = format!("{note} {}", self.say(key));
            if it.class == Class::Usikker {
                note = format!("{note} {}", self.text("told.unsure"));
            }
        }
        Fact {
            label: self.text(if old { "told.latest" } else { "field.now" }),
            value: self.locale.value(value, self.unit),
            note: Some(note),
        }
    }

    /// What is left to the target, in its unit, and by when; or what there is instead of a target.
    fn left(&self, now: Option<Decimal>) -> Option<Fact> {
        let Some(Goal { period, aim }) = self.inputs.target else {
            return now.map(|_| Fact {
                label: self.text("field.target"),
                value: self.text("told.not_set"),
                note: Some(self.text("phrase.no_target")),
            });
        };
        let mut words = vec![("demand", self.demand(aim)), ("target", self.demand(aim))];
        words.push(("in_goal", period.map(|it| self.locale.in_period(it)).unwrap_or_default()));
        let told = |key: &str| self.fill(key, &words).replace(" .", ".");
        let reach = matches!(aim, Aim::Reach(_));
        // Decided when its time came: what the figure did later does not change that.
        let decided = self.verdict.judged.as_ref().filter(|_| self.verdict.final_);
        let Some(value) = decided.map(|it| it.value).or(now) else {
            return Some(Fact {
                label: self.text("field.target"),
                value: self.demand(aim),
                note: period.map(|it| self.locale.in_period(it)),
            });
        };
        let gap = gap(aim, self.inputs.direction, value);
        if gap <= Decimal::ZERO {
            let key = if reach { "told.target_met" } else { "told.demand_met" };
            return Some(Fact {
                label: self.text("told.left"),
                value: self.text("told.nothing"),
                note: Some(told(key)),
            });
        }
        let key = match (reach, decided.is_some()) {
            (true, false) => "told.to_target",
            (true, true) => "told.to_target_missed",
            (false, _) => "told.to_demand",
        };
        Some(Fact {
            label: self.text("told.left"),
            value: self.locale.difference(gap, self.unit),
            note: Some(told(key)),
        })
    }
}

/// How much is left: above zero until the target is met or the demand is kept.
fn gap(aim: Aim, direction: Direction, value: Decimal) -> Decimal {
    match (aim, direction) {
        (Aim::Reach(target), Direction::Decrease) => value - target,
        (Aim::Reach(target), Direction::Increase) => target - value,
        (Aim::Reach(target), Direction::Hold | Direction::None) => (target - value).abs(),
        (Aim::AtLeast(limit), _) => limit - value,
        (Aim::AtMost(limit), _) => value - limit,
        (Aim::Between(low, high), _) => (low - value).max(value - high),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_counted_towards_the_target_whichever_way_it_lies() {
        let check = |aim, direction, value: i64, expect: i64| {
            assert_eq!(gap(aim, direction, value.into()), Decimal::from(expect), "{aim:?} {value}");
        };
        let (nine, ten) = (Decimal::from(9), Decimal::from(10));
        check(Aim::Reach(nine), Direction::Increase, 7, 2);
        check(Aim::Reach(nine), Direction::Increase, 12, -3);
        check(Aim::Reach(nine), Direction::Decrease, 12, 3);
        check(Aim::AtLeast(nine), Direction::Hold, 7, 2);
        check(Aim::AtMost(nine), Direction::Hold, 44, 35);
        check(Aim::Between(nine, ten), Direction::Hold, 7, 2);
        check(Aim::Between(nine, ten), Direction::Hold, 12, 2);
        check(Aim::Between(nine, ten), Direction::Hold, 10, 0);
    }
}
