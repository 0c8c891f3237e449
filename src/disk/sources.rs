//! Reads partners' own places: folders beside the content folder, with the care that content gets, and
//! snapshots, whose files become files like any other. Neither may lead out of where it is: no link is
//! followed on the way. Does *not* know what a partner may have there.

use super::read::{self, Bytes, Found};
use super::{Error, around, is_absent, publish};
use crate::output::{Format, MAKES_PICTURES, Recipe};
use crate::picture::{self, Studio};
use crate::snapshot;
use crate::tree::{
    self, Encoding, File, PictureFault, PictureKind, Source, SourceState, Tree, Unreadable,
};
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A partner with more files than this has put something else there.
const FILES: usize = 20_000;
/// A snapshot beyond this holds more than texts and a few pictures.
const SNAPSHOT_LIMIT: u64 = 64 << 20;
/// The widest and highest that a photograph leaves the house, in px.
const SHARED: u32 = 1600;

/// Reads these places: partner, path below the content folder or beside it (`../`), and whether it is
/// a snapshot. What is wrong with a place is its state.
///
/// # Errors
/// If the system says no.
pub fn read_sources<'a>(
    content: &Path,
    wanted: impl IntoIterator<Item = (&'a str, &'a str, bool)>,
) -> Result<(Vec<Source>, Vec<File>), Error> {
    let (mut sources, mut files) = (Vec::new(), Vec::new());
    for (partner, path, is_snapshot) in wanted {
        let mut source = Source {
            partner: partner.to_owned(),
            root: path.to_owned(),
            state: SourceState::Read,
            snapshot: None,
        };
        match (reach(content, path, is_snapshot)?, is_snapshot) {
            (Err(state), _) => source.state = state,
            (Ok(real), true) => read_snapshot(&real, &mut source, &mut files)?,
            (Ok(real), false) => read_folder(&real, &mut source, &mut files)?,
        }
        sources.push(source);
    }
    Ok((sources, files))
}

/// Where a place is, if it can be reached without a link; else why not.
fn reach(content: &Path, path: &str, is_file: bool) -> Result<Result<PathBuf, SourceState>, Error> {
    let (mut real, rest) = match path.strip_prefix("../") {
        Some(rest) => (around(content), rest),
        None => (content.to_owned(), path),
    };
    let above = path.starts_with("../");
    let parts: Vec<&str> = rest.split('/').collect();
    let home = fs::canonicalize(content).map_err(|cause| Error::cannot_read(content, cause))?;
    for (at, part) in parts.iter().enumerate() {
        real.push(part);
        let last = at + 1 == parts.len();
        match fs::symlink_metadata(&real) {
            Err(cause) if is_absent(&cause) => return Ok(Err(SourceState::Missing)),
            Err(cause) => return Err(Error::cannot_read(&real, cause)),
            Ok(it) if it.is_symlink() => return Ok(Err(SourceState::Link)),
            Ok(it) if it.is_dir() == (last && is_file) => return Ok(Err(SourceState::OtherKind)),
            Ok(it) if last && is_file && !it.is_file() => return Ok(Err(SourceState::Link)),
            Ok(_) => {}
        }
        // A folder that is the content folder by another name would be content twice.
        if above && fs::canonicalize(&real).is_ok_and(|it| it == home) {
            return Ok(Err(SourceState::Content));
        }
    }
    Ok(Ok(real))
}

fn read_folder(real: &Path, source: &mut Source, files: &mut Vec<File>) -> Result<(), Error> {
    let mut found: Vec<Found> = Vec::new();
    read::walk(real, &source.root, 1, &mut found)?;
    if found.len() > FILES {
        source.state = SourceState::TooManyFiles(found.len());
        return Ok(());
    }
    let read: Vec<Result<Option<File>, Error>> = found.into_par_iter().map(read::take).collect();
    for it in read {
        files.extend(it?);
    }
    Ok(())
}

fn read_snapshot(real: &Path, source: &mut Source, files: &mut Vec<File>) -> Result<(), Error> {
    let bytes = match read::read_up_to(real, SNAPSHOT_LIMIT) {
        Ok(Bytes::Whole(bytes)) => bytes,
        Ok(Bytes::TooMany(size)) => {
            source.state = SourceState::TooLarge(size);
            return Ok(());
        }
        Ok(Bytes::NoFile) => {
            source.state = SourceState::Link;
            return Ok(());
        }
        Err(cause) if is_absent(&cause) => {
            source.state = SourceState::Missing;
            return Ok(());
        }
        Err(cause) => return Err(Error::cannot_read(real, cause)),
    };
    let (file, found) = open_snapshot(source, &bytes);
    files.push(file);
    files.extend(found);
    Ok(())
}

/// A snapshot's own file and the files in it. Never fails: what is wrong is the place's state.
pub fn open_snapshot(source: &mut Source, bytes: &[u8]) -> (File, Vec<File>) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned();
    let mut found = Vec::new();
    match snapshot::read(&text) {
        Ok((facts, files)) if files.len() <= FILES => {
            source.snapshot = Some(facts);
            let member = |(path, bytes)| member(format!("{}/{path}", source.root), bytes);
            found = files.into_par_iter().map(member).collect();
        }
        Ok((_, files)) => source.state = SourceState::TooManyFiles(files.len()),
        Err(faults) => source.state = SourceState::Wrong(faults),
    }
    let file =
        File { text, encoding: Encoding::Utf8, ..File::opaque(&source.root, bytes.len() as u64) };
    (file, found)
}

/// A file of a snapshot, looked into as if it lay in a folder.
fn member(path: String, bytes: Vec<u8>) -> File {
    let written = tree::ending(&path);
    let is = |endings: &[&str]| endings.contains(&written.as_str());
    let limit = match written.as_str() {
        "csv" => read::TEXT_LIMIT,
        _ if is(tree::TEXT_ENDINGS) || is(tree::DRAWING_ENDINGS) => read::PROSE_LIMIT,
        _ => picture::LARGEST_FILE,
    };
    let size = bytes.len() as u64;
    let file = if is(tree::DRAWING_ENDINGS) {
        read::drawing(File::from_bytes(&path, &bytes), &bytes)
    } else if is(tree::PICTURE_ENDINGS) {
        let picture = match size > limit {
            true => Err(PictureFault::TooLarge(size)),
            false => picture::look(&bytes),
        };
        File { picture: Some(picture), ..File::opaque(&path, size) }
    } else {
        File::from_bytes(&path, &bytes)
    };
    let unreadable = (size > limit && file.picture.is_none()).then_some(Unreadable::TooLarge(size));
    File { unreadable: unreadable.or(file.unreadable), held: Some(Arc::from(bytes)), ..file }
}

/// The bytes of a picture or a document as they may leave the house: a photograph without what the camera
/// noted in it (where it was taken, and when), and not larger than a screen.
///
/// # Errors
/// If it is no longer there, or the system says no.
pub fn read_shared(content: &Path, tree: &Tree, path: &str) -> Result<Vec<u8>, Error> {
    let file = tree.find(path).map(|it| tree.file(it));
    let bytes = match file.and_then(|it| it.held.clone()) {
        Some(held) => held.to_vec(),
        None => {
            let (real, _) = publish::open_content(content, path)?;
            match read::read_up_to(&real, picture::LARGEST_FILE) {
                Ok(Bytes::Whole(bytes)) => bytes,
                Ok(_) => return Err(publish::no_longer_there(&real)),
                Err(cause) => return Err(Error::cannot_read(&real, cause)),
            }
        }
    };
    let Some(Ok(picture)) = file.and_then(|it| it.picture) else { return Ok(bytes) };
    let format = match tree::ending(path).as_str() {
        "jpg" | "jpeg" => Format::Jpeg,
        "png" => Format::Png,
        "webp" => Format::WebP,
        _ => return Ok(bytes),
    };
    if !MAKES_PICTURES || !matches!(picture.kind, PictureKind::Photo | PictureKind::Pixels) {
        return Ok(bytes);
    }
    let longest = picture.width.max(picture.height).max(1);
    let side = |it: u32| match longest > SHARED {
        true => (u64::from(it) * u64::from(SHARED) / u64::from(longest)).max(1) as u32,
        false => it,
    };
    let (width, height) = (side(picture.width), side(picture.height));
    let source = path.to_owned();
    let recipe = Recipe::Picture { source, hash: picture.hash, width, height, format };
    let made = Studio::default().pictures(&bytes, &[&recipe]);
    let damaged = |_| Error::damaged(content, vec![path.to_owned()]);
    Ok(made.map_err(damaged)?.into_iter().next().unwrap_or(bytes))
}

/// Writes a snapshot's file, in one instant. `Ok(false)` if something is there that is no snapshot,
/// which is left as it is.
///
/// # Errors
/// If the system says no.
pub fn write_snapshot(path: &Path, bytes: &[u8]) -> Result<bool, Error> {
    let begins = b"{\n  \"$schema\": \"snapshot-";
    match read::read_up_to(path, SNAPSHOT_LIMIT) {
        Ok(Bytes::Whole(before)) if before.starts_with(begins) => {}
        Err(cause) if is_absent(&cause) => {}
        Ok(_) => return Ok(false),
        Err(cause) => return Err(Error::cannot_read(path, cause)),
    }
    let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = path.with_file_name(format!(".{name}.new"));
    let cannot = |cause| Error::cannot_write(path, cause);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(cannot)?;
    }
    fs::write(&beside, bytes).map_err(cannot)?;
    fs::rename(&beside, path).map_err(cannot)?;
    Ok(true)
}
