//! What a session asks next, which follows from the answers so far and nothing else.

use super::agenda::Agenda;
use super::answered::Answered;
use super::apart::{self, is_sibling};
use super::entry::Entry;
use super::plan::Plan;
use super::situation::Situation;
use crate::deck::As;

/// How many others are asked before a missed question comes back.
const BETWEEN: usize = 3;

/// How many items are learned together: as many as are kept in mind at once.
const ROUND: usize = 7;

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

/// What comes next; nothing when all is done.
pub fn next(plan: &Plan, answers: &[Answered], situation: &Situation) -> Option<Ask> {
    let next = Lookahead { entries: &plan.entries, answers, situation };
    match plan.agenda {
        Agenda::Once { retry } => next.of_quiz(retry),
        Agenda::UntilRecalled { .. } => next.of_learning(),
    }
}

/// What it follows from.
#[derive(Clone, Copy)]
struct Lookahead<'s> {
    entries: &'s [Entry],
    answers: &'s [Answered],
    situation: &'s Situation,
}

impl Lookahead<'_> {
    /// A missed one after enough others, else the next new one, else the missed one waiting longest.
    fn of_quiz(self, retry: bool) -> Option<Ask> {
        let Self { answers, situation, .. } = self;
        let is_asked = |answer: &&Answered| retry && !situation.items()[answer.entry].is_left_out;
        let again = |answer: &Answered| (answer.entry, answer.attempt + 1);
        let missed = |number: usize| &answers[number - 1];
        let rested = answers.len().saturating_sub(BETWEEN);
        let candidates = situation.missed(..=rested).map(missed).filter(is_asked).map(again);
        let candidates = candidates.chain(situation.open(0).map(|entry| (entry, 1)));
        let waiting = situation.missed(rested + 1..).map(missed).filter(is_asked).map(again);
        let (entry, attempt) = self.apart(candidates.chain(waiting), |candidate| candidate.0)?;
        Some(Ask { entry, attempt, wish: None })
    }

    /// Of the first round that is not done: what was not asked yet, or else longest ago. Only where
    /// nothing is left between siblings, something of a later round.
    fn of_learning(self) -> Option<Ask> {
        let Self { situation, .. } = self;
        let first = situation.open(0).next()?;
        let end = (first / ROUND + 1) * ROUND;
        let mut round: Vec<usize> =
            situation.open(first).take_while(|entry| *entry < end).collect();
        round.sort_by_key(|entry| situation.items()[*entry].last); // stable: else as in the plan
        let entry = self.apart(round.into_iter().chain(situation.open(end)), |entry| *entry)?;
        let item = &situation.items()[entry];
        let wish = if item.learned.picked { As::Typed } else { As::Choice };
        Some(Ask { entry, attempt: item.attempts + 1, wish: Some(wish) })
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
