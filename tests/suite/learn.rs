//! `learn`: by choice first, then typed, until recalled; across sittings.

use crate::program::Program;

const DECK: &str = r#"
[[question]]
prompt = "The capital of Latvia"
answer = "Riga"
[[question]]
prompt = "The capital of Norway"
answer = "Oslo"
"#;

/// The letter of the option that reads so, in the last question shown.
fn letter(said: &str, option: &str) -> String {
    let line = said.lines().rev().find(|line| line.ends_with(&format!(") {option}"))).unwrap();
    line[..1].to_owned()
}

#[test]
fn an_item_is_picked_then_typed_and_what_is_learned_is_not_asked_again() {
    let program = Program::with_deck(DECK);
    let first = program.run(&["learn", "deck.toml"], "");
    let riga = letter(&first.stderr, "Riga");
    // The same seed deals the same options.
    let second = program.run(&["learn", "deck.toml"], format!("{riga}\n"));
    let oslo = letter(&second.stderr, "Oslo");
    let run = program.run(&["learn", "deck.toml"], format!("Riga\n{oslo}\nOslo\n"));
    assert_eq!(run.status, 0, "{}", run.stderr);
    let first = run.stderr.split("Norway").next().unwrap();
    assert!(!first.contains(") Riga"), "Riga was picked before: it is typed now");
    let run = program.run(&["learn", "deck.toml"], "");
    assert_eq!(run.stdout, "All is learned: 2 questions. --again begins anew.\n", "{}", run.stderr);
    let run = program.run(&["learn", "deck.toml", "--criterion", "2"], "Riga\nOslo\n");
    assert!(
        run.stderr.contains("0/2 learned") && run.stderr.contains("1/2 learned"),
        "{}",
        run.stderr
    );
    let run = program.run(&["learn", "deck.toml", "--criterion", "2"], "");
    assert!(run.stdout.starts_with("All is learned"), "{} {}", run.stdout, run.stderr);
    assert!(program.run(&["learn", "deck.toml", "--again"], "").stderr.contains("0/2 learned"));
}
