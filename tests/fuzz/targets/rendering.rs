//! Rendering: whatever a deck holds, what is printed of it only shows itself.

use super::surfaces::{files, has_ending, run, shows_itself};
use crate::harness::Luck;
use crate::material::any_text;
use crate::program::Program;
use quizdeck::random::Random;

/// The command lines that print something of a deck.
const PRINTING: &[&[&str]] = &[
    &["show", "deck.toml"],
    &["show", "deck.toml", "--answers"],
    &["show", "deck.toml", "--answers", "--json"],
    &["show", "deck.toml", "--count", "2", "--seed", "3"],
    &["list", "deck.toml"],
    &["list"],
    &["list", "deck.toml", "--json"],
    &["check", "deck.toml", "--pedantic"],
    &["check", "deck.toml", "--all", "--format", "short"],
    &["check", "deck.toml", "--format", "json"],
    &["check", "deck.toml", "--format", "github"],
    &["check", "deck.toml", "--format", "sarif"],
    &["stats", "deck.toml"],
    &["stats", "--json"],
    &["due"],
    &["decks"],
    &["pin", "deck.toml", "--dry-run"],
    &["tag", "deck.toml"],
    &["export", "deck.toml", "--to", "json"],
    &["export", "deck.toml", "--to", "quick"],
    &["export", "deck.toml", "--to", "gift"],
    &["export", "deck.toml", "--to", "moodle-xml"],
    &["export", "deck.toml", "--to", "hashcards"],
    &["export", "deck.toml", "--to", "obsidian"],
    &["export", "deck.toml", "--to", "csv"],
    &["export", "deck.toml", "--to", "aiken"],
];

/// What is printed of any deck only shows itself.
pub fn holds(case: &[u8], random: &mut Random) {
    let program = Program::with_deck(case);
    for _ in 0..3 {
        let arguments = *random.of(PRINTING);
        if arguments[0] == "export" {
            // It is a file for another program, which has its own rules.
            let run = program.run(arguments, "");
            assert!((0..=2).contains(&run.status), "{arguments:?}: {run:?}");
            shows_itself(&run.stderr, &format!("{arguments:?}"));
        } else {
            run(&program, arguments, "");
        }
    }
    if random.once_in(3) {
        run(&program, &["find", &any_text(random).replace('\0', ""), "deck.toml"], "");
    }
    if random.once_in(3) {
        let format = *random.of(&["html", "markdown"]);
        let arguments =
            ["paper", "deck.toml", "--output", "paper", "--format", format, "--seed", "5"];
        if run(&program, &arguments, "").status == 0 {
            for (name, bytes) in files(&program.path("paper")) {
                let text = String::from_utf8(bytes).unwrap();
                if has_ending(&name, "html") || has_ending(&name, "md") {
                    shows_itself(&text, &name);
                    let is_page = has_ending(&name, "html");
                    assert!(!is_page || !text.contains("<script"), "{name}: {text}");
                }
            }
        }
    }
}
