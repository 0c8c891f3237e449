//! Lines over time: the main chart and its small multiples (C-26 to C-32, C-40, C-41).

use super::scene::Drawing;
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

impl Line<'_> {
    /// The main chart (C-40).
    pub fn draw(&self) -> Drawing {
        todo!()
    }

    /// One of the small multiples (C-41): only the first and last period on the axis of time, and the
    /// latest figure.
    pub fn mini(&self) -> Drawing {
        todo!()
    }
}
