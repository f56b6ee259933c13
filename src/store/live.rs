//! Live sessions: one that is being asked in another terminal is not offered to be gone on with.
//! Whoever asks holds a lock on a small file, and the system lets go of it however that ends.

use crate::engine::Id;
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// The lock of a session; it and its file are gone when it is dropped.
pub struct Live {
    path: PathBuf,
    _file: File,
}

impl Live {
    /// Takes the lock of a session; nothing where another process has it.
    ///
    /// # Errors
    /// When its file cannot be made.
    pub fn take(folder: &Path, session: Id) -> io::Result<Option<Self>> {
        let path = path(folder, session);
        let mut options = OpenOptions::new();
        let file = options.create(true).truncate(false).write(true).mode(0o600).open(&path)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => Ok(None),
            // Where the file system has no locks, nobody can hold one.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Some(Self { path, _file: file })),
        }
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        // A file that stays is taken again by who goes on, or means nothing.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Whether another process asks a session.
pub fn is_live(folder: &Path, session: Id) -> bool {
    is_locked(&path(folder, session))
}

/// Whether another process asks any session of the history in a folder.
pub fn has_live(folder: &Path) -> bool {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
    files
        .filter(|path| path.extension().is_some_and(|end| end == "live"))
        .any(|path| is_locked(&path))
}

fn is_locked(path: &Path) -> bool {
    File::open(path)
        .is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

fn path(folder: &Path, session: Id) -> PathBuf {
    folder.join(format!("{session}.live"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_live_as_long_as_somebody_asks_it() {
        let folder = tempfile::TempDir::new().unwrap();
        let (session, other) = (Id::from([1; 16]), Id::from([2; 16]));
        assert!(!is_live(folder.path(), session));
        let live = Live::take(folder.path(), session).unwrap();
        assert!(live.is_some() && is_live(folder.path(), session) && has_live(folder.path()));
        assert!(Live::take(folder.path(), session).unwrap().is_none());
        assert!(!is_live(folder.path(), other));
        drop(live);
        assert!(!is_live(folder.path(), session) && !has_live(folder.path()));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        assert!(Live::take(folder.path(), session).unwrap().is_some());
    }
}
