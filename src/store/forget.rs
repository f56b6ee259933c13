//! Forgetting: the one thing that deletes answers, and only what was named. It is an event that
//! names them: they do not come back with the next import, and answers that were not here stay.

use super::event::{Act, Forgetting};
use super::timeline::Past;
use super::{Id, Store};
use crate::engine::schedule::Moment;
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;

/// How many answers one event names: what it takes as a line stays short.
const AT_ONCE: usize = 5_000;

/// What would be forgotten.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgettable {
    /// The answers, also those taken back.
    pub answers: Vec<Id>,
    /// What was decided, also what was taken back, and what other programs knew.
    pub decisions: Vec<Id>,
    /// The first and the last day on which they were given.
    pub days: Option<(i64, i64)>,
    /// How many exams of the deck are not handed in.
    pub exams: usize,
    /// The questions: the id of the deck, and the key; no key where it is the whole deck.
    questions: Vec<(String, String)>,
}

impl Forgettable {
    /// Whether there is nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.decisions.is_empty() && self.exams == 0
    }
}

impl Store {
    /// What would be forgotten with a deck, or with some of its questions.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn forgettable(&self, deck: &str, questions: Option<&[String]>) -> Result<Forgettable> {
        let found = find(&self.connection, deck, questions);
        found.map_err(self.failed("read the answers"))
    }

    /// Deletes answers and decisions for good, with all that follows from them.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is deleted then.
    pub fn forget(&mut self, what: &Forgettable, now: Moment) -> Result<()> {
        self.log("forget the answers", now, |pen| {
            let mut questions = what.questions.clone();
            let mut answers = what.answers.chunks(AT_ONCE);
            let mut decisions = what.decisions.chunks(AT_ONCE);
            loop {
                let answers = answers.next().unwrap_or_default().to_vec();
                let decisions = decisions.next().unwrap_or_default().to_vec();
                if answers.is_empty() && decisions.is_empty() && questions.is_empty() {
                    break;
                }
                let questions = std::mem::take(&mut questions);
                pen.write(&Act::Forget(Forgetting { answers, decisions, questions }))?;
            }
            Ok(())
        })?;
        // What was in the log of the database is gone too once it is written over.
        let cleared = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        cleared.optional().map(|_| ()).map_err(self.failed("forget the answers"))
    }
}

/// The answers that count now for what is meant.
fn find(
    connection: &Connection,
    deck: &str,
    questions: Option<&[String]>,
) -> rusqlite::Result<Forgettable> {
    let wanted: Option<BTreeSet<&String>> = questions.map(|questions| questions.iter().collect());
    let mut statement =
        connection.prepare_cached("SELECT id, question FROM items WHERE deck = ?1")?;
    let mut items = BTreeSet::new();
    let mut rows = statement.query([deck])?;
    while let Some(row) = rows.next()? {
        let question: String = row.get(1)?;
        if wanted.as_ref().is_none_or(|wanted| wanted.contains(&question)) {
            items.insert(row.get(0)?);
        }
    }
    let past = Past::load(connection)?;
    let mut found = Forgettable::default();
    let sql = "SELECT number, id, day FROM answers WHERE item = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let sql = "SELECT number, id FROM decisions WHERE item = ?1 \
               UNION ALL SELECT number, id FROM seeds WHERE item = ?1";
    let mut decisions = connection.prepare_cached(sql)?;
    for origin in past.origins(items.iter().copied()) {
        let mut rows = decisions.query([origin])?;
        while let Some(row) = rows.next()? {
            if items.contains(&past.place(origin, row.get(0)?)) {
                found.decisions.push(row.get(1)?);
            }
        }
        let mut rows = statement.query([origin])?;
        while let Some(row) = rows.next()? {
            if items.contains(&past.place(origin, row.get(0)?)) {
                found.answers.push(row.get(1)?);
                let day: i64 = row.get(2)?;
                let (first, last) = found.days.unwrap_or((day, day));
                found.days = Some((first.min(day), last.max(day)));
            }
        }
    }
    if questions.is_none() {
        let sql = "SELECT count(*) FROM sessions WHERE state = 'open' AND mode = 'exam' \
                   AND ?1 IN (SELECT value FROM json_each(decks))";
        found.exams = connection.prepare_cached(sql)?.query_row([deck], |row| row.get(0))?;
    }
    if !found.is_empty() {
        let keys = questions.map_or_else(|| vec![String::new()], <[String]>::to_vec);
        found.questions = keys.into_iter().map(|key| (deck.to_owned(), key)).collect();
    }
    Ok(found)
}
