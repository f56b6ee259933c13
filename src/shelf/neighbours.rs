//! Neighbours: what is known of the files of other decks, for progress that may have moved from one
//! deck to another. Files are only read when it matters.

use super::places::{Shelf, Volume};
use super::{Place, read};
use crate::deck::Deck;
use crate::engine::relink::Footing;
use crate::env::Global;
use crate::error::Result;
use crate::store::Whereabouts;
use std::collections::{HashMap, HashSet};

/// Other decks, by their ids.
pub struct Neighbours {
    stock: Stock,
    known: HashMap<String, Footing>,
}

/// Where decks are looked for.
enum Stock {
    /// On the shelf, once that is needed.
    Later(Box<Global>),
    /// Among these, which are told apart once that is needed.
    Shelf { volumes: Vec<Volume>, gone: Vec<Whereabouts> },
    /// At these places.
    Loaded { places: HashMap<String, Vec<Place>>, gone: HashSet<String> },
}

impl Neighbours {
    /// Those on the shelf, which is looked at when it is needed.
    pub fn later(global: &Global) -> Self {
        Self { stock: Stock::Later(Box::new(global.clone())), known: HashMap::new() }
    }

    /// Those on a shelf.
    pub fn of(shelf: &Shelf) -> Self {
        let (volumes, gone) = (shelf.volumes.clone(), shelf.gone.clone());
        Self { stock: Stock::Shelf { volumes, gone }, known: HashMap::new() }
    }

    /// Just these.
    #[cfg(test)]
    pub fn fixed(known: HashMap<String, Footing>) -> Self {
        let stock = Stock::Loaded { places: HashMap::new(), gone: HashSet::new() };
        Self { stock, known }
    }

    /// Takes up decks that were read already.
    pub fn meet<'d>(&mut self, decks: impl IntoIterator<Item = &'d Deck>) {
        self.known.extend(decks.into_iter().map(|deck| (deck.id.clone(), footing(deck))));
    }

    /// What is known of the file of a deck.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn footing(&mut self, id: &str) -> Result<Footing> {
        if let Some(known) = self.known.get(id) {
            return Ok(known.clone());
        }
        match &self.stock {
            Stock::Later(global) => {
                let Shelf { volumes, gone, .. } = Shelf::load(global)?;
                self.stock = Stock::load(&volumes, &gone);
            }
            Stock::Shelf { volumes, gone } => self.stock = Stock::load(volumes, gone),
            Stock::Loaded { .. } => {}
        }
        let Stock::Loaded { places, gone } = &self.stock else { return Ok(Footing::Unknown) };
        let found = match places.get(id) {
            Some(places) => join(places),
            None if gone.contains(id) => Footing::Gone,
            None => Footing::Unknown,
        };
        self.known.insert(id.to_owned(), found.clone());
        Ok(found)
    }
}

impl Stock {
    fn load(volumes: &[Volume], gone: &[Whereabouts]) -> Self {
        let mut places: HashMap<String, Vec<Place>> = HashMap::new();
        let mut gone: HashSet<String> = gone.iter().map(|gone| gone.deck.clone()).collect();
        for volume in volumes {
            places.entry(volume.identify().0).or_default().push(volume.place.clone());
            // Where its file has another id now, that deck is gone too.
            gone.extend(volume.met.iter().map(|met| met.deck.clone()));
        }
        Self::Loaded { places, gone }
    }
}

/// What the files of one id hold together.
fn join(places: &[Place]) -> Footing {
    let mut all = HashSet::new();
    for place in places {
        match read::read(place).map(|shelved| footing(&shelved.reading.deck)) {
            Ok(Footing::Here(keys)) => all.extend(keys),
            Ok(_) | Err(_) => return Footing::Unread,
        }
    }
    Footing::Here(all)
}

fn footing(deck: &Deck) -> Footing {
    if deck.is_whole() {
        Footing::Here(deck.items().map(|item| deck.key(item)).collect())
    } else {
        Footing::Unread
    }
}
