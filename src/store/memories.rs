//! Memories: what is remembered of a deck, and what of it is due. What this takes doesn't grow
//! with the number of answers.

use super::Store;
use crate::engine::count_due;
use crate::engine::schedule::{Load, Memory};
use crate::error::Result;
use rusqlite::{OptionalExtension, Row, params};
use std::collections::{HashMap, HashSet};

/// An item that is remembered.
#[derive(Clone, Debug, PartialEq)]
pub struct Remembered {
    /// Its key in the deck.
    pub item: String,
    /// What is known of it.
    pub memory: Memory,
}

/// How far a deck was learned, by its memories alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeckProgress {
    /// How many items are remembered.
    pub remembered: usize,
    /// When the next one after that day is due.
    pub next: Option<i64>,
}

/// A memory in nine columns, from `first` on.
pub(super) fn memory(row: &Row<'_>, first: usize) -> rusqlite::Result<Memory> {
    Ok(Memory {
        stability: row.get(first)?,
        difficulty: row.get(first + 1)?,
        first: row.get(first + 2)?,
        last: row.get(first + 3)?,
        due: row.get(first + 4)?,
        later: row.get(first + 5)?,
        reps: row.get(first + 6)?,
        lapses: row.get(first + 7)?,
        missed: row.get(first + 8)?,
    })
}

impl Store {
    /// Every memory of a deck, by the item's key.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn memories(&self, deck: &str) -> Result<HashMap<String, Memory>> {
        let all = self.select(deck, i64::MAX)?;
        Ok(all.into_iter().map(|remembered| (remembered.item, remembered.memory)).collect())
    }

    /// The keys of a deck's items that are remembered.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn remembered(&self, deck: &str) -> Result<HashSet<String>> {
        let sql = "SELECT key FROM memories WHERE deck = ?1";
        let read = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_map([deck], |row| row.get(0))?.collect());
        read.map_err(self.failed("read what is remembered"))
    }

    /// How many items of all decks are remembered.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count_memories(&self) -> Result<usize> {
        let sql = "SELECT count(*) FROM memories";
        let read = self.connection.query_row(sql, [], |row| row.get(0));
        read.map_err(self.failed("read what is remembered"))
    }

    /// The memory of one item, if it has one.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn memory(&self, deck: &str, item: &str) -> Result<Option<Memory>> {
        let sql = "SELECT stability, difficulty, first_day, last_day, due, later, reps, lapses, \
                   missed FROM memories m JOIN items i ON i.id = m.item WHERE i.deck = ?1 AND i.item = ?2";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            statement.query_row([deck, item], |row| memory(row, 0)).optional()
        });
        read.map_err(self.failed("read what is remembered"))
    }

    /// What of a deck is due on a day, the longest due first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn due(&self, deck: &str, day: i64) -> Result<Vec<Remembered>> {
        self.select(deck, day)
    }

    /// How far a deck was learned on a day.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn progress(&self, deck: &str, day: i64) -> Result<DeckProgress> {
        let sql = "SELECT count(*), min(due) FILTER (WHERE due > ?2) FROM memories WHERE deck = ?1";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            statement.query_row(params![deck, day], |row| {
                Ok(DeckProgress { remembered: row.get(0)?, next: row.get(1)? })
            })
        });
        read.map_err(self.failed("read what is remembered"))
    }

    /// How many items of a deck a review asks on a day, of those that `is_there` knows by their keys.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count_due(
        &self,
        deck: &str,
        day: i64,
        is_there: impl Fn(&str) -> bool,
    ) -> Result<usize> {
        let sql = "SELECT m.key, m.stability, m.difficulty, m.first_day, m.last_day, m.due, m.later, \
                   m.reps, m.lapses, m.missed, i.question FROM memories m JOIN items i ON i.id = m.item \
                   WHERE m.deck = ?1 AND (m.due <= ?2 OR m.last_day >= ?2)";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let rows = statement.query_map(params![deck, day], |row| {
                let key: String = row.get(0)?;
                let question: String = row.get(10)?;
                Ok((key, question, memory(row, 1)?))
            })?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        });
        let mut rows = read.map_err(self.failed("read what is remembered"))?;
        let asides = self.asides(deck)?;
        for (key, _, memory) in &mut rows {
            // It may have been answered that day all the same.
            *memory = asides.get(key).map_or(*memory, |aside| aside.delay(*memory));
        }
        let there = rows.iter().filter(|(key, _, _)| is_there(key));
        Ok(count_due(there.map(|(_, question, memory)| (question.as_str(), memory)), day))
    }

    /// How many items were first answered on a day, by the ids of their decks.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn introduced(&self, day: i64) -> Result<HashMap<String, usize>> {
        let sql = "SELECT deck, count(*) FROM memories WHERE first_day = ?1 GROUP BY deck";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let rows = statement.query_map([day], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect()
        });
        read.map_err(self.failed("read what is remembered"))
    }

    fn select(&self, deck: &str, until: i64) -> Result<Vec<Remembered>> {
        let sql = "SELECT key, stability, difficulty, first_day, last_day, due, later, reps, lapses, \
                   missed FROM memories WHERE deck = ?1 AND due <= ?2 ORDER BY due, item";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let rows = statement.query_map(params![deck, until], |row| {
                Ok(Remembered { item: row.get(0)?, memory: memory(row, 1)? })
            })?;
            rows.collect()
        });
        read.map_err(self.failed("read what is remembered"))
    }

    /// How much comes up on the days from one on: on the first what is due, and what was answered.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn upcoming(&self, today: i64) -> Result<Load> {
        let sql = "SELECT max(later, ?1), count(*) FROM memories GROUP BY 1 \
                   UNION ALL SELECT ?1, count(*) FROM memories WHERE last_day >= ?1";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let rows = statement.query_map([today], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect::<rusqlite::Result<Load>>()
        });
        let mut load = read.map_err(self.failed("read what is remembered"))?;
        for (memory, delayed) in self.delayed()? {
            load.remove(memory.later.max(today));
            load.add(delayed.later.max(today), 1);
        }
        Ok(load)
    }

    /// The memories of all items that are put aside, and what they are by that.
    fn delayed(&self) -> Result<Vec<(Memory, Memory)>> {
        let sql = "SELECT stability, difficulty, first_day, last_day, due, later, reps, lapses, \
                   missed \
                   FROM memories WHERE item = ?1";
        let read = || -> rusqlite::Result<Vec<(Memory, Memory)>> {
            let mut statement = self.connection.prepare_cached(sql)?;
            let mut delayed = Vec::new();
            for (item, aside) in self.all_asides(None)? {
                let memory = statement.query_row([item], |row| memory(row, 0)).optional()?;
                delayed.extend(memory.map(|memory| (memory, aside.delay(memory))));
            }
            Ok(delayed)
        };
        read().map_err(self.failed("read what is remembered"))
    }

    /// How many items are due on each of some days, those overdue with the first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn load(&self, first: i64, last: i64) -> Result<Vec<usize>> {
        let sql = "SELECT max(due, ?1), count(*) FROM memories WHERE due <= ?2 GROUP BY 1";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let rows = statement.query_map([first, last], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect::<rusqlite::Result<HashMap<i64, usize>>>()
        });
        let mut load = read.map_err(self.failed("read what is remembered"))?;
        for (memory, delayed) in self.delayed()? {
            load.entry(memory.due.max(first)).and_modify(|count| *count = count.saturating_sub(1));
            *load.entry(delayed.due.max(first)).or_default() += 1;
        }
        Ok((first..=last).map(|day| load.get(&day).copied().unwrap_or(0)).collect())
    }
}
