//! What each file of a site's own theme is for, by where it lies and what it is called. Does *not* look
//! into templates and texts.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::diag::{Diags, nearest};
use crate::tree::{FileId, Span, ThemeFile, Tree, Unreadable, ending};
use crate::value::Lang;

use super::{OwnTemplate, Static, shipped};

/// A site's own files, sorted.
#[derive(Debug, Default)]
pub(super) struct OwnFiles {
    pub(super) templates: Vec<OwnTemplate>,
    pub(super) statics: BTreeMap<String, Static>,
    pub(super) texts: BTreeMap<Lang, FileId>,
}

/// Endings that pages may use under their Content-Security-Policy, and `txt` for licences of fonts.
const STATIC_ENDINGS: &[&str] = &[
    "css", "woff2", "woff", "ttf", "otf", "svg", "png", "jpg", "jpeg", "webp", "avif", "gif",
    "ico", "txt",
];

/// Sorts the files of the theme of this name.
pub(super) fn sort(tree: &Tree, name: &str, diags: &mut Diags) -> OwnFiles {
    let mut own = OwnFiles::default();
    let root = format!("themes/{name}/");
    for (id, file) in tree.theme_files() {
        let path = file.file.path.as_str();
        if let Some(why) = &file.file.unreadable {
            let span = match why {
                Unreadable::InvalidUtf8(at) => Span::new(id, *at, *at + 3),
                _ => Span::start_of(id),
            };
            diags.unreadable(span, path, why);
            continue;
        }
        let Some(rest) = path.strip_prefix(&root) else { continue };
        match rest.split_once('/') {
            Some(("templates", name))
                if ending(name) == "html" && !name.starts_with("default/") =>
            {
                let (name, text) = (name.to_owned(), file.file.text.clone());
                own.templates.push(OwnTemplate { name, file: id, text });
            }
            Some(("static", name)) => publish(&mut own, id, name, file, &root, diags),
            Some(("i18n", name)) => match name.strip_suffix(".yml").and_then(Lang::parse) {
                Some(lang) => {
                    own.texts.insert(lang, id);
                }
                None => unknown(id, path, rest, &root, diags),
            },
            // Notes of whoever made it.
            None if ["md", "txt"].contains(&ending(rest).as_str()) => {}
            _ => unknown(id, path, rest, &root, diags),
        }
    }
    own
}

fn unknown(id: FileId, path: &str, rest: &str, root: &str, diags: &mut Diags) {
    let shipped = shipped();
    // `template/x.html` was meant for `templates/`, whatever x is.
    let moved = rest.split_once('/').and_then(|(folder, name)| {
        let near = nearest(folder, ["templates", "static", "i18n"]).filter(|it| *it != folder)?;
        Some(format!("{root}{near}/{name}"))
    });
    let near = || {
        let near = nearest(rest, shipped.keys().map(String::as_str))?;
        Some(format!("{root}{near}"))
    };
    diags.theme_file(Span::start_of(id), path, moved.or_else(near).as_deref());
}

fn publish(
    own: &mut OwnFiles,
    id: FileId,
    name: &str,
    file: &ThemeFile,
    root: &str,
    diags: &mut Diags,
) {
    let path = file.file.path.as_str();
    if !STATIC_ENDINGS.contains(&ending(name).as_str()) {
        diags.theme_ending(Span::start_of(id), path);
        return;
    }
    let good = |it: char| it.is_ascii_alphanumeric() || "-_.".contains(it);
    let part = |it: &str| it.len() <= 100 && it.chars().all(good) && !it.starts_with('.');
    if !name.split('/').all(part) {
        diags.theme_file_name(Span::start_of(id), path);
        return;
    }
    // On some systems names that differ in capitals only are the same file.
    let lower = name.to_lowercase();
    let taken = shipped().into_keys().find(|it| {
        it.strip_prefix("static/").is_some_and(|it| it != name && it.to_lowercase() == lower)
    });
    if let Some(taken) = taken {
        diags.theme_file(Span::start_of(id), path, Some(&format!("{root}{taken}")));
        return;
    }
    let bytes = match ending(name).as_str() {
        "css" => {
            elsewhere(id, &file.file.text, diags);
            file.file.text.clone().into_bytes()
        }
        _ => file.bytes.clone(),
    };
    own.statics.insert(name.to_owned(), Static { bytes: Cow::Owned(bytes), own: true });
}

/// What a style sheet fetches from another place. Comments are looked through as well: an address in
/// one is no rule, so only what follows `url(` and `@import` counts.
fn elsewhere(id: FileId, css: &str, diags: &mut Diags) {
    let lower = css.to_ascii_lowercase();
    let starts = ["url(", "@import"].into_iter().flat_map(|it| lower.match_indices(it));
    let mut places: Vec<(usize, &str)> = starts.collect();
    places.sort_unstable();
    for (at, what) in places {
        let comment = lower[..at].rfind("/*").is_some_and(|it| !lower[it..at].contains("*/"));
        let target = lower[at + what.len()..].trim_start_matches([' ', '"', '\'']);
        let outside = ["http:", "https:", "//"].iter().any(|it| target.starts_with(it));
        if !comment && (what == "@import" || outside) {
            let end = css[at..].find([')', ';', '\n']).map_or(css.len(), |it| at + it);
            diags.theme_from_elsewhere(Span::new(id, at, end));
        }
    }
}
