//! The keys of site.yml.

use std::collections::BTreeMap;

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
        summary: f.words("summary"),
        publisher: {
            let span = f.place("publisher");
            f.words("publisher").map(|it| (it, span))
        },
        languages: Vec::new(),
        base_url: f.url("base_url").map(|it| if it.ends_with('/') { it } else { it + "/" }),
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
                    date: f.date("date").map(|it| it.value),
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
        sources: f.names("sources"),
        example: example(&mut f),
    };
    f.finish(what);
    Site { known: all_languages, languages, ..site }
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
        let Some(text) = f.text(key) else { continue };
        let hex = text.value.strip_prefix('#').unwrap_or("");
        if hex.len() == 6 && hex.bytes().all(|it| it.is_ascii_hexdigit()) {
            colours.insert(key, text.value.to_ascii_uppercase());
        } else {
            f.cx.diags.bad_colour(text.span, &text.value);
        }
    }
    Brand {
        name: f.words("name"),
        logo: f.name("logo"),
        colours,
        font_head: css(f, "font_head", |it| it.is_alphanumeric() || " ,'\"-_".contains(it)),
        radius: css(f, "radius", |it| it.is_ascii_alphanumeric() || ".%".contains(it)),
    }
}

/// A value that goes into the style sheet: only letters that cannot end the declaration.
fn css(f: &mut Fields<'_, '_>, key: &'static str, fine: fn(char) -> bool) -> Option<String> {
    let text = f.text(key)?;
    let balanced = |quote| text.value.matches(quote).count() % 2 == 0;
    if !text.value.is_empty() && text.value.chars().all(fine) && balanced('"') && balanced('\'') {
        return Some(text.value);
    }
    f.cx.diags.bad_css(text.span, key, &text.value);
    None
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
