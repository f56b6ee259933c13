//! Revisions: the one way in which this program changes decks, so that all files of a change are
//! written or none, and `undo` can take it back.
//!
//! A command makes one [`Revision`] for what a person would call one change, and changes decks through
//! it, one or several at a time, once or again and again: all that goes through one revision is taken
//! back together. `Revision::new("add", global).change(&place, |text| …)` is all that it takes.

use super::Place;
use super::ledger::Ledger;
use super::posting::{Company, Posting, Transit};
use crate::env::{self, Global, file};
use crate::error::{Error, Result};
use std::cell::{Cell, RefCell};
use std::fs::File;
use std::io::Write;
#[cfg(test)]
use std::path::Path;
use std::path::PathBuf;

/// A change of decks that can be taken back.
pub struct Revision {
    command: &'static str,
    ledger: std::result::Result<Ledger, String>,
    /// The number under which it is kept, once something of it was written.
    number: Cell<Option<u64>>,
    /// Whether it was said that it cannot be taken back.
    was_told: Cell<bool>,
}

impl Revision {
    /// A change that a command of this name makes.
    pub fn new(command: &'static str, global: &Global) -> Self {
        let (number, was_told) = (Cell::default(), Cell::default());
        let ledger = Ledger::of(global).map_err(|error| error.to_string());
        Self { command, ledger, number, was_told }
    }

    /// Another change of the same command, taken back by itself.
    #[must_use]
    pub fn afresh(&self) -> Self {
        let (number, was_told) = (Cell::default(), self.was_told.clone());
        Self { command: self.command, ledger: self.ledger.clone(), number, was_told }
    }

    /// A change that is kept in a folder.
    #[cfg(test)]
    pub fn kept_in(folder: &Path) -> Self {
        let (number, was_told) = (Cell::default(), Cell::default());
        Self { command: "test", ledger: Ok(Ledger::in_folder(folder, 1 << 30)), number, was_told }
    }

    /// Changes the text of a deck: `change` makes a new text of the old one, and says something
    /// besides, which comes back. It is asked anew when somebody else writes meanwhile; what is
    /// not another text is not written.
    ///
    /// # Errors
    /// When the deck is no file, cannot be read or written, or `change` fails.
    pub fn change<T>(
        &self,
        place: &Place,
        mut change: impl FnMut(&str) -> Result<(String, T)>,
    ) -> Result<T> {
        file::open(place.file()?)?; // what is not there is told as what cannot be read
        self.change_all(std::slice::from_ref(place), |texts| {
            let text = texts.first().and_then(Option::as_deref).unwrap_or_default();
            change(text).map(|(new, besides)| (vec![Some(new)], besides))
        })
    }

    /// Makes a deck that is not there yet, with its folder.
    ///
    /// # Errors
    /// When there is such a file, or it cannot be made.
    pub fn create(&self, place: &Place, text: &str) -> Result<()> {
        self.create_all(&[(place.clone(), text.to_owned())])
    }

    /// Makes several, each with its text, all of them or none.
    ///
    /// # Errors
    /// When there is such a file, or one cannot be made; none is there then.
    pub fn create_all(&self, decks: &[(Place, String)]) -> Result<()> {
        let rewrites = decks.iter().map(|(place, text)| {
            let path = place.file()?.to_owned();
            let (before, after) = (None, Some(text.clone()));
            Ok(file::Rewrite { path, before, after, mode: None })
        });
        let rewrites: Vec<file::Rewrite> = rewrites.collect::<Result<_>>()?;
        self.commit(&rewrites, &Company::default(), |_| Ok(()))
    }

    /// Changes several decks, all of them or none: `change` makes of their texts the new ones, of
    /// none where there is no such file, and none where it is to be taken away.
    ///
    /// # Errors
    /// When one is no file, cannot be read or written, or `change` fails; all are as they were then.
    pub fn change_all<T>(
        &self,
        places: &[Place],
        mut change: impl FnMut(&[Option<String>]) -> Result<(Vec<Option<String>>, T)>,
    ) -> Result<T> {
        let change = |texts: &[Option<String>]| {
            change(texts).map(|(texts, besides)| (texts, Company::default(), besides))
        };
        self.change_together(places, change, |_| Ok(()))
    }

    /// Changes several decks together with what goes with them, which `change` tells too: files are
    /// copied, and `settle` lets the progress go over, once the decks are written.
    ///
    /// # Errors
    /// When one is no file, cannot be read or written, or `change` or `settle` fails; all are as they
    /// were then.
    pub fn change_together<T>(
        &self,
        places: &[Place],
        mut change: impl FnMut(&[Option<String>]) -> Result<(Vec<Option<String>>, Company, T)>,
        settle: impl FnOnce(&[Transit]) -> Result<()>,
    ) -> Result<T> {
        let paths = places.iter().map(|place| place.file().map(ToOwned::to_owned));
        let paths: Vec<PathBuf> = paths.collect::<Result<_>>()?;
        let company = RefCell::default();
        let change = |texts: &[Option<String>]| {
            let (texts, with, besides) = change(texts)?;
            company.replace(with);
            Ok((texts, besides))
        };
        let commit =
            |rewrites: Vec<file::Rewrite>| self.commit(&rewrites, &company.borrow(), settle);
        file::change_all(&paths, most(places), change, commit)
    }

    /// Notes what else is taken back with it: files that were put beside decks.
    ///
    /// # Errors
    /// When that cannot be written.
    pub fn note(&self, copies: &[PathBuf]) -> Result<()> {
        match (&self.ledger, self.number.get()) {
            (Ok(ledger), Some(number)) if !copies.is_empty() => ledger.note(number, copies),
            _ => Ok(()),
        }
    }

    /// Whether it can be taken back.
    pub const fn is_kept(&self) -> bool {
        self.number.get().is_some()
    }

    fn commit(
        &self,
        rewrites: &[file::Rewrite],
        company: &Company,
        settle: impl FnOnce(&[Transit]) -> Result<()>,
    ) -> Result<()> {
        let settle = || settle(&company.transits);
        match self.begin(rewrites, company)? {
            Ok((ledger, _held, posting)) => {
                let number = ledger.post(posting, rewrites, company, settle)?;
                if number.is_none() {
                    self.tell("it is too large to be kept")?;
                }
                self.number.set(number);
                Ok(())
            }
            Err(reason) => {
                // One file is written whole or not at all; what is more is safe only when written down.
                if rewrites.len() + company.copies.len() > 1 {
                    let error = Error::new("cannot change several decks together");
                    return Err(error.hint(said(&reason)));
                }
                file::rewrite(rewrites, "", settle)?;
                self.tell(&said(&reason))
            }
        }
    }

    /// Writes the change down as begun, and holds the ledger; or says why it cannot be kept.
    fn begin(
        &self,
        rewrites: &[file::Rewrite],
        company: &Company,
    ) -> Result<std::result::Result<(&Ledger, File, Posting), String>> {
        let held = self.ledger.as_ref().map_err(Clone::clone);
        let held = held.and_then(|ledger| {
            let held = ledger.hold().map_err(|error| error.to_string())?;
            Ok((ledger, held))
        });
        let (ledger, held) = match held {
            Ok(held) => held,
            Err(reason) => return Ok(Err(reason)),
        };
        ledger.mend_before(rewrites)?;
        ledger.sweep();
        let mut posting = Posting::new(self.command, rewrites, company)?;
        posting.joins = self.number.get();
        let begun = ledger.begin(&posting).map_err(|error| error.to_string());
        Ok(begun.map(|()| (ledger, held, posting)))
    }

    fn tell(&self, reason: &str) -> Result<()> {
        if !self.was_told.replace(true) {
            writeln!(env::remarks(), "`quizdeck undo` cannot take this back: {reason}.")?;
        }
        Ok(())
    }
}

/// What an error says, on a line.
fn said(error: &str) -> String {
    let line = error.lines().next().unwrap_or_default();
    line.trim_start_matches("error: ").to_owned()
}

/// The largest size that is read of the decks.
fn most(places: &[Place]) -> u64 {
    let sizes = places.iter().map(|place| match place {
        Place::File { most, .. } => *most,
        Place::Text | Place::BuiltIn { .. } => 0,
    });
    sizes.max().unwrap_or(0)
}
