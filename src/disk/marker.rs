//! The marker `.pejl` in a published folder: that it is ours, and which files we wrote. Knows its
//! own form only.

use super::open_regular;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};
use std::path::Path;

/// The marker's name in a published folder.
pub(super) const MARKER: &str = ".pejl";

/// Begins a line of the head that holds a key.
const MADE: &str = "made ";

const HEAD: &str = "\
pejl 1
Denne mappe er lavet af pejl og bliver erstattet, hver gang siden bygges. Ret i indholdet, ikke her.
This folder was made by pejl and is replaced every time the site is built. Edit the content, not this.
";

/// The files that we wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// Every file, with a hash of its bytes.
    pub(super) files: BTreeMap<String, u64>,
    /// Those that were made, with the key of what they were made from.
    pub(super) made: BTreeMap<String, u64>,
}

impl Manifest {
    /// Every folder that has one of the files somewhere below it.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        self.files.keys().flat_map(|path| ancestors(path)).collect()
    }

    /// The marker's text.
    pub(super) fn to_text(&self) -> String {
        // A file from the content may be called anything.
        let line = |(path, hash): (&String, &u64)| {
            let path = path.replace('\n', "\\n").replace('\r', "\\r");
            format!("{hash:016x} {path}\n")
        };
        // The keys stand in the head, which a version that knows none skips.
        let keys = self.made.iter().map(|it| format!("{MADE}{}", line(it)));
        let files = self.files.iter().map(line);
        [HEAD.to_owned()].into_iter().chain(keys).chain(["\n".to_owned()]).chain(files).collect()
    }

    /// Reads a marker's text; `None` if it is not one, whole and sound. By these paths we delete,
    /// so nothing is guessed.
    fn of_text(text: &str) -> Option<Manifest> {
        let mut lines = text.lines();
        if lines.next() != HEAD.lines().next() {
            return None;
        }
        let file = |line: &str| {
            let (hash, path) = line.split_once(' ')?;
            let path = path.replace("\\n", "\n").replace("\\r", "\r");
            let clean = path.split('/').all(|part| !matches!(part, "" | "." | ".."))
                && !path.contains(['\\', ':', '\0']);
            let hash = u64::from_str_radix(hash, 16).ok()?;
            clean.then_some((path, hash))
        };
        let head = lines.by_ref().take_while(|it| !it.is_empty());
        let made = head.filter_map(|it| it.strip_prefix(MADE)).map(file).collect::<Option<_>>()?;
        Some(Manifest { files: lines.map(file).collect::<Option<_>>()?, made })
    }

    /// The marker of a folder; `None` if there is none of ours.
    pub(super) fn of_folder(folder: &Path) -> io::Result<Option<Manifest>> {
        let mut text = Vec::new();
        match open_regular(&folder.join(MARKER)) {
            Ok(Some(mut file)) => file.read_to_end(&mut text)?,
            Ok(None) => return Ok(None),
            Err(error) if super::is_absent(&error) => return Ok(None),
            Err(error) => return Err(error),
        };
        Ok(std::str::from_utf8(&text).ok().and_then(Manifest::of_text))
    }
}

/// The folders above a path, nearest first.
pub(super) fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(path.rsplit_once('/').map(|it| it.0), |it| {
        it.rsplit_once('/').map(|it| it.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_reads_back_and_nothing_else_does() {
        let files = [("index.html", 1), ("en/a b.html", u64::MAX), ("x\ny", 7)];
        let files = files.map(|(path, hash)| (path.to_owned(), hash)).into();
        let made = [("x\ny".to_owned(), 9)].into();
        let manifest = Manifest { files, made };
        let text = manifest.to_text();
        assert_eq!(Manifest::of_text(&text), Some(manifest.clone()));
        assert_eq!(Manifest::of_text(&text.replace('\n', "\r\n")), Some(manifest));
        assert_eq!(Manifest::of_text(HEAD), Some(Manifest::default()));
        assert_eq!(Manifest::of_text(""), None);
        assert_eq!(Manifest::of_text("pejl"), None);
        for evil in ["../x", "/etc/passwd", "a/../../b", "a//b", "./a", "c:/x", "..\\x"] {
            assert_eq!(Manifest::of_text(&format!("{HEAD}\n00 {evil}\n")), None, "{evil}");
        }
        assert_eq!(Manifest::of_text(&format!("{HEAD}\nindex.html\n")), None);
        assert_eq!(Manifest::of_text(&format!("{HEAD}made index.html\n\n")), None);
    }
}
