//! Recovery: a change that was cut short, by a crash between two of its files, is undone.

use super::Ledger;
use crate::env::{self, Global, file};
use crate::error::{Error, Result};
use crate::shelf::leaf::Condition;
use crate::text::{plural, to_type};
use std::io::Write;

impl Ledger {
    /// Undoes a change that was cut short, if one was; what became of it.
    ///
    /// # Errors
    /// When that cannot be read or written.
    pub fn mend(&self) -> Result<Option<String>> {
        if !self.begun().exists() {
            return Ok(None);
        }
        let _lock = self.hold()?;
        self.mend_begun()
    }

    /// Undoes a change that was cut short, before another one is made on what was read meanwhile.
    pub(super) fn mend_before(&self, rewrites: &[file::Rewrite]) -> Result<()> {
        if self.mend_begun()?.is_none() {
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

    fn mend_begun(&self) -> Result<Option<String>> {
        if !self.begun().exists() {
            return Ok(None);
        }
        let posting = self.read(&self.begun())?;
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
        if conditions.iter().all(|one| *one == Condition::Before) {
            self.remove_begun()?;
            return Ok(None);
        }
        let turned = pairs().filter_map(|(leaf, now)| {
            let then = leaf.turned(now.as_deref(), Condition::Before).ok()?;
            Some(leaf.rewrite(now.clone(), then))
        });
        let turned: Vec<file::Rewrite> = turned.collect();
        file::rewrite(&turned, || Ok(()))?;
        self.remove_begun()?;
        let command = posting.undoes.map_or(posting.command.as_str(), |_| "undo");
        let (command, files) = (to_type::<&str>(command, []), plural(posting.leaves.len(), "file"));
        let but = if conditions.contains(&Condition::Else) {
            ", but for what was changed since"
        } else {
            ": it can be run again"
        };
        Ok(Some(format!(
            "`{command}` was cut short in {files}: what of it was done is undone{but}"
        )))
    }
}

/// Undoes a change of decks that was cut short, and says so.
pub fn mend(global: &Global) -> Result<()> {
    let Ok(ledger) = Ledger::of(global) else { return Ok(()) };
    if let Some(said) = ledger.mend()? {
        writeln!(env::remarks(), "{said}.")?;
    }
    Ok(())
}
