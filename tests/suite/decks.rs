//! The fixtures of the reader. A deck in `tests/decks/valid` has no finding; one in
//! `tests/decks/invalid` has those in the text file beside it, as they are shown without colour.
//!
//! `UPDATE_EXPECTED=1 cargo test --test suite decks` writes the text files anew: read the
//! difference as an author would before it is kept.

#![allow(clippy::unwrap_used, reason = "what a test cannot read fails it")]

use quizdeck::deck::read_bytes;
use quizdeck::report::Source;
use quizdeck::text::Look;
use std::fs;
use std::path::{Path, PathBuf};

/// The decks of a folder, sorted.
fn decks(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decks").join(folder);
    let mut decks: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    decks.sort();
    decks
}

/// Every finding of a deck, as it is shown.
fn findings(path: &Path) -> String {
    let bytes = fs::read(path).unwrap();
    let (text, reading) = read_bytes(&bytes, &path.file_stem().unwrap().to_string_lossy());
    let name = path.file_name().unwrap().to_string_lossy();
    let source = Source::new(&name, &text);
    let look =
        Look { columns: 100, colour: false, theme: quizdeck::text::Theme::USUAL, unicode: false };
    let shown = reading.findings.iter().map(|finding| source.render(finding, look));
    shown.map(|finding| finding + "\n").collect::<Vec<_>>().join("\n")
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the variable is for whoever changes a message")]
fn every_finding_of_an_invalid_deck_is_as_expected() {
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut different = Vec::new();
    for deck in decks("invalid") {
        let (found, beside) = (findings(&deck), deck.with_extension("txt"));
        if update {
            fs::write(beside, found).unwrap();
        } else if fs::read_to_string(beside).unwrap_or_default() != found {
            different.push(format!("{}\n{found}", deck.display()));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn an_invalid_deck_has_a_finding_and_an_expectation_a_deck() {
    for deck in decks("invalid") {
        assert!(!findings(&deck).is_empty(), "{}", deck.display());
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decks/invalid");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        assert!(path.with_extension("toml").exists(), "{}", path.display());
    }
}

#[test]
fn a_valid_deck_has_no_finding() {
    for deck in decks("valid") {
        assert_eq!(findings(&deck), "", "{}", deck.display());
    }
}

#[test]
fn no_shown_finding_has_characters_that_act() {
    for deck in decks("invalid") {
        let acts = |c: &char| *c != '\n' && !quizdeck::text::is_printable(*c);
        assert_eq!(findings(&deck).chars().find(acts), None, "{}", deck.display());
    }
}

#[test]
fn the_decks_that_ship_have_no_finding() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("decks");
    let mut count = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            assert_eq!(findings(&path), "", "{}", path.display());
            count += 1;
        }
    }
    assert!(count >= 2, "{count} decks in {}", folder.display());
}

#[test]
fn every_example_of_the_authors_guide_has_no_finding() {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("decks/README.md");
    let guide = fs::read_to_string(guide).unwrap();
    let blocks: Vec<&str> = guide.split("```toml\n").skip(1).collect();
    assert!(blocks.len() > 10);
    for block in blocks {
        let block = block.split("```").next().unwrap();
        let (_, reading) = read_bytes(block.as_bytes(), "guide");
        assert_eq!(reading.findings, [], "{block}");
    }
}
