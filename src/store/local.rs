//! What a whole history holds besides events: sessions that did not end, what a person was asked about
//! already, and which decks are hidden. It moves house with the rest, and is not joined.

use super::sessions;
use super::{Store, StoredSession};
use crate::error::{Error, Result};
use crate::text::json;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use std::io::Write;

/// Something besides events, as a line of an export.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub(super) enum Local {
    /// A session that did not end.
    Session(StoredSession),
    /// Progress that belongs to none of these questions, a person said.
    LeftAlone { deck: String, question: String, candidates: String },
    /// A deck that is not to come up by itself.
    Hidden { deck: String },
}

impl Local {
    /// The words of such lines.
    pub const KINDS: [&'static str; 3] = ["session", "left-alone", "hidden"];

    /// Takes it in with an import; whether it was not there.
    pub fn add(&self, connection: &Connection, batch: i64) -> rusqlite::Result<bool> {
        match self {
            Self::Session(session) => {
                let sql = "SELECT EXISTS (SELECT 1 FROM sessions WHERE id = ?1)";
                let is_known: bool =
                    connection.prepare_cached(sql)?.query_row([session.id], |row| row.get(0))?;
                if !is_known {
                    sessions::insert(connection, session, Some(batch))?;
                }
                Ok(!is_known)
            }
            Self::LeftAlone { deck, question, candidates } => {
                let sql = "INSERT OR IGNORE INTO left_alone (deck, question, candidates, \
                           batch) VALUES (?1, ?2, ?3, ?4)";
                let values = params![deck, question, candidates, batch];
                Ok(connection.prepare_cached(sql)?.execute(values)? > 0)
            }
            Self::Hidden { deck } => {
                let sql = "INSERT OR IGNORE INTO hidden (deck, batch) VALUES (?1, ?2)";
                Ok(connection.prepare_cached(sql)?.execute(params![deck, batch])? > 0)
            }
        }
    }
}

/// Takes back what came in with an import.
pub(super) fn remove(connection: &Connection, batch: i64) -> rusqlite::Result<()> {
    for sql in [
        "DELETE FROM happenings WHERE session IN (SELECT id FROM sessions WHERE batch = ?1)",
        "DELETE FROM sessions WHERE batch = ?1",
        "DELETE FROM left_alone WHERE batch = ?1",
        "DELETE FROM hidden WHERE batch = ?1",
    ] {
        connection.execute(sql, [batch])?;
    }
    Ok(())
}

impl Store {
    /// Writes what there is besides events, one a line; how much there was.
    ///
    /// # Errors
    /// When the file cannot be read, or the export not written.
    pub fn export_rest(&self, out: &mut dyn Write) -> Result<usize> {
        let mut all: Vec<Local> = self.all_open()?.into_iter().map(Local::Session).collect();
        let sql = "SELECT deck, question, candidates FROM left_alone ORDER BY deck, question";
        let left: rusqlite::Result<Vec<Local>> =
            self.connection.prepare(sql).and_then(|mut statement| {
                let rows = statement.query_map([], |row| {
                    let (deck, question) = (row.get(0)?, row.get(1)?);
                    Ok(Local::LeftAlone { deck, question, candidates: row.get(2)? })
                })?;
                rows.collect()
            });
        all.extend(left.map_err(self.failed("export the history"))?);
        all.extend(self.hidden()?.into_iter().map(|deck| Local::Hidden { deck }));
        for local in &all {
            let line = json(local)?;
            writeln!(out, "{line}")
                .map_err(|error| Error::io("cannot write the export", &error))?;
        }
        Ok(all.len())
    }
}
