//! The site's sign in tabs, bookmarks and on the screens of phones: from its logo, else pejl's own mark in
//! the site's colour. No `site.webmanifest`: the site is no app, nothing is installed, and a browser would
//! fetch one file more. Does *not* know how a drawing becomes pixels.

use crate::model::Model;
use crate::output::{Format, MAKES_PICTURES, Recipe};
use crate::tree::PictureKind;

use super::Site;
use super::view::Icon;
use super::words::Writer;

/// The mark as a file, where the site has no logo.
const MARK: &str = "assets/ikon.svg";
/// For old browsers, and for everything that asks for it untold.
const ICO: &str = "favicon.ico";
/// For phones.
const TOUCH: &str = "assets/ikon-180.png";
/// How large a phone wants it, in px.
const TOUCH_SIDE: u32 = 180;
/// How large a tab wants it on a fine screen, in px.
const ICO_SIDE: u32 = 32;
/// A drawing that repeats parts of itself more often is not drawn by us: it could do so without end.
const MOST_REPEATS: usize = 16;

/// Icons that are made when the site is published.
pub(super) fn made(model: &Model) -> Vec<(String, Recipe)> {
    if !MAKES_PICTURES {
        return Vec::new();
    }
    let icon = |side, ground, format| {
        let Some(path) = &model.site.brand.logo else {
            let svg = mark(model);
            return Some(Recipe::Drawing { svg, width: side, height: side, ground, format });
        };
        let shown = model.files.pictures.get(path)?;
        if let Some(svg) = &shown.drawing {
            let drawable = svg.matches("<use").count() <= MOST_REPEATS;
            let svg = svg.clone();
            let drawn = Recipe::Drawing { svg, width: side, height: side, ground, format };
            return drawable.then_some(drawn);
        }
        let picture = shown.picture.filter(|it| it.kind != PictureKind::AsItIs)?;
        let (source, hash) = (path.clone(), picture.hash);
        Some(Recipe::Icon { source, hash, side, ground, format })
    };
    let ico = icon(ICO_SIDE, false, Format::Ico).map(|it| (ICO.to_owned(), it));
    let touch = icon(TOUCH_SIDE, true, Format::Png).map(|it| (TOUCH.to_owned(), it));
    ico.into_iter().chain(touch).collect()
}

/// The mark in the site's colours.
fn mark(model: &Model) -> String {
    let look = &model.site.brand.look;
    let light = look.light.of("brand");
    let dark = look.dark.of("brand");
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 36 36\" color=\"{light}\">\n\
         <!-- A bearing: a compass ring with its four marks and a needle off north. CC0 1.0, made for pejl. -->\n\
         <style>@media (prefers-color-scheme:dark){{svg{{color:{dark}}}}}</style>\n\
         <g fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.5\"><circle cx=\"18\" cy=\"18\" r=\"15.5\"/>\n\
         <path d=\"M18 3v4M33 18h-4M18 33v-4M3 18h4\" stroke-width=\"2\"/>\n\
         <path d=\"M25.5 8.5 20.9 19.7 15.1 16.3z\" fill=\"currentColor\" stroke=\"none\"/>\n\
         <path d=\"M10.5 27.5 15.1 16.3 20.9 19.7z\" stroke-width=\"1.8\" stroke-linejoin=\"round\"/></g>\n\
         </svg>\n"
    )
}

impl Site {
    /// The mark as a file: only where the site has no logo.
    pub fn mark(&self) -> Option<(&'static str, String)> {
        self.model.site.brand.logo.is_none().then(|| (MARK, mark(&self.model)))
    }
}

impl Writer<'_> {
    /// Links to the icons, the one for old browsers first: it is what they take.
    pub(super) fn icons(&self) -> Vec<Icon> {
        let is_made = |file: &str| self.site.pictures.made.contains_key(file);
        let mut icons = Vec::new();
        if is_made(ICO) {
            let (href, sizes) = (self.made(ICO), Some("32x32"));
            icons.push(Icon { rel: "icon", href, kind: None, sizes });
        }
        let drawn = Some("image/svg+xml");
        match &self.model.site.brand.logo {
            None => {
                icons.push(Icon { rel: "icon", href: self.made(MARK), kind: drawn, sizes: None });
            }
            Some(path) if path.to_lowercase().ends_with(".svg") => {
                icons.extend(self.asset(path).map(|href| Icon {
                    rel: "icon",
                    href,
                    kind: drawn,
                    sizes: Some("any"),
                }));
            }
            Some(_) if icons.is_empty() => {
                let href = self.brand_logo();
                icons.extend(href.map(|href| Icon { rel: "icon", href, kind: None, sizes: None }));
            }
            Some(_) => {}
        }
        if is_made(TOUCH) {
            let (href, sizes) = (self.made(TOUCH), Some("180x180"));
            icons.push(Icon { rel: "apple-touch-icon", href, kind: None, sizes });
        }
        icons
    }
}
