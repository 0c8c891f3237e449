//! Small drawings in lists: the way from start to target (C-45) and sparks (C-46). They repeat what
//! stands beside them in words, and are hidden from readers who hear the page (C-13).

use crate::assess::{Class, Start};
use crate::chart::{Bead, Role, Track, spark};
use crate::model::{Aim, Indicator, Key};
use crate::site::view::{Figure, Html, Panel};
use crate::site::words::Writer;
use crate::value::Decimal;

use super::Told;
use super::line::{baseline, has_plan};
use super::plot;
use super::shape::float;

impl Writer<'_> {
    /// A small drawing of where an indicator stands: the way to the target if there is one to reach,
    /// else a spark. Nothing without at least two figures to draw.
    pub(in crate::site) fn small(&self, key: Key<Indicator>) -> Option<Panel> {
        let indicator = &self.model.indicators[key];
        let told = self.told(key, indicator.headline()?)?;
        self.track(indicator, &told).or_else(|| spark_of(&told))
    }

    fn track(&self, indicator: &Indicator, told: &Told) -> Option<Panel> {
        if !has_plan(&told.inputs) {
            return None;
        }
        let start = baseline(told)?;
        let Aim::Reach(goal) = told.inputs.target?.aim else { return None };
        let way = goal.checked_sub(start.value).filter(|it| !it.is_zero())?;
        let share = |value: Decimal| {
            let gone = value.checked_sub(start.value)?;
            Some(float(gone.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(way)?))
        };
        let shown = told.verdict.judged.as_ref().map(|it| it.value);
        let shown = shown.or_else(|| told.shape.latest().map(|it| it.value));
        // At the start there is no way yet.
        let only_start = told.shape.latest().is_none_or(|it| it.period == start.period)
            && !matches!(told.inputs.start, Start::Given(_));
        let now = shown.filter(|_| !only_start).and_then(|value| {
            Some(Bead { at: share(value)?, label: self.value(value, &indicator.unit) })
        });
        let met = told.verdict.class == Class::Naaet;
        let plan = told.verdict.path_value.filter(|_| !met).and_then(share);
        let drawing = Track {
            now,
            plan,
            plan_label: self.t("figure.plan_tick"),
            start_label: self.value(start.value, &indicator.unit),
            target_label: self.locale.value_as_written(goal, &indicator.unit),
        }
        .draw();
        Some(plot(&drawing, self.written(&drawing, Role::Hidden)))
    }

    /// A figure that is no more than a small line, with its first and latest figure in words.
    pub(super) fn sparkline(&self, mut figure: Figure, key: Key<Indicator>, told: &Told) -> Figure {
        let indicator = &self.model.indicators[key];
        figure.reading = self.reading(indicator, &figure.unit, &told.periods, &[]);
        figure.plots = spark_of(told).into_iter().collect();
        figure.description = self.line_in_words(indicator, told);
        let mut figure = self.with_tables(figure, key, None, Some(told), &[]);
        figure.facts = self.facts(key);
        figure
    }
}

/// Figures over time without an axis.
fn spark_of(told: &Told) -> Option<Panel> {
    let mut points: Vec<(f64, Option<f64>)> = Vec::new();
    for seen in told.shape.comparable() {
        if let (false, Some((before, _))) = (seen.joined, points.last()) {
            points.push(((before + seen.at) / 2.0, None));
        }
        points.push((seen.at, Some(float(seen.value))));
    }
    if told.shape.comparable().count() < 2 {
        return None;
    }
    let drawing = spark(&points);
    Some(plot(&drawing, Html(drawing.fluid(Role::Hidden))))
}
