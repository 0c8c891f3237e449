//! How much each page is about each word: names weigh more than headings and summaries, and those more
//! than the rest, measured by how long a text is, as BM25 does with fields. Does *not* know files.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::site::Found;

use super::compounds::parts;
use super::words::{Language, words};

/// How many steps there are from hardly about to wholly about: one letter each.
pub(super) const LEVELS: u8 = 26;

/// What names, headings with summary, and the rest count.
const WEIGHTS: [f64; 3] = [5.0, 1.6, 1.0];
/// What it adds that a word is a page's whole name.
const NAME: f64 = 1.0;
/// How quickly more of the same word stops to count.
const SATURATION: f64 = 1.6;
/// How much the length of a text counts.
const LENGTH: f64 = 0.6;
/// More pages than so for one word are no answer: those that are most about it are kept.
const MOST_HITS: usize = 4_000;

/// Every stem of a site, sorted.
pub(super) struct Ranked {
    pub(super) terms: Vec<Term>,
}

/// A stem.
pub(super) struct Term {
    /// Without accents.
    pub(super) stem: String,
    /// Its forms in the texts, without accents, sorted.
    pub(super) forms: Vec<String>,
    /// Pages by their place, and how much each is about it, from 0.
    pub(super) hits: Vec<(usize, u8)>,
}

/// How often words stand in a page: in names, about it, and in the rest.
struct Counted {
    words: BTreeMap<String, [f64; 3]>,
    /// How many words there are in each but the names.
    length: [f64; 3],
}

pub(super) fn rank(found: &[Found], language: &Language) -> Ranked {
    let counted: Vec<Counted> = found.par_iter().map(|it| count(it, language)).collect();
    let mut known: Vec<String> =
        counted.iter().flat_map(|it| it.words.keys()).map(String::clone).collect();
    known.par_sort_unstable();
    known.dedup();
    // What each word counts for: its stem, and those of its parts.
    let meant: Vec<Vec<(String, String, f64)>> = known
        .par_iter()
        .map(|word| {
            let mut meant = vec![(language.stem(word), language.fold(word), 1.0)];
            for (part, share) in parts(word, &known, language).into_iter().flatten() {
                meant.push((language.stem(&part), language.fold(&part), share));
            }
            meant
        })
        .collect();
    let mut terms: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (stem, form, _) in meant.iter().flatten() {
        terms.entry(stem).or_default().push(form);
    }
    let stems: Vec<&str> = terms.keys().copied().collect();
    let meant_at: Vec<Vec<(usize, f64)>> = meant
        .par_iter()
        .map(|all| {
            let at = |stem: &str| stems.binary_search(&stem).expect("every stem is among them");
            all.iter().map(|(stem, _, share)| (at(stem), *share)).collect()
        })
        .collect();
    let average = averages(&counted);
    let pages: Vec<Vec<(usize, u8)>> = counted
        .par_iter()
        .zip(found)
        .map(|(page, found)| levels(page, found.what.weight(), &average, &known, &meant_at))
        .collect();
    let mut hits: Vec<Vec<(usize, u8)>> = vec![Vec::new(); stems.len()];
    for (page, words) in pages.into_iter().enumerate() {
        words.into_iter().for_each(|(term, level)| hits[term].push((page, level)));
    }
    hits.par_iter_mut().for_each(fewer);
    let terms = terms.iter().zip(hits).map(|((stem, forms), hits)| {
        let mut forms: Vec<String> = forms.iter().map(|it| (*it).to_owned()).collect();
        forms.sort();
        forms.dedup();
        Term { stem: (*stem).to_owned(), forms, hits }
    });
    Ranked { terms: terms.collect() }
}

/// Keeps the best.
fn fewer(hits: &mut Vec<(usize, u8)>) {
    if hits.len() > MOST_HITS {
        hits.sort_by_key(|(page, level)| (std::cmp::Reverse(*level), *page));
        hits.truncate(MOST_HITS);
        hits.sort_unstable();
    }
}

fn count(found: &Found, language: &Language) -> Counted {
    let mut all: BTreeMap<String, [f64; 3]> = BTreeMap::new();
    let mut length = [0.0; 3];
    let names = std::iter::once(&found.title).chain(&found.names);
    for name in names {
        let name: Vec<String> = words(name).collect();
        let telling = name.iter().filter(|it| !language.is_stop(it)).count().max(1);
        // A word is worth more in a name of one word than in one of six.
        let worth = 1.0 / (telling as f64).sqrt();
        for word in name {
            let said = all.entry(word).or_default();
            said[0] = said[0].max(worth);
        }
    }
    let texts = [(1, &found.summary), (1, &found.about), (2, &found.note), (2, &found.body)];
    for (field, text) in texts {
        for word in words(text).filter(|it| !language.is_stop(it)) {
            length[field] += 1.0;
            all.entry(word).or_default()[field] += 1.0;
        }
    }
    Counted { words: all, length }
}

fn averages(counted: &[Counted]) -> [f64; 3] {
    let mut sum = [0.0; 3];
    for page in counted {
        (0..3).for_each(|it| sum[it] += page.length[it]);
    }
    sum.map(|it| (it / counted.len().max(1) as f64).max(1.0))
}

/// How much a page is about each stem.
fn levels(
    page: &Counted,
    weight: f64,
    average: &[f64; 3],
    known: &[String],
    meant: &[Vec<(usize, f64)>],
) -> Vec<(usize, u8)> {
    let mut said: BTreeMap<usize, [f64; 3]> = BTreeMap::new();
    for (word, counts) in &page.words {
        let at = known.binary_search(word).expect("every word is known");
        for (term, share) in &meant[at] {
            let sum = said.entry(*term).or_default();
            sum[0] = sum[0].max(counts[0] * share);
            (1..3).for_each(|it| sum[it] += counts[it] * share);
        }
    }
    let most = (SATURATION + 1.0 + NAME) * 1.25;
    let level = |counts: [f64; 3]| {
        let mut sum = counts[0] * WEIGHTS[0];
        for field in 1..3 {
            let long = 1.0 - LENGTH + LENGTH * page.length[field] / average[field];
            sum += WEIGHTS[field] * counts[field] / long;
        }
        let telling = sum * (SATURATION + 1.0) / (sum + SATURATION);
        let score = weight * (telling + NAME * counts[0] * counts[0]);
        let steps = f64::from(LEVELS);
        (score / most * steps).floor().clamp(0.0, steps - 1.0) as u8
    };
    said.into_iter().map(|(term, counts)| (term, level(counts))).collect()
}
