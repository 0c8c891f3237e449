//! The only room that touches files: it reads a [`Tree`](crate::tree::Tree) and publishes an
//! [`Output`](crate::output::Output). What goes wrong here is the machine's or the call's trouble: an
//! [`Error`]. Does *not* know what any file means, and prints nothing.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the room that the lint keeps others out for"
)]

mod container;
mod create;
mod making;
mod marker;
mod place;
mod publish;
mod read;
mod sources;
mod spreadsheet;
mod survey;
#[cfg(test)]
mod testing;

pub use create::create_new;
pub use place::{Place, place};
pub use publish::{Published, publish};
pub use read::{around, beside, read, read_former, read_theme};
pub use sources::{open_snapshot, read_shared, read_sources, write_snapshot};

use crate::diag::{Said, Tongue, said};
use std::fmt;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// Trouble with the machine or the call: what we were doing, to which path, and why it did not work.
#[derive(Debug)]
pub struct Error(Box<Trouble>);

/// Boxed, because every result in this room carries room for it.
#[derive(Debug)]
struct Trouble {
    message: Said,
    help: Option<Said>,
    path: PathBuf,
    cause: Option<io::Error>,
    /// Pictures of the content folder that cannot be read: for their author to mend.
    damaged: Vec<String>,
}

impl Error {
    /// The system said no.
    fn io(path: &Path, message: Said, cause: io::Error) -> Error {
        let (path, cause, damaged) = (path.to_owned(), Some(cause), Vec::new());
        Error(Box::new(Trouble { message, help: None, path, cause, damaged }))
    }

    /// We say no.
    fn refusal(path: &Path, message: Said) -> Error {
        let (path, cause, damaged) = (path.to_owned(), None, Vec::new());
        Error(Box::new(Trouble { message, help: None, path, cause, damaged }))
    }

    /// These pictures of the content folder cannot be read.
    fn damaged(content: &Path, pictures: Vec<String>) -> Error {
        let names = pictures.join(", ");
        let message =
            said!("Billeder, der ikke kan læses: {names}", "Unreadable pictures: {names}");
        let mut error = Error::refusal(content, message);
        error.0.damaged = pictures;
        error
    }

    fn cannot_read(path: &Path, cause: io::Error) -> Error {
        let shown = path.display();
        Error::io(path, said!("Kunne ikke læse {shown}", "Could not read {shown}"), cause)
    }

    fn cannot_write(path: &Path, cause: io::Error) -> Error {
        let shown = path.display();
        Error::io(path, said!("Kunne ikke skrive {shown}", "Could not write {shown}"), cause)
    }

    /// What to do about it.
    fn help(mut self, said: Said) -> Error {
        self.0.help = Some(said);
        self
    }

    /// The file or folder that it is about.
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// Pictures that cannot be read, below the content folder: their author's business.
    pub fn damaged_pictures(&self) -> &[String] {
        &self.0.damaged
    }

    /// What the system said, if it was the system.
    pub fn cause(&self) -> Option<&io::Error> {
        self.0.cause.as_ref()
    }

    /// What went wrong and what to do, as whole sentences.
    pub fn say(&self, tongue: Tongue) -> String {
        let mut all = self.0.message.get(tongue).to_owned();
        if let Some(cause) = &self.0.cause {
            all.push_str(": ");
            all.push_str(reason(cause).get(tongue));
        }
        all.push('.');
        if let Some(help) = &self.0.help {
            all.push(' ');
            all.push_str(help.get(tongue));
        }
        all
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Tongue::En))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.cause.as_ref().map(|it| it as &dyn std::error::Error)
    }
}

/// What the system said, in words where we have them.
fn reason(cause: &io::Error) -> Said {
    use io::ErrorKind as Kind;
    match cause.kind() {
        Kind::NotFound => said!("det findes ikke", "it does not exist"),
        Kind::PermissionDenied => said!("adgang nægtet", "permission denied"),
        Kind::StorageFull | Kind::QuotaExceeded => {
            said!("der er ikke mere plads på disken", "the disk is full")
        }
        Kind::ReadOnlyFilesystem => said!("der kan kun læses her", "nothing can be written here"),
        Kind::NotADirectory => {
            said!("noget på vejen dertil er ikke en mappe", "something on the way is not a folder")
        }
        Kind::IsADirectory => said!("det er en mappe", "it is a folder"),
        Kind::InvalidFilename => {
            said!("navnet er ugyldigt eller for langt", "the name is not allowed or too long")
        }
        Kind::ResourceBusy => said!("den er i brug", "it is in use"),
        _ => Said::same(cause.to_string()),
    }
}

/// Whether the system says that there is nothing at a path.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Opens a regular file to read it. Neither follows a symbolic link in the last part of the path
/// nor waits at a pipe: `None` if it is anything but a regular file.
fn open_regular(path: &Path) -> io::Result<Option<File>> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits() as i32);
    }
    // Asked first too, because opening a device may already do something.
    if !fs::symlink_metadata(path)?.is_file() {
        return Ok(None);
    }
    match options.open(path) {
        Ok(file) if file.metadata()?.is_file() => Ok(Some(file)),
        Ok(_) => Ok(None),
        // It became a link since we asked.
        Err(_) if fs::symlink_metadata(path)?.is_symlink() => Ok(None),
        Err(error) => Err(error),
    }
}

/// The entries of a folder with their kinds, sorted by name.
fn list(folder: &Path) -> io::Result<Vec<(std::ffi::OsString, fs::FileType)>> {
    let mut entries = fs::read_dir(folder)?
        .map(|entry| entry.and_then(|it| Ok((it.file_name(), it.file_type()?))))
        .filter(|entry| !matches!(entry, Err(error) if error.kind() == io::ErrorKind::NotFound))
        .collect::<io::Result<Vec<_>>>()?;
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(entries)
}

/// Whether a file name hides it.
fn starts_with_dot(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().first() == Some(&b'.')
}
