//! Marking: whatever a sheet says, what is written of it adds up, and a report takes it.

use super::sessions::known_answers;
use super::surfaces::{files, run};
use crate::harness::Luck;
use crate::material::{any_text, mutated};
use crate::program::Program;
use quizdeck::random::Random;
use serde_json::Value;

/// What may be said of a question, by its number; the first of it is taken of every kind.
const MARKS: &[&str] = &[
    "+#", "-#", "# -", "+#:0.5", "#a", "#b", "# ac", "#d-c", "#bca", "# 2 1", "#t", "#f", "#",
    "# Minsk", "# 3 \"5 May\"", "#x|y", "# \"x\" \"y\"", "# \"", "+#:", "+#:1e308", "-#:1", "# ]",
];

/// Lines of a sheet as somebody might type them who knows some of the answers; one slip refuses them
/// all, so that many have none.
fn sheet(known: &[String], random: &mut Random) -> String {
    let marks = if random.once_in(2) { &MARKS[..4] } else { MARKS };
    let (mut lines, is_any) = (String::new(), marks.len() > 4);
    for pupil in 0..random.between(1, 5) {
        let name = match random.below(6) {
            0 if is_any => any_text(random).replace(['\0', '\n', '\r'], " "),
            1 => "Anna/B:".to_owned(),
            2 => "../Anna:".to_owned(),
            _ => format!("Pupil {pupil}:"),
        };
        lines.push_str(&name);
        for _ in 0..random.between(0, 6) {
            let mark = match random.below(4) {
                0 if !known.is_empty() => format!("# {:?}", random.of(known)),
                1 if is_any => format!("# {}", any_text(random).replace('\0', "")),
                _ => (*random.of(marks)).to_owned(),
            };
            lines.push(' ');
            lines.push_str(&mark.replacen('#', &random.between(1, 4).to_string(), 1));
        }
        lines.push('\n');
    }
    if random.once_in(4) {
        let mutant = mutated(lines.as_bytes(), &[b"Anna: 1a".into()], random);
        lines = String::from_utf8_lossy(&mutant).into_owned();
    }
    lines
}

/// What a sheet comes to.
pub fn holds(case: &[u8], random: &mut Random) {
    let program = Program::with_deck(case);
    let sheet = sheet(&known_answers(&String::from_utf8_lossy(case)), random);
    let paper = *random.of(&["7/A", "7/B", "1/A"]);
    let mut arguments = vec!["mark", "deck.toml", "--paper", paper, "--json", "results"];
    if random.once_in(2) {
        program.write("sheet.txt", &sheet);
        arguments.extend(["--from", "sheet.txt"]);
    }
    let marked = run(&program, &arguments, &sheet);
    let results = files(&program.path("results"));
    // What was told of a refused sheet is no result.
    assert!(marked.status < 2 || results.is_empty(), "{marked:?}");
    for (name, bytes) in &results {
        adds_up(&serde_json::from_slice(bytes).unwrap(), &format!("{name} {sheet:?} {marked:?}"));
    }
    if results.is_empty() {
        return;
    }
    let again = run(&program, &arguments, &sheet);
    assert!(files(&program.path("results")) == results, "no result is written over: {again:?}");
    let report = run(&program, &["report", "results", "--deck", "deck.toml", "--json"], "");
    assert_eq!(report.status, 0, "{sheet:?} {report:?}");
    let figures: Value = serde_json::from_str(&report.stdout).unwrap();
    assert!(figures.is_object());
}

/// The points of a result are those of its questions, and none has more than there are.
pub fn adds_up(result: &Value, why: &str) {
    let points = |of: &Value, key: &str| of[key].as_f64().unwrap();
    let questions = result["questions"].as_array().unwrap();
    for question in questions {
        let (got, of) = (points(question, "points"), points(question, "of"));
        assert!((0.0..=of).contains(&got), "{question} {why}");
    }
    for key in ["points", "of"] {
        let sum: f64 = questions.iter().map(|question| points(question, key)).sum();
        assert!((sum - points(result, key)).abs() < 1e-6, "{key} {result} {why}");
    }
}
