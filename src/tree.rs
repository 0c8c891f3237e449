//! What we read: a snapshot of the content folder as a value, sorted by path, and places in it.
//! Knows encodings. Does *not* know the disk, nor what any file means.

use std::borrow::Cow;
use std::sync::Arc;

/// The number of a file in its [`Tree`]. Given out by the tree only, so looking one up cannot fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A place in a file: bytes of its decoded [`File::text`], half open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A place from byte `start` up to byte `end`.
    pub fn new(file: FileId, start: usize, end: usize) -> Span {
        let small = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        Span { file, start: small(start), end: small(end.max(start)) }
    }

    /// The very beginning of a file, for what concerns it as a whole.
    pub fn start_of(file: FileId) -> Span {
        Span { file, start: 0, end: 0 }
    }
}

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Joins a value and its place.
    pub fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), span: self.span }
    }

    /// A borrowed value at the same place.
    pub fn as_ref(&self) -> Spanned<&T> {
        Spanned { value: &self.value, span: self.span }
    }
}

/// How the bytes of a text file were understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// What Excel in Western Europe writes by default.
    Windows1252,
    /// "Unicode text" from Excel.
    Utf16,
    /// A spreadsheet, shown as text: one line a row, a tab between cells, numbers with a point.
    Spreadsheet,
    /// Not read as text: a picture, a document.
    Opaque,
}

/// Why a file could not be read as what its name promises. Content trouble, not machine trouble.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// A byte that is no UTF-8, at this byte of the (lossily decoded) text.
    InvalidUtf8(usize),
    /// A spreadsheet that its reader refuses, with the reader's reason.
    Spreadsheet(String),
    /// Larger than we read, in bytes.
    TooLarge(u64),
    /// A symbolic link: content is read from the content folder only.
    Symlink,
    /// A name that is not UTF-8, shown lossily in the path.
    BadName,
}

/// What the bytes of a picture say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// What can be done with it.
    pub kind: PictureKind,
    /// In pixels, as it is shown: after it is turned the way the camera was held.
    pub width: u32,
    /// In pixels, as it is shown.
    pub height: u32,
    /// Hash of its bytes (XXH3).
    pub hash: u64,
}

/// What can be done with a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureKind {
    /// Stands still, best as a photograph: smaller ones can be made of it with loss.
    Photo,
    /// Stands still, was drawn or can be seen through: smaller ones can be made of it without loss.
    Pixels,
    /// SVG: sharp at every size.
    Drawing,
    /// It moves, or is of a kind that we do not read.
    AsItIs,
}

/// Why a picture cannot be shown. It may still be linked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFault {
    /// Broken off or not a picture at all.
    Damaged,
    /// Of another kind than browsers show, by its name: "HEIC".
    OtherKind(&'static str),
    /// More bytes than we read.
    TooLarge(u64),
    /// More pixels than we decode.
    TooManyPixels(u64),
}

/// One file of the content folder.
#[derive(Debug, Clone)]
pub struct File {
    /// Path below the content folder, with `/` on every system.
    pub path: String,
    /// The decoded text; empty for pictures and documents.
    pub text: String,
    /// How `text` came about.
    pub encoding: Encoding,
    /// Size on disk in bytes.
    pub size: u64,
    /// What kept us from reading it, if anything.
    pub unreadable: Option<Unreadable>,
    /// What it is as a picture, where its ending says that it is one and we know the kind.
    pub picture: Option<Result<Picture, PictureFault>>,
    /// All of it, where it lies in no file of its own: in a partner's snapshot.
    pub held: Option<Arc<[u8]>>,
}

impl File {
    /// The ending in lower case, without its point; empty if there is none.
    pub fn ending(&self) -> String {
        ending(&self.path)
    }

    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// The ending of a path in lower case, without its point; empty if there is none.
pub fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => ending.to_ascii_lowercase(),
        _ => String::new(),
    }
}

/// A snapshot of the content folder, of partners' own folders and of the site's own theme beside it.
/// Invariant: each sorted by path, each path once. Whoever asks for files gets content, also that of
/// partners: [`Tree::source_of`] tells whose a file is. A theme's file is found in [`Tree::theme`] only,
/// so that neither can pass for the other.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    files: Vec<File>,
    /// Whose each file is, by its place in `sources`; empty if all are the site's.
    owners: Vec<Option<usize>>,
    sources: Vec<Source>,
    theme: Option<ThemeFolder>,
    former: Option<Former>,
}

/// The history of the former build, in the content folder: a file that pejl writes and the next build reads.
pub const HISTORY: &str = "history.json";

/// The history of the former build, found outside the content folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// Where it was found, as the caller calls it.
    pub name: String,
    /// Somebody asked for this one, so that it comes before the one in the content folder; else it lay
    /// where the site is published.
    pub named: bool,
    /// What stands in it, or why that cannot be read.
    pub text: Result<String, Unreadable>,
}

/// A place of a partner's own, as site.yml names it. Its files are in the tree with paths that begin
/// with `root` and a `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The partner's id, as written.
    pub partner: String,
    /// Its folder or its file below the content folder; begins with `../` where it lies beside it.
    pub root: String,
    /// What came of reading it.
    pub state: SourceState,
    /// What a snapshot says of itself, if it is one and could be read.
    pub snapshot: Option<SnapshotFacts>,
}

/// What came of reading a partner's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceState {
    /// Its files are here.
    Read,
    /// There is nothing of that name.
    Missing,
    /// It is a folder where a file was meant, or the other way round.
    OtherKind,
    /// It, or a folder on the way to it, is a link.
    Link,
    /// It is the content folder, or lies in it or around it.
    Content,
    /// It has more files than we read.
    TooManyFiles(usize),
    /// Its file has more bytes than we read.
    TooLarge(u64),
    /// A snapshot with mistakes.
    Wrong(Vec<SnapshotFault>),
}

/// What a snapshot says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SnapshotFacts {
    /// The site that wrote it.
    pub title: String,
    /// Who publishes that.
    pub publisher: Option<String>,
    /// Its first language: that of words without one.
    pub language: String,
    /// The day of the report, `2026-11-01`: what was public then.
    pub as_of: String,
    /// Where that site lives.
    pub base_url: Option<String>,
    /// Terms of its data.
    pub licence: Option<String>,
    /// Whose things are in it; nothing if it is a whole site.
    pub partner: Option<String>,
}

/// What is wrong with a snapshot, and at which byte of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotFault {
    /// First byte and one past the last.
    pub at: (usize, usize),
    /// What.
    pub kind: SnapshotTrouble,
}

/// What is wrong with a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SnapshotTrouble {
    /// Not JSON, or not what a snapshot holds: the reader's words.
    Broken(String),
    /// Of a version that we do not know.
    Version(String),
    /// A file that is not what its hash says: its path.
    Changed(String),
    /// A path that is none: it leads out, is hidden, stands twice.
    Path(String),
    /// A file whose bytes are not written as they must be: its path.
    Bytes(String),
}

/// What lies in the folder `themes` beside the content folder.
#[derive(Debug, Clone, Default)]
pub struct ThemeFolder {
    /// Whether the theme that was asked for has a folder.
    pub found: bool,
    /// The names of all themes there are, sorted.
    pub names: Vec<String>,
    /// The files of the one that was asked for.
    pub files: Vec<ThemeFile>,
}

/// A file of a site's own theme. Its path begins with `themes/NAME/`.
#[derive(Debug, Clone)]
pub struct ThemeFile {
    /// Its path and, if it is written by people, its text.
    pub file: File,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// A line of a file, for people: both count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Tree {
    /// A tree of these files, in any order.
    pub fn new(mut files: Vec<File>) -> Tree {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|a, b| a.path == b.path);
        Tree { files, ..Tree::default() }
    }

    /// The same content with partners' own: places, and files whose paths begin with those. Numbers of
    /// files that were given out before are no longer right.
    pub fn with_sources(mut self, sources: Vec<Source>, files: Vec<File>) -> Tree {
        // A snapshot's own file may lie in the content folder, where it was a file like any other.
        self.files.retain(|it| files.iter().all(|new| new.path != it.path));
        self.files.extend(files);
        self.files.sort_by(|a, b| a.path.cmp(&b.path));
        self.files.dedup_by(|a, b| a.path == b.path);
        let below = |path: &str, root: &str| {
            path.strip_prefix(root).is_some_and(|rest| rest.starts_with('/'))
        };
        let owner = |it: &File| sources.iter().position(|source| below(&it.path, &source.root));
        self.owners = self.files.iter().map(owner).collect();
        self.sources = sources;
        self
    }

    /// Partners' own places, in the order of site.yml.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The partner's place that this file comes from, and its number; `None` for the site's own.
    pub fn source_of(&self, file: FileId) -> Option<(usize, &Source)> {
        let at = (*self.owners.get(file.0 as usize)?)?;
        Some((at, &self.sources[at]))
    }

    /// What the paths of files beside this one begin with: nothing, or a partner's place and a `/`.
    pub fn root_of(&self, file: FileId) -> String {
        self.source_of(file).map_or_else(String::new, |(_, it)| format!("{}/", it.root))
    }

    /// A file's path below the folder that it is content of: the site's, or a partner's own.
    pub fn local_path(&self, file: FileId) -> &str {
        let path = &self.file(file).path;
        match self.source_of(file) {
            Some((_, source)) => &path[source.root.len() + 1..],
            None => path,
        }
    }

    /// Whether this is a snapshot's own file.
    pub fn is_snapshot(&self, file: FileId) -> bool {
        let path = &self.file(file).path;
        self.sources.iter().any(|it| it.root == *path)
    }

    /// The same content after this build.
    pub fn with_former(self, former: Option<Former>) -> Tree {
        Tree { former, ..self }
    }

    /// The history of the former build that was found outside the content folder.
    pub fn former(&self) -> Option<&Former> {
        self.former.as_ref()
    }

    /// The same content beside this theme.
    pub fn with_theme(mut self, mut theme: ThemeFolder) -> Tree {
        theme.files.sort_by(|a, b| a.file.path.cmp(&b.file.path));
        theme.files.dedup_by(|a, b| a.file.path == b.file.path);
        self.theme = Some(theme);
        self
    }

    /// The folder `themes`, if a theme was looked for.
    pub fn theme(&self) -> Option<&ThemeFolder> {
        self.theme.as_ref()
    }

    /// Every file of the theme with its number, sorted by path.
    pub fn theme_files(&self) -> impl Iterator<Item = (FileId, &ThemeFile)> {
        let files = self.theme.iter().flat_map(|it| &it.files);
        files.enumerate().map(|(index, file)| (FileId((self.files.len() + index) as u32), file))
    }

    /// Whether the number is that of a theme's file.
    pub fn is_theme(&self, id: FileId) -> bool {
        id.0 as usize >= self.files.len()
    }

    /// A tree of texts, for tests and examples. Paths with a picture's ending become opaque files.
    pub fn of_texts<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Tree {
        let file = |(path, text): (&str, &str)| File::from_bytes(path, text.as_bytes());
        Tree::new(texts.into_iter().map(file).collect())
    }

    /// Every file with its number, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId(index as u32), file))
    }

    /// The file of this number.
    pub fn file(&self, id: FileId) -> &File {
        let index = id.0 as usize;
        match (self.files.get(index), &self.theme) {
            (None, Some(theme)) => &theme.files[index - self.files.len()].file,
            _ => &self.files[index],
        }
    }

    /// The file at this path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let found = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        Some(FileId(found as u32))
    }

    /// What stands at a place.
    pub fn slice(&self, span: Span) -> &str {
        let text = &self.file(span.file).text;
        text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// Line and column of the beginning of a place.
    pub fn line_column(&self, span: Span) -> LineColumn {
        let text = &self.file(span.file).text;
        let at = floor_char_boundary(text, span.start as usize);
        let before = &text[..at];
        let line_start = before.rfind('\n').map_or(0, |it| it + 1);
        LineColumn {
            line: before.bytes().filter(|it| *it == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

fn floor_char_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Endings of files that are read as text.
pub const TEXT_ENDINGS: &[&str] = &["md", "markdown", "yml", "yaml", "csv"];
/// Endings of pictures that are text: they are looked through, but published as they are.
pub const DRAWING_ENDINGS: &[&str] = &["svg"];
/// Endings of pictures that are looked into.
pub const PICTURE_ENDINGS: &[&str] = &["jpg", "jpeg", "png", "webp", "gif"];
/// Endings of spreadsheets.
pub const SPREADSHEET_ENDINGS: &[&str] = &["xlsx", "ods"];

impl File {
    /// Decodes the bytes of a file as its ending asks for. Spreadsheets and opaque files get no
    /// text here: see [`File::spreadsheet`] and [`File::opaque`].
    pub fn from_bytes(path: &str, bytes: &[u8]) -> File {
        let ending = ending(path);
        let read = [TEXT_ENDINGS, DRAWING_ENDINGS].concat().contains(&ending.as_str());
        if !read && path != HISTORY {
            return File::opaque(path, bytes.len() as u64);
        }
        let (mut text, encoding, invalid) = decode(bytes, ending == "csv");
        // Line ends of old Macs. One byte for one, so that places stay right.
        if text.contains('\r') && !text.contains('\n') {
            text = Cow::Owned(text.replace('\r', "\n"));
        }
        File {
            path: path.to_owned(),
            text: text.into_owned(),
            encoding,
            size: bytes.len() as u64,
            unreadable: invalid.map(Unreadable::InvalidUtf8),
            picture: None,
            held: None,
        }
    }

    /// A picture or document, of which only the name and the size matter.
    pub fn opaque(path: &str, size: u64) -> File {
        let (text, encoding) = (String::new(), Encoding::Opaque);
        let (unreadable, picture, held) = (None, None, None);
        File { path: path.to_owned(), text, encoding, size, unreadable, picture, held }
    }

    /// A spreadsheet, whose first sheet somebody has written out as text.
    pub fn spreadsheet(path: &str, size: u64, read: Result<String, String>) -> File {
        let (text, unreadable) = match read {
            Ok(text) => (text, None),
            Err(why) => (String::new(), Some(Unreadable::Spreadsheet(why))),
        };
        let (encoding, picture, held) = (Encoding::Spreadsheet, None, None);
        File { path: path.to_owned(), text, encoding, size, unreadable, picture, held }
    }
}

/// Endings of a theme's files that people write.
const THEME_TEXT_ENDINGS: &[&str] = &["html", "css", "yml"];

impl ThemeFile {
    /// A file of a theme: templates, style sheets and texts as text, everything else as it is.
    pub fn from_bytes(path: &str, bytes: Vec<u8>) -> ThemeFile {
        let size = bytes.len() as u64;
        if !THEME_TEXT_ENDINGS.contains(&ending(path).as_str()) {
            return ThemeFile { file: File::opaque(path, size), bytes };
        }
        let (text, encoding, invalid) = decode(&bytes, false);
        let (path, text) = (path.to_owned(), text.into_owned());
        let unreadable = invalid.map(Unreadable::InvalidUtf8);
        let (picture, held) = (None, None);
        ThemeFile { file: File { path, text, encoding, size, unreadable, picture, held }, bytes }
    }

    /// A file that could not be read.
    pub fn unreadable(path: &str, size: u64, why: Unreadable) -> ThemeFile {
        let file = File { unreadable: Some(why), ..File::opaque(path, size) };
        ThemeFile { file, bytes: Vec::new() }
    }
}

/// The text of some bytes, what they were taken for, and the first byte that is no UTF-8.
/// Tables may be Windows-1252 or UTF-16 (Excel); all else is UTF-8 or wrong.
fn decode(bytes: &[u8], table: bool) -> (Cow<'_, str>, Encoding, Option<usize>) {
    if table && (bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF])) {
        let little = bytes[0] == 0xFF;
        let with = if little { encoding_rs::UTF_16LE } else { encoding_rs::UTF_16BE };
        let (text, _) = with.decode_with_bom_removal(bytes);
        return (text, Encoding::Utf16, None);
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), Encoding::Utf8, None),
        Err(_) if table => {
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
            (text, Encoding::Windows1252, None)
        }
        Err(error) => (String::from_utf8_lossy(bytes), Encoding::Utf8, Some(error.valid_up_to())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let tree = Tree::of_texts([("a.md", "æøå\r\nå: x")]);
        let file = tree.find("a.md").expect("just made");
        let x = Span::new(file, tree.file(file).text.find('x').expect("there"), 99);
        assert_eq!(tree.line_column(x), LineColumn { line: 2, column: 4 });
    }

    #[test]
    fn excel_encodings_are_understood_in_tables_only() {
        let latin = b"period;v\xe6rdi\n";
        assert_eq!(File::from_bytes("a.csv", latin).text, "period;værdi\n");
        assert_eq!(File::from_bytes("a.md", latin).unreadable, Some(Unreadable::InvalidUtf8(8)));
        let utf16: Vec<u8> = "\u{feff}år".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(File::from_bytes("a.csv", &utf16).text, "år");
        assert_eq!(File::from_bytes("a.yml", b"\xef\xbb\xbftitle: x").text, "title: x");
        assert_eq!(File::from_bytes("a.yml", b"a: 1\rb: 2\r").text, "a: 1\nb: 2\n");
        assert_eq!(File::from_bytes("a.yml", b"a: 1\r\nb: 2").text, "a: 1\r\nb: 2");
    }
}
