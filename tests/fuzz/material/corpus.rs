//! The corpus: the decks that ship, those of the tests, what rules and kinds show, and the texts of the
//! tests of a module.

use super::literals::literals;
use crate::deck_of::deck_of;
use crate::harness::Luck;
use quizdeck::deck::pieces;
use quizdeck::kind::KINDS;
use quizdeck::lint::rules;
use quizdeck::random::Random;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};

/// A folder of the repository.
fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The files in a folder and the folders below with an ending, in an order that is always the same.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The decks of the repository.
pub fn whole_decks() -> &'static [Vec<u8>] {
    static DECKS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
        let files = ["decks", "tests/decks", "tests/papers", "tests/sessions"]
            .map(|name| files(&folder(name), "toml"));
        files.into_iter().flatten().map(|file| fs::read(file).unwrap()).collect()
    });
    &DECKS
}

/// Small decks: parts of those of the repository, and what rules and kinds show.
pub fn decks() -> &'static [Vec<u8>] {
    static DECKS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
        let texts = whole_decks().iter().filter_map(|deck| String::from_utf8(deck.clone()).ok());
        let generated = std::iter::once(deck_of(60));
        let parts = texts.chain(generated).flat_map(|text| {
            pieces(&text).map(|piece| text[piece.range].to_owned()).collect::<Vec<_>>()
        });
        let shown = rules().flat_map(|rule| [rule.bad(), rule.good()]);
        let kinds = KINDS.iter().map(|row| format!("[[question]]{}", row.example));
        let parts = parts.chain(shown).chain(kinds).map(String::into_bytes);
        let foreign = whole_decks().iter().filter(|deck| std::str::from_utf8(deck).is_err());
        parts.chain(foreign.cloned()).filter(|deck| !deck.is_empty()).collect()
    });
    &DECKS
}

/// A deck of some of their parts.
pub fn assembled(random: &mut Random) -> Vec<u8> {
    if random.once_in(20) {
        return random.of(whole_decks()).clone();
    }
    let count = random.between(1, 6);
    let parts = (0..count).map(|_| random.of(decks()).as_slice());
    parts.collect::<Vec<_>>().join(&b"\n"[..])
}

/// Texts by the path that they are from.
type Texts = HashMap<String, &'static [Vec<u8>]>;

/// The texts in the sources below a path of `src`, each once; those of several lines count as files.
pub fn texts_in(path: &str) -> &'static [Vec<u8>] {
    static TEXTS: LazyLock<Mutex<Texts>> = LazyLock::new(Mutex::default);
    let mut texts = TEXTS.lock().unwrap();
    texts.entry(path.to_owned()).or_insert_with(|| {
        let path = folder("src").join(path);
        let mut sources = if path.is_dir() { files(&path, "rs") } else { Vec::new() };
        sources.extend(Some(path.with_extension("rs")).filter(|file| file.is_file()));
        let texts = sources.iter().map(|file| literals(&fs::read_to_string(file).unwrap()));
        let mut texts: Vec<Vec<u8>> = texts.flatten().map(String::into_bytes).collect();
        texts.sort();
        texts.dedup();
        texts.retain(|text| text.len() > 1);
        texts.leak()
    })
}
