//! What lies at a place comes in: what was added to files since, and nothing twice.

use super::SyncTerms;
use super::segment::{self, SegmentFault, SegmentFile, SegmentRest, list};
use crate::engine::Id;
use crate::error::Result;
use crate::store::{Bookmark, Gathering, Harvest, Imported, Store};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;

/// How many bytes of files come in at once: a learner who answers meanwhile does not wait for all.
const AT_ONCE: u64 = 4 << 20;

/// Where more answers would be forgotten at once, a copy is made first.
const FEW: usize = 20;

/// What joining came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// How many events came in.
    pub new: usize,
    /// How many of them were answers.
    pub answers: usize,
    /// How many answers were forgotten, since they were elsewhere.
    pub forgotten: usize,
    /// The devices that something came from.
    pub devices: BTreeSet<Id>,
    /// How many events were written.
    pub written: usize,
    /// Whether there was another device of the same name, so that this one has a new one.
    pub is_renamed: bool,
    /// What was not read.
    pub skipped: Vec<SegmentFault>,
}

/// What lies at a place, and what would become of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncPreview {
    /// How many devices wrote there.
    pub devices: usize,
    /// How many answers lie there.
    pub answers: usize,
    /// When the first of it happened: milliseconds since 1970.
    pub since: Option<i64>,
    /// How many events are not here.
    pub new: usize,
    /// How many are.
    pub known: usize,
    /// How many answers that are here would be forgotten.
    pub forgotten: usize,
    /// How many events would be written there.
    pub waiting: usize,
    /// What could not be read.
    pub skipped: Vec<SegmentFault>,
}

impl SyncPreview {
    /// Whether both sides hold something, and nothing of it is the same.
    pub const fn is_unrelated(&self) -> bool {
        self.waiting > 0 && self.answers > 0 && self.known == 0
    }
}

/// Segments that are read, and what is told of them.
#[derive(Default)]
struct Gleaning {
    harvest: Vec<(Id, Harvest)>,
    skipped: Vec<SegmentFault>,
    /// How many events came in from segments that are this device's own by name.
    strange: usize,
}

/// What lies at a place; it is taken in, counted, and let go again.
///
/// # Errors
/// When it cannot be read.
pub fn look(
    store: &mut Store,
    place: &str,
    folder: &Path,
    terms: &SyncTerms,
) -> Result<SyncPreview> {
    let (segments, skipped) = list(folder, store.device())?;
    let mut reading = Gleaning { skipped, ..Gleaning::default() };
    let (own, mut met) = (store.device(), HashSet::new());
    let give = |gathering: &mut Gathering<'_, '_>| {
        segments.iter().try_for_each(|segment| reading.take(gathering, segment, None, own))
    };
    let imported = store.gather((place, folder), terms.now, &mut met, give, |_| false)?;
    let ids: Vec<Id> = met.into_iter().collect();
    let known = ids.len() - store.missing(&ids)?.len();
    let spans = reading.harvest.iter().filter_map(|(_, harvest)| harvest.span);
    Ok(SyncPreview {
        devices: reading.harvest.iter().map(|(device, _)| device).collect::<BTreeSet<_>>().len(),
        answers: reading.harvest.iter().map(|(_, harvest)| harvest.answers).sum(),
        since: spans.map(|(first, _)| first).min(),
        new: imported.new,
        known,
        forgotten: imported.forgotten,
        waiting: store.waiting(None)?.saturating_sub(known),
        skipped: reading.skipped,
    })
}

/// Takes in what is new at a place; the events that were met.
///
/// # Errors
/// When the place cannot be read, or the history not written.
pub fn take_in(
    store: &mut Store,
    place: &str,
    folder: &Path,
    terms: &SyncTerms,
    joined: &mut Joined,
    back_up: &mut dyn FnMut(&Store) -> Result<()>,
) -> Result<HashSet<Id>> {
    let (segments, skipped) = list(folder, store.device())?;
    joined.skipped = skipped;
    let tie = store.tie(place)?;
    let bookmarks = match &tie {
        None => {
            back_up(store)?;
            BTreeMap::new()
        }
        Some(tie) => match store.bookmarks(tie)? {
            bookmarks if has_lost(&segments, &bookmarks, store.device()) => {
                store.begin_again(tie)?;
                BTreeMap::new()
            }
            bookmarks => bookmarks,
        },
    };
    let is_unread = |segment: &&SegmentFile| !segment.is_read(bookmarks.get(&segment.name));
    let unread: Vec<&SegmentFile> = segments.iter().filter(is_unread).collect();
    let mut met = HashSet::new();
    if unread.is_empty() && tie.is_some() {
        return Ok(met);
    }
    let mut is_safe = tie.is_none();
    // The first time nobody answers meanwhile, and what follows from it is computed once.
    let most = if tie.is_none() { u64::MAX } else { AT_ONCE };
    for part in parts(&unread, most) {
        loop {
            let own = store.device();
            let new_name = store.id(terms.now.at);
            let mut reading = Gleaning::default();
            let give = |gathering: &mut Gathering<'_, '_>| {
                for segment in part {
                    let mark = bookmarks.get(&segment.name);
                    reading.take(gathering, segment, mark, own)?;
                }
                if reading.strange > 0 { gathering.rename(new_name) } else { Ok(()) }
            };
            let few = |imported: &Imported| is_safe || joined.forgotten + imported.forgotten <= FEW;
            let imported = store.gather((place, folder), terms.now, &mut met, give, few)?;
            if imported.batch.is_none() {
                back_up(store)?;
                is_safe = true;
                continue;
            }
            joined.add(&imported, reading);
            break;
        }
    }
    Ok(met)
}

/// Whether something is not there any more that this device wrote.
fn has_lost(segments: &[SegmentFile], bookmarks: &BTreeMap<String, Bookmark>, own: Id) -> bool {
    let is_there = |name: &str, mark: &Bookmark| {
        let found = segments.binary_search_by(|segment| segment.name.as_str().cmp(name));
        found.is_ok_and(|at| segments[at].is_read(Some(mark)) || segments[at].still_holds(mark))
    };
    let mut written = bookmarks.iter().filter(|(name, _)| segment::is_of(name, own));
    written.any(|(name, mark)| !is_there(name, mark))
}

/// Files that come in together; one part at least, so that the place is known from then on.
fn parts<'s, 'f>(files: &'s [&'f SegmentFile], most: u64) -> Vec<&'s [&'f SegmentFile]> {
    let mut sum = 0;
    let is_same = |_: &&SegmentFile, next: &&SegmentFile| {
        sum += next.size;
        let fits = sum < most;
        sum = if fits { sum } else { 0 };
        fits
    };
    if files.is_empty() { vec![files] } else { files.chunk_by(is_same).collect() }
}

impl Gleaning {
    /// Takes in what was not read of a segment; what is none of ours is left, and told.
    fn take(
        &mut self,
        gathering: &mut Gathering<'_, '_>,
        segment: &SegmentFile,
        mark: Option<&Bookmark>,
        own: Id,
    ) -> Result<()> {
        let mut skip = |reason: String| {
            self.skipped.push(SegmentFault { name: segment.name.clone(), reason });
        };
        let (lines, mut bookmark) = match segment.read(mark) {
            Ok(SegmentRest { lines, bookmark }) => (lines, bookmark),
            Err(reason) => {
                skip(reason);
                return Ok(());
            }
        };
        let harvest = gathering.take(&lines)?;
        if let Some(reason) = &harvest.reason {
            let count = crate::text::plural(harvest.unreadable, "line");
            let make = if harvest.unreadable == 1 { "makes" } else { "make" };
            skip(format!("{count} of it {make} no sense ({reason}); the others came in"));
        }
        bookmark.latest = bookmark.latest.max(harvest.span.map_or(0, |(_, last)| last));
        gathering.note(&segment.name, &bookmark)?;
        self.strange += if segment.device == own { harvest.new } else { 0 };
        self.harvest.push((segment.device, harvest));
        Ok(())
    }
}

impl Joined {
    fn add(&mut self, imported: &Imported, reading: Gleaning) {
        self.new += imported.new;
        self.answers += imported.answers;
        self.forgotten += imported.forgotten;
        self.is_renamed |= reading.strange > 0;
        let giving = reading.harvest.iter().filter(|(_, harvest)| harvest.new > 0);
        self.devices.extend(giving.map(|(device, _)| *device));
        self.skipped.extend(reading.skipped);
    }
}
