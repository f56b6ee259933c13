//! How long a learner waits for the first question of a review: over 50 decks of 1,000 questions,
//! half of which were answered, against a bare parser that reads the same bytes, by turns; where no
//! deck was listed before, and where all were.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark measures times, tells them, and may stop at once"
)]

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use quizdeck::store::Store;
use std::fmt::Write;
use std::io::{Read, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const DECKS: usize = 50;
const QUESTIONS: usize = 1_000;

fn deck(number: usize) -> String {
    let mut text = format!("[deck]\nid = \"deck-{number}\"\ntitle = \"Deck {number}\"\n");
    for question in 0..QUESTIONS {
        let place = number * QUESTIONS + question;
        write!(
            text,
            "\n[[question]]\nid = \"q{question}\"\nprompt = \"Which city lies in the province \
             number {place}?\"\nanswer = \"City {place}\"\nwrong = [\"Town {place}\", \"Village \
             {place}\", \"Hamlet {place}\"]\nexplain = \"City {place} was founded long ago.\"\n"
        )
        .unwrap();
    }
    text
}

/// The lines of an export in which every second question was answered, and most are due.
fn export() -> String {
    let mut lines = String::new();
    for number in 0..DECKS * QUESTIONS / 2 {
        let (deck, question) = (number / (QUESTIONS / 2), 2 * (number % (QUESTIONS / 2)));
        let at = 1_767_225_600_000_u64 + u64::try_from(number).unwrap();
        writeln!(
            lines,
            "{{\"event\":\"review\",\"id\":\"{:08x}-{:04x}-7000-8000-{number:012x}\",\
             \"device\":\"01234567-89ab-7000-8000-000000000000\",\"deck\":\"deck-{deck}\",\
             \"item\":\"q{question}\",\"question\":\"q{question}\",\"at\":{at},\"day\":20454,\
             \"mode\":\"quiz\",\"form\":\"one\",\"verdict\":\"right\",\"rating\":\"good\",\
             \"credit\":{{\"earned\":1,\"of\":1}},\"hints\":0,\"attempt\":1,\"given\":[\"x\"],\
             \"milliseconds\":1000,\"algorithm\":\"FSRS-6\",\"retention\":0.9}}",
            at >> 16,
            at & 0xffff
        )
        .unwrap();
    }
    lines
}

const QUIZDECK: &str = env!("CARGO_BIN_EXE_quizdeck");

/// The environment of every run, in which nothing lies in the folder for what is temporary.
fn environment(home: &Path) -> [(&'static str, String); 4] {
    let path = |name: &str| home.join(name).display().to_string();
    let now = "2026-03-01T12:00:00Z".to_owned();
    [
        ("HOME", path("")),
        ("TMPDIR", path("tmp")),
        ("QUIZDECK_NOW", now),
        ("QUIZDECK_SEED", "7".to_owned()),
    ]
}

fn quizdeck(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(QUIZDECK);
    command.current_dir(home).env_clear().envs(environment(home)).args(arguments);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        return; // there is nothing to see by running it once
    }
    let home = TempDir::new().unwrap();
    std::fs::create_dir(home.path().join("decks")).unwrap();
    let texts: Vec<String> = (0..DECKS).map(deck).collect();
    for (number, text) in texts.iter().enumerate() {
        std::fs::write(home.path().join(format!("decks/deck-{number}.toml")), text).unwrap();
    }
    std::fs::write(home.path().join("export.jsonl"), export()).unwrap();
    let import = quizdeck(home.path(), &["history", "import", "export.jsonl"]).status().unwrap();
    assert!(import.success());
    let review = || {
        let output = quizdeck(home.path(), &["review"]).status().unwrap();
        assert!(output.code().is_some());
    };
    let parse = || {
        for text in &texts {
            assert!(toml::from_str::<toml::Table>(text).is_ok());
        }
    };
    compare("none of them listed before", review, parse);
    meet(home.path());
    compare("all of them listed before", review, parse);
}

/// Reviews and parses by turns, and tells how long each took.
fn compare(what: &str, review: impl Fn(), parse: impl Fn()) {
    review();
    let mut rounds: Vec<(f64, Duration)> = (0..15)
        .map(|_| {
            let (reviewed, parsed) = (time(&review), time(&parse));
            (reviewed.as_secs_f64() / parsed.as_secs_f64(), reviewed)
        })
        .collect();
    rounds.sort_by(|one, other| one.0.total_cmp(&other.0));
    let ((low, _), (middle, taken), (high, _)) = (rounds[3], rounds[7], rounds[11]);
    println!(
        "the first question of a review over {DECKS} decks of {QUESTIONS}, {what}, comes after \
         {taken:?}, {middle:.2} ({low:.2} to {high:.2}) times a bare parse of the same bytes"
    );
}

/// Lets the decks be met, and reviews them once in a terminal, which lists them.
fn meet(home: &Path) {
    let mut store = Store::open(&home.join(".local/share/quizdeck"), 1).unwrap();
    for number in 0..DECKS {
        let path = home.join(format!("decks/deck-{number}.toml")).canonicalize().unwrap();
        store.remember(&path, &format!("deck-{number}"), true, 1).unwrap();
    }
    drop(store);
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    let mut command = CommandBuilder::new(QUIZDECK);
    command.args(["review", "--plain"]);
    command.cwd(home);
    command.env_clear();
    for (name, value) in environment(home) {
        command.env(name, value);
    }
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave); // or reading would never end
    pair.master.take_writer().unwrap().write_all(b":quit\r").unwrap();
    let mut said = Vec::new();
    let _ = pair.master.try_clone_reader().unwrap().read_to_end(&mut said); // it ends as it may
    assert!(child.wait().unwrap().success(), "{}", String::from_utf8_lossy(&said));
}
