//! Finding decks: by path, folder or name, wherever they are kept.

use super::places::{Shelf, place, whole};
use super::{BUILT_IN, Place};
use crate::env::{Global, file};
use crate::error::{Error, Result};
use crate::text::{did_you_mean, plural, shell_word};
use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// How many names are told where none is near.
const MOST: usize = 20;

/// Finds decks by what a person wrote: a file, a folder of them, or a deck's name. Each is found
/// once, however often it is named.
pub fn find(names: &[OsString], global: &Global) -> Result<Vec<Place>> {
    let mut search = Search { global, shelf: None };
    let (mut places, mut seen) = (Vec::new(), HashSet::new());
    for name in names {
        for found in search.find(name)? {
            let key = whole(&found).map_or_else(|| found.clone(), |path| place(path, global));
            if seen.insert(key) {
                places.push(found);
            }
        }
    }
    Ok(places)
}

/// Finds one deck by what a person wrote.
pub fn find_deck(name: &OsStr, global: &Global) -> Result<Place> {
    let mut places = Search { global, shelf: None }.find(name)?;
    if places.len() > 1 {
        let names: Vec<String> = places.iter().map(Place::quoted).collect();
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

/// The decks to check when none is named: all files that are known, or else the built-in ones.
pub fn found(global: &Global) -> Result<Vec<Place>> {
    let places: Vec<Place> =
        Shelf::load(global)?.volumes.into_iter().map(|volume| volume.place).collect();
    let files: Vec<Place> =
        places.into_iter().filter(|place| matches!(place, Place::File { .. })).collect();
    Ok(if files.is_empty() { BUILT_IN.to_vec() } else { files })
}

/// A search for decks by names; the shelf is looked at when a name is no path.
struct Search<'g> {
    global: &'g Global,
    shelf: Option<Shelf>,
}

impl Search<'_> {
    fn find(&mut self, name: &OsStr) -> Result<Vec<Place>> {
        let path = Path::new(name);
        let word = name.display();
        if path.is_dir() {
            let files = file::decks_in(path)?;
            if files.is_empty() {
                let hint =
                    "a folder's decks are its *.toml files; those in folders below do not count";
                return Err(Error::new(format!("cannot find a deck in {word}")).hint(hint));
            }
            return Ok(files.into_iter().map(|path| place(path, self.global)).collect());
        }
        if path.exists() {
            return Ok(vec![place(path.to_owned(), self.global)]);
        }
        let decks = match self.shelf.take() {
            Some(decks) => decks,
            None => Shelf::load(self.global)?,
        };
        let decks = self.shelf.insert(decks);
        match &decks.named(path.to_str().unwrap_or_default())[..] {
            [] => {}
            [one] => return Ok(vec![one.place.clone()]),
            several => {
                let names: Vec<String> =
                    several.iter().map(|volume| volume.place.quoted()).collect();
                let error = Error::new(format!("cannot tell which deck {word} is meant"));
                return Err(error.hint(format!("name one of them: {}", names.join(", "))));
            }
        }
        let mut here = path.as_os_str().to_owned();
        here.push(".toml");
        let here = PathBuf::from(here);
        if !path.as_os_str().is_empty() && here.is_file() {
            return Ok(vec![place(here, self.global)]);
        }
        Err(missing(path, decks, self.global))
    }
}

/// The name of the deck that a word nearly is; a failure to look is no time to tell.
pub fn nearest(word: &str, global: &Global) -> Option<String> {
    let shelf = Shelf::load(global).ok()?;
    let stems: Vec<String> = shelf.volumes.iter().map(|volume| volume.place.stem()).collect();
    did_you_mean(word, stems.iter().map(String::as_str)).map(str::to_owned)
}

/// The deck file with nearly this stem in the folder where a path leads.
fn beside(path: &Path, stem: &str, global: &Global) -> Option<String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let files = file::decks_in(folder.unwrap_or(Path::new("."))).ok()?;
    let stems: Vec<String> = files.iter().map(|file| place(file.clone(), global).stem()).collect();
    let near = did_you_mean(stem, stems.iter().map(String::as_str))?;
    let at = stems.iter().position(|stem| stem == near)?;
    let name = files[at].file_name()?;
    Some(place(path.with_file_name(name), global).quoted())
}

/// A deck that is nowhere: where it was looked for, and what may have been meant.
fn missing(path: &Path, shelf: &Shelf, global: &Global) -> Error {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let gone = shelf.gone.iter().find(|gone| {
        gone.deck == stem
            || gone.path.file_stem().is_some_and(|name| name.to_string_lossy() == stem)
    });
    let error = Error::new(format!("cannot find the deck {}", path.display()));
    if let Some(gone) = gone {
        let hint = format!("it was {}, which has gone; name where it is now", gone.path.display());
        return error.hint(hint);
    }
    let folders = shelf.folders.iter().map(|folder| folder.display().to_string());
    let met = shelf.volumes.iter().filter(|volume| !volume.is_found).count();
    let met = (met > 0).then(|| format!("among {} met elsewhere", plural(met, "deck")));
    let looked: Vec<String> = ["as a file".to_owned()]
        .into_iter()
        .chain(folders.map(|name| format!("in {name}")))
        .collect();
    let looked = looked.into_iter().chain(met).collect::<Vec<_>>().join(", ");
    let mut seen = HashSet::new();
    let stems = shelf.volumes.iter().map(|volume| volume.place.stem());
    let stems: Vec<String> = stems.filter(|stem| seen.insert(stem.clone())).collect();
    let near = beside(path, &stem, global).or_else(|| {
        let ids = shelf.volumes.iter().map(|volume| volume.identify().0);
        let names: Vec<String> = stems.iter().cloned().chain(ids).collect();
        did_you_mean(&stem, names.iter().map(String::as_str)).map(|name| shell_word(name.as_ref()))
    });
    let advice = near.map_or_else(
        || {
            let more = if stems.len() > MOST { ", ..." } else { "" };
            let stems = stems.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
            format!("there are {stems}{more}; quizdeck new begins one;")
        },
        |near| format!("did you mean {near}?"),
    );
    error.hint(format!("{advice} it was looked for {looked}, and among the built-in ones"))
}
