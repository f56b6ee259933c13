//! What statistics are made of: all answers as they count now, for the items for which they count.

use super::Store;
use super::timeline::{Past, Ranked, amended, redated};
use crate::engine::schedule::{Move, Name};
use crate::engine::stats::row;
use crate::error::Result;
use rusqlite::{CachedStatement, Connection, params};
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

/// The answers of a day that count and were not moved to it or away from it.
const OF_DAY: &str = "SELECT item, number, milliseconds FROM answers a WHERE day = ?1 \
    AND NOT EXISTS (SELECT 1 FROM redated WHERE review = a.id) \
    AND NOT EXISTS (SELECT 1 FROM amended WHERE review = a.id AND rating IS NULL)";

/// The answers that count and were moved, with the day each is on now.
const MOVED: &str = "SELECT a.day + sum(r.days), a.item, a.number, a.milliseconds FROM redated r \
    JOIN answers a ON a.id = r.review \
    WHERE NOT EXISTS (SELECT 1 FROM amended WHERE review = a.id AND rating IS NULL) \
    GROUP BY r.review";

/// The answers of single days.
struct Days<'c> {
    past: Past,
    statement: CachedStatement<'c>,
    moved: HashMap<i64, Vec<GivenAnswer>>,
}

impl<'c> Days<'c> {
    fn open(connection: &'c Connection) -> rusqlite::Result<Self> {
        let past = Past::load(connection)?;
        let mut moved: HashMap<i64, Vec<GivenAnswer>> = HashMap::new();
        let mut statement = connection.prepare_cached(MOVED)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let day = row.get(0)?;
            let item = past.place(row.get(1)?, row.get(2)?);
            let milliseconds = row.get::<_, i64>(3)?.unsigned_abs();
            moved.entry(day).or_default().push(GivenAnswer { item, day, milliseconds });
        }
        let statement = connection.prepare_cached(OF_DAY)?;
        Ok(Self { past, statement, moved })
    }

    /// Gives the answers of a day until one is enough; whether one was.
    fn on(
        &mut self,
        day: i64,
        mut is_enough: impl FnMut(GivenAnswer) -> bool,
    ) -> rusqlite::Result<bool> {
        if self.moved.get(&day).is_some_and(|moved| moved.iter().any(|answer| is_enough(*answer))) {
            return Ok(true);
        }
        let mut rows = self.statement.query([day])?;
        while let Some(row) = rows.next()? {
            let item = self.past.place(row.get(0)?, row.get(1)?);
            let milliseconds = row.get::<_, i64>(2)?.unsigned_abs();
            if is_enough(GivenAnswer { item, day, milliseconds }) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

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
        let all = |answer| {
            take(answer);
            false
        };
        let read = Days::open(&self.connection).and_then(|mut days| days.on(day, all));
        read.map(|_| ()).map_err(self.failed("read the answers"))
    }

    /// On how many days in a row some of the items that `is_wanted` takes were answered, up to today
    /// or yesterday.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn days_in_a_row(&self, today: i64, is_wanted: impl Fn(i64) -> bool) -> Result<usize> {
        let read = || -> rusqlite::Result<usize> {
            let mut days = Days::open(&self.connection)?;
            let mut failure = None;
            let count = row(today, |day| {
                let was_answered = days.on(day, |answer| is_wanted(answer.item));
                was_answered.unwrap_or_else(|error| {
                    failure = Some(error);
                    false
                })
            });
            failure.map_or(Ok(count), Err)
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
    /// were given, those of several lines as one. For a card nothing is: it was rated.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn given_instead(&self, items: &[i64]) -> Result<HashMap<i64, Vec<String>>> {
        self.read_instead(items).map_err(self.failed("read the answers"))
    }

    fn read_instead(&self, items: &[i64]) -> rusqlite::Result<HashMap<i64, Vec<String>>> {
        let past = Past::load(&self.connection)?;
        let sql = "SELECT r.number, r.given, r.verdict IN ('right', 'close'), a.change \
                   FROM answers r LEFT JOIN amended a ON a.review = r.id WHERE r.item = ?1 AND r.form <> 'card'";
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
