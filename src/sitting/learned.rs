//! What is learned: an item that was recalled at least once, in whatever mode, and not missed since.
//! What is half right was recalled. Picking it among options on the way to typing it is no recall yet.

use crate::deck::Deck;
use crate::engine::{Learned, can_be_typed};
use crate::error::Result;
use crate::store::Store;
use std::collections::HashMap;

/// How far the items of a deck are learned, by their keys.
pub fn learned(store: &Store, deck: &Deck) -> Result<HashMap<String, Learned>> {
    let stored = store.learned(&deck.id)?;
    let memories = store.memories(&deck.id)?;
    let items = deck.items().filter_map(|item| {
        let key = deck.key(item);
        let recalls = stored.get(&key)?;
        // What cannot be typed is recalled by picking it.
        let picked = if can_be_typed(deck, item) { 0 } else { recalls.picked };
        let was_missed = memories.get(&key).is_some_and(|memory| memory.missed);
        let recalled = if was_missed { 0 } else { recalls.recalled + picked };
        Some((key, Learned { picked: recalls.picked > 0, recalled }))
    });
    Ok(items.collect())
}
