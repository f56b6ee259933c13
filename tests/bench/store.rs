//! How fast the store is, beside a bare database in the same run:
//!
//! - opening, and picking what is due of 10,000 remembered items, which must not grow with the
//!   answers behind them;
//! - computing all memories again from a million answers;
//! - joining 100,000 events into a history of a million, against bare inserts of the same rows into a
//!   copy of it.

#![allow(
    clippy::unwrap_used,
    clippy::cast_possible_wrap,
    clippy::wildcard_imports,
    reason = "a benchmark that cannot go on may stop at once"
)]

mod history;

use divan::{Bencher, counter::ItemsCount};
use history::{Lines, NOW, TODAY, history};
use quizdeck::store::{Store, file_in};
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};
use std::io::Read;
use std::path::Path;
use std::time::Instant;
use tempfile::TempDir;

/// A day on which every item is due, so that there is as much to pick behind every history.
const LATER: i64 = TODAY + 36_500;

fn main() {
    divan::main();
    // Without `--bench` everything is run once, to see that it runs.
    if std::env::args().any(|argument| argument == "--bench") {
        joining();
    }
}

/// How many events are joined.
const JOINED: usize = 100_000;

/// Tells how fast another device's answers of the next days are joined into a history of a million,
/// and how many times that takes what bare inserts of the same rows take in a copy of it, with the
/// same indexes, cache and durability, by turns: the median over rounds, and the least and most.
#[expect(clippy::disallowed_methods, clippy::print_stdout, reason = "times are measured and told")]
fn joining() {
    let mut export = Vec::new();
    let store = Store::in_memory(11).unwrap();
    let end = TODAY + 60;
    Lines { store, count: JOINED, end, next: 0, rest: Vec::new() }
        .read_to_end(&mut export)
        .unwrap();
    let [here, copy] = [(); 2].map(|()| TempDir::new().unwrap());
    for folder in [&here, &copy] {
        std::fs::copy(file_in(history(1_000_000)), file_in(folder.path())).unwrap();
    }
    let mut store = Store::open(here.path(), 12).unwrap();
    let mut bare = Bare::open(copy.path());
    let mut rounds: Vec<[f64; 2]> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            let imported = store.import(&mut &*export, "a file", NOW).unwrap();
            let joined = start.elapsed().as_secs_f64();
            assert_eq!(imported.new, JOINED);
            let rows = Bare::rows(here.path(), imported.batch.unwrap());
            store.undo_import(imported.batch.unwrap()).unwrap();
            [joined, bare.insert(&rows)]
        })
        .collect();
    rounds.sort_by(|one, other| (one[0] / one[1]).total_cmp(&(other[0] / other[1])));
    let [low, middle, high] = [0, ROUNDS / 2, ROUNDS - 1].map(|at| rounds[at][0] / rounds[at][1]);
    #[expect(clippy::cast_precision_loss, reason = "a hundred thousand")]
    let [joined, inserted] = [0, 1].map(|at| {
        rounds.sort_by(|one, other| one[at].total_cmp(&other[at]));
        JOINED as f64 / rounds[ROUNDS / 2][at] / 1000.0
    });
    println!(
        "joining: {joined:.0} thousand events a second, bare inserts: {inserted:.0}; \
         it takes {middle:.2} ({low:.2} to {high:.2}) times as long"
    );
}

/// How often both are measured.
const ROUNDS: usize = 7;

/// A history without the program around it.
struct Bare(Connection);

impl Bare {
    fn open(folder: &Path) -> Self {
        let connection = Connection::open(file_in(folder)).unwrap();
        connection.pragma_update(None, "synchronous", "FULL").unwrap();
        connection.pragma_update(None, "cache_size", -65_536).unwrap();
        Self(connection)
    }

    /// What an import brought in, column by column.
    fn rows(folder: &Path, batch: i64) -> Vec<Vec<Value>> {
        let Self(connection) = Self::open(folder);
        let mut statement = connection.prepare("SELECT * FROM answers WHERE batch = ?1").unwrap();
        let columns = statement.column_count();
        let row = |row: &Row<'_>| (0..columns).map(|at| row.get(at)).collect();
        statement.query_map([batch], row).unwrap().map(Result::unwrap).collect()
    }

    /// The seconds that it takes to insert rows; they are deleted again.
    #[expect(clippy::disallowed_methods, reason = "times are measured")]
    fn insert(&mut self, rows: &[Vec<Value>]) -> f64 {
        let start = Instant::now();
        let transaction = self.0.transaction().unwrap();
        let places = vec!["?"; rows[0].len()].join(", ");
        let sql = format!("INSERT INTO answers VALUES ({places})");
        let mut statement = transaction.prepare(&sql).unwrap();
        for row in rows {
            statement.execute(params_from_iter(row)).unwrap();
        }
        drop(statement);
        transaction.commit().unwrap();
        let taken = start.elapsed().as_secs_f64();
        let last = "DELETE FROM answers WHERE batch = (SELECT max(batch) FROM answers)";
        self.0.execute(last, []).unwrap();
        taken
    }
}

mod due {
    use super::*;

    #[divan::bench(args = [10_000, 100_000, 1_000_000], sample_count = 200, sample_size = 1)]
    fn open_and_pick(bencher: Bencher<'_, '_>, count: usize) {
        let folder = history(count);
        bencher.bench_local(|| {
            let store = Store::open(folder, 9).unwrap();
            store.due("deck", LATER).unwrap().len()
        });
    }

    #[divan::bench(args = [10_000, 100_000, 1_000_000], sample_count = 200, sample_size = 1)]
    fn pick(bencher: Bencher<'_, '_>, count: usize) {
        let store = Store::open(history(count), 9).unwrap();
        bencher.bench_local(|| store.due("deck", LATER).unwrap().len());
    }
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn rebuild(bencher: Bencher<'_, '_>) {
    let mut store = Store::open(history(1_000_000), 9).unwrap();
    let work = ItemsCount::new(1_000_000_usize);
    bencher.counter(work).bench_local(|| store.rebuild().unwrap());
}
