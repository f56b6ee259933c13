//! A glance: the history opened only to be read. The file and its folder stay as they are, also on
//! a disk that takes nothing; what has to be computed first is computed in a copy in memory.

use super::beside::beside;
use super::open::{Ownership, is_stale, ownership};
use super::{Store, failure, file_in, parameters, seal};
use crate::engine::{Id, Ids};
use crate::error::{Error, Result};
use crate::text::printable_line;
use rusqlite::backup::Backup;
use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags, OptionalExtension};
use std::fmt::Write as _;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::Duration;

/// How many pages are copied at once.
const PAGES: i32 = 10_000;

/// How long another process is waited for; whoever only looks is in a hurry.
const PATIENCE: Duration = Duration::from_secs(5);

impl Store {
    /// Opens the history in a folder to read it; nothing where there is none. Nothing is written,
    /// to no file. `entropy` as for [`Self::open`].
    ///
    /// # Errors
    /// When the file cannot be read, is not ours, damaged, or of a later version.
    pub fn glance(folder: &Path, entropy: u64) -> Result<Option<Self>> {
        let path = file_in(folder);
        if folder.exists() && !folder.is_dir() {
            let folder = folder.display();
            return Err(Error::new(format!("cannot read a history in {folder}: it is no folder"))
                .hint("name a folder with --data"));
        }
        if !path.exists() {
            return Ok(None);
        }
        let place = printable_line(&path.display().to_string());
        let failed = |error: &rusqlite::Error| failure::explain(&place, "read the history", error);
        let connection = match read_only(&path) {
            Ok(connection) => connection,
            Err(error) if !is_unfinished(&error) => return Err(failed(&error)),
            Err(_) => recovered(&path).map_err(|error| match error {
                Unrecovered::Database(error) => failed(&error),
                Unrecovered::File(error) => Error::io(format!("cannot read {place}"), &error),
            })?,
        };
        let mut store = match ownership(&connection).map_err(|error| failed(&error))? {
            Ownership::Empty => return Ok(None),
            Ownership::Foreign => return Err(failure::foreign(&place)),
            Ownership::Newer => return Err(failure::newer(&place)),
            Ownership::Current if !is_stale(&connection).map_err(|error| failed(&error))? => {
                let sql = "SELECT id FROM device ORDER BY id LIMIT 1";
                let device: Option<Id> = connection
                    .query_row(sql, [], |row| row.get(0))
                    .optional()
                    .map_err(|error| failed(&error))?;
                let scheduler = parameters::load(&connection, &place)?;
                let mut ids = Ids::new(entropy);
                let device = device.unwrap_or_else(|| ids.next(0));
                let (folder, live) = (None, None);
                Self { connection, folder, live, place, scheduler, ids, device }
            }
            Ownership::Older | Ownership::Current => {
                let connection = copy(&connection).map_err(|error| failed(&error))?;
                Self::prepare(connection, place, entropy)?
            }
        };
        store.folder = Some(folder.to_owned());
        Ok(Some(store))
    }

    /// Goes on with a copy in memory where the file was opened only to be read: what is changed
    /// from here on is gone with the process.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn detach(&mut self) -> Result<()> {
        let failed = self.failed("read the history");
        if self.connection.is_readonly(MAIN_DB).map_err(&failed)? {
            let copy = copy(&self.connection).map_err(&failed)?;
            seal::install(&copy).map_err(&failed)?;
            self.connection = copy;
        }
        Ok(())
    }
}

/// Whether a file could not be opened because others left something unfinished: where it lies it
/// cannot be finished without writing.
fn is_unfinished(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::SystemIoFailure)
    )
}

/// Opens a file such that nothing is written beside it either. Where no other process has it open,
/// and none was stopped in the middle, it is taken as it lies.
pub(super) fn read_only(path: &Path) -> rusqlite::Result<Connection> {
    let has = |end| beside(path, end).exists();
    if has("-wal") && !has("-shm") {
        // It would be made.
        let cannot = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CANTOPEN);
        return Err(rusqlite::Error::SqliteFailure(cannot, None));
    }
    let is_still = !has("-wal") && !has("-journal");
    let mut name = String::from("file:");
    for byte in path.as_os_str().as_bytes() {
        let _ = write!(name, "%{byte:02x}");
    }
    name.push_str(if is_still { "?immutable=1" } else { "?mode=ro" });
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(name, flags)?;
    connection.busy_timeout(PATIENCE)?;
    ownership(&connection)?; // it is read only now
    Ok(connection)
}

/// Why a history could not be recovered.
enum Unrecovered {
    File(std::io::Error),
    Database(rusqlite::Error),
}

impl From<std::io::Error> for Unrecovered {
    fn from(error: std::io::Error) -> Self {
        Self::File(error)
    }
}

impl From<rusqlite::Error> for Unrecovered {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

/// A copy in memory of a file that cannot be opened where it lies, with what its log holds.
fn recovered(path: &Path) -> std::result::Result<Connection, Unrecovered> {
    let folder = tempfile::tempdir()?;
    let new = file_in(folder.path());
    std::fs::copy(path, &new)?;
    for end in ["-wal", "-journal"] {
        let log = beside(path, end);
        if log.exists() {
            std::fs::copy(log, beside(&new, end))?;
        }
    }
    let mut permissions = std::fs::metadata(&new)?.permissions();
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o600);
    std::fs::set_permissions(&new, permissions)?;
    Ok(copy(&Connection::open(&new)?)?)
}

fn copy(from: &Connection) -> rusqlite::Result<Connection> {
    let mut to = Connection::open_in_memory()?;
    Backup::new(from, &mut to)?.run_to_completion(PAGES, Duration::ZERO, None)?;
    Ok(to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::PathBuf;

    /// What lies in a folder, to the byte.
    fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
        let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        paths.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
    }

    fn hidden(folder: &Path) -> Vec<String> {
        let store = Store::glance(folder, 1).unwrap().unwrap();
        store.hidden().unwrap().into_iter().collect()
    }

    #[test]
    fn a_glance_leaves_the_folder_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Store::glance(folder.path(), 1).unwrap().is_none());
        assert!(files(folder.path()).is_empty());
        let mut store = Store::open(folder.path(), 1).unwrap();
        store.hide("one", true).unwrap();
        let names = |files: &BTreeMap<PathBuf, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
        let before = names(&files(folder.path()));
        assert_eq!(hidden(folder.path()), ["one"], "also what another process just wrote");
        assert_eq!(names(&files(folder.path())), before);
        drop(store);
        let before = files(folder.path());
        assert_eq!(before.len(), 1);
        assert_eq!(hidden(folder.path()), ["one"]);
        assert_eq!(files(folder.path()), before);
    }

    #[test]
    fn what_a_stopped_process_left_is_read_elsewhere() {
        let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let mut store = Store::open(folder.path(), 1).unwrap();
        store.hide("one", true).unwrap();
        for end in ["", "-wal"] {
            let from = beside(&file_in(folder.path()), end);
            fs::copy(from, beside(&file_in(other.path()), end)).unwrap();
        }
        let before = files(other.path());
        assert_eq!(hidden(other.path()), ["one"]);
        assert_eq!(files(other.path()), before);
    }

    #[test]
    fn a_file_of_an_older_release_is_brought_up_to_date_in_memory() {
        let folder = tempfile::tempdir().unwrap();
        let connection = Connection::open(file_in(folder.path())).unwrap();
        connection.execute_batch(include_str!("schema.sql")).unwrap();
        connection.pragma_update(None, "application_id", 0x7175_697a).unwrap();
        connection.pragma_update(None, "user_version", 1).unwrap();
        drop(connection);
        let before = files(folder.path());
        assert_eq!(hidden(folder.path()), [""; 0]);
        assert_eq!(files(folder.path()), before);
    }

    #[test]
    fn a_copy_can_be_changed_and_the_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        drop(Store::open(folder.path(), 1).unwrap());
        let mut store = Store::glance(folder.path(), 1).unwrap().unwrap();
        assert!(store.hide("one", true).is_err());
        store.detach().unwrap();
        store.hide("one", true).unwrap();
        store.detach().unwrap();
        assert!(store.hidden().unwrap().contains("one"), "it is detached once");
        assert_eq!(hidden(folder.path()), [""; 0]);
    }
}
