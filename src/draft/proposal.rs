//! Proposals: questions with their evidence.

use crate::deck::edit::Draft;
use std::ops::Range;

/// A question that an article could be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The question, as it would be written to a deck, its `source` too.
    pub question: Draft,
    /// The sentence that it rests on, in bytes of the article's text; of two the whole stretch.
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
    /// When something was.
    Date,
    /// When a person was born or died.
    Life,
    /// How many there are of something.
    Number,
    /// How many of a hundred.
    Percentage,
    /// How much money.
    Sum,
    /// How long, high or heavy something is.
    Measure,
    /// Who did something.
    Agent,
    /// Which one a description fits.
    Identity,
    /// Where something is or was.
    Place,
    /// Which office a person has, or who has one.
    Office,
    /// Who wrote the article.
    Authors,
    /// What letters stand for.
    LongForm,
    /// By which letters something is known.
    ShortForm,
    /// What things in brackets are for.
    Purposes,
    /// What belongs to a list.
    Enumeration,
    /// What a thing is called.
    Term,
    /// What a thing is.
    Definition,
    /// Why something is so.
    Cause,
    /// What two things are told apart by.
    Contrast,
    /// In which order things happened.
    Sequence,
    /// Whether something is true.
    Statement,
    /// A name in its sentence.
    Name,
    /// Another program proposes it.
    Suggested,
}

/// Each motive with its words and its weight: what earned most in trials stands highest.
const MOTIVES: [(Motive, &str, f64); 23] = [
    (Motive::Date, "the sentence says when it was", 2.6),
    (Motive::Life, "the sentence says when a person was born or died", 3.0),
    (Motive::Number, "the sentence says how many there are", 2.4),
    (Motive::Percentage, "the sentence gives a percentage", 2.2),
    (Motive::Sum, "the sentence gives a sum", 2.1),
    (Motive::Measure, "the sentence gives a measure", 2.1),
    (Motive::Agent, "the sentence says who it was", 2.3),
    (Motive::Identity, "the sentence says which one it is", 2.7),
    (Motive::Place, "the sentence says where it is", 2.5),
    (Motive::Office, "the sentence names a person with an office", 3.0),
    (Motive::Authors, "the article names its authors", 1.8),
    (Motive::LongForm, "the article gives the long form of letters", 3.0),
    (Motive::ShortForm, "the article uses these letters again and again", 0.8),
    (Motive::Purposes, "the sentence gives each a purpose in brackets", 3.2),
    (Motive::Enumeration, "the sentence lists them", 3.0),
    (Motive::Term, "a word that the article sets off or repeats", 1.5),
    (Motive::Definition, "the sentence says what it is", 1.9),
    (Motive::Cause, "the sentence gives a cause", 1.9),
    (Motive::Contrast, "the sentence tells two things apart", 1.9),
    (Motive::Sequence, "several sentences say when things happened", 2.6),
    (Motive::Statement, "a short sentence that can be true or false", 2.1),
    (Motive::Suggested, "another program proposes it", 1.0),
    (Motive::Name, "a name that the sentence turns on", 1.2),
];

impl Motive {
    fn row(self) -> (&'static str, f64) {
        let row = MOTIVES.iter().find(|(motive, ..)| *motive == self);
        row.map_or(("", 0.0), |(_, words, weight)| (words, *weight))
    }

    /// The same in words, as a remark to the author.
    pub fn words(self) -> &'static str {
        self.row().0
    }

    /// How much a question of it weighs, before its place and its words count.
    pub(super) fn weight(self) -> f64 {
        self.row().1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_motive_has_words() {
        for (motive, words, weight) in MOTIVES {
            assert_eq!(motive.words(), words);
            assert!(weight > 0.0);
        }
    }
}
