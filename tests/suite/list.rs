//! `list`, and the program without a command.

use crate::program::Program;
use crate::pty::Terminal;
use serde_json::{Value, json};
use std::fs;
use std::process::Command;

const DECK: &str = r#"
[deck]
id = "mix"
title = "A mix"
[[question]]
id = "ash"
prompt = "Say ash"
answer = "ash"
[[question]]
id = "dog"
front = "der Hund"
back = "dog"
[[question]]
id = "water"
cloze = "Water has {{oxygen}}."
"#;

#[test]
fn a_deck_is_listed_with_what_is_due_new_and_learned() {
    let program = Program::new();
    program.write("decks/mix.toml", DECK);
    program.run(&["quiz", "mix", "--id", "ash"], "ash\n");
    let run = program.run_at("2026-03-09T12:00:00Z", &["list"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    let line = run.stdout.lines().find(|line| line.starts_with("mix")).unwrap();
    let cells: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(cells, ["mix", "3", "1", "2", "1", "100", "%", "100", "%", "-"], "{}", run.stdout);
    let run = program.run(&["list", "mix"], "");
    assert!(
        run.stdout.contains("Say ash") && run.stdout.contains("due in 2 days"),
        "{}",
        run.stdout
    );
}

#[test]
fn as_json_there_is_one_object_an_item() {
    let program = Program::with_deck(DECK);
    program.run(&["quiz", "deck.toml", "--id", "ash"], "ash\n");
    let run = program.run(&["list", "deck.toml", "--json"], "");
    let items: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(items.len(), 3);
    assert_eq!((&items[0]["prompt"], &items[0]["new"]), (&json!("Say ash"), &json!(false)));
    assert_eq!((&items[0]["due"], &items[0]["lapses"]), (&json!("2026-03-03"), &json!(0)));
    assert!(items[0]["memory"]["stability"].as_f64().unwrap() > 2.0);
    let expected = json!({"deck": "mix", "key": "dog", "front": "der Hund", "new": true, "known": false, "memory": null,
        "due": null, "lapses": 0, "suspended": false, "buried": null, "flag": null, "note": null});
    assert_eq!(items[1], expected);
    assert_eq!(items[2]["cloze"], "Water has [...].");
}

#[test]
fn items_of_two_decks_say_which_deck_they_are_of() {
    let program = Program::new();
    for name in ["one", "two"] {
        program.write(&format!("{name}.toml"), DECK.replace("\"mix\"", &format!("\"{name}\"")));
    }
    program.run(&["quiz", "two.toml", "--id", "ash"], "ash\n");
    let run = program.run(&["list", "one.toml", "two.toml", "--json"], "");
    let items: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let of: Vec<&Value> = items.iter().map(|item| &item["deck"]).collect();
    assert_eq!(of, ["one", "one", "one", "two", "two", "two"]);
    assert_eq!((&items[0]["new"], &items[3]["new"]), (&json!(true), &json!(false)));
}

#[test]
fn what_is_wished_for_comes_first() {
    let program = Program::with_deck(DECK);
    program.run(&["quiz", "deck.toml", "--id", "dog"], "\n3\n");
    let late = "2026-03-02T12:00:00Z";
    program.run_at(late, &["quiz", "deck.toml", "--id", "water", "--no-retry"], "fire\n");
    let order = |sort: &str| {
        let run = program.run_at(late, &["list", "deck.toml", "--json", "--sort", sort], "");
        let items: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
        items.iter().map(|item| item["key"].as_str().unwrap()[..3].to_owned()).collect::<String>()
    };
    assert_eq!(order("due"), "watdogash");
    assert_eq!(order("recall"), "watdogash");
    assert_eq!(order("lapses"), "dogwatash");
    assert_eq!(order("name"), "dogashwat");
    let run = program.run_at(late, &["list", "deck.toml"], "");
    assert_eq!(run.stdout.split_once('\n').unwrap().0.split(' ').next(), Some("deck"));
    let listed = run.stdout.replace("  ", " ").replace("  ", " ");
    assert!(listed.contains("missed today due today") && !listed.contains("100 % due"), "{listed}");
}

#[test]
fn what_is_never_asked_is_in_no_column_and_told_beside() {
    let program = Program::new();
    program.write("decks/mix.toml", DECK);
    program.run(&["quiz", "mix", "--id", "ash"], "ash\n");
    program.run(&["item", "mix", "ash", "suspend"], "");
    program.run(&["item", "mix", "dog", "known"], "");
    let run = program.run(&["list", "--json"], "");
    let decks: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    for (name, count) in
        [("questions", 1), ("new", 1), ("learned", 0), ("known_for_good", 1), ("suspended", 1)]
    {
        assert_eq!(decks[0][name], count, "{name}: {}", run.stdout);
    }
    let beside = "1 more known for good · 1 more suspended";
    for command in ["list", "stats"] {
        let run = program.run(&[command], "");
        let words: Vec<&str> = run.stdout.split_whitespace().collect();
        assert!(words.join(" ").contains(beside), "{}", run.stdout);
    }
}

#[test]
fn decks_stand_in_one_order_with_those_never_answered_last() {
    let program = Program::new();
    for name in ["one", "two"] {
        program
            .write(&format!("decks/{name}.toml"), DECK.replace("\"mix\"", &format!("\"{name}\"")));
    }
    program.run(&["quiz", "two", "--id", "ash", "--no-retry"], "fir\n");
    for sort in ["recall", "due"] {
        let late = "2026-03-09T12:00:00Z";
        let run = program.run_at(late, &["list", "one", "two", "--sort", sort], "");
        let at = |text: &str| run.stdout.match_indices(text).map(|(at, _)| at).collect::<Vec<_>>();
        assert!(at("two")[0] < at("one")[0], "{}", run.stdout);
        assert_eq!(at("A mix").len(), 2);
        let parts: Vec<&str> = run.stdout.split("A mix").collect();
        assert!(parts[1].contains("missed") && !parts[2].contains("missed"), "{}", run.stdout);
    }
}

#[test]
fn leeches_are_listed_to_be_rewritten() {
    let program = Program::with_deck(DECK);
    let mut flagged = Vec::new();
    for day in 1..=9 {
        let now = format!("2026-03-{day:02}T12:00:00Z");
        let run = program.run_at(&now, &["quiz", "deck.toml", "--id", "ash", "--no-retry"], "x\n");
        flagged.push(run.stderr.contains("rewrite this question"));
    }
    assert_eq!(flagged.iter().position(|flagged| *flagged), Some(8), "{flagged:?}");
    let run = program.run_at("2026-03-09T12:00:00Z", &["list", "deck.toml", "--leeches"], "");
    assert!(
        run.stdout.contains("Say ash") && run.stdout.contains("1 question: rewrite"),
        "{}",
        run.stdout
    );
    assert!(!run.stdout.contains("Hund"), "{}", run.stdout);
}

#[test]
fn without_a_command_the_decks_are_shown_and_the_next_step_is_offered() {
    let program = Program::new();
    let run = program.run::<&str>(&[], "");
    assert_eq!(run.status, 0);
    assert!(run.stdout.contains("csto") && run.stdout.contains("tour"), "{}", run.stdout);
    let mut terminal = Terminal::start(&program, (24, 80), &[]);
    let rows = terminal.wait("What next?");
    let rows = if rows.len() > 3 { rows } else { terminal.wait("Leave") };
    assert!(!rows.iter().any(|row| row.contains("due")), "nothing is: {rows:?}");
    terminal.wait("Tour: get to know quizdeck");
    terminal.send("\r");
    terminal.wait("What do you want to do with quizdeck?");
    terminal.wait("Write decks");
    terminal.send("b");
    terminal.wait("1/5");
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
    program.run(&["quiz", "csto", "--count", "1"], "a\n");
    let due = [("QUIZDECK_NOW", "2027-03-01T12:00:00Z")];
    let mut terminal = Terminal::start_with(&program, (24, 80), &[], &due);
    terminal.wait("Review what is due");
    terminal.send("\u{1b}");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_deck_where_a_command_is_wanted_is_told_with_the_command_that_asks_it() {
    let program = Program::new();
    let run = program.run(&["csto"], "");
    let said = "error: cannot do \"csto\": it is a deck, and no command\nhint: quizdeck quiz csto asks it\n";
    assert_eq!((run.status, run.stderr.as_str()), (2, said));
    let run = program.run(&["cstoo"], "");
    assert!(run.status == 2 && run.stderr.contains("quizdeck quiz csto asks"), "{}", run.stderr);
    let run = program.run(&["lits"], "");
    assert!(run.status == 2 && run.stderr.contains("list"), "{}", run.stderr);
}

#[test]
fn a_deck_that_cannot_be_asked_does_not_hide_the_others() {
    let program = Program::new();
    program.write("decks/mix.toml", DECK);
    program.write("decks/broken.toml", "[[question]]\nprompt = \"a\n");
    assert_eq!(program.run(&["new", "empty"], "").status, 0);
    let said = "decks/broken.toml is left out: it has 1 error (quizdeck check decks/broken.toml)\n\
                decks/empty.toml is left out: it has no question (quizdeck add decks/empty.toml)\n";
    for command in [&["list"][..], &["review"], &[]] {
        let run = program.run(command, ":quit\n");
        assert!(run.stderr.starts_with(said), "{}", run.stderr);
        assert_eq!(run.status, 0, "{command:?}");
    }
    assert!(program.run(&["list"], "").stdout.contains("mix"));
    assert_eq!(program.run(&["list", "broken"], "").status, 1);
}

#[test]
fn a_deck_that_is_too_large_is_told_with_what_reads_it() {
    let program = Program::new();
    program.write("decks/mix.toml", DECK);
    let huge = program.write("decks/huge.toml", "");
    fs::File::options().write(true).open(&huge).unwrap().set_len(2_000_000_000).unwrap();
    let said = "decks/huge.toml is left out: cannot read decks/huge.toml: it has 2000 MB, more than \
                256 MB\nhint: if it is what it should be, add --max-size 2000\n";
    for command in [&["list"][..], &["review"], &[]] {
        let run = program.run(command, ":quit\n");
        assert!(run.stderr.starts_with(said), "{}", run.stderr);
        assert_eq!(run.status, 0, "{command:?}");
    }
    for command in ["list", "quiz", "check", "show", "pin"] {
        let run = program.run(&[command, "huge"], "");
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{}", run.stderr);
        assert!(run.stderr.contains("add --max-size 2000"), "{}", run.stderr);
    }
    fs::remove_file(huge).unwrap();
    program.write("decks/mix.toml", format!("{DECK}# {}\n", "x".repeat(2_000_000)));
    assert_eq!(program.run(&["list", "mix", "--max-size", "1"], "").status, 2);
    assert_eq!(program.run(&["list", "mix", "--max-size", "3"], "").status, 0);
    assert_eq!(program.run(&["list", "mix", "--max-size", "0"], "").status, 2);
}

#[test]
fn a_pipe_is_not_waited_for() {
    let program = Program::with_deck(DECK);
    program.write("decks/mix.toml", DECK);
    for pipe in ["pipe.toml", "decks/other.toml"] {
        assert!(Command::new("mkfifo").arg(program.path(pipe)).status().unwrap().success());
    }
    for command in ["list", "quiz", "check", "show", "pin", "edit", "add", "history import"] {
        let command: Vec<&str> = command.split(' ').chain(["pipe.toml"]).collect();
        let run = program.run(&command, "");
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{command:?}: {}", run.stderr);
        if command != ["add", "pipe.toml"] {
            let said = "error: cannot read pipe.toml: it is a pipe, not a file\nhint: ";
            assert!(run.stderr.starts_with(said), "{command:?}: {}", run.stderr);
        }
    }
    for command in [&["list"][..], &["review"], &["check"], &["check", "decks"], &[]] {
        let run = program.run(command, ":quit\n");
        assert_eq!(run.status, 0, "{command:?}: {}", run.stderr);
    }
}
