//! Answers of a clock that was wrong.

use super::{answered, history, said};
use crate::program::Program;
use serde_json::Value;

fn due(program: &Program, at: &str) -> Vec<String> {
    let run = program.run_at(at, &["list", "deck.toml", "--json"], "");
    let items: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    items.into_iter().map(|item| item["due"].to_string()).collect()
}

#[test]
fn a_clock_that_is_behind_changes_nothing_that_is_known() {
    let program = answered();
    let before = due(&program, "2026-03-01T12:00:00Z");
    for at in ["1970-01-01T12:00:00Z", "2025-01-01T12:00:00Z", "2031-01-01T12:00:00Z"] {
        assert_eq!(program.run_at(at, &["list"], "").status, 0);
        assert_eq!(due(&program, "2026-03-01T12:00:00Z"), before, "after a list at {at}");
    }
}

#[test]
fn answers_of_days_to_come_are_told_once_and_get_their_day() {
    let program = answered();
    let quiz = &["quiz", "deck.toml", "--order", "deck", "--no-retry"];
    program.run_at("2031-03-04T12:00:00Z", quiz, "Minsk\nWarsaw\n1989\n");
    let run = program.run_at("2026-03-04T12:00:00Z", quiz, "Minsk\nWarsaw\n1989\n");
    let told = "3 answers stand on days that are still to come, up to 2031-03-04";
    assert!(run.stderr.starts_with(told), "{}", run.stderr);
    let run = program.run_at("2026-03-04T13:00:00Z", quiz, "Minsk\nWarsaw\n1989\n");
    assert!(!run.stderr.contains("still to come"), "{}", run.stderr);
    let ahead = due(&program, "2026-03-04T14:00:00Z");
    assert!(ahead.iter().all(|due| due.contains("203")), "{ahead:?}");
    let redate = &["history", "redate", "--to", "2026-03-03"];
    let run = program.run_at("2026-03-04T14:00:00Z", redate, "");
    assert_eq!(said(&run), (0, "3 answers now stand on 2026-03-03.\n", ""));
    assert!(due(&program, "2026-03-04T14:00:00Z").iter().all(|due| due.contains("2026")));
    let right = due(&program, "2026-03-04T14:00:00Z");
    let undo = &["history", "redate", "--undo"];
    let run = program.run_at("2026-03-04T14:30:00Z", undo, "");
    assert_eq!(said(&run), (0, "3 answers moved back.\n", ""));
    assert_eq!(due(&program, "2026-03-04T14:00:00Z"), ahead);
    program.run_at("2026-03-04T14:40:00Z", redate, "");
    assert_eq!(due(&program, "2026-03-04T14:00:00Z"), right);
    let run = program.run_at("2026-03-04T15:00:00Z", &["history", "redate"], "");
    assert_eq!(said(&run), (0, "No answer stands ahead of the clock.\n", ""));
    let run = history(&program, &["redate", "--to", "2030-01-01"], "");
    assert_eq!(run.status, 2, "{}", run.stdout);
}
