//! Replay: memories from answers, in the order they were given, wherever they were given. What
//! an answer does at once is the same as what a replay of all does.

use super::{Store, failure};
use crate::engine::Id;
use crate::engine::schedule::{Aim, Memory, Name, Scheduler};
use crate::error::Result;
use crate::form::Rating;
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};
use std::collections::{BTreeMap, HashMap, HashSet};

/// By when an answer was given, and its name: the order of all replays.
pub(super) type Rank = (i64, Id);

/// What a memory is computed from.
#[derive(Clone, Copy, Debug)]
pub(super) struct RatedAnswer {
    pub order: Rank,
    pub day: i64,
    pub rating: Rating,
    pub aim: Aim,
}

/// What a rebuild came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rebuilt {
    /// How many answers were read.
    pub reviews: usize,
    /// How many items are remembered.
    pub memories: usize,
}

/// Answers of a day beyond the next are of a clock that was wrong: they count once the day comes.
pub(super) const fn horizon(day: i64) -> i64 {
    day.saturating_add(1)
}

/// A memory, and the last answer it is computed from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Computed {
    pub memory: Memory,
    pub last: Rank,
}

/// The memory that some answers lead to.
pub(super) fn compute(
    scheduler: &Scheduler,
    name: Name<'_>,
    answers: &[RatedAnswer],
) -> Option<Computed> {
    let last = answers.last()?.order;
    let (mut memory, mut aim) = (None, Aim::default());
    for answer in answers {
        if let Some(moved) = scheduler.step(memory, answer.rating, answer.day) {
            (memory, aim) = (Some(moved), answer.aim);
        }
    }
    let memory = memory?;
    Some(Computed { memory: Memory { due: scheduler.due(&memory, name, aim), ..memory }, last })
}

/// Where progress went over to, in the order it did.
#[derive(Debug, Default)]
pub(super) struct Renames(Vec<(Rank, i64, i64)>);

impl Renames {
    pub fn load(connection: &Connection) -> rusqlite::Result<Self> {
        let sql = "SELECT at, id, source, target FROM renames ORDER BY at, id";
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement
            .query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?, row.get(3)?)))?;
        Ok(Self(rows.collect::<rusqlite::Result<_>>()?))
    }

    /// The item that an answer given at a time counts for now.
    pub fn place(&self, item: i64, at: i64) -> i64 {
        let later = self.0.iter().filter(|(renamed, _, _)| renamed.0 >= at);
        later.fold(item, |here, (_, source, target)| if *source == here { *target } else { here })
    }

    /// Every item whose answers may count for another, or that may have those of another.
    fn involved(&self) -> HashSet<i64> {
        self.0.iter().flat_map(|(_, source, target)| [*source, *target]).collect()
    }

    /// Every item whose answers may count for this one, itself too.
    pub fn origins(&self, item: i64) -> Vec<i64> {
        let mut origins = vec![item];
        let mut at = 0;
        while let Some(here) = origins.get(at).copied() {
            for (_, source, target) in &self.0 {
                if *target == here && !origins.contains(source) {
                    origins.push(*source);
                }
            }
            at += 1;
        }
        origins
    }
}

/// A row of the index: at, id, day, rating, retention, until, from column `first` on.
fn answer(row: &Row<'_>, first: usize) -> rusqlite::Result<RatedAnswer> {
    let rating: usize = row.get(first + 3)?;
    Ok(RatedAnswer {
        order: (row.get(first)?, row.get(first + 1)?),
        day: row.get(first + 2)?,
        rating: to_rating(rating),
        aim: Aim { retention: row.get(first + 4)?, until: row.get(first + 5)? },
    })
}

/// A rating as stored; the table takes no others than these.
pub(super) fn to_rating(number: usize) -> Rating {
    Rating::ALL.get(number.wrapping_sub(1)).copied().unwrap_or(Rating::Again)
}

/// Every item's answers as they count now, item by item, each in order; returns how many answers
/// were read.
pub(super) fn each_item(
    connection: &Connection,
    horizon: i64,
    mut take: impl FnMut(i64, &[RatedAnswer]) -> rusqlite::Result<()>,
) -> rusqlite::Result<usize> {
    let amended = amendments(connection)?;
    let renames = Renames::load(connection)?;
    let involved = renames.involved();
    let mut gathered: BTreeMap<i64, Vec<RatedAnswer>> = BTreeMap::new();
    let sql = "SELECT item, at, id, day, rating, retention, until FROM reviews \
               INDEXED BY reviews_by_item ORDER BY item, at, id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let (mut current, mut answers, mut count) = (None, Vec::new(), 0);
    while let Some(row) = rows.next()? {
        count += 1;
        let item: i64 = row.get(0)?;
        if current.is_some_and(|current| current != item) {
            flush(current, &mut answers, &mut take)?;
        }
        current = Some(item);
        let mut answer = answer(row, 1)?;
        match amended.get(&answer.order.1) {
            Some(None) => continue,
            Some(Some(rating)) => answer.rating = *rating,
            None => {}
        }
        if answer.day > horizon {
            continue;
        }
        if involved.contains(&item) {
            gathered.entry(renames.place(item, answer.order.0)).or_default().push(answer);
        } else {
            answers.push(answer);
        }
    }
    flush(current, &mut answers, &mut take)?;
    for (item, mut answers) in gathered {
        answers.sort_unstable_by_key(|answer| answer.order);
        take(item, &answers)?;
    }
    Ok(count)
}

fn flush(
    item: Option<i64>,
    answers: &mut Vec<RatedAnswer>,
    take: &mut impl FnMut(i64, &[RatedAnswer]) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    if let Some(item) = item.filter(|_| !answers.is_empty()) {
        take(item, answers)?;
        answers.clear();
    }
    Ok(())
}

/// What was said of answers afterwards: the rating that counts, or nothing for those taken back.
fn amendments(connection: &Connection) -> rusqlite::Result<HashMap<Id, Option<Rating>>> {
    let sql = "SELECT review, rating FROM amendments ORDER BY at, id";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        let rating: Option<usize> = row.get(1)?;
        Ok((row.get(0)?, rating.map(to_rating)))
    })?;
    rows.collect() // of one review, the last
}

/// The answers that count for one item, in order.
pub(super) fn answers_of(
    connection: &Connection,
    renames: &Renames,
    item: i64,
    horizon: i64,
) -> rusqlite::Result<Vec<RatedAnswer>> {
    let sql = "SELECT at, id, day, rating, retention, until FROM reviews WHERE item = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let sql = "SELECT rating FROM amendments WHERE review = ?1 ORDER BY at DESC, id DESC LIMIT 1";
    let mut amendment = connection.prepare_cached(sql)?;
    let mut answers = Vec::new();
    for origin in renames.origins(item) {
        let mut rows = statement.query([origin])?;
        while let Some(row) = rows.next()? {
            let mut answer = answer(row, 0)?;
            if answer.day > horizon || renames.place(origin, answer.order.0) != item {
                continue;
            }
            let said = amendment.query_row([answer.order.1], |row| row.get(0)).optional()?;
            let said: Option<Option<usize>> = said;
            match said {
                Some(None) => continue,
                Some(Some(rating)) => answer.rating = to_rating(rating),
                None => {}
            }
            answers.push(answer);
        }
    }
    answers.sort_unstable_by_key(|answer| answer.order);
    Ok(answers)
}

/// Computes the memory of one item again.
pub(super) fn replay(
    connection: &Connection,
    scheduler: &Scheduler,
    item: i64,
    day: i64,
) -> rusqlite::Result<Option<Memory>> {
    let renames = Renames::load(connection)?;
    let answers = answers_of(connection, &renames, item, horizon(day))?;
    let sql = "SELECT deck, item FROM items WHERE id = ?1";
    let (deck, key): (String, String) =
        connection.prepare_cached(sql)?.query_row([item], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let name = Name { deck: &deck, item: &key };
    let computed = compute(scheduler, name, &answers);
    match &computed {
        Some(computed) => save(connection, item, name, computed)?,
        None => {
            connection.prepare_cached("DELETE FROM memories WHERE item = ?1")?.execute([item])?;
        }
    }
    Ok(computed.map(|computed| computed.memory))
}

/// Puts a memory in the place of the one there was.
pub(super) fn save(
    connection: &Connection,
    item: i64,
    name: Name<'_>,
    computed: &Computed,
) -> rusqlite::Result<()> {
    let Computed { memory, last } = computed;
    let sql = "INSERT OR REPLACE INTO memories (item, deck, key, stability, difficulty, first_day, \
               last_day, due, reps, lapses, at, review) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    connection.prepare_cached(sql)?.execute(params![
        item, name.deck, name.item, memory.stability, memory.difficulty, memory.first, memory.last,
        memory.due, memory.reps, memory.lapses, last.0, last.1,
    ])?;
    Ok(())
}

/// Computes every memory again.
pub(super) fn rebuild(
    connection: &Connection,
    scheduler: &Scheduler,
    day: i64,
) -> rusqlite::Result<Rebuilt> {
    let mut statement = connection.prepare_cached("SELECT id, deck, item FROM items")?;
    let names = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    let names: HashMap<i64, (String, String)> = names.collect::<rusqlite::Result<_>>()?;
    connection.execute("DELETE FROM memories", [])?;
    let mut memories = 0;
    let reviews = each_item(connection, horizon(day), |item, answers| {
        let Some((deck, key)) = names.get(&item) else { return Ok(()) };
        let name = Name { deck, item: key };
        if let Some(computed) = compute(scheduler, name, answers) {
            save(connection, item, name, &computed)?;
            memories += 1;
        }
        Ok(())
    })?;
    Ok(Rebuilt { reviews, memories })
}

impl Store {
    /// Computes every memory again from the answers, on a learner's day.
    ///
    /// # Errors
    /// When the file cannot be read or written; the memories are as they were then.
    pub fn rebuild(&mut self, day: i64) -> Result<Rebuilt> {
        let place = self.place.clone();
        let failed = |error| failure::explain(&place, "rebuild the memories", &error);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = transaction.map_err(failed)?;
        let rebuilt = rebuild(&transaction, &self.scheduler, day).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        Ok(rebuilt)
    }
}
