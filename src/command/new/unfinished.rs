//! The head of a deck as far as it was typed: it is kept until the deck is there.

use crate::command::add::Leftover;
use crate::env::Global;
use crate::error::{Error, Result};
use crate::shelf::Place;
use crate::text::json;
use std::collections::BTreeMap;

/// What was typed for the head of a deck, key by key.
pub type TypedHead = BTreeMap<String, String>;

/// Where that is kept.
pub struct UnfinishedHead {
    kept: Leftover,
}

impl UnfinishedHead {
    /// That of the deck at a place.
    ///
    /// # Errors
    /// When there is no data folder.
    pub fn of(place: &Place, global: &Global) -> Result<Self> {
        Ok(Self { kept: Leftover::of(place, "head.json", global)? })
    }

    /// Whether something is kept.
    pub fn is_there(&self) -> bool {
        self.kept.path().exists()
    }

    /// What was typed.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn typed(&self) -> Result<TypedHead> {
        let Some(text) = self.kept.text()? else { return Ok(TypedHead::new()) };
        serde_json::from_str(&text).map_err(|_| {
            let path = self.kept.path().display();
            Error::new(format!("cannot read what was kept in {path}")).hint("delete that file")
        })
    }

    /// Keeps it, if there is anything.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep(&self, typed: &TypedHead) -> Result<()> {
        if typed.is_empty() {
            return self.forget();
        }
        self.kept.keep(&json(typed).map_err(|error| Error::new(error.to_string()))?)
    }

    /// Keeps nothing any more.
    ///
    /// # Errors
    /// When it cannot be taken away.
    pub fn forget(&self) -> Result<()> {
        self.kept.forget()
    }
}
