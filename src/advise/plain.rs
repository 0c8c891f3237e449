//! How plain a text is to read: LIX (Björnsson, *Läsbarhet*, 1968) for Danish, Swedish, Norwegian and
//! German, the Flesch-Kincaid grade (Kincaid et al., 1975) for English, long sentences and words, times
//! that depend on when one reads, and numbers that belong to a person (pages.md 6). A measure of words and
//! not of thoughts: advice, unless a text is far above. Does *not* know what a text is about.

use std::ops::Range;

use rayon::prelude::*;

use crate::diag::Diags;
use crate::model::{Body, Common, Model, Thing};
use crate::text::{Passage, prose};
use crate::tree::Span;
use crate::value::Lang;

use super::words::{self, Token};

/// Fewer words say nothing about a text.
const ENOUGH: usize = 60;
/// So far above the limit it is no longer a matter of taste (W-01).
const FAR: u32 = 15;
/// The English limit for all pages: what a fifteen-year-old reads.
const GRADE: u32 = 9;
/// A longer paragraph is a wall on a phone (W-02).
const PARAGRAPH: usize = 90;
/// A word of so many letters is looked at for itself (W-04).
const LONG_WORD: usize = 20;
/// A browser's tab and a search result cut what is longer (W-25).
const TITLE: usize = 65;
/// What a search result shows of a summary (W-25). Not from 70 letters on as pages.md has it: a short
/// sentence serves a reader better than a padded one.
const SUMMARY: Range<usize> = 40..161;

/// Goes through every text of the content.
pub(super) fn check(model: &Model, diags: &mut Diags) {
    let texts: Vec<_> = super::bodies(model);
    let said: Vec<Diags> = texts
        .par_iter()
        .map(|(thing, lang, body)| {
            let mut diags = Diags::default();
            text(*thing, *lang, body, &mut diags);
            diags
        })
        .collect();
    said.into_iter().for_each(|it| diags.append(it));
    for (_, common) in super::commons(model) {
        names(common, diags);
    }
}

/// A title and a summary as a search result shows them (W-25).
fn names(it: &Common, diags: &mut Diags) {
    let long = |text: &str| text.chars().count() > TITLE;
    let short = |lang| it.short.as_ref().is_some_and(|short| !long(short.best(lang)));
    for (lang, title) in it.title.iter().filter(|(lang, title)| long(title) && !short(*lang)) {
        diags.long_title(it.span, lang, title.chars().count(), TITLE);
    }
    for (lang, summary) in it.summary.iter().flat_map(|it| it.iter()) {
        let count = summary.chars().count();
        if !SUMMARY.contains(&count) {
            diags.summary_length(it.span, lang, count, (SUMMARY.start, SUMMARY.end - 1));
        }
    }
}

fn text(thing: Thing, lang: Lang, body: &Body, diags: &mut Diags) {
    let passages = prose(&body.markdown, body.span.file, body.span.start as usize);
    let read: Vec<Vec<Token>> = passages.iter().map(|it| words::tokens(&it.text)).collect();
    let mut whole = Counts::default();
    // Somebody who is in the situation has less patience than somebody who reads about it.
    let longest = if matches!(thing, Thing::Situation(_)) { 20 } else { 25 };
    for (passage, tokens) in passages.iter().zip(&read) {
        let sentences = sentences(tokens);
        let mut all = 0;
        for sentence in &sentences {
            let count = whole.add(sentence, lang);
            all += count;
            if count > longest {
                diags.long_sentence(span(passage, sentence), count, longest);
            }
            long_words(passage, sentence, diags);
        }
        if all > PARAGRAPH {
            let first = sentences.first().copied().unwrap_or_default();
            diags.long_paragraph(span(passage, first), all, PARAGRAPH);
        }
        // An entry of the log and a story have a day of their own.
        if !matches!(thing, Thing::Update(_) | Thing::Story(_)) {
            relative_times(lang, passage, tokens, diags);
        }
        personal_numbers(passage, diags);
    }
    let begins = passages.iter().zip(&read).next();
    let place = begins.map_or(body.span, |(passage, tokens)| {
        span(passage, sentences(tokens).first().copied().unwrap_or_default())
    });
    difficulty(thing, lang, place, whole, diags);
}

fn span(passage: &Passage, sentence: &[Token]) -> Span {
    let start = sentence.first().map_or(0, |it| it.at.start);
    passage.span(start..sentence.last().map_or(start, |it| it.at.end))
}

/// W-01: the whole text.
fn difficulty(thing: Thing, lang: Lang, place: Span, counts: Counts, diags: &mut Diags) {
    if counts.words < ENOUGH {
        return;
    }
    let (found, limit) = match lang {
        Lang::En => (counts.grade(), GRADE),
        _ => (counts.lix(), limit(thing)),
    };
    if found > limit {
        diags.hard_to_read(place, lang, found, limit, found > limit + FAR);
    }
}

/// The highest LIX of a page of this kind (pages.md 1.3).
fn limit(thing: Thing) -> u32 {
    match thing {
        Thing::Situation(_) => 28,
        Thing::Story(_) => 30,
        Thing::Indicator(_) | Thing::Page(_) => 45,
        _ => 35,
    }
}

/// What a text is made of.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Counts {
    sentences: usize,
    words: usize,
    /// Of more than six letters.
    long: usize,
    syllables: usize,
}

impl Counts {
    /// Adds a sentence, and says how many words it has.
    fn add(&mut self, sentence: &[Token], lang: Lang) -> usize {
        let mut count = 0;
        for (at, token) in sentence.iter().enumerate() {
            let is_word = token.word.starts_with(char::is_alphanumeric);
            // "f.eks." is one word.
            let goes_on = is_abbreviated(sentence, at) && touches(sentence, at + 1);
            if !is_word || goes_on {
                continue;
            }
            count += 1;
            self.long +=
                usize::from(token.word.chars().filter(|it| it.is_alphanumeric()).count() > 6);
            if lang == Lang::En {
                self.syllables += syllables(&token.word);
            }
        }
        self.words += count;
        self.sentences += usize::from(count > 0);
        count
    }

    /// Words in a sentence, and long words in a hundred words, together: rounded.
    fn lix(self) -> u32 {
        let (sentences, words) = (self.sentences.max(1), self.words.max(1));
        // Both parts over one denominator, so that nothing is rounded twice.
        let sum = words * words + 100 * self.long * sentences;
        rounded(sum, sentences * words)
    }

    /// The grade of an American school whose pupils read it with ease: rounded, not below 0.
    fn grade(self) -> u32 {
        let (sentences, words) = (self.sentences.max(1), self.words.max(1));
        let sum = 39 * words * words + 1180 * self.syllables * sentences;
        let less = 1559 * words * sentences;
        rounded(sum.saturating_sub(less), 100 * words * sentences)
    }
}

fn rounded(above: usize, below: usize) -> u32 {
    u32::try_from((2 * above + below) / (2 * below)).unwrap_or(u32::MAX)
}

/// Groups of vowels, without an "e" that nobody hears.
fn syllables(word: &str) -> usize {
    let vowel = |it: char| "aeiouyáéíóúæøå".contains(it);
    let letters: Vec<char> = word.chars().collect();
    let groups = letters
        .iter()
        .enumerate()
        .filter(|(at, it)| vowel(**it) && (*at == 0 || !vowel(letters[at - 1])))
        .count();
    let silent = word.ends_with('e') && !word.ends_with("le") && groups > 1;
    (groups - usize::from(silent)).max(1)
}

/// Words that end in a point without ending a sentence.
const ABBREVIATIONS: [&str; 30] = [
    "f", "eks", "bl", "a", "dvs", "m", "fl", "ca", "kl", "nr", "pct", "mio", "mia", "kr", "jf",
    "stk", "pr", "evt", "inkl", "ekskl", "e", "g", "i", "etc", "mr", "mrs", "dr", "approx", "no",
    "s",
];

/// Whether the token after this one is the point of an abbreviation.
fn is_abbreviated(tokens: &[Token], at: usize) -> bool {
    let point = tokens.get(at + 1).is_some_and(|it| it.word == ".");
    point && touches(tokens, at) && ABBREVIATIONS.contains(&tokens[at].word.as_str())
}

/// Whether the next token follows without a space.
fn touches(tokens: &[Token], at: usize) -> bool {
    match (tokens.get(at), tokens.get(at + 1)) {
        (Some(one), Some(next)) => one.at.end == next.at.start,
        _ => false,
    }
}

/// A sentence ends at `.`, `!`, `?` or `:` before a space, but not after an abbreviation or an ordinal.
fn sentences(tokens: &[Token]) -> Vec<&[Token]> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..tokens.len() {
        let ends = matches!(tokens[at].word.as_str(), "." | "!" | "?" | "…" | ":");
        if !ends || touches(tokens, at) {
            continue;
        }
        let before = at.checked_sub(1);
        let ordinal = before
            .is_some_and(|it| tokens[it].word.chars().all(|it| it.is_ascii_digit()))
            && tokens.get(at + 1).is_some_and(|it| !it.capital);
        let abbreviation = before.is_some_and(|it| is_abbreviated(tokens, it))
            && tokens.get(at + 1).is_some_and(|it| !it.capital);
        if tokens[at].word == "." && (ordinal || abbreviation) {
            continue;
        }
        found.push(&tokens[start..=at]);
        start = at + 1;
    }
    found.push(&tokens[start..]);
    found.retain(|it| it.iter().any(|it| it.word.starts_with(char::is_alphanumeric)));
    found
}

/// W-04: one word of twenty letters.
fn long_words(passage: &Passage, sentence: &[Token], diags: &mut Diags) {
    let letters = |it: &Token| it.word.chars().filter(|it| it.is_alphabetic()).count();
    // What is joined by a hyphen is read part by part.
    let part = |it: &&Token| !it.word.contains('-') && letters(it) >= LONG_WORD;
    for token in sentence.iter().filter(part) {
        let word = &passage.text[token.at.clone()];
        diags.long_word(passage.span(token.at.clone()), word, letters(token));
    }
}

/// W-24: times that mean another time next year.
fn relative_times(lang: Lang, passage: &Passage, tokens: &[Token], diags: &mut Diags) {
    let signs: &[&[&str]] = match lang {
        Lang::Da => &[
            &["sidste", "år"],
            &["næste", "år"],
            &["snart"],
            &["nyligt"],
            &["for", "nylig"],
            &["fornylig"],
        ],
        Lang::En => &[&["last", "year"], &["next", "year"], &["soon"], &["recently"]],
        Lang::Sv => &[&["förra", "året"], &["nästa", "år"], &["snart"], &["nyligen"]],
        Lang::Nb => &[&["i", "fjor"], &["neste", "år"], &["snart"], &["nylig"]],
        Lang::De => {
            &[&["letztes", "jahr"], &["nächstes", "jahr"], &["bald"], &["kürzlich"], &["neulich"]]
        }
    };
    for (at, _) in tokens.iter().enumerate() {
        let here = |sign: &&&[&str]| {
            let found = tokens.get(at..at + sign.len()).unwrap_or_default();
            !found.is_empty() && found.iter().zip(**sign).all(|(token, word)| token.word == *word)
        };
        // "så snart" is no time.
        let as_soon = at > 0 && matches!(tokens[at - 1].word.as_str(), "så" | "as" | "so");
        if let Some(sign) = signs.iter().find(here).filter(|_| !as_soon) {
            let range = tokens[at].at.start..tokens[at + sign.len() - 1].at.end;
            diags.relative_time(passage.span(range.clone()), &passage.text[range]);
        }
    }
}

/// W-28: what looks like a Danish personal number, `DDMMYY-XXXX`.
fn personal_numbers(passage: &Passage, diags: &mut Diags) {
    let bytes = passage.text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let two = |at: usize| (bytes[at] - b'0') * 10 + (bytes[at + 1] - b'0');
    let mut at = 0;
    while at + 10 <= bytes.len() {
        let begins =
            (at == 0 || !bytes[at - 1].is_ascii_alphanumeric()) && (0..6).all(|it| digit(at + it));
        let dash = usize::from(bytes[at + 6] == b'-');
        let ends = begins
            && (6..10).all(|it| digit(at + dash + it))
            && bytes.get(at + dash + 10).is_none_or(|it| !it.is_ascii_alphanumeric());
        if ends && (1..=31).contains(&two(at)) && (1..=12).contains(&two(at + 2)) {
            diags.personal_number(passage.span(at..at + dash + 10));
            at += 10;
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(lang: Lang, text: &str) -> Counts {
        let tokens = words::tokens(text);
        let mut counts = Counts::default();
        sentences(&tokens).into_iter().for_each(|it| {
            counts.add(it, lang);
        });
        counts
    }

    #[test]
    fn w_01_words_sentences_and_long_words_are_counted_as_the_method_says() {
        // Text; sentences, words, long words, LIX.
        let rows = [
            ("Vi måler. Du kan se det.", 2, 6, 0, 3),
            // Seven letters are long, six are not.
            ("Kommune. Skolen.", 2, 2, 1, 51),
            // "f.eks." is one word, and "3. juni" no end of a sentence.
            ("Det er f.eks. den 3. juni kl. 8 på skolen.", 1, 10, 0, 10),
            ("Prisen er 1.200,50 kr. om året: det er dyrt!", 2, 9, 0, 5),
            // A hyphen holds a word together.
            ("It-chefen siger ja.", 1, 3, 1, 36),
        ];
        for (text, sentences, words, long, lix) in rows {
            let it = counts(Lang::Da, text);
            assert_eq!(
                (it.sentences, it.words, it.long, it.lix()),
                (sentences, words, long, lix),
                "{text}"
            );
        }
    }

    #[test]
    fn w_01_an_english_text_has_the_grade_that_the_formula_gives() {
        // 0.39 × 6 + 11.8 × 6 ÷ 6 − 15.59 = −1.45: no grade is below nothing.
        assert_eq!(counts(Lang::En, "The cat sat on the mat.").grade(), 0);
        // 9 words, 20 syllables: 3.51 + 26.22 − 15.59 = 14.14.
        let hard = "Municipal administration evaluates young people in one large school.";
        let it = counts(Lang::En, hard);
        assert_eq!((it.words, it.syllables, it.grade()), (9, 20, 14));
    }

    #[test]
    fn syllables_are_groups_of_vowels_that_are_heard() {
        for (word, count) in
            [("cat", 1), ("people", 2), ("make", 1), ("the", 1), ("table", 2), ("area", 2)]
        {
            assert_eq!(syllables(word), count, "{word}");
        }
    }
}
