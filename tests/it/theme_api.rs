//! docs/theme.md says what a theme is given and what it may replace. Its tables are made from the
//! sources: `BLESS=1 cargo test --test it theme_api` writes them, and without it a stale one fails. Also:
//! every interface text is used.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path)
        .unwrap_or_else(|it| panic!("{}: {it}", path.display()))
        .replace("\r\n", "\n")
}

/// A struct that templates are given.
#[derive(Debug, Default)]
struct Given {
    doc: String,
    /// Name, type, meaning.
    fields: Vec<(String, String, String)>,
}

/// Every struct of a source that is written out for templates.
fn structs(source: &str, found: &mut Vec<(String, Given)>) {
    let (mut doc, mut inside, mut skipped, mut shown) = (Vec::new(), false, false, false);
    for line in source.lines() {
        let line = line.trim();
        if let Some(text) = line.strip_prefix("///") {
            doc.push(text.trim().to_owned());
        } else if line.starts_with("#[derive") {
            shown = line.contains("Serialize");
        } else if line == "#[serde(skip)]" {
            skipped = true;
        } else if line.starts_with("#[") {
        } else if let Some(rest) = line.strip_prefix("pub struct ").or(line.strip_prefix("struct "))
        {
            let name = rest.split([' ', '(', '<', ';']).next().unwrap_or_default().to_owned();
            inside = rest.ends_with('{') && shown;
            if shown {
                found.push((name, Given { doc: doc.join(" "), fields: Vec::new() }));
            }
            (doc, shown) = (Vec::new(), false);
        } else if inside && line == "}" {
            inside = false;
        } else if let Some((name, kind)) =
            line.trim_end_matches(',').split_once(": ").filter(|_| inside)
        {
            let (doc, skip) = (std::mem::take(&mut doc), std::mem::take(&mut skipped));
            if !skip {
                let name = name.trim_start_matches("pub ").to_owned();
                let (_, given) = found.last_mut().expect("inside of a struct");
                given.fields.push((name, kind.to_owned(), doc.join(" ")));
            }
        } else {
            doc.clear();
        }
    }
}

/// A type in words.
fn kind(it: &str, known: &BTreeSet<String>) -> String {
    let inner = |name: &str| it.strip_prefix(name)?.strip_prefix('<')?.strip_suffix('>');
    if let Some(it) = inner("Option") {
        return format!("{}, or nothing", kind(it, known));
    }
    if let Some(it) = inner("Vec") {
        return format!("list of {}", kind(it, known));
    }
    if let Some(it) = inner("Box") {
        return kind(it, known);
    }
    match it {
        "String" | "&'static str" => "text".to_owned(),
        "bool" => "yes or no".to_owned(),
        "u8" | "u16" | "u32" | "u64" | "usize" => "whole number".to_owned(),
        "BTreeMap<&'static str, String>" => "texts by name".to_owned(),
        "Page" => "see [pages](#pages)".to_owned(),
        it if known.contains(it) => format!("[{it}](#{})", it.to_lowercase()),
        it => panic!("say in words what the type {it} is"),
    }
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn api() -> String {
    let mut found = Vec::new();
    let mut paths: Vec<String> =
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/site/view"))
            .expect("the theme's API")
            .map(|it| {
                format!("src/site/view/{}", it.expect("readable").file_name().to_string_lossy())
            })
            .collect();
    // The module itself says what everything else hangs on.
    paths.sort_by_key(|it| (!it.ends_with("/mod.rs"), it.clone()));
    for path in
        paths.iter().map(String::as_str).chain(["src/site/redirects.rs", "src/render/mod.rs"])
    {
        structs(&read(path), &mut found);
    }
    let known: BTreeSet<String> = found.iter().map(|(name, _)| name.clone()).collect();
    assert!(known.contains("Frame") && known.contains("Redirect"), "{known:?}");
    let mut text = String::new();
    for (name, given) in &found {
        assert!(!given.doc.is_empty(), "{name} has no comment");
        writeln!(text, "### {name}\n\n{}\n", given.doc).unwrap();
        if given.fields.is_empty() {
            continue;
        }
        text.push_str("| field | what | meaning |\n|---|---|---|\n");
        for (field, it, doc) in &given.fields {
            assert!(!doc.is_empty(), "{name}.{field} has no comment");
            writeln!(text, "| `{field}` | {} | {} |", kind(it, &known), cell(doc)).unwrap();
        }
        text.push('\n');
    }
    text.trim_end().to_owned()
}

/// Templates by name, sorted.
fn templates() -> BTreeMap<String, String> {
    let files = pejl::theme::shipped().into_iter().filter_map(|(path, bytes)| {
        let name = path.strip_prefix("templates/")?.to_owned();
        Some((name, String::from_utf8(bytes.into_owned()).expect("UTF-8").replace("\r\n", "\n")))
    });
    files.collect()
}

/// What follows each of these tags of templates.
fn tags<'a>(text: &'a str, word: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("{%") {
        let tag = text[at + 2..].trim_start_matches('-').trim_start();
        if let Some(rest) = tag.strip_prefix(word) {
            let end = rest.find("%}").expect("a tag ends");
            found.push(rest[..end].trim_end_matches('-').trim());
        }
    }
    found
}

fn pages() -> String {
    let source = read("src/site/view/mod.rs");
    let of = |template: &str| -> Option<String> {
        let line = source.lines().find(|it| it.contains(&format!("=> \"{template}\"")))?;
        let kind = line.trim().strip_prefix("Page::")?.split('(').next()?.to_owned();
        let line = source.lines().find(|it| it.trim().starts_with(&format!("{kind}(Box<")))?;
        line.split(['<', '>']).nth(1).map(str::to_owned)
    };
    let mut text = "| template | builds on | blocks | `page` is |\n|---|---|---|---|\n".to_owned();
    for (name, source) in templates() {
        let extends = tags(&source, "extends ").first().map(|it| it.trim_matches('"').to_owned());
        let blocks: Vec<String> =
            tags(&source, "block ").iter().map(|it| format!("`{it}`")).collect();
        let page = match (of(&name), name.as_str()) {
            (Some(page), _) => format!("[{page}](#{})", page.to_lowercase()),
            (None, "redirect.html") => "none; `redirect` is [Redirect](#redirect)".to_owned(),
            _ => String::new(),
        };
        let extends = extends.map_or(String::new(), |it| format!("`{it}`"));
        writeln!(text, "| `{name}` | {extends} | {} | {page} |", blocks.join(" ")).unwrap();
    }
    text.trim_end().to_owned()
}

fn components() -> String {
    let mut text = "| component | parameters | in | what |\n|---|---|---|---|\n".to_owned();
    for (template, source) in templates() {
        for tag in tags(&source, "component ") {
            let (name, parameters) = tag.split_once('(').unwrap_or((tag, ""));
            let parameters = parameters.trim_end_matches(')');
            let at = source.find(&format!("component {name}(")).expect("it stands there");
            // A remark right before it says what it is.
            let before = source[..at].rfind("{%").map_or("", |it| &source[..it]).trim_end();
            let remark = before.strip_suffix("#}").and_then(|it| it.rsplit_once("{#"));
            let remark = remark.map_or("", |(_, it)| it.trim_matches(['-', ' ', '\n']));
            let remark = remark.split_whitespace().collect::<Vec<_>>().join(" ");
            let parameters =
                if parameters.is_empty() { String::new() } else { format!("`{parameters}`") };
            writeln!(
                text,
                "| `{name}` | {} | `{template}` | {} |",
                cell(&parameters),
                cell(&remark)
            )
            .unwrap();
        }
    }
    text.trim_end().to_owned()
}

fn statics() -> String {
    let names = pejl::theme::replaceable().into_keys().filter(|it| it.starts_with("static/"));
    names.map(|it| format!("- `{it}`")).collect::<Vec<_>>().join("\n")
}

/// What each custom property of the style sheet is for. A new one needs its line here.
const TOKENS: &[(&str, &str)] = &[
    ("--brand", "the site's own colour: the line at the top, marks, buttons"),
    ("--on-brand", "text on the brand's colour"),
    ("--link", "links"),
    ("--visited", "links that were followed"),
    ("--font-text", "text and figures"),
    ("--font-head", "headings, key figures, quotes"),
    ("--font-code", "code"),
    ("--radius", "corners"),
    ("--bg", "the page"),
    ("--on", "what something stands on: the page or a tint"),
    ("--surface", "parts with a tint"),
    ("--surface2", "a stronger tint: table heads, bars without value"),
    ("--ink", "text"),
    ("--ink2", "lesser text"),
    ("--line", "rules between parts"),
    ("--line2", "borders that must be seen"),
    ("--focus", "the ring around what the keyboard is at"),
    ("--c1", "data: the first series"),
    ("--c2", "data: the second series"),
    ("--c3", "data: the third series"),
    ("--c4", "data: the fourth series"),
    ("--ctx", "data: what is there for comparison"),
    ("--grid", "data: grid lines"),
    ("--band", "data: uncertainty"),
    ("--target", "data: targets and plans"),
    ("--good", "verdict: on course, reached, better"),
    ("--good-bg", "its ground"),
    ("--slow", "verdict: the right way, but too slow"),
    ("--slow-bg", "its ground"),
    ("--behind", "verdict: behind"),
    ("--behind-bg", "its ground"),
    ("--wrong", "verdict: the wrong way, missed, worse"),
    ("--wrong-bg", "its ground"),
    ("--still", "verdict: no change"),
    ("--still-bg", "its ground"),
    ("--none", "verdict: cannot be judged"),
    ("--none-bg", "its ground"),
    ("--glyph", "marks on a verdict's colour"),
    ("--t-1", "size: small text"),
    ("--t0", "size: text"),
    ("--t1", "size: third-level headings"),
    ("--t2", "size: leads"),
    ("--t3", "size: second-level headings"),
    ("--t4", "size: the page's heading"),
    ("--s1", "space, smallest"),
    ("--s2", "space"),
    ("--s3", "space"),
    ("--s4", "space: between paragraphs"),
    ("--s5", "space"),
    ("--s6", "space"),
    ("--s7", "space"),
    ("--s8", "space between parts of a page"),
];

fn tokens() -> String {
    let css = read("themes/default/static/style.css");
    let layer = css.split("@layer tokens {").nth(1).expect("the layer of tokens");
    let root = layer.split(":root {").nth(1).and_then(|it| it.split('}').next()).expect("a block");
    // Without its remarks.
    let mut plain = String::new();
    let mut rest = root;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |it| it.1);
    }
    plain.push_str(rest);
    let names: Vec<&str> = plain
        .split(';')
        .filter_map(|it| it.split_once(':'))
        .map(|(name, _)| name.trim())
        .filter(|it| it.starts_with("--"))
        .collect();
    let new: Vec<_> =
        names.iter().filter(|it| !TOKENS.iter().any(|(name, _)| name == *it)).collect();
    assert!(new.is_empty(), "say in TOKENS what these are for: {new:?}");
    let gone: Vec<_> = TOKENS.iter().filter(|(name, _)| !names.contains(name)).collect();
    assert!(gone.is_empty(), "the style sheet has these no more: {gone:?}");
    let mut text = "| property | for |\n|---|---|\n".to_owned();
    for (name, meaning) in TOKENS {
        writeln!(text, "| `{name}` | {meaning} |").unwrap();
    }
    text.trim_end().to_owned()
}

#[test]
fn the_theme_s_documentation_is_what_the_sources_say() {
    const FILE: &str = "docs/theme.md";
    let mut text = read(FILE);
    let parts = [
        ("pages", pages()),
        ("components", components()),
        ("static", statics()),
        ("tokens", tokens()),
        ("api", api()),
    ];
    for (name, made) in parts {
        let (open, close) = (format!("<!-- made: {name} -->\n"), format!("\n<!-- end: {name} -->"));
        let from = text.find(&open).unwrap_or_else(|| panic!("{FILE} has no `{}`", open.trim()));
        let from = from + open.len();
        let to = from + text[from..].find(&close).expect("a made part ends");
        text.replace_range(from..to, &made);
    }
    if std::env::var_os("BLESS").is_some() {
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE), &text).unwrap();
    }
    assert!(read(FILE) == text, "{FILE} is stale: BLESS=1 cargo test --test it theme_api");
}

/// Beginnings of keys that no source names as they stand, because they are put together.
const PUT_TOGETHER: [(&str, &str); 3] = [
    ("stage_help.", "made from `stage.` in site/pages/mission.rs"),
    ("judged.", "the scale of the verdict and its class, in site/verdicts/say.rs"),
    ("contribution_kinds.", "made from the singular in site/pages/lists.rs"),
];

#[test]
fn every_text_is_used_somewhere() {
    let mut sources = String::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src"), root.join("themes/default/templates")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.to_string_lossy().replace('\\', "/");
            let source = name.ends_with(".rs") && !name.ends_with("tests.rs");
            if path.is_dir() {
                folders.push(path);
            } else if source || name.ends_with(".html") {
                sources += &fs::read_to_string(&path).unwrap();
            }
        }
    }
    // Every word in quotes that a key could be, `t.nav.home` in templates, and beginnings: `"verdict.{class}"`.
    let may_be_key =
        |it: &char| it.is_ascii_lowercase() || it.is_ascii_digit() || "_.-".contains(*it);
    let quoted: BTreeSet<&str> = sources.split('"').collect();
    let begun: BTreeSet<&str> =
        quoted.iter().filter_map(|it| Some(it.split_once(".{")?.0)).collect();
    let stands_alone = |at: usize| {
        let before = sources[..at].chars().next_back();
        before.is_none_or(|it| !it.is_alphanumeric() && !"_.".contains(it))
    };
    let in_templates: BTreeSet<String> = sources
        .match_indices("t.")
        .filter(|(at, _)| stands_alone(*at))
        .map(|(at, _)| sources[at + 2..].chars().take_while(may_be_key).collect())
        .collect();
    let used = |key: &str| {
        let mut groups = key.match_indices('.').map(|(at, _)| &key[..at]);
        // The lead of a list stands beside its title (src/site/pages/mod.rs).
        let titled = key.strip_suffix(".lead").map(|it| format!("{it}.title"));
        quoted.contains(key)
            || in_templates.contains(key)
            || titled.is_some_and(|it| quoted.contains(it.as_str()))
            || groups.any(|it| begun.contains(it))
            || PUT_TOGETHER.iter().any(|(start, _)| key.starts_with(start))
    };
    let locale = pejl::locale::Locale::new(pejl::value::Lang::Da);
    let idle: Vec<&str> = locale.texts().map(|it| it.0).filter(|it| !used(it)).collect();
    assert!(
        idle.is_empty(),
        "nobody shows these texts, so delete them in all languages: whoever makes a theme would translate them \
         for nothing: {idle:#?}"
    );
}
