//! Shares: how much a review asks of all decks and of each, by what the learner and the authors of
//! the decks say.

use super::Args;
use crate::deck::Deck;
use crate::engine::{Limits, Share};
use crate::env::{Config, Origin, Setting};
use std::collections::HashMap;

/// How much is asked today, of which some was `introduced` already, by the ids of decks.
pub fn limits(
    args: &Args,
    decks: &[Deck],
    introduced: &HashMap<String, usize>,
    config: &Config,
) -> Limits {
    let new = config.new.clone().or_flag(args.new);
    let all = config.limit.clone().or_flag(args.limit);
    let wish = |number: Option<u32>| number.and_then(|number| usize::try_from(number).ok());
    let (new, new_of) = shares(&new, decks.iter().map(|deck| wish(deck.new)));
    let (all, all_of) = shares(&all, decks.iter().map(|deck| wish(deck.limit)));
    let of_decks = decks.iter().zip(new_of).zip(all_of).map(|((deck, new), all)| {
        let done = introduced.get(&deck.id).copied().unwrap_or(0);
        Share { new: new.saturating_sub(done), all }
    });
    let decks = of_decks.collect();
    let new = new.saturating_sub(introduced.values().sum());
    Limits { all: Share { new, all }, decks, ahead: args.ahead }
}

/// How many new items of each deck come up today, and on each day after.
pub fn new_a_day(
    args: &Args,
    decks: &[Deck],
    today: &Limits,
    config: &Config,
) -> Vec<(usize, usize)> {
    let then = limits(args, decks, &HashMap::new(), config);
    let least = |limits: &Limits, at: usize| limits.all.new.min(limits.decks[at].new);
    (0..decks.len()).map(|at| (least(today, at), least(&then, at))).collect()
}

/// How much of all, and how much of each deck: what the learner says for now, or else the author of
/// the deck, or else the learner's file. Where an author wishes more, all may be as much.
fn shares(
    own: &Setting<usize>,
    wishes: impl Iterator<Item = Option<usize>>,
) -> (usize, Vec<usize>) {
    let is_said = matches!(own.origin, Origin::Flag | Origin::Variable(_));
    let of_decks: Vec<usize> =
        wishes.map(|wish| wish.filter(|_| !is_said).unwrap_or(own.value)).collect();
    (of_decks.iter().copied().fold(own.value, usize::max), of_decks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_authors_number_is_for_the_deck_unless_the_learner_says_another() {
        let shares =
            |origin| shares(&Setting { value: 10, origin }, [None, Some(3), Some(20)].into_iter());
        assert_eq!(shares(Origin::Default), (20, vec![10, 3, 20]));
        assert_eq!(shares(Origin::File(1)), (20, vec![10, 3, 20]));
        assert_eq!(shares(Origin::Flag), (10, vec![10, 10, 10]));
    }
}
