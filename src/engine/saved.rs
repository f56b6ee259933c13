//! Saved sessions: a plan by the names of its items, so that a session can be taken up again with
//! its answers after its decks were edited.

use super::agenda::{Learned, Mode};
use super::plan::{Answered, Entry, Plan};
use super::session::Session;
use crate::deck::{As, Deck};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A session's plan at rest.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Saved {
    /// What comes back, and when it is done.
    pub mode: Mode,
    /// The items of the plan: the id of the deck, and the key in it.
    pub items: Vec<(String, String)>,
    /// How to ask, where it makes sense.
    pub asked_as: Option<As>,
    /// How far each was learned in earlier sittings.
    #[serde(default)]
    pub learned: Vec<Learned>,
    /// Which round of one sitting it is.
    pub round: u32,
}

impl Saved {
    /// The session with its answers as far as its items are still there: those that vanished drop out, with their
    /// answers; what was judged stays judged.
    #[must_use]
    pub fn restore<'d>(&self, decks: &'d [Deck], seed: u64, answers: Vec<Answered>) -> Session<'d> {
        let mut known = HashMap::new();
        for (at, deck) in decks.iter().enumerate() {
            for item in deck.items() {
                known.entry((deck.id.clone(), deck.key(item))).or_insert(Entry { deck: at, item });
            }
        }
        let mut places = Vec::with_capacity(self.items.len());
        let mut entries = Vec::with_capacity(self.items.len());
        let mut learned = Vec::new();
        for (at, name) in self.items.iter().enumerate() {
            let found = known.get(name);
            learned.extend(found.and(self.learned.get(at)).copied());
            places.push(found.map(|_| entries.len()));
            entries.extend(found.copied());
        }
        let answers = answers.into_iter().filter_map(|answer| {
            let entry = places.get(answer.entry).copied().flatten()?;
            Some(Answered { entry, ..answer })
        });
        let plan =
            Plan { entries, mode: self.mode, asked_as: self.asked_as, learned, round: self.round };
        Session::resume(decks, plan, seed, answers.collect())
    }
}

impl Saved {
    /// Follows a question of a deck to its new key.
    pub fn rename(&mut self, deck: &str, from: &str, to: &str) {
        for (of, key) in &mut self.items {
            let rest =
                key.strip_prefix(from).filter(|rest| rest.is_empty() || rest.starts_with('#'));
            if of == deck
                && let Some(rest) = rest
            {
                *key = format!("{to}{rest}");
            }
        }
    }
}

impl Session<'_> {
    /// The plan at rest.
    #[must_use]
    pub fn save(&self) -> Saved {
        let name = |entry| {
            let (deck, _, item) = self.locate(entry);
            (deck.id.clone(), deck.key(item))
        };
        Saved {
            mode: self.plan.mode,
            items: (0..self.plan.entries.len()).map(name).collect(),
            asked_as: self.plan.asked_as,
            learned: self.plan.learned.clone(),
            round: self.plan.round,
        }
    }
}
