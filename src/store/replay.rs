//! Replay: memories from what happened, in the order it did, wherever it did. What an answer does at
//! once is the same as what a replay of all does; no clock has a say.

use super::log::Touched;
use super::timeline::{Past, Rank, Ranked};
use crate::engine::schedule::{Memory, Name, Scheduler};
use rusqlite::{Connection, params};
use std::collections::HashMap;

/// What a rebuild came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rebuilt {
    /// How many answers were read.
    pub reviews: usize,
    /// How many items are remembered.
    pub memories: usize,
}

/// A memory, and what it was computed from last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Computed {
    pub memory: Memory,
    pub last: Rank,
}

/// The memory that a timeline leads to.
fn compute(scheduler: &Scheduler, name: Name<'_>, timeline: &[Ranked]) -> Option<Computed> {
    let mut memory: Option<Memory> = None;
    for (_, moved) in timeline {
        memory = scheduler.moved(memory, name, *moved);
    }
    Some(Computed { memory: memory?, last: timeline.last()?.0 })
}

/// Computes the memory of one item again.
fn replay(
    connection: &Connection,
    scheduler: &Scheduler,
    past: &Past,
    item: i64,
) -> rusqlite::Result<()> {
    let sql = "SELECT deck, item FROM items WHERE id = ?1";
    let (deck, key): (String, String) =
        connection.prepare_cached(sql)?.query_row([item], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let name = Name { deck: &deck, item: &key };
    if let Some(computed) = compute(scheduler, name, &past.timeline(connection, item)?) {
        return save(connection, item, name, &computed);
    }
    let sql = "DELETE FROM memories WHERE item = ?1";
    connection.prepare_cached(sql)?.execute([item]).map(|_| ())
}

/// Computes the memories again that something has to do with.
pub(super) fn settle(
    connection: &Connection,
    scheduler: &Scheduler,
    touched: Touched,
) -> rusqlite::Result<()> {
    if touched.all {
        return rebuild(connection, scheduler).map(|_| ());
    }
    if touched.items.is_empty() {
        return Ok(());
    }
    let past = Past::load(connection)?;
    for item in past.targets(touched.items) {
        replay(connection, scheduler, &past, item)?;
    }
    Ok(())
}

/// Puts a memory in the place of the one there was.
pub(super) fn save(
    connection: &Connection,
    item: i64,
    name: Name<'_>,
    computed: &Computed,
) -> rusqlite::Result<()> {
    let Computed { memory, last } = computed;
    // A row that is replaced would be deleted first, and its page copied for the case that it fails.
    let sql = "INSERT INTO memories (item, deck, key, stability, difficulty, first_day, last_day, \
               due, later, reps, lapses, number, review, missed) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) \
               ON CONFLICT (item) DO UPDATE SET stability = ?4, difficulty = ?5, first_day = ?6, \
               last_day = ?7, due = ?8, later = ?9, reps = ?10, lapses = ?11, number = ?12, \
               review = ?13, missed = ?14";
    connection.prepare_cached(sql)?.execute(params![
        item, name.deck, name.item, memory.stability, memory.difficulty, memory.first, memory.last,
        memory.due, memory.later, memory.reps, memory.lapses, last.0, last.1, memory.missed,
    ])?;
    Ok(())
}

/// Computes every memory again.
pub(super) fn rebuild(connection: &Connection, scheduler: &Scheduler) -> rusqlite::Result<Rebuilt> {
    let mut statement = connection.prepare_cached("SELECT id, deck, item FROM items")?;
    let names = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    let names: HashMap<i64, (String, String)> = names.collect::<rusqlite::Result<_>>()?;
    connection.execute("DELETE FROM memories", [])?;
    let mut memories = 0;
    let reviews = Past::load(connection)?.each(connection, |item, timeline| {
        let Some((deck, key)) = names.get(&item) else { return Ok(()) };
        let name = Name { deck, item: key };
        if let Some(computed) = compute(scheduler, name, timeline) {
            save(connection, item, name, &computed)?;
            memories += 1;
        }
        Ok(())
    })?;
    Ok(Rebuilt { reviews, memories })
}
