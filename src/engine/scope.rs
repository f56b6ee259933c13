//! The scope of a session: which of its questions are asked no more, again, or in another round.

use super::entry::Entry;
use super::plan::Plan;
use super::session::Session;
use super::situation::ItemStanding;
use crate::deck::{Deck, Item};

impl Session<'_> {
    /// Asks some of its items no more.
    pub fn leave_out(&mut self, is_left: impl Fn(&Deck, Item) -> bool) {
        self.rescope(|item, deck, place| item.is_left_out || is_left(deck, place));
    }

    /// Asks some of its items no more that did not come up yet; how many there were.
    pub fn leave_out_untried(&mut self, is_left: impl Fn(&Deck, Item) -> bool) -> usize {
        let before = self.left_out();
        self.rescope(|item, deck, place| {
            item.is_left_out || item.number == 0 && is_left(deck, place)
        });
        self.left_out() - before
    }

    /// Asks some of its items again that were left out.
    pub fn take_in(&mut self, is_taken: impl Fn(&Deck, Item) -> bool) {
        self.rescope(|item, deck, place| item.is_left_out && !is_taken(deck, place));
    }

    /// Asks what is not left out.
    fn rescope(&mut self, is_left_out: impl Fn(&ItemStanding, &Deck, Item) -> bool) {
        let Self { decks, plan, answers, situation, .. } = self;
        situation.rescope(plan, answers, |at, standing| {
            let Entry { deck, item } = plan.entries[at];
            is_left_out(standing, &decks[deck], item)
        });
        self.advance();
    }

    fn left_out(&self) -> usize {
        self.situation.items().iter().filter(|item| item.is_left_out).count()
    }

    /// How many of its items that did not come up yet are such.
    pub fn to_come(&self, is_such: impl Fn(&Deck, Item) -> bool) -> usize {
        let items = self.situation.items().iter().enumerate();
        let rest = items.filter(|(_, item)| item.number == 0 && !item.is_left_out);
        let is_such = |entry: &usize| {
            let (deck, _, item) = self.locate(*entry);
            is_such(deck, item)
        };
        rest.map(|(entry, _)| entry).filter(is_such).count()
    }

    /// How many of its items are such, of those that came up too.
    pub fn count(&self, is_such: impl Fn(&Deck, Item) -> bool) -> usize {
        let is_such = |entry: &usize| {
            let (deck, _, item) = self.locate(*entry);
            is_such(deck, item)
        };
        self.asked().filter(is_such).count()
    }

    /// The first tries that were missed, as another round; nothing where there are none.
    pub fn missed(&self) -> Option<Plan> {
        let first = self.answers.iter().filter(|answer| answer.attempt == 1);
        let missed = first.filter(|answer| answer.is_missed());
        let missed = missed.filter(|answer| !self.situation.items()[answer.entry].is_left_out);
        let entries: Vec<Entry> = missed.map(|answer| self.plan.entries[answer.entry]).collect();
        let Plan { agenda, asked_as, round, .. } = self.plan;
        let plan = Plan { asked_as, round: round + 1, ..Plan::new(entries, agenda) };
        (!plan.entries.is_empty()).then_some(plan)
    }
}
