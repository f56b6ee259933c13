//! Questions as they were last asked, and progress that goes over from one to another.

use super::event::{Act, Rename, Seen, Unlink};
use super::{Store, record};
use crate::deck::Identity;
use crate::engine::Id;
use crate::engine::relink::{Filed, Stray};
use crate::engine::schedule::Moment;
use crate::error::Result;
use rusqlite::{OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet, HashSet};

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
                   WHERE s.deck = ?1 AND t.deck = ?1 \
                   AND r.id NOT IN (SELECT rename FROM unlinked) ORDER BY r.number, r.id";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            statement.query_map([deck], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        });
        read.map_err(self.failed("read what is remembered"))
    }

    /// Progress of other decks whose question read as `holds` says of its text and its answer.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn strays(&self, deck: &str, holds: impl Fn(&str, &str) -> bool) -> Result<Vec<Stray>> {
        let sql = "SELECT deck, question, text, answer FROM questions WHERE deck <> ?1";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let mut found: BTreeMap<String, HashSet<String>> = BTreeMap::new();
            let mut rows = statement.query([deck])?;
            while let Some(row) = rows.next()? {
                let text = |at| row.get_ref(at).and_then(|value| Ok(value.as_str()?));
                if holds(text(2)?, text(3)?) {
                    found.entry(row.get(0)?).or_default().insert(row.get(1)?);
                }
            }
            Ok(found)
        });
        self.remembered_of(read.map_err(self.failed("read what is remembered"))?)
    }

    /// How each question read that was learned, with the id of its deck.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn learned_texts(&self, mut meet: impl FnMut(&str, &str)) -> Result<()> {
        let read = self.connection.prepare_cached("SELECT deck, text FROM questions").and_then(
            |mut statement| {
                let mut rows = statement.query([])?;
                while let Some(row) = rows.next()? {
                    let text = |at| row.get_ref(at).and_then(|value| Ok(value.as_str()?));
                    meet(text(0)?, text(1)?);
                }
                Ok(())
            },
        );
        read.map_err(self.failed("read what is remembered"))
    }

    /// Progress of other decks of which some went over to a deck before, and where to: from which
    /// deck and key, to which key.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn followers(&self, deck: &str) -> Result<(Vec<Stray>, Vec<[String; 3]>)> {
        let sql = "SELECT s.deck, s.question, t.question FROM renames r \
                   JOIN items s ON s.id = r.source JOIN items t ON t.id = r.target \
                   JOIN memories m ON m.item = r.source \
                   WHERE t.deck = ?1 AND s.deck <> ?1 \
                   AND r.id NOT IN (SELECT rename FROM unlinked) ORDER BY r.number, r.id";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let rows =
                statement.query_map([deck], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?;
            rows.collect::<rusqlite::Result<Vec<[String; 3]>>>()
        });
        let went = read.map_err(self.failed("read what is remembered"))?;
        let mut wanted: BTreeMap<String, HashSet<String>> = BTreeMap::new();
        for [deck, question, _] in &went {
            wanted.entry(deck.clone()).or_default().insert(question.clone());
        }
        Ok((self.remembered_of(wanted)?, went))
    }

    /// The progress of some questions of some decks.
    fn remembered_of(&self, wanted: BTreeMap<String, HashSet<String>>) -> Result<Vec<Stray>> {
        let mut strays = Vec::new();
        for (deck, questions) in wanted {
            let filed = self.with_progress(&deck)?.into_iter();
            let filed = filed.filter(|filed| questions.contains(&filed.question));
            strays.extend(filed.map(|filed| Stray { deck: deck.clone(), filed }));
        }
        Ok(strays)
    }

    /// Whether a person was asked already whether some progress belongs to these questions, one a
    /// line, or to them and others.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn was_left(&self, deck: &str, question: &str, candidates: &str) -> Result<bool> {
        let left = self.noted(deck, question)?;
        let left: HashSet<&str> = left.iter().flat_map(|left| left.lines()).collect();
        Ok(!left.is_empty() && candidates.lines().all(|candidate| left.contains(candidate)))
    }

    /// Notes that some progress belongs to none of these questions, one a line, a person says.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn leave(&mut self, deck: &str, question: &str, candidates: &str) -> Result<()> {
        let before = self.noted(deck, question)?.unwrap_or_default();
        let all: BTreeSet<&str> = before.lines().chain(candidates.lines()).collect();
        let all = all.into_iter().collect::<Vec<_>>().join("\n");
        let sql = "INSERT OR REPLACE INTO left_alone (deck, question, candidates) \
                   VALUES (?1, ?2, ?3)";
        let written = self.connection.execute(sql, [deck, question, &all]);
        written.map(|_| ()).map_err(self.failed("save what was said"))
    }

    /// What was noted under a name, if anything was.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn noted(&self, deck: &str, name: &str) -> Result<Option<String>> {
        let sql = "SELECT candidates FROM left_alone WHERE deck = ?1 AND question = ?2";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            statement.query_row([deck, name], |row| row.get(0)).optional()
        });
        read.map_err(self.failed("read what is remembered"))
    }

    /// Lets progress go over to other items, all of it or nothing.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn rename(&mut self, renames: &[Rename], seen: &[Seen], now: Moment) -> Result<()> {
        self.log("save where progress went", now, |pen| {
            for rename in renames {
                pen.write(&Act::Rename(rename.clone()))?;
            }
            for Seen { deck, question, text, answer, kind } in seen {
                let (text, answer, kind) = (text.clone(), answer.clone(), kind.clone());
                record::see(pen, deck, question, &Identity { text, answer, kind })?;
            }
            Ok(())
        })
    }

    /// What went over together at last, on any device, and was not taken back.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_links(&self) -> Result<Vec<(Id, Rename)>> {
        let sql = "(e.at, e.device) = (SELECT e.at, e.device FROM renames r \
                   JOIN events e ON e.id = r.id \
                   WHERE r.id NOT IN (SELECT rename FROM unlinked) \
                   ORDER BY r.number DESC, r.id DESC LIMIT 1) \
                   AND ?1 = ?1";
        self.links(sql, 0)
    }

    /// What went over since a moment, in milliseconds since 1970 in UTC, and was not taken back.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn links_since(&self, at: i64) -> Result<Vec<(Id, Rename)>> {
        self.links("e.at >= ?1", at)
    }

    /// The questions that were answered after a moment, in milliseconds since 1970 in UTC: the id of
    /// the deck, and the key, of each.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn answered_after(&self, at: i64) -> Result<HashSet<(String, String)>> {
        let sql = "SELECT DISTINCT i.deck, i.question FROM answers a JOIN items i ON i.id = a.item \
                   WHERE a.at > ?1";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let rows = statement.query_map([at], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect()
        });
        read.map_err(self.failed("read what was answered"))
    }

    fn links(&self, which: &str, at: i64) -> Result<Vec<(Id, Rename)>> {
        let sql = format!(
            "SELECT r.id, s.deck, s.item, s.question, t.deck, t.item, t.question \
             FROM renames r JOIN events e ON e.id = r.id \
             JOIN items s ON s.id = r.source JOIN items t ON t.id = r.target \
             WHERE {which} AND r.id NOT IN (SELECT rename FROM unlinked) ORDER BY r.number, r.id"
        );
        let read = self.connection.prepare_cached(&sql).and_then(|mut statement| {
            let rows = statement.query_map([at], |row| {
                let rename = Rename {
                    deck: row.get(1)?,
                    item: row.get(2)?,
                    question: row.get(3)?,
                    to_deck: row.get(4)?,
                    to_item: row.get(5)?,
                    to_question: row.get(6)?,
                };
                Ok((row.get(0)?, rename))
            })?;
            rows.collect()
        });
        read.map_err(self.failed("read where progress went"))
    }

    /// How a question read when it was last asked, or else its key.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn text_of(&self, deck: &str, question: &str) -> Result<String> {
        let sql = "SELECT text FROM questions WHERE deck = ?1 AND question = ?2";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            statement.query_row([deck, question], |row| row.get(0)).optional()
        });
        let text: Option<String> = read.map_err(self.failed("read how a question read"))?;
        Ok(text.unwrap_or_else(|| question.to_owned()))
    }

    /// Takes back that progress went over, all of it or nothing.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn unlink(&mut self, renames: &[Id], now: Moment) -> Result<()> {
        self.log("save where progress went", now, |pen| {
            for rename in renames {
                pen.write(&Act::Unlink(Unlink { rename: *rename }))?;
            }
            Ok(())
        })
    }

    /// Where a person said that progress does not belong: from, to, each the id of a deck and the
    /// key of a question.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn unlinked(&self) -> Result<Vec<[(String, String); 2]>> {
        let sql = "SELECT DISTINCT s.deck, s.question, t.deck, t.question FROM renames r \
                   JOIN items s ON s.id = r.source JOIN items t ON t.id = r.target \
                   WHERE r.id IN (SELECT rename FROM unlinked)";
        let read = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let rows = statement.query_map(params![], |row| {
                Ok([(row.get(0)?, row.get(1)?), (row.get(2)?, row.get(3)?)])
            })?;
            rows.collect()
        });
        read.map_err(self.failed("read where progress went"))
    }
}
