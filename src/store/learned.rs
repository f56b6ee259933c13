//! How far items were learned: how often each was recalled, in whatever mode: by any rating but
//! Again, as memories and retention have it.

use super::Store;
use super::timeline::{Past, to_rating};
use crate::engine::Mode;
use crate::error::Result;
use crate::form::Rating;
use rusqlite::params;
use std::collections::HashMap;

/// The answers by which an item was recalled.
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
        let past = Past::load(&self.connection)?;
        let keys = self.keys_of(deck)?;
        let resets = self.resets(&past)?;
        // Progress may have come from an item of another name, or another deck.
        let sql = "SELECT r.item, r.number, r.form = 'one' AND r.mode = ?2, \
                   CASE WHEN a.review IS NULL THEN r.rating ELSE a.rating END FROM items i \
                   JOIN answers r ON r.item = i.id LEFT JOIN amended a ON a.review = r.id \
                   WHERE i.deck = ?1 OR i.id IN (SELECT source FROM renames)";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![deck, Mode::Learn])?;
        let mut learned: HashMap<String, Recalls> = HashMap::new();
        while let Some(row) = rows.next()? {
            let number = row.get(1)?;
            let item = past.place(row.get(0)?, number);
            if resets.get(&item).is_some_and(|reset| *reset > number) {
                continue;
            }
            let Some(key) = keys.get(&item) else { continue };
            // None where it was taken back.
            let rating: Option<usize> = row.get(3)?;
            let is_recalled = rating.is_some_and(|rating| to_rating(rating) != Rating::Again);
            let known = learned.entry(key.clone()).or_default();
            let count = if row.get(2)? { &mut known.picked } else { &mut known.recalled };
            *count += u32::from(is_recalled);
        }
        Ok(learned)
    }

    /// When items were made new again, as far as they were.
    pub(super) fn resets(&self, past: &Past) -> rusqlite::Result<HashMap<i64, i64>> {
        let sql = "SELECT item, number FROM decisions WHERE treatment = 'reset' \
             AND id NOT IN (SELECT decision FROM withdrawn) ORDER BY number, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            let number = row.get(1)?;
            Ok((past.place(row.get(0)?, number), number))
        })?;
        rows.collect() // of one item, the last
    }
}
