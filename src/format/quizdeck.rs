//! `.quizdeck`: one file with decks as their authors wrote them, their pictures and sounds, and, for who
//! moves house, what was answered. It is a zip with a folder for each deck and a list of them.

mod read;
mod write;

use super::Format;
use super::archive::Archive;
use serde::{Deserialize, Serialize};

/// The row of the table.
pub const FORMAT: Format = Format {
    name: "quizdeck",
    summary: "quizdeck elsewhere: decks with their pictures and sounds in one file",
    extensions: &["quizdeck"],
    is_text: false,
    keeps_history: true,
    names_files: false,
    tells: |file| {
        let is_zip = file.bytes.starts_with(b"PK\x03\x04");
        is_zip && Archive::open(file.bytes).is_some_and(|archive| archive.has(LIST))
    },
    read: Some(read::read),
    write: Some(write::write),
    keeps: "everything, to the byte; what was answered only with `--history`, both ways",
};

/// The entry that lists the decks.
const LIST: &str = "quizdeck.json";

/// The version of the layout.
const VERSION: u32 = 1;

/// What is in a file.
#[derive(Serialize, Deserialize)]
struct ParcelList {
    quizdeck: u32,
    decks: Vec<Enclosed>,
}

/// A deck in a file, by the paths of its entries.
#[derive(Serialize, Deserialize)]
struct Enclosed {
    /// The deck; pictures and sounds are beside it.
    deck: String,
    /// What was answered of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    history: Option<String>,
    /// Whose history that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    whose: Option<String>,
}

#[cfg(test)]
mod tests;
