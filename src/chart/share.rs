//! One bar of a whole and its parts: promises by status (C-44).

use super::rows::label_width;
use super::scene::{Anchor, Drawing, Face, Form, Plot, Scene, Text};

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

/// Parts that are smaller are listed below and not labelled in the bar (C-44).
const LABELLED: f64 = 0.12;
/// A part that there is can be seen: it has at least this share of the bar.
const SEEN: f64 = 0.015;
/// Between the edge of a part and its label, in px.
const PAD: f64 = 6.0;
/// Height of the bar in rem.
const THICK: f64 = 1.75;

impl Stacked {
    /// The chart. The page lists the parts below: not every label has room in it.
    pub fn draw(&self) -> Drawing {
        let mut scene = Scene::default();
        let plot = Plot::Stack;
        let total: usize = self.parts.iter().map(|it| it.count).sum();
        if total == 0 {
            scene.bar("g0", (0.0, 0.5), 1.0, THICK * 16.0, 0.0);
            return Drawing { starts_at: None, plot, scene };
        }
        let there: Vec<&Part> = self.parts.iter().filter(|it| it.count > 0).collect();
        let shares: Vec<f64> = there.iter().map(|it| it.count as f64 / total as f64).collect();
        // What small parts are given to be seen, the others give in proportion.
        let small: f64 = shares.iter().filter(|it| **it < SEEN).count() as f64 * SEEN;
        let large: f64 = shares.iter().filter(|it| **it >= SEEN).sum();
        let width = |share: f64| if share < SEEN { SEEN } else { share / large * (1.0 - small) };
        let mut from = 0.0;
        for (index, (part, share)) in there.iter().zip(&shares).enumerate() {
            let wide = width(*share);
            scene.bar(part.class, (from, 0.5), wide, THICK * 16.0, 0.0);
            if index > 0 {
                scene.rule("cut", (from, 0.0), (from, 1.0));
            }
            if let Some(form) = fits(plot, wide, &part.label).filter(|_| *share >= LABELLED) {
                let at = (from + wide / 2.0, 0.5);
                let text = Text::new(at, Anchor::Middle, Face::Value, part.label.as_str());
                scene.text(on(part.class), text).only(form);
            }
            from += wide;
        }
        Drawing { starts_at: None, plot, scene }
    }
}

/// In which form a label has room in a part of the bar.
fn fits(plot: Plot, share: f64, label: &str) -> Option<Form> {
    let room = |form| {
        let (left, right, ..) = plot.gutters(form);
        let narrowest = plot.sizes(form).into_iter().map(|it| it.0).fold(f64::INFINITY, f64::min);
        label_width(label) + 2.0 * PAD <= share * (narrowest - (left + right) * 16.0)
    };
    match (room(Form::Wide), room(Form::Narrow)) {
        (true, true) => Some(Form::Both),
        (true, false) => Some(Form::Wide),
        (false, _) => None,
    }
}

/// The class of a text that lies on a part: readable on its colour.
fn on(class: &str) -> &'static str {
    match class {
        "g-done" | "g-late" => "on-dark",
        "g-go" => "on-brand",
        _ => "",
    }
}
