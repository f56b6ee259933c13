//! The shelf: which decks there are, where they are, and what they hold.

mod find;
mod found;
mod gist;
mod ids;
mod leaf;
mod ledger;
mod neighbours;
mod places;
mod posting;
mod read;
mod remember;
mod revision;
mod roll;

pub use crate::deck::Place;
pub use find::{find, find_deck, find_file, found, nearest};
pub use ids::suggested_id;
pub use leaf::{Condition, Leaf};
pub use ledger::{Ledger, mend};
pub use neighbours::Neighbours;
pub use places::{Shelf, Volume, edition, place};
pub use posting::{Company, Posting, Transit};
pub use read::{Shelved, read, read_named, tell};
pub use remember::{decline, due, is_memorable, meet, meet_all, note, remember};
pub use revision::Revision;
pub use roll::{Admission, Roll};

use crate::deck::edit::Refused;
use crate::env::{Global, file};
use crate::error::{Error, Result};
use crate::text;
use std::ffi::OsString;
use std::path::Path;

/// The built-in deck that teaches the program.
pub const TOUR: &str = "tour";

/// The decks that come with the program.
const BUILT_IN: [Place; 2] = [
    Place::BuiltIn { name: "csto", text: include_str!("../../decks/csto.toml") },
    Place::BuiltIn { name: TOUR, text: include_str!("../../decks/tour.toml") },
];

/// What is said where no deck comes up by itself.
pub const NOTHING: &str = "There is no deck to list or review: quizdeck quiz csto or quizdeck quiz \
    tour asks a built-in one, quizdeck new NAME begins one of your own, and quizdeck decks tells \
    where decks are and which are hidden.";

/// A refused edit of a deck as a failure.
pub fn refusal(name: &str, refused: Refused) -> Error {
    Error::new(format!("cannot change {name}: {}", refused.reason)).hint(refused.remedy)
}

impl Place {
    /// Its file.
    ///
    /// # Errors
    /// When it is none, and so cannot be changed.
    pub fn file(&self) -> Result<&Path> {
        match self {
            Self::File { path, .. } => Ok(path),
            Self::Text | Self::BuiltIn { .. } => Err(self.fixed()),
        }
    }

    fn fixed(&self) -> Error {
        let error = Error::new(format!("cannot change the deck {}", self.name()));
        match self {
            // Its file has the name then, and comes before what is built in.
            Self::BuiltIn { name, .. } => {
                let export = text::to_type("export --to quizdeck", [name]);
                let import = text::to_type("import", [format!("{name}.quizdeck")]);
                error.hint(format!("make it a file of your own first: {export} && {import}"))
            }
            Self::Text | Self::File { .. } => {
                error.hint("write one of your own: quizdeck new NAME")
            }
        }
    }

    /// What it holds as text.
    ///
    /// # Errors
    /// When it cannot be read, or is no text.
    pub fn text(&self) -> Result<String> {
        String::from_utf8(self.bytes()?).map_err(|error| {
            file::no_utf8(Path::new(&self.name()), error.as_bytes(), error.utf8_error())
        })
    }

    /// What it holds.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        match self {
            Self::Text => Ok(Vec::new()),
            Self::File { path, most } => file::read(path, *most),
            Self::BuiltIn { text, .. } => Ok(text.as_bytes().to_vec()),
        }
    }

    /// A command for it to type, by what it is called here: its name where that is enough.
    pub fn command(&self, doing: &str, global: &Global) -> String {
        text::to_type(doing, [self.called(global)])
    }

    /// A command for it to type, by what finds it wherever decks are.
    pub fn sure_command(&self, doing: &str) -> String {
        text::to_type(doing, [self.argument()])
    }

    /// What it is called on a command line here.
    pub fn called(&self, global: &Global) -> OsString {
        // Where a folder cannot be read, the path finds it all the same.
        Shelf::load(global).map_or_else(|_| self.argument(), |shelf| shelf.argument(self))
    }

    /// What finds it on a command line, in quotes where it needs them.
    pub fn quoted(&self) -> String {
        text::shell_word(&self.argument())
    }

    /// What finds it, as an argument.
    pub fn argument(&self) -> OsString {
        match self {
            Self::Text | Self::BuiltIn { .. } => self.stem().into(),
            // A name must not be taken for an option.
            Self::File { path, .. } if path.as_os_str().as_encoded_bytes().starts_with(b"-") => {
                Path::new(".").join(path).into_os_string()
            }
            Self::File { path, .. } => path.clone().into_os_string(),
        }
    }
}

#[cfg(test)]
mod tests;
