//! `split`: a deck becomes several, and together they have each of its questions.

use crate::program::Program;
use std::fs;
use std::os::unix::fs::PermissionsExt;

const DECK: &str = "# All\n[deck]\nid = 'all'\ntitle = 'All'\n\n[[question]]\nprompt = 'a?'\nanswer = '1'\n\
                    tags = ['fish', 'sea']\n\n# legs\n[[question]]\nprompt = 'b?'\nanswer = '2'\ntags = ['birds']\n\n\
                    [[question]]\nprompt = 'c?'\nanswer = '3'\n";

#[test]
fn a_deck_is_split_by_the_first_tag_of_each_question() {
    let program = Program::with_deck(DECK);
    program.write("deck-fish.toml", "# mine\n");
    program.run(&["quiz", "deck.toml", "--tag", "birds"], "2\n");
    let run = program.run(&["split", "deck.toml", "--by", "tag"], "");
    let said = "deck-fish-2.toml: 1 question.\ndeck-birds.toml: 1 question.\n2 decks are made of deck.toml, \
                and 1 question without a tag stays, the progress of 1 question with it; `quizdeck undo` \
                takes it back.\n";
    assert_eq!((run.status, &*run.stdout, &*run.stderr), (0, said, ""));
    let text = |name: &str| fs::read_to_string(program.path(name)).unwrap();
    let birds = "[deck]\nid = \"deck-birds\"\ntitle = \"All: birds\"\n\n# legs\n[[question]]\n\
                 prompt = 'b?'\nanswer = '2'\ntags = ['birds']\n";
    assert_eq!(text("deck-birds.toml"), birds);
    assert_eq!(text("deck-fish.toml"), "# mine\n");
    assert!(
        text("deck.toml").ends_with("title = 'All'\n\n[[question]]\nprompt = 'c?'\nanswer = '3'\n")
    );
    let listed = program.run(&["list", "deck-birds.toml", "--json"], "").stdout;
    assert_eq!(listed.matches("\"stability\"").count(), 1, "{listed}");
    program.run(&["undo", "--yes"], "");
    assert_eq!(text("deck.toml"), DECK);
    assert!(!program.path("deck-birds.toml").exists());
}

#[test]
fn a_deck_is_split_by_number_and_merged_again() {
    let program = Program::with_deck(DECK);
    let run = program.run(&["split", "deck.toml", "--by", "1"], "");
    assert!(
        run.stdout.contains("2 decks are made of deck.toml, and 1 question stays"),
        "{}",
        run.stdout
    );
    program.run(&["merge", "deck-2.toml", "deck-3.toml", "--to", "deck.toml"], "");
    assert_eq!(fs::read_to_string(program.path("deck.toml")).unwrap(), DECK);
    assert_eq!(program.run(&["split", "deck.toml", "--by", "9"], "").status, 2);
    assert_eq!(program.run(&["split", "deck.toml", "--by", "0"], "").status, 2);
}

#[test]
fn what_is_made_of_a_private_deck_is_private() {
    let program = Program::with_deck(DECK);
    let mode = |name: &str| fs::metadata(program.path(name)).unwrap().permissions().mode() & 0o777;
    fs::set_permissions(program.path("deck.toml"), fs::Permissions::from_mode(0o600)).unwrap();
    program.run(&["split", "deck.toml", "--by", "1"], "");
    assert_eq!(["deck.toml", "deck-2.toml", "deck-3.toml"].map(mode), [0o600; 3]);
    program.run(&["merge", "deck-2.toml", "deck-3.toml", "--to", "all.toml"], "");
    assert_eq!(mode("all.toml"), 0o600);
}
