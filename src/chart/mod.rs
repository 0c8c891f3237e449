//! Drawings: numbers and labels become SVG that keeps its text size at every width. Decides scales,
//! ticks, where labels stand and which must give way. Does *not* know missions, indicators, verdicts,
//! languages, colours (the style sheet has them) or the model: every label comes finished, and numbers
//! on axes are written by the caller's own function.
//!
//! A kind of chart (`line`, `dots` …) lays out a `Scene`: marks at fractions of the plot with
//! offsets in `em` and px. A writer makes text of it: fluid for pages (C-1: no viewBox, percent and
//! em), fixed for a file that stands alone. Ids such as C-25 are those of the design's `pages.md`.

mod bars;
mod card;
mod dots;
mod file;
mod labels;
mod line;
mod place;
mod rows;
mod scale;
mod scene;
mod share;
mod text;
mod thin;
mod track;
mod write;

#[cfg(test)]
mod tests;

pub use bars::{Bar, Bars};
pub use card::{CARD_SIZE, Card, CardCurve, Sign};
pub use dots::{Dot, Dots, Strip, Strips};
pub use line::{Curve, Gap, Goal, Level, Line, Point, Rule, Time, TimeMark};
pub use scale::Axis;
pub use scene::{Drawing, Frame, Plot, Role};
pub use share::{Part, Stacked};
pub use track::{Bead, Stretch, Track, spark};

/// How an axis writes a number: every language has its own way.
pub type Number<'a> = &'a dyn Fn(crate::value::Decimal) -> String;

/// A series' colour and shape (C-22, C-61). All but `Context` also differ in dash and end mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colour {
    /// The series that it is about: solid, ●.
    First,
    /// Dashed, ■.
    Second,
    /// Dotted, ▲.
    Third,
    /// Dash-dot, ◆.
    Fourth,
    /// Thin and grey: the others, for comparison.
    Context,
}
