//! Modes: what a sitting is for.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What a sitting is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// A random round, with a score.
    Quiz,
    /// What is due.
    Review,
    /// Until everything was recalled.
    Learn,
    /// A fixed paper, judged when it is handed in.
    Exam,
}

impl Mode {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Quiz, Self::Review, Self::Learn, Self::Exam];

    /// The word for it: its command, and how it is stored.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Quiz => "quiz",
            Self::Review => "review",
            Self::Learn => "learn",
            Self::Exam => "exam",
        }
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
