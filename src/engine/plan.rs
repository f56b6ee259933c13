//! Plans and answers: all that a session's state follows from.

use super::agenda::{Learned, Mode};
use super::turn::Overrule;
use crate::deck::{As, Item};
use crate::form::{Credit, Grade, Rating, Verdict};

/// An item of one of the session's decks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The deck's place among the session's.
    pub deck: usize,
    /// The item of it.
    pub item: Item,
}

/// What a session will ask.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The items, in the order they are first asked.
    pub entries: Vec<Entry>,
    /// What comes back, and when it is done.
    pub mode: Mode,
    /// How to ask, where it makes sense.
    pub asked_as: Option<As>,
    /// How far each entry was learned in earlier sittings, where that counts.
    pub learned: Vec<Learned>,
    /// Which round of one sitting it is, from 0: the missed, tried again, are dealt anew.
    pub round: u32,
}

/// One answer to one question, as it was graded.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Answered {
    /// The question's place in the plan.
    pub entry: usize,
    /// Which try it was, from 1.
    pub attempt: u32,
    /// What was given, in words.
    pub given: Vec<String>,
    /// What is right, in words.
    pub key: Vec<String>,
    /// What it earned by the judge.
    pub judged: Grade,
    /// What the learner says against it.
    pub overruled: Option<Overrule>,
    /// How many hints were shown.
    pub hints: usize,
    /// How long it took.
    pub milliseconds: u64,
    /// Whether it was a choice on the way to typing it.
    pub leads_on: bool,
    /// How it was asked: `one`, `lines`, …
    pub form: String,
    /// How the learner rated it, where that is the answer.
    pub rated: Option<Rating>,
    /// The name under which it is stored, if it is.
    pub record: Option<String>,
    /// What stood before each line of a typed answer.
    pub labels: Vec<String>,
}

impl Answered {
    /// What it earned, the learner's word included.
    #[must_use]
    pub fn grade(&self) -> Grade {
        let judged = &self.judged;
        let (verdict, credit) = match self.overruled {
            Some(Overrule::Right) => (Verdict::Right, Credit::FULL),
            Some(Overrule::Wrong) => (Verdict::Wrong, Credit::NONE),
            Some(Overrule::Guessed) | None => return judged.clone(),
        };
        Grade { verdict, credit, reason: None, ..judged.clone() }
    }

    /// Whether the item is to be asked again: missed, or guessed.
    pub(super) fn is_missed(&self) -> bool {
        self.overruled == Some(Overrule::Guessed) || !self.grade().verdict.is_right()
    }
}
