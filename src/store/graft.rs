//! Grafting: a file whose first pages are damaged does not say what tables it has, and cannot be
//! opened. Those pages are the same in a copy of it, or in a new file that was made the same way.

use super::copies::copies;
use super::seal::ANSWER;
use super::{Store, file_in, seal};
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::fs;
use std::path::{Path, PathBuf};

/// The size of a page, which is that of all our files.
pub(super) const PAGE: usize = 4096;

/// Where the header tells how many pages there are, and where those that are free begin.
const COUNT: std::ops::Range<usize> = 28..32;
const FREE: std::ops::Range<usize> = 32..40;

/// A file that could be opened.
pub(super) struct Opened {
    pub connection: Connection,
    /// Whether its first pages are its own.
    pub is_whole: bool,
}

/// Opens the copy of a history that lay in a folder, by the first pages of a whole one where that
/// does not go otherwise.
pub(super) fn open(copy: &Path, folder: &Path) -> Option<Opened> {
    if let Ok(connection) = read(copy) {
        return Some(Opened { connection, is_whole: true });
    }
    let damaged = fs::read(copy).ok()?;
    let made = tempfile::tempdir().ok()?;
    let new = Store::open(made.path(), 0).ok()?;
    new.connection.pragma_update(None, "journal_mode", "DELETE").ok()?;
    drop(new);
    let backups = copies(&folder.join("backups")).into_iter().map(|copy| copy.path);
    let mut whole = backups.chain([file_in(made.path())]);
    whole.find_map(|whole: PathBuf| {
        fs::write(copy, grafted(&damaged, &whole)?).ok()?;
        let connection = read(copy).ok()?;
        Some(Opened { connection, is_whole: false })
    })
}

/// A file with the pages of another one that say what tables there are.
fn grafted(damaged: &[u8], whole: &Path) -> Option<Vec<u8>> {
    let connection = Connection::open_with_flags(whole, OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    let sql = "SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'";
    let mut statement = connection.prepare(sql).ok()?;
    let numbers = statement.query_map([], |row| row.get(0)).ok()?;
    let numbers: Vec<usize> = numbers.collect::<rusqlite::Result<_>>().ok()?;
    let (whole, mut bytes) = (fs::read(whole).ok()?, damaged.to_vec());
    for number in numbers {
        let place = (number - 1) * PAGE..number * PAGE;
        bytes.get_mut(place.clone())?.copy_from_slice(whole.get(place)?);
    }
    let pages = u32::try_from(bytes.len() / PAGE).ok()?;
    bytes.get_mut(COUNT)?.copy_from_slice(&pages.to_be_bytes());
    bytes.get_mut(FREE)?.fill(0);
    Some(bytes)
}

/// Opens a file, if its tables are where it says: the answers are answers.
fn read(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    seal::install(&connection)?;
    let sql = format!("SELECT seal = seal({ANSWER}) FROM answers ORDER BY row DESC LIMIT 1");
    connection.query_row(&sql, [], |row| row.get::<_, bool>(0)).optional()?;
    Ok(connection)
}
