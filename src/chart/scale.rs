//! The scale of values: where it begins and ends, and which numbers stand on it (C-23, C-25).

use crate::value::Decimal;

/// A scale of values with its ticks. Made once and shared by everything that must be comparable (C-24).
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// The lowest value shown.
    pub low: f64,
    /// The highest value shown.
    pub high: f64,
    /// Numbers on the axis, lowest first: 4 to 6 of {1, 2, 2.5, 5} × 10ⁿ.
    pub ticks: Vec<Decimal>,
}

impl Axis {
    /// A scale for these values. With `bounds` it never goes beyond them (a percentage: 0 and 100);
    /// with `from_zero` it holds zero (bars, columns).
    pub fn new(
        values: impl IntoIterator<Item = f64>,
        bounds: (Option<f64>, Option<f64>),
        from_zero: bool,
    ) -> Axis {
        todo!()
    }
}
