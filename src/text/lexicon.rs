//! Words that are known beforehand, found in a text: whole words, as they are written or with a capital
//! at the beginning of a sentence. Endings are not guessed: in Danish *bidrag* and *bidrager* are a noun
//! and a verb. Does *not* know what the words mean, nor what becomes of them.

use std::collections::BTreeMap;
use std::ops::Range;

/// More words than this are a sentence and no phrase, and are not looked for: each place of a text is
/// looked at so many times.
const LONGEST: usize = 8;

/// Words and phrases, each with what it stands for.
#[derive(Debug, Clone)]
pub struct Lexicon<K> {
    /// By their words.
    phrases: BTreeMap<Vec<String>, K>,
    /// How many words the longest phrase has that begins with this one.
    longest: BTreeMap<String, usize>,
}

impl<K: Copy> Lexicon<K> {
    /// Of these. Where two are spelled alike, the first counts.
    pub fn new<'a>(entries: impl IntoIterator<Item = (&'a str, K)>) -> Lexicon<K> {
        let (mut phrases, mut longest) = (BTreeMap::new(), BTreeMap::<String, usize>::new());
        for (phrase, key) in entries {
            let words: Vec<String> =
                words(phrase).into_iter().map(|it| phrase[it].to_owned()).collect();
            let Some(first) = words.first().filter(|_| words.len() <= LONGEST) else { continue };
            let most = longest.entry(first.clone()).or_default();
            *most = words.len().max(*most);
            phrases.entry(words).or_insert(key);
        }
        Lexicon { phrases, longest }
    }

    /// Where they stand in a text, from the beginning; where two begin alike, the longer one.
    pub fn find(&self, text: &str) -> Vec<(Range<usize>, K)> {
        if self.phrases.is_empty() {
            return Vec::new();
        }
        let words = words(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.here(text, &words[at..]) {
                Some((many, key)) => {
                    found.push((words[at].start..words[at + many - 1].end, key));
                    at += many;
                }
                None => at += 1,
            }
        }
        found
    }

    /// How many words the phrase has that begins here.
    fn here(&self, text: &str, words: &[Range<usize>]) -> Option<(usize, K)> {
        let first = &text[words[0].clone()];
        let small = small(first);
        [Some(first), small.as_deref()].into_iter().flatten().find_map(|first| {
            let most = *self.longest.get(first)?;
            let mut phrase = vec![first.to_owned()];
            for pair in words.windows(2).take(most - 1) {
                let between = &text[pair[0].end..pair[1].start];
                if !between.chars().all(|it| it.is_whitespace() || it == '-') {
                    break;
                }
                phrase.push(text[pair[1].clone()].to_owned());
            }
            while !phrase.is_empty() {
                if let Some(key) = self.phrases.get(&phrase) {
                    return Some((phrase.len(), *key));
                }
                phrase.pop();
            }
            None
        })
    }
}

/// The word with a small first letter, if it has a capital there and nowhere else.
fn small(word: &str) -> Option<String> {
    let mut letters = word.chars();
    let first = letters.next().filter(|it| it.is_uppercase())?;
    let rest = letters.as_str();
    (!rest.chars().any(char::is_uppercase))
        .then(|| first.to_lowercase().chain(rest.chars()).collect())
}

/// The words of a text. A hyphen or an apostrophe between letters belongs to the word.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut open: Option<usize> = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().is_some_and(|it| it.1.is_alphanumeric());
        let inner = open.is_some() && next && "-'’".contains(letter);
        if letter.is_alphanumeric() || inner {
            open.get_or_insert(at);
        } else if let Some(start) = open.take() {
            words.push(start..at);
        }
    }
    words.extend(open.map(|start| start..text.len()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_word_is_found_whole_and_in_the_forms_that_are_given() {
        let known =
            [("mission", 1), ("missionen", 1), ("fælles mål", 2), ("fælles", 3), ("KPI", 4)];
        let lexicon = Lexicon::new(known);
        for (text, expected) in [
            ("En mission er fælles.", vec![("mission", 1), ("fælles", 3)]),
            ("Missionen har et fælles mål", vec![("Missionen", 1), ("fælles mål", 2)]),
            // No endings are guessed, no parts of words, no other capitals.
            ("missionens missionær, minimission, MISSION, mission-vej", vec![]),
            ("fælles, mål", vec![("fælles", 3)]),
            ("Et KPI er ikke et kpi", vec![("KPI", 4)]),
            ("(mission)", vec![("mission", 1)]),
            ("", vec![]),
        ] {
            let found = lexicon.find(text);
            let found: Vec<_> = found.into_iter().map(|(at, key)| (&text[at], key)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    /// Each place is looked at a few times, however many phrases begin there.
    #[test]
    fn a_hostile_glossary_takes_no_longer() {
        let phrases: Vec<String> = (0..2_000).map(|n| "a ".repeat(n) + "b").collect();
        let many: Vec<String> = (0..20_000).map(|n| format!("a x{n}")).collect();
        let all = phrases.iter().chain(&many).map(|it| (it.as_str(), ()));
        let lexicon = Lexicon::new(all);
        let found = lexicon.find(&"a ".repeat(200_000));
        assert!(found.is_empty());
        let found = lexicon.find("a a b, a x7, a x77777, a a a a a a a a a b");
        assert_eq!(found.len(), 3, "{found:?}");
    }
}
