//! The store: what was answered, and what follows from it, in one `SQLite` file. Answers are only
//! ever added; memories are computed from them and can be computed again.
//!
//! Time and randomness come in as values. Every answer is one transaction, on the disk before the
//! call returns.

mod backup;
mod batch;
mod beside;
mod carve;
mod chronicle;
mod columns;
mod conclude;
mod copies;
mod decide;
mod decision;
mod derivation;
mod event;
mod examined;
mod excerpt;
mod exchange;
mod failure;
mod foreign;
mod forget;
mod gather;
mod glance;
mod graft;
mod items;
mod join;
mod learned;
mod line;
mod live;
mod local;
mod log;
mod memories;
mod missed;
mod open;
mod parameters;
mod past;
mod places;
mod questions;
mod rebuild;
mod record;
mod redate;
mod repair;
mod replay;
mod review;
mod runs;
mod seal;
mod sessions;
mod tie;
mod timeline;

pub use backup::restore;
pub use batch::Batch;
pub use chronicle::{GivenAnswer, Numbers};
pub use copies::{DatedCopy, copies};
pub use decision::{Decision, Treatment};
pub use event::{Act, Amendment, Change, DeckScore, Fitted, Logged, Rename, Seeding, Seen};
pub use examined::{PastExam, PastExamAnswer};
pub use excerpt::HistoryTally;
pub use foreign::ForeignEvent;
pub use forget::Forgettable;
pub use gather::{Gathering, Harvest};
pub use join::Imported;
pub use learned::Recalls;
pub use memories::{DeckProgress, Remembered};
pub use past::TimedMove;
pub use places::{Contents, Edition, Listing, Whereabouts};
pub use record::Recorded;
pub use redate::Ahead;
pub use repair::{Census, Checked, Repaired, check, repair};
pub use replay::Rebuilt;
pub use review::{Event, Review};
pub use sessions::{Scores, StoredSession};
pub use tie::{Bookmark, LastRows, Tie};

use crate::engine::schedule::Scheduler;
use crate::engine::{Id, Ids};
use crate::error::Error;
use live::Live;
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// A learner's history and memories.
pub struct Store {
    connection: Connection,
    /// Where the file lies; nowhere for a history in memory.
    folder: Option<PathBuf>,
    /// The session that is asked.
    live: Option<Live>,
    /// What the file is called in messages.
    place: String,
    scheduler: Scheduler,
    ids: Ids,
    device: Id,
}

impl Store {
    /// What computes memories and intervals, with the learner's own parameters if there are some.
    #[must_use]
    pub const fn scheduler(&self) -> &Scheduler {
        &self.scheduler
    }

    /// The name of this copy of the history.
    #[must_use]
    pub const fn device(&self) -> Id {
        self.device
    }

    /// A name for something new, at a time in milliseconds since 1970.
    pub fn id(&mut self, at: i64) -> Id {
        self.ids.next(at)
    }

    /// What the file is called in messages.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Names what could not be done.
    fn failed(&self, what: &'static str) -> impl Fn(rusqlite::Error) -> Error + use<> {
        let place = self.place.clone();
        move |error| failure::explain(&place, what, &error)
    }
}

/// The file within the data folder.
#[must_use]
pub fn file_in(folder: &Path) -> std::path::PathBuf {
    folder.join("history.db")
}

#[cfg(test)]
mod repair_tests;
#[cfg(test)]
pub(crate) mod tests;
