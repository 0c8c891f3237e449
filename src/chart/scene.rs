//! What is drawn, before it is text: marks at fractions of the plot. Does *not* know what a mark means
//! or how SVG is written (`write`, `file`); which colours there are is the style sheet's business.

use super::text::{Weight, width_px};
use super::{file, place, write};
use crate::colour::Tokens;
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
    /// The site's light colours.
    pub look: &'a Tokens,
}

/// A finished layout, ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Where the value axis starts, if that is not zero: the reader must be told (C-23).
    pub starts_at: Option<Decimal>,
    /// The room it needs around it.
    pub plot: Plot,
    /// What is drawn.
    pub scene: Scene,
}

impl Drawing {
    /// The `<svg>` for a page: fluid, styled by the page's style sheet. It belongs in
    /// an element with the classes of [`Plot::class`].
    pub fn fluid(&self, role: Role) -> String {
        write::fluid(self, role)
    }

    /// A file that stands alone: 720 × 405, light, with its own style and words. It is taller only if
    /// that is not enough for its rows or its words.
    pub fn fixed(&self, frame: &Frame) -> String {
        file::fixed(self, frame)
    }

    /// What is wrong with where the labels stand, in any width that a form can have: labels that touch
    /// each other, leave their box or lie over a mark that must be seen. Empty if all is well. For tests
    /// of every kind of chart.
    pub fn collisions(&self) -> Vec<String> {
        let mut found = self.scene.collisions(self.plot, Form::Wide);
        found.extend(self.scene.collisions(self.plot, Form::Narrow));
        found
    }
}

/// The room around a drawing: gutters and height. The style sheet says the same in the rules of its class.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Plot {
    /// The main chart: 21 rem high, 19 rem in the narrow form; see [`Plot::LINE`].
    Line {
        /// Room for numbers on the axis of values: 0 is as usual, 1 and 2 are more.
        far: u8,
        /// Lines of names above the plot where there is no room beside the lines.
        names: u8,
        /// Whether those stand there in the wide form too.
        always: bool,
    },
    /// One of the small multiples: 8 rem high.
    Mini,
    /// Rows below each other; so many rem high without the gutters. The height stands in the `<svg>`
    /// itself (`height="15rem"`), since inline style is not allowed.
    Rows {
        /// Height of the plot in rem.
        height: f64,
    },
    /// One bar of a whole and its parts: 1.75 rem high.
    Stack,
    /// A track: 3.6 rem high.
    Track,
    /// A spark: 2.5 rem high, as wide as there is room for, at least 6 rem.
    Spark,
    /// A row of a road map: 2 rem high.
    Stretch,
    /// The head of a road map: 2.6 rem high.
    StretchHead,
}

/// Classes of a main chart, by `far`.
const FAR: [&str; 3] = ["plot line", "plot line far1", "plot line far2"];
/// How much room in rem that is on the left.
const FAR_REM: [f64; 3] = [2.5, 4.0, 5.5];
/// A line of names, in rem.
const NAME_REM: f64 = 1.25;

impl Plot {
    /// The main chart as it usually is.
    pub const LINE: Plot = Plot::Line { far: 0, names: 0, always: false };

    /// The classes of the element around the `<svg>`.
    pub fn class(self) -> String {
        let class = match self {
            Plot::Line { far, names, always } => {
                let mut class = FAR[usize::from(far.min(2))].to_owned();
                if names > 0 {
                    class.push_str(&format!(" k{names}"));
                }
                if names > 0 && always {
                    class.push_str(" ka");
                }
                return class;
            }
            Plot::Mini => "plot mini",
            Plot::Rows { .. } => "plot dots rows",
            Plot::Stack => "plot stack",
            Plot::Track => "plot track",
            Plot::Spark => "plot spark",
            Plot::Stretch => "plot gantt",
            Plot::StretchHead => "plot gantt head",
        };
        class.to_owned()
    }

    /// Gutters left, right, top, bottom; and the height with gutters, in rem.
    pub fn gutters(self, form: Form) -> (f64, f64, f64, f64, f64) {
        match self {
            Plot::Line { far, names, always } => {
                let narrow = form == Form::Narrow;
                let shown = narrow || always;
                let above = if shown { f64::from(names) * NAME_REM } else { 0.0 };
                let left = FAR_REM[usize::from(far.min(2))];
                let left = if narrow && far == 0 { 2.4 } else { left };
                let (right, height) = if narrow { (0.9, 19.0) } else { (7.25, 21.0) };
                (left, right, 1.6 + above, 1.9, height + above)
            }
            Plot::Mini => (0.25, 2.9, 0.75, 1.35, 8.0),
            Plot::Rows { height } => (0.0, 3.4, 0.25, 1.75, height + 2.0),
            Plot::Stack => (0.0, 0.0, 0.0, 0.0, 1.75),
            Plot::Track => (0.5, 0.5, 1.15, 1.35, 3.6),
            Plot::Spark => (0.4, 0.4, 0.4, 0.4, 2.5),
            Plot::Stretch => (0.5, 0.5, 0.0, 0.0, 2.0),
            Plot::StretchHead => (0.5, 0.5, 0.0, 0.0, 2.6),
        }
    }

    /// Widths and heights, with gutters and in px, for which labels must stand well: the smallest of
    /// the form, a few larger ones, and for the wide form that of a file and of paper.
    pub fn sizes(self, form: Form) -> Vec<(f64, f64)> {
        let height = self.gutters(form).4 * 16.0;
        match (self, form) {
            (Plot::Line { .. }, Form::Narrow) => {
                vec![(280.0, height), (360.0, height), (559.0, height)]
            }
            (Plot::Line { .. }, _) => {
                let least = 224.0 + (height - 336.0);
                vec![(561.0, height), (672.0, least), (760.0, height), (1100.0, height)]
            }
            (Plot::Mini, _) => vec![(152.0, height), (240.0, height)],
            (Plot::Spark, _) => vec![(96.0, height)],
            // Beside its words in the wide form; in a card in the narrow one.
            (Plot::Track | Plot::Stretch | Plot::StretchHead, Form::Wide) => {
                vec![(320.0, height), (440.0, height), (1100.0, height)]
            }
            (Plot::Track, _) => vec![(240.0, height), (400.0, height)],
            (_, Form::Narrow) => vec![(280.0, height), (400.0, height)],
            (..) => vec![(561.0, height), (672.0, height), (1100.0, height)],
        }
    }
}

/// Marks in the order in which they are painted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// The marks.
    pub marks: Vec<Mark>,
}

/// In which form of a chart a mark is there (C-3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// In both.
    Both,
    /// Class `w`: in a container wider than 35 rem, and in files.
    Wide,
    /// Class `n`: in a container of at most 35 rem.
    Narrow,
}

/// A place in the plot: fractions of its width and height from the top left corner.
pub(super) type Spot = (f64, f64);

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// In which form.
    pub form: Form,
    /// Its class; the style sheet gives it colour and stroke.
    pub class: String,
    /// What it is.
    pub kind: Kind,
}

/// What a mark is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A straight line.
    Rule(Spot, Spot),
    /// One or more polylines, stretched with the plot; closed ones are areas. The class must have
    /// `vector-effect: non-scaling-stroke`.
    Path {
        /// Runs of points that are joined.
        runs: Vec<Vec<Spot>>,
        /// Whether each run is closed.
        closed: bool,
    },
    /// Many round dots as one path of zero-length strokes; the class sets their size as
    /// `stroke-width` with round caps and `vector-effect: non-scaling-stroke`.
    Dots(Vec<Spot>),
    /// A single sign; it keeps its size.
    Symbol {
        /// Its middle.
        at: Spot,
        /// Its shape.
        shape: Shape,
        /// From its middle to its edge, in px.
        size: f64,
        /// Nothing may lie over it: the latest figure, the target.
        key: bool,
        /// From its place so many px to the right and down.
        shift: (f64, f64),
    },
    /// A bar that lies: `height` px high around the height of `at`, from `at` so wide a fraction.
    Bar {
        /// The middle of its left edge.
        at: Spot,
        /// Its width as a fraction of the plot.
        width: f64,
        /// Its height in px.
        height: f64,
        /// Radius of its corners in px.
        round: f64,
    },
    /// One line of text.
    Text(Text),
}

/// The shape of a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// ●
    Circle,
    /// ■
    Square,
    /// ▲
    Triangle,
    /// ◆
    Diamond,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The place that it belongs to.
    pub at: Spot,
    /// From there to the right, in its own em.
    pub dx: f64,
    /// From there down to its baseline, in its own em.
    pub dy: f64,
    /// Which end of it is there.
    pub anchor: Anchor,
    /// How it is set.
    pub face: Face,
    /// What it says.
    pub text: String,
}

/// Which end of a text is at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// 13 px, as numbers on axes.
    Plain,
    /// `t-val`: 14 px, bold: a figure.
    Value,
    /// `t-tar`: 13 px, bold: target, names.
    Strong,
    /// `t-gap`: 13 px, bold, in the colour of the gap.
    Gap,
    /// `t-s`: 12 px.
    Small,
}

impl Face {
    /// Its class.
    pub fn class(self) -> &'static str {
        match self {
            Face::Plain => "",
            Face::Value => "t-val",
            Face::Strong => "t-tar",
            Face::Gap => "t-gap",
            Face::Small => "t-s",
        }
    }

    /// Its size in px where the root is 16 px.
    pub fn size(self) -> f64 {
        match self {
            Face::Plain | Face::Strong | Face::Gap => 13.0,
            Face::Value => 14.0,
            Face::Small => 12.0,
        }
    }

    /// Its weight.
    pub fn weight(self) -> Weight {
        match self {
            Face::Plain | Face::Small => Weight::Regular,
            Face::Value | Face::Strong | Face::Gap => Weight::SemiBold,
        }
    }
}

impl Text {
    /// A text at a place, its middle at that height.
    pub fn new(at: Spot, anchor: Anchor, face: Face, text: impl Into<String>) -> Text {
        Text { at, dx: 0.0, dy: 0.35, anchor, face, text: text.into() }
    }

    /// Moved by so many em from its place; `dy` is to the baseline (0.35 is the middle of digits).
    pub fn moved(self, dx: f64, dy: f64) -> Text {
        Text { dx, dy, ..self }
    }

    /// Its width in px, at most.
    pub fn width(&self) -> f64 {
        width_px(&self.text, self.face.size(), self.face.weight())
    }
}

impl Mark {
    /// Only in this form.
    pub fn only(&mut self, form: Form) {
        self.form = form;
    }

    /// Whether it is there in a form.
    pub fn is_in(&self, form: Form) -> bool {
        self.form == Form::Both || form == Form::Both || self.form == form
    }
}

impl Scene {
    fn push(&mut self, class: impl Into<String>, kind: Kind) -> &mut Mark {
        self.marks.push(Mark { form: Form::Both, class: class.into(), kind });
        let last = self.marks.len() - 1;
        &mut self.marks[last]
    }

    /// A straight line.
    pub fn rule(&mut self, class: impl Into<String>, from: Spot, to: Spot) -> &mut Mark {
        self.push(class, Kind::Rule(from, to))
    }

    /// Polylines.
    pub fn path(&mut self, class: impl Into<String>, runs: Vec<Vec<Spot>>) -> &mut Mark {
        self.push(class, Kind::Path { runs, closed: false })
    }

    /// Areas.
    pub fn area(&mut self, class: impl Into<String>, runs: Vec<Vec<Spot>>) -> &mut Mark {
        self.push(class, Kind::Path { runs, closed: true })
    }

    /// Many round dots.
    pub fn dots(&mut self, class: impl Into<String>, at: Vec<Spot>) -> &mut Mark {
        self.push(class, Kind::Dots(at))
    }

    /// A sign, `size` px from its middle to its edge.
    pub fn sign(
        &mut self,
        class: impl Into<String>,
        at: Spot,
        shape: Shape,
        size: f64,
    ) -> &mut Mark {
        self.push(class, Kind::Symbol { at, shape, size, key: false, shift: (0.0, 0.0) })
    }

    /// A sign beside a text: so many px from its place.
    pub fn shifted_sign(
        &mut self,
        class: impl Into<String>,
        at: Spot,
        shift: (f64, f64),
        shape: Shape,
        size: f64,
    ) -> &mut Mark {
        self.push(class, Kind::Symbol { at, shape, size, key: false, shift })
    }

    /// A sign that nothing may lie over.
    pub fn key_sign(
        &mut self,
        class: impl Into<String>,
        at: Spot,
        shape: Shape,
        size: f64,
    ) -> &mut Mark {
        self.push(class, Kind::Symbol { at, shape, size, key: true, shift: (0.0, 0.0) })
    }

    /// A bar that lies, `height` px high around the height of `at`.
    pub fn bar(
        &mut self,
        class: impl Into<String>,
        at: Spot,
        width: f64,
        height: f64,
        round: f64,
    ) -> &mut Mark {
        self.push(class, Kind::Bar { at, width, height, round })
    }

    /// A text, with a class beside that of its face ("" for none).
    pub fn text(&mut self, class: impl Into<String>, text: Text) -> &mut Mark {
        self.push(class, Kind::Text(text))
    }

    /// What is wrong with where the labels of this form stand; empty if all is well.
    pub fn collisions(&self, plot: Plot, form: Form) -> Vec<String> {
        place::collisions(self, plot, form)
    }
}
