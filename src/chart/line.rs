//! Lines over time: the main chart and its small multiples (C-26 to C-32, C-40, C-41). Does *not* know
//! what is measured or where labels find room (`labels`, `place`).

use super::labels::{Labels, MOST_NAMES};
use super::scene::{Anchor, Drawing, Face, Form, Plot, Scene, Shape, Spot, Text};
use super::thin::kept;
use super::{Axis, Colour, Number};

/// A line chart. Times are years as numbers (the middle of 2025 is 2025.5), values in the unit.
pub struct Line<'a> {
    /// The scale of values.
    pub axis: &'a Axis,
    /// Writes the numbers on it.
    pub number: Number<'a>,
    /// The unit in words, once at the top left.
    pub unit: &'a str,
    /// The scale of time.
    pub time: &'a Time,
    /// Series, context first: what comes later lies on top.
    pub curves: Vec<Curve>,
    /// The planned way.
    pub plan: Vec<(f64, f64)>,
    /// What the planned way is called ("Planen").
    pub plan_label: &'a str,
    /// The target, and targets that were given up (T-31).
    pub goals: Vec<Goal>,
    /// Limits to keep: lines across the whole plot.
    pub levels: Vec<Level>,
    /// How far the latest figure is from the plan.
    pub gap: Option<Gap>,
    /// Breaks in the series: dashed, full height.
    pub breaks: Vec<Rule>,
    /// Events, numbered ① ② ③ ④ in this order: dotted, full height.
    pub events: Vec<f64>,
}

/// The scale of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Time {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Periods, oldest first.
    pub marks: Vec<TimeMark>,
}

/// A period on the scale of time.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeMark {
    /// Its middle.
    pub at: f64,
    /// Its name, short: "2025", "K2 2025".
    pub label: String,
    /// First, baseline, latest, target: labelled whenever there is room (C-26).
    pub matters: bool,
}

/// A series.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// Colour and shape.
    pub colour: Colour,
    /// Its name beside its end, if several must be told apart (C-22).
    pub name: Option<String>,
    /// Its figures, oldest first.
    pub points: Vec<Point>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// When.
    pub at: f64,
    /// How much.
    pub value: f64,
    /// Its 95 % interval.
    pub interval: Option<(f64, f64)>,
    /// Provisional or estimated: hollow, with a dotted line to it (C-29).
    pub tentative: bool,
    /// Before a break that nothing bridges: hollow, with a thin line (C-28).
    pub earlier: bool,
    /// Joined with the figure before it; not over a gap or a break (C-27, C-28).
    pub joined: bool,
    /// Its label: baseline and latest have one ("65,1 %").
    pub label: Option<String>,
}

/// A target at its period.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// When.
    pub at: f64,
    /// How much.
    pub value: f64,
    /// What it says, in two short lines: "Mål 2030:", "75 %".
    pub label: (String, String),
    /// It was given up for another: a hollow diamond without a label.
    pub former: bool,
}

/// A limit to keep.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// How much.
    pub value: f64,
    /// What it says: "Mindst 95 %".
    pub label: String,
}

/// How far the latest figure is from the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// When.
    pub at: f64,
    /// The figure.
    pub value: f64,
    /// The plan.
    pub plan: f64,
    /// "2,2 point efter planen".
    pub label: String,
}

/// A line across the plot at a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// When.
    pub at: f64,
    /// A few words beside it, where there is room: "Nyt spørgeskema fra 2021".
    pub label: String,
}

/// More points than this get no dots (they would hide the line).
const DOTS: usize = 60;
/// More marks than this on the axis of time are thinned.
const MARKS: usize = 40;

/// Labels on the axis of time are so many px apart at least.
const APART: f64 = 5.0;
/// Length of a mark on the axis of time, as a share of the plot's height: 4 px.
const TICK: f64 = 0.015;

impl Line<'_> {
    /// The main chart (C-40).
    pub fn draw(&self) -> Drawing {
        let widest =
            self.axis.ticks.iter().map(|it| {
                Text::new((0.0, 0.0), Anchor::End, Face::Plain, (self.number)(*it)).width()
            });
        let widest = widest.fold(0.0, f64::max);
        // 0.6 em lie between a number and the plot. What is too long for every gutter stands inside.
        let (far, inside) = match widest {
            it if it <= 30.0 => (0, false),
            it if it <= 55.0 => (1, false),
            it if it <= 79.0 => (2, false),
            _ => (0, true),
        };
        let named: Vec<&Curve> = self.named().collect();
        // Names at the ends of lines first; if they find no room, as a list above the plot.
        let count = named.len().min(MOST_NAMES) as u8;
        let mut names = Names { listed: false, always: false };
        loop {
            let (rows, always) = if names.listed { (count, names.always) } else { (0, false) };
            let plot = Plot::Line { far, names: rows, always };
            let mut scene = Scene::default();
            self.values(&mut scene, inside);
            self.periods(&mut scene, plot);
            self.marks(&mut scene, true);
            let missing = Labels { line: self, plot, names }.put(&mut scene);
            let next = Names {
                listed: names.listed || missing.wide || missing.narrow,
                always: names.always || missing.wide,
            };
            if next == names || count == 0 {
                return Drawing { starts_at: self.axis.starts_at(), plot, scene };
            }
            names = next;
        }
    }

    /// One of the small multiples (C-41): only the first and last period on the axis of time, and the
    /// latest figure.
    pub fn mini(&self) -> Drawing {
        let mut scene = Scene::default();
        scene.rule("ax", (0.0, 1.0), (1.0, 1.0));
        self.marks(&mut scene, false);
        let label = |mark: &TimeMark, anchor| {
            Text::new((self.x(mark.at), 1.0), anchor, Face::Small, mark.label.clone())
                .moved(0.0, 1.45)
        };
        let (first, last) = (self.time.marks.first(), self.time.marks.last());
        if let Some(last) = last {
            let anchor = if self.x(last.at) > 0.9 { Anchor::Middle } else { Anchor::Start };
            let mut text = label(last, anchor);
            // The gutter takes half of a year, not half of "4. kvartal 2025".
            if text.width() > 80.0 {
                text = Text { anchor: Anchor::End, dx: 3.5, ..text };
            }
            let room = 100.0 * self.x(last.at) - text.width() / 2.0;
            scene.text("", text);
            if let Some(first) = first.filter(|it| it.at < last.at) {
                let text = label(first, Anchor::Start);
                if 100.0 * self.x(first.at) + text.width() + 6.0 < room {
                    scene.text("", text);
                }
            }
        }
        Labels { line: self, plot: Plot::Mini, names: Names { listed: false, always: false } }
            .latest_only(&mut scene);
        Drawing { starts_at: self.axis.starts_at(), plot: Plot::Mini, scene }
    }

    /// Series that are told apart by their names.
    pub(super) fn named(&self) -> impl Iterator<Item = &Curve> {
        self.curves.iter().filter(|it| it.name.is_some() && !it.points.is_empty())
    }

    /// The series that the chart is about: the last that is not context.
    pub(super) fn main(&self) -> Option<&Curve> {
        let first = self.curves.iter().rev().find(|it| it.colour == Colour::First);
        first.or_else(|| self.curves.iter().rev().find(|it| it.colour != Colour::Context))
    }

    /// How far to the right a time is.
    pub(super) fn x(&self, at: f64) -> f64 {
        let span = self.time.to - self.time.from;
        if span <= 0.0 || !span.is_finite() || !at.is_finite() {
            return 0.5;
        }
        ((at - self.time.from) / span).clamp(0.0, 1.0)
    }

    /// Where a figure is.
    pub(super) fn spot(&self, at: f64, value: f64) -> Spot {
        (self.x(at), self.axis.down(value))
    }

    /// The planned value at a time, if the plan covers it.
    pub(super) fn planned(&self, at: f64) -> Option<f64> {
        let pair = self.plan.windows(2).find(|it| it[0].0 <= at && at <= it[1].0)?;
        let span = pair[1].0 - pair[0].0;
        if span <= 0.0 {
            return Some(pair[1].1);
        }
        Some(pair[0].1 + (pair[1].1 - pair[0].1) * (at - pair[0].0) / span)
    }

    /// The axis of values: grid, numbers, and the unit once (C-25).
    fn values(&self, scene: &mut Scene, inside: bool) {
        for tick in &self.axis.ticks {
            let down = self.axis.down(super::scale::float(*tick));
            scene.rule("gr", (0.0, down), (1.0, down));
            let text = Text::new((0.0, down), Anchor::End, Face::Plain, (self.number)(*tick));
            let text = if inside {
                Text { anchor: Anchor::Start, ..text }.moved(0.2, -0.35)
            } else {
                text.moved(-0.6, 0.35)
            };
            scene.text("", text);
        }
        scene.rule("ax", (0.0, 1.0), (1.0, 1.0));
    }

    /// The axis of time: a mark for each period, as many labels as there is room for (C-26).
    fn periods(&self, scene: &mut Scene, plot: Plot) {
        let marks = &self.time.marks;
        let (wide, narrow) = (self.labelled(plot, Form::Wide), self.labelled(plot, Form::Narrow));
        let every = marks.len().div_ceil(MARKS).max(1);
        let mut ticks = Vec::new();
        for (index, mark) in marks.iter().enumerate() {
            let (x, in_wide, in_narrow) =
                (self.x(mark.at), wide.contains(&index), narrow.contains(&index));
            if index % every == 0 || in_wide || in_narrow {
                ticks.push(vec![(x, 1.0), (x, 1.0 + TICK)]);
            }
            let text = Text::new((x, 1.0), Anchor::Middle, Face::Plain, mark.label.clone());
            if in_wide
                && in_narrow
                && edge(&text, plot, Form::Narrow) == text.clone().moved(0.0, 1.45)
            {
                scene.text("", text.moved(0.0, 1.45));
                continue;
            }
            if in_wide {
                scene.text("", edge(&text, plot, Form::Wide)).only(Form::Wide);
            }
            if in_narrow {
                scene.text("", edge(&text, plot, Form::Narrow)).only(Form::Narrow);
            }
        }
        if !ticks.is_empty() {
            scene.path("tick", ticks);
        }
    }

    /// Which periods have a label in a form.
    fn labelled(&self, plot: Plot, form: Form) -> Vec<usize> {
        let marks = &self.time.marks;
        let smallest = plot.sizes(form).into_iter().map(|it| super::place::inner(plot, form, it).2);
        let width = smallest.fold(f64::INFINITY, f64::min);
        let extent = |mark: &TimeMark| {
            let at = (self.x(mark.at), 1.0);
            let text = Text::new(at, Anchor::Middle, Face::Plain, mark.label.clone());
            let text = edge(&text, plot, form);
            let at = text.at.0 * width + text.dx * text.face.size();
            let left = match text.anchor {
                Anchor::Start => at,
                Anchor::Middle => at - text.width() / 2.0,
                Anchor::End => at - text.width(),
            };
            (left, left + text.width())
        };
        let extents: Vec<(f64, f64)> = marks.iter().map(extent).collect();
        // `shown` is sorted, so that only the neighbours can be in the way.
        let fits = |shown: &[usize], index: usize| {
            let place = shown.partition_point(|it| *it < index);
            let before = place.checked_sub(1).and_then(|it| shown.get(it));
            before.is_none_or(|it| extents[*it].1 + APART <= extents[index].0)
                && shown.get(place).is_none_or(|it| extents[index].1 + APART <= extents[*it].0)
        };
        // What matters most first: the end of the scale (the target), the latest figure, the first.
        let points = self.main().map_or(&[][..], |it| &it.points);
        let near = |at: Option<f64>| {
            let at = at?;
            let far = |it: &usize| (marks[*it].at - at).abs();
            (0..marks.len()).min_by(|a, b| far(a).total_cmp(&far(b)))
        };
        let mut order: Vec<usize> = Vec::new();
        let baseline = points.iter().find(|it| it.label.is_some());
        let wanted = [
            near(points.last().map(|it| it.at)),
            marks.len().checked_sub(1),
            near(baseline.map(|it| it.at)),
            (!marks.is_empty()).then_some(0),
        ];
        order.extend(wanted.into_iter().flatten().filter(|it| marks[*it].matters));
        order.extend((0..marks.len()).filter(|it| marks[*it].matters));
        let mut shown: Vec<usize> = Vec::new();
        for index in order {
            if let Err(place) = shown.binary_search(&index)
                && fits(&shown, index)
            {
                shown.insert(place, index);
            }
        }
        if form == Form::Narrow {
            return shown;
        }
        // The others in even steps between those, the smallest step that fits everywhere.
        let mut ends: Vec<Option<usize>> = vec![None];
        ends.extend(shown.iter().map(|it| Some(*it)));
        ends.push(None);
        'step: for step in [2, 3, 4, 5, 6, 8, 10, 12, 20, 24, 50, 60, 100, 120, 240, 500] {
            let mut all = shown.clone();
            for pair in ends.windows(2) {
                let from = pair[0].map_or(0, |it| it + step);
                let to = pair[1].map_or(marks.len(), |it| it.saturating_sub(1));
                for index in (from..to).step_by(step) {
                    if !fits(&all, index) {
                        continue 'step;
                    }
                    let place = all.partition_point(|it| *it < index);
                    all.insert(place, index);
                }
            }
            return all;
        }
        shown
    }

    /// Everything that is no text.
    fn marks(&self, scene: &mut Scene, full: bool) {
        if full {
            // Bands of several lines would cover each other.
            let mut own = self.curves.iter().filter(|it| it.colour != Colour::Context);
            if let (Some(curve), None) = (own.next(), own.next()) {
                self.band(scene, curve);
            }
        }
        for level in &self.levels {
            let down = self.axis.down(level.value);
            scene.rule("lvl", (0.0, down), (1.0, down));
        }
        let context = |it: &&Curve| it.colour == Colour::Context;
        for curve in self.curves.iter().filter(context) {
            self.line(scene, curve);
        }
        let plan: Vec<Spot> = self.plan.iter().map(|it| self.spot(it.0, it.1)).collect();
        if plan.len() > 1 {
            let kept = kept(plan.len(), |it| plan[it].1);
            scene.path("path", vec![kept.into_iter().map(|it| plan[it]).collect()]);
        }
        for curve in self.curves.iter().filter(|it| !context(it)) {
            self.line(scene, curve);
            if full {
                self.dots(scene, curve);
            }
        }
        for rule in &self.breaks {
            let x = self.x(rule.at);
            scene.rule("brk", (x, 1.0), (x, 0.0));
        }
        for event in self.events.iter().filter(|_| full) {
            let x = self.x(*event);
            scene.rule("evl", (x, 0.0), (x, 1.0));
        }
        if let Some(gap) = self.gap.as_ref().filter(|_| full) {
            scene.rule("gap", self.spot(gap.at, gap.value), self.spot(gap.at, gap.plan));
        }
        let size = if full { 1.0 } else { 0.75 };
        for goal in self.goals.iter().filter(|it| it.former) {
            scene.key_sign("tar hol", self.spot(goal.at, goal.value), Shape::Diamond, 7.0 * size);
        }
        for goal in self.goals.iter().filter(|it| !it.former) {
            scene.key_sign("tar", self.spot(goal.at, goal.value), Shape::Diamond, 8.0 * size);
        }
        for curve in self.curves.iter().filter(|it| !context(it)) {
            if let Some(last) = curve.points.last() {
                let class = if last.tentative { "pt hol" } else { "pt" };
                let class = with(class, curve.colour);
                let size = if full { 6.0 } else { 5.0 };
                scene.key_sign(class, self.spot(last.at, last.value), shape(curve.colour), size);
            }
        }
    }

    /// The 95 % band, where there are intervals; it ends where the line does (C-27, C-28, C-30).
    fn band(&self, scene: &mut Scene, curve: &Curve) {
        let mut runs: Vec<Vec<(f64, (f64, f64))>> = Vec::new();
        let mut going = false;
        for point in &curve.points {
            let Some(interval) = point.interval else {
                going = false;
                continue;
            };
            match runs.last_mut() {
                Some(run) if going && point.joined => run.push((point.at, interval)),
                _ => runs.push(vec![(point.at, interval)]),
            }
            going = true;
        }
        let mut areas = Vec::new();
        for run in &runs {
            if let [(at, interval)] = run[..] {
                let class = with("ci", curve.colour);
                scene.rule(class, self.spot(at, interval.0), self.spot(at, interval.1));
                continue;
            }
            let low =
                kept(run.len(), |it| run[it].1.0).into_iter().map(|it| (run[it].0, run[it].1.0));
            let high = kept(run.len(), |it| run[it].1.1).into_iter().rev();
            let high = high.map(|it| (run[it].0, run[it].1.1));
            areas.push(low.chain(high).map(|it| self.spot(it.0, it.1)).collect());
        }
        if !areas.is_empty() {
            scene.area(with("band", curve.colour), areas);
        }
    }

    /// The line: solid, thin before a break, dotted to what is provisional (C-28, C-29).
    fn line(&self, scene: &mut Scene, curve: &Curve) {
        let points = &curve.points;
        // Thinned stretch by stretch, so that gaps stay where they are.
        let mut runs: Vec<(Stroke, Vec<usize>)> = Vec::new();
        for (index, point) in points.iter().enumerate().skip(1).filter(|it| it.1.joined) {
            let stroke = match point {
                Point { tentative: true, .. } => Stroke::Tentative,
                Point { earlier: true, .. } => Stroke::Earlier,
                _ => Stroke::Solid,
            };
            match runs.last_mut() {
                Some((same, run)) if *same == stroke && run.last() == Some(&(index - 1)) => {
                    run.push(index);
                }
                _ => runs.push((stroke, vec![index - 1, index])),
            }
        }
        for stroke in [Stroke::Earlier, Stroke::Tentative, Stroke::Solid] {
            let mut paths = Vec::new();
            for (_, run) in runs.iter().filter(|it| it.0 == stroke) {
                let kept = kept(run.len(), |it| points[run[it]].value);
                let spot = |it: usize| self.spot(points[run[it]].at, points[run[it]].value);
                paths.push(kept.into_iter().map(spot).collect());
            }
            if !paths.is_empty() {
                scene.path(with(stroke.class(), curve.colour), paths);
            }
        }
        // In context a value alone is a dot too, or it would not be there at all.
        if curve.colour == Colour::Context {
            let alone = (0..points.len()).filter(|it| is_alone(points, *it));
            let alone: Vec<Spot> =
                alone.map(|it| self.spot(points[it].at, points[it].value)).collect();
            if !alone.is_empty() {
                scene.dots("dt ctx", alone);
            }
        }
    }

    /// The dots of a series but its last (C-40).
    fn dots(&self, scene: &mut Scene, curve: &Curve) {
        let points = &curve.points;
        let few = points.len() <= DOTS;
        let (mut plain, mut tentative, mut earlier) = (Vec::new(), Vec::new(), Vec::new());
        let before = points.len().saturating_sub(1);
        for (index, point) in points.iter().enumerate().take(before) {
            let labelled = point.label.is_some();
            if !(few || labelled || is_alone(points, index)) {
                continue;
            }
            let spot = self.spot(point.at, point.value);
            match point {
                Point { tentative: true, .. } => tentative.push(spot),
                Point { earlier: true, .. } => earlier.push(spot),
                _ => plain.push(spot),
            }
        }
        if !plain.is_empty() {
            scene.dots(with("dt", curve.colour), plain);
        }
        // Hollow: the ink, and the background over it.
        for (class, spots) in [("dt d5", tentative), ("dt", earlier)] {
            if !spots.is_empty() {
                scene.dots(with(class, curve.colour), spots.clone());
                scene.dots(if class == "dt" { "dt in" } else { "dt d5 in" }, spots);
            }
        }
    }
}

/// How a stretch of a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stroke {
    Solid,
    Earlier,
    Tentative,
}

impl Stroke {
    fn class(self) -> &'static str {
        match self {
            Stroke::Solid => "ln",
            Stroke::Earlier => "ln old",
            Stroke::Tentative => "ln prov",
        }
    }
}

/// Where the names of series stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Names {
    /// In a list above the plot, in the narrow form at least.
    pub(super) listed: bool,
    /// In the wide form too.
    pub(super) always: bool,
}

/// Whether a figure has no neighbour that it is joined with (C-27).
fn is_alone(points: &[Point], index: usize) -> bool {
    let before = index > 0 && points[index].joined;
    let after = points.get(index + 1).is_some_and(|it| it.joined);
    !before && !after
}

/// A class and that of a colour.
pub(super) fn with(class: &str, colour: Colour) -> String {
    let colour = match colour {
        Colour::First => return class.to_owned(),
        Colour::Second => "c2",
        Colour::Third => "c3",
        Colour::Fourth => "c4",
        Colour::Context => "ctx",
    };
    format!("{class} {colour}").trim_start().to_owned()
}

/// A colour's end mark (C-61).
pub(super) fn shape(colour: Colour) -> Shape {
    match colour {
        Colour::First | Colour::Context => Shape::Circle,
        Colour::Second => Shape::Square,
        Colour::Third => Shape::Triangle,
        Colour::Fourth => Shape::Diamond,
    }
}

/// A label below the axis of time, moved inwards where half of it is wider than the gutter.
fn edge(text: &Text, plot: Plot, form: Form) -> Text {
    let (left, right, ..) = plot.gutters(form);
    let (half, size) = (text.width() / 2.0, text.face.size());
    // Only the outermost: others have the plot beside them.
    let text = text.clone().moved(0.0, 1.45);
    if text.at.0 > 0.9 && half > right * 16.0 {
        Text { anchor: Anchor::End, dx: right * 16.0 / size, ..text }
    } else if text.at.0 < 0.1 && half > left * 16.0 {
        Text { anchor: Anchor::Start, dx: -left * 16.0 / size, ..text }
    } else {
        text
    }
}
