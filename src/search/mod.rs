//! The search index: what pages say, as files that the script of the search page reads. A question needs
//! a few of them only, however large the site is. Knows what can be found ([`Found`]) and how words are
//! cut. Does *not* know the page, the script or where files lie: `render` does.
//!
//! Four kinds of file, each a script that hands over its data, as a script can be loaded where `fetch`
//! cannot: from a folder, and under a policy that forbids connections.
//!
//! - `index.js`: languages' rules, and where the other files begin.
//! - `wordsN.js`: stems with their forms, sorted; a stem's place is its number.
//! - `hitsN.js`: for each stem the pages that have it, and how much they are about it.
//! - `pagesN.js`: what is shown of a page.

mod compounds;
mod rank;
mod words;

#[cfg(test)]
mod tests;

use serde_json::json;

use crate::site::{Found, Site, found};
use crate::value::{Lang, is_harmful};

use rank::Ranked;
use words::Language;

/// A language's index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// A name that changes when the index does: for a folder, so that browsers may keep its files.
    pub name: String,
    /// Its files by name, sorted.
    pub files: Vec<(String, Vec<u8>)>,
}

/// How large a file of words becomes before another begins, in bytes: about a third when zipped.
const WORDS_BYTES: usize = 28_000;
/// The same for pages by word.
const HITS_BYTES: usize = 16_000;
/// How many pages stand in a file.
const PAGES: usize = 20;

/// The index of everything that can be found in a language.
pub fn index(site: &Site, lang: Lang) -> Index {
    of(&found(site, lang), lang)
}

fn of(found: &[Found], lang: Lang) -> Index {
    let language = Language::new(lang);
    let ranked = rank::rank(found, &language);
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut put = |name: String, data: serde_json::Value| {
        let text = format!("pejlSearch.take({name:?}, {});\n", safe(&data.to_string()));
        files.push((format!("{name}.js"), text.into_bytes()));
    };
    let words = word_files(&ranked);
    for (at, (_, lines)) in words.iter().enumerate() {
        put(format!("words{at}"), json!(lines));
    }
    let hits = hit_files(&ranked);
    for (at, (_, lines)) in hits.iter().enumerate() {
        put(format!("hits{at}"), json!(lines));
    }
    let mut kinds: Vec<&str> = found.iter().map(|it| it.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for (at, pages) in found.chunks(PAGES).enumerate() {
        let shown: Vec<_> = pages
            .iter()
            .map(|it| {
                let kind = kinds.binary_search(&it.kind.as_str()).unwrap_or_default();
                json!([it.href, it.title, kind, it.summary, it.note, it.lang.unwrap_or_default()])
            })
            .collect();
        put(format!("pages{at}"), json!(shown));
    }
    let root = json!({
        "pages": found.len(),
        "perFile": PAGES,
        "kinds": kinds,
        "words": words.iter().map(|it| &it.0).collect::<Vec<_>>(),
        "hits": hits.iter().map(|it| it.0).collect::<Vec<_>>(),
        "levels": rank::LEVELS,
        "stops": language.stops.join(" "),
        "joints": language.joints,
        "folds": language.folds().map(|(letter, to)| (letter.to_string(), to)).collect::<std::collections::BTreeMap<_, _>>(),
    });
    put("index".to_owned(), root);
    files.sort();
    let mut all = Vec::new();
    files.iter().for_each(|(_, bytes)| all.extend_from_slice(bytes));
    let hash = xxhash_rust::xxh3::xxh3_64(&all);
    Index { name: format!("{lang}-{hash:016x}"), files }
}

/// JSON as a script may hold it: without letters that no page may hold, and with those written out that
/// ended a line in the middle of a text until 2019.
fn safe(json: &str) -> String {
    let json = json.replace(is_harmful, "");
    json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// The first two letters: a word and its stem have the same, and so stand in the same file.
fn start(stem: &str) -> String {
    stem.chars().take(2).collect()
}

/// Files of words: how their first stem starts and the number of that stem, and a line for each stem
/// with the endings of its forms; a form that does not begin with its stem is written whole after `=`.
fn word_files(ranked: &Ranked) -> Vec<((String, usize), String)> {
    let mut files: Vec<((String, usize), String)> = Vec::new();
    for (at, term) in ranked.terms.iter().enumerate() {
        let begins = start(&term.stem);
        let new = match files.last() {
            None => true,
            Some((_, text)) => {
                text.len() > WORDS_BYTES && begins != start(&ranked.terms[at - 1].stem)
            }
        };
        if new {
            files.push(((begins, at), String::new()));
        }
        let (_, text) = files.last_mut().expect("just made");
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&term.stem);
        for form in &term.forms {
            match form.strip_prefix(&term.stem) {
                Some("") => {}
                Some(ending) => {
                    text.push(' ');
                    text.push_str(ending);
                }
                None => {
                    text.push_str(" =");
                    text.push_str(form);
                }
            }
        }
    }
    files
}

/// Files of hits: the number of their first stem, and a line for each: how many pages further on, and
/// a letter for how much the page is about it.
fn hit_files(ranked: &Ranked) -> Vec<(usize, String)> {
    let mut files: Vec<(usize, String)> = Vec::new();
    for (at, term) in ranked.terms.iter().enumerate() {
        if files.last().is_none_or(|(_, text)| text.len() > HITS_BYTES) {
            files.push((at, String::new()));
        }
        let (first, text) = files.last_mut().expect("just made");
        if *first != at {
            text.push('\n');
        }
        let mut before = 0;
        for (page, level) in &term.hits {
            text.push_str(&format!("{}{}", page - before, char::from(b'a' + level)));
            before = *page;
        }
    }
    files
}
