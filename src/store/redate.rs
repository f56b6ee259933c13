//! Answers of a clock that was wrong: which they are, and the days they get instead. That is an
//! event as all else is.

use super::event::{Act, Redating};
use super::{Id, Store};
use crate::engine::schedule::Moment;
use crate::error::Result;
use rusqlite::{Row, params};
use std::collections::BTreeMap;

/// An answer, and the day it stands on.
pub type Ahead = (Id, i64);

/// How many answers one event names.
const AT_ONCE: usize = 5_000;

fn dated(row: &Row<'_>) -> rusqlite::Result<Ahead> {
    Ok((row.get(0)?, row.get(1)?))
}

impl Store {
    /// The answers that stand between two days, in the order they were given.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn answers_between(&self, first: i64, last: i64) -> Result<Vec<Ahead>> {
        let sql = "SELECT id, shown FROM (SELECT id, number, day + coalesce((SELECT sum(days) \
                   FROM redated WHERE review = answers.id), 0) AS shown FROM answers \
                   WHERE day >= ?1 OR id IN (SELECT review FROM redated)) \
                   WHERE shown BETWEEN ?1 AND ?2 ORDER BY number, id";
        let read = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_map(params![first, last], dated)?.collect());
        read.map_err(self.failed("read the answers"))
    }

    /// Gives answers other days.
    ///
    /// # Errors
    /// When it cannot be written; nothing is changed then.
    pub fn redate(&mut self, answers: &[(Ahead, i64)], now: Moment) -> Result<()> {
        let mut shifts: BTreeMap<i64, Vec<Id>> = BTreeMap::new();
        for ((answer, day), to) in answers {
            shifts.entry(to.saturating_sub(*day)).or_default().push(*answer);
        }
        shifts.remove(&0);
        self.log("save the days", now, |pen| {
            for (days, answers) in &shifts {
                for answers in answers.chunks(AT_ONCE) {
                    let redating = Redating { answers: answers.to_vec(), days: *days };
                    pen.write(&Act::Redate(redating))?;
                }
            }
            Ok(())
        })
    }

    /// Moves back what was moved together at last; how many answers that were.
    ///
    /// # Errors
    /// When it cannot be written; nothing is changed then.
    pub fn undo_redate(&mut self, now: Moment) -> Result<usize> {
        let sql = "SELECT body FROM events WHERE kind = 'redate' AND (at, device) = (SELECT at, device \
                   FROM events WHERE kind = 'redate' ORDER BY number DESC, id DESC LIMIT 1)";
        let read = self.connection.prepare(sql).and_then(|mut statement| {
            let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
            rows.collect::<rusqlite::Result<Vec<String>>>()
        });
        let bodies = read.map_err(self.failed("read the days"))?;
        let moved: Vec<Redating> =
            bodies.iter().filter_map(|body| serde_json::from_str(body).ok()).collect();
        self.log("save the days", now, |pen| {
            for Redating { answers, days } in &moved {
                let back = Redating { answers: answers.clone(), days: -days };
                pen.write(&Act::Redate(back))?;
            }
            Ok(())
        })?;
        Ok(moved.iter().map(|moved| moved.answers.len()).sum())
    }
}
