//! A share image: what a page says, for a small picture beside a link to it (W-42). All attributes are
//! resolved, since what draws it knows no style sheet. Does *not* know missions, verdicts or languages:
//! words come finished, signs by the ids that the theme's sprite gives them, colours by their tokens.

use crate::colour::Tokens;

use super::text::{SAFETY, Weight, width_px, wrap};
use super::write::{attribute, escape, number};

/// What stands on a share image.
#[derive(Debug, Clone)]
pub struct Card<'a> {
    /// The site's name.
    pub site: &'a str,
    /// What the page is about, in a word.
    pub kicker: &'a str,
    /// The statement.
    pub title: &'a str,
    /// Which figure it is about, or more words.
    pub about: &'a str,
    /// How it is going.
    pub verdict: Option<Sign<'a>>,
    /// How many are going how.
    pub tally: Vec<Sign<'a>>,
    /// The figure: "Nu 2025" and "65,1 %".
    pub value: Option<(&'a str, &'a str)>,
    /// The target: "Mål 2030" and "75 %".
    pub target: Option<(&'a str, &'a str)>,
    /// The figures over time.
    pub curve: Option<CardCurve>,
    /// Source and day.
    pub foot: &'a str,
    /// The site's light colours.
    pub look: &'a Tokens,
    /// The language of its words.
    pub lang: &'a str,
}

/// A sign with its words.
#[derive(Debug, Clone, Copy)]
pub struct Sign<'a> {
    /// Id of its symbol in the sprite.
    pub icon: &'a str,
    /// Its colour by the name of its token, `slow`; its words lie on `slow-bg`.
    pub family: &'a str,
    /// Its words.
    pub label: &'a str,
}

/// Figures over time, without an axis. Times are years as numbers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CardCurve {
    /// When, how much, and whether a line leads to it from the one before.
    pub points: Vec<(f64, f64, bool)>,
    /// The planned way.
    pub plan: Vec<(f64, f64)>,
    /// The target at its time.
    pub goal: Option<(f64, f64)>,
    /// Limits to keep.
    pub levels: Vec<f64>,
    /// What stands below the first and the last time.
    pub ends: (String, String),
}

/// What every network asks for, in px.
pub const CARD_SIZE: (u32, u32) = (1200, 630);

const WIDTH: f64 = 1200.0;
const MARGIN: f64 = 64.0;
const INNER: f64 = WIDTH - 2.0 * MARGIN;
/// Sizes of the statement, and how many lines each may take.
const TITLES: [(f64, usize); 4] = [(62.0, 2), (54.0, 3), (48.0, 3), (42.0, 4)];
/// Where the foot begins.
const FOOT: f64 = 558.0;

impl Card<'_> {
    /// The image as SVG, 1200 × 630.
    pub fn draw(&self) -> String {
        let mut svg = Svg::new(self);
        svg.rect((0.0, 0.0, WIDTH, 630.0), "bg", 0.0);
        svg.rect((0.0, 0.0, WIDTH, 16.0), "brand", 0.0);
        let kicker_text = cut(self.kicker, 28.0, Weight::Regular, INNER * 0.62);
        let kicker = width_px(&kicker_text, 28.0, Weight::Regular);
        let site = cut(self.site, 30.0, Weight::SemiBold, INNER - kicker - 40.0);
        svg.words((MARGIN, 82.0), 30.0, Weight::SemiBold, "brand", &site);
        svg.end(WIDTH - MARGIN, 82.0, 28.0, "ink2", &kicker_text);
        let (size, lines) = self.title();
        let step = size * 1.14;
        let mut at = 112.0 + size;
        for line in &lines {
            svg.words((MARGIN, at), size, Weight::SemiBold, "ink", line);
            at += step;
        }
        let top = at - step + 0.3 * size;
        if self.value.is_none() && self.verdict.is_none() {
            self.front(&mut svg, top);
        } else {
            self.figures(&mut svg, top);
        }
        svg.rect((MARGIN, FOOT, INNER, 2.0), "line", 0.0);
        let foot = cut(self.foot, 25.0, Weight::Regular, INNER);
        svg.words((MARGIN, 600.0), 25.0, Weight::Regular, "ink2", &foot);
        svg.out.push_str("</svg>\n");
        svg.out
    }

    /// The statement in its lines, as large as they may be.
    fn title(&self) -> (f64, Vec<String>) {
        let room = if self.value.is_none() && self.verdict.is_none() { 4 } else { 3 };
        for (size, most) in TITLES {
            let lines = wrap(self.title, size, Weight::SemiBold, INNER);
            let fits = lines.iter().all(|it| width_px(it, size, Weight::SemiBold) <= INNER);
            if fits && lines.len() <= most.min(room) {
                return (size, lines);
            }
        }
        let size = TITLES[TITLES.len() - 1].0;
        let mut lines = wrap(self.title, size, Weight::SemiBold, INNER);
        if lines.len() > room {
            lines.truncate(room);
            lines[room - 1].push('…');
        }
        let lines = lines.iter().map(|it| cut(it, size, Weight::SemiBold, INNER));
        (size, lines.collect())
    }

    /// Words, and how many are going how.
    fn front(&self, svg: &mut Svg, top: f64) {
        let count = self.tally.len();
        // None is left out: that would be another tally.
        let (columns, size, step) = match count {
            0..=6 => (2, 32.0, 58.0),
            7..=9 => (3, 29.0, 58.0),
            _ => (3, 26.0, 42.0),
        };
        let tally = FOOT - 22.0 - count.div_ceil(columns) as f64 * step;
        let mut at = top + 46.0;
        let lines = wrap(self.about, 32.0, Weight::Regular, INNER);
        let room = ((tally - at) / 42.0).floor().max(0.0) as usize + 1;
        for (index, line) in lines.iter().take(room).enumerate() {
            let more = index + 1 == room && lines.len() > room;
            let line = if more { format!("{line} …") } else { line.clone() };
            let line = cut(&line, 32.0, Weight::Regular, INNER);
            svg.words((MARGIN, at), 32.0, Weight::Regular, "ink2", &line);
            at += 42.0;
        }
        let wide = INNER / columns as f64;
        for (index, sign) in self.tally.iter().enumerate() {
            let x = MARGIN + (index % columns) as f64 * wide;
            let y = tally + (index / columns) as f64 * step + 8.0;
            let icon = size * 1.3;
            svg.sign(sign, (x, y), icon);
            let label = cut(sign.label, size, Weight::SemiBold, wide - icon - 26.0);
            let at = (x + icon + 14.0, y + icon * 0.5 + size * 0.35);
            svg.words(at, size, Weight::SemiBold, "ink", &label);
        }
    }

    /// Verdict and figures to the left, the way there to the right.
    fn figures(&self, svg: &mut Svg, top: f64) {
        let left = if self.curve.is_some() { 520.0 } else { INNER };
        let mut at = top + 14.0;
        if !self.about.is_empty() {
            let about = cut(self.about, 29.0, Weight::Regular, INNER);
            svg.words((MARGIN, at + 26.0), 29.0, Weight::Regular, "ink2", &about);
            at += 40.0;
        }
        let plot_top = at + 14.0;
        at += 14.0;
        if let Some(sign) = &self.verdict {
            let label = cut(sign.label, 36.0, Weight::SemiBold, left - 100.0);
            let wide = width_px(&label, 36.0, Weight::SemiBold) / SAFETY + 104.0;
            svg.rect((MARGIN, at, wide, 66.0), &format!("{}-bg", sign.family), 33.0);
            svg.sign(sign, (MARGIN + 14.0, at + 11.0), 44.0);
            svg.words((MARGIN + 72.0, at + 46.0), 36.0, Weight::SemiBold, "ink", &label);
            at += 66.0;
        }
        self.amounts(svg, at, left);
        if let Some(curve) = &self.curve {
            svg.curve(curve, (640.0, plot_top + 8.0, 476.0, FOOT - 62.0 - plot_top - 8.0));
        }
    }

    /// The figure as large as there is room, with its time and the target beside it or below it.
    fn amounts(&self, svg: &mut Svg, top: f64, left: f64) {
        let target = self.target.map(|(label, value)| format!("{label}: {value}"));
        let target = target.map(|it| cut(&it, 31.0, Weight::SemiBold, left));
        let room = FOOT - 22.0 - top;
        let Some((label, value)) = self.value else {
            let words = target.unwrap_or_default();
            svg.words((MARGIN, top + 60.0), 31.0, Weight::SemiBold, "ink", &words);
            return;
        };
        let label = cut(label, 28.0, Weight::Regular, left);
        let words = target.as_deref().unwrap_or("");
        let beside =
            width_px(&label, 28.0, Weight::Regular).max(width_px(words, 31.0, Weight::SemiBold));
        let tall = (room - 12.0).min(112.0);
        let wide = |size: f64| width_px(value, size, Weight::SemiBold) / SAFETY;
        let size = fitted(value, tall, left - beside - 30.0);
        if size >= 60.0 {
            // Both lines beside the figure stand in the middle of its height.
            let middle = top + (room + 8.0) / 2.0;
            let (x, low) = (MARGIN + wide(size) + 30.0, middle + size * 0.35);
            svg.words((MARGIN, low), size, Weight::SemiBold, "ink", value);
            let first = if words.is_empty() { low } else { middle - 10.0 };
            svg.words((x, first), 28.0, Weight::Regular, "ink2", &label);
            svg.words((x, middle + 28.0), 31.0, Weight::SemiBold, "ink", words);
            return;
        }
        let lines = if words.is_empty() { 38.0 } else { 80.0 };
        let size = fitted(value, (room - lines).clamp(40.0, 96.0), left);
        let base = top + 4.0 + size * 0.9;
        svg.words((MARGIN, base), size, Weight::SemiBold, "ink", value);
        svg.words((MARGIN, base + 36.0), 28.0, Weight::Regular, "ink2", &label);
        svg.words((MARGIN, base + 76.0), 31.0, Weight::SemiBold, "ink", words);
    }
}

/// The words, cut between letters if they are wider.
fn cut(text: &str, size: f64, weight: Weight, room: f64) -> String {
    if width_px(text, size, weight) <= room {
        return text.to_owned();
    }
    let mut kept = text.trim_end_matches(['…', ' ']).to_owned();
    while !kept.is_empty() && width_px(&format!("{kept}…"), size, weight) > room {
        kept.pop();
    }
    format!("{}…", kept.trim_end_matches([' ', ',', ';', ':', '.', '·', '–']))
}

/// The largest size up to this at which the words have room.
fn fitted(text: &str, tall: f64, room: f64) -> f64 {
    let wide = width_px(text, tall, Weight::SemiBold);
    if wide > room { (tall * room / wide).floor().max(28.0) } else { tall.floor() }
}

/// The default theme's signs, so that they are drawn in one place only.
const SPRITE: &str = include_str!("../../themes/default/templates/sprite.html");

/// What is in a sign's symbol.
fn symbol(icon: &str) -> Option<&'static str> {
    let (_, rest) = SPRITE.split_once(&format!("<symbol id=\"{icon}\" viewBox=\"0 0 24 24\">"))?;
    Some(rest.split_once("</symbol>")?.0)
}

/// What is being written. Colours are named by their tokens.
struct Svg<'a> {
    out: String,
    look: &'a Tokens,
}

impl<'a> Svg<'a> {
    fn new(card: &Card<'a>) -> Svg<'a> {
        let mut out = String::from(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\" viewBox=\"0 0 1200 630\" \
             font-family=\"IBM Plex Sans\"",
        );
        attribute(&mut out, "xml:lang", card.lang);
        out.push('>');
        Svg { out, look: card.look }
    }

    fn rect(&mut self, (x, y, width, height): (f64, f64, f64, f64), fill: &str, round: f64) {
        self.out.push_str("<rect");
        for (name, value) in [("x", x), ("y", y), ("width", width), ("height", height)] {
            attribute(&mut self.out, name, &number(value));
        }
        if round > 0.0 {
            attribute(&mut self.out, "rx", &number(round));
        }
        attribute(&mut self.out, "fill", &self.look.of(fill).to_string());
        self.out.push_str("/>");
    }

    fn text(
        &mut self,
        (x, y): (f64, f64),
        size: f64,
        weight: &str,
        fill: &str,
        more: &str,
        text: &str,
    ) {
        self.out.push_str("<text");
        attribute(&mut self.out, "x", &number(x));
        attribute(&mut self.out, "y", &number(y));
        attribute(&mut self.out, "font-size", &number(size));
        attribute(&mut self.out, "font-weight", weight);
        attribute(&mut self.out, "fill", &self.look.of(fill).to_string());
        self.out.push_str(more);
        self.out.push('>');
        escape(&mut self.out, text);
        self.out.push_str("</text>");
    }

    fn words(&mut self, at: (f64, f64), size: f64, weight: Weight, fill: &str, text: &str) {
        let weight = if weight == Weight::SemiBold { "600" } else { "400" };
        self.text(at, size, weight, fill, "", text);
    }

    /// Words that end here.
    fn end(&mut self, x: f64, y: f64, size: f64, fill: &str, text: &str) {
        self.text((x, y), size, "400", fill, " text-anchor=\"end\"", text);
    }

    fn sign(&mut self, sign: &Sign, (x, y): (f64, f64), size: f64) {
        let Some(symbol) = symbol(sign.icon) else { return };
        let symbol = symbol
            .replace("currentColor", &self.look.of(sign.family).to_string())
            .replace("var(--glyph)", &self.look.of("glyph").to_string());
        let (x, y, scale) = (number(x), number(y), number(size / 24.0));
        self.out.push_str(&format!(
            "<g fill=\"none\" transform=\"translate({x} {y}) scale({scale})\">{symbol}</g>"
        ));
    }

    fn path(&mut self, spots: &[(f64, f64)], more: &str) {
        if spots.len() < 2 {
            return;
        }
        let step = |(index, it): (usize, &(f64, f64))| {
            let letter = if index == 0 { 'M' } else { 'L' };
            format!("{letter}{} {}", number(it.0), number(it.1))
        };
        let data: String = spots.iter().enumerate().map(step).collect();
        self.out.push_str("<path");
        attribute(&mut self.out, "d", &data);
        self.out.push_str(&format!(" fill=\"none\" {more}/>"));
    }

    fn curve(&mut self, it: &CardCurve, (left, top, wide, tall): (f64, f64, f64, f64)) {
        let [brand, target, ground] = ["brand", "target", "bg"].map(|it| self.look.of(it));
        let bounds = |values: &mut dyn Iterator<Item = f64>| {
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |it, at| (it.0.min(at), it.1.max(at)))
        };
        let spots = || it.points.iter().map(|it| (it.0, it.1)).chain(it.goal);
        let planned = || spots().chain(it.plan.iter().copied());
        let (from, to) = bounds(&mut planned().map(|it| it.0));
        let levels = it.levels.iter().copied();
        let (low, high) = bounds(&mut planned().map(|it| it.1).chain(levels));
        let share = |at: f64, low: f64, high: f64| {
            if high > low { (at - low) / (high - low) } else { 0.5 }
        };
        // Room for the signs at the ends.
        let pad = 16.0;
        let spot = |(at, value): (f64, f64)| {
            let x = left + pad + share(at, from, to) * (wide - 2.0 * pad);
            (x, top + pad + (1.0 - share(value, low, high)) * (tall - 2.0 * pad))
        };
        let base = top + tall + 4.0;
        self.rect((left, base, wide, 2.0), "line2", 0.0);
        for level in &it.levels {
            let y = spot((from, *level)).1;
            self.path(
                &[(left, y), (left + wide, y)],
                &format!("stroke=\"{target}\" stroke-width=\"3\""),
            );
        }
        let plan: Vec<_> = it.plan.iter().map(|it| spot(*it)).collect();
        let dashed = format!("stroke=\"{target}\" stroke-width=\"3\" stroke-dasharray=\"10 8\"");
        self.path(&plan, &dashed);
        let line = format!(
            "stroke=\"{brand}\" stroke-width=\"7\" stroke-linejoin=\"round\" stroke-linecap=\"round\""
        );
        let mut run: Vec<(f64, f64)> = Vec::new();
        for (at, value, joined) in &it.points {
            if !joined {
                self.path(&run, &line);
                run.clear();
            }
            run.push(spot((*at, *value)));
        }
        self.path(&run, &line);
        if let Some(goal) = it.goal {
            let (x, y) = spot(goal);
            let [a, b, c, d] = [x - 14.0, y - 14.0, x + 14.0, y + 14.0].map(number);
            let (x, y) = (number(x), number(y));
            self.out.push_str(&format!(
                "<path d=\"M{x} {b}L{c} {y}L{x} {d}L{a} {y}z\" fill=\"{target}\"/>"
            ));
        }
        if let Some((at, value, _)) = it.points.last() {
            let (x, y) = spot((*at, *value));
            let (x, y) = (number(x), number(y));
            self.out.push_str(&format!(
                "<circle cx=\"{x}\" cy=\"{y}\" r=\"13\" fill=\"{brand}\" stroke=\"{ground}\" stroke-width=\"4\"/>"
            ));
        }
        self.words((left, base + 36.0), 26.0, Weight::Regular, "ink2", &it.ends.0);
        self.end(left + wide, base + 36.0, 26.0, "ink2", &it.ends.1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::Look;

    fn card(look: &Tokens) -> Card<'_> {
        Card {
            site: "Missioner i Fjordby",
            kicker: "Nøgletal",
            title: "Hver tredje ung er ensom – færre end i 2021",
            about: "Unge, der føler sig ensomme",
            verdict: Some(Sign { icon: "i-slow", family: "slow", label: "Går langsomt" }),
            tally: Vec::new(),
            value: Some(("Nu 2025", "\u{2212}3,4 %")),
            target: Some(("Mål 2030", "25 %")),
            curve: Some(CardCurve {
                points: vec![(2021.5, 38.0, false), (2023.5, 35.0, true), (2025.5, 33.4, true)],
                plan: vec![(2021.5, 38.0), (2030.5, 25.0)],
                goal: Some((2030.5, 25.0)),
                levels: Vec::new(),
                ends: ("2021".into(), "2030".into()),
            }),
            foot: "Kilde: Ungeprofilen · Vurderet 1. november 2026",
            look,
            lang: "da",
        }
    }

    #[test]
    fn every_word_stands_inside_the_image() {
        let look = Look::default().light;
        let long =
            "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenhersteller ".repeat(9);
        let title = Card { title: &long, site: &long, foot: &long, about: &long, ..card(&look) };
        let front = Card { verdict: None, value: None, target: None, curve: None, ..title.clone() };
        for card in [card(&look), title, front] {
            let svg = card.draw();
            for text in svg.split("<text").skip(1) {
                let value = |name: &str| {
                    let rest = text.split_once(&format!(" {name}=\"")).unwrap().1;
                    rest.split('"').next().unwrap()
                };
                let words = text.split_once('>').unwrap().1.split("</text>").next().unwrap();
                let size: f64 = value("font-size").parse().unwrap();
                let heavy = value("font-weight") == "600";
                let weight = if heavy { Weight::SemiBold } else { Weight::Regular };
                let wide = width_px(words, size, weight) / SAFETY;
                let x: f64 = value("x").parse().unwrap();
                let y: f64 = value("y").parse().unwrap();
                let left = if text.contains("text-anchor=\"end\"") { x - wide } else { x };
                assert!(left >= 0.0 && left + wide <= WIDTH - 40.0, "{left} {wide} {words}");
                assert!(y <= 615.0, "{y} {words}");
            }
        }
    }

    #[test]
    fn every_sign_of_a_verdict_is_in_the_sprite() {
        for icon in ["i-met", "i-on", "i-slow", "i-behind", "i-still", "i-wrong", "i-empty"] {
            assert!(symbol(icon).is_some_and(|it| it.starts_with('<')), "{icon}");
        }
        assert_eq!(symbol("i-nothing"), None);
    }

    #[test]
    fn what_authors_wrote_is_escaped() {
        let look = Look::default().light;
        let svg = Card { title: "<b>\"&", ..card(&look) }.draw();
        assert!(svg.contains(">&lt;b&gt;") && !svg.contains("<b>"), "{svg}");
        assert!(!svg.contains("var(") && !svg.contains("currentColor"));
    }
}
