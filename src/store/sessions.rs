//! Sessions: what repeats a sitting that ended too early, and what those before came to.

use super::Store;
use crate::engine::{Id, Mode};
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, params};

/// A sitting as it is kept: plan and events are the engine's own, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSession {
    /// Its name.
    pub id: Id,
    /// The ids of its decks, in any order.
    pub decks: Vec<String>,
    /// The mode.
    pub mode: Mode,
    /// When it began, in milliseconds since 1970.
    pub at: i64,
    /// What repeats its draws.
    pub seed: u64,
    /// What it asks.
    pub plan: String,
    /// What happened, in order.
    pub events: Vec<String>,
}

/// What the questions of one deck came to in a session.
#[derive(Clone, Debug, PartialEq)]
pub struct DeckScore {
    /// The deck's id.
    pub deck: String,
    /// How many questions were asked.
    pub asked: usize,
    /// How many were right at the first try.
    pub right: usize,
    /// Points earned of points possible.
    pub percent: f64,
}

/// The scores of a deck, in percent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scores {
    /// How many sittings were finished.
    pub count: usize,
    /// The last score.
    pub last: Option<f64>,
    /// The best one.
    pub best: Option<f64>,
}

/// The decks of a sitting, the same text in whatever order they were named.
fn named(decks: &[String]) -> String {
    let mut decks: Vec<&String> = decks.iter().collect();
    decks.sort_unstable();
    serde_json::json!(decks).to_string()
}

/// Adds what happened to a sitting.
pub(super) fn append(connection: &Connection, session: Id, event: &str) -> rusqlite::Result<()> {
    let sql = "INSERT INTO events (session, number, event) SELECT ?1, \
               (SELECT coalesce(max(number), 0) + 1 FROM events WHERE session = ?1), ?2";
    connection.prepare_cached(sql)?.execute(params![session, event])?;
    Ok(())
}

impl Store {
    /// Keeps a sitting that begins; its events too, if it has some.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(&mut self, sitting: &StoredSession) -> Result<()> {
        let failed = self.failed("keep the session");
        let transaction = self.connection.transaction().map_err(&failed)?;
        let sql = "INSERT INTO sessions (id, decks, mode, at, seed, plan, state) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'open')";
        let decks = named(&sitting.decks);
        let seed = sitting.seed.cast_signed();
        let values = params![sitting.id, decks, sitting.mode, sitting.at, seed, sitting.plan];
        transaction.execute(sql, values).map_err(&failed)?;
        for event in &sitting.events {
            append(&transaction, sitting.id, event).map_err(&failed)?;
        }
        transaction.commit().map_err(&failed)
    }

    /// The last sitting with just these decks, in a mode, if it was neither finished nor dropped.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn unfinished(&self, decks: &[String], mode: Mode) -> Result<Option<StoredSession>> {
        self.find_unfinished(decks, mode).map_err(self.failed("read the last session"))
    }

    fn find_unfinished(
        &self,
        decks: &[String],
        mode: Mode,
    ) -> rusqlite::Result<Option<StoredSession>> {
        let sql = "SELECT id, at, seed, plan, state FROM sessions \
                   WHERE decks = ?1 AND mode = ?2 ORDER BY at DESC, id DESC LIMIT 1";
        let found =
            self.connection.prepare_cached(sql)?.query_row(params![named(decks), mode], |row| {
                let seed: i64 = row.get(2)?;
                let sitting = StoredSession {
                    id: row.get(0)?,
                    decks: decks.to_vec(),
                    mode,
                    at: row.get(1)?,
                    seed: seed.cast_unsigned(),
                    plan: row.get(3)?,
                    events: Vec::new(),
                };
                Ok((sitting, row.get::<_, String>(4)? == "open"))
            });
        let Some((mut sitting, true)) = found.optional()? else { return Ok(None) };
        let sql = "SELECT event FROM events WHERE session = ?1 ORDER BY number";
        let mut statement = self.connection.prepare_cached(sql)?;
        let events = statement.query_map([sitting.id], |row| row.get(0))?;
        sitting.events = events.collect::<rusqlite::Result<_>>()?;
        Ok(Some(sitting))
    }

    /// The plans of the sittings that a deck is part of and that did not end.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_plans(&self, deck: &str) -> Result<Vec<(Id, String)>> {
        let sql = "SELECT id, plan FROM sessions WHERE state = 'open' \
                   AND ?1 IN (SELECT value FROM json_each(decks))";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            statement.query_map([deck], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        });
        read.map_err(self.failed("read the sessions"))
    }

    /// Gives a sitting another plan.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn replan(&mut self, session: Id, plan: &str) -> Result<()> {
        let sql = "UPDATE sessions SET plan = ?2 WHERE id = ?1";
        let write = self.connection.execute(sql, params![session, plan]);
        write.map(|_| ()).map_err(self.failed("keep the session"))
    }

    /// Ends a session that was asked to its end, with the score of each deck of which something
    /// was asked; what would repeat it is let go.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(&mut self, session: Id, scores: &[DeckScore], result: &str) -> Result<()> {
        let sql = "UPDATE sessions SET state = 'finished', summary = ?2 WHERE id = ?1";
        self.end(session, |connection| {
            connection.execute(sql, params![session, result])?;
            let sql = "INSERT INTO scores (session, deck, asked, correct, percent) \
                       VALUES (?1, ?2, ?3, ?4, ?5)";
            for DeckScore { deck, asked, right, percent } in scores {
                connection.execute(sql, params![session, deck, asked, right, percent])?;
            }
            Ok(())
        })
    }

    /// Drops a session that is not to be resumed; its answers stay.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn drop_session(&mut self, session: Id) -> Result<()> {
        let sql = "UPDATE sessions SET state = 'dropped' WHERE id = ?1";
        self.end(session, |connection| connection.execute(sql, [session]).map(|_| ()))
    }

    fn end(
        &mut self,
        session: Id,
        update: impl FnOnce(&Connection) -> rusqlite::Result<()>,
    ) -> Result<()> {
        let failed = self.failed("end the session");
        let transaction = self.connection.transaction().map_err(&failed)?;
        update(&transaction).map_err(&failed)?;
        let events = "DELETE FROM events WHERE session = ?1";
        transaction.execute(events, [session]).map_err(&failed)?;
        transaction.commit().map_err(&failed)
    }

    /// What the questions of a deck came to in the sessions that were finished.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn scores(&self, deck: &str) -> Result<Scores> {
        let sql = "SELECT count(*), max(percent), (SELECT percent FROM scores c \
                   JOIN sessions s ON s.id = c.session WHERE c.deck = ?1 \
                   ORDER BY s.at DESC, s.id DESC LIMIT 1) FROM scores WHERE deck = ?1";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            statement.query_row([deck], |row| {
                Ok(Scores { count: row.get(0)?, best: row.get(1)?, last: row.get(2)? })
            })
        });
        read.map_err(self.failed("read the scores"))
    }
}
