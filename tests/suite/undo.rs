//! `undo`: the last change of decks is taken back, with what went with it, or nothing is.

use crate::program::Program;
use std::fs;

const DECK: &str =
    "# Birds\n[[question]]\nprompt = 'Which bird sings at night?'\nanswer = 'nightingale'\n";

fn text(program: &Program, name: &str) -> String {
    fs::read_to_string(program.path(name)).unwrap()
}

#[test]
fn changes_are_listed_shown_and_taken_back_the_last_one_first() {
    let program = Program::with_deck(DECK);
    assert_eq!(program.run(&["undo"], "").stdout, "There is no change of a deck to take back.\n");
    let add = ["add", "deck.toml", "--prompt", "How many legs has a bird?", "--answer", "2"];
    assert_eq!(program.run(&add, "").status, 0);
    assert_eq!(program.run(&["pin", "deck.toml"], "").status, 0);
    let pinned = text(&program, "deck.toml");
    let list = program.run(&["undo", "--list"], "");
    let expected = "2  2026-03-01 12:00  pin: 2 ids, deck.toml, \"Which bird sings at night?\"\n\
                    1  2026-03-01 12:00  add: 1 question, deck.toml, \"How many legs has a bird?\"\n";
    assert_eq!((list.status, &*list.stdout), (0, expected));
    let shown = program.run(&["undo", "--dry-run"], "").stdout;
    assert!(shown.starts_with("--- deck.toml\n+++ deck.toml\n@@ "), "{shown}");
    assert!(shown.contains("-id = \"bird-sings-at-night\"\n"), "{shown}");
    let unsure = program.run(&["undo"], "");
    assert_eq!(unsure.status, 2);
    assert!(unsure.stderr.contains("hint: add --yes"), "{}", unsure.stderr);
    assert_eq!(text(&program, "deck.toml"), pinned);
    let undone = program.run(&["undo", "--yes"], "");
    let expected = "`quizdeck pin` of 2026-03-01 12:00:\n  deck.toml: 2 lines go\nTaken back.\n";
    assert_eq!((undone.status, &*undone.stdout, &*undone.stderr), (0, expected, ""));
    assert!(program.run(&["undo", "--yes"], "").stdout.contains("4 lines go"));
    assert_eq!(text(&program, "deck.toml"), DECK);
    assert_eq!(program.run(&["undo"], "").stdout, "There is no change of a deck to take back.\n");
}

#[test]
fn what_was_changed_since_is_left() {
    let program = Program::with_deck(DECK);
    program.run(&["pin", "deck.toml"], "");
    let mine = text(&program, "deck.toml") + "# mine\n";
    program.write("deck.toml", &mine);
    let undone = program.run(&["undo", "--yes"], "");
    assert_eq!(undone.status, 2);
    assert!(undone.stderr.contains("deck.toml: it was changed since\nhint: "), "{}", undone.stderr);
    assert_eq!(text(&program, "deck.toml"), mine);
    assert!(undone.stderr.contains("`quizdeck undo --dry-run 1`"), "{}", undone.stderr);
    assert_eq!(undone.stdout, "", "nothing is promised before that is known");
    let shown = program.run(&["undo", "--dry-run"], "").stdout;
    assert!(shown.contains("was changed since; what would come back there:"), "{shown}");
    program.write("deck.toml", format!("# a\n# b\n# c\n# d\n{mine}"));
    let shown = program.run(&["undo", "--dry-run"], "").stdout;
    assert!(shown.contains("@@ -4,7 +4,6 @@\n # d\n # Birds\n [[question]]\n-id"), "{shown}");
    assert_eq!(program.run(&["undo", "7"], "").status, 2);
}

#[test]
fn a_deck_that_was_begun_goes_again() {
    let program = Program::new();
    program.run(&["new", "birds"], "");
    assert!(program.path("decks/birds.toml").exists());
    let undone = program.run(&["undo", "--yes"], "");
    assert!(undone.stdout.contains("decks/birds.toml: is removed again"), "{}", undone.stdout);
    assert!(!program.path("decks/birds.toml").exists());
}

#[test]
fn a_deck_that_was_made_is_listed_by_what_it_says_and_left_once_it_is_changed() {
    let program = Program::new();
    program
        .write("birds.csv", "Which bird sings at night?,nightingale\nWhich bird hums?,colibri\n");
    assert_eq!(program.run(&["import", "birds.csv"], "").status, 0);
    let list = program.run(&["undo", "--list"], "").stdout;
    assert!(list.contains("import: 2 questions, decks/birds.toml, \"Which bird sings"), "{list}");
    let shown = program.run(&["undo", "--dry-run"], "").stdout;
    assert!(shown.contains("\n-front = \"Which bird hums?\"\n"), "{shown}");
    let mine = text(&program, "decks/birds.toml") + "# mine\n";
    program.write("decks/birds.toml", &mine);
    let undone = program.run(&["undo", "--yes"], "");
    assert_eq!(undone.status, 2);
    let hint =
        "hint: the change made that file: remove it to take that back; `quizdeck undo --list`";
    assert!(undone.stderr.contains(hint), "{}", undone.stderr);
    assert_eq!(text(&program, "decks/birds.toml"), mine);
    let shown = program.run(&["undo", "--dry-run"], "").stdout;
    let expected =
        "decks/birds.toml was changed since; before the change there was no such file.\n";
    assert_eq!(shown, expected);
}

#[test]
fn the_progress_that_went_over_to_an_id_comes_back() {
    let program = Program::with_deck(DECK);
    program.run(&["quiz", "deck.toml", "--fresh"], "nightingale\n");
    let due =
        || program.run(&["list", "deck.toml"], "").stdout.replace("bird-sings-at-night", "KEY");
    let before = program.run(&["stats", "--json"], "").stdout;
    program.run(&["pin", "deck.toml"], "");
    let pinned = due();
    let undone = program.run(&["undo", "--yes"], "");
    assert!(undone.stdout.contains("and the progress of 1 question with it"), "{}", undone.stdout);
    assert_eq!(program.run(&["stats", "--json"], "").stdout, before);
    assert!(due().contains("nightingale") == pinned.contains("nightingale"));
}
