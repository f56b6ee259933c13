//! Salvage: reading what can still be read of a damaged file. A table is read from its first row on;
//! where that fails, what is left of it is halved until single rows are given up.

use super::{Store, open};
use rusqlite::{Connection, OpenFlags, Row};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The size of a page, which is that of all our files.
const PAGE: usize = 4096;

/// More rows than that are on no page.
const ROWS: i64 = 100;

/// Where the header tells how many pages there are.
const PAGES: std::ops::Range<usize> = 28..32;

/// A copy of a file to be read, whatever is wrong with it.
pub(super) struct Wreck {
    pub connection: Connection,
    _folder: tempfile::TempDir,
}

/// What reading a table came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Salvaged {
    /// How many rows were read.
    pub rows: usize,
    /// How many places of rows could not be read, or had no whole row.
    pub lost: usize,
}

impl Wreck {
    /// Copies a file, with its log, and opens the copy; the pages that say what tables there are
    /// come from a whole file where its own cannot be read.
    pub fn open(path: &Path) -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        let copy = folder.path().join("copy.db");
        for end in ["", "-wal"] {
            let (from, to) = (with_end(path, end), with_end(&copy, end));
            if from.exists() {
                fs::copy(from, to)?;
            }
        }
        let connection = if let Ok(connection) = read(&copy) {
            connection
        } else {
            graft(&copy)?;
            read(&copy).map_err(io::Error::other)?
        };
        Ok(Self { connection, _folder: folder })
    }

    /// Reads the rows of a table one by one; `take` says whether a row makes sense.
    pub fn read(
        &self,
        table: &str,
        columns: &str,
        mut take: impl FnMut(&Row<'_>) -> rusqlite::Result<bool>,
    ) -> Salvaged {
        let sql = format!(
            "SELECT {columns}, rowid FROM {table} NOT INDEXED WHERE rowid BETWEEN ?1 AND ?2"
        );
        let mut open = vec![(i64::MIN, self.last_row(table))];
        let mut saved = Salvaged::default();
        while let Some((first, last)) = open.pop() {
            let Err(next) = self.run(&sql, first, last, &mut saved, &mut take) else { continue };
            if next >= last {
                saved.lost += 1;
                continue;
            }
            let half = next + (last - next) / 2;
            open.extend([(half + 1, last), (next, half)]);
        }
        saved
    }

    /// The number of the last row, or one that is not smaller: by the table, or by an index of it,
    /// or else by the size of the file.
    fn last_row(&self, table: &str) -> i64 {
        let number = |sql: &str| {
            let read = self.connection.query_row(sql, [], |row| row.get::<_, Option<i64>>(0));
            read.ok().map(Option::unwrap_or_default)
        };
        let indexed = || {
            let sql = "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?1";
            let mut statement = self.connection.prepare(sql).ok()?;
            let names = statement.query_map([table], |row| row.get::<_, String>(0)).ok()?;
            names.flatten().find_map(|name| {
                number(&format!("SELECT max(rowid) FROM {table} INDEXED BY {name} WHERE 1"))
            })
        };
        let sized = || number("SELECT page_count FROM pragma_page_count").map(|pages| pages * ROWS);
        let last = number(&format!("SELECT max(rowid) FROM {table}"));
        last.or_else(indexed).or_else(sized).unwrap_or_default()
    }

    /// Reads some rows; where that fails, the first one that was not read.
    fn run(
        &self,
        sql: &str,
        first: i64,
        last: i64,
        saved: &mut Salvaged,
        take: &mut impl FnMut(&Row<'_>) -> rusqlite::Result<bool>,
    ) -> Result<(), i64> {
        let mut next = first.max(0);
        let mut statement = self.connection.prepare_cached(sql).map_err(|_| last)?;
        let at = statement.column_count() - 1;
        let mut rows = statement.query([first, last]).map_err(|_| next)?;
        loop {
            match rows.next() {
                Ok(None) => return Ok(()),
                Ok(Some(row)) => {
                    if take(row).unwrap_or(false) {
                        saved.rows += 1;
                    } else {
                        saved.lost += 1;
                    }
                    next = row.get::<_, i64>(at).map_err(|_| next)?.saturating_add(1);
                }
                Err(_) => return Err(next),
            }
        }
    }
}

/// A path with something behind it.
pub(super) fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// Opens a copy, if what tables there are can be read.
fn read(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    super::seal::install(&connection)?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    for table in open::TABLES {
        connection.prepare(&format!("SELECT 1 FROM {table}"))?;
    }
    Ok(connection)
}

/// Puts the pages that say what tables there are in the place of those of a damaged file. All files
/// are laid out alike: see [`open::lay_out`].
fn graft(path: &Path) -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let store =
        Store::open(folder.path(), 0).map_err(|error| io::Error::other(error.to_string()))?;
    let sql = "SELECT pageno FROM dbstat WHERE name = 'sqlite_schema' ORDER BY pageno";
    let numbers = store.connection.prepare(sql).and_then(|mut statement| {
        statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<usize>>>()
    });
    let numbers = numbers.map_err(io::Error::other)?;
    store.connection.pragma_update(None, "journal_mode", "DELETE").map_err(io::Error::other)?;
    drop(store);
    let whole = fs::read(super::file_in(folder.path()))?;
    let mut damaged = fs::read(path)?;
    let pages = u32::try_from(damaged.len() / PAGE).unwrap_or(u32::MAX);
    for number in numbers {
        let place = (number - 1) * PAGE..number * PAGE;
        if let (Some(to), Some(from)) = (damaged.get_mut(place.clone()), whole.get(place)) {
            to.copy_from_slice(from);
        }
    }
    if let Some(count) = damaged.get_mut(PAGES) {
        count.copy_from_slice(&pages.to_be_bytes());
    }
    fs::write(path, damaged)
}
