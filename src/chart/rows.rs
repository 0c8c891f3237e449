//! Rows below each other: what dots and bars share. Names that wrap or are shortened, where figures
//! stand, and the scale below. Does *not* know what is drawn in a row.

use super::scale::float;
use super::scene::{Anchor, Face, Form, Plot, Scene, Spot, Text};
use super::text::{Weight, width_px, wrap};
use super::{Axis, Number};

/// One rem, where the root is 16 px.
const REM: f64 = 16.0;
/// Between two labels that stand in one line, in px.
const GAP: f64 = 10.0;
/// From the end of the plot to a figure in the gutter, in its em.
const OUT: f64 = 0.3;
/// A name has at most so many lines.
const LINES: usize = 4;
/// Height of a line of names, in rem.
const LINE: f64 = 1.0;
/// From the top of a row to the middle of its name's first line, in rem.
const FIRST: f64 = 0.7;

/// What a row says in words.
pub(super) struct Words<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// Its figure, or why there is none.
    pub(super) label: &'a str,
    /// Whether there is a figure.
    pub(super) known: bool,
}

/// Where the figures of all rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figures {
    /// At what they belong to: not in the line of the name.
    AtMarks,
    /// In the gutter to the right, or beside the names if one does not fit there.
    InGutter,
    /// Beside the names, at the right edge.
    Beside,
}

/// The rows of a drawing, in rem from its top.
pub(super) struct Rows {
    /// Height of the plot.
    pub(super) height: f64,
    /// The narrowest inner width of the plot in px, for each form.
    widths: [(Form, f64); 2],
    gutter: f64,
    rows: Vec<Row>,
    /// Figures stand beside their names and not in the gutter: one of them would not fit there.
    beside: bool,
}

struct Row {
    top: f64,
    /// Lines of the name in the wide and in the narrow form.
    wide: Vec<String>,
    narrow: Vec<String>,
}

impl Rows {
    /// Lays rows out. Below its name each has `body` rem of room, then `gap` rem. Above them all
    /// there are `head` rem.
    pub(super) fn new(words: &[Words], head: f64, body: f64, gap: f64, place: Figures) -> Rows {
        let (_, right, ..) = Plot::Rows { height: 0.0 }.gutters(Form::Wide);
        let gutter = right * REM;
        let narrowest = |form| {
            let plot = Plot::Rows { height: 0.0 };
            let (left, right, ..) = plot.gutters(form);
            let widths = plot.sizes(form).into_iter().map(|it| it.0 - (left + right) * REM);
            (form, widths.fold(f64::INFINITY, f64::min))
        };
        let widths = [narrowest(Form::Wide), narrowest(Form::Narrow)];
        let fits = |it: &Words| label_width(it.label) + OUT * Face::Value.size() <= gutter;
        let known = words.iter().filter(|it| it.known);
        let beside = match place {
            Figures::AtMarks => false,
            Figures::Beside => true,
            Figures::InGutter => !known.into_iter().all(fits),
        };
        let mut top = head;
        let mut rows = Vec::new();
        for it in words {
            // What stands beside the name takes its room.
            let taken = if beside || (!it.known && place != Figures::AtMarks) {
                (label_width(it.label) + GAP - gutter).max(-gutter)
            } else {
                -gutter
            };
            let lines = |at: usize| name_lines(it.name, (widths[at].1 - taken).max(4.0 * REM));
            let (wide, narrow) = (lines(0), lines(1));
            let lines = wide.len().max(narrow.len()).max(1);
            rows.push(Row { top, wide, narrow });
            top += FIRST + 0.5 * LINE + (lines - 1) as f64 * LINE + body + gap;
        }
        // The last row needs no distance to the next.
        let height = (top - gap).max(head + 1.0);
        Rows { height, widths, gutter, rows, beside }
    }

    /// A height of the plot as a fraction.
    pub(super) fn y(&self, rem: f64) -> f64 {
        rem / self.height
    }

    /// Where the room of a row begins, in rem.
    pub(super) fn body(&self, at: usize) -> f64 {
        let row = &self.rows[at];
        let lines = row.wide.len().max(row.narrow.len()).max(1);
        row.top + FIRST + 0.5 * LINE + (lines - 1) as f64 * LINE
    }

    /// The narrowest plot there is, in px: what stands well there does so everywhere.
    pub(super) fn least(&self) -> f64 {
        self.widths[0].1.min(self.widths[1].1)
    }

    /// The room to the right of the plot, in px.
    pub(super) fn gutter(&self) -> f64 {
        self.gutter
    }

    /// Whether figures stand beside their names.
    pub(super) fn beside(&self) -> bool {
        self.beside
    }

    /// Writes a row's name. Names that need it have a form of their own where there is less room.
    pub(super) fn name(&self, scene: &mut Scene, at: usize) {
        let row = &self.rows[at];
        let mut write = |lines: &[String], form| {
            for (line, text) in lines.iter().enumerate() {
                let y = self.y(row.top + FIRST + line as f64 * LINE);
                let text = Text::new((0.0, y), Anchor::Start, Face::Strong, text.as_str());
                scene.text("", text).only(form);
            }
        };
        if row.wide == row.narrow {
            write(&row.wide, Form::Both);
        } else {
            write(&row.wide, Form::Wide);
            write(&row.narrow, Form::Narrow);
        }
    }

    /// Writes a row's figure at the right edge, in the line of its name.
    pub(super) fn beside_name(&self, scene: &mut Scene, at: usize, label: &str, known: bool) {
        let y = self.y(self.rows[at].top + FIRST);
        let face = if known { Face::Value } else { Face::Plain };
        let dx = self.gutter / face.size();
        scene.text("", Text::new((1.0, y), Anchor::End, face, label).moved(dx, 0.35));
    }

    /// Writes a row's figure in the gutter.
    pub(super) fn in_gutter(&self, scene: &mut Scene, y: f64, label: &str) {
        let text = Text::new((1.0, y), Anchor::Start, Face::Value, label);
        scene.text("", text.moved(OUT, 0.35));
    }

    /// Lines and numbers of the scale. Numbers that would touch others give way, in the narrow form
    /// more of them.
    pub(super) fn scale(&self, scene: &mut Scene, axis: &Axis, number: Number) {
        let ticks: Vec<(f64, String)> =
            axis.ticks.iter().map(|it| (axis.along(float(*it)), number(*it))).collect();
        let inside = |it: &&(f64, String)| (-1e-9..=1.0 + 1e-9).contains(&it.0);
        let ticks: Vec<&(f64, String)> = ticks.iter().filter(inside).collect();
        let top = self.y(self.rows.first().map_or(0.0, |it| it.top));
        for (x, _) in &ticks {
            scene.rule("gr", (*x, top), (*x, 1.0));
        }
        let every = |width: f64| (1..).find(|step| self.fit(&ticks, *step, width)).unwrap_or(1);
        let [wide, narrow] = self.widths.map(|(_, width)| every(width));
        for (index, (x, label)) in ticks.iter().enumerate() {
            let form = match (index % wide == 0, index % narrow == 0) {
                (true, true) => Form::Both,
                (true, false) => Form::Wide,
                (false, true) => Form::Narrow,
                (false, false) => continue,
            };
            let anchor = self.anchor(*x, width_px(label, Face::Plain.size(), Weight::Regular));
            let text = Text::new((*x, 1.0), anchor, Face::Plain, label.as_str());
            scene.text("", text.moved(0.0, 1.4)).only(form);
        }
    }

    /// Whether every `step`th number stands free of the next, in a plot of this width.
    fn fit(&self, ticks: &[&(f64, String)], step: usize, width: f64) -> bool {
        let kept: Vec<(f64, f64)> = ticks
            .iter()
            .step_by(step)
            .map(|(x, label)| {
                let wide = width_px(label, Face::Plain.size(), Weight::Regular);
                span(*x * width, wide, self.anchor(*x, wide))
            })
            .collect();
        kept.windows(2).all(|pair| pair[1].0 - pair[0].1 >= GAP * 0.6)
    }

    /// How a text that belongs to `x` must stand to stay between the edges, in every width.
    pub(super) fn anchor(&self, x: f64, wide: f64) -> Anchor {
        let least = self.least();
        if x * least < wide / 2.0 {
            Anchor::Start
        } else if (1.0 - x) * least + self.gutter < wide / 2.0 {
            Anchor::End
        } else {
            Anchor::Middle
        }
    }

    /// A text at the top that belongs to `x`, shortened to what the narrowest plot can hold.
    pub(super) fn on_top(&self, scene: &mut Scene, x: f64, rem: f64, label: &str) {
        let face = Face::Small;
        let least = self.least();
        let label = shorten(label, face, least.max(4.0 * REM));
        let wide = width_px(&label, face.size(), face.weight());
        let mut anchor = self.anchor(x, wide);
        // Too long for either side of its place: begin where the plot begins, or end where it ends.
        let at: Spot = match anchor {
            Anchor::Start if x * least + wide > least + self.gutter => {
                anchor = Anchor::End;
                (1.0, self.y(rem))
            }
            Anchor::End if x * least < wide => {
                anchor = Anchor::Start;
                (0.0, self.y(rem))
            }
            _ => (x, self.y(rem)),
        };
        scene.text("", Text::new(at, anchor, face, label));
    }
}

/// From where to where a text reaches, in px.
pub(super) fn span(at: f64, wide: f64, anchor: Anchor) -> (f64, f64) {
    match anchor {
        Anchor::Start => (at, at + wide),
        Anchor::Middle => (at - wide / 2.0, at + wide / 2.0),
        Anchor::End => (at - wide, at),
    }
}

/// How wide a figure is, in px.
pub(super) fn label_width(label: &str) -> f64 {
    width_px(label, Face::Value.size(), Face::Value.weight())
}

/// A name in as many lines as it needs; what does not fit in [`LINES`] is shortened (the table has it
/// in full).
fn name_lines(name: &str, width: f64) -> Vec<String> {
    let face = Face::Strong;
    let mut lines = wrap(name, face.size(), face.weight(), width);
    if lines.len() > LINES {
        let rest = lines.split_off(LINES - 1).join(" ");
        lines.push(rest);
    }
    lines.into_iter().map(|it| shorten(&it, face, width)).collect()
}

/// A text that is at most so wide, with … where something is left out.
pub(super) fn shorten(text: &str, face: Face, width: f64) -> String {
    let fits = |text: &str| width_px(text, face.size(), face.weight()) <= width;
    if fits(text) {
        return text.to_owned();
    }
    let mut letters: Vec<char> = text.chars().collect();
    while letters.pop().is_some() {
        let kept: String = letters.iter().collect();
        let short = format!("{}…", kept.trim_end_matches([' ', ',', '.', '-', '–', '(']));
        if fits(&short) {
            return short;
        }
    }
    "…".to_owned()
}

#[cfg(test)]
mod tests;
