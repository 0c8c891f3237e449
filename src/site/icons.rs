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
/// The largest logo that we draw ourselves, in bytes. Each rule of its style sheet is tried on each element.
const MOST_BYTES: usize = 128 << 10;
/// How much a logo may become when its repeats are written out, in bytes.
const MOST_WRITTEN_OUT: usize = 4 << 20;
/// More elements in one another than anybody draws; each takes place on the stack.
const DEEPEST: usize = 100;

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
            let drawable = is_drawable(svg);
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

/// Whether drawing this takes little time and memory, whatever it is: a few bytes of SVG can ask for years
/// of work. Browsers show the logo all the same, and take it as icon too. On the text as it stands, and
/// rather too careful.
fn is_drawable(svg: &str) -> bool {
    let count = |what: &str| svg.matches(what).count();
    // What works on every pixel or dot, as often as its numbers say.
    let heavy = ["filter", "pattern", "marker", "dash"].iter().any(|it| svg.contains(it));
    // Each shows something once more, perhaps something with repeats in it: n of them, in groups of three
    // one within the other, are as many as 3^(n/3).
    let repeats = ["<use", ":use", "clip-path", "mask="].map(count).iter().sum::<usize>();
    let written_out = |times: usize| {
        let times = u32::try_from(times.div_ceil(3)).unwrap_or(u32::MAX);
        3_usize.saturating_pow(times).saturating_mul(svg.len())
    };
    // A rule may hold for every element.
    let ruled = svg.split("<style").skip(1).any(|it| {
        let rules = it.split("</").next().unwrap_or(it);
        rules.contains("clip-path") || rules.contains("mask")
    });
    let by_rules = if !ruled {
        0
    } else if count("<clipPath") + count("<mask") + count(":clipPath") + count(":mask") > 1 {
        usize::MAX
    } else {
        count("<").saturating_mul(svg.len())
    };
    svg.len() <= MOST_BYTES
        && !heavy
        && depth(svg) <= DEEPEST
        && written_out(repeats).max(by_rules) <= MOST_WRITTEN_OUT
}

/// How many elements stand in one another at most; an end that is missing counts.
fn depth(svg: &str) -> usize {
    let (mut now, mut most) = (0_usize, 0);
    for tag in svg.split('<').skip(1) {
        let own = tag.split('>').next().unwrap_or(tag);
        match own.as_bytes().first() {
            Some(b'/') => now = now.saturating_sub(1),
            Some(b'?' | b'!') => {}
            _ if own.ends_with('/') => {}
            _ => now += 1,
        }
        most = most.max(now);
    }
    most
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

#[cfg(test)]
mod tests {
    use super::is_drawable;

    #[test]
    fn a_logo_as_drawing_programs_write_it_is_drawn() {
        let figma = "<svg xmlns='http://www.w3.org/2000/svg'><g clip-path=\"url(#a)\"><mask id=\"m\">\
                     <path d='M0 0'/></mask><g mask=\"url(#m)\"><path d='M0 0h9v9z'/></g></g><defs><clipPath \
                     id=\"a\"><rect/></clipPath></defs></svg>";
        assert!(is_drawable(figma));
        let illustrator = "<svg><style>.st0{clip-path:url(#a);}.st1{fill:#fff}</style><clipPath id='a'>\
                           <path d='M0 0'/></clipPath><path class='st0 st1' d='M0 0h9v9z'/></svg>";
        assert!(is_drawable(illustrator));
        let ring = "<use href='#a' transform='rotate(30)'/>".repeat(12);
        assert!(is_drawable(&format!("<svg><g id='a'><path d='M0 0'/></g>{ring}</svg>")));
    }

    #[test]
    fn a_logo_that_asks_for_endless_work_is_not_drawn() {
        let laughs = |tag: &str| {
            let level = |at: usize| {
                let ten = format!("<{tag} href='#l{at}'/>").repeat(10);
                format!("<g id='l{}'>{ten}</g>", at + 1)
            };
            format!("<svg><path id='l0'/>{}</svg>", (0..9).map(level).collect::<String>())
        };
        let masks: String = (0..9)
            .map(|at| {
                format!(
                    "<mask id='m{at}'>{}</mask>",
                    format!("<g mask='url(#m{})'/>", at + 1).repeat(9)
                )
            })
            .collect();
        let rules: String = (0..9)
            .map(|at| {
                format!(
                    "<clipPath id='c{at}'>{}</clipPath>",
                    format!("<g class='c{at}'/>").repeat(9)
                )
            })
            .collect();
        for endless in [
            laughs("use"),
            laughs("svg:use"),
            format!("<svg>{masks}</svg>"),
            format!(
                "<svg><style>.c0{{clip-path:url(#c1)}}.c1{{clip-path:url(#c2)}}</style>{rules}</svg>"
            ),
            "<svg><filter id='f'><feTurbulence numOctaves='99999'/></filter></svg>".to_owned(),
            "<svg><path d='M0 0H1e9' stroke-dasharray='.001'/></svg>".to_owned(),
            "<svg>".to_owned() + &"<g>".repeat(1000),
            format!("<svg>{}</svg>", "<path d='M0 0h9v9z'/>".repeat(20_000)),
        ] {
            assert!(!is_drawable(&endless), "{}", &endless[..100.min(endless.len())]);
        }
    }
}
