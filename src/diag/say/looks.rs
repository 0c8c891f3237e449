//! What can be wrong with the looks of a site: colours that cannot be read, and what its logo, font and
//! corners lack.

use crate::colour::{Eyes, Mode, Pair};
use crate::diag::{Diags, Said, said};
use crate::tree::Span;

/// A contrast ratio with one decimal, cut and not rounded: 4.49 is not 4.5.
fn ratio(found: f64) -> Said {
    let tenths = (found * 10.0).floor() as u32;
    let (whole, tenth) = (tenths / 10, tenths % 10);
    said!("{whole},{tenth}:1", "{whole}.{tenth}:1")
}

impl Diags {
    /// A colour under `brand` that somebody could not read, with the pair that it fails most and the
    /// contrast there.
    pub fn brand_contrast(
        &mut self,
        span: Span,
        key: &str,
        found: &str,
        (pair, mode): (&Pair, Mode),
        contrast: f64,
        better: Option<&str>,
    ) {
        let (met, is, must) = (met(pair, mode), ratio(contrast), ratio(pair.least));
        let message = Said {
            da: format!(
                "`{found}` kan ikke læses af alle: kontrasten for {} er {} og skal være mindst {}",
                met.da, is.da, must.da
            ),
            en: format!(
                "not everybody can read `{found}`: the contrast of {} is {} and must be at least {}",
                met.en, is.en, must.en
            ),
        };
        let found = self.error("brand-contrast", span, message);
        if let Some(better) = better {
            found
                .label(said!(
                    "den nærmeste af samme kulør er `{better}`",
                    "the nearest of the same hue is `{better}`"
                ))
                .patch(span, format!("\"{better}\""));
        }
        found.help(match key {
            "brand" => said!(
                "brug den farve her; logoet kan beholde sin egen. `pejl theme preview` viser alle farver sammen",
                "use that colour here; the logo can keep its own. `pejl theme preview` shows all colours together"
            ),
            _ => said!(
                "brug den farve, eller slet `{key}`: så finder pejl selv en, der kan læses",
                "use that colour, or delete `{key}`: then pejl finds one that can be read"
            ),
        });
    }

    /// The brand's colour is good to read, but too like another line of a chart.
    pub fn brand_not_in_figures(
        &mut self,
        span: Span,
        found: &str,
        mode: Mode,
        other: &str,
        eyes: Eyes,
    ) {
        let line = front(other);
        let whom = match eyes {
            Eyes::All => Said::same(""),
            Eyes::Protan | Eyes::Deutan => said!(
                " for dem, der ikke kan skelne rødt fra grønt",
                " for those who cannot tell red from green"
            ),
            Eyes::Tritan => said!(
                " for dem, der ikke kan skelne blåt fra grønt",
                " for those who cannot tell blue from green"
            ),
        };
        let mode = match mode {
            Mode::Light => Said::same(""),
            Mode::Dark => said!(" i mørk visning", " in dark mode"),
        };
        let message = Said {
            da: format!(
                "figurerne bruger ikke `{found}`: den er svær at skelne fra {}{}{}",
                line.da, mode.da, whom.da
            ),
            en: format!(
                "figures do not use `{found}`: it is hard to tell from {}{}{}",
                line.en, mode.en, whom.en
            ),
        };
        self.advice("brand-not-in-figures", span, message).help(said!(
            "du behøver ikke gøre noget: første linje i en figur beholder sin egen farve, alt andet følger jeres",
            "you need not do anything: the first line of a figure keeps its own colour, all else follows yours"
        ));
    }

    /// A drawing that every reader fetches first.
    pub fn logo_too_large(&mut self, span: Span, size: u64, most: u64) {
        let (size, most) = (size.div_ceil(1000), most / 1000);
        let message = said!(
            "logoet fylder {size} kB; et logo må højst fylde {most} kB",
            "the logo takes {size} kB; a logo may take {most} kB at most"
        );
        self.warning("logo-too-large", span, message).help(said!(
            "bed den, der har tegnet det, om en forenklet SVG uden skjulte lag, skrifter og billeder",
            "ask whoever drew it for a simpler SVG without hidden layers, fonts and pictures"
        ));
    }

    /// Fonts that a reader may not have, and nothing after them.
    pub fn font_without_fallback(&mut self, span: Span, found: &str) {
        let better = format!("{found}, serif");
        let message = said!(
            "har en læser ikke `{found}`, vælger browseren selv en skrift",
            "if a reader does not have `{found}`, the browser picks a typeface by itself"
        );
        self.advice("font-without-fallback", span, message).help(said!(
            "slut listen med `serif` eller `sans-serif`: `{better}`. Pejl henter ikke skrifter for læseren",
            "end the list with `serif` or `sans-serif`: `{better}`. Pejl fetches no typefaces for the reader"
        ));
    }

    /// Corners that cut into what they hold.
    pub fn radius_too_large(&mut self, span: Span, found: &str) {
        let message = said!(
            "hjørner på `{found}` skærer i figurer og tekst",
            "corners of `{found}` cut into figures and text"
        );
        self.warning("radius-too-large", span, message).help(said!(
            "skriv højst `2rem` (32px), for eksempel `0.5rem`; `0` giver skarpe hjørner",
            "write `2rem` (32px) at most, such as `0.5rem`; `0` gives sharp corners"
        ));
    }
}

/// Where a reader meets two colours: "links on the page's white".
pub fn met(pair: &Pair, mode: Mode) -> Said {
    let (front, ground) = (front(pair.front), ground(pair.ground, mode));
    Said {
        da: format!("{} på {}", front.da, ground.da),
        en: format!("{} on {}", front.en, ground.en),
    }
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
