//! Which deck is it: two files of one name are told apart, ids are offered, and nothing is mixed up
//! in silence.

use crate::places::Home;
use crate::pty::Terminal;
use std::fs;

fn unit(word: &str) -> String {
    format!(
        "[deck]\ntitle = \"Words\"\n\n[[question]]\nid = \"{word}\"\nprompt = \"Say {word}\"\nanswer \
         = \"{word}\"\n"
    )
}

fn units() -> Home {
    let home =
        Home::new(&[("french/unit1.toml", &unit("oui")), ("spanish/unit1.toml", &unit("si"))]);
    home.ask_for("french/unit1.toml", "oui");
    home
}

fn text(home: &Home, path: &str) -> String {
    fs::read_to_string(home.0.path(path)).unwrap()
}

fn answer(terminal: &mut Terminal, word: &str) {
    terminal.wait(&format!("Say {word}"));
    terminal.send(&format!("{word}\r"));
    terminal.wait("Right");
    terminal.send("\r");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_second_deck_of_a_name_gets_an_id_of_its_own() {
    let home = units();
    let mut terminal = home.start(&["quiz", "spanish/unit1.toml"]);
    terminal.wait("is the deck unit1. Is"); // the rest is where the row ends
    terminal.wait("(y/n)");
    terminal.send("n");
    terminal.wait("An id for spanish/unit1.toml");
    terminal.wait("spanish-unit1");
    terminal.send("\u{15}unit1\r");
    terminal.wait("That is the id of");
    terminal.send("\u{15}spanish\r");
    answer(&mut terminal, "si");
    let expected = unit("si").replace("[deck]\n", "[deck]\nid = \"spanish\"\n");
    assert_eq!(text(&home, "spanish/unit1.toml"), expected);
    assert_eq!(text(&home, "french/unit1.toml"), unit("oui"));
    assert_eq!(home.elsewhere(&["due"]).stdout.lines().count(), 3, "each has its own");
    home.ask_for("spanish/unit1.toml", "si");
}

#[test]
fn who_says_that_it_is_the_same_deck_is_not_asked_again() {
    let home = units();
    let mut terminal = home.start(&["quiz", "spanish/unit1.toml"]);
    terminal.wait("(y/n)");
    terminal.send("y");
    answer(&mut terminal, "si");
    home.ask_for("spanish/unit1.toml", "si");
    let run = home.elsewhere(&["list"]);
    assert_eq!(run.stderr, "", "a person said so");
    assert_eq!(text(&home, "spanish/unit1.toml"), unit("si"));
}

#[test]
fn without_a_person_nothing_is_recorded_of_a_deck_in_doubt() {
    let home = units();
    let before = home.kept();
    let french = home.path("french/unit1.toml");
    let run = home.0.run(&["quiz", "spanish/unit1.toml"], "si\n");
    let said = format!(
        "Nothing of spanish/unit1.toml is recorded: it does not say its id, and {french} is the \
         deck unit1. With id = \"spanish-unit1\" below [deck] it is a deck of its own.\n"
    );
    assert!(run.stderr.starts_with(&said), "{}", run.stderr);
    assert!(run.status == 0 && run.stderr.contains("Say si"), "{}", run.stderr);
    for command in [&["list"][..], &["history", "forget", "--yes"], &["history", "relink"]] {
        let run = home.0.run(&[command, &["spanish/unit1.toml"]].concat(), "");
        let said = format!(
            "error: cannot tell what was learned of spanish/unit1.toml: {french} is the deck unit1\n\
             hint: quizdeck quiz spanish/unit1.toml asks whether they are the same\n"
        );
        assert_eq!((run.stderr, run.status), (said, 2), "{command:?}");
    }
    assert_eq!(home.kept(), before);
    // Found in a folder, it does not take the place of the other.
    home.0.write("elsewhere/decks/unit1.toml", unit("si"));
    let run = home.elsewhere(&["list"]);
    let said = format!(
        "decks/unit1.toml is left out: {french} is the deck unit1 (quizdeck quiz decks/unit1.toml \
         asks whether it is the same)\n"
    );
    assert_eq!(run.stderr, said);
    assert!(run.stdout.contains("\nunit1  1          1"), "{}", run.stdout);
    assert_eq!(home.elsewhere(&["due", "--count"]).stdout, "1\n");
}

#[test]
fn who_leaves_the_question_is_not_recorded() {
    let home = units();
    let mut terminal = home.start(&["quiz", "spanish/unit1.toml"]);
    terminal.wait("(y/n)");
    terminal.send("\u{1b}");
    terminal.wait("Nothing of spanish/unit1.toml is recorded");
    answer(&mut terminal, "si");
    assert_eq!(home.elsewhere(&["due"]).stdout, "unit1  1\n1 question is due: quizdeck review\n");
}

#[test]
fn of_the_other_decks_of_the_session_all_is_recorded() {
    let home = units();
    home.0.write("german.toml", unit("ja"));
    let arguments = ["quiz", "spanish/unit1.toml", "german.toml", "--order", "deck", "--no-retry"];
    let run = home.0.run(&arguments, "x\n:right\nx\n:right\n");
    assert_eq!(run.status, 0, "{}", run.stderr);
    let exported = home.0.run(&["history", "export"], "").stdout;
    let answers: Vec<&str> = exported.lines().filter(|line| line.contains("\"given\"")).collect();
    let of = |id: &str| answers.iter().filter(|line| line.contains(id)).count();
    assert_eq!((of("\"german\""), of("\"unit1\""), answers.len()), (1, 1, 2), "{exported}");
    assert!(!exported.contains("spanish") && !exported.contains("\"si\""), "{exported}");
    let scores = home.0.run(&["list", "german.toml"], "").stdout;
    assert!(scores.contains("100 %"), "{scores}");
}

#[test]
fn a_session_with_a_deck_in_doubt_is_gone_on_with() {
    let home = units();
    home.0.write("german.toml", unit("ja"));
    let arguments = ["quiz", "german.toml", "spanish/unit1.toml", "--order", "deck"];
    let mut terminal = home.start(&arguments);
    terminal.wait("(y/n)");
    terminal.send("\u{1b}");
    terminal.wait("Say ja");
    terminal.send("ja\r");
    terminal.wait("Right");
    terminal.send("\r");
    terminal.wait("Say si");
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
    let met = home.elsewhere(&["decks"]).stdout;
    assert!(met.contains("german") && !met.contains("spanish"), "{met}");
    let run = home.0.run(&[&arguments[..], &["--resume"]].concat(), "si\n");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stderr.contains("Say si") && !run.stderr.contains("Say ja"), "{}", run.stderr);
}

#[test]
fn two_decks_with_one_id_are_refused_where_both_are_named() {
    let home = Home::new(&[
        ("french/unit1.toml", &unit("oui")),
        ("spanish/unit1.toml", &unit("si")),
        ("copy/unit1.toml", &unit("oui")),
    ]);
    for command in ["quiz", "learn", "review", "list"] {
        let run = home.0.run(&[command, "french/unit1.toml", "spanish"], "");
        let said = "error: cannot take two decks with one id: french/unit1.toml and \
                    spanish/unit1.toml are both \"unit1\"\n\
                    hint: give one another id, below [deck] in its file: id = \"spanish-unit1\"\n";
        assert_eq!((run.stderr.as_str(), run.status), (said, 2), "{command}");
    }
    let run = home.0.run(&["quiz", "french/unit1.toml", "copy/unit1.toml"], "oui\n");
    assert!(run.stderr.starts_with("1/1\nSay oui\n"), "{}", run.stderr);
}

#[test]
fn a_new_deck_has_an_id_that_no_other_has() {
    let home = units();
    let run = home.0.run(&["new", "german/unit1"], "");
    let said = format!(
        "german/unit1.toml is there. Its id is german-unit1, as {} is unit1.\nNext: quizdeck add \
         german/unit1.toml\n",
        home.path("french/unit1.toml")
    );
    assert_eq!((run.stdout, run.status), (said, 0));
    assert!(text(&home, "german/unit1.toml").contains("id = \"german-unit1\"\n"));
    home.0.run(&["quiz", "csto", "--count", "1", "--no-retry"], "x\nx\n");
    let run = home.0.run(&["new", "my decks/csto"], "");
    assert!(run.stdout.contains("Its id is my-decks-csto, as csto (built in) is csto."), "{run:?}");
    home.0.run(&["decks", "drop", "unit1"], "");
    fs::remove_file(home.0.path("french/unit1.toml")).unwrap();
    let run = home.0.run(&["new", "unit1"], "");
    assert!(run.stdout.contains("as a deck unit1 was learned before."), "{run:?}");
    let mut terminal = home.start(&["new", "mine/verbs", "--template"]);
    assert_eq!(terminal.end(), 0);
    assert_eq!(home.elsewhere(&["list", "verbs"]).status, 0, "it is found from anywhere");
}

#[test]
fn adding_to_a_deck_without_an_id_offers_one_once() {
    let home = Home::new(&[("french/unit1.toml", &unit("oui")), ("unit2.toml", &unit("si"))]);
    let add = |deck: &str, word: &str, key: Option<&str>| {
        let prompt = format!("What is {word}?");
        let mut terminal = home.start(&["add", deck, "--prompt", &prompt, "--answer", word]);
        terminal.wait("question added");
        if let Some(key) = key {
            terminal.wait("does not say its id");
            terminal.wait("(y/n)");
            terminal.send(key);
        }
        assert_eq!(terminal.end(), 0);
    };
    add("french/unit1.toml", "non", Some("y"));
    assert!(text(&home, "french/unit1.toml").starts_with("[deck]\nid = \"unit1\"\n"));
    add("french/unit1.toml", "merci", None);
    add("unit2.toml", "no", Some("n"));
    add("unit2.toml", "gracias", None);
    assert!(!text(&home, "unit2.toml").contains("\nid = \"unit"));
    let run = home.0.run(&["add", "unit2.toml", "--prompt", "What is it?", "--answer", "yes"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(home.elsewhere(&["list", "unit2"]).status, 0, "it is found from anywhere");
}
