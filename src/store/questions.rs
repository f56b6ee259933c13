//! Questions as they were last asked, and progress that goes over from one to another.

use super::record::{find_item, see};
use super::replay;
use super::{Rename, Seen, Store};
use crate::deck::Identity;
use crate::engine::relink::Filed;
use crate::error::Result;
use rusqlite::{Connection, TransactionBehavior, params};

/// Adds a rename; whether it was not there yet.
pub(super) fn insert_rename(connection: &Connection, rename: &Rename) -> rusqlite::Result<bool> {
    let source = find_item(connection, &rename.deck, &rename.item, &rename.question)?;
    let target = find_item(connection, &rename.to_deck, &rename.to_item, &rename.to_question)?;
    let sql = "INSERT OR IGNORE INTO renames (id, device, at, source, target) \
               VALUES (?1, ?2, ?3, ?4, ?5)";
    let values = params![rename.id, rename.device, rename.at, source, target];
    Ok(connection.prepare_cached(sql)?.execute(values)? > 0)
}

impl Store {
    /// Every question of a deck that has progress.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn with_progress(&self, deck: &str) -> Result<Vec<Filed>> {
        let sql = "SELECT i.question, i.item, q.text, q.answer, q.kind FROM memories m \
                   JOIN items i ON i.id = m.item \
                   LEFT JOIN questions q ON q.deck = i.deck AND q.question = i.question \
                   WHERE m.deck = ?1 ORDER BY i.question, i.item";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let mut found: Vec<Filed> = Vec::new();
            let mut rows = statement.query([deck])?;
            while let Some(row) = rows.next()? {
                let (question, item): (String, String) = (row.get(0)?, row.get(1)?);
                match found.last_mut() {
                    Some(last) if last.question == question => last.items.push(item),
                    Some(_) | None => {
                        let seen = match row.get(2)? {
                            Some(text) => {
                                Some(Identity { text, answer: row.get(3)?, kind: row.get(4)? })
                            }
                            None => None,
                        };
                        found.push(Filed { question, items: vec![item], seen });
                    }
                }
            }
            Ok(found)
        });
        read.map_err(self.failed("read what is remembered"))
    }

    /// The ids of all decks that have progress.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn decks(&self) -> Result<Vec<String>> {
        let sql = "SELECT DISTINCT deck FROM memories ORDER BY deck";
        let read = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_map([], |row| row.get(0))?.collect());
        read.map_err(self.failed("read what is remembered"))
    }

    /// Where progress of a deck's questions went over to, the earliest first: their keys.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn renamed(&self, deck: &str) -> Result<Vec<(String, String)>> {
        let sql = "SELECT DISTINCT s.question, t.question FROM renames r \
                   JOIN items s ON s.id = r.source JOIN items t ON t.id = r.target \
                   WHERE s.deck = ?1 AND t.deck = ?1 ORDER BY r.at, r.id";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            statement.query_map([deck], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        });
        read.map_err(self.failed("read what is remembered"))
    }

    /// Whether a person was asked already whether some progress belongs to these questions.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn was_left(&self, deck: &str, question: &str, candidates: &str) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM left_alone \
                   WHERE deck = ?1 AND question = ?2 AND candidates = ?3)";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            statement.query_row([deck, question, candidates], |row| row.get(0))
        });
        read.map_err(self.failed("read what is remembered"))
    }

    /// Notes that some progress belongs to none of these questions, a person says.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn leave(&mut self, deck: &str, question: &str, candidates: &str) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO left_alone (deck, question, candidates) \
                   VALUES (?1, ?2, ?3)";
        let written = self.connection.execute(sql, [deck, question, candidates]);
        written.map(|_| ()).map_err(self.failed("save what was said"))
    }

    /// Lets progress go over to other items, on a learner's day, all of it or nothing.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn rename(&mut self, renames: &[Rename], seen: &[Seen], day: i64) -> Result<()> {
        let failed = self.failed("save where progress went");
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = transaction.map_err(&failed)?;
        let apply = || -> rusqlite::Result<()> {
            for rename in renames {
                insert_rename(&transaction, rename)?;
            }
            for seen in seen {
                let identity = Identity {
                    text: seen.text.clone(),
                    answer: seen.answer.clone(),
                    kind: seen.kind.clone(),
                };
                see(&transaction, &seen.deck, &seen.question, &identity, seen.at)?;
            }
            for rename in renames {
                let ends = [
                    (&rename.deck, &rename.item, &rename.question),
                    (&rename.to_deck, &rename.to_item, &rename.to_question),
                ];
                for (deck, item, question) in ends {
                    let item = find_item(&transaction, deck, item, question)?;
                    replay::replay(&transaction, &self.scheduler, item, day)?;
                }
            }
            Ok(())
        };
        apply().map_err(&failed)?;
        transaction.commit().map_err(&failed)
    }
}
