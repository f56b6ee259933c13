//! The agenda: what comes back in a session, and when an item is done.

use super::answered::Answered;
use super::schedule::rate;
use crate::form::Rating;

/// What comes back, and when it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Agenda {
    /// Everything is asked once.
    #[serde(rename = "quiz")]
    Once {
        /// Whether missed ones come back until right.
        retry: bool,
    },
    /// By choice first, typed once the choice was right, in rounds.
    #[serde(rename = "learn")]
    UntilRecalled {
        /// How often an item must be recalled.
        criterion: u32,
    },
}

impl Agenda {
    /// Whether what was answered so will be asked again.
    pub fn comes_back(self, answer: &Answered) -> bool {
        match self {
            Self::Once { retry } => retry && answer.is_missed(),
            Self::UntilRecalled { .. } => !is_recalled(answer) || answer.leads_on,
        }
    }
}

/// Whether an item was recalled, as its memory has it: what is half right was.
pub fn is_recalled(answer: &Answered) -> bool {
    let Answered { judged, hints, overruled, rated, .. } = answer;
    rate(judged, *hints, *overruled, *rated) != Rating::Again
}

/// How far an item was learned in earlier sittings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Learned {
    /// Whether it was picked among options.
    pub picked: bool,
    /// How often it was recalled.
    pub recalled: u32,
}
