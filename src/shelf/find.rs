//! Finding decks: by path, folder or name, or wherever they are kept.

use super::{BUILT_IN, Place};
use crate::env::{self, Global, file};
use crate::error::{Error, Result};
use crate::text::did_you_mean;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// Finds decks by what a person wrote: a file, a folder of them, or a deck's name. Each is found
/// once, however often it is named.
pub fn find(names: &[OsString], global: &Global) -> Result<Vec<Place>> {
    let mut places: Vec<Place> = Vec::new();
    for name in names {
        for found in find_one(name, global)? {
            let is_same = |other: &Place| match (other, &found) {
                (Place::File { path: one, .. }, Place::File { path: two, .. }) => {
                    let whole = (one.canonicalize(), two.canonicalize());
                    one == two || matches!(whole, (Ok(one), Ok(two)) if one == two)
                }
                (one, two) => one == two,
            };
            if !places.iter().any(is_same) {
                places.push(found);
            }
        }
    }
    Ok(places)
}

/// A file as the place of a deck.
#[must_use]
pub const fn place(path: PathBuf, global: &Global) -> Place {
    Place::File { path, most: global.max_size }
}

/// Finds one deck by what a person wrote.
pub fn find_deck(name: &OsStr, global: &Global) -> Result<Place> {
    let mut places = find_one(name, global)?;
    if places.len() > 1 {
        let names: Vec<String> = places.iter().map(Place::name).collect();
        let hint = format!("name one of them: {}", names.join(", "));
        let error = format!("cannot tell which deck of {} is meant", name.display());
        return Err(Error::new(error).hint(hint));
    }
    places.pop().ok_or_else(|| Error::new(format!("cannot find a deck in {}", name.display())))
}

/// Finds one deck that can be written.
pub fn find_file(name: &OsStr, global: &Global) -> Result<Place> {
    let place = find_deck(name, global)?;
    place.file()?;
    Ok(place)
}

fn find_one(name: &OsStr, global: &Global) -> Result<Vec<Place>> {
    let path = Path::new(name);
    let name = name.display();
    if path.is_dir() {
        let files = file::decks_in(path)?;
        if files.is_empty() {
            let hint = "a folder's decks are its *.toml files; those in folders below do not count";
            return Err(Error::new(format!("cannot find a deck in {name}")).hint(hint));
        }
        return Ok(files.into_iter().map(|path| place(path, global)).collect());
    }
    if path.exists() {
        return Ok(vec![place(path.to_owned(), global)]);
    }
    let known = known(global)?;
    if let Some(place) = known.iter().find(|place| path.to_str() == Some(&place.stem())) {
        return Ok(vec![place.clone()]);
    }
    let mut here = path.as_os_str().to_owned();
    here.push(".toml");
    let here = PathBuf::from(here);
    if !path.as_os_str().is_empty() && here.is_file() {
        return Ok(vec![place(here, global)]);
    }
    let stems: Vec<String> = known.iter().map(Place::stem).collect();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let hint = did_you_mean(&stem, stems.iter().map(String::as_str)).map_or_else(
        || {
            let stems = stems.join(", ");
            format!("name a file, a folder, or one of the decks {stems}; quizdeck new begins one")
        },
        |near| format!("did you mean {near}?"),
    );
    Err(Error::new(format!("cannot find the deck {name}")).hint(hint))
}

/// The decks to look at when none is named: those in `./decks`, or else all that are known.
pub fn found(global: &Global) -> Result<Vec<Place>> {
    let folder = Path::new("decks");
    let files = if folder.is_dir() { file::decks_in(folder)? } else { Vec::new() };
    let places: Vec<Place> = files.into_iter().map(|path| place(path, global)).collect();
    if places.is_empty() { known(global) } else { Ok(places) }
}

/// The decks that have a name: those in `./decks`, in the folders that are set, in the folder for
/// decks, and the built-in ones, the first of a name. A folder need not be there.
pub fn known(global: &Global) -> Result<Vec<Place>> {
    let folders = std::iter::once(PathBuf::from("decks"))
        .chain(global.folders().iter().cloned())
        .chain(env::data_folder().map(|data| data.join("decks")));
    let mut files = Vec::new();
    for folder in folders.filter(|folder| folder.is_dir()) {
        files.extend(file::decks_in(&folder)?);
    }
    let mut places: Vec<Place> = Vec::new();
    for place in files.into_iter().map(|path| place(path, global)).chain(BUILT_IN) {
        if !places.iter().any(|other| other.stem() == place.stem()) {
            places.push(place);
        }
    }
    Ok(places)
}
