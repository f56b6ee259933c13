//! Undoing: what a command changed of decks is taken back to the byte.

use super::surfaces::{files, has_ending, run};
use crate::harness::Luck;
use crate::material::{any_text, sound_deck};
use crate::program::Program;
use quizdeck::random::Random;

/// The decks of a folder with what they hold.
fn decks(program: &Program) -> Vec<(String, Vec<u8>)> {
    let mut files = files(&program.path(""));
    files.retain(|(name, _)| has_ending(name, "toml"));
    files
}

/// Whatever a command does to decks, `undo` takes back.
pub fn holds(case: &[u8], random: &mut Random) {
    let program = Program::with_deck(case);
    program.write("other.toml", sound_deck(random));
    let text = any_text(random).replace('\0', "");
    let number = random.between(1, 4).to_string();
    let mut states = vec![decks(&program)];
    for _ in 0..random.between(1, 3) {
        let arguments: Vec<&str> = match random.below(9) {
            0 => vec!["add", "deck.toml", "--prompt", &text, "--answer", "x"],
            1 => vec!["pin", "deck.toml"],
            2 => vec!["tag", "deck.toml", &number, "--add", &text],
            3 => vec!["tag", "deck.toml", "--kind", "short", "--add", "a", "--remove", "b"],
            4 => vec!["remove", "deck.toml", &number],
            5 => vec!["move", "deck.toml", &number, "--to", "other.toml"],
            6 => vec!["merge", "deck.toml", "other.toml", "--to", "new.toml"],
            7 => vec!["split", "deck.toml", "--by", *random.of(&["tag", "2", "1"])],
            _ => vec!["check", "deck.toml", "--fix"],
        };
        let run = run(&program, &arguments, "y\n");
        let now = decks(&program);
        assert!(
            run.status < 2 || Some(&now) == states.last(),
            "refused, and yet changed: {arguments:?} {run:?}"
        );
        if Some(&now) != states.last() {
            states.push(now);
        }
    }
    states.pop();
    while let Some(before) = states.pop() {
        let run = run(&program, &["undo", "--yes"], "");
        let now = decks(&program);
        assert!(now == before, "{run:?}\nis:  {}\nwas: {}", shown(&now), shown(&before));
    }
}

fn shown(files: &[(String, Vec<u8>)]) -> String {
    let shown = files.iter().map(|(name, bytes)| (name, String::from_utf8_lossy(bytes)));
    format!("{:?}", shown.collect::<Vec<_>>())
}
