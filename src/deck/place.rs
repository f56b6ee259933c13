//! Where a deck comes from: each deck carries it, so that messages can name it and edits find it.

use crate::text;
use std::path::{Path, PathBuf};

/// Where a deck's text comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Place {
    /// A text that lies nowhere.
    #[default]
    Text,
    /// A file.
    File {
        /// Where it lies.
        path: PathBuf,
        /// How many bytes are read of it at most.
        most: u64,
    },
    /// The program itself.
    BuiltIn {
        /// The deck's name.
        name: &'static str,
        /// What it holds.
        text: &'static str,
    },
}

impl Place {
    /// What it is called in messages.
    pub fn name(&self) -> String {
        match self {
            Self::Text => "the deck".to_owned(),
            Self::File { path, .. } => text::printable_line(&path.display().to_string()),
            Self::BuiltIn { name, .. } => format!("{name} (built in)"),
        }
    }

    /// The folder that the deck's paths count from.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::File { path, .. } => path.parent(),
            Self::Text | Self::BuiltIn { .. } => None,
        }
    }

    /// The deck's id where it has none of its own.
    pub fn stem(&self) -> String {
        match self {
            Self::Text => "deck".to_owned(),
            Self::File { path, .. } => {
                path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into())
            }
            Self::BuiltIn { name, .. } => (*name).to_owned(),
        }
    }
}
