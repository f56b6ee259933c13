//! How long statistics take, beside what computes all memories again in the same run: the first
//! screen, which must not grow with the answers behind it, and the whole page over a million answers
//! to 10,000 questions.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark that cannot go on may stop at once; times are measured and told"
)]

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const QUESTIONS: usize = 10_000;
const ANSWERS: usize = 1_000_000;
/// The last day that something is answered on: 1 March 2026.
const TODAY: usize = 20_513;

/// A deck of short questions.
fn deck(path: &Path) {
    let mut file = BufWriter::new(File::create(path).unwrap());
    writeln!(file, "[deck]\nid = \"words\"\ntags = [\"all\"]").unwrap();
    for number in 0..QUESTIONS {
        let tag = ["red", "green", "blue"][number % 3];
        writeln!(
            file,
            "[[question]]\nid = \"q{number}\"\nprompt = \"Which word is number {number}?\"\n\
             answer = \"word {number}\"\ntags = [\"{tag}\"]"
        )
        .unwrap();
    }
}

/// The lines of an export: every question in turn, some days apart, one answer in seven wrong.
fn export(path: &Path) {
    let mut file = BufWriter::new(File::create(path).unwrap());
    let rounds = ANSWERS / QUESTIONS;
    for number in 0..ANSWERS {
        let (round, item) = (number / QUESTIONS, number % QUESTIONS);
        let day = TODAY - 5 * (rounds - 1 - round) - item % 5;
        let at = day * 86_400_000 + 30_000_000 + item;
        let (verdict, rating) =
            if number % 7 == 0 { ("wrong", "again") } else { ("right", "good") };
        let earned = u8::from(rating == "good");
        writeln!(
            file,
            "{{\"event\":\"review\",\"id\":\"{:08x}-{:04x}-7000-8000-{number:012x}\",\
             \"device\":\"01234567-89ab-7000-8000-000000000000\",\"deck\":\"words\",\
             \"item\":\"q{item}\",\"question\":\"q{item}\",\"at\":{at},\"number\":{at},\
             \"day\":{day},\"mode\":\"review\",\"form\":\"lines\",\"verdict\":\"{verdict}\",\
             \"rating\":\"{rating}\",\"credit\":{{\"earned\":{earned},\"of\":1}},\"hints\":0,\
             \"attempt\":1,\"given\":[\"a word of some length\"],\"milliseconds\":4321,\
             \"algorithm\":\"FSRS-6\",\"retention\":0.9,\"due\":{}}}",
            at >> 16,
            at & 0xffff,
            day + 5
        )
        .unwrap();
    }
}

/// Runs the program in a folder; how long that takes.
fn run(home: &Path, arguments: &[&str]) -> Duration {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quizdeck"));
    command.current_dir(home).env_clear().env("HOME", home).args(arguments);
    command.env("QUIZDECK_NOW", "2026-03-01T12:00:00Z");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let status = command.status().unwrap();
    assert!(status.success(), "{arguments:?}");
    start.elapsed()
}

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        return; // there is nothing to see by running it once
    }
    let home = TempDir::new().unwrap();
    deck(&home.path().join("words.toml"));
    export(&home.path().join("export.jsonl"));
    run(home.path(), &["history", "import", "export.jsonl"]);
    let commands: [&[&str]; 4] = [
        &["stats", "words.toml"],
        &["show", "words.toml", "1", "--json"], // reads the deck and nothing else
        &["stats", "words.toml", "--json"],
        &["history", "rebuild"],
    ];
    let mut times: [Vec<Duration>; 4] = Default::default();
    for _ in 0..5 {
        for (command, times) in commands.iter().zip(&mut times) {
            times.push(run(home.path(), command));
        }
    }
    let [first, deck, whole, rebuild] = times.map(|mut times| {
        times.sort_unstable();
        times[times.len() / 2]
    });
    println!(
        "statistics of {QUESTIONS} questions and {ANSWERS} answers: the first screen after {first:?}, \
         {deck:?} of it to read the deck; all of it after {whole:?}, {:.2} times a rebuild ({rebuild:?})",
        whole.as_secs_f64() / rebuild.as_secs_f64()
    );
}
