use super::*;
use crate::diag::{Label, Said};
use crate::tree::Span;

fn tree() -> Tree {
    Tree::of_texts([
        (
            "a.md",
            "---\r\ntitle: Æblegården\r\nindicators: [co2-udledning, vedvarende-enrgi]\r\n---\r\n",
        ),
        ("b, c.yml", "title: Før\ntitle: Efter"),
        ("empty.md", ""),
        ("evil.md", "title: \u{1b}[31mrød\u{9b}2J \u{202e}baglæns\n::error::nej\n"),
        ("tab.csv", "period\tvalue\n2024\tx\n"),
    ])
}

fn at(tree: &Tree, path: &str, what: &str) -> Span {
    let file = tree.find(path).expect("a file of the test");
    let start = tree.file(file).text.find(what).expect("text of the test");
    Span::new(file, start, start + what.len())
}

fn said(da: &str, en: &str) -> Said {
    Said { da: da.to_owned(), en: en.to_owned() }
}

fn diagnostic(severity: Severity, code: &'static str, span: Option<Span>, da: &str) -> Diagnostic {
    let message = said(da, "english");
    Diagnostic { code, severity, message, span, label: None, second: None, help: None, patch: None }
}

/// One of each kind.
fn several(tree: &Tree) -> Vec<Diagnostic> {
    let name = at(tree, "a.md", "vedvarende-enrgi");
    let mut unknown = diagnostic(
        Severity::Error,
        "unknown-indicator",
        Some(name),
        "der er ingen indikator `vedvarende-enrgi`",
    );
    unknown.label(said("findes ikke", "does not exist"));
    unknown.help(said("mente du `vedvarende-energi`?", "did you mean `vedvarende-energi`?"));
    unknown.patch(name, "vedvarende-energi");
    let mut twice = diagnostic(
        Severity::Warning,
        "duplicate-key",
        Some(at(tree, "b, c.yml", "title: Efter")),
        "`title` står her to gange",
    );
    twice.second = Some(Label {
        span: at(tree, "b, c.yml", "title"),
        said: said("første gang her", "first written here"),
    });
    twice.help(said("slet den ene", "delete one"));
    let mut folder = diagnostic(Severity::Advice, "no-site", None, "mappen har ingen `site.yml`");
    folder.help(said("kør `pejl new site`", "run `pejl new site`"));
    vec![unknown, twice, folder]
}

fn show(format: Format, diagnostics: &[Diagnostic], tree: &Tree) -> String {
    render(diagnostics, tree, format, Tongue::Da, false, "content")
}

/// Compares with a text in `expected/`.
#[track_caller]
fn same(found: &str, expected: &str) {
    assert!(found == expected, "found:\n{found}\nexpected:\n{expected}");
}

#[test]
fn people_see_the_line_with_a_marker() {
    let tree = tree();
    same(&show(Format::Human, &several(&tree), &tree), include_str!("expected/human.txt"));
}

#[test]
fn programs_get_one_json_object() {
    let tree = tree();
    let text = show(Format::Json, &several(&tree), &tree);
    same(&text, include_str!("expected/diagnostics.json"));
    let value: serde_json::Value = serde_json::from_str(&text).expect("valid JSON");
    assert_eq!(value["diagnostics"][0]["column"], 29);
}

#[test]
fn github_gets_commands() {
    let tree = tree();
    same(&show(Format::Github, &several(&tree), &tree), include_str!("expected/github.txt"));
}

#[test]
fn review_tools_get_sarif() {
    let tree = tree();
    let text = show(Format::Sarif, &several(&tree), &tree);
    let value: serde_json::Value = serde_json::from_str(&text).expect("valid JSON");
    assert_eq!(value["version"], "2.1.0");
    let run = &value["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(run["tool"]["driver"]["name"], "pejl");
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 3);
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().expect("text")));
        assert!(result["message"]["text"].as_str().is_some_and(|it| !it.is_empty()));
        for location in result["locations"].as_array().expect("locations") {
            let physical = &location["physicalLocation"];
            let uri = physical["artifactLocation"]["uri"].as_str().expect("a place has a file");
            assert!(uri.starts_with("content/") && !uri.contains([' ', ',']), "{uri}");
            for field in ["startLine", "startColumn", "endLine", "endColumn"] {
                assert!(physical["region"][field].as_u64().is_some_and(|it| it > 0), "{field}");
            }
        }
    }
    let explained = rules.iter().find(|it| it["id"] == "duplicate-key").expect("its rule");
    assert_eq!(explained["shortDescription"]["text"], "Den samme oplysning står to gange");
    assert!(explained["help"]["markdown"].as_str().is_some_and(|it| it.contains("## Rigtigt")));
    let replacement = &results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "vedvarende-energi");
    assert_eq!(replacement["deletedRegion"]["startColumn"], 29);
    assert_eq!(results[1]["relatedLocations"][0]["message"]["text"], "første gang her");
    assert_eq!(results[2]["locations"], serde_json::json!([]));
}

#[test]
fn english_speaks_english() {
    let tree = tree();
    let text = render(&several(&tree), &tree, Format::Human, Tongue::En, false, ".");
    assert!(text.contains("error[unknown-indicator]: english"), "{text}");
    assert!(text.contains(" a.md:3:29"), "{text}");
    assert!(text.contains("see also: first written here"), "{text}");
    assert!(text.contains("help: delete one"), "{text}");
    let last =
        "1 error, 1 warning and 1 piece of advice. `pejl explain CODE` tells more about each.\n";
    assert!(text.ends_with(last), "{text}");
}

#[test]
fn nothing_to_say_says_nothing_to_people() {
    let tree = tree();
    assert_eq!(show(Format::Human, &[], &tree), "");
    assert_eq!(show(Format::Github, &[], &tree), "");
    assert!(show(Format::Json, &[], &tree).contains("\"diagnostics\": []"));
}

#[test]
fn a_terminal_gets_no_control_character_of_the_content() {
    let tree = tree();
    let quoted = "\u{1b}[31mrød\u{9b}2J \u{202e}baglæns";
    let span = at(&tree, "evil.md", "\u{1b}[31mrød");
    let mut evil = diagnostic(Severity::Error, "evil", Some(span), quoted);
    evil.label(said(quoted, "")).help(said(quoted, "")).second(span, said(quoted, ""));
    evil.patch(span, quoted);
    for format in [Format::Human, Format::Github, Format::Json, Format::Sarif] {
        let text = show(format, std::slice::from_ref(&evil), &tree);
        if format == Format::Human {
            let bad = |it: char| it != '\n' && (it.is_control() || it == '\u{202e}');
            assert!(!text.contains(bad), "{text:?}");
            assert!(text.contains("␛[31mrød"), "{text}");
        }
        assert!(!text.lines().any(|it| it.starts_with("::error::")), "{text}");
    }
    let mut lines = diagnostic(Severity::Error, "evil", Some(span), "x\n::error::nej");
    lines.help(said("x\n::error::nej", ""));
    for format in [Format::Human, Format::Github] {
        let text = show(format, std::slice::from_ref(&lines), &tree);
        assert!(!text.lines().any(|it| it.starts_with("::error::")), "{text}");
    }
}

#[test]
fn every_place_can_be_shown() {
    let tree = Tree::of_texts([
        ("a.md", "æ\r\nø"),
        ("b.md", "one\ntwo\n"),
        ("c.md", ""),
        ("d.png", ""),
        ("e.md", "\n"),
        ("f.md", "😀\tx\r"),
    ]);
    let formats = [Format::Human, Format::Json, Format::Sarif, Format::Github];
    for (file, _) in tree.iter() {
        for start in 0..10 {
            for end in start..12 {
                let span = Span::new(file, start, end);
                let mut it = diagnostic(Severity::Error, "code", Some(span), "tekst");
                it.label(said("her", "")).second(span, said("og her", "")).help(said("gør", ""));
                for text in ["", "ny", "to\nlinjer"] {
                    it.patch(span, text);
                    for format in formats {
                        assert!(!show(format, std::slice::from_ref(&it), &tree).is_empty());
                    }
                }
            }
        }
    }
}

#[test]
fn long_lines_are_cut_around_the_marker() {
    let line = format!("{}HER{}", "æ".repeat(30_000), "å".repeat(30_000));
    let tree = Tree::of_texts([("a.md", line.as_str())]);
    let it = diagnostic(Severity::Error, "code", Some(at(&tree, "a.md", "HER")), "tekst");
    let text = show(Format::Human, std::slice::from_ref(&it), &tree);
    assert!(text.contains("content/a.md:1:30001"), "{text}");
    assert!(text.contains("HER"), "{text}");
    assert!(text.lines().all(|it| it.chars().count() < 140), "{text}");
    let line = format!("{}HER{}", "æ ".repeat(150), " å".repeat(150));
    let tree = Tree::of_texts([("a.md", line.as_str())]);
    let it = diagnostic(Severity::Error, "code", Some(at(&tree, "a.md", "HER")), "tekst");
    let text = show(Format::Human, std::slice::from_ref(&it), &tree);
    assert!(text.contains("content/a.md:1:301"), "{text}");
    assert!(text.lines().all(|it| it.chars().count() < 140), "{text}");
}

#[test]
fn columns_are_those_of_the_tree() {
    let text = "æøå\r\n".repeat(700) + "slut på det hele";
    let tree = Tree::of_texts([("a.md", text.as_str())]);
    let file = tree.find("a.md").expect("just made");
    let all = [diagnostic(Severity::Error, "code", Some(Span::start_of(file)), "")];
    let places = Places::new(&tree, &all);
    for at in 0..text.len() + 3 {
        let span = Span::new(file, at, at);
        let (place, known) = (places.place(span), tree.line_column(span));
        assert_eq!((place.line, place.column), (known.line, known.column), "at {at}");
    }
}

/// Ten thousand diagnostics in a long table, and as many on one long line. A run that reads the file
/// for each would take minutes; the test has no clock and needs none.
#[test]
fn much_to_say_about_a_long_file_takes_no_time() {
    let long = "2024;æ1,5;x\n".repeat(200_000);
    let wide = "æ,".repeat(600_000);
    let tree = Tree::of_texts([("long.csv", long.as_str()), ("wide.csv", wide.as_str())]);
    for (file, read) in tree.iter() {
        let step = read.text.len() / 10_000;
        let all: Vec<Diagnostic> = (0..10_000)
            .map(|it| Span::new(file, it * step, it * step + 3))
            .map(|span| diagnostic(Severity::Error, "bad-number", Some(span), "tallet"))
            .collect();
        for (format, least) in [(Format::Human, 1_000), (Format::Sarif, 100_000)] {
            assert!(show(format, &all, &tree).len() > least);
        }
    }
}

#[test]
fn tabs_do_not_move_the_marker() {
    let tree = tree();
    let it = diagnostic(Severity::Error, "code", Some(at(&tree, "tab.csv", "x")), "intet tal");
    let text = show(Format::Human, std::slice::from_ref(&it), &tree);
    assert!(text.contains("content/tab.csv:2:6"), "{text}");
    let lines: Vec<&str> = text.lines().collect();
    let column = |part: &str| {
        let line = lines.iter().skip(2).find(|it| it.contains(part)).expect("drawn");
        line.split(part).next().map(|it| it.chars().count())
    };
    assert_eq!(column("x"), column("━"), "{text}");
}

#[test]
fn of_many_mistakes_of_one_kind_in_one_file_the_last_are_told_by_their_lines() {
    let rows =
        |from: usize, to: usize| (from..to).map(|it| format!("{it};?\n")).collect::<String>();
    let text = format!("{}fine\n{}", rows(1, 41), rows(42, 45));
    let tree = Tree::of_texts([("x.csv", text.as_str()), ("y.csv", "2024;?\n")]);
    let marks = |path: &str| {
        let file = tree.find(path).expect("a file of the test");
        let all =
            tree.file(file).text.match_indices('?').map(move |(at, _)| Span::new(file, at, at + 1));
        all.map(|span| diagnostic(Severity::Error, "not-a-number", Some(span), "nej"))
            .collect::<Vec<_>>()
    };
    let mut all = marks("x.csv");
    all.extend(marks("y.csv"));
    let shown = show(Format::Human, &all, &tree);
    assert_eq!(shown.matches("fejl[not-a-number]: nej").count(), 21, "{shown}");
    assert!(
        shown.contains(
            "… og 23 til af samme slags (`not-a-number`) i content/x.csv, linje 21–40, 42–44\n"
        ),
        "{shown}"
    );
    assert!(shown.contains("content/y.csv:1"), "{shown}");
    assert!(shown.ends_with("44 fejl. `pejl explain not-a-number` fortæller mere.\n"), "{shown}");
    // One too many is drawn: a line about it would be as long.
    let shown = show(Format::Human, &all[..21], &tree);
    assert_eq!(shown.matches("fejl[not-a-number]: nej").count(), 21, "{shown}");
    assert!(!shown.contains("af samme slags"), "{shown}");
}
