//! What cases are made of: the decks and texts of the repository, and what is done to them.

mod corpus;
mod decks;
mod hostile;
mod literals;
mod mutate;
mod packages;

pub use corpus::{decks, texts_in, whole_decks};
pub use decks::{any_text, sound_deck};
pub use mutate::mutated;
pub use packages::{repacked, workbook};

use crate::harness::Luck;
use quizdeck::random::Random;

/// A deck of what other decks are made of, most often with something done to it.
pub fn any_deck(random: &mut Random) -> Vec<u8> {
    let deck = if random.once_in(3) { sound_deck(random) } else { corpus::assembled(random) };
    if random.once_in(8) { deck } else { mutated(&deck, decks(), random) }
}
