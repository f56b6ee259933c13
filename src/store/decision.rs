//! What a learner decides about an item: whether, when and with what beside it it is asked.

use crate::deck::{Deck, Item};
use crate::engine::Id;
use serde::{Deserialize, Serialize};

/// What a learner decides about an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Treatment {
    /// It is as if it had never been asked.
    Reset,
    /// It is due on a day.
    Due,
    /// It is known for good, and not asked.
    Known,
    /// It is asked again.
    Asked,
    /// It is not asked until that is taken back.
    Suspended,
    /// It is not asked before a day.
    Buried,
    /// It is flagged with a word; without one no more.
    Flagged,
    /// The learner wrote a note on it; without a text it has none any more.
    Noted,
}

impl Treatment {
    /// All of them.
    pub(super) const ALL: [Self; 8] = [
        Self::Reset,
        Self::Due,
        Self::Known,
        Self::Asked,
        Self::Suspended,
        Self::Buried,
        Self::Flagged,
        Self::Noted,
    ];

    /// The word it is stored as.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reset => "reset",
            Self::Due => "due",
            Self::Known => "known",
            Self::Asked => "asked",
            Self::Suspended => "suspended",
            Self::Buried => "buried",
            Self::Flagged => "flagged",
            Self::Noted => "noted",
        }
    }

    /// Whether a memory follows from it.
    pub(super) const fn moves(self) -> bool {
        matches!(self, Self::Reset | Self::Due)
    }

    /// The version of events since which it is known.
    pub(super) const fn since(self) -> u32 {
        match self {
            Self::Reset | Self::Due | Self::Known | Self::Asked => 1,
            Self::Suspended | Self::Buried | Self::Flagged | Self::Noted => 2,
        }
    }
}

/// A decision about an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The deck's id.
    pub deck: String,
    /// The item's key.
    pub item: String,
    /// The key of its question.
    pub question: String,
    /// What was decided.
    pub treatment: Treatment,
    /// The day it is due, or asked again, where that was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<i64>,
    /// The word of a flag, or a note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Decision {
    /// A decision about an item of a deck, without a day or a text.
    #[must_use]
    pub fn new(deck: &Deck, item: Item, treatment: Treatment) -> Self {
        Self {
            deck: deck.id.clone(),
            item: deck.key(item),
            question: deck.questions()[item.question].key.clone(),
            treatment,
            day: None,
            text: None,
        }
    }
}

/// A decision that is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Its name.
    pub decision: Id,
}
