//! Copies of the history that lie in a folder, by their dates.

use jiff::civil::Date;
use std::fs;
use std::path::{Path, PathBuf};

/// A copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedCopy {
    /// The day of its last answers.
    pub date: Date,
    /// Where it is.
    pub path: PathBuf,
}

/// The copies in a folder, the latest first.
#[must_use]
pub fn copies(folder: &Path) -> Vec<DatedCopy> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let copy = |entry: fs::DirEntry| {
        let name = entry.file_name();
        let date = name.to_str()?.strip_prefix("history-")?.strip_suffix(".db")?;
        Some(DatedCopy { date: date.parse().ok()?, path: entry.path() })
    };
    let mut copies: Vec<DatedCopy> = entries.filter_map(|entry| copy(entry.ok()?)).collect();
    copies.sort_by_key(|copy| std::cmp::Reverse(copy.date));
    copies
}
