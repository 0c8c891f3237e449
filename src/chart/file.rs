//! Scenes become a file that stands alone: fixed size, light, with its own style and words. Does *not*
//! know what is drawn.

use crate::colour::Tokens;

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

/// For every class that a mark can have what the style sheet says of it; `$ink` is the site's light colour of that token.
const STYLE: &str = "text{font:400 13px \"IBM Plex Sans\",Arial,sans-serif;fill:$ink2;font-variant-numeric:tabular-nums}\
.t-h{font-size:18px;font-weight:600;fill:$ink}\
.t-val{fill:$ink;font-weight:600;font-size:14px}.t-tar{fill:$ink;font-weight:600}.t-val,.t-tar,.t-gap{paint-order:stroke;stroke:$bg;stroke-width:3px}.t-s,.t-n{font-size:12px}.t-gap{fill:$slow;font-weight:600}\
text.c1{fill:$c1}text.c2{fill:$c2}text.c3{fill:$c3}text.c4{fill:$c4}\
.gr{stroke:$grid}.ax{stroke:$line2}.tick{stroke:$line2;fill:none}\
.ln{fill:none;stroke:$c1;stroke-width:3;stroke-linejoin:round;stroke-linecap:round}.ln.old{stroke-width:2}\
.ln.c2{stroke:$c2;stroke-dasharray:8 4}.ln.c3{stroke:$c3;stroke-dasharray:2 5}.ln.c4{stroke:$c4;stroke-dasharray:10 4 2 4}\
.ln.ctx{stroke:$ctx;stroke-width:1.25;opacity:.75}.ln.prov{stroke-dasharray:2 6}\
.path{fill:none;stroke:$target;stroke-width:1.5;stroke-dasharray:6 5}.lvl{stroke:$target;stroke-width:1.5}\
.band{fill:$band;stroke:$line2;stroke-width:.75}.band.c2{fill:none;stroke:$c2}.band.c3{fill:none;stroke:$c3}.band.c4{fill:none;stroke:$c4}\
.pt{fill:$c1;stroke:$bg;stroke-width:1.5}.pt.c2{fill:$c2}.pt.c3{fill:$c3}.pt.c4{fill:$c4}.pt.ctx{fill:$ctx}\
.pt.hol{fill:$bg;stroke:$c1;stroke-width:2}.pt.hol.c2{stroke:$c2}.pt.hol.c3{stroke:$c3}.pt.hol.c4{stroke:$c4}\
.dt{fill:none;stroke:$c1;stroke-width:8;stroke-linecap:round}.dt.c2{stroke:$c2}.dt.c3{stroke:$c3}.dt.c4{stroke:$c4}.dt.ctx{stroke:$ctx;stroke-width:4}\
.dt.d5{stroke-width:10}.dt.in{stroke:$bg;stroke-width:4}.dt.d5.in{stroke-width:6}\
.tar{fill:$target}.tar.hol{fill:$bg;stroke:$target;stroke-width:1.5}\
.evl{stroke:$ink2;stroke-dasharray:1 3;stroke-linecap:round}.brk{stroke:$line2;stroke-dasharray:5 4}.gap{stroke:$slow;stroke-width:2}\
.ci{stroke:$c1;stroke-width:2}.ci.c2{stroke:$c2}.ci.c3{stroke:$c3}.ci.c4{stroke:$c4}.move{stroke:$ctx;stroke-width:1.5;stroke-dasharray:2 3}\
.tr0{stroke:$surface2;stroke-width:10}.tr1{stroke:$c1;stroke-width:10}.trx{stroke:$ink;stroke-width:2}\
.g0{fill:$surface2;stroke:$line2}.g-done{fill:$good}.g-go{fill:$brand}.g-late{fill:$wrong}.g-plan{fill:none;stroke:$line2;stroke-width:1.5;stroke-dasharray:4 3}.now{stroke:$ink;stroke-width:1.5}\
path.ci,.move,path.lvl,.way,.zero,path.gr{fill:none}.way{stroke:$line2;opacity:.35}.pt.ten{stroke-dasharray:3 2}.bar{fill:$c1}.bar.ctx{fill:$ctx}.zero{stroke:$ink;stroke-width:1.5}\
.cut{stroke:$bg;stroke-width:2}.on-dark,.on-brand{fill:$bg}.ms{stroke:$bg;stroke-width:1.5}.ms.g-plan,.ms.g0,.ms.ghost{fill:$bg;stroke:$ink;stroke-dasharray:none}.ms.ghost{stroke-dasharray:2 2}";

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
    style(&mut svg, frame.look);
    let ground = frame.look.of("bg");
    svg.push_str(&format!("</style><rect width=\"100%\" height=\"100%\" fill=\"{ground}\"/>"));
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

/// The style with the site's colours.
fn style(svg: &mut String, look: &Tokens) {
    let mut parts = STYLE.split('$');
    svg.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let end = part.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(part.len());
        svg.push_str(&look.of(&part[..end]).to_string());
        svg.push_str(&part[end..]);
    }
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
