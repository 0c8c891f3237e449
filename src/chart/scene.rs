//! What is drawn, before it is text: marks at fractions of the plot.

use crate::value::Decimal;

/// What a drawing is to a reader who does not see it.
#[derive(Debug, Clone, Copy)]
pub enum Role<'a> {
    /// A picture with a name: `role="img"` and `aria-label` (C-10).
    Image {
        /// Title and subtitle in words.
        label: &'a str,
        /// Id of the element that describes it.
        described_by: Option<&'a str>,
    },
    /// It only repeats what stands beside it: hidden (C-13).
    Hidden,
}

/// What a drawing that stands alone must say itself.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// The statement.
    pub title: &'a str,
    /// What, unit, who, place, period.
    pub subtitle: &'a str,
    /// Description for readers who do not see it.
    pub description: &'a str,
    /// Lines below the drawing: notes, then source and date.
    pub notes: &'a [String],
    /// Its language.
    pub lang: &'a str,
}

/// A finished layout, ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Where the value axis starts, if that is not zero: the reader must be told (C-23).
    pub starts_at: Option<Decimal>,
}

impl Drawing {
    /// The `<svg>` for a page: fluid, styled by the page's style sheet.
    pub fn fluid(&self, role: Role) -> String {
        todo!()
    }

    /// A file that stands alone: 720 × 405, light, with its own style and words.
    pub fn fixed(&self, frame: &Frame) -> String {
        todo!()
    }
}
