//! The decks of results: those that are named, and else those on the shelf that have their ids.

use super::saying::Sayings;
use crate::deck::{Deck, Reading};
use crate::env::Global;
use crate::error::Result;
use crate::shelf::{self, Place, Shelf};
use std::collections::HashSet;
use std::ffi::OsString;
use std::ops::Range;

/// What tells places of a deck.
pub struct DeckText {
    /// What it is called.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Where each of its questions says what it is known by.
    pub places: Vec<Range<usize>>,
}

/// Decks with their texts.
#[derive(Default)]
pub struct Decks {
    /// The decks.
    pub decks: Vec<Deck>,
    /// Their texts, in the same order.
    pub texts: Vec<DeckText>,
}

impl Decks {
    /// Finds and reads the decks of some ids.
    ///
    /// # Errors
    /// When one that is named is not there or cannot be read.
    pub fn find(
        ids: &[&str],
        named: &[OsString],
        sayings: &mut Sayings,
        global: &Global,
    ) -> Result<Self> {
        let mut decks = Self::default();
        for place in shelf::find(named, global)? {
            if !decks.read(&place, ids, sayings)? {
                sayings.say(format!("{}: no result is of this deck.", place.name()));
            }
        }
        let is_there = |decks: &Self, id: &str| decks.decks.iter().any(|deck| deck.id == id);
        let missing: HashSet<&str> =
            ids.iter().copied().filter(|id| !is_there(&decks, id)).collect();
        if !missing.is_empty() {
            for volume in Shelf::load(global)?.volumes {
                let (id, _) = volume.identify();
                if !missing.contains(id.as_str()) {
                } else if is_there(&decks, &id) {
                    let first = decks.decks.iter().position(|deck| deck.id == id);
                    let first = first.map_or("", |at| decks.texts[at].name.as_str());
                    sayings.say(format!(
                        "{} has the id \"{id}\" too: the results are judged by {first}; --deck names \
                         another one.",
                        volume.place.name()
                    ));
                } else {
                    decks.read(&volume.place, ids, sayings)?;
                }
            }
        }
        for id in missing.iter().filter(|id| !is_there(&decks, id)) {
            sayings.say(format!(
                "The deck \"{id}\" is not found: its questions count as they were judged. --deck names \
                 its file."
            ));
        }
        Ok(decks)
    }

    /// Reads a deck, if it is one of these ids.
    fn read(&mut self, place: &Place, ids: &[&str], sayings: &mut Sayings) -> Result<bool> {
        let shelved = shelf::read(place)?;
        if let Some(omission) = shelved.omission() {
            sayings.say(format!("{}: {omission}.", place.name()));
        }
        let text = shelved.text().to_owned();
        let Reading { deck, places, .. } = shelved.reading;
        let is_wanted = ids.contains(&deck.id.as_str());
        if is_wanted && self.decks.iter().all(|other| other.id != deck.id) {
            self.texts.push(DeckText { name: place.name(), text, places });
            self.decks.push(deck);
        }
        Ok(is_wanted)
    }
}
