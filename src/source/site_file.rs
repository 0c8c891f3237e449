//! The keys of site.yml.

use std::collections::BTreeMap;

use crate::colour::Colour;
use crate::diag::said;
use crate::tree::Spanned;
use crate::value::{Example, Lang, Method};
use crate::yaml::{Node, Value};

use super::draft::*;
use super::fields::{Cx, Fields};

/// The keys of site.yml.
pub(super) fn site(node: Option<Node>, cx: &mut Cx<'_>) -> Site {
    // The languages decide what a bare text is, so they are read before everything else.
    let (languages, all_languages) = languages(node.as_ref(), cx);
    let site_languages: &[Lang] = &languages;
    let cx =
        &mut Cx { tree: cx.tree, file: cx.file, languages: site_languages, diags: &mut *cx.diags };
    let what = said!("sitet", "the site");
    let mut f = Fields::of_root(node, cx);
    f.take("languages");
    let title = f.words("title");
    f.require("title", title.is_some(), &what);
    let written = f.all_written();
    let site = Site {
        known: true,
        written,
        span: Some(f.span),
        title,
        promise: promise(&mut f),
        summary: f.words("summary"),
        publisher: {
            let span = f.place("publisher");
            f.words("publisher").map(|it| (it, span))
        },
        languages: Vec::new(),
        base_url: base_url(&mut f),
        as_of: f.date("as_of").map(|it| it.value),
        contact: f.contact("contact"),
        licence: f.text("licence").map(|it| it.value),
        repository: f.url("repository"),
        brand: f
            .map("brand", said!("udseendet", "the brand"), brand)
            .map(|it| it.value)
            .unwrap_or_default(),
        navigation: navigation(&mut f),
        theme: f.name("theme"),
        accessibility: f
            .map(
                "accessibility",
                said!("tilgængelighedserklæringen", "the accessibility statement"),
                |f| Accessibility {
                    statement: f.url("statement"),
                    date: f.date("date"),
                    statement_at: f.place("statement"),
                    phone: f.phone("phone"),
                    email: f.email("email"),
                    span: f.span,
                    written: f.all_written(),
                },
            )
            .map(|it| it.value),
        report_errors: f.address("report_errors"),
        security_contact: f.address("security_contact"),
        method: f.choice("method", METHODS).map(|it| it.value).unwrap_or_default(),
        sources: super::own::sources(&mut f),
        example: example(&mut f),
        glossary_links: f.maybe_flag("glossary_links"),
    };
    f.finish(what);
    Site { known: all_languages, languages, ..site }
}

/// Words that a heading of the front page has room for on a telephone.
const PROMISE: usize = 12;

fn promise(f: &mut Fields<'_, '_>) -> Option<Words> {
    let place = f.place("promise");
    let words = f.words("promise")?;
    let longest = words.iter().map(|(_, it)| it.split_whitespace().count()).max().unwrap_or(0);
    if longest > PROMISE {
        f.cx.diags.promise_too_long(place, longest, PROMISE);
    }
    Some(words)
}

/// Where the site lives. Addresses are made by adding to it, so nothing may stand after its path.
fn base_url(f: &mut Fields<'_, '_>) -> Option<String> {
    let place = f.place("base_url");
    let url = f.url("base_url")?;
    let host = url.split('/').nth(2).unwrap_or("");
    if host.is_empty() || url.contains(|it: char| "?#\"'<>\\`{}|^\u{fffe}\u{ffff}".contains(it)) {
        f.cx.diags.bad_url(place, &url);
        return None;
    }
    Some(if url.ends_with('/') { url } else { url + "/" })
}

/// The site's languages, and whether these are all that somebody wrote.
fn languages(node: Option<&Node>, cx: &mut Cx<'_>) -> (Vec<Lang>, bool) {
    let Some(Node { value: Value::Map(entries), .. }) = node else { return (Vec::new(), false) };
    let Some((_, node)) = entries.iter().find(|(key, _)| key.value == "languages") else {
        return (vec![Lang::Da], true);
    };
    let f = Fields::of_root(None, cx);
    let items: Vec<Node> = match &node.value {
        Value::List(items) => items.clone(),
        _ => vec![node.clone()],
    };
    let (mut languages, mut places, mut all) = (Vec::new(), Vec::new(), true);
    for item in items {
        match item.text().map(|it| (Lang::parse(it), it)) {
            Some((Some(lang), _)) if languages.contains(&lang) => {
                let first = languages.iter().position(|it| *it == lang).unwrap_or(0);
                f.cx.diags.twice_in_list(item.span, places[first], lang.code());
            }
            Some((Some(lang), _)) => {
                languages.push(lang);
                places.push(item.span);
            }
            Some((None, tag)) => {
                f.cx.diags.bad_language(item.span, tag);
                all = false;
            }
            None => {
                let expected = said!("et sprog som `da`", "a language such as `da`");
                f.cx.wrong_shape(&item, "languages", expected);
                all = false;
            }
        }
    }
    (languages, all)
}

/// `true`, or the words that say on every page what is invented.
fn example(f: &mut Fields<'_, '_>) -> Example {
    match f.take("example") {
        None => Example::No,
        Some(node) if node.text() == Some("true") => Example::Yes,
        Some(node) if node.text() == Some("false") => Example::No,
        Some(node) => f.cx.words("example", node).map_or(Example::Yes, Example::Says),
    }
}

const METHODS: &[(&str, Method)] = &[
    ("andel-af-planen", Method::AndelAfPlanen),
    ("eurostat", Method::Eurostat),
    ("un", Method::Un),
];

fn brand(f: &mut Fields<'_, '_>) -> Brand {
    let mut colours = BTreeMap::new();
    for key in ["brand", "brand_dark", "on_brand", "on_brand_dark", "tint", "tint_dark"] {
        if f.remark_instead(key) {
            f.cx.diags.colour_without_quotes(f.place(key), key);
        }
        let Some(text) = f.text(key) else { continue };
        match Colour::parse(&text.value) {
            Some(colour) => {
                colours.insert(key, Spanned::new(colour, text.span));
            }
            None => f.cx.diags.bad_colour(text.span, &text.value),
        }
    }
    Brand {
        name: f.words("name"),
        logo: f.name("logo"),
        colours,
        font_head: css(f, "font_head", is_font_list),
        radius: css(f, "radius", is_length),
    }
}

/// A value that goes into the style sheet: only what cannot end the declaration.
fn css(
    f: &mut Fields<'_, '_>,
    key: &'static str,
    fine: fn(&str) -> bool,
) -> Option<Spanned<String>> {
    let text = f.text(key)?;
    if fine(&text.value) {
        return Some(text);
    }
    f.cx.diags.bad_css(text.span, key, &text.value);
    None
}

/// Names with a comma between them, each bare or in quotes as a whole.
fn is_font_list(text: &str) -> bool {
    text.split(',').all(|name| {
        let name = name.trim();
        let unquoted = ['"', '\'']
            .iter()
            .find_map(|it| name.strip_prefix(*it)?.strip_suffix(*it))
            .unwrap_or(name);
        let fine = |it: char| it.is_alphanumeric() || " -_".contains(it);
        !unquoted.is_empty() && unquoted.chars().all(fine)
    })
}

/// A number of `rem`, `em` or `px`.
fn is_length(text: &str) -> bool {
    let number = ["rem", "em", "px"].iter().find_map(|it| text.strip_suffix(it));
    let number = number.unwrap_or(if text == "0" { text } else { "" });
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    digits(whole) && digits(part) && !part.is_empty() && !number.is_empty()
}

/// Menu links: `page:om`, `mission:`, or a Markdown link `[Om os](page:om)`, or a map with `text` and `to`.
fn navigation(f: &mut Fields<'_, '_>) -> Vec<NavItem> {
    let Some(node) = f.take("navigation") else { return Vec::new() };
    let Value::List(items) = node.value else {
        f.cx.wrong_shape(
            &node,
            "navigation",
            said!(
                "en liste, hvor hver post begynder med `-`",
                "a list in which each entry begins with `-`"
            ),
        );
        return Vec::new();
    };
    let mut nav: Vec<NavItem> = Vec::new();
    for item in items {
        // `- mission:` links to all missions; to YAML it is a key without a value.
        if let Value::Map(entries) = &item.value
            && let [(key, Node { value: Value::Null, .. })] = entries.as_slice()
            && !["text", "to"].contains(&key.value.as_str())
        {
            let to = key.clone().map(|it| it + ":");
            nav.push(NavItem { text: None, to });
            continue;
        }
        if let Some(text) = item.text() {
            let link = text
                .strip_prefix('[')
                .and_then(|it| it.strip_suffix(')'))
                .and_then(|it| it.split_once("]("));
            let (words, to) = match link {
                Some((words, to)) => (Some(Words::new(f.cx.first(), words.to_owned())), to),
                None => (None, text),
            };
            nav.push(NavItem { text: words, to: Spanned::new(to.to_owned(), item.span) });
            continue;
        }
        let what = said!("et punkt i menuen", "a menu item");
        let read = |f: &mut Fields<'_, '_>| {
            let (text, to) = (f.words("text"), f.name("to"));
            f.require("to", to.is_some(), &said!("et punkt i menuen", "a menu item"));
            to.map(|to| NavItem { text, to })
        };
        nav.extend(f.node_map("", what, item, read).and_then(|it| it.value));
    }
    if nav.len() > 7 {
        f.cx.diags.menu_too_long(nav[7].to.span, nav.len());
    }
    nav
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_cannot_end_their_declaration() {
        for fine in ["Inter", "\"IBM Plex Sans\", 'A_b', sans-serif", "Ærlig"] {
            assert!(is_font_list(fine), "{fine}");
        }
        for bad in
            ["", "a, ", "a' b \" c' d \"", "'a\"", "a;b", "a}", "\"", "a/**/", "url(x)", "a\\b"]
        {
            assert!(!is_font_list(bad), "{bad}");
        }
        for fine in ["0", "4px", ".5rem", "1.25em"] {
            assert!(is_length(fine), "{fine}");
        }
        for bad in ["", "px", "1", "1%", "1.px", "1.2.3px", "1px;", "-1px", "calc(1px)"] {
            assert!(!is_length(bad), "{bad}");
        }
    }
}
