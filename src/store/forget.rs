//! Forgetting: the one thing that deletes answers, and only what was named.

use super::replay::Renames;
use super::{Id, Store};
use crate::error::Result;
use rusqlite::{Connection, TransactionBehavior, params};
use std::collections::BTreeSet;

impl Store {
    /// How many answers would be forgotten with a deck, or with some of its questions.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count_answers(&self, deck: &str, questions: Option<&[String]>) -> Result<usize> {
        let found = answers(&self.connection, deck, questions);
        Ok(found.map_err(self.failed("read the answers"))?.1.len())
    }

    /// Deletes all answers of a deck, or of some of its questions, with what follows from them;
    /// how many answers there were.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is deleted then.
    pub fn forget(&mut self, deck: &str, questions: Option<&[String]>) -> Result<usize> {
        let failed = self.failed("forget the answers");
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = transaction.map_err(&failed)?;
        let count = delete(&transaction, deck, questions).map_err(&failed)?;
        transaction.commit().map_err(&failed)?;
        Ok(count)
    }
}

/// The items that are meant, and the answers that count for them now, also those taken back.
fn answers(
    connection: &Connection,
    deck: &str,
    questions: Option<&[String]>,
) -> rusqlite::Result<(BTreeSet<i64>, Vec<Id>)> {
    let mut statement =
        connection.prepare_cached("SELECT id, question FROM items WHERE deck = ?1")?;
    let mut items = BTreeSet::new();
    let mut rows = statement.query([deck])?;
    while let Some(row) = rows.next()? {
        let question: String = row.get(1)?;
        if questions.is_none_or(|questions| questions.contains(&question)) {
            items.insert(row.get(0)?);
        }
    }
    let renames = Renames::load(connection)?;
    let origins: BTreeSet<i64> = items.iter().flat_map(|item| renames.origins(*item)).collect();
    let mut found = Vec::new();
    let mut statement = connection.prepare_cached("SELECT at, id FROM reviews WHERE item = ?1")?;
    for origin in origins {
        let mut rows = statement.query([origin])?;
        while let Some(row) = rows.next()? {
            if items.contains(&renames.place(origin, row.get(0)?)) {
                found.push(row.get(1)?);
            }
        }
    }
    Ok((items, found))
}

fn delete(
    connection: &Connection,
    deck: &str,
    questions: Option<&[String]>,
) -> rusqlite::Result<usize> {
    let (items, answers) = answers(connection, deck, questions)?;
    for answer in &answers {
        connection.prepare_cached("DELETE FROM amendments WHERE review = ?1")?.execute([answer])?;
        connection.prepare_cached("DELETE FROM reviews WHERE id = ?1")?.execute([answer])?;
    }
    for item in &items {
        let sql = "DELETE FROM questions WHERE (deck, question) IN \
                   (SELECT deck, question FROM items WHERE id = ?1)";
        connection.prepare_cached(sql)?.execute([item])?;
        connection.prepare_cached("DELETE FROM memories WHERE item = ?1")?.execute([item])?;
    }
    if questions.is_none() {
        // Sittings hold the answers too, as what would repeat them.
        let sql = "DELETE FROM events WHERE session IN (SELECT id FROM sessions \
                   WHERE ?1 IN (SELECT value FROM json_each(decks)))";
        connection.execute(sql, params![deck])?;
        connection.execute("DELETE FROM scores WHERE deck = ?1", params![deck])?;
        // Other decks of the same session keep their scores.
        let of_deck = "WHERE ?1 IN (SELECT value FROM json_each(decks))";
        let sql =
            format!("DELETE FROM sessions {of_deck} AND id NOT IN (SELECT session FROM scores)");
        connection.execute(&sql, params![deck])?;
        let sql = format!("UPDATE sessions SET plan = '', summary = NULL {of_deck}");
        connection.execute(&sql, params![deck])?;
    }
    // Names that nothing is filed under any more, and by which nothing goes over to others.
    let sql = "DELETE FROM renames WHERE NOT EXISTS (WITH RECURSIVE origins (item) AS \
               (VALUES (renames.source), (renames.target) UNION SELECT earlier.source \
               FROM renames AS earlier JOIN origins ON earlier.target = origins.item) \
               SELECT 1 FROM reviews WHERE item IN origins)";
    connection.execute(sql, [])?;
    let sql = "DELETE FROM items WHERE NOT EXISTS (SELECT 1 FROM reviews WHERE item = items.id) \
               AND NOT EXISTS (SELECT 1 FROM renames WHERE items.id IN (source, target))";
    connection.execute(sql, [])?;
    let sql = "DELETE FROM questions WHERE NOT EXISTS (SELECT 1 FROM items \
               WHERE items.deck = questions.deck AND items.question = questions.question)";
    connection.execute(sql, [])?;
    Ok(answers.len())
}
