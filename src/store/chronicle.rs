//! What statistics are made of: all answers as they count now, for the items for which they count.

use super::Store;
use super::timeline::{Past, Ranked, amended, redated};
use crate::engine::schedule::{Move, Name};
use crate::engine::stats::row;
use crate::error::Result;
use rusqlite::params;
use std::collections::HashMap;

/// An answer that was given and not taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenAnswer {
    /// The number of the item for which it counts.
    pub item: i64,
    /// The learner's day.
    pub day: i64,
    /// How long it took.
    pub milliseconds: u64,
}

/// The answers of a day that count, one after the other: those that were moved there too.
const OF_DAY: &str = "SELECT item, number, milliseconds FROM answers a WHERE (day = ?1 \
    OR id IN (SELECT review FROM redated)) \
    AND day + coalesce((SELECT sum(days) FROM redated WHERE review = a.id), 0) = ?1 \
    AND NOT EXISTS (SELECT 1 FROM amended WHERE review = a.id AND rating IS NULL)";

/// Items by their numbers in this file: the id of the deck, and the key.
pub type Numbers = HashMap<i64, (String, String)>;

impl Store {
    /// The numbers of all items, with the id of the deck and the key of each.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn numbers(&self) -> Result<Numbers> {
        let sql = "SELECT id, deck, item FROM items";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let rows =
                statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
            rows.collect()
        });
        read.map_err(self.failed("read the items"))
    }

    /// Gives every answer that counts.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn each_answer(&self, take: impl FnMut(GivenAnswer)) -> Result<()> {
        self.read_answers(take).map_err(self.failed("read the answers"))
    }

    fn read_answers(&self, mut take: impl FnMut(GivenAnswer)) -> rusqlite::Result<()> {
        let past = Past::load(&self.connection)?;
        let (amended, redated) = (amended(&self.connection)?, redated(&self.connection)?);
        let sql = "SELECT id, item, number, day, milliseconds FROM answers NOT INDEXED";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            if amended.get(&id).is_some_and(Option::is_none) {
                continue; // it was taken back
            }
            let days = redated.get(&id).copied().unwrap_or(0);
            take(GivenAnswer {
                item: past.place(row.get(1)?, row.get(2)?),
                day: row.get::<_, i64>(3)?.saturating_add(days),
                milliseconds: row.get::<_, i64>(4)?.unsigned_abs(),
            });
        }
        Ok(())
    }

    /// Gives every answer of a day that counts. What this takes does not grow with the other days.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn answers_of(&self, day: i64, mut take: impl FnMut(GivenAnswer)) -> Result<()> {
        let mut read = || -> rusqlite::Result<()> {
            let past = Past::load(&self.connection)?;
            let mut statement = self.connection.prepare_cached(OF_DAY)?;
            let mut rows = statement.query([day])?;
            while let Some(row) = rows.next()? {
                let item = past.place(row.get(0)?, row.get(1)?);
                let milliseconds = row.get::<_, i64>(2)?.unsigned_abs();
                take(GivenAnswer { item, day, milliseconds });
            }
            Ok(())
        };
        read().map_err(self.failed("read the answers"))
    }

    /// On how many days in a row some of the items that `is_wanted` takes were answered, up to today
    /// or yesterday.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn days_in_a_row(&self, today: i64, is_wanted: impl Fn(i64) -> bool) -> Result<usize> {
        let read = || -> rusqlite::Result<usize> {
            let past = Past::load(&self.connection)?;
            let mut statement = self.connection.prepare_cached(OF_DAY)?;
            let mut was_answered = |day: i64| -> rusqlite::Result<bool> {
                let mut rows = statement.query([day])?;
                while let Some(row) = rows.next()? {
                    if is_wanted(past.place(row.get(0)?, row.get(1)?)) {
                        return Ok(true);
                    }
                }
                Ok(false)
            };
            let mut failure = None;
            let days = row(today, |day| {
                let answered = was_answered(day);
                answered.unwrap_or_else(|error| {
                    failure = Some(error);
                    false
                })
            });
            failure.map_or(Ok(days), Err)
        };
        read().map_err(self.failed("read the answers"))
    }

    /// Gives all that moved the memory of each item, in order, by the numbers of items.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn each_course(
        &self,
        numbers: &Numbers,
        mut take: impl FnMut(i64, Name<'_>, &[Move]),
    ) -> Result<()> {
        let mut moves: Vec<Move> = Vec::new();
        let mut read = |item: i64, timeline: &[Ranked]| -> rusqlite::Result<()> {
            if let Some((deck, key)) = numbers.get(&item) {
                moves.clear();
                moves.extend(timeline.iter().map(|(_, moved)| *moved));
                take(item, Name { deck, item: key }, &moves);
            }
            Ok(())
        };
        let past = Past::load(&self.connection);
        let read = past.and_then(|past| past.each(&self.connection, &mut read));
        read.map(|_| ()).map_err(self.failed("read the answers"))
    }

    /// What was given to some items that was not right, by their numbers; the texts of each as they
    /// were given, those of several lines as one.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn given_instead(&self, items: &[i64]) -> Result<HashMap<i64, Vec<String>>> {
        self.read_instead(items).map_err(self.failed("read the answers"))
    }

    fn read_instead(&self, items: &[i64]) -> rusqlite::Result<HashMap<i64, Vec<String>>> {
        let past = Past::load(&self.connection)?;
        let sql = "SELECT r.number, r.given, r.verdict IN ('right', 'close'), a.change \
                   FROM answers r LEFT JOIN amended a ON a.review = r.id WHERE r.item = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut instead: HashMap<i64, Vec<String>> = HashMap::new();
        for item in items {
            for origin in past.origins([*item]) {
                let mut rows = statement.query(params![origin])?;
                while let Some(row) = rows.next()? {
                    let change: Option<String> = row.get(3)?;
                    let is_right = match change.as_deref() {
                        Some("undo") => continue,
                        Some("right") => true,
                        Some("wrong") => false,
                        _ => row.get(2)?,
                    };
                    if is_right || past.place(origin, row.get(0)?) != *item {
                        continue;
                    }
                    let given: String = row.get(1)?;
                    let given: Vec<String> = serde_json::from_str(&given).unwrap_or_default();
                    instead.entry(*item).or_default().push(given.join("; "));
                }
            }
        }
        Ok(instead)
    }
}
