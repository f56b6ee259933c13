//! Whose result of an exam a file holds, so that none is written over another learner's, or over
//! something else.

use crate::error::{Error, Result};
use crate::exam::{self, ExamResult};
use crate::text::printable_line;
use std::fs;
use std::path::Path;

/// Whose result a file holds.
pub enum Holder {
    /// There is nothing in it, or no file.
    Nobody,
    /// A learner's, who may have given no name.
    Learner(String),
    /// It is no result.
    Else,
}

impl Holder {
    /// Looks at a file.
    pub fn of(path: &Path) -> Self {
        if !path.is_file() {
            return if path.symlink_metadata().is_ok() { Self::Else } else { Self::Nobody };
        }
        match fs::read(path) {
            Ok(bytes) if bytes.is_empty() => Self::Nobody,
            Ok(bytes) => only(&bytes)
                .map_or(Self::Else, |result| Self::Learner(result.name.unwrap_or_default())),
            Err(_) => Self::Else,
        }
    }
}

/// The result that a file holds; nothing where it holds something else.
pub fn only(bytes: &[u8]) -> Option<ExamResult> {
    let mut results = exam::read(bytes);
    let first = results.next()?.ok();
    first.filter(|_| results.next().is_none())
}

/// Refuses to write the result of a learner over another's, or over what is no result of an exam. What is no
/// file, as a pipe, takes anything.
///
/// # Errors
/// When there is such a file.
pub fn expect_own(path: &Path, name: Option<&str>) -> Result<()> {
    if !path.is_file() {
        return Ok(());
    }
    let name = name.unwrap_or_default();
    let whose = match Holder::of(path) {
        Holder::Learner(other) if other.is_empty() && !name.is_empty() => {
            "it is a result without a name".to_owned()
        }
        Holder::Learner(other) if other != name => {
            format!("it is the result of {}", printable_line(&other))
        }
        Holder::Nobody | Holder::Learner(_) => return Ok(()),
        Holder::Else => "there is something else in it".to_owned(),
    };
    let error = format!("cannot write {}: {whose}", path.display());
    Err(Error::new(error).hint("name another file, or delete that one first"))
}
