//! Moodle's questions, as its GIFT and its XML both say them: what stands between those files and the
//! keys of a deck, in both directions.

mod decimal;
mod drafting;
mod gapped;
mod grades;
mod markup;
mod posing;
#[cfg(test)]
pub mod properties;
mod signs;

pub use decimal::{PlainNumber, middle};
pub use drafting::Drafting;
pub use gapped::{SentencePart, is_embedded, stretches, within};
pub use grades::Earning;
pub use markup::TextFormat;
pub use posing::posed;
pub use signs::{cut, find, pieces};

use std::collections::HashSet;

/// A question of Moodle. Texts are Markdown, those that are picked or typed plain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posed {
    /// Where it stands, for people.
    pub place: String,
    /// What teachers call it.
    pub title: String,
    /// A name that stays.
    pub id: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// What is asked.
    pub text: String,
    /// What is said to every answer.
    pub explain: String,
    /// Hints, from the first try on.
    pub hints: Vec<String>,
    /// Its first picture, and words for it.
    pub image: Option<[String; 2]>,
    /// Its first sound.
    pub audio: Option<String>,
    /// What it is worth; nothing where that is one point.
    pub points: Option<String>,
    /// What is to be done.
    pub task: Task,
    /// What was lost of it on the way.
    pub losses: Vec<&'static str>,
}

/// What a question of Moodle wants done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Task {
    /// Nothing: a text that stands before questions.
    #[default]
    Description,
    /// A text that a teacher reads, with what it should say.
    Essay(String),
    /// Whether the text is true, with what is said to a wrong and to a right answer.
    Truth {
        /// What is right.
        is_true: bool,
        /// What is said to who is wrong, and to who is right.
        feedback: [String; 2],
    },
    /// Options to pick from.
    Options {
        /// All of them.
        options: Vec<Weighed>,
        /// Whether only one may be picked.
        is_single: bool,
        /// Whether their order is to stay.
        is_ordered: bool,
    },
    /// A text to type.
    Typed {
        /// What is right, in part or wrong.
        answers: Vec<Weighed>,
        /// Whether capitals count.
        is_cased: bool,
    },
    /// A number to type.
    Number {
        /// What is right, in part or wrong.
        answers: Vec<Weighed>,
        /// Ways to write its unit.
        units: Vec<String>,
    },
    /// Sides that belong together; a left one that is empty makes its right one a wrong one.
    Pairs(Vec<[String; 2]>),
    /// Items in their right order.
    Order(Vec<String>),
    /// The text has gaps in double braces, as a deck writes them.
    Gaps,
}

/// An answer and what it earns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weighed {
    /// The answer.
    pub text: String,
    /// What it earns.
    pub weight: Earning,
    /// What is said to who gives it.
    pub feedback: String,
    /// How far off a number may be.
    pub tolerance: Option<String>,
}

/// Why something cannot be asked, is lost, or is read otherwise than Moodle reads it.
pub type Why = &'static str;

/// What stands for a gap in a sentence that asks by one answer.
pub const BLANK: &str = "_____";

/// Parts of a text, a blank line between them; none twice, and none that is empty.
pub fn paragraphs<'t>(parts: impl IntoIterator<Item = &'t str>) -> String {
    let mut seen = HashSet::new();
    let parts = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
    parts.filter(|part| seen.insert(*part)).collect::<Vec<_>>().join("\n\n")
}
