//! Statistics of some decks: rows of the history are brought to what computes numbers from them.

use super::known::{KnownDeck, KnownItem, remembered};
use crate::engine::Prospect;
use crate::engine::count_due;
use crate::engine::schedule::Scheduler;
use crate::engine::stats::{
    Aspect, Burden, Chronicle, Chronicler, Deadline, Glimpse, Knowledge, Portion, Work, hardest,
    most_often,
};
use crate::env::Config;
use crate::error::Result;
use crate::store::{Numbers, Store};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Some decks, and what was answered.
pub struct Studied<'s> {
    decks: &'s [KnownDeck],
    store: Option<&'s Store>,
    /// All items that were ever answered.
    numbers: Numbers,
    /// The decks whose answers count; nothing where all do.
    named: Option<HashSet<&'s str>>,
    today: i64,
}

impl<'s> Studied<'s> {
    /// Some decks; where nobody named them, answers count also of those that have gone or are hidden,
    /// for they were given.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub fn new(
        decks: &'s [KnownDeck],
        are_named: bool,
        store: Option<&'s Store>,
        today: i64,
    ) -> Result<Self> {
        let numbers = store.map(Store::numbers).transpose()?.unwrap_or_default();
        let ids = || decks.iter().map(|known| known.deck.id.as_str()).collect();
        Ok(Self { decks, store, numbers, named: are_named.then(ids), today })
    }

    /// Whether the answers of an item count.
    fn counts(&self, item: i64) -> bool {
        let Some(named) = &self.named else { return true };
        self.numbers.get(&item).is_some_and(|(deck, _)| named.contains(deck.as_str()))
    }

    /// The exams to come.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub fn deadlines(&self, config: &Config) -> Result<Vec<Deadline>> {
        let introduced = self.store.map(|store| store.introduced(self.today)).transpose()?;
        let introduced = introduced.unwrap_or_default();
        let exams = self.decks.iter().filter_map(|known| {
            let introduced = introduced.get(&known.deck.id).copied().unwrap_or(0);
            deadline(known, introduced, config)
        });
        Ok(exams.collect())
    }

    /// What memories tell at once, but for exams.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub fn glimpse(&self) -> Result<Glimpse> {
        let mut glimpse = Glimpse { today: self.today, ..Glimpse::default() };
        for known in self.decks {
            let knowledge = known.knowledge();
            glimpse.knowledge.join(&knowledge);
            let (known_for_good, suspended) = known.left_out();
            glimpse.known_for_good += known_for_good;
            glimpse.suspended += suspended;
            let memories = remembered(&known.items);
            let items = memories.iter().map(|(question, memory)| (*question, memory));
            glimpse.forecast.add(items, self.today);
            if self.decks.len() > 1 {
                let (by, name) = (Aspect::Deck, known.deck.id.clone());
                glimpse.portions.push(Portion { by, name, knowledge, due: known.due() });
            } else {
                glimpse.portions = within(known);
            }
        }
        glimpse.due = glimpse.forecast.due();
        if let Some(store) = self.store {
            let mut work = Work::default();
            store.answers_of(self.today, |answer| {
                if self.counts(answer.item) {
                    work.add(answer.milliseconds);
                }
            })?;
            glimpse.work = work;
            glimpse.row = store.days_in_a_row(self.today, |item| self.counts(item))?;
        }
        Ok(glimpse)
    }

    /// What answers tell, all of which are read.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub fn chronicle(&self) -> Result<Chronicle> {
        let Some(store) = self.store else { return Ok(Chronicle::default()) };
        let mut chronicle = Chronicle::default();
        let mut works: HashMap<i64, Work> = HashMap::new();
        store.each_answer(|answer| {
            if self.counts(answer.item) {
                chronicle.diary.add(answer.day, answer.milliseconds);
                works.entry(answer.item).or_default().add(answer.milliseconds);
            }
        })?;
        let items = self.items();
        let scheduler: &Scheduler = store.scheduler();
        let mut chronicler = Chronicler::new(scheduler, chronicle.diary.first(), self.today);
        let mut misses: HashMap<i64, usize> = HashMap::new();
        store.each_course(&self.numbers, |number, name, moves| {
            if self.counts(number) {
                let is_asked = items.contains_key(&(name.deck, name.item));
                let count = chronicler.follow(name, moves, is_asked);
                if is_asked && count > 0 {
                    misses.insert(number, count);
                }
            }
        })?;
        chronicle.course = chronicler.course();
        chronicle.retention = chronicler.retention;
        let burdens = misses.into_iter().filter_map(|(number, misses)| {
            let (deck, key) = self.numbers.get(&number)?;
            let (known, item) = items.get(&(deck.as_str(), key.as_str()))?;
            Some(Burden {
                deck: deck.clone(),
                key: key.clone(),
                prompt: known.deck.questions()[item.item.question]
                    .prompt(item.item.part)
                    .into_owned(),
                number,
                lapses: item.memory?.lapses,
                misses,
                work: works.get(&number).copied().unwrap_or_default(),
                instead: None,
            })
        });
        chronicle.hard = hardest(burdens.collect());
        let numbers: Vec<i64> = chronicle.hard.iter().map(|burden| burden.number).collect();
        let mut instead = store.given_instead(&numbers)?;
        for burden in &mut chronicle.hard {
            burden.instead = instead.remove(&burden.number).and_then(most_often);
        }
        Ok(chronicle)
    }

    /// The items that may be asked, by deck and key.
    fn items(&self) -> HashMap<(&str, &str), (&KnownDeck, &KnownItem)> {
        let of = |known: &'s KnownDeck| {
            let name = |item: &'s KnownItem| (known.deck.id.as_str(), item.key.as_str());
            known.asked().map(move |item| (name(item), (known, item)))
        };
        self.decks.iter().flat_map(of).collect()
    }
}

/// Items of one deck by tags and by kinds, the largest first.
fn within(known: &KnownDeck) -> Vec<Portion> {
    let mut tags: BTreeMap<String, Vec<&KnownItem>> = BTreeMap::new();
    let mut kinds: BTreeMap<&str, Vec<&KnownItem>> = BTreeMap::new();
    for item in &known.items {
        let question = &known.deck.questions()[item.item.question];
        for tag in known.deck.tags(question) {
            tags.entry(tag).or_default().push(item);
        }
        kinds.entry(question.kind.name()).or_default().push(item);
    }
    let mut tags: Vec<Portion> =
        tags.into_iter().map(|(tag, items)| portion(known, Aspect::Tag, tag, &items)).collect();
    let kinds = kinds.into_iter();
    let mut kinds: Vec<Portion> =
        kinds.map(|(kind, items)| portion(known, Aspect::Kind, kind.to_owned(), &items)).collect();
    for portions in [&mut tags, &mut kinds] {
        portions.sort_by_key(|portion| std::cmp::Reverse(portion.knowledge.items()));
    }
    tags.extend(kinds);
    tags
}

fn portion(known: &KnownDeck, by: Aspect, name: String, items: &[&KnownItem]) -> Portion {
    let mut knowledge = Knowledge::default();
    for item in items.iter().filter(|item| !item.is_never_asked()) {
        knowledge.add(item.memory.as_ref(), &known.scheduler, known.today);
    }
    let memories = remembered(items.iter().copied());
    let due = memories.iter().map(|(question, memory)| (*question, memory));
    let due = count_due(due, known.today);
    Portion { by, name, knowledge, due }
}

/// The exam of a deck, if it is still to come.
pub fn deadline(known: &KnownDeck, introduced: usize, config: &Config) -> Option<Deadline> {
    let aim = known.aim(config);
    let memories = remembered(&known.items);
    let own = known.deck.new.and_then(|new| usize::try_from(new).ok());
    let then = config.new_of(own);
    let new_a_day = (then.saturating_sub(introduced), then);
    let prospect = Prospect { scheduler: &known.scheduler, aim, today: known.today, new_a_day };
    // What is buried is not begun today, as a review has it.
    let new = known.new_items().filter(|item| !item.aside.is_buried(known.today));
    let new: Vec<usize> = new.map(|item| item.item.question).collect();
    let said = prospect.said(Some(&known.deck.title), &memories, &new)?;
    Some(Deadline { deck: known.deck.id.clone(), day: aim.until?, said })
}

#[cfg(test)]
mod tests;
