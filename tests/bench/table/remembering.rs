//! Answers until they are on the disk, and what is due behind a million of them, beside the same rows and the
//! same question by SQL alone.

use crate::history::{DAY, ITEMS, TODAY, history, review};
use crate::row;
use crate::turns::by_turns;
use quizdeck::deck::Identity;
use quizdeck::engine::schedule::Moment;
use quizdeck::store::{Store, file_in};
use rusqlite::types::Value;
use rusqlite::{Connection, TransactionBehavior, params, params_from_iter};
use std::path::Path;
use tempfile::TempDir;

/// So many commits go before: from then on the log is written over and doesn't grow.
const BEFORE: usize = 2_000;
/// How many answers are timed at once.
const AT_ONCE: usize = 50;
/// The answers behind what is due.
const BEHIND: usize = 1_000_000;

pub fn rows() {
    let folders = [(); 2].map(|()| TempDir::new().unwrap());
    let (mut answer, mut bare) = (answer(folders[0].path()), bare(folders[1].path()));
    let several = |commit: &mut Commit| (0..AT_ONCE).for_each(|_| commit());
    let turns = by_turns(60, || several(&mut answer), || several(&mut bare));
    row(
        &format!("{AT_ONCE} answers, each until it is on the disk"),
        "the same rows by `rusqlite`",
        &turns,
    );

    let folder = history(BEHIND);
    let pick = || Store::open(folder, 9).unwrap().due("deck", TODAY).unwrap().len();
    let select = || {
        let sql = "SELECT item, key, stability, difficulty, first_day, last_day, due, reps, lapses \
                   FROM memories WHERE deck = 'deck' AND due <= ?1 ORDER BY due, item";
        let connection = Connection::open(file_in(folder)).unwrap();
        let mut statement = connection.prepare(sql).unwrap();
        let keys = statement.query_map([TODAY], |row| row.get::<_, String>(1)).unwrap();
        keys.map(Result::unwrap).count()
    };
    assert_eq!(pick(), select());
    let what = format!("open, and pick the {} due of {ITEMS}, {BEHIND} answers behind", pick());
    row(&what, "the same `SELECT`", &by_turns(60, pick, select));
}

/// Something that commits an answer each time.
type Commit = Box<dyn FnMut()>;

/// How many items the answers of `answer` and `bare` go round.
const ROUND: usize = 1_000;

/// An answer, with all that follows from it.
fn answer(folder: &Path) -> Commit {
    let mut store = Store::open(folder, 1).unwrap();
    let seen = Identity {
        text: "What is asked here?".to_owned(),
        answer: "an answer of some length".to_owned(),
        kind: "short".to_owned(),
    };
    let mut number = 0;
    let mut commit = move || {
        number += 1;
        let day = TODAY + (number / ROUND) as i64;
        let now = Moment { at: day * DAY + number as i64, day };
        let mut review = review(&mut store, number % ROUND, now);
        review.session = None;
        store.record(&review, &seen, None).unwrap();
    };
    (0..BEFORE).for_each(|_| commit());
    Box::new(commit)
}

/// The same rows into the same tables and indexes, with the same durability, and nothing else.
fn bare(folder: &Path) -> Commit {
    drop(answer(folder));
    let mut connection = Connection::open(file_in(folder)).unwrap();
    connection.pragma_update(None, "synchronous", "FULL").unwrap();
    connection.pragma_update(None, "secure_delete", true).unwrap();
    let (mut row, mut rows) = (Vec::new(), Vec::new());
    {
        let sql = "SELECT * FROM answers WHERE row > ?1 ORDER BY row";
        let mut statement = connection.prepare(sql).unwrap();
        let columns = statement.column_count();
        let mut found = statement.query([BEFORE - ROUND]).unwrap();
        while let Some(next) = found.next().unwrap() {
            row.clear();
            row.extend((0..columns).map(|at| next.get::<_, Value>(at).unwrap()));
            rows.push(row.clone());
        }
    }
    let places = vec!["?"; row.len()].join(", ");
    let insert = format!("INSERT INTO answers VALUES ({places})");
    let mut number = 0_usize;
    let mut commit = move || {
        let row = &mut rows[number % ROUND];
        number += 1;
        let day = TODAY + ((BEFORE + number) / ROUND) as i64;
        let (at, id) = (day * DAY + number as i64, (number as u128).to_be_bytes().to_vec());
        row[0] = Value::Null;
        row[1] = Value::Blob(id.clone());
        let item = row[4].clone();
        (row[5], row[6], row[7]) = (at.into(), at.into(), day.into());
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = transaction.unwrap();
        transaction.prepare_cached("UPDATE device SET seen = ?1").unwrap().execute([at]).unwrap();
        transaction.prepare_cached(&insert).unwrap().execute(params_from_iter(row.iter())).unwrap();
        let sql = "UPDATE memories SET stability = ?2, difficulty = ?3, last_day = ?4, due = ?5, \
                   later = ?5, reps = reps + 1, number = ?6, review = ?7 WHERE item = ?1";
        let values = params![item, at as f64 / 1e12, 5.5, day, day + 9, at, id];
        transaction.prepare_cached(sql).unwrap().execute(values).unwrap();
        transaction.commit().unwrap();
    };
    (0..BEFORE).for_each(|_| commit());
    Box::new(commit)
}
