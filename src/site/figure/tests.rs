//! What figures say and join, for many shapes of data.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::assess::judge_model;
use crate::diag::Diags;
use crate::site::{PageRef, Route, Site, plan};
use crate::tree::Tree;
use crate::value::{Lang, parse_moment};

use super::*;

/// A site with one indicator of these facts and rows.
fn site(facts: &str, rows: &str) -> Site {
    let mut columns = String::from("period,value,lower,upper,status,partner");
    columns.push_str(if facts.contains("dimensions") { ",alder" } else { "" });
    let mut csv = format!("{columns}\n");
    let most = columns.matches(',').count();
    for row in rows.split(' ').filter(|it| !it.is_empty()) {
        let commas = row.matches(',').count();
        let _ = writeln!(csv, "{row}{}", ",".repeat(most - commas));
    }
    let indicator = format!(
        "title: {{da: Unge der har det godt, en: Young people who feel well}}\nsummary: Et tal\n\
         source: {{title: Undersøgelsen, publisher: By, retrieved: 2026-04-14}}\nowner: by\n{facts}\n"
    );
    let tree = Tree::of_texts([
        ("site.yml", "title: Prøve\nlanguages: [da, en]\nas_of: 2026-11-01\n"),
        ("partners/by.yml", "title: By Kommune\n"),
        ("partners/aaby.yml", "title: Aaby Kommune\n"),
        ("indicators/tal.yml", indicator.as_str()),
        ("indicators/tal.csv", csv.as_str()),
    ]);
    let now = parse_moment("2026-11-01").expect("a moment");
    let options = crate::Options { as_of: Some(now), clean_urls: true, ..crate::Options::at(now) };
    let mut diags = Diags::default();
    let draft = crate::source::parse(&tree, &mut diags);
    let settings = crate::link::Settings { as_of: Some(now), now, base_url: None, drafts: false };
    let model = crate::link::link(&draft, &tree, &settings, &mut diags);
    let said = diags.into_sorted(&tree, false);
    let wrong: Vec<_> =
        said.iter().filter(|it| it.severity == crate::diag::Severity::Error).collect();
    let model = model.unwrap_or_else(|| panic!("{wrong:?}"));
    assert!(wrong.is_empty(), "{wrong:?}");
    let verdicts = judge_model(&model);
    plan(
        Arc::new(model),
        verdicts,
        crate::theme::Theme::shipped(),
        (None, &options),
        &mut Diags::default(),
    )
}

/// The figure of the indicator in a language, as a text asks for it.
fn figure(site: &Site, lang: Lang, view: Option<&str>, by: Option<&str>) -> Figure {
    let (route, page) = front(site, lang);
    let it = Writer::new(site, route, page);
    it.figure_asked(site.model.indicators.find("tal").expect("the indicator"), view, by)
}

fn front(site: &Site, lang: Lang) -> (Route, PageRef) {
    let found = site.routes.iter().find(|it| *it.1 == PageRef::Front && it.0.lang == lang);
    let (route, page) = found.expect("a front page");
    (route.clone(), *page)
}

const PERCENT: &str = "unit: percent\ndirection: increase";
const PLAN: &str = "unit: percent\ndirection: increase\nbaseline: {period: 2021}\ntarget: {period: 2030, value: 75, decided: Rådet}";

/// Descriptions in Danish and English, with `~` for a no-break space.
#[track_caller]
fn check(facts: &str, rows: &str, da: &str, en: &str) {
    let site = site(facts, rows);
    for (lang, expect) in [(Lang::Da, da), (Lang::En, en)] {
        let text = figure(&site, lang, None, None).description.replace('\u{a0}', "~");
        assert_eq!(text, expect, "{lang}");
        let count = text.chars().count();
        assert!((80..=600).contains(&count), "{count}: {text}");
    }
}

#[test]
fn c_11_a_rising_series_with_a_plan_is_told() {
    check(
        PLAN,
        "2021,61.2 2022,61.9 2023,63.0 2024,64.2 2025,65.1",
        "Linjediagram, 2021–2025: Unge der har det godt, procent. Andelen er steget fra 61,2~% i 2021 til 65,1~% i 2025. Planen går fra 61,2~% i 2021 til målet på 75~% i 2030. I 2025 er tallet 2,2~procentpoint efter planen.",
        "Line chart, 2021–2025: Young people who feel well, per cent. The share has risen from 61.2% in 2021 to 65.1% in 2025. The plan goes from 61.2% in 2021 to the target of 75% in 2030. In 2025 the figure is 2.2~percentage points behind the plan.",
    );
}

#[test]
fn c_11_a_single_figure_is_told_as_one() {
    check(
        PERCENT,
        "2025,65.1",
        "Linjediagram, 2025: Unge der har det godt, procent. Der er kun ét tal: 65,1~% i 2025. Der er ikke sat noget mål.",
        "Line chart, 2025: Young people who feel well, per cent. There is only one figure: 65.1% in 2025. No target has been set.",
    );
}

#[test]
fn c_11_falling_with_extremes_between_is_told() {
    check(
        "unit: days\ndirection: decrease",
        "2021,50 2022,62 2023,38 2024,45 2025,44",
        "Linjediagram, 2021–2025: Unge der har det godt, dage. Tallet er faldet fra 50~dage i 2021 til 44~dage i 2025. Der er ikke sat noget mål. Højest var 62~dage i 2022, lavest 38~dage i 2023.",
        "Line chart, 2021–2025: Young people who feel well, days. The time has fallen from 50~days in 2021 to 44~days in 2025. No target has been set. The highest was 62~days in 2022, the lowest 38~days in 2023.",
    );
}

#[test]
fn c_11_a_demand_to_keep_is_told() {
    check(
        "unit: percent\ndirection: hold\ntarget: {at_least: 95, decided: Rådet}",
        "2023,96.0 2024,95.5 2025,96.0",
        "Linjediagram, 2023–2025: Unge der har det godt, procent. Andelen er uændret: 96,0~% i 2023 og 96,0~% i 2025. Målet er mindst 95~%. Højest var 96,0~% i 2025, lavest 95,5~% i 2024.",
        "Line chart, 2023–2025: Young people who feel well, per cent. The share is unchanged: 96.0% in 2023 and 96.0% in 2025. The target is at least 95%. The highest was 96.0% in 2025, the lowest 95.5% in 2024.",
    );
}

#[test]
fn c_11_breaks_gaps_and_provisional_figures_are_told() {
    let facts = format!("{PLAN}\nbreaks: [{{period: 2021, text: Nyt skema}}]");
    let site =
        site(&facts, "2018,63.0 2019,62.4 2020,,,,M 2021,61.2 2022,61.9 2023,63.0 2024,64.2,,,P");
    let text = figure(&site, Lang::Da, None, None).description.replace('\u{a0}', " ");
    assert!(text.contains("Andelen er steget fra 61,2 % i 2021 til 64,2 % i 2024."), "{text}");
    assert!(text.contains("Det seneste tal er foreløbigt."), "{text}");
    assert!(text.matches(". ").count() < 5, "{text}");
    let notes: Vec<String> =
        figure(&site, Lang::Da, None, None).notes.into_iter().map(|it| it.text.text).collect();
    let notes = notes.join("|");
    assert!(notes.contains("Stiplet lodret streg: Nyt skema, fra 2021. Tal før og efter 2021 kan ikke sammenlignes."), "{notes}");
    assert!(notes.contains("I 2020 blev der ikke målt."), "{notes}");
    assert!(notes.contains("Åbne prikker er foreløbige tal eller skøn."), "{notes}");
}

#[test]
fn an_indicator_without_figures_says_so_and_draws_nothing() {
    for rows in ["", "2024,,,,M 2025,,,,C"] {
        let site = site(PERCENT, rows);
        let figure = figure(&site, Lang::Da, None, None);
        assert_eq!(figure.plots, [], "{rows}");
        assert_eq!(figure.none.as_deref(), Some("Ingen tal endnu"));
        let files: Vec<&str> = figure.links.iter().map(|it| it.href.as_str()).collect();
        assert!(!files.iter().any(|it| it.contains("figur")), "{files:?}");
    }
}

/// The periods of a series, joined by `-` or apart by `|`; `(` and `)` around what is earlier.
fn joined(facts: &str, rows: &str) -> String {
    let site = site(facts, rows);
    let indicator = site.model.indicators.values().next().expect("the indicator");
    let shape = Shape::new(indicator, indicator.headline().expect("a series"), None);
    let mut text = String::new();
    for (at, seen) in shape.seen.iter().enumerate() {
        text.push_str(match (at, seen.joined) {
            (0, _) => "",
            (_, true) => "-",
            (_, false) => "|",
        });
        let period = seen.period.to_string();
        text.push_str(&if seen.earlier { format!("({period})") } else { period });
    }
    text
}

#[test]
fn c_27_a_line_does_not_lead_over_a_gap() {
    assert_eq!(joined(PERCENT, "2021,1 2022,2 2023,3"), "2021-2022-2023");
    assert_eq!(joined(PERCENT, "2021,1 2022,,,,M 2023,3 2024,4"), "2021|2023-2024");
    assert_eq!(joined(PERCENT, "2021,1 2022,,,,C 2023,3"), "2021|2023");
    // Not written, but yearly figures have years between them.
    assert_eq!(joined(PERCENT, "2018,1 2019,1 2020,2 2022,3 2023,3"), "2018-2019-2020|2022-2023");
    // A survey every third year has no gap.
    assert_eq!(joined(PERCENT, "2013,1 2016,2 2019,3 2022,4 2025,4"), "2013-2016-2019-2022-2025");
    let biennial = format!("{PERCENT}\ncadence: every_2_years");
    assert_eq!(joined(&biennial, "2021,1 2023,2 2025,3"), "2021-2023-2025");
    let irregular = format!("{PERCENT}\ncadence: irregular");
    assert_eq!(joined(&irregular, "2001,1 2013,2 2014,3 2015,3"), "2001-2013-2014-2015");
}

#[test]
fn c_27_periods_of_every_kind_are_joined_with_their_neighbours() {
    assert_eq!(
        joined(PERCENT, "2024-Q3,1 2024-Q4,2 2025-Q1,3 2025-Q3,3"),
        "2024-Q3-2024-Q4-2025-Q1|2025-Q3"
    );
    assert_eq!(
        joined(PERCENT, "2024-11,1 2024-12,2 2025-01,3 2025-03,3"),
        "2024-11-2024-12-2025-01|2025-03"
    );
    assert_eq!(joined(PERCENT, "2023/24,1 2024/25,2"), "2023/24-2024/25");
    assert_eq!(joined(PERCENT, "2024-W51,1 2024-W52,2 2025-W01,3"), "2024-W51-2024-W52-2025-W01");
    // Years first, then quarters: by the middle of the period.
    assert_eq!(joined(PERCENT, "2022,1 2023,2 2024-Q1,3 2024-Q2,3"), "2022-2023-2024-Q1-2024-Q2");
}

#[test]
fn c_28_a_line_does_not_lead_over_a_break_that_nothing_bridges() {
    let open = format!("{PERCENT}\nbreaks: [{{period: 2022}}]");
    assert_eq!(joined(&open, "2020,1 2021,1 2022,2 2023,3"), "(2020)-(2021)|2022-2023");
    let bridged = format!("{PERCENT}\nbreaks: [{{period: 2022, bridged: true}}]");
    assert_eq!(joined(&bridged, "2020,1 2021,1 2022,2 2023,3"), "2020-2021-2022-2023");
    assert_eq!(joined(PERCENT, "2020,1 2021,1 2022,2,,,B 2023,3"), "(2020)-(2021)|2022-2023");
}

const AGES: &str = "unit: percent\ndirection: increase\ndimensions:\n  alder: {title: {da: Alder, en: Age}, values: {ung: {da: Unge, en: The young}, gammel: {da: Ældre, en: The old}}}";

/// Which view is shown where this one is asked for.
fn shown(facts: &str, rows: &str, view: Option<&str>, by: Option<&str>) -> (View, Option<By>) {
    let site = site(facts, rows);
    let indicator = site.model.indicators.values().next().expect("the indicator");
    let by = by.and_then(|it| By::named(it, indicator));
    settled(indicator, view.and_then(View::named), by)
}

#[test]
fn what_cannot_be_drawn_becomes_what_says_most_of_it() {
    let parts = "2024,1 2025,2 2024,1,,,,,ung 2025,3,,,,,ung 2025,2,,,,,gammel 2025,4,,,,by";
    let ages = Some(By::Dimension(0));
    let look = |view, by| shown(AGES, parts, Some(view), by);
    assert_eq!(shown(AGES, parts, None, None), (View::Line, None));
    assert_eq!(look("line", Some("alder")), (View::Line, ages));
    assert_eq!(look("bars", Some("alder")), (View::Bars, ages));
    assert_eq!(look("dumbbell", Some("partner")), (View::Dumbbell, Some(By::Partner)));
    assert_eq!(look("spark", Some("alder")), (View::Spark, None));
    assert_eq!(look("table", Some("alder")), (View::Table, ages));
    // Partners come first where nothing is said.
    assert_eq!(look("small-multiples", None), (View::SmallMultiples, Some(By::Partner)));
    // Nothing to divide: over time.
    assert_eq!(shown(PERCENT, "2024,1 2025,2", Some("bars"), None), (View::Line, None));
}

#[test]
fn partners_stand_by_name_and_groups_as_they_were_written() {
    let site = site(AGES, "2025,3 2025,9,,,,by 2025,1,,,,aaby 2025,2,,,,,gammel 2025,3,,,,,ung");
    let names = |lang, by| -> Vec<String> {
        let figure = figure(&site, lang, Some("small-multiples"), Some(by));
        figure.plots.into_iter().filter_map(|it| it.name).map(|it| it.text).collect()
    };
    // Danish puts double a last.
    assert_eq!(names(Lang::Da, "partner"), ["By Kommune", "Aaby Kommune"]);
    assert_eq!(names(Lang::En, "partner"), ["Aaby Kommune", "By Kommune"]);
    assert_eq!(names(Lang::Da, "alder"), ["Unge", "Ældre"]);
}

#[test]
fn c_12_the_plan_stands_beside_the_figures_and_nothing_is_empty() {
    let site = site(PLAN, "2019,60.0 2020,,,,M 2021,61.2,60.0,62.4 2025,65.1,63.9,66.3");
    let table = figure(&site, Lang::Da, None, None).tables.remove(0);
    let heads: Vec<&str> = table.columns.iter().map(|it| it.head.text.as_str()).collect();
    assert_eq!(heads, ["Periode", "Værdi", "Usikkerhed (95 %)", "Planen", "Status"]);
    let cells = |at: usize| -> Vec<&str> {
        table.rows[at].cells.iter().map(|it| it.text.as_str()).collect()
    };
    assert_eq!(cells(0), ["60,0", "–", "–", "–"]);
    assert_eq!(cells(1), ["ikke målt", "–", "–", "ikke målt"]);
    assert_eq!(cells(3), ["65,1", "mellem 63,9 og 66,3", "67,3", "–"]);
}

#[test]
fn figures_have_ids_of_their_own_and_the_second_has_no_table() {
    let site = site(PERCENT, "2024,1 2025,2");
    let (route, page) = front(&site, Lang::Da);
    let it = Writer::new(&site, route, page);
    let key = site.model.indicators.find("tal").expect("the indicator");
    let [one, two] = [(); 2].map(|()| it.figure_asked(key, None, None));
    assert_eq!((one.id.as_str(), two.id.as_str()), ("fig-tal", "fig-tal-2"));
    assert_eq!((one.tables.len(), two.tables.len()), (1, 0));
    assert!(two.table_at.is_some());
}

#[test]
fn t_20_files_lie_beside_the_page_and_are_saved_under_a_name_that_says_what_they_are() {
    let site = site(AGES, "2024,1 2025,2 2024,1,,,,,ung 2025,3,,,,,ung 2025,9,,,,by");
    let figure = figure(&site, Lang::Da, None, None);
    let csv = &figure.links[0];
    assert_eq!(csv.href, "indikatorer/tal/figur.csv");
    assert_eq!(csv.download.as_deref(), Some("tal_2026-11-01.csv"));
    let route = site.routes.keys().find(|it| it.path == "indikatorer/tal/").expect("its page");
    let files = figure_files(&site, route);
    let names: Vec<&str> = files.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(
        names,
        ["figur.csv", "figur.svg", "figur-partner.csv", "figur-alder.csv", "figur-alder.svg"]
    );
    let FigureContent::Svg(svg) = &files[1].content else { panic!("a picture") };
    assert!(svg.starts_with("<svg") || svg.starts_with("<?xml"), "{svg}");
}

#[test]
fn c_23_a_scale_that_does_not_begin_at_zero_says_so() {
    let notes = |rows: &str| {
        let site = site(PERCENT, rows);
        let notes = figure(&site, Lang::Da, None, None).notes;
        notes.iter().any(|it| it.text.text.starts_with("Den lodrette akse starter ved"))
    };
    assert!(notes("2024,61.2 2025,63.2"));
    assert!(!notes("2024,1.2 2025,63.2"));
}

#[test]
fn ids_of_figures_are_unique_whatever_dimensions_are_called() {
    let mut ids = FigureIds::default();
    let mut all = BTreeSet::new();
    for name in
        ["tal", "tal-d", "tal-t", "tal", "tal-2", "tal", "tal-2", "tal-2-d", "a-b-c", "a-b-c"]
    {
        let (id, _) = ids.give(name);
        for ending in ["", "-t", "-d"] {
            assert!(all.insert(format!("{id}{ending}")), "{id}{ending} twice");
        }
    }
    assert_eq!(ids.give("ny"), ("fig-ny".to_owned(), false));
    assert_eq!(ids.give("ny"), ("fig-ny-2".to_owned(), true));
}

#[test]
fn c_12_a_table_that_is_asked_for_stands_open_whatever_stood_before() {
    let site = site(AGES, "2024,1 2025,2 2025,9,,,,by 2025,1,,,,aaby");
    let (route, page) = front(&site, Lang::Da);
    let it = Writer::new(&site, route, page);
    let key = site.model.indicators.find("tal").expect("the indicator");
    for by in [None, Some("partner")] {
        let before = it.figure_asked(key, None, by);
        let asked = it.figure_asked(key, Some("table"), by);
        assert!(!before.open && asked.open && asked.twice, "{by:?}");
        assert_eq!((asked.tables.len(), asked.table_at), (1, None), "{by:?}");
    }
}

#[test]
fn a_table_that_is_cut_keeps_the_latest_and_says_so() {
    let rows = |n: i32| -> String {
        (0..n).map(|at| format!("{}-{:02},{} ", 1980 + at / 12, at % 12 + 1, at)).collect()
    };
    for (count, kept) in [(300, 300), (301, 300), (480, 300)] {
        let site = site("unit: count\ndirection: increase\nmeaningful_change: 1", &rows(count));
        let figure = figure(&site, Lang::Da, Some("table"), None);
        assert_eq!(figure.tables[0].rows.len(), kept);
        let last = figure.tables[0].rows.last().expect("a row");
        assert_eq!(last.cells[0].text, (count - 1).to_string());
        let said = figure.notes.iter().any(|it| it.text.text.starts_with("Tabellen har kun"));
        assert_eq!(said, count > 300, "{count}");
    }
}

#[test]
fn the_row_of_the_whole_has_its_own_verdict_among_its_parts() {
    let facts = format!("{PLAN}\ndimensions: {{alder: {{title: Alder, values: {{ung: Unge}}}}}}");
    let site = site(&facts, "2021,61.2 2025,65.1 2021,60,,,,,ung 2025,66,,,,,ung");
    let table = figure(&site, Lang::Da, Some("table"), Some("alder")).tables.remove(0);
    let of = |at: usize| -> Vec<&str> {
        table.rows[at].cells.iter().skip(2).map(|it| it.text.as_str()).collect()
    };
    assert_eq!(of(0), ["64\u{a0}%", "Går langsomt"]);
    assert_eq!(of(1).len(), 2);
}

#[test]
fn v_14_partners_and_many_groups_are_never_ranked() {
    let site = site(AGES, "2025,3 2025,9,,,,by 2025,1,,,,aaby 2025,2,,,,,gammel 2025,3,,,,,ung");
    for view in ["small-multiples", "bars", "dumbbell", "line"] {
        let it = figure(&site, Lang::Da, Some(view), Some("partner"));
        let said = format!("{} {}", it.title.text, it.description).to_lowercase();
        for word in ["højest", "lavest", "størst", "mindst"] {
            assert!(!said.contains(word), "{view}: {said}");
        }
        // As they are shown, not by size.
        assert!(said.contains("by kommune 9") && said.contains("aaby kommune 1"), "{view}: {said}");
        let ages = figure(&site, Lang::Da, Some(view), Some("alder"));
        assert!(ages.title.text.starts_with("»Unge« ligger højest i 2025"), "{}", ages.title.text);
    }
}

#[test]
fn a_group_without_one_figure_is_named_below() {
    let site = site(AGES, "2025,3 2025,2,,,,,gammel 2025,,,,C,,ung");
    for view in ["dumbbell", "bars", "table"] {
        let figure = figure(&site, Lang::Da, Some(view), Some("alder"));
        let notes: Vec<&str> = figure.notes.iter().map(|it| it.text.text.as_str()).collect();
        assert!(notes.contains(&"Ingen tal for Unge."), "{view}: {notes:?}");
    }
}

#[test]
fn a_figure_from_another_time_says_so_in_its_row() {
    let site =
        site(AGES, "2025,3 2024,2,,,,,gammel 2025,,,,C,,gammel 2024,1,,,,,ung 2025,3,,,,,ung");
    let figure = figure(&site, Lang::Da, Some("dumbbell"), Some("alder"));
    let svg = &figure.plots[0].svg.0;
    assert!(svg.contains("Ældre (2024)") && !svg.contains("Unge ("), "{svg}");
}

#[test]
fn names_in_a_sentence_keep_abbreviations_and_german_capitals() {
    let site = site(PERCENT, "2025,1");
    let (route, page) = front(&site, Lang::Da);
    let mut it = Writer::new(&site, route, page);
    assert_eq!(it.inside("Køn".to_owned()), "køn");
    assert_eq!(it.inside("EU-lande".to_owned()), "EU-lande");
    it.lang = Lang::De;
    assert_eq!(it.inside("Geschlecht".to_owned()), "Geschlecht");
}

/// Verdict, facts and drawing mean the same figure by the latest.
#[test]
fn the_latest_figure_is_the_one_that_was_judged() {
    let facts = "unit: percent\ndirection: increase\ntarget: {period: 2030, value: 80}\n\
                 meaningful_change: 0.5\ncadence: yearly";
    let site = site(facts, "2016,50 2017,52 2018,55 2023,70 2020..2024,58");
    let shown = figure(&site, Lang::Da, None, None);
    assert!(shown.description.contains("til 58,0"), "{}", shown.description);
    assert!(shown.plots[0].svg.0.contains("58,0"), "{}", shown.plots[0].svg.0);
    assert!(!shown.plots[0].svg.0.contains(">70,0"), "{}", shown.plots[0].svg.0);
}

/// The title and the description of the groups' figure, without no-break spaces.
fn groups(rows: &str) -> (String, String) {
    let it = figure(&site(AGES, rows), Lang::Da, Some("dumbbell"), Some("alder"));
    (it.title.text.replace('\u{a0}', " "), it.description.replace('\u{a0}', " "))
}

#[test]
fn a_11_nobody_is_called_highest_where_the_error_is_larger_than_the_difference() {
    // 3² + 4² = 5²: a difference of 5 is within the error, 5.1 is not.
    for (old, said) in [("9.0,5.0,13.0", false), ("9.1,5.1,13.1", true), ("9.0", true)] {
        let rows = format!("2025,3 2025,4.0,1.0,7.0,,,ung 2025,{old},,,gammel");
        let rows = if old == "9.0" { rows.replace("9.0,,,", "9.0,,,,,") } else { rows };
        let (title, text) = groups(&rows);
        assert_eq!(title.contains("ligger højest"), said, "{old}: {title}");
        assert_eq!(text.contains("Højest er"), said, "{old}: {text}");
        assert!(said || text.contains("Tallene er: Unge 4,0 %; Ældre 9,0 %."), "{text}");
    }
    // Of two that are equally high, neither is the highest.
    let (title, text) = groups("2025,3 2025,4,,,,,ung 2025,4,,,,,gammel");
    assert!(!title.contains("højest") && !text.contains("Højest"), "{title} {text}");
}

#[test]
fn figures_of_different_times_are_not_compared() {
    let (title, text) = groups("2025,3 2024,9,,,,,gammel 2024,5,,,,,ung 2025,4,,,,,ung");
    assert_eq!(title, "Unge der har det godt, fordelt på alder");
    assert!(!text.contains("Højest"), "{text}");
    assert!(
        text.contains("Tallene er: Unge 4,0 %. Fra andre tidspunkter: Ældre 9,0 % (2024)."),
        "{text}"
    );
}

#[test]
fn the_title_over_partners_counts_them() {
    let title = |rows: &str, lang| {
        let site = site(AGES, rows);
        figure(&site, lang, Some("small-multiples"), Some("partner")).title.text
    };
    let both = "2025,3 2024,1,,,,by 2025,9,,,,by 2024,2,,,,aaby 2025,4,,,,aaby";
    assert_eq!(title(both, Lang::Da), "Andelen er steget hos 2 af 2 partnere");
    let mixed = both.replace("2024,2,", "2024,7,");
    assert_eq!(title(&mixed, Lang::Da), "Andelen er steget hos 1 af 2 partnere og faldet hos 1");
    assert_eq!(title(&mixed, Lang::En), "The share has risen for 1 of 2 partners and fallen for 1");
    // A change within its error, or none, is not counted as one.
    for doubtful in [both.replace("2025,4,,", "2025,4,1,7"), both.replace("2024,2,", "2024,4,")] {
        assert!(title(&doubtful, Lang::Da).ends_with("fordelt på partnere"), "{doubtful}");
    }
}

#[test]
fn t_20_a_file_of_dots_has_the_two_times_that_are_drawn_and_other_drawings_have_it_not() {
    let site = site(
        AGES,
        "2024,2 2025,3 2023,1,,,,,ung 2024,2,,,,,ung 2025,3,,,,,ung 2023,9,,,,by 2025,9,,,,by",
    );
    let route = site.routes.keys().find(|it| it.path == "indikatorer/tal/").expect("its page");
    let rows = |name: &str| -> Vec<String> {
        let file = figure_files(&site, route).into_iter().find(|it| it.name == name);
        let Some(FigureContent::Rows(_, rows)) = file.map(|it| it.content) else { panic!("rows") };
        let said = |periods: Vec<Period>| {
            periods.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        rows.into_iter().map(|it| it.periods.map_or("all".to_owned(), said)).collect()
    };
    // The whole is a level behind the dots.
    assert_eq!(rows("figur-alder.csv"), ["2025", "2023 2025"]);
    assert_eq!(rows("figur-partner.csv"), ["all"]);
    let links = |view, by| -> Vec<(String, String)> {
        let links = figure(&site, Lang::Da, Some(view), Some(by)).links;
        links.into_iter().map(|it| (it.href, it.about.text)).collect()
    };
    let title = "Unge der har det godt";
    let file = |name: &str, about: &str| (format!("indikatorer/tal/{name}"), about.to_owned());
    let divided = format!("{title}, fordelt på alder");
    assert_eq!(
        links("dumbbell", "alder"),
        [
            file("figur-alder.csv", &divided),
            file("data.json", title),
            file("figur-alder.svg", &divided)
        ]
    );
    let whole = [file("data.csv", title), file("data.json", title)];
    for view in ["bars", "line", "table"] {
        assert_eq!(links(view, "alder"), whole, "{view}");
    }
    assert_eq!(links("dumbbell", "partner"), whole);
}
