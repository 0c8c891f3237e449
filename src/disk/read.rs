//! Reads the content folder into a [`Tree`]: what its files are called and what stands in the
//! readable ones. Trouble with a single file that its author can mend is told in the tree; trouble
//! with the machine ends the reading. Does *not* know what any file is for.

use super::{Error, list, open_regular, starts_with_dot};
use crate::diag::said;
use crate::picture;
use crate::tree::{
    self, Encoding, File, Former, Picture, PictureFault, PictureKind, ThemeFile, ThemeFolder, Tree,
    Unreadable,
};
use rayon::prelude::*;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A table beyond this is no table that somebody made for readers.
pub(super) const TEXT_LIMIT: u64 = 32 << 20;
/// Prose, keys and drawings beyond this nobody wrote. Understood, each byte of Markdown may take more
/// than a hundred.
pub(super) const PROSE_LIMIT: u64 = 4 << 20;
/// A spreadsheet beyond this is not unpacked.
const SPREADSHEET_LIMIT: u64 = 64 << 20;
/// Folders in folders, so that a mistake of the machine (a loop of mounts) ends.
const DEPTH_LIMIT: usize = 64;

/// Reads a content folder. Hidden files and the droppings of Office and file managers are left
/// out; symbolic links are named but never followed, and pipes and devices never opened.
pub fn read(content: &Path) -> Result<Tree, Error> {
    let shown = content.display();
    match fs::metadata(content) {
        Ok(it) if it.is_dir() => {}
        Ok(_) => {
            let message = said!(
                "{shown} er en fil, men skulle være mappen med indholdet",
                "{shown} is a file, but should be the folder with the content"
            );
            return Err(Error::refusal(content, message));
        }
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            let message = said!(
                "Mappen med indholdet, {shown}, findes ikke",
                "The folder with the content, {shown}, does not exist"
            );
            return Err(Error::refusal(content, message).help(said!(
                "Kør `pejl new` for at få en mappe med et eksempel, eller skriv, hvor indholdet ligger.",
                "Run `pejl new` for a folder with an example, or say where the content is."
            )));
        }
        Err(cause) => return Err(Error::cannot_read(content, cause)),
    }
    let mut found = Vec::new();
    walk(content, "", 0, &mut found)?;
    let files: Vec<Result<Option<File>, Error>> = found.into_par_iter().map(take).collect();
    let files = files.into_iter().filter_map(Result::transpose).collect::<Result<_, _>>()?;
    Ok(Tree::new(files))
}

/// A file of a theme beyond this nobody should send to a reader.
const THEME_FILE_LIMIT: u64 = 4 << 20;
/// A theme with more files than this is no theme.
const THEME_FILES: usize = 2_000;

/// The folder that a content folder lies in.
pub fn around(content: &Path) -> PathBuf {
    match (content.file_name(), content.parent()) {
        (Some(_), Some(parent)) => parent.to_owned(),
        // `.` and `..` have their neighbours above them.
        _ => content.join(".."),
    }
}

/// The folder `themes` that belongs to a content folder: it lies beside it.
pub fn beside(content: &Path) -> PathBuf {
    around(content).join("themes")
}

/// Reads a site's own theme, with the care that content gets: hidden files are left out, links are
/// named and never followed. `name` is the name of a folder, not a path. Nothing is read but this one.
///
/// # Errors
/// If the system says no.
pub fn read_theme(content: &Path, name: &str) -> Result<ThemeFolder, Error> {
    let themes = beside(content);
    let entries = match list(&themes) {
        Err(cause) if super::is_absent(&cause) => return Ok(ThemeFolder::default()),
        other => other.map_err(|cause| Error::cannot_read(&themes, cause))?,
    };
    let mut theme = ThemeFolder::default();
    let mut found = Vec::new();
    for (entry, kind) in entries {
        let Some(entry) = entry.to_str().filter(|it| !it.starts_with('.')) else { continue };
        if kind.is_dir() {
            theme.names.push(entry.to_owned());
        }
        let path = format!("themes/{entry}");
        let real = themes.join(entry);
        if entry != name {
            continue;
        }
        theme.found = true;
        if kind.is_dir() {
            walk(&real, &path, 1, &mut found)?;
        } else {
            found.push(Found { path, real, unreadable: Some(Unreadable::Symlink) });
        }
    }
    if found.len() > THEME_FILES {
        let real = themes.join(name);
        let shown = real.display();
        let message = said!(
            "{shown} har mere end {THEME_FILES} filer",
            "{shown} has more than {THEME_FILES} files"
        );
        return Err(Error::refusal(&real, message));
    }
    let files: Vec<Result<Option<ThemeFile>, Error>> =
        found.into_par_iter().map(take_theme).collect();
    theme.files = files.into_iter().filter_map(Result::transpose).collect::<Result<_, _>>()?;
    Ok(theme)
}

/// Reads the history of a former build: a file, or the one in a folder. `None` if there is none.
///
/// # Errors
/// If the system says no.
pub fn read_former(path: &Path, named: bool) -> Result<Option<Former>, Error> {
    let file = if path.is_dir() { path.join(tree::HISTORY) } else { path.to_owned() };
    let name = file.display().to_string();
    let text = match read_up_to(&file, TEXT_LIMIT) {
        Ok(Bytes::Whole(bytes)) => match String::from_utf8(bytes) {
            Ok(text) => Ok(text),
            Err(error) => Err(Unreadable::InvalidUtf8(error.utf8_error().valid_up_to())),
        },
        Ok(Bytes::TooMany(size)) => Err(Unreadable::TooLarge(size)),
        Ok(Bytes::NoFile) => Err(Unreadable::Symlink),
        Err(cause) if super::is_absent(&cause) && !named => return Ok(None),
        Err(cause) => return Err(Error::cannot_read(&file, cause)),
    };
    Ok(Some(Former { name, named, text }))
}

/// The theme's file; `None` if it went away meanwhile.
fn take_theme(found: Found) -> Result<Option<ThemeFile>, Error> {
    let Found { path, real, unreadable } = found;
    if let Some(why) = unreadable {
        return Ok(Some(ThemeFile::unreadable(&path, 0, why)));
    }
    Ok(Some(match read_up_to(&real, THEME_FILE_LIMIT) {
        Ok(Bytes::Whole(bytes)) => ThemeFile::from_bytes(&path, bytes),
        Ok(Bytes::TooMany(size)) => ThemeFile::unreadable(&path, size, Unreadable::TooLarge(size)),
        Ok(Bytes::NoFile) => ThemeFile::unreadable(&path, 0, Unreadable::Symlink),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(cause) => return Err(Error::cannot_read(&real, cause)),
    }))
}

/// Something in the content folder, before it was opened.
pub(super) struct Found {
    /// As the tree will call it.
    pub(super) path: String,
    pub(super) real: PathBuf,
    /// What already keeps us from opening it.
    pub(super) unreadable: Option<Unreadable>,
}

pub(super) fn walk(
    folder: &Path,
    path: &str,
    depth: usize,
    found: &mut Vec<Found>,
) -> Result<(), Error> {
    let entries = match list(folder) {
        // It went away since its parent was listed; if it was the content folder, we were told before.
        Err(cause) if cause.kind() == io::ErrorKind::NotFound && depth > 0 => return Ok(()),
        other => other.map_err(|cause| Error::cannot_read(folder, cause))?,
    };
    for (name, kind) in entries {
        let shown = name.to_string_lossy();
        if starts_with_dot(&name) || is_dropping(&shown) {
            continue;
        }
        let path = if path.is_empty() { shown.to_string() } else { format!("{path}/{shown}") };
        let real = folder.join(&name);
        if name.to_str().is_none() {
            found.push(Found { path, real, unreadable: Some(Unreadable::BadName) });
        } else if kind.is_dir() {
            if depth == DEPTH_LIMIT {
                let shown = real.display();
                let message = said!(
                    "{shown} ligger mere end {DEPTH_LIMIT} mapper nede",
                    "{shown} is more than {DEPTH_LIMIT} folders deep"
                );
                return Err(Error::refusal(&real, message));
            }
            walk(&real, &path, depth + 1, found)?;
        } else {
            // A pipe or a device is as little content as a link is.
            let unreadable = (!kind.is_file()).then_some(Unreadable::Symlink);
            found.push(Found { path, real, unreadable });
        }
    }
    Ok(())
}

/// What Office and file managers leave behind. (`.DS_Store` and `.~lock.x#` start with a dot.)
fn is_dropping(name: &str) -> bool {
    name.starts_with("~$")
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
        || name == "__MACOSX"
}

/// The file, read if it is to be read; `None` if it went away meanwhile.
pub(super) fn take(found: Found) -> Result<Option<File>, Error> {
    let Found { path, real, unreadable } = found;
    let refused = |encoding, size, why| {
        let file = File::opaque(&path, size);
        Ok(Some(File { encoding, unreadable: Some(why), ..file }))
    };
    if let Some(why) = unreadable {
        return refused(Encoding::Opaque, 0, why);
    }
    let ending = tree::ending(&path);
    let is_history = path == tree::HISTORY;
    let is_text = is_history
        || tree::TEXT_ENDINGS.contains(&ending.as_str())
        || tree::DRAWING_ENDINGS.contains(&ending.as_str());
    let is_spreadsheet = tree::SPREADSHEET_ENDINGS.contains(&ending.as_str());
    let gone = |cause: &io::Error| cause.kind() == io::ErrorKind::NotFound;
    if tree::PICTURE_ENDINGS.contains(&ending.as_str()) {
        return take_picture(&path, &real);
    }
    if !is_text && !is_spreadsheet {
        return match fs::symlink_metadata(&real) {
            Ok(it) if it.is_file() => Ok(Some(File::opaque(&path, it.len()))),
            Ok(_) => refused(Encoding::Opaque, 0, Unreadable::Symlink),
            Err(cause) if gone(&cause) => Ok(None),
            Err(cause) => Err(Error::cannot_read(&real, cause)),
        };
    }
    let (limit, encoding) = if is_text {
        let long = ending == "csv" || is_history;
        (if long { TEXT_LIMIT } else { PROSE_LIMIT }, Encoding::Utf8)
    } else {
        (SPREADSHEET_LIMIT, Encoding::Spreadsheet)
    };
    let bytes = match read_up_to(&real, limit) {
        Ok(Bytes::Whole(bytes)) => bytes,
        Ok(Bytes::TooMany(size)) => return refused(encoding, size, Unreadable::TooLarge(size)),
        Ok(Bytes::NoFile) => return refused(Encoding::Opaque, 0, Unreadable::Symlink),
        Err(cause) if gone(&cause) => return Ok(None),
        Err(cause) => return Err(Error::cannot_read(&real, cause)),
    };
    Ok(Some(if tree::DRAWING_ENDINGS.contains(&ending.as_str()) {
        drawing(File::from_bytes(&path, &bytes), &bytes)
    } else if is_text {
        File::from_bytes(&path, &bytes)
    } else {
        File::spreadsheet(&path, bytes.len() as u64, super::spreadsheet::as_text(&path, &bytes))
    }))
}

/// A picture, looked into and not kept.
fn take_picture(path: &str, real: &Path) -> Result<Option<File>, Error> {
    let (size, picture) = match read_up_to(real, picture::LARGEST_FILE) {
        Ok(Bytes::Whole(bytes)) => (bytes.len() as u64, picture::look(&bytes)),
        Ok(Bytes::TooMany(size)) => (size, Err(PictureFault::TooLarge(size))),
        Ok(Bytes::NoFile) => {
            let unreadable = Some(Unreadable::Symlink);
            return Ok(Some(File { unreadable, ..File::opaque(path, 0) }));
        }
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(cause) => return Err(Error::cannot_read(real, cause)),
    };
    Ok(Some(File { picture: Some(picture), ..File::opaque(path, size) }))
}

/// A drawing with its size, where it says one.
pub(super) fn drawing(file: File, bytes: &[u8]) -> File {
    let kind = PictureKind::Drawing;
    let hash = xxhash_rust::xxh3::xxh3_64(bytes);
    let size = picture::drawing_size(&file.text);
    let picture = size.map(|(width, height)| Ok(Picture { kind, width, height, hash }));
    File { picture, ..file }
}

pub(super) enum Bytes {
    Whole(Vec<u8>),
    TooMany(u64),
    /// A link or a device took the file's place.
    NoFile,
}

pub(super) fn read_up_to(path: &Path, limit: u64) -> io::Result<Bytes> {
    let Some(file) = open_regular(path)? else { return Ok(Bytes::NoFile) };
    let size = file.metadata()?.len();
    if size > limit {
        return Ok(Bytes::TooMany(size));
    }
    let mut bytes = Vec::with_capacity(size as usize);
    // It may grow while we read.
    file.take(limit + 1).read_to_end(&mut bytes)?;
    let size = bytes.len() as u64;
    Ok(if size > limit { Bytes::TooMany(size) } else { Bytes::Whole(bytes) })
}

#[cfg(test)]
mod tests {
    use super::super::testing::Scratch;
    use super::*;
    use crate::diag::Tongue;

    fn paths(tree: &Tree) -> Vec<&str> {
        tree.iter().map(|(_, file)| file.path.as_str()).collect()
    }

    fn file<'a>(tree: &'a Tree, path: &str) -> &'a File {
        tree.file(tree.find(path).unwrap())
    }

    #[test]
    fn files_are_read_sorted_and_droppings_left_out() {
        let scratch = Scratch::new("read-sorted");
        scratch.write("site.yml", "title: x");
        scratch.write("missions/b/index.MD", "b");
        scratch.write("missions/a.md", "\u{feff}æ");
        scratch.write("missions/b/foto.jpg", [0xff, 0xd8]);
        for left_out in [
            ".git/config",
            ".DS_Store",
            "missions/.~lock.a.ods#",
            "missions/~$a.xlsx",
            "Thumbs.db",
            "missions/thumbs.db",
            "desktop.ini",
            "__MACOSX/._a.md",
        ] {
            scratch.write(left_out, "x");
        }
        let tree = read(&scratch.0).unwrap();
        let expected = ["missions/a.md", "missions/b/foto.jpg", "missions/b/index.MD", "site.yml"];
        assert_eq!(paths(&tree), expected);
        assert_eq!(file(&tree, "missions/a.md").text, "æ");
        assert_eq!(file(&tree, "missions/b/index.MD").text, "b");
        let picture = file(&tree, "missions/b/foto.jpg");
        assert_eq!((picture.size, picture.encoding, &*picture.text), (2, Encoding::Opaque, ""));
    }

    #[test]
    fn a_missing_folder_names_pejl_new() {
        let scratch = Scratch::new("read-missing");
        let error = read(&scratch.at("content")).unwrap_err();
        assert!(error.say(Tongue::Da).contains("`pejl new`"), "{error:?}");
        assert!(error.say(Tongue::En).contains("`pejl new`"), "{error:?}");
        let error = read(&scratch.write("content", "")).unwrap_err();
        assert!(error.say(Tongue::Da).contains("er en fil"), "{error:?}");
    }

    #[test]
    fn too_large_is_told_and_not_read() {
        let scratch = Scratch::new("read-large");
        let path = scratch.write("a.csv", "");
        fs::File::options().write(true).open(&path).unwrap().set_len(TEXT_LIMIT + 1).unwrap();
        let path = scratch.write("b.csv", "");
        fs::File::options().write(true).open(&path).unwrap().set_len(TEXT_LIMIT).unwrap();
        let path = scratch.write("c.md", "");
        fs::File::options().write(true).open(&path).unwrap().set_len(PROSE_LIMIT + 1).unwrap();
        let tree = read(&scratch.0).unwrap();
        assert_eq!(file(&tree, "c.md").unreadable, Some(Unreadable::TooLarge(PROSE_LIMIT + 1)));
        let a = file(&tree, "a.csv");
        assert_eq!(a.unreadable, Some(Unreadable::TooLarge(TEXT_LIMIT + 1)));
        assert_eq!(a.text, "");
        assert_eq!(file(&tree, "b.csv").unreadable, None);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_named_and_never_followed() {
        use std::os::unix::fs::symlink;
        let scratch = Scratch::new("read-links");
        scratch.write("secret/a.md", "secret");
        scratch.write("content/b.md", "b");
        symlink(scratch.at("secret"), scratch.at("content/folder")).unwrap();
        symlink(scratch.at("secret/a.md"), scratch.at("content/a.md")).unwrap();
        symlink(scratch.at("nowhere"), scratch.at("content/c.jpg")).unwrap();
        let tree = read(&scratch.at("content")).unwrap();
        assert_eq!(paths(&tree), ["a.md", "b.md", "c.jpg", "folder"]);
        for path in ["a.md", "c.jpg", "folder"] {
            assert_eq!(file(&tree, path).unreadable, Some(Unreadable::Symlink), "{path}");
            assert_eq!(file(&tree, path).text, "");
        }
        // The content folder itself may be reached by a link: its owner gave it to us.
        symlink(scratch.at("content"), scratch.at("link")).unwrap();
        assert_eq!(read(&scratch.at("link")).unwrap().iter().count(), 4);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn pipes_and_sockets_are_never_opened() {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        let scratch = Scratch::new("read-pipe");
        // Opening a pipe that nobody writes to would wait for ever.
        mknodat(CWD, scratch.at("a.md"), FileType::Fifo, Mode::RUSR, 0).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(scratch.at("b.md")).unwrap();
        let tree = read(&scratch.0).unwrap();
        assert_eq!(file(&tree, "a.md").unreadable, Some(Unreadable::Symlink));
        assert_eq!(file(&tree, "b.md").unreadable, Some(Unreadable::Symlink));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn names_that_are_not_utf8_are_shown_lossily() {
        use std::os::unix::ffi::OsStrExt;
        let scratch = Scratch::new("read-names");
        let name = std::ffi::OsStr::from_bytes(b"bl\xe5.md");
        fs::write(scratch.0.join(name), "x").unwrap();
        let name = std::ffi::OsStr::from_bytes(b"m\xf8de");
        fs::create_dir(scratch.0.join(name)).unwrap();
        let tree = read(&scratch.0).unwrap();
        assert_eq!(paths(&tree), ["bl\u{fffd}.md", "m\u{fffd}de"]);
        assert!(tree.iter().all(|(_, it)| it.unreadable == Some(Unreadable::BadName)));
    }

    #[test]
    fn a_file_that_vanishes_between_listing_and_reading_is_skipped() {
        let scratch = Scratch::new("read-vanish");
        for path in ["a.md", "a.jpg", "a.xlsx"] {
            let found = Found { path: path.into(), real: scratch.at(path), unreadable: None };
            assert!(take(found).unwrap().is_none(), "{path}");
        }
        assert!(walk(&scratch.at("gone"), "gone", 1, &mut Vec::new()).is_ok());
    }

    #[test]
    fn folders_have_an_end() {
        let scratch = Scratch::new("read-depth");
        let fine = vec!["m"; DEPTH_LIMIT].join("/");
        scratch.write(&format!("{fine}/a.md"), "x");
        assert_eq!(read(&scratch.0).unwrap().iter().count(), 1);
        scratch.write(&format!("{fine}/m/a.md"), "x");
        let error = read(&scratch.0).unwrap_err();
        assert!(error.say(Tongue::Da).contains("mere end 64 mapper nede"), "{error:?}");
    }

    #[cfg(unix)]
    #[test]
    fn permission_denied_names_the_path() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        let scratch = Scratch::new("read-denied");
        let path = scratch.write("a.md", "x");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o0)).unwrap();
        match read(&scratch.0) {
            Err(error) => {
                assert_eq!(error.path(), path);
                assert!(error.say(Tongue::Da).ends_with("a.md: adgang nægtet."), "{error:?}");
            }
            // Nothing is forbidden to root.
            Ok(tree) => assert_eq!(fs::metadata(&path).unwrap().uid(), 0, "{tree:?}"),
        }
        let error = Error::cannot_read(&path, io::ErrorKind::PermissionDenied.into());
        assert_eq!(error.path(), path);
        assert!(error.say(Tongue::Da).ends_with("a.md: adgang nægtet."), "{error:?}");
    }
}
