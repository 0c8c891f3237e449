//! The index from A to Å: every page and word under each of its names, sorted as the language sorts, by
//! first letter, and on as many pages as it takes. Does *not* know what the pages look like.

use rayon::prelude::*;

use crate::value::Lang;

use super::Site;
use super::found::{Findable, Finder, everything};

/// How many names stand on a page: each takes four elements, and a page has at most 1,500.
const MOST: usize = 330;

/// A name, and what it is a name of.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// The name.
    pub(super) text: String,
    /// Its language, where it is not the page's.
    pub(super) lang: Option<&'static str>,
    /// What it leads to.
    pub(super) what: Findable,
    /// Whether the page calls itself something else.
    pub(super) other: bool,
}

/// Names that begin with the same letter.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    /// The letter, or a sign for all that begins with none.
    pub(super) letter: String,
    /// The names, sorted.
    pub(super) names: Vec<Name>,
}

/// What stands on one page.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// The last part of its address.
    pub(super) slug: String,
    /// What to call it: "S", or "S 2".
    pub(super) label: String,
    /// Its letters.
    pub(super) letters: Vec<Letter>,
}

/// Every name in a language. One part: all stands on the search page itself.
pub(super) fn parts(site: &Site, lang: Lang) -> Vec<Part> {
    let letters = by_letter(names(site, lang), lang);
    let all: usize = letters.iter().map(|it| it.names.len()).sum();
    if all <= MOST {
        return vec![Part { slug: String::new(), label: String::new(), letters }];
    }
    let mut parts = Vec::new();
    for Letter { letter, names } in letters {
        for (at, names) in names.chunks(MOST).enumerate() {
            let (mut slug, mut label) = (slug(&letter), letter.clone());
            if at > 0 {
                slug = format!("{slug}-{}", at + 1);
                label = format!("{label} {}", at + 1);
            }
            let letters = vec![Letter { letter: letter.clone(), names: names.to_vec() }];
            parts.push(Part { slug, label, letters });
        }
    }
    parts
}

fn names(site: &Site, lang: Lang) -> Vec<Name> {
    let finder = Finder::new(site, lang);
    let of = |what: Findable| {
        let (title, marked) = finder.title(what);
        let start = title.to_lowercase();
        // "Ventetid" right before "Ventetid til den første samtale" helps nobody.
        let others = finder.names(what).into_iter().filter(move |(it, _)| {
            let name = it.to_lowercase();
            start.strip_prefix(&name).is_none_or(|rest| rest.starts_with(char::is_alphanumeric))
        });
        let other = |(text, lang)| Name { text, lang, what, other: true };
        let own = Name { text: title, lang: marked, what, other: false };
        std::iter::once(own).chain(others.map(other)).collect::<Vec<_>>()
    };
    let mut names: Vec<Name> = everything(site).into_par_iter().flat_map_iter(of).collect();
    let locale = site.locale(lang);
    let key = |it: &Name| (it.other, it.what);
    names.par_sort_by(|a, b| locale.compare(&a.text, &b.text).then_with(|| key(a).cmp(&key(b))));
    names
}

/// Sorted names by their first letters; what begins with no letter comes first.
fn by_letter(names: Vec<Name>, lang: Lang) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for name in names {
        let letter = letter(&name.text, lang);
        match letters.iter_mut().find(|it| it.letter == letter) {
            Some(found) => found.names.push(name),
            None => letters.push(Letter { letter, names: vec![name] }),
        }
    }
    letters
}

/// What stands for figures and signs.
pub(super) const NO_LETTER: &str = "0–9";

/// Under which letter a name stands, as CLDR sorts in this language.
fn letter(name: &str, lang: Lang) -> String {
    let mut letters = name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_uppercase);
    let Some(first) = letters.next().filter(|it| it.is_alphabetic()) else {
        return NO_LETTER.to_owned();
    };
    let nordic = matches!(lang, Lang::Da | Lang::Nb);
    let swedish = lang == Lang::Sv;
    let letter = match first {
        'A' if nordic && letters.next() == Some('A') => 'Å',
        'Å' | 'Æ' | 'Ø' if nordic => first,
        'Ä' if nordic => 'Æ',
        'Ö' if nordic => 'Ø',
        'Å' | 'Ä' | 'Ö' if swedish => first,
        'Æ' if swedish => 'Ä',
        'Ø' if swedish => 'Ö',
        'Ü' if nordic || swedish => 'Y',
        'Á' | 'À' | 'Â' | 'Ã' | 'Å' | 'Ä' | 'Æ' => 'A',
        'É' | 'È' | 'Ê' | 'Ë' => 'E',
        'Í' | 'Ì' | 'Î' | 'Ï' => 'I',
        'Ó' | 'Ò' | 'Ô' | 'Õ' | 'Ö' | 'Ø' => 'O',
        'Ú' | 'Ù' | 'Û' | 'Ü' => 'U',
        'Ç' | 'Č' | 'Ć' => 'C',
        'Ñ' | 'Ń' => 'N',
        'Š' => 'S',
        'Ž' => 'Z',
        other => other,
    };
    letter.to_string()
}

/// A letter in an address.
fn slug(letter: &str) -> String {
    match letter {
        NO_LETTER => "0-9".to_owned(),
        "Æ" => "ae".to_owned(),
        "Ø" => "oe".to_owned(),
        "Å" => "aa".to_owned(),
        // In Swedish, after å.
        "Ä" => "ae".to_owned(),
        "Ö" => "oe".to_owned(),
        other => {
            let small = other.to_lowercase();
            let plain = small.bytes().all(|it| it.is_ascii_lowercase());
            if plain { small } else { format!("u{:x}", small.chars().next().map_or(0, u32::from)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;

    #[test]
    fn names_of_one_letter_stand_together_as_the_language_sorts() {
        let words = [
            "Aadal",
            "Æbler",
            "Ærø",
            "Øl",
            "Ål",
            "Zoo",
            "Æg",
            "Abe",
            "Östersund",
            "År",
            "70 %",
            "ål",
        ];
        for lang in Lang::ALL {
            let locale = Locale::new(lang);
            let mut words = words.to_vec();
            words.sort_by(|a, b| locale.compare(a, b));
            let mut seen: Vec<String> = words.iter().map(|it| letter(it, lang)).collect();
            seen.dedup();
            let mut unique = seen.clone();
            unique.sort();
            unique.dedup();
            assert_eq!(seen.len(), unique.len(), "{lang}: {words:?} {seen:?}");
            if lang == Lang::Da {
                assert_eq!(seen, [NO_LETTER, "A", "Z", "Æ", "Ø", "Å"]);
            }
        }
    }
}
