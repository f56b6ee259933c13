//! Segments: files of a place that one device writes, named by it and counted. The first line says whose
//! it is, each other one is an event as an export has it; lines are only added, until it is full.

use crate::engine::Id;
use crate::error::{Error, Result};
use crate::random::Fnv;
use crate::store::Bookmark;
use crate::text::plural;
use rustix::fs::OFlags;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File, Metadata};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
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

/// No first line is longer, in bytes: a name of 60 characters, as JSON may write them, and what a later
/// version may add.
const GREETING: u64 = 4096;

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

/// The segments in the folder of a place by their names, and what else looks like some. Those of `own`
/// are all among them, however many others there are.
///
/// # Errors
/// When the folder cannot be read.
pub fn list(place: &Path, own: Id) -> Result<(Vec<SegmentFile>, Vec<SegmentFault>)> {
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
    let mut names: Vec<OsString> = fs::read_dir(&folder)
        .map_err(failed)?
        .map(|entry| entry.map(|entry| entry.file_name()))
        .collect::<io::Result<_>>()
        .map_err(failed)?;
    names.sort_unstable();
    let (mut count, mut beyond) = (0, 0);
    for entry in names {
        let name = entry.to_string_lossy().into_owned();
        if name.starts_with('.') || !name.ends_with(ENDING) {
            continue; // what carriers keep for themselves, and what was never ours
        }
        let Some((device, number)) = owner(&name) else {
            skip(&name, "its name is no segment's");
            continue;
        };
        count += usize::from(device != own);
        if count > MOST && device != own {
            beyond += 1;
            continue;
        }
        let path = folder.join(entry);
        let Ok(metadata) = fs::symlink_metadata(&path) else { continue }; // gone meanwhile
        if !metadata.is_file() {
            skip(&name, "it is no file");
            continue;
        }
        let (size, modified) = (metadata.len(), modified(&metadata));
        if size > LONGEST {
            skip(&name, "it is too long for a segment");
            continue;
        }
        segments.push(SegmentFile { name, path, device, number, size, modified });
    }
    if beyond > 0 {
        skip(FOLDER, &format!("{} of others more than {MOST} in it", plural(beyond, "segment")));
    }
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
        let known = bookmark.filter(|mark| mark.read > 0 && self.still_holds(mark));
        let (mut mark, is_opened) = match known {
            Some(mark) => (mark.clone(), true),
            None => match self.greet(&mut file).map_err(unreadable)? {
                Some(opening) => (opening?, true),
                None => (Bookmark { size: self.size, ..Bookmark::default() }, false),
            },
        };
        mark.modified = self.modified;
        if !is_opened {
            return Ok(SegmentRest { lines: Vec::new(), bookmark: mark });
        }
        file.seek(SeekFrom::Start(mark.read)).map_err(unreadable)?;
        let mut lines = Vec::new();
        (&file).take(LONGEST).read_to_end(&mut lines).map_err(unreadable)?;
        mark.size = mark.read + lines.len() as u64;
        lines.truncate(lines.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1));
        mark.read += lines.len() as u64;
        mark.tail = tail(&mut file, mark.read).map_err(unreadable)?;
        Ok(SegmentRest { lines, bookmark: mark })
    }

    /// Reads the first line, once it is whole: how far the file is read with it, or why it is none of ours.
    fn greet(&self, file: &mut File) -> io::Result<Option<std::result::Result<Bookmark, String>>> {
        let mut line = Vec::new();
        BufReader::new(file.take(GREETING)).read_until(b'\n', &mut line)?;
        if !line.ends_with(b"\n") && (line.len() as u64) < GREETING {
            return Ok(None);
        }
        let reason = match serde_json::from_slice::<SegmentHead>(&line) {
            Ok(head) if head.quizdeck != "segment" => "it is no segment",
            Ok(head) if head.version > VERSION => "it is of a later version of quizdeck",
            Ok(head) if head.device != self.device => "it is of another device than its name says",
            Ok(head) => {
                let name = head.name.chars().take(60).collect();
                let read = line.len() as u64;
                return Ok(Some(Ok(Bookmark { read, name, ..Bookmark::default() })));
            }
            Err(_) => "it is no segment",
        };
        Ok(Some(Err(reason.to_owned())))
    }
}

/// So many bytes before a place in a file, or as many as there are.
fn last(file: &mut File, end: u64, most: usize) -> io::Result<Vec<u8>> {
    let start = end.saturating_sub(most as u64);
    file.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::new();
    file.take(end - start).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A digest of the bytes before a place in a file.
fn tail(file: &mut File, end: u64) -> io::Result<u64> {
    last(file, end, TAIL).map(|bytes| digest(&bytes))
}

fn digest(bytes: &[u8]) -> u64 {
    let mut digest = Fnv::new();
    digest.write(bytes);
    digest.0
}

/// How far a file is read that a text was written into behind so many bytes, with when the last of it
/// happened and what its device calls itself. What others write there is no part of it.
///
/// # Errors
/// When it cannot be read.
pub fn bookmark(
    path: &Path,
    before: u64,
    text: &[u8],
    (latest, name): (i64, &str),
) -> io::Result<Bookmark> {
    let mut file = File::open(path)?;
    let modified = modified(&file.metadata()?);
    let mut end = last(&mut file, before, TAIL.saturating_sub(text.len()))?;
    end.extend_from_slice(&text[text.len().saturating_sub(TAIL)..]);
    let read = before + text.len() as u64;
    let name = name.to_owned();
    Ok(Bookmark { size: read, modified, read, tail: digest(&end), latest, name })
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

    #[test]
    fn what_another_wrote_meanwhile_is_not_taken_for_read() {
        let folder = tempfile::tempdir().unwrap();
        let (path, device) = (folder.path().join("x"), Id::from([7; 16]));
        for text in [&b"a short line\n"[..], &[b'x'; 3 * TAIL]] {
            fs::write(&path, [b"what was there\n", text, b"what a twin wrote\n"].concat()).unwrap();
            let mark = bookmark(&path, 15, text, (0, "laptop")).unwrap();
            let size = fs::metadata(&path).unwrap().len();
            let (path, name, modified) = (path.clone(), String::new(), mark.modified);
            let file = SegmentFile { name, path, device, number: None, size, modified };
            assert_eq!(mark.read, 15 + text.len() as u64);
            assert!(file.still_holds(&mark) && !file.is_read(Some(&mark)));
        }
    }
}
