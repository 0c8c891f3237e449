//! Compound words, taken apart at the site's own words: who looks for "bus" finds "elbusser". Does *not*
//! know what words mean: two words of the site that make a third are taken to be its parts.

use super::words::Language;

/// How much a text that has only the compound is about its last part, which says what it is.
const HEAD: f64 = 0.6;
/// The same for the part before it.
const MODIFIER: f64 = 0.4;

/// The parts of a compound word in small letters, and how much the word is about each; nothing if it is
/// none. `known` are all words of the site, sorted. The last part may be a word that stands nowhere
/// alone, if the part before it does: "varmepumper".
pub(super) fn parts(
    word: &str,
    known: &[String],
    language: &Language,
) -> Option<[(String, f64); 2]> {
    let length = word.chars().count();
    if language.joints.is_empty() || length < 5 {
        return None;
    }
    let is_known = |it: &str| {
        !language.is_stop(it) && known.binary_search_by(|word| word.as_str().cmp(it)).is_ok()
    };
    let mut best: Option<(usize, &str, &str)> = None;
    for (letters, (at, _)) in word.char_indices().enumerate().skip(2) {
        let rest = length - letters;
        if rest < 3 {
            break;
        }
        let (left, right) = word.split_at(at);
        let modifier = language.joints.iter().filter_map(|joint| left.strip_suffix(joint));
        let modifier = modifier.filter(|it| it.chars().count() >= 2).find(|it| is_known(it));
        let Some(modifier) = modifier else { continue };
        let first = modifier.chars().count();
        let known_right = is_known(right);
        // Short parts are often endings or parts of other words.
        let fine = match (first, known_right) {
            (2, true) => rest >= 4,
            (2, false) => false,
            (3, false) => false,
            (_, true) => true,
            (_, false) => rest >= 4 && right.chars().any(|it| "aeiouyæøåäöü".contains(it)),
        };
        let worth = if known_right { 100 } else { 0 } + first.min(rest);
        if fine && best.is_none_or(|(most, ..)| worth > most) {
            best = Some((worth, modifier, right));
        }
    }
    best.map(|(_, modifier, head)| [(modifier.to_owned(), MODIFIER), (head.to_owned(), HEAD)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Lang;

    #[test]
    fn a_compound_is_taken_apart_at_words_that_stand_alone() {
        let mut known: Vec<String> =
            ["el", "busser", "trivsel", "vejleder", "varme", "fælles", "kommune", "den", "skole"]
                .map(str::to_owned)
                .into();
        known.sort();
        let check = |lang, word: &str, expect: Option<[&str; 2]>| {
            let found = parts(word, &known, &Language::new(lang));
            let found = found.as_ref().map(|it| [it[0].0.as_str(), it[1].0.as_str()]);
            assert_eq!(found, expect, "{word}");
        };
        check(Lang::Da, "elbusser", Some(["el", "busser"]));
        check(Lang::Da, "trivselsvejleder", Some(["trivsel", "vejleder"]));
        check(Lang::Da, "varmepumper", Some(["varme", "pumper"]));
        check(Lang::Da, "skolerne", None);
        check(Lang::Da, "denne", None);
        check(Lang::En, "elbusser", None);
    }
}
