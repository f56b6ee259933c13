//! Generated histories for the benchmarks: every item in turn, some days apart, one answer in seven wrong.

#![allow(dead_code, clippy::unwrap_used, reason = "each benchmark takes what it needs")]

use quizdeck::engine::Mode;
use quizdeck::engine::schedule::{Aim, Moment};
use quizdeck::form::{Credit, Rating, Verdict};
use quizdeck::store::{Event, Review, Store};
use std::io::{BufReader, Read};
use std::path::Path;
use std::sync::OnceLock;
use tempfile::TempDir;

/// How many items are answered.
pub const ITEMS: usize = 10_000;
/// The milliseconds of a day.
pub const DAY: i64 = 86_400_000;
/// The day after the last answer of a history.
pub const TODAY: i64 = 20_600;
/// A moment of it.
pub const NOW: Moment = Moment { at: TODAY * DAY, day: TODAY };

/// An answer to an item.
pub fn review(store: &mut Store, number: usize, now: Moment) -> Review {
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
pub struct Lines {
    pub store: Store,
    pub count: usize,
    /// The day after the last one.
    pub end: i64,
    pub next: usize,
    pub rest: Vec<u8>,
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
pub fn history(count: usize) -> &'static Path {
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
