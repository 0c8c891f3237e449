//! The architecture and the habits, as tests. They read sources and documents, and run nothing.
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Who may import whom. Read it as the floors of the house, ground floor first. A new word here is
/// a change of the architecture. What `lib.rs` itself declares is open to all but the vocabulary.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("tree", &[]),
    ("value", &[]),
    ("colour", &[]),
    ("diag", &["tree", "value", "colour"]),
    ("yaml", &["tree", "diag"]),
    ("output", &[]),
    ("model", &["tree", "value", "colour"]),
    ("source", &["tree", "value", "diag", "colour", "yaml"]),
    ("link", &["tree", "value", "diag", "colour", "source", "model", "text"]),
    ("assess", &["value", "model"]),
    ("history", &["tree", "value", "diag", "model", "assess"]),
    ("advise", &["tree", "value", "diag", "model", "assess", "text"]),
    ("chart", &["value", "colour"]),
    ("text", &["tree", "value", "diag"]),
    ("locale", &["tree", "value", "diag", "yaml"]),
    ("theme", &["tree", "value", "diag", "yaml", "locale"]),
    (
        "site",
        &[
            "tree", "value", "diag", "model", "assess", "chart", "text", "locale", "theme",
            "output", "colour", "history",
        ],
    ),
    ("export", &["value", "model", "assess", "locale", "site", "history"]),
    ("search", &["value", "site"]),
    ("render", &["tree", "value", "diag", "colour", "output", "theme", "site", "export", "search"]),
    ("picture", &["tree", "output"]),
    ("snapshot", &["tree", "value", "diag", "yaml", "source", "model"]),
    ("disk", &["tree", "diag", "output", "picture", "snapshot"]),
    (
        "cli",
        &[
            "tree", "value", "diag", "colour", "yaml", "output", "model", "source", "link", "text",
            "locale", "theme", "site", "render", "disk", "snapshot", "history",
        ],
    ),
];

const VOCABULARY: &[&str] = &["tree", "value", "diag", "colour", "yaml", "output"];

/// Longer files are divided.
const LONGEST: usize = 800;

/// Every file below a folder of the project whose name ends so, sorted.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The sources of a room without its tests, which may use whatever they like.
fn room(name: &str) -> Vec<(PathBuf, String)> {
    let mut paths = files(&format!("src/{name}"), ".rs");
    paths.extend(Some(PathBuf::from(format!("src/{name}.rs"))).filter(|it| it.exists()));
    assert!(!paths.is_empty(), "the room `{name}` has no sources");
    let is_test = |path: &PathBuf| path.ends_with("tests.rs") || path.ends_with("testing.rs");
    paths.retain(|it| !is_test(it));
    let source = |path: PathBuf| {
        let text = read(&path);
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let lines = code.lines().map(|it| if it.trim_start().starts_with("//") { "" } else { it });
        let code = lines.collect::<Vec<_>>().join("\n");
        (path, code)
    };
    paths.into_iter().map(source).collect()
}

/// The names right after each `crate::`, also in `crate::{a::b, c}`, with their lines.
fn imports(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let line = code[..at].matches('\n').count() + 1;
        let rest = &code[at + "crate::".len()..];
        let name = |text: &str| {
            let end = text.find(|it: char| !it.is_alphanumeric() && it != '_');
            text[..end.unwrap_or(text.len())].to_owned()
        };
        let Some(group) = rest.strip_prefix('{') else {
            found.push((line, name(rest)));
            continue;
        };
        let (mut depth, mut start) = (0, 0);
        for (index, letter) in group.char_indices() {
            match letter {
                '{' => depth += 1,
                ',' | '}' if depth == 0 => {
                    let part = group[start..index].trim();
                    if !part.is_empty() {
                        found.push((line, name(part)));
                    }
                    start = index + 1;
                    if letter == '}' {
                        break;
                    }
                }
                '}' => depth -= 1,
                _ => {}
            }
        }
    }
    found
}

#[test]
fn imports_are_found() {
    let found = |code| imports(code).into_iter().map(|it| it.1).collect::<Vec<_>>();
    assert_eq!(found("use crate::tree::{Span, Tree};"), ["tree"]);
    assert_eq!(found("use crate::{\n a::{b, c},\n Report, disk};"), ["a", "Report", "disk"]);
    assert_eq!(found("$crate::diag::Said"), ["diag"]);
}

#[test]
fn imports_point_down() {
    let mut wrong = Vec::new();
    for (module, allowed) in MAY_IMPORT {
        for (path, code) in room(module) {
            for (line, used) in imports(&code) {
                let is_room = MAY_IMPORT.iter().any(|(it, _)| *it == used);
                let fine = if is_room {
                    used == *module || allowed.contains(&used.as_str())
                } else {
                    !VOCABULARY.contains(module)
                };
                if !fine {
                    wrong.push(format!(
                        "{}:{line}: `{module}` may not import `{used}`",
                        path.display()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_room_has_a_floor() {
    let lib = read(Path::new("src/lib.rs"));
    let rooms: Vec<&str> = lib
        .lines()
        .filter_map(|it| it.strip_prefix("pub mod ").or_else(|| it.strip_prefix("mod ")))
        .map(|it| it.trim_end_matches(';'))
        .collect();
    for room in &rooms {
        assert!(MAY_IMPORT.iter().any(|(it, _)| it == room), "`{room}` is not in MAY_IMPORT");
    }
    assert_eq!(rooms.len(), MAY_IMPORT.len(), "a room in MAY_IMPORT is gone from lib.rs");
}

#[test]
fn no_source_is_longer_than_a_sitting() {
    for path in files("src", ".rs") {
        let lines = read(&path).lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines: divide it", path.display());
    }
}

/// What is built here must not tell where.
#[test]
fn no_file_names_the_machine_it_was_written_on() {
    // In two halves, so that this file does not find itself.
    let bad = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/Us", "ers/")];
    let folders = ["src", "tests", "docs", "themes", "content", "benches", ".ci"];
    let mut paths: Vec<PathBuf> = folders.iter().flat_map(|it| files(it, "")).collect();
    let top = std::fs::read_dir(".").expect("the project's folder");
    paths.extend(top.map(|it| it.expect("readable").path()).filter(|it| it.is_file()));
    for path in paths {
        let installed = path
            .components()
            .any(|it| matches!(it.as_os_str().to_str(), Some("node_modules" | ".tools" | ".git")));
        let text = if installed { String::new() } else { read(&path) };
        for bad in bad {
            assert!(!text.contains(bad), "{} names a machine's path: {bad}", path.display());
        }
    }
}

/// Every code in a call of `error`, `warning`, `advice` or `push` in `src/diag/say/`, with its file.
pub(crate) fn codes() -> BTreeMap<String, PathBuf> {
    let mut codes = BTreeMap::new();
    for path in files("src/diag/say", ".rs") {
        let text = read(&path);
        for call in [".error(", ".warning(", ".advice(", "Severity::Error,"] {
            for rest in text.split(call).skip(1) {
                let Some(rest) = rest.trim_start().strip_prefix('"') else {
                    panic!("{}: write the code out in the call of `{call}`", path.display());
                };
                let code = rest.split('"').next().unwrap_or_default();
                let kebab = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
                assert!(code.chars().all(kebab), "{}: `{code}`", path.display());
                codes.insert(code.to_owned(), path.clone());
            }
        }
    }
    assert!(codes.contains_key("duplicate-key"), "this test no longer finds the codes");
    codes
}

#[test]
fn every_code_has_its_pages_and_every_page_its_code() {
    let codes: BTreeSet<String> = codes().into_keys().collect();
    for language in ["da", "en"] {
        let folder = format!("docs/diagnostics/{language}");
        let stem = |it: PathBuf| it.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let pages: BTreeSet<String> = files(&folder, ".md").into_iter().map(stem).collect();
        let missing: Vec<_> = codes.difference(&pages).collect();
        assert!(missing.is_empty(), "write {folder}/CODE.md for: {missing:#?}");
        let idle: Vec<_> = pages.difference(&codes).collect();
        assert!(idle.is_empty(), "nobody says these, so delete their pages in {folder}: {idle:#?}");
    }
}

#[test]
fn every_page_has_the_same_parts() {
    let parts =
        [("da", ["\n## Forkert\n", "\n## Rigtigt\n"]), ("en", ["\n## Wrong\n", "\n## Right\n"])];
    for (language, headings) in parts {
        for path in files(&format!("docs/diagnostics/{language}"), ".md") {
            let text = read(&path);
            assert!(text.starts_with("# "), "{} does not begin with a title", path.display());
            for heading in headings {
                assert!(text.contains(heading), "{} lacks {heading:?}", path.display());
            }
            let fences = text.lines().filter(|it| it.starts_with("```")).count();
            assert!(fences % 2 == 0, "{}: a code block is not closed", path.display());
        }
    }
}
