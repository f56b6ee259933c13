//! `.quizdeck`: decks go to a friend or to another machine in one file.

use super::read;
use crate::program::Program;

const DECK: &str = "# mine\n[deck]\nid = \"rivers\"\n\n[[question]] # the first\nprompt = \
                    \"Which river?\"\nanswer = \"Rhine\"\nimage = \"pictures/a.png\"\n\n[[question]]\n\
                    prompt = \"Which town?\"\nanswer = \"Bonn\"\ntags = [\"town\"]\n";

/// A folder with two decks and a picture, of which one was answered.
fn learned() -> Program {
    let program = Program::with_deck(DECK);
    program.write("pictures/a.png", "png");
    program.write("other.toml", "[[question]]\nprompt = 'a?'\nanswer = 'b'\n");
    let arguments = ["quiz", "deck.toml", "--order", "deck", "--no-retry"];
    assert_eq!(program.run(&arguments, "Rhine\nBonn\n").status, 0);
    program
}

#[test]
fn decks_travel_in_one_file_as_they_are() {
    let home = learned();
    let out = home
        .run(&["export", "deck.toml", "other.toml", "--to", "quizdeck", "-o", "x.quizdeck"], "");
    assert_eq!(out.stdout, "x.quizdeck: 3 questions written\n", "{}", out.stderr);
    let friend = Program::new();
    friend.write("x.quizdeck", std::fs::read(home.path("x.quizdeck")).unwrap());
    let run = friend.run(&["import", "x.quizdeck"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    let told = "decks/deck.toml: a new deck, 2 questions added (2 short)\n\
                decks/other.toml: a new deck, 1 question added (1 short)\n\
                Next: quizdeck quiz deck\n";
    assert_eq!(run.stdout, told);
    assert_eq!(read(&friend, "decks/deck.toml"), DECK);
    assert_eq!(read(&friend, "decks/pictures/a.png"), "png");
    let again = friend.run(&["import", "x.quizdeck"], "");
    assert!(again.stdout.contains("0 questions added; 2 there already"), "{}", again.stdout);
    assert_eq!(read(&friend, "decks/deck.toml"), DECK);

    let some = ["export", "deck.toml", "--to", "quizdeck", "--tag", "town", "-o", "y.quizdeck"];
    assert_eq!(home.run(&some, "").stdout, "y.quizdeck: 1 question written\n");
    let friend = Program::new();
    friend.write("y.quizdeck", std::fs::read(home.path("y.quizdeck")).unwrap());
    assert_eq!(friend.run(&["import", "y.quizdeck"], "").status, 0);
    let part = read(&friend, "decks/deck.toml");
    assert!(part.starts_with("[deck]\nid = \"rivers\"\n\n[[question]]\nprompt = \"Which town?\""));
}

#[test]
fn a_history_moves_only_where_that_is_said_on_both_sides() {
    let home = learned();
    let out = home
        .run(&["export", "deck.toml", "--to", "quizdeck", "--history", "--profile", "anna"], "");
    assert_eq!(out.status, 0, "{}", out.stderr);
    assert!(out.stdout.contains("history of anna with deck: 0 answers\n"), "{}", out.stdout);
    let out = home
        .run(&["export", "deck.toml", "--to", "quizdeck", "--history", "-o", "deck.quizdeck"], "");
    let told = "history with deck: 2 answers from 2026-03-01 to 2026-03-01, and ";
    assert!(out.stdout.contains(told), "{}", out.stdout);

    let away = Program::new();
    away.write("deck.quizdeck", std::fs::read(home.path("deck.quizdeck")).unwrap());
    let run = away.run(&["import", "deck.quizdeck"], "");
    assert!(run.stdout.contains(told), "{}", run.stdout);
    assert!(run.stdout.contains("--history joins it with yours"), "{}", run.stdout);
    let list = |program: &Program, deck: &str| program.run(&["list", deck, "--json"], "").stdout;
    let known = list(&home, "deck.toml");
    assert!(known.contains("\"recall\""), "{known}");
    assert_ne!(list(&away, "rivers"), known);
    let run = away.run(&["import", "deck.quizdeck", "--history"], "");
    assert!(run.stdout.contains("undo-import 1"), "{}", run.stdout);
    assert_eq!(list(&away, "rivers"), known);
    let again = away.run(&["import", "deck.quizdeck", "--history"], "");
    assert!(again.stdout.contains("0 new events"), "{}", again.stdout);

    let refused = home.run(&["export", "deck.toml", "--to", "gift", "--history"], "");
    assert_eq!(refused.status, 2);
    assert!(
        refused.stderr.contains("hint: leave out --history, or export to quizdeck"),
        "{}",
        refused.stderr
    );
}

#[test]
fn nothing_stays_of_decks_that_cannot_be_written() {
    let deck = format!(
        "[[question]]\nfront = 'a'\nback = 'b'\nimage = 'media/a.png'\nexplain = '{}'\n",
        "long ".repeat(1_000)
    );
    let program = Program::with_deck(&deck);
    program.write("media/a.png", "png");
    program.write("second.toml", deck);
    let decks = ["deck.toml", "second.toml"];
    let run = program
        .run(&[&["export"], &decks[..], &["--to", "quizdeck", "-o", "a.quizdeck"]].concat(), "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    let other = Program::new();
    other.write("a.quizdeck", std::fs::read(program.path("a.quizdeck")).unwrap());
    let run = other.run_on_a_full_disk(&["import", "a.quizdeck"]);
    assert_eq!(run.status, 2, "{}", run.stdout);
    for path in ["decks/deck.toml", "decks/second.toml", "decks/media/a.png"] {
        assert!(!other.path(path).exists(), "{path}: {}", run.stderr);
    }
    assert_eq!(other.run(&["import", "a.quizdeck"], "").status, 0);
    assert!(other.path("decks/media/a.png").exists());
}
