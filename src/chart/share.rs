//! One bar of a whole and its parts: promises by status (C-44).

use super::scene::Drawing;

/// A stacked bar.
pub struct Stacked {
    /// Its parts, in order: done, going, late, planned.
    pub parts: Vec<Part>,
}

/// A part of the whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// How much of the whole.
    pub count: usize,
    /// The class of its colour: `g-done`, `g-go`, `g-late`, `g-plan`, `g0`.
    pub class: &'static str,
    /// What stands in it where there is room: "9 indfriet".
    pub label: String,
}

impl Stacked {
    /// The chart.
    pub fn draw(&self) -> Drawing {
        todo!()
    }
}
