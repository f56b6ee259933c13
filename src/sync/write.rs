//! What happened on this device goes to a place: at the end of its own last segment, and into new ones.

use super::SyncTerms;
use super::segment::{
    FOLDER, FULL, SegmentFile, SegmentHead, SegmentRest, bookmark, list, name_of,
};
use crate::engine::Id;
use crate::engine::schedule::Moment;
use crate::env::file;
use crate::error::{Error, Result};
use crate::store::{Bookmark, LastRows, Store, Tie};
use crate::text::json;
use rustix::fs::OFlags;
use std::collections::{BTreeMap, HashSet};
use std::fs::{self, DirBuilder, File};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// What was written, to be noted once it is where the others find it.
pub struct Written {
    tie: Tie,
    /// How many events.
    pub count: usize,
    rows: LastRows,
    files: Vec<(String, Bookmark)>,
}

impl Written {
    /// Notes it.
    ///
    /// # Errors
    /// When the history cannot be written; it is written to the place again then.
    pub fn settle(self, store: &mut Store, now: Moment) -> Result<()> {
        store.settle_outgoing(&self.tie, self.rows, &self.files, now)
    }
}

/// Writes what waits; where something was forgotten since, takes it out of what was written before.
///
/// # Errors
/// When the place cannot be written: what it held is as it was then.
pub fn write(
    store: &mut Store,
    place: &str,
    folder: &Path,
    terms: &SyncTerms,
    met: &HashSet<Id>,
) -> Result<Written> {
    let tie = store.tie(place)?.ok_or_else(|| Error::new(format!("cannot write to {place}")))?;
    let mut files = BTreeMap::new();
    if tie.is_stale() {
        file::sweep(&folder.join(FOLDER), &store.device().to_string());
        for segment in own(store, folder)? {
            if let Some(mark) = take_forgotten_out(store, &segment, &terms.name)? {
                files.insert(segment.name, mark);
            }
        }
    }
    let own = own(store, folder)?;
    let mut marks = store.bookmarks(&tie)?;
    marks.extend(files.iter().map(|(name, mark)| (name.clone(), mark.clone())));
    // Of one that was never read nobody knows where its lines end.
    let last = own.last().map(|last| {
        let whole = marks.get(&last.name).map_or(FULL, |mark| mark.read);
        (last.number.unwrap_or_default(), whole)
    });
    let mut pen = SegmentWriter::new(folder, store.device(), &terms.name, last);
    let rows = store.outgoing(&tie, met, &mut |line, at| pen.write(line, at))?;
    let count = pen.count;
    files.extend(pen.end()?);
    Ok(Written { tie, count, rows, files: files.into_iter().collect() })
}

/// Writes a segment again without what was forgotten, if there is some in it.
fn take_forgotten_out(
    store: &Store,
    segment: &SegmentFile,
    name: &str,
) -> Result<Option<Bookmark>> {
    /// What of a line tells which event it is.
    #[derive(serde::Deserialize)]
    struct EventName {
        id: Option<Id>,
    }
    let Ok(SegmentRest { lines, bookmark: mark }) = segment.read(None) else { return Ok(None) };
    let named =
        |line: &[u8]| serde_json::from_slice(line).ok().and_then(|named: EventName| named.id);
    let events: Vec<Option<Id>> = lines.split_inclusive(|byte| *byte == b'\n').map(named).collect();
    let known: Vec<Id> = events.iter().flatten().copied().collect();
    let missing = store.missing(&known)?;
    if missing.is_empty() {
        return Ok(None);
    }
    let mut kept = json(&SegmentHead::new(segment.device, &mark.name))?.into_bytes();
    kept.push(b'\n');
    let lines = lines.split_inclusive(|byte| *byte == b'\n').zip(&events);
    for (line, _) in lines.filter(|(_, id)| id.is_none_or(|id| !missing.contains(&id))) {
        kept.extend_from_slice(line);
    }
    let failed =
        |error: io::Error| Error::io(format!("cannot write {}", segment.path.display()), &error);
    let own = segment.device.to_string();
    file::write_marked(&segment.path, &own, |out| out.write_all(&kept).map_err(failed))?;
    bookmark(&segment.path, 0, &kept, (mark.latest, name)).map(Some).map_err(failed)
}

/// Takes the segments of this device out of a place; how many there were.
///
/// # Errors
/// When one cannot be removed.
pub fn take_out(store: &Store, folder: &Path) -> Result<usize> {
    let own = own(store, folder)?;
    own.iter().try_for_each(|segment| file::remove(&segment.path))?;
    Ok(own.len())
}

/// The segments of this device.
fn own(store: &Store, folder: &Path) -> Result<Vec<SegmentFile>> {
    let device = store.device();
    let (segments, _) = list(folder, device)?;
    let is_own = |segment: &SegmentFile| segment.device == device && segment.number.is_some();
    Ok(segments.into_iter().filter(is_own).collect())
}

/// Writes segments of a device.
struct SegmentWriter<'p> {
    folder: PathBuf,
    device: Id,
    name: &'p str,
    /// The segment that is written, and how long it is.
    number: u32,
    size: u64,
    /// Whether it is not there yet: one that was made and then cut short is there, with nothing in it.
    is_new: bool,
    text: Vec<u8>,
    latest: i64,
    count: usize,
    done: Done,
}

/// Files that were written, each with how long it was: what is not ended is taken back.
#[derive(Default)]
struct Done {
    files: Vec<(PathBuf, Option<u64>)>,
    marks: Vec<(String, Bookmark)>,
}

impl Drop for Done {
    fn drop(&mut self) {
        for (path, size) in &self.files {
            // The place may be gone; what is left of it there is half a line, or known already.
            let _ = match size {
                Some(size) => File::options().write(true).open(path).and_then(|f| f.set_len(*size)),
                None => fs::remove_file(path),
            };
        }
    }
}

impl<'p> SegmentWriter<'p> {
    /// Goes on behind the whole lines of the last segment, which has a number and a length.
    fn new(folder: &Path, device: Id, name: &'p str, last: Option<(u32, u64)>) -> Self {
        let (number, size, is_new) = match last {
            Some((number, whole @ ..FULL)) => (number, whole, false),
            Some((number, _)) => (number.saturating_add(1), 0, true),
            None => (1, 0, true),
        };
        let (folder, text, done) = (folder.join(FOLDER), Vec::new(), Done::default());
        Self { folder, device, name, number, size, is_new, text, latest: 0, count: 0, done }
    }

    fn write(&mut self, line: &str, at: i64) -> Result<()> {
        if self.size == 0 && self.text.is_empty() {
            self.text = json(&SegmentHead::new(self.device, self.name))?.into_bytes();
            self.text.push(b'\n');
        }
        self.text.extend_from_slice(line.as_bytes());
        self.text.push(b'\n');
        self.latest = self.latest.max(at);
        self.count += 1;
        if self.size + self.text.len() as u64 >= FULL {
            self.flush()?;
            self.number = self.number.saturating_add(1);
            (self.size, self.is_new) = (0, true);
        }
        Ok(())
    }

    /// Brings what was written so far to the disk.
    fn flush(&mut self) -> Result<()> {
        if self.text.is_empty() {
            return Ok(());
        }
        let name = name_of(self.device, self.number);
        let path = self.folder.join(&name);
        let failed = |error: io::Error| {
            Error::io(format!("cannot write {}", path.display()), &error)
                .or_hint("what was answered here is kept, and written the next time")
        };
        DirBuilder::new().recursive(true).mode(0o700).create(&self.folder).map_err(failed)?;
        let is_new = std::mem::replace(&mut self.is_new, false);
        let no_link = OFlags::NOFOLLOW.bits().cast_signed();
        let mut options = File::options();
        options.append(true).create_new(is_new).mode(0o600).custom_flags(no_link);
        let mut file = options.open(&path).map_err(failed)?;
        self.done.files.push((path.clone(), (!is_new).then_some(self.size)));
        file.set_len(self.size).map_err(failed)?; // half a line of a write that was cut short
        file.write_all(&self.text).and_then(|()| file.sync_all()).map_err(failed)?;
        let mark = bookmark(&path, self.size, &self.text, (self.latest, self.name));
        self.done.marks.push((name, mark.map_err(failed)?));
        self.size += self.text.len() as u64;
        self.text.clear();
        Ok(())
    }

    fn end(mut self) -> Result<Vec<(String, Bookmark)>> {
        self.flush()?;
        self.done.files.clear();
        Ok(std::mem::take(&mut self.done.marks))
    }
}
