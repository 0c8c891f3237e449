//! Scenes become fluid SVG for a page: no viewBox, percent and em (C-1, C-2, C-6). Does *not* know what
//! is drawn.

use crate::value::push_escaped;

use super::scene::{Anchor, Drawing, Form, Kind, Mark, Plot, Role, Shape, Spot, Text};

/// The `<svg>` for a page.
pub(super) fn fluid(drawing: &Drawing, role: Role) -> String {
    let mut svg = String::from("<svg");
    match role {
        Role::Image { label, described_by } => {
            svg.push_str(" role=\"img\"");
            attribute(&mut svg, "aria-label", label);
            if let Some(id) = described_by {
                attribute(&mut svg, "aria-describedby", id);
            }
        }
        Role::Hidden => svg.push_str(" aria-hidden=\"true\" focusable=\"false\""),
    }
    if let Plot::Rows { height } = drawing.plot {
        attribute(&mut svg, "height", &format!("{}rem", number(height)));
    }
    svg.push('>');
    marks(&mut svg, &drawing.scene.marks);
    svg.push_str("</svg>");
    svg
}

/// All marks; paths that follow each other share a stretched `<svg>`.
fn marks(svg: &mut String, marks: &[Mark]) {
    let stretched = |it: &Mark| matches!(it.kind, Kind::Path { .. } | Kind::Dots(_));
    let mut open = false;
    for mark in marks {
        if stretched(mark) != open {
            svg.push_str(if open { "</svg>" } else { STRETCHED });
            open = !open;
        }
        write(svg, mark);
    }
    if open {
        svg.push_str("</svg>");
    }
}

/// Lines are stretched with the plot; their strokes are not, by the style sheet.
const STRETCHED: &str = "<svg width=\"100%\" height=\"100%\" viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\" overflow=\"visible\">";

fn write(svg: &mut String, mark: &Mark) {
    let class = |svg: &mut String, face: &str| {
        let form = match mark.form {
            Form::Both => "",
            Form::Wide => "w",
            Form::Narrow => "n",
        };
        let names = [face, mark.class.as_str(), form];
        let names: Vec<&str> = names.into_iter().filter(|it| !it.is_empty()).collect();
        if !names.is_empty() {
            attribute(svg, "class", &names.join(" "));
        }
    };
    match &mark.kind {
        Kind::Rule(from, to) => {
            svg.push_str("<line");
            class(svg, "");
            // 0 is what a line begins with when nothing is said.
            for (name, value) in [("x1", from.0), ("x2", to.0), ("y1", from.1), ("y2", to.1)] {
                let value = percent(value);
                if value != "0" {
                    attribute(svg, name, &value);
                }
            }
            svg.push_str("/>");
        }
        Kind::Path { runs, closed } => {
            svg.push_str("<path");
            class(svg, "");
            let data: String = runs.iter().map(|it| run(it, *closed, 100.0)).collect();
            attribute(svg, "d", &data);
            svg.push_str("/>");
        }
        Kind::Dots(at) => {
            svg.push_str("<path");
            class(svg, "");
            let dot = |it: &Spot| format!("M{}h0", pair(*it, 100.0));
            attribute(svg, "d", &at.iter().map(dot).collect::<String>());
            svg.push_str("/>");
        }
        Kind::Symbol { at, shape: Shape::Circle, size, shift: (0.0, 0.0), .. } => {
            svg.push_str("<circle");
            class(svg, "");
            attribute(svg, "cx", &percent(at.0));
            attribute(svg, "cy", &percent(at.1));
            attribute(svg, "r", &number(*size));
            svg.push_str("/>");
        }
        Kind::Symbol { at, shape, size, shift, .. } => {
            svg.push_str("<svg");
            attribute(svg, "x", &percent(at.0));
            attribute(svg, "y", &percent(at.1));
            svg.push_str(" width=\"1\" height=\"1\" overflow=\"visible\"><path");
            class(svg, "");
            attribute(svg, "d", &outline(*shape, *size));
            if *shift != (0.0, 0.0) {
                let (right, down) = (number(shift.0), number(shift.1));
                attribute(svg, "transform", &format!("translate({right} {down})"));
            }
            svg.push_str("/></svg>");
        }
        Kind::Bar { at, width, height, round } => {
            svg.push_str("<rect");
            class(svg, "");
            attribute(svg, "x", &percent(at.0));
            attribute(svg, "y", &percent(at.1));
            attribute(svg, "width", &percent(width.max(0.0)));
            attribute(svg, "height", &number(*height));
            if *round > 0.0 {
                attribute(svg, "rx", &number(*round));
            }
            attribute(svg, "transform", &format!("translate(0 {})", number(-height / 2.0)));
            svg.push_str("/>");
        }
        Kind::Text(text) => {
            svg.push_str("<text");
            class(svg, text.face.class());
            place(svg, text);
            svg.push('>');
            escape(svg, &text.text);
            svg.push_str("</text>");
        }
    }
}

fn place(svg: &mut String, text: &Text) {
    for (name, value) in [("x", percent(text.at.0)), ("y", percent(text.at.1))] {
        if value != "0" {
            attribute(svg, name, &value);
        }
    }
    for (name, value) in [("dx", number(text.dx)), ("dy", number(text.dy))] {
        if value != "0" {
            attribute(svg, name, &format!("{value}em"));
        }
    }
    anchor(svg, text.anchor);
}

/// `text-anchor`, where it is not what it is anyway.
pub(super) fn anchor(svg: &mut String, anchor: Anchor) {
    match anchor {
        Anchor::Start => {}
        Anchor::Middle => attribute(svg, "text-anchor", "middle"),
        Anchor::End => attribute(svg, "text-anchor", "end"),
    }
}

/// Path data of points that are joined, `scale` units to the plot.
pub(super) fn run(points: &[Spot], closed: bool, scale: f64) -> String {
    let mut data = String::from("M");
    for (index, point) in points.iter().enumerate() {
        if index > 0 {
            data.push(' ');
        }
        data.push_str(&pair(*point, scale));
    }
    if closed {
        data.push('z');
    }
    if points.is_empty() { String::new() } else { data }
}

fn pair(point: Spot, scale: f64) -> String {
    format!("{} {}", number(point.0 * scale), number(point.1 * scale))
}

/// Path data of a sign around 0,0.
pub(super) fn outline(shape: Shape, size: f64) -> String {
    let at = |it: f64| number(it * size);
    match shape {
        Shape::Circle => {
            format!(
                "M{0} 0a{1} {1} 0 1 0 {2} 0a{1} {1} 0 1 0 {3} 0z",
                at(-1.0),
                at(1.0),
                at(2.0),
                at(-2.0)
            )
        }
        // About the same area as the circle, so that none looks more important.
        Shape::Square => format!("M{0} {0}H{1}V{1}H{0}z", at(-0.9), at(0.9)),
        Shape::Triangle => format!("M0 {}L{} {}H{}z", at(-1.15), at(1.15), at(0.9), at(-1.15)),
        Shape::Diamond => format!("M0 {0}L{1} 0 0 {1} {0} 0z", at(-1.0), at(1.0)),
    }
}

/// An attribute, escaped.
pub(super) fn attribute(svg: &mut String, name: &str, value: &str) {
    svg.push(' ');
    svg.push_str(name);
    svg.push_str("=\"");
    escape(svg, value);
    svg.push('"');
}

/// Text on one line that is neither tag nor entity, nor anything that XML forbids.
pub(super) fn escape(svg: &mut String, text: &str) {
    if text.contains(['\t', '\n', '\r']) {
        push_escaped(svg, &text.replace(['\t', '\n', '\r'], " "));
    } else {
        push_escaped(svg, text);
    }
}

/// A number with at most two decimals and no trailing zeros, as SVG takes it. Never NaN or infinite.
pub(super) fn number(value: f64) -> String {
    debug_assert!(value.is_finite(), "a place in a drawing is no number");
    let value = if value.is_finite() { value.clamp(-1e6, 1e6) } else { 0.0 };
    // At most 10⁸, so nothing is lost. Digit by digit: a drawing has thousands of these.
    let hundredths = (value * 100.0).round() as i64;
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let sign = if hundredths < 0 { "-" } else { "" };
    match (rest / 10, rest % 10) {
        (0, 0) => format!("{sign}{whole}"),
        (tenths, 0) => format!("{sign}{whole}.{tenths}"),
        (tenths, last) => format!("{sign}{whole}.{tenths}{last}"),
    }
}

/// A fraction in percent; 0 needs no sign.
fn percent(fraction: f64) -> String {
    let text = number(fraction * 100.0);
    if text == "0" { text } else { text + "%" }
}

#[cfg(test)]
mod tests {
    use super::super::scene::{Face, Scene};
    use super::*;

    fn written(scene: Scene, plot: Plot) -> String {
        Drawing { starts_at: None, plot, scene }.fluid(Role::Hidden)
    }

    #[test]
    fn numbers_have_two_decimals_at_most() {
        let cases =
            [(1.0, "1"), (-0.001, "0"), (61.538, "61.54"), (0.1 + 0.2, "0.3"), (-2.5, "-2.5")];
        for (value, text) in cases {
            assert_eq!(number(value), text);
        }
        assert_eq!(
            (percent(0.0), percent(1.0), percent(1.0 / 3.0)),
            ("0".into(), "100%".into(), "33.33%".into())
        );
    }

    #[test]
    fn marks_are_written_in_percent_and_em() {
        let mut scene = Scene::default();
        scene.rule("gr", (0.0, 0.5), (1.0, 0.5));
        scene.path("ln", vec![vec![(0.0, 1.0), (0.5, 0.25)]]);
        scene.dots("dt", vec![(0.0, 1.0)]);
        scene.sign("pt", (0.5, 0.25), Shape::Circle, 6.0);
        scene.sign("tar", (1.0, 0.1), Shape::Diamond, 8.0);
        scene.bar("g-done", (0.0, 0.5), 0.25, 18.0, 0.0);
        let label = Text::new((0.5, 0.25), Anchor::End, Face::Value, "a < b");
        scene.text("", label.moved(-0.75, 1.1)).only(Form::Wide);
        assert_eq!(
            written(scene, Plot::LINE),
            "<svg aria-hidden=\"true\" focusable=\"false\"><line class=\"gr\" x2=\"100%\" y1=\"50%\" y2=\"50%\"/>\
<svg width=\"100%\" height=\"100%\" viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\" overflow=\"visible\">\
<path class=\"ln\" d=\"M0 100 50 25\"/><path class=\"dt\" d=\"M0 100h0\"/></svg>\
<circle class=\"pt\" cx=\"50%\" cy=\"25%\" r=\"6\"/>\
<svg x=\"100%\" y=\"10%\" width=\"1\" height=\"1\" overflow=\"visible\"><path class=\"tar\" d=\"M0 -8L8 0 0 8 -8 0z\"/></svg>\
<rect class=\"g-done\" x=\"0\" y=\"50%\" width=\"25%\" height=\"18\" transform=\"translate(0 -9)\"/>\
<text class=\"t-val w\" x=\"50%\" y=\"25%\" dx=\"-0.75em\" dy=\"1.1em\" text-anchor=\"end\">a &lt; b</text></svg>"
        );
    }

    #[test]
    fn rows_say_their_height_and_an_image_its_name() {
        let drawing =
            Drawing { starts_at: None, plot: Plot::Rows { height: 15.0 }, scene: Scene::default() };
        let role = Role::Image { label: "\"Fem\" & seks", described_by: Some("fig-a-d") };
        assert_eq!(
            drawing.fluid(role),
            "<svg role=\"img\" aria-label=\"&quot;Fem&quot; &amp; seks\" aria-describedby=\"fig-a-d\" height=\"15rem\"></svg>"
        );
    }
}
