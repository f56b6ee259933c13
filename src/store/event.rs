//! What is remembered for ever: answers, what was said of them afterwards, and progress that went
//! over to an edited question. Each is one line of an export.

use crate::engine::schedule::{ALGORITHM, Aim, Moment};
use crate::engine::{Id, Mode, Overrule};
use crate::form::{Credit, Rating, Verdict};
use serde::{Deserialize, Serialize};

/// An answered item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Its name; ids made on one device sort by time.
    pub id: Id,
    /// Where it was answered.
    pub device: Id,
    /// In which sitting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<Id>,
    /// The deck's id.
    pub deck: String,
    /// The item's key.
    pub item: String,
    /// The key of its question.
    pub question: String,
    /// Milliseconds since 1970 in UTC.
    pub at: i64,
    /// The learner's day, from 0 on 1 January 1970.
    pub day: i64,
    /// In which mode.
    pub mode: Mode,
    /// How it was asked: `one`, `lines`, …
    pub form: String,
    /// How it was judged.
    pub verdict: Verdict,
    /// What the scheduler was told.
    pub rating: Rating,
    /// What it earned.
    pub credit: Credit,
    /// How many hints were shown.
    pub hints: u32,
    /// Which try of the sitting it was, from 1.
    pub attempt: u32,
    /// What was given, in words.
    pub given: Vec<String>,
    /// How long it took.
    pub milliseconds: u64,
    /// The algorithm that scheduled it.
    pub algorithm: String,
    /// How likely it should be recalled when it is due again.
    pub retention: f64,
    /// The day of the deadline that was aimed at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<i64>,
}

impl Review {
    /// What its interval aims at.
    #[must_use]
    pub const fn aim(&self) -> Aim {
        Aim { retention: self.retention, until: self.until }
    }

    /// A review with nothing said of how it went, to be filled in.
    #[must_use]
    pub fn new(id: Id, device: Id, moment: Moment, aim: Aim) -> Self {
        Self {
            id,
            device,
            session: None,
            deck: String::new(),
            item: String::new(),
            question: String::new(),
            at: moment.at,
            day: moment.day,
            mode: Mode::Quiz,
            form: String::new(),
            verdict: Verdict::Skipped,
            rating: Rating::Again,
            credit: Credit::NONE,
            hints: 0,
            attempt: 1,
            given: Vec::new(),
            milliseconds: 0,
            algorithm: ALGORITHM.to_owned(),
            retention: aim.retention,
            until: aim.until,
        }
    }
}

/// What was said of an answer afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It was taken back.
    Undo,
    /// "I was right".
    Right,
    /// "I was wrong".
    Wrong,
    /// "I guessed".
    Guessed,
}

impl Change {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Undo, Self::Right, Self::Wrong, Self::Guessed];

    /// The word it is stored as.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Undo => "undo",
            Self::Right => "right",
            Self::Wrong => "wrong",
            Self::Guessed => "guessed",
        }
    }
}

impl From<Overrule> for Change {
    fn from(overrule: Overrule) -> Self {
        match overrule {
            Overrule::Right => Self::Right,
            Overrule::Wrong => Self::Wrong,
            Overrule::Guessed => Self::Guessed,
        }
    }
}

/// A change to an answer; the latest one counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amendment {
    /// Its name.
    pub id: Id,
    /// Where it was made.
    pub device: Id,
    /// The answer it is about.
    pub review: Id,
    /// Milliseconds since 1970 in UTC.
    pub at: i64,
    /// What was said.
    pub change: Change,
    /// What the scheduler is told instead; nothing when it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
}

/// Progress of an item that went over to another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rename {
    /// Its name.
    pub id: Id,
    /// Where it was made.
    pub device: Id,
    /// Milliseconds since 1970 in UTC: what was answered until then goes over.
    pub at: i64,
    /// The deck's id.
    pub deck: String,
    /// The item's key.
    pub item: String,
    /// The key of its question.
    pub question: String,
    /// The id of the deck it goes to.
    pub to_deck: String,
    /// The key of the item it goes to.
    pub to_item: String,
    /// The key of that item's question.
    pub to_question: String,
}

/// How a question read when it was last asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The deck's id.
    pub deck: String,
    /// The question's key.
    pub question: String,
    /// What was asked.
    pub text: String,
    /// The answer, one entry a line.
    pub answer: String,
    /// The question's kind.
    pub kind: String,
    /// Milliseconds since 1970 in UTC.
    pub at: i64,
}

/// A line of an export.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// An answer.
    Review(Review),
    /// A change to one.
    Amendment(Amendment),
    /// Progress that went over.
    Rename(Rename),
    /// A question as it was last asked.
    Question(Seen),
}
