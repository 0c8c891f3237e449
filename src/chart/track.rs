//! Small marks in a list: the way from start to target (C-45), a spark (C-46), a stretch of time (C-48).

use super::scene::Drawing;

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

impl Track {
    /// The chart.
    pub fn draw(&self) -> Drawing {
        todo!()
    }
}

/// A spark: values over time, no axis, a dot at the end. A gap is `None`.
pub fn spark(points: &[(f64, Option<f64>)]) -> Drawing {
    todo!()
}

/// A row of a road map: one or more things between two times (C-48).
pub struct Stretch {
    /// Where the scale begins and ends, as years.
    pub scale: (f64, f64),
    /// Today.
    pub today: f64,
    /// From, to, and the class of its colour (`g-done`, `g-go`, `g-late`, `g-plan`).
    pub bars: Vec<(f64, f64, &'static str)>,
    /// Where it should have ended first, if that was moved: an outline from, to.
    pub ghost: Option<(f64, f64)>,
    /// Milestones, and the classes of their colours.
    pub points: Vec<(f64, &'static str)>,
    /// Years on the scale, for a row that is the head of the others: at, label.
    pub years: Vec<(f64, String)>,
}

impl Stretch {
    /// The row.
    pub fn draw(&self) -> Drawing {
        todo!()
    }
}
