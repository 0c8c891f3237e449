//! The calendar's pages on sites that are small and on one that is very large.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::Options;
use crate::render::Theme;
use crate::site::{PageRef, Site, view};
use crate::tree::Tree;
use crate::value::{Lang, Period, parse_date};

fn planned(files: &[(String, String)]) -> Site {
    let tree = Tree::of_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let now = parse_date("2026-11-01").expect("a date").into();
    let report = crate::compile(&tree, &Options::at(now), &());
    report.value.unwrap_or_else(|| panic!("{:#?}", report.diagnostics))
}

/// The calendar's pages in the site's first language, by address.
fn pages(site: &Site) -> BTreeMap<String, String> {
    let theme = Theme::new(site);
    let mut found = BTreeMap::new();
    for (route, page) in &site.routes {
        let ours = matches!(page, PageRef::Calendar | PageRef::CalendarPart(_) | PageRef::Wheel);
        if ours && route.lang == Lang::Da {
            let html = theme.page(route.lang, &view(site, route));
            found.insert(route.path.clone(), html.unwrap_or_else(|_| panic!("{}", route.path)));
        }
    }
    found
}

fn elements(html: &str) -> usize {
    let opens = |it: &&[u8]| it[0] == b'<' && it[1].is_ascii_alphabetic();
    html.as_bytes().windows(2).filter(opens).count()
}

/// Whether these stand on the page one after the other.
#[track_caller]
fn in_order(html: &str, parts: &[&str]) {
    let mut from = 0;
    for part in parts {
        let at = html[from..].find(part);
        from += at.unwrap_or_else(|| panic!("no {part} after {} in {html}", &html[..from]));
    }
}

fn text(files: &[(&str, &str)]) -> Vec<(String, String)> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

const SITE: &str =
    "title: {da: Fjorden, en: The Fjord}\nlanguages: [da, en]\nbase_url: https://fjord.example/\n";

fn small() -> Vec<(String, String)> {
    text(&[
        ("site.yml", SITE),
        ("partners/by.yml", "title: Fjordby\nkind: municipality\n"),
        (
            "missions/unge.yml",
            "title: Unge
roadmap:
  - phase: Første
    milestones:
      - {id: a, title: Aftalen, due: 2027-Q1, was_due: 2026-Q4, why: Uenighed, partners: [by]}
      - {id: b, title: Det nåede, due: 2025-06-30, done: 2025-05-01}
      - {id: c, title: Det sene, due: 2026-06-30}
      - {id: d, title: Det fjerne, due: 2030}
",
        ),
        ("indicators/trivsel.yml", "title: Trivsel\nunit: percent\ndirection: increase\nnext_release: 2027-02\nowner: by\n"),
        ("indicators/soevn.yml", "title: Søvn\nunit: percent\ndirection: increase\nnext_release: 2027-02\n"),
        (
            "calendar.yml",
            "- {title: Møde A, type: meeting, every: quarterly, from: 2026-02-10, partners: [by], missions: [unge]}
- {title: Frist B, type: deadline, date: 2027-02-10, partners: [by]}
- {title: Festen, type: open_event, date: 2026-08-01, open: true}
- {title: Svar, type: survey, every: yearly, from: 2026-10-20, days: 20, asks: [by]}
",
        ),
    ])
}

#[test]
fn p10_a_short_calendar_is_one_page_from_the_next_date_to_how_to_subscribe() {
    let site = planned(&small());
    let pages = pages(&site);
    // What was has a page for each year.
    let paths: Vec<&str> = pages.keys().map(String::as_str).collect();
    assert_eq!(paths, ["kalender/", "kalender/2025/", "kalender/2026/", "kalender/aarshjul/"]);
    in_order(
        &pages["kalender/"],
        &[
            "<h1>Kalender",
            "class=\"next\"",
            "<h2 id=\"h-sammen\"",
            "Fjordby: 2 møder eller frister på samme dag: 10. februar 2027",
            "<h2 id=\"h-2026-11\">November 2026",
            // It has begun, and is told in this month.
            "20. oktober 2026 – 8. november 2026",
            "<h2 id=\"h-2027-02\">Februar 2027",
            "Møde A",
            "Frist B",
            "Februar 2027",
            "Nye tal om 2 emner",
            "Søvn",
            "Trivsel",
            "<h2 id=\"h-2027-03\">Marts 2027",
            "1. kvartal 2027",
            "Aftalen",
            "flyttet fra 4. kvartal 2026 til 1. kvartal 2027",
            "<h2 id=\"h-later\">Længere ude",
            "Det fjerne",
            "aarshjul/",
            "../kalender/2026/",
            "webcal://fjord.example/kalender.ics",
            "https://fjord.example/kalender.ics",
            "webcal://fjord.example/missioner/unge/kalender.ics",
            "webcal://fjord.example/partnere/by/kalender.ics",
        ]
        .map(|it| it.trim_start_matches("../kalender/")),
    );
    assert!(!pages["kalender/"].contains("Det sene"), "what is late is the roadmap's to tell");
    in_order(&pages["kalender/2025/"], &["<h1>Kalender: 2025", "Maj 2025", "Det nåede"]);
    in_order(
        &pages["kalender/2026/"],
        &["Februar 2026", "Møde A", "Juni 2026", "Det sene", "Forsinket"],
    );
    in_order(&pages["kalender/2026/"], &["August 2026", "Festen", "November 2026", "Møde A"]);
}

#[test]
fn p10_the_year_is_a_table_of_twelve_months_with_a_word_in_every_cell() {
    let site = planned(&small());
    let html = pages(&site).remove("kalender/aarshjul/").expect("the year");
    in_order(
        &html,
        &[
            "Fjordby: 2 møder eller frister på samme dag",
            "tabindex=\"0\" role=\"region\"",
            "<caption",
            "Måned</th>",
            "Offentliggørelse</th>",
            "Møde</th>",
            "Undersøgelse</th>",
            "Frist</th>",
            "Milepæl</th>",
            "November 2026",
            "Februar 2027",
            "Søvn",
            "Oktober 2027",
        ],
    );
    assert_eq!(html.matches("<th scope=\"row\"").count(), 12);
    // Nothing of a kind, no column: the open event has been.
    assert!(!html.contains("Åbent for alle</th>"));
    assert!(!html.contains("<td class=\"nil\"></td>"));
}

#[test]
fn a_site_without_a_calendar_file_has_a_calendar_if_anything_has_a_date() {
    let mut files = small();
    files.retain(|(path, _)| path != "calendar.yml");
    assert!(pages(&planned(&files))["kalender/"].contains("Aftalen"));
    files.retain(|(path, _)| path.starts_with("site") || path.starts_with("partners"));
    assert!(pages(&planned(&files)).is_empty());
}

/// Twelve missions with twenty entries each, 2,000 milestones and 300 releases.
fn large() -> Vec<(String, String)> {
    let mut files = text(&[("site.yml", SITE)]);
    for n in 0..60 {
        files.push((format!("partners/p{n}.yml"), format!("title: Part {n}\nkind: school\n")));
    }
    let mut calendar = String::new();
    for mission in 0..12 {
        let mut text =
            format!("title: Mission {mission}\nroadmap:\n  - phase: Alt\n    milestones:\n");
        for n in 0..167 {
            let (year, month) = (2024 + n % 6, 1 + (n * 7 + mission) % 12);
            let day = 1 + (n * 11) % 28;
            let due = format!("{year}-{month:02}-{day:02}");
            let done = if *due < *"2026-11-01" { format!(", done: {due}") } else { String::new() };
            let partner = (n + mission) % 60;
            writeln!(
                text,
                "      - {{id: m{n}, title: Milepæl {n}, due: {due}{done}, partners: [p{partner}]}}"
            )
            .expect("text");
        }
        files.push((format!("missions/m{mission}.yml"), text));
        for n in 0..20 {
            let kind = ["meeting", "survey", "deadline", "open_event", "publication"][n % 5];
            let (month, day) = (1 + (n + mission) % 12, 1 + (n * 3) % 28);
            let when = match n % 4 {
                0 => format!("every: monthly, from: 2026-01-{day:02}"),
                1 => format!("every: quarterly, from: 2026-02-{day:02}, days: 5"),
                _ => format!("date: 2027-{month:02}-{day:02}"),
            };
            let partner = (n * 3 + mission) % 60;
            writeln!(
                calendar,
                "- {{title: Ting {n}, {when}, type: {kind}, missions: [m{mission}], partners: [p{partner}, p{}]}}",
                (partner + 7) % 60
            )
            .expect("text");
        }
    }
    files.push(("calendar.yml".to_owned(), calendar));
    for n in 0..300 {
        // Three in four on the last day of a quarter.
        let on = if n % 4 == 0 {
            format!("2027-{:02}-10", 1 + n % 12)
        } else {
            ["2026-12-31", "2027-03-31", "2027-06-30", "2027-09-30"][n % 4].to_owned()
        };
        let text =
            format!("title: Tal {n}\nunit: percent\ndirection: increase\nnext_release: {on}\n");
        files.push((format!("indicators/i{n}.yml"), text));
    }
    files
}

#[test]
fn p10_a_calendar_of_thousands_of_dates_is_months_that_are_short_enough() {
    let site = planned(&large());
    let pages = pages(&site);
    let over: Vec<(&String, usize)> = pages
        .iter()
        .map(|(path, html)| (path, elements(html)))
        .filter(|(_, elements)| *elements > 1_500)
        .collect();
    assert!(over.is_empty(), "{over:?}");
    let html = &pages["kalender/"];
    // This month in full, at least, and the others counted.
    in_order(html, &["id=\"h-2026-11\"", "Andre måneder", "2027-03/", "2029-12/", "aarshjul/"]);
    assert!(html.matches("<time").count() > 20, "{}", html.matches("<time").count());
    // Every date is told on exactly one page of a month; a year leads to its months.
    let mut told = vec![0; site.dates.all.len()];
    let months = site.dates.parts.iter().filter(|it| !matches!(it.over, Period::Year(_)));
    months.flat_map(|it| it.range.clone()).for_each(|at| told[at] += 1);
    assert!(told.iter().all(|it| *it == 1));
    assert!(told.len() > 2_000, "{}", told.len());
    // A year leads to its months, and a month that is over keeps its address.
    in_order(&pages["kalender/2026/"], &["<h1>Kalender: 2026", "Måneder", "2026-03/"]);
    assert!(pages.contains_key("kalender/2026-12/"), "a month that the calendar tells in full");
    assert!(pages.contains_key("kalender/2026-03/"));
    assert!(pages["kalender/2027-03/"].contains("kalender/2027-02") || html.contains("2027-02/"));
}
