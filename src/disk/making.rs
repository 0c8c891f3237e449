//! Files that are made when they are published: taken from the site before where it has them, else made
//! by [`picture`](crate::picture), each source once, on all threads. So the published site is its own cache: it
//! holds what is needed and nothing else. Does *not* know what a picture shows.

use super::marker::Manifest;
use super::{Error, is_absent, open_regular, publish};
use crate::diag::said;
use crate::output::{Held, Recipe};
use crate::picture::{self, Studio};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use xxhash_rust::xxh3::xxh3_64;

/// A picture beyond this many pixels is made while no other large one is: decoded it takes 100 MB.
const LARGE: u64 = 24_000_000;

/// The site before: where it is, and what it says of itself.
pub(super) struct Former<'a> {
    pub(super) root: &'a Path,
    pub(super) manifest: Manifest,
}

impl Former<'_> {
    /// What is published now, if that is ours.
    pub(super) fn of(root: &Path) -> Former<'_> {
        // What cannot be read is no help, and is told when the folder is looked through.
        let manifest = Manifest::of_folder(root).ok().flatten().unwrap_or_default();
        Former { root, manifest }
    }

    /// The file at this path, if it was made by the same recipe and is still what it was.
    fn take(&self, path: &str, key: u64) -> Option<Vec<u8>> {
        let hash = self.manifest.files.get(path)?;
        if self.manifest.made.get(path) != Some(&key) {
            return None;
        }
        let mut bytes = Vec::new();
        open_regular(&self.root.join(path)).ok()??.read_to_end(&mut bytes).ok()?;
        (xxh3_64(&bytes) == *hash).then_some(bytes)
    }
}

/// A file that was made or taken over.
pub(super) struct Made<'a> {
    pub(super) path: &'a str,
    pub(super) key: u64,
    pub(super) hash: u64,
    pub(super) size: u64,
    /// From the site before.
    pub(super) reused: bool,
}

/// A file to make.
#[derive(Clone, Copy)]
struct Wanted<'a> {
    path: &'a str,
    recipe: &'a Recipe,
    key: u64,
}

impl<'a> Wanted<'a> {
    fn write(self, folder: &Path, bytes: &[u8], reused: bool) -> Result<Made<'a>, Error> {
        publish::write_file(&folder.join(self.path), bytes)?;
        let (hash, size) = (xxh3_64(bytes), bytes.len() as u64);
        Ok(Made { path: self.path, key: self.key, hash, size, reused })
    }
}

/// Writes all of these to a folder. Tells of every picture that cannot be read, not of the first.
pub(super) fn make<'a>(
    entries: &[(&'a str, &'a Recipe)],
    from: (&Path, &Held),
    folder: &Path,
    former: &Former,
) -> Result<Vec<Made<'a>>, Error> {
    let take = |(path, recipe): &(&'a str, &'a Recipe)| {
        let wanted = Wanted { path, recipe, key: picture::key(recipe) };
        match former.take(path, wanted.key) {
            Some(bytes) => wanted.write(folder, &bytes, true).map(Ok),
            None => Ok(Err(wanted)),
        }
    };
    let found: Vec<Result<Result<Made, Wanted>, Error>> = entries.par_iter().map(take).collect();
    let (mut done, mut drawings) = (Vec::new(), Vec::new());
    let mut sources: BTreeMap<&str, Vec<Wanted>> = BTreeMap::new();
    for it in found {
        match it? {
            Ok(made) => done.push(made),
            Err(wanted) => match wanted.recipe {
                Recipe::Picture { source, .. } | Recipe::Icon { source, .. } => {
                    sources.entry(source).or_default().push(wanted);
                }
                Recipe::Drawing { .. } => drawings.push(wanted),
            },
        }
    }
    let studio = Studio::default();
    let drawn = drawings.into_par_iter().map(|wanted| {
        let bytes = studio.drawing(wanted.recipe).map_err(|_| no_drawing(wanted.path))?;
        wanted.write(folder, &bytes, false)
    });
    let drawn: Vec<Result<Made, Error>> = drawn.collect();
    let large = Mutex::new(());
    let sources: Vec<(&str, Vec<Wanted>)> = sources.into_iter().collect();
    let made: Vec<Result<Vec<Made>, Failed>> = sources
        .par_iter()
        .map(|(source, wanted)| of_source(&studio, (from, source), wanted, folder, &large))
        .collect();
    let mut damaged = Vec::new();
    for (it, (source, _)) in made.into_iter().zip(&sources) {
        match it {
            Ok(made) => done.extend(made),
            Err(Failed::Damaged) => damaged.push((*source).to_owned()),
            Err(Failed::Machine(error)) => return Err(error),
        }
    }
    for it in drawn {
        done.push(it?);
    }
    if damaged.is_empty() { Ok(done) } else { Err(Error::damaged(from.0, damaged)) }
}

/// Why the pictures of a source were not made.
enum Failed {
    Damaged,
    Machine(Error),
}

impl From<Error> for Failed {
    fn from(error: Error) -> Failed {
        Failed::Machine(error)
    }
}

/// Every size of one picture.
fn of_source<'a>(
    studio: &Studio,
    ((content, held), source): ((&Path, &Held), &str),
    wanted: &[Wanted<'a>],
    folder: &Path,
    large: &Mutex<()>,
) -> Result<Vec<Made<'a>>, Failed> {
    let bytes = match held.get(source) {
        Some(bytes) => bytes.to_vec(),
        None => read(content, source)?,
    };
    let hash = xxh3_64(&bytes);
    let as_read = |it: &Wanted| match it.recipe {
        Recipe::Picture { hash: it, .. } | Recipe::Icon { hash: it, .. } => *it == hash,
        Recipe::Drawing { .. } => false,
    };
    let seen = picture::look(&bytes).map_err(|_| Failed::Damaged)?;
    if !wanted.iter().all(as_read) {
        return Err(publish::no_longer_there(&content.join(source)).into());
    }
    let _alone = (u64::from(seen.width) * u64::from(seen.height) > LARGE)
        .then(|| large.lock().unwrap_or_else(PoisonError::into_inner));
    let recipes: Vec<&Recipe> = wanted.iter().map(|it| it.recipe).collect();
    let files = studio.pictures(&bytes, &recipes).map_err(|_| Failed::Damaged)?;
    let write = |(wanted, bytes): (&Wanted<'a>, &Vec<u8>)| wanted.write(folder, bytes, false);
    Ok(wanted.iter().zip(&files).map(write).collect::<Result<_, _>>()?)
}

/// The bytes of a picture in the content folder, which was there when the content was read.
fn read(content: &Path, source: &str) -> Result<Vec<u8>, Error> {
    let (from, file) = publish::open_content(content, source)?;
    let mut bytes = Vec::new();
    match file.take(picture::LARGEST_FILE + 1).read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(cause) if is_absent(&cause) => Err(publish::no_longer_there(&from)),
        Err(cause) => Err(Error::cannot_read(&from, cause)),
    }
}

/// A drawing of ours, or a logo that browsers may still show.
fn no_drawing(path: &str) -> Error {
    let cause = io::Error::from(io::ErrorKind::InvalidData);
    let message = said!(
        "Kunne ikke tegne {path}: er logoet i site.yml en hel SVG-fil?",
        "Could not draw {path}: is the logo in site.yml a whole SVG file?"
    );
    Error::io(Path::new(path), message, cause)
}
