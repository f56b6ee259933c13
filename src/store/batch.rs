//! Batches: what one import brought in, and taking it back.

use super::derivation::derive;
use super::replay::rebuild;
use super::{Store, failure, local, parameters};
use crate::error::Result;
use rusqlite::TransactionBehavior;

/// An import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Its number.
    pub number: i64,
    /// The file it came from.
    pub source: String,
    /// Whether it brought in more than events, and that is still there.
    pub has_rest: bool,
    /// Whether it forgot answers: those do not come back.
    pub has_forgotten: bool,
    /// Whether something of it was written to a place that the history is joined with, from where it
    /// would come again.
    pub is_carried: bool,
}

impl Store {
    /// The imports that were not taken back, the earliest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn batches(&self) -> Result<Vec<Batch>> {
        let sql = "SELECT batch, source, EXISTS (SELECT 1 FROM events e \
                   WHERE e.kind = 'forget' AND e.batch = b.batch), \
                   EXISTS (SELECT 1 FROM (SELECT batch FROM sessions UNION ALL \
                   SELECT batch FROM left_alone UNION ALL SELECT batch FROM hidden) r \
                   WHERE r.batch = b.batch), \
                   EXISTS (SELECT 1 FROM ties t WHERE EXISTS (SELECT 1 FROM answers a \
                   WHERE a.batch = b.batch AND a.row <= t.answers) OR EXISTS (SELECT 1 \
                   FROM events e WHERE e.batch = b.batch AND e.row <= t.events)) FROM batches b \
                   WHERE b.batch NOT IN (SELECT batch FROM ties) ORDER BY batch";
        let read = self.connection.prepare(sql).and_then(|mut statement| {
            let rows = statement.query_map([], |row| {
                let (number, source) = (row.get(0)?, row.get(1)?);
                let (has_forgotten, has_rest, is_carried) = (row.get(2)?, row.get(3)?, row.get(4)?);
                Ok(Batch { number, source, has_rest, has_forgotten, is_carried })
            })?;
            rows.collect()
        });
        read.map_err(self.failed("read the imports"))
    }

    /// Takes an import back: what it brought in is deleted, and all is as if it had never come; how
    /// many events those were.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is changed then.
    pub fn undo_import(&mut self, batch: i64) -> Result<usize> {
        let place = self.place.clone();
        let failed = |error| failure::explain(&place, "take the import back", &error);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = transaction.map_err(failed)?;
        let delete = || -> rusqlite::Result<usize> {
            let mut count = 0;
            for table in ["answers", "events"] {
                let sql = format!("DELETE FROM {table} WHERE batch = ?1");
                count += transaction.execute(&sql, [batch])?;
            }
            local::remove(&transaction, batch)?;
            transaction.execute("DELETE FROM batches WHERE batch = ?1", [batch])?;
            derive(&transaction)?;
            Ok(count)
        };
        let count = delete().map_err(failed)?;
        let scheduler = parameters::load(&transaction, &place)?;
        rebuild(&transaction, &scheduler).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        self.scheduler = scheduler;
        Ok(count)
    }
}
