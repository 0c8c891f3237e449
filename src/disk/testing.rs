//! Folders for the unit tests of this room, gone when the test is.

use std::fs;
use std::path::{Path, PathBuf};

/// A fresh folder of a name that no other test uses.
pub(super) struct Scratch(pub(super) PathBuf);

impl Scratch {
    pub(super) fn new(name: &str) -> Scratch {
        let path = std::env::temp_dir().join(format!("pejl-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Scratch(path.canonicalize().unwrap())
    }

    /// A path in it.
    pub(super) fn at(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    /// Writes a file in it, with the folders on the way.
    pub(super) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Every file below a folder with its text, sorted; folders and links end in `/` and `@`.
pub(super) fn files(root: &Path) -> Vec<(String, String)> {
    let mut all = Vec::new();
    fn walk(root: &Path, below: &Path, all: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(below).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            let kind = entry.file_type().unwrap();
            if kind.is_dir() {
                walk(root, &path, all);
            } else if kind.is_symlink() {
                all.push((name + "@", fs::read_link(&path).unwrap().display().to_string()));
            } else {
                all.push((name, String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned()));
            }
        }
    }
    walk(root, root, &mut all);
    all.sort();
    all
}
