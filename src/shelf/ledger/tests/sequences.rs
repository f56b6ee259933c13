//! Any changes of any decks, one after the other, are taken back one after the other.

use super::Office;
use crate::deck::edit::properties::any_deck;
use crate::deck::edit::{Donor, Manuscript, Tagging, relocate, remove, reorder, tag};
use crate::testing::cases;
use proptest::prelude::*;
use std::collections::{BTreeMap, HashMap};

const NAMES: [&str; 3] = ["a.toml", "b.toml", "c.toml"];

/// What the three files hold; nothing where there is none.
type Texts = [Option<String>; 3];

/// A change of decks, by a number of a question.
#[derive(Clone, Copy, Debug)]
enum Change {
    Remove,
    Tag,
    Reorder,
    Move,
    Merge,
    Rewrite,
}

/// What a change makes of the files; the same where it cannot be made.
fn changed(change: Change, number: usize, texts: &Texts) -> Texts {
    let mut new = texts.clone();
    let Some(first) = &texts[0] else {
        new[0] = Some("[deck]\n".to_owned());
        return new;
    };
    let count = Manuscript::of(first).questions.len();
    let number = number.min(count).max(1);
    let take = |to: &str, numbers: Vec<usize>| {
        let donor = Donor { name: "a", text: first, numbers, files: HashMap::new() };
        relocate(to, &[donor], None).ok().map(|relocated| relocated.text)
    };
    match change {
        Change::Remove => new[0] = remove(first, &[number].into()).ok(),
        Change::Tag => {
            let tagging = Tagging { new: vec!["新".to_owned()], old: Vec::new() };
            new[0] = tag(first, &BTreeMap::from([(number, tagging)])).ok();
        }
        Change::Reorder => new[0] = reorder(first, &[number], None).ok(),
        Change::Move => {
            new[1] = take(texts[1].as_deref().unwrap_or_default(), vec![number]);
            new[0] = remove(first, &[number].into()).ok();
        }
        Change::Merge => {
            new[2] = take(texts[2].as_deref().unwrap_or_default(), (1..=count).collect());
            new[0] = None;
        }
        Change::Rewrite => new[1] = Some(format!("# {number}\r\n")),
    }
    new
}

fn any_change() -> impl Strategy<Value = (Change, usize)> {
    use Change::{Merge, Move, Remove, Reorder, Rewrite, Tag};
    (prop::sample::select(vec![Remove, Tag, Reorder, Move, Merge, Rewrite]), 1..7_usize)
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn all_files_are_as_they_were_to_the_byte(
        decks in (any_deck(), any_deck()),
        changes in prop::collection::vec(any_change(), 1..7),
    ) {
        let desk = Office::new(&[(NAMES[0], &decks.0), (NAMES[1], &decks.1)]);
        let held = || NAMES.map(|name| desk.text(name));
        let mut history = vec![held()];
        for (change, number) in changes {
            let new = changed(change, number, &held());
            let texts: Vec<_> =
                NAMES.into_iter().zip(new.iter().map(Option::as_deref)).collect();
            desk.change(&desk.revision(), &texts);
            prop_assert_eq!(&held(), &new);
            if history.last() != Some(&new) {
                history.push(new);
            }
        }
        while let Some(now) = history.pop() {
            prop_assert_eq!(held(), now);
            let numbers: Vec<u64> =
                desk.ledger.postings().unwrap().iter().map(|(number, _)| *number).collect();
            let expected: Vec<u64> = (1..=history.len() as u64).rev().collect();
            prop_assert_eq!(numbers, expected);
            if !history.is_empty() {
                desk.undo().unwrap();
            }
        }
    }
}
