//! Answers as they are remembered for ever, and the lines of an export that they are with all else.

use super::event::{Logged, first};
use crate::engine::schedule::{ALGORITHM, Aim, Moment};
use crate::engine::{Id, Mode};
use crate::form::{Credit, Rating, Verdict};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// An answered item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// The version of its layout.
    #[serde(default = "super::event::first")]
    pub version: u32,
    /// Its name.
    pub id: Id,
    /// Where it was answered.
    pub device: Id,
    /// Its place in the order of all events, larger than any that its device had seen; 0 where it
    /// has none yet.
    #[serde(default)]
    pub number: i64,
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
    /// The day for which it made the item due, where it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<i64>,
    /// What a later version says of it.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
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
            version: first(),
            id,
            device,
            number: 0,
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
            due: None,
            extra: Map::new(),
        }
    }
}

/// A line of an export.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Event {
    /// An answer.
    #[serde(serialize_with = "as_event")]
    Review(Box<Review>),
    /// Something else.
    Logged(Logged),
}

/// Writes an answer as an event of its kind.
fn as_event<S: serde::Serializer>(
    review: &Review,
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Tagged<'r> {
        event: &'static str,
        #[serde(flatten)]
        review: &'r Review,
    }
    Tagged { event: "review", review }.serialize(serializer)
}
