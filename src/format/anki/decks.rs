//! Anki's decks, which stand in each other: one deck with the inner ones as tags, or a deck for each.

use super::cards::NoteCard;
use crate::deck::edit::{Front, Literal};
use std::collections::{BTreeSet, HashMap};

/// What parts the names of decks that stand in each other.
const PART: &str = "::";

/// What decks are called here.
pub struct DeckNames<'d> {
    names: &'d HashMap<i64, String>,
    /// What the decks of all cards begin with, part by part.
    common: Vec<&'d str>,
    /// What the decks are called that cards of each come into.
    bundles: HashMap<i64, String>,
    /// The tag of each within the one that it comes into.
    tags: HashMap<i64, String>,
    stem: &'d str,
    is_split: bool,
}

impl<'d> DeckNames<'d> {
    /// Those of the decks that some cards lie in.
    pub fn of(
        names: &'d HashMap<i64, String>,
        cards: &[NoteCard],
        stem: &'d str,
        is_split: bool,
    ) -> Self {
        let used: BTreeSet<i64> = cards.iter().map(|card| card.deck).collect();
        let paths =
            used.iter().filter_map(|deck| names.get(deck)).map(|name| name.split(PART).collect());
        let common = paths.reduce(|one: Vec<&str>, other| {
            let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
            one[..same].to_vec()
        });
        let common = common.unwrap_or_default();
        let mut own =
            Self { names, common, bundles: HashMap::new(), tags: HashMap::new(), stem, is_split };
        own.tags = used.iter().filter_map(|deck| Some((*deck, own.inner(*deck)?))).collect();
        own.bundles = used.into_iter().map(|deck| (deck, own.name(deck))).collect();
        own
    }

    /// The parts of a deck's name.
    fn parts(&self, deck: i64) -> Vec<&str> {
        let parts = self.names.get(&deck).map(|name| name.split(PART).collect());
        parts.unwrap_or_else(|| self.common.clone())
    }

    /// What the deck is called that the cards of a deck come into.
    pub fn bundle(&self, deck: i64) -> &str {
        self.bundles.get(&deck).map_or(self.stem, String::as_str)
    }

    fn name(&self, deck: i64) -> String {
        let parts = if self.is_split { self.parts(deck) } else { self.common.clone() };
        let name = parts.join(" ");
        // Anki's own name for no deck tells less than the name of the file.
        if name.trim().is_empty() || name == "Default" { self.stem.to_owned() } else { name }
    }

    /// What it says of itself.
    pub fn front(&self, deck: i64) -> Front {
        let parts = if self.is_split { self.parts(deck) } else { self.common.clone() };
        let mut front = Front::default();
        if !parts.is_empty() && parts != ["Default"] {
            front.set("title", Literal::Text(parts.join(": ")));
        }
        front
    }

    /// The tag for a deck within the one that it comes into.
    pub fn tag(&self, deck: i64) -> Option<&str> {
        self.tags.get(&deck).map(String::as_str)
    }

    fn inner(&self, deck: i64) -> Option<String> {
        let mut inner = self.names.get(&deck)?.split(PART).skip(self.common.len()).peekable();
        let is_inner = !self.is_split && inner.peek().is_some();
        is_inner.then(|| inner.collect::<Vec<_>>().join(PART))
    }

    /// A deck's whole name.
    pub fn whole(&self, deck: i64) -> &str {
        self.names.get(&deck).map_or("", String::as_str)
    }
}
