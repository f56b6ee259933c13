//! Postings: changes of decks as they are written down, with all that belongs to each.

use super::leaf::{Leaf, digest};
use crate::env;
use crate::env::file::{self, Rewrite};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// The layout of what is written.
const VERSION: u32 = 1;

/// Progress that went over: from a deck and the key of a question to others.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Transit {
    /// The id of the deck, and the key of the question.
    pub from: (String, String),
    /// Where it went.
    pub to: (String, String),
    /// Whether a question that has its own was there, or came there too, so that it joined that.
    #[serde(default)]
    pub is_joined: bool,
}

/// What goes with a change of decks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Company {
    /// What was done, in a few words: "2 questions"; else the lines that differ tell it.
    pub deed: String,
    /// Files to be put beside decks: from where, the folder, the path in it.
    pub copies: Vec<(PathBuf, PathBuf, String)>,
    /// The progress that goes over.
    pub transits: Vec<Transit>,
}

/// A change as it is written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    version: u32,
    /// The command that made it.
    pub command: String,
    /// When, in milliseconds since 1970 in UTC.
    pub at: i64,
    /// What was done, in a few words, where its command said that.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub deed: String,
    /// What is in the names of the files that are made on the way.
    #[serde(default)]
    pub mark: String,
    /// Which change it is put together with, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joins: Option<u64>,
    /// Which change it takes back, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<u64>,
    /// What it made of each file.
    pub leaves: Vec<Leaf>,
    /// Files that were put beside decks, each with a digest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<(OsString, String)>,
    /// The progress that went over with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub transits: Vec<Transit>,
}

impl Posting {
    /// What a command makes of files now, and what goes with it.
    ///
    /// # Errors
    /// When nobody can tell what time it is, or what is to be copied cannot be read.
    pub fn new(command: &str, rewrites: &[Rewrite], company: &Company) -> Result<Self> {
        let mut copies = Vec::new();
        for (from, folder, name) in &company.copies {
            let target = folder.join(name);
            if target.symlink_metadata().is_err() {
                copies.push((absolute(&target).into_os_string(), digest_of(from)?));
            }
        }
        Ok(Self {
            version: VERSION,
            command: command.to_owned(),
            at: env::moment()?.at,
            deed: company.deed.clone(),
            mark: fresh_mark(),
            joins: None,
            undoes: None,
            leaves: leaves(rewrites),
            copies,
            transits: company.transits.clone(),
        })
    }

    /// Reads what was written down; nothing where a newer program wrote it, or it is damaged.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let posting = serde_json::from_slice::<Self>(bytes).ok();
        posting.filter(|posting| posting.version == VERSION)
    }

    /// The rewrites that take it back, as a change of their own; it is the one of this number.
    pub fn undone_by(&self, number: u64, rewrites: &[Rewrite]) -> Self {
        let (undoes, mark) = (Some(number), fresh_mark());
        Self { undoes, mark, joins: None, leaves: leaves(rewrites), ..self.clone() }
    }

    /// Adds a file that was put beside decks.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn copy(&mut self, path: &Path) -> Result<()> {
        let digest = digest_of(path)?;
        self.copies.push((absolute(path).into_os_string(), digest));
        Ok(())
    }

    /// Takes the files away that were put beside decks; those that were changed since, and are left.
    ///
    /// # Errors
    /// When one cannot be removed.
    pub fn take_copies_away(&self) -> Result<Vec<PathBuf>> {
        let mut left = Vec::new();
        for (path, digest) in &self.copies {
            let path = PathBuf::from(path);
            match digest_of(&path) {
                Ok(now) if now == *digest => file::remove(&path)?,
                Ok(_) => left.push(path),
                Err(_) => {} // it is gone already
            }
        }
        Ok(left)
    }

    /// The folders in which it makes files on its way.
    pub fn folders(&self) -> BTreeSet<&Path> {
        let copies = self.copies.iter().map(|(path, _)| Path::new(path));
        self.leaves.iter().map(Leaf::path).chain(copies).filter_map(Path::parent).collect()
    }

    /// Whether it has what another one made of the same files already.
    pub fn covers(&self, next: &Self) -> bool {
        next.leaves.iter().all(|leaf| self.leaves.iter().any(|own| own.leads_where(leaf)))
    }

    /// A change together with one that followed it, where files are of at most so many bytes.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn with(mut self, next: Self, most: u64) -> Result<Self> {
        for leaf in next.leaves {
            match self.leaves.iter().position(|other| other.path() == leaf.path()) {
                None => self.leaves.push(leaf),
                Some(at) => {
                    let now = file::text(leaf.path(), most)?;
                    let between = leaf.turned_back(now.as_deref());
                    let first =
                        between.and_then(|between| self.leaves[at].turned_back(between.as_deref()));
                    // What somebody changed between the two cannot be taken back.
                    self.leaves[at] = match first {
                        Ok(first) => Leaf::of(&leaf.rewrite(first, now), leaf.path().to_owned()),
                        Err(_) => leaf,
                    };
                }
            }
        }
        self.copies.extend(next.copies);
        self.transits.extend(next.transits);
        self.at = next.at;
        self.deed.clear(); // the lines that differ tell what both did
        Ok(self)
    }
}

/// A mark that no other change has.
fn fresh_mark() -> String {
    format!("{:016x}", env::entropy())
}

/// What rewrites make of each file.
fn leaves(rewrites: &[Rewrite]) -> Vec<Leaf> {
    rewrites.iter().map(|rewrite| Leaf::of(rewrite, absolute(&rewrite.path))).collect()
}

/// The path of a file from the root on, without links where it is there.
fn absolute(path: &Path) -> PathBuf {
    let there = path.canonicalize().or_else(|_| std::path::absolute(path));
    there.unwrap_or_else(|_| path.to_owned())
}

/// A digest of what a file holds.
///
/// # Errors
/// When it cannot be read.
fn digest_of(path: &Path) -> Result<String> {
    let bytes = fs::read(path)
        .map_err(|error| Error::io(format!("cannot read {}", path.display()), &error))?;
    Ok(digest(bytes))
}
