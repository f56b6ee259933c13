//! How far a session is: how each item of its plan stands, which follows from the answers and from
//! nothing else. One more answer is taken in by itself; where the last one is changed or taken back, or others
//! are asked, all are gone through again.

use super::agenda::{Agenda, Learned, is_recalled};
use super::answered::Answered;
use super::plan::Plan;
use std::collections::BTreeSet;
use std::ops::RangeBounds;

/// How an item stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ItemStanding {
    /// How far it is learned.
    pub learned: Learned,
    /// How often it was asked.
    pub attempts: u32,
    /// Which answer was its last, from 1; 0 where it has none.
    pub last: usize,
    /// As which one of the round it came up, from 1; 0 where it did not.
    pub number: usize,
    /// Whether it is not asked any more.
    pub is_left_out: bool,
}

impl ItemStanding {
    /// Whether it came up, or is to.
    pub const fn is_asked(&self) -> bool {
        self.number > 0 || !self.is_left_out
    }

    /// Whether there is nothing more to do for it than to ask it again where it was missed.
    const fn is_done(&self, agenda: Agenda) -> bool {
        match agenda {
            Agenda::Once { .. } => self.last > 0,
            Agenda::UntilRecalled { criterion } => {
                self.learned.recalled > 0 && self.learned.recalled >= criterion
            }
        }
    }
}

/// How all items of a plan stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    agenda: Agenda,
    items: Vec<ItemStanding>,
    answers: usize,
    /// Which answers were missed that are the last of their items, from 1.
    missed: BTreeSet<usize>,
    /// Where the first item is that there is something to do for.
    first: usize,
    /// How many came up, and how many did or are to.
    tried: usize,
    total: usize,
    /// How many of those that are asked are done, and how many they are.
    done: usize,
    asked: usize,
    /// How many first tries in a row were right.
    streak: usize,
}

impl Situation {
    /// Where some answers to a plan lead.
    pub fn of(plan: &Plan, answers: &[Answered]) -> Self {
        let items = vec![ItemStanding::default(); plan.entries.len()];
        let mut situation = Self {
            agenda: plan.agenda,
            items,
            answers: 0,
            missed: BTreeSet::new(),
            first: 0,
            tried: 0,
            total: 0,
            done: 0,
            asked: 0,
            streak: 0,
        };
        situation.replay(plan, answers);
        situation
    }

    /// Leaves out what is not to be asked any more, by its place, and nothing else.
    pub fn rescope(
        &mut self,
        plan: &Plan,
        answers: &[Answered],
        is_left_out: impl Fn(usize, &ItemStanding) -> bool,
    ) {
        for (at, item) in self.items.iter_mut().enumerate() {
            item.is_left_out = is_left_out(at, item);
        }
        self.replay(plan, answers);
    }

    /// Goes through all answers again.
    pub fn replay(&mut self, plan: &Plan, answers: &[Answered]) {
        for (at, item) in self.items.iter_mut().enumerate() {
            let learned = plan.learned.get(at).copied().unwrap_or_default();
            *item =
                ItemStanding { learned, is_left_out: item.is_left_out, ..ItemStanding::default() };
        }
        self.missed.clear();
        (self.answers, self.first, self.tried, self.streak) = (0, 0, 0, 0);
        self.asked = self.items.iter().filter(|item| !item.is_left_out).count();
        self.done = (0..self.items.len()).filter(|at| self.is_done(*at)).count();
        for answer in answers {
            self.take(answer);
        }
        self.total = self.items.iter().filter(|item| item.is_asked()).count();
        self.move_on();
    }

    /// Takes one more answer in.
    pub fn take(&mut self, answer: &Answered) {
        self.answers += 1;
        let was_done = self.is_done(answer.entry);
        let Some(item) = self.items.get_mut(answer.entry) else { return };
        self.missed.remove(&item.last);
        (item.attempts, item.last) = (answer.attempt, self.answers);
        if answer.attempt == 1 {
            self.tried += 1;
            self.streak = if answer.verdict().is_right() { self.streak + 1 } else { 0 };
            if item.number == 0 {
                item.number = self.tried;
            }
        }
        if is_recalled(answer) {
            item.learned.picked = true;
            item.learned.recalled += u32::from(!answer.leads_on);
        }
        if answer.is_missed() {
            self.missed.insert(self.answers);
        }
        self.done += usize::from(!was_done && self.is_done(answer.entry));
        self.move_on();
    }

    fn move_on(&mut self) {
        while self.first < self.items.len() && !self.is_open(self.first) {
            self.first += 1;
        }
    }

    /// Whether an item that is asked is done.
    fn is_done(&self, entry: usize) -> bool {
        let item = self.items.get(entry);
        item.is_some_and(|item| !item.is_left_out && item.is_done(self.agenda))
    }

    /// Whether there is something to do for an item: to ask it a first time, or to learn it.
    fn is_open(&self, entry: usize) -> bool {
        let item = &self.items[entry];
        !item.is_left_out && !item.is_done(self.agenda)
    }

    /// Those from some place on that there is something to do for.
    pub fn open(&self, from: usize) -> impl Iterator<Item = usize> {
        (from.max(self.first)..self.items.len()).filter(|at| self.is_open(*at))
    }

    /// How each item stands.
    pub fn items(&self) -> &[ItemStanding] {
        &self.items
    }

    /// Which of some answers were missed that are the last of their items, from 1.
    pub fn missed(&self, of: impl RangeBounds<usize>) -> impl Iterator<Item = usize> {
        self.missed.range(of).copied()
    }

    /// How many items came up.
    pub const fn tried(&self) -> usize {
        self.tried
    }

    /// How many first tries were right in a row, up to the last one.
    pub const fn streak(&self) -> usize {
        self.streak
    }

    /// How many items came up or are to.
    pub const fn total(&self) -> usize {
        self.total
    }

    /// How many are done, of how many that are asked.
    pub const fn done(&self) -> (usize, usize) {
        (self.done, self.asked)
    }
}
