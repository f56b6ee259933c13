//! How far items were learned: how often each was recalled, in whatever mode.

use super::Store;
use super::replay::Renames;
use crate::engine::Mode;
use crate::error::Result;
use rusqlite::params;
use std::collections::HashMap;

/// The right answers that an item got while it was learned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recalls {
    /// By picking it among options on the way to recalling it.
    pub picked: u32,
    /// In any other way.
    pub recalled: u32,
}

impl Store {
    /// How far the items of a deck were learned, by their keys; what was taken back does not count.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn learned(&self, deck: &str) -> Result<HashMap<String, Recalls>> {
        self.read_learned(deck).map_err(self.failed("read what was learned"))
    }

    fn read_learned(&self, deck: &str) -> rusqlite::Result<HashMap<String, Recalls>> {
        let renames = Renames::load(&self.connection)?;
        let mut keys: HashMap<i64, String> = HashMap::new();
        let sql = "SELECT id, item FROM items WHERE deck = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        for row in statement.query_map([deck], |row| Ok((row.get(0)?, row.get(1)?)))? {
            let (item, key) = row?;
            keys.insert(item, key);
        }
        // Progress may have come from an item of another name, or another deck.
        let sql = "SELECT r.item, r.at, r.form = 'one' AND r.mode = ?2, r.verdict IN ('right', 'close'), \
                   (SELECT change FROM amendments a WHERE a.review = r.id \
                    ORDER BY a.at DESC, a.id DESC LIMIT 1) \
                   FROM items i JOIN reviews r ON r.item = i.id \
                   WHERE i.deck = ?1 OR i.id IN (SELECT source FROM renames)";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![deck, Mode::Learn])?;
        let mut learned: HashMap<String, Recalls> = HashMap::new();
        while let Some(row) = rows.next()? {
            let item = renames.place(row.get(0)?, row.get(1)?);
            let Some(key) = keys.get(&item) else { continue };
            let change: Option<String> = row.get(4)?;
            let is_right = change.map_or(row.get(3)?, |change| change == "right");
            let known = learned.entry(key.clone()).or_default();
            let count = if row.get(2)? { &mut known.picked } else { &mut known.recalled };
            *count += u32::from(is_right);
        }
        Ok(learned)
    }
}
