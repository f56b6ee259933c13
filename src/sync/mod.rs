//! Joining a history with a place: a folder that anything carries from one machine to another, or a git
//! repository. Every device writes segments of its own there and reads those of all others, so that
//! no two ever write one file; what a segment says is what an export says.
//!
//! Where what is read comes in, and what is written goes out, the history notes both with it: whatever is
//! cut short is done again, and done twice it is the same as done once.

mod folder;
mod git;
mod join;
mod place;
mod segment;
mod write;

pub use join::{Joined, SyncPreview};
pub use place::{SyncPlace, without_secrets};
pub use segment::{FOLDER, SegmentFault, SyncedDevice, standing};

use crate::engine::schedule::Moment;
use crate::env::file::hold;
use crate::error::{Error, Result};
use crate::store::{Store, Tie};
use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// How often what others pushed meanwhile is taken in before it is given up.
const ATTEMPTS: usize = 8;

/// What brings the files of a place here, and takes them there.
trait Carrier {
    /// Brings what lies there; the folder it is in.
    fn fetch(&mut self) -> Result<PathBuf>;

    /// Takes there what was written into the folder since; whether nobody was faster.
    fn publish(&mut self) -> Result<bool>;
}

/// What joining goes by.
#[derive(Clone, Debug)]
pub struct SyncTerms {
    /// The data folder: clones of repositories are kept in it.
    pub data: PathBuf,
    /// What this device calls itself.
    pub name: String,
    /// Now.
    pub now: Moment,
    /// What stops it.
    pub signals: Arc<AtomicBool>,
}

/// What reaches a place; as long as the file is held that comes with it, no other process of this history
/// works there.
///
/// # Errors
/// When another one does not come to an end.
fn carrier(place: &SyncPlace, terms: &SyncTerms) -> Result<(File, Box<dyn Carrier>)> {
    let held = hold(&terms.data.join("sync.lock"))?;
    Ok(match place {
        SyncPlace::Folder(folder) => (held, Box::new(folder::Folder(folder.clone()))),
        SyncPlace::Repository(address) => (held, Box::new(git::Repository::new(address, terms))),
    })
}

/// What lies at a place, and what would become of it here; nothing is changed.
///
/// # Errors
/// When the place cannot be reached, or the history not be read.
pub fn look(place: &SyncPlace, store: &mut Store, terms: &SyncTerms) -> Result<SyncPreview> {
    let (_held, mut carrier) = carrier(place, terms)?;
    let folder = carrier.fetch()?;
    join::look(store, &place.to_string(), &folder, terms)
}

/// Joins the history with a place: takes in what is new there, and writes there what is new here.
/// `back_up` makes a copy of the history, before much would be forgotten.
///
/// # Errors
/// When the place cannot be reached or written, or the history not; both sides are then as they were, or
/// joined.
pub fn join(
    place: &SyncPlace,
    store: &mut Store,
    terms: &SyncTerms,
    back_up: &mut dyn FnMut(&Store) -> Result<()>,
) -> Result<Joined> {
    let (_held, mut carrier) = carrier(place, terms)?;
    let mut joined = Joined::default();
    for _ in 0..ATTEMPTS {
        let folder = carrier.fetch()?;
        let met = join::take_in(store, &place.to_string(), &folder, terms, &mut joined, back_up)?;
        let written = write::write(store, &place.to_string(), &folder, terms, &met)?;
        if carrier.publish()? {
            joined.written = written.count;
            written.settle(store, terms.now)?;
            return Ok(joined);
        }
    }
    let error = Error::new(format!("cannot write to {place}: others were faster each time"));
    Err(error.hint("run `quizdeck sync` again; what was answered here is kept"))
}

/// Takes what this device wrote out of a place, and lets go of it.
///
/// # Errors
/// When the place cannot be reached or written, or the history not.
pub fn leave(place: &SyncPlace, store: &mut Store, terms: &SyncTerms) -> Result<usize> {
    let (_held, mut carrier) = carrier(place, terms)?;
    for _ in 0..ATTEMPTS {
        let folder = carrier.fetch()?;
        let count = write::take_out(store, &folder)?;
        if carrier.publish()? {
            if let Some(tie) = store.tie(&place.to_string())? {
                store.untie(&tie)?;
            }
            if let SyncPlace::Repository(address) = place {
                git::forget(address, &terms.data)?;
            }
            return Ok(count);
        }
    }
    Err(Error::new(format!("cannot write to {place}: others were faster each time"))
        .hint("run `quizdeck sync --leave` again"))
}

/// How many segments of a place are there that were not read to their end.
///
/// # Errors
/// When the place cannot be reached, or the history not be read.
pub fn unread(place: &SyncPlace, store: &Store, tie: &Tie, terms: &SyncTerms) -> Result<usize> {
    let (_held, mut carrier) = carrier(place, terms)?;
    let folder = carrier.fetch()?;
    let (segments, bookmarks) = (segment::list(&folder, store.device())?.0, store.bookmarks(tie)?);
    let is_unread = |segment: &&segment::SegmentFile| {
        bookmarks.get(&segment.name).is_none_or(|mark| mark.size != segment.size)
    };
    Ok(segments.iter().filter(is_unread).count())
}

#[cfg(test)]
mod tests;
