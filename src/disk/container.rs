//! The folder in which a site is made before it is published, and in which the one before it is
//! taken apart. Only one build at a time may use it. What a killed build left in it is put right by
//! the next one. Knows folders; does *not* know what a site is.
//!
//! Its rooms, by name, say what may be done with them at any moment, so that a kill needs no record:
//!
//! - `writing`: being written. Never was the published folder: may always be deleted.
//! - `site`: the new site, complete; after the exchange of `site` and the published folder, the old
//!   one. May hold guests (`.git`): never deleted before they are found in the published folder.
//! - `old`: the published folder, moved away where there is no exchange. If there is no published
//!   folder, it goes back; else like `site`.
//! - `gone`: what was `site` or `old` and has been cleared of guests: may always be deleted.

use super::survey::Survey;
use super::{Error, is_absent, list, open_regular};
use crate::diag::said;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The container's name inside a folder that cannot be exchanged.
pub(super) const INSIDE: &str = ".pejl-staging";
/// This file makes a folder a container of ours.
const LOCK: &str = "pejl.lock";
const ROOMS: [&str; 4] = ["writing", "site", "old", "gone"];

const LOCK_TEXT: &[u8] = "\
Her bygger pejl en side, før den bliver lagt ud. Mappen forsvinder af sig selv efter næste bygning.
Here pejl builds a site before it is published. The folder disappears by itself after the next build.
"
.as_bytes();

/// A locked container.
pub(super) struct Container {
    path: PathBuf,
    lock: File,
}

/// Why there is no container.
pub(super) enum Trouble {
    /// It cannot be made in this place.
    Impossible(io::Error),
    /// It must not be used.
    Refused(Error),
}

impl Container {
    /// The path of the container beside a published folder.
    pub(super) fn beside(root: &Path) -> Option<PathBuf> {
        let mut name = std::ffi::OsString::from(".");
        name.push(root.file_name()?);
        name.push(INSIDE);
        Some(root.with_file_name(name))
    }

    /// Makes or takes over a container and locks it.
    pub(super) fn open(path: &Path) -> Result<Container, Trouble> {
        // A second attempt is needed only if another build tidied up in just that moment.
        for _ in 0..16 {
            match fs::create_dir(path) {
                Err(cause) if cause.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(Trouble::Impossible(cause));
                }
                _ => {}
            }
            check_ours(path).map_err(Trouble::Refused)?;
            let file = path.join(LOCK);
            let mut options = File::options();
            let lock = match options.read(true).append(true).create(true).open(&file) {
                Ok(lock) => lock,
                Err(cause) if is_absent(&cause) => continue,
                Err(cause) => return Err(Trouble::Impossible(cause)),
            };
            match lock.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(Trouble::Refused(busy(path))),
                // A network drive without locks: better to build than not to.
                Err(TryLockError::Error(_)) => {}
            }
            if !is_still_there(&lock, &file) {
                continue;
            }
            if lock.metadata().is_ok_and(|it| it.len() == 0) {
                // For people only: its name is what counts.
                let _ = (&lock).write_all(LOCK_TEXT);
            }
            return Ok(Container { path: path.to_owned(), lock });
        }
        Err(Trouble::Refused(busy(path)))
    }

    /// One of its rooms.
    pub(super) fn room(&self, name: &str) -> PathBuf {
        debug_assert!(ROOMS.contains(&name));
        self.path.join(name)
    }

    /// Puts right what a killed build left: a folder that was moved away goes back, guests go home,
    /// the rest is deleted.
    pub(super) fn recover(&self, root: &Path) -> Result<(), Error> {
        remove(&self.room("writing"))?;
        self.delete_gone()?;
        let old = self.room("old");
        if exists(&old)? && !exists(root)? {
            fs::rename(&old, root).map_err(|cause| Error::cannot_write(root, cause))?;
        }
        self.discard("old", root)?;
        self.discard("site", root)
    }

    /// Deletes a room after all guests in it have been brought to the published folder.
    pub(super) fn discard(&self, room: &str, root: &Path) -> Result<(), Error> {
        self.clear(room, root)?;
        self.delete_gone()
    }

    /// The first half of [`Container::discard`]: brings the guests home and calls the rest `gone`.
    /// Half deleted, without its marker, a room could not be told from somebody's folder.
    pub(super) fn clear(&self, room: &str, root: &Path) -> Result<(), Error> {
        let room = self.room(room);
        if !exists(&room)? {
            return Ok(());
        }
        self.rescue(&room, root)?;
        fs::rename(&room, self.room("gone")).map_err(|cause| Error::cannot_write(&room, cause))
    }

    /// The second half of [`Container::discard`].
    pub(super) fn delete_gone(&self) -> Result<(), Error> {
        remove(&self.room("gone"))
    }

    /// Brings the guests of a room to the published folder, unless they are there already.
    pub(super) fn rescue(&self, room: &Path, root: &Path) -> Result<(), Error> {
        let survey = Survey::of(room, &Default::default())?;
        if let Some(stray) = survey.strays.first() {
            return Err(conflict(&room.join(stray), &root.join(stray)));
        }
        for guest in &survey.guests {
            bring(&room.join(&guest.path), &root.join(&guest.path))?;
        }
        Ok(())
    }

    /// Unlocks it, and deletes it if it is empty: else the next build will see to it.
    pub(super) fn close(self) {
        let empty = list(&self.path).is_ok_and(|it| it.iter().all(|(name, _)| name == LOCK));
        if !empty {
            return;
        }
        if cfg!(windows) {
            // An open file cannot be deleted there.
            drop(self.lock);
        }
        // Whoever opened the lock by now will find that it is no longer there, and begin anew.
        let _ = fs::remove_file(self.path.join(LOCK));
        let _ = fs::remove_dir(&self.path);
    }
}

/// Whether this is a container of ours.
pub(super) fn is_container(path: &Path) -> bool {
    check_ours(path).is_ok()
}

/// Ends in an error unless a folder is a container of ours, or empty.
fn check_ours(path: &Path) -> Result<(), Error> {
    let cannot = |cause| Error::cannot_read(path, cause);
    let is_folder = match fs::symlink_metadata(path) {
        Ok(it) => it.is_dir(),
        // Another build has just deleted it.
        Err(cause) if is_absent(&cause) => return Ok(()),
        Err(cause) => return Err(cannot(cause)),
    };
    let entries = match list(path) {
        _ if !is_folder => Vec::new(),
        Err(cause) if is_absent(&cause) => return Ok(()),
        other => other.map_err(cannot)?,
    };
    let locked = entries.iter().any(|(name, kind)| name == LOCK && kind.is_file());
    let known = |name: &std::ffi::OsStr| name == LOCK || ROOMS.iter().any(|it| name == *it);
    if is_folder && entries.iter().all(|(name, _)| known(name)) && (locked || entries.is_empty()) {
        return Ok(());
    }
    let shown = path.display();
    let message = said!(
        "{shown} er ikke lavet af pejl, men ligger, hvor pejl skal arbejde",
        "{shown} was not made by pejl, but lies where pejl has to work"
    );
    Err(Error::refusal(path, message).help(said!(
        "Omdøb eller flyt den, eller vælg en anden mappe med --output.",
        "Rename or move it, or choose another folder with --output."
    )))
}

fn busy(path: &Path) -> Error {
    let message = said!(
        "En anden pejl er ved at lægge en side ud i den samme mappe",
        "Another pejl is just publishing to the same folder"
    );
    Error::refusal(path, message).help(said!(
        "Vent, til den er færdig, og prøv igen.",
        "Wait until it has finished and try again."
    ))
}

fn conflict(left: &Path, wanted: &Path) -> Error {
    let (kept, there) = (left.display(), wanted.display());
    let message = said!(
        "En bygning blev afbrudt, og {kept} kan ikke lægges tilbage som {there}",
        "A build was interrupted, and {kept} cannot be put back as {there}"
    );
    Error::refusal(left, message).help(said!(
        "Flyt den selv på plads, eller slet den, og byg igen. pejl sletter den ikke.",
        "Put it in its place yourself, or delete it, and build again. pejl will not delete it."
    ))
}

/// Brings a file or folder home. What is there already, the same to the byte, is left: it is a
/// second link to the file, or a copy of it, that we made ourselves.
fn bring(from: &Path, to: &Path) -> Result<(), Error> {
    let cannot = |cause| Error::cannot_write(to, cause);
    let is = fs::symlink_metadata(from).map_err(cannot)?;
    let there = match fs::symlink_metadata(to) {
        Ok(it) => it,
        Err(cause) if is_absent(&cause) => {
            if let Some(parent) = to.parent() {
                fs::create_dir_all(parent).map_err(cannot)?;
            }
            return fs::rename(from, to).map_err(cannot);
        }
        Err(cause) => return Err(cannot(cause)),
    };
    if is.is_dir() && there.is_dir() {
        for (name, _) in list(from).map_err(cannot)? {
            bring(&from.join(&name), &to.join(&name))?;
        }
        return Ok(());
    }
    let same = if is.is_symlink() && there.is_symlink() {
        fs::read_link(from).map_err(cannot)? == fs::read_link(to).map_err(cannot)?
    } else {
        same_bytes(from, to).map_err(cannot)?
    };
    if same { Ok(()) } else { Err(conflict(from, to)) }
}

fn same_bytes(a: &Path, b: &Path) -> io::Result<bool> {
    let (Some(a), Some(b)) = (open_regular(a)?, open_regular(b)?) else { return Ok(false) };
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let (a, b) = (a.metadata()?, b.metadata()?);
        if (a.dev(), a.ino()) == (b.dev(), b.ino()) {
            return Ok(true);
        }
    }
    if a.metadata()?.len() != b.metadata()?.len() {
        return Ok(false);
    }
    let (mut a, mut b) = (io::BufReader::new(a).bytes(), io::BufReader::new(b).bytes());
    loop {
        match (a.next().transpose()?, b.next().transpose()?) {
            (None, None) => return Ok(true),
            (a, b) if a == b => {}
            _ => return Ok(false),
        }
    }
}

/// Whether an open lock is the file at its path: else its container was deleted.
fn is_still_there(lock: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        match (lock.metadata(), fs::symlink_metadata(path)) {
            (Ok(a), Ok(b)) => (a.dev(), a.ino()) == (b.dev(), b.ino()),
            _ => false,
        }
    }
    #[cfg(not(unix))]
    {
        // There an open file cannot be deleted.
        let _ = lock;
        fs::symlink_metadata(path).is_ok()
    }
}

fn exists(path: &Path) -> Result<bool, Error> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(cause) if is_absent(&cause) => Ok(false),
        Err(cause) => Err(Error::cannot_read(path, cause)),
    }
}

/// Deletes a room, if it is there.
fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(path) {
        Err(cause) if !is_absent(&cause) => Err(Error::cannot_write(path, cause)),
        _ => Ok(()),
    }
}
