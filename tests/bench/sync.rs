//! How fast histories are joined by a folder: 100,000 events of 10 devices in 1,000 segments, the first
//! time and when nothing is new, beside a bare walk over the same files.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot go on may stop at once")]

use divan::Bencher;
use quizdeck::engine::Mode;
use quizdeck::engine::schedule::{Aim, Moment};
use quizdeck::form::{Rating, Verdict};
use quizdeck::store::{Event, Review, Store};
use quizdeck::sync::{self, FOLDER, SyncPlace, SyncTerms};
use std::fmt::Write;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;

const DEVICES: usize = 10;
const SEGMENTS: usize = 100;
const EVENTS: usize = 100;
const DAY: i64 = 20_000;

fn main() {
    divan::main();
}

fn moment(day: i64) -> Moment {
    Moment { at: day * 86_400_000, day }
}

fn event(store: &mut Store, number: usize) -> String {
    let now = moment(DAY + i64::try_from(number / 1_000).unwrap());
    let item = format!("{:016x}", number % 10_000);
    let review = Review {
        deck: "deck".to_owned(),
        question: item.clone(),
        item,
        mode: Mode::Review,
        form: "lines".to_owned(),
        verdict: Verdict::Right,
        rating: if number.is_multiple_of(7) { Rating::Again } else { Rating::Good },
        given: vec!["an answer of some length".to_owned()],
        ..Review::new(store.id(now.at), store.device(), now, Aim::default())
    };
    serde_json::to_string(&Event::Review(Box::new(review))).unwrap()
}

/// A place with all segments.
fn place() -> &'static Path {
    static PLACE: OnceLock<TempDir> = OnceLock::new();
    let folder = PLACE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(FOLDER)).unwrap();
        let mut number = 0;
        for at in 0..DEVICES {
            let mut store = Store::in_memory(at as u64 + 1).unwrap();
            let device = store.device();
            for segment in 1..=SEGMENTS {
                let mut text = format!(
                    "{{\"quizdeck\":\"segment\",\"version\":1,\"device\":\"{device}\",\"name\":\"x\"}}\n"
                );
                for _ in 0..EVENTS {
                    writeln!(text, "{}", event(&mut store, number)).unwrap();
                    number += 1;
                }
                let name = format!("{FOLDER}/{device}-{segment:06}.jsonl");
                std::fs::write(folder.path().join(name), text).unwrap();
            }
        }
        folder
    });
    folder.path()
}

fn join(store: &mut Store) -> sync::Joined {
    let (data, now) = (std::env::temp_dir(), moment(DAY + 1_000));
    let terms = SyncTerms { data, name: "bench".to_owned(), now, signals: Arc::default() };
    sync::join(&SyncPlace::Folder(place().to_owned()), store, &terms, &mut |_| Ok(())).unwrap()
}

#[divan::bench(sample_count = 5)]
fn all_of_it(bencher: Bencher) {
    place();
    bencher
        .with_inputs(|| {
            let folder = tempfile::tempdir().unwrap();
            (Store::open(folder.path(), 99).unwrap(), folder)
        })
        .bench_local_values(|(mut store, folder)| {
            assert_eq!(join(&mut store).new, DEVICES * SEGMENTS * EVENTS);
            (store, folder)
        });
}

#[divan::bench(sample_count = 50)]
fn nothing_new(bencher: Bencher) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path(), 99).unwrap();
    join(&mut store);
    bencher.bench_local(|| assert_eq!(join(&mut store).new, 0));
}

/// What no way of joining by a folder can do without.
#[divan::bench(sample_count = 50)]
fn bare_walk(bencher: Bencher) {
    let folder = place().join(FOLDER);
    bencher.bench_local(|| {
        let entries = std::fs::read_dir(&folder).unwrap();
        entries.map(|entry| entry.unwrap().metadata().unwrap().len()).sum::<u64>()
    });
}
