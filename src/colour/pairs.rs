//! Which colours meet on a page, how much they must contrast, and which must be told apart (C-60).
//! The one table that the test of the style sheet, the check of a site's colours and
//! `pejl theme preview` share.

use super::{Colour, Eyes, Tokens, difference};

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

    /// The first who take the one for the other, if anybody does.
    pub fn taken_by(&self, tokens: &Tokens) -> Option<Eyes> {
        let (one, other) = (tokens.get(self.one)?, tokens.get(self.other)?);
        Eyes::EVERYBODY.into_iter().find(|eyes| difference(one, other, *eyes) < self.least)
    }
}

/// The smallest difference of two colours, and whose eyes see no more.
pub(super) fn worst(one: Colour, other: Colour) -> (Eyes, f64) {
    let seen = Eyes::EVERYBODY.map(|eyes| (eyes, difference(one, other, eyes)));
    seen.into_iter()
        .fold((Eyes::All, f64::INFINITY), |least, it| if it.1 < least.1 { it } else { least })
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
