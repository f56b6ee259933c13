//! Histories: any lines come in whole or not at all, and what came in goes out and comes in again.

use crate::harness::Luck;
use crate::material::{mutated, texts_in};
use crate::program::Program;
use quizdeck::engine::schedule::Moment;
use quizdeck::random::Random;
use quizdeck::store::Store;
use std::sync::LazyLock;

/// Lines as the program writes them, of every sort of event.
pub fn exported() -> &'static [u8] {
    static LINES: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let deck = include_str!("../../decks/valid/kinds.toml");
        let program = Program::with_deck(deck);
        let input = "a\n\n1\n:undo\n:hint\nb\n\n2\n:flag\n3\n\n4\n:accept\n:right\n\na, b\n\n";
        for command in ["quiz", "review", "learn"] {
            let arguments = [command, "deck.toml"];
            program.run(&arguments, input.repeat(8));
        }
        for change in [&["due", "+5d"][..], &["flag"], &["suspend"], &["note", "a"], &["new"]] {
            program.run(&[&["item", "deck.toml", "1"], change].concat(), "y\n");
        }
        let run = program.run(&["history", "export"], "");
        assert!(run.stdout.lines().count() > 20, "{run:?}");
        run.stdout.into_bytes()
    });
    &LINES
}

/// Lines of a history with something done to them.
pub fn lines(random: &mut Random) -> Vec<u8> {
    let known: Vec<&[u8]> = exported().split_inclusive(|byte| *byte == b'\n').collect();
    let tests = texts_in("store").iter().filter(|text| text.starts_with(b"{\"event\""));
    let tests: Vec<&[u8]> = tests.map(Vec::as_slice).collect();
    let lines: Vec<Vec<u8>> = (0..random.between(1, 12))
        .map(|_| {
            let of = if random.once_in(4) && !tests.is_empty() { &tests } else { &known };
            random.of(of).to_vec()
        })
        .collect();
    // Most lines stay: where one is wrong, none is looked at closely.
    let at = random.below(lines.len());
    let change = |(number, line): (usize, &Vec<u8>)| {
        if number == at { mutated(line, &lines, random) } else { line.clone() }
    };
    lines.iter().enumerate().map(change).collect::<Vec<_>>().join(&b"\n"[..])
}

/// The time of the import.
const NOW: Moment = Moment { at: 1_800_000_000_000, day: 20_833 };

/// Any lines come into a history whole or not at all.
pub fn holds(case: &[u8], _: &mut Random) {
    let export = |store: &Store| {
        let mut lines = Vec::new();
        store.export(&mut lines).unwrap();
        lines
    };
    let mut store = Store::in_memory(1).unwrap();
    let before = export(&store);
    let outcome = store.import(&mut &*case, "case", NOW);
    let after = export(&store);
    let Ok(_) = outcome else {
        assert_eq!(before, after, "nothing of it was taken");
        return;
    };
    store.import(&mut &*case, "case", NOW).unwrap();
    assert_eq!(export(&store), after, "twice is as once");
    let mut other = Store::in_memory(2).unwrap();
    let outcome = other.import(&mut &*after, "export", NOW);
    assert!(
        outcome.is_ok(),
        "what goes out comes in: {:?}",
        outcome.err().map(|error| error.message().to_owned())
    );
    let sorted = |lines: Vec<u8>| {
        let mut lines: Vec<Vec<u8>> =
            lines.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(export(&other)), sorted(after), "the same comes out again");
}
