//! Whether a folder may be published to. Looks only; changes nothing.

use super::survey::Survey;
use super::{Error, is_absent};
use crate::diag::{Said, said};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// A folder that may be published to: it is ours, or empty, or not there yet, and neither holds
/// nor is anything dear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Absolute, without links.
    pub(super) root: PathBuf,
}

impl Place {
    /// The folder, absolute and without links.
    pub fn path(&self) -> &Path {
        &self.root
    }
}

/// Checks a folder to publish to. Refused are the root of a disk, a home and what is above it, the
/// content folder, what is above and what is inside it, a file, and a folder with something in it
/// that pejl did not make (dot-files such as `.git` do not count: they stay).
pub fn place(output: &Path, content: &Path) -> Result<Place, Error> {
    let home = std::env::var_os(if cfg!(windows) { "USERPROFILE" } else { "HOME" });
    place_with_home(output, content, home.as_deref().map(Path::new))
}

fn place_with_home(output: &Path, content: &Path, home: Option<&Path>) -> Result<Place, Error> {
    let root = real(output)?;
    let content = real(content)?;
    let shown = output.display();
    let refuse = |message: Said| {
        Err(Error::refusal(output, message).help(said!(
            "Alt i den mappe bliver erstattet. Vælg en anden med --output.",
            "Everything in that folder is replaced. Choose another with --output."
        )))
    };
    if root.parent().is_none() {
        return refuse(said!(
            "Siden kan ikke lægges i {shown}: det er roden af disken",
            "The site cannot be put in {shown}: that is the root of the disk"
        ));
    }
    // A home that cannot be found protects nothing.
    let home = home.filter(|it| it.is_absolute()).and_then(|it| real(it).ok());
    if home.is_some_and(|home| home.starts_with(&root)) {
        return refuse(said!(
            "Siden kan ikke lægges i {shown}: det er din hjemmemappe, eller den ligger i den",
            "The site cannot be put in {shown}: that is your home folder, or holds it"
        ));
    }
    if content == root {
        return refuse(said!(
            "Siden kan ikke lægges i {shown}: det er mappen med indholdet",
            "The site cannot be put in {shown}: that is the folder with the content"
        ));
    }
    if content.starts_with(&root) {
        return refuse(said!(
            "Siden kan ikke lægges i {shown}: mappen med indholdet ligger i den",
            "The site cannot be put in {shown}: it holds the folder with the content"
        ));
    }
    if root.starts_with(&content) {
        return refuse(said!(
            "Siden kan ikke lægges i {shown}: den ligger i mappen med indholdet",
            "The site cannot be put in {shown}: it lies in the folder with the content"
        ));
    }
    match fs::symlink_metadata(&root) {
        Ok(it) if !it.is_dir() => {
            let message = said!("{shown} er ikke en mappe", "{shown} is not a folder");
            return Err(Error::refusal(output, message)
                .help(said!("Vælg en mappe med --output.", "Choose a folder with --output.")));
        }
        Ok(_) => Survey::of(&root, &Default::default())?.check(output, &Default::default())?,
        Err(cause) if is_absent(&cause) => {}
        Err(cause) => return Err(Error::cannot_read(output, cause)),
    }
    Ok(Place { root })
}

/// The absolute path without links and `..`, also of what is not there yet.
fn real(path: &Path) -> Result<PathBuf, Error> {
    let cannot = |cause| Error::cannot_read(path, cause);
    let mut real = PathBuf::new();
    for part in std::path::absolute(path).map_err(cannot)?.components() {
        match part {
            Component::CurDir => {}
            // What we have is free of links, so its parent is the parent.
            Component::ParentDir => {
                real.pop();
            }
            Component::Prefix(_) | Component::RootDir => real.push(part),
            Component::Normal(name) => {
                let next = real.join(name);
                real = match fs::symlink_metadata(&next) {
                    // A link to nowhere ends here: what it will mean one day cannot be checked.
                    Ok(_) => next.canonicalize().map_err(cannot)?,
                    Err(cause) if cause.kind() == io::ErrorKind::NotFound => next,
                    Err(cause) => return Err(cannot(cause)),
                };
            }
        }
    }
    Ok(real)
}

#[cfg(test)]
mod tests {
    use super::super::testing::Scratch;
    use super::*;
    use crate::diag::Tongue;

    #[test]
    fn a_home_and_what_is_above_it_are_refused() {
        let scratch = Scratch::new("place-home");
        let home = scratch.at("home/anna");
        fs::create_dir_all(&home).unwrap();
        fs::create_dir_all(scratch.at("content")).unwrap();
        let into = |output: PathBuf, home: &Path| {
            place_with_home(&output, &scratch.at("content"), Some(home))
        };
        for output in [home.clone(), scratch.at("home"), home.join("x/..")] {
            let error = into(output, &home).unwrap_err();
            assert!(error.say(Tongue::Da).contains("det er din hjemmemappe"), "{error}");
        }
        assert!(into(home.join("site"), &home).is_ok());
        assert!(into(scratch.at("home/anna-site"), &home).is_ok());
        // What the environment says may be nonsense.
        assert!(into(scratch.at("site"), Path::new("")).is_ok());
        assert!(into(scratch.at("site"), Path::new("home")).is_ok());
    }
}
