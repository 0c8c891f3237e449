//! What lies beside an indicator's page, on a small site.

use std::collections::BTreeSet;

use crate::diag::Severity;
use crate::output::{Entry, Output};
use crate::tree::Tree;
use crate::value::parse_date;
use crate::{Options, build_with};

pub(super) fn options() -> Options {
    Options::at(parse_date("2026-06-01").expect("a date").into())
}

const TRIVSEL: &str = "---
title: {da: Unge <trives>, en: Young people thrive}
unit: percent
direction: increase
baseline: {period: 2021}
target: {period: 2030, value: 75}
dimensions: {koen: {title: Køn}}
override: {class: bagefter, reason: {da: 'Vi tror, \"tallet\" er for lyst', en: We think it is too bright}, by: Styregruppen}
source: {title: '=HYPERLINK(\"https://x.example\")', publisher: Fjord, url: 'https://fjord.example', licence: CC0-1.0, retrieved: 2026-04-14}
---
";

const ROWS: &str = "period,value,lower,upper,status,note,partner,koen
2021,61.2,60.0,62.4,,,,
2022,,,,M,\"Ikke målt, desværre\",,
2023,63,,,,,,
2024,,,,C,@hemmeligt,,
2025,65.14,63.9,66.3,P,,,
2021,50,,,,,aaben,
2025,51,,,,,aaben,
2021,4470.70,,,,,skjult,
2025,4471.71,,,,,skjult,
2021,58,,,,,,kvinder
2025,61.6,,,,,,kvinder
2025,4912.34,,,,,skjult,ukendte
";

fn tree(extra: &[(&'static str, &'static str)]) -> Tree {
    let base = [
        ("site.yml", "title: Prøve\nlanguages: [da, en]\nas_of: 2026-06-01\nlicence: CC-BY-4.0\n"),
        ("indicators/trivsel.md", TRIVSEL),
        ("indicators/trivsel.csv", ROWS),
        (
            "indicators/hemmelig.md",
            "---\ntitle: Hemmelig\nunit: count\ndirection: increase\ndraft: true\n---\n",
        ),
        ("indicators/hemmelig.csv", "period,value\n2025,987654\n"),
        ("partners/aaben.md", "---\ntitle: Åben Kommune\nkind: municipality\n---\n"),
        ("partners/skjult.md", "---\ntitle: Skjult\nkind: municipality\ndraft: true\n---\n"),
    ];
    Tree::of_texts(base.into_iter().chain(extra.iter().copied()))
}

#[track_caller]
pub(super) fn build(tree: &Tree, options: &Options) -> Output {
    let report = build_with(tree, options, &());
    let said =
        |it: &crate::diag::Diagnostic| (it.severity == Severity::Error).then(|| it.message.clone());
    report.value.unwrap_or_else(|| {
        panic!("{:?}", report.diagnostics.iter().filter_map(said).collect::<Vec<_>>())
    })
}

#[track_caller]
pub(super) fn text(output: &Output, path: &str) -> String {
    match output.get(path) {
        Some(Entry::Bytes(bytes)) => String::from_utf8(bytes.clone()).expect("UTF-8"),
        other => panic!("{path}: {other:?}"),
    }
}

pub(super) fn json(output: &Output, path: &str) -> serde_json::Value {
    serde_json::from_str(&text(output, path)).expect("JSON")
}

const METHOD: &str = "indikatorer/trivsel/metode.json";

#[test]
fn every_figure_is_published_with_its_decimals_and_every_gap_with_its_reason() {
    let output = build(&tree(&[]), &options());
    let expect = "\
indikator,part,gruppe,periode,vaerdi,enhed,status,usikkerhed,nedre,oevre,standardfejl,kilde,opdateret,bemaerkning
trivsel,,,2021,61.2,percent,A,1.2,60.0,62.4,,KILDE,2026-04-14,
trivsel,,,2022,,percent,M,,,,,KILDE,2026-04-14,\"Ikke målt, desværre\"
trivsel,,,2023,63.0,percent,A,,,,,KILDE,2026-04-14,
trivsel,,,2024,,percent,C,,,,,KILDE,2026-04-14,'@hemmeligt
trivsel,,,2025,65.1,percent,P,1.2,63.9,66.3,,KILDE,2026-04-14,
trivsel,,koen=kvinder,2021,58.0,percent,A,,,,,KILDE,2026-04-14,
trivsel,,koen=kvinder,2025,61.6,percent,A,,,,,KILDE,2026-04-14,
trivsel,aaben,,2021,50.0,percent,A,,,,,KILDE,2026-04-14,
trivsel,aaben,,2025,51.0,percent,A,,,,,KILDE,2026-04-14,
";
    let expect = expect.replace("KILDE", "\"'=HYPERLINK(\"\"https://x.example\"\")\"");
    let found = text(&output, "indikatorer/trivsel/data.csv");
    assert_eq!(found, expect.replace('\n', "\r\n"));
    assert_eq!(text(&output, "en/indicators/trivsel/data.csv"), found, "columns have one language");
}

#[test]
fn the_same_rows_are_there_as_objects() {
    let output = build(&tree(&[]), &options());
    let data = json(&output, "en/indicators/trivsel/data.json");
    assert_eq!(data["title"], "Young people thrive");
    assert_eq!(data["unit"]["name"], "percent");
    assert_eq!(data["licence"], "CC0-1.0");
    assert_eq!(data["as_of"], "2026-06-01");
    assert_eq!(data["source"]["publisher"], "Fjord");
    assert_eq!(data["parts"][0]["title"], "Åben Kommune");
    let rows = data["observations"].as_array().expect("rows");
    let csv = text(&output, "en/indicators/trivsel/data.csv");
    let mut reader = ::csv::Reader::from_reader(csv.as_bytes());
    let heads = reader.headers().expect("heads").clone();
    let mut count = 0;
    for (row, object) in reader.records().zip(rows) {
        for (head, cell) in heads.iter().zip(&row.expect("a row")) {
            let value = match &object[head] {
                serde_json::Value::Null => String::new(),
                serde_json::Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            if object.get(head).is_some() {
                assert_eq!(value, cell.trim_start_matches('\''), "{head}");
            }
        }
        count += 1;
    }
    assert_eq!(count, rows.len());
}

#[test]
fn nothing_that_is_hidden_leaks() {
    let output = build(&tree(&[]), &options());
    for (path, entry) in output.iter() {
        assert!(!path.contains("hemmelig") && !path.contains("skjult"), "{path}");
        let bytes = match entry {
            Entry::Bytes(bytes) => bytes.clone(),
            // What is drawn may be read as well.
            Entry::Made(recipe) => format!("{recipe:?}").into_bytes(),
            Entry::CopyOf(_) => panic!("{path} is a copy"),
        };
        // The theme's own fonts and style sheets are no content of ours.
        if path.starts_with("assets/") && !path.starts_with("assets/search/") {
            continue;
        }
        let text = String::from_utf8_lossy(&bytes);
        let secrets = [
            "hemmelig.",
            "Hemmelig",
            "987654",
            "skjult",
            "Skjult",
            "70.7",
            "71.7",
            "912.",
            "ukendte",
        ];
        for secret in secrets {
            assert!(!text.contains(secret), "{path}: {secret}");
        }
    }
    let drafts = build(&tree(&[]), &Options { drafts: true, ..options() });
    assert!(drafts.get("indikatorer/hemmelig/metode.json").is_some());
}

#[test]
fn a_verdict_is_published_with_all_that_it_was_made_from() {
    let output = build(&tree(&[]), &options());
    let file = text(&output, METHOD);
    assert!(file.ends_with("}\n") && !file.contains('<'));
    let it = json(&output, METHOD);
    let members: Vec<&str> =
        it.as_object().expect("an object").keys().map(String::as_str).collect();
    for name in ["$schema", "method", "version", "as_of", "inputs", "class", "series"] {
        assert!(members.contains(&name), "{name}");
    }
    assert_eq!(it["class"], "langsomt");
    assert_eq!(it["label_da"], "Går langsomt");
    assert_eq!(it["label_en"], "Too slow");
    assert_eq!(it["share_percent"], 64);
    assert_eq!(it["caveats"], serde_json::json!(["foreloebig"]));
    // What was judged is what was published: rounded once.
    assert!(file.contains("\"last_day\": \"2025-12-31\", \"value\": 65.1, \"lower\": 63.9"));
    assert!(file.contains("\"path_value\": 67.3333,\n"));
    let keys: Vec<_> =
        it["series"].as_array().expect("series").iter().map(|it| &it["key"]).collect();
    let expect = serde_json::json!([
        {"partner": null, "values": [{"dimension": "koen", "value": "kvinder"}]},
        {"partner": "aaben", "values": []},
    ]);
    assert_eq!(serde_json::json!(keys), expect);
}

#[test]
fn a_bodys_own_judgement_stands_beside_the_computed_one() {
    let it = json(&build(&tree(&[]), &options()), METHOD);
    assert_eq!(it["class"], "langsomt");
    assert_eq!(it["override"]["class"], "bagefter");
    assert_eq!(it["override"]["by"]["da"], "Styregruppen");
    assert_eq!(it["override"]["reason"]["da"], "Vi tror, \"tallet\" er for lyst");
}

#[test]
fn the_schema_is_found_from_every_file() {
    let output = build(&tree(&[]), &options());
    assert_eq!(text(&output, super::SCHEMA_FILE), super::SCHEMA);
    assert_eq!(json(&output, METHOD)["$schema"], "../../assets/skema/metode-1.0.json");
    let english = json(&output, "en/indicators/trivsel/metode.json");
    assert_eq!(english["$schema"], "../../../assets/skema/metode-1.0.json");
    let base_url = Some("https://fjord.example/under/".to_owned());
    let output = build(&tree(&[]), &Options { base_url, ..options() });
    let it = json(&output, METHOD);
    assert_eq!(it["$schema"], "https://fjord.example/under/assets/skema/metode-1.0.json");
    assert_eq!(it["indicator"]["url"], "https://fjord.example/under/indikatorer/trivsel/");
}

#[test]
fn the_page_leads_to_its_table() {
    let output = build(&tree(&[]), &options());
    assert!(text(&output, "indikatorer/trivsel/index.html").contains("href=\"data.csv\""));
}

#[test]
fn threads_change_nothing() {
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let many = rayon::ThreadPoolBuilder::new().num_threads(5).build().expect("threads");
    let build = || build(&tree(&[]), &options());
    assert_eq!(one.install(build), many.install(build));
}

#[test]
fn an_old_address_cannot_take_a_files_place() {
    let redirects = ("redirects.yml", "/indikatorer/trivsel/data.csv/: 'https://x.example/'\n");
    let report = build_with(&tree(&[redirects]), &options(), &());
    assert!(report.value.is_none());
    assert!(
        report.diagnostics.iter().any(|it| it.code == "same-address"),
        "{:?}",
        report.diagnostics.iter().map(|it| it.code).collect::<Vec<_>>()
    );
}

#[test]
fn an_indicator_without_figures_has_files_too() {
    let empty = ("indicators/tom.md", "---\ntitle: Tom\nunit: count\ndirection: none\n---\n");
    let output = build(&tree(&[empty]), &options());
    assert_eq!(json(&output, "indikatorer/tom/metode.json")["class"], "ingen-tal");
    assert_eq!(text(&output, "indikatorer/tom/data.csv").lines().count(), 1);
}

/// The events of a calendar file: title and UID.
fn events(output: &Output, path: &str) -> Vec<(String, String)> {
    let whole = text(output, path).replace("\r\n ", "");
    let value = |event: &str, name: &str| {
        let line = event.lines().find(|it| it.starts_with(name)).expect("the property");
        line.split_once(':').expect("a value").1.to_owned()
    };
    let all = whole.split("BEGIN:VEVENT").skip(1);
    all.map(|it| (value(it, "SUMMARY"), value(it, "UID"))).collect()
}

#[test]
fn p10_an_event_has_one_id_in_every_file_whatever_the_order_and_the_day() {
    const MISSION: &str = "title: Unge
roadmap:
  - phase: Alt
    milestones:
      - {title: Samme navn, due: 2027-03-01}
      - {title: Samme navn, due: 2027-04-01, partners: [by]}
indicators: [trivsel]
";
    const ENTRIES: [&str; 4] = [
        "- {title: Styregruppen, type: meeting, date: 2027-05-01, missions: [unge]}\n",
        "- {title: Styregruppen, type: meeting, date: 2027-02-01, missions: [klima], partners: [by]}\n",
        "- {id: topmoede, title: Topmødet, date: 2026-12-30, partners: [by]}\n",
        "- {title: Uge 9, type: survey, every: yearly, from: 2027-03-01, days: 5, asks: [by]}\n",
    ];
    let site = |calendar: String, release: &str| {
        let indicator = format!(
            "title: Trivsel\nunit: percent\ndirection: increase\nowner: by\nnext_release: {release}\n"
        );
        let files = [
            ("site.yml", "title: Fjorden\nbase_url: https://fjord.example/\n"),
            ("partners/by.yml", "title: Fjordby\n"),
            ("missions/unge.yml", MISSION),
            ("missions/klima.yml", "title: Klima\n"),
            ("indicators/trivsel.yml", &indicator),
            ("indicators/trivsel.csv", "period,value\n2024,61\n2025,62\n"),
            ("calendar.yml", &calendar),
        ];
        let tree = Tree::of_texts(files);
        let now = crate::value::parse_date("2026-11-01").expect("a date").into();
        let report = crate::build_with(&tree, &Options::at(now), &());
        report.value.unwrap_or_else(|| panic!("{:#?}", report.diagnostics))
    };
    let before = site(ENTRIES.concat(), "2027-04-14");
    let whole = events(&before, "kalender.ics");
    let ids: BTreeSet<&String> = whole.iter().map(|it| &it.1).collect();
    assert_eq!(ids.len(), whole.len(), "{whole:?}");
    for path in ["missioner/unge", "missioner/klima", "partnere/by"] {
        let here = events(&before, &format!("{path}/kalender.ics"));
        assert!(!here.is_empty() && here.iter().all(|it| whole.contains(it)), "{path}: {here:?}");
    }
    let partner = events(&before, "partnere/by/kalender.ics");
    let titles: Vec<&str> = partner.iter().map(|it| it.0.as_str()).collect();
    assert_eq!(titles, ["Topmødet", "Styregruppen", "Samme navn", "Nye tal: Trivsel"]);
    // The file is turned round, each day is moved, and one title is corrected.
    let [a, b, c, d] = ENTRIES;
    let moved = [d, c, b, a].concat();
    let moved = moved.replace("2027-05-01", "2027-01-05").replace("2026-12-30", "2027-01-02");
    let after = site(moved.replace("Topmødet", "Det store topmøde"), "2027-05-20");
    let now: BTreeSet<String> = events(&after, "kalender.ics").into_iter().map(|it| it.1).collect();
    assert_eq!(now, ids.into_iter().cloned().collect());
    // What takes several days each time ends after the last of them.
    let whole = text(&before, "kalender.ics");
    assert!(whole.contains("DTSTART;VALUE=DATE:20270301\r\nDTEND;VALUE=DATE:20270306\r\nRRULE:"));
}
