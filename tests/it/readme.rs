//! What README and the guide promise: their commands are real ones, and their examples are content
//! that pejl accepts.
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use pejl::diag::show::{Format, render};
use pejl::diag::{Severity, Tongue};
use pejl::tree::Tree;
use pejl::value::parse_moment;

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|it| panic!("{}: {it}", path.display()))
}

fn guide(language: &str) -> Vec<PathBuf> {
    let folder = Path::new("docs/guide").join(language);
    let files = std::fs::read_dir(folder).expect("the guide");
    let mut paths: Vec<PathBuf> = files.map(|it| it.expect("readable").path()).collect();
    paths.sort();
    assert!(paths.len() > 5, "{paths:?}");
    paths
}

/// README and the guide in both languages.
fn documents() -> Vec<PathBuf> {
    [vec![PathBuf::from("README.md")], guide("da"), guide("en")].concat()
}

/// The blocks of code in a document, with their language.
fn blocks(text: &str) -> Vec<(&str, String)> {
    let (mut found, mut open): (Vec<(&str, String)>, bool) = (Vec::new(), false);
    for line in text.lines() {
        match (line.strip_prefix("```"), open) {
            (Some(language), false) => {
                found.push((language, String::new()));
                open = true;
            }
            (Some(_), true) => open = false,
            (None, true) => {
                let (_, code) = found.last_mut().expect("a block is open");
                code.push_str(line);
                code.push('\n');
            }
            (None, false) => {}
        }
    }
    found
}

/// A line of a shell as its words: quotes hold words together, `#` ends it.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut quoted) = (vec![String::new()], false);
    for letter in line.split(" #").next().unwrap_or("").chars() {
        match letter {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().expect("never empty").push(letter),
        }
    }
    words.retain(|it| !it.is_empty());
    words
}

/// Every call of pejl in a document: lines of a shell, steps of a workflow, and code in a sentence.
fn calls(text: &str) -> BTreeSet<String> {
    let line = |it: &str| it.trim_start().trim_start_matches("- run: ").to_owned();
    let lines = text.lines().map(line).filter(|it| !it.contains('`'));
    let inside = text.split('`').skip(1).step_by(2).filter(|it| !it.contains('\n'));
    let prose = inside.map(str::to_owned);
    let is_call = |it: &String| it.starts_with("pejl ") || it.starts_with("cargo run ");
    let placeholder = |it: &String| {
        it.contains('[') || it.split(' ').any(|it| it.len() > 2 && it == it.to_uppercase())
    };
    let in_shell: BTreeSet<String> = blocks(text)
        .into_iter()
        .filter(|(language, _)| ["sh", "yaml"].contains(language))
        .flat_map(|(_, code)| code.lines().map(line).collect::<Vec<_>>())
        .collect();
    lines
        .filter(|it| in_shell.contains(it))
        .chain(prose)
        .filter(is_call)
        .filter(|it| !placeholder(it))
        .collect()
}

/// What stands after `pejl`, or after `cargo run --release --`.
fn arguments(call: &str) -> Vec<String> {
    let words = words(call);
    let skipped =
        if words[0] == "cargo" { words.iter().position(|it| it == "--") } else { Some(0) };
    words[skipped.expect("`--` before what is for pejl") + 1..].to_vec()
}

fn pejl(folder: &Path, arguments: &[String]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_pejl"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("SOURCE_DATE_EPOCH")
        .env("LC_ALL", "en_GB.UTF-8")
        .output()
        .expect("pejl starts");
    let said = [output.stdout, output.stderr].map(|it| String::from_utf8(it).expect("UTF-8"));
    (output.status.code().unwrap_or(-1), said.concat())
}

#[test]
fn every_call_that_a_document_shows_is_a_real_one() {
    let mut count = 0;
    for document in documents() {
        for call in calls(&read(&document)) {
            let mut arguments = arguments(&call);
            // Read as it stands, with help instead of the deed.
            arguments.push("--help".to_owned());
            let (code, said) = pejl(Path::new("."), &arguments);
            assert_eq!(code, 0, "{}: `{call}`: {said}", document.display());
            count += 1;
        }
    }
    assert!(count > 30, "{count} calls found");
}

#[test]
fn the_first_steps_of_readme_and_guide_can_be_walked() {
    let first =
        ["README.md", "docs/guide/da/01-kom-i-gang.md", "docs/guide/en/01-getting-started.md"];
    for (number, document) in first.into_iter().enumerate() {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("readme-{number}"));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        let text = read(Path::new(document));
        let shell = blocks(&text).into_iter().filter(|(language, _)| *language == "sh");
        let lines: Vec<String> = shell
            .flat_map(|(_, code)| code.lines().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        let mut walked = 0;
        // `--strict` is for content that is finished; these first steps are not.
        for line in lines.iter().filter(|it| it.starts_with("pejl ") && !it.contains("--strict")) {
            let (code, said) = pejl(&folder, &arguments(line));
            assert_eq!(code, 0, "{document}: `{line}`: {said}");
            walked += 1;
        }
        assert!(walked >= 2, "{document}: {lines:?}");
        assert!(folder.join("output/index.html").is_file(), "{document} builds no site");
        let _ = std::fs::remove_dir_all(&folder);
    }
}

#[test]
fn readme_names_every_option_and_no_other() {
    let readme = read(Path::new("README.md"));
    let options = |text: &str| -> BTreeSet<String> {
        text.split(|it: char| !(it.is_ascii_lowercase() || it == '-'))
            .filter(|it| it.starts_with("--") && it.len() > 2)
            .map(str::to_owned)
            .collect()
    };
    let verbs = ["build", "check", "diff", "export", "new", "theme", "explain"];
    let table = readme.split("| option | of | meaning |").nth(1).expect("the table of options");
    let rows: Vec<&str> = table.lines().filter(|it| it.starts_with("| `")).collect();
    for verb in verbs {
        assert!(readme.contains(&format!("| `pejl {verb}")), "README does not name `{verb}`");
        let (_, help) = pejl(Path::new("."), &[verb.to_owned(), "--help".to_owned()]);
        let list = help.split("Options:").nth(1).and_then(|it| it.split("Examples:").next());
        let of_help: BTreeSet<String> = list
            .expect("a list of options")
            .lines()
            .filter(|it| it.trim_start().starts_with('-'))
            .flat_map(|it| options(it).into_iter().take(1))
            .collect();
        let of_readme: BTreeSet<String> = rows
            .iter()
            .filter(|row| {
                let of = row.split('|').nth(2).unwrap_or("").to_owned();
                // `da\|en` has a bar of its own.
                row.contains("| all |") || of.split(", ").any(|it| it.trim() == verb)
            })
            .flat_map(|row| options(row.split("` |").next().unwrap_or("")))
            .collect();
        assert_eq!(of_readme, of_help, "options of `{verb}`");
    }
}

/// The file in which an example of the guide would stand, and the whole file.
fn as_file(document: &Path, language: &str, code: &str) -> Option<(String, String)> {
    let name = document.file_name().and_then(|it| it.to_str()).expect("a name");
    let has = |key: &str| code.lines().any(|it| it.starts_with(&format!("{key}:")));
    if has("jobs") {
        // A workflow, not content.
        return None;
    }
    if let Some(list) = code.strip_prefix("# ").and_then(|it| it.split_once(".yml\n")) {
        return Some((format!("{}.yml", list.0), code.to_owned()));
    }
    let first = code.lines().next().unwrap_or("");
    if first.starts_with('/') {
        return Some(("redirects.yml".to_owned(), code.to_owned()));
    }
    if first.starts_with("- ") && language == "yaml" {
        let list = if code.contains("why:") { "corrections" } else { "calendar" };
        return Some((format!("{list}.yml"), code.to_owned()));
    }
    let front = code.strip_prefix("---\n").and_then(|it| it.split_once("---"));
    let (keys, body) = front.map_or((code, ""), |(keys, body)| (keys, body));
    if language == "markdown" && front.is_none() {
        return Some(("pages/p.md".to_owned(), format!("---\ntitle: P\n---\n{code}")));
    }
    let folder = match &name[..2] {
        _ if has("languages") || has("brand") => "",
        // 14: other names, which every thing may have.
        "02" | "03" | "11" | "14" => "missions",
        "04" => "indicators",
        "05" if has("partner") || has("pledges") => "contributions",
        "05" => "partners",
        "06" if has("perspective") => "stories",
        "06" if has("type") => "updates",
        "06" => "situations",
        "08" => "pages",
        other => panic!("{name}: nobody knows where this example belongs ({other}):\n{code}"),
    };
    let mut keys = keys.to_owned();
    let mut add = |key: &str, value: &str| {
        if !has(key) {
            keys = format!("{key}: {value}\n{keys}");
        }
    };
    add("title", "X");
    if folder == "contributions" {
        add("partner", "x");
    }
    if folder == "indicators" {
        add("unit", "percent");
        add("direction", "decrease");
    }
    if folder.is_empty() {
        return Some(("site.yml".to_owned(), keys));
    }
    Some((format!("{folder}/2026-01-01-x.md"), format!("---\n{keys}---\n{body}")))
}

/// What an example says of other files, which are not there, is not its mistake.
const OF_OTHER_FILES: [&str; 4] =
    ["unknown-id", "file-not-found", "baseline-without-value", "source-missing"];

#[test]
fn examples_of_the_guide_are_content_without_mistakes() {
    let now = parse_moment("2026-07-01").expect("a date");
    let mut count = 0;
    for document in documents().iter().skip(1) {
        let english = document.starts_with("docs/guide/en");
        let text = read(document);
        for (language, code) in blocks(&text) {
            if !["yaml", "markdown"].contains(&language) {
                continue;
            }
            let Some((path, content)) = as_file(document, language, &code) else { continue };
            let languages = if english { "[en, da]" } else { "[da, en]" };
            let site = format!("title: T\nlanguages: {languages}\n");
            let mut files = vec![(path.as_str(), content.as_str())];
            files.extend((path != "site.yml").then_some(("site.yml", site.as_str())));
            let tree = Tree::of_texts(files);
            let options = pejl::Options::at(now);
            let mut said = pejl::compile(&tree, &options, &()).diagnostics;
            said.retain(|it| it.severity == Severity::Error && !OF_OTHER_FILES.contains(&it.code));
            let shown = render(&said, &tree, Format::Human, Tongue::En, false, "content");
            assert!(said.is_empty(), "{}:\n{code}\n{shown}", document.display());
            count += 1;
        }
    }
    assert!(count >= 40, "{count} examples found");
}

/// The message that the guide takes apart is one that pejl says, to the letter.
#[test]
fn the_message_in_the_guide_is_a_real_one() {
    for (language, tongue) in [("da", Tongue::Da), ("en", Tongue::En)] {
        let document = guide(language).into_iter().find(|it| {
            it.file_name().and_then(|it| it.to_str()).is_some_and(|it| it.starts_with("09"))
        });
        let text = read(&document.expect("the chapter on messages"));
        let (_, message) = blocks(&text).into_iter().find(|(it, _)| *it == "text").expect("one");
        let line = message.lines().find(|it| it.starts_with("3 │ ")).expect("line 3");
        let good = message.lines().rfind(|it| it.starts_with("3 │ ")).expect("as it should be");
        let names = good.split(['[', ']']).nth(1).expect("a list");
        let mut files = vec![("site.yml".to_owned(), "title: T\n".to_owned())];
        let mission = format!("---\ntitle: X\n{}\n---\n", &line["3 │ ".len()..]);
        files.push(("missions/klima-2030.md".to_owned(), mission));
        for name in names.split(", ") {
            let keys = "title: X\nunit: percent\ndirection: none\n".to_owned();
            files.push((format!("indicators/{name}.yml"), keys));
        }
        let tree = Tree::of_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let options = pejl::Options::at(parse_moment("2026-07-01").expect("a date"));
        let mut said = pejl::compile(&tree, &options, &()).diagnostics;
        said.retain(|it| it.severity == Severity::Error);
        let shown = render(&said, &tree, Format::Human, tongue, false, "content");
        assert!(shown.contains(message.trim()), "the guide says\n{message}\npejl says\n{shown}");
    }
}
