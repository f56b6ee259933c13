//! Checking a deck with every rule, beside the bare parse of the same bytes into plain structs. The
//! two run in turn, so that both meet the same machine, and it is their ratio that is told: the
//! aim is 2, whatever the size.

mod deck_of;
mod plain;

use deck_of::deck_of;
use plain::Plain;
use quizdeck::lint::{Outside, lint};
use quizdeck::report::Rigour;
use std::io::Write;
use std::time::{Duration, Instant};

/// Questions in a deck, and how often it is read each way.
const SIZES: [(usize, usize); 3] = [(1_000, 40), (10_000, 20), (100_000, 10)];

fn main() {
    let mut out = std::io::stdout();
    for (name, deck) in [("sound", deck_of as fn(usize) -> String), ("mistaken", mistaken)] {
        for (count, turns) in SIZES {
            let line = measured(&deck(count), &deck_of(count), count, turns);
            writeln!(out, "{name:8} {count:>7} questions  {line}").expect("someone reads it");
        }
    }
}

/// A deck with a mistake in each question.
fn mistaken(count: usize) -> String {
    deck_of(count).replace("\nexplain = ", "\nexplian = ")
}

/// Checks one text and parses the other in turn.
fn measured(text: &str, sound: &str, count: usize, turns: usize) -> String {
    let (mut check, mut bare, mut ratios, mut found) = (vec![], vec![], vec![], 0);
    for _ in 0..turns {
        let (reading, took) = timed(|| lint(text, "generated", &Outside::unknown(), Rigour::Usual));
        let (plain, bare_took) = timed(|| toml::from_str::<Plain>(sound));
        assert_eq!(plain.expect("a generated deck is sound").question.len(), count);
        found = reading.findings.len();
        ratios.push(took.as_secs_f64() / bare_took.as_secs_f64());
        check.push(took);
        bare.push(bare_took);
    }
    ratios.sort_by(f64::total_cmp);
    check.sort();
    bare.sort();
    format!(
        "check {:>9.2?}  bare {:>9.2?}  ratio {:.2} ({:.2} to {:.2})  {found} findings",
        check[turns / 2],
        bare[turns / 2],
        ratios[turns / 2],
        ratios[0],
        ratios[turns - 1],
    )
}

#[expect(clippy::disallowed_methods, reason = "time is what it measures")]
fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = run();
    (result, start.elapsed())
}
