//! Goals: said at the end of a session and in `stats`, the same in both.

use crate::program::Program;
use serde_json::{Value, json};

const DECK: &str = "[deck]\nid = \"trees\"\n[[question]]\nid = \"ash\"\nprompt = \"Say ash\"\nanswer = \"ash\"\n\
    [[question]]\nid = \"oak\"\nprompt = \"Say oak\"\nanswer = \"oak\"\n";

fn with_goal(goal: &str) -> Program {
    let program = Program::with_deck(DECK);
    program.write("config/quizdeck/config.toml", goal);
    program.write("data/quizdeck/decks/trees.toml", DECK);
    program
}

const QUIZ: [&str; 4] = ["quiz", "trees", "--order", "deck"];

#[test]
fn a_session_ends_with_the_goal_of_the_day_and_stats_says_the_same() {
    let program = with_goal("[goal]\nanswers = 3\n");
    let run = program.run(&QUIZ, "ash\noak\n");
    assert!(run.stdout.contains("Goal of today: 2 of 3 answers\nSeed 7\n"), "{}", run.stdout);
    let stats = program.run(&["stats"], "").stdout;
    assert!(stats.contains("\nGoal of today: 2 of 3 answers\n"), "{stats}");
    let stats = program.run(&["stats", "trees"], "").stdout;
    assert!(!stats.contains("Goal"), "of one deck it says nothing: {stats}");
    let run = program.run(&QUIZ, "ash\n");
    assert!(run.stdout.contains("Goal of today reached: 3 of 3 answers\n"), "{}", run.stdout);
    let told: Value = serde_json::from_str(&program.run(&["stats", "--json"], "").stdout).unwrap();
    assert_eq!(told["goal"], json!({"answers": 3, "minutes": 0, "reached": true}));
    let tomorrow = program.run_at("2026-03-02T12:00:00Z", &["stats"], "").stdout;
    assert!(tomorrow.contains("Goal of today: 0 of 3 answers"), "{tomorrow}");
}

#[test]
fn without_a_goal_nothing_is_said_and_one_that_makes_no_sense_is_told() {
    let run = Program::with_deck(DECK).run(&["quiz", "deck.toml"], "ash\noak\n");
    assert!(!run.stdout.contains("Goal"), "{}", run.stdout);
    let program = with_goal("[goal]\nminutes = 15\n");
    assert!(program.run(&QUIZ, "x\n").stdout.contains("Goal of today: 0 of 15 minutes"));
    let run = program.run(&[&QUIZ[..], &["--no-save"]].concat(), "ash\n");
    assert!(!run.stdout.contains("Goal"), "nothing is kept: {}", run.stdout);
    let told = program.run(&["config"], "").stdout;
    assert!(told.contains("goal.minutes     15") && told.contains("config.toml, line 2"), "{told}");
    for (goal, told) in [
        ("[goal]\nminuets = 15\n", "unknown key `minuets`\nhint: did you mean `minutes`?"),
        ("[goal]\nminutes = -1\n", "`minutes` must be at least 0"),
        ("goal = 20\n", "`goal` must be a table\nhint: write [goal]"),
    ] {
        let run = with_goal(goal).run(&["config"], "");
        assert!(run.status == 2 && run.stderr.contains(told), "{}", run.stderr);
    }
}
