//! The log: everything that happened besides answers, and what follows from each at once. Whatever
//! order events come in, the same follows: so histories can be joined.

use super::decision::{Decision, Withdrawal};
use super::event::{Act, Fitted, Forgetting, Logged, Outcome, Redating, Rename, Seeding, Seen};
use super::event::{Amendment, LAST_NUMBER};
use super::items::find_item;
use super::tie;
use crate::engine::{Id, Ids};
use crate::text::json;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;

/// Which memories something has to do with.
#[derive(Debug, Default)]
pub(super) struct Touched {
    pub items: BTreeSet<i64>,
    /// Whether it is all of them.
    pub all: bool,
}

/// Writes down what happens on this device.
pub(super) struct Pen<'p> {
    pub connection: &'p Connection,
    pub ids: &'p mut Ids,
    pub device: Id,
    /// When: milliseconds since 1970.
    pub at: i64,
    pub touched: Touched,
}

impl Pen<'_> {
    /// Writes an act down, with all that follows but memories; its name.
    pub fn write(&mut self, act: &Act) -> rusqlite::Result<Id> {
        let body = act.body().map_err(unwritable)?;
        let id = self.ids.next(self.at);
        let number = next_number(self.connection, self.at)?;
        let (kind, device, at) = (act.kind().to_owned(), self.device, self.at);
        let event = Logged { kind, version: act.version(), id, device, number, at, body };
        insert(self.connection, &event, None)?;
        apply(self.connection, id, number, act, &mut self.touched)?;
        Ok(id)
    }
}

/// The place of what happens now in the order of all events: behind all that was seen. It is a time
/// as long as clocks are right, and no larger than what every reader of JSON can tell apart.
pub(super) fn next_number(connection: &Connection, at: i64) -> rusqlite::Result<i64> {
    let sql = "UPDATE device SET seen = min(max(seen + 1, ?1), ?2) RETURNING seen";
    connection.prepare_cached(sql)?.query_row([at, LAST_NUMBER], |row| row.get(0))
}

/// Notes which place is the last one that was seen.
pub(super) fn see_number(connection: &Connection, number: i64) -> rusqlite::Result<()> {
    let sql = "UPDATE device SET seen = max(seen, ?1)";
    connection.prepare_cached(sql)?.execute([number]).map(|_| ())
}

/// Adds an event; whether it was not there yet.
pub(super) fn insert(
    connection: &Connection,
    event: &Logged,
    batch: Option<i64>,
) -> rusqlite::Result<bool> {
    let sql = "INSERT OR IGNORE INTO events (id, device, number, at, kind, version, body, batch, \
               seal) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, seal(?1, ?2, ?3, ?4, ?5, ?6, ?7))";
    let Logged { kind, version, id, device, number, at, body } = event;
    let body = json(body).map_err(unwritable)?;
    let values = params![id, device, number, at, kind, version, body, batch];
    Ok(connection.prepare_cached(sql)?.execute(values)? > 0)
}

pub(super) fn unwritable(
    error: impl Into<Box<dyn std::error::Error + Send + Sync>>,
) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(error.into())
}

/// Lets follow from an act what does, but memories.
pub(super) fn apply(
    connection: &Connection,
    id: Id,
    number: i64,
    act: &Act,
    touched: &mut Touched,
) -> rusqlite::Result<()> {
    match act {
        Act::Amendment(amendment) => amend(connection, id, number, amendment, touched),
        Act::Rename(rename) => self::rename(connection, id, number, rename, touched),
        Act::Unlink(unlink) => {
            let sql = "INSERT OR IGNORE INTO unlinked (rename) VALUES (?1)";
            connection.prepare_cached(sql)?.execute([unlink.rename])?;
            let sql = "SELECT source, target FROM renames WHERE id = ?1";
            let ends = connection
                .prepare_cached(sql)?
                .query_row([unlink.rename], |row| Ok([row.get::<_, i64>(0)?, row.get(1)?]));
            touched.items.extend(ends.optional()?.into_iter().flatten());
            Ok(())
        }
        Act::Question(seen) => see(connection, id, number, seen),
        Act::Forget(forgetting) => forget(connection, number, forgetting, touched),
        Act::Redate(redating) => redate(connection, id, redating, touched),
        Act::Decision(decision) => decide(connection, id, number, decision, touched),
        Act::Withdrawal(withdrawal) => withdraw(connection, *withdrawal, touched),
        Act::Parameters(fitted) => fit(connection, id, number, fitted, touched),
        Act::Result(outcome) => score(connection, number, outcome),
        Act::Seed(seeding) => seed(connection, id, number, seeding, touched),
    }
}

fn amend(
    connection: &Connection,
    id: Id,
    number: i64,
    amendment: &Amendment,
    touched: &mut Touched,
) -> rusqlite::Result<()> {
    let sql = "INSERT INTO amended (review, number, id, change, rating) \
               VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (review) DO UPDATE SET \
               number = excluded.number, id = excluded.id, change = excluded.change, \
               rating = excluded.rating WHERE (number, id) < (excluded.number, excluded.id)";
    let Amendment { review, change, rating } = amendment;
    let values = params![review, number, id, change.word(), rating.map(|rating| rating as i64)];
    connection.prepare_cached(sql)?.execute(values)?;
    touch(connection, *review, touched)
}

/// The memory of an answer's item is to be computed again, if the answer is here.
fn touch(connection: &Connection, review: Id, touched: &mut Touched) -> rusqlite::Result<()> {
    let sql = "SELECT item FROM answers WHERE id = ?1";
    let item = connection.prepare_cached(sql)?.query_row([review], |row| row.get(0));
    touched.items.extend(item.optional()? as Option<i64>);
    Ok(())
}

fn rename(
    connection: &Connection,
    id: Id,
    number: i64,
    rename: &Rename,
    touched: &mut Touched,
) -> rusqlite::Result<()> {
    let source = find_item(connection, &rename.deck, &rename.item, &rename.question)?;
    let target = find_item(connection, &rename.to_deck, &rename.to_item, &rename.to_question)?;
    let sql = "INSERT OR IGNORE INTO renames (id, number, source, target) VALUES (?1, ?2, ?3, ?4)";
    connection.prepare_cached(sql)?.execute(params![id, number, source, target])?;
    touched.items.extend([source, target]);
    Ok(())
}

/// Whether nothing was to be kept of how a question read then.
pub(super) fn is_forgotten(
    connection: &Connection,
    seen: &Seen,
    number: i64,
) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM forgotten_questions \
               WHERE deck = ?1 AND question IN (?2, '') AND number > ?3)";
    let values = params![seen.deck, seen.question, number];
    connection.prepare_cached(sql)?.query_row(values, |row| row.get(0))
}

fn see(connection: &Connection, id: Id, number: i64, seen: &Seen) -> rusqlite::Result<()> {
    let Seen { deck, question, text, answer, kind } = seen;
    let sql = "INSERT INTO questions (deck, question, text, answer, kind, number, id) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (deck, question) DO UPDATE SET \
               text = excluded.text, answer = excluded.answer, kind = excluded.kind, \
               number = excluded.number, id = excluded.id \
               WHERE (number, id) < (excluded.number, excluded.id)";
    let values = params![deck, question, text, answer, kind, number, id];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// Whether an answer or a decision was forgotten before it came in.
pub(super) fn is_gone(connection: &Connection, event: Id) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM forgotten WHERE review = ?1)";
    connection.prepare_cached(sql)?.query_row([event], |row| row.get(0))
}

/// How many of some answers are here.
pub(super) fn count_here(connection: &Connection, answers: &[Id]) -> rusqlite::Result<usize> {
    let sql = "SELECT EXISTS (SELECT 1 FROM answers WHERE id = ?1)";
    let mut statement = connection.prepare_cached(sql)?;
    let here = answers.iter().map(|answer| statement.query_row([answer], |row| row.get(0)));
    let here: rusqlite::Result<Vec<bool>> = here.collect();
    Ok(here?.into_iter().filter(|here| *here).count())
}

/// Deletes what is forgotten: answers, what was typed in sessions that hold them, what was decided, and
/// how questions read until then.
fn forget(
    connection: &Connection,
    number: i64,
    forgetting: &Forgetting,
    touched: &mut Touched,
) -> rusqlite::Result<()> {
    for answer in &forgetting.answers {
        touch(connection, *answer, touched)?;
        let sql = "INSERT OR IGNORE INTO forgotten (review) VALUES (?1)";
        connection.prepare_cached(sql)?.execute([answer])?;
        let of = "(SELECT session FROM answers WHERE id = ?1)";
        let sql = format!("DELETE FROM happenings WHERE session = {of}");
        connection.prepare_cached(&sql)?.execute([answer])?;
        let sql = format!(
            "UPDATE sessions SET plan = '', state = iif(state = 'open', 'dropped', state) \
             WHERE id = {of}"
        );
        connection.prepare_cached(&sql)?.execute([answer])?;
        connection.prepare_cached("DELETE FROM answers WHERE id = ?1")?.execute([answer])?;
    }
    for decision in &forgetting.decisions {
        touch_decided(connection, *decision, touched)?;
        for sql in [
            "INSERT OR IGNORE INTO forgotten (review) VALUES (?1)",
            "DELETE FROM decisions WHERE id = ?1",
            "DELETE FROM seeds WHERE id = ?1",
            "DELETE FROM events WHERE id = ?1",
        ] {
            connection.prepare_cached(sql)?.execute([decision])?;
        }
    }
    for (deck, question) in &forgetting.questions {
        let sql = "INSERT INTO forgotten_questions (deck, question, number) VALUES (?1, ?2, ?3) \
                   ON CONFLICT (deck, question) DO UPDATE SET \
                   number = max(number, excluded.number)";
        connection.prepare_cached(sql)?.execute(params![deck, question, number])?;
        for sql in [
            "DELETE FROM questions WHERE deck = ?1 AND ?2 IN (question, '') AND number < ?3",
            "DELETE FROM events WHERE kind = 'question' AND number < ?3 \
             AND body ->> '$.deck' = ?1 AND ?2 IN (body ->> '$.question', '')",
            "DELETE FROM scores WHERE deck = ?1 AND ?2 = '' AND number < ?3",
            // What is filled in of an exam is no answer yet.
            "DELETE FROM happenings WHERE session IN (SELECT id FROM sessions WHERE state = 'open' \
             AND mode = 'exam' AND ?1 IN (SELECT value FROM json_each(decks)) AND ?2 = '' AND at <= ?3)",
            "UPDATE sessions SET state = 'dropped', plan = '' WHERE state = 'open' \
             AND mode = 'exam' AND ?1 IN (SELECT value FROM json_each(decks)) AND ?2 = '' AND at <= ?3",
        ] {
            connection.prepare_cached(sql)?.execute(params![deck, question, number])?;
        }
    }
    tie::forget(connection)
}

fn redate(
    connection: &Connection,
    id: Id,
    redating: &Redating,
    touched: &mut Touched,
) -> rusqlite::Result<()> {
    for answer in &redating.answers {
        let sql = "INSERT OR IGNORE INTO redated (review, id, days) VALUES (?1, ?2, ?3)";
        connection.prepare_cached(sql)?.execute(params![answer, id, redating.days])?;
        touch(connection, *answer, touched)?;
    }
    Ok(())
}

fn decide(
    connection: &Connection,
    id: Id,
    number: i64,
    decision: &Decision,
    touched: &mut Touched,
) -> rusqlite::Result<()> {
    let Decision { deck, item, question, treatment, day, text } = decision;
    let item = find_item(connection, deck, item, question)?;
    let sql = "INSERT OR IGNORE INTO decisions (item, number, id, treatment, day, text) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let values = params![item, number, id, treatment.word(), day, text];
    connection.prepare_cached(sql)?.execute(values)?;
    touched.items.extend(treatment.moves().then_some(item));
    Ok(())
}

fn withdraw(
    connection: &Connection,
    withdrawal: Withdrawal,
    touched: &mut Touched,
) -> rusqlite::Result<()> {
    let sql = "INSERT OR IGNORE INTO withdrawn (decision) VALUES (?1)";
    connection.prepare_cached(sql)?.execute([withdrawal.decision])?;
    touch_decided(connection, withdrawal.decision, touched)
}

/// The memory of what a decision is about is to be computed again, if the decision is here.
fn touch_decided(
    connection: &Connection,
    decision: Id,
    touched: &mut Touched,
) -> rusqlite::Result<()> {
    let sql = "SELECT item FROM decisions WHERE id = ?1 \
               UNION ALL SELECT item FROM seeds WHERE id = ?1";
    let item = connection.prepare_cached(sql)?.query_row([decision], |row| row.get(0));
    touched.items.extend(item.optional()? as Option<i64>);
    Ok(())
}

fn fit(
    connection: &Connection,
    id: Id,
    number: i64,
    fitted: &Fitted,
    touched: &mut Touched,
) -> rusqlite::Result<()> {
    let sql = "INSERT OR IGNORE INTO parameters (id, number, algorithm, numbers, replan) \
               VALUES (?1, ?2, ?3, ?4, ?5)";
    let numbers = json(&fitted.numbers).map_err(unwritable)?;
    let values = params![id, number, fitted.algorithm, numbers, fitted.replan];
    connection.prepare_cached(sql)?.execute(values)?;
    touched.all = true;
    Ok(())
}

fn seed(
    connection: &Connection,
    id: Id,
    number: i64,
    seeding: &Seeding,
    touched: &mut Touched,
) -> rusqlite::Result<()> {
    let item = find_item(connection, &seeding.deck, &seeding.item, &seeding.question)?;
    let sql = "INSERT OR IGNORE INTO seeds (item, number, id, seed) VALUES (?1, ?2, ?3, ?4)";
    let seed = json(&seeding.seed).map_err(unwritable)?;
    connection.prepare_cached(sql)?.execute(params![item, number, id, seed])?;
    touched.items.insert(item);
    Ok(())
}

fn score(connection: &Connection, number: i64, outcome: &Outcome) -> rusqlite::Result<()> {
    for score in &outcome.scores {
        let sql = "INSERT OR IGNORE INTO scores (session, deck, number, asked, correct, percent) \
                   SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (SELECT 1 \
                   FROM forgotten_questions WHERE deck = ?2 AND question = '' AND number > ?3)";
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let values = params![
            outcome.session,
            score.deck,
            number,
            count(score.asked),
            count(score.right),
            score.percent,
        ];
        connection.prepare_cached(sql)?.execute(values)?;
    }
    Ok(())
}
