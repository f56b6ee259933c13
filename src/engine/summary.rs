//! What a round came to: the score of the first tries, by tag too, and a record of each question.

use super::plan::Answered;
use super::session::Session;
use super::turn::{Miss, Score, Summary, TagScore};
use crate::form::Verdict;
use num_rational::BigRational;

/// A question of a round with its first try, for who reads results.
#[derive(Clone, Debug)]
pub struct Record {
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
    /// How it was judged, the learner's word included.
    pub verdict: Verdict,
    /// Why it is only close.
    pub reason: Option<String>,
    /// Points earned.
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

impl Score {
    fn add(&mut self, answer: &Answered, points: u32) {
        let grade = answer.grade();
        self.asked += 1;
        self.right += usize::from(grade.verdict.is_right());
        self.points += grade.credit.of_points(points);
        self.of += u64::from(points);
    }

    /// Points earned of points possible, in percent; 0 where none are.
    #[must_use]
    pub fn percent(&self) -> BigRational {
        percent(&self.points, self.of)
    }
}

fn percent(points: &BigRational, of: u64) -> BigRational {
    let of = BigRational::from_integer(of.max(1).into());
    points * BigRational::from_integer(100.into()) / of
}

impl Session<'_> {
    fn first_tries(&self) -> impl Iterator<Item = &Answered> {
        self.answers.iter().filter(|answer| answer.attempt == 1)
    }

    /// The sum of what was answered so far.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut summary = Summary {
            total: self.plan.entries.len(),
            seed: self.seed,
            milliseconds: self.answers.iter().map(|answer| answer.milliseconds).sum(),
            ..Summary::default()
        };
        let mut streak = 0;
        for answer in self.first_tries() {
            let (deck, question, item) = self.locate(answer.entry);
            summary.score.add(answer, question.points);
            for tag in deck.tags(question) {
                let known = summary.tags.iter().position(|score| score.tag == tag);
                let at = known.unwrap_or_else(|| {
                    summary.tags.push(TagScore { tag, score: Score::default() });
                    summary.tags.len() - 1
                });
                summary.tags[at].score.add(answer, question.points);
            }
            let verdict = answer.grade().verdict;
            streak = if verdict.is_right() { streak + 1 } else { 0 };
            summary.best_streak = summary.best_streak.max(streak);
            if !verdict.is_right() {
                summary.misses.push(Miss {
                    prompt: question.prompt(item.part).into_owned(),
                    verdict,
                    given: answer.given.clone(),
                    key: answer.key.clone(),
                });
            }
        }
        summary
    }

    /// Each question that was asked, with its first try, in the order asked.
    #[must_use]
    pub fn records(&self) -> Vec<Record> {
        let tries = |entry| self.answers.iter().filter(|answer| answer.entry == entry).count();
        self.first_tries()
            .map(|answer| {
                let (deck, question, item) = self.locate(answer.entry);
                let grade = answer.grade();
                Record {
                    id: deck.key(item),
                    kind: question.kind.name(),
                    prompt: question.prompt(item.part).into_owned(),
                    given: answer.given.clone(),
                    key: answer.key.clone(),
                    verdict: grade.verdict,
                    points: grade.credit.of_points(question.points),
                    reason: grade.reason,
                    of: question.points,
                    hints: answer.hints,
                    milliseconds: answer.milliseconds,
                    tries: tries(answer.entry),
                }
            })
            .collect()
    }

    /// Points earned of all that the round has, in percent: what was not answered counts as
    /// nothing.
    #[must_use]
    pub fn percent_of_all(&self) -> BigRational {
        let of = (0..self.plan.entries.len()).map(|entry| u64::from(self.locate(entry).1.points));
        percent(&self.summary().score.points, of.sum())
    }
}
