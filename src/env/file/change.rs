//! Changes of a file: lock, then read, then write, so that what several of us do at once all
//! counts, and what an editor saves meanwhile is not lost.
//!
//! The lock is on the file itself, so that it is there in a folder that takes no new file, and
//! nothing is left behind. As a change puts another file into its place, a lock counts only while
//! the path still leads to the file that it is on.

use super::rewrite::{Rewrite, allow_open};
use super::{no_utf8, open, read, unreadable};
use crate::error::{Error, Result};
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What there is of a mode that others may do.
const MODE: u32 = 0o777;

/// What others may do at most with what is read and written.
const PLAIN: u32 = 0o666;

/// What the owner alone may read.
const PRIVATE: u32 = 0o600;

/// How often a change is made anew when somebody who takes no lock writes meanwhile.
const TRIES: usize = 5;

/// How long one of us is waited for without a sign of life; a slow disk takes seconds.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long to wait before a lock is tried again.
const PAUSE: Duration = Duration::from_millis(10);

/// Changes files of at most so many bytes, all of them or none: `change` makes of what they hold what
/// they are to hold, nothing where there is none, and says something besides. It is asked anew when
/// somebody who takes no lock writes meanwhile. `commit` writes what is another then.
pub fn change_all<T>(
    paths: &[PathBuf],
    most: u64,
    mut change: impl FnMut(&[Option<String>]) -> Result<(Vec<Option<String>>, T)>,
    commit: impl FnOnce(Vec<Rewrite>) -> Result<()>,
) -> Result<T> {
    allow_open(paths.len());
    let mut in_order: Vec<&PathBuf> = paths.iter().collect();
    // Two of us who change the same files wait for each other once.
    in_order.sort_by_cached_key(|path| path.canonicalize().ok());
    for _ in 0..TRIES {
        let there = in_order.iter().filter(|path| path.symlink_metadata().is_ok());
        let _locks = there.map(|path| lock(path)).collect::<Result<Vec<_>>>()?;
        let before = paths.iter().map(|path| text(path, most)).collect::<Result<Vec<_>>>()?;
        let (after, besides) = change(&before)?;
        let now = paths.iter().map(|path| text(path, most)).collect::<Result<Vec<_>>>()?;
        if now != before {
            continue;
        }
        // What is made of others is for no more eyes than they are.
        let modes = paths.iter().filter_map(|path| fs::metadata(path).ok());
        let strictest = modes.map(|old| old.mode() & MODE).reduce(|one, other| one & other);
        let strictest = strictest.map(|mode| mode & PLAIN | PRIVATE);
        let rewrites = paths.iter().zip(before.into_iter().zip(after));
        let rewrites = rewrites.filter(|(_, (before, after))| before != after);
        let rewrites = rewrites.map(|(path, (before, after))| {
            let mode = fs::metadata(path).ok().map(|old| old.mode() & MODE);
            Rewrite { path: path.clone(), before, after, mode: mode.or(strictest) }
        });
        let rewrites: Vec<Rewrite> = rewrites.collect();
        if !rewrites.is_empty() {
            commit(rewrites)?;
        }
        return Ok(besides);
    }
    let path = paths.first().map_or(Path::new(""), PathBuf::as_path);
    Err(busy(path, "another program keeps writing it"))
}

/// The text of a file of at most so many bytes; nothing where there is none.
pub fn text(path: &Path, most: u64) -> Result<Option<String>> {
    let is_none =
        |error: io::Error| matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory);
    if path.symlink_metadata().is_err_and(is_none) {
        return Ok(None);
    }
    let bytes = read(path, most)?;
    let text = String::from_utf8(bytes)
        .map_err(|error| no_utf8(path, error.as_bytes(), error.utf8_error()))?;
    Ok(Some(text))
}

/// Holds a place against others of us until it is dropped: a file that is made for that.
pub fn hold(path: &Path) -> Result<File> {
    let made = File::options().create(true).append(true).mode(PRIVATE).open(path);
    made.map_err(unreadable(path))?;
    lock(path)
}

/// Keeps others of us from changing the file until the lock is dropped.
fn lock(path: &Path) -> Result<File> {
    let (mut waited, mut seen) = (Duration::ZERO, None);
    while waited < PATIENCE {
        let file = open(path)?;
        // Network folders lock only what may be written.
        let file = File::options().read(true).write(true).open(path).unwrap_or(file);
        match file.try_lock() {
            Ok(()) if leads_to(path, &file)? => return Ok(file),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            // Where there are no locks, comparing the bytes must do.
            Err(TryLockError::Error(_)) => return Ok(file),
        }
        // A file that is another, or was written, tells that the others get on.
        let metadata = file.metadata().map_err(unreadable(path))?;
        let now = Some((metadata.ino(), metadata.modified().ok()));
        waited = if seen == now { waited + PAUSE } else { Duration::ZERO };
        seen = now;
    }
    Err(busy(path, "another quizdeck has been at it for half a minute"))
}

/// What tells a file from all others, whatever names it has; nothing where there is none.
pub fn identity(path: &Path) -> Option<(u64, u64)> {
    fs::metadata(path).ok().map(|file| (file.dev(), file.ino()))
}

/// Whether this is the file that a path leads to, and not one that stood there before.
fn leads_to(path: &Path, file: &File) -> Result<bool> {
    let failed = unreadable(path);
    let (at, of) = (fs::metadata(path).map_err(failed)?, file.metadata().map_err(failed)?);
    Ok((at.dev(), at.ino()) == (of.dev(), of.ino()))
}

fn busy(path: &Path, why: &str) -> Error {
    Error::new(format!("cannot change {}: {why}", path.display()))
        .hint("nothing was lost: try again when it is done")
}

#[cfg(test)]
mod tests {
    use super::super::rewrite::rewrite;
    use super::*;

    fn change<T>(
        path: &Path,
        most: u64,
        mut change: impl FnMut(&str) -> Result<(String, T)>,
    ) -> Result<T> {
        let one = |texts: &[Option<String>]| {
            change(texts[0].as_deref().unwrap()).map(|(new, besides)| (vec![Some(new)], besides))
        };
        change_all(&[path.to_owned()], most, one, |all| rewrite(&all, "", || Ok(())))
    }

    #[test]
    fn what_somebody_else_writes_meanwhile_is_not_lost() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.toml");
        fs::write(&file, "one").unwrap();
        let mut first = true;
        change(&file, 100, |old| {
            if std::mem::take(&mut first) {
                fs::write(&file, "theirs").unwrap();
            }
            Ok((format!("{old} and ours"), ()))
        })
        .unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "theirs and ours");
        let mut number = 0;
        let failed = change(&file, 100, |old| {
            number += 1;
            fs::write(&file, format!("version {number}")).unwrap();
            Ok((format!("{old} and ours"), ()))
        });
        assert!(failed.unwrap_err().to_string().contains("another program"));
        assert_eq!(fs::read_to_string(&file).unwrap(), format!("version {TRIES}"));
    }

    #[test]
    fn changes_made_at_once_all_count() {
        let folder = tempfile::tempdir().unwrap();
        let (file, other) = (folder.path().join("a.toml"), folder.path().join("b.toml"));
        fs::write(&file, "").unwrap();
        for has_other_name in [false, true] {
            if has_other_name {
                fs::hard_link(&file, &other).unwrap();
            }
            std::thread::scope(|scope| {
                for _ in 0..20 {
                    scope.spawn(|| change(&file, 100, |old| Ok((format!("{old}a"), ()))).unwrap());
                }
            });
        }
        assert_eq!(fs::read_to_string(&file).unwrap().len(), 40);
    }

    #[test]
    fn a_change_is_made_on_what_is_read_under_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.toml");
        fs::write(&file, "one").unwrap();
        change(&file, 100, |old| {
            let other = File::open(&file).unwrap();
            assert!(matches!(other.try_lock(), Err(TryLockError::WouldBlock)));
            Ok((format!("{old} two"), ()))
        })
        .unwrap();
        File::open(&file).unwrap().try_lock().unwrap();
    }

    #[test]
    fn a_lock_on_a_file_that_was_replaced_does_not_count() {
        let folder = tempfile::tempdir().unwrap();
        let (file, new) = (folder.path().join("a.toml"), folder.path().join("b.toml"));
        fs::write(&file, "one").unwrap();
        let old = File::open(&file).unwrap();
        assert!(leads_to(&file, &old).unwrap());
        fs::write(&new, "two").unwrap();
        fs::rename(&new, &file).unwrap();
        assert!(!leads_to(&file, &old).unwrap());
    }
}
