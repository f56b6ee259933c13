//! The agenda: what a session asks next, which follows from the answers so far and nothing else.

use super::answered::Answered;
use super::apart::{self, is_sibling};
use super::entry::Entry;
use super::schedule::rate;
use crate::deck::As;
use crate::form::Rating;
use std::collections::HashSet;

/// How many others are asked before a missed question comes back.
const BETWEEN: usize = 3;

/// How many items are learned together: as many as are kept in mind at once.
const ROUND: usize = 7;

/// What comes back, and when it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Agenda {
    /// Everything is asked once.
    #[serde(rename = "quiz")]
    Once {
        /// Whether missed ones come back until right.
        retry: bool,
    },
    /// By choice first, typed once the choice was right, in rounds.
    #[serde(rename = "learn")]
    UntilRecalled {
        /// How often an item must be recalled.
        criterion: u32,
    },
}

/// What to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The entry's place in the plan.
    pub entry: usize,
    /// Which try it will be, from 1.
    pub attempt: u32,
    /// How to ask it, where that makes sense.
    pub wish: Option<As>,
}

/// How far a session is.
#[derive(Clone, Copy)]
pub struct Situation<'s> {
    /// The items of the plan.
    pub entries: &'s [Entry],
    /// How far each was learned in earlier sittings, where that counts.
    pub learned: &'s [Learned],
    /// The places of those that are not asked any more.
    pub left_out: &'s HashSet<usize>,
    /// What was answered.
    pub answers: &'s [Answered],
}

impl Agenda {
    /// What comes next; nothing when all is done.
    pub fn next(self, course: Situation<'_>) -> Option<Ask> {
        match self {
            Self::Once { retry } => course.next_of_quiz(retry),
            Self::UntilRecalled { criterion } => course.next_of_learning(criterion),
        }
    }

    /// How many items are done of those that are to be; nothing where being asked once is all there
    /// is to do.
    pub fn learned(self, course: Situation<'_>) -> Option<(usize, usize)> {
        let Self::UntilRecalled { criterion } = self else { return None };
        let items = course.progress();
        let asked = items.iter().enumerate().filter(|(at, _)| !course.left_out.contains(at));
        let open: Vec<bool> = asked.map(|(_, item)| item.is_open(criterion)).collect();
        Some((open.iter().filter(|is_open| !**is_open).count(), open.len()))
    }

    /// Whether what was answered so will be asked again.
    pub fn comes_back(self, answer: &Answered) -> bool {
        match self {
            Self::Once { retry } => retry && answer.is_missed(),
            Self::UntilRecalled { .. } => !is_recalled(answer) || answer.leads_on,
        }
    }
}

impl Situation<'_> {
    /// A missed one after enough others, else the next new one, else the missed one waiting longest.
    fn next_of_quiz(self, retry: bool) -> Option<Ask> {
        let mut last: Vec<Option<usize>> = vec![None; self.entries.len()];
        for (turn, answer) in self.answers.iter().enumerate() {
            if let Some(last) = last.get_mut(answer.entry) {
                *last = Some(turn);
            }
        }
        let waits = |turn: &usize| {
            let answer = &self.answers[*turn];
            retry && answer.is_missed() && !self.left_out.contains(&answer.entry)
        };
        let mut missed: Vec<usize> = last.iter().flatten().copied().filter(waits).collect();
        missed.sort_unstable();
        let waiting = missed.into_iter().map(|turn| (turn + 1, &self.answers[turn]));
        // Since when, which, next try.
        let waiting: Vec<(usize, usize, u32)> =
            waiting.map(|(since, answer)| (since, answer.entry, answer.attempt + 1)).collect();
        let has_rested = |since: usize| self.answers.len() - since >= BETWEEN;
        let rested = waiting.partition_point(|(since, ..)| has_rested(*since));
        let missed = |waiting: &(usize, usize, u32)| (waiting.1, waiting.2);
        let fresh = last.iter().enumerate();
        let fresh = fresh.filter(|(at, last)| last.is_none() && !self.left_out.contains(at));
        let candidates = waiting[..rested].iter().map(missed);
        let candidates = candidates.chain(fresh.map(|(at, _)| (at, 1)));
        let candidates = candidates.chain(waiting[rested..].iter().map(missed));
        let (entry, attempt) = self.apart(candidates, |candidate| candidate.0)?;
        Some(Ask { entry, attempt, wish: None })
    }

    /// The first of some candidates with enough others between it and its siblings, or the one with
    /// the most of them.
    fn apart<T>(self, candidates: impl Iterator<Item = T>, entry: fn(&T) -> usize) -> Option<T> {
        let near = self.answers.iter().rev().take(apart::BETWEEN);
        let near: Vec<&Entry> = near.filter_map(|answer| self.entries.get(answer.entry)).collect();
        let mut best: Option<(usize, T)> = None;
        for candidate in candidates {
            let this = &self.entries[entry(&candidate)];
            let Some(between) = near.iter().position(|other| is_sibling(other, this)) else {
                return Some(candidate);
            };
            if best.as_ref().is_none_or(|(most, _)| between > *most) {
                best = Some((between, candidate));
            }
        }
        best.map(|(_, candidate)| candidate)
    }
}

/// Whether an item was recalled, as its memory has it: what is half right was.
fn is_recalled(answer: &Answered) -> bool {
    let Answered { judged, hints, overruled, rated, .. } = answer;
    rate(judged, *hints, *overruled, *rated) != Rating::Again
}

/// How far an item was learned in earlier sittings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Learned {
    /// Whether it was picked among options.
    pub picked: bool,
    /// How often it was recalled.
    pub recalled: u32,
}

/// How far an item is learned now.
#[derive(Clone, Copy, Default)]
struct ItemProgress {
    learned: Learned,
    attempts: u32,
    /// When it was asked last; 0 for not yet.
    last: usize,
}

impl ItemProgress {
    const fn is_open(&self, criterion: u32) -> bool {
        self.learned.recalled == 0 || self.learned.recalled < criterion
    }
}

impl Situation<'_> {
    /// How far each item is learned now.
    fn progress(self) -> Vec<ItemProgress> {
        let mut items = vec![ItemProgress::default(); self.entries.len()];
        for (item, learned) in items.iter_mut().zip(self.learned) {
            item.learned = *learned;
        }
        for (turn, answer) in self.answers.iter().enumerate() {
            let Some(item) = items.get_mut(answer.entry) else { continue };
            (item.attempts, item.last) = (answer.attempt, turn + 1);
            if is_recalled(answer) {
                item.learned.picked = true;
                item.learned.recalled += u32::from(!answer.leads_on);
            }
        }
        items
    }

    /// Of the first round that is not done: what was not asked yet, or else longest ago. Only where
    /// nothing is left between siblings, something of a later round.
    fn next_of_learning(self, criterion: u32) -> Option<Ask> {
        let items = self.progress();
        let open = items.iter().enumerate();
        let open = open.filter(|(at, item)| item.is_open(criterion) && !self.left_out.contains(at));
        let mut open: Vec<(usize, &ItemProgress)> = open.collect();
        let first = open.first()?.0 / ROUND;
        let later = open.partition_point(|(at, _)| at / ROUND == first);
        open[..later].sort_by_key(|(_, item)| item.last); // stable: else as in the plan
        let (entry, item) = self.apart(open.into_iter(), |candidate| candidate.0)?;
        let wish = if item.learned.picked { As::Typed } else { As::Choice };
        Some(Ask { entry, attempt: item.attempts + 1, wish: Some(wish) })
    }
}
