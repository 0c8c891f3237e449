//! Which colours meet on a page, how much they must contrast, and which must be told apart (C-60).
//! The one table that the test of the style sheet, the check of a site's colours and
//! `pejl theme preview` share.

use super::{Colour, Eyes, Mode, Tokens, difference};
use crate::diag::{Said, said};

/// Least contrast of text (WCAG 2.2, 1.4.3).
pub const TEXT: f64 = 4.5;
/// Least contrast of lines, marks and frames (WCAG 2.2, 1.4.11 and 2.4.13).
pub const GRAPHIC: f64 = 3.0;
/// Least difference of two series in a chart, to everybody's eyes (CIEDE2000).
pub const SERIES: f64 = 12.0;
/// Least difference of two families of verdicts, to everybody's eyes.
const VERDICTS: f64 = 10.0;

/// The families of verdicts; each has a colour `NAME` and a ground `NAME-bg`.
pub const FAMILIES: [&str; 6] = ["good", "slow", "behind", "wrong", "still", "none"];

/// The grounds of the families, in their order.
const TINTS: [&str; 6] = ["good-bg", "slow-bg", "behind-bg", "wrong-bg", "still-bg", "none-bg"];

/// Two tokens that meet on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// What is drawn or written.
    pub front: &'static str,
    /// What it stands on.
    pub ground: &'static str,
    /// The least contrast ratio.
    pub least: f64,
}

impl Pair {
    /// Their contrast; none if the sheet lacks one of them.
    pub fn ratio(&self, tokens: &Tokens) -> Option<f64> {
        Some(tokens.get(self.front)?.contrast(tokens.get(self.ground)?))
    }

    /// Whether they contrast enough.
    pub fn passes(&self, tokens: &Tokens) -> bool {
        self.ratio(tokens).is_none_or(|it| it >= self.least)
    }

    /// Where a reader meets them: "links on the page's white".
    pub fn said(&self, mode: Mode) -> Said {
        let (front, ground) = (front(self.front), ground(self.ground, mode));
        Said {
            da: format!("{} på {}", front.da, ground.da),
            en: format!("{} on {}", front.en, ground.en),
        }
    }
}

/// Every pair that meets on a page.
pub fn pairs() -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut add = |fronts: &[&'static str], grounds: &[&'static str], least: f64| {
        for front in fronts {
            pairs.extend(grounds.iter().map(|ground| Pair { front, ground, least }));
        }
    };
    add(&["link", "visited", "ink", "ink2"], &["bg", "surface", "surface2"], TEXT);
    add(&["on-brand"], &["brand"], TEXT);
    // A series' name is written in its colour.
    add(&["c1", "c2", "c3", "c4"], &["bg", "surface"], TEXT);
    add(&["brand", "ctx", "line2", "target", "focus"], &["bg", "surface"], GRAPHIC);
    add(&["c1", "brand", "focus"], &["surface2"], GRAPHIC);
    add(&["c1"], &["band"], GRAPHIC);
    // The word beside a verdict's mark is in ink or in the family's colour.
    add(&FAMILIES, &["bg", "surface"], TEXT);
    for (family, tint) in FAMILIES.iter().zip(TINTS) {
        add(&[family], &[tint], TEXT);
        add(&["glyph"], &[family], GRAPHIC);
    }
    // Numbers in bars of pledges.
    add(&["glyph"], &["good", "wrong"], TEXT);
    add(&["link", "visited", "ink", "ink2"], &TINTS, TEXT);
    add(&["focus"], &TINTS, GRAPHIC);
    // Code has colours of the verdicts.
    add(&["behind", "wrong"], &["surface2"], TEXT);
    pairs
}

/// Two tokens that nobody may take for each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Apart {
    /// The one.
    pub one: &'static str,
    /// The other.
    pub other: &'static str,
    /// The least difference (CIEDE2000), to everybody's eyes.
    pub least: f64,
}

impl Apart {
    /// The smallest difference and whose eyes see no more; none if the sheet lacks one of them.
    pub fn worst(&self, tokens: &Tokens) -> Option<(Eyes, f64)> {
        let (one, other) = (tokens.get(self.one)?, tokens.get(self.other)?);
        Some(worst(one, other))
    }
}

/// The smallest difference of two colours, and whose eyes see no more.
pub(super) fn worst(one: Colour, other: Colour) -> (Eyes, f64) {
    let seen = Eyes::EVERYBODY.map(|eyes| (eyes, difference(one, other, eyes)));
    seen.into_iter().fold((Eyes::All, f64::INFINITY), |least, it| if it.1 < least.1 { it } else { least })
}

/// All that must be told apart: the series of a chart, and the verdicts that may stand beside each other.
pub fn apart() -> Vec<Apart> {
    let mut all = Vec::new();
    for (names, least) in
        [(["c1", "c2", "c3", "c4"], SERIES), (["good", "slow", "wrong", "still"], VERDICTS)]
    {
        for (at, one) in names.iter().enumerate() {
            all.extend(names[at + 1..].iter().map(|other| Apart { one, other, least }));
        }
    }
    // Lines for comparison stay behind the one that the figure is about.
    all.push(Apart { one: "c1", other: "ctx", least: SERIES });
    all
}

/// What is drawn or written, in plain words.
fn front(token: &str) -> Said {
    match token {
        "ink" => said!("tekst", "text"),
        "ink2" => said!("dæmpet tekst", "muted text"),
        "link" => said!("links", "links"),
        "visited" => said!("besøgte links", "visited links"),
        "on-brand" => said!("tekst", "text"),
        "brand" => said!("streger og flader i jeres farve", "lines and areas in your colour"),
        "c1" => said!("den første linje i en figur", "the first line of a figure"),
        "c2" => said!("den anden linje i en figur", "the second line of a figure"),
        "c3" => said!("den tredje linje i en figur", "the third line of a figure"),
        "c4" => said!("den fjerde linje i en figur", "the fourth line of a figure"),
        "ctx" => said!("linjer til sammenligning", "lines for comparison"),
        "line2" => said!("akser og rammer", "axes and frames"),
        "target" => said!("målets mærke i en figur", "the mark of the target in a figure"),
        "focus" => said!(
            "rammen om det, man har valgt med tastaturet",
            "the frame around what the keyboard has chosen"
        ),
        "glyph" => said!("tegn og tal i et mærke", "signs and numbers in a mark"),
        other => family(other).unwrap_or_else(|| Said::same(other)),
    }
}

/// What it stands on, in plain words.
fn ground(token: &str, mode: Mode) -> Said {
    match (token, mode) {
        ("bg", Mode::Light) => said!("sidens hvide bund", "the page's white"),
        ("bg", Mode::Dark) => said!("sidens mørke bund", "the page's dark ground"),
        ("surface", _) => said!("den tonede bund", "the tinted ground"),
        ("surface2", _) => said!("den kraftigere tonede bund", "the stronger tint"),
        ("band", _) => said!("båndet om planen", "the band around the plan"),
        ("brand", _) => said!("en flade i jeres farve", "an area in your colour"),
        (other, _) => match other.strip_suffix("-bg").and_then(family) {
            Some(Said { da, en }) => said!("bunden under {da}", "the ground of {en}"),
            None => family(other).unwrap_or_else(|| Said::same(other)),
        },
    }
}

/// What the verdicts of a family say.
fn family(token: &str) -> Option<Said> {
    Some(match token {
        "good" => said!("\u{bb}På vej\u{ab}", "\u{201c}On track\u{201d}"),
        "slow" => said!("\u{bb}Går langsomt\u{ab}", "\u{201c}Too slow\u{201d}"),
        "behind" => said!("\u{bb}Langt bagefter\u{ab}", "\u{201c}Far behind\u{201d}"),
        "wrong" => {
            said!("\u{bb}Går den forkerte vej\u{ab}", "\u{201c}Going the wrong way\u{201d}")
        }
        "still" => said!("\u{bb}Står stille\u{ab}", "\u{201c}No real change\u{201d}"),
        "none" => said!("\u{bb}Ingen tal endnu\u{ab}", "\u{201c}No figures yet\u{201d}"),
        _ => return None,
    })
}
