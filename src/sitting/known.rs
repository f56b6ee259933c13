//! Decks with what is remembered of them: what `list` and `stats` tell, read in one place, so that
//! they tell the same.

use super::{linking, naming};
use crate::deck::{Deck, Item};
use crate::engine::schedule::{Aim, Memory, Scheduler, number_of};
use crate::engine::stats::Knowledge;
use crate::engine::{Aside, count_due, one_a_day};
use crate::env::{self, Config, Global};
use crate::error::{Exit, Result};
use crate::shelf::{self, Neighbours, Shelf};
use crate::store::Store;
use std::collections::HashSet;
use std::ffi::OsString;
use std::io;
use std::ops::ControlFlow::{self, Break, Continue};

/// A deck and what is remembered of it.
pub struct KnownDeck {
    /// The deck.
    pub deck: Deck,
    /// Its items, in its order.
    pub items: Vec<KnownItem>,
    /// What computes how likely they are recalled.
    pub scheduler: Scheduler,
    /// The day it is now.
    pub today: i64,
}

/// An item with its memory.
#[derive(Clone, Debug)]
pub struct KnownItem {
    /// The item.
    pub item: Item,
    /// The name under which it is remembered.
    pub key: String,
    /// What is known of it, not due before it comes up where it is buried, or waits for a sibling that
    /// has today; nothing where it is new.
    pub memory: Option<Memory>,
    /// What was decided about it.
    pub aside: Aside,
}

impl KnownItem {
    /// Whether it is not asked on any day: known for good, or suspended.
    pub const fn is_never_asked(&self) -> bool {
        self.aside.never_asked().is_some()
    }
}

/// Finds and reads decks, those named or else all that come up by themselves, with what is
/// remembered of them. Nothing is written. Ends at once where nothing of a named one can be asked.
///
/// # Errors
/// When a deck or the history cannot be read, or it is in doubt which deck is meant.
pub fn gather(
    names: &[OsString],
    global: &Global,
    today: i64,
) -> Result<ControlFlow<Exit, (Shelf, Vec<KnownDeck>)>> {
    let look = env::look(global.color, &io::stdout());
    let report = &mut env::remarks();
    let mut shelf = Shelf::load(global)?;
    let decks = if names.is_empty() {
        shelf.read(today, report)?
    } else {
        match shelf::read_named(&shelf::find(names, global)?, false, look, report)? {
            Some(decks) => decks,
            None => return Ok(Break(Exit::Findings)),
        }
    };
    for deck in decks.iter().filter(|_| !names.is_empty()) {
        if let Some(other) = shelf.rival(&deck.id, deck.has_id, &deck.place) {
            return Err(naming::in_doubt(deck, other));
        }
    }
    let mut neighbours = Neighbours::of(&shelf);
    neighbours.meet(&decks);
    let mut store = shelf.history()?;
    if let Some(store) = &mut store {
        linking::preview(store, &decks, &mut neighbours)?;
    }
    let known = decks.into_iter().map(|deck| KnownDeck::new(deck, store.as_deref(), today));
    let known = known.collect::<Result<Vec<_>>>()?;
    Ok(Continue((shelf, known)))
}

impl KnownDeck {
    /// Reads what is remembered of a deck.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub fn new(deck: Deck, store: Option<&Store>, today: i64) -> Result<Self> {
        let (memories, mut asides, scheduler) = match store {
            Some(store) => {
                (store.memories(&deck.id)?, store.asides(&deck.id)?, store.scheduler().clone())
            }
            None => Default::default(),
        };
        let items = deck.items().map(|item| {
            let key = deck.key(item);
            let aside = asides.remove(&key).unwrap_or_default();
            let buried = Aside { buried: aside.buried, ..Aside::default() };
            let memory = memories.get(&key).map(|memory| buried.delay(*memory));
            KnownItem { item, key, memory, aside }
        });
        let mut items: Vec<KnownItem> = items.collect();
        for at in waiting(&items, &scheduler, today) {
            if let Some(memory) = &mut items[at].memory {
                (memory.due, memory.later) = (today + 1, memory.later.max(today + 1));
            }
        }
        Ok(Self { deck, items, scheduler, today })
    }

    /// The items that may be asked: all but those known for good or suspended.
    pub fn asked(&self) -> impl Iterator<Item = &KnownItem> {
        self.items.iter().filter(|item| !item.is_never_asked())
    }

    /// How many are known for good, and how many others suspended: they are counted nowhere else.
    pub fn left_out(&self) -> (usize, usize) {
        let count = |is_so: fn(&&KnownItem) -> bool| self.items.iter().filter(is_so).count();
        let known_for_good = count(|item| item.aside.known);
        (known_for_good, count(|item| !item.aside.known && item.aside.suspended))
    }

    /// Those that were never answered.
    pub fn new_items(&self) -> impl Iterator<Item = &KnownItem> {
        self.asked().filter(|item| item.memory.is_none())
    }

    /// How many a review asks today.
    pub fn due(&self) -> usize {
        let remembered = remembered(&self.items);
        count_due(remembered.iter().map(|(question, memory)| (*question, memory)), self.today)
    }

    /// How much of it is known today.
    pub fn knowledge(&self) -> Knowledge {
        let mut knowledge = Knowledge::default();
        for item in self.asked() {
            knowledge.add(item.memory.as_ref(), &self.scheduler, self.today);
        }
        knowledge
    }

    /// What the intervals of its items aim at.
    pub fn aim(&self, config: &Config) -> Aim {
        let until = self.deck.until.map(number_of);
        Aim { retention: config.retention_of(self.deck.retention), until }
    }

    /// How likely an item is recalled today, from 0 to 1: not at all where it is new, or was missed
    /// and not recalled since.
    pub fn recall(&self, item: &KnownItem) -> f32 {
        item.memory.map_or(0.0, |memory| self.scheduler.known(&memory, self.today))
    }
}

/// The places of the items that are due and wait for another day, as a review has it: a sibling that
/// is more at risk has this one, or was answered today.
fn waiting(items: &[KnownItem], scheduler: &Scheduler, today: i64) -> Vec<usize> {
    let question = |at: &usize| items[*at].item.question;
    let is_answered = |at: &usize| items[*at].memory.is_some_and(|memory| memory.last >= today);
    let answered = (0..items.len()).filter(is_answered).map(|at| question(&at)).collect();
    let due = items.iter().enumerate().filter_map(|(at, item)| {
        let memory = item.memory.filter(|memory| memory.due <= today && !item.is_never_asked())?;
        Some((scheduler.recall(&memory, today), at))
    });
    let mut due: Vec<(f32, usize)> = due.collect();
    due.sort_by(|(one, _), (other, _)| one.total_cmp(other)); // stable: else as in the deck
    let due = due.into_iter().map(|(_, at)| at);
    let asked: HashSet<usize> =
        one_a_day(due.clone(), question, is_answered, &answered).into_iter().collect();
    due.filter(|at| !asked.contains(at)).collect()
}

/// The memories of items, each with its question, by the days on which they are asked. Those that
/// never are have theirs too: of what was answered today and put aside then, a sibling waits all the
/// same.
pub fn remembered<'k>(items: impl IntoIterator<Item = &'k KnownItem>) -> Vec<(usize, Memory)> {
    let remembered = |item: &KnownItem| Some((item.item.question, item.aside.delay(item.memory?)));
    items.into_iter().filter_map(remembered).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::read;

    #[test]
    fn what_is_due_and_has_a_sibling_that_is_asked_today_waits() {
        let card = |id| format!("[[question]]\nfront = 'f{id}'\nback = 'b{id}'\nreverse = true\n");
        let deck = read(&[1, 2, 3].map(card).concat(), "t").deck;
        let mut known = KnownDeck::new(deck, None, 100).unwrap();
        let memories = [(90, 95), (80, 99), (100, 100), (80, 98), (100, 104), (80, 104)];
        for (item, (last, due)) in known.items.iter_mut().zip(memories) {
            item.memory = Some(Memory::sample(9.0, last, due));
        }
        assert_eq!(waiting(&known.items, &known.scheduler, 100), [3, 0]);
        known.items[1].aside.suspended = true;
        assert_eq!(waiting(&known.items, &known.scheduler, 100), [3]);
    }
}
