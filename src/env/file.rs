//! Files: whole ones are read, and whole ones are written, so that nobody ever sees half of one.

use crate::error::{Error, Result};
use crate::lint::Picture;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Component, Path, PathBuf};
use std::str::Utf8Error;
use std::time::Duration;

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
    write(path, |file| file.write_all(text.as_bytes()).map_err(|error| failed_at(path, &error)))
}

fn failed_at(path: &Path, error: &io::Error) -> Error {
    Error::io(format!("cannot write {}", path.display()), error)
        .or_hint("name a file in a folder that you may write to")
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
    if mode.readonly() {
        let error = Error::new(format!("cannot write {}: it is read-only", path.display()));
        return Err(error.hint("allow it with chmod u+w"));
    }
    let mut file =
        tempfile::Builder::new().permissions(mode).tempfile_in(folder).map_err(failed)?;
    let mut buffered = io::BufWriter::new(&mut file);
    content(&mut buffered)?;
    buffered.flush().map_err(failed)?;
    drop(buffered);
    file.as_file().sync_all().map_err(failed)?;
    file.persist(&target).map_err(|error| failed(error.error))?;
    sync(folder);
    Ok(())
}

/// Makes a file that is not there yet.
///
/// # Errors
/// When it is there, or its folder may not be written.
pub fn create(path: &Path, text: &str) -> Result<()> {
    let failed = |error: io::Error| {
        let is_there = error.kind() == io::ErrorKind::AlreadyExists;
        let hint = if is_there {
            "it is there already and is left as it is: choose another name"
        } else {
            "name a file in a folder that you may write to"
        };
        Error::io(format!("cannot make {}", path.display()), &error).or_hint(hint)
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(failed)?;
    let mut file = tempfile::Builder::new()
        .permissions(new_file_mode())
        .tempfile_in(folder)
        .map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist_noclobber(path).map_err(|error| failed(error.error))?;
    sync(folder);
    Ok(())
}

/// How often a change is made anew when the file changes meanwhile.
const TRIES: usize = 5;

/// Changes a file: `change` makes a new text of the old one, and says something besides. When
/// somebody else writes the file meanwhile, the change is made anew on what they wrote.
///
/// # Errors
/// When the file cannot be read or written, is no UTF-8, or `change` fails.
pub fn change<T>(path: &Path, mut change: impl FnMut(&str) -> Result<(String, T)>) -> Result<T> {
    for _ in 0..TRIES {
        let before = read(path)?;
        let text = std::str::from_utf8(&before).map_err(|error| no_utf8(path, &before, error))?;
        let (new, besides) = change(text)?;
        if new == text {
            return Ok(besides);
        }
        let _lock = lock(path)?;
        if read(path)? == before {
            save(path, &new)?;
            return Ok(besides);
        }
    }
    Err(busy(path))
}

/// Says where a file stops being text.
#[must_use]
pub fn no_utf8(path: &Path, bytes: &[u8], error: Utf8Error) -> Error {
    let line = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
    Error::new(format!("cannot read {}: line {line} is not UTF-8", path.display()))
        .hint("save it as UTF-8 in your editor first")
}

fn busy(path: &Path) -> Error {
    Error::new(format!("cannot change {}: another program keeps writing it", path.display()))
        .hint("nothing was lost: try again")
}

/// How often, and after how long, a lock is tried that another of us holds.
const LOCK_TRIES: usize = 100;
const LOCK_PAUSE: Duration = Duration::from_millis(20);

/// Keeps others of us from replacing the file until the lock is dropped.
fn lock(path: &Path) -> Result<File> {
    let file = File::open(path)
        .map_err(|error| Error::io(format!("cannot read {}", path.display()), &error))?;
    for _ in 0..LOCK_TRIES {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => std::thread::sleep(LOCK_PAUSE),
            // Where there are no locks, comparing the bytes must do.
            Ok(()) | Err(TryLockError::Error(_)) => return Ok(file),
        }
    }
    Err(busy(path))
}

/// Makes a renaming last; where a folder cannot be synced there is nothing to be done about it.
fn sync(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// The mode of a new file; the system takes its mask off. Without it, it would be private.
fn new_file_mode() -> fs::Permissions {
    fs::Permissions::from_mode(0o666)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn a_change_keeps_the_mode_and_the_link() {
        let folder = folder();
        let (file, link) = (folder.path().join("a.toml"), folder.path().join("b.toml"));
        fs::write(&file, "one").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink("a.toml", &link).unwrap();
        change(&link, |old| Ok((format!("{old} two"), ()))).unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "one two");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left behind");
    }

    #[test]
    fn what_somebody_else_writes_meanwhile_is_not_lost() {
        let folder = folder();
        let file = folder.path().join("a.toml");
        fs::write(&file, "one").unwrap();
        let mut first = true;
        change(&file, |old| {
            if std::mem::take(&mut first) {
                fs::write(&file, "theirs").unwrap();
            }
            Ok((format!("{old} and ours"), ()))
        })
        .unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "theirs and ours");
        let mut number = 0;
        let failed = change(&file, |old| {
            number += 1;
            fs::write(&file, format!("version {number}")).unwrap();
            Ok((format!("{old} and ours"), ()))
        });
        assert!(failed.unwrap_err().to_string().contains("another program"));
        assert_eq!(fs::read_to_string(&file).unwrap(), format!("version {TRIES}"));
    }

    #[test]
    fn changes_made_at_once_all_count() {
        let folder = folder();
        let file = folder.path().join("a.toml");
        fs::write(&file, "").unwrap();
        std::thread::scope(|scope| {
            for letter in 'a'..'e' {
                let file = &file;
                scope
                    .spawn(move || change(file, |old| Ok((format!("{old}{letter}"), ()))).unwrap());
            }
        });
        assert_eq!(fs::read_to_string(&file).unwrap().len(), 4);
    }

    #[test]
    fn a_file_that_is_there_is_not_made_anew_nor_a_read_only_one_replaced() {
        let folder = folder();
        let file = folder.path().join("below/a.toml");
        create(&file, "one").unwrap();
        assert!(create(&file, "two").is_err());
        fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
        assert!(save(&file, "two").unwrap_err().to_string().contains("chmod u+w"));
        assert_eq!(fs::read_to_string(&file).unwrap(), "one");
    }
}
