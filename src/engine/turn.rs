//! What the engine tells a surface: the question to ask, what became of an answer, and the sum of
//! it all. Texts are the deck's own, Markdown and untrusted.

use crate::form::{Deal, Grade, Verdict};
use num_rational::BigRational;

/// A question as it is put to the learner.
#[derive(Clone, Debug)]
pub struct Turn {
    /// Which one of the round this is, from 1; a retry keeps its first number.
    pub number: usize,
    /// How many the round has.
    pub total: usize,
    /// Which try this is, from 1.
    pub attempt: u32,
    /// A text that several questions share.
    pub passage: Option<String>,
    /// What is asked.
    pub prompt: String,
    /// Where a picture lies, and what it shows.
    pub image: Option<(String, Option<String>)>,
    /// The question's tags and the deck's.
    pub tags: Vec<String>,
    /// How many points it gives.
    pub points: u32,
    /// How it is asked.
    pub deal: Deal,
    /// The hints shown so far.
    pub hints: Vec<String>,
    /// How many more there are.
    pub hints_left: usize,
    /// Why the last answer was not taken ("ask again"), if it wasn't.
    pub notice: Option<String>,
    /// For a card, when each rating would bring it back, from Again to Easy.
    pub previews: Option<[String; 4]>,
}

/// One line of an answer beside what is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The label of a gap, if it has one.
    pub label: String,
    /// What was typed.
    pub typed: String,
    /// What is right.
    pub key: String,
    /// Whether it was accepted.
    pub right: bool,
}

/// What became of an answer.
#[derive(Clone, Debug)]
pub struct Feedback {
    /// How it was judged.
    pub grade: Grade,
    /// What was given, in words.
    pub given: Vec<String>,
    /// What is right, in words.
    pub key: Vec<String>,
    /// Other ways to say it.
    pub also: Vec<String>,
    /// For typed answers, each line beside its key.
    pub lines: Vec<Line>,
    /// The author's explanation.
    pub explain: Option<String>,
    /// Where it is taken from.
    pub source: Option<String>,
    /// Points earned; full points are `of`.
    pub points: BigRational,
    /// Points possible.
    pub of: u32,
    /// Right answers in a row, this one included.
    pub streak: usize,
    /// Whether the question will come back in this round.
    pub comes_back: bool,
    /// Whether this was the last question of the round, as it stands now.
    pub last: bool,
    /// What its memory says: when it is due again, whether it should be rewritten.
    pub remarks: Vec<String>,
    /// Whether the question can be edited now; whoever plays the session knows.
    pub can_edit: bool,
}

/// What a learner says against a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Overrule {
    /// "I was right".
    Right,
    /// "I was wrong".
    Wrong,
    /// "I guessed".
    Guessed,
}

/// Points and counts of some answered questions (first tries only).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// How many were answered or skipped.
    pub asked: usize,
    /// How many were Right or Close.
    pub right: usize,
    /// Points earned.
    pub points: BigRational,
    /// Points possible.
    pub of: u64,
}

/// The score of the questions with one tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagScore {
    /// The tag.
    pub tag: String,
    /// What its questions earned.
    pub score: Score,
}

/// A question that was not right at the first try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// What was asked.
    pub prompt: String,
    /// How it was judged.
    pub verdict: Verdict,
    /// What was given, in words.
    pub given: Vec<String>,
    /// What is right, in words.
    pub key: Vec<String>,
}

/// What a round came to.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// How many questions the round had.
    pub total: usize,
    /// What the first tries earned.
    pub score: Score,
    /// The longest run of right answers.
    pub best_streak: usize,
    /// Time spent on questions.
    pub milliseconds: u64,
    /// The scores by tag, as tags first came up.
    pub tags: Vec<TagScore>,
    /// Every first try that was not right.
    pub misses: Vec<Miss>,
    /// What repeats this round: the seed.
    pub seed: u64,
}
