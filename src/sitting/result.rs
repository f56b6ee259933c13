//! The result of a session as JSON, for programs that read it and for the history.

use crate::engine::{Mode, Record, Score, Session, Summary};
use crate::error::Result;
use crate::store::DeckScore;
use crate::text::indented_json;
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
    mode: Mode,
    /// How many questions cannot be asked for errors in them.
    left_out: usize,
    /// How many parts of the decks are no TOML, in which there may be questions too.
    unread_parts: usize,
    asked: usize,
    #[serde(flatten)]
    came_to: CameTo,
    seconds: f64,
    questions: Vec<Record>,
    /// The scores by deck; what learned until all was recalled, or tried again what was missed, has
    /// none.
    #[serde(skip)]
    scores: Vec<DeckScore>,
}

/// What it came to: a score of the first tries, or how much was learned.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum CameTo {
    Score { right: usize, points: f64, of: u64, percent: f64 },
    Learned { learned: usize, items: usize },
}

impl SessionResult {
    /// The result of a session as far as it went.
    pub fn new(mode: Mode, session: &Session<'_>, started: &Zoned) -> Self {
        let Summary { score, decks, learned, records, .. } = session.summary();
        let came_to = match learned {
            Some((learned, items)) => CameTo::Learned { learned, items },
            None => CameTo::Score {
                right: score.right,
                points: number(&score.points),
                of: score.of,
                percent: number(&score.percent()),
            },
        };
        let omitted = || session.decks().iter().map(|deck| deck.omitted);
        let has_score = learned.is_none() && session.round() == 0;
        let scores = decks.into_iter().filter(|_| has_score);
        let milliseconds: u64 = session.answers().iter().map(|answer| answer.milliseconds).sum();
        Self {
            decks: session.decks().iter().map(|deck| deck.id.clone()).collect(),
            seed: session.seed(),
            started: started.timestamp().to_string(),
            mode,
            left_out: omitted().map(|omitted| omitted.questions).sum(),
            unread_parts: omitted().map(|omitted| omitted.parts).sum(),
            asked: score.asked,
            came_to,
            #[expect(clippy::cast_precision_loss, reason = "no session takes 2^53 milliseconds")]
            seconds: milliseconds as f64 / 1000.0,
            questions: records,
            scores: scores.map(|part| deck_score(part.name, &part.score)).collect(),
        }
    }

    /// What the questions of each deck came to.
    pub fn scores(&self) -> &[DeckScore] {
        &self.scores
    }

    /// As text, with a line end.
    pub fn json(&self) -> Result<String> {
        Ok(indented_json(self)?)
    }
}

/// The score of a deck, as the history has it.
pub(super) fn deck_score(deck: String, score: &Score) -> DeckScore {
    let percent = number(&score.percent());
    DeckScore { deck, asked: score.asked, right: score.right, percent }
}

/// An exact number as JSON has it.
fn number(exact: &BigRational) -> f64 {
    exact.to_f64().unwrap_or(0.0)
}
