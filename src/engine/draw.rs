//! Drawing: which items of some decks make a round, and in what order.

use super::Entry;
use super::apart::keep_apart;
use crate::deck::{Deck, Item, Question};
use crate::random::Random;
use std::collections::{HashMap, HashSet};

/// Which questions may be drawn; an empty list allows all.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// With one of these tags.
    pub tags: Vec<String>,
    /// Of one of these kinds.
    pub kinds: Vec<String>,
    /// With one of these keys.
    pub ids: Vec<String>,
    /// The keys of items that are never asked, by the ids of their decks.
    pub known: HashMap<String, HashSet<String>>,
}

/// How many are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// All there are.
    All,
    /// At most so many.
    Most(usize),
}

/// In what order they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sequence {
    /// Shuffled.
    Random,
    /// As they stand in the decks, from the first.
    Deck,
}

impl Filter {
    /// Whether a question may be drawn.
    pub fn admits(&self, deck: &Deck, question: &Question) -> bool {
        let has_tag = |tag: &String| question.tags.contains(tag) || deck.tags.contains(tag);
        let among = |list: &[String], text: &str| list.is_empty() || list.iter().any(|t| t == text);
        (self.tags.is_empty() || self.tags.iter().any(has_tag))
            && among(&self.kinds, question.kind.name())
            && among(&self.ids, &question.key)
    }

    /// Whether an item may be drawn: its question may, and it is not known for good.
    pub fn takes(&self, deck: &Deck, item: Item) -> bool {
        self.admits(deck, &deck.questions[item.question]) && !self.knows(deck, item)
    }

    /// Whether an item is known for good.
    pub fn knows(&self, deck: &Deck, item: Item) -> bool {
        self.known.get(&deck.id).is_some_and(|known| known.contains(&deck.key(item)))
    }
}

/// Draws a round. Questions about one passage stay together, where the first of them was drawn;
/// items of one question do not.
pub fn draw(
    decks: &[Deck],
    filter: &Filter,
    count: Count,
    sequence: Sequence,
    seed: u64,
) -> Vec<Entry> {
    let mut drawn: Vec<Entry> = decks
        .iter()
        .enumerate()
        .flat_map(|(number, deck)| {
            let items = deck.items();
            let items = items.filter(|item| filter.takes(deck, *item));
            items.map(move |item| Entry { deck: number, item })
        })
        .collect();
    if sequence == Sequence::Random {
        Random::new(seed, &["draw"]).shuffle(&mut drawn);
    }
    if let Count::Most(most) = count {
        drawn.truncate(most);
    }
    gather_passages(decks, &mut drawn);
    keep_apart(drawn)
}

fn gather_passages(decks: &[Deck], drawn: &mut [Entry]) {
    let mut first = std::collections::HashMap::new();
    let mut places = Vec::with_capacity(drawn.len());
    for (place, entry) in drawn.iter().enumerate() {
        let passage = decks[entry.deck].questions[entry.item.question].passage.as_deref();
        places.push(match passage {
            Some(name) => *first.entry((entry.deck, name)).or_insert(place),
            None => place,
        });
    }
    let mut order: Vec<usize> = (0..drawn.len()).collect();
    order.sort_by_key(|place| places[*place]); // stable: the rest keeps its order
    let gathered: Vec<Entry> = order.into_iter().map(|place| drawn[place]).collect();
    drawn.copy_from_slice(&gathered);
}
