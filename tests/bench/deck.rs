//! Reading a deck, beside the bare parse of the same bytes into plain structs: what all that this
//! program knows of a question (kinds, findings, places, identity) costs over knowing nothing.

mod deck_of;
mod plain;

use deck_of::deck_of;
use divan::{Bencher, counter::BytesCount};
use plain::Plain;
use std::path::PathBuf;

/// Questions in a deck.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

/// Writes a deck to a file of its own.
fn file(count: usize) -> PathBuf {
    let name = format!("quizdeck-bench-{}-{count}.toml", std::process::id());
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, deck_of(count)).expect("the folder for temporary files can be written");
    path
}

/// Measures a way to read the file of a deck.
fn measure(bencher: Bencher<'_, '_>, count: usize, read: impl Fn(&str) -> usize + Sync) {
    let path = file(count);
    let bytes = std::fs::metadata(&path).map_or(0, |metadata| metadata.len());
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        let text = std::fs::read_to_string(&path).expect("the file was just written");
        assert_eq!(read(&text), count);
    });
    std::fs::remove_file(path).expect("the file was just written");
}

/// The deck with its findings.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn read(bencher: Bencher<'_, '_>, count: usize) {
    measure(bencher, count, |text| {
        let reading = quizdeck::deck::read(text, "generated");
        assert!(reading.findings.is_empty(), "{:?}", reading.findings[0]);
        reading.deck.questions().len()
    });
}

/// The same bytes by the `toml` crate alone.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn bare(bencher: Bencher<'_, '_>, count: usize) {
    measure(bencher, count, |text| {
        let plain: Plain = toml::from_str(text).expect("a generated deck is sound");
        plain.question.len()
    });
}
