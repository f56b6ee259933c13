//! Answers: the one form in which an answer is kept. A session is a replay of them; what a summary,
//! a result and the history need is read off them.

use super::id::Id;
use crate::form::{Credit, Grade, Rating, Verdict};
use serde::{Deserialize, Serialize};

/// What a learner says against a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Overrule {
    /// "I was right".
    Right,
    /// "I was wrong".
    Wrong,
    /// "I guessed".
    Guessed,
}

/// One answer to one question, as it was graded.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Answered {
    /// The version of this layout; there was none before there were two.
    #[serde(default)]
    pub version: u32,
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
    /// What the learner said before "I guessed", which that leaves as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before_guess: Option<Overrule>,
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
    #[serde(alias = "record")]
    pub id: Option<Id>,
    /// What stood before each line of a typed answer.
    pub labels: Vec<String>,
}

impl Answered {
    /// The present version: in the first one, `id` was called `record`.
    pub const VERSION: u32 = 2;

    /// The verdict, the learner's word included.
    pub const fn verdict(&self) -> Verdict {
        self.said().0
    }

    /// The verdict and the credit by the learner's last word, or else as it was judged.
    const fn said(&self) -> (Verdict, Option<Credit>) {
        let said = match self.overruled {
            Some(Overrule::Guessed) => self.before_guess,
            said => said,
        };
        match said {
            Some(Overrule::Right) => (Verdict::Right, Some(Credit::FULL)),
            Some(Overrule::Wrong) => (Verdict::Wrong, Some(Credit::NONE)),
            Some(Overrule::Guessed) | None => (self.judged.verdict, None),
        }
    }

    /// What it earned, the learner's word included.
    pub fn grade(&self) -> Grade {
        let judged = self.judged.clone();
        match self.said() {
            (verdict, Some(credit)) => Grade { verdict, credit, reason: None, ..judged },
            (_, None) => judged,
        }
    }

    /// Takes the learner's word; "I guessed" said again leads back to what was said before it.
    pub(super) fn overrule(&mut self, overrule: Overrule) {
        let before = self.before_guess.take();
        match (overrule, self.overruled) {
            (Overrule::Guessed, Some(Overrule::Guessed)) => self.overruled = before,
            (Overrule::Guessed, said) => {
                (self.overruled, self.before_guess) = (Some(overrule), said);
            }
            _ => self.overruled = Some(overrule),
        }
    }

    /// Whether the item is to be asked again: missed, or guessed.
    pub(super) fn is_missed(&self) -> bool {
        self.overruled == Some(Overrule::Guessed) || !self.verdict().is_right()
    }
}
