//! The scope of a session: which of its questions are asked no more, again, or in another round.

use super::entry::Entry;
use super::plan::Plan;
use super::session::Session;
use crate::deck::{Deck, Item};
use std::collections::HashSet;

impl Session<'_> {
    /// Asks some of its items no more.
    pub fn leave_out(&mut self, is_left: impl Fn(&Deck, Item) -> bool) {
        for entry in 0..self.plan.entries.len() {
            let Entry { deck, item } = self.plan.entries[entry];
            if is_left(&self.decks[deck], item) {
                self.left_out.insert(entry);
            }
        }
        self.advance();
    }

    /// How many of its items that did not come up yet are such.
    pub fn to_come(&self, is_such: impl Fn(&Deck, Item) -> bool) -> usize {
        let tried: HashSet<usize> = self.tried().collect();
        let rest = (0..self.plan.entries.len())
            .filter(|entry| !tried.contains(entry) && !self.left_out.contains(entry));
        let is_such = |entry: &usize| {
            let (deck, _, item) = self.locate(*entry);
            is_such(deck, item)
        };
        rest.filter(is_such).count()
    }

    /// How many of its items are such, of those that came up too.
    pub fn count(&self, is_such: impl Fn(&Deck, Item) -> bool) -> usize {
        let is_such = |entry: &usize| {
            let (deck, _, item) = self.locate(*entry);
            is_such(deck, item)
        };
        self.asked().filter(is_such).count()
    }

    /// Asks some of its items no more that did not come up yet; how many there were.
    pub fn leave_out_untried(&mut self, is_left: impl Fn(&Deck, Item) -> bool) -> usize {
        let tried: HashSet<usize> = self.tried().collect();
        let before = self.left_out.len();
        for entry in (0..self.plan.entries.len()).filter(|entry| !tried.contains(entry)) {
            let Entry { deck, item } = self.plan.entries[entry];
            if is_left(&self.decks[deck], item) {
                self.left_out.insert(entry);
            }
        }
        self.advance();
        self.left_out.len() - before
    }

    /// Asks some of its items again that were left out.
    pub fn take_in(&mut self, is_taken: impl Fn(&Deck, Item) -> bool) {
        let left_out = std::mem::take(&mut self.left_out).into_iter();
        let is_left = |entry: &usize| {
            let (deck, _, item) = self.locate(*entry);
            !is_taken(deck, item)
        };
        self.left_out = left_out.filter(is_left).collect();
        self.advance();
    }

    /// The first tries that were missed, as another round; nothing where there are none.
    pub fn missed(&self) -> Option<Plan> {
        let first = self.answers.iter().filter(|answer| answer.attempt == 1);
        let missed = first.filter(|answer| answer.is_missed());
        let missed = missed.filter(|answer| !self.left_out.contains(&answer.entry));
        let entries: Vec<Entry> = missed.map(|answer| self.plan.entries[answer.entry]).collect();
        let Plan { agenda, asked_as, round, .. } = self.plan;
        let plan = Plan { asked_as, round: round + 1, ..Plan::new(entries, agenda) };
        (!plan.entries.is_empty()).then_some(plan)
    }
}
