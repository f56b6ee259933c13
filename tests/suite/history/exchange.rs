//! Histories that move and are joined.

use super::{DECK, answered, export, history, quiz, remembered, said};
use crate::program::Program;
use crate::pty::Terminal;

#[test]
fn a_machine_that_is_set_up_from_an_export_shows_the_same() {
    let program = answered();
    program.run(&["decks", "hide", "tour"], "");
    let mut terminal =
        Terminal::start(&program, (24, 80), &["quiz", "deck.toml", "--order", "deck"]);
    terminal.wait("captal of Belarus");
    terminal.send("x\r");
    terminal.wait("Enter goes on");
    terminal.send("\x03");
    assert_eq!(terminal.end(), 130);
    assert_eq!(history(&program, &["export", "all.jsonl", "--everything"], "").status, 0);
    let other = Program::with_deck(DECK);
    other.write("all.jsonl", std::fs::read(program.path("all.jsonl")).unwrap());
    let run = history(&other, &["import", "all.jsonl"], "");
    assert_eq!((run.status, &run.stderr[..]), (0, ""));
    for arguments in [&["list", "--json", "deck.toml"][..], &["due", "--count"]] {
        let at = "2026-03-09T12:00:00Z";
        assert_eq!(
            other.run_at(at, arguments, "").stdout,
            program.run_at(at, arguments, "").stdout
        );
    }
    let go_on = &["quiz", "deck.toml", "--resume"];
    let run = other.run(go_on, "Warsaw\n1989\nMinsk\n");
    assert!(run.stderr.starts_with("2/3\nWhat is the capital of Poland?"), "{}", run.stderr);
}

#[test]
fn what_came_in_besides_events_is_taken_back_too() {
    let program = Program::with_deck(DECK);
    program.run(&["quiz", "deck.toml", "--order", "deck"], "Minsk\n");
    program.run(&["decks", "hide", "tour"], "");
    assert_eq!(history(&program, &["export", "all.jsonl", "--everything"], "").status, 0);
    let other = Program::with_deck(DECK);
    other.write("all.jsonl", std::fs::read(program.path("all.jsonl")).unwrap());
    let before = other.run(&["decks"], "").stdout;
    assert_eq!(history(&other, &["import", "all.jsonl"], "").status, 0);
    assert!(other.run(&["decks"], "").stdout.contains("hidden"));
    let run = history(&other, &["undo-import"], "");
    assert!(run.stdout.ends_with(" taken back, with what else came with it\n"), "{}", run.stdout);
    assert_eq!(other.run(&["decks"], "").stdout, before);
    let run = other.run(&["quiz", "deck.toml", "--resume"], "");
    assert!(run.stderr.starts_with("error: cannot resume the last session"), "{}", run.stderr);
}

#[test]
fn an_import_is_taken_back_by_its_number_or_as_the_last_one() {
    let (one, two) = (answered(), answered());
    let before = (export(&one), remembered(&one));
    let text = history(&two, &["export"], "").stdout;
    let run = history(&one, &["import", "-"], &text);
    let told = "7 new events, 0 known already\n`quizdeck history undo-import 1` takes this back\n";
    assert_eq!(said(&run), (0, told, ""));
    let run = history(&one, &["undo-import", "7"], "");
    let message =
        "error: cannot find an import to take back\nhint: the last import has the number 1\n";
    assert_eq!(said(&run), (2, "", message));
    let run = history(&one, &["undo-import"], "");
    assert_eq!(said(&run), (0, "7 events from standard input taken back\n", ""));
    assert_eq!((export(&one), remembered(&one)), before);
    let run = history(&one, &["undo-import"], "");
    assert_eq!(run.stderr.lines().last(), Some("hint: nothing was imported here"));
}

#[test]
fn an_import_of_settings_alone_is_taken_back_too() {
    let (one, two) = (answered(), answered());
    let text = history(&two, &["export"], "").stdout;
    history(&one, &["import", "-"], &text);
    let hidden = "{\"event\":\"hidden\",\"deck\":\"tour\"}\n";
    let run = history(&one, &["import", "-"], hidden);
    let told = "0 new events, 0 known already\n\
                1 line besides: open sessions and what was set here\n\
                `quizdeck history undo-import 2` takes this back\n";
    assert_eq!(said(&run), (0, told, ""));
    let run = history(&one, &["import", "-"], hidden);
    assert_eq!(said(&run), (0, "0 new events, 0 known already\n", ""));
    let run = history(&one, &["undo-import"], "");
    let told = "0 events from standard input taken back, with what else came with it\n";
    assert_eq!(said(&run), (0, told, ""));
    let run = history(&one, &["undo-import"], "");
    assert_eq!(said(&run), (0, "7 events from standard input taken back\n", ""));
}

#[test]
fn of_a_file_that_was_cut_off_the_whole_lines_come_in_and_the_broken_one_is_told() {
    let text = history(&answered(), &["export"], "").stdout;
    let other = Program::new();
    other.write("cut.jsonl", &text[..text.len() - 30]);
    let run = history(&other, &["import", "cut.jsonl"], "");
    assert_eq!(run.status, 2);
    assert!(run.stdout.starts_with("6 new events, 0 known already\n"), "{}", run.stdout);
    assert!(run.stderr.starts_with("error: cannot read line 7 of cut.jsonl: "), "{}", run.stderr);
    assert!(run.stderr.contains("the 6 lines before came in"), "{}", run.stderr);
    other.write("whole.jsonl", &text);
    let run = history(&other, &["import", "whole.jsonl"], "");
    assert!(run.stdout.starts_with("1 new event, 6 known already\n"), "{}", run.stdout);
}

#[test]
fn each_learner_can_have_a_history_of_their_own() {
    let program = answered();
    let anna = &["--profile", "anna"];
    let run = program.run(&[&["history", "export"][..], anna].concat(), "");
    assert_eq!(said(&run), (0, "", ""));
    let run = program.run(&[&["history", "path"][..], anna].concat(), "");
    assert!(run.stdout.ends_with("/data/quizdeck/profiles/anna/history.db\n"), "{}", run.stdout);
    quiz(&program, "deck.toml");
    program.write("config/quizdeck/config.toml", "profile = \"anna\"\n");
    assert_eq!(export(&program).len(), 0);
    let run = program.run(&["list", "--profile", "../x"], "");
    let message = "error: cannot take \"../x\" as a profile\n\
                   hint: write a name of letters, digits and - _\n";
    assert_eq!(said(&run), (2, "", message));
}
