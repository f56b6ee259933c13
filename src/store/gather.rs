//! Gathering: what other devices wrote to a place comes in, with how far each file was read, in one
//! transaction: all of it, or nothing.

use super::join::Joining;
use super::line::{self, Incoming, Unreadable};
use super::tie::{self, Bookmark, Tie};
use super::{Imported, Store, failure};
use crate::engine::Id;
use crate::engine::schedule::Moment;
use crate::error::Result;
use std::collections::HashSet;
use std::path::Path;

/// What lines came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Harvest {
    /// How many were answers that had not been met.
    pub answers: usize,
    /// How many were events that had not been known.
    pub new: usize,
    /// When the first and the last of them happened: milliseconds since 1970.
    pub span: Option<(i64, i64)>,
    /// How many could not be read, and what was wrong with the first.
    pub unreadable: usize,
    /// What was wrong with the first of these.
    pub reason: Option<String>,
}

/// Events of a place that come in.
pub struct Gathering<'g, 'c> {
    joining: &'g mut Joining<'c>,
    tie: Tie,
    /// The events that were met.
    met: &'g mut HashSet<Id>,
    /// What the device is called from now on, if another one has its name.
    renamed: &'g mut Option<Id>,
}

impl Gathering<'_, '_> {
    /// Takes in whole lines.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn take(&mut self, lines: &[u8]) -> Result<Harvest> {
        let mut harvest = Harvest::default();
        let before = self.joining.imported.new;
        for parsed in line::parse_all(lines) {
            match parsed {
                // What is no event stays with its device.
                None | Some(Ok(Incoming::Local(_))) => {}
                Some(Err(Unreadable { text, .. })) => {
                    harvest.unreadable += 1;
                    harvest.reason.get_or_insert(text);
                }
                Some(Ok(incoming)) => {
                    let (id, at, is_answer) = match &incoming {
                        Incoming::Review(review) => (review.id, review.at, true),
                        Incoming::Act(event, _) => (event.id, event.at, false),
                        Incoming::Local(_) => continue,
                    };
                    harvest.answers += usize::from(self.met.insert(id) && is_answer);
                    let (first, last) = harvest.span.unwrap_or((at, at));
                    harvest.span = Some((first.min(at), last.max(at)));
                    self.joining.take(incoming)?;
                }
            }
        }
        harvest.new = self.joining.imported.new - before;
        Ok(harvest)
    }

    /// Notes how far a file was read.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn note(&self, file: &str, bookmark: &Bookmark) -> Result<()> {
        let put = tie::put(self.joining.connection, self.tie.number, file, bookmark);
        put.map_err(|error| self.joining.failed(&error))
    }

    /// Gives this device another name: there is another one of its name.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn rename(&mut self, name: Id) -> Result<()> {
        let renamed = self.joining.connection.execute("UPDATE device SET id = ?1", [name]);
        renamed.map_err(|error| self.joining.failed(&error))?;
        *self.renamed = Some(name);
        Ok(())
    }
}

impl Store {
    /// Takes in events of a place, whose files are in a folder, and which becomes a tie; nothing stays of it where that is not wanted of
    /// what came in. `met` gets the names of all events that were met.
    ///
    /// # Errors
    /// Those of what gives the events; or when the file cannot be written.
    pub fn gather(
        &mut self,
        place: (&str, &Path),
        now: Moment,
        met: &mut HashSet<Id>,
        give: impl FnOnce(&mut Gathering<'_, '_>) -> Result<()>,
        is_wanted: impl FnOnce(&Imported) -> bool,
    ) -> Result<Imported> {
        let called = self.place.clone();
        let failed = |error| failure::explain(&called, "join the history", &error);
        let ((place, folder), mut renamed) = (place, None);
        let imported = self.joined(
            |connection| {
                let tie = tie::make(connection, place, &folder.to_string_lossy(), now.at)
                    .map_err(failed)?;
                Ok((tie.batch, tie))
            },
            |joining, tie| give(&mut Gathering { joining, tie, met, renamed: &mut renamed }),
            is_wanted,
        )?;
        if let Some(name) = renamed.filter(|_| imported.batch.is_some()) {
            self.device = name;
        }
        Ok(imported)
    }
}
