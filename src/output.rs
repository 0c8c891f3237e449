//! What we write: a sorted map from a path below the output folder to its content. A value: it can
//! be published, served or printed by a test. Does *not* know the disk, nor how a picture is made.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The content of one file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// These bytes.
    Bytes(Vec<u8>),
    /// A copy of the file at this path below the content folder; never held in memory.
    CopyOf(String),
    /// To be made when it is published, unless the site before has it already.
    Made(Recipe),
}

/// How a file is made. Two that are equal give the same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipe {
    /// A picture of the content folder, made smaller and without what the camera noted in it.
    Picture {
        /// Its path below the content folder.
        source: String,
        /// Hash of its bytes (XXH3), as they were when the content was read.
        hash: u64,
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
        /// What it becomes.
        format: Format,
    },
    /// A drawing as pixels: fitted into the middle, what is left over stays transparent.
    Drawing {
        /// The SVG. Only the theme's own font is there for its words.
        svg: String,
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
        /// On white and with a margin, for what knows nothing transparent.
        ground: bool,
        /// What it becomes: PNG or an icon.
        format: Format,
    },
    /// A picture of the content folder, fitted into the middle of a square.
    Icon {
        /// Its path below the content folder.
        source: String,
        /// Hash of its bytes (XXH3), as they were when the content was read.
        hash: u64,
        /// In pixels.
        side: u32,
        /// On white and with a margin, for what knows nothing transparent.
        ground: bool,
        /// What it becomes: PNG or an icon.
        format: Format,
    },
}

/// A format of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// For photographs, everywhere.
    Jpeg,
    /// For drawings, everywhere.
    Png,
    /// For both, smaller; not in old browsers.
    WebP,
    /// A PNG in the clothes of a Windows icon, which browsers look for when they are told nothing.
    Ico,
}

impl Format {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Jpeg => "jpg",
            Format::Png => "png",
            Format::WebP => "webp",
            Format::Ico => "ico",
        }
    }
}

/// Whether this program can make pictures (the feature `pictures`); else they are published as they are.
pub const MAKES_PICTURES: bool = cfg!(feature = "pictures");

/// Every file of a site. Invariant: relative paths with `/`, without empty, `.` or `..` parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Output {
    files: BTreeMap<String, Entry>,
    held: Held,
}

/// Sources of copies and pictures that lie in no file of their own, by their paths: they came within a
/// partner's snapshot.
pub type Held = BTreeMap<String, Arc<[u8]>>;

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
        let before = self.files.insert(path.clone(), entry);
        assert!(before.is_none(), "two pages want to be written to {path:?}");
    }

    /// Brings the bytes of sources that lie in no file of their own.
    pub fn hold(&mut self, held: Held) {
        self.held = held;
    }

    /// Sources that lie in no file of their own.
    pub fn held(&self) -> &Held {
        &self.held
    }

    /// Every file, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.files.iter().map(|(path, entry)| (path.as_str(), entry))
    }

    /// The file at this path.
    pub fn get(&self, path: &str) -> Option<&Entry> {
        self.files.get(path)
    }

    /// How many files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
