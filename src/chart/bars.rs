//! Bars: parts of something at one time, from a real zero (C-43).

use super::rows::{Figures, Rows, Words, label_width, span};
use super::scene::{Anchor, Drawing, Face, Plot, Scene, Text};
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

/// How thick a bar is, in rem (C-43).
const THICK: f64 = 1.1;
/// Between bars, in rem.
const GAP: f64 = 0.5;
/// Between a bar and its figure, in em of the figure.
const OFF: f64 = 0.4;

impl Bars<'_> {
    /// The chart. It is as high as its rows need.
    pub fn draw(&self) -> Drawing {
        let words: Vec<Words> = self
            .rows
            .iter()
            .map(|it| Words { name: &it.name, label: &it.label, known: it.value.is_some() })
            .collect();
        let free = Rows::new(&words, 0.0, THICK, GAP, Figures::AtMarks);
        // One figure that has no room at its bar moves them all, so that all are read the same way.
        let beside =
            self.rows.iter().any(|it| it.value.is_some() && self.side(&free, it).is_none());
        let rows = if beside { Rows::new(&words, 0.0, THICK, GAP, Figures::Beside) } else { free };
        let mut scene = Scene::default();
        rows.scale(&mut scene, self.axis, self.number);
        let zero = self.axis.along(0.0);
        for (at, row) in self.rows.iter().enumerate() {
            let middle = rows.y(rows.body(at) + THICK / 2.0);
            rows.name(&mut scene, at);
            let Some(value) = row.value else {
                if beside {
                    rows.beside_name(&mut scene, at, &row.label, false);
                    continue;
                }
                let text =
                    Text::new((zero, middle), Anchor::Start, Face::Plain, row.label.as_str());
                let text = if label_width(&row.label) > (1.0 - zero) * rows.least() {
                    Text { anchor: Anchor::End, ..text }.moved(-OFF, 0.35)
                } else {
                    text.moved(OFF, 0.35)
                };
                scene.text("", text);
                continue;
            };
            let end = self.axis.along(value);
            let class = if row.highlight { "bar" } else { "bar ctx" };
            let (from, to) = if end < zero { (end, zero) } else { (zero, end) };
            scene.bar(class, (from, middle), to - from, THICK * 16.0, 0.0);
            match self.side(&rows, row).filter(|_| !beside) {
                Some((x, anchor)) => {
                    let dx = if anchor == Anchor::End { -OFF } else { OFF };
                    let text = Text::new((x, middle), anchor, Face::Value, row.label.as_str());
                    scene.text("", text.moved(dx, 0.35));
                }
                None => rows.beside_name(&mut scene, at, &row.label, true),
            }
        }
        // Zero lies on top of the bars that begin there, and not over names.
        let down = |at: usize| {
            let top = rows.body(at);
            vec![(zero, rows.y(top - 0.1)), (zero, rows.y(top + THICK + 0.1))]
        };
        if !self.rows.is_empty() {
            scene.path("zero", (0..self.rows.len()).map(down).collect());
        }
        Drawing { starts_at: None, plot: Plot::Rows { height: rows.height }, scene }
    }

    /// Where a bar's figure stands: beyond its end. `None` if there is no room: on the other side of
    /// zero it would seem to be another bar's.
    fn side(&self, rows: &Rows, row: &Bar) -> Option<(f64, Anchor)> {
        let (zero, end) = (self.axis.along(0.0), self.axis.along(row.value?));
        let needs = label_width(&row.label) + OFF * Face::Value.size();
        let anchor = if end < zero { Anchor::End } else { Anchor::Start };
        let (low, high) = span(end * rows.least(), needs, anchor);
        (low >= 0.0 && high <= rows.least() + rows.gutter()).then_some((end, anchor))
    }
}
