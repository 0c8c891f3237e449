//! Bars: parts of something at one time, from a real zero (C-43).

use super::scene::Drawing;
use super::{Axis, Number};

/// A bar chart, lying down.
pub struct Bars<'a> {
    /// The scale of values; it holds zero.
    pub axis: &'a Axis,
    /// Writes the numbers on it.
    pub number: Number<'a>,
    /// One for each part, in order.
    pub rows: Vec<Bar>,
}

/// A bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Its name, above it.
    pub name: String,
    /// How long; none where there is no figure.
    pub value: Option<f64>,
    /// What stands at its end: "12,3 mio. t", or "ikke målt".
    pub label: String,
    /// In the colour of the first series; the others are context.
    pub highlight: bool,
}

impl Bars<'_> {
    /// The chart.
    pub fn draw(&self) -> Drawing {
        todo!()
    }
}
