//! Where results go: a file a pupil, for nobody else to read, and never over another pupil's.

use crate::deck::edit::slug;
use crate::env::file;
use crate::error::{Error, Result};
use crate::exam::ExamResult;
use crate::sitting::holder::{Holder, only};
use crate::text::{indented_json, plural, printable_line};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// How many pupils may be called alike.
const MOST: usize = 1000;

/// The results that are to be written.
pub struct ResultFiles<'a> {
    /// A folder, or the file of one pupil; nothing where nothing is written.
    target: Option<&'a Path>,
    is_forced: bool,
    /// What goes where.
    texts: BTreeMap<PathBuf, String>,
    /// Those that were written.
    written: usize,
}

impl<'a> ResultFiles<'a> {
    /// None yet, for a folder or a file.
    pub const fn new(target: Option<&'a Path>, is_forced: bool) -> Self {
        Self { target, is_forced, texts: BTreeMap::new(), written: 0 }
    }

    /// Takes one, and finds a file for it.
    ///
    /// # Errors
    /// When there is another result of the pupil already, or several are to go into one file.
    pub fn expect(&mut self, result: &ExamResult) -> Result<()> {
        let Some(target) = self.target else { return Ok(()) };
        let name = result.name.as_deref().unwrap_or_default();
        let text = indented_json(result)?;
        let is_file = target.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"))
            && !target.is_dir();
        let path = if is_file {
            if !self.texts.is_empty() || self.written > 0 {
                let error = format!("cannot write several results to {}", target.display());
                return Err(Error::new(error).hint("name a folder: each pupil gets a file in it"));
            }
            target.to_owned()
        } else {
            self.free(target, name)
        };
        let whose = match Holder::of(&path) {
            Holder::Nobody => None,
            Holder::Learner(other) if other != name => {
                Some(format!("it is the result of {}", printable_line(&other)))
            }
            Holder::Learner(_) if self.is_forced || is_same(&path, result) => None,
            Holder::Learner(_) => {
                Some(format!("there is a result of {} already", printable_line(name)))
            }
            Holder::Else => Some("there is something else in it".to_owned()),
        };
        if let Some(whose) = whose {
            let error = Error::new(format!("cannot write {}: {whose}", path.display()));
            return Err(
                error.hint("name another folder; --force writes over results of the same pupil")
            );
        }
        self.texts.insert(path, text);
        Ok(())
    }

    /// The first file for a name that is no other pupil's.
    fn free(&self, folder: &Path, name: &str) -> PathBuf {
        let stem = match slug(name) {
            stem if stem == "question" => "pupil".to_owned(),
            stem => stem,
        };
        let numbered = |number: usize| match number {
            1 => folder.join(format!("{stem}.json")),
            number => folder.join(format!("{stem}-{number}.json")),
        };
        let is_free = |path: &PathBuf| {
            let is_own = |holder| match holder {
                Holder::Nobody => true,
                Holder::Learner(other) => other == name,
                Holder::Else => false,
            };
            !self.texts.contains_key(path) && is_own(Holder::of(path))
        };
        (1..=MOST).map(numbered).find(is_free).unwrap_or_else(|| numbered(1))
    }

    /// Writes what was taken; says where.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn write(&mut self) -> Result<Option<String>> {
        let Some(target) = self.target.filter(|_| !self.texts.is_empty()) else { return Ok(None) };
        for (path, text) in std::mem::take(&mut self.texts) {
            file::make_private_folder(&path)?;
            file::save(&path, &text)?;
            self.written += 1;
        }
        let results = plural(self.written, "result");
        Ok(Some(format!("{}: {results} written", printable_line(&target.display().to_string()))))
    }
}

/// Whether a file holds a result but for its times.
fn is_same(path: &Path, result: &ExamResult) -> bool {
    let Ok(bytes) = fs::read(path) else { return false };
    only(&bytes).is_some_and(|ExamResult { started, ended, .. }| {
        let again = ExamResult { started, ended, ..result.clone() };
        indented_json(&again).is_ok_and(|text| text.as_bytes() == bytes)
    })
}
