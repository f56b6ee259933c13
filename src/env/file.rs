//! Files: whole ones are read, and whole ones are written, so that nobody ever sees half of one.

use crate::deck::lint::Picture;
use crate::error::{Error, Result};
use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Component, Path, PathBuf};

/// Reads a file.
///
/// # Errors
/// When it is not there or may not be read.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| Error::io(format!("cannot read {}", path.display()), &error))
}

/// The `*.toml` files of a folder, not of those below it, sorted by name.
///
/// # Errors
/// When the folder may not be read.
pub fn decks_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let failed = |error: io::Error| Error::io(format!("cannot read {}", folder.display()), &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "toml") && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Where the picture of a deck in a folder is.
#[must_use]
pub fn picture(folder: &Path, path: &str) -> Picture {
    let inner = Path::new(path);
    let climbs = |depth: Option<i32>, part| match part {
        Component::Normal(_) => depth.map(|depth| depth + 1),
        Component::CurDir => depth,
        Component::ParentDir => depth.map(|depth| depth - 1).filter(|depth| *depth >= 0),
        Component::RootDir | Component::Prefix(_) => None,
    };
    if inner.components().fold(Some(0), climbs).is_none() {
        return Picture::Outside;
    }
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match (folder.canonicalize(), folder.join(inner).canonicalize()) {
        (Ok(folder), Ok(file)) if !file.starts_with(&folder) => Picture::Outside,
        (_, Ok(file)) if file.is_file() => Picture::Here,
        _ => Picture::Missing,
    }
}

/// Replaces a file by a new text, or makes it: all of it or nothing, with the mode it had, and
/// through a symbolic link to the file it points at.
///
/// # Errors
/// When the folder may not be written.
pub fn save(path: &Path, text: &str) -> Result<()> {
    let failed = |error: io::Error| {
        Error::io(format!("cannot write {}", path.display()), &error)
            .hint("name a file in a folder that you may write to")
    };
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if target.exists() && !target.is_file() {
        // A device or a pipe: there is nothing to replace, and nobody to see half of it.
        return fs::write(&target, text).map_err(failed);
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mode = fs::metadata(&target).map_or_else(|_| new_file_mode(), |file| file.permissions());
    let mut file =
        tempfile::Builder::new().permissions(mode).tempfile_in(folder).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(&target).map_err(|error| failed(error.error))?;
    Ok(())
}

/// The mode of a new file; the system takes its mask off. Without it, it would be private.
fn new_file_mode() -> fs::Permissions {
    fs::Permissions::from_mode(0o666)
}
