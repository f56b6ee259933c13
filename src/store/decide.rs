//! Decisions of a learner about single items: as new, due on a day, known for good, asked again.

use super::Store;
use super::event::{Act, Decision};
use super::timeline::Past;
use crate::engine::schedule::Moment;
use crate::error::Result;
use std::collections::{HashMap, HashSet};

impl Store {
    /// Records decisions, all of them or none.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn decide(&mut self, decisions: &[Decision], now: Moment) -> Result<()> {
        self.log("save what was decided", now, |pen| {
            for decision in decisions {
                pen.write(&Act::Decision(decision.clone()))?;
            }
            Ok(())
        })
    }

    /// The items of a deck that a learner knows for good: they are not asked.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn known_for_good(&self, deck: &str) -> Result<HashSet<String>> {
        self.find_known(deck).map_err(self.failed("read what was decided"))
    }

    fn find_known(&self, deck: &str) -> rusqlite::Result<HashSet<String>> {
        let sql = "SELECT item FROM items WHERE id = ?1 AND deck = ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut keys = HashSet::new();
        for item in self.known_items()? {
            let mut rows = statement.query(rusqlite::params![item, deck])?;
            if let Some(row) = rows.next()? {
                keys.insert(row.get(0)?);
            }
        }
        Ok(keys)
    }

    /// All items that are known for good.
    pub(super) fn known_items(&self) -> rusqlite::Result<HashSet<i64>> {
        let sql = "SELECT item, number, treatment = 'known' FROM decisions \
                   WHERE treatment IN ('known', 'asked', 'reset') ORDER BY number, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let past = Past::load(&self.connection)?;
        let mut known: HashMap<i64, bool> = HashMap::new();
        while let Some(row) = rows.next()? {
            known.insert(past.place(row.get(0)?, row.get(1)?), row.get(2)?);
        }
        Ok(known.into_iter().filter(|(_, is_known)| *is_known).map(|(item, _)| item).collect())
    }
}
