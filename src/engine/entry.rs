//! Entries: what plans are made of.

use crate::deck::Item;

/// An item of one of the session's decks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The deck's place among the session's.
    pub deck: usize,
    /// The item of it.
    pub item: Item,
}
