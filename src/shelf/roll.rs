//! The roll: which decks are taken where nobody named any, the first of each id.

use super::Place;
use super::places::{Shelf, Volume, is_equal};
use crate::store::Whereabouts;
use std::collections::{HashMap, HashSet};

/// What becomes of a deck that nobody named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admission {
    /// It is taken.
    Taken,
    /// It is hidden, was not started, or is there already.
    Passed,
    /// It is left out, for this reason.
    Left(String),
}

/// Which decks were taken so far.
pub struct Roll<'s> {
    shelf: &'s Shelf,
    taken: HashMap<String, &'s Volume>,
}

impl<'s> Roll<'s> {
    /// Nobody is on it yet.
    pub fn new(shelf: &'s Shelf) -> Self {
        Self { shelf, taken: HashMap::new() }
    }

    /// Whether a deck can be passed over without a look at it.
    pub fn passes(&self, volume: &Volume) -> bool {
        matches!(&volume.place, Place::BuiltIn { name, .. } if !self.shelf.was_started(name))
    }

    /// Whether a deck is not to come up by itself, by its id.
    pub fn is_hidden(&self, id: &str) -> bool {
        self.shelf.hidden.contains(id)
    }

    /// Decides on a deck, in the order of places, by its id and whether it says that itself.
    pub fn admit(&mut self, volume: &'s Volume, id: &str, is_named: bool) -> Admission {
        if self.passes(volume) || self.is_hidden(id) {
            return Admission::Passed;
        }
        if let Some(other) = self.shelf.rival(id, is_named, &volume.place) {
            let quiz = volume.place.sure_command("quiz");
            let other = other.place.name();
            return Admission::Left(format!(
                "{other} is the deck {id} ({quiz} asks whether it is the same)"
            ));
        }
        let Some(first) = self.taken.get(id) else {
            self.taken.insert(id.to_owned(), volume);
            return Admission::Taken;
        };
        let is_filed = |volume: &Volume| volume.met.as_ref().is_some_and(|met| met.deck == id);
        // Both are filed under their name: a person said that they are the same deck.
        let was_said = !is_named && is_filed(volume) && is_filed(first);
        let is_built_in = matches!(volume.place, Place::BuiltIn { .. });
        if was_said || is_built_in || is_equal(&first.place, &volume.place) {
            return Admission::Passed;
        }
        Admission::Left(format!("{} has the same id, {id}", first.place.name()))
    }

    /// The decks that have gone: each that is neither found elsewhere nor hidden, once.
    pub fn gone(&self) -> Vec<Whereabouts> {
        let mut told = HashSet::new();
        let is_there = |id: &str| self.taken.contains_key(id) || self.is_hidden(id);
        let gone = self.shelf.gone.iter().filter(|gone| !is_there(&gone.deck));
        gone.filter(|gone| told.insert(&gone.deck)).cloned().collect()
    }
}
