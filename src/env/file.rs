//! Files: whole ones are read, and whole ones are written, so that nobody ever sees half of one.

use crate::error::{Error, Result};
use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Reads a file.
///
/// # Errors
/// When it is not there or may not be read.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| Error::io(format!("cannot read {}", path.display()), &error))
}

/// Opens a file to be read piece by piece.
///
/// # Errors
/// When it is not there or may not be read.
pub fn open(path: &Path) -> Result<fs::File> {
    fs::File::open(path)
        .map_err(|error| Error::io(format!("cannot read {}", path.display()), &error))
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

/// Replaces a file by a new text, or makes it: all of it or nothing, with the mode it had, and
/// through a symbolic link to the file it points at.
///
/// # Errors
/// When the folder may not be written.
pub fn save(path: &Path, text: &str) -> Result<()> {
    write(path, |file| file.write_all(text.as_bytes()).map_err(|error| failed_at(path, &error)))
}

fn failed_at(path: &Path, error: &io::Error) -> Error {
    Error::io(format!("cannot write {}", path.display()), error)
        .hint("name a file in a folder that you may write to")
}

/// Replaces a file like [`save`], by what is written piece by piece.
///
/// # Errors
/// When the folder may not be written, or the writing fails.
pub fn write(path: &Path, content: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let failed = |error: io::Error| failed_at(path, &error);
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if target.exists() && !target.is_file() {
        // A device or a pipe: there is nothing to replace, and nobody to see half of it.
        let mut file = fs::OpenOptions::new().write(true).open(&target).map_err(failed)?;
        return content(&mut file);
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mode = fs::metadata(&target).map_or_else(|_| new_file_mode(), |file| file.permissions());
    let mut file =
        tempfile::Builder::new().permissions(mode).tempfile_in(folder).map_err(failed)?;
    let mut buffered = io::BufWriter::new(&mut file);
    content(&mut buffered)?;
    buffered.flush().map_err(failed)?;
    drop(buffered);
    file.as_file().sync_all().map_err(failed)?;
    file.persist(&target).map_err(|error| failed(error.error))?;
    Ok(())
}

/// The mode of a new file; the system takes its mask off. Without it, it would be private.
fn new_file_mode() -> fs::Permissions {
    fs::Permissions::from_mode(0o666)
}
