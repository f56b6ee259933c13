//! `sync`: several machines with one memory, by a folder and by a git repository.
#![allow(clippy::unwrap_used, reason = "what a test cannot read fails it")]

mod apart;
mod git;

use crate::program::{Program, Run};
use crate::pty::Terminal;
use std::fs;
use std::path::PathBuf;

const DECK: &str = "[deck]\nid = 'sums'\n\n[[question]]\nprompt = 'Two and two?'\nanswer = 4\n\n\
                    [[question]]\nprompt = 'Three and three?'\nanswer = 6\n";

/// Runs it as one of several machines, which share the folder they run in.
fn on(machine: &str, program: &Program, arguments: &[&str]) -> Run {
    program.run(&[&["--data", machine], arguments].concat(), "")
}

fn answer(machine: &str, program: &Program, answers: &str) {
    let arguments = ["--data", machine, "quiz", "deck.toml", "--order", "deck", "--no-retry"];
    let run = program.run(&arguments, answers);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

fn exported(machine: &str, program: &Program) -> Vec<String> {
    let run = on(machine, program, &["history", "export"]);
    let mut lines: Vec<String> = run.stdout.lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

fn listed(machine: &str, program: &Program) -> String {
    on(machine, program, &["list", "deck.toml", "--json"]).stdout
}

/// A folder with a deck and a place.
fn shared() -> (Program, PathBuf) {
    let program = Program::with_deck(DECK);
    let place = program.path("place");
    fs::create_dir(&place).unwrap();
    (program, place)
}

#[test]
fn two_machines_come_to_the_same_by_a_folder() {
    let (program, _) = shared();
    answer("one", &program, "4\n6\n");
    answer("two", &program, "5\n6\n");
    let run = on("one", &program, &["sync", "place", "--yes"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("Nothing new; 5 events written."), "{}", run.stdout);
    let refused = on("two", &program, &["sync", "place", "--yes"]);
    assert_eq!(refused.status, 2);
    assert!(refused.stderr.contains("add --join"), "{}", refused.stderr);
    let run = on("two", &program, &["sync", "place", "--join"]);
    assert!(run.stdout.contains("2 answers of 1 device since 2026-03-01"), "{}", run.stdout);
    assert!(run.stdout.contains("5 new events (2 answers) from 1 device; 5 events written."));
    let run = on("one", &program, &["sync"]);
    assert!(run.stdout.contains("5 new events (2 answers) from 1 device; 0 events written."));
    assert_eq!(exported("one", &program), exported("two", &program));
    assert_eq!(listed("one", &program), listed("two", &program));
    let run = on("one", &program, &["sync"]);
    assert_eq!(run.stdout, "Nothing new; 0 events written.\n");
    let run = on("one", &program, &["sync", "--status"]);
    assert!(run.stdout.contains("(this device)") && run.stdout.contains("Nothing waits there"));
}

#[test]
fn somebody_is_asked_before_histories_that_share_nothing_are_joined() {
    let (program, _) = shared();
    answer("one", &program, "4\n6\n");
    on("one", &program, &["sync", "place", "--yes"]);
    answer("two", &program, "4\n6\n");
    let arguments = ["--data", "two", "sync", "place"];
    let mut terminal = Terminal::start(&program, (24, 80), &arguments);
    terminal.wait("The two share nothing. Join yours with these?");
    terminal.send("\r");
    terminal.wait("Nothing was joined.");
    assert_eq!(terminal.end(), 0);
    assert_eq!(exported("two", &program).len(), 5);
    let mut terminal = Terminal::start(&program, (10, 40), &arguments);
    terminal.wait("Join yours");
    terminal.send("y");
    terminal.wait("5 events written.");
    assert_eq!(terminal.end(), 0);
    assert_eq!(exported("two", &program).len(), 10);
    assert!(program.path("two/backups").read_dir().unwrap().next().is_some(), "a copy of before");
}

#[test]
fn what_is_not_read_of_a_place_is_told_once() {
    let (program, place) = shared();
    answer("one", &program, "4\n6\n");
    let name = format!("{}-000001.jsonl", "00000000-0000-7000-8000-000000000000");
    program.write(&format!("place/quizdeck/{name}"), "no segment\n");
    let run = on("one", &program, &["sync", "place", "--yes"]);
    assert_eq!((run.status, run.stderr.matches(&name).count()), (0, 1), "{}", run.stderr);
    let run = on("one", &program, &["sync"]);
    assert_eq!((run.status, run.stderr.matches(&name).count()), (0, 1), "{}", run.stderr);
    assert!(place.join("quizdeck").join(name).exists());
}

#[test]
fn what_is_undone_by_a_backup_comes_back_with_the_next_join() {
    let (program, _) = shared();
    answer("one", &program, "4\n6\n");
    on("one", &program, &["sync", "place", "--yes"]);
    fs::copy(program.path("one/history.db"), program.path("copy.db")).unwrap();
    answer("one", &program, "4\n6\n");
    on("one", &program, &["sync"]);
    let before = exported("one", &program);
    let run = on("one", &program, &["history", "restore", "copy.db", "--yes"]);
    assert!(run.stdout.contains("next `quizdeck sync`"), "{}", run.stdout);
    assert!(exported("one", &program).len() < before.len());
    let run = on("one", &program, &["sync"]);
    assert!(run.stdout.contains("this device has a new name"), "{}", run.stdout);
    assert_eq!(exported("one", &program), before);
}

#[test]
fn an_import_that_was_carried_away_cannot_be_taken_back_here() {
    let (program, _) = shared();
    answer("two", &program, "4\n6\n");
    let export = on("two", &program, &["history", "export"]).stdout;
    program.write("export.jsonl", &export);
    answer("one", &program, "4\n6\n");
    on("one", &program, &["history", "import", "export.jsonl"]);
    on("one", &program, &["sync", "place", "--yes"]);
    let run = on("one", &program, &["history", "undo-import"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("history forget"), "{}", run.stderr);
    let other = on("three", &program, &["sync", "place", "--yes"]);
    assert!(other.stdout.contains("(4 answers)"), "{}", other.stdout);
    let run = on("three", &program, &["history", "undo-import"]);
    assert!(run.stderr.contains("nothing was imported here"), "{}", run.stderr);
}

#[test]
fn leaving_takes_out_what_this_device_wrote_and_nothing_else() {
    let (program, place) = shared();
    for machine in ["one", "two"] {
        answer(machine, &program, "4\n6\n");
        on(machine, &program, &["sync", "place", "--join", "--yes"]);
    }
    on("one", &program, &["sync"]);
    let refused = on("one", &program, &["sync", "--leave"]);
    assert_eq!(refused.status, 2);
    let run = on("one", &program, &["sync", "--leave", "--yes"]);
    assert!(run.stdout.contains("1 segment taken out"), "{} {}", run.stdout, run.stderr);
    assert_eq!(fs::read_dir(place.join("quizdeck")).unwrap().count(), 1);
    assert_eq!(exported("one", &program).len(), 10, "what came stays");
    let run = on("one", &program, &["sync"]);
    assert!(run.stderr.contains("name a folder or a repository"), "{}", run.stderr);
}

#[test]
fn decks_of_the_place_are_found() {
    let (program, place) = shared();
    fs::create_dir(place.join("decks")).unwrap();
    fs::rename(program.path("deck.toml"), place.join("decks/sums.toml")).unwrap();
    on("one", &program, &["sync", "place", "--yes"]);
    let run = on("one", &program, &["list", "sums"]);
    assert!(run.stdout.contains("Two and two?"), "{} {}", run.stdout, run.stderr);
}

#[test]
fn places_that_are_none_are_refused_in_a_line() {
    let program = Program::with_deck(DECK);
    for (place, reason) in [
        ("nowhere", "cannot find the folder nowhere"),
        ("ext::sh -c true", "cannot join by ext::"),
        ("http://example.org/x", "cannot join by http://"),
        ("https://me:secret@example.org/x", "with a password"),
    ] {
        let run = on("one", &program, &["sync", place, "--yes"]);
        assert_eq!(run.status, 2, "{place}");
        assert!(run.stderr.contains(reason) && !run.stderr.contains("secret"), "{}", run.stderr);
    }
    let run = on("one", &program, &["sync", "--", "-oProxyCommand=touch x"]);
    assert_eq!(run.status, 2);
    let run = on("one", &program, &["sync"]);
    assert!(run.stderr.contains("quizdeck sync PLACE"), "{}", run.stderr);
}

#[test]
fn a_full_disk_leaves_both_sides_as_they_were() {
    let (program, place) = shared();
    answer("one", &program, "4\n6\n");
    on("one", &program, &["sync", "place", "--yes"]);
    let file = fs::read_dir(place.join("quizdeck")).unwrap().next().unwrap().unwrap().path();
    let before = fs::read(&file).unwrap();
    answer("one", &program, "4\n6\n");
    let limit = before.len() / 512 + 1;
    let script = format!("trap '' XFSZ; ulimit -f {}", limit.div_ceil(2));
    // The database is larger than that: only the place is written then if nothing came in.
    let run = program.run_after(&script, &["--data", "one", "sync"], "");
    assert_eq!(run.status, 2, "{}", run.stdout);
    assert_eq!(fs::read(&file).unwrap(), before);
    let run = on("one", &program, &["sync"]);
    assert!(run.stdout.contains("events written."), "{}", run.stdout);
}

#[test]
fn sessions_are_joined_by_themselves_where_that_is_set() {
    let (program, _) = shared();
    program.write("config/quizdeck/config.toml", "[sync]\nplace = '~/place'\nauto = true\n");
    let run = program.run(&["--data", "one", "quiz", "deck.toml", "--order", "deck"], "4\n6\n");
    assert!(run.stderr.contains("was never joined"), "{}", run.stderr);
    on("one", &program, &["sync", "--yes"]);
    on("two", &program, &["sync", "--yes"]);
    answer("one", &program, "4\n6\n");
    answer("two", &program, "4\n6\n");
    assert_eq!(on("two", &program, &["sync"]).stdout, "Nothing new; 0 events written.\n");
    on("one", &program, &["sync"]);
    assert_eq!(exported("one", &program), exported("two", &program));
    fs::rename(program.path("place"), program.path("gone")).unwrap();
    let run = program.run(&["--data", "one", "quiz", "deck.toml", "--order", "deck"], "4\n6\n");
    assert_eq!(run.status, 0);
    let said = run.stderr.lines().filter(|line| line.contains("Not joined")).count();
    assert_eq!(said, 1, "{}", run.stderr);
    assert!(run.stderr.contains("of this device wait"), "{}", run.stderr);
    assert!(run.stderr.contains("cannot find the folder"), "why: {}", run.stderr);
}

#[test]
fn what_is_forgotten_on_one_machine_goes_from_the_place_and_from_the_others() {
    let (program, place) = shared();
    answer("one", &program, "4\n6\n");
    on("one", &program, &["sync", "place", "--yes"]);
    on("two", &program, &["sync", "place", "--yes"]);
    let run = on("one", &program, &["history", "forget", "sums", "--yes"]);
    assert!(run.stdout.contains("The next `quizdeck sync` takes it out of"), "{}", run.stdout);
    on("one", &program, &["sync"]);
    let run = on("two", &program, &["sync"]);
    let said = "2 answers deleted here, since they were forgotten elsewhere.";
    assert!(run.stdout.contains(said), "{}", run.stdout);
    for file in fs::read_dir(place.join("quizdeck")).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        assert!(!text.contains("\"review\","), "{text}");
    }
    assert_eq!(exported("one", &program), exported("two", &program));
}

#[test]
fn who_leaves_is_told_that_the_settings_lead_back_only_where_they_do() {
    let (program, _) = shared();
    fs::create_dir(program.path("other")).unwrap();
    program.write("config/quizdeck/config.toml", "[sync]\nplace = '~/place'\n");
    for (place, leads_back) in [("other", false), ("place", true)] {
        on("one", &program, &["sync", place, "--yes"]);
        let run = on("one", &program, &["sync", place, "--leave", "--yes"]);
        assert!(run.stdout.contains("it is joined no more"), "{} {}", run.stdout, run.stderr);
        assert_eq!(run.stdout.contains("would join again"), leads_back, "{}", run.stdout);
    }
}
