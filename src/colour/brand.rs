//! From what a municipality writes under `brand` to a whole palette, light and dark (L-30): what is
//! missing is derived in OKLCH, and what cannot be read is refused with the nearest colour that can.
//! Data and verdict colours stay as the theme has them; only the first series may follow the brand.
//! Every choice is tried against [`pairs`], the one table of what meets on a page.

use std::collections::BTreeMap;

use super::oklch::nearest;
use super::pairs::{SERIES, worst};
use super::{
    Apart, Colour, Eyes, Look, Mode, Oklch, Pair, TEXT, Tokens, apart, difference, pairs, ratio,
};

/// The colours that somebody wrote, by key: `brand`, `brand_dark`, `on_brand`, `on_brand_dark`,
/// `tint`, `tint_dark`.
pub type Given = BTreeMap<&'static str, Colour>;

/// A colour that cannot be read where it is used.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// The key that it was written under.
    pub key: &'static str,
    /// The token that it becomes.
    pub token: &'static str,
    /// Where it fails most.
    pub pair: Pair,
    /// In which mode.
    pub mode: Mode,
    /// The contrast that it has there.
    pub ratio: f64,
    /// The nearest colour of the same hue that passes everywhere; none if there is none.
    pub better: Option<Colour>,
}

/// Whether the first series of a chart has the brand's colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Charts {
    /// Nobody asked for another colour than the theme's.
    Theme,
    /// It has.
    Follow,
    /// It keeps the theme's colour, since nobody may take these two for each other.
    Alike {
        /// In which mode.
        mode: Mode,
        /// The brand is too like this token.
        other: &'static str,
        /// To these eyes.
        eyes: Eyes,
    },
}

/// What follows from a brand.
#[derive(Debug, Clone, PartialEq)]
pub struct Branded {
    /// Every colour in both modes. Each pair passes if nothing is refused.
    pub look: Look,
    /// The tokens that may differ from the theme's; empty if the brand asks for no colours.
    pub changed: Vec<&'static str>,
    /// What cannot be read, at most once for each key.
    pub refused: Vec<Refusal>,
    /// The colour of the first series.
    pub charts: Charts,
}

/// Tokens that follow from a brand.
const CHANGED: [&str; 8] =
    ["brand", "on-brand", "link", "visited", "surface", "surface2", "c1", "band"];
/// Those among them that a series in a chart is made of.
const CHART: [&str; 2] = ["c1", "band"];

/// How different visited links look from others (CIEDE2000).
const VISITED: f64 = 12.0;

/// The whole palette.
pub fn derive(given: &Given, theme: &Look) -> Branded {
    let mut refused = Vec::new();
    let of = |key| given.get(key).copied();
    let mut half = |mode: Mode, seeds: Seeds| {
        let theme = theme.mode(mode);
        Half { mode, given, seeds, theme, tokens: theme.clone() }.made(&mut refused)
    };
    let mut light = half(
        Mode::Light,
        Seeds {
            brand: of("brand").filter(|it| *it != theme.light.of("brand")),
            keys: ["brand", "on_brand", "tint"],
            tint: Oklch { l: 0.97, c: 0.01, h: 0.0 },
            stronger: -0.035,
            band: Oklch { l: 0.87, c: 0.035, h: 0.0 },
        },
    );
    let brand = light.is_new("brand").then(|| light.tokens.of("brand"));
    let mut dark = half(
        Mode::Dark,
        Seeds {
            brand: of("brand_dark").filter(|it| *it != theme.dark.of("brand")).or(brand),
            keys: ["brand_dark", "on_brand_dark", "tint_dark"],
            tint: Oklch { l: 0.25, c: 0.02, h: 0.0 },
            stronger: 0.055,
            band: Oklch { l: 0.38, c: 0.05, h: 0.0 },
        },
    );
    let plain = [&light, &dark].iter().all(|it| it.tokens == *it.theme);
    let charts = if refused.is_empty() && (light.is_new("brand") || dark.is_new("brand")) {
        charts(&mut light, &mut dark)
    } else {
        Charts::Theme
    };
    let changed = match charts {
        _ if plain => Vec::new(),
        Charts::Follow => CHANGED.to_vec(),
        _ => CHANGED.into_iter().filter(|it| !CHART.contains(it)).collect(),
    };
    let mut look = Look { light: light.tokens, dark: dark.tokens };
    // What was written is shown as it was written.
    for it in &refused {
        if let Some(written) = of(it.key) {
            look.mode_mut(it.mode).set(it.token, written);
        }
    }
    Branded { look, changed, refused, charts }
}

/// What one mode starts from.
struct Seeds {
    /// Where the brand's colour comes from; none if it is the theme's.
    brand: Option<Colour>,
    /// The keys of the brand, of what stands on it, and of the tint.
    keys: [&'static str; 3],
    /// Lightness and most colour of a tint that nobody wrote (L-30).
    tint: Oklch,
    /// How much lighter the stronger tint is.
    stronger: f64,
    /// Lightness and most colour of the band around a plan.
    band: Oklch,
}

/// One mode of the palette while it is made.
struct Half<'a> {
    mode: Mode,
    given: &'a Given,
    seeds: Seeds,
    theme: &'a Tokens,
    tokens: Tokens,
}

impl Half<'_> {
    fn made(mut self, refused: &mut Vec<Refusal>) -> Self {
        self.grounds(refused);
        self.brand(refused);
        self.links();
        self
    }

    fn is_new(&self, token: &str) -> bool {
        self.tokens.get(token) != self.theme.get(token)
    }

    fn written(&self, key: &str) -> Option<Colour> {
        self.given.get(key).copied()
    }

    /// The tints: as written, or of the brand's hue with hardly any colour.
    fn grounds(&mut self, refused: &mut Vec<Refusal>) {
        let [_, _, key] = self.seeds.keys;
        let written = self.written(key);
        let Some(from) = written.or(self.seeds.brand).map(Oklch::from) else { return };
        // What follows from the tint is fitted to it later.
        let later = ["brand", "link", "visited"];
        let tint = written.unwrap_or(like(self.seeds.tint, from));
        self.put("surface", tint, written.and(Some(key)), |it| !later.contains(&it.front), refused);
        let tint = Oklch::from(self.tokens.of("surface"));
        let stronger = Oklch { l: tint.l + self.seeds.stronger, c: tint.c * 1.5, h: tint.h };
        self.put("surface2", stronger.colour(), None, |it| !later.contains(&it.front), refused);
    }

    /// The brand's colour and what stands on it.
    fn brand(&mut self, refused: &mut Vec<Refusal>) {
        let [key, on_key, _] = self.seeds.keys;
        if let Some(seed) = self.seeds.brand {
            // Links on the page have the brand's own colour, so that it must be readable there.
            let written = self.written(key).and(Some(key));
            let plain = Pair { front: "link", ground: "bg", least: TEXT };
            self.put_with("brand", seed, written, |it| it.front == "brand", &[plain], refused);
        }
        match self.written(on_key) {
            Some(written) => {
                // Beside a brand that is refused, it is tried when there is another.
                let key = refused.iter().all(|it| it.key != key).then_some(on_key);
                self.put("on-brand", written, key, |_| true, refused);
            }
            None if self.is_new("brand") => {
                let brand = self.tokens.of("brand");
                let sides = [self.tokens.of("bg"), self.tokens.of("ink")];
                let better = sides.into_iter().find(|it| it.contrast(brand) >= TEXT);
                self.tokens.set("on-brand", better.unwrap_or(sides[0]));
            }
            None => {}
        }
    }

    /// Links have the brand's colour, a little stronger where a tint asks for it; those that were
    /// visited differ.
    fn links(&mut self) {
        if self.is_new("brand") {
            self.put("link", self.tokens.of("brand"), None, |_| true, &mut Vec::new());
        } else if self.is_new("surface") {
            self.put("link", self.tokens.of("link"), None, |_| true, &mut Vec::new());
        } else {
            return;
        }
        let link = self.tokens.of("link");
        let usual = Oklch::from(self.theme.of("visited"));
        // The theme's own hue first, then a twelfth of the circle away, to one side and the other.
        for turn in [0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0, 4.0, -4.0, 5.0, -5.0, 6.0] {
            let turned = Oklch { h: usual.h + turn * std::f64::consts::FRAC_PI_6, ..usual };
            let wanted = if turn == 0.0 { self.theme.of("visited") } else { turned.colour() };
            self.put("visited", wanted, None, |_| true, &mut Vec::new());
            if difference(self.tokens.of("visited"), link, Eyes::All) >= VISITED {
                break;
            }
        }
    }

    /// Gives a token a colour. If it fails a pair that `counts`, it is refused where it has a key,
    /// and else the nearest that passes is taken.
    fn put(
        &mut self,
        token: &'static str,
        wanted: Colour,
        key: Option<&'static str>,
        counts: impl Fn(&Pair) -> bool,
        refused: &mut Vec<Refusal>,
    ) {
        self.put_with(token, wanted, key, counts, &[], refused);
    }

    /// The same, with more pairs.
    fn put_with(
        &mut self,
        token: &'static str,
        wanted: Colour,
        key: Option<&'static str>,
        counts: impl Fn(&Pair) -> bool,
        more: &[Pair],
        refused: &mut Vec<Refusal>,
    ) {
        let mut needs = self.needs(token, counts);
        needs.extend(more.iter().filter_map(|it| Some((*it, self.tokens.get(it.ground)?))));
        let better = nearest(wanted, passing(&needs));
        let Some(key) = key.filter(|_| better != Some(wanted)) else {
            return self.tokens.set(token, better.unwrap_or(wanted));
        };
        // The rest is made for the colour that is suggested, so that all suggestions go together.
        self.tokens.set(token, better.unwrap_or(wanted));
        let failing = needs.into_iter().map(|(pair, other)| (pair, wanted.contrast(other)));
        let short = |it: &(Pair, f64)| it.1 / it.0.least;
        if let Some((pair, ratio)) = failing.min_by(|a, b| short(a).total_cmp(&short(b))) {
            refused.push(Refusal { key, token, pair, mode: self.mode, ratio, better });
        }
    }

    /// The pairs of a token that count, each with the other colour.
    fn needs(&self, token: &str, counts: impl Fn(&Pair) -> bool) -> Vec<(Pair, Colour)> {
        let here = |it: &Pair| (it.front == token || it.ground == token) && counts(it);
        let other = |it: &Pair| if it.ground == token { it.front } else { it.ground };
        let needs = pairs().into_iter().filter(here);
        needs.filter_map(|it| Some((it, self.tokens.get(other(&it))?))).collect()
    }

    /// Gives the first series the brand's colour, and says what it could be taken for.
    fn chart(&mut self) -> Option<Charts> {
        let brand = self.tokens.of("brand");
        let needs = self.needs("c1", |it| it.ground != "band");
        let passes = passing(&needs);
        let series: Vec<Apart> = apart().into_iter().filter(|it| it.one == "c1").collect();
        let others: Vec<Colour> = series.iter().map(|it| self.tokens.of(it.other)).collect();
        let differs = |it: Colour| others.iter().all(|other| worst(it, *other).1 >= SERIES);
        // A colour that we chose ourselves may be another as well.
        let found = match self.written(self.seeds.keys[0]) {
            Some(_) => nearest(brand, &passes),
            None => {
                nearest(brand, |it| passes(it) && differs(it)).or_else(|| nearest(brand, &passes))
            }
        };
        self.tokens.set("c1", found.unwrap_or(brand));
        let band = like(self.seeds.band, Oklch::from(self.tokens.of("c1")));
        self.put("band", band, None, |_| true, &mut Vec::new());
        let alike = series.iter().find_map(|it| Some((it.other, it.taken_by(&self.tokens)?)));
        alike.map(|(other, eyes)| Charts::Alike { mode: self.mode, other, eyes })
    }
}

/// Whether a colour contrasts enough with all of these.
fn passing(needs: &[(Pair, Colour)]) -> impl Fn(Colour) -> bool + use<> {
    let lights: Vec<(f64, f64)> =
        needs.iter().map(|(pair, other)| (other.luminance(), pair.least)).collect();
    move |colour| {
        let light = colour.luminance();
        lights.iter().all(|(other, least)| ratio(light, *other) >= *least)
    }
}

/// This lightness and at most this much colour, in the hue of another colour.
fn like(pattern: Oklch, hue: Oklch) -> Colour {
    Oklch { l: pattern.l, c: pattern.c.min(hue.c), h: hue.h }.colour()
}

/// The first series takes the brand's colour in both modes or in none: where nobody can take it for
/// another series.
fn charts<'a>(light: &mut Half<'a>, dark: &mut Half<'a>) -> Charts {
    let Some(alike) = light.chart().or_else(|| dark.chart()) else { return Charts::Follow };
    for half in [light, dark] {
        for token in CHART {
            half.tokens.set(token, half.theme.of(token));
        }
    }
    alike
}
