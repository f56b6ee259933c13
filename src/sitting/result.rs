//! The result of a session as JSON, for programs that read it.

use crate::engine::{Record, Session};
use crate::form::Verdict;
use crate::store::Outcome;
use jiff::Zoned;
use num_rational::BigRational;
use num_traits::ToPrimitive;
use serde::Serialize;

/// What a session came to.
#[derive(Debug, Serialize)]
pub struct SessionResult {
    decks: Vec<String>,
    seed: u64,
    started: String,
    mode: &'static str,
    asked: usize,
    right: usize,
    points: f64,
    of: u64,
    percent: f64,
    seconds: f64,
    questions: Vec<Question>,
}

/// One question of it, with its first try.
#[derive(Debug, Serialize)]
struct Question {
    id: String,
    kind: &'static str,
    prompt: String,
    given: Vec<String>,
    key: Vec<String>,
    verdict: Verdict,
    reason: Option<String>,
    points: f64,
    of: u32,
    hints: usize,
    milliseconds: u64,
    tries: usize,
}

impl SessionResult {
    /// The result of a session as far as it went.
    pub fn new(mode: &'static str, session: &Session<'_>, started: &Zoned) -> Self {
        let summary = session.summary();
        let score = &summary.score;
        Self {
            decks: session.decks().iter().map(|deck| deck.id.clone()).collect(),
            seed: summary.seed,
            started: started.timestamp().to_string(),
            mode,
            asked: score.asked,
            right: score.right,
            points: number(&score.points),
            of: score.of,
            percent: number(&score.percent()),
            #[expect(clippy::cast_precision_loss, reason = "no session takes 2^53 milliseconds")]
            seconds: summary.milliseconds as f64 / 1000.0,
            questions: session.records().into_iter().map(Question::from).collect(),
        }
    }

    /// What the history keeps of it.
    pub fn outcome(&self) -> Outcome {
        Outcome {
            asked: self.asked,
            right: self.right,
            percent: self.percent,
            summary: serde_json::to_string(self).unwrap_or_default(),
        }
    }

    /// As text, with a line end.
    pub fn json(&self) -> String {
        // Only strings and finite numbers: there is nothing in it that JSON cannot say.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

impl From<Record> for Question {
    fn from(record: Record) -> Self {
        Self {
            id: record.id,
            kind: record.kind,
            prompt: record.prompt,
            given: record.given,
            key: record.key,
            verdict: record.verdict,
            reason: record.reason,
            points: number(&record.points),
            of: record.of,
            hints: record.hints,
            milliseconds: record.milliseconds,
            tries: record.tries,
        }
    }
}

/// An exact number as JSON has it.
fn number(exact: &BigRational) -> f64 {
    exact.to_f64().unwrap_or(0.0)
}
