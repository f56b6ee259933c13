//! Recording: an answer, or what is said of one, in one transaction with all that follows.

use super::event::{Act, Amendment, Seen};
use super::items::find_item;
use super::log::{self, Pen, next_number, unwritable};
use super::replay::{self, Computed, settle};
use super::review::Review;
use super::seal::{ANSWER, seal};
use super::timeline::Past;
use super::{Store, memories};
use crate::deck::Identity;
use crate::engine::Id;
use crate::engine::schedule::{Memory, Moment, Name, Scheduler};
use crate::error::Result;
use crate::text::json;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params, params_from_iter};
use std::sync::LazyLock;

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
    /// Records an answer, how the question reads, and, where the sitting is kept, what to replay.
    ///
    /// # Errors
    /// When it cannot be written; nothing is changed then.
    pub fn record(
        &mut self,
        review: &Review,
        seen: &Identity,
        happening: Option<&str>,
    ) -> Result<Recorded> {
        let failed = self.failed("save the answer");
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = transaction.map_err(&failed)?;
        let mut pen = Pen {
            connection: &transaction,
            ids: &mut self.ids,
            device: self.device,
            at: review.at,
            touched: log::Touched::default(),
        };
        let mut work = || -> rusqlite::Result<Recorded> {
            let recorded = take(&transaction, &self.scheduler, review)?;
            see(&mut pen, &review.deck, &review.question, seen)?;
            if let (Some(session), Some(happening)) = (review.session, happening) {
                super::sessions::append(&transaction, session, happening)?;
            }
            Ok(recorded)
        };
        let recorded = work().map_err(&failed)?;
        transaction.commit().map_err(&failed)?;
        Ok(recorded)
    }

    /// Records what is said of an answer afterwards; the memory of its item as it is then.
    ///
    /// # Errors
    /// When it cannot be written; nothing is changed then.
    pub fn amend(
        &mut self,
        amendment: &Amendment,
        now: Moment,
        happening: Option<(Id, &str)>,
    ) -> Result<Option<Memory>> {
        let review = amendment.review;
        self.log("save the change", now, |pen| {
            pen.write(&Act::Amendment(amendment.clone()))?;
            if let Some((session, happening)) = happening {
                super::sessions::append(pen.connection, session, happening)?;
            }
            Ok(())
        })?;
        let read = || -> rusqlite::Result<Option<Memory>> {
            let sql = "SELECT item, number FROM answers WHERE id = ?1";
            let found = self
                .connection
                .prepare_cached(sql)?
                .query_row([review], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)));
            let Some((item, number)) = found.optional()? else { return Ok(None) };
            let item = Past::load(&self.connection)?.place(item, number);
            Ok(load(&self.connection, item)?.map(|computed| computed.memory))
        };
        read().map_err(self.failed("read what is remembered"))
    }

    /// Writes down what happens, with all that follows from it: all of it or nothing.
    pub(super) fn log(
        &mut self,
        what: &'static str,
        now: Moment,
        write: impl FnOnce(&mut Pen<'_>) -> rusqlite::Result<()>,
    ) -> Result<()> {
        let failed = self.failed(what);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = transaction.map_err(&failed)?;
        let mut pen = Pen {
            connection: &transaction,
            ids: &mut self.ids,
            device: self.device,
            at: now.at,
            touched: log::Touched::default(),
        };
        write(&mut pen)
            .and_then(|()| settle(&transaction, &self.scheduler, pen.touched))
            .map_err(&failed)?;
        transaction.commit().map_err(&failed)
    }
}

/// Adds a review; whether it was not there yet.
pub(super) fn insert_review(
    connection: &Connection,
    item: i64,
    review: &Review,
    batch: Option<i64>,
) -> rusqlite::Result<bool> {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        let values = (1..=25).map(|at| format!("?{at}")).collect::<Vec<_>>().join(", ");
        format!("INSERT OR IGNORE INTO answers ({ANSWER}, batch, seal) VALUES ({values})")
    });
    let integer = |number: Option<i64>| number.map_or(ValueRef::Null, ValueRef::Integer);
    let large = |number: u64| ValueRef::Integer(i64::try_from(number).unwrap_or(i64::MAX));
    let (earned, of) = review.credit.parts();
    let verdict = review.verdict.word().to_lowercase();
    let given = json(&review.given).map_err(unwritable)?;
    let extra = (!review.extra.is_empty()).then(|| json(&review.extra)).transpose();
    let extra = extra.map_err(unwritable)?;
    let values = [
        ValueRef::Blob(review.id.bytes()),
        ValueRef::Blob(review.device.bytes()),
        review.session.as_ref().map_or(ValueRef::Null, |session| ValueRef::Blob(session.bytes())),
        ValueRef::Integer(item),
        ValueRef::Integer(review.number),
        ValueRef::Integer(review.at),
        ValueRef::Integer(review.day),
        review.mode.word().into(),
        review.form.as_str().into(),
        verdict.as_str().into(),
        ValueRef::Integer(review.rating as i64),
        large(earned),
        large(of),
        ValueRef::Integer(review.hints.into()),
        ValueRef::Integer(review.attempt.into()),
        given.as_str().into(),
        large(review.milliseconds),
        review.algorithm.as_str().into(),
        ValueRef::Real(review.retention),
        integer(review.until),
        integer(review.due),
        ValueRef::Integer(review.version.into()),
        extra.as_deref().map_or(ValueRef::Null, ValueRef::from),
    ];
    let added = [integer(batch), ValueRef::Integer(seal(values.into_iter()))];
    let values = values.into_iter().chain(added).map(ToSqlOutput::Borrowed);
    Ok(connection.prepare_cached(&SQL)?.execute(params_from_iter(values))? > 0)
}

/// Adds an answer, and lets it move the memory of its item: nothing can be later in the order.
pub(super) fn take(
    connection: &Connection,
    scheduler: &Scheduler,
    review: &Review,
) -> rusqlite::Result<Recorded> {
    let item = find_item(connection, &review.deck, &review.item, &review.question)?;
    let before = load(connection, item)?.map(|before| before.memory);
    let name = Name { deck: &review.deck, item: &review.item };
    let (day, aim, due) = (review.day, review.aim(), review.due);
    let memory = scheduler.answer(before, name, review.rating, day, aim, due);
    let moved = before.is_none_or(|before| before.reps != memory.reps);
    let number = next_number(connection, review.at)?;
    let review = Review { number, due: moved.then_some(memory.later), ..review.clone() };
    insert_review(connection, item, &review, None)?;
    replay::save(connection, item, name, &Computed { memory, last: (number, review.id) })?;
    let lapses = before.map_or(0, |before| before.lapses);
    let leech = memory.lapses > lapses && memory.is_flagged();
    Ok(Recorded { memory: Some(memory), moved, leech })
}

/// What is known of an item.
pub(super) fn load(connection: &Connection, item: i64) -> rusqlite::Result<Option<Computed>> {
    let sql = "SELECT stability, difficulty, first_day, last_day, due, later, reps, lapses, \
               missed, number, review FROM memories WHERE item = ?1";
    let found = connection.prepare_cached(sql)?.query_row([item], |row| {
        Ok(Computed { memory: memories::memory(row, 0)?, last: (row.get(9)?, row.get(10)?) })
    });
    found.optional()
}

/// Notes how a question reads now, if that isn't what was noted last.
pub(super) fn see(
    pen: &mut Pen<'_>,
    deck: &str,
    question: &str,
    identity: &Identity,
) -> rusqlite::Result<()> {
    let Identity { text, answer, kind } = identity;
    let seen = Seen {
        deck: deck.to_owned(),
        question: question.to_owned(),
        text: text.clone(),
        answer: answer.clone(),
        kind: kind.clone(),
    };
    if is_seen(pen.connection, &seen)? {
        return Ok(());
    }
    pen.write(&Act::Question(seen)).map(|_| ())
}

/// Whether a question was noted last as it reads.
pub(super) fn is_seen(connection: &Connection, seen: &Seen) -> rusqlite::Result<bool> {
    let Seen { deck, question, text, answer, kind } = seen;
    let sql = "SELECT EXISTS (SELECT 1 FROM questions WHERE deck = ?1 AND question = ?2 \
               AND (text, answer, kind) = (?3, ?4, ?5))";
    let values = params![deck, question, text, answer, kind];
    connection.prepare_cached(sql)?.query_row(values, |row| row.get(0))
}
