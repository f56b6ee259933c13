//! A pile of results: files, whole folders of them, or what comes in. They are read one after the
//! other and not kept, however many there are.

use crate::env::{Global, file};
use crate::error::{Error, Result};
use crate::exam::{ExamResult, Misfit, read};
use crate::text::{plural, printable_line};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How deep a folder of results is looked through.
const DEPTH: usize = 16;

/// How many files are read at a time, each core some of them.
const AT_A_TIME: usize = 64;

/// Something that holds results.
enum Stack {
    /// A file.
    File(PathBuf),
    /// What came in by standard input.
    Text(Vec<u8>),
    /// What the history remembers.
    Own(Vec<u8>),
}

/// A pile of results.
pub struct Pile {
    stacks: Vec<Stack>,
    /// How many files of folders are no results by their names.
    pub others: usize,
    most: u64,
}

/// What came of one result: what was made of it, or why it is none.
pub type Leafed<T> = std::result::Result<T, String>;

impl Pile {
    /// Finds the results that somebody named: files, folders, and `-` for standard input.
    ///
    /// # Errors
    /// When something is not there, or cannot be read.
    pub fn find(names: &[OsString], global: &Global) -> Result<Self> {
        let most = global.max_size;
        let mut pile = Self { stacks: Vec::new(), others: 0, most };
        let mut seen = HashSet::new();
        for name in names {
            let path = Path::new(name);
            if name == "-" {
                if seen.insert(PathBuf::from("-")) {
                    let text = file::standard_input(most)?;
                    pile.stacks.push(Stack::Text(text));
                }
            } else if path.is_dir() {
                pile.look_through(path, DEPTH, &mut seen)?;
            } else {
                file::open(path)?;
                pile.put(path.to_owned(), &mut seen);
            }
        }
        Ok(pile)
    }

    /// Adds the results of one's own history.
    pub fn add_own(&mut self, text: Vec<u8>) {
        self.stacks.push(Stack::Own(text));
    }

    /// Whether a stack is one's own history.
    pub fn is_own(&self, stack: usize) -> bool {
        matches!(self.stacks.get(stack), Some(Stack::Own(_)))
    }

    fn put(&mut self, path: PathBuf, seen: &mut HashSet<PathBuf>) {
        let place = path.canonicalize().unwrap_or_else(|_| path.clone());
        if seen.insert(place) {
            self.stacks.push(Stack::File(path));
        }
    }

    /// Takes the `*.json` files of a folder and of those below it, sorted by name; what is hidden is
    /// another program's.
    fn look_through(
        &mut self,
        folder: &Path,
        depth: usize,
        seen: &mut HashSet<PathBuf>,
    ) -> Result<()> {
        let failed =
            |error: io::Error| Error::io(format!("cannot read {}", folder.display()), &error);
        let entries = fs::read_dir(folder).map_err(failed)?;
        let paths = entries.map(|entry| entry.map(|entry| entry.path()).map_err(failed));
        let mut paths: Vec<PathBuf> = paths.collect::<Result<_>>()?;
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap_or_default().as_encoded_bytes();
            let is_link = path.is_symlink();
            if name.starts_with(b".") {
            } else if path.is_dir() {
                if !is_link && depth > 0 {
                    self.look_through(&path, depth - 1, seen)?;
                } else {
                    self.others += 1;
                }
            } else if path
                .extension()
                .is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
            {
                self.put(path, seen);
            } else {
                self.others += 1;
            }
        }
        Ok(())
    }

    /// What a stack is called.
    pub fn name(&self, stack: usize) -> String {
        match self.stacks.get(stack) {
            Some(Stack::File(path)) => printable_line(&path.display().to_string()),
            Some(Stack::Text(_)) => "standard input".to_owned(),
            Some(Stack::Own(_)) => "your history".to_owned(),
            None => String::new(),
        }
    }

    /// How many stacks there are, in words.
    pub fn count(&self) -> String {
        plural(self.stacks.len(), "file")
    }

    /// Reads every result: `make` makes something of each, on whatever core; `take` takes that with its
    /// place, in the order of the pile.
    pub fn each<T: Send>(
        &self,
        make: impl Fn(ExamResult, (usize, usize)) -> T + Sync,
        mut take: impl FnMut((usize, usize), Leafed<T>),
    ) {
        for (batch, stacks) in self.stacks.chunks(AT_A_TIME).enumerate() {
            let first = batch * AT_A_TIME;
            let open = |(at, stack)| self.open(stack, first + at, &make);
            let opened: Vec<OpenedStack<'_, T>> = stacks.par_iter().enumerate().map(open).collect();
            for (at, opened) in opened.into_iter().enumerate() {
                let text = match opened {
                    OpenedStack::Single(leaf) => {
                        take((first + at, 0), leaf);
                        continue;
                    }
                    OpenedStack::Several(text) => text,
                };
                for (leaf, result) in read_all(&text).enumerate() {
                    let place = (first + at, leaf);
                    take(place, result.map(|result| make(result, place)));
                }
            }
        }
    }

    fn open<'s, T>(
        &self,
        stack: &'s Stack,
        at: usize,
        make: &(impl Fn(ExamResult, (usize, usize)) -> T + Sync),
    ) -> OpenedStack<'s, T> {
        let text = match stack {
            Stack::Text(text) | Stack::Own(text) => Cow::Borrowed(text.as_slice()),
            Stack::File(path) => match file::read(path, self.most) {
                Ok(bytes) => Cow::Owned(bytes),
                Err(error) => return OpenedStack::Single(Err(error.message().to_owned())),
            },
        };
        let mut all = read_all(&text);
        let (first, is_only) = (all.next(), all.next().is_none());
        drop(all);
        match first {
            Some(first) if is_only => {
                OpenedStack::Single(first.map(|result| make(result, (at, 0))))
            }
            _ => OpenedStack::Several(text),
        }
    }
}

/// A stack that was looked into: of most, what was made of all that is there.
enum OpenedStack<'s, T> {
    /// There is one result.
    Single(Leafed<T>),
    /// There are several, which are better not all held at a time.
    Several(Cow<'s, [u8]>),
}

fn read_all(text: &[u8]) -> impl Iterator<Item = Leafed<ExamResult>> {
    read(text).map(|result| result.map_err(|misfit: Misfit| misfit.to_string()))
}
