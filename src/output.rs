//! What we write: a sorted map from a path below the output folder to its content. A value: it can
//! be published, served or printed by a test. Does *not* know the disk.

use std::collections::BTreeMap;

/// The content of one file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// These bytes.
    Bytes(Vec<u8>),
    /// A copy of the file at this path below the content folder; never held in memory.
    CopyOf(String),
}

/// Every file of a site. Invariant: relative paths with `/`, without empty, `.` or `..` parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Output(BTreeMap<String, Entry>);

impl Output {
    /// Adds a file.
    ///
    /// # Panics
    /// If the path is taken or leads out of the folder: routes were checked before, so by now it is our bug.
    pub fn insert(&mut self, path: String, entry: Entry) {
        let clean = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
        assert!(
            clean && !path.contains(['\\', ':', '\0']),
            "a path that we may not write: {path:?}"
        );
        let before = self.0.insert(path.clone(), entry);
        assert!(before.is_none(), "two pages want to be written to {path:?}");
    }

    /// Every file, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.0.iter().map(|(path, entry)| (path.as_str(), entry))
    }

    /// The file at this path.
    pub fn get(&self, path: &str) -> Option<&Entry> {
        self.0.get(path)
    }

    /// How many files.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
