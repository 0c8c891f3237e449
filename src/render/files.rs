//! Files beside the pages: sitemap, robots.txt, the site's own colours. Small functions to text.

use std::fmt::Write;

use crate::site::{Brand, PageRef, Site};

/// What may stand in XML text and attributes.
fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Every public page with its other languages; nothing where it is not known where the site lives.
pub(super) fn sitemap(site: &Site) -> Option<String> {
    site.base_url.as_ref()?;
    let languages = &site.model.site.languages;
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for (route, page) in &site.routes {
        if *page == PageRef::NotFound || site.is_hidden(*page) {
            continue;
        }
        let Some(here) = site.absolute(*page, route.lang) else { continue };
        let _ = write!(out, "<url><loc>{}</loc>", xml(&here));
        // Letters of the index differ from language to language.
        let same = languages.len() > 1 && !matches!(page, PageRef::SearchPart(_));
        for lang in languages.iter().filter(|_| same) {
            if let Some(there) = site.absolute(*page, *lang) {
                let _ = write!(
                    out,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{}\"/>",
                    xml(&there)
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

/// The site's colours, font and corners, outside every layer so that they win. Only what is
/// certainly a colour, a list of font names or a length gets in: the rest was told when it was read.
pub(super) fn brand_css(brand: &Brand) -> Option<String> {
    let colour = |key: &str| brand.colours.get(key).filter(|it| is_colour(it));
    let mut light = String::new();
    let mut dark = String::new();
    let properties = [
        ("brand", "brand_dark", &["--brand", "--link"][..]),
        ("on_brand", "on_brand_dark", &["--on-brand"][..]),
        ("tint", "tint_dark", &["--surface"][..]),
    ];
    for (key, key_dark, names) in properties {
        for name in names {
            if let Some(value) = colour(key) {
                let _ = write!(light, "{name}:{value};");
            }
            if let Some(value) = colour(key_dark) {
                let _ = write!(dark, "{name}:{value};");
            }
        }
    }
    if let Some(font) = brand.font_head.as_ref().filter(|it| is_font_list(it)) {
        let _ = write!(light, "--font-head:{font};");
    }
    if let Some(radius) = brand.radius.as_ref().filter(|it| is_length(it)) {
        let _ = write!(light, "--radius:{radius};");
    }
    if light.is_empty() && dark.is_empty() {
        return None;
    }
    // A light colour must not leak into the dark mode, where it may be unreadable.
    let mut css = String::new();
    if !light.is_empty() {
        let (shared, colours): (Vec<&str>, Vec<&str>) = light
            .split_inclusive(';')
            .partition(|it| it.starts_with("--font-head") || it.starts_with("--radius"));
        if !colours.is_empty() {
            let colours = colours.concat();
            let _ = writeln!(css, "@media (prefers-color-scheme:light){{:root{{{colours}}}}}");
        }
        if !shared.is_empty() {
            let _ = writeln!(css, ":root{{{}}}", shared.concat());
        }
    }
    if !dark.is_empty() {
        let _ = writeln!(css, "@media (prefers-color-scheme:dark){{:root{{{dark}}}}}");
    }
    Some(css)
}

fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or("");
    matches!(digits.len(), 3 | 6) && digits.bytes().all(|it| it.is_ascii_hexdigit())
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

    #[test]
    fn only_colours_fonts_and_lengths_get_into_the_style_sheet() {
        let mut brand = Brand::default();
        brand.colours.insert("brand", "#0B5A6E".into());
        brand.colours.insert("tint", "red}body{display:none".into());
        brand.font_head = Some("\"Foo\", serif".into());
        brand.radius = Some("1rem;}".into());
        let css = brand_css(&brand).expect("a colour");
        assert_eq!(
            css,
            "@media (prefers-color-scheme:light){:root{--brand:#0B5A6E;--link:#0B5A6E;}}\n:root{--font-head:\"Foo\", serif;}\n"
        );
        assert_eq!(brand_css(&Brand::default()), None);
    }
}
