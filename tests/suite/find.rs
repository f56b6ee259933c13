//! `find`: what decks say is told with its place, and that nothing was found by the exit code.

use crate::program::Program;

const DECK: &str = "[deck]\nid = 'birds'\n[passages]\np = 'Owls hunt at night.'\n\n[[question]]\n\
                    prompt = 'When do the ówls hunt?'\nanswer = 'at night'\nexplain = '''\nOwls\nsee well.'''\n\n\
                    [[question]]\nid = 'owl'\nprompt = 'Which bird is large?'\nanswer = 'ostrich'\ntags = ['not owls']\n";

#[test]
fn each_place_is_told_with_what_was_found_set_off() {
    let program = Program::with_deck(DECK);
    let run = program.run(&["find", "OWL", "deck.toml"], "");
    let expected = "deck.toml:4:6: passage p: >Owl<s hunt at night.\n\
                    deck.toml:7:23: 1 prompt: When do the >ówl<s hunt?\n\
                    deck.toml:10:1: 1 explain: >Owl<s see well.\n\
                    deck.toml:17:14: 2 tags: not >owl<s\n";
    assert_eq!((run.status, &*run.stdout, &*run.stderr), (0, expected, ""));
    let none = program.run(&["find", "crow", "deck.toml"], "");
    assert_eq!((none.status, &*none.stdout), (1, ""));
    assert_eq!(program.run(&["find", " ", "deck.toml"], "").status, 2);
}

#[test]
fn the_places_are_told_as_json() {
    let program = Program::with_deck(DECK);
    let run = program.run(&["find", "ostrich", "--json", "deck.toml"], "");
    let found: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let expected = serde_json::json!([{
        "file": "deck.toml", "line": 16, "column": 11, "deck": "birds", "question": 2,
        "key": "answer", "text": "ostrich", "found": [[0, 7]],
    }]);
    assert_eq!(found, expected);
    assert_eq!(program.run(&["find", "crow", "--json", "deck.toml"], "").stdout, "[]\n");
}

#[test]
fn decks_that_are_known_are_looked_through() {
    let program = Program::new();
    program.write("decks/birds.toml", DECK);
    let run = program.run(&["find", "ostrich"], "");
    assert_eq!(run.stdout, "decks/birds.toml:16:11: 2 answer: >ostrich<\n");
}
