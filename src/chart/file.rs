//! Scenes become a file that stands alone. Does *not* know what is drawn.

use super::scene::{Drawing, Frame};

/// The file.
pub(super) fn fixed(_drawing: &Drawing, _frame: &Frame) -> String {
    todo!()
}
