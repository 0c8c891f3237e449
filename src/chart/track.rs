//! Small marks in a list: the way from start to target (C-45), a spark (C-46), a stretch of time (C-48).

use super::rows::span;
use super::scene::{Anchor, Drawing, Face, Form, Plot, Scene, Shape, Spot, Text};
use super::text::width_px;

/// The way from start to target, in shares of it: 0 is the start, 100 the target, and to the right is
/// always better.
pub struct Track {
    /// Where it is now, in percent of the way; none without a figure.
    pub now: Option<Bead>,
    /// Where the plan is now; none when the target is met.
    pub plan: Option<f64>,
    /// What the plan's tick is called ("planen").
    pub plan_label: String,
    /// The start's figure, below: "61,2 %".
    pub start_label: String,
    /// The target's figure, below: "75 %".
    pub target_label: String,
}

/// The figure on the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Bead {
    /// In percent of the way; clamped to what can be shown, the label tells the truth.
    pub at: f64,
    /// "65,1 %".
    pub label: String,
}

/// What is shown of the way, in percent of it (C-45).
const DOMAIN: (f64, f64) = (-12.0, 108.0);
/// Beads beyond these stand there; their labels tell the truth.
const CLAMP: (f64, f64) = (-10.0, 104.0);
/// Between two labels in a line, in px.
const GAP: f64 = 6.0;

/// A label and where it may stand: from its place so many em to the right.
#[derive(Clone, Copy)]
struct Stand {
    x: f64,
    dx: f64,
    anchor: Anchor,
}

impl Stand {
    fn text(self, y: f64, dy: f64, face: Face, label: &str) -> Text {
        Text::new((self.x, y), self.anchor, face, label).moved(self.dx, dy)
    }

    /// From where to where the label reaches in a plot of this width.
    fn reach(self, face: Face, label: &str, width: f64) -> (f64, f64) {
        let wide = width_px(label, face.size(), face.weight());
        span(self.x * width + self.dx * face.size(), wide, self.anchor)
    }
}

/// Whether two labels are free of each other.
fn apart(one: (f64, f64), other: (f64, f64)) -> bool {
    one.1 + GAP <= other.0 || other.1 + GAP <= one.0
}

/// Inner widths for which the labels of a plot must stand well in a form.
fn widths(plot: Plot, form: Form) -> Vec<f64> {
    let (left, right, ..) = plot.gutters(form);
    plot.sizes(form).into_iter().map(|it| it.0 - (left + right) * 16.0).collect()
}

/// A place on the way as a fraction of the plot.
fn along(at: f64) -> f64 {
    (at.clamp(CLAMP.0, CLAMP.1) - DOMAIN.0) / (DOMAIN.1 - DOMAIN.0)
}

/// How a label that belongs to `x` may stand above or below it, the best first.
fn stands(x: f64) -> [Stand; 5] {
    [
        Stand { x, dx: 0.0, anchor: Anchor::Middle },
        Stand { x, dx: -0.7, anchor: Anchor::Start },
        Stand { x, dx: 0.7, anchor: Anchor::End },
        Stand { x, dx: -0.1, anchor: Anchor::Start },
        Stand { x, dx: 0.1, anchor: Anchor::End },
    ]
}

impl Track {
    /// The chart.
    pub fn draw(&self) -> Drawing {
        let plot = Plot::Track;
        let (start, target) = (along(0.0), along(100.0));
        let mut scene = Scene::default();
        scene.rule("tr0", (start, 0.5), (target, 0.5));
        if let Some(now) = &self.now {
            let now = along(now.at);
            scene.rule("tr1", (now.min(start), 0.5), (now.max(start), 0.5));
        }
        if let Some(plan) = self.plan {
            scene.rule("trx", (along(plan), 0.04), (along(plan), 0.96));
        }
        scene.sign("pt hol", (start, 0.5), Shape::Circle, 5.0);
        scene.sign("tar", (target, 0.5), Shape::Diamond, 8.0);
        if let Some(now) = &self.now {
            scene.key_sign("pt", (along(now.at), 0.5), Shape::Circle, 7.0);
        }
        let wide = self.labels(plot, Form::Wide);
        let narrow = self.labels(plot, Form::Narrow);
        for label in &wide {
            let form = if narrow.contains(label) { Form::Both } else { Form::Wide };
            scene.text("", label.clone()).only(form);
        }
        for label in narrow.into_iter().filter(|it| !wide.contains(it)) {
            scene.text("", label).only(Form::Narrow);
        }
        Drawing { starts_at: None, plot, scene }
    }

    /// The labels of a form, none of which touches another.
    fn labels(&self, plot: Plot, form: Form) -> Vec<Text> {
        let widths = widths(plot, form);
        let gutter = plot.gutters(form).0 * 16.0;
        // Start and target stand below at their ends; the figure is best below its bead.
        let first = Stand { x: along(0.0), dx: -0.5, anchor: Anchor::Start };
        let last = Stand { x: along(100.0), dx: 0.6, anchor: Anchor::End };
        let free = |stand: Stand, face, label: &str, others: &[(Stand, Face, &str)]| {
            widths.iter().all(|width| {
                let reach = stand.reach(face, label, *width);
                let inside = reach.0 >= -gutter && reach.1 <= *width + gutter;
                let clear = |it: &(Stand, Face, &str)| apart(reach, it.0.reach(it.1, it.2, *width));
                inside && others.iter().all(clear)
            })
        };
        let mut below = Vec::new();
        // What has no room gives way: it stands in the words beside the track.
        for (stand, label) in [(last, &self.target_label), (first, &self.start_label)] {
            if free(stand, Face::Plain, label, &below) {
                below.push((stand, Face::Plain, label.as_str()));
            }
        }
        let mut above = Vec::new();
        if let Some(now) = &self.now {
            let label = now.label.as_str();
            let x = along(now.at);
            let best = stands(x)[0];
            if free(best, Face::Value, label, &below) {
                below.push((best, Face::Value, label));
            } else {
                // Above there is nothing else yet; only the edges count.
                let stand = stands(x).into_iter().find(|it| free(*it, Face::Value, label, &[]));
                above.extend(stand.map(|it| (it, Face::Value, label)));
            }
        }
        if let Some(plan) = self.plan {
            // The plan's tick is known by its shape: its name gives way to the figure.
            let label = self.plan_label.as_str();
            let mut stands = stands(along(plan)).into_iter();
            let stand = stands.find(|it| free(*it, Face::Small, label, &above));
            above.extend(stand.map(|it| (it, Face::Small, label)));
        }
        let above = above.into_iter().map(|(it, face, label)| it.text(0.0, -0.3, face, label));
        let below = below.into_iter().map(|(it, face, label)| it.text(1.0, 1.12, face, label));
        above.chain(below).collect()
    }
}

/// A spark: values over time, no axis, a dot at the end. A gap is `None`.
pub fn spark(points: &[(f64, Option<f64>)]) -> Drawing {
    let known: Vec<(f64, f64)> =
        points.iter().filter_map(|(at, value)| Some((*at, (*value)?))).collect();
    let bounds = |values: &mut dyn Iterator<Item = f64>| {
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |it, at| (it.0.min(at), it.1.max(at)))
    };
    let times = bounds(&mut points.iter().map(|it| it.0));
    let values = bounds(&mut known.iter().map(|it| it.1));
    // Nothing is known of a scale with one place: all that is there lies in its middle, or at its end.
    let share = |at: f64, (low, high): (f64, f64), alone: f64| {
        if high > low { (at - low) / (high - low) } else { alone }
    };
    let spot = |(at, value): (f64, f64)| -> Spot {
        (share(at, times, 1.0), 1.0 - share(value, values, 0.5))
    };
    let mut runs: Vec<Vec<Spot>> = vec![Vec::new()];
    for (at, value) in points {
        match value {
            Some(value) => runs.last_mut().expect("one is there").push(spot((*at, *value))),
            None => runs.push(Vec::new()),
        }
    }
    let mut scene = Scene::default();
    let (alone, runs): (Vec<_>, Vec<_>) =
        runs.into_iter().filter(|it| !it.is_empty()).partition(|it| it.len() == 1);
    if !runs.is_empty() {
        scene.path("ln old", runs);
    }
    let last = known.last().map(|it| spot(*it));
    // A figure between two gaps is a dot (C-27); the last has one anyway.
    for dot in alone.into_iter().flatten().filter(|it| Some(*it) != last) {
        scene.sign("pt", dot, Shape::Circle, 2.75);
    }
    if let Some(last) = last {
        scene.key_sign("pt", last, Shape::Circle, 3.5);
    }
    Drawing { starts_at: None, plot: Plot::Spark, scene }
}

/// A row of a road map: one or more things between two times (C-48).
pub struct Stretch {
    /// Where the scale begins and ends, as years.
    pub scale: (f64, f64),
    /// Today.
    pub today: f64,
    /// What today is called ("I dag"), for a row that is the head of the others.
    pub today_label: Option<String>,
    /// From, to, and the class of its colour (`g-done`, `g-go`, `g-late`, `g-plan`).
    pub bars: Vec<(f64, f64, &'static str)>,
    /// What was moved: from when, to when. The first is an outline, and a dotted line leads on.
    pub moved: Vec<(f64, f64)>,
    /// Milestones, and the classes of their colours.
    pub points: Vec<(f64, &'static str)>,
    /// Years on the scale: at, label. The label is written in the head.
    pub years: Vec<(f64, String)>,
}

/// Height of a stretch's bar in px.
const THICK: f64 = 14.0;

impl Stretch {
    /// The row.
    pub fn draw(&self) -> Drawing {
        let (from, to) = self.scale;
        let along =
            |at: f64| if to > from { ((at - from) / (to - from)).clamp(0.0, 1.0) } else { 0.0 };
        let mut scene = Scene::default();
        let now = along(self.today);
        if let Some(label) = &self.today_label {
            self.head(&mut scene, &along, label);
            return Drawing { starts_at: None, plot: Plot::StretchHead, scene };
        }
        if !self.years.is_empty() {
            let line = |at: f64| vec![(along(at), 0.0), (along(at), 1.0)];
            scene.path("gr", self.years.iter().map(|it| line(it.0)).collect());
        }
        for (from, to, class) in &self.bars {
            scene.bar(*class, (along(*from), 0.5), along(*to) - along(*from), THICK, 2.0);
        }
        if !self.moved.is_empty() {
            let way = |(from, to): &(f64, f64)| vec![(along(*from), 0.5), (along(*to), 0.5)];
            scene.path("move", self.moved.iter().map(way).collect());
        }
        // Before the milestones: today must not hide one.
        scene.rule("now", (now, -0.2), (now, 1.2));
        for (from, _) in &self.moved {
            scene.sign("ms ghost", (along(*from), 0.5), Shape::Diamond, 7.0);
        }
        for (at, class) in &self.points {
            scene.key_sign(format!("ms {class}"), (along(*at), 0.5), Shape::Diamond, 8.0);
        }
        Drawing { starts_at: None, plot: Plot::Stretch, scene }
    }

    /// Years and today. Years that would touch others give way, in the narrow form more of them.
    fn head(&self, scene: &mut Scene, along: &dyn Fn(f64) -> f64, label: &str) {
        let plot = Plot::StretchHead;
        let gutter = plot.gutters(Form::Wide).0 * 16.0;
        let now = along(self.today);
        let both = [widths(plot, Form::Wide), widths(plot, Form::Narrow)].concat();
        let free = |it: &Stand| {
            both.iter().all(|width| {
                let reach = it.reach(Face::Value, label, *width);
                reach.0 >= -gutter && reach.1 <= width + gutter
            })
        };
        let stand = stands(now).into_iter().find(free);
        if let Some(stand) = stand {
            scene.text("", stand.text(0.0, 0.9, Face::Value, label));
        }
        scene.rule("now", (now, 0.42), (now, 1.2));
        let stand = |at: f64| Stand { x: along(at), dx: 0.3, anchor: Anchor::Start };
        let face = Face::Plain;
        // Today's line goes through the years: what it would strike is left out.
        let clear = |(at, label): &&(f64, String), width: f64| {
            let reach = stand(*at).reach(face, label, width);
            let line = now * width;
            (line < reach.0 - 2.0 || line > reach.1 + 2.0) && reach.1 <= width + gutter
        };
        let kept = |form: Form| -> Vec<&(f64, String)> {
            let sizes = widths(plot, form);
            let fits = |step: usize| {
                sizes.iter().all(|width| {
                    let reach = |it: &&(f64, String)| stand(it.0).reach(face, &it.1, *width);
                    let kept: Vec<_> = self.years.iter().step_by(step).collect();
                    kept.windows(2).all(|it| apart(reach(&it[0]), reach(&it[1])))
                })
            };
            let step = (1..=self.years.len().max(1)).find(|it| fits(*it)).unwrap_or(1);
            let years = self.years.iter().step_by(step);
            years.filter(|it| sizes.iter().all(|width| clear(it, *width))).collect()
        };
        let (wide, narrow) = (kept(Form::Wide), kept(Form::Narrow));
        for year in &self.years {
            let form = match (wide.contains(&year), narrow.contains(&year)) {
                (true, true) => Form::Both,
                (true, false) => Form::Wide,
                (false, true) => Form::Narrow,
                (false, false) => continue,
            };
            let text = stand(year.0).text(1.0, -0.3, face, &year.1);
            scene.text("", text).only(form);
        }
    }
}
