//! What lies in a folder that we are about to replace: which files are ours, which stay, and which
//! must not be lost. Looks only; changes nothing.

use super::container::{INSIDE, is_container};
use super::marker::{MARKER, Manifest, ancestors};
use super::{Error, is_absent, list, starts_with_dot};
use crate::diag::said;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What lies in a folder.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// What we wrote, if the folder is ours.
    pub(super) manifest: Option<Manifest>,
    /// What we did not write and what starts with a dot or lies in a folder that does: it stays.
    pub(super) guests: Vec<Guest>,
    /// A few of the files that we did not write and that do not start with a dot.
    pub(super) strays: Vec<PathBuf>,
}

/// Something in the folder that is not ours and stays.
#[derive(Debug)]
pub(super) struct Guest {
    /// Below the folder.
    pub(super) path: PathBuf,
    /// A regular file; else a link or a whole folder.
    pub(super) is_file: bool,
}

/// More than these are not counted, because nobody would read them.
const STRAYS_NAMED: usize = 3;

impl Survey {
    /// Looks through a folder into which the files of `coming` will come. A folder that does not
    /// exist is empty.
    pub(super) fn of(root: &Path, coming: &Manifest) -> Result<Survey, Error> {
        let manifest =
            Manifest::of_folder(root).map_err(|cause| Error::cannot_read(root, cause))?;
        let mut survey = Survey { manifest, ..Survey::default() };
        let ours = survey.manifest.clone().unwrap_or_default();
        let folders = ours.folders().into_iter().chain(coming.folders()).collect();
        let looking = Looking { root, ours: &ours, folders, is_marked: survey.manifest.is_some() };
        looking.walk(Path::new(""), false, &mut survey)?;
        Ok(survey)
    }

    /// A guest that sits where one of these files must go.
    pub(super) fn in_the_way(&self, coming: &Manifest) -> Option<&Guest> {
        let folders = coming.folders();
        self.guests.iter().find(|guest| {
            guest.path.to_str().map(slashed).is_some_and(|path| {
                let path = path.as_str();
                path == MARKER
                    || coming.files.contains_key(path)
                    || folders.contains(path)
                    || ancestors(path).any(|it| coming.files.contains_key(it))
            })
        })
    }

    /// Ends in an error unless the folder may be replaced by these files without losing anything.
    pub(super) fn check(&self, root: &Path, coming: &Manifest) -> Result<(), Error> {
        if let Some(stray) = self.strays.first() {
            let folder = root.display();
            if self.manifest.is_none() {
                let message = said!(
                    "Mappen {folder} ser ikke ud til at være lavet af pejl, så den bliver ikke rørt",
                    "The folder {folder} does not look like one that pejl made, so it is left alone"
                );
                return Err(Error::refusal(root, message).help(said!(
                    "Vælg en anden mappe med --output, eller slet den selv, hvis den ikke skal bruges.",
                    "Choose another folder with --output, or delete it yourself if nobody needs it."
                )));
            }
            let files: Vec<_> = self.strays.iter().map(|it| it.display().to_string()).collect();
            let files = files.join(", ");
            let message = said!(
                "I mappen {folder} ligger noget, som pejl ikke har lavet, og som ville gå tabt: {files}",
                "The folder {folder} holds something that pejl did not make and that would be lost: {files}"
            );
            return Err(Error::refusal(&root.join(stray), message).help(said!(
                "Flyt det ind i mappen med indholdet, hvis det hører til siden, ellers et andet sted hen. Der er ikke ændret noget.",
                "Move it into the content folder if it belongs to the site, else somewhere else. Nothing was changed."
            )));
        }
        if let Some(guest) = self.in_the_way(coming) {
            let path = root.join(&guest.path);
            let shown = path.display();
            let message = said!(
                "{shown} er ikke lavet af pejl, men ligger, hvor siden skal have en fil",
                "{shown} was not made by pejl, but lies where the site needs a file"
            );
            return Err(Error::refusal(&path, message).help(said!(
                "Slet eller flyt den, og byg igen. Der er ikke ændret noget.",
                "Delete or move it and build again. Nothing was changed."
            )));
        }
        Ok(())
    }
}

/// A path as a [`Manifest`] writes it.
fn slashed(path: &str) -> String {
    if std::path::MAIN_SEPARATOR == '/' {
        path.to_owned()
    } else {
        path.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

struct Looking<'a> {
    root: &'a Path,
    ours: &'a Manifest,
    /// Folders in which a file of ours lies or will lie.
    folders: BTreeSet<&'a str>,
    is_marked: bool,
}

impl Looking<'_> {
    fn walk(&self, below: &Path, hidden: bool, survey: &mut Survey) -> Result<(), Error> {
        let here = self.root.join(below);
        let entries = match list(&here) {
            Err(cause) if is_absent(&cause) => return Ok(()),
            other => other.map_err(|cause| Error::cannot_read(&here, cause))?,
        };
        let top = below.as_os_str().is_empty();
        for (name, kind) in entries {
            if survey.strays.len() == STRAYS_NAMED {
                return Ok(());
            }
            let is_marker = name == MARKER && self.is_marked;
            if top && (is_marker || name == INSIDE && is_container(&here.join(&name))) {
                continue;
            }
            let path = below.join(&name);
            let key = path.to_str().map(slashed).unwrap_or_default();
            let hidden = hidden || starts_with_dot(&name);
            if !kind.is_dir() && self.ours.files.contains_key(&key) {
                continue;
            }
            if !hidden && !self.is_marked && top {
                survey.strays.push(path);
            } else if kind.is_dir() && (!hidden || self.folders.contains(key.as_str())) {
                self.walk(&path, hidden, survey)?;
            } else if hidden {
                survey.guests.push(Guest { path, is_file: kind.is_file() });
            } else {
                survey.strays.push(path);
            }
        }
        Ok(())
    }
}
