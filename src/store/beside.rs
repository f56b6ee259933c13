//! The files that the database keeps beside another one: they belong to it.

use super::live::has_live;
use crate::error::{Error, Result};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// The file that the database keeps beside another one.
pub(super) fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// Moves a file away, with all that belongs to it: the last answers may be in its log.
///
/// # Errors
/// When it cannot be moved, or a session is asked that would go on writing to it.
pub fn put_aside(path: &Path, stamp: &str) -> Result<PathBuf> {
    if path.parent().is_some_and(has_live) {
        let error =
            format!("cannot move {}: a session is open in another terminal", path.display());
        return Err(Error::new(error).hint("end that session first; nothing was changed"));
    }
    let mut old = path.with_extension(format!("{stamp}.db"));
    for number in 2.. {
        if !old.exists() {
            break;
        }
        old = path.with_extension(format!("{stamp}-{number}.db"));
    }
    for end in ["-wal", "-shm", ""] {
        let from = beside(path, end);
        if from.exists() {
            fs::rename(&from, beside(&old, end))
                .map_err(|error| Error::io(format!("cannot move {}", from.display()), &error))?;
        }
    }
    Ok(old)
}
