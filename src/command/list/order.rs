//! The order in which decks and questions are listed.

use super::Standing;
use crate::sitting::known::{KnownDeck, KnownItem};
use std::cmp::Reverse;

/// What comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Ranking {
    /// What is due soonest; of decks, where most is due
    Due,
    /// By what is asked, or the names of decks
    Name,
    /// What is least likely recalled
    Recall,
    /// What was forgotten most often
    Lapses,
}

impl Ranking {
    /// Puts decks into this order, those of which nothing was answered last where it is about recall;
    /// those that it does not tell apart stay as they are.
    pub fn decks(self, decks: &mut [(Standing, &KnownDeck)]) {
        match self {
            Self::Due => decks.sort_by_key(|(deck, _)| Reverse(deck.due)),
            Self::Name => decks.sort_by_cached_key(|(deck, _)| deck.id.to_lowercase()),
            Self::Recall => decks.sort_by(|(one, _), (other, _)| {
                let is_new = |deck: &Standing| deck.new == deck.questions;
                is_new(one).cmp(&is_new(other)).then(one.known.total_cmp(&other.known))
            }),
            Self::Lapses => decks.sort_by_key(|(deck, _)| Reverse(deck.lapses)),
        }
    }

    /// Puts the items of a deck into this order: new ones behind those that are remembered, and at
    /// last those known for good or suspended.
    pub fn items(self, known: &KnownDeck, items: &mut [&KnownItem]) {
        let prompt = |item: &&KnownItem| {
            known.deck.questions()[item.item.question].prompt(item.item.part).to_lowercase()
        };
        match self {
            Self::Name => items.sort_by_cached_key(prompt),
            Self::Due => items.sort_by_key(|item| item.memory.map(|memory| memory.due)),
            Self::Recall => {
                items.sort_by(|one, other| known.recall(one).total_cmp(&known.recall(other)));
            }
            Self::Lapses => {
                items.sort_by_key(|item| item.memory.map(|memory| Reverse(memory.lapses)));
            }
        }
        if self != Self::Name {
            items.sort_by_key(|item| (item.is_never_asked(), item.memory.is_none()));
        }
    }
}
