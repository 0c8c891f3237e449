//! Addresses that time takes away: whatever was published answers in every later build.

use std::collections::{BTreeMap, BTreeSet};

use crate::Options;
use crate::output::{Entry, Output};
use crate::tree::{Former, Tree};
use crate::value::parse_moment;

type Files = Vec<(String, String)>;

/// A build over a former one, and the codes of what it says.
fn built(files: &Files, former: Option<&Output>, day: &str) -> (Output, Vec<&'static str>) {
    let former = former.map(|it| Former {
        name: "history.json".to_owned(),
        named: true,
        text: Ok(text(it, "history.json")),
    });
    let texts = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let tree = Tree::of_texts(texts).with_former(former);
    let options = Options::at(parse_moment(day).expect("a day"));
    let report = crate::build_with(&tree, &options, &());
    let codes = report.diagnostics.iter().map(|it| it.code).collect();
    (report.value.unwrap_or_else(|| panic!("{day}: {:#?}", report.diagnostics)), codes)
}

fn text(output: &Output, path: &str) -> String {
    match output.get(path) {
        Some(Entry::Bytes(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        other => panic!("{path}: {other:?}"),
    }
}

fn pages(output: &Output) -> BTreeSet<String> {
    let all = output.iter().map(|it| it.0.to_owned());
    all.filter(|it| it.ends_with("index.html")).collect()
}

/// Whether a page only leads on.
fn leads_on(output: &Output, path: &str) -> bool {
    text(output, path).contains("http-equiv=\"refresh\"")
}

fn same_bytes(one: &Output, other: &Output) {
    let all = |it: &Output| -> BTreeMap<String, Entry> {
        it.iter().map(|(path, entry)| (path.to_owned(), entry.clone())).collect()
    };
    let (one, other) = (all(one), all(other));
    let differ = |path: &&String| one.get(*path) != other.get(*path);
    let paths: Vec<&String> = one.keys().chain(other.keys()).filter(differ).collect();
    assert!(paths.is_empty(), "{paths:?}");
}

fn site(files: &[(&str, String)]) -> Files {
    let site = "title: {da: Fjorden, en: The Fjord}\nlanguages: [da, en]\n";
    let own = [("site.yml", site.to_owned()), ("missions/unge.yml", "title: Unge\n".to_owned())];
    let all = own.iter().chain(files);
    all.map(|(path, text)| ((*path).to_owned(), text.clone())).collect()
}

#[test]
fn every_address_of_a_calendar_answers_month_by_month_over_a_year() {
    let mut calendar = String::new();
    for n in 1..=8 {
        calendar += &format!("- {{title: Møde {n}, every: monthly, from: 2026-03-{n:02}}}\n");
    }
    for n in 1..=20 {
        calendar += &format!("- {{title: Dag {n}, date: 2027-0{}-11}}\n", 1 + n % 9);
    }
    let mission = "title: Klima\nroadmap:\n  - phase: Alt\n    milestones:\n      - {id: a, title: Aftalen, due: 2026-09-30}\n";
    let new = "title: Tal\nunit: percent\ndirection: increase\nnext_release: 2028-01\n";
    let files = site(&[
        ("calendar.yml", calendar),
        ("missions/klima.yml", mission.to_owned()),
        ("indicators/tal.yml", new.to_owned()),
    ]);
    let days = ["06-10", "07-10", "08-31", "09-01", "10-10", "11-10", "12-31"]
        .map(|it| format!("2026-{it}"));
    let days = days
        .into_iter()
        .chain(["2027-01-10", "2027-04-10", "2027-07-01", "2028-03-01"].map(str::to_owned));
    let (mut former, mut ever, mut month): (Option<Output>, BTreeSet<String>, _) =
        (None, BTreeSet::new(), None);
    for day in days {
        let (output, codes) = built(&files, former.as_ref(), &day);
        assert!(!codes.contains(&"address-gone"), "{day}: {codes:?}");
        ever.extend(pages(&output));
        let now = pages(&output);
        let lost: Vec<&String> = ever.difference(&now).collect();
        assert!(lost.is_empty(), "{day}: {lost:?}");
        same_bytes(&output, &built(&files, Some(&output), &day).0);
        // What was, is and comes: a month tells the same of its days whenever it is built.
        let html = text(&output, "kalender/2026-08/index.html");
        let main = html.split("id=\"h-2026-08\"").nth(1).and_then(|it| it.split("</ol>").next());
        let main = main.unwrap_or_else(|| panic!("{day}: {html}")).to_owned();
        assert!(main.contains("Møde 8"), "{main}");
        assert_eq!(month.get_or_insert_with(|| main.clone()), &main, "{day}");
        former = Some(output);
    }
    let last = former.expect("builds");
    assert!(!leads_on(&last, "kalender/2026-09/index.html"));
    assert!(text(&last, "kalender/2026-09/index.html").contains("Forsinket"));
    // Figures that were to come are on no day that was: that month had nothing else.
    assert!(
        leads_on(&last, "kalender/2028-01/index.html")
            || ever.contains("kalender/2028-01/index.html")
    );
    assert!(text(&last, "kalender/2026/index.html").contains("2026-08/"));
}

/// So many updates, ten in each month from January 2025 on.
fn log(n: usize) -> Files {
    let mut files = site(&[]);
    for at in 0..n {
        let (year, month, day) = (2025 + at / 120, 1 + at / 10 % 12, 1 + at % 10);
        let path = format!("updates/{year}-{month:02}-{day:02}-nyt-{at}.md");
        let text = format!("---\ntitle: Nyt {at}\nmissions: [unge]\n---\n\nDer skete noget.\n");
        files.push((path, text));
    }
    files
}

#[test]
fn a_list_that_grows_past_its_limit_and_shrinks_again_leaves_no_dead_address() {
    let mut former: Option<Output> = None;
    let mut parts = BTreeSet::new();
    for (n, day) in [
        (50, "2026-06-01"),
        (130, "2026-07-01"),
        (60, "2026-08-01"),
        (60, "2026-09-01"),
        (130, "2026-10-01"),
    ] {
        let mut files = log(n);
        // What an author takes away, the author says where to find.
        if n < 130 {
            let gone = (n..130).map(|at| {
                format!(
                    "/opdateringer/nyt-{at}/: \"update:\"\n/en/updates/nyt-{at}/: \"update:\"\n"
                )
            });
            files.push(("redirects.yml".to_owned(), gone.collect()));
        }
        let (output, codes) = built(&files, former.as_ref(), day);
        assert!(!codes.contains(&"address-gone"), "{day}: {codes:?}");
        let is_part = |it: &&String| it.contains("opdateringer/2025/");
        if n == 130 {
            parts.extend(pages(&output).iter().filter(is_part).cloned());
        }
        for part in &parts {
            assert_eq!(leads_on(&output, part), n < 130, "{day}: {part}");
            assert!(n == 130 || text(&output, part).contains("href=\"../"), "{part}");
        }
        same_bytes(&output, &built(&files, Some(&output), day).0);
        former = Some(output);
    }
    assert!(!parts.is_empty());
}

#[test]
fn old_addresses_lead_to_the_last_of_a_chain_and_never_shadow_a_page() {
    let chain = "/a/: /b/\n/b/: /c/\n/c/: mission:unge\n";
    let files = site(&[("redirects.yml", chain.to_owned())]);
    let (first, _) = built(&files, None, "2026-06-01");
    for old in ["a", "b", "c"] {
        let html = text(&first, &format!("{old}/index.html"));
        assert!(html.contains("../missioner/unge/"), "{old}: {html}");
    }
    // A history that says of a page that it is gone, and of parts of what was moved.
    let past = text(&first, "history.json");
    let onward = "\"onward\": {\"/missioner/unge/\": \"part\", \"/a/2/\": \"part\", \"/missioner/unge/vej/2/\": \"roadmap-part\", \"/a/\": \"part\"},\n  \"things\"";
    let past = past.replacen("\"things\"", onward, 1);
    let texts = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let former = Former { name: "x".to_owned(), named: true, text: Ok(past) };
    let tree = Tree::of_texts(texts).with_former(Some(former));
    let report =
        crate::build_with(&tree, &Options::at(parse_moment("2026-07-01").expect("a day")), &());
    let output = report.value.unwrap_or_else(|| panic!("{:#?}", report.diagnostics));
    assert!(!leads_on(&output, "missioner/unge/index.html"));
    assert!(text(&output, "a/2/index.html").contains("../../missioner/unge/"));
    assert!(text(&output, "missioner/unge/vej/2/index.html").contains("../../index.html"));
    assert!(text(&output, "history.json").contains("/missioner/unge/vej/2/"));
}
