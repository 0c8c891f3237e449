//! One site's public things as one JSON file, so that another site can take them in: its form, how it is
//! read and how it is written. docs/schema/snapshot-1.0.json describes the same. Does *not* know the disk
//! nor what a file means; which files are public is asked in `collect`.

mod clean;
mod collect;

pub use collect::{Collected, File, collect};

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::tree::{
    SPREADSHEET_ENDINGS, SnapshotFacts, SnapshotFault, SnapshotTrouble, TEXT_ENDINGS, ending,
};
use crate::value::{is_harmful, parse_date};

/// The version that we write. One with another number before the point is not read.
pub const VERSION: &str = "1.0";
/// Where its form is described.
const SCHEMA: &str = "snapshot-1.0.json";
/// So many of its mistakes are told: each takes a look through the whole file, and nobody mends them by hand.
const TOLD: usize = 20;
/// A name, an address or terms beyond this many letters are none that a page shows.
const LONGEST: usize = 300;

/// A snapshot as it stands in its file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// Where its form is described.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// The version of its form.
    pub pejl_snapshot: String,
    /// What wrote it.
    pub generator: String,
    /// The site's name.
    pub title: String,
    /// Who publishes the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// The site's languages; words without a language are in the first.
    pub languages: Vec<String>,
    /// The day of the report: what was public then.
    pub as_of: String,
    /// Where the site lives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// Terms of its data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// Whose things these are; without it, they are the whole site's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<String>,
    /// The files, sorted by path.
    pub files: Vec<Entry>,
}

/// A file of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its path, as it would be below a content folder.
    pub path: String,
    /// What stands in it, if it is a text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Its bytes, if it is a picture or a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base64: Option<String>,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

impl Entry {
    /// A text.
    pub fn text(path: String, text: String) -> Entry {
        let sha256 = hash(text.as_bytes());
        Entry { path, text: Some(text), base64: None, sha256 }
    }

    /// A picture or a document.
    pub fn bytes(path: String, bytes: &[u8]) -> Entry {
        Entry { path, text: None, base64: Some(BASE64.encode(bytes)), sha256: hash(bytes) }
    }

    /// Its bytes, if they are written as they must be.
    fn decoded(&self) -> Option<Vec<u8>> {
        let written = ending(&self.path);
        let prose = TEXT_ENDINGS.contains(&written.as_str());
        match (&self.text, &self.base64) {
            (Some(text), None) if prose => Some(text.clone().into_bytes()),
            (None, Some(_)) if prose || SPREADSHEET_ENDINGS.contains(&written.as_str()) => None,
            (None, Some(code)) => BASE64.decode(code).ok(),
            _ => None,
        }
    }
}

/// SHA-256 in hexadecimal digits.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|it| format!("{it:02x}")).collect()
}

/// What is read before anything else.
#[derive(Deserialize)]
struct Head {
    pejl_snapshot: Option<String>,
}

/// What a snapshot says of itself, and its files: path and bytes.
pub type Contents = (SnapshotFacts, Vec<(String, Vec<u8>)>);

/// What a snapshot says of itself, and its files with their bytes; or all that is wrong with it.
pub fn read(text: &str) -> Result<Contents, Vec<SnapshotFault>> {
    let broken = |error: serde_json::Error| {
        let at = byte_at(text, error.line(), error.column());
        // The reader's own words without its "at line 3 column 4": the place is shown.
        let said = error.to_string();
        let said = said.split(" at line ").next().unwrap_or_default().to_owned();
        vec![SnapshotFault { at: (at, at + 1), kind: SnapshotTrouble::Broken(said) }]
    };
    let head: Head = serde_json::from_str(text).map_err(broken)?;
    let major = |it: &str| it.split('.').next().unwrap_or_default().to_owned();
    if let Some(version) = head.pejl_snapshot.filter(|it| major(it) != major(VERSION)) {
        let at = place(text, "pejl_snapshot", &version);
        return Err(vec![SnapshotFault { at, kind: SnapshotTrouble::Version(version) }]);
    }
    let snapshot: Snapshot = serde_json::from_str(text).map_err(broken)?;
    if let Some((key, value)) = snapshot.odd() {
        let kind = SnapshotTrouble::Broken(format!("`{key}`"));
        return Err(vec![SnapshotFault { at: place(text, key, value), kind }]);
    }
    let (mut files, mut faults, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for entry in &snapshot.files {
        let kind = if !is_path(&entry.path) || !seen.insert(entry.path.to_lowercase()) {
            SnapshotTrouble::Path(entry.path.clone())
        } else {
            match entry.decoded() {
                None => SnapshotTrouble::Bytes(entry.path.clone()),
                Some(bytes) if hash(&bytes) != entry.sha256 => {
                    SnapshotTrouble::Changed(entry.path.clone())
                }
                Some(bytes) => {
                    files.push((entry.path.clone(), bytes));
                    continue;
                }
            }
        };
        faults.push(SnapshotFault { at: place(text, "path", &entry.path), kind });
        if faults.len() == TOLD {
            break;
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let facts = SnapshotFacts {
        title: snapshot.title,
        publisher: snapshot.publisher,
        language: snapshot.languages.into_iter().next().unwrap_or_default(),
        as_of: snapshot.as_of,
        base_url: snapshot.base_url,
        licence: snapshot.licence,
        partner: snapshot.partner,
    };
    Ok((facts, files))
}

/// Whether a path leads to a file below a folder, and to none that is hidden.
fn is_path(path: &str) -> bool {
    let good = |part: &str| !part.is_empty() && !part.starts_with('.');
    let odd = |it: char| it.is_control() || "\\:*?\"<>|".contains(it);
    path.split('/').all(good) && !path.contains(odd) && path.split('/').count() <= 64
}

/// The bytes of a member's value, as far as they can be found: a JSON reader does not tell.
fn place(text: &str, key: &str, value: &str) -> (usize, usize) {
    let value = serde_json::to_string(value).unwrap_or_default();
    let member = format!("\"{key}\"");
    for (at, _) in text.match_indices(&value) {
        let before = text[..at].trim_end();
        if before.strip_suffix(':').is_some_and(|it| it.trim_end().ends_with(&member)) {
            return (at, at + value.len());
        }
    }
    (0, 0)
}

/// The byte of a line and column, both from 1; columns are bytes.
fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let start = match line.checked_sub(2) {
        None => 0,
        Some(nth) => text.match_indices('\n').nth(nth).map_or(text.len(), |(at, _)| at + 1),
    };
    text.floor_char_boundary((start + column.saturating_sub(1)).min(text.len()))
}

impl Snapshot {
    /// The first of the things it says of itself that no export of ours says: they stand in the stamp of
    /// each of its pages, so they are short, plain, and in the form that they must have.
    fn odd(&self) -> Option<(&'static str, &str)> {
        let plain = |it: &str| {
            it.chars().count() <= LONGEST && !it.chars().any(|it| it.is_control() || is_harmful(it))
        };
        let web = |it: &str| {
            let host = it.strip_prefix("https://").or(it.strip_prefix("http://"));
            let odd = |it: char| it.is_whitespace() || "\"<>\\^`{|}".contains(it);
            host.is_some_and(|it| it.starts_with(char::is_alphanumeric)) && !it.contains(odd)
        };
        let all = [
            Some(("title", self.title.as_str())),
            Some(("as_of", self.as_of.as_str())),
            self.publisher.as_deref().map(|it| ("publisher", it)),
            self.base_url.as_deref().map(|it| ("base_url", it)),
            self.licence.as_deref().map(|it| ("licence", it)),
            self.partner.as_deref().map(|it| ("partner", it)),
        ];
        all.into_iter().flatten().find(|(key, it)| {
            let right = match *key {
                "as_of" => it.len() == 10 && parse_date(it).is_some(),
                "base_url" => web(it),
                _ => true,
            };
            !right || !plain(it)
        })
    }

    /// The file, ending in a line break. The same snapshot gives the same bytes.
    ///
    /// # Panics
    /// Never: texts can always be written as JSON.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut text = serde_json::to_string_pretty(self).expect("texts can be written as JSON");
        text.push('\n');
        text.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot() -> Snapshot {
        Snapshot {
            schema: SCHEMA.to_owned(),
            pejl_snapshot: VERSION.to_owned(),
            generator: "pejl".to_owned(),
            title: "Sønderfjord".to_owned(),
            publisher: None,
            languages: vec!["da".to_owned()],
            as_of: "2026-11-01".to_owned(),
            base_url: None,
            licence: None,
            partner: Some("a".to_owned()),
            files: vec![
                Entry::text("contributions/æ.md".to_owned(), "---\ntitle: \"x\"\n---\n".to_owned()),
                Entry::bytes("stories/foto.png".to_owned(), &[0, 255, 7]),
            ],
        }
    }

    #[track_caller]
    fn wrong(change: impl FnOnce(&mut Snapshot), expect: SnapshotTrouble) {
        let mut it = snapshot();
        change(&mut it);
        let text = String::from_utf8(it.to_bytes()).expect("JSON");
        let faults = read(&text).expect_err("it is wrong");
        let kinds: Vec<_> = faults.iter().map(|it| it.kind.clone()).collect();
        assert_eq!(kinds, [expect]);
        assert!(faults[0].at.1 > 0, "{faults:?}");
    }

    #[test]
    fn what_is_written_is_read_again() {
        let text = String::from_utf8(snapshot().to_bytes()).expect("JSON");
        let (facts, files) = read(&text).expect("nothing is wrong");
        assert_eq!(facts.title, "Sønderfjord");
        assert_eq!(facts.partner.as_deref(), Some("a"));
        assert_eq!(files[1], ("stories/foto.png".to_owned(), vec![0, 255, 7]));
        assert_eq!(files[0].1, b"---\ntitle: \"x\"\n---\n");
    }

    #[test]
    fn what_was_changed_on_the_way_is_found() {
        let changed = || SnapshotTrouble::Changed("contributions/æ.md".to_owned());
        wrong(|it| it.files[0].text = Some("andet".to_owned()), changed());
        let code = || SnapshotTrouble::Bytes("stories/foto.png".to_owned());
        wrong(|it| it.files[1].base64 = Some("!".to_owned()), code());
        wrong(|it| it.files[1].base64 = None, code());
        for bad in ["../x.md", "/x.md", "a/.git/x", "a\\x.md", "a//x.md", "", "C:x.md"] {
            wrong(|it| it.files[0].path = bad.to_owned(), SnapshotTrouble::Path(bad.to_owned()));
        }
        let twice = SnapshotTrouble::Path("contributions/Æ.md".to_owned());
        wrong(|it| it.files[1].path = "contributions/Æ.md".to_owned(), twice);
        let sheet = SnapshotTrouble::Bytes("indicators/x.xlsx".to_owned());
        wrong(|it| it.files[1].path = "indicators/x.xlsx".to_owned(), sheet);
    }

    #[test]
    fn a_newer_form_is_told_by_its_number_whatever_else_it_holds() {
        let text = r#"{"pejl_snapshot": "2.0", "noget": [1]}"#;
        let faults = read(text).expect_err("it is newer");
        assert_eq!(faults[0].kind, SnapshotTrouble::Version("2.0".to_owned()));
        assert_eq!(&text[faults[0].at.0..faults[0].at.1], "\"2.0\"");
    }

    #[test]
    fn what_it_says_of_itself_can_stand_on_a_page() {
        let odd: [fn(&mut Snapshot); 9] = [
            |it| it.title = "x".repeat(301),
            |it| it.title = "a\u{202e}b".to_owned(),
            |it| it.title = "a\0b".to_owned(),
            |it| it.publisher = Some("a\nb".to_owned()),
            |it| it.as_of = "<b>".to_owned(),
            |it| it.as_of = String::new(),
            |it| it.base_url = Some("javascript:alert(1)".to_owned()),
            |it| it.base_url = Some("https://x.example/\"><script>".to_owned()),
            |it| it.licence = Some("x".repeat(1_000)),
        ];
        for (nth, change) in odd.into_iter().enumerate() {
            let mut it = snapshot();
            change(&mut it);
            let text = String::from_utf8(it.to_bytes()).expect("JSON");
            let faults = read(&text).expect_err("it is odd");
            assert!(matches!(faults[0].kind, SnapshotTrouble::Broken(_)), "{nth}");
        }
        let mut it = snapshot();
        it.base_url = Some("https://ø.example/a/".to_owned());
        assert!(read(&String::from_utf8(it.to_bytes()).expect("JSON")).is_ok());
    }

    /// Each mistake is looked for in the whole text: a hundred thousand of them took minutes.
    #[test]
    fn a_file_of_nothing_but_mistakes_is_refused_after_some() {
        let mut it = snapshot();
        it.files = (0..50_000).map(|n| Entry::text(format!("../{n}.md"), String::new())).collect();
        let text = String::from_utf8(it.to_bytes()).expect("JSON");
        assert_eq!(read(&text).expect_err("paths that lead out").len(), TOLD);
    }

    #[test]
    fn what_is_no_snapshot_is_told_with_its_place() {
        for text in ["", "x", "[]", "{}", "{\"files\": [}", "\u{feff}{}", "{\"a\":\n\"æ"] {
            let faults = read(text).expect_err(text);
            assert!(matches!(faults[0].kind, SnapshotTrouble::Broken(_)), "{text}");
            assert!(faults[0].at.0 <= text.len());
        }
        assert!(read(&"[".repeat(100_000)).is_err());
    }
}
