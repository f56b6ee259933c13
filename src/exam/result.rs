//! The result of an exam as JSON: what a learner gave, and how it was judged. It holds no key, so that
//! it can be handed around; who reports on it takes the keys from the deck.

mod digest;
mod read;

pub use digest::deck_digest;
pub use read::{Misfit, read};

use super::examination::Examination;
use super::paper::Slot;
use crate::engine::{Answered, Overrule};
use crate::form::{Form, Verdict};
use crate::kind::Part;
use num_rational::BigRational;
use num_traits::ToPrimitive;
use serde::{Deserialize, Serialize};

/// The layout of results that is written, and the newest that is read.
pub const VERSION: u32 = 1;

/// What an exam came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ExamResult {
    /// The layout.
    #[serde(rename = "quizdeck-exam")]
    pub version: u32,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The decks that the questions are of.
    pub decks: Vec<ExamDeck>,
    /// What repeats the paper.
    pub seed: u64,
    /// Which one of the papers with the same questions it was.
    pub variant: String,
    /// Four digits of what stood on the paper.
    pub mark: String,
    /// When it began, as RFC 3339 has it.
    pub started: String,
    /// When it was handed in.
    pub ended: String,
    /// How long it was to last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Who handed it in.
    pub handed_in: HandedInBy,
    /// From how many percent on it is passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass: Option<u32>,
    /// Whether it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed: Option<bool>,
    /// Points earned.
    pub points: f64,
    /// Points possible.
    pub of: u64,
    /// The same in percent; 0 where none are possible.
    pub percent: f64,
    /// The questions in the order of the paper.
    pub questions: Vec<ExamAnswer>,
}

/// A deck of an exam.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExamDeck {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// A digest of all its questions and keys as they were.
    pub digest: String,
}

/// Who handed a paper in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HandedInBy {
    /// Who sat it.
    Learner,
    /// The clock.
    Time,
    /// Who marked it by hand.
    Marked,
}

/// What was given to a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ExamAnswer {
    /// The id of the deck.
    pub deck: String,
    /// The key of the question, with the part of it that was asked; a gap is told by its number, not by
    /// its answer.
    pub id: String,
    /// A digest of what is asked and offered, without what is right.
    pub digest: String,
    /// The kind.
    pub kind: String,
    /// How it was asked: `one`, `lines`, …
    pub form: String,
    /// Its tags and its deck's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Points earned.
    pub points: f64,
    /// Points possible.
    pub of: u32,
    /// How it was judged, the word of who marked it included.
    pub verdict: Verdict,
    /// Why it is only close.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What was said against the judge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overruled: Option<Overruled>,
    /// What was given, in words; nothing where it was left open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub given: Vec<String>,
    /// What stood there before, from the first; nothing of what was taken away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Vec<String>>,
    /// The options that were offered, where they are not all that the question has.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offered: Vec<String>,
    /// How long it took, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milliseconds: Option<u64>,
    /// Whether it was flagged.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub flagged: bool,
}

/// What was said against the judge by who marked a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Overruled {
    /// It is right.
    Right,
    /// It is wrong.
    Wrong,
    /// It earns the points that are told.
    Earns,
}

/// What a result tells beside what stands on the paper.
#[derive(Clone, Debug)]
pub struct Circumstances {
    /// Whose it is.
    pub name: Option<String>,
    /// When it began, as RFC 3339 has it.
    pub started: String,
    /// When it was handed in.
    pub ended: String,
    /// How long it was to last.
    pub minutes: Option<u32>,
    /// Who handed it in.
    pub handed_in: HandedInBy,
    /// From how many percent on it is passed.
    pub pass: Option<u32>,
    /// Whether it was noted how long each question took.
    pub is_timed: bool,
}

impl ExamResult {
    /// The result of an examination, each place of which was judged.
    pub(crate) fn new(
        examination: &Examination<'_>,
        answered: &[Answered],
        circumstances: Circumstances,
    ) -> Self {
        let paper = &examination.paper;
        let filled = examination.filled();
        let mut points = BigRational::default();
        let mut of: u64 = 0;
        let mut questions = Vec::with_capacity(answered.len());
        for ((slot, filled), answered) in paper.slots().iter().zip(filled).zip(answered) {
            points += answered.grade().credit.of_points(slot.question.points);
            of += u64::from(slot.question.points);
            let before = filled.before.iter().map(|answer| words(slot, answer.as_ref()));
            questions.push(ExamAnswer {
                changes: before.collect(),
                milliseconds: circumstances.is_timed.then_some(filled.milliseconds),
                flagged: filled.is_flagged,
                ..ExamAnswer::new(slot, answered)
            });
        }
        let possible = BigRational::from_integer(of.max(1).into());
        let percent = &points * BigRational::from_integer(100.into()) / possible;
        let Circumstances { name, started, ended, minutes, handed_in, pass, is_timed: _ } =
            circumstances;
        let is_passed = |pass: u32| percent >= BigRational::from_integer(pass.into());
        Self {
            version: VERSION,
            name,
            decks: decks(paper.slots()),
            seed: paper.seed(),
            variant: paper.variant().to_string(),
            mark: paper.mark(),
            started,
            ended,
            minutes,
            handed_in,
            pass,
            passed: pass.map(is_passed),
            points: number(&points),
            of,
            percent: number(&percent),
            questions,
        }
    }
}

/// The decks of some places, each once, in the order in which they come up.
fn decks(slots: &[Slot<'_>]) -> Vec<ExamDeck> {
    let mut decks: Vec<ExamDeck> = Vec::new();
    for Slot { deck, .. } in slots {
        if decks.iter().all(|known| known.id != deck.id) {
            let (id, title, digest) = (deck.id.clone(), deck.title.clone(), deck_digest(deck));
            decks.push(ExamDeck { id, title, digest });
        }
    }
    decks
}

impl ExamAnswer {
    /// What was given to a place of a paper and how it was judged.
    fn new(slot: &Slot<'_>, answered: &Answered) -> Self {
        let grade = answered.grade();
        Self {
            deck: slot.deck.id.clone(),
            id: slot.id(),
            digest: slot.digest(),
            kind: slot.question.kind.name().to_owned(),
            form: answered.form.clone(),
            tags: slot.deck.tags(slot.question),
            points: number(&grade.credit.of_points(slot.question.points)),
            of: slot.question.points,
            verdict: grade.verdict,
            reason: grade.reason,
            overruled: match answered.overruled {
                Some(Overrule::Right) => Some(Overruled::Right),
                Some(Overrule::Wrong) => Some(Overruled::Wrong),
                Some(Overrule::Guessed) | None => None,
            },
            given: answered.given.clone(),
            changes: Vec::new(),
            offered: offered(slot),
            milliseconds: None,
            flagged: false,
        }
    }
}

impl Slot<'_> {
    /// What the place is called in results: the key of its question, and the part of it.
    pub fn id(&self) -> String {
        id(&self.question.key, self.item.part)
    }
}

/// What a part of a question is called in results.
pub fn id(question: &str, part: Part) -> String {
    part.label().map_or_else(|| question.to_owned(), |label| format!("{question}#{label}"))
}

/// The options that were offered, where they are not all of those that the question has.
fn offered(slot: &Slot<'_>) -> Vec<String> {
    let (Form::One { options, .. } | Form::Many { options, .. }) = &slot.deal.form else {
        return Vec::new();
    };
    let own = match slot.question.kind.form(slot.item.part) {
        Form::One { options, .. } | Form::Many { options, .. } => options.len(),
        Form::Lines { .. } | Form::Order { .. } | Form::Pairs { .. } | Form::Card { .. } => 0,
    };
    if options.len() == own { Vec::new() } else { options.clone() }
}

/// An answer in words; nothing of none.
fn words(slot: &Slot<'_>, answer: Option<&crate::form::Answer>) -> Vec<String> {
    answer.map_or_else(Vec::new, |answer| slot.form().words(answer))
}

/// An exact number as JSON has it.
fn number(exact: &BigRational) -> f64 {
    exact.to_f64().unwrap_or(0.0)
}

#[cfg(test)]
mod tests;
