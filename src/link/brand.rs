//! A site's own colours, font, corners and logo: what follows from them, and whether a reader can read
//! it (L-30, C-60). Knows places and what to say. Does *not* know how colours are derived: `colour` does.

use crate::colour::{Branded, Charts, Given, Look, Refusal, derive};
use crate::diag::Diags;
use crate::tree::{Tree, ending};
use crate::{model, source};

/// A logo of more bytes than this makes every page slower (pages.md 4.5).
const LOGO: u64 = 6_000;
/// Rounder corners than this cut into what they hold, in rem.
const ROUND: f64 = 2.0;

/// The brand as it is shown.
pub(super) fn brand(
    written: &source::Brand,
    logo: Option<String>,
    tree: &Tree,
    diags: &mut Diags,
) -> model::Brand {
    let given: Given = written.colours.iter().map(|(key, it)| (*key, it.value)).collect();
    let Branded { look, changed, refused, charts } = derive(&given, &theme_look(tree));
    for it in &refused {
        refuse(it, written, diags);
    }
    if let Charts::Alike { mode, other, eyes } = charts
        && let Some(brand) = written.colours.get("brand").or(written.colours.get("brand_dark"))
    {
        diags.brand_not_in_figures(brand.span, &brand.value.to_string(), mode, other, eyes);
    }
    if let (Some(path), Some(name)) = (&logo, &written.logo)
        && let Some(id) = tree.find(path)
        && ending(path) == "svg"
        && tree.file(id).size > LOGO
    {
        diags.logo_too_large(name.span, tree.file(id).size, LOGO);
    }
    if let Some(font) = written.font_head.as_ref().filter(|it| !has_generic(&it.value)) {
        diags.font_without_fallback(font.span, &font.value);
    }
    if let Some(radius) = written.radius.as_ref().filter(|it| rem(&it.value) > ROUND) {
        diags.radius_too_large(radius.span, &radius.value);
    }
    model::Brand {
        name: written.name.clone(),
        logo,
        look,
        changed,
        font_head: written.font_head.as_ref().map(|it| it.value.clone()),
        radius: written.radius.as_ref().map(|it| it.value.clone()),
    }
}

/// The colours that the site's theme has by itself.
pub fn theme_look(tree: &Tree) -> Look {
    let sheets = tree.theme_files().filter(|(_, it)| ending(&it.file.path) == "css");
    Look::of_sheets(sheets.map(|(_, it)| it.file.text.as_str()))
}

fn refuse(refusal: &Refusal, written: &source::Brand, diags: &mut Diags) {
    let Some(place) = written.colours.get(refusal.key) else { return };
    let better = refusal.better.map(|it| it.to_string());
    let (found, met) = (place.value.to_string(), (&refusal.pair, refusal.mode));
    let (key, ratio) = (refusal.key, refusal.ratio);
    diags.brand_contrast(place.span, key, &found, met, ratio, better.as_deref());
}

/// Whether a list of fonts ends in one that every device has.
fn has_generic(fonts: &str) -> bool {
    let generic = ["serif", "sans-serif", "monospace", "system-ui", "ui-serif", "ui-sans-serif"];
    fonts.rsplit(',').next().is_some_and(|it| generic.contains(&it.trim().to_lowercase().as_str()))
}

/// A length that was checked when it was read, in rem of 16 pixels.
fn rem(length: &str) -> f64 {
    let number = length.trim_end_matches(|it: char| it.is_ascii_alphabetic());
    let number: f64 = number.parse().unwrap_or(0.0);
    if length.ends_with("px") { number / 16.0 } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_fonts_are_understood() {
        for (length, expected) in [("0", 0.0), ("4px", 0.25), (".5rem", 0.5), ("3em", 3.0)] {
            assert_eq!(rem(length), expected, "{length}");
        }
        assert!(has_generic("\"IBM Plex Serif\", Georgia, Serif"));
        assert!(!has_generic("Georgia") && !has_generic("serif, Georgia"));
    }
}
