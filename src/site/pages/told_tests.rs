//! Lessons, one narrative told to many, and words of the glossary, as a reader gets them.

use super::tests::built;
use crate::output::{Entry, Output};

const MISSION: &str = "title: {da: Unge, en: Youth}\nsummary: {da: Det skal gå godt., en: Well.}\n";

fn page<'a>(output: &'a Output, file: &str) -> Option<&'a str> {
    match output.get(file)? {
        Entry::Bytes(bytes) => std::str::from_utf8(bytes).ok(),
        _ => None,
    }
}

fn file(path: String, text: &str) -> (String, String) {
    (path, text.to_owned())
}

/// So many lessons, 28 a month from January 2025, of a mission or of none.
fn lessons(many: usize, keys: &str) -> Output {
    let one = |at: usize| {
        let (month, day) = (at / 28 + 1, at % 28 + 1);
        let text = format!(
            "title: Ting {at}.\ntype: learning\noutcome: did_not_work\nhappened: {{da: Sket, en: So}}\n{keys}"
        );
        file(format!("updates/2025-{month:02}-{day:02}-ting-{at}.yml"), &text)
    };
    let all: Vec<_> = (0..many).map(one).collect();
    built(MISSION, &[], &all)
}

#[test]
fn a_long_learning_log_stands_whole_month_by_month_and_the_newest_come_first() {
    let holds = |output: &Output, file: &str, at: usize| {
        page(output, file).is_some_and(|it| it.contains(&format!("Ting {at}.</a>")))
    };
    for many in [40, 41, 130] {
        let output = lessons(many, "missions: [unge]\n");
        let first = "laering/index.html";
        let long = many > 40;
        let here = if long { 13 } else { many };
        assert!((many - here..many).all(|at| holds(&output, first, at)), "{many}: the newest");
        assert_eq!(page(&output, "laering/2025/index.html").is_some(), long, "{many}");
        for at in (0..many).filter(|_| many == 130) {
            let part = format!("laering/2025/{:02}/index.html", at / 28 + 1);
            assert!(holds(&output, &part, at), "{many}: {at} is in {part}");
        }
        let csv = page(&output, "laering/laering.csv").expect("a table");
        assert_eq!(csv.lines().count(), many + 1);
        assert_eq!(page(&output, "opdateringer/laering.csv"), Some(csv), "the old address answers");
    }
}

#[test]
fn a_long_log_of_a_single_year_and_no_mission_has_one_way_to_each_month() {
    let output = lessons(130, "");
    let log = page(&output, "opdateringer/index.html").expect("the log");
    assert!(log.contains("h-by_year") && !log.contains("h-by_mission"));
    assert!(page(&output, "opdateringer/2025/05/index.html").is_some());
}

#[test]
fn a_decision_and_the_lesson_that_it_answers_show_each_other() {
    let lesson = "title: Ingen kom\ntype: learning\noutcome: did_not_work\nhappened: Ingen kom.\n";
    let decision = "title: Vi flytter\ntype: decision\nanswers: [2026-01-01-ingen]\n";
    let output = built(
        MISSION,
        &[],
        &[
            file("updates/2026-01-01-ingen.yml".into(), lesson),
            file("updates/2026-02-01-flyt.yml".into(), decision),
        ],
    );
    let link = "../flyt/index.html\">Beslutning: Vi flytter</a>";
    assert!(page(&output, "opdateringer/ingen/index.html").unwrap().contains(link));
    let back = "../ingen/index.html\">Læring: Ingen kom</a>";
    assert!(page(&output, "opdateringer/flyt/index.html").unwrap().contains(back));
    let log = page(&output, "laering/index.html").unwrap();
    assert!(log.contains("opdateringer/flyt/index.html\">Beslutning: Vi flytter</a>"));
    assert!(log.contains("1 ting, vi har lært: 1 virkede ikke."));
}

#[test]
fn stories_lie_side_by_side_where_there_are_two_with_an_audience() {
    let story = |audience: &str, theme: &str| {
        format!(
            "---\ntitle: Til {audience}\nmissions: [unge]\naudience: {audience}\nperspective: Bo, lærer\ntold: 2026-01-01\nconsent: true\nthemes: [{theme}]\n---\nFørst sov vi.\n"
        )
    };
    let mission = format!("{MISSION}themes: [skole, fritid]\n");
    let one = [file("stories/a.md".into(), &story("lærere", "skole"))];
    assert!(page(&built(&mission, &[], &one), "missioner/unge/fortalt/index.html").is_none());
    let mut two = one.to_vec();
    two.push(file("stories/b.md".into(), &story("unge", "fritid")));
    let output = built(&mission, &[], &two);
    let told = page(&output, "missioner/unge/fortalt/index.html").expect("two are told");
    assert!(told.contains("Først sov vi."));
    assert!(told.contains("Missionen har også 1 emne, som denne fortælling ikke handler om."));
}

#[test]
fn a_word_of_the_glossary_leads_to_its_meaning_once_on_a_page_and_not_in_stories() {
    let glossary = "mission: {title: {da: mission, en: mission}, meaning: {da: Mål, en: Goal}, forms: [{da: missionen, en: missions}]}\n";
    let body = "Missionen er vores. En mission er fælles.\n";
    let files = [
        file("glossary.yml".into(), glossary),
        file("pages/om.md".into(), &format!("---\ntitle: Om\n---\n## En mission\n\n{body}")),
        file("stories/s.md".into(), &format!("---\ntitle: S\n---\n{body}")),
    ];
    let output = built(MISSION, &[], &files);
    let about = page(&output, "om/index.html").unwrap();
    let link = "<a class=\"term\" href=\"../ordliste/index.html#term-mission\">Missionen</a>";
    assert_eq!(about.matches("class=\"term\"").count(), 1);
    assert!(about.contains(link));
    assert!(!page(&output, "fortaellinger/s/index.html").unwrap().contains("class=\"term\""));
    let words = page(&output, "ordliste/index.html").unwrap();
    assert!(words.contains("../om/index.html\">Om</a>"), "the glossary says where it is used");
}
