//! The words in a line chart: who asks first gets the best place. Does *not* know how a place is
//! judged (`place`) or what the lines mean.

use super::line::{Curve, Goal, Line, Names, Point, shape, with};
use super::place::{Keep, Missing, Placer, apart};
use super::scene::{Anchor, Face, Form, Plot, Scene, Spot, Text};
use super::{Colour, place};

/// Labels of a line chart.
pub(super) struct Labels<'a> {
    pub(super) line: &'a Line<'a>,
    pub(super) plot: Plot,
    pub(super) names: Names,
}

/// Above a point or below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Above,
    Below,
}

impl Side {
    fn other(self) -> Side {
        match self {
            Side::Above => Side::Below,
            Side::Below => Side::Above,
        }
    }

    /// Baseline in em for a text so many lines from a point.
    fn line(self, count: f64) -> f64 {
        match self {
            Side::Above => -0.75 - 0.9 * count,
            Side::Below => 1.3 + 0.9 * count,
        }
    }
}

/// With more breaks than this none is named in the drawing.
const MOST_BREAKS: usize = 12;
/// So many names have room in a list: four series, and the whole behind them (C-22).
pub(super) const MOST_NAMES: usize = 5;

impl Labels<'_> {
    /// Puts all of them, what matters most first. Says in which forms the names found no place.
    pub(super) fn put(&self, scene: &mut Scene) -> Missing {
        let mut placer = Placer::new(scene, self.plot);
        self.unit(scene, &mut placer);
        let mut missing = Missing::default();
        if self.line.named().next().is_some() {
            self.list(scene, &mut placer);
            missing = self.named(scene, &mut placer);
        } else {
            self.latest(scene, &mut placer);
        }
        for goal in self.line.goals.iter().rev().filter(|it| !it.former) {
            self.goal(scene, &mut placer, goal);
        }
        self.events(scene, &mut placer);
        self.baseline(scene, &mut placer);
        self.gap(scene, &mut placer);
        self.levels(scene, &mut placer);
        self.plan(scene, &mut placer);
        self.breaks(scene, &mut placer);
        missing
    }

    /// Only the latest figure: small multiples.
    pub(super) fn latest_only(&self, scene: &mut Scene) {
        let mut placer = Placer::new(scene, self.plot);
        self.latest(scene, &mut placer);
    }

    /// Once at the top left (C-25).
    fn unit(&self, scene: &mut Scene, placer: &mut Placer) {
        if self.line.unit.is_empty() {
            return;
        }
        let indent = -self.plot.gutters(Form::Narrow).0 * 16.0 / Face::Small.size();
        let text = Text::new((0.0, 0.0), Anchor::Start, Face::Small, self.line.unit);
        // Left out in the narrow form if it is longer than the chart is wide; the subtitle has it.
        placer.put(scene, "", Form::Both, &[vec![text.moved(indent, -1.15)]], Keep::Needed);
    }

    fn latest(&self, scene: &mut Scene, placer: &mut Placer) {
        let Some(point) = self.line.main().and_then(|it| it.points.last()) else { return };
        let Some(label) = &point.label else { return };
        let text = Text::new(self.spot(point), Anchor::Start, Face::Value, label.clone());
        let mut places = around(&text, self.away(point));
        if self.line.plan.is_empty() {
            // Nothing goes on to the right: beside the point, not above.
            places.swap(0, 1);
        }
        let mut places: Vec<Vec<Text>> = places.into_iter().map(|it| vec![it]).collect();
        // "66,8 % (foreløbigt)" and "9,6 pr. 100.000" in two lines, before they cross the plan.
        let long = |it: &&str| it.chars().count() > 10;
        let unit = || label.find(['\u{a0}', ' ']).filter(|_| long(&label.as_str()));
        if let Some(at) = label.find(" (").or_else(unit) {
            let (value, rest) = label.split_at(at);
            let line = |words: String, dx: f64, dy: f64, anchor: Anchor| Text {
                anchor,
                ..Text::new(self.spot(point), anchor, Face::Value, words).moved(dx, dy)
            };
            let below = self.away(point) == Side::Below;
            let tops = if below { [1.1, 0.35, 1.7] } else { [-1.6, -0.8, -2.2] };
            for (dx, anchor) in [(0.75, Anchor::Start), (0.4, Anchor::End), (1.0, Anchor::End)] {
                for top in tops {
                    places.push(vec![
                        line(value.to_owned(), dx, top, anchor),
                        line(rest.trim_start().to_owned(), dx, top + 1.15, anchor),
                    ]);
                }
            }
        }
        placer.put_each(scene, "", &places, Keep::Needed);
    }

    /// The side of the latest figure where the plan is not; without a plan, where the line does not
    /// come from.
    fn away(&self, point: &Point) -> Side {
        let plan = self.line.gap.as_ref().map(|it| it.plan).or_else(|| self.line.planned(point.at));
        if let Some(plan) = plan.filter(|it| *it != point.value) {
            return if plan > point.value { Side::Below } else { Side::Above };
        }
        let points = self.line.main().map_or(&[][..], |it| &it.points);
        match points {
            [.., before, last] if before.value > last.value => Side::Below,
            _ => Side::Above,
        }
    }

    /// The figures before the latest that have a label: the baseline. Beside its point or not at all:
    /// further away it would be read as a number on the axis.
    fn baseline(&self, scene: &mut Scene, placer: &mut Placer) {
        for curve in self.line.curves.iter().filter(|it| it.colour != Colour::Context) {
            let before = curve.points.len().saturating_sub(1);
            for (index, point) in curve.points.iter().enumerate().take(before) {
                let Some(label) = &point.label else { continue };
                let next = curve.points.get(index + 1).map_or(point.value, |it| it.value);
                let side = if next < point.value { Side::Above } else { Side::Below };
                let text = Text::new(self.spot(point), Anchor::Start, Face::Value, label.clone());
                let places: Vec<Vec<Text>> =
                    beside(&text, side).into_iter().map(|it| vec![it]).collect();
                placer.put_each(scene, "", &places, Keep::AtMost(6));
            }
        }
    }

    /// In the wide form beside the latest figure; in the narrow one only where nothing is covered:
    /// the text beside the chart says it too.
    fn gap(&self, scene: &mut Scene, placer: &mut Placer) {
        let Some(gap) = &self.line.gap else { return };
        let at = self.line.spot(gap.at, gap.value);
        let middle = (at.0, (at.1 + self.line.axis.down(gap.plan)) / 2.0);
        let text = Text::new(at, Anchor::Start, Face::Gap, gap.label.clone());
        let beside = |dy: f64| text.clone().moved(0.81, dy);
        let left = |dy: f64| Text { anchor: Anchor::End, ..text.clone().moved(-0.81, dy) };
        let below = [2.5, 1.7, 3.2, 1.2, 4.0];
        let above = [-1.8, -1.1, -2.5, -0.6, -3.3];
        let (first, second) = if gap.plan > gap.value { (below, above) } else { (above, below) };
        let mut places: Vec<Vec<Text>> = first.iter().map(|it| vec![beside(*it)]).collect();
        places.push(vec![Text { at: middle, ..text.clone() }.moved(0.6, 0.35)]);
        places.extend(second.iter().map(|it| vec![beside(*it)]));
        places.extend(first.iter().map(|it| vec![left(*it)]));
        placer.put(scene, "", Form::Wide, &places, Keep::Needed);
        placer.put(scene, "", Form::Narrow, &places, Keep::IfClear);
    }

    /// Two lines at the right in the wide form, one line inside the plot in the narrow one (C-31).
    fn goal(&self, scene: &mut Scene, placer: &mut Placer, goal: &Goal) {
        let at = self.line.spot(goal.at, goal.value);
        let (first, second) = &goal.label;
        let text = |words: &str| Text::new(at, Anchor::Start, Face::Strong, words);
        let one = text(format!("{first} {second}").trim());
        let mut inside = Vec::new();
        for (dx, dy, anchor) in [
            (0.6, -1.1, Anchor::End),
            (1.1, -1.1, Anchor::End),
            (0.6, 1.8, Anchor::End),
            (1.1, 1.8, Anchor::End),
            (0.0, -1.1, Anchor::Middle),
            (0.0, 1.8, Anchor::Middle),
            (-1.1, 0.35, Anchor::End),
            (0.6, -2.2, Anchor::End),
            (0.6, 2.9, Anchor::End),
            (-0.6, -1.1, Anchor::Start),
            (-0.6, 1.8, Anchor::Start),
        ] {
            inside.push(vec![Text { anchor, ..one.clone().moved(dx, dy) }]);
        }
        let mut beside = Vec::new();
        for top in [-0.15, -0.9, 0.35, -1.6, 1.1, -2.4, 2.0] {
            let lines = [(first, top), (second, top + 1.25)];
            let lines = lines.into_iter().filter(|it| !it.0.is_empty());
            beside.push(lines.map(|it| text(it.0).moved(1.1, it.1)).collect());
        }
        beside.extend(inside.iter().cloned());
        // In two lines, if one is too long: what is not said to be the target might be any figure.
        for (dx, top) in [(0.6, -2.35), (0.6, 1.8), (-1.1, -0.3), (-1.1, -2.35), (-1.1, 1.1)] {
            let line =
                |words: &str, dy: f64| Text { anchor: Anchor::End, ..text(words).moved(dx, dy) };
            inside.push(vec![line(first, top), line(second, top + 1.25)]);
        }
        placer.put(scene, "", Form::Wide, &beside, Keep::Needed);
        placer.put(scene, "", Form::Narrow, &inside, Keep::Needed);
    }

    /// Numbers on top of their lines; those of one time together (C-32).
    fn events(&self, scene: &mut Scene, placer: &mut Placer) {
        let mut done = 0;
        let events = &self.line.events;
        while let Some(event) = events.get(done) {
            let same = events[done..].iter().take_while(|it| *it == event).count();
            let words: String = (done..done + same).map(circled).collect();
            done += same;
            let text = Text::new((self.line.x(*event), 0.0), Anchor::Middle, Face::Value, words);
            let mut places = Vec::new();
            for (dx, dy, anchor) in [
                (0.0, -0.45, Anchor::Middle),
                (0.3, 0.95, Anchor::Start),
                (-0.3, 0.95, Anchor::End),
                (-0.4, -0.45, Anchor::Start),
                (0.4, -0.45, Anchor::End),
                (0.3, 2.1, Anchor::Start),
                (-0.3, 2.1, Anchor::End),
                (0.3, 3.3, Anchor::Start),
                (-0.3, 3.3, Anchor::End),
                (0.3, 4.5, Anchor::Start),
                (0.3, 5.7, Anchor::Start),
                (-0.3, 5.7, Anchor::End),
            ] {
                places.push(vec![Text { anchor, ..text.clone().moved(dx, dy) }]);
            }
            // Its own line does not count as crossed, but it would: so the first free place is taken.
            placer.put_first(scene, "", Form::Both, &places);
        }
    }

    /// Limits to keep: in the gutter where there is one, else on the line.
    fn levels(&self, scene: &mut Scene, placer: &mut Placer) {
        for level in &self.line.levels {
            let down = self.line.axis.down(level.value);
            let text = Text::new((1.0, down), Anchor::Start, Face::Strong, level.label.clone());
            let mut places = vec![vec![text.clone().moved(0.5, 0.35)]];
            for (x, anchor, dx) in [
                (1.0, Anchor::End, 0.0),
                (0.0, Anchor::Start, 0.4),
                (0.5, Anchor::Middle, 0.0),
                (0.25, Anchor::Middle, 0.0),
                (0.75, Anchor::Middle, 0.0),
            ] {
                for dy in [-0.45, 1.15] {
                    let text = Text { at: (x, down), anchor, ..text.clone() };
                    places.push(vec![text.moved(dx, dy)]);
                }
            }
            placer.put(scene, "", Form::Both, &places, Keep::Needed);
        }
    }

    /// What the dashed line is called, somewhere along it where nothing is covered.
    fn plan(&self, scene: &mut Scene, placer: &mut Placer) {
        let plan = &self.line.plan;
        let (Some(first), Some(last)) = (plan.first(), plan.last()) else { return };
        if self.line.plan_label.is_empty() || plan.len() < 2 {
            return;
        }
        let rising = last.1 >= first.1;
        let mut places = Vec::new();
        for share in [0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2, 0.9, 0.1] {
            let at = first.0 + (last.0 - first.0) * share;
            let Some(value) = self.line.planned(at) else { continue };
            let text = Text::new(
                self.line.spot(at, value),
                Anchor::End,
                Face::Strong,
                self.line.plan_label,
            );
            let end = |dy: f64| Text { anchor: Anchor::End, ..text.clone().moved(-0.6, dy) };
            let start = |dy: f64| Text { anchor: Anchor::Start, ..text.clone().moved(0.6, dy) };
            let two = if rising { [end(-0.5), start(1.3)] } else { [start(-0.5), end(1.3)] };
            places.extend(two.map(|it| vec![it]));
        }
        placer.put(scene, "", Form::Both, &places, Keep::IfClear);
    }

    /// A few words beside a break, in the wide form where nothing is covered; the notes always say it.
    fn breaks(&self, scene: &mut Scene, placer: &mut Placer) {
        // Among many none finds room, and to look for it takes long.
        let named = if self.line.breaks.len() > MOST_BREAKS { &[] } else { &self.line.breaks[..] };
        for rule in named.iter().filter(|it| !it.label.is_empty()) {
            let mut places = Vec::new();
            let (first, second) = halves(&rule.label);
            let part = |words: &str, y: f64, dx: f64, dy: f64, anchor: Anchor| {
                let at = (self.line.x(rule.at), y);
                Text::new(at, anchor, Face::Small, words).moved(dx, dy)
            };
            for (y, upper, lower) in [(1.0, -1.8, -0.6), (0.0, 1.0, 2.2)] {
                let one = if y > 0.5 { lower } else { upper };
                places.push(vec![part(&rule.label, y, 0.5, one, Anchor::Start)]);
                places.push(vec![part(&rule.label, y, -0.5, one, Anchor::End)]);
                if second.is_empty() {
                    continue;
                }
                let across = [(first, -0.5, one, Anchor::End), (second, 0.5, one, Anchor::Start)];
                let right =
                    [(first, 0.5, upper, Anchor::Start), (second, 0.5, lower, Anchor::Start)];
                let left = [(first, -0.5, upper, Anchor::End), (second, -0.5, lower, Anchor::End)];
                for lines in [across, right, left] {
                    places.push(lines.map(|it| part(it.0, y, it.1, it.2, it.3)).to_vec());
                }
            }
            placer.put(scene, "", Form::Wide, &places, Keep::IfClear);
        }
    }

    /// Names at the ends of their lines: at the right and apart from each other in the wide form, on
    /// the free side in the narrow one. All or none: a name here and another in a list would be a riddle.
    fn named(&self, scene: &mut Scene, placer: &mut Placer) -> Missing {
        let curves: Vec<&Curve> = self.line.named().collect();
        let mut missing = Missing::default();
        if !self.names.always {
            missing.wide = !self.named_wide(scene, placer, &curves);
        }
        if self.names.listed {
            return missing;
        }
        for curve in &curves {
            let Some(last) = curve.points.last() else { continue };
            let text = Text::new(self.spot(last), Anchor::Start, Face::Strong, name(curve));
            let mut places: Vec<Vec<Text>> = around(&text, self.free_side(curve, &curves))
                .into_iter()
                .map(|it| vec![it])
                .collect();
            // Along the line: over or under one of its later points.
            for point in curve.points.iter().rev().skip(1).take(4) {
                for side in [Side::Above, Side::Below] {
                    let text =
                        Text { at: self.spot(point), anchor: Anchor::Middle, ..text.clone() };
                    places.push(vec![text.moved(0.0, side.line(0.0))]);
                }
            }
            let found = placer.put(scene, colour(curve), Form::Narrow, &places, Keep::IfClear);
            missing.narrow |= found.narrow;
        }
        missing
    }

    /// The side of a line's end where the others are not.
    fn free_side(&self, curve: &Curve, all: &[&Curve]) -> Side {
        let end = |it: &Curve| it.points.last().map_or(0.0, |it| it.value);
        let above = all.iter().filter(|it| end(it) > end(curve)).count();
        let below = all.iter().filter(|it| end(it) < end(curve)).count();
        if above > below { Side::Below } else { Side::Above }
    }

    fn named_wide(&self, scene: &mut Scene, placer: &mut Placer, curves: &[&Curve]) -> bool {
        let last = |it: &&Curve| it.points.last().map_or((0.5, 0.5), |it| self.spot(it));
        let ends: Vec<Spot> = curves.iter().map(last).collect();
        let wanted: Vec<f64> = ends.iter().map(|it| it.1).collect();
        let least = self.plot.sizes(Form::Wide).into_iter();
        let least = least.map(|it| place::inner(self.plot, Form::Wide, it));
        let (width, height) = least
            .fold((f64::INFINITY, f64::INFINITY), |all, it| (all.0.min(it.2), all.1.min(it.3)));
        let gutter = self.plot.gutters(Form::Wide).1 * 16.0;
        let size = Face::Strong.size();
        // On one line each; then on up to three.
        for most in [1, 2, 3] {
            let mut groups: Vec<Vec<String>> = Vec::new();
            for (curve, end) in curves.iter().zip(&ends) {
                let room = (1.0 - end.0) * width + gutter - 0.85 * size - 1.0;
                let words = name(curve);
                let lines = super::text::wrap(&words, size, Face::Strong.weight(), room);
                groups.push(if most == 1 { vec![words] } else { lines });
            }
            let longest = groups.iter().map(Vec::len).max().unwrap_or(1);
            if longest > most {
                continue;
            }
            let gap = (longest as f64 * 1.15 + 0.1) * size / height;
            let heights = apart(&wanted, gap, -0.04, 1.04);
            // Further from their ends nobody sees whose they are.
            let far = |it: (&f64, &f64)| (it.0 - it.1).abs() * height > 1.3 * size;
            if heights.iter().zip(&wanted).any(far) {
                return false;
            }
            let mut places = Vec::new();
            for ((lines, end), down) in groups.iter().zip(&ends).zip(&heights) {
                let first = 0.35 - (lines.len() as f64 - 1.0) * 1.15 / 2.0;
                let line = |(index, words): (usize, &String)| {
                    let text =
                        Text::new((end.0, *down), Anchor::Start, Face::Strong, words.clone());
                    text.moved(0.85, first + index as f64 * 1.15)
                };
                places.push(lines.iter().enumerate().map(line).collect::<Vec<Text>>());
            }
            let all: Vec<Text> = places.iter().flatten().cloned().collect();
            if placer.fits(Form::Wide, &all) {
                for (curve, group) in curves.iter().zip(places) {
                    placer.put(scene, colour(curve), Form::Wide, &[group], Keep::Needed);
                }
                return true;
            }
        }
        false
    }

    /// Names in a list above the plot, with the marks of their lines.
    fn list(&self, scene: &mut Scene, placer: &mut Placer) {
        if !self.names.listed {
            return;
        }
        let form = if self.names.always { Form::Both } else { Form::Narrow };
        let curves: Vec<&Curve> = self.line.named().take(MOST_NAMES).collect();
        let left = -self.plot.gutters(Form::Narrow).0 * 16.0;
        for (row, curve) in curves.iter().enumerate() {
            let lines_below = (curves.len() - 1 - row) as f64;
            // The unit stands between the list and the plot.
            let base = -32.0 - 20.0 * lines_below;
            let sign = (left + 7.0, base - 4.5);
            let class = with("pt", curve.colour);
            scene.shifted_sign(class, (0.0, 0.0), sign, shape(curve.colour), 6.0).only(form);
            let size = Face::Strong.size();
            let put = |words: String| {
                let text = Text::new((0.0, 0.0), Anchor::Start, Face::Strong, words);
                vec![text.moved((left + 18.0) / size, base / size)]
            };
            let room = |form: Form| {
                let widths = self.plot.sizes(form).into_iter().map(|it| it.0);
                widths.fold(f64::INFINITY, f64::min) - 20.0
            };
            let narrow = shortened(curve, room(Form::Narrow));
            let wide = shortened(curve, room(Form::Wide));
            if form == Form::Both && wide != narrow {
                placer.put(scene, colour(curve), Form::Wide, &[put(wide)], Keep::Needed);
                placer.put(scene, colour(curve), Form::Narrow, &[put(narrow)], Keep::Needed);
            } else {
                placer.put(scene, colour(curve), form, &[put(narrow)], Keep::Needed);
            }
        }
    }

    fn spot(&self, point: &Point) -> Spot {
        self.line.spot(point.at, point.value)
    }
}

/// A line's name and its latest figure.
fn name(curve: &Curve) -> String {
    let label = curve.points.last().and_then(|it| it.label.as_deref()).unwrap_or_default();
    let name = curve.name.as_deref().unwrap_or_default();
    // A figure and its sign stay together.
    format!("{name} {}", label.replace(' ', "\u{a0}")).trim().to_owned()
}

/// The same, its name cut off if there is no room for it.
fn shortened(curve: &Curve, room: f64) -> String {
    let whole = name(curve);
    let width =
        |words: &str| super::text::width_px(words, Face::Strong.size(), Face::Strong.weight());
    if width(&whole) <= room {
        return whole;
    }
    let label = curve.points.last().and_then(|it| it.label.as_deref()).unwrap_or_default();
    let mut letters: Vec<char> = curve.name.as_deref().unwrap_or_default().chars().collect();
    loop {
        let cut: String = letters.iter().collect();
        let words = format!("{}… {label}", cut.trim_end()).trim().to_owned();
        if letters.pop().is_none() || width(&words) <= room {
            return words;
        }
    }
}

/// Words in two parts of about the same length; the second is empty if there is only one word.
fn halves(words: &str) -> (&str, &str) {
    let middle = words.len() as i64 / 2;
    let spaces = words.match_indices(' ').map(|it| it.0);
    match spaces.min_by_key(|it| (*it as i64 - middle).abs()) {
        Some(at) => (words[..at].trim_end(), words[at..].trim_start()),
        None => (words, ""),
    }
}

/// The class of words in a line's colour.
fn colour(curve: &Curve) -> &'static str {
    match curve.colour {
        Colour::First => "c1",
        Colour::Second => "c2",
        Colour::Third => "c3",
        Colour::Fourth => "c4",
        Colour::Context => "",
    }
}

/// ① for 0, up to ⑳; then plain numbers.
fn circled(index: usize) -> String {
    match u32::try_from(index).ok().filter(|it| *it < 20).and_then(|it| char::from_u32(0x2460 + it))
    {
        Some(letter) => letter.to_string(),
        None => format!("({})", index + 1),
    }
}

/// Places around the end of a line, the best first: to the right of it.
fn around(text: &Text, side: Side) -> Vec<Text> {
    let beside = |dy: f64| text.clone().moved(0.75, dy);
    let at = |anchor: Anchor, dx: f64, side: Side, lines: f64| Text {
        anchor,
        ..text.clone().moved(dx, side.line(lines))
    };
    let slightly = |side: Side| if side == Side::Below { 1.1 } else { -0.45 };
    let mut places = Vec::new();
    places.extend([beside(slightly(side)), beside(0.35), beside(slightly(side.other()))]);
    // Further away it would be another point's.
    for (side, lines) in [(side, 0.0), (side, 0.7), (side.other(), 0.0), (side.other(), 0.5)] {
        places.push(at(Anchor::Middle, 0.0, side, lines));
        places.push(at(Anchor::End, 0.4, side, lines));
        places.push(at(Anchor::Start, -0.4, side, lines));
    }
    places.push(Text { anchor: Anchor::End, ..text.clone().moved(-0.75, 0.35) });
    places.push(Text { anchor: Anchor::End, ..text.clone().moved(1.0, side.line(0.0)) });
    places.push(Text { anchor: Anchor::End, ..text.clone().moved(1.0, side.other().line(0.0)) });
    places
}

/// Places that touch a point inside a line, the best first: nobody asks whose figure it is.
fn beside(text: &Text, side: Side) -> Vec<Text> {
    let near = |side: Side| if side == Side::Below { 1.15 } else { -0.6 };
    let mut places = Vec::new();
    for side in [side, side.other()] {
        for dx in [-0.3, 0.2, 0.6, 1.0] {
            places.push(text.clone().moved(dx, near(side)));
        }
        places.push(Text { anchor: Anchor::Middle, ..text.clone().moved(0.0, near(side)) });
        places.push(Text { anchor: Anchor::End, ..text.clone().moved(0.3, near(side)) });
        for further in [1.6, 2.3] {
            places.push(text.clone().moved(-0.3, further * near(side)));
        }
    }
    places.push(text.clone().moved(0.75, 0.35));
    places.push(Text { anchor: Anchor::End, ..text.clone().moved(-0.75, 0.35) });
    // At the axis of values it would be read as one of its numbers.
    places.retain(|it| it.at.0 > 0.02 || it.anchor == Anchor::Start);
    places
}
