//! Damaged histories, and copies of them.

use super::{answered, export, history, remembered, said};
use crate::program::Program;
use crate::pty::Terminal;
use std::fs;

fn damage(program: &Program, place: std::ops::Range<usize>) {
    let path = program.path("data/quizdeck/history.db");
    let mut bytes = fs::read(&path).unwrap();
    bytes[place].fill(0x5a);
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_damaged_history_is_checked_and_repaired_with_every_answer() {
    let program = answered();
    let whole = "Pages, indexes and names hang together.\n3 answers: as written.\n4 other events: as \
                 written.\n";
    assert_eq!(said(&history(&program, &["check"], "")), (0, whole, ""));
    let run = history(&program, &["repair"], "");
    assert_eq!(
        said(&run),
        (0, "Nothing is damaged; what follows from it was computed again.\n", "")
    );
    let before = (export(&program), remembered(&program));
    damage(&program, 0..100);
    let run = program.run(&["list", "deck.toml"], "");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("hint: nothing was changed; `quizdeck history repair`"));
    let run = history(&program, &["check"], "");
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stdout.starts_with("Pages, indexes or names are damaged.\n"), "{}", run.stdout);
    let run = history(&program, &["repair"], "");
    assert_eq!((run.status, &run.stderr[..]), (0, ""));
    assert!(run.stdout.starts_with("Saved 3 answers: as written"), "{}", run.stdout);
    assert!(run.stdout.contains("history.2026-03-01.db"), "{}", run.stdout);
    assert_eq!((export(&program), remembered(&program)), before);
    assert!(program.path("data/quizdeck/history.2026-03-01.db").exists());
}

#[test]
fn a_copy_of_each_day_is_kept_and_can_be_taken() {
    let program = answered();
    let before = export(&program);
    let quiz = &["quiz", "deck.toml", "--no-retry"];
    program.run_at("2026-03-04T12:00:00Z", quiz, "x\nx\nx\n");
    let run = history(&program, &["restore"], "");
    let copies: Vec<&str> =
        run.stdout.lines().map(|line| line.split("  ").next().unwrap()).collect();
    let last = "`quizdeck history restore 2026-03-04` takes one.";
    assert_eq!(copies, ["2026-03-04", "2026-03-01", last]);
    let run = history(&program, &["restore", "2026-03-01"], "");
    assert_eq!(run.status, 2, "nobody is there to be sure");
    let run = history(&program, &["restore", "2026-03-01", "--yes"], "");
    assert_eq!((run.status, &run.stderr[..]), (0, ""));
    assert_eq!(export(&program), before);
    let run = history(&program, &["restore", "2025-01-01", "--yes"], "");
    let message = "error: cannot find the copy 2025-01-01\n\
                   hint: `quizdeck history restore` lists those there are\n";
    assert_eq!(said(&run), (2, "", message));
}

#[test]
fn a_history_that_lost_answers_does_not_take_the_place_of_a_copy_that_has_them() {
    let program = answered();
    fs::remove_file(program.path("data/quizdeck/history.db")).unwrap();
    let copy = program.path("data/quizdeck/backups/history-2026-03-01.db");
    let before = fs::read(&copy).unwrap();
    let run =
        program.run(&["quiz", "deck.toml", "--no-retry", "--order", "deck", "--count", "1"], "x\n");
    assert!(run.stderr.contains("it holds more than the history\nhint: "), "{}", run.stderr);
    assert_eq!(fs::read(copy).unwrap(), before);
}

#[test]
fn an_export_or_a_result_takes_the_place_of_nothing_else() {
    let program = answered();
    let history_file = program.path("data/quizdeck/history.db").display().to_string();
    let before = fs::read(&history_file).unwrap();
    for arguments in [
        ["history", "export", "deck.toml"].as_slice(),
        &["history", "export", &history_file],
        &["quiz", "deck.toml", "--order", "deck", "--count", "1", "--json", "deck.toml"],
    ] {
        let run = program.run(arguments, "x\n");
        assert_eq!(run.status, 2, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains("there is something else in it\nhint: "), "{}", run.stderr);
    }
    assert_eq!(fs::read_to_string(program.path("deck.toml")).unwrap(), super::DECK);
    assert_ne!(before, b"", "it was there");
    assert_eq!(history(&program, &["check"], "").status, 0);
    for _ in 0..2 {
        assert_eq!(history(&program, &["export", "answers.jsonl"], "").status, 0);
    }
}

#[test]
fn answers_without_the_name_of_their_item_are_told_and_named_again() {
    let program = answered();
    let before = (export(&program), remembered(&program));
    let database = rusqlite::Connection::open(program.path("data/quizdeck/history.db")).unwrap();
    let sql = "PRAGMA foreign_keys = OFF; DELETE FROM items WHERE id = 1; DELETE FROM scores";
    database.execute_batch(sql).unwrap();
    drop(database);
    let run = history(&program, &["check"], "");
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert_eq!(history(&program, &["repair"], "").status, 0);
    assert_eq!((export(&program), remembered(&program)), before);
}

#[test]
fn a_damaged_history_never_takes_the_place_of_a_sound_copy() {
    let program = answered();
    let copy = program.path("data/quizdeck/backups/history-2026-03-01.db");
    let before = fs::read(&copy).unwrap();
    let size = fs::metadata(program.path("data/quizdeck/history.db")).unwrap().len();
    // A typed answer, changed where the database does not see it.
    let bytes = fs::read(program.path("data/quizdeck/history.db")).unwrap();
    let typed = bytes.windows(6).rposition(|bytes| bytes == b"Warsaw").unwrap();
    assert!(typed < usize::try_from(size).unwrap());
    damage(&program, typed..typed + 1);
    let run = program.run(&["quiz", "deck.toml", "--no-retry"], "x\nx\nx\n");
    assert_eq!(run.status, 0);
    assert!(run.stderr.contains("it is damaged\nhint: `quizdeck history check`"), "{}", run.stderr);
    assert_eq!(fs::read(copy).unwrap(), before);
}

#[test]
fn nothing_takes_the_place_of_a_history_while_a_session_writes_to_it() {
    let program = answered();
    let mut terminal =
        Terminal::start(&program, (24, 80), &["quiz", "deck.toml", "--order", "deck"]);
    terminal.wait("captal of Belarus");
    terminal.send("Minsk\r");
    terminal.wait("Enter goes on");
    let run = history(&program, &["restore", "2026-03-01", "--yes"], "");
    assert_eq!(run.status, 2, "{}", run.stdout);
    assert!(run.stderr.contains("a session is open in another terminal\nhint: "), "{}", run.stderr);
    terminal.send("\x03");
    assert_eq!(terminal.end(), 130);
    assert_eq!(history(&program, &["restore", "2026-03-01", "--yes"], "").status, 0);
}
