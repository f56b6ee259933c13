//! Matters: something to look at and to decide by one key, as a proposal is. In a terminal it is drawn
//! in place and can be scrolled; by plain lines it is written once, and the key is a line.

use super::legend::Hotkey;
use crate::text::{Look, printable_line};

/// The key that is written as an empty line.
pub const ENTER: char = '\n';

/// Something to decide.
pub struct Matter<'m> {
    /// What stays in sight above it, part by part.
    pub heading: Vec<String>,
    /// Its lines, for a window of so many rows where there is one.
    pub lines: &'m dyn Fn(Look, Option<usize>) -> Vec<String>,
    /// What can be done.
    pub offerings: &'m [Offering],
}

/// What can be done, and the key that does it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offering {
    /// A small letter, or [`ENTER`].
    pub key: char,
    /// What the key does, in a word or two.
    pub word: &'static str,
    /// Whether it is found without being told.
    pub is_spare: bool,
    /// Why it cannot be done now; it is said where its key is pressed all the same.
    pub missing: Option<&'static str>,
}

impl Offering {
    /// A key, and what it does.
    pub const fn new(key: char, word: &'static str) -> Self {
        Self { key, word, is_spare: false, missing: None }
    }

    /// The same, found without being told.
    #[must_use]
    pub const fn spare(self) -> Self {
        Self { is_spare: true, ..self }
    }

    /// The same where it cannot be done now, for a reason.
    #[must_use]
    pub const fn unless(self, missing: Option<&'static str>) -> Self {
        Self { missing, ..self }
    }

    /// The key as it is named, and what it does.
    pub(super) fn named(&self) -> String {
        match self.key {
            ENTER => format!("Enter {}", self.word),
            key => format!("{key} {}", self.word),
        }
    }

    /// The same for the line of keys.
    pub(super) fn hotkey(&self) -> Hotkey {
        if self.is_spare { Hotkey::useful(self.named()) } else { Hotkey::must(self.named()) }
    }
}

impl Matter<'_> {
    /// What stays in sight above it, as a line.
    pub(super) fn heading(&self, look: Look) -> String {
        printable_line(&self.heading.join(look.dot()))
    }

    /// What can be done now.
    pub(super) fn open(&self) -> impl Iterator<Item = &Offering> {
        self.offerings.iter().filter(|offering| offering.missing.is_none())
    }

    /// Why what a key does cannot be done now.
    pub(super) fn missing(&self, key: char) -> Option<&'static str> {
        self.offerings.iter().find(|offering| offering.key == key)?.missing
    }

    /// The key that a character means here, whatever its case.
    pub(super) fn key(&self, c: char) -> Option<char> {
        let c = c.to_lowercase().next()?;
        self.offerings.iter().map(|offering| offering.key).find(|key| *key == c)
    }
}
