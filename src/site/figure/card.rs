//! The figures of a share image: the same line as the main chart, without its words.

use crate::assess::years;
use crate::chart::CardCurve;
use crate::model::{Aim, Indicator, Key};
use crate::site::words::Writer;

use super::line::{has_plan, plan_line};
use super::shape::float;

impl Writer<'_> {
    /// The line; nothing without two figures.
    pub(in crate::site) fn card_curve(&self, key: Key<Indicator>) -> Option<CardCurve> {
        let indicator = &self.model.indicators[key];
        let told = self.told(key, indicator.headline()?)?;
        let seen: Vec<_> = told.shape.comparable().collect();
        let (first, last) = (seen.first()?, seen.last()?);
        if seen.len() < 2 {
            return None;
        }
        let target = told.inputs.target;
        let goal = target.and_then(|it| match (it.aim, it.period) {
            (Aim::Reach(value), Some(period)) => Some((period, value)),
            _ => None,
        });
        let levels = match target.map(|it| it.aim) {
            Some(Aim::AtLeast(value) | Aim::AtMost(value)) => vec![float(value)],
            Some(Aim::Between(low, high)) => vec![float(low), float(high)],
            _ => Vec::new(),
        };
        let plan = if has_plan(&told.inputs) { plan_line(&told) } else { Vec::new() };
        let end =
            goal.map_or(
                last.period,
                |(period, _)| {
                    if years(period) > last.at { period } else { last.period }
                },
            );
        Some(CardCurve {
            points: seen.iter().map(|it| (it.at, float(it.value), it.joined)).collect(),
            plan: plan.into_iter().filter(|it| it.0 >= first.at).collect(),
            goal: goal.map(|(period, value)| (years(period), float(value))),
            levels,
            ends: (self.period(first.period), self.period(end)),
        })
    }
}
