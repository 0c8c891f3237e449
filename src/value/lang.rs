//! Languages that pejl speaks, and words in several of them.

use std::collections::BTreeMap;
use std::fmt;

/// A language with interface texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Danish.
    Da,
    /// English.
    En,
    /// Swedish.
    Sv,
    /// Norwegian bokmål.
    Nb,
    /// German.
    De,
}

impl Lang {
    /// Every language there is.
    pub const ALL: [Lang; 5] = [Lang::Da, Lang::En, Lang::Sv, Lang::Nb, Lang::De];

    /// The BCP 47 tag, as in `lang` attributes and URLs.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Da => "da",
            Lang::En => "en",
            Lang::Sv => "sv",
            Lang::Nb => "nb",
            Lang::De => "de",
        }
    }

    /// The language's own name for itself.
    pub fn endonym(self) -> &'static str {
        match self {
            Lang::Da => "Dansk",
            Lang::En => "English",
            Lang::Sv => "Svenska",
            Lang::Nb => "Norsk bokmål",
            Lang::De => "Deutsch",
        }
    }

    /// The language with this tag.
    pub fn parse(tag: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|it| it.code() == tag)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// What else people call a thing, by language. A language may lack names that another has.
pub type OtherNames = BTreeMap<Lang, Vec<String>>;

/// Words in one or more languages. Invariant: the site's first language is among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Localized<T> {
    first: Lang,
    words: BTreeMap<Lang, T>,
}

impl<T> Localized<T> {
    /// Words in the first language.
    pub fn new(first: Lang, words: T) -> Self {
        Localized { first, words: BTreeMap::from([(first, words)]) }
    }

    /// Words in several languages; `None` if the first is missing.
    pub fn from_map(first: Lang, words: BTreeMap<Lang, T>) -> Option<Self> {
        words.contains_key(&first).then_some(Localized { first, words })
    }

    /// Adds or replaces a translation.
    pub fn insert(&mut self, lang: Lang, words: T) {
        self.words.insert(lang, words);
    }

    /// The words in this language, if translated.
    pub fn exact(&self, lang: Lang) -> Option<&T> {
        self.words.get(&lang)
    }

    /// The words in this language, or else in the first; and which it is.
    pub fn get(&self, lang: Lang) -> (Lang, &T) {
        match self.words.get(&lang) {
            Some(words) => (lang, words),
            None => (self.first, &self.words[&self.first]),
        }
    }

    /// The words in this language, or else in the first.
    pub fn best(&self, lang: Lang) -> &T {
        self.get(lang).1
    }

    /// The words in the first language.
    pub fn first(&self) -> &T {
        &self.words[&self.first]
    }

    /// Every translation, in the order of [`Lang`].
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &T)> {
        self.words.iter().map(|(lang, words)| (*lang, words))
    }
}
