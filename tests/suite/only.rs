//! `--only`, `--missed`, `--search`: one filter for what asks, lists and shows, and the truth where
//! nothing is there.

use crate::program::{Program, Run};
use serde_json::Value;

const DECK: &str = r#"
[deck]
id = "trees"
[[question]]
id = "ash"
prompt = "Say ash"
answer = "ash"
explain = "It grows in Perú."
[[question]]
id = "oak"
prompt = "Say oak"
answer = "oak"
[[question]]
id = "elm"
prompt = "Say elm"
answer = "elm"
[[question]]
id = "fir"
prompt = "Say fir"
answer = "fir"
"#;

fn on(program: &Program, day: u32, arguments: &[&str], input: &str) -> Run {
    program.run_at(&format!("2026-03-{day:02}T12:00:00Z"), arguments, input)
}

/// Ash is recalled and oak missed on the first day, elm missed and recalled on the third; oak is
/// flagged, elm suspended; fir is new.
fn answered() -> Program {
    let program = Program::with_deck(DECK);
    let quiz = |day, id: &str, input: &str| {
        let run = on(&program, day, &["quiz", "deck.toml", "--id", id, "--no-retry"], input);
        assert_eq!(run.status, 0, "{}", run.stderr);
    };
    quiz(1, "ash", "ash\n");
    quiz(1, "oak", "x\n");
    quiz(3, "elm", "x\n");
    quiz(3, "elm", "elm\n");
    for words in [["oak", "flag", "hard"].as_slice(), &["elm", "suspend"]] {
        assert_eq!(on(&program, 3, &[&["item", "deck.toml"], words].concat(), "").status, 0);
    }
    program
}

/// What a list has, by ids.
fn listed(program: &Program, day: u32, options: &[&str]) -> Vec<String> {
    let run = on(program, day, &[&["list", "deck.toml", "--json"], options].concat(), "");
    let items: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    items.iter().map(|item| item["key"].as_str().unwrap().to_owned()).collect()
}

/// What is shown, by ids.
fn shown(program: &Program, day: u32, options: &[&str]) -> Vec<String> {
    let run = on(program, day, &[&["show", "deck.toml", "--json"], options].concat(), "");
    let items: Vec<Value> = serde_json::from_str(&run.stdout).unwrap_or_default();
    items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

/// What a mode asks, by what is said. Nothing is kept of it.
fn asked(program: &Program, day: u32, mode: &str, options: &[&str]) -> Vec<String> {
    let mut arguments = vec![mode, "deck.toml", "--no-save"];
    arguments.extend(options);
    // What is learned is asked for all the same.
    arguments.extend((mode == "learn").then_some("--again"));
    let run = on(program, day, &arguments, "ash\noak\nelm\nfir\nash\noak\nelm\nfir\n");
    let words = ["ash", "oak", "elm", "fir"].into_iter();
    let is_asked = |word: &&str| run.stderr.lines().any(|line| line == format!("Say {word}"));
    words.filter(is_asked).map(str::to_owned).collect()
}

#[test]
fn one_filter_serves_what_lists_shows_and_asks() {
    let program = answered();
    let cases: [(&[&str], &[&str]); 14] = [
        (&["--only", "due"], &["ash", "oak"]),
        (&["--only", "new"], &["fir"]),
        (&["--only", "due,new"], &["ash", "oak", "fir"]),
        (&["--only", "due", "--only", "new"], &["ash", "oak", "fir"]),
        (&["--only", "missed"], &["oak"]),
        (&["--only", "flagged"], &["oak"]),
        (&["--only", "flagged:hard"], &["oak"]),
        (&["--only", "flagged:easy"], &[]),
        (&["--only", "leeches"], &[]),
        (&["--only", "suspended"], &["elm"]),
        (&["--missed", "7", "--only", "flagged"], &["oak"]),
        (&["--search", "SAY ash"], &["ash"]),
        (&["--search", "peru"], &["ash"]),
        (&["--search", "hard"], &["oak"]),
    ];
    for (options, ids) in cases {
        assert_eq!(listed(&program, 3, options), ids, "list {options:?}");
        assert_eq!(shown(&program, 3, options), ids, "show {options:?}");
        for mode in ["quiz", "learn"] {
            assert_eq!(asked(&program, 3, mode, options), ids, "{mode} {options:?}");
        }
    }
}

#[test]
fn what_was_missed_is_found_by_the_session_and_by_days() {
    let program = answered();
    let missed = |day, since| listed(&program, day, &["--missed", since]);
    assert_eq!(missed(3, "today"), ["elm"]);
    assert_eq!(missed(3, "2"), ["elm"]);
    assert_eq!(missed(3, "3"), ["oak", "elm"]);
    assert_eq!(missed(4, "today"), [""; 0]);
    assert_eq!(missed(4, "round"), [""; 0], "in the last one elm was recalled");
    on(&program, 4, &["quiz", "deck.toml", "--order", "deck"], "x\noak\nfir\nash\n");
    assert_eq!(missed(4, "round"), ["ash"], "it was missed at first");
    assert_eq!(asked(&program, 4, "quiz", &["--missed", "round"]), ["ash"]);
}

#[test]
fn what_is_suspended_is_asked_only_where_it_is_asked_for() {
    let program = answered();
    let without = ["ash", "oak", "fir"];
    for mode in ["quiz", "learn"] {
        assert_eq!(asked(&program, 3, mode, &[]), without, "{mode}");
        assert_eq!(asked(&program, 3, mode, &["--id", "elm"]), ["elm"], "{mode}");
        let all = asked(&program, 3, mode, &["--only", "new,suspended"]);
        assert_eq!(all, ["elm", "fir"], "{mode}");
    }
    let review = |day, options: &[&str]| {
        let arguments = [&["review", "deck.toml", "--fresh", "--new", "0"], options].concat();
        on(&program, day, &arguments, "").stderr
    };
    assert!(!review(28, &[]).contains("Say elm"));
    assert!(review(28, &["--only", "suspended"]).contains("Say elm"));
    assert!(review(28, &["--id", "elm"]).contains("Say elm"));
}

#[test]
fn where_nothing_is_there_it_is_said_what_is_not() {
    let program = answered();
    let cases: [(&[&str], &str); 6] = [
        (&["--only", "leeches"], "No question is forgotten again and again.\n"),
        (&["--missed", "today"], "No question was missed today.\n"),
        (&["--search", "yew"], "No question has \"yew\" in it.\n"),
        (&["--only", "due,new", "--id", "elm"], "No question of those named is due or is new.\n"),
        (
            &["--only", "flagged:a", "--missed", "9"],
            "No question is flagged a and was missed in the last 9 days.\n",
        ),
        (&["--missed", "round"], "No question was missed in the last session.\n"),
    ];
    for (options, told) in cases {
        for command in ["quiz", "learn", "list", "show"] {
            let run = on(&program, 20, &[&[command, "deck.toml"], options].concat(), "");
            assert_eq!((run.stdout.trim_start(), run.status), (told, 0), "{command} {options:?}");
        }
    }
    let run = on(&program, 3, &["quiz", "deck.toml", "--missed", "today"], "");
    assert_eq!(
        run.stdout,
        "All that was missed today is put aside: `quizdeck list` tells how each stands.\n"
    );
    let run = on(&program, 3, &["quiz", "deck.toml", "--only", "deu"], "");
    assert!(
        run.stderr.contains("write one of due, new, missed, flagged, leeches, suspended"),
        "{}",
        run.stderr
    );
    let run = on(&program, 3, &["quiz", "deck.toml", "--missed", "never"], "");
    assert!(run.stderr.contains("write round, today, or a number of days"), "{}", run.stderr);
}

#[test]
fn a_number_and_its_part_name_the_same_for_every_command() {
    let deck = "[[question]]\nprompt = 'Say ash'\nanswer = 'ash'\n[[question]]\nfront = 'der Hund'\n\
        back = 'dog'\nreverse = true\n";
    let program = Program::with_deck(deck);
    for (key, wanted, other) in [("2#reverse", "dog", "Hund"), ("1", "Say ash", "Hund")] {
        for arguments in [
            &["item", "deck.toml", key][..],
            &["show", "deck.toml", key],
            &["show", "deck.toml", "--id", key],
            &["list", "deck.toml", "--id", key],
            &["quiz", "deck.toml", "--id", key],
        ] {
            let run = on(&program, 3, arguments, "");
            let said = run.stdout + &run.stderr;
            assert!(said.contains(wanted) && !said.contains(other), "{arguments:?}: {said}");
        }
    }
    let run = on(&program, 3, &["list", "deck.toml", "--id", "3"], "");
    assert!(run.stderr.contains("name the number of the question"), "{}", run.stderr);
}

#[test]
fn a_note_is_shown_with_the_explanation() {
    let program = answered();
    on(&program, 3, &["item", "deck.toml", "ash", "note", "the tree"], "");
    let run = on(&program, 3, &["show", "deck.toml", "ash", "--answers"], "");
    assert!(run.stdout.contains("It grows in Perú.\nYour note: the tree\n"), "{}", run.stdout);
    assert_eq!(shown(&program, 3, &["--search", "the tree"]), ["ash"]);
    let run = on(&program, 3, &["show", "deck.toml", "elm", "--answers"], "");
    assert!(run.stdout.contains("suspended"), "{}", run.stdout);
}
