//! Pasts: all that moved the memories of a deck's items, with the time of each, for programs that go
//! on with what was learned here.

use super::Store;
use super::timeline::Past;
use crate::engine::schedule::Move;
use crate::error::Result;
use rusqlite::OptionalExtension;
use std::collections::HashMap;

/// A move, and when it was made.
#[derive(Clone, Copy, Debug)]
pub struct TimedMove {
    /// What it was.
    pub moved: Move,
    /// Milliseconds since 1970 in UTC.
    pub at: i64,
    /// How long an answer took.
    pub milliseconds: u64,
}

impl Store {
    /// What moved the memory of each item of a deck, in order, by the items' keys.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn pasts(&self, deck: &str) -> Result<HashMap<String, Vec<TimedMove>>> {
        self.read_pasts(deck).map_err(self.failed("read the answers"))
    }

    fn read_pasts(&self, deck: &str) -> rusqlite::Result<HashMap<String, Vec<TimedMove>>> {
        let past = Past::load(&self.connection)?;
        let mut items = self.connection.prepare("SELECT id, item FROM items WHERE deck = ?1")?;
        let sql = "SELECT at, milliseconds FROM answers WHERE id = ?1";
        let mut answers = self.connection.prepare(sql)?;
        let mut events = self.connection.prepare("SELECT at FROM events WHERE id = ?1")?;
        let mut rows = items.query([deck])?;
        let mut pasts = HashMap::new();
        while let Some(row) = rows.next()? {
            let mut moves = Vec::new();
            for ((_, id), moved) in past.timeline(&self.connection, row.get(0)?)? {
                let timed = match moved {
                    Move::Answer(_) => answers.query_row([id], |row| {
                        Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs()))
                    }),
                    Move::Reset(_) | Move::Due(_) | Move::Seed(_) => {
                        events.query_row([id], |row| Ok((row.get(0)?, 0)))
                    }
                };
                let timed = timed.optional()?;
                moves.extend(timed.map(|(at, milliseconds)| TimedMove { moved, at, milliseconds }));
            }
            if !moves.is_empty() {
                pasts.insert(row.get(1)?, moves);
            }
        }
        Ok(pasts)
    }
}
