//! `tag`: tags come and go, and the rest of the deck stays.

use crate::program::Program;
use std::fs;

const DECK: &str = "[deck]\ntags = ['nature']\n\n[[question]]\nprompt = 'How many legs?' # easy\nanswer = 2\n\
                    tags = ['old', 'body'] # what\n\n[[question]]\nfront = 'der Vogel'\nback = 'bird'\n\
                    tags = [\n    'old',\n]\n";

#[test]
fn tags_are_given_and_taken_by_plus_and_minus() {
    let program = Program::with_deck(DECK);
    let text = || fs::read_to_string(program.path("deck.toml")).unwrap();
    let run = program.run(&["tag", "deck.toml", "1", "+new", "-old", "--dry-run"], "");
    assert!(run.stdout.contains("+tags = ['body', \"new\"] # what\n"), "{}", run.stdout);
    let run = program.run(&["tag", "deck.toml", "1", "+new", "-old"], "");
    let said = "deck.toml: 1 question tagged anew; `quizdeck undo` takes it back.\n";
    assert_eq!((run.status, &*run.stdout, &*run.stderr), (0, said, ""));
    let expected = DECK.replacen("['old', 'body']", "['body', \"new\"]", 1);
    assert_eq!(text(), expected);
    program.run(&["tag", "deck.toml", "--kind", "card", "-old", "+words"], "");
    let expected = expected.replacen("tags = [\n    'old',\n]\n", "tags = [\"words\"]\n", 1);
    assert_eq!(text(), expected);
    let listed = program.run(&["undo", "--list"], "").stdout;
    assert!(listed.starts_with("2  2026-03-01 12:00  tag: +words -old of 1 question, deck.toml"));
    assert!(listed.contains("tag: +new -old of 1 question, deck.toml"), "{listed}");
    for _ in 0..2 {
        program.run(&["undo", "--yes"], "");
    }
    assert_eq!(text(), DECK);
    let run = program.run(&["--data", "elsewhere", "tag", "deck.toml", "1", "-old"], "");
    assert_eq!((run.status, &*run.stderr), (0, ""));
}

#[test]
fn the_tags_of_the_whole_deck_are_told() {
    let program = Program::with_deck(DECK);
    let run = program.run(&["tag", "deck.toml", "-nature", "+more"], "");
    assert!(run.stdout.contains("nature is a tag of the whole deck, in its header: quizdeck edit"));
    assert!(run.stdout.contains("2 questions tagged anew"), "{}", run.stdout);
    let run = program.run(&["tag", "deck.toml", "+nature"], "");
    assert!(run.stdout.contains("nature is a tag of the whole deck already"), "{}", run.stdout);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let program = Program::with_deck(DECK);
    for (words, said) in [
        (&["tag", "deck.toml", "1"][..], "cannot tell which tags are meant"),
        (&["tag", "deck.toml", "+a", "-a"], "both give and take away the tag a"),
        (&["tag", "deck.toml", "9", "+a"], "cannot find the question 9"),
    ] {
        let run = program.run(words, "");
        assert_eq!(run.status, 2);
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
}

#[test]
fn questions_with_errors_are_counted_too() {
    let program = Program::with_deck(
        "[[question]]\nprompt = 'a?'\n\n[[question]]\nprompt = 'b?'\nanswer = '2'\n",
    );
    let run = program.run(&["tag", "deck.toml", "+new"], "");
    assert!(run.stdout.contains("2 questions tagged anew"), "{}{}", run.stdout, run.stderr);
}
