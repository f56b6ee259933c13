//! Runs: answers that come in behind all that is known of their items lead memories on from where
//! they are, so that joining takes no longer the more there is. What comes in between, or was spoken
//! of otherwise, is for a replay.

use super::Review;
use super::record::load;
use super::replay::{Computed, save};
use super::timeline::Past;
use crate::engine::Id;
use crate::engine::schedule::{Name, Scheduler};
use rusqlite::Connection;
use std::collections::btree_map::{BTreeMap, Entry};
use std::collections::{BTreeSet, HashSet};

/// How far memories were led on.
pub(super) struct Runs {
    scheduler: Scheduler,
    past: Past,
    /// Items of which something counts for another one.
    involved: HashSet<i64>,
    /// Answers of which something was said before they came in.
    pub spoken_of: HashSet<Id>,
    /// The names of items, and their memories by now.
    memories: BTreeMap<i64, ([String; 2], Computed)>,
}

impl Runs {
    pub fn new(connection: &Connection, scheduler: Scheduler) -> rusqlite::Result<Self> {
        let past = Past::load(connection)?;
        let involved = past.involved();
        let sql = "SELECT review FROM amended WHERE review NOT IN (SELECT id FROM answers) \
                   UNION SELECT review FROM redated WHERE review NOT IN (SELECT id FROM answers)";
        let mut statement = connection.prepare(sql)?;
        let spoken_of = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(Self { scheduler, past, involved, spoken_of, memories: BTreeMap::new() })
    }

    /// Leads the memory of an item on by an answer that was just added; whether that can be done.
    pub fn take(
        &mut self,
        connection: &Connection,
        item: i64,
        review: &Review,
    ) -> rusqlite::Result<bool> {
        if self.involved.contains(&item) || self.past.is_replanned(review.number) {
            return Ok(false);
        }
        if self.spoken_of.contains(&review.id) {
            return Ok(false);
        }
        let (_, known) = match self.memories.entry(item) {
            Entry::Occupied(run) => run.into_mut(),
            Entry::Vacant(free) => match load(connection, item)? {
                Some(known) => free.insert(([review.deck.clone(), review.item.clone()], known)),
                None => return Ok(false),
            },
        };
        let rank = (review.number, review.id);
        if known.last >= rank {
            return Ok(false);
        }
        let name = Name { deck: &review.deck, item: &review.item };
        let (day, rating, aim, due) = (review.day, review.rating, review.aim(), review.due);
        let memory = self.scheduler.answer(Some(known.memory), name, rating, day, aim, due);
        *known = Computed { memory, last: rank };
        Ok(true)
    }

    /// Stores the memories, but of items that are replayed anyway.
    pub fn save(&self, connection: &Connection, replayed: &BTreeSet<i64>) -> rusqlite::Result<()> {
        for (item, ([deck, key], computed)) in &self.memories {
            if !replayed.contains(item) {
                save(connection, *item, Name { deck, item: key }, computed)?;
            }
        }
        Ok(())
    }
}
