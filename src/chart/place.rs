//! Where labels stand: their boxes, and what is wrong with them. Does *not* know what a label means.

use super::scene::{Form, Plot, Scene};

/// What is wrong with where the labels of a form stand.
pub(super) fn collisions(_scene: &Scene, _plot: Plot, _form: Form) -> Vec<String> {
    todo!()
}
