//! Interface texts, numbers, dates, plurals, lists and sorting in each language, from CLDR.
//! Knows vocabulary. Does *not* know what the texts are about, nor where they are shown.

mod number;
mod texts;
mod time;

pub use texts::{Text, TextProblem, Words};

use std::cmp::Ordering;

use icu_calendar::Gregorian;
use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_datetime::{
    FixedCalendarDateTimeFormatter,
    fieldsets::{YM, YMD, YMDE},
};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_list::{ListFormatter, options::ListFormatterOptions};
use icu_locale_core::{Locale as Tag, locale};
use icu_plurals::{PluralCategory, PluralRules};

use crate::value::Lang;
use texts::Texts;

type DateFormatter<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;

/// One language: its texts and formatters, built once and shared by threads.
#[derive(Debug)]
pub struct Locale {
    /// Which language it is.
    pub lang: Lang,
    texts: Texts,
    tree: Words,
    decimals: DecimalFormatter,
    plurals: PluralRules,
    day: DateFormatter<YMD>,
    short_day: DateFormatter<YMD>,
    weekday: DateFormatter<YMDE>,
    month: DateFormatter<YM>,
    short_month: DateFormatter<YM>,
    lists: ListFormatter,
    order: CollatorBorrowed<'static>,
}

const NO_DATA: &str = "CLDR's data for our five languages are compiled in";

/// What CLDR calls the language; English is British.
fn tag(lang: Lang) -> Tag {
    match lang {
        Lang::Da => locale!("da"),
        Lang::En => locale!("en-GB"),
        Lang::Sv => locale!("sv"),
        Lang::Nb => locale!("nb"),
        Lang::De => locale!("de"),
    }
}

impl Locale {
    /// A language with the default theme's texts.
    pub fn new(lang: Lang) -> Locale {
        let texts = Texts::read(texts::shipped(lang), lang.code());
        let tag = tag(lang);
        let mut grouping = DecimalFormatterOptions::default();
        // Four digits are grouped too: 4.200 (C-35).
        grouping.grouping_strategy = Some(GroupingStrategy::Always);
        Locale {
            lang,
            tree: texts.tree(),
            texts,
            decimals: DecimalFormatter::try_new((&tag).into(), grouping).expect(NO_DATA),
            plurals: PluralRules::try_new_cardinal((&tag).into()).expect(NO_DATA),
            day: DateFormatter::try_new((&tag).into(), YMD::long()).expect(NO_DATA),
            short_day: DateFormatter::try_new((&tag).into(), YMD::medium()).expect(NO_DATA),
            weekday: DateFormatter::try_new((&tag).into(), YMDE::long()).expect(NO_DATA),
            month: DateFormatter::try_new((&tag).into(), YM::long()).expect(NO_DATA),
            short_month: DateFormatter::try_new((&tag).into(), YM::medium()).expect(NO_DATA),
            lists: ListFormatter::try_new_and((&tag).into(), ListFormatterOptions::default())
                .expect(NO_DATA),
            order: Collator::try_new((&tag).into(), CollatorOptions::default()).expect(NO_DATA),
        }
    }

    /// Puts a site's own text in the place of the theme's.
    ///
    /// # Errors
    /// If there is no text of that key, or it has other placeholders or plural forms.
    pub fn replace(&mut self, key: &str, text: Text) -> Result<(), TextProblem> {
        self.texts.replace(key, text)?;
        self.tree = self.texts.tree();
        Ok(())
    }

    /// The text of this key. A key that there is not is a bug of ours.
    pub fn text(&self, key: &str) -> &str {
        match self.texts.get(key) {
            Some(Text::Simple(text)) => text,
            Some(Text::Plural { .. }) => panic!("the text {key} needs a number"),
            None => panic!("there is no text {key}"),
        }
    }

    /// The text of this key, if there is one and it needs no number.
    pub fn find(&self, key: &str) -> Option<&str> {
        match self.texts.get(key)? {
            Text::Simple(text) => Some(text),
            Text::Plural { .. } => None,
        }
    }

    /// The text with each `{name}` replaced.
    pub fn fill(&self, key: &str, args: &[(&str, &str)]) -> String {
        texts::fill(key, self.text(key), args)
    }

    /// The text in the plural form for `n`, with `{n}` and each `{name}` replaced.
    pub fn count(&self, key: &str, n: u64, args: &[(&str, &str)]) -> String {
        let number = self.whole(n);
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(args);
        self.counted(key, self.plurals.category_for(n), &all)
    }

    /// The text in this plural form; a text without forms serves for all.
    fn counted(&self, key: &str, category: PluralCategory, args: &[(&str, &str)]) -> String {
        match self.texts.get(key) {
            Some(Text::Simple(text)) => texts::fill(key, text, args),
            Some(Text::Plural { one, other }) => {
                texts::fill(key, texts::form(one, other, category), args)
            }
            None => panic!("there is no text {key}"),
        }
    }

    /// `Aarhus, Odense og Aalborg`
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        self.lists.format(items.iter().map(AsRef::as_ref)).to_string()
    }

    /// Which comes first in the language's alphabet; equal names fall back on their bytes, so that an order is one.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.order.compare(a, b).then_with(|| a.cmp(b))
    }

    /// Every simple text as a tree, for templates: `t.nav.home`.
    pub fn all_texts(&self) -> &Words {
        &self.tree
    }

    /// Every text with its key, sorted by key.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &Text)> {
        self.texts.iter()
    }
}
