//! Segments: files of a place that one device writes, named by it and counted. The first line says whose
//! it is, each other one is an event as an export has it; lines are only added, until it is full.

use crate::engine::Id;
use crate::error::{Error, Result};
use crate::random::Fnv;
use crate::store::Bookmark;
use rustix::fs::OFlags;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// The folder of a place that segments lie in.
pub const FOLDER: &str = "quizdeck";

/// A segment is closed once it is as long, in bytes.
pub const FULL: u64 = 1 << 20;

/// No segment is longer, whatever its last event says.
const LONGEST: u64 = 64 * FULL;

/// How many files are looked at: a hundred years of a hundred devices.
const MOST: usize = 100_000;

/// The version of segments that is written, and the latest that is read.
const VERSION: u32 = 1;

/// How many bytes tell whether what was read is still there.
const TAIL: usize = 256;

/// How a name goes on behind that of its device.
const ENDING: &str = ".jsonl";

/// The first line of a segment.
#[derive(Debug, Serialize, Deserialize)]
pub struct SegmentHead {
    /// What the file is: `segment`.
    quizdeck: String,
    version: u32,
    device: Id,
    /// What the device calls itself.
    #[serde(default)]
    pub name: String,
}

impl SegmentHead {
    /// That of a segment which a device begins.
    pub fn new(device: Id, name: &str) -> Self {
        let name = name.to_owned();
        Self { quizdeck: "segment".to_owned(), version: VERSION, device, name }
    }
}

/// A file of a place.
#[derive(Debug)]
pub struct SegmentFile {
    /// Its name.
    pub name: String,
    pub path: PathBuf,
    /// Whose it is.
    pub device: Id,
    /// Its number; none of a copy that something made of it.
    pub number: Option<u32>,
    pub size: u64,
    /// Nanoseconds since 1970.
    pub modified: i64,
}

/// What of a place is not read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentFault {
    /// The name of the file.
    pub name: String,
    /// What is wrong with it.
    pub reason: String,
}

/// The name of a segment.
pub fn name_of(device: Id, number: u32) -> String {
    format!("{device}-{number:06}{ENDING}")
}

/// Whose segment has a name, and its number where it is no copy.
fn owner(name: &str) -> Option<(Id, Option<u32>)> {
    let rest = name.strip_suffix(ENDING)?;
    let device: Id = rest.get(..36)?.parse().ok()?;
    let number = rest[36..].strip_prefix('-')?;
    let number = number.parse().ok().filter(|number| name_of(device, *number) == name);
    Some((device, number))
}

/// Whether a name is that of a segment which a device wrote itself.
pub fn is_of(name: &str, device: Id) -> bool {
    owner(name).is_some_and(|(owner, number)| owner == device && number.is_some())
}

/// When a file was changed, in nanoseconds since 1970.
pub fn modified(metadata: &Metadata) -> i64 {
    metadata.mtime().saturating_mul(1_000_000_000).saturating_add(metadata.mtime_nsec())
}

/// The segments in the folder of a place by their names, and what else looks like some.
///
/// # Errors
/// When the folder cannot be read.
pub fn list(place: &Path) -> Result<(Vec<SegmentFile>, Vec<SegmentFault>)> {
    let folder = place.join(FOLDER);
    let failed = |error: io::Error| Error::io(format!("cannot read {}", folder.display()), &error);
    match fs::symlink_metadata(&folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((vec![], vec![])),
        Ok(metadata) if !metadata.is_dir() => {
            let error = format!("cannot read {}: it is no folder, or a link", folder.display());
            return Err(
                Error::new(error).hint("put it away: segments are kept in a folder of this name")
            );
        }
        found => found.map_err(failed)?,
    };
    let (mut segments, mut skipped) = (Vec::new(), Vec::new());
    let mut skip = |name: &str, reason: &str| {
        skipped.push(SegmentFault { name: name.to_owned(), reason: reason.to_owned() });
    };
    for entry in fs::read_dir(&folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || !name.ends_with(ENDING) {
            continue; // what carriers keep for themselves, and what was never ours
        }
        let Some((device, number)) = owner(&name) else {
            skip(&name, "its name is no segment's");
            continue;
        };
        if segments.len() == MOST {
            skip(&name, "there are too many files");
            break;
        }
        let Ok(metadata) = entry.metadata() else { continue }; // gone meanwhile
        if !metadata.is_file() {
            skip(&name, "it is no file");
            continue;
        }
        let (size, modified) = (metadata.len(), modified(&metadata));
        if size > LONGEST {
            skip(&name, "it is too long for a segment");
            continue;
        }
        segments.push(SegmentFile { name, path: entry.path(), device, number, size, modified });
    }
    segments.sort_by(|one, other| one.name.cmp(&other.name));
    Ok((segments, skipped))
}

/// What of a segment was not read yet.
pub struct SegmentRest {
    /// Whole lines, the first one of the file left out.
    pub lines: Vec<u8>,
    /// How far it is read with them.
    pub bookmark: Bookmark,
}

impl SegmentFile {
    /// Whether it is as it was when it was read.
    pub fn is_read(&self, bookmark: Option<&Bookmark>) -> bool {
        bookmark.is_some_and(|mark| (mark.size, mark.modified) == (self.size, self.modified))
    }

    /// Whether what was read of it is still there.
    pub fn still_holds(&self, mark: &Bookmark) -> bool {
        let tail = || tail(&mut self.open()?, mark.read);
        mark.read <= self.size && tail().is_ok_and(|tail| tail == mark.tail)
    }

    /// Opens it, and never what a link leads to.
    fn open(&self) -> io::Result<File> {
        let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
        File::options().read(true).custom_flags(flags).open(&self.path)
    }

    /// Reads what comes behind a bookmark, if what was read until there is still there, else all.
    ///
    /// # Errors
    /// Why it is none of ours.
    pub fn read(&self, bookmark: Option<&Bookmark>) -> std::result::Result<SegmentRest, String> {
        let unreadable = |error: io::Error| {
            let reason = error.to_string();
            reason.split(" (os error").next().unwrap_or_default().to_lowercase()
        };
        let mut file = self.open().map_err(unreadable)?;
        let mut from = 0;
        if let Some(mark) = bookmark.filter(|mark| mark.read > 0 && self.still_holds(mark)) {
            from = mark.read;
        }
        file.seek(SeekFrom::Start(from)).map_err(unreadable)?;
        let mut lines = Vec::new();
        file.take(LONGEST).read_to_end(&mut lines).map_err(unreadable)?;
        let whole = lines.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let size = from + lines.len() as u64;
        lines.truncate(whole);
        let read = from + whole as u64;
        let before = bookmark.filter(|_| from > 0);
        let mut bookmark = Bookmark {
            size,
            modified: self.modified,
            read,
            tail: before.map_or(0, |mark| mark.tail),
            latest: before.map_or(0, |mark| mark.latest),
            name: before.map_or_else(String::new, |mark| mark.name.clone()),
        };
        if from == 0 && whole > 0 {
            let end = lines.iter().position(|byte| *byte == b'\n').unwrap_or_default() + 1;
            bookmark.name = self.greet(&lines[..end])?;
            if whole > 0 {
                bookmark.tail = digest(&lines[whole.saturating_sub(TAIL)..]);
            }
            lines.drain(..end);
        } else if whole >= TAIL {
            bookmark.tail = digest(&lines[whole - TAIL..]);
        } else if whole > 0 {
            let mut file = self.open().map_err(unreadable)?;
            bookmark.tail = tail(&mut file, read).map_err(unreadable)?;
        }
        Ok(SegmentRest { lines, bookmark })
    }

    /// What the device calls itself in the first line.
    fn greet(&self, line: &[u8]) -> std::result::Result<String, String> {
        let opening: std::result::Result<SegmentHead, _> = serde_json::from_slice(line);
        match opening {
            Ok(opening) if opening.quizdeck != "segment" => Err("it is no segment".to_owned()),
            Ok(opening) if opening.version > VERSION => {
                Err("it is of a later version of quizdeck".to_owned())
            }
            Ok(opening) if opening.device != self.device => {
                Err("it is of another device than its name says".to_owned())
            }
            Ok(opening) => Ok(opening.name.chars().take(60).collect()),
            Err(_) => Err("it is no segment".to_owned()),
        }
    }
}

/// A digest of the bytes before a place in a file.
fn tail(file: &mut File, end: u64) -> io::Result<u64> {
    let start = end.saturating_sub(TAIL as u64);
    file.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::new();
    file.take(end - start).read_to_end(&mut bytes)?;
    Ok(digest(&bytes))
}

fn digest(bytes: &[u8]) -> u64 {
    let mut digest = Fnv::new();
    digest.write(bytes);
    digest.0
}

/// What a file is that was written to its end here.
///
/// # Errors
/// When it cannot be read.
pub fn bookmark(path: &Path, latest: i64, name: &str) -> io::Result<Bookmark> {
    let mut file = File::open(path)?;
    let metadata = file.metadata()?;
    let (size, modified) = (metadata.len(), modified(&metadata));
    let tail = tail(&mut file, size)?;
    Ok(Bookmark { size, modified, read: size, tail, latest, name: name.to_owned() })
}

/// A device that writes to a place, as far as that was read here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncedDevice {
    /// Its name.
    pub device: Id,
    /// What it calls itself.
    pub name: String,
    /// How many segments of it were read.
    pub segments: usize,
    /// When what was read of it last happened: milliseconds since 1970.
    pub latest: i64,
}

/// The devices of a place, the one heard of last first.
#[must_use]
pub fn standing(bookmarks: &BTreeMap<String, Bookmark>) -> Vec<SyncedDevice> {
    let mut devices: BTreeMap<Id, SyncedDevice> = BTreeMap::new();
    for (file, mark) in bookmarks {
        let Some((device, _)) = owner(file) else { continue };
        let fresh = SyncedDevice { device, name: String::new(), segments: 0, latest: 0 };
        let standing = devices.entry(device).or_insert(fresh);
        standing.segments += 1;
        if standing.latest <= mark.latest {
            (standing.latest, standing.name) = (mark.latest, mark.name.clone());
        }
    }
    let mut devices: Vec<SyncedDevice> = devices.into_values().collect();
    devices.sort_by_key(|standing| std::cmp::Reverse(standing.latest));
    devices
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_device_and_the_number_and_copies_have_none() {
        let device = Id::from([7; 16]);
        let name = name_of(device, 12);
        assert_eq!(owner(&name), Some((device, Some(12))));
        let rest = name.strip_suffix(".jsonl").unwrap();
        for copy in [" (conflicted copy 2026-11-20)", ".sync-conflict-20261120-101112-ABC", "~1"] {
            assert_eq!(owner(&format!("{rest}{copy}.jsonl")), Some((device, None)));
        }
        for foreign in ["notes.jsonl", ".jsonl", "é.jsonl", &name.replace("-000012", "000012")] {
            assert_eq!(owner(foreign), None, "{foreign}");
        }
    }
}
