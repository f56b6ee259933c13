//! Pace: what cannot all come up on its day is given others before a review is planned, as decisions
//! in the history, so that whatever counts what is due agrees.

use super::Args;
use crate::deck::{Deck, Item};
use crate::engine::schedule::{Aim, Memory, Moment, Scheduler, say_day};
use crate::engine::{Filter, Prospect, catch_up, draw_in};
use crate::env::Config;
use crate::error::Result;
use crate::sitting::Terms;
use crate::store::{Decision, Store, Treatment};
use crate::text::plural;
use std::collections::HashMap;

/// How many days' share is a pile that a break left.
const PILE: usize = 3;

/// What it is noted under until when a pile is worked off, and new items wait.
const CATCHING_UP: (&str, &str) = ("", "catch-up");

/// What a review is planned from.
pub struct Known<'k> {
    pub decks: &'k [Deck],
    pub filter: &'k Filter,
    pub memories: Vec<HashMap<String, Memory>>,
    pub scheduler: Scheduler,
}

/// What is said of the pace, and what follows from it.
#[derive(Debug, Default)]
pub struct Pace {
    /// What is said.
    pub said: Vec<String>,
    /// Whether new items wait.
    pub holds_new: bool,
    /// How many are to be asked today of what piled up.
    pub share: Option<usize>,
}

impl Known<'_> {
    /// The items that may be asked and have a memory.
    fn items(&self, number: usize) -> impl Iterator<Item = ((usize, Item), &Memory)> {
        let deck = &self.decks[number];
        self.comers(number).filter(move |((_, item), _)| self.filter.takes(deck, *item))
    }

    /// The same with those that are buried, and come up again.
    fn comers(&self, number: usize) -> impl Iterator<Item = ((usize, Item), &Memory)> {
        let (deck, memories) = (&self.decks[number], &self.memories[number]);
        let comes =
            move |item| self.filter.takes(deck, item) || self.filter.buried(deck, item).is_some();
        let admitted = deck.listing().iter().filter(move |listed| comes(listed.item));
        admitted.filter_map(move |listed| Some(((number, listed.item), memories.get(&listed.key)?)))
    }

    /// The memories of a deck with their questions, by the days on which they are asked: those that
    /// are not, never.
    fn remembered(&self, number: usize) -> Vec<(usize, Memory)> {
        let (deck, memories) = (&self.decks[number], &self.memories[number]);
        let remembered = deck.listing().iter().filter_map(|listed| {
            let memory = memories.get(&listed.key)?;
            let first = if self.filter.takes(deck, listed.item) {
                i64::MIN
            } else {
                self.filter.buried(deck, listed.item).unwrap_or(i64::MAX)
            };
            let (due, later) = (memory.due.max(first), memory.later.max(first));
            Some((listed.item.question, Memory { due, later, ..*memory }))
        });
        remembered.collect()
    }

    /// Gives items other days, in the history too.
    fn decide(
        &mut self,
        moved: Vec<((usize, Item), i64)>,
        store: &mut Store,
        now: Moment,
    ) -> Result<()> {
        let mut decisions = Vec::new();
        for ((number, item), day) in moved {
            let deck = &self.decks[number];
            let key = deck.key(item);
            let Some(memory) = self.memories[number].get_mut(&key) else { continue };
            if memory.due == day || memory.due < day && day <= now.day {
                continue;
            }
            (memory.due, memory.later) = (day, day);
            let due = Decision::new(deck, item, Treatment::Due);
            decisions.push(Decision { day: Some(day), ..due });
        }
        if !decisions.is_empty() {
            store.detach()?;
            store.decide(&decisions, now)?;
        }
        Ok(())
    }

    /// Draws in what would not be seen again before a deadline, and says what that means.
    pub fn meet_deadlines(
        &mut self,
        (terms, config): (&Terms, &Config),
        new_a_day: &[(usize, usize)],
        store: &mut Store,
        now: Moment,
        pace: &mut Pace,
    ) -> Result<()> {
        for number in 0..self.decks.len() {
            let Some(until) = terms.until_of(&self.decks[number]).filter(|until| *until >= now.day)
            else {
                continue;
            };
            let load = store.upcoming(now.day)?;
            let moved = draw_in(self.comers(number), &self.scheduler, until, now.day, &load);
            self.decide(moved, store, now)?;
            let memories = self.remembered(number);
            let deck = &self.decks[number];
            let new = deck.listing().iter().filter(|listed| {
                let is_new = !self.memories[number].contains_key(&listed.key);
                is_new && self.filter.takes(deck, listed.item)
            });
            let new: Vec<usize> = new.map(|listed| listed.item.question).collect();
            let title = (self.decks.len() > 1).then_some(&*deck.title);
            let new_a_day = new_a_day[number];
            let wished = terms.retention;
            let retention = wished.unwrap_or_else(|| config.retention_of(deck.retention));
            let aim = Aim { retention, until: Some(until) };
            let prospect = Prospect { scheduler: &self.scheduler, aim, today: now.day, new_a_day };
            pace.said.extend(prospect.said(title, &memories, &new));
        }
        Ok(())
    }

    /// Looks whether more is due than some days can take, says so, and spreads it where that is
    /// wished.
    pub fn work_off(
        &mut self,
        args: &Args,
        limit: usize,
        terms: &Terms,
        store: &mut Store,
        now: Moment,
        pace: &mut Pace,
    ) -> Result<()> {
        let all = (0..self.decks.len()).flat_map(|number| self.items(number));
        let count = all.filter(|(_, memory)| memory.due <= now.day).count();
        if let Some(days) = args.catch_up.filter(|_| count > 0) {
            let mut load = store.upcoming(now.day)?;
            for _ in 0..count {
                load.remove(now.day);
            }
            let all = (0..self.decks.len()).flat_map(|number| self.items(number));
            let mut moved = catch_up(all, &self.scheduler, days, now.day, &load);
            for ((number, _), day) in &mut moved {
                if let Some(until) = terms.until_of(&self.decks[*number]).filter(|u| *u > now.day) {
                    *day = (*day).min(until - 1);
                }
            }
            let share = moved.iter().filter(|(_, day)| *day <= now.day).count();
            let last = moved.iter().map(|(_, day)| *day).max().unwrap_or(now.day);
            self.decide(moved, store, now)?;
            if last > now.day {
                store.detach()?;
                store.leave(CATCHING_UP.0, CATCHING_UP.1, &last.to_string())?;
            }
            let (when, are) = (say_day(last, now.day), if share == 1 { "is" } else { "are" });
            pace.said.push(if last > now.day {
                format!(
                    "{} due: {share} {are} asked today, the rest by {when}, most at risk first. New \
                     ones wait till then (--new asks for some).",
                    due(count)
                )
            } else {
                format!("{} due, which is one day's share.", due(count))
            });
            pace.share = Some(share);
        } else if count > limit.saturating_mul(PILE) {
            pace.holds_new = true;
            pace.said.push(format!(
                "{} due, more than {PILE} days' share of {limit}: the most at risk come first, and \
                 new ones wait. --catch-up DAYS spreads them over some days.",
                due(count)
            ));
        }
        let noted = store.noted(CATCHING_UP.0, CATCHING_UP.1)?;
        let last: Option<i64> = noted.and_then(|day| day.parse().ok());
        if let Some(last) = last.filter(|last| now.day <= *last && args.new.is_none()) {
            pace.holds_new = true;
            if pace.share.is_none() {
                let when = say_day(last, now.day);
                pace.said.push(format!(
                    "New questions wait till {when}, while what piled up is worked off (--new asks \
                     for some)."
                ));
            }
        }
        Ok(())
    }
}

fn due(count: usize) -> String {
    format!("{} {}", plural(count, "question"), if count == 1 { "is" } else { "are" })
}
