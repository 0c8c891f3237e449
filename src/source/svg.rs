//! Whether a drawing only draws. Shown as a picture an SVG is harmless, but it has an address of its
//! own, and whoever opens that gets a page of our site on which its scripts would run. Knows which
//! parts of SVG draw: an allow-list, on the text as it stands. Does *not* know where it is shown.

use std::ops::Range;

/// Elements that only draw, group or describe. Those that move or set attributes are not among
/// them: they can give a harmless link another address.
const ELEMENTS: &[&str] = &[
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "switch",
    "title",
    "desc",
    "metadata",
    "style",
    "a",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "textPath",
    "image",
    "marker",
    "pattern",
    "mask",
    "clipPath",
    "linearGradient",
    "radialGradient",
    "stop",
    "view",
    "filter",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feImage",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
];

/// Prefixes under which drawing programs keep their own notes, and what those must mean.
const NOTES: &[(&str, &str)] = &[
    ("sodipodi", "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"),
    ("inkscape", "http://www.inkscape.org/namespaces/inkscape"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("cc", "http://creativecommons.org/ns#"),
    ("cc", "http://web.resource.org/cc/"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
];

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// The first part of a drawing that does more than draw.
pub(super) fn more_than_drawing(text: &str) -> Option<Range<usize>> {
    // Control characters have no place in XML; some old encodings hide letters behind them.
    let odd = |it: char| it.is_control() && !matches!(it, '\n' | '\r' | '\t');
    if let Some((at, letter)) = text.char_indices().find(|(_, it)| odd(*it)) {
        return Some(at..at + letter.len_utf8());
    }
    let mut at = 0;
    while let Some(open) = text[at..].find('<').map(|it| at + it) {
        let rest = &text[open..];
        let skipped = |begin: &str, end: &str| {
            let inner = rest.strip_prefix(begin)?;
            Some(inner.find(end).map_or(text.len(), |it| open + begin.len() + it + end.len()))
        };
        // Style sheets may stand in CDATA, so that what is in it is looked at as text is.
        if let Some(end) = skipped("<!--", "-->") {
            at = end;
            continue;
        }
        if let Some(end) = skipped("<![CDATA[", "]]>") {
            if loads(&text[open..end]) {
                return Some(open..end);
            }
            at = end;
            continue;
        }
        let end = tag_end(text, open);
        let tag = &text[open..end];
        let fine = match tag.as_bytes().get(1) {
            Some(b'/') => true,
            Some(b'?') => is_declaration(tag),
            // Entities could spell anything, and are declared between brackets.
            Some(b'!') => tag.starts_with("<!DOCTYPE") && !tag.contains('['),
            _ => only_draws(tag),
        };
        if !fine {
            return Some(open..end);
        }
        at = end;
        // What stands between tags matters in a style sheet only; elsewhere it is words.
        if tag.starts_with("<style") && !tag.ends_with("/>") {
            let end = text[at..].find("</style").map_or(text.len(), |it| at + it);
            // What stands after a comment in it would be missed.
            if loads(&text[at..end]) || text[at..end].contains("<!--") {
                return Some(at..end);
            }
        }
    }
    None
}

/// One past the end of the tag at `open`; values in quotes may hold a `>`.
fn tag_end(text: &str, open: usize) -> usize {
    let mut quote = None;
    for (at, byte) in text[open..].bytes().enumerate() {
        match (quote, byte) {
            (Some(it), _) if it == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return open + at + 1,
            (None, _) => {}
        }
    }
    text.len()
}

/// `<?xml version="1.0" encoding="UTF-8"?>` and no other instruction: `<?xml-stylesheet …?>` loads.
fn is_declaration(tag: &str) -> bool {
    let lower = tag.to_ascii_lowercase();
    lower.starts_with("<?xml ")
        && lower.split_once("encoding").is_none_or(|(_, it)| {
            let name = it.trim_start_matches([' ', '=', '"', '\'']);
            name.starts_with("utf-8") || name.starts_with("us-ascii")
        })
}

fn only_draws(tag: &str) -> bool {
    let Some(inner) = tag.strip_prefix('<').and_then(|it| it.strip_suffix('>')) else {
        return false;
    };
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    let end = inner.find(char::is_whitespace).unwrap_or(inner.len());
    let (name, mut rest) = inner.split_at(end);
    let known = match name.split_once(':') {
        // A style sheet is looked for under its plain name only.
        Some(("svg", name)) => name != "style" && ELEMENTS.contains(&name),
        Some((prefix, _)) => NOTES.iter().any(|it| it.0 == prefix),
        None => ELEMENTS.contains(&name),
    };
    if !known {
        return false;
    }
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return true;
        }
        let Some((name, after)) = rest.split_once('=') else { return false };
        let after = after.trim_start();
        let Some(quote) = after.chars().next().filter(|it| matches!(it, '"' | '\'')) else {
            return false;
        };
        let Some((value, after)) = after[1..].split_once(quote) else { return false };
        if !is_harmless(name.trim_end(), value) {
            return false;
        }
        rest = after;
    }
}

fn is_harmless(name: &str, value: &str) -> bool {
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    if name.contains(|it: char| it.is_whitespace() || "<>\"'/".contains(it)) {
        return false;
    }
    match (prefix, local) {
        ("", "xmlns") | ("xmlns", "svg") => value == SVG,
        ("xmlns", "xlink") => value == XLINK,
        // A prefix that we know must mean what it says; of others no element is let in.
        ("xmlns", prefix) => {
            NOTES.iter().all(|it| it.0 != prefix) || NOTES.contains(&(prefix, value))
        }
        (_, "base") => false,
        // Whatever the prefix: a drawing may call XLink what it likes.
        (_, "href") => is_here(value),
        _ if local.to_ascii_lowercase().starts_with("on") => false,
        _ => !loads(value),
    }
}

/// An address in the drawing itself, or a picture that is carried in it.
fn is_here(address: &str) -> bool {
    let pictures = ["png", "jpeg", "jpg", "gif", "webp"];
    address.starts_with('#')
        || address.strip_prefix("data:image/").is_some_and(|it| {
            pictures.iter().any(|kind| it.strip_prefix(kind).is_some_and(|it| it.starts_with(';')))
        })
}

/// Whether a style may fetch something from elsewhere. Escapes could spell anything.
fn loads(style: &str) -> bool {
    let lower = style.to_ascii_lowercase();
    let elsewhere = |it: &str| {
        let address = it.trim_start_matches(|it: char| it.is_whitespace() || "\"'".contains(it));
        let address = address.trim_start_matches("&quot;");
        !(address.starts_with('#') || address.starts_with("data:"))
    };
    let fetches = ["@import", "image-set(", "image(", "src("].iter().any(|it| lower.contains(it));
    let escapes = lower.contains('\\') || lower.contains("&#");
    fetches || escapes || lower.split("url(").skip(1).any(elsewhere)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(inside: &str, expect: Option<&str>) {
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"{SVG}\">{inside}</svg>"
        );
        assert_eq!(more_than_drawing(&text).map(|it| &text[it]), expect, "{inside}");
    }

    #[test]
    fn what_draws_is_let_in() {
        for fine in [
            "<path d='M0 0' fill=\"url(#a)\" style=\"fill:#fff;font-family:'A'\"/>",
            "<style>.a{fill:red}</style><style><![CDATA[.b{fill:url('#c')}]]></style>",
            "<use href='#a'/><image xlink:href=\"data:image/png;base64,AA==\"/><text>1 &lt; 2 &#230;</text>",
            "<sodipodi:namedview id=\"base\" inkscape:cx=\"1\"/><metadata><rdf:RDF/></metadata>",
            "<!-- <script> --><title>on script: javascript:</title>",
        ] {
            check(fine, None);
        }
        assert_eq!(more_than_drawing("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), None);
    }

    #[test]
    fn what_runs_or_fetches_is_found() {
        for bad in [
            "<a xmlns:x=\"http://www.w3.org/1999/xlink\" x:href=\"javascript:alert(1)\">",
            "<script>",
            "<svg:script>",
            "<x:script xmlns:x='http://www.w3.org/2000/svg'>",
            "<SCRIPT>",
            "<foreignObject>",
            "<g onload=\"x()\">",
            "<g\nONLOAD='x()'>",
            "<g a='>'/onload='x()'>",
            "<a href=\"javascript:x()\">",
            "<a href=\" &#106;avascript:x()\">",
            "<a xlink:href='https://evil.example/'>",
            "<image href='https://evil.example/a.png'>",
            "<image href='data:image/svg+xml;base64,AA'>",
            "<animate attributeName='href' to='javascript:x()'>",
            "<set attributeName='onload' to='x()'>",
            "<rdf:x xmlns:rdf='http://www.w3.org/2000/svg'>",
            "<g xmlns='http://www.w3.org/1999/xhtml'>",
            "<g fill='url(https://evil.example/a.svg#b)'>",
            "<g style='fill:u\\72l(//evil.example)'>",
            "<?xml-stylesheet href='https://evil.example/a.css'?>",
            "<!DOCTYPE svg [<!ENTITY a 'x'>",
            "<g xml:base='https://evil.example/'>",
            "<svg:style>@import x</svg:style>",
            "<style><!-- </style --> @import '//evil.example'</style>",
            "<g",
        ] {
            let text = format!("<svg xmlns=\"{SVG}\">{bad}");
            assert!(more_than_drawing(&text).is_some(), "{bad}");
        }
        check("<style>@import '//evil.example';</style>", Some("@import '//evil.example';"));
        assert!(more_than_drawing("<svg \u{1b}/>").is_some());
    }
}
