//! Publishes an [`Output`]: whole or not at all. Knows folders and files; does *not* know what a
//! page is, except that pages are put in place after what they refer to.
//!
//! The order, so that a kill between any two steps loses nothing (see also `container`):
//!
//! 1. Everything is written to the room `writing` beside the published folder.
//! 2. The published folder is looked through: anything that is neither ours nor a dot-file ends it here.
//! 3. Single dot-files are linked into `writing`, which then becomes `site`.
//! 4. `site` and the published folder are exchanged: the one instant that readers notice.
//! 5. Folders that start with a dot (`.git`) are moved from the old site to the new one. Until then
//!    they are in the room `site`, which nobody deletes before they are at home.
//! 6. The old site is renamed to `gone` and deleted.
//!
//! Where folders cannot be exchanged the old one is moved away just before; where the folder cannot
//! be moved at all (a mount, a parent that is not ours) its files are replaced one by one, and the
//! marker names both generations meanwhile, so that the next build knows all files as ours.
//!
//! Nothing is synced: what a kill leaves is whole, but a power cut within seconds of a build may cost
//! another build. Asking Linux to write everything out first (`syncfs`) took from 0.1 to 2 seconds for
//! 3,000 files, depending on what *other* programs had to write; all generators leave it out.

use super::container::{Container, INSIDE, Trouble};
use super::making::{self, Former};
use super::marker::{MARKER, Manifest, ancestors};
use super::survey::Survey;
use super::{Error, Place, is_absent, open_regular};
use crate::diag::said;
use crate::output::{Entry, Output};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// What was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// How many files.
    pub files: usize,
    /// Their bytes together.
    pub bytes: u64,
    /// How many of them are what they were before.
    pub unchanged: usize,
    /// How many files of the site before are no more.
    pub removed: usize,
    /// How many files had to be made: pictures and drawings.
    pub made: usize,
    /// How many were made before and taken from the site before.
    pub reused: usize,
    /// Whether all changed in one instant; else file by file, because the folder cannot be moved.
    pub at_once: bool,
}

/// Replaces what is published by this. `content` is where copies are taken from. After an error the
/// site is as it was, except that a disk which fails in the middle of a replacement file by file
/// leaves files of both.
pub fn publish(output: &Output, content: &Path, place: &Place) -> Result<Published, Error> {
    let result = publish_with(output, content, place, &mut |_| Then::GoOn);
    if result.is_err() {
        tidy_up(place);
    }
    result
}

/// Where a test may interfere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Locked,
    Written,
    Linked,
    Ready,
    Exchange,
    MoveAway,
    MoveIn,
    Exchanged,
    Rescue,
    Rescued,
    Cleared,
    Announced,
    Replaced,
    Removed,
}

/// What happens at a step.
#[cfg_attr(not(test), expect(dead_code, reason = "only tests interfere"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    GoOn,
    /// The system refuses the next operation.
    Fail,
    /// The process is killed.
    Die,
}

type Hook<'a> = &'a mut dyn FnMut(Step) -> Then;

/// Goes on, or says that the operation failed, or ends as if killed: without tidying up.
fn at(hook: Hook, step: Step) -> Result<bool, Error> {
    match hook(step) {
        Then::GoOn => Ok(true),
        Then::Fail => Ok(false),
        Then::Die => Err(Error::refusal(Path::new(""), said!("dræbt", "killed"))),
    }
}

fn publish_with(
    output: &Output,
    content: &Path,
    place: &Place,
    hook: Hook,
) -> Result<Published, Error> {
    let root = place.root.as_path();
    let cannot = |cause| Error::cannot_write(root, cause);
    if let Ok(it) = fs::symlink_metadata(root)
        && !it.is_dir()
    {
        return Err(cannot(io::ErrorKind::NotADirectory.into()));
    }
    if let Some(parent) = root.parent() {
        fs::create_dir_all(parent).map_err(cannot)?;
    }
    let beside = Container::beside(root).filter(|_| !is_mount(root));
    match beside.map(|path| Container::open(&path)) {
        Some(Ok(container)) => {
            let done = publish_at_once(output, content, root, &container, hook)?;
            container.close();
            if let Some(done) = done {
                return Ok(done);
            }
        }
        Some(Err(Trouble::Refused(error))) => return Err(error),
        // Nothing may be made beside it: then in it.
        Some(Err(Trouble::Impossible(_))) | None => {}
    }
    fs::create_dir_all(root).map_err(cannot)?;
    let container = Container::open(&root.join(INSIDE)).map_err(|trouble| match trouble {
        Trouble::Impossible(cause) => cannot(cause),
        Trouble::Refused(error) => error,
    })?;
    let done = publish_file_by_file(output, content, root, &container, hook)?;
    container.close();
    Ok(done)
}

/// Takes away what a failed attempt left, as far as that goes: the next build will do the rest.
fn tidy_up(place: &Place) {
    let inside = place.root.join(INSIDE);
    for path in Container::beside(&place.root).into_iter().chain([inside]) {
        if fs::symlink_metadata(&path).is_ok()
            && let Ok(container) = Container::open(&path)
        {
            let _ = container.recover(&place.root);
            container.close();
        }
    }
}

/// Publishes by exchanging folders; `None` if that cannot be done here and nothing was changed.
fn publish_at_once(
    output: &Output,
    content: &Path,
    root: &Path,
    container: &Container,
    hook: Hook,
) -> Result<Option<Published>, Error> {
    container.recover(root)?;
    at(hook, Step::Locked)?;
    let (writing, site) = (container.room("writing"), container.room("site"));
    let written = write_all(output, content, &writing, &Former::of(root))?;
    at(hook, Step::Written)?;

    let before = Survey::of(root, &written.manifest)?;
    before.check(root, &written.manifest)?;
    for guest in before.guests.iter().filter(|it| it.is_file) {
        let (from, to) = (root.join(&guest.path), writing.join(&guest.path));
        let link = || {
            fs::create_dir_all(to.parent().unwrap_or(&writing))?;
            fs::hard_link(&from, &to).or_else(|_| fs::copy(&from, &to).map(drop))
        };
        link().map_err(|cause| Error::cannot_write(&from, cause))?;
    }
    at(hook, Step::Linked)?;
    write_file(&writing.join(MARKER), written.manifest.to_text().as_bytes())?;
    if let Ok(it) = fs::metadata(root) {
        // A site that only a group may read stays so. If the system refuses, it is the default.
        let _ = fs::set_permissions(&writing, it.permissions());
    }
    fs::rename(&writing, &site).map_err(|cause| Error::cannot_write(&site, cause))?;
    at(hook, Step::Ready)?;

    let Some(swapped) = swap(container, root, hook)? else {
        container.discard("site", root)?;
        return Ok(None);
    };
    at(hook, Step::Exchanged)?;
    let room = match swapped {
        Swapped::Exchanged => Some("site"),
        Swapped::MovedAway => Some("old"),
        Swapped::WasNothing => None,
    };
    if let Some(room) = room {
        let home = match at(hook, Step::Rescue)? {
            true => container.rescue(&container.room(room), root),
            false => Err(Error::cannot_write(root, io::ErrorKind::ResourceBusy.into())),
        };
        if let Err(error) = home {
            // Something in the old site will not move, or came only now: all back.
            swap_back(container, room, root).map_err(|_| error)?;
            container.discard("site", root)?;
            return Ok(None);
        }
        at(hook, Step::Rescued)?;
        container.clear(room, root)?;
        at(hook, Step::Cleared)?;
        // It is published. What cannot be deleted now, the next build will try again, and tell.
        let _ = container.delete_gone();
    }
    Ok(Some(written.published(before.manifest.as_ref(), true)))
}

enum Swapped {
    /// The old site is in the room `site`.
    Exchanged,
    /// The old site is in the room `old`.
    MovedAway,
    /// There was no old site.
    WasNothing,
}

/// Puts the room `site` in the place of the published folder; `None` if that cannot be done here
/// and nothing was changed.
fn swap(container: &Container, root: &Path, hook: Hook) -> Result<Option<Swapped>, Error> {
    let (site, old) = (container.room("site"), container.room("old"));
    match fs::symlink_metadata(root) {
        Err(cause) if is_absent(&cause) => {
            at(hook, Step::MoveIn)?;
            fs::rename(&site, root).map_err(|cause| Error::cannot_write(root, cause))?;
            return Ok(Some(Swapped::WasNothing));
        }
        _ => {}
    }
    if at(hook, Step::Exchange)? && exchange(&site, root).is_ok() {
        return Ok(Some(Swapped::Exchanged));
    }
    if !at(hook, Step::MoveAway)? || fs::rename(root, &old).is_err() {
        return Ok(None);
    }
    if at(hook, Step::MoveIn)? && fs::rename(&site, root).is_ok() {
        return Ok(Some(Swapped::MovedAway));
    }
    fs::rename(&old, root).map_err(|cause| Error::cannot_write(root, cause))?;
    Ok(None)
}

/// Undoes [`swap`], and brings back what had already moved to the new site.
fn swap_back(container: &Container, room: &str, root: &Path) -> io::Result<()> {
    let (site, from) = (container.room("site"), container.room(room));
    if room == "site" {
        exchange(&site, root)
    } else {
        fs::rename(root, &site)?;
        fs::rename(&from, root)
    }
}

/// Exchanges two folders in one instant.
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = (a, b);
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// Publishes into a folder that cannot be moved, each file by one rename.
fn publish_file_by_file(
    output: &Output,
    content: &Path,
    root: &Path,
    container: &Container,
    hook: Hook,
) -> Result<Published, Error> {
    container.recover(root)?;
    at(hook, Step::Locked)?;
    let writing = container.room("writing");
    let written = write_all(output, content, &writing, &Former::of(root))?;
    let new = &written.manifest;
    at(hook, Step::Written)?;
    let before = Survey::of(root, new)?;
    before.check(root, new)?;

    let old = before.manifest.clone().unwrap_or_default();
    let mut both = old.clone();
    both.files.extend(new.files.clone());
    both.made.extend(new.made.clone());
    replace_marker(&writing, root, &both)?;
    at(hook, Step::Announced)?;
    // What pages refer to is there before they are.
    let (pages, rest): (Vec<_>, Vec<_>) =
        new.files.keys().partition(|path| path.ends_with(".html"));
    let mut folders = BTreeSet::new();
    for path in rest.into_iter().chain(pages) {
        let to = root.join(path);
        clear_the_way(root, path, &old, &mut folders)
            .and_then(|()| fs::rename(writing.join(path), &to))
            .map_err(|cause| Error::cannot_write(&to, cause))?;
        at(hook, Step::Replaced)?;
    }
    for path in old.files.keys().filter(|path| !new.files.contains_key(*path)) {
        remove_file(root, path)?;
        at(hook, Step::Removed)?;
    }
    replace_marker(&writing, root, new)?;
    container.recover(root)?;
    Ok(written.published(before.manifest.as_ref(), false))
}

/// Makes the folders above a path, and removes files of ours that are where a folder must be, and
/// folders of ours that are where the file must be.
fn clear_the_way<'a>(
    root: &Path,
    path: &'a str,
    old: &Manifest,
    folders: &mut BTreeSet<&'a str>,
) -> io::Result<()> {
    let mut above: Vec<_> = ancestors(path).take_while(|it| !folders.contains(it)).collect();
    above.reverse();
    for folder in above {
        let real = root.join(folder);
        match fs::symlink_metadata(&real) {
            Ok(it) if it.is_dir() => {}
            Ok(_) => {
                fs::remove_file(&real)?;
                fs::create_dir(&real)?;
            }
            Err(_) => fs::create_dir(&real)?,
        }
        folders.insert(folder);
    }
    let real = root.join(path);
    if fs::symlink_metadata(&real).is_ok_and(|it| it.is_dir()) {
        let below = format!("{path}/");
        for (file, _) in old.files.range(below.clone()..).take_while(|it| it.0.starts_with(&below))
        {
            match fs::remove_file(root.join(file)) {
                Err(cause) if !is_absent(&cause) => return Err(cause),
                _ => {}
            }
        }
        remove_empty(&real)?;
    }
    Ok(())
}

/// Removes a folder that holds nothing but empty folders.
fn remove_empty(folder: &Path) -> io::Result<()> {
    for (name, kind) in super::list(folder)? {
        if kind.is_dir() {
            remove_empty(&folder.join(name))?;
        }
    }
    fs::remove_dir(folder)
}

/// Removes a file of ours, and the folders above it that are empty then.
fn remove_file(root: &Path, path: &str) -> Result<(), Error> {
    let real = root.join(path);
    match fs::symlink_metadata(&real) {
        // A page made way for a folder, or a folder for a page.
        Ok(it) if it.is_dir() => return Ok(()),
        Ok(_) => fs::remove_file(&real).map_err(|cause| Error::cannot_write(&real, cause))?,
        Err(cause) if is_absent(&cause) => {}
        Err(cause) => return Err(Error::cannot_write(&real, cause)),
    }
    for folder in ancestors(path) {
        if fs::remove_dir(root.join(folder)).is_err() {
            break;
        }
    }
    Ok(())
}

fn replace_marker(writing: &Path, root: &Path, manifest: &Manifest) -> Result<(), Error> {
    let (new, marker) = (writing.join(MARKER), root.join(MARKER));
    write_file(&new, manifest.to_text().as_bytes())?;
    fs::rename(&new, &marker).map_err(|cause| Error::cannot_write(&marker, cause))
}

/// What was written to a room.
struct Written {
    manifest: Manifest,
    bytes: u64,
    reused: usize,
}

impl Written {
    fn published(&self, before: Option<&Manifest>, at_once: bool) -> Published {
        let none = Manifest::default();
        let (new, old) = (&self.manifest.files, &before.unwrap_or(&none).files);
        Published {
            files: new.len(),
            bytes: self.bytes,
            unchanged: new.iter().filter(|(path, hash)| old.get(*path) == Some(*hash)).count(),
            removed: old.keys().filter(|path| !new.contains_key(*path)).count(),
            made: self.manifest.made.len() - self.reused,
            reused: self.reused,
            at_once,
        }
    }
}

/// Writes every file to a new folder.
fn write_all(
    output: &Output,
    content: &Path,
    folder: &Path,
    former: &Former,
) -> Result<Written, Error> {
    fs::create_dir(folder).map_err(|cause| Error::cannot_write(folder, cause))?;
    let entries: Vec<_> = output.iter().collect();
    let folders: BTreeSet<&str> = entries.iter().flat_map(|(path, _)| ancestors(path)).collect();
    // Sorted, so a folder comes before those in it. The folder is new, so nothing in it is a link.
    for path in folders {
        let path = folder.join(path);
        fs::create_dir(&path).map_err(|cause| Error::cannot_write(&path, cause))?;
    }
    for (path, _) in &entries {
        let first = path.split('/').next();
        assert!(
            first != Some(MARKER) && first != Some(INSIDE),
            "a page wants to be written to {path:?}, which is ours"
        );
    }
    // What can go wrong because of a file's content comes first: it must not wait for the rest.
    let recipes = entries.iter().filter_map(|(path, entry)| match entry {
        Entry::Made(recipe) => Some((*path, recipe)),
        _ => None,
    });
    let from = (content, output.held());
    let made = making::make(&recipes.collect::<Vec<_>>(), from, folder, former)?;
    let mut written = Written { manifest: Manifest::default(), bytes: 0, reused: 0 };
    for file in made {
        written.manifest.files.insert(file.path.to_owned(), file.hash);
        written.manifest.made.insert(file.path.to_owned(), file.key);
        written.bytes += file.size;
        written.reused += usize::from(file.reused);
    }
    let write = |(path, entry): (&str, &Entry)| {
        let to = folder.join(path);
        let (hash, bytes) = match entry {
            Entry::Bytes(bytes) => {
                write_file(&to, bytes)?;
                (xxh3_64(bytes), bytes.len() as u64)
            }
            Entry::CopyOf(source) => match output.held().get(source) {
                Some(bytes) => {
                    write_file(&to, bytes)?;
                    (xxh3_64(bytes), bytes.len() as u64)
                }
                None => copy(content, source, &to)?,
            },
            Entry::Made(_) => return Ok(None),
        };
        Ok(Some((path.to_owned(), hash, bytes)))
    };
    let files: Vec<Result<_, Error>> = entries.into_par_iter().map(write).collect();
    for file in files {
        if let Some((path, hash, bytes)) = file? {
            written.manifest.files.insert(path, hash);
            written.bytes += bytes;
        }
    }
    Ok(written)
}

pub(super) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    File::create_new(path)
        .and_then(|mut file| file.write_all(bytes))
        .map_err(|cause| Error::cannot_write(path, cause))
}

/// A file that was there when the content was read, and is another now or none.
pub(super) fn no_longer_there(from: &Path) -> Error {
    let shown = from.display();
    let message = said!(
        "{shown} er ikke længere en almindelig fil i mappen med indholdet, eller en anden end før",
        "{shown} is no longer a regular file in the content folder, or another than before"
    );
    Error::refusal(from, message).help(said!(
        "Blev den flyttet eller rettet imens? Byg igen.",
        "Was it moved or changed meanwhile? Build again."
    ))
}

/// Opens a file of the content, and says where it is.
pub(super) fn open_content(content: &Path, source: &str) -> Result<(PathBuf, File), Error> {
    // Partners' own folders lie beside the content folder.
    let (root, source) = match source.strip_prefix("../") {
        Some(source) => (super::around(content), source),
        None => (content.to_owned(), source),
    };
    let from = root.join(source);
    let clean = source.split('/').all(|part| !matches!(part, "" | "." | ".."));
    let through_folders =
        ancestors(source).all(|it| fs::symlink_metadata(root.join(it)).is_ok_and(|it| it.is_dir()));
    if !clean || !through_folders {
        return Err(no_longer_there(&from));
    }
    match open_regular(&from) {
        Ok(Some(file)) => Ok((from, file)),
        Ok(None) => Err(no_longer_there(&from)),
        Err(cause) if is_absent(&cause) => Err(no_longer_there(&from)),
        Err(cause) => Err(Error::cannot_read(&from, cause)),
    }
}

/// Copies a file of the content; its hash and size. Never a link to it: who edits the published
/// file would edit the content.
fn copy(content: &Path, source: &str, to: &Path) -> Result<(u64, u64), Error> {
    let (from, mut reader) = open_content(content, source)?;
    let cannot_write = |cause| Error::cannot_write(to, cause);
    let mut writer = File::create_new(to).map_err(cannot_write)?;
    let (mut hash, mut size) = (Xxh3::new(), 0);
    let mut buffer = vec![0; 256 << 10];
    loop {
        let read = match reader.read(&mut buffer) {
            Ok(0) => return Ok((hash.digest(), size)),
            Ok(read) => &buffer[..read],
            Err(cause) if cause.kind() == io::ErrorKind::Interrupted => continue,
            Err(cause) => return Err(Error::cannot_read(&from, cause)),
        };
        hash.update(read);
        size += read.len() as u64;
        writer.write_all(read).map_err(cannot_write)?;
    }
}

/// Whether a folder is on another disk than the one around it, so that it cannot be renamed.
fn is_mount(root: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        match (fs::metadata(root), root.parent().map(fs::metadata)) {
            (Ok(root), Some(Ok(parent))) => root.dev() != parent.dev(),
            _ => false,
        }
    }
    #[cfg(not(unix))]
    {
        let _ = root;
        false
    }
}

#[cfg(test)]
mod tests;
