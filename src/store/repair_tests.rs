//! What is left of a history when bytes of its file change.

use super::beside::beside;
use super::tests::{answer, store_in};
use super::{Census, Store, StoredSession, check, file_in, repair};
use crate::engine::Mode;
use crate::form::Rating;
use crate::random::Random;
use crate::testing::cases;
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;
use tempfile::TempDir;

/// A file with so many answers, as it lies when nothing has it open.
fn whole(count: i64) -> Vec<u8> {
    let folder = TempDir::new().unwrap();
    let mut store = store_in(folder.path());
    for number in 0..count {
        answer(&mut store, &format!("item {}", number % 300), Rating::Good, 100 + number / 300);
    }
    store.connection.pragma_update(None, "journal_mode", "DELETE").unwrap();
    drop(store);
    fs::read(file_in(folder.path())).unwrap()
}

/// A file of 1,500 answers, made once.
fn file() -> &'static [u8] {
    static FILE: OnceLock<Vec<u8>> = OnceLock::new();
    FILE.get_or_init(|| whole(1500))
}

/// Changes some bytes anywhere.
fn damage(bytes: &mut [u8], count: usize, seed: u64) {
    let mut random = Random::new(seed, &["damage"]);
    for _ in 0..count {
        let (place, change) = (random.below(bytes.len()), 1 + random.below(255));
        bytes[place] ^= u8::try_from(change).unwrap();
    }
}

/// How many answers a repair saves of a damaged file.
fn saved(bytes: &[u8]) -> usize {
    let folder = TempDir::new().unwrap();
    fs::write(file_in(folder.path()), bytes).unwrap();
    let repaired = repair(folder.path(), "old", 7).unwrap();
    assert_eq!(fs::read(&repaired.old).unwrap(), bytes, "the old file stays");
    assert!(check(folder.path()).unwrap().is_sound());
    let mut store = Store::open(folder.path(), 8).unwrap();
    let rebuilt = store.rebuild().unwrap();
    assert_eq!(rebuilt.reviews, repaired.checked.answers.whole);
    rebuilt.reviews
}

#[test]
fn a_whole_history_is_sound_and_repaired_without_loss() {
    let folder = TempDir::new().unwrap();
    fs::write(file_in(folder.path()), file()).unwrap();
    let checked = check(folder.path()).unwrap();
    assert!(checked.is_sound(), "{checked:?}");
    assert_eq!(checked.answers.whole, 1500);
    assert_eq!(saved(file()), 1500);
}

#[test]
fn nothing_is_computed_from_rows_that_are_not_what_was_written() {
    let folder = TempDir::new().unwrap();
    let mut store = store_in(folder.path());
    answer(&mut store, "minsk", Rating::Good, 100);
    store.connection.execute("UPDATE answers SET day = 101", []).unwrap();
    let error = store.rebuild().unwrap_err().to_string();
    assert!(error.contains("it has 1 damaged row\nhint: "), "{error}");
    drop(store);
    assert!(!check(folder.path()).unwrap().is_sound());
}

#[test]
fn a_first_page_of_zeros_loses_nothing() {
    let mut bytes = file().to_vec();
    bytes[..4096].fill(0);
    assert_eq!(saved(&bytes), 1500);
}

#[test]
fn what_is_no_event_is_saved_too_where_the_first_page_is_damaged() {
    let folder = TempDir::new().unwrap();
    let mut store = store_in(folder.path());
    answer(&mut store, "minsk", Rating::Good, 100);
    store.hide("tour", true).unwrap();
    let session = StoredSession {
        id: store.id(5),
        decks: vec!["deck".to_owned()],
        mode: Mode::Quiz,
        at: 5,
        seed: 7,
        plan: "plan".to_owned(),
        events: vec!["one".to_owned()],
    };
    store.begin(&session).unwrap();
    store.connection.pragma_update(None, "journal_mode", "DELETE").unwrap();
    drop(store);
    let whole = fs::read(file_in(folder.path())).unwrap();
    for place in [0..16, 16..17, 100..108, 0..4096] {
        let mut bytes = whole.clone();
        bytes[place.clone()].fill(0x5a);
        fs::write(file_in(folder.path()), bytes).unwrap();
        let checked = check(folder.path()).unwrap();
        assert!(!checked.is_sound() && checked.answers.damaged == Some(0), "{place:?} {checked:?}");
        repair(folder.path(), "old", 7).unwrap();
        let store = Store::open(folder.path(), 8).unwrap();
        assert!(store.hidden().unwrap().contains("tour"), "{place:?}");
        assert_eq!(store.open_sessions().unwrap(), std::slice::from_ref(&session), "{place:?}");
    }
}

#[test]
fn a_file_that_is_cut_in_half_gives_what_is_there() {
    let bytes = file();
    assert!(saved(&bytes[..bytes.len() / 2]) > 100);
}

#[test]
fn what_is_still_in_the_log_is_saved_too() {
    let folder = TempDir::new().unwrap();
    let mut store = store_in(folder.path());
    answer(&mut store, "minsk", Rating::Good, 100);
    let copy = TempDir::new().unwrap();
    for end in ["", "-wal"] {
        let name = |folder: &Path| beside(&file_in(folder), end);
        fs::copy(name(folder.path()), name(copy.path())).unwrap();
    }
    let repaired = repair(copy.path(), "old", 9).unwrap();
    assert_eq!(repaired.checked.answers, Census { whole: 1, damaged: Some(0) });
    assert!(beside(&repaired.old, "-wal").exists(), "it moves with its file");
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn one_changed_byte_loses_one_answer_at_most(seed in any::<u64>()) {
        let mut bytes = file().to_vec();
        damage(&mut bytes, 1, seed);
        prop_assert!(saved(&bytes) >= 1499);
    }

    #[test]
    fn many_changed_bytes_lose_only_what_they_hit(seed in any::<u64>()) {
        let mut bytes = file().to_vec();
        damage(&mut bytes, 64, seed);
        prop_assert!(saved(&bytes) > 0);
    }
}

/// Measures what is saved of 100 files: run with `--ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn measure_what_is_saved() {
    for count in [1, 64] {
        let mut all: Vec<usize> = (0..100)
            .map(|seed| {
                let mut bytes = file().to_vec();
                damage(&mut bytes, count, seed);
                saved(&bytes)
            })
            .collect();
        all.sort_unstable();
        let text = format!("{count} bytes: {} {} {} of 1500\n", all[0], all[50], all[99]);
        std::io::Write::write_all(&mut std::io::stderr(), text.as_bytes()).unwrap();
    }
}
