//! Decks that were listed before are not read to plan a review, and nobody can tell.

use crate::places::Home;
use crate::program::{QUIZDECK, Run, finish};
use std::fs;
use std::process::Command;

fn question(id: &str) -> String {
    format!("\n[[question]]\nid = \"{id}\"\nprompt = \"Say {id}\"\nanswer = \"{id}\"\n")
}

fn deck(id: &str, questions: &[&str]) -> String {
    let questions = questions.iter().map(|id| question(id)).collect::<String>();
    format!("[deck]\nid = \"{id}\"\ntitle = \"The {id}\"\n{questions}")
}

/// Two decks, of each of which a question was asked.
fn home() -> Home {
    let card = "\n[[question]]\nid = \"yew\"\nfront = \"yew\"\nback = \"a tree\"\nreverse = true\n";
    let tagged = "\n[[question]]\nprompt = \"Say fir\"\nanswer = \"fir\"\ntags = [\"needles\"]\n";
    let home = Home::new(&[
        ("mine/trees.toml", &(deck("trees", &["ash", "oak"]) + card + tagged)),
        ("mine/woods.toml", &deck("woods", &["elm", "oak"])),
    ]);
    home.ask_for("mine/woods.toml", "elm");
    home.ask_for("mine/trees.toml", "oak");
    home
}

/// Runs another build of the program there, for which nothing was listed.
fn by_another_build(home: &Home, arguments: &[&str]) -> Run {
    let other = home.0.path("another-build");
    // By another process: while this one had it open to write, a program that another test starts
    // would hold it open too, and it could not be run.
    assert!(Command::new("cp").arg(QUIZDECK).arg(&other).status().unwrap().success());
    let mut command = home.0.command(other.to_str().unwrap());
    let command = command.current_dir(home.0.path("elsewhere")).args(arguments);
    finish(command.env("QUIZDECK_NOW", "2026-03-09T12:00:00Z"), "")
}

#[test]
fn a_listed_deck_is_asked_as_one_that_is_read() {
    let home = home();
    let reviews: [&[&str]; 9] = [
        &[],
        &["--new", "0"],
        &["--new", "9"],
        &["--limit", "1"],
        &["--tag", "needles"],
        &["--kind", "card"],
        &["--id", "oak"],
        &["--tag", "leaves"],
        &["--seed", "3", "--as", "choice", "--json", "-"],
    ];
    for options in reviews {
        let arguments = [&["review"], options].concat();
        let listed = home.elsewhere(&arguments);
        assert_eq!(listed, by_another_build(&home, &arguments), "{options:?}");
        assert_ne!(listed.stderr, "", "{options:?}");
    }
}

#[test]
fn a_deck_is_what_its_file_says_and_not_what_was_listed() {
    let home = home();
    let path = home.0.path("mine/trees.toml");
    let (text, modified) =
        (fs::read_to_string(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap());
    fs::write(&path, text.replace("Say oak", "Cry oak")).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(modified).unwrap();
    let run = home.elsewhere(&["review"]);
    assert!(run.stderr.contains("Cry oak"), "it has the age and size that it had: {}", run.stderr);
    fs::write(&path, text + "\n[[question]]\nprompt = \"Say elm\"\n").unwrap();
    let run = home.elsewhere(&["review"]);
    assert!(run.stderr.contains("trees.toml: 1 question left out"), "{}", run.stderr);
}

#[test]
fn progress_goes_over_to_a_deck_that_was_listed_before() {
    let home = home();
    let told = "Progress of \"Say oak\" goes on in \"woods\"; it was that of the deck \"trees\"";
    assert!(!home.elsewhere(&["review"]).stderr.contains("goes on"), "both ask it");
    home.0.write("mine/trees.toml", deck("trees", &["ash"]));
    let run = home.elsewhere(&["review", "--new", "0"]);
    assert!(run.stderr.contains(told), "{}", run.stderr);
    assert!(run.stderr.contains("Say oak"), "{}", run.stderr);
}
