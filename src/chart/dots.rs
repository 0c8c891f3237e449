//! Dots in rows: groups at one or two times (C-42), shares who agree (C-49).

use super::scene::Drawing;
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

impl Dots<'_> {
    /// The chart.
    pub fn draw(&self) -> Drawing {
        todo!()
    }
}
