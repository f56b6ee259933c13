//! Where a deck that comes goes: into one that is there only where that is meant, else into a new file.

use super::{Import, whole};
use crate::command::new::path as path_of;
use crate::deck::edit::slug;
use crate::error::{Error, Result};
use crate::format::Bundle;
use crate::shelf::{self, Place};
use crate::text::shell_word;
use std::path::{Path, PathBuf};

/// Where a deck goes.
pub enum Destination {
    /// Into one that is there.
    There(Place),
    /// Into a file that is not there yet.
    New(PathBuf),
}

impl Import<'_> {
    /// Where a deck goes: what is there already is added to only where that is meant.
    pub(super) fn destination(&self, bundle: &Bundle) -> Result<Destination> {
        let global = self.global;
        if let Some(name) = &self.args.to {
            return match (shelf::find_file(name, global), name.to_str()) {
                (Ok(place), _) => Ok(Destination::There(place)),
                (Err(error), None) => Err(error),
                // Earlier of the same import: several files into one deck.
                (Err(_), Some(name)) => path_of(name).map(|path| {
                    let place = shelf::place(path.clone(), global);
                    let is_there = path.symlink_metadata().is_ok();
                    if is_there { Destination::There(place) } else { Destination::New(path) }
                }),
            };
        }
        let path = match whole::path(bundle) {
            Some(path) => path,
            None => path_of(&format!("decks/{}.toml", slug(&bundle.name)))?,
        };
        let is_free =
            |path: &Path| path.symlink_metadata().is_err() && !self.newcomers.are_at(path);
        if is_free(&path) {
            return Ok(Destination::New(path));
        }
        let place = shelf::place(path.clone(), global);
        if self.newcomers.are_at(&path) {
            let numbered = (2..).map(|number| format!("{}-{number}.toml", place.stem()));
            let free = numbered.map(|name| path.with_file_name(name)).find(|path| is_free(path));
            return Ok(Destination::New(free.unwrap_or(path)));
        }
        if whole::is_same(bundle, &place)? {
            return Ok(Destination::There(place));
        }
        let word = shell_word(&place.called(global));
        let error = Error::new(format!("cannot make {}: it is there already", path.display()));
        Err(error.hint(format!("add to it by --to {word}, or name another by --to NAME")))
    }
}
