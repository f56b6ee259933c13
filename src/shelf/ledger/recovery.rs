//! Recovery: a change that was cut short, by a crash between two of its files, is undone, or brought to
//! its end where all files are as it wants them and only what goes with them was not done.

use super::Ledger;
use crate::env::{self, Global, file};
use crate::error::{Error, Result};
use crate::shelf::leaf::Condition;
use crate::shelf::posting::Posting;
use crate::shelf::{meet_all, place};
use crate::text::{plural, to_type};
use std::io::Write;
use std::path::PathBuf;

/// Lets the progress that goes with a change be where it is after that, or was before.
pub type Settling<'s> = &'s mut dyn FnMut(&Posting, Condition) -> Result<()>;

impl Ledger {
    /// Ends or undoes a change that was cut short, if one was; what became of it.
    ///
    /// # Errors
    /// When that cannot be read or written.
    pub fn mend(&self, settle: Settling<'_>) -> Result<Option<String>> {
        if !self.begun().exists() {
            return Ok(None);
        }
        let _lock = self.hold()?;
        self.mend_begun(Some(settle))
    }

    /// The files of a change that is written down as begun.
    fn begun_files(&self) -> Vec<PathBuf> {
        if !self.begun().exists() {
            return Vec::new();
        }
        let leaves = Self::read(&self.begun()).map(|posting| posting.leaves).unwrap_or_default();
        leaves.iter().map(|leaf| leaf.path().to_owned()).collect()
    }

    /// Undoes a change that was cut short, before another one is made on what was read meanwhile.
    ///
    /// # Errors
    /// When that cannot be done, or what was read is not there any more.
    pub fn mend_before(&self, rewrites: &[file::Rewrite]) -> Result<()> {
        if self.mend_begun(None)?.is_none() {
            return Ok(());
        }
        for rewrite in rewrites {
            if file::text(&rewrite.path, self.most)? != rewrite.before {
                let error = format!("cannot change {}: it just changed", rewrite.path.display());
                return Err(Error::new(error).hint("run the command again"));
            }
        }
        Ok(())
    }

    /// Mends what is written down as begun. Without `settle`, nothing is brought to its end.
    pub(super) fn mend_begun(&self, settle: Option<Settling<'_>>) -> Result<Option<String>> {
        if !self.begun().exists() {
            return Ok(None);
        }
        let posting = Self::read(&self.begun())?;
        if !posting.mark.is_empty() {
            posting.folders().into_iter().for_each(|folder| file::sweep(folder, &posting.mark));
        }
        if posting.undoes.is_some_and(|number| !self.numbered(number).exists()) {
            self.remove_begun()?; // it was taken back to the last file
            return Ok(None);
        }
        let mut texts = Vec::new();
        for leaf in &posting.leaves {
            texts.push(file::text(leaf.path(), self.most)?);
        }
        let pairs = || posting.leaves.iter().zip(&texts);
        let conditions: Vec<Condition> =
            pairs().map(|(leaf, now)| leaf.condition(now.as_deref())).collect();
        let are_all = |wanted| conditions.iter().all(|one| *one == wanted);
        if are_all(Condition::Before) {
            self.forget(&posting)?;
            return Ok(None);
        }
        match settle {
            Some(settle) if are_all(Condition::After) => self.bring_to_its_end(posting, settle),
            None if are_all(Condition::After) && !posting.transits.is_empty() => {
                let error = Error::new("cannot change decks: an earlier change was cut short");
                Err(error
                    .hint("any command of quizdeck brings it to its end: `quizdeck undo --list`"))
            }
            settle => {
                let turned = pairs().filter_map(|(leaf, now)| {
                    let then = leaf.turned_back(now.as_deref()).ok()?;
                    Some(leaf.rewrite(now.clone(), then))
                });
                let turned: Vec<file::Rewrite> = turned.collect();
                file::rewrite(&turned, &posting.mark, || match settle {
                    Some(settle) => settle(&posting, Condition::Before),
                    None => Ok(()),
                })?;
                self.forget(&posting)?;
                Ok(Some(undone(&posting, conditions.contains(&Condition::Else))))
            }
        }
    }

    /// Does what was not done any more: all files are as the change wants them.
    fn bring_to_its_end(&self, posting: Posting, settle: Settling<'_>) -> Result<Option<String>> {
        settle(&posting, Condition::After)?;
        let said = cut_short(&posting);
        if posting.undoes.is_some() {
            posting.take_copies_away()?;
            self.drop_begun(&posting)?;
            return Ok(Some(format!("{said}: it is brought to its end")));
        }
        let is_kept = self.keep(posting)?.is_some();
        let back = if is_kept { ", and `quizdeck undo` takes it back" } else { "" };
        Ok(Some(format!("{said}: it is brought to its end{back}")))
    }

    /// Forgets that a change was begun of which nothing is left.
    fn forget(&self, posting: &Posting) -> Result<()> {
        if posting.undoes.is_none() {
            posting.take_copies_away()?;
        }
        self.remove_begun()
    }
}

fn undone(posting: &Posting, has_other: bool) -> String {
    let but = if has_other { ", but for what was changed since" } else { ": it can be run again" };
    format!("{}: what of it was done is undone{but}", cut_short(posting))
}

fn cut_short(posting: &Posting) -> String {
    let command = posting.undoes.map_or(posting.command.as_str(), |_| "undo");
    let (command, files) = (to_type::<&str>(command, []), plural(posting.leaves.len(), "file"));
    format!("`{command}` was cut short in {files}")
}

/// Ends or undoes a change of decks that was cut short, and says so; so it does where that cannot be
/// done now, and what is to be done otherwise is not kept from it.
pub fn mend(global: &Global, settle: Settling<'_>) -> Result<()> {
    let Ok(ledger) = Ledger::of(global) else { return Ok(()) };
    let files = ledger.begun_files();
    match ledger.mend(settle) {
        Ok(None) => {}
        Ok(Some(said)) => {
            writeln!(env::remarks(), "{said}.")?;
            // What was made and taken away is known as if it had not been cut short.
            let places: Vec<_> = files.into_iter().map(|path| place(path, global)).collect();
            meet_all(&places, global, &mut env::remarks())?;
        }
        Err(error) => write!(env::remarks(), "{error}")?,
    }
    Ok(())
}
