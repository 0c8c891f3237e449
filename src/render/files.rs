//! Files beside the pages: sitemap, robots.txt, the site's own colours. Small functions to text.

use std::fmt::Write;

use crate::colour::Tokens;
use crate::site::{Brand, PageRef, Site};
use crate::value::escaped;

/// Every public page with its other languages; nothing where it is not known where the site lives.
pub(super) fn sitemap(site: &Site) -> Option<String> {
    site.base_url.as_ref()?;
    let languages = &site.model.site.languages;
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for (route, page) in &site.routes {
        if site.is_unlisted(*page) {
            continue;
        }
        let Some(here) = site.absolute(*page, route.lang) else { continue };
        let _ = write!(out, "<url><loc>{}</loc>", escaped(&here));
        // From the content, never from a file: a new build is no news.
        if let Some(day) = site.updated(*page) {
            let _ = write!(out, "<lastmod>{day}</lastmod>");
        }
        // Letters of the index differ from language to language.
        let same = languages.len() > 1 && !matches!(page, PageRef::SearchPart(_));
        for lang in languages.iter().filter(|_| same) {
            if let Some(there) = site.absolute(*page, *lang) {
                let _ = write!(
                    out,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{}\"/>",
                    escaped(&there)
                );
            }
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    Some(out)
}

/// Everybody may read everything.
pub(super) fn robots(site: &Site) -> String {
    let mut out = String::from("User-agent: *\nAllow: /\n");
    if let Some(base) = &site.base_url {
        let _ = write!(out, "\nSitemap: {base}sitemap.xml\n");
    }
    out
}

/// Where holes in security are reported (RFC 9116), if the site says it; nothing otherwise. It holds for a year from the
/// day of the report, less a day: an address that nobody looks after must not stand there for ever.
pub(super) fn security_txt(site: &Site) -> Option<String> {
    let contact = site.model.site.security_contact.as_deref()?;
    let as_mail = contact.contains('@') && !contact.contains(':');
    let contact = if as_mail { format!("mailto:{contact}") } else { contact.to_owned() };
    let end = site.model.site.as_of.checked_add(jiff::Span::new().days(364)).ok()?;
    let languages: Vec<&str> = site.model.site.languages.iter().map(|it| it.code()).collect();
    let mut out = format!("Contact: {contact}\nExpires: {end}T00:00:00Z\n");
    let _ = writeln!(out, "Preferred-Languages: {}", languages.join(", "));
    if let Some(base) = &site.base_url {
        let _ = writeln!(out, "Canonical: {base}{SECURITY_TXT}");
    }
    Some(out)
}

/// Where [`security_txt`] stands.
pub(super) const SECURITY_TXT: &str = ".well-known/security.txt";

/// The site's colours, font and corners. They stand in the layer of the theme's own tokens, after
/// them, so that forced colours, more contrast and paper still have the last word. Each mode is whole:
/// a light colour must not leak into the dark mode, where it may be unreadable.
pub(super) fn brand_css(brand: &Brand) -> Option<String> {
    let colours = |tokens: &Tokens| {
        let known = brand.changed.iter().filter_map(|name| Some((name, tokens.get(name)?)));
        known.map(|(name, colour)| format!("--{name}:{colour};")).collect::<String>()
    };
    let mut light = colours(&brand.look.light);
    let dark = colours(&brand.look.dark);
    // Only what is certainly a list of font names or a length gets in: the rest was told when it was read.
    if let Some(font) = brand.font_head.as_ref().filter(|it| is_font_list(it)) {
        let _ = write!(light, "--font-head:{font};");
    }
    if let Some(radius) = brand.radius.as_ref().filter(|it| is_length(it)) {
        let _ = write!(light, "--radius:{radius};");
    }
    if light.is_empty() {
        return None;
    }
    let mut css = format!("@layer tokens{{\n:root{{{light}}}\n");
    if !dark.is_empty() {
        let _ = writeln!(css, "@media (prefers-color-scheme:dark){{:root{{{dark}}}}}");
    }
    css.push_str("}\n");
    Some(css)
}

fn is_font_list(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|it| it.is_alphanumeric() || " ,-_\"'".contains(it))
}

fn is_length(text: &str) -> bool {
    let number = text.trim_end_matches(|it: char| it.is_ascii_lowercase());
    let unit = &text[number.len()..];
    let digits = |it: char| it.is_ascii_digit() || it == '.';
    (matches!(unit, "rem" | "em" | "px") || text == "0")
        && !number.is_empty()
        && number.chars().all(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::{Branded, Colour, Given, Look, derive};

    #[test]
    fn only_colours_fonts_and_lengths_get_into_the_style_sheet() {
        let theme = Look::default();
        assert_eq!(brand_css(&Brand::default()), None);
        let given = Given::from([("brand", Colour([0x00, 0x67, 0x7F]))]);
        let Branded { look, changed, .. } = derive(&given, &theme);
        let fonts = |font: &str, radius: &str| {
            let (font_head, radius) = (Some(font.to_owned()), Some(radius.to_owned()));
            Brand {
                font_head,
                radius,
                look: look.clone(),
                changed: changed.clone(),
                ..Brand::default()
            }
        };
        let css = brand_css(&fonts("\"Foo\", serif", "1rem;}")).expect("a colour");
        assert_eq!(
            css,
            "@layer tokens{\n:root{--brand:#00677F;--on-brand:#FFFFFF;--link:#00677F;--visited:#6B3A7D;\
             --surface:#EEF7FA;--surface2:#DFECF1;--c1:#00677F;--band:#BCDAE5;--font-head:\"Foo\", serif;}\n\
             @media (prefers-color-scheme:dark){:root{--brand:#388BA4;--on-brand:#0F1B20;--link:#54A5BF;\
             --visited:#D6B2EA;--surface:#172428;--surface2:#1E3339;--c1:#6ABBD5;--band:#204855;}}\n}\n"
        );
        assert!(css.len() <= 4_000, "L-20: the brand has {} bytes", css.len());
        let css = brand_css(&fonts("x}body{display:none", "4px")).expect("a colour");
        assert!(css.contains("--radius:4px;") && !css.contains("--font-head"), "{css}");
    }
}
