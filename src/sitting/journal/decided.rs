//! What the learner decides in a session goes to the history too, and is taken back there.

use super::Journal;
use crate::deck::{Deck, Item};
use crate::engine::Id;
use crate::env;
use crate::error::Result;
use crate::sitting::measure::Measure;
use crate::store::{Decision, Treatment};

impl Journal {
    /// Stores what the learner decides about items; the names under which it is kept, none where it
    /// cannot be: only what was answered can be due on a day.
    pub fn decide(&mut self, deck: &Deck, items: &[Item], measure: &Measure) -> Result<Vec<Id>> {
        self.calendar.forget();
        let Measure { treatment, day, text } = measure;
        let Some(store) = self.store()? else { return Ok(Vec::new()) };
        let mut decisions = Vec::new();
        for item in items {
            let (day, text) = (*day, text.clone());
            let decision = Decision { day, text, ..Decision::new(deck, *item, *treatment) };
            let needs_memory = *treatment == Treatment::Due;
            if !needs_memory || store.memory(&decision.deck, &decision.item)?.is_some() {
                decisions.push(decision);
            }
        }
        store.decide(&decisions, env::moment()?)
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
