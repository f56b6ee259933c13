//! What else is remembered for ever besides answers: whatever happened to them. Each is one line of an
//! export. What a later version says besides is kept and handed on.

use super::decision::{Decision, Withdrawal};
use crate::engine::schedule::{Parameters, Seed};
use crate::engine::{Id, Mode, Overrule};
use crate::form::Rating;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The latest version of events that is known.
pub const VERSION: u32 = 2;

/// The largest number in the order of events: what every reader of JSON can tell apart.
pub(super) const LAST_NUMBER: i64 = 1 << 53;

/// The version of events that tell none, and of those whose layout is the first.
pub(super) const fn first() -> u32 {
    1
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
pub struct Amendment {
    /// The answer it is about.
    pub review: Id,
    /// What was said.
    pub change: Change,
    /// What the scheduler is told instead; nothing when it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
}

/// Progress of an item that went over to another one: what was answered until then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Rename {
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

/// A rename that is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlink {
    /// Its name.
    pub rename: Id,
}

/// How a question read when it was last asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
}

/// What another program knew of an item that was learned there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seeding {
    /// The deck's id.
    pub deck: String,
    /// The item's key.
    pub item: String,
    /// The key of its question.
    pub question: String,
    /// What it knew.
    #[serde(flatten)]
    pub seed: Seed,
}

/// Answers that are forgotten, and questions of which nothing is kept until then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forgetting {
    /// The answers.
    pub answers: Vec<Id>,
    /// What was decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Id>,
    /// The questions: the id of the deck, and the key; an empty key is the whole deck.
    pub questions: Vec<(String, String)>,
}

/// Answers of a clock that was wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redating {
    /// The answers.
    pub answers: Vec<Id>,
    /// By how many days they are moved.
    pub days: i64,
}

/// The numbers that fit an algorithm to the learner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fitted {
    /// The algorithm's name.
    pub algorithm: String,
    /// The numbers.
    pub numbers: Parameters,
    /// Whether the days on which items are due follow at once.
    #[serde(default)]
    pub replan: bool,
}

/// What the questions of one deck came to in a session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeckScore {
    /// The deck's id.
    pub deck: String,
    /// How many questions were asked.
    pub asked: usize,
    /// How many were right at the first try.
    pub right: usize,
    /// Points earned of points possible.
    pub percent: f64,
}

/// What a session came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// The session.
    pub session: Id,
    /// Its mode.
    pub mode: Mode,
    /// The scores of its decks.
    pub scores: Vec<DeckScore>,
}

/// What can happen besides answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Something was said of an answer.
    Amendment(Amendment),
    /// Progress went over to another item.
    Rename(Rename),
    /// That was taken back.
    Unlink(Unlink),
    /// A question was asked as it reads now.
    Question(Seen),
    /// Answers were forgotten.
    Forget(Forgetting),
    /// Answers were given another day.
    Redate(Redating),
    /// A learner decided about an item.
    Decision(Decision),
    /// That was taken back.
    Withdrawal(Withdrawal),
    /// The algorithm was fitted.
    Parameters(Fitted),
    /// A session came to its end.
    Result(Outcome),
    /// An item was learned with another program.
    Seed(Seeding),
}

/// One row for each: the word of its lines, and how it is read.
macro_rules! acts {
    ($($word:literal => $act:ident,)*) => {
        impl Act {
            /// The word of its lines.
            #[must_use]
            pub const fn kind(&self) -> &'static str {
                match self {
                    $(Self::$act(_) => $word,)*
                }
            }

            /// What it says, as an object.
            pub(super) fn body(&self) -> serde_json::Result<Map<String, Value>> {
                let body = match self {
                    $(Self::$act(body) => serde_json::to_value(body),)*
                };
                serde_json::from_value(body?)
            }

            /// Reads one; nothing where no act of this version is called so.
            pub(super) fn read(kind: &str, body: Value) -> Option<serde_json::Result<Self>> {
                match kind {
                    $($word => Some(serde_json::from_value(body).map(Self::$act)),)*
                    _ => None,
                }
            }
        }
    };
}

acts! {
    "amendment" => Amendment,
    "rename" => Rename,
    "unlink" => Unlink,
    "question" => Question,
    "forget" => Forget,
    "redate" => Redate,
    "decision" => Decision,
    "withdrawal" => Withdrawal,
    "parameters" => Parameters,
    "result" => Result,
    "seed" => Seed,
}

impl Act {
    /// The version of its layout: versions before leave it as it is.
    pub(super) const fn version(&self) -> u32 {
        match self {
            Self::Decision(decision) => decision.treatment.since(),
            _ => first(),
        }
    }
}

/// Something that happened besides answers, as it is kept: also what this version does not know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Logged {
    /// What it is.
    #[serde(rename = "event")]
    pub kind: String,
    /// The version of its layout.
    #[serde(default = "first")]
    pub version: u32,
    /// Its name.
    pub id: Id,
    /// Where it happened.
    pub device: Id,
    /// Its place in the order of all events.
    #[serde(default)]
    pub number: i64,
    /// Milliseconds since 1970 in UTC.
    pub at: i64,
    /// What it says.
    #[serde(flatten)]
    pub body: Map<String, Value>,
}
