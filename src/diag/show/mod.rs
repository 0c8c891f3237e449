//! Diagnostics as text: for a person at a terminal, for editors and scripts (JSON), for code review
//! tools (SARIF) and for GitHub's log. Knows places and words. Does *not* print, nor know which of
//! these somebody asked for.
//!
//! Content is not trusted here: whatever stands in a file, no control character of it reaches a
//! terminal, and no line of it can pass for a command of GitHub's.

mod github;
mod human;
mod json;
mod place;
mod sarif;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::diag::{Diagnostic, Severity, Tongue};
use crate::tree::Tree;

use place::Places;

/// How diagnostics are written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people: the line of source with a marker under it.
    Human,
    /// One JSON object, for editors and scripts.
    Json,
    /// SARIF 2.1.0, for code review tools.
    Sarif,
    /// Workflow commands, which GitHub shows beside the lines they are about.
    Github,
}

impl Format {
    /// Every format with its name on the command line.
    pub const NAMES: [(&'static str, Format); 4] = [
        ("human", Format::Human),
        ("json", Format::Json),
        ("sarif", Format::Sarif),
        ("github", Format::Github),
    ];

    /// The format of this name.
    pub fn parse(name: &str) -> Option<Format> {
        Format::NAMES.iter().find(|(it, _)| *it == name).map(|(_, format)| *format)
    }
}

/// Writes diagnostics out. `root` is put before each path, so that it can be clicked on from where
/// the program was started: `content` makes `missions/x.md` into `content/missions/x.md`. `colour`
/// counts for people only. Each non-empty answer ends with a line end.
pub fn render(
    diagnostics: &[Diagnostic],
    tree: &Tree,
    format: Format,
    tongue: Tongue,
    colour: bool,
    root: &str,
) -> String {
    let stage = Stage { diagnostics, tree, tongue, root, places: Places::new(tree, diagnostics) };
    match format {
        Format::Human => human::render(&stage, colour),
        Format::Json => json::render(&stage),
        Format::Sarif => sarif::render(&stage),
        Format::Github => github::render(&stage),
    }
}

/// What every format needs.
struct Stage<'a> {
    diagnostics: &'a [Diagnostic],
    tree: &'a Tree,
    tongue: Tongue,
    root: &'a str,
    places: Places<'a>,
}

impl Stage<'_> {
    /// A file's path as somebody would type it from where the program was started.
    fn path(&self, file: crate::tree::FileId) -> String {
        let (root, path) = (self.root.trim_end_matches('/'), self.tree.file(file).path.as_str());
        let root = root.strip_prefix("./").unwrap_or(root);
        let beside = path.strip_prefix("../");
        let path = beside.unwrap_or(path);
        if self.tree.is_theme(file) || beside.is_some() {
            // Themes and partners' own folders lie beside the content folder.
            return match root.rsplit_once('/') {
                _ if matches!(root, "" | ".") => format!("../{path}"),
                None if root != ".." => path.to_owned(),
                Some((above, name)) if name != ".." => format!("{above}/{path}"),
                _ => format!("{root}/../{path}"),
            };
        }
        match root {
            "" | "." => path.to_owned(),
            root => format!("{root}/{path}"),
        }
    }
}

/// How many diagnostics there are of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Advice.
    pub advice: usize,
}

impl Count {
    /// Counts.
    pub fn of(diagnostics: &[Diagnostic]) -> Count {
        let count = |severity| diagnostics.iter().filter(|it| it.severity == severity).count();
        Count {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            advice: count(Severity::Advice),
        }
    }

    /// "3 fejl og 1 advarsel", or nothing if there is nothing to count.
    pub fn say(self, tongue: Tongue) -> Option<String> {
        let words = |count: usize, da: [&str; 2], en: [&str; 2]| {
            let [one, more] = if tongue == Tongue::Da { da } else { en };
            (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { more }))
        };
        let parts: Vec<String> = [
            words(self.errors, ["fejl", "fejl"], ["error", "errors"]),
            words(self.warnings, ["advarsel", "advarsler"], ["warning", "warnings"]),
            words(self.advice, ["råd", "råd"], ["piece of advice", "pieces of advice"]),
        ]
        .into_iter()
        .flatten()
        .collect();
        let and = if tongue == Tongue::Da { "og" } else { "and" };
        match parts.split_last()? {
            (last, []) => Some(last.clone()),
            (last, before) => Some(format!("{} {and} {last}", before.join(", "))),
        }
    }
}

/// The last line for people and GitHub: how many, and where to read more.
fn summary(stage: &Stage<'_>) -> Option<String> {
    let count = Count::of(stage.diagnostics).say(stage.tongue)?;
    let several = stage.diagnostics.iter().any(|it| it.code != stage.diagnostics[0].code);
    Some(match (stage.tongue, several) {
        (Tongue::Da, true) => format!("{count}. `pejl explain CODE` fortæller mere om hver."),
        (Tongue::En, true) => format!("{count}. `pejl explain CODE` tells more about each."),
        (Tongue::Da, false) => {
            format!("{count}. `pejl explain {}` fortæller mere.", stage.diagnostics[0].code)
        }
        (Tongue::En, false) => {
            format!("{count}. `pejl explain {}` tells more.", stage.diagnostics[0].code)
        }
    })
}

/// A character that a terminal may be given. Control characters (also the second set, of which
/// U+009B begins a command) get a visible stand-in, as do marks that turn the writing direction.
/// One character for one, so that columns stay right.
fn harmless(letter: char) -> char {
    match letter {
        '\t' | '\n' => letter,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + letter as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => '\u{fffd}',
        _ => letter,
    }
}

/// A text that a terminal may be given.
fn harmless_text(text: &str) -> Cow<'_, str> {
    if text.chars().all(|it| harmless(it) == it) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(harmless).collect())
}
