//! The goldens of words: every box as a citizen reads it, and no text that is missing or says too much.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::assess::testing::*;
use crate::assess::{Inputs, Verdict, judge};
use crate::locale::Text;
use crate::model::{Aim, Cadence};
use crate::value::{Lang, Localized, UnitKind, VERDICT_CLASSES};

use super::say::Kind;
use super::*;
use crate::locale::Locale;
use crate::value::{Date, Unit};

/// A case: what was judged, in which unit, on which day, by which method.
struct Told {
    inputs: Inputs,
    unit: Unit,
    as_of: Date,
    verdict: Verdict,
}

fn told(inputs: Inputs, unit: &str, day: &str, method: Method) -> Told {
    let unit = Unit { decimals: inputs.decimals, ..Unit::named(unit).expect("a unit") };
    let as_of = date(day);
    let verdict = judge(&inputs, as_of, method);
    Told { inputs, unit, as_of, verdict }
}

impl Told {
    fn says<'a>(&'a self, locale: &'a Locale) -> Saying<'a> {
        let Told { inputs, unit, as_of, verdict } = self;
        Saying { locale, unit, inputs, verdict, as_of: *as_of, spelled: true }
    }

    /// The box in one line, with plain spaces.
    fn text(&self, locale: &Locale) -> String {
        let says = self.says(locale);
        let mut text = format!("[{}]", says.label(self.verdict.class));
        for line in says.change().into_iter().chain(says.sentences()).chain(says.caveats()) {
            text.push(' ');
            text.push_str(&line);
        }
        text.replace('\u{a0}', " ")
    }

    /// Everything that is said of it anywhere.
    fn everything(&self, locale: &Locale) -> Vec<String> {
        let says = self.says(locale);
        let mut all = says.caveats();
        all.extend([says.label(self.verdict.class), says.short()]);
        all.push(Saying { spelled: false, ..self.says(locale) }.short());
        all.extend(says.change());
        all.extend(says.sentences());
        let (steps, notes) = says.calculation();
        all.extend(notes);
        for step in steps {
            all.extend([step.text, step.result]);
            all.extend(step.formula);
            all.extend(step.notes);
        }
        all.extend(says.scale().into_iter().flat_map(|it| [it.label, it.text]));
        all
    }

    /// The sum, a line for each step.
    fn sum(&self, locale: &Locale) -> String {
        let (steps, notes) = self.says(locale).calculation();
        let mut text = String::new();
        for (at, it) in steps.into_iter().enumerate() {
            let formula = it.formula.map(|it| format!(" | {it}")).unwrap_or_default();
            let decides = if it.sum { " ==" } else { " =" };
            text += &format!("  {}. {}{formula}{decides} {}\n", at + 1, it.text, it.result);
            for note in it.notes {
                text += &format!("       {note}\n");
            }
        }
        for note in notes {
            text += &format!("  * {note}\n");
        }
        text.replace('\u{a0}', " ")
    }

    /// Where the limits say that we are.
    fn here(&self, locale: &Locale) -> Vec<(String, String)> {
        let rows = self.says(locale).scale().into_iter().filter(|it| it.here.is_some());
        rows.map(|it| (it.label, it.text.replace('\u{a0}', " "))).collect()
    }
}

fn plan() -> Method {
    Method::AndelAfPlanen
}

/// Trivsel, as the example site has it.
fn thriving(latest: &str) -> Told {
    told(up(&format!("2021=61.2 {latest}")).to("75", "2030"), "percent", "2026-11-01", plan())
}

fn wait(days: &str, aim: &str) -> Told {
    told(down(days).decimals(0).plain().to(aim, "2028"), "days", "2026-06-01", plan())
}

/// Every kind of case by name: the table that the goldens, the places and the limits are tested on.
fn cases() -> Vec<(&'static str, Told)> {
    let kept = |figures: &str, aim| told(hold(figures, aim), "percent", "2026-11-01", plan());
    let (least, most, band) = (
        Aim::AtLeast(number("95")),
        Aim::AtMost(number("30")),
        Aim::Between(number("8"), number("10")),
    );
    let free = |inputs: Inputs, day: &str| told(inputs, "percent", day, plan());
    let late = |figures: &str| {
        let steps = up(figures).to("80", "2030").steps("2023=50 2026=50 2028=65");
        told(steps, "percent", "2025-06-01", plan())
    };
    vec![
        // a target to reach
        ("naaet", thriving("2025=75.0")),
        ("naaet i ét tal", told(up("2025=92").to("90", "2030"), "percent", "2026-01-01", plan())),
        (
            "naaet endeligt",
            told(up("2022=31 2026=93").to("90", "2026"), "percent", "2027-01-01", plan()),
        ),
        (
            "naaet og mistet",
            told(up("2021=60 2030=91 2031=89").to("90", "2030"), "percent", "2032-01-01", plan()),
        ),
        ("naaet usikkert", thriving("2025=75.5±1.2")),
        (
            "ikke-naaet",
            told(up("2021=60 2030=85").to("90", "2030"), "percent", "2031-01-01", plan()),
        ),
        (
            "ikke-naaet ned, nået senere",
            told(
                down("2021=40 2028=20 2029=14").decimals(0).plain().to("14", "2028"),
                "days",
                "2030-01-01",
                plan(),
            ),
        ),
        ("paa-vej", thriving("2025=68.0")),
        ("paa-vej, men ikke hele vejen", thriving("2025=67.0")),
        ("langsomt", thriving("2025=65.1±1.2")),
        ("langsomt og foreløbigt", thriving("2025=65.1:P")),
        ("langsomt, seneste tilbage", thriving("2024=66.5 2025=65.1")),
        ("bagefter", thriving("2025=63.2")),
        ("bagefter ned", wait("2022=42 2025=37", "14")),
        ("stille", thriving("2025=61.7")),
        ("stille ned", wait("2022=42 2025=42", "14")),
        ("stille bevist", thriving("2025=62.4±1.7")),
        ("forkert", thriving("2025=60.0")),
        ("forkert ned", wait("2022=42 2025=44", "14")),
        (
            "usikker",
            told(
                up("2021=61.2±2.5 2025=63.0±2.5").to("75", "2030"),
                "percent",
                "2026-11-01",
                plan(),
            ),
        ),
        ("fristen er gået", {
            let late = up("2021=60 2028=84").to("90", "2030").every(Cadence::Years(2));
            told(late, "percent", "2031-03-01", plan())
        }),
        ("fristen er gået, næste tal", {
            let late = up("2021=60 2028=70").to("90", "2030").next("2031-04");
            told(late, "percent", "2031-03-01", plan())
        }),
        ("planen er ikke begyndt, på vej", late("2020=50 2022=51 2024=50.5")),
        ("planen er ikke begyndt, stille", late("2020=50 2022=50 2024=49.6")),
        ("planen er ikke begyndt, forkert", late("2020=50 2022=50 2024=46")),
        ("geometrisk", {
            let falling = down("2015=1000 2020=800 2025=560").plain().to("300", "2030");
            told(falling.geometric(), "tonnes_co2", "2026-01-01", plan())
        }),
        ("eurostat", told(thriving("2025=65.1").inputs, "percent", "2026-11-01", Method::Eurostat)),
        ("un", told(thriving("2025=65.1").inputs, "percent", "2026-11-01", Method::Un)),
        (
            "eurostat under nul",
            told(
                up("2021=-2 2025=1").plain().to("6", "2030"),
                "score",
                "2026-11-01",
                Method::Eurostat,
            ),
        ),
        ("kvartaler i trin, egen enhed", {
            let text = Localized::new(Lang::Da, "mio. passagerer".to_owned());
            let inputs = up("2024-Q1=4.0 2024-Q3=4.1 2025-Q2=4.6").plain().to("6", "2026-Q4");
            let mut it =
                told(inputs.steps("2024-Q4=4.2 2025-Q4=5.5"), "score", "2025-09-01", plan());
            it.unit.kind = UnitKind::Own { text, symbol: None };
            it
        }),
        ("samme kvartal", {
            let quarters = down("2021-Q1=8.4 2025-Q1=7.0 2026-Q1=6.8 2026-Q2=6.4").to("5", "2030");
            told(quarters.same_season(), "percent", "2026-11-01", plan())
        }),
        ("kvartaler i trin", {
            let inputs = up("2022-Q1=4.0 2023-Q3=4.1 2025-Q2=4.6").plain().to("6", "2026-Q4");
            told(inputs.steps("2024-Q4=4.2 2025-Q4=5.5"), "per_1000", "2025-09-01", plan())
        }),
        // a demand to keep
        ("holdt", kept("2024=96.0 2025=96.1", least)),
        (
            "holdt højst",
            told(hold("2024=20 2025=21", most).decimals(0), "days", "2026-01-01", plan()),
        ),
        ("holdt mellem", told(hold("2024=8.2 2025=8.1", band), "hours", "2026-01-01", plan())),
        ("holdt, seneste tilbage", kept("2024=99.0 2025=96.0", least)),
        ("holdt endeligt", kept("2024=96 2025=97", least)).by_goal("2025"),
        ("ikke holdt endeligt", kept("2024=96 2025=93", least)).by_goal("2025"),
        ("ikke holdt, nærmere", kept("2024=91.0 2025=93.0", least)),
        ("ikke holdt, stille", kept("2024=94.0 2025=94.1", least)),
        ("ikke holdt, længere væk", kept("2024=94.0 2025=91.0", least)),
        ("ikke holdt, for tidligt", kept("2025=91.0", least)),
        // no target
        ("bedre", free(up("2020=58.0 2025=60.6"), "2026-11-01")),
        ("daarligere", free(down("2020=58.0±0.5 2025=60.6±0.5"), "2026-11-01")),
        ("uaendret", free(up("2021=58.0 2025=58.6"), "2026-11-01")),
        ("slet ikke ændret", free(up("2021=58.0 2025=58.0"), "2026-11-01")),
        ("usikker uden mål", free(up("2020=50±4 2025=55±4"), "2026-11-01")),
        ("usikker uden retning", free(neither("2020=50±4 2025=55±4"), "2026-11-01")),
        (
            "steget",
            told(
                neither("2020-H1=1180 2025-H1=1628").decimals(0).plain(),
                "count",
                "2025-11-01",
                plan(),
            ),
        ),
        (
            "faldet",
            told(neither("2020=1628 2025=1180").decimals(0).plain(), "dkk", "2025-11-01", plan()),
        ),
        // no verdict
        ("tidligt", told(up("2021=61.2").to("75", "2030"), "percent", "2022-06-01", plan())),
        ("tidligt, for kort tid", {
            let months = up("2025-01=5 2025-02=6 2025-03=6 2025-04=7").to("20", "2030");
            told(months, "per_1000", "2025-06-01", plan())
        }),
        (
            "foraeldet",
            told(up("2010=50 2014=55 2018=60").to("75", "2030"), "percent", "2026-11-01", plan()),
        ),
        ("foraeldet efter løfte", {
            let promised = up("2010=50 2014=55 2018=60").to("75", "2030").next("2020-06");
            told(promised, "percent", "2026-11-01", plan())
        }),
        ("ikke-sammenlignelig", {
            let broken = up("2016=50 2021=60 2025=65").starting("2016").to("75", "2030");
            told(broken.broken("2021", false), "percent", "2026-11-01", plan())
        }),
        ("ikke-sammenlignelig uden start", {
            told(up("2016=50 2025=65").broken("2021", false), "percent", "2026-11-01", plan())
        }),
        ("ingen-tal", told(up("").to("75", "2030"), "percent", "2026-11-01", plan())),
    ]
}

/// Names of cases, so that a demand with a time is written beside the others.
trait Named {
    fn by_goal(self, by: &str) -> Self;
}

impl Named for (&'static str, Told) {
    fn by_goal(self, by: &str) -> Self {
        let (name, it) = self;
        (name, told(it.inputs.by(by), "percent", "2026-11-01", plan()))
    }
}

fn locales() -> [Locale; 5] {
    Lang::ALL.map(Locale::new)
}

/// What a citizen reads of every case, word by word. `BLESS=1` writes it anew: then read it aloud.
#[test]
#[expect(clippy::disallowed_methods, reason = "goldens are files of the project")]
fn the_boxes_and_sums_are_word_for_word_these() {
    let [da, en, ..] = locales();
    let mut text = String::new();
    for (name, it) in cases() {
        let short = Saying { spelled: false, ..it.says(&da) }.short().replace('\u{a0}', " ");
        text += &format!("# {name}\nda {}\nen {}\n", it.text(&da), it.text(&en));
        text += &format!("kort {short}\n{}", it.sum(&da));
        let (label, limit) = it.here(&da).remove(0);
        text += &format!("  -> {label}: {limit}\n\n");
    }
    if std::env::var_os("BLESS").is_some() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/site/verdicts/goldens.txt");
        std::fs::write(file, &text).expect("our own sources");
        return;
    }
    for (now, golden) in text.lines().zip(include_str!("goldens.txt").lines()) {
        assert_eq!(now, golden);
    }
    assert_eq!(text.lines().count(), include_str!("goldens.txt").lines().count());
}

#[test]
fn every_class_has_a_case() {
    let found: BTreeSet<Class> = cases().iter().map(|it| it.1.verdict.class).collect();
    assert_eq!(found, BTreeSet::from(Class::ALL));
}

/// V-31: no cause, no praise, no regret, no shouting; and no place that was left open.
fn is_sober(text: &str) {
    const CAUSES: [&str; 18] = [
        "fordi",
        "takket være",
        "skyldes",
        "på grund af",
        "effekt",
        "because",
        "thanks to",
        "due to",
        "eftersom",
        "tack vare",
        "på grund av",
        "takk være",
        "weil",
        "wegen",
        "dank",
        "succes",
        "desværre",
        "heldigvis",
    ];
    assert!(!text.trim().is_empty());
    assert!(!text.contains(['{', '}', '!']), "{text}");
    let lower = text.to_lowercase();
    let words = |cause: &str| format!(" {lower} ").contains(&format!(" {cause} "));
    for cause in CAUSES {
        assert!(!words(cause), "{cause}: {text}");
    }
}

#[test]
fn every_case_has_all_its_words_in_five_languages() {
    for locale in locales() {
        for (_, it) in cases() {
            it.everything(&locale).iter().for_each(|it| is_sober(it));
        }
        for class in Class::ALL {
            for n in [1, 2, 5] {
                is_sober(&locale.count(&format!("tally.{}", class.id()), n, &[]));
            }
            is_sober(locale.text(&format!("verdict.{}", class.id())));
        }
        for (key, text) in locale.texts().filter(|it| it.0.starts_with("caveat.")) {
            let Text::Simple(text) = text else { panic!("{key} has plural forms") };
            assert!(text.ends_with('.'), "{}: {key} is no sentence", locale.lang);
        }
    }
}

#[test]
fn v_30_a_box_is_short() {
    let da = Locale::new(Lang::Da);
    for (name, it) in cases() {
        let says = it.says(&da);
        let sentences = says.sentences();
        assert!((1..=2).contains(&sentences.len()), "{name}: {sentences:?}");
        for sentence in sentences.into_iter().chain(says.change()).chain(says.caveats()) {
            assert!(sentence.split_whitespace().count() <= 25, "{name}: {sentence}");
        }
    }
}

#[test]
fn v_3_the_percent_in_words_is_the_share_that_decided() {
    for locale in locales() {
        for (name, it) in cases() {
            let says = it.says(&locale);
            let weighed =
                matches!(it.verdict.class, Class::PaaVej | Class::Langsomt | Class::Bagefter);
            let Some(share) = it.verdict.share_percent.filter(|_| weighed) else { continue };
            let number = locale.number(share.into(), None);
            let words: Vec<String> = says.sentences()[0]
                .split(|it: char| it.is_whitespace())
                .map(str::to_owned)
                .collect();
            assert!(words.contains(&number), "{name}: {words:?}");
            let (steps, _) = says.calculation();
            let sum = steps.iter().find(|it| it.sum).expect("a share decided");
            assert_eq!(sum.result, says.percent(share), "{name}");
            assert!(says.short().contains(&number), "{name}");
        }
    }
}

#[test]
fn v_40_the_limits_say_once_where_we_are() {
    let da = Locale::new(Lang::Da);
    for (name, it) in cases() {
        let here = it.here(&da);
        assert_eq!(here.len(), 1, "{name}: {here:?}");
        assert_eq!(here[0].0, it.says(&da).label(it.verdict.class), "{name}");
    }
}

#[test]
fn v_20_every_class_has_a_symbol_in_the_sprite() {
    let sprite = include_str!("../../../themes/default/templates/sprite.html");
    let mut symbols = BTreeSet::new();
    for class in Class::ALL {
        let (look, icon) = look(class);
        assert!(look.starts_with("v v-"));
        assert!(sprite.contains(&format!("<symbol id=\"{icon}\"")), "{icon}");
        symbols.insert(icon);
    }
    // Up and down share theirs: neither is better, and the words tell them apart.
    assert_eq!(symbols.len(), Class::ALL.len() - 1);
    assert!(VERDICT_CLASSES.iter().all(|it| Class::of(it).is_some()));
}

#[test]
fn b_4_no_pace_is_promised_that_the_figures_do_not_bear_out() {
    let da = Locale::new(Lang::Da);
    for (name, it) in cases() {
        let text = it.text(&da);
        let promised = text.contains("Fortsætter tempoet, når vi målet");
        assert!(!promised || it.verdict.pace_suffices == Some(true), "{name}: {text}");
    }
}

#[test]
fn a_part_without_a_target_of_its_own_has_words_too() {
    let da = Locale::new(Lang::Da);
    let part = up("2020=100 2025=120").plain();
    let verdict = part.on("2026-01-01");
    let whole = part.to("500", "2030");
    let unit = Unit::named("count").expect("a unit");
    let as_of = date("2026-01-01");
    let says = Saying {
        locale: &da,
        unit: &unit,
        inputs: &whole,
        verdict: &verdict,
        as_of,
        spelled: false,
    };
    assert_eq!(says.kind(), Kind::Free);
    assert_eq!(says.short(), "+20 siden 2020");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_is_judged_can_be_said(
        inputs in any_inputs(),
        unit in 0..9_usize,
        method in 0..3_usize,
        day in 1990..2075_i16,
    ) {
        use std::sync::LazyLock;
        static LOCALES: LazyLock<[Locale; 5]> = LazyLock::new(locales);
        let method = [Method::AndelAfPlanen, Method::Eurostat, Method::Un][method];
        let it = told(inputs, Unit::NAMES[unit], &format!("{day}-06-15"), method);
        for locale in LOCALES.iter() {
            it.everything(locale).iter().for_each(|it| is_sober(it));
        }
        prop_assert_eq!(it.here(&LOCALES[0]).len(), 1);
        prop_assert!(it.says(&LOCALES[0]).sentences().len() <= 2);
    }
}
