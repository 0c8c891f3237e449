//! One page that shows a site's look in light and in dark side by side, whatever the reader's device
//! prefers (L-31): its colours, their contrast, and pages of the site that together hold every part it
//! uses. Works on finished pages. Does *not* know what a page is about, nor which colours pass.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::colour::{Colour, Look, Mode};
use crate::output::{Entry, Output};
use crate::value::escaped;

/// What the page says beside the pages of the site: finished words in one language.
#[derive(Debug, Clone, Default)]
pub struct Specimen {
    /// Its language: `da`.
    pub lang: &'static str,
    /// Of the page.
    pub title: String,
    /// What is to be seen.
    pub intro: String,
    /// Above the light and the dark half.
    pub modes: [String; 2],
    /// Above the colours, the contrasts, and the samples.
    pub headings: [String; 3],
    /// Over the columns of the contrasts: an example, where, the ratio, the least, whether it passes.
    pub columns: [String; 5],
    /// The contrasts of each mode.
    pub rows: [Vec<Row>; 2],
    /// Verdicts: class, symbol and word.
    pub verdicts: Vec<[String; 3]>,
    /// Notes: class, title and a sentence.
    pub notes: Vec<[String; 3]>,
    /// A link that is chosen with the keyboard.
    pub chosen: String,
}

/// A line of the table of contrasts.
#[derive(Debug, Clone)]
pub struct Row {
    /// What is drawn or written, and what it stands on.
    pub colours: [Colour; 2],
    /// Where, the ratio, the least, whether it passes.
    pub cells: [String; 4],
}

/// How many pages of the site are shown at most.
const PAGES: usize = 8;

/// The page and what it loads. `site` is the site as it would be published.
pub fn preview(site: &Output, look: &Look, specimen: &Specimen) -> Output {
    let pages = chosen(site);
    let mut symbols = BTreeMap::new();
    pages.iter().for_each(|it| take_symbols(it, &mut symbols));
    if let Some(shipped) = crate::theme::shipped().get("templates/sprite.html") {
        take_symbols(&String::from_utf8_lossy(shipped), &mut symbols);
    }
    let mut out = head(pages.first().copied().unwrap_or_default(), specimen);
    let symbols: String = symbols.into_values().collect();
    let _ = writeln!(
        out,
        "<svg width=\"0\" height=\"0\" class=\"sprite\" aria-hidden=\"true\" focusable=\"false\"><defs>\n{symbols}</defs></svg>"
    );
    for (at, mode) in [Mode::Light, Mode::Dark].into_iter().enumerate() {
        let (class, name) = (CLASSES[at], escaped(&specimen.modes[at]));
        let _ = writeln!(
            out,
            "<div class=\"{class}\">\n<div class=\"hero tint\"><div class=\"wrap\"><div><h1>{}: {name}</h1><p class=\"lead\">{}</p></div></div></div>",
            escaped(&specimen.title),
            escaped(&specimen.intro)
        );
        samples(&mut out, specimen, at, look.mode(mode));
        for (number, page) in pages.iter().enumerate() {
            for part in parts(page, number == 0, number + 1 == pages.len()) {
                out.push_str(&apart(part, &format!("{class}-{number}-")));
            }
        }
        out.push_str("</div>\n");
    }
    out.push_str("</body>\n</html>\n");
    let mut output = Output::default();
    for (path, entry) in site.iter() {
        let loaded = path.ends_with(".css") || path.starts_with("assets/fonts/");
        if loaded || !path.ends_with(".html") && out.contains(&format!("\"{path}\"")) {
            output.insert(path.to_owned(), entry.clone());
        }
    }
    output.insert(SHEET.to_owned(), Entry::Bytes(sheet(look).into_bytes()));
    output.insert("index.html".to_owned(), Entry::Bytes(out.into_bytes()));
    output
}

/// The classes of the two halves.
const CLASSES: [&str; 2] = ["half-light", "half-dark"];
const SHEET: &str = "assets/preview.css";

/// Each half has its tokens from its own class, so that no device can choose for the reader.
fn sheet(look: &Look) -> String {
    let mut css = String::from("@media (forced-colors:none){\n");
    for (class, scheme, mode) in
        [(CLASSES[0], "light", Mode::Light), (CLASSES[1], "dark", Mode::Dark)]
    {
        let _ = write!(css, ".{class}{{color-scheme:{scheme};--on:var(--bg);");
        for (name, colour) in look.mode(mode).iter() {
            let _ = write!(css, "--{name}:{colour};");
        }
        css.push_str("}\n");
    }
    let (light, dark) = (CLASSES[0], CLASSES[1]);
    let _ = writeln!(
        css,
        "}}\n@media (prefers-contrast:more){{.{light},.{dark}{{--ink2:var(--ink);--line:var(--line2);--grid:var(--line2)}}}}\n\
         .{light},.{dark}{{background:var(--bg);color:var(--ink)}}\n\
         .swatches{{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem}}\n\
         .swatches li{{display:flex;align-items:center;gap:.5rem}}\n\
         .chosen{{outline:3px solid var(--focus);outline-offset:2px}}"
    );
    css
}

fn head(front: &str, specimen: &Specimen) -> String {
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>{}</title>\n",
        specimen.lang,
        escaped(&specimen.title)
    );
    for line in front.lines().filter_map(|it| it.split_once("<link rel=\"stylesheet\"")) {
        let _ = writeln!(out, "<link rel=\"stylesheet\"{}", line.1.replace("../", ""));
    }
    let _ = writeln!(out, "<link rel=\"stylesheet\" href=\"{SHEET}\">\n</head>\n<body>");
    out
}

/// Colours, contrasts, and parts that the site may not have yet.
fn samples(out: &mut String, it: &Specimen, at: usize, tokens: &crate::colour::Tokens) {
    let [colours, contrasts, parts] = &it.headings.each_ref().map(|it| escaped(it));
    let section = |out: &mut String, title: &str| {
        let _ = writeln!(
            out,
            "<section class=\"sec\"><div class=\"wrap\"><header><h2>{title}</h2></header><div>"
        );
    };
    section(out, colours);
    out.push_str("<ul class=\"swatches\">\n");
    for (name, colour) in tokens.iter() {
        let _ = writeln!(
            out,
            "<li><svg width=\"48\" height=\"28\" aria-hidden=\"true\"><rect width=\"48\" height=\"28\" fill=\"{colour}\" stroke=\"currentColor\"/></svg><span><code>--{name}</code> {colour}</span></li>"
        );
    }
    out.push_str("</ul>\n</div></div></section>\n");
    section(out, contrasts);
    out.push_str("<div class=\"scroll\"><table class=\"data text\"><thead><tr>");
    for column in &it.columns {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escaped(column));
    }
    out.push_str("</tr></thead><tbody>\n");
    for Row { colours: [front, ground], cells } in &it.rows[at] {
        let _ = write!(
            out,
            "<tr><td><svg width=\"56\" height=\"28\" aria-hidden=\"true\"><rect width=\"56\" height=\"28\" fill=\"{ground}\"/><text x=\"10\" y=\"20\" font-size=\"16\" font-weight=\"600\" fill=\"{front}\">Aa</text><path d=\"M38 6v16\" stroke=\"{front}\" stroke-width=\"3\"/></svg></td>"
        );
        for cell in cells {
            let _ = write!(out, "<td>{}</td>", escaped(cell));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n</div></div></section>\n");
    section(out, parts);
    out.push_str("<p class=\"tags\">");
    for [class, symbol, word] in &it.verdicts {
        let _ = write!(
            out,
            "<span class=\"{class} pill\"><svg class=\"ic\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#{symbol}\"/></svg>{}</span> ",
            escaped(word)
        );
    }
    out.push_str("</p>\n<div class=\"prose\">\n");
    for [class, title, sentence] in &it.notes {
        let _ = writeln!(
            out,
            "<div class=\"alert {class}\" role=\"note\"><p class=\"alert-title\">{}</p><p><a href=\"#\">{}</a></p></div>",
            escaped(title),
            escaped(sentence)
        );
    }
    let _ = writeln!(
        out,
        "<p><a class=\"chosen\" href=\"#\">{}</a></p></div>\n</div></div></section>",
        escaped(&it.chosen)
    );
}

/// The pages that together hold every class which any page of the main language has, the front page
/// first, then each time the one that adds most.
fn chosen(site: &Output) -> Vec<&str> {
    let html = site.iter().filter(|(path, _)| path.ends_with(".html"));
    let html: BTreeMap<&str, &str> = html.map(|(path, entry)| (path, text(entry))).collect();
    let Some(front) = html.get("index.html").copied() else { return Vec::new() };
    let lang = |it: &str| {
        it.split_once("<html lang=\"").map(|(_, it)| {
            it.get(..2) == front.split_once("<html lang=\"").and_then(|(_, it)| it.get(..2))
        })
    };
    let mut others: Vec<(&str, BTreeSet<&str>)> = html
        .values()
        .filter(|it| lang(it) == Some(true) && it.contains("<main"))
        .map(|it| (*it, classes(it)))
        .collect();
    let (mut pages, mut seen) = (vec![front], classes(front));
    while pages.len() < PAGES {
        others.retain(|(_, has)| !has.is_subset(&seen));
        // Of two that add as much, the one that comes first.
        let new = |it: &BTreeSet<&str>| it.difference(&seen).count();
        let Some(best) = others.iter().rev().max_by_key(|it| new(&it.1)).cloned() else { break };
        seen.extend(&best.1);
        pages.push(best.0);
    }
    pages
}

fn text(entry: &Entry) -> &str {
    match entry {
        Entry::Bytes(bytes) => std::str::from_utf8(bytes).unwrap_or_default(),
        _ => "",
    }
}

/// The classes that a page uses.
fn classes(html: &str) -> BTreeSet<&str> {
    let values = html.split(" class=\"").skip(1).filter_map(|it| it.split('"').next());
    values.flat_map(str::split_ascii_whitespace).collect()
}

/// Takes over the symbols of a page that are not there yet.
fn take_symbols(html: &str, symbols: &mut BTreeMap<String, String>) {
    for symbol in html.split("<symbol ").skip(1) {
        let Some((body, _)) = symbol.split_once("</symbol>") else { continue };
        let Some(id) = body.split('"').nth(1) else { continue };
        let whole = format!("<symbol {body}</symbol>\n");
        symbols.entry(id.to_owned()).or_insert(whole);
    }
}

/// The header of the first page, what is in `main` of each, and the footer of the last.
fn parts(html: &str, first: bool, last: bool) -> Vec<&str> {
    let between = |from: &str, to: &str| {
        let start = html.find(from)?;
        let end = start + html[start..].find(to)? + to.len();
        Some(&html[start..end])
    };
    let mut parts = Vec::new();
    parts.extend(between("<header>", "</header>").filter(|_| first));
    if let Some(main) = between("<main", "</main>") {
        let inner = main.split_once('>').map_or(main, |(_, it)| it);
        let inner = inner.strip_suffix("</main>").unwrap_or(inner);
        // The symbols stand once, at the top.
        match (inner.find("<svg width=\"0\""), inner.find("</defs></svg>")) {
            (Some(start), Some(end)) if start < end => {
                parts.push(&inner[..start]);
                parts.push(&inner[end + "</defs></svg>".len()..]);
            }
            _ => parts.push(inner),
        }
    }
    parts.extend(between("<footer", "</footer>").filter(|_| last));
    parts
}

/// A piece of a page made fit to stand beside others: ids of its own, links that lead nowhere, and
/// pictures from here.
fn apart(html: &str, prefix: &str) -> String {
    let ids: BTreeSet<&str> =
        html.split(" id=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
    let own = |id: &str| if ids.contains(id) { format!("{prefix}{id}") } else { id.to_owned() };
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut tag = "";
    // Values stand between quotation marks, and no quotation mark stands anywhere else in our HTML
    // but in text, which has no `=` right before it.
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("=\"") {
        let Some((value, next)) = after.split_once('"') else { break };
        if let Some((_, opened)) = before.rsplit_once('<') {
            tag = opened.split_ascii_whitespace().next().unwrap_or_default();
        }
        let name = before.rsplit(|it: char| it.is_ascii_whitespace()).next().unwrap_or_default();
        out.push_str(before);
        out.push_str("=\"");
        let link = value.strip_prefix('#');
        match (name, link) {
            ("id", _) => out.push_str(&own(value)),
            ("aria-labelledby" | "aria-describedby" | "aria-controls" | "headers" | "for", _) => {
                let all: Vec<String> = value.split_ascii_whitespace().map(own).collect();
                out.push_str(&all.join(" "));
            }
            ("href", Some(id)) => {
                let _ = write!(out, "#{}", own(id));
            }
            ("href", None) if tag == "a" => out.push('#'),
            ("src" | "srcset", _) => out.push_str(&value.replace("../", "")),
            _ => out.push_str(value),
        }
        out.push('"');
        rest = next;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_of_a_page_stands_by_itself() {
        let html = "<h2 id=\"a\">x = \"y\"</h2><a class=\"b\" href=\"../z/\">z</a><a href=\"#a\">a</a>\
                    <svg><use href=\"#i-on\"/></svg><img src=\"../../filer/l.svg\" alt=\"\"><p aria-labelledby=\"a c\">";
        assert_eq!(
            apart(html, "p-"),
            "<h2 id=\"p-a\">x = \"y\"</h2><a class=\"b\" href=\"#\">z</a><a href=\"#p-a\">a</a>\
             <svg><use href=\"#i-on\"/></svg><img src=\"filer/l.svg\" alt=\"\"><p aria-labelledby=\"p-a c\">"
        );
    }

    #[test]
    fn pages_are_chosen_until_every_class_is_seen() {
        let mut site = Output::default();
        let page = |it: &str| format!("<html lang=\"da\"><main><p class=\"{it}\"></p></main>");
        for (path, classes) in [
            ("index.html", "a"),
            ("b/index.html", "a b"),
            ("c/index.html", "b c d"),
            ("d/index.html", "d"),
        ] {
            site.insert(path.to_owned(), Entry::Bytes(page(classes).into_bytes()));
        }
        site.insert(
            "en/index.html".to_owned(),
            Entry::Bytes(page("e").replace("da", "en").into_bytes()),
        );
        assert_eq!(chosen(&site), [page("a"), page("b c d")]);
    }
}
