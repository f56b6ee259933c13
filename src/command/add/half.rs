//! Half a question: what was typed for it so far, key by key, whatever kind it becomes.

use super::leftover::Leftover;
use crate::deck::edit::compose::{in_order, value_of};
use crate::deck::edit::{Draft, question_key};
use crate::error::{Error, Result};
use crate::kind::{self, KINDS, Row};
use crate::text::{json, printable_line};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was typed for a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HalfQuestion {
    /// Its kind, once that is known.
    pub kind: Option<String>,
    /// The key that was asked for last.
    pub at: Option<String>,
    /// The key whose last line was being typed.
    #[serde(default)]
    pub open: Option<String>,
    /// The lines of each key.
    pub typed: BTreeMap<String, Vec<String>>,
}

impl HalfQuestion {
    /// What was kept of one, if anything was.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn kept(leftover: &Leftover) -> Result<Option<Self>> {
        let Some(text) = leftover.text()? else { return Ok(None) };
        let half: Self = serde_json::from_str(&text).map_err(|_| {
            let error = format!("cannot read what was kept in {}", leftover.path().display());
            Error::new(error).hint("delete that file")
        })?;
        Ok(Some(half).filter(|half| !half.typed.is_empty()))
    }

    /// Keeps it, if there is anything in it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep(&self, leftover: &Leftover) -> Result<()> {
        if self.typed.is_empty() {
            return leftover.forget();
        }
        leftover.keep(&json(self).map_err(|error| Error::new(error.to_string()))?)
    }

    /// The row of its kind.
    pub fn row(&self) -> Option<&'static Row> {
        kind::row(self.kind.as_deref()?)
    }

    /// The lines of a key.
    pub fn lines(&self, key: &str) -> &[String] {
        self.typed.get(key).map_or(&[], Vec::as_slice)
    }

    /// Takes the lines of a key, or none of them.
    pub fn set(&mut self, key: &str, lines: Vec<String>) {
        if lines.is_empty() {
            self.typed.remove(key);
        } else {
            self.typed.insert(key.to_owned(), lines);
        }
    }

    /// Takes the lines of a key, and whether the last of them was being typed.
    pub fn leave(&mut self, key: &str, lines: Vec<String>, is_open: bool) {
        if is_open {
            self.open = Some(key.to_owned());
        } else if self.open.as_deref() == Some(key) {
            self.open = None;
        }
        self.set(key, lines);
    }

    /// Takes over what another one has and this one does not; which keys it came with, and which it had
    /// already.
    pub fn fill(&mut self, other: Self) -> (Vec<String>, Vec<String>) {
        self.kind = self.kind.take().or(other.kind);
        let is_there = |(key, _): &(String, Vec<String>)| self.typed.contains_key(key);
        let (there, new): (Vec<_>, Vec<_>) = other.typed.into_iter().partition(is_there);
        let names =
            |all: &[(String, Vec<String>)]| all.iter().map(|(key, _)| key.clone()).collect();
        let said = (names(&new), names(&there));
        self.typed.extend(new);
        said
    }

    /// The question that it makes so far, as one of a kind: what fits no key of it is left out.
    pub fn draft(&self, row: &'static Row) -> Draft {
        let mut draft = Draft::default();
        for key in in_order(row) {
            let lines = self.lines(key.name);
            if !lines.is_empty()
                && let Ok(value) = value_of(key, lines)
            {
                draft.push(key.name, value);
            }
        }
        draft
    }

    /// What tells it from others, on a line.
    pub fn name(&self) -> String {
        let asked = KINDS.iter().find_map(|row| self.lines(row.asks()).first());
        let any = || self.typed.iter().find(|(key, _)| question_key(key).is_some());
        let told = asked.or_else(|| any().and_then(|(_, lines)| lines.first()));
        printable_line(told.map_or("", String::as_str))
    }
}
