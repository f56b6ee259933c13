//! What the learner decides in a session goes to the history too, and is taken back there.

use super::Journal;
use crate::deck::{Deck, Item};
use crate::engine::Id;
use crate::env;
use crate::error::Result;
use crate::sitting::measure::Measure;
use crate::store::Decision;

impl Journal {
    /// Whether an item was answered, so that it can be due on another day.
    pub fn is_answered(&mut self, deck: &Deck, item: Item) -> Result<bool> {
        let Some(store) = self.store()? else { return Ok(false) };
        Ok(store.memory(&deck.id, &deck.key(item))?.is_some())
    }

    /// Stores what the learner decides about items; the names under which it is kept.
    pub fn decide(&mut self, deck: &Deck, items: &[Item], measure: &Measure) -> Result<Vec<Id>> {
        self.calendar.forget();
        let Measure { treatment, day, text } = measure;
        let Some(store) = self.store()? else { return Ok(Vec::new()) };
        let decision = |item: &Item| {
            let (day, text) = (*day, text.clone());
            Decision { day, text, ..Decision::new(deck, *item, *treatment) }
        };
        store.decide(&items.iter().map(decision).collect::<Vec<_>>(), env::moment()?)
    }

    /// Takes back what was decided.
    pub fn withdraw(&mut self, decisions: &[Id]) -> Result<()> {
        self.calendar.forget();
        match self.store()? {
            Some(store) => store.withdraw(decisions, env::moment()?),
            None => Ok(()),
        }
    }
}
