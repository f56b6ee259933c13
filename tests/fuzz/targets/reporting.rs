//! Reporting: whatever a result holds, a report tells of the others, and changes none.

use super::surfaces::{files, run, shows_itself};
use crate::harness::Luck;
use crate::material::mutated;
use crate::program::Program;
use quizdeck::random::Random;
use serde_json::Value;
use std::sync::LazyLock;

const DECK: &str = include_str!("../../decks/valid/kinds.toml");

/// Results as the program writes them: of sheets, and of an exam that was sat.
fn written() -> &'static [(String, Vec<u8>)] {
    static RESULTS: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
        let program = Program::with_deck(DECK);
        let sheet = "Anna: +1 +2 -3 4 -\nBoris: +1 -2 +5:0.5\nClara:\n";
        let sheets = ["mark", "deck.toml", "--paper", "7/A", "--json", "results"];
        run(&program, &sheets, sheet);
        let exam = ["exam", "deck.toml", "--seed", "7", "--json", "results/dora.json"];
        run(&program, &exam, &format!("{}:hand-in\ny\n", "a\n\nb\n\n".repeat(9)));
        let results = files(&program.path("results"));
        assert_eq!(results.len(), 4, "{results:?}");
        results
    });
    &RESULTS
}

/// A result with something done to it.
pub fn result(random: &mut Random) -> Vec<u8> {
    let others: Vec<Vec<u8>> = written().iter().map(|(_, bytes)| bytes.clone()).collect();
    let one: &Vec<u8> = random.of(&others);
    mutated(one, &others, random)
}

/// What a report is asked to be.
const REPORTS: &[&[&str]] = &[
    &[],
    &["--all"],
    &["--csv"],
    &["--html"],
    &["--json"],
    &["--attempts", "last"],
    &["--without", "1"],
    &["--without", "2", "--all"],
];

/// A report of results of which one may be anything.
pub fn holds(case: &[u8], random: &mut Random) {
    let program = Program::with_deck(DECK);
    for (name, bytes) in written() {
        program.write(&format!("results/{name}"), bytes);
    }
    program.write("results/other.json", case);
    let before = files(&program.path("results"));
    let of = |more: &[&'static str]| {
        let all = ["report", "results", "--deck", "deck.toml"];
        run(&program, &[&all[..], more].concat(), "")
    };
    let told = of(random.of::<&[&str]>(REPORTS));
    assert!(!told.stdout.contains("<script src"), "{told:?}");
    let figures = of(&["--json", "--attempts", "all"]);
    if figures.status < 2 {
        shows_itself(&figures.stdout, "the figures");
        let figures: Value = serde_json::from_str(&figures.stdout).unwrap();
        let count = figures["results"].as_array().unwrap().len();
        // A file may hold several.
        assert!(count >= 4, "the others count: {figures}");
    }
    assert!(files(&program.path("results")) == before, "a report changes no result");
}
