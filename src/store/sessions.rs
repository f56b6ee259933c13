//! Sessions: what repeats a sitting that ended too early, and what those before came to.

use super::Store;
use super::event::{Act, DeckScore, Outcome};
use super::live::{Live, is_live};
use crate::engine::schedule::Moment;
use crate::engine::{Id, Mode};
use crate::error::{Error, Result};
use rusqlite::{Connection, TransactionBehavior, params};
use std::collections::HashSet;

/// A sitting as it is kept: plan and events are the engine's own, as text.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
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
    let sql = "INSERT INTO happenings (session, number, event) SELECT ?1, \
               (SELECT coalesce(max(number), 0) + 1 FROM happenings WHERE session = ?1), ?2";
    connection.prepare_cached(sql)?.execute(params![session, event])?;
    Ok(())
}

/// Adds a session, with its events.
pub(super) fn insert(
    connection: &Connection,
    session: &StoredSession,
    batch: Option<i64>,
) -> rusqlite::Result<()> {
    let sql = "INSERT INTO sessions (id, decks, mode, at, seed, plan, state, batch) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'open', ?7)";
    let StoredSession { id, decks, mode, at, seed, plan, events } = session;
    let values = params![id, named(decks), mode, at, seed.cast_signed(), plan, batch];
    connection.execute(sql, values)?;
    events.iter().try_for_each(|event| append(connection, *id, event))
}

/// Lets go of what repeats a sitting.
pub(super) fn forget_happenings(connection: &Connection, session: Id) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM happenings WHERE session = ?1", [session]).map(|_| ())
}

impl Store {
    /// Keeps a session that begins, with its events if it has some; it is live from now on.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(&mut self, session: &StoredSession) -> Result<()> {
        self.write("keep the session", |connection| insert(connection, session, None))?;
        self.claim(session.id).map(|_| ())
    }

    /// Makes a session live; whether no other process asks it. It stays then, also where the import
    /// that it came with is taken back.
    ///
    /// # Errors
    /// When that cannot be written.
    pub fn claim(&mut self, session: Id) -> Result<bool> {
        let Some(folder) = &self.folder else { return Ok(true) };
        let taken = Live::take(folder, session).map_err(|error| {
            Error::io(format!("cannot write into {}", folder.display()), &error)
        })?;
        let is_ours = taken.is_some();
        self.live = taken;
        if is_ours {
            let sql = "UPDATE sessions SET batch = NULL WHERE id = ?1 AND batch IS NOT NULL";
            let write = self.connection.execute(sql, [session]);
            write.map_err(self.failed("keep the session"))?;
        }
        Ok(is_ours)
    }

    /// Keeps a session as it is now: its decks, its plan, and what happened in it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn rewrite(
        &mut self,
        session: Id,
        decks: &[String],
        plan: &str,
        events: &[String],
    ) -> Result<()> {
        self.write("keep the session", |connection| {
            let sql = "UPDATE sessions SET decks = ?2, plan = ?3 WHERE id = ?1";
            connection.execute(sql, params![session, named(decks), plan])?;
            connection.execute("DELETE FROM happenings WHERE session = ?1", [session])?;
            events.iter().try_for_each(|event| append(connection, session, event))
        })
    }

    /// Adds what happened to a session, on the disk before the call returns.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn happened(&mut self, session: Id, event: &str) -> Result<()> {
        self.write("keep the session", |connection| append(connection, session, event))
    }

    /// The last session with just these decks, in a mode, if it was neither finished nor dropped;
    /// those that are live elsewhere do not count.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn unfinished(&self, decks: &[String], mode: Mode) -> Result<Option<StoredSession>> {
        let open = self.find_open(Some((&named(decks), mode)));
        open.map(|open| open.into_iter().next()).map_err(self.failed("read the last session"))
    }

    /// The sessions that did not end and that no later one of the same decks and mode follows, the
    /// last one first; those that are live elsewhere do not count.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_sessions(&self) -> Result<Vec<StoredSession>> {
        self.find_open(None).map_err(self.failed("read the sessions"))
    }

    fn find_open(&self, wanted: Option<(&str, Mode)>) -> rusqlite::Result<Vec<StoredSession>> {
        let sql = "SELECT id, decks, mode, at, seed, plan, state FROM sessions \
                   WHERE ?1 IS NULL OR decks = ?1 AND mode = ?2 ORDER BY at DESC, id DESC";
        let mut statement = self.connection.prepare_cached(sql)?;
        let (decks, mode) = (wanted.map(|(decks, _)| decks), wanted.map(|(_, mode)| mode));
        let mut rows = statement.query(params![decks, mode])?;
        let (mut met, mut open) = (HashSet::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            if self.folder.as_ref().is_some_and(|folder| is_live(folder, id)) {
                continue;
            }
            let (decks, mode): (String, String) = (row.get(1)?, row.get(2)?);
            let is_last = met.insert((decks.clone(), mode.clone()));
            let known = Mode::ALL.into_iter().find(|known| known.word() == mode);
            let (Ok(decks), Some(mode)) = (serde_json::from_str(&decks), known) else { continue };
            if is_last && row.get::<_, String>(6)? == "open" {
                let (at, seed, plan) = (row.get(3)?, row.get::<_, i64>(4)?, row.get(5)?);
                let (seed, events) = (seed.cast_unsigned(), self.events(id)?);
                open.push(StoredSession { id, decks, mode, at, seed, plan, events });
            }
            if wanted.is_some() {
                break;
            }
        }
        Ok(open)
    }

    /// Every session that did not end, also those that are live.
    pub(super) fn all_open(&self) -> Result<Vec<StoredSession>> {
        let sql = "SELECT id, decks, mode, at, seed, plan FROM sessions WHERE state = 'open' \
                   ORDER BY id";
        let read = || -> rusqlite::Result<Vec<StoredSession>> {
            let mut statement = self.connection.prepare(sql)?;
            let mut rows = statement.query([])?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                let (id, decks): (Id, String) = (row.get(0)?, row.get(1)?);
                let Ok(decks) = serde_json::from_str(&decks) else { continue };
                let (mode, at) = (row.get(2)?, row.get(3)?);
                let (seed, plan) = (row.get::<_, i64>(4)?.cast_unsigned(), row.get(5)?);
                all.push(StoredSession {
                    id,
                    decks,
                    mode,
                    at,
                    seed,
                    plan,
                    events: self.events(id)?,
                });
            }
            Ok(all)
        };
        read().map_err(self.failed("read the sessions"))
    }

    fn events(&self, session: Id) -> rusqlite::Result<Vec<String>> {
        let sql = "SELECT event FROM happenings WHERE session = ?1 ORDER BY number";
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.query_map([session], |row| row.get(0))?.collect()
    }

    /// The plans of the sessions that a deck is part of and that did not end.
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

    /// Gives a session another plan.
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
    pub fn finish(&mut self, session: Id, scores: &[DeckScore], now: Moment) -> Result<()> {
        let scores = scores.to_vec();
        self.log("end the session", now, |pen| {
            let sql = "UPDATE sessions SET state = 'finished' WHERE id = ?1 RETURNING mode";
            let mode = pen.connection.query_row(sql, [session], |row| row.get(0))?;
            if !scores.is_empty() {
                pen.write(&Act::Result(Outcome { session, mode, scores }))?;
            }
            forget_happenings(pen.connection, session)
        })?;
        self.live = None;
        Ok(())
    }

    /// Drops a session that is not to be resumed; its answers stay.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn drop_session(&mut self, session: Id) -> Result<()> {
        self.write("end the session", |connection| {
            let sql = "UPDATE sessions SET state = 'dropped' WHERE id = ?1";
            connection.execute(sql, [session])?;
            forget_happenings(connection, session)
        })?;
        self.live = None;
        Ok(())
    }

    fn write(
        &mut self,
        what: &'static str,
        change: impl FnOnce(&Connection) -> rusqlite::Result<()>,
    ) -> Result<()> {
        let failed = self.failed(what);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = transaction.map_err(&failed)?;
        change(&transaction).map_err(&failed)?;
        transaction.commit().map_err(&failed)
    }

    /// What the questions of a deck came to in the sessions that were finished.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn scores(&self, deck: &str) -> Result<Scores> {
        let sql = "SELECT count(*), max(percent), (SELECT percent FROM scores WHERE deck = ?1 \
                   ORDER BY number DESC, session DESC LIMIT 1) FROM scores WHERE deck = ?1";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            statement.query_row([deck], |row| {
                Ok(Scores { count: row.get(0)?, best: row.get(1)?, last: row.get(2)? })
            })
        });
        read.map_err(self.failed("read the scores"))
    }
}
