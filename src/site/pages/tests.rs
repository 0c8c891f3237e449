//! The road map, the table of roles and the status of pledges, as a reader gets them.

use crate::output::{Entry, Output};
use crate::tree::Tree;
use crate::value::parse_date;
use crate::{Options, Report};

pub(super) const SITE: &str =
    "title: {da: Fjorden, en: The Fjord}\nlanguages: [da, en]\nas_of: 2026-06-01\n";
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

pub(super) fn build(mission: &str, contributions: &[String]) -> Output {
    built(mission, contributions, &[])
}

pub(super) fn built(mission: &str, contributions: &[String], more: &[(String, String)]) -> Output {
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
    texts.extend(more.iter().cloned());
    for (at, text) in contributions.iter().enumerate() {
        texts.push((format!("contributions/c{at}.yml"), text.clone()));
    }
    let tree = Tree::of_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let now = parse_date("2026-06-01").expect("a date").into();
    let options =
        Options { base_url: Some("https://fjord.example/".to_owned()), ..Options::at(now) };
    let Report { value, diagnostics } = crate::build_with(&tree, &options, &());
    value.unwrap_or_else(|| panic!("{diagnostics:#?}"))
}

pub(super) fn page<'a>(output: &'a Output, path: &str) -> &'a str {
    match output.get(path) {
        Some(Entry::Bytes(bytes)) => std::str::from_utf8(bytes).expect("UTF-8"),
        other => panic!("{path}: {other:?}"),
    }
}

const YOUTH: &str = "missioner/unge/index.html";

#[track_caller]
pub(super) fn has(html: &str, part: &str) {
    assert!(html.contains(part), "no {part} in {html}");
}

#[test]
fn c_48_the_mission_shows_its_way_in_short_and_the_way_says_all_in_words() {
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
        "<p>1 er nået, 1 er planlagt og 1 er opgivet. 1 har fået flyttet fristen.</p>",
        "<b>Fælles måling</b>",
        "flyttet fra 2025 til 2027",
        "class=\"ms ghost\"",
        "<a href=\"vej/index.html\">",
    ] {
        has(html, part);
    }
    // What goes as it should, and reasons, are a link away.
    assert!(!html.contains("Aftale underskrevet") && !html.contains("Skemaet var ikke klar"));
    let way = page(&output, "missioner/unge/vej/index.html");
    for part in [
        "<h1>1 af 3 milepæle er nået</h1>",
        "1 er planlagt og 1 er opgivet. 1 har fået flyttet fristen.",
        "<b>2 år senere end først lovet</b>",
        "<b>Aftale underskrevet</b>",
        "nået 12. maj 2023",
        "Fjordby &amp; Omegn</a></p>",
        "Hvorfor: Skemaet var ikke klar",
        "Bygger på noget, der er nået: <a href=\"#m-aftale\">Aftale underskrevet</a>",
        "<li id=\"m-opgivet\"><b>Et hus</b>",
        "Opgivet",
        "Vejen er et kompas og ikke en plan.",
    ] {
        has(way, part);
    }
    has(page(&output, "en/missions/unge/index.html"), ">Today</text>");
    has(
        page(&output, "en/missions/unge/roadmap/index.html"),
        "<h1>1 of 3 milestones have been reached</h1>",
    );
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
    // The mission's page has the findings in words, and the way to the table.
    let mission = page(&output, YOUTH);
    has(mission, "<li>Ingen leder: Fritid.</li><li>Flere leder: Skole.</li>");
    has(mission, "href=\"hvem-goer-hvad/index.html\"");
    assert!(!mission.contains("class=\"matrix pile\""));
    let html = page(&output, "missioner/unge/hvem-goer-hvad/index.html");
    for part in [
        "<h1>Ingen leder »Fritid«</h1>",
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Tabel: Parternes roller",
        "Fjordby &amp; Omegn</a></th><td class=\"lead2\" data-k=\"Skole\">Leder</td><td class=\"nil\">Ingen rolle</td></tr>",
        "<tfoot><tr><th scope=\"row\">Dækning</th><td data-k=\"Skole\">Overlap: 2 leder</td><td data-k=\"Fritid\">Hul: ingen leder</td></tr></tfoot>",
        "uden rolle på emnerne lige nu: Sekretariatet.",
        // What is needed, and who is missing.
        "Forening og Virksomhed</td>",
        ">Foreninger når flere</td>",
    ] {
        has(html, part);
    }
    let findings = html.find("Ingen leder").expect("the findings");
    assert!(findings < html.find("<table class=\"matrix pile\">").expect("the table"));
    has(
        page(&output, "en/missions/unge/who-does-what/index.html"),
        "<td class=\"nil\">No role</td>",
    );
    has(page(&output, "hvem-goer-hvad/index.html"), "<h1>Ingen leder »Fritid«</h1>");
}

#[test]
fn c_47_needs_are_shown_though_nobody_has_a_role() {
    let output = build(MISSION, &[]);
    let html = page(&output, YOUTH);
    has(html, "<li>Ingen leder: Skole og Fritid.</li>");
    let html = page(&output, "missioner/unge/hvem-goer-hvad/index.html");
    has(html, "Foreninger når flere");
    assert!(!html.contains("class=\"matrix pile\""));
}

#[test]
fn c_44_pledges_are_counted_by_status_where_they_are_one_s_own() {
    let contributions = [contribution("by", "idraet", "running", PLEDGES)];
    let output = build(MISSION, &contributions);
    for path in [YOUTH, "partnere/by/index.html"] {
        let html = page(&output, path);
        has(html, "<b>4 løfter</b>");
        has(html, "<div class=\"plot stack\"><svg aria-hidden=\"true\"");
        for words in ["1 holdt<", "1 på vej<", "1 forsinket<", "1 ikke opgjort<"] {
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

// ── the front page, the portfolio, what stands around pages ──

/// A site of these files, with one list more of texts.
fn site_of(files: &[(&str, &str)]) -> Output {
    let tree = Tree::of_texts(files.iter().copied());
    let now = parse_date("2026-06-01").expect("a date").into();
    let options = Options::at(now);
    let Report { value, diagnostics } = crate::build_with(&tree, &options, &());
    value.unwrap_or_else(|| panic!("{diagnostics:#?}"))
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

const FULL: &[(&str, &str)] = &[
    (
        "site.yml",
        "title: Fjorden\npromise: Vi rydder op\nsummary: Alle kan følge med.\nas_of: 2026-06-01\ncontact: {email: a@b.dk, address: \"Havnen 1\"}\n",
    ),
    ("themes.yml", "skole: {title: Skole}\n"),
    (
        "missions/rent-vand.yml",
        "title: Vandet er rent\nsummary: Flere bader.\nhorizon: now\nspan: 2022..2030\nindicators: [badende]\n",
    ),
    ("missions/senere.yml", "title: Flere fisk\nhorizon: later\nspan: 2028..\n"),
    ("missions/slut.yml", "title: Ny havn\nspan: 2015..2020\nindicators: [badende]\n"),
    (
        "indicators/badende.yml",
        "title: Badende\nunit: percent\ndirection: increase\nbaseline: {period: 2021}\ntarget: {period: 2030, value: 75, decided: Rådet}\nsource: {title: S, publisher: P, retrieved: 2026-04-14}\n",
    ),
    ("indicators/badende.csv", "period,value\n2021,61.2\n2023,63\n2025,65.1\n"),
    ("situations/barn.yml", "title: \"For dig, der bader\"\n"),
    ("updates/2026-05-20-nyt.yml", "title: Ny bro\n"),
    ("updates/2026-05-10-nyt-2.yml", "title: Ny bænk\n"),
    ("updates/2026-05-05-nyt-3.yml", "title: Ny trappe\n"),
    (
        "updates/2026-04-20-proevet.yml",
        "title: Filteret tog ikke nok\ntype: learning\noutcome: did_not_work\n",
    ),
    (
        "corrections.yml",
        "- {date: 2026-05-15, indicator: badende, period: 2023, before: \"64\", now: \"63\", why: Talt to gange, type: correction, material: true}\n",
    ),
    (
        "calendar.yml",
        "- {title: Møde et, date: 2026-07-01}\n- {title: Møde to, date: 2026-07-02}\n- {title: Møde tre, date: 2026-07-03}\n- {title: Møde fire, date: 2026-07-04}\n",
    ),
    ("pages/om/metode.md", "---\ntitle: Metode\n---\n## Bevis\n\nA.\n\n## B\n\n## C\n\n## D\n"),
];

#[test]
fn p1_the_front_page_answers_in_order_what_we_want_how_it_goes_and_what_is_new() {
    let output = site_of(FULL);
    let html = page(&output, "index.html");
    in_order(
        html,
        &[
            "<h1>Vi rydder op</h1>",
            "<p class=\"lead\">Alle kan følge med.",
            "<div class=\"status\">",
            "1 går langsomt",
            "h-missioner",
            "Vandet er rent",
            "Flere bader.",
            "class=\"plot track\"",
            "Går langsomt",
            "Flere fisk",
            "For dig, der bader",
            "h-nyt",
            "h-dates",
            "Møde et",
            "Sådan arbejder vi",
            "samme metode, Andel af planen",
            "om/metode/index.html",
        ],
    );
    assert!(!html.contains("Møde fire"));
    has(html, "<title>Fjorden</title>");
    has(html, "Havnen 1");
}

#[test]
fn v_60_news_are_updates_and_corrections_and_bad_news_is_not_pushed_out() {
    let output = site_of(FULL);
    let html = page(&output, "index.html");
    let news = html.split("id=\"h-nyt\"").nth(1).expect("news");
    let news = news.split("</section>").next().expect("its end");
    // Three newest, and what did not work though it is older.
    in_order(news, &["Ny bro", "Rettelse af fejl", "Før: 64", "Ny bænk", "Filteret tog ikke nok"]);
    assert!(!news.contains("Ny trappe"));
}

#[test]
fn p1_a_site_without_figures_promises_nothing_about_them() {
    let output = site_of(&[("site.yml", "title: Fjorden\nas_of: 2026-06-01\n")]);
    let html = page(&output, "index.html");
    has(html, "<h1>Fjorden</h1>");
    for part in ["class=\"status\"", "samme metode", "h-missioner", "h-nyt"] {
        assert!(!html.contains(part), "{part}");
    }
}

#[test]
fn p2_the_portfolio_has_rows_a_board_of_three_columns_and_what_is_over() {
    let output = site_of(FULL);
    let html = page(&output, "missioner/index.html");
    in_order(
        html,
        &[
            "<h1>Missioner</h1>",
            "Alle missioner",
            "Vandet er rent",
            "2022–2030",
            "Flere fisk",
            "class=\"board\"",
            "<h3>Nu</h3>",
            "<h3>Næste</h3>",
            "Ingen missioner lige nu.",
            "<h3>Senere</h3>",
            "Afsluttede missioner",
            "Ny havn",
            "Går langsomt",
        ],
    );
    assert_eq!(html.matches("<h3>").count() + html.matches("<h3 ").count(), 6);
}

#[test]
fn p16_the_page_for_what_is_not_there_leads_on_with_at_most_seven_links() {
    let output = site_of(FULL);
    let html = page(&output, "404.html");
    let links = html.split("class=\"ways\"").nth(1).expect("links").split("</ul>").next();
    let links = links.expect("their end");
    let n = links.matches("<a href=\"/").count();
    assert!((3..=7).contains(&n) && n == links.matches("<a ").count(), "{links}");
    has(html, "mailto:a@b.dk?subject=");
    has(html, "Den er måske flyttet, eller adressen er skrevet forkert.");
}

#[test]
fn links_that_leave_the_site_say_so_and_post_and_telephone_do_not() {
    let output = site_of(&[
        (
            "site.yml",
            "title: Fjorden\nas_of: 2026-06-01\npublisher: by\ncontact: {email: a@b.dk, phone: \"12 34 56 78\", url: \"https://c.dk/\"}\n",
        ),
        ("partners/by.yml", "title: By\nurl: https://by.dk/\n"),
    ]);
    let html = page(&output, "partnere/by/index.html");
    has(html, "href=\"https://by.dk/\">by.dk<span class=\"vh\"> (eksternt websted)</span></a>");
    assert_eq!(html.matches("class=\"ext\"").count(), 2);
    has(html, "<a href=\"mailto:a@b.dk\">a@b.dk</a>");
}

#[test]
fn pages_in_an_order_lead_to_the_ones_beside_them_and_tell_when_they_changed() {
    let output = site_of(FULL);
    let html = page(&output, "opdateringer/nyt-2/index.html");
    has(html, "class=\"turn\"");
    in_order(html, &["Ældre", "Ny trappe", "Nyere", "Ny bro"]);
    let html = page(&output, "indikatorer/badende/index.html");
    has(html, "Sidst opdateret <time datetime=\"2026-05-15\">15. maj 2026</time>");
    // Labels of evidence lead to where they are explained, and a long text has its headings beside it.
    has(html, "href=\"../../om/metode/index.html#bevis\"");
    has(page(&output, "om/metode/index.html"), "class=\"toc\"");
}

// ── the mission's page in its order, and the report (pages.md P3) ──

const FIGURE: &str = "title: {da: Unge der trives, en: Young people who feel well}
summary: Hvor mange har det godt?
unit: percent
direction: increase
baseline: {period: 2021}
target: {period: 2030, value: 75, decided: Byrådet}
source: {title: Ungeprofilen, url: \"https://example.org\", retrieved: 2026-04-14}
evidence: measured
owner: by
next_release: 2027-04-13
";
const FIGURES: &str = "period,value\n2021,61.2\n2023,63.0\n2025,65.1\n";

fn story(title: &str, teller: &str) -> String {
    format!(
        "title: {title}\nsummary: Kort.\nperspective: {teller}\ntold: 2026-02-01\nconsent: true\nmissions: [unge]\n"
    )
}

fn lesson(title: &str, outcome: &str) -> String {
    format!(
        "title: {title}\nsummary: Kort.\ntype: learning\noutcome: {outcome}\nbelieved: A\nhappened: B\nnow: C\nmissions: [unge]\n"
    )
}

/// A mission with a figure, four stories of which one is told by somebody else, and three lessons of
/// which the oldest did not work.
fn full() -> Output {
    let mission = format!("indicators: [trivsel]\nspan: 2022..2030\n{MISSION}");
    let more = [
        ("indicators/trivsel.yml".to_owned(), FIGURE.to_owned()),
        ("indicators/trivsel.csv".to_owned(), FIGURES.to_owned()),
        ("stories/a.yml".to_owned(), story("Fortælling A", "En ung")),
        ("stories/b.yml".to_owned(), story("Fortælling B", "En ung")),
        ("stories/c.yml".to_owned(), story("Fortælling C", "En ung")),
        ("stories/d.yml".to_owned(), story("Fortælling D", "En lærer")),
        ("updates/2026-05-01-ny.yml".to_owned(), lesson("Nyeste", "worked")),
        ("updates/2026-04-01-mellem.yml".to_owned(), lesson("Mellem", "surprised")),
        ("updates/2025-01-01-gammel.yml".to_owned(), lesson("Gammel", "did_not_work")),
        (
            "calendar.yml".to_owned(),
            "- {title: Møde, date: 2026-09-01, type: meeting, missions: [unge]}\n".to_owned(),
        ),
    ];
    built(&mission, &[contribution("by", "idraet", "running", PLEDGES)], &more)
}

#[test]
fn p3_a_mission_says_what_it_says_in_the_order_of_the_specification() {
    let output = full();
    let html = page(&output, YOUTH);
    let parts = [
        "class=\"kicker\"",
        "<h1",
        "class=\"lead\"",
        "class=\"verdict",
        "class=\"tally\"",
        "<figure class=\"chart\"",
        ">Kort fortalt</h2>",
        ">Vejen til målene</h2>",
        ">Hvad vi gør og hvornår</h2>",
        ">Hvem gør hvad</h2>",
        "Se, hvem der gør hvad på hvert emne",
        "<article class=\"promise\">",
        ">Set med andres øjne</h2>",
        ">Det har vi lært</h2>",
        ">Det sker</h2>",
        "Hele missionen til udskrift</a>",
    ];
    let places: Vec<usize> = parts
        .iter()
        .map(|it| html.find(it).unwrap_or_else(|| panic!("no {it} in {html}")))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn p3_in_short_says_where_it_is_what_is_left_and_what_is_late() {
    let output = full();
    for part in [
        "<dt>Nu</dt><dd>65,1\u{a0}% <small>Unge der trives, 2025. Andelen er steget med 3,9\u{a0}procentpoint siden 2021.</small>",
        "<dt>Mangler</dt><dd>9,9\u{a0}procentpoint <small>til målet på 75\u{a0}% i 2030.</small>",
        "<dt>Sker nu</dt><dd>1 bidrag <small>er i gang. 1 løfte er forsinket. Næste milepæl: Fælles måling, 2027.</small>",
    ] {
        has(page(&output, YOUTH), part);
    }
    has(
        page(&output, "en/missions/unge/index.html"),
        "<dt>Still to go</dt><dd>9.9\u{a0}percentage points",
    );
    // Without figures there is only what happens.
    let without = build(MISSION, &[]);
    let html = page(&without, YOUTH);
    has(html, "<dt>Sker nu</dt><dd>0 bidrag");
    assert!(!html.contains("<dt>Mangler</dt>"));
}

#[test]
fn p3_three_stories_are_told_by_more_than_one_where_more_than_one_tells() {
    let output = full();
    let html = page(&output, YOUTH);
    assert_eq!(html.matches("<article class=\"quote\">").count(), 3);
    has(html, "Fortælling A");
    has(html, "Fortælling D");
    assert!(!html.contains("Fortælling C"));
}

#[test]
fn p3_of_two_lessons_one_did_not_work_if_any_did_not() {
    let output = full();
    let html = page(&output, YOUTH);
    let learned = html.split("id=\"h-laering\"").nth(1).expect("the lessons");
    let learned = learned.split("</section>").next().expect("their end");
    assert_eq!(learned.matches("<li>").count(), 2);
    let places = ["Nyeste", "Gammel"].map(|it| learned.find(it).expect(it));
    assert!(places.is_sorted());
    has(learned, "Virkede ikke");
}

#[test]
fn a_report_is_the_whole_mission_with_numbers_and_no_page_to_be_found() {
    let output = full();
    let html = page(&output, "missioner/unge/rapport/index.html");
    for part in [
        "<body data-page=\"report\"",
        "<meta name=\"robots\" content=\"noindex\">",
        "<link rel=\"canonical\" href=\"https://fjord.example/missioner/unge/\">",
        "1. Kort fortalt</h2>",
        "2. Om missionen</h2>",
        "3. Tallene</h2>",
        "3.1 <a href=\"../../../indikatorer/trivsel/index.html\">Unge der trives</a></h3>",
        "<a href=\"#h-tal-1\">Unge der trives</a>",
        "<h4>Regnestykket kort</h4>",
        "Skoler: 11 af 11, inden 31. december 2026.",
        "Hold: 4 af 10, inden 31. marts 2026, forsinket.",
        "https://fjord.example/indikatorer/trivsel/metode.json",
        "Gammel",
    ] {
        has(html, part);
    }
    // Nothing is behind a click, and nothing is fetched.
    assert!(!html.contains("<details") && !html.contains("download="));
    assert!(!html.contains("hreflang=\"x-default\""));
    let sitemap = page(&output, "sitemap.xml");
    assert!(sitemap.contains("missioner/unge/</loc>") && !sitemap.contains("rapport"));
    has(page(&output, "en/missions/unge/report/index.html"), "3. The figures</h2>");
}

#[test]
fn chapters_that_have_nothing_to_say_are_not_in_a_report() {
    let output = build("title: {da: Unge, en: Youth}\nsummary: {da: Flere., en: More.}\n", &[]);
    let html = page(&output, "missioner/unge/rapport/index.html");
    assert!(!html.contains("Tallene</h2>") && !html.contains("Hvem gør hvad"));
}
