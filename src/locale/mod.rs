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
    fieldsets::{M, YM, YMD, YMDE},
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
    /// For a language whose short form of a month is a number (03/2024).
    month_name: Option<DateFormatter<M>>,
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
            month_name: (lang == Lang::De)
                .then(|| DateFormatter::try_new((&tag).into(), M::medium()).expect(NO_DATA)),
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

    /// The plural forms that the language has for whole numbers, by CLDR's names: `one`, `other`.
    pub fn plural_forms(&self) -> Vec<&'static str> {
        let name = |it: PluralCategory| match it {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        };
        self.plurals.categories().map(name).collect()
    }

    /// Every text with its key, sorted by key.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &Text)> {
        self.texts.iter()
    }
}

#[cfg(test)]
mod forms;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::value::{Date, Decimal, Interval, Localized, Period, Unit, UnitKind, parse_date};

    use super::texts::placeholders;
    use super::*;

    const NBSP: char = '\u{a0}';

    fn all() -> [Locale; 5] {
        Lang::ALL.map(Locale::new)
    }

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    fn unit(name: &str) -> Unit {
        Unit::named(name).expect("a unit")
    }

    fn date(text: &str) -> Date {
        parse_date(text).expect("a date")
    }

    /// The five languages' words for something, with `~` for a no-break space.
    #[track_caller]
    fn check(say: impl Fn(&Locale) -> String, expect: [&str; 5]) {
        let said = all().map(|it| say(&it).replace(NBSP, "~"));
        assert_eq!(said, expect);
    }

    #[test]
    fn locales_are_shared_by_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Locale>();
    }

    #[test]
    fn c_35_numbers_have_the_separators_of_their_language() {
        let number = |text: &'static str| move |it: &Locale| it.number(decimal(text), None);
        check(number("1234.5"), ["1.234,5", "1,234.5", "1~234,5", "1~234,5", "1.234,5"]);
        check(number("4200"), ["4.200", "4,200", "4~200", "4~200", "4.200"]);
        check(
            number("-1234567.85"),
            ["−1.234.567,85", "−1,234,567.85", "−1~234~567,85", "−1~234~567,85", "−1.234.567,85"],
        );
    }

    #[test]
    fn c_35_years_have_no_separator() {
        check(|it| it.period(Period::Year(2024)), ["2024"; 5]);
        check(
            |it| it.date(date("1999-01-01")),
            [
                "1. januar 1999",
                "1 January 1999",
                "1 januari 1999",
                "1. januar 1999",
                "1. Januar 1999",
            ],
        );
    }

    #[test]
    fn numbers_keep_the_decimals_they_were_written_with() {
        let da = Locale::new(Lang::Da);
        for (written, shown) in [
            ("0", "0"),
            ("0.00", "0,00"),
            ("-0.0", "0,0"),
            ("1.10", "1,10"),
            ("0.05", "0,05"),
            ("0.00079061236", "0,00079061236"),
            ("999", "999"),
            ("1000", "1.000"),
            ("79228162514264337593543950335", "79.228.162.514.264.337.593.543.950.335"),
            ("0.0000000000000000000000000001", "0,0000000000000000000000000001"),
        ] {
            assert_eq!(da.number(decimal(written), None), shown, "{written}");
        }
    }

    #[test]
    fn c_37_half_is_rounded_away_from_zero() {
        let da = Locale::new(Lang::Da);
        for (written, decimals, shown) in [
            ("0.25", 1, "0,3"),
            ("0.35", 1, "0,4"),
            ("-0.25", 1, "−0,3"),
            ("2.5", 0, "3"),
            ("-2.5", 0, "−3"),
            ("0.249999", 1, "0,2"),
            ("-0.04", 1, "0,0"),
            ("65", 1, "65,0"),
            ("0", 2, "0,00"),
            ("999.95", 1, "1.000,0"),
            ("79228162514264337593543950335", 2, "79.228.162.514.264.337.593.543.950.335,00"),
        ] {
            assert_eq!(da.number(decimal(written), Some(decimals)), shown, "{written}");
        }
    }

    #[test]
    fn c_36_percentages_and_other_values_have_their_unit() {
        let value = |number: &'static str, name: &'static str| {
            move |it: &Locale| it.value(decimal(number), &unit(name))
        };
        check(value("65.1", "percent"), ["65,1~%", "65.1%", "65,1~%", "65,1~%", "65,1~%"]);
        check(value("-0.5", "percent"), ["−0,5~%", "−0.5%", "−0,5~%", "−0,5~%", "−0,5~%"]);
        check(
            value("1234", "dkk"),
            ["1.234~kr.", "DKK~1,234", "1~234~DKK", "1~234~DKK", "1.234~DKK"],
        );
        check(value("12", "days"), ["12~dage", "12~days", "12~dagar", "12~dager", "12~Tage"]);
        check(value("1", "days"), ["1~dag", "1~day", "1~dag", "1~dag", "1~Tag"]);
        check(value("0", "days"), ["0~dage", "0~days", "0~dagar", "0~dager", "0~Tage"]);
        check(value("3", "hours"), ["3~timer", "3~hours", "3~timmar", "3~timer", "3~Stunden"]);
        check(
            value("12.34", "per_1000"),
            [
                "12,3 pr.~1.000",
                "12.3 per~1,000",
                "12,3 per~1~000",
                "12,3 per~1~000",
                "12,3 je~1.000",
            ],
        );
        check(
            value("4", "tonnes_co2"),
            ["4,0~ton CO2", "4.0~tonnes CO2", "4,0~ton CO2", "4,0~tonn CO2", "4,0~Tonnen CO2"],
        );
        check(value("12300", "count"), ["12.300", "12,300", "12~300", "12~300", "12.300"]);
        check(value("7.25", "score"), ["7,3", "7.3", "7,3", "7,3", "7,3"]);
        check(
            |it| it.value_as_written(decimal("75"), &unit("percent")),
            ["75~%", "75%", "75~%", "75~%", "75~%"],
        );
    }

    #[test]
    fn an_authors_own_unit_is_short_beside_a_figure_and_long_on_an_axis() {
        let words = |da: &str, en: &str| {
            let mut words = Localized::new(Lang::Da, da.to_owned());
            words.insert(Lang::En, en.to_owned());
            words
        };
        let text = words("mio. ton CO2", "million tonnes CO2");
        let kind = UnitKind::Own { text, symbol: Some(words("mio. t", "m t")) };
        let own = Unit { kind, decimals: 1 };
        let [da, en, sv, ..] = all();
        assert_eq!(da.value(decimal("4.2"), &own), "4,2\u{a0}mio. t");
        assert_eq!(en.value(decimal("4.2"), &own), "4.2\u{a0}m t");
        assert_eq!(sv.value(decimal("4.2"), &own), "4,2\u{a0}mio. t");
        assert_eq!(en.unit_name(&own), "million tonnes CO2");
    }

    #[test]
    fn every_unit_has_a_name_in_every_language() {
        for locale in all() {
            for name in Unit::NAMES {
                assert!(!locale.unit_name(&unit(name)).is_empty());
            }
        }
        check(
            |it| it.unit_name(&unit("per_100000")),
            ["pr. 100.000", "per 100,000", "per 100~000", "per 100~000", "je 100.000"],
        );
    }

    #[test]
    fn c_36_a_difference_of_percentages_is_in_points() {
        let percent = unit("percent");
        check(
            |it| it.difference(decimal("3.9"), &percent),
            [
                "3,9~procentpoint",
                "3.9~percentage points",
                "3,9~procentenheter",
                "3,9~prosentpoeng",
                "3,9~Prozentpunkte",
            ],
        );
        check(
            |it| it.change(decimal("3.9"), &percent),
            [
                "+3,9~procentpoint",
                "+3.9~percentage points",
                "+3,9~procentenheter",
                "+3,9~prosentpoeng",
                "+3,9~Prozentpunkte",
            ],
        );
        check(
            |it| it.change(decimal("-12"), &unit("days")),
            ["−12~dage", "−12~days", "−12~dagar", "−12~dager", "−12~Tage"],
        );
        check(|it| it.change(decimal("0"), &unit("count")), ["0"; 5]);
    }

    #[test]
    fn c_38_large_numbers_have_a_short_form() {
        let compact = |text: &'static str| move |it: &Locale| it.compact(decimal(text));
        check(compact("12300"), ["12.300", "12,300", "12~300", "12~300", "12.300"]);
        check(compact("1234567"), ["1,2~mio.", "1.2~million", "1,2~mn", "1,2~mill.", "1,2~Mio."]);
        check(compact("-2000000"), ["−2~mio.", "−2~million", "−2~mn", "−2~mill.", "−2~Mio."]);
        check(compact("999960000"), ["1~mia.", "1~billion", "1~md", "1~mrd.", "1~Mrd."]);
        check(compact("3100000000"), ["3,1~mia.", "3.1~billion", "3,1~md", "3,1~mrd.", "3,1~Mrd."]);
        check(
            compact("999940000"),
            ["999,9~mio.", "999.9~million", "999,9~mn", "999,9~mill.", "999,9~Mio."],
        );
    }

    #[test]
    fn c_39_dates_are_written_out() {
        let day = date("2026-04-14");
        check(
            |it| it.date(day),
            [
                "14. april 2026",
                "14 April 2026",
                "14 april 2026",
                "14. april 2026",
                "14. April 2026",
            ],
        );
        check(
            |it| it.date_range(date("2026-05-03"), date("2026-05-05")),
            ["3.–5. maj 2026", "3–5 May 2026", "3–5 maj 2026", "3.–5. mai 2026", "3.–5. Mai 2026"],
        );
        let da = Locale::new(Lang::Da);
        assert_eq!(da.date_range(day, day), "14. april 2026");
        assert_eq!(da.date_range(day, date("2026-05-14")), "14. april 2026 – 14. maj 2026");
        assert_eq!(da.weekday_date(day), "tirsdag 14. april 2026");
    }

    #[test]
    fn periods_of_every_kind_are_written_out() {
        let period = |text: &'static str| {
            let period = Period::parse(text).expect("a period");
            move |it: &Locale| it.period(period)
        };
        check(period("2024"), ["2024"; 5]);
        check(period("2018..2020"), ["2018–2020"; 5]);
        check(
            period("2024-H1"),
            [
                "1. halvår 2024",
                "first half of 2024",
                "första halvåret 2024",
                "1. halvår 2024",
                "1. Halbjahr 2024",
            ],
        );
        check(
            period("2024-H2"),
            [
                "2. halvår 2024",
                "second half of 2024",
                "andra halvåret 2024",
                "2. halvår 2024",
                "2. Halbjahr 2024",
            ],
        );
        check(
            period("2024-Q3"),
            ["3. kvartal 2024", "Q3 2024", "kvartal 3 2024", "3. kvartal 2024", "3. Quartal 2024"],
        );
        check(
            period("2024-03"),
            ["marts 2024", "March 2024", "mars 2024", "mars 2024", "März 2024"],
        );
        check(
            period("2024-W11"),
            ["uge 11, 2024", "week 11, 2024", "vecka 11, 2024", "uke 11, 2024", "Woche 11, 2024"],
        );
        check(
            period("2024-03-15"),
            ["15. marts 2024", "15 March 2024", "15 mars 2024", "15. mars 2024", "15. März 2024"],
        );
        check(
            period("2024/25"),
            [
                "skoleåret 2024/25",
                "school year 2024/25",
                "läsåret 2024/25",
                "skoleåret 2024/25",
                "Schuljahr 2024/25",
            ],
        );
    }

    #[test]
    fn periods_have_a_short_form_and_one_for_sentences() {
        let [da, en, .., de] = all();
        let period = |text: &str| Period::parse(text).expect("a period");
        assert_eq!(da.period_short(period("2024-Q3")), "3. kvt. 2024");
        assert_eq!(en.period_short(period("2024-03")), "Mar 2024");
        assert_eq!(da.period_short(period("2024/25")), "2024/25");
        assert_eq!(da.in_period(period("2024-03-15")), "den 15. marts 2024");
        assert_eq!(en.in_period(period("2024-H1")), "in the first half of 2024");
        assert_eq!(en.in_period(period("2024-03-15")), "on 15 March 2024");
        assert_eq!(de.in_period(period("2024-Q3")), "im 3. Quartal 2024");
    }

    #[test]
    fn intervals_have_a_dash_or_a_word_for_an_open_end() {
        let interval = |text: &'static str| {
            let interval = Interval::parse(text).expect("an interval");
            move |it: &Locale| it.interval(interval)
        };
        check(interval("2020..2030"), ["2020–2030"; 5]);
        check(interval("2024"), ["2024"; 5]);
        check(interval("2024.."), ["fra 2024", "from 2024", "från 2024", "fra 2024", "ab 2024"]);
        check(interval("..2029"), ["til 2029", "until 2029", "till 2029", "til 2029", "bis 2029"]);
        let months = [
            "marts 2024 – maj 2025",
            "March 2024 – May 2025",
            "mars 2024 – maj 2025",
            "mars 2024 – mai 2025",
            "März 2024 – Mai 2025",
        ];
        check(interval("2024-03..2025-05"), months);
        let days =
            ["3.–5. maj 2026", "3–5 May 2026", "3–5 maj 2026", "3.–5. mai 2026", "3.–5. Mai 2026"];
        check(interval("2026-05-03..2026-05-05"), days);
        let school_years = [
            "skoleårene 2019/20–2025/26",
            "school years 2019/20–2025/26",
            "läsåren 2019/20–2025/26",
            "skoleårene 2019/20–2025/26",
            "Schuljahre 2019/20–2025/26",
        ];
        check(interval("2019/20..2025/26"), school_years);
    }

    #[test]
    fn counts_agree_with_their_number() {
        let [da, en, .., de] = all();
        assert_eq!(da.count("count.indicators", 1, &[]), "1 indikator");
        assert_eq!(da.count("count.indicators", 0, &[]), "0 indikatorer");
        assert_eq!(da.count("count.missions", 1200, &[]), "1.200 missioner");
        assert_eq!(en.count("count.stories", 2, &[]), "2 stories");
        assert_eq!(
            de.count("count.milestones_of", 5, &[("done", "2")]),
            "2 von 5 Meilensteinen erreicht"
        );
        assert_eq!(da.count("cadence.years", 2, &[]), "Hvert 2. år");
        assert_eq!(en.count("cadence.years", 1, &[]), "Every year");
    }

    #[test]
    fn lists_have_their_and() {
        let names = ["Aarhus", "Odense", "Aalborg"];
        check(
            |it| it.list(&names),
            [
                "Aarhus, Odense og Aalborg",
                "Aarhus, Odense and Aalborg",
                "Aarhus, Odense och Aalborg",
                "Aarhus, Odense og Aalborg",
                "Aarhus, Odense und Aalborg",
            ],
        );
        let da = Locale::new(Lang::Da);
        assert_eq!(da.list(&names[..2]), "Aarhus og Odense");
        assert_eq!(da.list(&names[..1]), "Aarhus");
        assert_eq!(da.list::<&str>(&[]), "");
    }

    #[test]
    fn danish_sorts_ae_oe_aa_last_and_double_a_as_aa() {
        let sorted = |lang: Lang| {
            let locale = Locale::new(lang);
            let names = "Aarhus Zebra Århus Ørsted aalborg Ærø apple Ängelholm Café Cafe Mols Møn Odense Viborg Wien Übung Aabenraa";
            let mut names: Vec<&str> = names.split(' ').collect();
            names.sort_by(|a, b| locale.compare(a, b));
            names.join(" ")
        };
        assert_eq!(
            sorted(Lang::Da),
            "apple Cafe Café Mols Møn Odense Viborg Wien Übung Zebra Ängelholm Ærø Ørsted Aabenraa aalborg Århus Aarhus"
        );
        assert!(
            sorted(Lang::De).starts_with("Aabenraa aalborg Aarhus Ærø Ängelholm apple Århus Cafe")
        );
    }

    #[test]
    fn equal_names_are_never_equal_unless_they_are_the_same() {
        let da = Locale::new(Lang::Da);
        assert_ne!(da.compare("\u{e5}", "a\u{30a}"), Ordering::Equal);
        assert_eq!(da.compare("Ærø", "Ærø"), Ordering::Equal);
    }

    #[test]
    fn all_five_languages_have_the_same_keys_and_placeholders() {
        let [da, others @ ..] = all();
        let names = |it: &Locale| -> Vec<(String, bool, Vec<String>)> {
            let shape = |(key, text): (&str, &Text)| {
                let places = text.placeholders().into_iter().map(str::to_owned).collect();
                (key.to_owned(), matches!(text, Text::Plural { .. }), places)
            };
            it.texts().map(shape).collect()
        };
        for other in others {
            for (ours, theirs) in names(&da).iter().zip(names(&other)) {
                assert_eq!(*ours, theirs, "{}", other.lang);
            }
            assert_eq!(da.texts().count(), other.texts().count(), "{}", other.lang);
        }
    }

    #[test]
    fn route_segments_are_ascii_and_distinct() {
        for locale in all() {
            let mut seen = BTreeSet::new();
            for (key, text) in locale.texts().filter(|(key, _)| key.starts_with("route.")) {
                let Text::Simple(segment) = text else { panic!("{key} has plural forms") };
                assert!(
                    crate::value::Id::parse(segment).is_ok(),
                    "{}: {key}: {segment}",
                    locale.lang
                );
                assert!(
                    seen.insert(segment.clone()),
                    "{}: {segment} stands there twice",
                    locale.lang
                );
            }
        }
    }

    #[test]
    fn v_31_no_text_praises_laments_or_shouts() {
        const BANNED: [&str; 14] = [
            "succes",
            "success",
            "desværre",
            "heldigvis",
            "unfortunately",
            "fortunately",
            "tyvärr",
            "lyckligtvis",
            "framgång",
            "dessverre",
            "suksess",
            "leider",
            "glücklicherweise",
            "erfolg",
        ];
        for locale in all() {
            for (key, text) in locale.texts() {
                let all = match text {
                    Text::Simple(text) => text.clone(),
                    Text::Plural { one, other } => format!("{one} {other}"),
                };
                assert!(!all.trim().is_empty(), "{}: {key} is empty", locale.lang);
                assert!(!all.contains('!'), "{}: {key} shouts", locale.lang);
                let lower = all.to_lowercase();
                for word in lower.split(|it: char| !it.is_alphabetic()) {
                    let banned = BANNED.iter().any(|it| word.starts_with(it));
                    assert!(!banned, "{}: {key}: {word}", locale.lang);
                }
                let open = all.matches('{').count();
                assert_eq!(open, all.matches('}').count(), "{}: {key}: braces", locale.lang);
                assert_eq!(open, placeholders(&all).count(), "{}: {key}: braces", locale.lang);
            }
        }
    }

    #[test]
    fn danish_law_names_the_accessibility_statement() {
        assert_eq!(Locale::new(Lang::Da).text("phrase.accessibility"), "Tilgængelighedserklæring");
    }

    #[test]
    fn texts_are_filled_by_name() {
        let da = Locale::new(Lang::Da);
        let args = [("shown", "engelsk"), ("language", "dansk")];
        assert_eq!(
            da.fill("phrase.not_translated", &args),
            "Denne side findes ikke på dansk. Du læser den på engelsk."
        );
        // What is filled in is not read again.
        assert_eq!(da.fill("phrase.by", &[("name", "{name}")]), "af {name}");
    }

    #[test]
    #[should_panic(expected = "there is no text nav.hom")]
    fn a_key_that_there_is_not_is_a_bug() {
        Locale::new(Lang::Da).text("nav.hom");
    }

    #[test]
    #[should_panic(expected = "wants {name}")]
    fn a_place_that_nobody_fills_is_a_bug() {
        Locale::new(Lang::Da).fill("phrase.by", &[]);
    }

    #[test]
    fn a_site_may_put_its_own_words_in_place() {
        let mut da = Locale::new(Lang::Da);
        let simple = |it: &str| Text::Simple(it.to_owned());
        assert_eq!(da.replace("nav.home", simple("Start")), Ok(()));
        assert_eq!(da.text("nav.home"), "Start");
        let unknown = da.replace("nav.hjem", simple("Start"));
        assert!(matches!(unknown, Err(TextProblem::UnknownKey { .. })), "{unknown:?}");
        let without = da.replace("phrase.by", simple("af nogen"));
        assert_eq!(without, Err(TextProblem::Placeholders(vec!["name".to_owned()])));
        assert_eq!(da.replace("count.missions", simple("{n}")), Err(TextProblem::Forms));
    }

    #[test]
    fn templates_get_the_simple_texts_as_a_tree() {
        let da = serde_json::to_value(Locale::new(Lang::Da).all_texts()).expect("a tree of texts");
        assert_eq!(da["nav"]["home"], "Forside");
        assert_eq!(da["partner_kind"]["other"], "Anden partner");
        assert!(da["count"].get("missions").is_none());
    }

    /// Whoever writes a key by hand in our sources writes one that there is.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test reads our own sources")]
    fn every_key_in_the_sources_is_there() {
        fn sources(folder: &std::path::Path, found: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).expect("our sources").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    sources(&path, found);
                } else if path.extension().is_some_and(|it| it == "rs") {
                    found.push(std::fs::read_to_string(&path).expect("our sources are UTF-8"));
                }
            }
        }
        const FILES: [&str; 10] =
            ["atom", "css", "csv", "html", "ics", "js", "json", "md", "svg", "yml"];
        let mut found = Vec::new();
        for room in ["src/site", "src/render"] {
            sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(room), &mut found);
        }
        let da = Locale::new(Lang::Da);
        let groups: BTreeSet<&str> =
            da.texts().filter_map(|(key, _)| key.split('.').next()).collect();
        let part = |it: &str| {
            let letter = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == '-';
            !it.is_empty() && it.chars().all(letter)
        };
        for literal in found.iter().flat_map(|it| it.split('"')) {
            let Some((group, name)) = literal.split_once('.') else { continue };
            if groups.contains(group) && part(name) && !FILES.contains(&name) {
                assert!(da.texts.get(literal).is_some(), "there is no text {literal}");
            }
        }
    }
}
