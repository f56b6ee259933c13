//! What a review asks: what is due, most at risk first, then what is new, siblings kept apart.

use super::draw::Filter;
use super::plan::Entry;
use super::schedule::{Memory, Scheduler};
use crate::deck::Deck;
use std::collections::HashMap;

/// How many others stand between parts of one question.
const BETWEEN: usize = 3;

/// How much is asked.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// At most so many items that were never answered.
    pub new: usize,
    /// At most so many in all.
    pub all: usize,
    /// What is not due yet instead of what is, the nearest first.
    pub ahead: bool,
}

/// What there is to review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// What to ask, in order.
    pub entries: Vec<Entry>,
    /// How many were never answered.
    pub new: usize,
    /// The next day on which something is due, and how much.
    pub next: Option<(i64, usize)>,
}

/// Plans a review of some decks on a day; `memories` are those of each deck by key.
pub fn review(
    decks: &[Deck],
    filter: &Filter,
    memories: &[HashMap<String, Memory>],
    scheduler: &Scheduler,
    day: i64,
    limits: Limits,
) -> Due {
    let (mut due, mut later, mut new) = (Vec::new(), Vec::new(), Vec::new());
    for (number, (deck, memories)) in decks.iter().zip(memories).enumerate() {
        let items = deck.items();
        for item in items.filter(|item| filter.admits(deck, &deck.questions[item.question])) {
            let entry = Entry { deck: number, item };
            match memories.get(&deck.key(item)) {
                Some(memory) if memory.due <= day => {
                    due.push((scheduler.recall(memory, day), entry));
                }
                Some(memory) => later.push((memory.due, entry)),
                None => new.push(entry),
            }
        }
    }
    due.sort_by(|(one, _), (other, _)| one.total_cmp(other)); // stable: else as in the deck
    later.sort_by_key(|(due, _)| *due);
    let next = later
        .first()
        .map(|(day, _)| (*day, later.iter().take_while(|(due, _)| due == day).count()));
    let count_new = new.len();
    let asked: Vec<Entry> = if limits.ahead {
        later.into_iter().map(|(_, entry)| entry).collect()
    } else {
        let due = due.into_iter().map(|(_, entry)| entry);
        due.chain(new.into_iter().take(limits.new)).collect()
    };
    let mut entries = keep_apart(asked);
    entries.truncate(limits.all);
    Due { entries, new: count_new, next }
}

/// Puts others between parts of one question; where there are none, a part waits for a later day.
fn keep_apart(entries: Vec<Entry>) -> Vec<Entry> {
    let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
    let mut waiting: Vec<Entry> = Vec::new();
    let is_near = |kept: &[Entry], entry: &Entry| {
        let near = &kept[kept.len().saturating_sub(BETWEEN)..];
        let question = |entry: &Entry| (entry.deck, entry.item.question);
        near.iter().any(|other| question(other) == question(entry))
    };
    for entry in entries {
        if let Some(at) = waiting.iter().position(|waiting| !is_near(&kept, waiting)) {
            kept.push(waiting.remove(at));
        }
        if is_near(&kept, &entry) {
            waiting.push(entry);
        } else {
            kept.push(entry);
        }
    }
    for entry in waiting {
        if !is_near(&kept, &entry) {
            kept.push(entry);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{Item, read};
    use crate::kind::Part;

    fn memory(last: i64, due: i64, stability: f32) -> Memory {
        Memory {
            stability,
            difficulty: 5.0,
            first: last,
            last,
            due,
            later: due,
            reps: 1,
            lapses: 0,
        }
    }

    fn entry(question: usize, part: Part) -> Entry {
        Entry { deck: 0, item: Item { question, part } }
    }

    #[test]
    fn what_is_most_at_risk_comes_first_and_new_items_last() {
        let question = |id: &str| {
            format!("[[question]]\nid = \"{id}\"\nprompt = \"{id}\"\nanswer = \"x{id}\"\n")
        };
        let text: String = ["a", "b", "c", "d", "e"].map(question).concat();
        let decks = [read(&text, "t").deck];
        let memories = [HashMap::from([
            ("a".to_owned(), memory(90, 100, 10.0)),
            ("b".to_owned(), memory(60, 95, 10.0)),
            ("c".to_owned(), memory(99, 104, 5.0)),
        ])];
        let limits = Limits { new: 1, all: 10, ahead: false };
        let plan = |limits| {
            review(&decks, &Filter::default(), &memories, &Scheduler::default(), 100, limits)
        };
        let found = plan(limits);
        let asked: Vec<usize> = found.entries.iter().map(|entry| entry.item.question).collect();
        assert_eq!(asked, [1, 0, 3]);
        assert_eq!((found.new, found.next), (2, Some((104, 1))));
        assert_eq!(plan(Limits { all: 1, ..limits }).entries.len(), 1);
        let ahead = plan(Limits { ahead: true, ..limits }).entries;
        assert_eq!(ahead, [entry(2, Part::Whole)]);
    }

    #[test]
    fn parts_of_one_question_are_kept_apart_or_wait() {
        let card = |part| entry(0, part);
        let others: Vec<Entry> = (1..=4).map(|at| entry(at, Part::Whole)).collect();
        let mut entries = vec![card(Part::Whole), card(Part::Reverse)];
        assert_eq!(keep_apart(entries.clone()), [card(Part::Whole)], "it waits");
        entries.extend(&others);
        let kept = keep_apart(entries);
        assert_eq!(kept[0], card(Part::Whole));
        assert_eq!(kept[4], card(Part::Reverse));
        assert_eq!(kept.len(), 6);
    }
}
