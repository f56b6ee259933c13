//! Departures: what is known of a deck beside its file when it goes out. Formats read neither clock nor
//! history; what a program needs to update its own copy later, or to go on with what was learned here,
//! comes in by these.

use crate::form::Rating;
use crate::kind::Part;

/// What is known of a deck that goes out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Departure {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// The learner's day then, from 0 on 1 January 1970.
    pub day: i64,
    /// The id under which progress of the deck is filed.
    pub deck: String,
    /// Each of its questions, in their order.
    pub questions: Vec<QuestionPast>,
}

/// What is known of a question that goes out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuestionPast {
    /// The name under which its progress is filed: its id, or else a digest of what it asks.
    pub key: String,
    /// What the learner did with each part of it; nothing where the history does not go with it.
    pub items: Vec<ItemPast>,
}

/// What the learner did with an item.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemPast {
    /// Which part of its question it is.
    pub part: Part,
    /// What is known of it; nothing where it is new.
    pub memory: Option<CardMemory>,
    /// Every answer that counts, the earliest first.
    pub answers: Vec<PastAnswer>,
    /// Whether it is put aside.
    pub put_aside: PutAside,
    /// Whether it is flagged.
    pub is_flagged: bool,
    /// Whether the learner wrote a note on it.
    pub has_note: bool,
}

/// For how long an item is not asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PutAside {
    /// It is asked.
    #[default]
    Not,
    /// Before another day.
    Buried,
    /// Until that is taken back.
    Suspended,
}

/// What is known of how well an item is remembered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CardMemory {
    /// In how many days recall falls to 90 %.
    pub stability: f32,
    /// How hard it is, from 1 to 10.
    pub difficulty: f32,
    /// The day of the last answer that counted.
    pub last: i64,
    /// The day it is due; once it was recalled, where it was missed.
    pub later: i64,
    /// The day it should be asked again.
    pub due: i64,
    /// How many answers counted.
    pub reps: u32,
    /// How often it was forgotten.
    pub lapses: u32,
    /// How likely it should be recalled when it is due, from 0 to 1.
    pub retention: f64,
    /// The decay of the forgetting curve.
    pub decay: f32,
}

/// An answer that was given, or what was decided between answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PastAnswer {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// What it was to the memory.
    pub sort: PastSort,
    /// What the scheduler was told.
    pub rating: Rating,
    /// How long it took, in milliseconds.
    pub milliseconds: u64,
    /// In how many days it made the item due.
    pub interval: i64,
    /// In how many days the answer before had; 0 for the first.
    pub before: i64,
    /// How hard the item was then, from 1 to 10.
    pub difficulty: f32,
}

/// What an answer was to the memory of its item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PastSort {
    /// The first.
    First,
    /// A later one.
    Later,
    /// One after it was missed.
    Missed,
    /// One more on a day that had one already: it moved nothing.
    Again,
    /// No answer: the item was made new.
    Reset,
    /// No answer: it was made due on a day.
    Moved,
}
