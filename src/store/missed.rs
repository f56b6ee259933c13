//! What was missed since when: in the last session, or in some days.

use super::Store;
use super::timeline::{Past, Rank};
use crate::engine::{Id, Since};
use crate::error::Result;
use std::collections::{HashMap, HashSet};

/// An item by its deck's place among those asked about, and its number.
type Numbered = (usize, i64);

impl Store {
    /// The keys of the items of some decks that were missed since then, by deck: not right, or not by
    /// the learner's own word. What was taken back, or was before the item was as new, does not count.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn missed(&self, decks: &[&str], since: Since, today: i64) -> Result<Vec<HashSet<String>>> {
        self.find_missed(decks, since, today).map_err(self.failed("read what was missed"))
    }

    fn find_missed(
        &self,
        decks: &[&str],
        since: Since,
        today: i64,
    ) -> rusqlite::Result<Vec<HashSet<String>>> {
        let first = match since {
            Since::Round => i64::MIN,
            Since::Days(days) => today.saturating_sub(days - 1),
        };
        let past = Past::load(&self.connection)?;
        let resets = self.resets(&past)?;
        // Progress may have come from an item of another name, or another deck.
        let sql = "SELECT r.item, r.number, r.id, r.session, r.verdict IN ('right', 'close'), \
                   a.change, r.day + (SELECT coalesce(sum(days), 0) FROM redated d \
                   WHERE d.review = r.id) FROM items i CROSS JOIN answers r ON r.item = i.id \
                   LEFT JOIN amended a ON a.review = r.id \
                   WHERE (i.deck = ?1 OR i.id IN (SELECT source FROM renames)) \
                   AND coalesce(a.change, '') <> 'undo'";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut last: Option<(Rank, Option<Id>)> = None;
        let mut missed: HashMap<Option<Id>, HashSet<Numbered>> = HashMap::new();
        let mut keys: HashMap<Numbered, String> = HashMap::new();
        for (at, deck) in decks.iter().enumerate() {
            keys.extend(self.keys_of(deck)?.into_iter().map(|(item, key)| ((at, item), key)));
            let mut rows = statement.query([deck])?;
            while let Some(row) = rows.next()? {
                let rank: Rank = (row.get(1)?, row.get(2)?);
                let item = past.place(row.get(0)?, rank.0);
                let is_old = resets.get(&item).is_some_and(|reset| *reset > rank.0);
                if is_old || row.get::<_, i64>(6)? < first || !keys.contains_key(&(at, item)) {
                    continue;
                }
                let session: Option<Id> = row.get(3)?;
                last = last.max(Some((rank, session)));
                let change: Option<String> = row.get(5)?;
                if !change.map_or(row.get(4)?, |change| change == "right") {
                    missed.entry(session).or_default().insert((at, item));
                }
            }
        }
        let mut found = vec![HashSet::new(); decks.len()];
        let is_meant = |session: &Option<Id>| match (since, &last) {
            (Since::Days(_), _) => true,
            (Since::Round, last) => last.as_ref().is_some_and(|(_, last)| last == session),
        };
        let places = missed.into_iter().filter(|(session, _)| is_meant(session));
        for place in places.flat_map(|(_, places)| places) {
            found[place.0].extend(keys.remove(&place));
        }
        Ok(found)
    }

    /// The numbers and the keys of the items of a deck.
    pub(super) fn keys_of(&self, deck: &str) -> rusqlite::Result<HashMap<i64, String>> {
        let sql = "SELECT id, item FROM items WHERE deck = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.query_map([deck], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
    }
}
