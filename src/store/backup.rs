//! Copies of the history: one a day on which something was answered, the last days and one of each
//! month before. A copy that is not sound never takes the place of another one.

use super::beside::put_aside;
use super::copies::{DatedCopy, copies};
use super::repair::check;
use super::{Store, file_in};
use crate::error::{Error, Result};
use crate::text::{printable_line, to_type};
use jiff::civil::Date;
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};
use std::collections::HashSet;
use std::fs::{self, DirBuilder};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// Those of some copies, the latest first, that are not needed: all but so many, and the last one of
/// each month.
fn spare(copies: Vec<DatedCopy>, keep: usize) -> Vec<DatedCopy> {
    let mut months = HashSet::new();
    let latest = copies.into_iter().enumerate();
    let is_spare = |(at, copy): &(usize, DatedCopy)| {
        let is_last_of_month = months.insert((copy.date.year(), copy.date.month()));
        *at >= keep && !is_last_of_month
    };
    latest.filter(is_spare).map(|(_, copy)| copy).collect()
}

/// How many answers a copy holds, those too that were forgotten since they were given.
fn held(path: &Path) -> usize {
    let sql = "SELECT (SELECT count(*) FROM answers) + (SELECT count(*) FROM forgotten)";
    let read = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .and_then(|connection| connection.query_row(sql, [], |row| row.get(0)));
    read.unwrap_or_default()
}

impl Store {
    /// Makes the copy of a day, and deletes those that are not needed any more.
    ///
    /// # Errors
    /// When it cannot be written, or is not sound; the copies there are stay then.
    pub fn back_up(&self, folder: &Path, date: Date, keep: usize) -> Result<()> {
        let failed = |error: &std::io::Error| {
            Error::io(format!("cannot copy the history into {}", folder.display()), error)
        };
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|e| failed(&e))?;
        let made = tempfile::TempDir::new_in(folder).map_err(|error| failed(&error))?;
        let path = file_in(made.path());
        let copied = || -> rusqlite::Result<()> {
            let mut copy = Connection::open(&path)?;
            Backup::new(&self.connection, &mut copy)?.step(-1)?;
            copy.pragma_update(None, "journal_mode", "DELETE")
        };
        copied().map_err(self.failed("copy the history"))?;
        let private = fs::Permissions::from_mode(0o600);
        fs::set_permissions(&path, private).map_err(|error| failed(&error))?;
        if !check(made.path())?.is_sound() {
            return Err(Error::new(format!("cannot copy {}: it is damaged", self.place()))
                .hint("`quizdeck history check` says what is damaged, `quizdeck history repair` saves the rest"));
        }
        let place = folder.join(format!("history-{date}.db"));
        if held(&place) > held(&path) {
            let place = printable_line(&place.display().to_string());
            let restore = to_type("history restore", [date.to_string()]);
            return Err(Error::new(format!(
                "cannot replace {place}: it holds more than the history"
            ))
            .hint(format!("`{restore}` takes it, if answers are missing")));
        }
        fs::rename(&path, place).map_err(|error| failed(&error))?;
        for copy in spare(copies(folder), keep) {
            fs::remove_file(&copy.path).map_err(|error| failed(&error))?;
        }
        Ok(())
    }

    /// A copy of it in memory, to try something with.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn in_memory_copy(&self, entropy: u64) -> Result<Self> {
        let copied = || -> rusqlite::Result<Connection> {
            let mut copy = Connection::open_in_memory()?;
            Backup::new(&self.connection, &mut copy)?.step(-1)?;
            Ok(copy)
        };
        let copy = copied().map_err(self.failed("copy the history"))?;
        Self::prepare(copy, self.place.clone(), entropy)
    }
}

/// Puts a copy in the place of the history in a folder; where that was put.
///
/// # Errors
/// When the copy is not sound, or cannot be written; all is as it was then.
pub fn restore(copy: &Path, folder: &Path, stamp: &str) -> Result<Option<PathBuf>> {
    let path = file_in(folder);
    let failed = |error: std::io::Error| {
        Error::io(format!("cannot take {} as the history", copy.display()), &error)
    };
    let made = tempfile::TempDir::new_in(folder).map_err(failed)?;
    let new = file_in(made.path());
    fs::copy(copy, &new).map_err(failed)?;
    if !check(made.path())?.is_sound() {
        return Err(Error::new(format!("cannot take {}: it is damaged", copy.display()))
            .hint("take another copy; nothing was changed"));
    }
    let old = if path.exists() { Some(put_aside(&path, stamp)?) } else { None };
    fs::rename(new, &path).map_err(failed)?;
    Ok(old)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_days_and_one_of_each_month_are_kept() {
        let copy = |date: Date| DatedCopy { date, path: PathBuf::new() };
        let day = |month, day| jiff::civil::date(2026, month, day);
        let dates =
            [day(3, 9), day(3, 8), day(3, 1), day(2, 27), day(2, 20), day(1, 31), day(1, 2)];
        let spared = spare(dates.into_iter().map(copy).collect(), 2);
        let dates: Vec<Date> = spared.into_iter().map(|copy| copy.date).collect();
        assert_eq!(dates, [day(3, 1), day(2, 20), day(1, 2)]);
    }
}
