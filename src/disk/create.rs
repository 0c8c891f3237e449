//! Making a file that is not there yet, for `pejl new`. Does *not* know what is in it.

use super::Error;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Writes a new file and the folders above it. `Ok(false)` if something is there already, which is
/// left as it is.
///
/// # Errors
/// If the system says no.
pub fn create_new(path: &Path, bytes: &[u8]) -> Result<bool, Error> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|cause| Error::cannot_write(folder, cause))?;
    }
    let mut file = match fs::OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(file) => file,
        Err(cause) if cause.kind() == ErrorKind::AlreadyExists => return Ok(false),
        Err(cause) => return Err(Error::cannot_write(path, cause)),
    };
    file.write_all(bytes).map_err(|cause| Error::cannot_write(path, cause))?;
    Ok(true)
}
