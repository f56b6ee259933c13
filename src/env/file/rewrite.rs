//! Rewriting: several files at once, all of them or none. What each is to hold is on the disk before
//! the first is touched, and what was done is undone when one of them cannot be.

use super::save::{Staged, remove, stage, stage_new};
use crate::error::Result;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::path::{Path, PathBuf};

/// What becomes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// Where it is.
    pub path: PathBuf,
    /// What it held; nothing where there was none.
    pub before: Option<String>,
    /// What it holds then; nothing where it is taken away.
    pub after: Option<String>,
    /// What others may do with it, where it is made anew; else what the system's mask lets.
    pub mode: Option<u32>,
}

/// Rewrites some files, by way of new ones that have a mark in their names. `seal` is called when all
/// is done.
///
/// # Errors
/// Those of the files and of `seal`; the files are as they were then.
pub fn rewrite(rewrites: &[Rewrite], mark: &str, seal: impl FnOnce() -> Result<()>) -> Result<()> {
    let prepared = |rewrite: &Rewrite| prepared(rewrite, mark);
    let staged = rewrites.iter().map(prepared).collect::<Result<Vec<_>>>()?;
    let mut done = 0;
    let all = rewrites.iter().zip(staged).try_for_each(|(rewrite, staged)| {
        staged.map_or_else(|| remove(&rewrite.path), Staged::put)?;
        done += 1;
        Ok(())
    });
    all.and_then(|()| seal()).or_else(|error| {
        let back = rewrites[..done].iter().rev().try_for_each(|one| put_back(one, mark));
        back.and(Err(error))
    })
}

/// What a file is to hold, on the disk; nothing where it is to be taken away.
fn prepared(rewrite: &Rewrite, mark: &str) -> Result<Option<Staged>> {
    let Rewrite { path, before, after, mode } = rewrite;
    match (before, after) {
        (_, None) => Ok(None),
        (None, Some(text)) => stage_new(path, text, *mode, mark).map(Some),
        (Some(_), Some(text)) => staged(path, text, mark).map(Some),
    }
}

fn staged(path: &Path, text: &str, mark: &str) -> Result<Staged> {
    stage(path, mark, |file| Ok(file.write_all(text.as_bytes())?))
}

fn put_back(rewrite: &Rewrite, mark: &str) -> Result<()> {
    let Rewrite { path, before, after, mode } = rewrite;
    match (before, after) {
        (Some(text), Some(_)) => staged(path, text, mark)?.put(),
        (Some(text), None) => stage_new(path, text, *mode, mark)?.put(),
        (None, Some(_)) => remove(path),
        (None, None) => Ok(()),
    }
}

/// Lets so many files be open at once, and some more, where the system has a lower limit than it must.
pub fn allow_open(files: usize) {
    let wanted = files as u64 + SPARE;
    let limit = getrlimit(Resource::Nofile);
    if limit.current.is_some_and(|current| current < wanted) {
        let current = limit.maximum.map_or(wanted, |maximum| maximum.min(wanted));
        // Where it does not work, the file that is one too many says so.
        let _ = setrlimit(Resource::Nofile, Rlimit { current: Some(current), ..limit });
    }
}

/// How many more files are open than those that are worked at.
const SPARE: u64 = 128;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;
    use std::fs;

    fn rewrites(folder: &Path, all: &[(&str, Option<&str>, Option<&str>)]) -> Vec<Rewrite> {
        let one = |(name, before, after): &(&str, Option<&str>, Option<&str>)| Rewrite {
            path: folder.join(name),
            before: before.map(str::to_owned),
            after: after.map(str::to_owned),
            mode: None,
        };
        all.iter().map(one).collect()
    }

    fn held(folder: &Path) -> Vec<(String, String)> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let held = |path: PathBuf| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(path).unwrap())
        };
        let mut all: Vec<_> = entries.filter(|path| path.is_file()).map(held).collect();
        all.sort();
        all
    }

    #[test]
    fn files_are_changed_made_and_taken_away_together() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        for name in ["a", "b"] {
            fs::write(at.join(name), name).unwrap();
        }
        let all = rewrites(
            at,
            &[("a", Some("a"), Some("A")), ("b", Some("b"), None), ("below/c", None, Some("C"))],
        );
        rewrite(&all, "m", || Ok(())).unwrap();
        assert_eq!(held(at), [("a".to_owned(), "A".to_owned())]);
        assert_eq!(held(&at.join("below")), [("c".to_owned(), "C".to_owned())]);
    }

    #[test]
    fn where_one_cannot_be_changed_none_is() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        for name in ["a", "b", "there"] {
            fs::write(at.join(name), name).unwrap();
        }
        let before = held(at);
        let last = [("there", None, Some("T")), ("none", Some("none"), None)];
        for last in last {
            let all =
                [("a", Some("a"), Some("A")), ("b", Some("b"), None), ("c", None, Some("C")), last];
            assert!(rewrite(&rewrites(at, &all), "m", || Ok(())).is_err());
            assert_eq!(held(at), before);
        }
        let all = rewrites(
            at,
            &[("a", Some("a"), Some("A")), ("b", Some("b"), None), ("c", None, Some("C"))],
        );
        assert!(rewrite(&all, "m", || Err(Error::new("no"))).is_err());
        assert_eq!(held(at), before, "nothing is left behind");
    }
}
