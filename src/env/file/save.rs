//! Saving: all of a file or nothing. A new file takes the place of the old one, where it can be
//! like it in all but what it holds; where it cannot, the old one is written over.

use super::unreadable;
use crate::error::{Error, Result};
use std::ffi::OsStr;
use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, BufWriter, Seek, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, TempPath};
use xattr::{FileExt, XAttrs};

/// What the owner alone may read.
pub(super) const PRIVATE: u32 = 0o600;
/// The same of a folder.
const PRIVATE_FOLDER: u32 = 0o700;
/// What everybody may read whom the system's mask lets.
const PUBLIC: u32 = 0o666;

/// Replaces a file by a new text: with the owner, the group and the mode it had, and through links
/// of both kinds to the file that all its names lead to. Where there is none it is made, for nobody
/// else to read: decks are made by [`stage_new`], all else tells of a learner.
pub fn save(path: &Path, text: &str) -> Result<()> {
    write(path, |file| file.write_all(text.as_bytes()).map_err(failed_at(path)))
}

/// Replaces a file like [`save`], by what is written piece by piece.
pub fn write(path: &Path, content: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    write_marked(path, "", content)
}

/// The same, where what a kill leaves beside it is known by a mark: see [`sweep`].
pub fn write_marked(
    path: &Path,
    mark: &str,
    content: impl FnOnce(&mut dyn Write) -> Result<()>,
) -> Result<()> {
    let failed = failed_at(path);
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(&target).is_ok_and(|old| !old.is_file()) {
        // A device or a pipe: there is nothing to replace, and nobody to see half of it.
        return content(&mut File::options().write(true).open(&target).map_err(failed)?);
    }
    stage(path, mark, content)?.put()
}

/// All that a file is to hold, on the disk already, before it takes its place.
pub enum Staged {
    /// A new file for the place of the old one, or where there is none yet.
    Twin { path: PathBuf, target: PathBuf, new: TempPath, is_new: bool },
    /// What is to be written into the old one.
    Over { path: PathBuf, target: PathBuf, new: File },
}

/// Writes what is to replace a file beside it, with a mark in its name.
pub fn stage(
    path: &Path,
    mark: &str,
    content: impl FnOnce(&mut dyn Write) -> Result<()>,
) -> Result<Staged> {
    let failed = failed_at(path);
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let new = match fs::metadata(&target) {
        Err(_) => Some(beside(&target, PRIVATE, mark).map_err(failed)?),
        Ok(old) if old.permissions().readonly() => return Err(read_only(path)),
        Ok(old) => twin(&target, &old, mark).map_err(failed)?,
    };
    let path = path.to_owned();
    if let Some(mut new) = new {
        fill(new.as_file_mut(), content, failed)?;
        return Ok(Staged::Twin { path, target, new: new.into_temp_path(), is_new: false });
    }
    let mut new = tempfile::tempfile().map_err(failed)?;
    fill(&mut new, content, failed)?;
    Ok(Staged::Over { path, target, new })
}

/// Writes a deck that is not there yet beside its place, in its folder, which is made. `mode` is what
/// others may do with it, else what the system's mask lets; `mark` is in its name until then.
pub fn stage_new(path: &Path, text: &str, mode: Option<u32>, mark: &str) -> Result<Staged> {
    let failed = unmade(path);
    fs::create_dir_all(folder_of(path)).map_err(failed)?;
    let mut new = beside(path, mode.unwrap_or(PUBLIC), mark).map_err(failed)?;
    fill(new.as_file_mut(), |file| file.write_all(text.as_bytes()).map_err(failed), failed)?;
    let (path, target) = (path.to_owned(), path.to_owned());
    Ok(Staged::Twin { path, target, new: new.into_temp_path(), is_new: true })
}

impl Staged {
    /// Puts it into its place.
    pub fn put(self) -> Result<()> {
        match self {
            Self::Twin { path, target, new, is_new: true } => {
                let failed = unmade(&path);
                new.persist_noclobber(&target).map_err(|error| failed(error.error))?;
                sync(folder_of(&target)).map_err(failed)
            }
            Self::Twin { path, target, new, is_new: false } => {
                let failed = failed_at(&path);
                new.persist(&target).map_err(|error| failed(error.error))?;
                sync(folder_of(&target)).map_err(failed)
            }
            Self::Over { path, target, new } => write_over(&path, &target, new),
        }
    }
}

/// Refuses a file that could not be replaced later, before any work is put into it.
///
/// # Errors
/// When it is read-only.
pub fn expect_writable(path: &Path) -> Result<()> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.permissions().readonly() => Err(read_only(path)),
        _ => Ok(()),
    }
}

fn read_only(path: &Path) -> Error {
    let error = Error::new(format!("cannot write {}: it is read-only", path.display()));
    error.hint("allow it with chmod u+w")
}

/// Makes the folder of a file, for nobody else, where it is not there.
///
/// # Errors
/// When it cannot be made.
pub fn make_private_folder(path: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true).mode(PRIVATE_FOLDER).create(folder_of(path)).map_err(failed_at(path))
}

/// Adds a line to a file, which is made with its folder where it is not there, for nobody else to
/// read; the line is on the disk before the call returns.
///
/// # Errors
/// When it cannot be written.
pub fn add_line(path: &Path, line: &str) -> Result<()> {
    let failed = failed_at(path);
    make_private_folder(path)?;
    let mut options = File::options();
    let mut file = options.append(true).create(true).mode(PRIVATE).open(path).map_err(failed)?;
    file.write_all(format!("{line}\n").as_bytes()).map_err(failed)?;
    file.sync_data().map_err(failed)
}

/// Takes a file away.
pub fn remove(path: &Path) -> Result<()> {
    let failed = |error: io::Error| {
        Error::io(format!("cannot remove {}", path.display()), &error)
            .or_hint("remove it by hand, if you may")
    };
    fs::remove_file(path).map_err(failed)?;
    sync(folder_of(path)).map_err(failed)
}

/// Why a deck was not made.
fn unmade(path: &Path) -> impl Fn(io::Error) -> Error + Copy {
    move |error| {
        let is_there = error.kind() == io::ErrorKind::AlreadyExists;
        let hint = if is_there {
            "it is there already and is left as it is: choose another name"
        } else {
            "name a file in a folder that you may write to"
        };
        Error::io(format!("cannot make {}", path.display()), &error).or_hint(hint)
    }
}

/// Writes all that a file is to hold, and waits until the disk has it.
fn fill(
    file: &mut File,
    content: impl FnOnce(&mut dyn Write) -> Result<()>,
    failed: impl Fn(io::Error) -> Error,
) -> Result<()> {
    let mut buffered = BufWriter::new(&mut *file);
    content(&mut buffered)?;
    buffered.flush().map_err(&failed)?;
    drop(buffered);
    file.sync_all().map_err(failed)
}

/// Refuses to write a result over what is neither empty nor JSON, as results are: a deck, or the
/// history.
///
/// # Errors
/// When there is such a file.
pub fn expect_result(path: &Path) -> Result<()> {
    let failed = |reason: &str| Error::new(format!("cannot write {}: {reason}", path.display()));
    if path.is_dir() {
        return Err(failed("it is a folder").hint("name a file in it"));
    }
    if !folder_of(path).is_dir() {
        return Err(failed("there is no such folder").hint("make the folder first"));
    }
    if !path.is_file() {
        return Ok(());
    }
    let mut head = [0; 64];
    let read = File::open(path).and_then(|mut file| io::Read::read(&mut file, &mut head));
    match read {
        Ok(1..) if !begins_as_json(&head) => {
            let error = format!("cannot write {}: there is something else in it", path.display());
            Err(Error::new(error).hint("name another file, or delete that one first"))
        }
        _ => Ok(()),
    }
}

/// Whether a text may be JSON: a deck begins with a bracket too, and a name in it.
fn begins_as_json(head: &[u8]) -> bool {
    match head.trim_ascii_start() {
        [b'{', ..] => true,
        [b'[', rest @ ..] => matches!(rest.trim_ascii_start().first(), Some(b'{' | b']')),
        _ => false,
    }
}

/// A new file that is like an old one in owner, group, mode and attributes, to take its place;
/// nothing where it cannot be, where the old one has other names, which would keep the old text,
/// or where the folder takes no new file.
fn twin(target: &Path, old: &Metadata, mark: &str) -> io::Result<Option<NamedTempFile>> {
    if old.nlink() > 1 {
        return Ok(None);
    }
    // Nobody else reads it before it has the mode of the old one.
    let new = match beside(target, PRIVATE, mark) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return Ok(None),
        new => new?,
    };
    let file = new.as_file();
    let is = file.metadata()?;
    let has_owner = (is.uid(), is.gid()) == (old.uid(), old.gid())
        || fchown(file, Some(old.uid()), Some(old.gid())).is_ok();
    if !has_owner || has_attributes(file.list_xattr())? || has_attributes(xattr::list(target))? {
        return Ok(None);
    }
    file.set_permissions(old.permissions())?;
    Ok(Some(new))
}

/// Whether a file has attributes that a new one would have to be given, such as lists of who may
/// read it. Labels of security modules are given by the system.
fn has_attributes(names: io::Result<XAttrs>) -> io::Result<bool> {
    match names {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(false),
        names => Ok(names?.any(|name| !name.as_encoded_bytes().starts_with(b"security."))),
    }
}

/// Writes into an old file, which keeps all its names and rights. What it is to hold is made
/// whole first, and what it held is put back when the disk does not take it.
fn write_over(path: &Path, target: &Path, mut new: File) -> Result<()> {
    let failed = failed_at(path);
    let mut file = File::options().read(true).write(true).open(target).map_err(failed)?;
    let mut old = tempfile::tempfile().map_err(failed)?;
    io::copy(&mut file, &mut old).map_err(unreadable(path))?;
    pour(&mut new, &mut file).map_err(|error| match pour(&mut old, &mut file) {
        Ok(()) => failed(error),
        Err(_) => Error::io(format!("cannot write all of {}", path.display()), &error)
            .hint("the file is damaged: take a copy of it from a backup"),
    })
}

/// Makes one file hold what another holds.
fn pour(from: &mut File, to: &mut File) -> io::Result<()> {
    from.rewind()?;
    to.rewind()?;
    let length = io::copy(from, to)?;
    to.set_len(length)?;
    to.sync_all()
}

fn failed_at(path: &Path) -> impl Fn(io::Error) -> Error + Copy {
    move |error| {
        let hint = if path.exists() {
            "name a copy of your own, if you may not write to it"
        } else {
            "name a file in a folder that you may write to"
        };
        Error::io(format!("cannot write {}", path.display()), &error).or_hint(hint)
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A new file in the folder of another one, gone again unless it takes a place there.
fn beside(path: &Path, mode: u32, mark: &str) -> io::Result<NamedTempFile> {
    scrap(folder_of(path), Permissions::from_mode(mode), mark)
}

/// A new file in a folder, gone again unless it takes a place there, with a mark in its name.
pub(super) fn scrap(folder: &Path, mode: Permissions, mark: &str) -> io::Result<NamedTempFile> {
    let prefix = scrap_prefix(mark);
    tempfile::Builder::new().prefix(&prefix).suffix(".tmp").permissions(mode).tempfile_in(folder)
}

fn scrap_prefix(mark: &str) -> String {
    format!(".quizdeck-{mark}-")
}

/// Takes away what a program with this mark left in a folder when it was ended in the midst of its
/// work. What cannot be looked through or removed is only in the way of nobody.
pub fn sweep(folder: &Path, mark: &str) {
    let prefix = scrap_prefix(mark);
    let is_ours = |name: &OsStr| name.as_encoded_bytes().starts_with(prefix.as_bytes());
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| is_ours(&entry.file_name())) {
        let _ = fs::remove_file(entry.path());
    }
}

/// Makes a renaming last. Folders that may not be read, and disks that sync none, do without.
fn sync(folder: &Path) -> io::Result<()> {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(error) if matches!(error.kind(), InvalidInput | PermissionDenied | Unsupported) => {
            Ok(())
        }
        done => done,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn create(path: &Path, text: &str) -> Result<()> {
        stage_new(path, text, None, "")?.put()
    }

    fn folder_with(name: &str, mode: u32) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(name);
        fs::write(&file, "one, a long text").unwrap();
        fs::set_permissions(&file, Permissions::from_mode(mode)).unwrap();
        (folder, file)
    }

    fn count(folder: &tempfile::TempDir) -> usize {
        fs::read_dir(folder.path()).unwrap().count()
    }

    #[test]
    fn the_mode_and_a_symbolic_link_are_kept_by_another_file() {
        let (folder, file) = folder_with("a.toml", 0o640);
        let link = folder.path().join("b.toml");
        std::os::unix::fs::symlink("a.toml", &link).unwrap();
        let before = fs::metadata(&file).unwrap();
        save(&link, "two").unwrap();
        let after = fs::metadata(&file).unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "two");
        assert_eq!(after.permissions().mode() & 0o777, 0o640);
        assert_ne!(before.ino(), after.ino(), "nobody sees half of it");
        assert_eq!(count(&folder), 2, "nothing is left behind");
    }

    #[test]
    fn all_names_of_a_file_lead_to_what_is_saved() {
        let (folder, file) = folder_with("a.toml", 0o640);
        let other = folder.path().join("b.toml");
        fs::hard_link(&file, &other).unwrap();
        save(&file, "two").unwrap();
        assert_eq!(fs::read_to_string(&other).unwrap(), "two");
        assert_eq!(fs::read_to_string(&file).unwrap(), "two");
        assert_eq!(fs::metadata(&file).unwrap().nlink(), 2);
        assert_eq!(count(&folder), 2, "nothing is left behind");
    }

    #[test]
    fn owner_group_and_attributes_are_kept() {
        let (_folder, file) = folder_with("a.toml", 0o640);
        // Only root may give a file away, and not every disk has attributes.
        let _ = std::os::unix::fs::chown(&file, Some(1234), Some(1235));
        let kept = |file: &Path| {
            let metadata = fs::metadata(file).unwrap();
            let attribute = xattr::get(file, "user.quizdeck").unwrap_or(None);
            (metadata.uid(), metadata.gid(), metadata.mode(), attribute)
        };
        for has_attribute in [false, true] {
            if has_attribute {
                let _ = xattr::set(&file, "user.quizdeck", b"mine");
            }
            let before = kept(&file);
            save(&file, "two").unwrap();
            assert_eq!(kept(&file), before);
            assert_eq!(fs::read_to_string(&file).unwrap(), "two");
        }
    }

    #[test]
    fn only_what_was_left_under_a_mark_is_swept_away() {
        let (folder, file) = folder_with("a.toml", 0o640);
        for mark in ["mine", "other"] {
            let left = stage(&file, mark, |_| Ok(())).unwrap();
            std::mem::forget(left);
        }
        fs::write(folder.path().join(".tmpAbCdEf"), "").unwrap();
        assert_eq!(count(&folder), 4);
        sweep(folder.path(), "mine");
        assert_eq!(count(&folder), 3);
        sweep(folder.path(), "other");
        sweep(&folder.path().join("nowhere"), "other");
        assert_eq!(count(&folder), 2);
    }

    #[test]
    fn a_file_in_a_folder_that_takes_no_new_one_is_written() {
        let (folder, file) = folder_with("a.toml", 0o640);
        fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).unwrap();
        save(&file, "two").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "two");
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    }

    #[test]
    fn what_is_not_written_wholly_leaves_the_old_text() {
        let (folder, file) = folder_with("a.toml", 0o640);
        for has_other_name in [false, true] {
            if has_other_name {
                fs::hard_link(&file, folder.path().join("b.toml")).unwrap();
            }
            let broken = write(&file, |out| {
                out.write_all(b"half").unwrap();
                Err(Error::new("no more"))
            });
            assert!(broken.is_err());
            assert_eq!(fs::read_to_string(&file).unwrap(), "one, a long text");
        }
        assert_eq!(count(&folder), 2, "nothing is left behind");
    }

    #[test]
    fn a_file_that_is_there_is_not_made_anew_nor_a_read_only_one_replaced() {
        let (folder, file) = folder_with("a.toml", 0o444);
        let there = create(&file, "two").unwrap_err().to_string();
        assert!(there.contains("hint: it is there already"), "{there}");
        assert!(save(&file, "two").unwrap_err().to_string().contains("chmod u+w"));
        assert_eq!(fs::read_to_string(&file).unwrap(), "one, a long text");
        let below = folder.path().join("below/a.toml");
        create(&below, "one").unwrap();
        assert_eq!(fs::read_to_string(&below).unwrap(), "one");
    }
}
