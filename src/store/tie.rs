//! Ties: the places that the history is joined with, how far each of their files was read, and what
//! of the history was not written there yet.

use super::Store;
use super::event::Logged;
use super::review::{Event, Review};
use crate::engine::Id;
use crate::engine::schedule::Moment;
use crate::error::Result;
use crate::text::json;
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};
use std::collections::{BTreeMap, HashSet};

/// A place that the history is joined with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// Its number.
    pub(super) number: i64,
    /// A folder, or an address.
    pub place: String,
    /// The folder that its files are in on this machine.
    pub folder: String,
    /// The batch that what came from there is filed under.
    pub(super) batch: i64,
    /// When it was joined last: milliseconds since 1970.
    pub at: i64,
    /// The last rows that were written there.
    pub(super) written: LastRows,
    /// How often something that was written there was forgotten since.
    pub(super) stale: i64,
}

impl Tie {
    /// Whether something that was written there was forgotten since.
    #[must_use]
    pub const fn is_stale(&self) -> bool {
        self.stale > 0
    }
}

/// The last rows of the two tables of the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LastRows {
    pub(super) answers: i64,
    pub(super) events: i64,
}

/// How far a file of a place was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bookmark {
    /// How long the file was, in bytes.
    pub size: u64,
    /// When it was changed: nanoseconds since 1970.
    pub modified: i64,
    /// How many of its bytes were read.
    pub read: u64,
    /// A digest of the last of these.
    pub tail: u64,
    /// When what was read of it last happened: milliseconds since 1970.
    pub latest: i64,
    /// What its device calls itself.
    pub name: String,
}

impl Store {
    /// The places, the one joined last first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn ties(&self) -> Result<Vec<Tie>> {
        let sql = "SELECT tie, place, folder, batch, at, answers, events, stale FROM ties \
                   ORDER BY at DESC, tie DESC";
        let read = self.connection.prepare(sql).and_then(|mut statement| {
            let rows = statement.query_map([], tie)?;
            rows.collect()
        });
        read.map_err(self.failed("read where it is joined"))
    }

    /// The tie to a place, if it is joined with it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn tie(&self, place: &str) -> Result<Option<Tie>> {
        find(&self.connection, place).map_err(self.failed("read where it is joined"))
    }

    /// How far the files of a place were read, by their names.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bookmarks(&self, tie: &Tie) -> Result<BTreeMap<String, Bookmark>> {
        let sql =
            "SELECT file, size, modified, read, tail, latest, name FROM bookmarks WHERE tie = ?1";
        let read = self.connection.prepare(sql).and_then(|mut statement| {
            let rows = statement.query_map([tie.number], |row| {
                let large = |at| row.get::<_, i64>(at).map(i64::cast_unsigned);
                let bookmark = Bookmark {
                    size: large(1)?,
                    modified: row.get(2)?,
                    read: large(3)?,
                    tail: large(4)?,
                    latest: row.get(5)?,
                    name: row.get(6)?,
                };
                Ok((row.get(0)?, bookmark))
            })?;
            rows.collect()
        });
        read.map_err(self.failed("read where it is joined"))
    }

    /// How many events wait to be written to a place; all of them where it is no tie yet.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn waiting(&self, tie: Option<&Tie>) -> Result<usize> {
        let (rows, batch) =
            tie.map_or((LastRows::default(), None), |tie| (tie.written, Some(tie.batch)));
        let sql = "SELECT (SELECT count(*) FROM answers WHERE row > ?1 \
                   AND (?3 IS NULL OR batch IS NOT ?3)) + (SELECT count(*) FROM events \
                   WHERE row > ?2 AND (?3 IS NULL OR batch IS NOT ?3))";
        let values = params![rows.answers, rows.events, batch];
        let count = self.connection.query_row(sql, values, |row| row.get(0));
        count.map_err(self.failed("read what waits"))
    }

    /// Goes through what was not written to a place yet and did not come from there, a line each, but
    /// for events that were met there; the last rows then.
    ///
    /// # Errors
    /// Those of what takes it; or when the file cannot be read.
    pub fn outgoing(
        &self,
        tie: &Tie,
        met: &HashSet<Id>,
        take: &mut dyn FnMut(&str, i64) -> Result<()>,
    ) -> Result<LastRows> {
        let failed = self.failed("read what waits");
        // One look at both tables: what comes in meanwhile waits for the next time.
        let snapshot = self.connection.unchecked_transaction().map_err(&failed)?;
        let last = |table| {
            let sql = format!("SELECT coalesce(max(row), 0) FROM {table}");
            snapshot.query_row(&sql, [], |row| row.get(0))
        };
        let rows = LastRows {
            answers: last("answers").map_err(&failed)?,
            events: last("events").map_err(&failed)?,
        };
        let from = "a.row > ?1 AND a.batch IS NOT ?2 ORDER BY a.row";
        let values = params![tie.written.answers, tie.batch];
        self.each_review_of(from, values, &mut |review: Review| {
            if met.contains(&review.id) {
                return Ok(());
            }
            let at = review.at;
            take(&json(&Event::Review(Box::new(review)))?, at)
        })?;
        let from = "row > ?1 AND batch IS NOT ?2 ORDER BY row";
        let values = params![tie.written.events, tie.batch];
        self.each_logged_of(from, values, &mut |event: Logged| {
            if met.contains(&event.id) {
                return Ok(());
            }
            let at = event.at;
            take(&json(&Event::Logged(event))?, at)
        })?;
        Ok(rows)
    }

    /// Notes that all up to some rows is written to a place, with nothing that was forgotten before, and
    /// what its own files are since.
    ///
    /// # Errors
    /// When it cannot be written; nothing is changed then.
    pub fn settle_outgoing(
        &mut self,
        tie: &Tie,
        rows: LastRows,
        files: &[(String, Bookmark)],
        now: Moment,
    ) -> Result<()> {
        let failed = self.failed("note what was written");
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = transaction.map_err(&failed)?;
        let note = || -> rusqlite::Result<()> {
            // What was forgotten meanwhile may have taken the last rows with it: their numbers are
            // given again.
            let sql = "UPDATE ties SET at = ?2, answers = min(?3, (SELECT coalesce(max(row), 0) \
                       FROM answers)), events = min(?4, (SELECT coalesce(max(row), 0) FROM events)), \
                       stale = iif(stale = ?5, 0, stale) WHERE tie = ?1";
            let LastRows { answers, events } = rows;
            transaction.execute(sql, params![tie.number, now.at, answers, events, tie.stale])?;
            files.iter().try_for_each(|(file, mark)| put(&transaction, tie.number, file, mark))
        };
        note().map_err(&failed)?;
        transaction.commit().map_err(&failed)
    }

    /// Takes nothing to be written to a place or read there: what it holds is looked up again.
    ///
    /// # Errors
    /// When it cannot be written; nothing is changed then.
    pub fn begin_again(&mut self, tie: &Tie) -> Result<()> {
        let failed = self.failed("note what the place lost");
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = transaction.map_err(&failed)?;
        for sql in [
            "DELETE FROM bookmarks WHERE tie = ?1",
            "UPDATE ties SET answers = 0, events = 0 WHERE tie = ?1",
        ] {
            transaction.execute(sql, [tie.number]).map_err(&failed)?;
        }
        transaction.commit().map_err(&failed)
    }

    /// Of some events those that are not here: they were forgotten, or never came.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn missing(&self, events: &[Id]) -> Result<HashSet<Id>> {
        let sql = "SELECT EXISTS (SELECT 1 FROM answers WHERE id = ?1) \
                   OR EXISTS (SELECT 1 FROM events WHERE id = ?1)";
        let look = || -> rusqlite::Result<HashSet<Id>> {
            let mut statement = self.connection.prepare(sql)?;
            let mut missing = HashSet::new();
            for event in events {
                if !statement.query_row([event], |row| row.get::<_, bool>(0))? {
                    missing.insert(*event);
                }
            }
            Ok(missing)
        };
        look().map_err(self.failed("read what is kept"))
    }

    /// Lets go of a place; what came from there stays.
    ///
    /// # Errors
    /// When it cannot be written; nothing is changed then.
    pub fn untie(&mut self, tie: &Tie) -> Result<()> {
        let failed = self.failed("let go of the place");
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = transaction.map_err(&failed)?;
        for table in ["bookmarks", "ties"] {
            let sql = format!("DELETE FROM {table} WHERE tie = ?1");
            transaction.execute(&sql, [tie.number]).map_err(&failed)?;
        }
        transaction.commit().map_err(&failed)
    }
}

fn tie(row: &Row<'_>) -> rusqlite::Result<Tie> {
    Ok(Tie {
        number: row.get(0)?,
        place: row.get(1)?,
        folder: row.get(2)?,
        batch: row.get(3)?,
        at: row.get(4)?,
        written: LastRows { answers: row.get(5)?, events: row.get(6)? },
        stale: row.get(7)?,
    })
}

/// The tie to a place.
pub(super) fn find(connection: &Connection, place: &str) -> rusqlite::Result<Option<Tie>> {
    let sql = "SELECT tie, place, folder, batch, at, answers, events, stale FROM ties \
               WHERE place = ?1";
    connection.query_row(sql, [place], tie).optional()
}

/// The tie to a place, which is made where there is none.
pub(super) fn make(
    connection: &Connection,
    place: &str,
    folder: &str,
    at: i64,
) -> rusqlite::Result<Tie> {
    if let Some(tie) = find(connection, place)? {
        return Ok(tie);
    }
    let sql = "INSERT INTO batches (at, source) VALUES (?1, ?2)";
    connection.execute(sql, params![at, place])?;
    let sql = "INSERT INTO ties (place, folder, batch, at) VALUES (?1, ?2, ?3, ?4) \
               RETURNING tie, place, folder, batch, at, answers, events, stale";
    let batch = connection.last_insert_rowid();
    connection.query_row(sql, params![place, folder, batch, at], tie)
}

/// Notes how far a file was read.
pub(super) fn put(
    connection: &Connection,
    tie: i64,
    file: &str,
    mark: &Bookmark,
) -> rusqlite::Result<()> {
    let sql = "INSERT OR REPLACE INTO bookmarks (tie, file, size, modified, read, tail, latest, name) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let Bookmark { size, modified, read, tail, latest, name } = mark;
    let [size, read, tail] = [size, read, tail].map(|number| number.cast_signed());
    let values = params![tie, file, size, modified, read, tail, latest, name];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// What was written to places and is forgotten now is to be taken out there; and numbers of rows that
/// went are given again, so that none counts as written.
pub(super) fn forget(connection: &Connection) -> rusqlite::Result<()> {
    let sql = "UPDATE ties SET stale = stale + 1, \
               answers = min(answers, (SELECT coalesce(max(row), 0) FROM answers)), \
               events = min(events, (SELECT coalesce(max(row), 0) FROM events))";
    connection.prepare_cached(sql)?.execute([]).map(|_| ())
}
