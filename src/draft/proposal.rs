//! Proposals: questions with their evidence.

use crate::deck::edit::Draft;
use std::ops::Range;

/// A question that an article could be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The question, as it would be written to a deck, its `source` too.
    pub question: Draft,
    /// The sentence that it rests on, in bytes of the article's text.
    pub sentence: Range<usize>,
    /// The stretch of the article that the answer is taken from, in bytes of its text.
    pub fact: Range<usize>,
    /// Why it is proposed.
    pub motive: Motive,
    /// Wrong options that would do as well as those of the question, the best first.
    pub others: Vec<String>,
}

/// Why a question is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Motive {
    /// Its sentence says when something was.
    Date,
    /// Another program proposes it.
    Suggested,
}

impl Motive {
    /// The same in words, as a remark to the author.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Date => "a date",
            Self::Suggested => "another program proposes it",
        }
    }
}
