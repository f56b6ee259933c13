//! Properties of rearranging: what is not moved stays to the byte, and what is means what it meant.

use super::properties::any_deck;
use super::*;
use crate::deck::{Deck, Question, read};
use crate::testing::cases;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

fn drafts(text: &str) -> Vec<Draft> {
    Manuscript::of(text).questions.into_iter().map(|(_, draft)| draft).collect()
}

/// What a question means, whatever its deck says for it; its id aside.
fn meaning(deck: &Deck, question: &Question) -> String {
    let Question { prompt, kind, explain, points, partial, rules, asked_as, language, .. } =
        question;
    let tags: BTreeSet<String> = deck.tags(question).into_iter().collect();
    let passage = deck.passage(question);
    format!(
        "{prompt:?} {kind:?} {explain:?} {points} {partial} {rules:?} {asked_as:?} {language:?} \
         {passage:?} {tags:?}"
    )
}

fn every(text: &str) -> Vec<usize> {
    (1..=drafts(text).len()).collect()
}

fn taken(text: &str, numbers: Vec<usize>, to: &str) -> Option<Relocated> {
    let donor = Donor { name: "a.toml", text, numbers, files: HashMap::new() };
    relocate(to, &[donor], None).ok()
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_is_not_removed_stays(text in any_deck(), gone in prop::collection::btree_set(1..8_usize, 0..4)) {
        let left = remove(&text, &gone).unwrap();
        let kept = |(draft, number): (Draft, usize)| (!gone.contains(&number)).then_some(draft);
        let expected: Vec<Draft> = drafts(&text).into_iter().zip(1..).filter_map(kept).collect();
        prop_assert_eq!(drafts(&left), expected);
        prop_assert_eq!(Manuscript::of(&left).front, Manuscript::of(&text).front);
        // Each line that is left is one that was there, in the same order.
        let mut before = text.lines();
        for line in left.lines() {
            prop_assert!(before.any(|old| old == line), "{line:?} is new, or out of its place");
        }
    }

    #[test]
    fn what_goes_to_another_deck_means_there_what_it_meant(text in any_deck(), to in any_deck()) {
        let (before, there) = (read(&text, "a").deck, read(&to, "b").deck);
        let Some(relocated) = taken(&text, every(&text), &to) else { return Ok(()) };
        let after = read(&relocated.text, "b").deck;
        prop_assert!(drafts(&relocated.text).starts_with(&drafts(&to)));
        prop_assert!(after.is_whole());
        let added: BTreeSet<String> = there.tags.iter().cloned().collect();
        for (question, number) in before.questions().iter().zip(&relocated.numbers[0]) {
            let new = after.questions().iter().find(|new| new.number == *number).unwrap();
            let has = |deck: &Deck, question: &Question| -> BTreeSet<String> {
                deck.tags(question).into_iter().chain(added.iter().cloned()).collect()
            };
            prop_assert_eq!(has(&before, question), has(&after, new));
            let rest = |deck: &Deck, question: &Question| {
                let all = meaning(deck, question);
                all[..all.rfind('{').unwrap_or(0)].to_owned()
            };
            prop_assert_eq!(rest(&before, question), rest(&after, new));
        }
    }

    #[test]
    fn what_is_split_and_merged_again_is_all_there(text in any_deck(), cut in 1..6_usize) {
        let head = Front { passages: Vec::new(), ..Manuscript::of(&text).front }.written();
        let (first, second): (Vec<usize>, Vec<usize>) =
            every(&text).into_iter().partition(|number| *number <= cut);
        let Some(part) = taken(&text, second.clone(), &head) else { return Ok(()) };
        let left = remove(&text, &second.into_iter().collect()).unwrap();
        let again = taken(&part.text, every(&part.text), &left).unwrap();
        prop_assert_eq!(drafts(&again.text), drafts(&text));
        prop_assert_eq!(drafts(&left).len(), first.len());
        prop_assert!(again.remarks.is_empty(), "{:?}", again.remarks);
    }

    #[test]
    fn tags_are_all_that_changes(text in any_deck(), number in 1..7_usize) {
        let tagging = Tagging { new: vec!["a new one".to_owned()], old: Vec::new() };
        let tagged = tag(&text, &BTreeMap::from([(number, tagging.clone())])).unwrap();
        let without = |text: &str| -> Vec<Draft> {
            let mut all = drafts(text);
            for draft in &mut all {
                draft.keys.retain(|(key, _)| *key != "tags");
            }
            all
        };
        prop_assert_eq!(without(&tagged), without(&text));
        let back = Tagging { new: Vec::new(), old: tagging.new };
        let untagged = tag(&tagged, &BTreeMap::from([(number, back)])).unwrap();
        prop_assert_eq!(drafts(&untagged), drafts(&text));
    }

    #[test]
    fn a_question_without_its_tags_is_the_same_otherwise(text in any_deck(), number in 1..7_usize) {
        let Some(tags) = drafts(&text).get(number - 1).map(|draft| {
            draft.texts("tags").into_iter().map(str::to_owned).collect::<Vec<_>>()
        }) else {
            return Ok(());
        };
        let tagging = Tagging { new: Vec::new(), old: tags };
        let untagged = tag(&text, &BTreeMap::from([(number, tagging)])).unwrap();
        let mut expected = drafts(&text);
        expected[number - 1].keys.retain(|(key, _)| *key != "tags");
        let mut found = drafts(&untagged);
        found[number - 1].keys.retain(|(key, _)| *key != "tags");
        prop_assert!(drafts(&untagged)[number - 1].texts("tags").is_empty());
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_new_order_loses_nothing(text in any_deck(), number in 1..7_usize, before in 1..8_usize) {
        let before = Some(before).filter(|before| *before != number && *before <= drafts(&text).len());
        if number > drafts(&text).len() {
            return Ok(());
        }
        let new = reorder(&text, &[number], before).unwrap();
        let mut expected = drafts(&text);
        let moved = expected.remove(number - 1);
        let place = before.map_or(expected.len(), |before| before - 1 - usize::from(before > number));
        expected.insert(place, moved);
        prop_assert_eq!(drafts(&new), expected);
    }
}
