//! Decks: one TOML file each, a header and a list of questions. Text comes in, a deck and every
//! finding about it come out; nothing here touches a file.

mod common;
mod content;
pub mod edit;
mod exam;
mod flat;
mod header;
mod identity;
mod infer;
mod keys;
mod lenders;
mod letters;
mod listing;
mod named;
mod parallel;
mod patches;
mod pieces;
mod place;
mod plain;
mod prompt;
#[cfg(test)]
mod properties;
mod question;
mod read;
mod reader;
mod reading;
mod schema;
mod sides;
mod sighting;
mod syntax;
#[cfg(test)]
mod tests;
mod top;
mod unread;
mod witness;

pub use exam::Exam;
pub use identity::{Identity, asked_by};
pub use keys::{
    AS, Aftermath, As, COMMON, DEFAULTS, EXAM, HEADER, HEADER_KEYS, KEYS, LIMIT, MINUTES, NEW,
    PASS, PER_TAG, RETENTION, REVIEWS,
};
pub use lenders::{Lender, Lenders, single};
pub use listing::{Listed, seal};
pub use pieces::pieces;
pub use place::Place;
pub use question::{Question, is_english};
pub use read::{read, read_before, read_bytes, read_header};
pub use reading::Reading;
pub use schema::schema;
pub use sides::{Sides, Stance};
pub use sighting::{Sighting, sightings};
pub use syntax::SYNTAX;
pub use witness::{Eye, Witness};

use crate::judge::{Rival, Rivals};
use crate::kind::{KINDS, Part};
use crate::report::Rule;
use crate::text::first_places;
use content::Pages;
use jiff::civil::Date;
use std::sync::OnceLock;

/// The rules of a deck's file and its tables.
pub fn rules() -> Vec<&'static Rule> {
    [
        syntax::RULES,
        read::RULES,
        top::RULES,
        reader::RULES,
        header::RULES,
        exam::RULES,
        identity::RULES,
    ]
    .concat()
}

/// The rules of what makes a question, those too that its kind comes with.
pub fn rules_of_kinds() -> Vec<&'static Rule> {
    let kinds: Vec<&[&Rule]> = KINDS.iter().map(|row| row.rules).collect();
    [infer::RULES, prompt::RULES, &kinds.concat()].concat()
}

/// A deck as its author wrote it.
#[derive(Debug, Default)]
pub struct Deck {
    /// Under which progress is filed: `id`, or else the file's stem.
    pub id: String,
    /// Whether it says its id itself.
    pub has_id: bool,
    /// What it is called; the id where it has no title.
    pub title: String,
    /// What it is about.
    pub description: Option<String>,
    /// BCP 47: one language, or those of front and back.
    pub language: Vec<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Under which terms it may be passed on.
    pub license: Option<String>,
    /// Tags of every question.
    pub tags: Vec<String>,
    /// What it was taken from.
    pub source: Option<String>,
    /// How likely an answer should be recalled when it is due (0.70 to 0.99).
    pub retention: Option<f64>,
    /// How many new questions a review asks of it a day.
    pub new: Option<u32>,
    /// How many questions a review asks of it.
    pub limit: Option<u32>,
    /// The day of an exam, shortly before which everything is seen again.
    pub until: Option<Date>,
    /// Where it comes from.
    pub place: Place,
    /// How much of it cannot be asked.
    pub omitted: Omitted,
    pages: Pages,
    listing: OnceLock<Vec<Listed>>,
    rivals: OnceLock<Rivals>,
    letters: OnceLock<Vec<char>>,
    sides: OnceLock<Sides>,
    /// Where a card is asked from back to front, and where not.
    lenders: [OnceLock<Lenders>; 2],
}

/// What is asked and remembered: a question, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Item {
    /// The question's place in the deck.
    pub question: usize,
    /// Which part of it.
    pub part: Part,
}

/// How much of a deck cannot be asked, for errors in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Omitted {
    /// Questions.
    pub questions: usize,
    /// Parts that are no TOML, in which there may be questions too.
    pub parts: usize,
}

impl Deck {
    /// Whether nothing of it is omitted. Where something is, a question that seems gone may be one
    /// that could not be read: nothing of the deck may be linked, pinned or called an orphan.
    pub fn is_whole(&self) -> bool {
        self.omitted == Omitted::default()
    }

    /// How many questions the file has, those too that cannot be asked.
    pub fn total(&self) -> usize {
        let Omitted { questions, parts } = self.omitted;
        self.questions().len() + questions + parts
    }

    /// The tags of a question: the deck's, then its own, each once.
    pub fn tags(&self, question: &Question) -> Vec<String> {
        let tags: Vec<&str> = self.tags.iter().chain(&question.tags).map(String::as_str).collect();
        let first = first_places(&tags).into_iter().enumerate();
        first.filter(|(at, first)| at == first).map(|(at, _)| tags[at].to_owned()).collect()
    }

    /// The text a question refers to.
    pub fn passage(&self, question: &Question) -> Option<&str> {
        self.passages().get(question.passage.as_deref()?).map(String::as_str)
    }

    /// Letters that its answers need and few keyboards have.
    pub fn letters(&self) -> &[char] {
        self.letters.get_or_init(|| letters::letters(self))
    }

    /// What tells the two sides of its questions apart.
    pub fn sides(&self) -> &Sides {
        self.sides.get_or_init(|| Sides::new(self))
    }

    /// The answers that other questions may borrow where a part of this sort is asked.
    pub fn lenders(&self, asked: Part) -> &Lenders {
        let [reverse, others] = &self.lenders;
        let lenders = if asked == Part::Reverse { reverse } else { others };
        lenders.get_or_init(|| Lenders::new(self, asked))
    }

    /// Every answer and option of the deck, for the judge; built when it is first needed.
    pub fn rivals(&self) -> &Rivals {
        self.rivals.get_or_init(|| {
            let prompt = |item: Item| (item, self.questions()[item.question].prompt(item.part));
            let prompts: Vec<_> = self.items().map(prompt).collect();
            Rivals::new(prompts.iter().flat_map(|(item, prompt)| {
                let question = &self.questions()[item.question];
                let number = u32::try_from(item.question).unwrap_or(u32::MAX);
                let rival = move |text, is_answer| Rival {
                    text,
                    question: number,
                    prompt: prompt.as_ref(),
                    is_answer,
                };
                let expected = question.kind.expected(item.part);
                let answers: Vec<(&str, bool)> = expected
                    .iter()
                    .flat_map(|expected| {
                        // What earns a share is the answer to nothing.
                        let noted = expected.noted.iter();
                        let noted = noted.map(|one| (one.text.as_str(), one.credit.is_none()));
                        expected.key.iter().map(|text| (text.as_str(), true)).chain(noted)
                    })
                    .collect();
                let others = question.kind.others().into_iter().map(move |text| rival(text, false));
                let answers =
                    answers.into_iter().map(move |(text, is_answer)| rival(text, is_answer));
                answers.chain(others)
            }))
        })
    }
}
