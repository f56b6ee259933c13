//! Recording: an answer, or what is said of one, in one transaction with all that follows.

use super::replay::{self, Computed, Rank, Renames};
use super::{Amendment, Review, Store};
use crate::deck::Identity;
use crate::engine::Id;
use crate::engine::schedule::{Memory, Name, Scheduler};
use crate::error::Result;
use crate::text::json;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

/// What an answer did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recorded {
    /// The memory of the item now; nothing when all its answers were taken back.
    pub memory: Option<Memory>,
    /// Whether the answer moved it: the first of a day does.
    pub moved: bool,
    /// Whether it made the item a leech, or one again.
    pub leech: bool,
}

impl Store {
    /// Records an answer, how the question read, and, where the sitting is kept, what to replay.
    ///
    /// # Errors
    /// When it cannot be written; nothing is changed then.
    pub fn record(
        &mut self,
        review: &Review,
        seen: &Identity,
        event: Option<&str>,
    ) -> Result<Recorded> {
        let failed = self.failed("save the answer");
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = transaction.map_err(&failed)?;
        let item = find_item(&transaction, &review.deck, &review.item, &review.question);
        let item = item.map_err(&failed)?;
        let recorded = insert_review(&transaction, item, review)
            .and_then(|_| take(&transaction, &self.scheduler, item, review))
            .and_then(|recorded| {
                see(&transaction, &review.deck, &review.question, seen, review.at)?;
                if let (Some(session), Some(event)) = (review.session, event) {
                    super::sessions::append(&transaction, session, event)?;
                }
                Ok(recorded)
            })
            .map_err(&failed)?;
        transaction.commit().map_err(&failed)?;
        Ok(recorded)
    }

    /// Records what is said of an answer afterwards, on a learner's day; the memory of its item
    /// as it is then.
    ///
    /// # Errors
    /// When it cannot be written; nothing is changed then.
    pub fn amend(
        &mut self,
        amendment: &Amendment,
        day: i64,
        event: Option<(Id, &str)>,
    ) -> Result<Option<Memory>> {
        let failed = self.failed("save the change");
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = transaction.map_err(&failed)?;
        let memory = insert_amendment(&transaction, amendment)
            .and_then(|_| {
                if let Some((session, event)) = event {
                    super::sessions::append(&transaction, session, event)?;
                }
                let sql = "SELECT item, at FROM reviews WHERE id = ?1";
                let found = transaction.prepare_cached(sql)?.query_row([amendment.review], |row| {
                    Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?))
                });
                let Some((item, at)) = found.optional()? else { return Ok(None) };
                let item = Renames::load(&transaction)?.place(item, at);
                replay::replay(&transaction, &self.scheduler, item, day)
            })
            .map_err(&failed)?;
        transaction.commit().map_err(&failed)?;
        Ok(memory)
    }
}

/// The number of an item, new where it was never named.
pub(super) fn find_item(
    connection: &Connection,
    deck: &str,
    item: &str,
    question: &str,
) -> rusqlite::Result<i64> {
    let sql = "SELECT id FROM items WHERE deck = ?1 AND item = ?2";
    let found = connection.prepare_cached(sql)?.query_row([deck, item], |row| row.get(0));
    if let Some(id) = found.optional()? {
        return Ok(id);
    }
    let sql = "INSERT INTO items (deck, item, question) VALUES (?1, ?2, ?3)";
    connection.prepare_cached(sql)?.insert([deck, item, question])
}

/// Adds a review; whether it was not there yet.
pub(super) fn insert_review(
    connection: &Connection,
    item: i64,
    review: &Review,
) -> rusqlite::Result<bool> {
    let sql = "INSERT OR IGNORE INTO reviews (id, device, session, item, at, day, mode, form, \
               verdict, rating, earned, of, hints, attempt, given, milliseconds, algorithm, \
               retention, until) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, \
               ?14, ?15, ?16, ?17, ?18, ?19)";
    let (earned, of) = review.credit.parts();
    let given = json(&review.given);
    let given = given.map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    let count = connection.prepare_cached(sql)?.execute(params![
        review.id,
        review.device,
        review.session,
        item,
        review.at,
        review.day,
        review.mode,
        review.form,
        review.verdict.word().to_lowercase(),
        review.rating as i64,
        i64::try_from(earned).unwrap_or(i64::MAX),
        i64::try_from(of).unwrap_or(i64::MAX),
        review.hints,
        review.attempt,
        given,
        i64::try_from(review.milliseconds).unwrap_or(i64::MAX),
        review.algorithm,
        review.retention,
        review.until,
    ])?;
    Ok(count > 0)
}

/// Adds an amendment; whether it was not there yet.
pub(super) fn insert_amendment(
    connection: &Connection,
    amendment: &Amendment,
) -> rusqlite::Result<bool> {
    let sql = "INSERT OR IGNORE INTO amendments (id, device, review, at, change, rating) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let count = connection.prepare_cached(sql)?.execute(params![
        amendment.id,
        amendment.device,
        amendment.review,
        amendment.at,
        amendment.change.word(),
        amendment.rating.map(|rating| rating as i64),
    ])?;
    Ok(count > 0)
}

/// Lets an answer that was just added move the memory of its item.
fn take(
    connection: &Connection,
    scheduler: &Scheduler,
    item: i64,
    review: &Review,
) -> rusqlite::Result<Recorded> {
    let order: Rank = (review.at, review.id);
    let before = load(connection, item)?;
    let renames = Renames::load(connection)?;
    let target = renames.place(item, review.at);
    let is_late = before.is_some_and(|before| {
        before.last > order || before.memory.last > replay::horizon(review.day)
    });
    let memory = if target != item || is_late {
        // Given before what is known, by a clock that was set back: it takes its place in order.
        replay::replay(connection, scheduler, target, review.day)?
    } else {
        let memory = before.map(|before| before.memory);
        let name = Name { deck: &review.deck, item: &review.item };
        let memory = scheduler.answer(memory, name, review.rating, review.day, review.aim());
        let computed = Computed { memory, last: order };
        replay::save(connection, item, name, &computed)?;
        Some(memory)
    };
    let reps = |memory: Option<Memory>| memory.map_or(0, |memory| memory.reps);
    let lapses = |memory: Option<Memory>| memory.map_or(0, |memory| memory.lapses);
    let before = before.map(|before| before.memory);
    Ok(Recorded {
        memory,
        moved: reps(memory) != reps(before),
        leech: lapses(memory) > lapses(before) && memory.is_some_and(|memory| memory.is_flagged()),
    })
}

fn load(connection: &Connection, item: i64) -> rusqlite::Result<Option<Computed>> {
    let sql = "SELECT stability, difficulty, first_day, last_day, due, reps, lapses, at, review \
               FROM memories WHERE item = ?1";
    let found = connection.prepare_cached(sql)?.query_row([item], |row| {
        Ok(Computed { memory: super::memories::memory(row, 0)?, last: (row.get(7)?, row.get(8)?) })
    });
    found.optional()
}

/// Notes how a question reads now, if that isn't what was noted last.
pub(super) fn see(
    connection: &Connection,
    deck: &str,
    question: &str,
    seen: &Identity,
    at: i64,
) -> rusqlite::Result<()> {
    // What is seen now is the latest, whatever the clock says.
    let sql = "INSERT INTO questions (deck, question, text, answer, kind, at) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (deck, question) DO UPDATE SET \
               text = excluded.text, answer = excluded.answer, kind = excluded.kind, \
               at = max(excluded.at, at + 1) \
               WHERE (text, answer, kind) IS NOT (excluded.text, excluded.answer, excluded.kind)";
    let values = params![deck, question, seen.text, seen.answer, seen.kind, at];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}
