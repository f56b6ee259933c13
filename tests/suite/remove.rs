//! `remove`: questions go with the remarks that are theirs, and nothing else does.

use crate::program::Program;
use std::fs;

const DECK: &str = "# Birds\n\n# the owl\n[[question]]\nid = 'owl'\nprompt = 'When do owls hunt?'\n\
                    answer = 'at night'\n\n# legs\n[[question]]\nprompt = 'How many legs?' # easy\n\
                    answer = 2\n\n[[question]]\nprompt = 'Which is the largest?'\nanswer = 'ostrich'\n";

fn text(program: &Program) -> String {
    fs::read_to_string(program.path("deck.toml")).unwrap()
}

#[test]
fn questions_are_removed_by_id_or_number_and_come_back() {
    let program = Program::with_deck(DECK);
    let shown = program.run(&["remove", "deck.toml", "owl", "3", "--dry-run"], "");
    assert!(shown.stdout.contains("-# the owl\n-[[question]]\n"), "{}", shown.stdout);
    assert!(shown.stdout.ends_with("2 questions would be removed. Nothing was written.\n"));
    assert_eq!(text(&program), DECK);
    let run = program.run(&["remove", "deck.toml", "owl", "3"], "");
    let said = "deck.toml: 2 questions removed; `quizdeck undo` takes it back.\n";
    assert_eq!((run.status, &*run.stdout, &*run.stderr), (0, said, ""));
    let left = "# Birds\n\n# legs\n[[question]]\nprompt = 'How many legs?' # easy\nanswer = 2\n";
    assert_eq!(text(&program), left);
    assert_eq!(program.run(&["undo", "--yes"], "").status, 0);
    assert_eq!(text(&program), DECK);
}

#[test]
fn what_cannot_be_told_or_done_changes_nothing() {
    let program = Program::with_deck(DECK);
    let run = program.run(&["remove", "deck.toml", "owls"], "");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("hint: did you mean owl?"), "{}", run.stderr);
    assert_eq!(program.run(&["remove", "deck.toml", "2", "7"], "").status, 2);
    assert_eq!(text(&program), DECK);
    program.write("deck.toml", "question = [{ prompt = 'a', answer = 'b' }]\n");
    let run = program.run(&["remove", "deck.toml", "1"], "");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("hint: write each below a [[question]]"), "{}", run.stderr);
}

#[test]
fn what_was_learned_is_there_again_when_a_question_comes_back() {
    let program = Program::with_deck(DECK);
    program.run(&["quiz", "deck.toml", "--id", "owl"], "at night\n");
    let known = program.run(&["list", "deck.toml", "--json"], "").stdout;
    program.run(&["remove", "deck.toml", "owl"], "");
    assert_ne!(program.run(&["list", "deck.toml", "--json"], "").stdout, known);
    program.run(&["undo", "--yes"], "");
    assert_eq!(program.run(&["list", "deck.toml", "--json"], "").stdout, known);
}
