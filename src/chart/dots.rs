//! Dots in rows: groups at one or two times (C-42), shares who agree (C-49); and where there are too
//! many groups for a row each, one strip for each time.

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
/// With more rows than this they stand closer, and their dots are a few paths: a page of 40 groups
/// stays light.
const MANY: usize = 15;
/// The same for those: room of a row, from there to the middle of the dots, and between rows.
const CLOSE: (f64, f64, f64) = (0.8, 0.4, 0.15);
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
        let many = self.rows.len() > MANY;
        let (body, middle, gap) = if many { CLOSE } else { (BODY, MIDDLE, GAP) };
        let mut rows = Rows::new(&words, head, body, gap, Figures::InGutter);
        // A dot at the edge reaches into the gutter.
        let at_edge = |it: &Dot| {
            let ends = [it.start, it.now, it.interval.map(|it| it.1)];
            let last = ends.into_iter().flatten().map(|it| self.axis.along(it)).fold(0.0, f64::max);
            (1.0 - last) * rows.least() < EDGE
        };
        if self.rows.iter().any(at_edge) {
            rows = Rows::new(&words, head, body, gap, Figures::Beside);
        }
        let mut scene = Scene::default();
        rows.scale(&mut scene, self.axis, self.number);
        let middles: Vec<f64> = (0..words.len()).map(|at| rows.body(at) + middle).collect();
        let line = |at: usize, from: f64, to: f64| -> Vec<Spot> {
            let y = rows.y(middles[at]);
            vec![(from, y), (to, y)]
        };
        let down = |at: usize, x: f64, half: f64| -> Vec<Spot> {
            vec![(x, rows.y(middles[at] - half)), (x, rows.y(middles[at] + half))]
        };
        let cap = CAP.min(middle * 0.75);
        // One path for all rows: it is the same line again and again.
        let (mut ways, mut moves, mut whiskers, mut levels) = (vec![], vec![], vec![], vec![]);
        for (at, row) in self.rows.iter().enumerate() {
            ways.push(line(at, 0.0, 1.0));
            if let (Some(start), Some(now)) = (row.start, row.now) {
                moves.push(line(at, self.axis.along(start), self.axis.along(now)));
            }
            if let (Some((low, high)), Some(_)) = (row.interval, row.now) {
                let (low, high) = (self.axis.along(low), self.axis.along(high));
                whiskers.extend([line(at, low, high), down(at, low, cap), down(at, high, cap)]);
            }
            if let Some((level, _)) = &self.level {
                levels.push(down(at, self.axis.along(*level), TALL.min(middle)));
            }
        }
        for (class, runs) in [("way", ways), ("move", moves), ("lvl", levels), ("ci", whiskers)] {
            if !runs.is_empty() {
                scene.path(class, runs);
            }
        }
        if many {
            let place = |at: usize, value: f64| (self.axis.along(value), rows.y(middles[at]));
            let all = self.rows.iter().enumerate();
            let starts: Vec<Spot> =
                all.clone().filter_map(|(at, it)| Some(place(at, it.start?))).collect();
            let tentative = all.clone().filter(|it| it.1.tentative);
            let hollow: Vec<Spot> =
                tentative.filter_map(|(at, it)| Some(place(at, it.now?))).collect();
            let nows: Vec<Spot> = all.filter_map(|(at, it)| Some(place(at, it.now?))).collect();
            let inside = [("dt", &starts), ("dt in", &starts), ("dt d5", &nows)];
            for (class, spots) in inside.into_iter().chain([("dt d5 in", &hollow)]) {
                if !spots.is_empty() {
                    scene.dots(class, spots.clone());
                }
            }
        }
        for (at, row) in self.rows.iter().enumerate() {
            let y = rows.y(middles[at]);
            if let Some(start) = row.start.filter(|_| !many) {
                scene.sign("pt hol", (self.axis.along(start), y), Shape::Circle, 5.0);
            }
            if let Some(now) = row.now.filter(|_| !many) {
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

/// Very many groups at a few times: each time is a strip with a short line for each group.
pub struct Strips<'a> {
    /// The scale of values.
    pub axis: &'a Axis,
    /// Writes the numbers on it.
    pub number: Number<'a>,
    /// One strip for each time, in order.
    pub rows: Vec<Strip>,
}

/// All groups at one time.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// When.
    pub name: String,
    /// The whole, as a taller line.
    pub level: Option<f64>,
    /// What stands to the right: from the lowest to the highest.
    pub label: String,
    /// The groups' figures.
    pub values: Vec<f64>,
}

/// Room of a strip below its name, in rem.
const STRIP: f64 = 1.6;

impl Strips<'_> {
    /// The chart. It is as high as its rows need.
    pub fn draw(&self) -> Drawing {
        let words = self.rows.iter();
        let words: Vec<Words> =
            words.map(|it| Words { name: &it.name, label: &it.label, known: true }).collect();
        let rows = Rows::new(&words, 0.0, STRIP, GAP, Figures::Beside);
        let mut scene = Scene::default();
        rows.scale(&mut scene, self.axis, self.number);
        let down = |at: usize, value: f64, from: f64, to: f64| -> Vec<Spot> {
            let x = self.axis.along(value);
            vec![(x, rows.y(rows.body(at) + from)), (x, rows.y(rows.body(at) + to))]
        };
        for (at, row) in self.rows.iter().enumerate() {
            let lines = row.values.iter().map(|it| down(at, *it, 0.3, STRIP - 0.1)).collect();
            scene.path("ci", lines);
        }
        let levels = self.rows.iter().enumerate();
        let levels: Vec<Vec<Spot>> =
            levels.filter_map(|(at, row)| Some(down(at, row.level?, 0.05, STRIP + 0.1))).collect();
        if !levels.is_empty() {
            scene.path("lvl", levels);
        }
        for (at, row) in self.rows.iter().enumerate() {
            rows.name(&mut scene, at);
            rows.beside_name(&mut scene, at, &row.label, true);
        }
        Drawing {
            starts_at: self.axis.starts_at(),
            plot: Plot::Rows { height: rows.height },
            scene,
        }
    }
}
