//! Drawing: which items of some decks make a round, and in what order.

use super::Entry;
use super::apart::keep_apart;
use super::aside::Aside;
use super::only::{Only, Since};
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
    /// With one of these keys, of a question or of one part of it.
    pub ids: Vec<String>,
    /// That are one of these.
    pub only: Vec<Only>,
    /// That were missed since then.
    pub missed: Option<Since>,
    /// That have this text in them.
    pub search: Option<String>,
    /// Which items those are, by the ids of their decks and by key, where any of it is asked for.
    pub chosen: Option<HashMap<String, HashSet<String>>>,
    /// What the learner decided about items, by the ids of their decks and by key.
    pub asides: HashMap<String, HashMap<String, Aside>>,
    /// The day it is.
    pub today: i64,
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
    }

    /// Whether it looks at what questions are about, so that they have to be read for it.
    pub const fn is_choosy(&self) -> bool {
        let is_plain = self.tags.is_empty() && self.kinds.is_empty() && self.ids.is_empty();
        !is_plain || self.search.is_some()
    }

    /// Whether an item is one of those that are asked for, whether or not it is put aside.
    pub fn fits(&self, deck: &Deck, item: Item) -> bool {
        let is_chosen = |chosen: &HashMap<String, HashSet<String>>| {
            chosen.get(&deck.id).is_some_and(|keys| keys.contains(&deck.key(item)))
        };
        (!self.is_choosy() || self.admits(deck, &deck.questions()[item.question]))
            && (self.ids.is_empty() || self.names(deck, item))
            && self.chosen.as_ref().is_none_or(is_chosen)
    }

    /// Whether it is asked for by its key, or its question's.
    fn names(&self, deck: &Deck, item: Item) -> bool {
        let question = &deck.questions()[item.question].key;
        let is_of_it = |id: &&String| id.starts_with(question.as_str());
        self.ids.iter().filter(is_of_it).any(|id| id == question || *id == deck.key(item))
    }

    /// Whether an item may be drawn: it is asked for, and not put aside.
    pub fn takes(&self, deck: &Deck, item: Item) -> bool {
        self.fits(deck, item) && !self.is_out(deck, item)
    }

    /// What the learner decided about an item.
    pub fn aside(&self, deck: &Deck, item: Item) -> Option<&Aside> {
        let asides = self.asides.get(&deck.id).filter(|asides| !asides.is_empty())?;
        asides.get(&deck.key(item))
    }

    /// Whether an item is not to be asked on this day: known for good, or put aside and not asked
    /// for by that, nor by its key.
    pub fn is_out(&self, deck: &Deck, item: Item) -> bool {
        let Some(aside) = self.aside(deck, item).filter(|aside| aside.is_out(self.today)) else {
            return false;
        };
        let is_named = self.names(deck, item);
        let is_wanted = aside.suspended && self.only.contains(&Only::Suspended);
        aside.known || !(is_named || is_wanted)
    }

    /// The day on which an item comes up that is asked for and is only buried until then.
    pub fn buried(&self, deck: &Deck, item: Item) -> Option<i64> {
        let aside = self.aside(deck, item)?;
        let is_buried = self.fits(deck, item) && self.is_out(deck, item);
        aside.buried.filter(|_| is_buried && !aside.known && !aside.suspended)
    }

    /// Whether it asks for anything that follows from what a learner did.
    pub fn asks(&self) -> bool {
        !self.only.is_empty() || self.missed.is_some() || self.search.is_some()
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

/// Puts the questions about one passage together, where the first of them stands.
pub fn gather_passages(decks: &[Deck], drawn: &mut [Entry]) {
    let mut first = std::collections::HashMap::new();
    let mut places = Vec::with_capacity(drawn.len());
    for (place, entry) in drawn.iter().enumerate() {
        let passage = decks[entry.deck].questions()[entry.item.question].passage.as_deref();
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
