//! Siblings: items of one question, as the two sides of a card or the gaps of a sentence. What one
//! shows the other asks for, so they are kept apart: in a round by others between them, in reviews
//! by a day.

use super::entry::Entry;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet, VecDeque};
use std::hash::Hash;

/// How many others stand between siblings.
pub const BETWEEN: usize = 3;

/// Whether two entries are different items of one question.
pub fn is_sibling(one: &Entry, other: &Entry) -> bool {
    one.deck == other.deck
        && one.item.question == other.item.question
        && one.item.part != other.item.part
}

/// Puts others between siblings, as far as there are some, and else leaves all in their order.
pub fn keep_apart(entries: Vec<Entry>) -> Vec<Entry> {
    let (mut kept, late) = put_off(&entries);
    for entry in late {
        // Where it goes in, it only moves the others further apart.
        let Some(place) = (0..=kept.len()).rev().find(|place| is_free(&kept, *place, &entry))
        else {
            let arranged = (0..=BETWEEN).rev().find_map(|between| arrange(&entries, between));
            return arranged.unwrap_or(entries);
        };
        kept.insert(place, entry);
    }
    kept
}

/// Lets a sibling wait until enough others went by; and those for which none were left.
fn put_off(entries: &[Entry]) -> (Vec<Entry>, Vec<Entry>) {
    let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
    let mut waiting: Vec<Entry> = Vec::new();
    let take_up = |kept: &mut Vec<Entry>, waiting: &mut Vec<Entry>| {
        let free = waiting.iter().position(|entry| is_free(kept, kept.len(), entry));
        kept.extend(free.map(|at| waiting.remove(at)));
        free.is_some()
    };
    for entry in entries {
        if is_free(&kept, kept.len(), entry) {
            kept.push(*entry);
        } else {
            waiting.push(*entry);
        }
        take_up(&mut kept, &mut waiting);
    }
    while take_up(&mut kept, &mut waiting) {}
    (kept, waiting)
}

/// Whether no sibling stands near a place.
fn is_free(kept: &[Entry], place: usize, entry: &Entry) -> bool {
    let near = place.saturating_sub(BETWEEN)..(place + BETWEEN).min(kept.len());
    !kept[near].iter().any(|other| is_sibling(other, entry))
}

/// Arranges entries with at least so many others between siblings; nothing where that cannot be.
/// Of the questions that may come, one with the most items left comes first: if any way leads to
/// the end, this one does.
fn arrange(entries: &[Entry], between: usize) -> Option<Vec<Entry>> {
    let mut groups: Vec<VecDeque<Entry>> = Vec::new();
    let mut places = HashMap::new();
    for entry in entries {
        let at = *places.entry((entry.deck, entry.item.question)).or_insert_with(|| {
            groups.push(VecDeque::new());
            groups.len() - 1
        });
        groups[at].push_back(*entry);
    }
    let ready = |at: usize, group: &VecDeque<Entry>| (group.len(), Reverse(at));
    let mut open: BinaryHeap<_> =
        groups.iter().enumerate().map(|(at, group)| ready(at, group)).collect();
    let mut resting: VecDeque<(usize, usize)> = VecDeque::new(); // until when, which
    let mut arranged = Vec::with_capacity(entries.len());
    while arranged.len() < entries.len() {
        if let Some((until, at)) = resting.front().copied()
            && until <= arranged.len()
        {
            resting.pop_front();
            open.push(ready(at, &groups[at]));
        }
        let (_, Reverse(at)) = open.pop()?;
        arranged.extend(groups[at].pop_front());
        if !groups[at].is_empty() {
            resting.push_back((arranged.len() + between, at));
        }
    }
    Some(arranged)
}

/// Leaves of some items, in order, what may come up on one day: of each question the first, and
/// none of which a sibling was answered that day. What was answered itself may come again.
pub fn one_a_day<T, Q: Hash + Eq>(
    items: impl IntoIterator<Item = T>,
    question: impl Fn(&T) -> Q,
    is_answered: impl Fn(&T) -> bool,
    answered: &HashSet<Q>,
) -> Vec<T> {
    let mut met = HashSet::new();
    let mut may_come = |item: &T| {
        let question = question(item);
        (is_answered(item) || !answered.contains(&question)) && met.insert(question)
    };
    items.into_iter().filter(|item| may_come(item)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::Item;
    use crate::kind::Part;
    use crate::testing::cases;
    use proptest::prelude::*;

    fn entry(question: usize, gap: usize) -> Entry {
        let part = if gap == 0 { Part::Whole } else { Part::Gap(gap) };
        Entry { deck: 0, item: Item { question, part } }
    }

    /// How few others stand between any two siblings.
    fn least(entries: &[Entry]) -> usize {
        let pairs = entries.iter().enumerate().flat_map(|(at, one)| {
            let others = entries[at + 1..].iter().enumerate();
            others.filter(|(_, other)| is_sibling(one, other)).map(|(between, _)| between)
        });
        pairs.min().unwrap_or(usize::MAX)
    }

    /// The most others that any order puts between siblings, by trying them all.
    fn best(entries: &[Entry]) -> usize {
        fn tried(left: &mut Vec<Entry>, taken: &mut Vec<Entry>) -> usize {
            if left.is_empty() {
                return least(taken);
            }
            let mut best = 0;
            for at in 0..left.len() {
                let entry = left.remove(at);
                taken.push(entry);
                best = best.max(tried(left, taken));
                taken.pop();
                left.insert(at, entry);
            }
            best
        }
        tried(&mut entries.to_vec(), &mut Vec::new())
    }

    #[test]
    fn what_has_no_sibling_stays_where_it_is() {
        let entries: Vec<Entry> = [3, 1, 4, 0, 5].map(|question| entry(question, 0)).to_vec();
        assert_eq!(keep_apart(entries.clone()), entries);
    }

    #[test]
    fn a_sibling_moves_only_as_far_as_it_must() {
        let mut entries = vec![entry(0, 0), entry(0, 1)];
        entries.extend((1..=5).map(|question| entry(question, 0)));
        let kept = keep_apart(entries);
        assert_eq!((kept[0], kept[4]), (entry(0, 0), entry(0, 1)));
        let late =
            keep_apart(vec![entry(1, 0), entry(2, 0), entry(3, 0), entry(0, 0), entry(0, 1)]);
        assert_eq!((late[0], late[4]), (entry(0, 1), entry(0, 0)));
    }

    #[test]
    fn of_a_question_the_first_comes_up_that_day_and_none_beside_one_that_did() {
        let items = [(0, 'a'), (0, 'b'), (1, 'a'), (2, 'a'), (2, 'b')];
        let pick = |answered: &[(i32, char)]| {
            let questions = answered.iter().map(|item| item.0).collect();
            one_a_day(items, |item| item.0, |item| answered.contains(item), &questions)
        };
        assert_eq!(pick(&[]), [(0, 'a'), (1, 'a'), (2, 'a')]);
        assert_eq!(pick(&[(0, 'c'), (2, 'b')]), [(1, 'a'), (2, 'b')]);
    }

    proptest! {
        #![proptest_config(cases(64))]

        #[test]
        fn siblings_are_as_far_apart_as_they_can_be(sizes in prop::collection::vec(1_usize..4, 1..5), seed: u64) {
            let mut entries: Vec<Entry> = sizes.iter().enumerate()
                .flat_map(|(question, size)| (0..*size).map(move |gap| entry(question, gap)))
                .take(7).collect();
            crate::random::Random::new(seed, &["test"]).shuffle(&mut entries);
            let kept = keep_apart(entries.clone());
            prop_assert_eq!(kept.len(), entries.len());
            prop_assert!(entries.iter().all(|entry| kept.contains(entry)));
            prop_assert!(least(&kept).min(BETWEEN) == best(&entries).min(BETWEEN), "{:?}", kept);
        }

        #[test]
        fn large_rounds_have_enough_others(sizes in prop::collection::vec(1_usize..3, 12..60), seed: u64) {
            let mut entries: Vec<Entry> = sizes.iter().enumerate()
                .flat_map(|(question, size)| (0..*size).map(move |gap| entry(question, gap)))
                .collect();
            crate::random::Random::new(seed, &["test"]).shuffle(&mut entries);
            prop_assert!(least(&keep_apart(entries)) >= BETWEEN);
        }
    }
}
