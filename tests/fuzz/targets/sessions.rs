//! Sessions: whatever is answered, a session ends, and what it tells is what the history has.

use super::surfaces::{self, run};
use crate::harness::Luck;
use crate::material::any_text;
use crate::program::Program;
use quizdeck::deck::read;
use quizdeck::random::Random;
use serde_json::Value;
use std::collections::BTreeSet;

/// What may be typed instead of an answer.
const COMMANDS: &[&str] = &[
    "", "", " ", ":hint", ":skip", ":play", ":right", ":wrong", ":guess", ":undo", ":undo",
    ":reset", ":due +3d", ":due", ":due never", ":known", ":suspend", ":bury", ":ask", ":flag",
    ":flag x", ":note a", ":note", ":help", ":next", ":back", ":list", ":go 2", ":go 99", ":clear",
    ":hand-in", ":accept", ":edit", ":x", "\\:skip", "a", "b", "c", "a b", "a c d", "1", "2", "3",
    "4", "5", "t", "f", "y", "n", "?", "1a 2b", "1b 2a 3c", "1? 2?", "a b c", "c b a",
    "none of these", "0", "27", "-1", "good", "again",
];

/// What is right of the questions of a deck.
pub fn known_answers(deck: &str) -> Vec<String> {
    let deck = read(deck, "deck").deck;
    let questions = deck.questions().iter();
    let expected = questions.flat_map(|question| {
        let parts = question.kind.parts().into_iter();
        parts.flat_map(|part| {
            question.kind.expected(part).into_iter().flat_map(|expected| expected.key.to_vec())
        })
    });
    expected.collect()
}

/// Lines as somebody might type them who knows some of the answers.
fn typed(deck: &str, random: &mut Random) -> String {
    let known = known_answers(deck);
    let mut input = String::new();
    for _ in 0..random.between(0, 40) {
        match random.below(6) {
            0 | 1 if !known.is_empty() => input += random.of(&known).as_str(),
            2 => input += &any_text(random),
            _ => input += *random.of(COMMANDS),
        }
        input += *random.of(&["\n", "\n", "\n", "\n", "\r\n", ""]);
    }
    if random.once_in(4) {
        input += ":quit\n";
    }
    input
}

/// What is answered is told and kept, in whatever mode.
pub fn holds(case: &[u8], random: &mut Random) {
    let program = Program::with_deck(case);
    let text = String::from_utf8_lossy(case);
    for round in 0..random.between(1, 2) {
        let mode = *random.of(&["quiz", "quiz", "review", "learn", "exam"]);
        let mut arguments = vec![mode, "deck.toml", "--json", "-"];
        if mode == "quiz" {
            arguments.extend(*random.of(&[
                &["--order", "deck"][..],
                &["--as", "typed"],
                &["--as", "choice"],
                &["--as", "card"],
                &["--no-retry"],
                &[],
            ]));
        }
        let input = typed(&text, random);
        let before = history(&program);
        let mut run = run(&program, &arguments, &input);
        if run.status == 130 {
            // An exam that is not handed in goes on where it was.
            let again = [&arguments[..], &["--resume"]].concat();
            run = surfaces::run(&program, &again, ":hand-in\ny\n");
            assert!(run.status < 2, "{run:?}");
        }
        let told: Option<Value> = serde_json::from_str(&run.stdout).ok();
        assert!(run.stdout.is_empty() || told.is_some(), "{run:?}");
        if let Some(told) = told {
            agrees(
                &told,
                &history(&program)[before.len()..],
                mode,
                &format!("{round}: {arguments:?} {input:?} {run:?}"),
            );
        }
    }
    let checked = program.run(&["history", "check"], "");
    let is_none = checked.stderr.contains("cannot find a history");
    assert!(checked.status == 0 || is_none, "{checked:?}");
}

/// What the history has.
fn history(program: &Program) -> Vec<Value> {
    let run = program.run(&["history", "export"], "");
    let lines = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap());
    let mut events: Vec<Value> = lines.collect();
    events.sort_by_key(|event: &Value| event["number"].as_i64());
    events
}

/// What a session tells is what the history has since.
fn agrees(told: &Value, new: &[Value], mode: &str, why: &str) {
    let of =
        |kind: &str| new.iter().filter(move |event| event["event"] == *kind).collect::<Vec<_>>();
    let undone: BTreeSet<&str> = of("amendment")
        .iter()
        .filter(|event| event["change"] == "undo")
        .filter_map(|event| event["review"].as_str())
        .collect();
    let kept: Vec<&Value> = of("review")
        .into_iter()
        .filter(|review| !undone.contains(review["id"].as_str().unwrap()))
        .collect();
    let asked: BTreeSet<&str> = kept.iter().filter_map(|review| review["item"].as_str()).collect();
    let Some(count) = told["asked"].as_u64() else {
        assert_eq!(mode, "exam", "{why}");
        return;
    };
    assert_eq!(told["questions"].as_array().unwrap().len() as u64, count, "{why}");
    assert_eq!(asked.len() as u64, count, "every verdict has its record: {kept:?} {why}");
    if mode == "quiz" && of("amendment").iter().all(|event| event["change"] == "undo") {
        let first = kept.iter().filter(|review| review["attempt"] == 1);
        let right = first
            .filter(|review| review["verdict"] == "right" || review["verdict"] == "close")
            .count();
        assert_eq!(told["right"].as_u64(), Some(right as u64), "{kept:?} {why}");
    }
}
