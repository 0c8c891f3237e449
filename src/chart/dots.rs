//! Dots in rows: groups at one or two times (C-42), shares who agree (C-49).

use super::rows::{Figures, Rows, Words};
use super::scene::{Drawing, Plot, Scene, Shape, Spot};
use super::{Axis, Number};

/// A dot plot.
pub struct Dots<'a> {
    /// The scale of values.
    pub axis: &'a Axis,
    /// Writes the numbers on it, with the unit's sign where it is short ("60 %").
    pub number: Number<'a>,
    /// A level that all are held against: the target or the whole; and its name.
    pub level: Option<(f64, String)>,
    /// One row for each group, in order.
    pub rows: Vec<Dot>,
}

/// A group.
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    /// Its name, above its row.
    pub name: String,
    /// The earlier figure: hollow.
    pub start: Option<f64>,
    /// The latest figure: filled.
    pub now: Option<f64>,
    /// Its 95 % interval.
    pub interval: Option<(f64, f64)>,
    /// Provisional or estimated.
    pub tentative: bool,
    /// What stands to the right: "65,1 %", or "ikke målt".
    pub label: String,
}

/// Room of a row below its name, in rem; with a name of one line a row is 3 rem high (C-42).
const BODY: f64 = 1.35;
/// From there down to the middle of the dots.
const MIDDLE: f64 = 0.7;
/// Between rows.
const GAP: f64 = 0.5;
/// Room above all rows for the name of the level.
const HEAD: f64 = 1.5;
/// Half the height of a whisker's caps.
const CAP: f64 = 0.36;
/// From a dot's middle to the end of the plot, in px, if its figure is to stand in the gutter.
const EDGE: f64 = 6.0;
/// Half the height of the level's line in a row.
const TALL: f64 = 0.6;

impl Dots<'_> {
    /// The chart. It is as high as its rows need.
    pub fn draw(&self) -> Drawing {
        let words: Vec<Words> = self
            .rows
            .iter()
            .map(|it| Words { name: &it.name, label: &it.label, known: it.now.is_some() })
            .collect();
        let head = if self.level.is_some() { HEAD } else { 0.0 };
        let mut rows = Rows::new(&words, head, BODY, GAP, Figures::InGutter);
        // A dot at the edge reaches into the gutter.
        let at_edge = |it: &Dot| {
            let ends = [it.start, it.now, it.interval.map(|it| it.1)];
            let last = ends.into_iter().flatten().map(|it| self.axis.along(it)).fold(0.0, f64::max);
            (1.0 - last) * rows.least() < EDGE
        };
        if self.rows.iter().any(at_edge) {
            rows = Rows::new(&words, head, BODY, GAP, Figures::Beside);
        }
        let mut scene = Scene::default();
        rows.scale(&mut scene, self.axis, self.number);
        let middles: Vec<f64> = (0..words.len()).map(|at| rows.body(at) + MIDDLE).collect();
        let line = |at: usize, from: f64, to: f64| -> Vec<Spot> {
            let y = rows.y(middles[at]);
            vec![(from, y), (to, y)]
        };
        let down = |at: usize, x: f64, half: f64| -> Vec<Spot> {
            vec![(x, rows.y(middles[at] - half)), (x, rows.y(middles[at] + half))]
        };
        // One path for all rows: it is the same line again and again.
        let (mut ways, mut moves, mut whiskers, mut levels) = (vec![], vec![], vec![], vec![]);
        for (at, row) in self.rows.iter().enumerate() {
            ways.push(line(at, 0.0, 1.0));
            if let (Some(start), Some(now)) = (row.start, row.now) {
                moves.push(line(at, self.axis.along(start), self.axis.along(now)));
            }
            if let (Some((low, high)), Some(_)) = (row.interval, row.now) {
                let (low, high) = (self.axis.along(low), self.axis.along(high));
                whiskers.extend([line(at, low, high), down(at, low, CAP), down(at, high, CAP)]);
            }
            if let Some((level, _)) = &self.level {
                levels.push(down(at, self.axis.along(*level), TALL));
            }
        }
        for (class, runs) in [("way", ways), ("move", moves), ("lvl", levels), ("ci", whiskers)] {
            if !runs.is_empty() {
                scene.path(class, runs);
            }
        }
        for (at, row) in self.rows.iter().enumerate() {
            let y = rows.y(middles[at]);
            if let Some(start) = row.start {
                scene.sign("pt hol", (self.axis.along(start), y), Shape::Circle, 5.0);
            }
            if let Some(now) = row.now {
                let class = if row.tentative { "pt hol ten" } else { "pt" };
                scene.key_sign(class, (self.axis.along(now), y), Shape::Circle, 6.5);
            }
            rows.name(&mut scene, at);
            if row.now.is_none() || rows.beside() {
                rows.beside_name(&mut scene, at, &row.label, row.now.is_some());
            } else {
                rows.in_gutter(&mut scene, y, &row.label);
            }
        }
        if let Some((level, name)) = &self.level {
            rows.on_top(&mut scene, self.axis.along(*level), 0.5, name);
        }
        Drawing {
            starts_at: self.axis.starts_at(),
            plot: Plot::Rows { height: rows.height },
            scene,
        }
    }
}
