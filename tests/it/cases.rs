//! A test is a folder: `tests/cases/NAME/` holds a content folder and `expected.txt`, all that pejl
//! says of it in Danish and then in English. To add one, make the folder, run with `BLESS=1`, *read*
//! what was written, and commit it. A file `options` may hold `drafts`, `strict` and `as_of`.
//! A theme of the site's own lies in `themes/` beside the content. A line `=== output` lists the files of a site that could be built.

use std::fs;
use std::path::{Path, PathBuf};

use pejl::diag::Tongue;
use pejl::diag::show::{Format, render};
use pejl::value::parse_moment;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .filter(|it| it.is_dir())
        .collect();
    found.sort();
    found
}

fn overview(case: &Path) -> String {
    let tree = pejl::read(&case.join("content")).unwrap();
    let written = fs::read_to_string(case.join("options")).unwrap_or_default();
    let has = |word: &str| written.lines().any(|it| it == word);
    let as_of = written.lines().find_map(|it| it.strip_prefix("as_of "));
    let options = pejl::Options {
        as_of: as_of.map(|it| parse_moment(it).expect("a date in `options`")),
        drafts: has("drafts"),
        strict: has("strict"),
        ..pejl::Options::at(parse_moment("2026-06-01").expect("a date"))
    };
    let report = pejl::build_with(&tree, &options, &());
    let mut text = String::new();
    for tongue in [Tongue::Da, Tongue::En] {
        text += &render(&report.diagnostics, &tree, Format::Human, tongue, false, "content");
        text += "\n";
    }
    text += match &report.value {
        None => "=== no output\n",
        Some(_) => "=== output\n",
    };
    text
}

#[test]
fn every_case_says_what_is_expected() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let Ok(found) = std::panic::catch_unwind(|| overview(&case)) else {
            wrong.push(format!("──── {} makes pejl panic", case.display()));
            continue;
        };
        let file = case.join("expected.txt");
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if bless {
            fs::write(&file, &found).unwrap();
        } else if found != expected {
            wrong.push(format!(
                "──── {}\n── expected\n{expected}\n── found\n{found}",
                case.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{} cases differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn there_are_cases() {
    assert!(cases().len() > 40, "{} cases", cases().len());
}

/// Codes of what no folder in git can hold, shown in `robust.rs` instead.
const NOT_AS_FOLDERS: [&str; 4] = [
    // More than 20,000 files or 64 MB.
    "source-too-large",
    // A checkout on Windows makes a text of a link.
    "symlink",
    // Git and other systems refuse names that are not UTF-8.
    "name-not-utf8",
    // More than 4 or 32 MB.
    "file-too-large",
];

#[test]
fn every_code_has_a_case() {
    let said: String = cases()
        .iter()
        .map(|it| fs::read_to_string(it.join("expected.txt")).unwrap_or_default())
        .collect();
    let codes: Vec<String> = crate::tidy::codes().into_keys().collect();
    assert!(codes.len() > 120, "{} codes", codes.len());
    let missing: Vec<&String> = codes
        .iter()
        .filter(|it| !NOT_AS_FOLDERS.contains(&it.as_str()) && !said.contains(&format!("[{it}]")))
        .collect();
    assert!(missing.is_empty(), "no case in tests/cases shows {missing:?}");
}

#[test]
fn everything_wrong_at_once_is_told_at_once() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/everything-wrong-at-once");
    let said = overview(&case);
    let told = |code: &String| said.contains(&format!("[{code}]"));
    let count = crate::tidy::codes().into_keys().filter(told).count();
    assert!(count >= 20, "{count} different codes");
    assert!(said.contains("=== no output"));
}

#[test]
fn of_the_demonstration_site_there_is_nothing_to_say() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let tree = pejl::read(&content).unwrap();
    let options = pejl::Options {
        strict: true,
        ..pejl::Options::at(parse_moment("2026-11-01").expect("a date"))
    };
    let report = pejl::compile(&tree, &options, &());
    let said = render(&report.diagnostics, &tree, Format::Human, Tongue::En, false, "content");
    assert!(report.diagnostics.is_empty(), "{said}");
}
