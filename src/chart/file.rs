//! Scenes become a file that stands alone: fixed size, light, with its own style and words. Does *not*
//! know what is drawn.

use super::place::inner;
use super::scene::{Drawing, Form, Frame, Kind, Mark, Plot, Shape, Spot};
use super::text::{Weight, wrap};
use super::write::{anchor, attribute, escape, number, outline, run};

/// Size in px; it is taller only if the words or the rows need it.
const SIZE: (f64, f64) = (720.0, 405.0);
/// Around everything.
const MARGIN: f64 = 24.0;
/// Least height of a main chart with gutters; labels are placed for it too ([`Plot::sizes`]).
const LEAST: f64 = 224.0;
const TITLE: (f64, f64) = (18.0, 24.0);
const SUBTITLE: (f64, f64) = (13.0, 18.0);
const NOTE: (f64, f64) = (12.0, 16.0);

/// The light colours of the style sheet (pages.md 3.6), for every class that a mark can have.
const STYLE: &str = "text{font:400 13px \"IBM Plex Sans\",Arial,sans-serif;fill:#43575f;font-variant-numeric:tabular-nums}\
.t-h{font-size:18px;font-weight:600;fill:#10262d}\
.t-val{fill:#10262d;font-weight:600;font-size:14px}.t-tar{fill:#10262d;font-weight:600}.t-val,.t-tar,.t-gap{paint-order:stroke;stroke:#fff;stroke-width:3px}.t-s,.t-n{font-size:12px}.t-gap{fill:#7f5a00;font-weight:600}\
text.c1{fill:#0b5a6e}text.c2{fill:#bc4218}text.c3{fill:#7c50db}text.c4{fill:#1c3010}\
.gr{stroke:#d5e0e2}.ax{stroke:#6b7f87}.tick{stroke:#6b7f87;fill:none}\
.ln{fill:none;stroke:#0b5a6e;stroke-width:3;stroke-linejoin:round;stroke-linecap:round}.ln.old{stroke-width:2}\
.ln.c2{stroke:#bc4218;stroke-dasharray:8 4}.ln.c3{stroke:#7c50db;stroke-dasharray:2 5}.ln.c4{stroke:#1c3010;stroke-dasharray:10 4 2 4}\
.ln.ctx{stroke:#6e7f87;stroke-width:1.25;opacity:.75}.ln.prov{stroke-dasharray:2 6}\
.path{fill:none;stroke:#10262d;stroke-width:1.5;stroke-dasharray:6 5}.lvl{stroke:#10262d;stroke-width:1.5}\
.band{fill:#bfd9df;stroke:#6b7f87;stroke-width:.75}.band.c2{fill:none;stroke:#bc4218}.band.c3{fill:none;stroke:#7c50db}.band.c4{fill:none;stroke:#1c3010}\
.pt{fill:#0b5a6e;stroke:#fff;stroke-width:1.5}.pt.c2{fill:#bc4218}.pt.c3{fill:#7c50db}.pt.c4{fill:#1c3010}.pt.ctx{fill:#6e7f87}\
.pt.hol{fill:#fff;stroke:#0b5a6e;stroke-width:2}.pt.hol.c2{stroke:#bc4218}.pt.hol.c3{stroke:#7c50db}.pt.hol.c4{stroke:#1c3010}\
.dt{fill:none;stroke:#0b5a6e;stroke-width:8;stroke-linecap:round}.dt.c2{stroke:#bc4218}.dt.c3{stroke:#7c50db}.dt.c4{stroke:#1c3010}.dt.ctx{stroke:#6e7f87;stroke-width:4}\
.dt.d5{stroke-width:10}.dt.in{stroke:#fff;stroke-width:4}.dt.d5.in{stroke-width:6}\
.tar{fill:#10262d}.tar.hol{fill:#fff;stroke:#10262d;stroke-width:1.5}\
.evl{stroke:#43575f;stroke-dasharray:1 3;stroke-linecap:round}.brk{stroke:#6b7f87;stroke-dasharray:5 4}.gap{stroke:#7f5a00;stroke-width:2}\
.ci{stroke:#0b5a6e;stroke-width:2}.ci.c2{stroke:#bc4218}.ci.c3{stroke:#7c50db}.ci.c4{stroke:#1c3010}.move{stroke:#6e7f87;stroke-width:1.5;stroke-dasharray:2 3}\
.tr0{stroke:#e2eced;stroke-width:10}.tr1{stroke:#0b5a6e;stroke-width:10}.trx{stroke:#10262d;stroke-width:2}\
.g0{fill:#e2eced;stroke:#6b7f87}.g-done{fill:#14706a}.g-go{fill:#0b5a6e}.g-late{fill:#750a34}.g-plan{fill:none;stroke:#6b7f87;stroke-width:1.5;stroke-dasharray:4 3}.now{stroke:#10262d;stroke-width:1.5}\
path.ci,.move,path.lvl,.way,.zero,path.gr{fill:none}.way{stroke:#6b7f87;opacity:.35}.pt.ten{stroke-dasharray:3 2}.bar{fill:#0b5a6e}.bar.ctx{fill:#6e7f87}.zero{stroke:#10262d;stroke-width:1.5}\
.cut{stroke:#fff;stroke-width:2}.on-dark,.on-brand{fill:#fff}.ms{stroke:#fff;stroke-width:1.5}.ms.g-plan,.ms.g0,.ms.ghost{fill:#fff;stroke:#10262d;stroke-dasharray:none}.ms.ghost{stroke-dasharray:2 2}";

/// The file.
pub(super) fn fixed(drawing: &Drawing, frame: &Frame) -> String {
    let width = SIZE.0 - 2.0 * MARGIN;
    let title = wrap(frame.title, TITLE.0, Weight::SemiBold, width);
    let subtitle = wrap(frame.subtitle, SUBTITLE.0, Weight::Regular, width);
    let notes: Vec<String> =
        frame.notes.iter().flat_map(|it| wrap(it, NOTE.0, Weight::Regular, width)).collect();
    let head = MARGIN + title.len() as f64 * TITLE.1 + subtitle.len() as f64 * SUBTITLE.1;
    let foot = notes.len() as f64 * NOTE.1 + 18.0;
    let own = drawing.plot.gutters(Form::Wide).4 * 16.0;
    let room = SIZE.1 - head - foot - 12.0;
    let tall = match drawing.plot {
        // It fills what the words leave.
        Plot::Line { .. } => room.clamp(LEAST + own - 336.0, own),
        _ => own,
    };
    let height = (head + tall + foot + 12.0).max(SIZE.1).ceil();

    let mut svg = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    attribute(&mut svg, "width", &number(SIZE.0));
    attribute(&mut svg, "height", &number(height));
    attribute(&mut svg, "viewBox", &format!("0 0 {} {}", number(SIZE.0), number(height)));
    svg.push_str(" role=\"img\"");
    attribute(&mut svg, "xml:lang", frame.lang);
    svg.push_str("><title>");
    escape(&mut svg, frame.title);
    svg.push_str("</title><desc>");
    escape(&mut svg, frame.description);
    svg.push_str("</desc><style>");
    svg.push_str(STYLE);
    svg.push_str("</style><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
    let mut base = MARGIN - 4.0;
    for (lines, (size, step), class) in [(&title, TITLE, "t-h"), (&subtitle, SUBTITLE, "")] {
        for text in lines {
            base += step;
            line(&mut svg, class, base - (step - size) / 2.0, text);
        }
    }
    let plot = inner(drawing.plot, Form::Wide, (width, tall));
    let plot = (plot.0 + MARGIN, plot.1 + head + 6.0, plot.2, plot.3);
    for mark in drawing.scene.marks.iter().filter(|it| it.is_in(Form::Wide)) {
        write(&mut svg, mark, plot);
    }
    for (index, text) in notes.iter().enumerate() {
        let below = (notes.len() - 1 - index) as f64 * NOTE.1;
        line(&mut svg, "t-n", height - 16.0 - below, text);
    }
    svg.push_str("</svg>\n");
    svg
}

/// A line of words across the file.
fn line(svg: &mut String, class: &str, base: f64, text: &str) {
    svg.push_str("<text");
    if !class.is_empty() {
        attribute(svg, "class", class);
    }
    attribute(svg, "x", &number(MARGIN));
    attribute(svg, "y", &number(base));
    svg.push('>');
    escape(svg, text);
    svg.push_str("</text>");
}

fn write(svg: &mut String, mark: &Mark, plot: (f64, f64, f64, f64)) {
    let spot = |it: Spot| (plot.0 + it.0 * plot.2, plot.1 + it.1 * plot.3);
    let open = |svg: &mut String, tag: &str, face: &str| {
        svg.push('<');
        svg.push_str(tag);
        let class = format!("{face} {}", mark.class);
        if !class.trim().is_empty() {
            attribute(svg, "class", class.trim());
        }
    };
    match &mark.kind {
        Kind::Rule(from, to) => {
            let (from, to) = (spot(*from), spot(*to));
            open(svg, "line", "");
            for (name, value) in [("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)] {
                attribute(svg, name, &number(value));
            }
            svg.push_str("/>");
        }
        Kind::Path { runs, closed } => {
            open(svg, "path", "");
            let data = runs.iter().map(|it| {
                let spots: Vec<Spot> = it.iter().map(|it| spot(*it)).collect();
                run(&spots, *closed, 1.0)
            });
            attribute(svg, "d", &data.collect::<String>());
            svg.push_str("/>");
        }
        Kind::Dots(at) => {
            open(svg, "path", "");
            let dot = |it: &Spot| {
                let at = spot(*it);
                format!("M{} {}h0", number(at.0), number(at.1))
            };
            attribute(svg, "d", &at.iter().map(dot).collect::<String>());
            svg.push_str("/>");
        }
        Kind::Symbol { at, shape, size, shift, .. } => {
            let at = spot(*at);
            let (x, y) = (number(at.0 + shift.0), number(at.1 + shift.1));
            if *shape == Shape::Circle {
                open(svg, "circle", "");
                attribute(svg, "cx", &x);
                attribute(svg, "cy", &y);
                attribute(svg, "r", &number(*size));
            } else {
                open(svg, "path", "");
                attribute(svg, "d", &outline(*shape, *size));
                attribute(svg, "transform", &format!("translate({x} {y})"));
            }
            svg.push_str("/>");
        }
        Kind::Bar { at, width, height, round } => {
            let at = spot(*at);
            open(svg, "rect", "");
            attribute(svg, "x", &number(at.0));
            attribute(svg, "y", &number(at.1 - height / 2.0));
            attribute(svg, "width", &number(width.max(0.0) * plot.2));
            attribute(svg, "height", &number(*height));
            if *round > 0.0 {
                attribute(svg, "rx", &number(*round));
            }
            svg.push_str("/>");
        }
        Kind::Text(text) => {
            let at = spot(text.at);
            let size = text.face.size();
            open(svg, "text", text.face.class());
            attribute(svg, "x", &number(at.0 + text.dx * size));
            attribute(svg, "y", &number(at.1 + text.dy * size));
            anchor(svg, text.anchor);
            svg.push('>');
            escape(svg, &text.text);
            svg.push_str("</text>");
        }
    }
}
