//! Examinations: a paper being filled in. Its state is a replay of what was done, so that it can be
//! kept step by step and taken up again.

use super::paper::Paper;
use crate::engine::{Agenda, Answered, Plan, Session};
use crate::form::{Answer, Form, Grade};
use serde::{Deserialize, Serialize};

/// Something that was done in an examination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deed {
    /// A place was left, after so many milliseconds, with what stood there: an answer in places of the
    /// deck's form, or nothing.
    Left {
        /// Which place, from 0.
        place: usize,
        /// What stood there.
        answer: Option<Answer>,
        /// How long one was there this time.
        milliseconds: u64,
    },
    /// One went to a place.
    Went(usize),
    /// A place was flagged, or no longer.
    Flagged(usize, bool),
    /// It was handed in, at a time in milliseconds since 1970; by itself, where the time was over.
    HandedIn {
        /// When.
        at: i64,
        /// Whether its time was over.
        by_itself: bool,
    },
}

/// What stands at a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// The answer, in places of the deck's form.
    pub answer: Option<Answer>,
    /// Whether it is flagged.
    pub is_flagged: bool,
    /// Whether it was ever looked at.
    pub is_seen: bool,
    /// How long one was there, all times together.
    pub milliseconds: u64,
    /// What stood there before, from the first; an answer that was only taken away is nothing.
    pub before: Vec<Option<Answer>>,
}

/// A paper being filled in.
pub struct Examination<'d> {
    /// The paper.
    pub paper: Paper<'d>,
    filled: Vec<Filled>,
    at: usize,
    handed_in: Option<(i64, bool)>,
}

impl<'d> Examination<'d> {
    /// Begins with an empty paper.
    pub fn new(paper: Paper<'d>) -> Self {
        let filled = vec![Filled::default(); paper.slots().len()];
        Self { paper, filled, at: 0, handed_in: None }
    }

    /// Does something; what is about a place that is not there does nothing.
    pub fn apply(&mut self, deed: Deed) {
        let count = self.filled.len();
        match deed {
            Deed::Left { place, answer, milliseconds } => {
                let Some(filled) = self.filled.get_mut(place) else { return };
                filled.is_seen = true;
                filled.milliseconds = filled.milliseconds.saturating_add(milliseconds);
                if filled.answer != answer {
                    let before = std::mem::replace(&mut filled.answer, answer);
                    let is_change = before.is_some() || !filled.before.is_empty();
                    filled.before.extend(is_change.then_some(before));
                }
            }
            Deed::Went(place) => self.at = place.min(count.saturating_sub(1)),
            Deed::Flagged(place, is_flagged) => {
                if let Some(filled) = self.filled.get_mut(place) {
                    filled.is_flagged = is_flagged;
                }
            }
            Deed::HandedIn { at, by_itself } => self.handed_in = Some((at, by_itself)),
        }
    }

    /// Where one is, from 0.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// What stands at each place.
    pub fn filled(&self) -> &[Filled] {
        &self.filled
    }

    /// When it was handed in, and whether by itself.
    pub const fn handed_in(&self) -> Option<(i64, bool)> {
        self.handed_in
    }

    /// Each place judged, as it stands now.
    pub(crate) fn answered(&self) -> Vec<Answered> {
        let slots = self.paper.slots().iter().zip(&self.filled).enumerate();
        let answered = slots.map(|(entry, (slot, filled))| {
            let judged =
                filled.answer.as_ref().map_or_else(Grade::skipped, |answer| slot.judge(answer));
            let given = match (&filled.answer, &judged.lines[..]) {
                (None, _) => Vec::new(),
                (Some(answer), []) => slot.form().words(answer),
                (Some(_), lines) => lines.iter().map(|line| line.typed.clone()).collect(),
            };
            let labels = match slot.form() {
                Form::Lines { labels, .. } => labels.clone(),
                _ => Vec::new(),
            };
            Answered {
                version: Answered::VERSION,
                entry,
                attempt: 1,
                given,
                key: slot.key_words(),
                judged,
                overruled: None,
                before_guess: None,
                hints: 0,
                milliseconds: filled.milliseconds,
                leads_on: false,
                form: slot.form().name().to_owned(),
                rated: None,
                id: None,
                labels,
            }
        });
        answered.collect()
    }

    /// It as a round in which each was answered once, with what it came to.
    pub(crate) fn round(&self, answered: Vec<Answered>) -> Session<'d> {
        let entries = self.paper.slots().iter().map(|slot| slot.entry).collect();
        let plan = Plan::new(entries, Agenda::Once { retry: false });
        Session::resume(self.paper.decks(), plan, self.paper.seed(), answered)
    }
}
