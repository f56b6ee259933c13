//! The ledger: the last changes of decks, so that they can be taken back, and so that one of several
//! files that was cut short, by a crash between two of them, is undone at the next start.
//!
//! A change is written down before the first file is touched, and kept under a number when all are
//! done and the progress went over that goes with it. What is still written down as begun was cut
//! short: where all files are as it wants them it is brought to its end, else it is undone.

mod recovery;

pub use recovery::mend;

use super::leaf::Leaf;
use super::posting::{Company, Posting};
use crate::env::Global;
use crate::env::file::{self, Put};
use crate::error::{Error, Result};
use crate::text::{json, to_type};
use std::fs::{self, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// How many changes are kept.
const MOST_KEPT: usize = 20;

/// How many bytes of all changes are kept: enough for decks of some 100,000 questions.
const SPACE: u64 = 64 * file::MEGABYTE;

/// Under which name a change is written down that has begun.
const BEGUN: &str = "begun.json";

/// Where changes are written down.
#[derive(Clone, Debug)]
pub struct Ledger {
    folder: PathBuf,
    /// The largest deck that is read, in bytes.
    most: u64,
}

impl Ledger {
    /// The ledger of the history that the program has.
    ///
    /// # Errors
    /// When nobody can tell where that is.
    pub fn of(global: &Global) -> Result<Self> {
        Ok(Self::in_folder(&global.data_folder()?, global.max_size))
    }

    /// The ledger beside a history, for decks of at most so many bytes.
    pub fn in_folder(folder: &Path, most: u64) -> Self {
        Self { folder: folder.join("changes"), most }
    }

    /// The changes that are kept, each with its number, the last one first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn postings(&self) -> Result<Vec<(u64, Posting)>> {
        let mut numbers = self.numbers()?;
        numbers.reverse();
        let numbered = |number| Ok((number, Self::read(&self.numbered(number))?));
        numbers.into_iter().map(numbered).collect()
    }

    /// The number of the last change that is kept.
    ///
    /// # Errors
    /// When that cannot be told.
    pub fn last(&self) -> Result<u64> {
        Ok(self.numbers()?.last().copied().unwrap_or_default())
    }

    /// The changes that are kept since the one of this number, or since a time: the last one may have
    /// been taken back, and its number given anew. The first one first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn since(&self, last: u64, at: i64) -> Result<Vec<Posting>> {
        let mut all = self.postings()?;
        all.reverse();
        let is_new = |(number, posting): &(u64, Posting)| *number > last || posting.at > at;
        Ok(all.into_iter().filter(is_new).map(|(_, posting)| posting).collect())
    }

    /// Writes a change down as begun, which [`Self::post`] makes then.
    ///
    /// # Errors
    /// When that cannot be written.
    pub fn begin(&self, posting: &Posting) -> Result<()> {
        file::save(&self.begun(), &json(posting)?)
    }

    /// Makes a change that was begun: writes files, all of them or none, with what goes with them, and
    /// keeps it. What belongs to the change of a number is put together with it. `settle` lets progress
    /// go over. The number under which it is kept, unless it is too large.
    ///
    /// # Errors
    /// When a file cannot be written, or `settle` fails; all are as they were then.
    pub fn post(
        &self,
        posting: Posting,
        rewrites: &[file::Rewrite],
        company: &Company,
        settle: impl FnOnce() -> Result<()>,
    ) -> Result<Option<u64>> {
        self.carry_out(&posting, rewrites, &company.copies, settle)?;
        self.keep(posting)
    }

    /// Notes what else belongs to a change: files beside decks.
    ///
    /// # Errors
    /// When that cannot be written.
    pub fn note(&self, number: u64, copies: &[PathBuf]) -> Result<()> {
        let _lock = self.hold()?;
        let path = self.numbered(number);
        let mut posting = Self::read(&path)?;
        for copy in copies {
            posting.copy(copy)?;
        }
        file::save(&path, &json(&posting)?)
    }

    /// Takes a change back, with its progress by `settle`; the files beside decks that were changed
    /// since, and are left.
    ///
    /// # Errors
    /// When a file of it changed since, or cannot be written, or `settle` fails.
    pub fn undo(
        &self,
        number: u64,
        posting: &Posting,
        settle: impl FnOnce() -> Result<()>,
    ) -> Result<Vec<PathBuf>> {
        let paths: Vec<PathBuf> =
            posting.leaves.iter().map(|leaf| leaf.path().to_owned()).collect();
        let back = |texts: &[Option<String>]| Ok((self.before(number, posting, texts)?, ()));
        let mut left = Vec::new();
        let commit = |mut rewrites: Vec<file::Rewrite>| {
            let _lock = self.hold()?;
            self.mend_before(&rewrites)?;
            for rewrite in &mut rewrites {
                let leaf = posting.leaves.iter().find(|leaf| leaf.path() == rewrite.path);
                if let Some(leaf) = leaf {
                    *rewrite = leaf.rewrite(rewrite.before.take(), rewrite.after.take());
                }
            }
            let undoing = posting.undone_by(number, &rewrites);
            self.begin(&undoing)?;
            self.carry_out(&undoing, &rewrites, &[], settle)?;
            left = undoing.take_copies_away()?;
            self.drop_begun(&undoing)
        };
        file::change_all(&paths, self.most, back, commit)?;
        Ok(left)
    }

    /// Refuses what cannot be taken back.
    ///
    /// # Errors
    /// When a file of it changed since, or cannot be read.
    pub fn expect_undoable(&self, number: u64, posting: &Posting) -> Result<()> {
        let texts = posting.leaves.iter().map(|leaf| file::text(leaf.path(), self.most));
        self.before(number, posting, &texts.collect::<Result<Vec<_>>>()?).map(drop)
    }

    /// What the files of a change held before it, of what they hold now.
    fn before(
        &self,
        number: u64,
        posting: &Posting,
        texts: &[Option<String>],
    ) -> Result<Vec<Option<String>>> {
        let before = posting.leaves.iter().zip(texts).map(|(leaf, now)| {
            leaf.turned_back(now.as_deref()).map_err(|_| {
                if self.numbered(number).exists() {
                    changed_since(number, leaf, now.is_some())
                } else {
                    taken_back_meanwhile(number)
                }
            })
        });
        before.collect()
    }

    /// Makes a change that is written down as begun; where that fails nothing of it is left.
    fn carry_out(
        &self,
        posting: &Posting,
        rewrites: &[file::Rewrite],
        copies: &[(PathBuf, PathBuf, String)],
        settle: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        let put = |(from, folder, name): &(PathBuf, PathBuf, String)| {
            let bytes = file::read(from, file::ANY_SIZE)?;
            match file::put_beside(folder, name, &bytes, &posting.mark)? {
                Put::New | Put::Same => Ok(()),
                Put::Other => Err(is_other(&folder.join(name))),
            }
        };
        let put = copies.iter().try_for_each(put);
        let done = put.and_then(|()| file::rewrite(rewrites, &posting.mark, settle));
        done.or_else(|error| self.mend_begun(None).and(Err(error)))
    }

    /// Keeps a change that was made, and forgets what is more than is kept.
    fn keep(&self, posting: Posting) -> Result<Option<u64>> {
        let numbers = self.numbers()?;
        let last = numbers.last().copied();
        let own = posting.joins.filter(|own| last == Some(*own));
        let number = own.unwrap_or_else(|| last.unwrap_or(0) + 1);
        if let Some(own) = own {
            let path = self.numbered(own);
            let before = Self::read(&path)?;
            if !before.covers(&posting) {
                file::save(&path, &json(&before.with(posting, self.most)?)?)?;
            }
            self.remove_begun()?;
        } else {
            let failed = self.failed("keep a change in");
            fs::rename(self.begun(), self.numbered(number)).map_err(failed)?;
        }
        let mut space = SPACE;
        let mut is_kept = false;
        let newest = numbers.iter().rev().filter(|other| **other != number);
        for (count, kept) in std::iter::once(&number).chain(newest).enumerate() {
            let path = self.numbered(*kept);
            let size = fs::metadata(&path).map_or(0, |file| file.len());
            if count < MOST_KEPT && size <= space {
                space -= size;
                is_kept |= *kept == number;
            } else {
                space = 0; // what is older cannot be taken back before it
                file::remove(&path)?;
            }
        }
        Ok(is_kept.then_some(number))
    }

    /// Forgets the change that was taken back, and that it was.
    fn drop_begun(&self, undoing: &Posting) -> Result<()> {
        if let Some(number) = undoing.undoes {
            match fs::remove_file(self.numbered(number)) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(self.failed("forget a change in")(error));
                }
                _ => {}
            }
        }
        self.remove_begun()
    }

    fn remove_begun(&self) -> Result<()> {
        file::remove(&self.begun())
    }

    fn begun(&self) -> PathBuf {
        self.folder.join(BEGUN)
    }

    fn numbered(&self, number: u64) -> PathBuf {
        self.folder.join(format!("{number:06}.json"))
    }

    /// The numbers of what is kept, in order.
    fn numbers(&self) -> Result<Vec<u64>> {
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(self.failed("look through"))?,
        };
        let mut numbers = Vec::new();
        for entry in entries {
            let name = entry.map_err(self.failed("look through"))?.file_name();
            let number = name.to_str().and_then(|name| name.strip_suffix(".json"));
            numbers.extend(number.and_then(|number| number.parse::<u64>().ok()));
        }
        numbers.sort_unstable();
        Ok(numbers)
    }

    fn read(path: &Path) -> Result<Posting> {
        // It may hold all of many decks, and what was cut short must be read to be mended.
        let bytes = file::read(path, file::ANY_SIZE)?;
        Posting::read(&bytes).ok_or_else(|| {
            let error = Error::new(format!("cannot read the change in {}", path.display()));
            error.hint("a newer quizdeck wrote it, or it is damaged: remove it, it is only kept to be undone")
        })
    }

    /// Takes away what was left of writing in it: while it is held, nobody else of us writes there.
    pub fn sweep(&self) {
        file::sweep(&self.folder, "");
    }

    /// Holds the ledger against others of us, until that is dropped.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn hold(&self) -> Result<fs::File> {
        if !self.folder.is_dir() {
            let failed = self.failed("make");
            fs::create_dir_all(&self.folder).map_err(failed)?;
            fs::set_permissions(&self.folder, Permissions::from_mode(0o700)).map_err(failed)?;
        }
        file::hold(&self.folder.join("lock"))
    }

    fn failed(&self, what: &str) -> impl Fn(io::Error) -> Error + Copy {
        move |error| {
            Error::io(format!("cannot {what} {}", self.folder.display()), &error)
                .or_hint("name another folder with --data")
        }
    }
}

/// Why a file was not put beside a deck.
fn is_other(path: &Path) -> Error {
    let error = Error::new(format!("cannot write {}: something else is there", path.display()));
    error.hint("nothing was changed: move that away, or rename the file that is to go there")
}

/// What to do where somebody else was quicker.
fn taken_back_meanwhile(number: u64) -> Error {
    let error = format!("cannot undo the change {number}: it was taken back meanwhile");
    Error::new(error).hint("`quizdeck undo` takes back the one before")
}

/// Why a change cannot be taken back.
fn changed_since(number: u64, leaf: &Leaf, is_there: bool) -> Error {
    let since = if is_there { "it was changed since" } else { "it has gone since" };
    let error = Error::new(format!("cannot undo: {}: {since}", leaf.path().display()));
    let by_hand = match (leaf.was_there(), is_there) {
        (true, _) => {
            let show = to_type("undo --dry-run", [number.to_string()]);
            format!("`{show}` shows what was changed, to take it back by hand")
        }
        (false, true) => "the change made that file: remove it to take that back".to_owned(),
        (false, false) => "the change made that file".to_owned(),
    };
    error.hint(format!(
        "{by_hand}; `quizdeck undo --list` lists all changes, and `quizdeck undo NUMBER` takes back one \
         whose files are as it left them"
    ))
}

#[cfg(test)]
mod tests;
