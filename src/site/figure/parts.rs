//! Figures of parts: small multiples (C-41), dots at two times (C-42), bars (C-43). Does *not* know
//! the whole but as context.

use crate::assess::target_holds_for_parts;
use crate::chart::{Bar, Bars, Dot, Dots, Drawing, Role, Strip, Strips};
use crate::model::{Indicator, Key, Status, Thing};
use crate::site::view::{Figure, Panel};
use crate::site::words::Writer;
use crate::value::{Decimal, Period, UnitKind};

use super::line::{Shared, axis, axis_number, has_plan};
use super::shape::{Seen, float};
use super::{ALL_BEHIND, By, ROWS, ShownRows, Told, note, plot};

impl Writer<'_> {
    /// A small chart for each part, the others behind it, one scale for all.
    pub(super) fn multiples(
        &self,
        mut figure: Figure,
        key: Key<Indicator>,
        main: Option<&Told>,
        parts: &[Told],
        by: Option<By>,
    ) -> Figure {
        let indicator = &self.model.indicators[key];
        let shared = Shared::new(self, indicator, parts);
        let comparable =
            |told: &Told| told.shape.comparable().map(|it| it.period).collect::<Vec<_>>();
        let periods: Vec<Period> = parts.iter().flat_map(comparable).collect();
        let all_behind = parts.len() <= ALL_BEHIND;
        let mut how = Vec::new();
        how.extend((parts.len() > 1 && all_behind).then(|| self.t("figure.others_grey")));
        how.extend((!all_behind && main.is_some()).then(|| self.t("figure.whole_grey")));
        let planned = parts.iter().any(|it| has_plan(&it.inputs) && it.verdict.baseline.is_some());
        how.extend(planned.then(|| self.t("figure.plan_dashed")));
        figure.reading = self.reading(indicator, &figure.unit, &periods, &how);
        for (at, told) in parts.iter().enumerate() {
            let others: Vec<&Told> = if all_behind {
                parts.iter().enumerate().filter(|it| it.0 != at).map(|it| it.1).collect()
            } else {
                main.into_iter().collect()
            };
            let drawing = shared.mini(self, indicator, told, &others);
            let label = self.part_label(indicator, told);
            let svg = self.written(&drawing, Role::Image { label: &label, described_by: None });
            let text = self.holes(&told.shape);
            figure.plots.push(Panel {
                class: drawing.plot.class(),
                name: Some(told.name.clone()),
                svg,
                verdict: Some(self.verdict_badge(told.verdict, key)),
                text: (!text.is_empty()).then(|| text.join(" ")),
            });
        }
        figure.description = self.parts_in_words("figure.kind_multiples", indicator, parts);
        self.with_tables(figure, key, by, main, parts)
    }

    /// One part's own line with the whole behind it on the same scale, under the name of the indicator: for the
    /// part's own page. Nothing where there is no line to draw.
    pub(in crate::site) fn beside_the_whole(
        &self,
        key: Key<Indicator>,
        at: usize,
    ) -> Option<Panel> {
        let indicator = &self.model.indicators[key];
        let own = self.told(key, &indicator.series[at])?;
        if own.shape.comparable().count() < 2 {
            return None;
        }
        let mut all = vec![own];
        all.extend(indicator.headline().and_then(|it| self.told(key, it)));
        let drawing = {
            let shared = Shared::new(self, indicator, &all);
            let whole: Vec<&Told> = all.iter().skip(1).collect();
            shared.mini(self, indicator, &all[0], &whole)
        };
        let label = self.part_label(indicator, &all[0]);
        let svg = self.written(&drawing, Role::Image { label: &label, described_by: None });
        Some(Panel {
            class: drawing.plot.class(),
            name: Some(self.thing(Thing::Indicator(key))),
            svg,
            verdict: Some(self.verdict_badge(all[0].verdict, key)),
            text: self.change_of(indicator, &all[0]),
        })
    }

    /// "Nordvig Kommune: fra 62,0 % i 2021 til 67,1 % i 2025."
    fn part_label(&self, indicator: &Indicator, told: &Told) -> String {
        let change = self.change_of(indicator, told).unwrap_or_default();
        format!("{}: {change}", told.name.text)
    }

    /// Each part at its start and now, with its interval.
    pub(super) fn dumbbell(
        &self,
        figure: Figure,
        key: Key<Indicator>,
        main: Option<&Told>,
        parts: &[Told],
        by: Option<By>,
    ) -> Figure {
        let (mut figure, drawing) = self.dumbbell_drawn(figure, key, main, parts);
        let indicator = &self.model.indicators[key];
        figure.plots = vec![plot(&drawing, self.svg(&drawing, &figure))];
        figure.tables = self.dumbbell_table(indicator, parts, by).into_iter().collect();
        self.shortened(&mut figure, key);
        figure
    }

    /// Its words and its drawing, not yet written: a file shows the same in another way.
    pub(super) fn dumbbell_drawn(
        &self,
        mut figure: Figure,
        key: Key<Indicator>,
        main: Option<&Told>,
        parts: &[Told],
    ) -> (Figure, Drawing) {
        let indicator = &self.model.indicators[key];
        let unit = &indicator.unit;
        let mut values = Vec::new();
        let mut rows = Vec::new();
        let (mut starts, mut ends) = (Vec::new(), Vec::new());
        let mut banded = false;
        let common = common_period(parts);
        for told in parts {
            let Some(latest) = told.shape.latest() else { continue };
            let start = told.start().filter(|it| it.period != latest.period);
            starts.extend(start.map(|it| it.period));
            ends.push(latest.period);
            let interval = latest.interval.map(|(low, high)| (float(low), float(high)));
            banded |= interval.is_some();
            values.extend(start.map(|it| float(it.value)));
            values.push(float(latest.value));
            values.extend(interval.into_iter().flat_map(|(low, high)| [low, high]));
            rows.push(Dot {
                name: self.name_in_row(told, latest, common),
                start: start.map(|it| float(it.value)),
                now: Some(float(latest.value)),
                interval,
                tentative: latest.tentative(),
                label: self.value(latest.value, unit),
            });
        }
        // The whole is a level for its parts where every part can have it; sums cannot.
        let level = main.filter(|_| target_holds_for_parts(unit)).and_then(|it| it.shape.latest());
        let level = level.map(|it| {
            let value = self.value(it.value, unit);
            (float(it.value), self.fill("figure.whole_at", &[("value", &value)]))
        });
        values.extend(level.as_ref().map(|it| it.0));
        let axis = axis(&unit.kind, values, false);
        let number = |value: Decimal| match unit.kind {
            UnitKind::Percent => self.locale.value_as_written(value.normalize(), unit),
            _ => axis_number(self, value),
        };
        let strips = parts.len() > ROWS;
        let drawing = if strips {
            let rows = self.strips(indicator, main, parts);
            Strips { axis: &axis, number: &number, rows }.draw()
        } else {
            Dots { axis: &axis, number: &number, level, rows }.draw()
        };
        let mut how = Vec::new();
        banded &= !strips;
        if strips {
            how.push(self.fill("figure.each_line", &[("n", &parts.len().to_string())]));
        } else if !starts.is_empty() {
            // Figures from other times say so in their rows.
            let most: Vec<Period> = common.into_iter().collect();
            let args = [("from", self.stretch(&starts)), ("to", self.stretch(&most))];
            let args = args.each_ref().map(|(key, it)| (*key, it.as_str()));
            how.push(self.fill("figure.ring_and_dot", &args));
        }
        how.extend(banded.then(|| self.t("figure.whiskers")));
        let periods: Vec<Period> = starts.iter().chain(&ends).copied().collect();
        figure.reading = self.reading(indicator, &figure.unit, &periods, &how);
        let starts_at = drawing.starts_at;
        figure
            .notes
            .extend(starts_at.map(|at| self.axis_note("figure.axis_start_across", indicator, at)));
        if !strips && parts.iter().any(|it| it.shape.latest().is_some_and(Seen::tentative)) {
            figure.notes.push(note(self.plain(self.t("figure.hollow"))));
        }
        figure.description = self.parts_in_words("figure.kind_dots", indicator, parts);
        (figure, drawing)
    }

    /// All parts at the start and now: the periods that most of them have.
    fn strips(&self, indicator: &Indicator, main: Option<&Told>, parts: &[Told]) -> Vec<Strip> {
        let main = main.filter(|_| target_holds_for_parts(&indicator.unit));
        let strip = |period: Period| {
            let values: Vec<Decimal> =
                parts.iter().filter_map(|it| Some(it.shape.of(period)?.value)).collect();
            let unit = &indicator.unit;
            let low = values.iter().min().map_or(String::new(), |it| self.number(*it, unit));
            let high = values.iter().max().map_or(String::new(), |it| self.value(*it, unit));
            let whole = main.and_then(|it| it.shape.of(period)).map(|it| it.value);
            let mut name = crate::site::words::capital(&self.period(period));
            if let Some(value) = whole {
                let said = self.fill("figure.whole_at", &[("value", &self.value(value, unit))]);
                name = format!("{name}. {said}");
            }
            Strip {
                name,
                level: whole.map(float),
                label: self.between(&low, &high),
                values: values.into_iter().map(float).collect(),
            }
        };
        strip_periods(parts).into_iter().map(strip).collect()
    }

    /// A part's name, and what its figure is not yet (C-29), or when it is from where the others are
    /// from another time. Beside the figure there is no room for it, and one that is provisional would
    /// push all the others aside.
    fn name_in_row(&self, told: &Told, seen: &Seen, common: Option<Period>) -> String {
        let name = &told.name.text;
        let when = (common != Some(seen.period)).then(|| self.period(seen.period));
        let status = match seen.status {
            Status::Provisional => Some(self.t("phrase.provisional")),
            Status::Estimated => Some(self.t("phrase.estimated")),
            _ => None,
        };
        let said: Vec<String> = when.into_iter().chain(status).collect();
        if said.is_empty() { name.clone() } else { format!("{name} ({})", said.join(", ")) }
    }

    /// One bar for each part, for the latest period that most of them have.
    pub(super) fn bars(
        &self,
        mut figure: Figure,
        key: Key<Indicator>,
        main: Option<&Told>,
        parts: &[Told],
        by: Option<By>,
    ) -> Figure {
        let indicator = &self.model.indicators[key];
        let Some(period) = common_period(parts) else {
            return self.with_tables(figure, key, by, main, parts);
        };
        let mut values = vec![0.0];
        let rows = parts.iter().map(|told| {
            let seen = told.shape.of(period);
            Bar {
                name: seen
                    .map_or(told.name.text.clone(), |it| self.name_in_row(told, it, Some(period))),
                value: seen.map(|it| float(it.value)),
                label: match seen {
                    Some(seen) => self.value(seen.value, &indicator.unit),
                    None => self.cell(told.series.at(period), &indicator.unit),
                },
                highlight: true,
            }
        });
        let rows: Vec<Bar> = rows.collect();
        values.extend(rows.iter().filter_map(|it| it.value));
        let axis = axis(&indicator.unit.kind, values, true);
        let number = |value| axis_number(self, value);
        let drawing = Bars { axis: &axis, number: &number, rows }.draw();
        figure.reading = self.reading(indicator, &figure.unit, &[period], &[]);
        figure.description = self.bars_in_words(indicator, parts, period);
        figure.plots = vec![plot(&drawing, self.svg(&drawing, &figure))];
        figure.tables = self.bars_table(indicator, parts, by, period).into_iter().collect();
        self.shortened(&mut figure, key);
        figure
    }

    /// The bars in words: the kind, then the figures as they are shown.
    fn bars_in_words(&self, indicator: &Indicator, parts: &[Told], period: Period) -> String {
        let mut text = self.kind_of("figure.kind_bars", indicator, &[period]);
        let known =
            parts.iter().filter_map(|it| Some((it.shape.of(period)?.value, it.name.text.as_str())));
        let known: Vec<(Decimal, &str)> = known.collect();
        if let Some(values) = self.values_of(indicator, &known) {
            text = format!("{text} {values}");
        }
        let missing: Vec<&str> = parts
            .iter()
            .filter(|it| it.shape.of(period).is_none())
            .map(|it| it.name.text.as_str())
            .collect();
        if !missing.is_empty() {
            let names = self.locale.list(&missing);
            text = format!("{text} {}", self.fill("figure.parts_without", &[("names", &names)]));
        }
        text
    }
}

/// The rows that dots are drawn from: of each part its start and its latest figure, and the whole where
/// it is a level for them.
pub(super) fn rows_of_dots(
    indicator: &Indicator,
    main: Option<&Told>,
    parts: &[Told],
) -> Vec<ShownRows> {
    let strips = if parts.len() > ROWS { strip_periods(parts) } else { Vec::new() };
    let rows = |told: &Told, from: Option<&Seen>| {
        let ends = from.into_iter().chain(told.shape.latest()).map(|it| it.period);
        let periods = ends.chain(strips.iter().copied()).collect();
        ShownRows { key: told.series.key.clone(), periods: Some(periods) }
    };
    let main = main.filter(|_| target_holds_for_parts(&indicator.unit));
    let main = main.map(|it| rows(it, None));
    main.into_iter().chain(parts.iter().map(|it| rows(it, it.start()))).collect()
}

/// The times that parts have strips for: the first start, and the latest that most of them have.
fn strip_periods(parts: &[Told]) -> Vec<Period> {
    let last = common_period(parts);
    let first = parts.iter().filter_map(|it| Some(it.start()?.period)).min();
    first.filter(|it| Some(*it) != last).into_iter().chain(last).collect()
}

/// The latest period that at least half of the parts have a figure for; or else the latest of all.
pub(super) fn common_period(parts: &[Told]) -> Option<Period> {
    let periods = || parts.iter().flat_map(|it| &it.shape.seen).map(|it| it.period);
    let count = |period| parts.iter().filter(|it| it.shape.of(period).is_some()).count();
    let common = periods().filter(|it| count(*it) * 2 >= parts.len()).max();
    common.or_else(|| periods().max())
}
