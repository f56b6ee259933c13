//! What a round came to: the score of the first tries, by tag too, and a record of each question.

use super::answered::Answered;
use super::feedback::shown;
use super::session::Session;
use crate::form::Verdict;
use num_rational::BigRational;
use num_traits::ToPrimitive;
use serde::{Serialize, Serializer};
use std::collections::HashMap;

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

/// The score of some of the questions: those of one deck, or with one tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartScore {
    /// The deck's id, or the tag.
    pub name: String,
    /// What its questions earned.
    pub score: Score,
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
    /// The scores by deck, as decks first came up: of those of which something was asked.
    pub decks: Vec<PartScore>,
    /// The scores by tag, as tags first came up.
    pub tags: Vec<PartScore>,
    /// Where all is asked until it was recalled: how many items were, of how many.
    pub learned: Option<(usize, usize)>,
    /// Each question that was asked, with its first try, in the order asked.
    pub records: Vec<Record>,
    /// What repeats this round: the seed.
    pub seed: u64,
    /// What is said of the goal of the day, where there is one.
    pub goal: Option<String>,
    /// What it came to as an exam, where it was one.
    pub exam: Option<ExamSummary>,
}

/// What an exam came to beside its score.
#[derive(Clone, Copy, Debug)]
pub struct ExamSummary {
    /// From how many percent it is passed, where that was said.
    pub pass: Option<u32>,
    /// Whether it is.
    pub is_passed: bool,
}

/// A question of a round with its first try, for who reads results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record {
    /// The id of the deck.
    pub deck: String,
    /// The key of the item.
    pub id: String,
    /// The question's kind.
    pub kind: &'static str,
    /// What was asked.
    pub prompt: String,
    /// What was given, in words.
    pub given: Vec<String>,
    /// What is right, in words.
    pub key: Vec<String>,
    /// The same as a learner reads it.
    #[serde(skip)]
    pub shown: Vec<String>,
    /// How it was judged, the learner's word included.
    pub verdict: Verdict,
    /// Why it is only close.
    pub reason: Option<String>,
    /// What the author says of what was given, and what explains what is right.
    #[serde(skip)]
    pub explained: Vec<String>,
    /// Points earned.
    #[serde(serialize_with = "number")]
    pub points: BigRational,
    /// Points possible.
    pub of: u32,
    /// Hints shown.
    pub hints: usize,
    /// Time taken.
    pub milliseconds: u64,
    /// How often it was asked.
    pub tries: usize,
}

/// An exact number as JSON has it.
fn number<S: Serializer>(exact: &BigRational, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(exact.to_f64().unwrap_or(f64::MAX))
}

impl Score {
    fn add(&mut self, answer: &Answered, points: u32) {
        let grade = answer.grade();
        self.asked += 1;
        self.right += usize::from(grade.verdict.is_right());
        self.points += grade.credit.of_points(points);
        self.of += u64::from(points);
    }

    /// Points earned of points possible, in percent; 0 where none are.
    pub fn percent(&self) -> BigRational {
        percent(&self.points, self.of)
    }
}

fn percent(points: &BigRational, of: u64) -> BigRational {
    let of = BigRational::from_integer(of.max(1).into());
    points * BigRational::from_integer(100.into()) / of
}

impl Session<'_> {
    /// The sum of what was answered so far.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary {
            total: self.total(),
            seed: self.seed,
            milliseconds: self.answers.iter().map(|answer| answer.milliseconds).sum(),
            learned: self.learned(),
            ..Summary::default()
        };
        let mut tries = vec![0; self.plan.entries.len()];
        for answer in &self.answers {
            tries[answer.entry] += 1;
        }
        let (mut decks, mut tags) = (Parts::default(), Parts::default());
        let mut streak = 0;
        for answer in self.answers.iter().filter(|answer| answer.attempt == 1) {
            let (deck, question, item) = self.locate(answer.entry);
            summary.score.add(answer, question.points);
            decks.of(&deck.id).add(answer, question.points);
            for tag in deck.tags(question) {
                tags.of(&tag).add(answer, question.points);
            }
            let grade = answer.grade();
            streak = if grade.verdict.is_right() { streak + 1 } else { 0 };
            summary.best_streak = summary.best_streak.max(streak);
            summary.records.push(Record {
                deck: deck.id.clone(),
                id: deck.key(item),
                kind: question.kind.name(),
                prompt: question.prompt(item.part).into_owned(),
                given: answer.given.clone(),
                key: answer.key.clone(),
                shown: answer.key.iter().map(|text| shown(text, question, item)).collect(),
                verdict: grade.verdict,
                points: grade.credit.of_points(question.points),
                reason: grade.reason,
                explained: grade.notes.into_iter().chain(question.explain.clone()).collect(),
                of: question.points,
                hints: answer.hints,
                milliseconds: answer.milliseconds,
                tries: tries[answer.entry],
            });
        }
        (summary.decks, summary.tags) = (decks.scores, tags.scores);
        summary
    }

    /// Points earned of all that the round has, in percent: what was not answered counts as
    /// nothing. Where all is asked until it was recalled, how much of it was.
    pub fn percent_of_all(&self) -> BigRational {
        if let Some((learned, of)) = self.learned() {
            return percent(&BigRational::from_integer(learned.into()), of as u64);
        }
        let of = self.asked().map(|entry| u64::from(self.locate(entry).1.points));
        percent(&self.summary().score.points, of.sum())
    }
}

/// Scores by name, as names first come up.
#[derive(Default)]
struct Parts {
    places: HashMap<String, usize>,
    scores: Vec<PartScore>,
}

impl Parts {
    fn of(&mut self, name: &str) -> &mut Score {
        let at = *self.places.entry(name.to_owned()).or_insert_with(|| {
            self.scores.push(PartScore { name: name.to_owned(), score: Score::default() });
            self.scores.len() - 1
        });
        &mut self.scores[at].score
    }
}

impl Summary {
    /// Every first try that was not right.
    pub fn misses(&self) -> impl Iterator<Item = &Record> {
        self.records.iter().filter(|record| !record.verdict.is_right())
    }
}
