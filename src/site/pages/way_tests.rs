//! The way of a mission as a reader gets it, and how large it may grow.

use std::fmt::Write as _;
use std::io::Write as _;

use super::tests::{built, has, page};

const TOP: &str =
    "title: {da: Unge, en: Youth}\nsummary: Flere unge skal have det godt.\nroadmap:\n";
const WAY: &str = "missioner/unge/vej/index.html";

/// So many phases with so many milestones each: some reached, late, moved, dropped, not paid for and waiting.
fn long(phases: usize, each: usize) -> String {
    let mut text = TOP.to_owned();
    for phase in 0..phases {
        let year = 2022 + phase;
        writeln!(text, "  - phase: Fase {phase}\n    span: {year}..{}\n    milestones:", year + 1)
            .expect("a string");
        for at in 0..each {
            let id = format!("m{phase}-{at}");
            let (month, day) = (1 + at % 12, 1 + at % 27);
            let rest = match at % 6 {
                0 if year < 2026 => {
                    format!("done: {year}-{month:02}-{day:02}, result: Det gik godt nok")
                }
                1 => format!("was_due: {}, why: Der manglede folk til arbejdet", year - 1),
                2 => "status: dropped, why: Det kunne ikke betale sig".to_owned(),
                3 => "financed: false, why: Pengene er ikke fundet".to_owned(),
                4 if at > 0 => format!("after: [m{phase}-{}]", at - 1),
                _ => "status: planned".to_owned(),
            };
            writeln!(text, "      - {{id: {id}, title: Skridt {at} i fase {phase} er taget, due: {year}-{month:02}-{day:02}, partners: [by, idraet], {rest}}}")
                .expect("a string");
        }
    }
    text
}

fn elements(html: &str) -> usize {
    html.as_bytes().windows(2).filter(|it| it[0] == b'<' && it[1].is_ascii_alphabetic()).count()
}

#[test]
fn a_way_of_170_or_400_milestones_stays_within_what_a_page_may_hold() {
    for (phases, each) in [(12, 14), (12, 34), (1, 400), (5, 8)] {
        let output = built(&long(phases, each), &[], &[]);
        let mut shown = 0;
        for path in output.iter().map(|it| it.0.to_owned()).collect::<Vec<_>>() {
            let here = path.starts_with("missioner/unge/") && path.ends_with("index.html");
            if !here || path.contains("/rapport/") {
                continue;
            }
            let html = page(&output, &path);
            let n = elements(html);
            assert!(n <= 1500, "{path} of {phases} × {each}: {n} elements");
            let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            zip.write_all(html.as_bytes()).expect("memory");
            let sent = zip.finish().expect("memory").len();
            assert!(sent <= 30_000, "{path} of {phases} × {each}: {sent} bytes as sent");
            shown += html.matches("<li id=\"m-").count();
        }
        // Each milestone has one place to link to.
        assert_eq!(shown, phases * each, "{phases} × {each}");
    }
}

#[test]
fn a_long_way_has_a_page_for_each_phase_and_its_lists_lead_there() {
    let output = built(&long(12, 14), &[], &[]);
    let way = page(&output, WAY);
    has(way, "<a href=\"1/index.html\">Fase 0</a>");
    has(way, "flere under faserne</a>");
    let part = page(&output, "missioner/unge/vej/1/index.html");
    has(part, "<h1>Fase 0</h1>");
    has(part, "<a href=\"#m-m0-3\">Skridt 3 i fase 0 er taget</a>");
    has(part, "../index.html\">Se hele vejen");
    // A phase that is too long for a page is divided.
    let output = built(&long(1, 100), &[], &[]);
    has(page(&output, "missioner/unge/vej/3/index.html"), "<h1>Fase 0 (3 af 3)</h1>");
}

#[test]
fn what_slipped_stands_first_with_both_dates_and_how_much() {
    let mission = format!(
        "{TOP}  - phase: Nu
    span: 2025..2027
    milestones:
      - {{id: penge, title: En pulje, due: 2027-06-30, financed: false}}
      - {{id: flyttet, title: Et tilbud, due: 2026-12-31, was_due: 2026-06-30, why: Ingen lokaler}}
      - {{id: forsinket, title: Et skema, due: 2026-04-30}}
      - {{id: fremad, title: En bog, due: 2026-09-30, was_due: 2026-10-31, why: Den blev skrevet hurtigt}}
"
    );
    let output = built(&mission, &[], &[]);
    let way = page(&output, WAY);
    has(way, "<h1>0 af 4 milepæle er nået, og 1 er forsinket</h1>");
    let rows = [
        "1 måned over fristen",
        "6 måneder senere end først lovet",
        "1 måned tidligere",
        "Ikke finansieret",
    ];
    let places: Vec<usize> = rows
        .iter()
        .map(|row| way.find(&format!("<b>{row}")).unwrap_or_else(|| panic!("no {row}")))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    has(way, "Flyttet fra 30. juni 2026 til 31. december 2026");
    // The mission's own page hides none of it.
    let mission = page(&output, "missioner/unge/index.html");
    for part in
        ["Et skema", "Et tilbud", "En pulje", "flyttet fra 30. juni 2026", "Ikke finansieret"]
    {
        has(mission, part);
    }
}

#[test]
fn a_deadline_that_was_moved_twice_shows_every_move_with_its_reason_and_minutes() {
    let mission = format!(
        "{TOP}  - phase: Nu
    milestones:
      - id: hus
        title: Et hus
        due: 2027-12-31
        moved:
          - {{from: 2025-06-30, date: 2025-03-01, why: Grunden var våd, url: https://by.example/referat-1}}
          - {{from: 2026-06-30, why: Taget manglede}}
      - {{id: vej, title: En vej, due: 2027-06-30, after: [hus]}}
      - {{id: bro, title: En bro, status: dropped, why: Der er en færge}}
      - {{id: sti, title: En sti, due: 2027-06-30, after: [bro], url: https://by.example/sti}}
"
    );
    let output = built(&mission, &[], &[]);
    let way = page(&output, WAY);
    for part in [
        "flyttet fra 30. juni 2025 til 31. december 2027",
        "Flyttet fra 30. juni 2025 til 30. juni 2026, besluttet 1. marts 2025: Grunden var våd <a class=\"ext\"",
        "Flyttet fra 30. juni 2026 til 31. december 2027: Taget manglede",
        "Har frist før det, den venter på: <a href=\"#m-hus\">Et hus</a>",
        "Venter på noget, der er opgivet: <a href=\"#m-bro\">En bro</a>",
        "Skal nås før: <a href=\"#m-vej\">En vej</a>",
        "https://by.example/sti",
    ] {
        has(way, part);
    }
    let csv = page(&output, "missioner/unge/vej/vej.csv");
    // What was published beside the mission's page answers as before.
    assert_eq!(csv, page(&output, "missioner/unge/vej.csv"));
    has(csv, "https://fjord.example/missioner/unge/vej/#m-hus");
    has(page(&output, "missioner/unge/vej/vej.ics"), "UID:milestone-unge-hus@fjord.example");
    has(page(&output, "missioner/unge/vej/index.json"), "\"turn\": \"later\"");
}
