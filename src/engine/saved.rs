//! Saved sessions: a plan by the names of its items, and what happened, as text, so that a session
//! can be taken up again with its answers after its decks were edited.

use super::agenda::{Agenda, Learned};
use super::answered::{Answered, Overrule};
use super::entry::Entry;
use super::plan::Plan;
use super::session::Session;
use crate::deck::{As, Deck};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A session's plan at rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// What comes back, and when it is done.
    #[serde(rename = "mode")]
    pub agenda: Agenda,
    /// The items of the plan: the id of the deck, and the key in it.
    pub items: Vec<(String, String)>,
    /// How to ask, where it makes sense.
    pub asked_as: Option<As>,
    /// How far each was learned in earlier sittings.
    #[serde(default)]
    pub learned: Vec<Learned>,
    /// How many more were learned there.
    #[serde(default)]
    pub known: usize,
    /// Which round of one sitting it is.
    pub round: u32,
}

impl Saved {
    /// The session with its answers as far as its items are still there: those that vanished drop
    /// out, with their answers; what was judged stays judged.
    pub fn restore<'d>(&self, decks: &'d [Deck], seed: u64, answers: Vec<Answered>) -> Session<'d> {
        let mut items = HashMap::new();
        for (at, deck) in decks.iter().enumerate() {
            for listed in deck.listing() {
                let entry = Entry { deck: at, item: listed.item };
                items.entry((&*deck.id, &*listed.key)).or_insert(entry);
            }
        }
        let mut places = Vec::with_capacity(self.items.len());
        let mut entries = Vec::with_capacity(self.items.len());
        let mut learned = Vec::new();
        for (at, name) in self.items.iter().enumerate() {
            let found = items.get(&(&*name.0, &*name.1));
            learned.extend(found.and(self.learned.get(at)).copied());
            places.push(found.map(|_| entries.len()));
            entries.extend(found.copied());
        }
        let answers = answers.into_iter().filter_map(|answer| {
            let entry = places.get(answer.entry).copied().flatten()?;
            Some(Answered { entry, ..answer })
        });
        let Self { agenda, asked_as, known, round, .. } = *self;
        let plan = Plan { entries, agenda, asked_as, learned, known, round };
        Session::resume(decks, plan, seed, answers.collect())
    }

    /// Follows a deck to its new id.
    pub fn rename_deck(&mut self, from: &str, to: &str) {
        for (deck, _) in &mut self.items {
            if deck == from {
                to.clone_into(deck);
            }
        }
    }

    /// Follows questions of a deck to their new keys, all at once: two may have changed theirs.
    pub fn rename(&mut self, deck: &str, keys: &HashMap<&str, &str>) {
        for (_, item) in self.items.iter_mut().filter(|(of, _)| of == deck) {
            if let Some(renamed) = renamed(item, keys) {
                *item = renamed;
            }
        }
    }
}

/// The key of an item after questions of its deck got new ones, if it has another then.
pub fn renamed(item: &str, keys: &HashMap<&str, &str>) -> Option<String> {
    // It is that of its question, or goes on behind it.
    let parts = item.rmatch_indices('#').map(|(at, _)| at);
    std::iter::once(item.len()).chain(parts).find_map(|end| {
        let (key, part) = item.split_at(end);
        keys.get(key).map(|to| format!("{to}{part}"))
    })
}

impl Session<'_> {
    /// The plan at rest.
    pub fn save(&self) -> Saved {
        let name = |entry: &Entry| {
            let deck = &self.decks[entry.deck];
            (deck.id.clone(), deck.key(entry.item))
        };
        Saved {
            agenda: self.plan.agenda,
            items: self.plan.entries.iter().map(name).collect(),
            asked_as: self.plan.asked_as,
            learned: self.plan.learned.clone(),
            known: self.plan.known,
            round: self.plan.round,
        }
    }
}

/// Something that happened in a session.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Happening {
    /// An answer was given.
    Answered(Box<Answered>),
    /// The learner spoke against the last verdict.
    Overruled(Overrule),
    /// The last answer was taken back.
    Undone,
}

/// The answers that are left after all that happened, each as text, in the present layout; nothing
/// where some of it was kept in one that is not known.
pub fn replay(happenings: &[String]) -> Option<Vec<Answered>> {
    let mut answers: Vec<Answered> = Vec::new();
    for happening in happenings {
        match serde_json::from_str(happening).ok()? {
            Happening::Answered(answer) if answer.version > Answered::VERSION => return None,
            Happening::Answered(answer) => {
                answers.push(Answered { version: Answered::VERSION, ..*answer });
            }
            Happening::Overruled(overrule) => answers.last_mut()?.overrule(overrule),
            Happening::Undone => {
                answers.pop()?;
            }
        }
    }
    Some(answers)
}
