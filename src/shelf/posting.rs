//! Postings: changes of decks as they are written down, with all that belongs to each.

use super::leaf::{Condition, Leaf};
use crate::env;
use crate::env::file::{self, Rewrite};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
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

/// A change as it is written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    version: u32,
    /// The command that made it.
    pub command: String,
    /// When, in milliseconds since 1970 in UTC.
    pub at: i64,
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
    /// What a command makes of files now.
    ///
    /// # Errors
    /// When nobody can tell what time it is.
    pub fn new(command: &str, rewrites: &[Rewrite]) -> Result<Self> {
        Ok(Self {
            version: VERSION,
            command: command.to_owned(),
            at: env::moment()?.at,
            undoes: None,
            leaves: leaves(rewrites),
            copies: Vec::new(),
            transits: Vec::new(),
        })
    }

    /// Reads what was written down; nothing where a newer program wrote it, or it is damaged.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let posting = serde_json::from_slice::<Self>(bytes).ok();
        posting.filter(|posting| posting.version == VERSION)
    }

    /// The rewrites that take it back, as a change of their own; it is the one of this number.
    pub fn undone_by(&self, number: u64, rewrites: &[Rewrite]) -> Self {
        Self { undoes: Some(number), leaves: leaves(rewrites), ..self.clone() }
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
                    let between = leaf.turned(now.as_deref(), Condition::Before);
                    let first = between.and_then(|between| {
                        self.leaves[at].turned(between.as_deref(), Condition::Before)
                    });
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
        Ok(self)
    }
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
pub fn digest_of(path: &Path) -> Result<String> {
    let bytes = fs::read(path)
        .map_err(|error| Error::io(format!("cannot read {}", path.display()), &error))?;
    Ok(sha1_smol::Sha1::from(bytes).digest().to_string())
}
