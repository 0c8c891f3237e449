//! What lies beside every page of a small site: its twin, its tables, its dates and its news.

use std::collections::BTreeSet;

use crate::export::tests::{build, json, options, text};
use crate::output::{Entry, Output};
use crate::tree::Tree;
use crate::{Options, diag};

const SITE: &str = "title: Prøve & mål\nlanguages: [da, en]\nas_of: 2026-06-01\nlicence: CC-BY-4.0\nbase_url: https://fjord.example/under/\npublisher: Fjordens sekretariat\n";

const MISSION: &str = "---
title: {da: '=Alle <unge> har det godt', en: All young people are well}
summary: I korte ord.
span: 2024..2030
horizon: now
themes: [skole]
indicators: [trivsel]
roles: {backbone: [nord], owner: [syd]}
roadmap:
  - phase: Prøve af
    span: 2024..2026
    milestones:
      - {id: aftale, title: Aftalen er underskrevet, due: 2025-06-30, done: 2025-05-12, partners: [nord]}
      - {title: {da: 'Tallet, der skal bruges; er der', en: The figure is there}, due: 2027-Q1, was_due: 2026-12-31, why: Skolerne manglede tid, after: [aftale], financed: false}
---
Vi begynder i skolen. <!-- hemmelig bemærkning -->
";

const LEARNED: &str = "---
title: Det virkede ikke
type: learning
missions: [ungdom]
partners: [nord]
believed: Vi troede meget
happened: Der skete lidt
now: Nu gør vi noget andet
outcome: did_not_work
---
";

const CALENDAR: &str = "- {title: Månedsmøde, every: monthly, from: 2026-01-31, to: 2026-12-31, type: meeting, missions: [ungdom], partners: [nord], place: 'Rådhuset, sal 2'}
- {title: 'Topmøde', date: 2026-09-10, type: open_event, open: true, missions: [ungdom], url: 'https://x.example/topmoede'}
- {title: Fremmed møde, date: 2026-09-11}
";

const CORRECTIONS: &str = "- {date: 2026-05-01, indicator: trivsel, period: '2025', before: '64', now: '65', why: Talt to gange, type: correction}
- {date: 2027-05-01, mission: ungdom, before: A, now: B, why: Senere, type: changed_target}
";

fn files() -> Vec<(&'static str, &'static str)> {
    vec![
        ("site.yml", SITE),
        ("themes.yml", "skole: Skole\n"),
        ("missions/ungdom.md", MISSION),
        (
            "indicators/trivsel.md",
            "---\ntitle: Trivsel\nunit: percent\ndirection: increase\nbaseline: {period: 2021}\ntarget: {period: 2030, value: 75}\nsource: {title: Kilde, retrieved: 2026-04-14}\nnext_release: 2027-04\n---\n",
        ),
        ("indicators/trivsel.csv", "period,value\n2021,61.2\n2025,65\n"),
        ("partners/nord.md", "---\ntitle: Nord Kommune\nkind: municipality\n---\n"),
        ("partners/syd.md", "---\ntitle: Syd\nkind: region\n---\n"),
        (
            "contributions/pladser.md",
            "---\ntitle: '=1+1 pladser'\npartner: nord\nwith: [syd]\nmissions: [ungdom]\nthemes: [skole]\nkind: commitment\nstatus: running\nspan: 2024-03-01..2027\npledges:\n  - {text: Praktikpladser, pledged: 200, delivered: 143, unit: count, by: 2026-12-31, as_of: 2026-05-20}\n---\n",
        ),
        ("updates/2026-05-10-laert.md", LEARNED),
        (
            "updates/2026-04-01-nyt.md",
            "---\ntitle: Nyt om 'a' & b\nsummary: Kort\nmissions: [ungdom]\n---\n",
        ),
        (
            "stories/fortalt.md",
            "---\ntitle: Fortalt\nperspective: En far\ntold: 2026-03-01\nconsent: true\nmissions: [ungdom]\n---\nJeg *fortæller* [her](mission:ungdom).\n",
        ),
        ("calendar.yml", CALENDAR),
        ("corrections.yml", CORRECTIONS),
    ]
}

fn with(extra: &[(&'static str, &'static str)]) -> Tree {
    let mut all = files();
    all.retain(|it| extra.iter().all(|other| other.0 != it.0));
    all.extend(extra);
    Tree::of_texts(all)
}

fn site() -> Output {
    build(&with(&[]), &options())
}

#[test]
fn a_mission_is_told_in_facts_and_words() {
    let output = site();
    let it = json(&output, "missioner/ungdom/index.json");
    assert_eq!(it["$schema"], "https://fjord.example/under/assets/skema/page-1.0.json");
    assert_eq!(it["kind"], "mission");
    assert_eq!(it["id"], "ungdom");
    assert_eq!(it["title"], "=Alle <unge> har det godt");
    assert_eq!(it["meta"]["url"], "https://fjord.example/under/missioner/ungdom/");
    assert_eq!(it["meta"]["publisher"], "Fjordens sekretariat");
    let facts = &it["facts"];
    assert_eq!(facts["text"], "Vi begynder i skolen.");
    assert_eq!(facts["roles"]["backbone"][0]["id"], "nord");
    let indicator = &facts["indicators"][0];
    assert_eq!(indicator["verdict"]["class"], "langsomt");
    assert_eq!(indicator["baseline"]["value"].to_string(), "61.2");
    assert_eq!(indicator["latest"]["value"].to_string(), "65.0", "as published");
    assert_eq!(indicator["target"]["value"].to_string(), "75", "as decided");
    let milestones = &facts["roadmap"][0]["milestones"];
    assert_eq!(milestones[0]["done"], "2025-05-12");
    assert_eq!(milestones[1]["due"]["last_day"], "2027-03-31");
    assert_eq!(milestones[1]["was_due"]["period"], "2026-12-31");
    assert_eq!(milestones[1]["financed"], false);
    assert_eq!(milestones[1]["turn"], "next");
    assert_eq!(milestones[1]["after"][0], "Aftalen er underskrevet");
    assert_eq!(facts["contributions"][0]["pledges"][0]["status"], "on_way");
    assert_eq!(facts["coverage"][0]["leads"][0]["id"], "nord");
    let english = json(&output, "en/missions/ungdom/index.json");
    assert_eq!(english["title"], "All young people are well");
    assert_eq!(english["facts"]["roadmap"], {
        let mut same = facts["roadmap"].clone();
        same[0]["milestones"][1]["title"] = "The figure is there".into();
        for one in same[0]["milestones"].as_array_mut().expect("a list") {
            let url = one["url"].as_str().expect("where all is said of it");
            one["url"] = url.replace("missioner/ungdom/vej/", "en/missions/ungdom/roadmap/").into();
            if let Some(partner) = one.get_mut("partners").and_then(|it| it.get_mut(0)) {
                partner["url"] = "https://fjord.example/under/en/partners/nord/".into();
            }
        }
        same
    });
}

#[test]
fn a_twin_is_small_and_the_same_every_time() {
    let output = site();
    let expect = "{
  \"$schema\": \"https://fjord.example/under/assets/skema/page-1.0.json\",
  \"meta\": {
    \"site\": \"Prøve & mål\",
    \"publisher\": \"Fjordens sekretariat\",
    \"generator\": \"pejl VERSION\",
    \"as_of\": \"2026-06-01\",
    \"language\": \"da\",
    \"url\": \"https://fjord.example/under/fortaellinger/fortalt/\",
    \"canonical\": \"https://fjord.example/under/fortaellinger/fortalt/\",
    \"alternates\": [
      {\"language\": \"en\", \"url\": \"https://fjord.example/under/en/stories/fortalt/\", \"json\": \"https://fjord.example/under/en/stories/fortalt/index.json\"}
    ],
    \"licence\": \"CC-BY-4.0\"
  },
  \"kind\": \"story\",
  \"id\": \"fortalt\",
  \"title\": \"Fortalt\",
  \"updated\": \"2026-03-01\",
  \"facts\": {
    \"evidence\": \"story\",
    \"caution\": \"Én persons oplevelse. Ikke et mål for, hvordan det går alle.\",
    \"consent\": true,
    \"perspective\": \"En far\",
    \"told\": \"2026-03-01\",
    \"missions\": [
      {\"id\": \"ungdom\", \"title\": \"=Alle \\u003cunge> har det godt\", \"url\": \"https://fjord.example/under/missioner/ungdom/\"}
    ],
    \"text\": \"Jeg fortæller her.\"
  }
}
";
    let found = text(&output, "fortaellinger/fortalt/index.json");
    assert_eq!(found, expect.replace("VERSION", env!("CARGO_PKG_VERSION")));
    assert_eq!(site(), output);
}

#[test]
fn without_a_place_on_the_web_addresses_are_relative_and_nobody_can_subscribe() {
    let local = SITE.replace("base_url: https://fjord.example/under/\n", "");
    let output = build(&with(&[("site.yml", Box::leak(local.into_boxed_str()))]), &options());
    let it = json(&output, "en/missions/ungdom/index.json");
    assert_eq!(it["$schema"], "../../../assets/skema/page-1.0.json");
    assert_eq!(it["meta"]["url"], "index.html");
    assert!(it["meta"].get("canonical").is_none());
    assert_eq!(it["facts"]["themes"][0]["url"], "../../themes/skole/index.html");
    assert_eq!(
        json(&output, "en/missions/index.json")["facts"]["items"][0]["json"],
        "ungdom/index.json"
    );
    assert!(output.iter().all(|(path, _)| !path.ends_with(".atom")));
    assert!(text(&output, "kalender.ics").contains("@pejl.invalid\r\n"));
}

#[test]
fn what_is_not_translated_is_said_to_be_so() {
    let output = site();
    let it = json(&output, "en/stories/fortalt/index.json");
    assert_eq!(it["meta"]["translated"], false);
    assert!(json(&output, "en/missions/ungdom/index.json")["meta"].get("translated").is_none());
}

#[test]
fn a_page_is_as_new_as_its_newest_fact_that_is_not_to_come() {
    let output = site();
    let updated = |path: &str| json(&output, path)["updated"].clone();
    assert_eq!(updated("missioner/ungdom/index.json"), "2026-05-20", "a promise was counted");
    assert_eq!(updated("indikatorer/trivsel/index.json"), "2026-05-01", "a correction");
    assert_eq!(updated("fortaellinger/fortalt/index.json"), "2026-03-01");
    assert_eq!(updated("rettelser/index.json"), "2026-05-01", "not that of 2027");
    assert_eq!(updated("index.json"), "2026-05-20");
    assert_eq!(updated("kalender/index.json"), serde_json::Value::Null);
    let sitemap = text(&output, "sitemap.xml");
    assert!(
        sitemap.contains("/fortaellinger/fortalt/</loc><lastmod>2026-03-01</lastmod><xhtml:link")
    );
}

#[test]
fn a_calendar_has_milestones_entries_and_coming_figures() {
    let output = site();
    let whole = text(&output, "kalender.ics");
    let expect = "\
BEGIN:VEVENT
UID:milestone-ungdom-HASH@fjord.example
DTSTAMP:20260601T000000Z
SEQUENCE:0
DTSTART;VALUE=DATE:20270331
DTEND;VALUE=DATE:20270401
SUMMARY;LANGUAGE=da:Tallet\\, der skal bruges\\; er der
DESCRIPTION:=Alle <unge> har det godt: Planlagt\\nFlyttet fra 31. december 2
 026 til 1. kvartal 2027\\nSkolerne manglede tid
CATEGORIES:Milepæl
URL:https://fjord.example/under/missioner/ungdom/vej/#m1-2
STATUS:CONFIRMED
TRANSP:TRANSPARENT
END:VEVENT
";
    let title = "Tallet, der skal bruges; er der";
    let hash = format!("{:016x}", xxhash_rust::xxh3::xxh3_64(title.as_bytes()));
    let at = whole.find("DTSTART;VALUE=DATE:20270331").expect("the milestone");
    let from = whole[..at].rfind("BEGIN:VEVENT").expect("its beginning");
    let event = &whole[from..from + whole[from..].find("END:VEVENT\r\n").expect("its end") + 12];
    assert_eq!(event.replace("\r\n", "\n"), expect.replace("HASH", &hash));
    let whole = whole.replace("\r\n ", "");
    assert!(whole.contains(
        "RRULE:FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28,29,30,31;BYSETPOS=-1;UNTIL=20261231\r\n"
    ));
    assert!(whole.contains("SUMMARY;LANGUAGE=da:Nye tal: Trivsel\r\n"));
    assert!(whole.contains("LOCATION:Rådhuset\\, sal 2\r\n"));
    assert!(whole.contains("Fremmed møde"));
    assert!(!text(&output, "missioner/ungdom/kalender.ics").contains("Fremmed møde"));
    let partner = text(&output, "partnere/nord/kalender.ics");
    assert!(partner.contains("Månedsmøde") && !partner.contains("Topmøde"));
    assert!(output.get("partnere/syd/kalender.ics").is_none(), "Syd has no dates");
}

fn uids(output: &Output, path: &str) -> BTreeSet<String> {
    let lines = text(output, path).replace("\r\n ", "");
    lines.lines().filter(|it| it.starts_with("UID:")).map(str::to_owned).collect()
}

#[test]
fn a_date_that_is_moved_is_the_same_date() {
    let before = site();
    let moved = MISSION.replace("due: 2027-Q1", "due: 2027-Q3");
    let calendar = CALENDAR.replace("2026-09-10", "2026-10-10");
    let after = build(
        &with(&[
            ("missions/ungdom.md", Box::leak(moved.into_boxed_str())),
            ("calendar.yml", Box::leak(calendar.into_boxed_str())),
        ]),
        &options(),
    );
    assert_eq!(uids(&before, "kalender.ics"), uids(&after, "kalender.ics"));
    assert_eq!(uids(&before, "kalender.ics"), uids(&before, "en/kalender.ics"));
    let mission = uids(&before, "missioner/ungdom/kalender.ics");
    assert!(mission.is_subset(&uids(&before, "kalender.ics")));
    assert_ne!(text(&before, "kalender.ics"), text(&after, "kalender.ics"));
}

#[test]
fn news_can_be_followed() {
    let output = site();
    let feed = text(&output, "partnere/nord/opdateringer.atom");
    let expect = "\
<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"da\">
<title>Nyt fra Nord Kommune</title>
<id>https://fjord.example/under/partnere/nord/opdateringer.atom</id>
<link rel=\"self\" type=\"application/atom+xml\" href=\"https://fjord.example/under/partnere/nord/opdateringer.atom\"/>
<link rel=\"alternate\" type=\"text/html\" hreflang=\"da\" href=\"https://fjord.example/under/partnere/nord/\"/>
<updated>2026-05-10T00:00:00Z</updated>
<author><name>Fjordens sekretariat</name></author>
<generator version=\"VERSION\">pejl</generator>
<rights>CC-BY-4.0</rights>
<entry>
  <title>Det virkede ikke</title>
  <id>https://fjord.example/under/#update-2026-05-10-laert</id>
  <link rel=\"alternate\" type=\"text/html\" href=\"https://fjord.example/under/opdateringer/laert/\"/>
  <published>2026-05-10T00:00:00Z</published>
  <updated>2026-05-10T00:00:00Z</updated>
  <category term=\"learning\" label=\"Læring\"/>
  <summary>Der skete lidt</summary>
</entry>
</feed>
";
    assert_eq!(feed, expect.replace("VERSION", env!("CARGO_PKG_VERSION")));
    let whole = text(&output, "opdateringer.atom");
    assert!(whole.contains("<title>Nyt om 'a' &amp; b</title>"));
    assert!(whole.contains("<summary>Før: 64. Nu: 65. Talt to gange</summary>"));
    let english = text(&output, "en/opdateringer.atom");
    assert!(english.contains("<title xml:lang=\"da\">Det virkede ikke</title>"));
    assert!(text(&output, "opdateringer/laering.atom").contains("Det virkede ikke"));
    assert!(text(&output, "rettelser/rettelser.atom").contains("<entry>"));
}

#[test]
fn tables_have_one_row_a_fact_and_run_nothing() {
    let output = site();
    assert_eq!(
        text(&output, "missioner/ungdom/vej.csv"),
        "mission,fase,milepael,titel,status,frist,oprindelig_frist,naaet,parter,efter,finansieret,begrundelse,tur,antal_flytninger,udfald,kilde,adresse\r\n\
         ungdom,Prøve af,aftale,Aftalen er underskrevet,done,2025-06-30,,2025-05-12,nord,,,,done,0,,,https://fjord.example/under/missioner/ungdom/vej/#m-aftale\r\n\
         ungdom,Prøve af,,\"Tallet, der skal bruges; er der\",planned,2027-Q1,2026-12-31,,,aftale,nej,Skolerne manglede tid,next,1,,,https://fjord.example/under/missioner/ungdom/vej/#m1-2\r\n"
    );
    assert_eq!(
        text(&output, "hvem-goer-hvad/matrix.csv"),
        "mission,part,tema,rolle,siden,slags,situation,parttype\r\n\
         ungdom,nord,skole,leads,2024-03-01,tema,,\r\n\
         ungdom,syd,skole,contributes,2024-03-01,tema,,\r\n"
    );
    let promised = "bidrag,titel,part,med,type,status,missioner,emner,fra,til,loefte,for,mindst_eller_hoejst,lovet,leveret,enhed,senest,opgjort,loefte_status,foerst_lovet,foerste_frist,aendret,status_uden_aendring,adresse\r\n\
         pladser,'=1+1 pladser,nord,syd,commitment,running,ungdom,skole,2024-03-01,2027-12-31,Praktikpladser,,mindst,200,143,count,2026-12-31,2026-05-20,on_way,,,,,https://fjord.example/under/bidrag/pladser/\r\n";
    assert_eq!(text(&output, "bidrag/bidrag.csv"), promised);
    assert_eq!(text(&output, "partnere/nord/bidrag.csv"), promised);
    assert!(text(&output, "missioner/missioner.csv").contains(",'=Alle <unge> har det godt,now,"));
    assert!(text(&output, "opdateringer/laering.csv").contains("did_not_work,Vi troede meget"));
    assert!(text(&output, "rettelser/rettelser.csv").contains("correction,indikator,trivsel"));
    assert_eq!(
        text(&output, "missioner/ungdom/data.csv"),
        text(&output, "indikatorer/trivsel/data.csv")
    );
}

#[test]
fn the_head_leads_to_what_there_is_and_to_nothing_else() {
    let output = site();
    for (path, entry) in output.iter().filter(|it| it.0.ends_with("index.html")) {
        let Entry::Bytes(bytes) = entry else { panic!("{path} is a copy") };
        let html = String::from_utf8(bytes.clone()).expect("UTF-8");
        let head = html.split("</head>").next().expect("a head");
        let folder = path.strip_suffix("index.html").expect("a folder");
        let mut named = BTreeSet::new();
        for link in head.split("<link rel=\"alternate\" type=\"").skip(1) {
            let href = link.split("href=\"").nth(1).and_then(|it| it.split('"').next());
            let mut to = format!("{folder}{}", href.expect("an address"));
            while let Some((before, after)) = to.clone().split_once("/../") {
                let above = before.rsplit_once('/').map_or("", |it| it.0);
                to = format!("{above}/{after}").trim_start_matches('/').to_owned();
            }
            assert!(output.get(&to).is_some(), "{path} leads to {to}");
            named.insert(to);
        }
        let beside = |it: &str| it.strip_prefix(folder).is_some_and(|it| !it.contains('/'));
        let figures = ["metode.json", "data.json", "data.csv"];
        for (other, _) in output.iter().filter(|it| beside(it.0)) {
            let name = &other[folder.len()..];
            let indicator = path.contains("indikatorer/") || path.contains("indicators/");
            let own = name.ends_with(".html")
                || matches!(name, "robots.txt" | "sitemap.xml" | "history.json");
            let picture = name.ends_with(".png") || name.ends_with(".ico");
            let figure = indicator && (name.starts_with("figur") || figures.contains(&name));
            assert!(
                own || picture || figure || named.contains(other),
                "{path} does not lead to {other}"
            );
        }
    }
}

#[test]
fn readers_are_told_type_and_size() {
    let output = site();
    let html = text(&output, "missioner/ungdom/index.html");
    assert!(html.contains(">Føj datoerne til din kalender (ICS, 3 kB)</a>"), "{html}");
    assert!(html.contains(">Hent milepælene (CSV, 1 kB)</a>"));
    let html = text(&output, "kalender/index.html");
    assert!(html.contains("href=\"../kalender.ics\""));
}

#[test]
fn an_old_address_cannot_take_a_twins_place() {
    let redirects = ("redirects.yml", "/missioner/ungdom/kalender.ics/: 'https://x.example/'\n");
    let report = crate::build_with(&with(&[redirects]), &options(), &());
    assert!(report.value.is_none());
    let codes: Vec<&str> = report.diagnostics.iter().map(|it| it.code).collect();
    assert!(codes.contains(&"same-address"), "{codes:?}");
    assert!(report.diagnostics.iter().any(|it| it.severity == diag::Severity::Error));
}

#[test]
fn drafts_are_marked_where_they_are_shown() {
    let draft = ("missions/kladde.md", "---\ntitle: Kladde\ndraft: true\n---\n");
    let output = build(&with(&[draft]), &options());
    assert!(output.get("missioner/kladde/index.json").is_none());
    let output = build(&with(&[draft]), &Options { drafts: true, ..options() });
    assert_eq!(json(&output, "missioner/kladde/index.json")["meta"]["draft"], true);
}
