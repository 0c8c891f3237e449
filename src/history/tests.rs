use std::collections::BTreeMap;

use super::advise::is_owed;
use super::read::{parse, write};
use super::*;
use crate::value::parse_date;

fn words(text: &str) -> Words {
    BTreeMap::from([("da".to_owned(), text.to_owned())])
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// A small site, from which each case differs in one thing.
fn site() -> State {
    let mut it = State { as_of: "2026-06-01".to_owned(), ..State::default() };
    let thing = |title: &str| Thing { title: words(title), text: "0".to_owned() };
    for about in ["indicator:trivsel", "contribution:skole", "mission:unge"] {
        it.things.insert(about.to_owned(), thing(about));
    }
    let figures = |all: &[(&str, &str)]| -> BTreeMap<String, String> {
        all.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    };
    let series = BTreeMap::from([
        (String::new(), figures(&[("2024", "64.2"), ("2025", "65 P")])),
        ("partner=nordvig".to_owned(), figures(&[("2025", "61")])),
    ]);
    let indicator = Indicator {
        verdict: "paa-vej".to_owned(),
        target: some("reach 70 by 2030"),
        baseline: some("2018 61.3"),
        path: some("linear"),
        series,
        ..Indicator::default()
    };
    it.indicators.insert("trivsel".to_owned(), indicator);
    let promise = Promise {
        text: words("Vejledere"),
        pledged: some("11"),
        delivered: some("7"),
        by: some("2027-06-30"),
    };
    let other = Promise { text: words("Hold"), ..Promise::default() };
    let contribution = Contribution { status: some("running"), promises: vec![promise, other] };
    it.contributions.insert("skole".to_owned(), contribution);
    let milestone = Milestone {
        key: "start".to_owned(),
        title: words("Begyndt"),
        due: some("2026"),
        done: None,
        status: "planned".to_owned(),
    };
    let mission = Mission { goal: words("Alle trives"), milestones: vec![milestone] };
    it.missions.insert("unge".to_owned(), mission);
    it.addresses.insert("/missioner/unge/".to_owned(), "mission:unge".to_owned());
    it
}

fn next(change: impl Fn(&mut State)) -> State {
    let mut it = site();
    it.as_of = "2026-07-01".to_owned();
    change(&mut it);
    it
}

/// A difference in few words: `kind about series period item: before -> now`.
fn said(it: &Change) -> String {
    let fact = |it: &Option<Fact>| match it {
        None => "-".to_owned(),
        Some(Fact::Code(code)) => code.clone(),
        Some(Fact::Words(words)) => words.values().next().cloned().unwrap_or_default(),
    };
    let parts = [&it.series, &it.period, &it.item];
    let of: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    let of = if of.is_empty() { String::new() } else { format!(" {}", of.join(" ")) };
    format!("{} {}{of}: {} -> {}", it.kind.id(), it.about, fact(&it.before), fact(&it.now))
}

type Case<'a> = (&'a str, fn(&mut State), &'a [&'a str]);

fn trivsel(it: &mut State) -> &mut Indicator {
    it.indicators.get_mut("trivsel").expect("there")
}
fn skole(it: &mut State) -> &mut Contribution {
    it.contributions.get_mut("skole").expect("there")
}
fn milestone(it: &mut State) -> &mut Milestone {
    &mut it.missions.get_mut("unge").expect("there").milestones[0]
}
fn figures<'a>(it: &'a mut State, series: &str) -> &'a mut BTreeMap<String, String> {
    trivsel(it).series.get_mut(series).expect("there")
}

const CASES: &[Case] = &[
    ("nothing", |_| {}, &[]),
    (
        "a verdict",
        |it| trivsel(it).verdict = "langsomt".into(),
        &["verdict indicator:trivsel: paa-vej -> langsomt"],
    ),
    (
        "a figure",
        |it| {
            figures(it, "").insert("2024".into(), "64.6".into());
        },
        &["value indicator:trivsel 2024: 64.2 -> 64.6"],
    ),
    (
        "a provisional figure that is final",
        |it| {
            figures(it, "").insert("2025".into(), "65".into());
        },
        &["value indicator:trivsel 2025: 65 P -> 65"],
    ),
    (
        "a partner's figure",
        |it| {
            figures(it, "partner=nordvig").insert("2025".into(), "60".into());
        },
        &["value indicator:trivsel partner=nordvig 2025: 61 -> 60"],
    ),
    (
        "a new period",
        |it| {
            figures(it, "").insert("2026".into(), "66".into());
        },
        &["value indicator:trivsel 2026: - -> 66"],
    ),
    (
        "a figure that is gone",
        |it| {
            figures(it, "").remove("2024");
        },
        &["value indicator:trivsel 2024: 64.2 -> -"],
    ),
    (
        "partners' new figures are counted",
        |it| {
            figures(it, "partner=nordvig").insert("2026".into(), "62".into());
        },
        &["new_figures indicator:trivsel 2026: - -> 1"],
    ),
    (
        "a target",
        |it| trivsel(it).target = some("reach 68 by 2030"),
        &["target indicator:trivsel: reach 70 by 2030 -> reach 68 by 2030"],
    ),
    (
        "a baseline",
        |it| trivsel(it).baseline = some("2019 60"),
        &["baseline indicator:trivsel: 2018 61.3 -> 2019 60"],
    ),
    (
        "a path",
        |it| trivsel(it).path = some("geometric"),
        &["path indicator:trivsel: linear -> geometric"],
    ),
    (
        "a statement",
        |it| trivsel(it).statement = words("Flere trives"),
        &["statement indicator:trivsel: - -> Flere trives"],
    ),
    (
        "a promise's words",
        |it| skole(it).promises[0].text = words("Rådgivere"),
        &["promise contribution:skole 1: Vejledere -> Rådgivere"],
    ),
    (
        "a promise's amount",
        |it| skole(it).promises[0].pledged = some("9"),
        &["amount contribution:skole 1: 11 -> 9"],
    ),
    (
        "a promise's date",
        |it| skole(it).promises[0].by = some("2028-06-30"),
        &["by contribution:skole 1: 2027-06-30 -> 2028-06-30"],
    ),
    (
        "what is delivered",
        |it| skole(it).promises[0].delivered = some("8"),
        &["delivered contribution:skole 1: 7 -> 8"],
    ),
    ("promises in another order", |it| skole(it).promises.reverse(), &[]),
    (
        "a promise that is dropped",
        |it| {
            skole(it).promises.remove(0);
        },
        &["promise contribution:skole 1: Vejledere -> -"],
    ),
    (
        "a new promise",
        |it| skole(it).promises.insert(0, Promise { text: words("Mad"), ..Promise::default() }),
        &["promise contribution:skole 1: - -> Mad"],
    ),
    (
        "a closed contribution",
        |it| skole(it).status = some("closed"),
        &["status contribution:skole: running -> closed"],
    ),
    (
        "a moved milestone",
        |it| milestone(it).due = some("2027"),
        &["due mission:unge start: 2026 -> 2027"],
    ),
    (
        "a milestone that is done",
        |it| {
            milestone(it).done = some("2026-06-20");
            milestone(it).status = "done".into();
        },
        &["done mission:unge start: - -> 2026-06-20"],
    ),
    (
        "a milestone that is dropped",
        |it| milestone(it).status = "dropped".into(),
        &["milestone_status mission:unge start: planned -> dropped"],
    ),
    (
        "a milestone that is gone",
        |it| it.missions.get_mut("unge").expect("there").milestones.clear(),
        &["milestone mission:unge start: Begyndt -> -"],
    ),
    (
        "a goal",
        |it| it.missions.get_mut("unge").expect("there").goal = words("Flere trives"),
        &["goal mission:unge: Alle trives -> Flere trives"],
    ),
    (
        "a name",
        |it| it.things.get_mut("mission:unge").expect("there").title = words("Unge"),
        &["title mission:unge: mission:unge -> Unge"],
    ),
    (
        "a long text",
        |it| it.things.get_mut("mission:unge").expect("there").text = "1".into(),
        &["text mission:unge: 0 -> 1"],
    ),
    (
        "a thing that is gone, and none of its facts",
        |it| {
            it.things.remove("indicator:trivsel");
            it.indicators.clear();
        },
        &["thing indicator:trivsel: indicator:trivsel -> -"],
    ),
    (
        "an address",
        |it| it.addresses.clear(),
        &["address mission:unge /missioner/unge/: /missioner/unge/ -> -"],
    ),
];

#[test]
fn each_kind_of_change_is_told_once() {
    for (name, change, expect) in CASES {
        let found: Vec<String> = diff(&site(), &next(change)).iter().map(said).collect();
        assert_eq!(&found, expect, "{name}");
    }
}

#[test]
fn a_build_over_its_own_result_changes_nothing() {
    for (name, change, expect) in CASES {
        let first = carry(None, site());
        assert!(first.releases.is_empty());
        let second = carry(Some(&first), next(change));
        assert_eq!(second.releases.len(), usize::from(!expect.is_empty()), "{name}");
        let again = carry(Some(&second), next(change));
        assert_eq!(write(&again), write(&second), "{name}");
        // Which partners' figures were new is not kept, so that one that goes again is told as gone.
        if name.contains("partners' new figures") {
            continue;
        }
        // What is undone on the same day has never been.
        let undone = carry(Some(&second), next(|_| {}));
        assert!(undone.releases.is_empty(), "{name}: {:?}", undone.releases);
    }
}

#[test]
fn changes_of_a_day_are_one_change() {
    let before = carry(None, site());
    let first = carry(Some(&before), next(|it| trivsel(it).target = some("reach 68 by 2030")));
    let second = carry(Some(&first), next(|it| trivsel(it).target = some("reach 66 by 2030")));
    let told: Vec<String> = second.releases[0].changes.iter().map(said).collect();
    assert_eq!(told, ["target indicator:trivsel: reach 70 by 2030 -> reach 66 by 2030"]);
    assert_eq!(second.releases.len(), 1);
}

#[test]
fn a_look_back_does_not_write_the_past_anew() {
    let now = carry(Some(&carry(None, site())), next(|it| it.addresses.clear()));
    let back = carry(Some(&now), site());
    assert_eq!(back, now);
}

#[test]
fn what_is_written_can_be_read() {
    let it = carry(Some(&carry(None, site())), next(|it| it.addresses.clear()));
    let text = String::from_utf8(write(&it)).expect("UTF-8");
    assert_eq!(parse(&text), Ok(it));
    assert!(text.lines().count() > 20, "{text}");
}

#[test]
fn readers_are_owed_a_word_for_what_they_saw() {
    let cases: &[(Option<&str>, Option<&str>, bool)] = &[
        (Some("64.2"), Some("64.6"), true),
        (Some("64.2"), None, true),
        (Some("64.2"), Some("C"), true),
        (Some("65 P"), Some("65"), true),
        (Some("65 E"), Some("65"), true),
        (Some("65 P"), Some("65 E"), false),
        (Some("65"), Some("65 U"), false),
        (Some("65"), Some("65 B"), false),
        (None, Some("66"), false),
        (Some("M"), Some("66"), false),
        (Some("C"), Some("M"), false),
    ];
    for (before, now, expect) in cases {
        assert_eq!(is_owed(*before, *now), *expect, "{before:?} {now:?}");
    }
}

#[test]
fn a_verdict_is_worse_only_within_its_kind_or_when_it_is_lost() {
    let cases = [
        ("paa-vej", "langsomt", true),
        ("langsomt", "paa-vej", false),
        ("bedre", "daarligere", true),
        ("bedre", "paa-vej", false),
        ("paa-vej", "foraeldet", true),
        ("foraeldet", "ingen-tal", false),
        ("tidligt", "forkert", false),
    ];
    for (before, now, expect) in cases {
        assert_eq!(worse(before, now), expect, "{before} {now}");
    }
}

#[test]
fn a_calendar_entry_counts_its_changes_and_is_cancelled_until_its_day_is_over() {
    let day = |it| parse_date(it).expect("a date");
    let event = |hash: &str| Event {
        hash: hash.to_owned(),
        from: "2026-09-01".to_owned(),
        to: "2026-09-01".to_owned(),
        title: words("Møde"),
        ..Event::default()
    };
    let only = |it: Event| BTreeMap::from([("a".to_owned(), it)]);
    let first = stamp(&BTreeMap::new(), only(event("1")), day("2026-06-01"));
    assert_eq!(first["a"].sequence, 0);
    let same = stamp(&first, only(event("1")), day("2026-06-02"));
    assert_eq!(same, first);
    let moved = stamp(&same, only(event("2")), day("2026-06-03"));
    assert_eq!(moved["a"].sequence, 1);
    let gone = stamp(&moved, BTreeMap::new(), day("2026-06-04"));
    assert_eq!((gone["a"].sequence, gone["a"].gone.as_deref()), (2, Some("2026-06-04")));
    assert_eq!(stamp(&gone, BTreeMap::new(), day("2026-09-01")), gone);
    assert!(stamp(&gone, BTreeMap::new(), day("2026-09-02")).is_empty());
    let back = stamp(&gone, only(event("2")), day("2026-06-05"));
    assert_eq!((back["a"].sequence, &back["a"].gone), (3, &None));
}

#[test]
fn nothing_in_a_tampered_file_is_believed() {
    let good = String::from_utf8(write(&carry(None, site()))).expect("UTF-8");
    assert!(parse(&good).is_ok());
    let spoil = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        good.replacen(from, to, 1)
    };
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let bad = [
        String::new(),
        "null".to_owned(),
        "[]".to_owned(),
        deep.clone(),
        good.replacen("\"releases\": []", &format!("\"releases\": {deep}"), 1),
        "x".repeat(17 << 20),
        spoil("\"pejl_history\": \"1.0\"", "\"pejl_history\": \"2.0\""),
        spoil("\"pejl_history\": \"1.0\"", "\"pejl_history\": 1"),
        spoil("\"since\": \"2026-06-01\"", "\"since\": \"i går\""),
        spoil("/missioner/unge/", "/../etc/"),
        spoil("/missioner/unge/", "//evil.example/"),
        spoil("/missioner/unge/", "javascript:alert(1)"),
        spoil("/missioner/unge/", "/a b/"),
        spoil("mission:unge\":", "mission:<script>\":"),
        spoil("64.2", "6e9"),
        spoil("64.2", "<b>"),
        spoil("\"da\":\"Alle", "\"xx\":\"Alle"),
        spoil("Alle trives", "Alle \\u202e trives"),
        spoil("Alle trives", &"æ".repeat(4_000)),
        spoil("\"goal\":", "\"evil\":1,\"goal\":"),
    ];
    for text in bad {
        let start: String = text.chars().take(60).collect();
        let fault = parse(&text).expect_err(&start);
        assert!(
            fault.da.chars().count() < 200 && !fault.da.contains(['\n', '\u{202e}']),
            "{}",
            fault.da
        );
    }
    // Markup in words is only words: pages escape it.
    assert!(parse(&spoil("Alle trives", "<script>alert(1)</script>")).is_ok());
}

const SITE: &str = "title: Nordby\nlanguages: [da, en]\nbase_url: https://nordby.example/\n";
const CALENDAR: &str = "- {title: Møde, date: 2026-09-01, type: meeting}\n";
const DRAFT: &str = "---\ntitle: Hemmelig plan\ndraft: true\nsummary: Endnu ikke.\n---\nTekst.\n";
const MISSION: &str = "---\ntitle: Skole\nsummary: Alle i skole.\nroadmap:\n  - phase: Nu\n    milestones:\n      - {id: et, title: Begyndt, due: 2026-12}\n---\nTekst.\n";
const INDICATOR: &str = "---\ntitle: Fravær\nunit: percent\ndirection: decrease\n---\n";

fn built(
    files: &[(&str, &str)],
    former: Option<&str>,
    day: &str,
) -> (crate::output::Output, Vec<&'static str>) {
    use crate::tree::{Former, Tree};
    let former = former.map(|text| Former {
        name: "history.json".to_owned(),
        named: true,
        text: Ok(text.to_owned()),
    });
    let tree = Tree::of_texts(files.iter().copied()).with_former(former);
    let now = crate::value::parse_moment(day).expect("a date");
    let options = crate::Options { drafts: true, ..crate::Options::at(now) };
    let report = crate::build_with(&tree, &options, &());
    let codes = report.diagnostics.iter().map(|it| it.code).collect();
    (report.value.unwrap_or_else(|| panic!("{:?}", report.diagnostics)), codes)
}

fn file(output: &crate::output::Output, path: &str) -> String {
    match output.get(path) {
        Some(crate::output::Entry::Bytes(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        other => panic!("{path}: {other:?}"),
    }
}

fn content<'a>(figures: &'a str, calendar: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("site.yml", SITE),
        ("calendar.yml", calendar),
        ("missions/skole.md", MISSION),
        ("missions/plan.md", DRAFT),
        ("indicators/fravaer.md", INDICATOR),
        ("indicators/fravaer.csv", figures),
    ]
}

#[test]
fn the_same_content_over_its_own_site_gives_the_same_bytes() {
    let first = built(&content("period;value\n2024;7,4\n", CALENDAR), None, "2026-06-01").0;
    let changed =
        content("period;value\n2024;7,1\n", "- {title: Møde, date: 2026-09-02, type: meeting}\n");
    let past = file(&first, "history.json");
    let (second, codes) = built(&changed, Some(&past), "2026-07-01");
    assert!(codes.contains(&"uncorrected-figure"), "{codes:?}");
    assert!(file(&second, "kalender.ics").contains("SEQUENCE:1\r\n"));
    let page = file(&second, "aendringer/index.html");
    assert!(page.contains("7,4") && page.contains("7,1"), "{page}");
    let past = file(&second, "history.json");
    let again = built(&changed, Some(&past), "2026-07-01").0;
    for (path, entry) in second.iter() {
        assert_eq!(again.get(path), Some(entry), "{path}");
    }
    let gone = content("period;value\n2024;7,1\n", "[]\n");
    let third = built(&gone, Some(&past), "2026-07-02").0;
    let dates = file(&third, "kalender.ics");
    assert!(dates.contains("STATUS:CANCELLED") && dates.contains("SEQUENCE:2\r\n"), "{dates}");
}

#[test]
fn nothing_hidden_is_ever_in_the_history() {
    let all = built(&content("period;value\n2024;7,4\n", CALENDAR), None, "2026-06-01").0;
    let text = file(&all, "history.json");
    assert!(
        text.contains("mission:skole")
            && !text.contains("mission:plan")
            && !text.contains("/plan/"),
        "{text}"
    );
    assert!(!text.contains("Hemmelig"), "{text}");
}

#[test]
fn words_of_a_tampered_history_stay_words() {
    let files = content("period;value\n2024;7,4\n", CALENDAR);
    let past = file(&built(&files, None, "2026-06-01").0, "history.json");
    let evil = "<script>alert(1)</script>";
    let past = past.replace("Alle i skole.", evil).replace("\"Skole\"", &format!("\"{evil}\""));
    let site = built(&files, Some(&past), "2026-07-01").0;
    let page = file(&site, "aendringer/index.html");
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script>alert"), "{page}");
    assert!(!file(&site, "aendringer/aendringer.atom").contains("<script>"));
}

#[test]
fn the_entry_to_paste_is_one_that_can_be_read() {
    let past = built(&content("period;value\n2024;7,4\n", CALENDAR), None, "2026-06-01").0;
    let past = file(&past, "history.json");
    let mut files = content("period;value\n2024;7,1\n", CALENDAR);
    let former = crate::tree::Former { name: "x".to_owned(), named: true, text: Ok(past.clone()) };
    let tree = crate::tree::Tree::of_texts(files.iter().copied()).with_former(Some(former));
    let options = crate::Options::at(crate::value::parse_moment("2026-07-01").expect("a date"));
    let said = crate::compile(&tree, &options, &()).diagnostics;
    let said = said.iter().find(|it| it.code == "uncorrected-figure").expect("it is told");
    let help = said.help.as_ref().expect("with the entry").da.clone();
    let entry = help.split_once(": - ").map(|it| format!("- {}\n", it.1)).expect("a list entry");
    let mut unfilled = files.clone();
    unfilled.push(("corrections.yml", &entry));
    let tree = crate::tree::Tree::of_texts(unfilled.iter().copied());
    let said = crate::compile(&tree, &options, &()).diagnostics;
    assert!(said.iter().any(|it| it.code == "empty-text"), "a reason must be written: {said:?}");
    let entry = entry.replace("why: \"\"", "why: \"Kilden talte to gange\"");
    files.push(("corrections.yml", &entry));
    let (_, codes) = built(&files, Some(&past), "2026-07-01");
    let bad = codes.iter().filter(|it| it.starts_with("uncorrected") || it.contains("unknown"));
    assert_eq!(bad.count(), 0, "{codes:?} {entry}");
}
