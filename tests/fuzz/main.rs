//! Fuzzing: every part of the program is given what nobody would write, and must keep its promises.
//!
//! A target is a row below: what makes its cases, and the property that each must have. `cargo test`
//! tries a fixed number of cases from a fixed seed, and those that found something once, which lie in
//! `found/`, a folder for each target. To try others, and for longer:
//!
//! ```sh
//! QUIZDECK_FUZZ_SECONDS=600 QUIZDECK_FUZZ_SEED=7 cargo test --release --test fuzz -- --nocapture
//! ```
//!
//! The seconds are of each target; `cargo test --test fuzz reading` runs one. What fails is made as
//! small as it goes on failing and written to a file; it is told how to try that file again:
//!
//! ```sh
//! QUIZDECK_FUZZ_CASE=reading-7.case QUIZDECK_FUZZ_SEED=7 cargo test --test fuzz reading
//! ```

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_methods, reason = "tests are part of the world outside")]
#![allow(clippy::print_stderr, reason = "who fuzzes for an hour is told how it goes")]

#[path = "../bench/deck_of.rs"]
mod deck_of;
mod harness;
mod material;
#[path = "../suite/program.rs"]
#[allow(dead_code, reason = "it is shared with the suite")]
mod program;
mod targets;

use harness::{Target, run};
use targets::{
    checking, drafting, editing, fixing, formats, histories, importing, judging, marking, reading,
    rendering, reporting, repositories, sessions, syncing, terminal, trying, undoing,
};

/// A row for each target: its name, how many cases `cargo test` tries, what makes one, and what must
/// hold of it.
macro_rules! targets {
    ($($(#[$about:meta])* $name:ident: $cases:literal, $make:expr, $holds:expr;)*) => {
        $(
            $(#[$about])*
            #[test]
            fn $name() {
                run(&Target { name: stringify!($name), cases: $cases, make: $make, holds: $holds });
            }
        )*
    };
}

targets! {
    /// Any bytes are read, and what is found lies in the text.
    reading: 400, material::any_deck, reading::holds;
    /// Every rule looks at any text, and says the same twice, and of a large deck as of a small one.
    checking: 150, material::any_deck, checking::holds;
    /// What is mended is mended once, and nothing that was right is touched.
    fixing: 150, material::any_deck, fixing::holds;
    /// What is right is right, and what is right elsewhere is not.
    judging: 30, material::sound_deck, judging::holds;
    /// An edit changes what it was asked to, and not a byte more.
    editing: 150, material::sound_deck, editing::holds;
    /// Every format takes any bytes, and what it gives can be written as a deck.
    formats: 200, formats::file, formats::holds;
    /// Any lines come into a history whole or not at all.
    histories: 60, histories::lines, histories::holds;
    /// Any text is an article, and what is proposed of it is sound and stands in it.
    drafting: 40, drafting::text, drafting::holds;
    /// Whatever lies at a place is joined or refused.
    syncing: 30, syncing::segment, syncing::holds;
    /// What is printed of any deck only shows itself.
    rendering: 10, material::any_deck, rendering::holds;
    /// Whatever is answered, a session ends, and what it tells is kept.
    sessions: 10, material::sound_deck, sessions::holds;
    /// In a narrow terminal no line is too long.
    widths: 10, material::sound_deck, terminal::narrow;
    /// What is tried is judged as in a session.
    trying: 10, material::sound_deck, trying::holds;
    /// What a command changed of decks is taken back to the byte.
    undoing: 10, material::sound_deck, undoing::holds;
    /// What is imported can be asked, and nothing is written elsewhere.
    importing: 10, formats::file, importing::holds;
    /// What a sheet is marked as adds up, and a report takes it.
    marking: 10, material::sound_deck, marking::holds;
    /// Whatever a result holds, a report tells of the others.
    reporting: 20, reporting::result, reporting::holds;
    /// Whatever a git repository holds, nothing of it goes elsewhere, and nothing is lost.
    repositories: 5, syncing::segment, repositories::holds;
}
