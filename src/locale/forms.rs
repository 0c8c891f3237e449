//! Numbers, dates and order in each language (pages.md C-35 to C-39), beside the tests in `mod.rs`.

use std::collections::BTreeSet;

use crate::value::{Date, Decimal, Interval, Lang, Period, Unit, parse_date};

use super::Locale;

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
fn c_39_each_language_sorts_its_own_letters_where_it_has_them() {
    let names = "Zebra Åbo Ærø Ørsted Ängelholm Östersund Aachen Ölper Übung Vejle Wien Ost";
    check(
        |it| {
            let mut names: Vec<&str> = names.split(' ').collect();
            names.sort_by(|a, b| it.compare(a, b));
            names.join(" ")
        },
        [
            // ä is æ, ö is ø and ü is y in the Nordic languages; in Danish and Norwegian aa is å.
            "Ost Vejle Wien Übung Zebra Ängelholm Ærø Ölper Ørsted Östersund Åbo Aachen",
            "Aachen Åbo Ærø Ängelholm Ölper Ørsted Ost Östersund Übung Vejle Wien Zebra",
            "Aachen Ost Vejle Wien Übung Zebra Åbo Ängelholm Ærø Ölper Ørsted Östersund",
            "Ost Vejle Wien Übung Zebra Ängelholm Ærø Ölper Ørsted Östersund Åbo Aachen",
            "Aachen Åbo Ærø Ängelholm Ölper Ørsted Ost Östersund Übung Vejle Wien Zebra",
        ],
    );
}

#[test]
fn numbers_of_four_digits_and_negative_ones_in_every_language_and_form() {
    let number =
        |text: &'static str, decimals| move |it: &Locale| it.number(decimal(text), decimals);
    check(number("999.5", Some(0)), ["1.000", "1,000", "1~000", "1~000", "1.000"]);
    check(
        number("-4200.05", Some(1)),
        ["−4.200,1", "−4,200.1", "−4~200,1", "−4~200,1", "−4.200,1"],
    );
    check(
        |it| it.signed(decimal("1234.5"), Some(1)),
        ["+1.234,5", "+1,234.5", "+1~234,5", "+1~234,5", "+1.234,5"],
    );
    check(
        |it| it.value(decimal("-1234.56"), &unit("percent")),
        ["−1.234,6~%", "−1,234.6%", "−1~234,6~%", "−1~234,6~%", "−1.234,6~%"],
    );
    check(
        |it| it.change(decimal("-1"), &unit("percent")),
        [
            "−1,0~procentpoint",
            "−1.0~percentage points",
            "−1,0~procentenheter",
            "−1,0~prosentpoeng",
            "−1,0~Prozentpunkte",
        ],
    );
    // No hyphen stands for a minus, and no plain blank parts a number from its thousands or its unit.
    for locale in all() {
        let units = Unit::NAMES.map(unit);
        for unit in &units {
            for number in ["-1234567.8", "1234567.8", "-1", "1"] {
                let number = decimal(number);
                let forms = [
                    locale.value(number, unit),
                    locale.value_as_written(number, unit),
                    locale.difference(number, unit),
                    locale.change(number, unit),
                    locale.compact(number),
                ];
                for form in forms {
                    assert!(!form.contains('-'), "{}: {form}", locale.lang);
                    let parted = form.split(' ').skip(1);
                    for part in parted {
                        let digit = part.starts_with(|it: char| it.is_ascii_digit());
                        assert!(!digit, "{}: {form}", locale.lang);
                    }
                    assert!(!form.contains('\u{202f}'), "{}: {form}", locale.lang);
                }
            }
        }
    }
}

#[test]
fn c_38_short_forms_turn_at_a_million_and_a_billion() {
    let compact = |text: &'static str| move |it: &Locale| it.compact(decimal(text));
    check(compact("999999"), ["999.999", "999,999", "999~999", "999~999", "999.999"]);
    check(compact("1000000"), ["1~mio.", "1~million", "1~mn", "1~mill.", "1~Mio."]);
    check(compact("-1250000"), ["−1,3~mio.", "−1.3~million", "−1,3~mn", "−1,3~mill.", "−1,3~Mio."]);
    check(compact("12000000000"), ["12~mia.", "12~billion", "12~md", "12~mrd.", "12~Mrd."]);
    check(compact("0"), ["0"; 5]);
}

#[test]
fn c_36_ranges_have_an_en_dash_without_blanks_between_single_words() {
    let interval = |text: &str| Interval::parse(text).expect("an interval");
    for locale in all() {
        assert_eq!(locale.interval(interval("2017..2025")), "2017–2025", "{}", locale.lang);
        assert_eq!(locale.period(Period::Years(2018, 2020)), "2018–2020", "{}", locale.lang);
    }
    check(
        |it| it.date_range(date("2025-12-30"), date("2026-01-02")),
        [
            "30. december 2025 – 2. januar 2026",
            "30 December 2025 – 2 January 2026",
            "30 december 2025 – 2 januari 2026",
            "30. desember 2025 – 2. januar 2026",
            "30. Dezember 2025 – 2. Januar 2026",
        ],
    );
}

#[test]
fn c_39_every_month_and_weekday_is_written_as_the_language_writes_it() {
    check(
        |it| it.weekday_date(date("2026-04-14")),
        [
            "tirsdag 14. april 2026",
            "Tuesday, 14 April 2026",
            "tisdag 14 april 2026",
            "tirsdag 14. april 2026",
            "Dienstag, 14. April 2026",
        ],
    );
    check(
        |it| it.period_short(Period::Month(2024, 3)),
        ["mar. 2024", "Mar 2024", "mars 2024", "mars 2024", "Mär 2024"],
    );
    let day = Period::Day(date("2024-03-15"));
    check(
        |it| format!("{} {}", it.period_short(Period::Quarter(2024, 3)), it.period_short(day)),
        [
            "3. kvt. 2024 15. mar. 2024",
            "Q3 2024 15 Mar 2024",
            "kv. 3 2024 15 mars 2024",
            "3. kv. 2024 15. mars 2024",
            "3. Qu. 2024 15.03.2024",
        ],
    );
    // A language has twelve months, and no two are called alike, in full or in short.
    for locale in all() {
        let names = |short: bool| -> BTreeSet<String> {
            let name = |month| match short {
                true => locale.period_short(Period::Month(2024, month)),
                false => locale.period(Period::Month(2024, month)),
            };
            (1..=12).map(name).collect()
        };
        assert_eq!((names(false).len(), names(true).len()), (12, 12), "{}", locale.lang);
    }
}
