//! The main chart: one series, or a few, over time, with plan, target, breaks and events (C-40, and
//! C-41 for one of the small multiples). Knows what a verdict says of the plan. Does *not* draw.

use std::collections::BTreeMap;

use crate::assess::{Class, Inputs, Point as Judged, Start, path_values, years};
use crate::chart::{
    Axis, Colour, Curve, Drawing, Gap, Goal, Level, Line, Point, Rule, Time, TimeMark,
};
use crate::model::{Aim, Direction, Event, Indicator, Path};
use crate::site::words::Writer;
use crate::value::{Decimal, Period, PeriodKind, UnitKind};

use super::Told;
use super::shape::{Seen, Shape, bounds, float, rounded};

/// Events have numbers in the drawing, and there are no more of these.
pub(super) const MARKS: [&str; 4] = ["①", "②", "③", "④"];

/// What change is counted from, if there is a plan to follow from there.
pub(super) fn baseline(told: &Told) -> Option<Judged> {
    let given = match &told.inputs.start {
        Start::Given(point) => Some(point.clone()),
        Start::First | Start::At(_) => None,
    };
    told.verdict.baseline.clone().or(given)
}

/// Where the plan is at every period of the series, and where it turns. Empty without a plan.
pub(super) fn plan<'t>(told: &'t Told) -> &'t [(Period, Decimal)] {
    told.plan.get_or_init(|| plan_at(told, &told.periods))
}

/// Where the plan begins, turns and ends. Empty without a plan.
pub(super) fn turns<'t>(told: &'t Told) -> &'t [(Period, Decimal)] {
    told.turns.get_or_init(|| plan_at(told, &[]))
}

/// Where the plan is at these periods, and at those where it turns.
fn plan_at(told: &Told, periods: &[Period]) -> Vec<(Period, Decimal)> {
    let Some(start) = baseline(told) else { return Vec::new() };
    let Some(goal) = told.inputs.target.and_then(|it| it.period) else { return Vec::new() };
    let mut all = vec![start.period, goal];
    if let Path::Steps(steps) = &told.inputs.path {
        all.extend(steps.iter().map(|it| it.0));
    }
    all.extend(periods);
    let mut all: Vec<(f64, Period)> = all.into_iter().map(|it| (years(it), it)).collect();
    let (from, to) = (all[0].0, all[1].0);
    all.retain(|it| (from..=to).contains(&it.0));
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    all.dedup_by(|a, b| a.0 == b.0);
    let all: Vec<Period> = all.into_iter().map(|it| it.1).collect();
    path_values(&told.inputs, &start, &all)
}

/// The plan as a line: only its ends and turns where it is straight between them.
pub(super) fn plan_line(told: &Told) -> Vec<(f64, f64)> {
    let bent = matches!(told.inputs.path, Path::Geometric);
    let points = if bent { plan(told) } else { turns(told) };
    points.iter().map(|(period, value)| (years(*period), float(*value))).collect()
}

/// How far the latest judged figure is from the plan: the figure, the plan, and whether that is
/// behind. Nothing if the verdict does not say.
pub(super) fn from_plan<'t>(told: &'t Told) -> Option<(&'t Judged, Decimal, bool)> {
    let judged = told.verdict.judged.as_ref()?;
    let plan = told.verdict.path_value?;
    let ahead = match told.inputs.direction {
        Direction::Decrease => judged.value <= plan,
        _ => judged.value >= plan,
    };
    Some((judged, plan, !ahead))
}

/// The scale of time: every period that there is a figure or a row for, and the target's. Whole years
/// keep their place even if nothing is known of them (C-26).
fn time(periods: &[Period], matter: &[Period], it: &Writer) -> Time {
    let mut marks: BTreeMap<(i64, Period), bool> = BTreeMap::new();
    let place = |period: Period| ((years(period) * 1e6) as i64, period);
    for period in periods.iter().chain(matter) {
        marks.insert(place(*period), matter.contains(period));
    }
    let all_years = || periods.iter().chain(matter).all(|it| it.kind() == PeriodKind::Year);
    let year = |period: &Period| match period {
        Period::Year(year) => Some(*year),
        _ => None,
    };
    let known = || periods.iter().chain(matter).filter_map(year);
    if let (true, Some(first), Some(last)) = (all_years(), known().min(), known().max()) {
        for year in first..=last {
            marks.entry(place(Period::Year(year))).or_default();
        }
    }
    let marks: Vec<TimeMark> = marks
        .into_iter()
        .map(|((_, period), matters)| TimeMark {
            at: years(period),
            label: it.locale.period_short(period),
            matters,
        })
        .collect();
    let (from, to) = (marks.first().map_or(0.0, |it| it.at), marks.last().map_or(1.0, |it| it.at));
    Time { from, to, marks }
}

/// Figures for the drawing; those of these periods have a label.
fn points(it: &Writer, indicator: &Indicator, shape: &Shape, labelled: &[Period]) -> Vec<Point> {
    let point = |seen: &Seen| Point {
        at: seen.at,
        value: float(seen.value),
        interval: seen.interval.map(|(low, high)| (float(low), float(high))),
        tentative: seen.tentative(),
        earlier: seen.earlier,
        joined: seen.joined,
        label: labelled.contains(&seen.period).then(|| value_label(it, indicator, seen)),
    };
    shape.seen.iter().map(point).collect()
}

/// "65,1 %", "65,1 % (foreløbigt)".
pub(super) fn value_label(it: &Writer, indicator: &Indicator, seen: &Seen) -> String {
    use crate::model::Status;
    let value = it.value(seen.value, &indicator.unit);
    match seen.status {
        Status::Provisional => format!("{value} ({})", it.t("phrase.provisional")),
        Status::Estimated => format!("{value} ({})", it.t("phrase.estimated")),
        _ => value,
    }
}

/// A number on an axis: large round ones are short.
pub(super) fn axis_number(it: &Writer, value: Decimal) -> String {
    let value = value.normalize();
    // Short only where that says the same: "1,3 mia." four times is no scale.
    let tenth = match value.abs() {
        it if it >= Decimal::from(1_000_000_000) => Some(Decimal::from(100_000_000)),
        it if it >= Decimal::from(1_000_000) => Some(Decimal::from(100_000)),
        _ => None,
    };
    if tenth.is_some_and(|it| (value % it).is_zero()) {
        it.locale.compact(value)
    } else {
        it.locale.number(value, None)
    }
}

/// All values that must be on the scale.
pub(super) fn values<'a>(
    indicator: &Indicator,
    all: impl IntoIterator<Item = &'a Told<'a>>,
    whole: bool,
) -> Vec<f64> {
    let mut values = Vec::new();
    for told in all {
        for seen in &told.shape.seen {
            values.push(float(seen.value));
            if let (true, Some((low, high))) = (whole, seen.interval) {
                values.extend([float(low), float(high)]);
            }
        }
        values.extend(turns(told).iter().map(|it| float(it.1)));
    }
    if let (true, Some(target)) = (whole, &indicator.target) {
        match target.aim {
            Aim::Reach(value) | Aim::AtLeast(value) | Aim::AtMost(value) => {
                values.push(float(value));
            }
            Aim::Between(low, high) => values.extend([float(low), float(high)]),
        }
    }
    values
}

/// A scale for these values.
pub(super) fn axis(unit: &UnitKind, values: Vec<f64>, from_zero: bool) -> Axis {
    let bounds = bounds(unit, &values);
    Axis::new(values, bounds, from_zero)
}

/// The limits to keep.
fn levels(it: &Writer, indicator: &Indicator) -> Vec<Level> {
    let Some(target) = &indicator.target else { return Vec::new() };
    let level = |value, aim| Level { value: float(value), label: it.aim(aim, &indicator.unit) };
    match target.aim {
        Aim::Reach(_) => Vec::new(),
        Aim::AtLeast(value) | Aim::AtMost(value) => vec![level(value, target.aim)],
        Aim::Between(low, high) => {
            vec![level(low, Aim::AtLeast(low)), level(high, Aim::AtMost(high))]
        }
    }
}

fn goals(it: &Writer, indicator: &Indicator) -> Vec<Goal> {
    let Some(target) = &indicator.target else { return Vec::new() };
    let (Aim::Reach(value), Some(period)) = (target.aim, target.period) else { return Vec::new() };
    let when = it.fill("phrase.target_by", &[("period", &it.locale.period_short(period))]);
    let label = (format!("{when}:"), it.aim(target.aim, &indicator.unit));
    vec![Goal { at: years(period), value: float(value), label, former: false }]
}

/// How far the latest figure is from the plan; nothing where that would round to nothing, or where
/// the target is met and the plan no longer matters.
fn gap(it: &Writer, indicator: &Indicator, told: &Told) -> Option<Gap> {
    let (judged, plan, behind) = from_plan(told)?;
    let apart = rounded((judged.value - plan).abs(), indicator.unit.decimals);
    if apart.is_zero() || told.verdict.class == Class::Naaet {
        return None;
    }
    let apart = match indicator.unit.kind {
        UnitKind::Percent => it.fill("figure.points", &[("n", &it.number(apart, &indicator.unit))]),
        _ => it.value(apart, &indicator.unit),
    };
    let key = if behind { "figure.behind_plan" } else { "figure.ahead_of_plan" };
    Some(Gap {
        at: years(judged.period),
        value: float(judged.value),
        plan: float(plan),
        label: it.fill(key, &[("gap", &apart)]),
    })
}

/// Events inside the scale of time: the latest that there are numbers for.
pub(super) fn shown_events<'a>(indicator: &'a Indicator, told: &[&Told]) -> Vec<&'a Event> {
    let at = || told.iter().flat_map(|it| &it.shape.seen).map(|it| it.at);
    let from = at().fold(f64::INFINITY, f64::min);
    let goal = indicator.target.as_ref().and_then(|it| it.period).map(years);
    let to = at().chain(goal).fold(f64::NEG_INFINITY, f64::max);
    let inside = |it: &&Event| (from..=to).contains(&years(it.period));
    let mut events: Vec<&Event> = indicator.events.iter().filter(inside).collect();
    events.sort_by(|a, b| years(a.period).total_cmp(&years(b.period)));
    let first = events.len().saturating_sub(MARKS.len());
    events.split_off(first)
}

/// One series with its plan; or several, each with a name (at most four in colours, C-22).
pub(super) fn draw(
    it: &Writer,
    indicator: &Indicator,
    main: Option<&Told>,
    parts: &[Told],
) -> Drawing {
    let all: Vec<&Told> = main.into_iter().chain(parts).collect();
    let judged = main.filter(|_| parts.is_empty());
    let periods: Vec<Period> = all.iter().flat_map(|it| it.periods.iter().copied()).collect();
    let first =
        all.iter().filter_map(|it| it.shape.seen.first()).min_by(|a, b| a.at.total_cmp(&b.at));
    let latest = all.iter().filter_map(|it| it.shape.latest()).max_by(|a, b| a.at.total_cmp(&b.at));
    let start = main.and_then(|it| it.start());
    let target = indicator.target.as_ref().and_then(|it| it.period).filter(|_| judged.is_some());
    let matter: Vec<Period> = [first, start, latest, judged.and_then(Told::now)]
        .into_iter()
        .flatten()
        .map(|it| it.period)
        .chain(target)
        .chain(judged.and_then(baseline).map(|it| it.period))
        .collect();
    let time = time(&periods, &matter, it);
    let scale = match judged {
        Some(told) => values(indicator, [told], true),
        None => values_of_lines(&all),
    };
    let axis = axis(&indicator.unit.kind, scale, false);
    let colours = [Colour::First, Colour::Second, Colour::Third, Colour::Fourth];
    let mut curves = Vec::new();
    if let Some(told) = main {
        let labelled: Vec<Period> = match judged {
            Some(told) => {
                [told.start(), told.now()].into_iter().flatten().map(|it| it.period).collect()
            }
            None => Vec::new(),
        };
        curves.push(Curve {
            colour: if parts.is_empty() { Colour::First } else { Colour::Context },
            name: (!parts.is_empty()).then(|| told.name.text.clone()),
            points: points(it, indicator, &told.shape, &labelled),
        });
    }
    for (at, part) in parts.iter().enumerate() {
        curves.push(Curve {
            colour: colours.get(at).copied().unwrap_or(Colour::Context),
            name: Some(part.name.text.clone()),
            points: points(it, indicator, &part.shape, &[]),
        });
    }
    let breaks = all.iter().flat_map(|told| told.shape.lines()).map(|(at, cut)| Rule {
        at,
        label: match cut.text {
            // "Nyt spørgeskema fra 2021" says it already.
            Some(text) if text.best(it.lang).contains(&it.locale.period_short(cut.period)) => {
                text.best(it.lang).clone()
            }
            Some(text) => it.fill(
                "figure.break_from",
                &[("text", text.best(it.lang)), ("period", &it.locale.period_short(cut.period))],
            ),
            None => it.fill("phrase.break_from", &[("period", &it.period(cut.period))]),
        },
    });
    let mut breaks: Vec<Rule> = breaks.collect();
    breaks.sort_by(|a, b| a.at.total_cmp(&b.at));
    breaks.dedup_by(|a, b| a.at == b.at);
    let line = Line {
        axis: &axis,
        number: &|value| axis_number(it, value),
        unit: &it.locale.unit_name(&indicator.unit),
        time: &time,
        curves,
        plan: judged.map_or_else(Vec::new, plan_line),
        plan_label: &it.t("field.plan"),
        goals: judged.map_or_else(Vec::new, |_| goals(it, indicator)),
        levels: levels(it, indicator),
        gap: judged.and_then(|told| gap(it, indicator, told)),
        breaks,
        events: shown_events(indicator, &all).iter().map(|it| years(it.period)).collect(),
    };
    line.draw()
}

/// The values of lines without bands.
fn values_of_lines(all: &[&Told]) -> Vec<f64> {
    all.iter().flat_map(|told| &told.shape.seen).map(|it| float(it.value)).collect()
}

/// What small multiples share: scale of values and of time (C-24).
pub(super) struct Shared {
    axis: Axis,
    time: Time,
    from: f64,
}

impl Shared {
    /// For these parts. Time is that of their figures: the way to the target would leave no room.
    pub(super) fn new(it: &Writer, indicator: &Indicator, parts: &[Told]) -> Shared {
        let comparable =
            |told: &Told| told.shape.comparable().map(|it| it.period).collect::<Vec<_>>();
        let mut periods: Vec<Period> = parts.iter().flat_map(comparable).collect();
        periods.sort_by(|a, b| years(*a).total_cmp(&years(*b)));
        let ends: Vec<Period> =
            periods.first().into_iter().chain(periods.last()).copied().collect();
        let time = time(&periods, &ends, it);
        let mut values: Vec<f64> = Vec::new();
        for told in parts {
            values.extend(told.shape.comparable().map(|it| float(it.value)));
            values.extend(clipped(plan_line(told), time.to).iter().map(|it| it.1));
        }
        let from = time.from;
        Shared { axis: axis(&indicator.unit.kind, values, false), time, from }
    }

    /// One of the small multiples, with others as context.
    pub(super) fn mini(
        &self,
        it: &Writer,
        indicator: &Indicator,
        own: &Told,
        others: &[&Told],
    ) -> Drawing {
        let shown = |told: &Told, labelled: &[Period]| {
            let mut points = points(it, indicator, &told.shape, labelled);
            points.retain(|it| !it.earlier && it.at >= self.from);
            for it in &mut points {
                it.interval = None;
            }
            points
        };
        let context = others.iter().map(|told| Curve {
            colour: Colour::Context,
            name: None,
            points: shown(told, &[]),
        });
        let mut curves: Vec<Curve> = context.collect();
        let latest: Vec<Period> = own.shape.latest().map(|it| it.period).into_iter().collect();
        let mut points = shown(own, &latest);
        // The axis says the unit.
        let labelled = points.iter_mut().find(|it| it.label.is_some());
        if let (Some(point), Some(seen)) = (labelled, own.shape.latest()) {
            point.label = Some(it.number(seen.value, &indicator.unit));
        }
        curves.push(Curve { colour: Colour::First, name: None, points });
        Line {
            axis: &self.axis,
            number: &|value| axis_number(it, value),
            unit: "",
            time: &self.time,
            curves,
            plan: clipped(plan_line(own), self.time.to),
            plan_label: "",
            goals: Vec::new(),
            levels: Vec::new(),
            gap: None,
            breaks: Vec::new(),
            events: Vec::new(),
        }
        .mini()
    }
}

/// A line as far as to this time.
fn clipped(line: Vec<(f64, f64)>, to: f64) -> Vec<(f64, f64)> {
    let mut shown: Vec<(f64, f64)> = Vec::new();
    for (at, value) in line {
        match shown.last() {
            _ if at <= to => shown.push((at, value)),
            Some((before, from)) if *before < to => {
                let share = (to - before) / (at - before);
                shown.push((to, from + (value - from) * share));
            }
            _ => {}
        }
    }
    if shown.len() > 1 { shown } else { Vec::new() }
}

/// Whether anything of the inputs asks for a plan: for readers of the notes.
pub(super) fn has_plan(inputs: &Inputs) -> bool {
    let reach = |it: crate::assess::Goal| matches!(it.aim, Aim::Reach(_)) && it.period.is_some();
    inputs.target.is_some_and(reach)
        && matches!(inputs.direction, Direction::Increase | Direction::Decrease)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_cut_where_the_figures_end() {
        let line = vec![(2021.0, 60.0), (2031.0, 70.0)];
        assert_eq!(clipped(line.clone(), 2026.0), [(2021.0, 60.0), (2026.0, 65.0)]);
        assert_eq!(clipped(line.clone(), 2035.0), line);
        assert_eq!(clipped(line, 2021.0), []);
    }
}
