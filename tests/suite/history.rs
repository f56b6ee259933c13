//! `history`: backing up, joining, repairing and forgetting what was answered.
#![allow(clippy::unwrap_used, reason = "what a test cannot read fails it")]

mod exchange;
mod redate;
mod salvage;

use crate::program::{Program, QUIZDECK, Run};
use crate::pty::Terminal;
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

const DECK: &str = r#"
[deck]
id = "capitals"

[[question]]
prompt = "What is the captal of Belarus?"
answer = "Minsk"

[[question]]
prompt = "What is the capital of Poland?"
answer = "Warsaw"

[[question]]
prompt = "In which year did the Berlin wall fall?"
answer = 1989
"#;

/// A folder with a deck whose questions were answered once.
fn answered() -> Program {
    let program = Program::with_deck(DECK);
    let run = quiz(&program, "deck.toml");
    assert_eq!(run.status, 0, "{}", run.stderr);
    program
}

fn quiz(program: &Program, deck: &str) -> Run {
    program.run(&["quiz", deck, "--order", "deck", "--no-retry"], "Minsk\nWarsaw\n1989\n")
}

fn history(program: &Program, arguments: &[&str], input: &str) -> Run {
    program.run(&[&["history"], arguments].concat(), input)
}

/// An export without what differs from run to run.
fn export(program: &Program) -> Vec<serde_json::Value> {
    let run = history(program, &["export"], "");
    assert_eq!((run.status, &run.stderr[..]), (0, ""));
    run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// How often each item counted, by the text of its question.
fn remembered(program: &Program) -> Vec<(String, i64)> {
    let database = rusqlite::Connection::open(program.path("data/quizdeck/history.db")).unwrap();
    let sql = "SELECT q.text, m.reps FROM memories m JOIN items i ON i.id = m.item \
               LEFT JOIN questions q ON q.deck = i.deck AND q.question = i.question ORDER BY 1";
    let mut statement = database.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

fn said(run: &Run) -> (i32, &str, &str) {
    (run.status, &run.stdout, &run.stderr)
}

#[test]
fn every_answer_is_a_line_of_the_export() {
    let program = answered();
    let events = export(&program);
    assert_eq!(events.len(), 7);
    let review = &events[0];
    for (key, value) in [
        ("event", "review".into()),
        ("deck", "capitals".into()),
        ("mode", "quiz".into()),
        ("form", "lines".into()),
        ("verdict", "right".into()),
        ("rating", "good".into()),
        ("day", 20_513.into()),
        ("at", 1_772_366_400_000_i64.into()),
        ("given", serde_json::json!(["Minsk"])),
        ("algorithm", "FSRS-6".into()),
    ] {
        assert_eq!(review[key], value, "{key}");
    }
    assert_eq!(events[3]["event"], "question");
}

#[test]
fn an_export_is_a_backup() {
    let program = answered();
    let run = history(&program, &["export", "backup.jsonl"], "");
    assert_eq!(said(&run), (0, "7 events written to backup.jsonl\n", ""));
    let other = Program::new();
    other.write("backup.jsonl", std::fs::read(program.path("backup.jsonl")).unwrap());
    let run = history(&other, &["import", "backup.jsonl"], "");
    assert_eq!(
        said(&run),
        (
            0,
            "7 new events, 0 known already\n`quizdeck history undo-import 1` takes this back\n",
            ""
        )
    );
    let run = history(&other, &["import", "backup.jsonl"], "");
    assert_eq!(said(&run), (0, "0 new events, 7 known already\n", ""));
    assert_eq!(export(&other), export(&program));
    assert_eq!(remembered(&other), remembered(&program));
    let run = history(&other, &["rebuild"], "");
    assert_eq!(said(&run), (0, "3 items remembered, from 3 answers\n", ""));
}

#[test]
fn histories_are_joined_through_pipes() {
    let (one, two) = (answered(), answered());
    let export = |program: &Program| history(program, &["export"], "").stdout;
    let (first, second) = (export(&one), export(&two));
    assert_eq!(history(&one, &["import", "-"], &second).status, 0);
    assert_eq!(history(&two, &["import", "-"], &first).status, 0);
    assert_eq!(export(&one), export(&two));
    assert_eq!(export(&one).lines().count(), 14);
}

#[test]
fn a_line_that_is_no_event_stops_an_import() {
    let program = answered();
    let run = history(&program, &["import", "-"], "{\"event\":\"answer\"}\n");
    let message = "error: cannot import line 1: `id` is missing\nhint: give a file that `quizdeck history export` wrote; nothing was imported\n";
    assert_eq!(said(&run), (2, "", message));
    let run = history(&program, &["import", "missing.jsonl"], "");
    assert_eq!(
        said(&run),
        (2, "", "error: cannot read missing.jsonl: no such file or directory\n")
    );
}

#[test]
fn the_place_is_told_and_can_be_chosen() {
    let program = Program::new();
    let run = history(&program, &["path"], "");
    let path = program.path("data/quizdeck/history.db");
    assert_eq!(run.stdout, format!("{}\n", path.display()));
    let run = history(&program, &["path", "--data", "elsewhere"], "");
    assert_eq!(said(&run), (0, "elsewhere/history.db\n", ""));
    assert!(!program.path("elsewhere").exists(), "telling makes nothing");
}

/// How many answers there are.
fn answers(program: &Program) -> usize {
    export(program).iter().filter(|event| event["event"] == "review").count()
}

#[test]
fn forgetting_needs_to_be_sure() {
    let program = answered();
    let run = history(&program, &["forget", "capitals"], "");
    assert_eq!(run.status, 2);
    let message = "error: cannot forget 3 answers of the deck capitals, given on 2026-03-01 \
                   without being sure\n";
    assert!(run.stderr.starts_with(message), "{}", run.stderr);
    assert_eq!(answers(&program), 3);
    let run = history(&program, &["forget", "capitals", "--yes"], "");
    let told = "Deleted 3 answers of the deck capitals, given on 2026-03-01.\n\
                Exports and other devices may still have what was deleted; here it does not come \
                back by an import.\n1 backup may have it too: 2026-03-01; --backups deletes those.\n";
    assert_eq!(said(&run), (0, told, ""));
    assert_eq!(answers(&program), 0);
    let bytes = std::fs::read(program.path("data/quizdeck/history.db")).unwrap();
    assert!(!bytes.windows(5).any(|bytes| bytes == b"Minsk"), "nothing typed is left");
    let run = history(&program, &["forget", "deck.toml", "--yes"], "");
    assert_eq!(said(&run), (0, "There is nothing to forget.\n", ""));
}

#[test]
fn a_person_is_asked_before_anything_is_forgotten() {
    let program = answered();
    let mut terminal = Terminal::start(&program, (24, 80), &["history", "forget", "capitals"]);
    terminal.wait("Delete for good: 3 answers");
    terminal.send("n");
    terminal.wait("Nothing was deleted.");
    terminal.end();
    assert_eq!(answers(&program), 3);
    let mut terminal = Terminal::start(&program, (24, 80), &["history", "forget", "capitals"]);
    terminal.wait("Delete for good: 3 answers");
    terminal.send("y");
    terminal.wait("Deleted 3 answers");
    terminal.end();
    assert_eq!(answers(&program), 0);
}

#[test]
fn edits_that_are_sure_keep_their_progress_silently() {
    let program = answered();
    let edited = DECK
        .replace("captal", "capital")
        .replace("In which year did the Berlin wall fall", "The Berlin wall fell in which year");
    program.write("deck.toml", edited);
    let run = quiz(&program, "deck.toml");
    assert_eq!(run.status, 0);
    let expected = ["The Berlin wall fell in which year?", "What is the capital of Belarus?"];
    let kept = remembered(&program);
    assert_eq!(kept.len(), 3, "{kept:?}");
    assert!(expected.iter().all(|text| kept.iter().any(|(kept, _)| kept == text)), "{kept:?}");
    assert_eq!(export(&program).iter().filter(|event| event["event"] == "rename").count(), 2);
    let run = history(&program, &["relink", "deck.toml"], "");
    assert_eq!(said(&run), (0, "All progress has its question.\n", ""));
}

#[test]
fn relink_tells_what_it_linked_and_what_is_in_doubt() {
    let program = answered();
    let edited = DECK
        .replace("captal", "capital")
        .replace("answer = \"Warsaw\"", "answer = \"Warszawa\"")
        .replace("capital of Poland", "capital of Poland, in Polish")
        .replace("In which year did the Berlin wall fall?", "Who wrote Solaris?")
        .replace("1989", "\"Lem\"");
    program.write("deck.toml", edited);
    let run = history(&program, &["relink", "deck.toml"], "");
    let expected = "\
linked: What is the captal of Belarus? -> What is the capital of Belarus?
`quizdeck history relink --undo` takes this back
in doubt: What is the capital of Poland?
  maybe: What is the capital of Poland, in Polish?
not in the deck: In which year did the Berlin wall fall?
2 memories without a question; `quizdeck history forget DECK --orphans` deletes what is not needed
";
    assert_eq!(said(&run), (0, expected, ""));
    let run = history(&program, &["forget", "deck.toml", "--orphans", "--yes", "--backups"], "");
    let told = "Deleted 2 answers to 2 questions of the deck capitals, given on 2026-03-01.\n\
                Exports and other devices may still have what was deleted; here it does not come \
                back by an import.\nDeleted 1 backup too.\n";
    assert_eq!(said(&run), (0, told, ""));
    let kept = remembered(&program);
    assert_eq!(kept, [("What is the capital of Belarus?".to_owned(), 1)]);
}

#[test]
fn a_person_says_where_progress_in_doubt_belongs() {
    let program = answered();
    program.write(
        "deck.toml",
        DECK.replace("Berlin wall fall", "Iron Curtain fall").replace("1989", "1990"),
    );
    let mut terminal = Terminal::start(&program, (24, 80), &["history", "relink", "deck.toml"]);
    terminal.wait("Was it edited?");
    terminal.wait("None of these");
    terminal.send("\r");
    terminal.wait("All progress has its question.");
    terminal.end();
    assert!(remembered(&program).iter().any(|(text, _)| text.contains("Iron Curtain")));
}

#[test]
fn a_renamed_file_keeps_its_progress_by_its_id() {
    let program = answered();
    std::fs::rename(program.path("deck.toml"), program.path("other.toml")).unwrap();
    let run = history(&program, &["relink", "other.toml"], "");
    assert_eq!(said(&run), (0, "All progress has its question.\n", ""));
    assert_eq!(remembered(&program).len(), 3);
}

#[test]
fn a_renamed_file_without_an_id_is_asked_about() {
    let program = Program::with_deck(DECK.replace("id = \"capitals\"", ""));
    assert_eq!(quiz(&program, "deck.toml").status, 0);
    std::fs::rename(program.path("deck.toml"), program.path("other.toml")).unwrap();
    // Without a terminal nothing goes over.
    assert_eq!(program.run(&["review", "other.toml", "--new", "0"], "").status, 0);
    assert!(export(&program).iter().all(|event| event["event"] != "rename"));
    let mut terminal = Terminal::start(&program, (24, 80), &["review", "other.toml", "--new", "0"]);
    terminal.wait("which is not found"); // not yet the end of the question
    terminal.wait("(y/n)");
    terminal.send("y");
    terminal.wait("Practise ahead? (y/n)");
    terminal.send("n");
    terminal.end();
    let renames = export(&program).into_iter().filter(|event| event["event"] == "rename");
    assert!(
        renames.clone().all(|rename| rename["to_deck"] == "other" || rename["to-deck"] == "other")
    );
    assert_eq!(renames.count(), 3);
}

#[test]
fn a_damaged_history_is_told_and_left_as_it_is() {
    let program = Program::with_deck(DECK);
    let path = program.write("data/quizdeck/history.db", "no database".repeat(100));
    let run = history(&program, &["rebuild"], "");
    assert_eq!((run.status, &run.stdout[..]), (2, ""));
    let message = format!("error: cannot read {}: it is damaged, or no database\n", path.display());
    assert!(run.stderr.starts_with(&message), "{}", run.stderr);
    assert_eq!(std::fs::read(&path).unwrap(), "no database".repeat(100).as_bytes());
}

/// What others than the owner may do with a file or a folder.
fn open_to_others(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o077
}

fn open_up(path: &Path, mode: u32) {
    std::fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

#[test]
fn what_is_kept_of_a_learner_is_for_nobody_else() {
    let program = Program::with_deck(DECK);
    // Stopped after an answer, so that the log of the database is there and a session is open.
    let quiz = "umask 0; exec \"$0\" quiz deck.toml --order deck";
    let mut terminal =
        Terminal::start_other("/bin/bash", &program, (24, 80), &["-c", quiz, QUIZDECK], &[]);
    terminal.wait("Belarus");
    terminal.send("Minsk\r");
    terminal.wait("Right");
    let folder = program.path("data/quizdeck");
    let names: Vec<_> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(names.len() > 1, "the log is there: {names:?}");
    for path in names.iter().chain([&folder, &program.path("data")]) {
        assert_eq!(open_to_others(path), 0, "{}", path.display());
    }
    for arguments in [
        &["history", "export", "history.jsonl"][..],
        &["quiz", "deck.toml", "--fresh", "--json", "result.json"],
    ] {
        let run = program.run_after("umask 0", arguments, "Minsk\nWarsaw\n1989\n");
        assert_eq!(run.status, 0, "{run:?}");
        assert_eq!(open_to_others(&program.path(arguments.last().unwrap())), 0, "{arguments:?}");
    }
}

#[test]
fn what_an_older_release_left_open_is_closed() {
    let program = answered();
    let folder = program.path("data/quizdeck");
    let database = folder.join("history.db");
    open_up(&folder, 0o755);
    open_up(&database, 0o644);
    quiz(&program, "deck.toml");
    assert_eq!((open_to_others(&folder), open_to_others(&database)), (0, 0));
}

#[test]
fn a_folder_that_is_named_keeps_its_mode() {
    let program = Program::with_deck(DECK);
    let folder = program.path("shared");
    std::fs::create_dir(&folder).unwrap();
    open_up(&folder, 0o775);
    let run = program.run_after("umask 0", &["history", "rebuild", "--data", "shared"], "");
    assert_eq!(run.status, 0, "{run:?}");
    assert_eq!(open_to_others(&folder), 0o075);
    assert_eq!(open_to_others(&folder.join("history.db")), 0);
    open_up(&folder.join("history.db"), 0o660);
    let run = program.run(&["history", "rebuild", "--data", "shared"], "");
    assert_eq!(run.status, 0, "{run:?}");
    assert_eq!(open_to_others(&folder.join("history.db")), 0o060, "somebody meant it");
}

#[test]
fn answers_are_given_other_days_in_the_words_of_people() {
    let program = Program::with_deck(DECK);
    let on = |day: u32, arguments: &[&str]| {
        program.run_at(&format!("2026-03-{day:02}T12:00:00Z"), arguments, "Minsk\nWarsaw\n1989\n")
    };
    on(5, &["quiz", "deck.toml", "--order", "deck"]);
    let run = on(6, &["history", "redate", "--from", "yesterday", "--to", "3 Mar"]);
    assert_eq!(run.stdout, "3 answers now stand on 2026-03-03.\n", "{}", run.stderr);
    let run = on(6, &["history", "redate", "--from", "-3d", "--to", "last tuesday"]);
    assert_eq!(run.stdout, "3 answers now stand on 2026-03-03.\n", "{}", run.stderr);
    let run = on(6, &["history", "redate", "--from", "long ago"]);
    let told = "error: cannot read \"long ago\" as the day of --from\nhint: write a date as 2026-12-24, \
                24 Dec, 24.12. or Dec 24 2026, or today, yesterday, friday, 3 days ago, 3 weeks ago or -3d\n";
    assert_eq!((run.status, run.stderr.as_str()), (2, told));
}
