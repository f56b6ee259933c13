//! Machines that do all sorts of things apart from each other and at once, and processes that are killed.

use super::{DECK, answer, exported, listed, on};
use crate::program::{Program, QUIZDECK, finish};
use std::process::Stdio;
use std::thread;
use std::time::Duration;

const MACHINES: [&str; 3] = ["one", "two", "three"];

/// What each machine does, by turns: answers, what is said of them, deciding, forgetting and joining.
const DOINGS: [[&[&str]; 7]; 3] = [
    [
        &["quiz", "deck.toml", "--order", "deck", "--no-retry"],
        &["sync"],
        &["item", "deck.toml", "two", "suspend"],
        &["quiz", "deck.toml", "--order", "deck", "--no-retry"],
        &["sync"],
        &["history", "forget", "sums", "one", "--yes"],
        &["sync"],
    ],
    [
        &["quiz", "deck.toml", "--order", "deck", "--no-retry"],
        &["item", "deck.toml", "one", "flag", "hard"],
        &["sync"],
        &["history", "redate", "--from", "2026-03-01", "--to", "2026-02-27", "--yes"],
        &["quiz", "deck.toml", "--order", "deck", "--no-retry"],
        &["sync"],
        &["sync"],
    ],
    [
        &["sync"],
        &["quiz", "deck.toml", "--order", "deck", "--no-retry"],
        &["item", "deck.toml", "two", "note", "twice three"],
        &["sync"],
        &["item", "deck.toml", "two", "known"],
        &["quiz", "deck.toml", "--order", "deck", "--no-retry"],
        &["sync"],
    ],
];

/// A folder with a deck whose questions have ids.
fn machines() -> Program {
    let deck = DECK.replacen("prompt", "id = 'one'\nprompt", 1);
    let program =
        Program::with_deck(deck.replace("prompt = 'Three", "id = 'two'\nprompt = 'Three"));
    std::fs::create_dir(program.path("place")).unwrap();
    program
}

/// Lets all do what they do at the same time, by clocks that are hours apart, and joins them.
fn live(program: &Program, place: &str) {
    for machine in MACHINES {
        let run = on(machine, program, &["sync", place, "--yes"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
    }
    thread::scope(|scope| {
        for (machine, (doings, hour)) in MACHINES.into_iter().zip(DOINGS.iter().zip([9, 12, 17])) {
            scope.spawn(move || {
                for doing in doings {
                    let now = format!("2026-03-01T{hour:02}:00:00Z");
                    let arguments = [&["--data", machine], *doing].concat();
                    let run = program.run_at(&now, &arguments, "4\n6\n");
                    assert!(matches!(run.status, 0 | 1), "{doing:?}: {}", run.stderr);
                }
            });
        }
    });
    for machine in [&MACHINES[..], &MACHINES[..]].concat() {
        assert_eq!(on(machine, program, &["sync"]).status, 0);
    }
    let all = exported("one", program);
    assert!(all.len() > 10);
    for machine in MACHINES {
        assert_eq!(exported(machine, program), all);
        assert_eq!(listed(machine, program), listed("one", program));
        assert_eq!(on(machine, program, &["sync"]).stdout, "Nothing new; 0 events written.\n");
    }
}

#[test]
fn three_machines_come_to_the_same_by_a_folder_whatever_they_do() {
    live(&machines(), "place");
}

#[test]
fn three_machines_come_to_the_same_by_a_repository_whatever_they_do() {
    let program = machines();
    let path = std::env::var("PATH").unwrap();
    let made = finish(
        program.command("git").env("PATH", path).args(["init", "-q", "--bare", "memory.git"]),
        "",
    );
    assert_eq!(made.status, 0, "{}", made.stderr);
    live(&program, "memory.git");
}

#[test]
fn whenever_a_join_is_killed_the_next_one_brings_all_together() {
    let program = machines();
    for machine in ["one", "two"] {
        on(machine, &program, &["sync", "place", "--yes"]);
    }
    for milliseconds in [0, 3, 6, 10, 15, 20, 30, 50, 80, 120] {
        for machine in ["one", "two"] {
            answer(machine, &program, "4\n6\n");
            let mut command = program.command(QUIZDECK);
            command.args(["--data", machine, "sync"]).stdout(Stdio::null()).stderr(Stdio::null());
            let mut child = command.spawn().unwrap();
            // Wherever this hits it, the end is the same.
            thread::sleep(Duration::from_millis(milliseconds));
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }
    for machine in ["one", "two", "one"] {
        let run = on(machine, &program, &["sync"]);
        assert_eq!((run.status, &run.stderr[..]), (0, ""), "{}", run.stdout);
        assert!(!run.stdout.contains("new name"), "{}", run.stdout);
    }
    let all = exported("one", &program);
    assert_eq!(all.iter().filter(|line| line.contains("\"review\",")).count(), 40);
    assert_eq!(exported("two", &program), all);
}
