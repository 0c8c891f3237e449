//! Whatever stands in the files of a site, pejl answers: it never panics, and every place that it
//! names is in the file that it names. A whole small site is broken at random, and by hand in the
//! ways that hurt most.

use std::path::Path;

use pejl::diag::Diagnostic;
use pejl::diag::Tongue;
use pejl::diag::show::{Format, render};
use pejl::tree::{File, Tree, Unreadable};
use pejl::value::parse_moment;
use proptest::prelude::*;

/// The files of a site that has every kind of thing and no mistake.
fn site() -> Vec<(String, Vec<u8>)> {
    let content =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/every-kind-of-thing/content");
    let tree = pejl::read(&content).unwrap();
    let read = |path: &str| std::fs::read(content.join(path)).unwrap();
    tree.iter().map(|(_, it)| (it.path.clone(), read(&it.path))).collect()
}

fn tree_of(files: &[(String, Vec<u8>)]) -> Tree {
    Tree::new(files.iter().map(|(path, bytes)| File::from_bytes(path, bytes)).collect())
}

/// Everything that is said of a tree, checked for places outside of their files.
#[track_caller]
fn said(tree: &Tree) -> Vec<Diagnostic> {
    let options = pejl::Options::at(parse_moment("2026-06-01").unwrap());
    let report = pejl::build_with(tree, &options, &());
    for it in &report.diagnostics {
        let second = it.second.as_ref().map(|it| it.span);
        let patch = it.patch.as_ref().map(|it| it.span);
        for span in [it.span, second, patch].into_iter().flatten() {
            let text = &tree.file(span.file).text;
            let (start, end) = (span.start as usize, span.end as usize);
            assert!(start <= end && end <= text.len(), "{it:?} is outside of its file");
            assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{it:?}");
        }
        assert!(!it.message.da.trim_end().ends_with(':'), "an empty reason: {it:?}");
    }
    let shown = render(&report.diagnostics, tree, Format::Human, Tongue::Da, false, "content");
    assert_eq!(shown.is_empty(), report.diagnostics.is_empty());
    report.diagnostics
}

/// One way to break a file, at places that are shares of its length.
#[derive(Debug, Clone)]
enum Break {
    DropLine(usize),
    RepeatLine(usize, usize),
    SwapBytes(usize, usize),
    Drop(usize),
    Insert(usize, String),
    Truncate(usize),
    Byte(usize, u8),
    CopyFrom(usize, usize),
}

fn breaks() -> impl Strategy<Value = Break> {
    let at = 0..10_000_usize;
    let odd = prop::sample::select(vec![
        ":",
        ": ",
        "- ",
        "\t",
        "  ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "\"",
        "'",
        "#",
        "&a ",
        "*a",
        "!x ",
        "|\n",
        ">\n",
        "---\n",
        "...\n",
        "\n",
        "\r",
        "\r\n",
        "~",
        "null",
        "0",
        "-1",
        "1e400",
        "2024..2023",
        "9999",
        "999999999999999999999999999999",
        "æ",
        "\u{feff}",
        "👩‍👧",
        "\0",
        "?",
        "%",
        "@",
        "`",
        "![](indicator:fravaer?value=change&from=2021)",
        "[x](../../x)",
        "[^9]",
        "<b>",
        ";",
        "..",
    ]);
    prop_oneof![
        at.clone().prop_map(Break::DropLine),
        (at.clone(), at.clone()).prop_map(|(a, b)| Break::RepeatLine(a, b)),
        (at.clone(), at.clone()).prop_map(|(a, b)| Break::SwapBytes(a, b)),
        at.clone().prop_map(Break::Drop),
        (at.clone(), odd).prop_map(|(a, text)| Break::Insert(a, text.to_owned())),
        at.clone().prop_map(Break::Truncate),
        (at.clone(), any::<u8>()).prop_map(|(a, byte)| Break::Byte(a, byte)),
        (at.clone(), at).prop_map(|(a, b)| Break::CopyFrom(a, b)),
    ]
}

fn apply(files: &mut [(String, Vec<u8>)], file: usize, how: &Break) {
    let file = file % files.len();
    let other = match how {
        Break::CopyFrom(from, _) => files[from % files.len()].1.clone(),
        _ => Vec::new(),
    };
    let bytes = &mut files[file].1;
    let share = |at: usize, length: usize| at * length / 10_000;
    let mut lines: Vec<Vec<u8>> =
        bytes.split_inclusive(|it| *it == b'\n').map(<[u8]>::to_vec).collect();
    match how {
        _ if bytes.is_empty() => {}
        Break::DropLine(at) => {
            lines.remove(share(*at, lines.len()));
            *bytes = lines.concat();
        }
        Break::RepeatLine(from, to) => {
            let line = lines[share(*from, lines.len())].clone();
            lines.insert(share(*to, lines.len()), line);
            *bytes = lines.concat();
        }
        Break::SwapBytes(a, b) => {
            let (a, b) = (share(*a, bytes.len()), share(*b, bytes.len()));
            bytes.swap(a, b);
        }
        Break::Drop(at) => {
            bytes.remove(share(*at, bytes.len()));
        }
        Break::Insert(at, text) => {
            let at = share(*at, bytes.len());
            bytes.splice(at..at, text.bytes());
        }
        Break::Truncate(at) => bytes.truncate(share(*at, bytes.len())),
        Break::Byte(at, byte) => {
            let at = share(*at, bytes.len());
            bytes[at] = *byte;
        }
        Break::CopyFrom(_, at) => {
            let at = share(*at, bytes.len());
            bytes.splice(at..at, other);
        }
    }
}

proptest! {
    #[test]
    fn a_broken_site_is_answered(
        broken in prop::collection::vec((0..100_usize, breaks()), 1..6),
        missing in prop::option::weighted(0.2, 0..100_usize),
    ) {
        let mut files = site();
        for (file, how) in &broken {
            apply(&mut files, *file, how);
        }
        if let Some(missing) = missing {
            let missing = missing % files.len();
            files.remove(missing);
        }
        said(&tree_of(&files));
    }
}

#[test]
fn the_site_that_is_broken_was_whole() {
    assert_eq!(said(&tree_of(&site())), []);
}

/// Each file alone, cut off at each of its lines, and without each of its lines.
#[test]
fn every_line_can_be_missing() {
    let whole = site();
    for file in 0..whole.len() {
        let lines: Vec<&[u8]> = whole[file].1.split_inclusive(|it| *it == b'\n').collect();
        for at in 0..lines.len() {
            let mut files = whole.clone();
            files[file].1 = lines[..at].concat();
            said(&tree_of(&files));
            files[file].1 = [&lines[..at], &lines[at + 1..]].concat().concat();
            said(&tree_of(&files));
        }
    }
}

/// Every value that follows a key, replaced by what does not belong there.
#[test]
fn every_value_can_be_anything() {
    let whole = site();
    let odd = [
        "",
        " ~",
        " []",
        " {}",
        " [[]]",
        " {a: {b: c}}",
        " yes",
        " 1",
        " \"\"",
        " \"x\"",
        " 2024-01-01",
        " [~]",
        " {da: ~}",
        " - ",
    ];
    for file in 0..whole.len() {
        if !whole[file].0.ends_with(".md") && !whole[file].0.ends_with(".yml") {
            continue;
        }
        let text = String::from_utf8(whole[file].1.clone()).unwrap();
        let keys: Vec<usize> = text.match_indices(": ").map(|(at, _)| at).collect();
        for at in keys {
            let from = at + 1;
            let to = text[from..].find([',', '}', '\n']).map_or(text.len(), |it| from + it);
            for odd in odd {
                let mut files = whole.clone();
                files[file].1 = format!("{}{odd}{}", &text[..from], &text[to..]).into_bytes();
                said(&tree_of(&files));
            }
        }
    }
}

fn with(path: &str, bytes: impl Into<Vec<u8>>) -> Vec<Diagnostic> {
    let mut files: Vec<(String, Vec<u8>)> = site().into_iter().filter(|it| it.0 != path).collect();
    files.push((path.to_owned(), bytes.into()));
    said(&tree_of(&files))
}

#[test]
fn ten_thousand_rows_can_all_be_wrong() {
    let head = "period;value;trin;partner\n".to_owned();
    let days =
        |it: usize| format!("{}-{:02}-{:02}", 1990 + it / 336, it / 28 % 12 + 1, it % 28 + 1);
    for row in ["x", "1.5", "1;udd", "1;;ukendt", "1;;;;;9"] {
        let rows: String = (0..10_000).map(|it| format!("{};{row}\n", days(it))).collect();
        let said = with("indicators/fravaer.csv", head.clone() + &rows);
        assert!(said.len() >= 10_000, "{row}: {}", said.len());
    }
    let same = "2024;1\n".repeat(10_000);
    assert!(with("indicators/fravaer.csv", head + &same).len() >= 9_999);
}

#[test]
fn a_line_may_be_a_megabyte_long() {
    let long = "æ".repeat(500_000);
    with("pages/om.md", format!("---\ntitle: {long}\n---\n[x](#{long})"));
    with("pages/om.md", format!("---\n{long}\n---\n"));
    with("themes.yml", format!("{long}: x\n"));
    with("indicators/fravaer.csv", format!("period;value\n2024;{long}\n{long};1\n"));
    with("site.yml", format!("title: x\nlanguages: [{long}]\n"));
}

#[test]
fn nesting_has_an_end() {
    for (open, close) in
        [("[", "]"), ("{a: ", "}"), ("- ", ""), ("> ", ""), ("*", "*"), ("![", "]()")]
    {
        let deep = open.repeat(3_000) + "x" + &close.repeat(3_000);
        with("pages/om.md", format!("---\ntitle: x\nsummary: {deep}\n---\n{deep}\n"));
        with("themes.yml", deep);
    }
}

/// What only a machine can do to a file, and no folder in git can hold.
#[test]
fn files_that_a_machine_could_not_read_are_told_once() {
    for (why, code) in [
        (Unreadable::Symlink, "symlink"),
        (Unreadable::TooLarge(40 << 20), "file-too-large"),
        (Unreadable::BadName, "name-not-utf8"),
    ] {
        for path in
            ["partners/nord.md", "indicators/fravaer.csv", "missions/foto.jpg", "themes.yml"]
        {
            let mut files: Vec<File> =
                site().iter().map(|(path, bytes)| File::from_bytes(path, bytes)).collect();
            files.retain(|it| it.path != path);
            files.push(File { unreadable: Some(why.clone()), ..File::opaque(path, 1) });
            let codes: Vec<&str> = said(&Tree::new(files)).iter().map(|it| it.code).collect();
            let told = codes.iter().filter(|it| **it == code).count();
            assert_eq!(told, 1, "{path}: {codes:?}");
            // A name that cannot be read names nothing, so the names it should have are unknown.
            assert!(codes.len() == 1 || why == Unreadable::BadName, "{path}: {codes:?}");
        }
    }
}

/// A hidden indicator's table, a table that speaks of a hidden partner, and its name as publisher:
/// none of it gets out, though pages link to it.
#[test]
fn nothing_of_what_is_hidden_gets_out() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases/figures-of-a-hidden-indicator/content");
    let tree = pejl::read(&content).unwrap();
    let options = pejl::Options {
        base_url: Some("https://nordby.example/".to_owned()),
        ..pejl::Options::at(parse_moment("2026-06-01").unwrap())
    };
    let output = pejl::build_with(&tree, &options, &()).value.expect("no errors");
    for (path, entry) in output.iter() {
        // The tables that the authors wrote; ours are made of what is shown.
        assert!(!path.starts_with("filer/") && !path.contains("/ny/"), "{path}");
        if let pejl::output::Entry::Bytes(bytes) = entry {
            let text = String::from_utf8_lossy(bytes).to_lowercase();
            let text = text.replace("data.csv", "").replace("figur.csv", "");
            let text = text.replace("aendringer.csv", "");
            let text = text.replace("download=\"vist_2026-06-01.csv\"", "");
            assert!(!text.contains("skjult") && !text.contains(".csv"), "{path}");
            let rows = path.ends_with(".csv").then(|| text.lines().count());
            // Of a first build nothing has changed.
            let most = if path.contains("aendringer.csv") { 1 } else { 2 };
            assert!(rows.is_none_or(|it| it == most), "{path}: {text}");
        }
    }
}

/// A former build that is no text or of another site: said, and nothing of it is told as if it were ours.
#[test]
fn a_former_history_of_something_else_is_said_and_not_told() {
    let site = |id: &str| {
        let mission = format!("title: Navnet paa {id}\n");
        let path = format!("missions/{id}.yml");
        vec![("site.yml".to_owned(), b"title: Nordby\n".to_vec()), (path, mission.into_bytes())]
    };
    let options = pejl::Options::at(parse_moment("2026-06-01").unwrap());
    let built = |files: &[(String, Vec<u8>)]| {
        let report = pejl::build_with(&tree_of(files), &options, &());
        let codes: Vec<&str> = report.diagnostics.iter().map(|it| it.code).collect();
        let codes = codes.join(" ");
        let history = report.value.map(|it| match it.get("history.json") {
            Some(pejl::output::Entry::Bytes(bytes)) => bytes.clone(),
            other => panic!("{other:?}"),
        });
        (codes, history)
    };
    let theirs = built(&site("fjern")).1.unwrap();
    let mut ours = site("unge");
    ours.push(("history.json".to_owned(), theirs));
    let (codes, history) = built(&ours);
    assert!(codes.contains("broken-history"), "{codes}");
    assert!(!codes.contains("address-gone"), "{codes}");
    assert!(!String::from_utf8(history.unwrap()).unwrap().contains("fjern"));
    ours.pop();
    ours.push(("history.json".to_owned(), vec![0, 255, 254]));
    let (codes, history) = built(&ours);
    assert!(codes.contains("broken-history") && history.is_none(), "{codes}");
}
