//! Pictures on pages: in which sizes each is there, and how large it is shown. Decides from what is
//! known of a file when the site is planned. Does *not* know how a picture is made (`picture`), nor what
//! the HTML around it looks like.

use std::collections::BTreeMap;

use crate::model::{Model, Shown};
use crate::output::{Format, MAKES_PICTURES, Recipe};
use crate::text::{Resolved, Smaller};
use crate::tree::{Picture, PictureKind};

use super::view::PictureView;
use super::words::Writer;
use super::{Site, route};

/// Widths in px that a picture of a text is made in, and its own if that is less than the last.
const STEPS: [u32; 4] = [400, 800, 1200, 1600];
/// A step that is nearly the largest is left out: no less than so many percent of it.
const NEARLY: u32 = 85;
/// A picture up to this wide needs no smaller ones.
const SMALL: u32 = 400;
/// For browsers that do not read WebP: one good size.
const FALLBACK: u32 = 800;
/// Up to this width the picture itself is that size.
const NO_STEP: u32 = 1000;
/// WebP ends at 16,383 px.
const TALLEST: u32 = 16_000;
/// The widest that the style sheet shows a picture of a text, in px where a rem is 16 px: 48 rem.
const COLUMN: u32 = 768;
/// A partner's logo is so high on its page, in px.
const LOGO: u32 = 64;
/// The site's own logo fits into a square of so many px.
const BRAND: u32 = 36;

/// What is made of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Steps {
    /// File below the output folder and its width, smallest first. Empty for a small one.
    steps: Vec<(String, u32)>,
    /// What `type` says of them; nothing where they are what everybody can show.
    kind: Option<&'static str>,
    /// File of the picture that everybody can show.
    fallback: String,
    /// Of the largest, in px.
    size: (u32, u32),
}

/// Every picture that is made.
#[derive(Debug, Clone, Default)]
pub(super) struct Pictures {
    /// In texts, by path below the content folder.
    texts: BTreeMap<String, Steps>,
    /// Logos: one file at twice the size they are shown in.
    logos: BTreeMap<String, (String, (u32, u32))>,
    /// By file below the output folder.
    pub(super) made: BTreeMap<String, Recipe>,
    /// Shown as they are.
    pub(super) as_they_are: Vec<String>,
}

impl Pictures {
    /// Which there are.
    pub(super) fn new(model: &Model) -> Pictures {
        let mut all = Pictures::default();
        let brand = model.site.brand.logo.as_deref();
        let partners = model.partners.iter().filter_map(|(_, it)| it.logo.as_deref());
        let logos: BTreeMap<&str, u32> =
            partners.map(|it| (it, LOGO)).chain(brand.map(|it| (it, BRAND))).collect();
        for (path, shown) in &model.files.pictures {
            let Some(picture) = makeable(shown) else {
                all.as_they_are.push(path.clone());
                continue;
            };
            if let Some(high) = logos.get(path.as_str()) {
                all.logo(path, &picture, *high * 2);
            }
            if shown.in_text {
                all.text(path, &picture);
            }
        }
        all.made.extend(super::icons::made(model));
        all
    }

    fn make(&mut self, path: &str, picture: &Picture, width: u32, format: Format) -> String {
        let stem = stem(path);
        let hash = picture.hash >> 32;
        let file = format!("assets/billeder/{stem}-{hash:08x}-{width}.{}", format.ending());
        let height = height(picture, width);
        let (source, hash) = (path.to_owned(), picture.hash);
        // The same picture may lie in two folders: either will do.
        let recipe = Recipe::Picture { source, hash, width, height, format };
        self.made.entry(file.clone()).or_insert(recipe);
        file
    }

    fn logo(&mut self, path: &str, picture: &Picture, high: u32) {
        let wide = u64::from(high) * u64::from(picture.width) / u64::from(picture.height.max(1));
        let width = u32::try_from(wide).unwrap_or(u32::MAX).clamp(1, picture.width);
        let file = self.make(path, picture, width, plain(picture));
        self.logos.insert(path.to_owned(), (file, (picture.width, picture.height)));
    }

    fn text(&mut self, path: &str, picture: &Picture) {
        let largest = largest(picture);
        let nearly = |it: &u32| it * 100 <= largest * NEARLY;
        let mut widths: Vec<u32> = STEPS.into_iter().filter(nearly).collect();
        widths.push(largest);
        let fallback = if largest <= NO_STEP { largest } else { FALLBACK };
        if largest <= SMALL {
            widths.clear();
        }
        // A drawing stays sharp as PNG, and is not smaller as WebP.
        let drawn = plain(picture) == Format::Png;
        let (format, kind) =
            if drawn { (Format::Png, None) } else { (Format::WebP, Some("image/webp")) };
        let each = |width| (self.make(path, picture, width, format), width);
        let steps = widths.into_iter().map(each).collect();
        let fallback = self.make(path, picture, fallback, plain(picture));
        let size = (largest, height(picture, largest));
        self.texts.insert(path.to_owned(), Steps { steps, kind, fallback, size });
    }
}

/// The picture, if smaller ones can be made of it.
fn makeable(shown: &Shown) -> Option<Picture> {
    let can = |it: &Picture| matches!(it.kind, PictureKind::Photo | PictureKind::Pixels);
    shown.picture.filter(can).filter(|_| MAKES_PICTURES)
}

/// The format that everybody can show.
fn plain(picture: &Picture) -> Format {
    if picture.kind == PictureKind::Photo { Format::Jpeg } else { Format::Png }
}

/// The width of the largest that is made.
fn largest(picture: &Picture) -> u32 {
    let by_height = u64::from(TALLEST) * u64::from(picture.width) / u64::from(picture.height);
    let by_height = u32::try_from(by_height).unwrap_or(u32::MAX);
    STEPS[STEPS.len() - 1].min(picture.width).min(by_height).max(1)
}

/// The height that belongs to a width.
fn height(picture: &Picture, width: u32) -> u32 {
    let (own, high) = (u64::from(picture.width), u64::from(picture.height));
    let rounded = (high * u64::from(width) + own / 2) / own;
    u32::try_from(rounded).unwrap_or(u32::MAX).max(1)
}

/// A file's name in letters that every server and system takes alike.
fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name.rsplit_once('.').map_or(name, |it| it.0).to_lowercase();
    let mut out = String::new();
    for letter in name.chars() {
        match letter {
            'a'..='z' | '0'..='9' => out.push(letter),
            'æ' | 'ä' => out.push_str("ae"),
            'ø' | 'ö' => out.push_str("oe"),
            'å' => out.push_str("aa"),
            _ if out.ends_with('-') => {}
            _ => out.push('-'),
        }
    }
    let out: String = out.trim_matches('-').chars().take(60).collect();
    if out.is_empty() { "billede".to_owned() } else { out }
}

impl Site {
    /// Files that are made when the site is published: pictures in their sizes and icons.
    pub fn made(&self) -> impl Iterator<Item = (&str, &Recipe)> {
        self.pictures.made.iter().map(|(file, recipe)| (file.as_str(), recipe))
    }
}

impl Writer<'_> {
    /// A picture of a text.
    pub(super) fn picture(&self, path: &str, decorative: bool) -> Option<Resolved> {
        let Some(steps) = self.site.pictures.texts.get(path) else {
            let src = self.asset(path)?;
            let known = self.model.files.pictures.get(path).and_then(|it| it.picture);
            let (width, height) = known.map(|it| (it.width, it.height)).unzip();
            return Some(Resolved::Picture { src, decorative, width, height, smaller: None });
        };
        let sources = steps.steps.iter().map(|(file, width)| (self.made(file), *width)).collect();
        let (width, height) = steps.size;
        let wide = width.min(COLUMN);
        let sizes = if wide == COLUMN {
            "(min-width: 50rem) 48rem, calc(100vw - 2rem)".to_owned()
        } else {
            format!("(min-width: {}px) {wide}px, calc(100vw - 2rem)", wide + 32)
        };
        let kind = steps.kind;
        let smaller = (!steps.steps.is_empty()).then_some(Smaller { kind, sources, sizes });
        let src = self.made(&steps.fallback);
        let (width, height) = (Some(width), Some(height));
        Some(Resolved::Picture { src, decorative, width, height, smaller })
    }

    /// A partner's logo, as high as the page shows it.
    pub(super) fn logo(&self, path: &str) -> Option<PictureView> {
        let fitted = |size: (u32, u32)| (LOGO * size.0 / size.1.max(1)).max(1);
        if let Some((file, size)) = self.site.pictures.logos.get(path) {
            let (src, width) = (self.made(file), Some(fitted(*size)));
            return Some(PictureView { src, width, height: LOGO });
        }
        let known = self.model.files.pictures.get(path).and_then(|it| it.picture);
        let width = known.map(|it| fitted((it.width, it.height)));
        Some(PictureView { src: self.asset(path)?, width, height: LOGO })
    }

    /// Where the site's own logo is.
    pub(super) fn brand_logo(&self) -> Option<String> {
        let path = self.model.site.brand.logo.as_ref()?;
        let made = self.site.pictures.logos.get(path).map(|(file, _)| self.made(file));
        made.or_else(|| self.asset(path))
    }

    /// From this page to a file that is made.
    pub(super) fn made(&self, file: &str) -> String {
        self.relative(&route::encode_path(file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo(width: u32, height: u32) -> Picture {
        Picture { kind: PictureKind::Photo, width, height, hash: 0xabcd_ef01_2345_6789 }
    }

    #[track_caller]
    fn check(width: u32, height: u32, widths: &[u32], fallback: &str) {
        let mut all = Pictures::default();
        all.text("a/Børn i Ådal.JPG", &photo(width, height));
        let steps = &all.texts["a/Børn i Ådal.JPG"];
        let found: Vec<u32> = steps.steps.iter().map(|it| it.1).collect();
        assert_eq!(found, widths, "{width} x {height}");
        assert_eq!(steps.fallback, format!("assets/billeder/boern-i-aadal-abcdef01-{fallback}"));
    }

    #[test]
    fn a_picture_is_made_in_steps_and_never_larger_than_it_is() {
        check(4000, 3000, &[400, 800, 1200, 1600], "800.jpg");
        check(1600, 1067, &[400, 800, 1200, 1600], "800.jpg");
        check(1250, 900, &[400, 800, 1250], "800.jpg");
        check(900, 900, &[400, 900], "900.jpg");
        check(500, 900, &[400, 500], "500.jpg");
        check(460, 300, &[460], "460.jpg");
        check(400, 300, &[], "400.jpg");
        check(1, 1, &[], "1.jpg");
        // A strip that would be too tall for WebP.
        check(1000, 50_000, &[], "320.jpg");
    }

    #[test]
    fn heights_keep_the_shape() {
        assert_eq!(height(&photo(1600, 1067), 800), 534);
        assert_eq!(height(&photo(10_000, 1), 400), 1);
    }
}
