//! The index of a few invented pages, and of a site.

use super::*;
use crate::output::Entry;
use crate::site::{Findable, PageRef};
use crate::tree::Tree;
use crate::value::parse_date;
use crate::{Options, build_with};

fn page(title: &str, names: &[&str], body: &str) -> Found {
    Found {
        what: Findable::Page(PageRef::Calendar),
        href: format!("{}/", title.to_lowercase()),
        title: title.to_owned(),
        lang: None,
        names: names.iter().map(|it| (*it).to_owned()).collect(),
        kind: "Side".to_owned(),
        summary: String::new(),
        note: String::new(),
        about: String::new(),
        body: body.to_owned(),
    }
}

/// The text that a file hands over.
fn text(index: &Index, name: &str) -> String {
    let (_, bytes) = index.files.iter().find(|it| it.0 == name).expect("a file of the index");
    String::from_utf8(bytes.clone()).expect("UTF-8")
}

/// The pages that have this stem, with their letters.
fn hits(index: &Index, stem: &str) -> String {
    let line = |file: &str| {
        let text = text(index, file);
        let (_, json) = text.trim_end().split_once(", ").expect("a name and data");
        let lines: String = serde_json::from_str(json.trim_end_matches(");")).expect("a text");
        lines.split('\n').map(str::to_owned).collect::<Vec<_>>()
    };
    let words = line("words0.js");
    let at = words.iter().position(|it| it.split(' ').next() == Some(stem)).expect("a stem");
    line("hits0.js")[at].clone()
}

#[test]
fn forms_of_a_word_lead_to_the_same_pages_and_a_compound_to_its_parts() {
    let pages = [
        page("Kommunerne", &[], "De kører i elbusser på el."),
        page("Busser", &["rutebil"], "Kommunens busser kører hver dag."),
    ];
    let index = of(&pages, Lang::Da);
    assert!(
        text(&index, "words0.js").contains("\\nkommun ens erne"),
        "{:?}",
        text(&index, "words0.js")
    );
    let pages_of =
        |stem: &str| hits(&index, stem).chars().filter(char::is_ascii_digit).collect::<String>();
    assert_eq!(pages_of("kommun"), "01");
    // The first page has only the compound.
    assert_eq!(pages_of("bus"), "01");
    assert_eq!(pages_of("rutebil"), "1");
    let bus = hits(&index, "bus");
    let level = |at: usize| bus.as_bytes()[at];
    assert!(level(1) < level(3), "a name counts more than a part of a compound: {bus}");
}

#[test]
fn what_stands_in_a_text_cannot_leave_the_script() {
    let pages = [page("</script>\u{2028}\"\\", &[], "\"); alert(1); (\"")];
    let index = of(&pages, Lang::Da);
    for (name, bytes) in &index.files {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        let stem = name.trim_end_matches(".js");
        let data = text
            .strip_prefix(&format!("pejlSearch.take(\"{stem}\", "))
            .and_then(|it| it.strip_suffix(");\n"))
            .expect("one call");
        serde_json::from_str::<serde_json::Value>(data).expect("one value and nothing after it");
    }
}

#[test]
fn the_same_pages_give_the_same_bytes_and_others_give_others() {
    let pages = [page("Et", &[], "to tre"), page("Fire", &[], "fem seks")];
    assert_eq!(of(&pages, Lang::Da), of(&pages, Lang::Da));
    let other = [page("Et", &[], "to tre"), page("Fire", &[], "fem syv")];
    assert_ne!(of(&pages, Lang::Da).name, of(&other, Lang::Da).name);
}

#[test]
fn a_question_needs_few_files_however_many_pages_there_are() {
    // Words that are all different, as in a site of 5,000 pages.
    let word = |n: usize| {
        let letters = b"abdefghiklmnoprstuvy";
        let mut word = String::new();
        let mut rest = n * 7919 + 13;
        for _ in 0..6 {
            word.push(char::from(letters[rest % 20]));
            rest = rest / 3 + n;
        }
        word
    };
    let text = |n: usize| (0..60).map(|it| word((n * 31 + it * it * 17) % 30_000) + " ").collect();
    let pages: Vec<Found> = (0..5_000)
        .map(|n| {
            let body: String = text(n);
            page(&format!("Side {n}"), &[], &body)
        })
        .collect();
    let index = of(&pages, Lang::Da);
    for (name, bytes) in &index.files {
        let limit = if name.starts_with("words") { 80_000 } else { 60_000 };
        assert!(bytes.len() < limit, "{name} has {} bytes", bytes.len());
    }
}

fn files(drafts: bool) -> Vec<(String, String)> {
    let tree = Tree::of_texts([
        ("site.yml", "title: Fjorden\nlanguages: [da, en]\nas_of: 2026-06-01\n"),
        ("pages/vand.md", "---\ntitle: Vandet\nalso: [kvælstof, badevand]\n---\nVi måler.\n"),
        ("pages/vand.en.md", "---\ntitle: The water\nalso: [nitrogen]\n---\nWe measure.\n"),
        ("pages/hemmelig.md", "---\ntitle: Hemmelig\ndraft: true\n---\nUkendt.\n"),
        ("pages/senere.md", "---\ntitle: Senere\npublish: 2027-01-01T08:00\n---\nVenter.\n"),
    ]);
    let options =
        Options { drafts, ..Options::at(parse_date("2026-06-01").expect("a date").into()) };
    let report = build_with(&tree, &options, &());
    let output = report.value.unwrap_or_else(|| panic!("{:#?}", report.diagnostics));
    let of_search = |path: &str| path.contains("search/") || path.contains("soeg/");
    let found = output.iter().filter(|(path, _)| of_search(path));
    found
        .map(|(path, entry)| match entry {
            Entry::Bytes(bytes) => (path.to_owned(), String::from_utf8_lossy(bytes).into_owned()),
            other => panic!("{path} is not ours: {other:?}"),
        })
        .collect()
}

#[test]
fn what_is_not_for_the_public_yet_is_in_no_index() {
    for drafts in [false, true] {
        let files = files(drafts);
        assert!(files.len() > 8, "an index and a page in both languages: {files:?}");
        for (path, text) in &files {
            // A preview's own menus name drafts, and its pages are for the author alone.
            if drafts && !path.contains("search/da-") && !path.contains("search/en-") {
                continue;
            }
            let text = text.to_lowercase();
            assert!(!text.contains("hemmelig") && !text.contains("senere"), "{path}: {text}");
        }
    }
}

#[test]
fn every_language_has_its_own_names_in_the_index_and_on_the_page() {
    let files = files(false);
    let all = |part: &str| {
        let mut found = files.iter().filter(|(path, _)| path.contains(part)).peekable();
        assert!(found.peek().is_some(), "{part}");
        found.map(|(_, text)| text.as_str()).collect::<String>()
    };
    let (danish, english) = (all("search/da-"), all("search/en-"));
    assert!(danish.contains("kvaelstof") && !danish.contains("nitrogen"), "{danish}");
    assert!(english.contains("nitrogen") && !english.contains("kvaelstof"), "{english}");
    let page = all("soeg/index.html");
    assert!(page.contains(">kvælstof</a> <span>se Vandet · Side</span>"), "{page}");
    assert!(page.contains("script-src 'self'"), "{page}");
    assert!(all("en/search/index.html").contains(">nitrogen</a> <span>see The water"), "{files:?}");
}

#[test]
fn no_title_breaks_the_script_or_turns_the_line() {
    let mut odd =
        page("</script>\u{2028}\u{202e}sort\"\\", &["__proto__", "constructor"], "constructor");
    odd.note = "\u{1}".to_owned();
    let index = of(&[odd], Lang::Da);
    let shown = text(&index, "pages0.js");
    assert!(!shown.contains(['\u{2028}', '\u{202e}', '\u{1}']), "{shown}");
    let json = shown.trim_end().trim_end_matches(");").split_once(", ").expect("a name and data").1;
    let read: serde_json::Value = serde_json::from_str(json).expect("JSON");
    assert_eq!(read[0][1], "</script>\u{2028}sort\"\\");
    assert_eq!(hits(&index, "constructor").len(), 2);
}
