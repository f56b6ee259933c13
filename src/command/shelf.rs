//! The shelf: finds decks by path, folder or name, and reads them. Every finding of every deck is
//! told, and one broken deck stops all.

use crate::deck::{self, Deck};
use crate::env::{self, file};
use crate::error::{Error, Result};
use crate::report::{Finding, Severity, Source};
use crate::text::{self, Look, did_you_mean};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The decks that come with the program, by name.
const BUILT_IN: [(&str, &str); 2] = [
    ("csto", include_str!("../../decks/csto.toml")),
    ("tour", include_str!("../../decks/tour.toml")),
];

/// Where a deck's text comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A file.
    File(PathBuf),
    /// The program itself; its place in the table.
    BuiltIn(usize),
}

/// Some decks that were read, with what there is to say of them.
#[derive(Default)]
pub struct Shelf {
    pub decks: Vec<Deck>,
    pub errors: usize,
    pub warnings: usize,
}

impl Place {
    /// What it is called in messages.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => text::printable_line(&path.display().to_string()),
            Self::BuiltIn(at) => format!("{} (built in)", BUILT_IN[*at].0),
        }
    }

    /// Its file.
    pub fn file(&self) -> Result<&Path> {
        match self {
            Self::File(path) => Ok(path),
            Self::BuiltIn(at) => {
                let name = BUILT_IN[*at].0;
                let error = Error::new(format!("cannot change the deck {name}: it is built in"));
                Err(error.hint("write one of your own: quizdeck new NAME"))
            }
        }
    }

    /// What it holds as text.
    pub fn text(&self) -> Result<String> {
        String::from_utf8(self.bytes()?).map_err(|error| {
            file::no_utf8(Path::new(&self.name()), error.as_bytes(), error.utf8_error())
        })
    }

    /// What it holds.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        match self {
            Self::File(path) => file::read(path),
            Self::BuiltIn(at) => Ok(BUILT_IN[*at].1.as_bytes().to_vec()),
        }
    }

    /// What it is called on a command line, in quotes where it needs them.
    pub fn word(&self, folders: &[PathBuf]) -> String {
        let path = match self {
            Self::File(path) => path.display().to_string(),
            Self::BuiltIn(at) => BUILT_IN[*at].0.to_owned(),
        };
        let known = known(folders).into_iter().any(|place| place == *self);
        let word = if known { self.stem() } else { path };
        text::printable_line(&shell_words::quote(&word))
    }

    /// The folder that the deck's paths count from.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::File(path) => path.parent(),
            Self::BuiltIn(_) => None,
        }
    }

    /// The deck's id where it has none of its own.
    pub fn stem(&self) -> String {
        match self {
            Self::File(path) => {
                path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into())
            }
            Self::BuiltIn(at) => BUILT_IN[*at].0.to_owned(),
        }
    }
}

/// Finds decks by what a person wrote: a file, a folder of them, or a deck's name. Each is found
/// once, however often it is named.
pub fn find(names: &[String], folders: &[PathBuf]) -> Result<Vec<Place>> {
    let mut places: Vec<Place> = Vec::new();
    for name in names {
        for place in find_one(name, folders)? {
            let is_same = |other: &Place| match (other, &place) {
                (Place::File(one), Place::File(two)) => {
                    one == two || one.canonicalize().ok() == two.canonicalize().ok()
                }
                (one, two) => one == two,
            };
            if !places.iter().any(is_same) {
                places.push(place);
            }
        }
    }
    Ok(places)
}

/// Finds one deck by what a person wrote.
pub fn find_deck(name: &str, folders: &[PathBuf]) -> Result<Place> {
    let mut places = find_one(name, folders)?;
    if places.len() > 1 {
        let names: Vec<String> = places.iter().map(Place::name).collect();
        let hint = format!("name one of them: {}", names.join(", "));
        return Err(Error::new(format!("cannot tell which deck of {name} is meant")).hint(hint));
    }
    places.pop().ok_or_else(|| Error::new(format!("cannot find a deck in {name}")))
}

/// Finds one deck that can be written.
pub fn find_file(name: &str, folders: &[PathBuf]) -> Result<Place> {
    let place = find_deck(name, folders)?;
    place.file()?;
    Ok(place)
}

fn find_one(name: &str, folders: &[PathBuf]) -> Result<Vec<Place>> {
    let path = Path::new(name);
    if path.is_dir() {
        let files = file::decks_in(path)?;
        if files.is_empty() {
            let hint = "a folder's decks are its *.toml files; those in folders below do not count";
            return Err(Error::new(format!("cannot find a deck in {name}")).hint(hint));
        }
        return Ok(files.into_iter().map(Place::File).collect());
    }
    if path.exists() {
        return Ok(vec![Place::File(path.to_owned())]);
    }
    let known = known(folders);
    if let Some(place) = known.iter().find(|place| place.stem() == name) {
        return Ok(vec![place.clone()]);
    }
    let here = PathBuf::from(format!("{name}.toml"));
    if !name.is_empty() && here.is_file() {
        return Ok(vec![Place::File(here)]);
    }
    let stems: Vec<String> = known.iter().map(Place::stem).collect();
    let stem = path.file_stem().map_or(name.into(), |stem| stem.to_string_lossy());
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
pub fn found(folders: &[PathBuf]) -> Result<Vec<Place>> {
    let folder = Path::new("decks");
    let files = if folder.is_dir() { file::decks_in(folder)? } else { Vec::new() };
    let places: Vec<Place> = files.into_iter().map(Place::File).collect();
    Ok(if places.is_empty() { known(folders) } else { places })
}

/// The decks that have a name: those in `./decks`, in `folders`, in the folder for
/// decks, and the built-in ones, the first of a name.
pub fn known(folders: &[PathBuf]) -> Vec<Place> {
    let folders = std::iter::once(PathBuf::from("decks"))
        .chain(folders.iter().cloned())
        .chain(env::data_folder().map(|data| data.join("decks")));
    let files = folders.flat_map(|folder| file::decks_in(&folder).unwrap_or_default());
    let built_in = (0..BUILT_IN.len()).map(Place::BuiltIn);
    let mut places: Vec<Place> = Vec::new();
    for place in files.map(Place::File).chain(built_in) {
        if !places.iter().any(|other| other.stem() == place.stem()) {
            places.push(place);
        }
    }
    places
}

/// How many findings are drawn; the rest is counted.
const MOST: usize = 100;

/// Reads decks and tells every finding.
pub fn read(places: &[Place], look: Look, out: &mut impl Write) -> Result<Shelf> {
    let mut shelf = Shelf::default();
    let mut told = 0;
    for place in places {
        let bytes = place.bytes()?;
        let (text, reading) = deck::read_bytes(&bytes, &place.stem());
        let name = place.name();
        shelf.errors += count(&reading.findings, Severity::Error);
        shelf.warnings += count(&reading.findings, Severity::Warning);
        if !reading.findings.is_empty() {
            let source = Source::new(&name, &text);
            for finding in reading.findings.iter().take(MOST.saturating_sub(told)) {
                writeln!(out, "{}\n", source.render(finding, look))?;
            }
            told += reading.findings.len();
        }
        shelf.decks.push(reading.deck);
    }
    if told > MOST {
        writeln!(out, "… and {} more\n", text::plural(told - MOST, "finding"))?;
    }
    Ok(shelf)
}

/// Reads decks that nobody named: those that cannot be asked are left out, of the places too, and
/// told in a line each.
pub fn read_found(places: &mut Vec<Place>, out: &mut impl Write) -> Result<Shelf> {
    let mut shelf = Shelf::default();
    let mut kept = Vec::with_capacity(places.len());
    for place in places.drain(..) {
        let (name, bytes) = (place.name(), place.bytes());
        let reading = bytes.map(|bytes| deck::read_bytes(&bytes, &place.stem()).1);
        let Ok(reading) = reading else {
            writeln!(out, "{name} is left out: it cannot be read")?;
            continue;
        };
        let errors = count(&reading.findings, Severity::Error);
        if errors == 0 {
            shelf.decks.push(reading.deck);
            kept.push(place);
        } else if reading.findings.iter().any(|finding| finding.code == "no-question") {
            writeln!(out, "{name} is left out: it has no question (quizdeck add {name})")?;
        } else {
            let errors = text::plural(errors, "error");
            writeln!(out, "{name} is left out: it has {errors} (quizdeck check {name})")?;
        }
    }
    *places = kept;
    Ok(shelf)
}

fn count(findings: &[Finding], severity: Severity) -> usize {
    findings.iter().filter(|finding| finding.severity == severity).count()
}
