//! The road map, the table of roles and the status of pledges, as a reader gets them.

use crate::output::{Entry, Output};
use crate::tree::Tree;
use crate::value::parse_date;
use crate::{Options, Report};

const SITE: &str = "title: {da: Fjorden, en: The Fjord}\nlanguages: [da, en]\nas_of: 2026-06-01\n";
const MISSION: &str = "title: {da: Unge, en: Youth}
summary: {da: Flere unge skal have det godt., en: More should be well.}
themes: [skole, fritid]
roles: {backbone: [sekretariat], owner: [by], partners: [idraet]}
roadmap:
  - phase: Begyndelsen
    span: 2022..2024
    milestones:
      - {id: aftale, title: Aftale underskrevet, due: 2023-06-30, done: 2023-05-12, partners: [by]}
  - phase: Fortsættelsen
    span: 2025..
    milestones:
      - {id: maaling, title: Fælles måling, due: 2027, was_due: 2025, why: Skemaet var ikke klar, after: [aftale]}
      - {id: opgivet, title: Et hus, status: dropped, why: Ingen grund}
needs:
  - {theme: fritid, from: [association, company], why: Foreninger når flere}
";

fn contribution(partner: &str, with: &str, status: &str, pledges: &str) -> String {
    format!(
        "title: Hjælp fra {partner}\nsummary: Hjælp.\npartner: {partner}\nwith: [{with}]\nmissions: [unge]\nthemes: [skole]\nstatus: {status}\n{pledges}"
    )
}

const PLEDGES: &str = "pledges:
  - {text: Skoler, pledged: 11, delivered: 11, unit: count, by: 2026-12-31, as_of: 2026-05-01}
  - {text: Hold, pledged: 10, delivered: 4, unit: count, by: 2026-03-31, as_of: 2026-04-01}
  - {text: Hold, pledged: 10, delivered: 4, unit: count, by: 2027-03-31, as_of: 2026-04-01}
  - {text: Møder, pledged: 4, unit: count, by: 2026-12-31}
";

fn build(mission: &str, contributions: &[String]) -> Output {
    let mut texts: Vec<(String, String)> = [
        ("site.yml", SITE),
        (
            "themes.yml",
            "skole: {title: {da: Skole, en: School}}\nfritid: {title: {da: Fritid, en: Leisure}}\n",
        ),
        ("partners/sekretariat.yml", "title: Sekretariatet\n"),
        ("partners/by.yml", "title: Fjordby & Omegn\nkind: municipality\n"),
        ("partners/idraet.yml", "title: Idrætten\nkind: association\n"),
        ("missions/unge.yml", mission),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .into();
    for (at, text) in contributions.iter().enumerate() {
        texts.push((format!("contributions/c{at}.yml"), text.clone()));
    }
    let tree = Tree::of_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let now = parse_date("2026-06-01").expect("a date").into();
    let options = Options {
        as_of: None,
        now,
        base_url: None,
        drafts: false,
        strict: false,
        clean_urls: false,
    };
    let Report { value, diagnostics } = crate::build_with(&tree, &options, &());
    value.unwrap_or_else(|| panic!("{diagnostics:#?}"))
}

fn page<'a>(output: &'a Output, path: &str) -> &'a str {
    match output.get(path) {
        Some(Entry::Bytes(bytes)) => std::str::from_utf8(bytes).expect("UTF-8"),
        other => panic!("{path}: {other:?}"),
    }
}

const YOUTH: &str = "missioner/unge/index.html";

#[track_caller]
fn has(html: &str, part: &str) {
    assert!(html.contains(part), "no {part} in {html}");
}

#[test]
fn c_48_the_road_map_says_all_in_words_and_draws_one_row_for_each_phase() {
    let output = build(MISSION, &[]);
    let html = page(&output, YOUTH);
    // A head and two phases; none of them is read aloud.
    assert_eq!(html.matches("class=\"plot gantt").count(), 3);
    let rows = html.split("class=\"plot gantt").skip(1);
    assert!(rows.into_iter().all(|it| it.contains("\"><svg aria-hidden=\"true\"")));
    for part in [
        "Den lodrette streg er i dag, 1. juni 2026.",
        ">I dag</text>",
        ">2022</text>",
        "<b>Aftale underskrevet</b>",
        "nået 12. maj 2023",
        "<p>Fjordby &amp; Omegn</p>",
        "flyttet fra 2025 til 2027",
        "Hvorfor: Skemaet var ikke klar",
        "Kan først begynde, når Aftale underskrevet er nået",
        "Opgivet",
        "class=\"ms ghost\"",
    ] {
        has(html, part);
    }
    has(page(&output, "en/missions/unge/index.html"), ">Today</text>");
}

#[test]
fn a_road_map_without_dates_is_words_only() {
    let mission = "title: {da: Unge, en: Youth}\nroadmap:\n  - phase: Snart\n    milestones:\n      - {title: Et hus}\n";
    let output = build(mission, &[]);
    let html = page(&output, YOUTH);
    has(html, "<b>Et hus</b>");
    assert!(!html.contains("gantt") && !html.contains("lodrette streg"));
    // Neither is there anything to say of who covers what.
    assert!(!html.contains("Overlap og huller"));
}

#[test]
fn c_47_roles_stand_in_words_in_a_real_table_with_findings_first_and_at_its_foot() {
    let contributions = [
        contribution("by", "idraet", "running", ""),
        contribution("idraet", "", "planned", ""),
        contribution("sekretariat", "", "closed", "why: Ingen penge\n"),
    ];
    let output = build(MISSION, &contributions);
    let html = page(&output, YOUTH);
    for part in [
        "<li>Hul, ingen leder: Fritid.</li><li>Overlap, flere leder: Skole.</li>",
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Tabel: Parternes roller",
        "Fjordby &amp; Omegn</a></th><td class=\"lead2\">Leder</td><td class=\"nil\">Ingen rolle</td></tr>",
        "<tfoot><tr><th scope=\"row\">Dækning</th><td>Overlap: 2 leder</td><td>Hul: ingen leder</td></tr></tfoot>",
        "uden rolle på emnerne lige nu: Sekretariatet.",
        // What is needed, and who is missing.
        "<td class=\"l\">Forening og Virksomhed</td><td class=\"l\">Forening og Virksomhed</td><td class=\"l\">Foreninger når flere</td>",
    ] {
        has(html, part);
    }
    let findings = html.find("Hul, ingen leder").expect("the findings");
    assert!(findings < html.find("<table class=\"matrix\">").expect("the table"));
    has(page(&output, "en/missions/unge/index.html"), "<td class=\"nil\">No role</td>");
}

#[test]
fn c_47_needs_are_shown_though_nobody_has_a_role() {
    let output = build(MISSION, &[]);
    let html = page(&output, YOUTH);
    has(html, "<li>Hul, ingen leder: Skole og Fritid.</li>");
    has(html, "Foreninger når flere");
    assert!(!html.contains("class=\"matrix\""));
}

#[test]
fn c_44_pledges_are_counted_by_status_where_they_are_one_s_own() {
    let contributions = [contribution("by", "idraet", "running", PLEDGES)];
    let output = build(MISSION, &contributions);
    for path in [YOUTH, "partnere/by/index.html"] {
        let html = page(&output, path);
        has(html, "<b>4 løfter</b>");
        has(html, "<div class=\"plot stack\"><svg aria-hidden=\"true\"");
        for words in ["1 holdt</li>", "1 på vej</li>", "1 forsinket</li>", "1 ikke opgjort</li>"] {
            has(html, words);
        }
        let order = ["\"g-done\"", "\"g-go\"", "\"g-late\"", "\"g0\""];
        let bar = html.split("plot stack").nth(1).expect("the bar");
        let places = order.map(|it| bar.find(&format!("<rect class={it}")).expect(it));
        assert!(places.is_sorted());
    }
    assert!(!page(&output, "partnere/idraet/index.html").contains("plot stack"));
    assert!(!page(&build(MISSION, &[]), YOUTH).contains("plot stack"));
}
