//! How fast the store is, beside a bare database in the same run:
//!
//! - an answer, against a bare insert with the same durability;
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

use divan::{Bencher, counter::ItemsCount};
use quizdeck::deck::Identity;
use quizdeck::engine::Mode;
use quizdeck::engine::schedule::{Aim, Moment};
use quizdeck::form::{Credit, Rating, Verdict};
use quizdeck::store::{Event, Review, Store, file_in};
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params, params_from_iter};
use std::io::{BufReader, Read};
use std::path::Path;
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const ITEMS: usize = 10_000;
const DAY: i64 = 86_400_000;
/// The day after the last answer of a history.
const TODAY: i64 = 20_600;
/// A moment of it.
const NOW: Moment = Moment { at: TODAY * DAY, day: TODAY };
/// A day on which every item is due, so that there is as much to pick behind every history.
const LATER: i64 = TODAY + 36_500;
/// So many commits go before: from then on the log is written over and doesn't grow.
const BEFORE: usize = 2_000;

fn main() {
    divan::main();
    // Without `--bench` everything is run once, to see that it runs.
    if std::env::args().any(|argument| argument == "--bench") {
        ratio();
        joining();
    }
}

fn review(store: &mut Store, number: usize, now: Moment) -> Review {
    let item = format!("{:016x}", number % ITEMS);
    Review {
        session: Some(store.id(1)),
        deck: "deck".to_owned(),
        question: item.clone(),
        item,
        mode: Mode::Review,
        form: "lines".to_owned(),
        verdict: Verdict::Right,
        rating: if number.is_multiple_of(7) { Rating::Again } else { Rating::Good },
        credit: Credit::FULL,
        given: vec!["an answer of some length".to_owned()],
        milliseconds: 4_321,
        ..Review::new(store.id(now.at), store.device(), now, Aim::default())
    }
}

/// The lines of an export of so many answers: every item in turn, some days apart.
struct Lines {
    store: Store,
    count: usize,
    /// The day after the last one.
    end: i64,
    next: usize,
    rest: Vec<u8>,
}

impl Read for Lines {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.rest.is_empty() && self.next < self.count {
            let rounds = self.count / ITEMS;
            let day = self.end - 5 * (rounds - self.next / ITEMS) as i64;
            let moment = Moment { at: day * DAY + self.next as i64 % DAY, day };
            let review = review(&mut self.store, self.next, moment);
            self.rest = serde_json::to_vec(&Event::Review(Box::new(review)))?;
            self.rest.push(b'\n');
            self.next += 1;
        }
        let length = buffer.len().min(self.rest.len());
        buffer[..length].copy_from_slice(&self.rest[..length]);
        self.rest.drain(..length);
        Ok(length)
    }
}

/// A folder with a history of so many answers; made once.
fn history(count: usize) -> &'static Path {
    static FOLDERS: [OnceLock<TempDir>; 3] = [const { OnceLock::new() }; 3];
    let place = [10_000, 100_000, 1_000_000].iter().position(|known| *known == count).unwrap();
    let folder = FOLDERS[place].get_or_init(|| {
        let folder = TempDir::new().unwrap();
        let lines = Lines {
            store: Store::in_memory(7).unwrap(),
            count,
            end: TODAY,
            next: 0,
            rest: Vec::new(),
        };
        let mut store = Store::open(folder.path(), 8).unwrap();
        let imported = store.import(&mut BufReader::new(lines), "a file", NOW).unwrap();
        assert_eq!(imported.new, count);
        folder
    });
    folder.path()
}

/// Something that commits an answer each time.
type Commit = Box<dyn FnMut()>;

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
        let day = TODAY + (number / ITEMS) as i64;
        let now = Moment { at: day * DAY + number as i64, day };
        let mut review = review(&mut store, number, now);
        review.session = None;
        store.record(&review, &seen, None).unwrap();
    };
    (0..BEFORE).for_each(|_| commit());
    Box::new(commit)
}

/// A row with what was given, and nothing else.
fn bare(folder: &Path) -> Commit {
    let connection = Connection::open(folder.join("bare.db")).unwrap();
    connection.pragma_update(None, "synchronous", "FULL").unwrap();
    connection.pragma_update(None, "journal_mode", "WAL").unwrap();
    let table = "CREATE TABLE reviews (id INTEGER PRIMARY KEY, item TEXT, at INTEGER, \
                 rating INTEGER, given TEXT)";
    connection.execute_batch(table).unwrap();
    let mut number = 0_i64;
    let mut commit = move || {
        number += 1;
        let sql = "INSERT INTO reviews (item, at, rating, given) VALUES (?1, ?2, ?3, ?4)";
        let item = format!("{number:016x}");
        let values = params![item, number, 3, "an answer of some length"];
        connection.prepare_cached(sql).unwrap().execute(values).unwrap();
    };
    (0..BEFORE).for_each(|_| commit());
    Box::new(commit)
}

/// Tells how many times a bare insert an answer takes, by turns, so that a busy disk slows both:
/// the median over rounds, and where its middle half lies.
#[expect(clippy::disallowed_methods, clippy::print_stdout, reason = "times are measured and told")]
fn ratio() {
    let folder = TempDir::new().unwrap();
    let mut commits = [answer(folder.path()), bare(folder.path())];
    let mut ratios: Vec<f64> = (0..60)
        .map(|_| {
            let [answer, bare] = commits.each_mut().map(|commit| {
                let mut times: Vec<Duration> = (0..50)
                    .map(|_| {
                        let start = Instant::now();
                        commit();
                        start.elapsed()
                    })
                    .collect();
                times.sort_unstable();
                times[times.len() / 2].as_secs_f64()
            });
            answer / bare
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    let (low, middle, high) = (ratios[15], ratios[30], ratios[45]);
    println!("\nan answer takes {middle:.2} ({low:.2} to {high:.2}) times a bare insert");
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

mod answer {
    use super::*;

    #[divan::bench(sample_count = 2000, sample_size = 1)]
    fn store(bencher: Bencher<'_, '_>) {
        let folder = TempDir::new().unwrap();
        bencher.bench_local(super::answer(folder.path()));
    }

    #[divan::bench(sample_count = 2000, sample_size = 1)]
    fn bare(bencher: Bencher<'_, '_>) {
        let folder = TempDir::new().unwrap();
        bencher.bench_local(super::bare(folder.path()));
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
