//! Places: where decks are, in the order in which they are looked through. First those in
//! `./decks`, then those in the folders that are set, in the folder for decks and where the history is
//! joined, then those that were met elsewhere before, and at last the built-in ones.

use super::{BUILT_IN, Place};
use crate::deck;
use crate::env::{self, Global, file};
use crate::error::Result;
use crate::store::{Edition, Store, Tie, Whereabouts};
use crate::text::lossy;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// A deck at its place.
#[derive(Clone, Debug)]
pub struct Volume {
    /// Where it is.
    pub place: Place,
    /// What is known of it, if it was met before.
    pub met: Option<Whereabouts>,
    /// Whether it is in one of the folders that are looked through, or built in.
    pub is_found: bool,
}

impl Volume {
    /// The id of a deck, and whether it says it itself: as it was when it was met, if it has not
    /// changed since, or else as it is read now.
    pub fn identify(&self) -> (String, bool) {
        if let Some(met) = &self.met
            && met.edition.is_some()
            && met.edition == edition(&met.path)
        {
            return (met.deck.clone(), met.is_named);
        }
        let stem = self.place.stem();
        let bytes = self.place.bytes().unwrap_or_default();
        let text = lossy(&bytes);
        let mut deck = deck::read_header(&text, &stem);
        if !deck.has_id {
            // Somebody may have put the header elsewhere.
            deck = deck::read(&text, &stem).deck;
        }
        (deck.id, deck.has_id)
    }
}

/// All decks that are known.
pub struct Shelf {
    /// Those that are there, each file once, in the order of places.
    pub volumes: Vec<Volume>,
    /// Those that were met before and have gone.
    pub gone: Vec<Whereabouts>,
    /// The folders that were looked through.
    pub folders: Vec<PathBuf>,
    /// The ids of those that are not to come up by themselves.
    pub hidden: BTreeSet<String>,
    /// The built-in ones that were started, by id.
    started: Vec<&'static str>,
    /// The history, as it is.
    pub(super) history: Result<Option<Store>>,
}

impl Shelf {
    /// Looks where decks are. Nothing is written; where the history cannot be read, what was met
    /// before is not known.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn load(global: &Global) -> Result<Self> {
        let folder = global.data_folder();
        let history = folder.and_then(|folder| Store::glance(&folder, env::entropy()));
        let known = history.as_ref().ok().and_then(Option::as_ref).map(|store| {
            let started = BUILT_IN.iter().filter_map(|place| match place {
                Place::BuiltIn { name, .. } => store.was_started(name).ok()?.then_some(*name),
                Place::File { .. } | Place::Text => None,
            });
            (
                store.places().unwrap_or_default(),
                store.hidden().unwrap_or_default(),
                started.collect(),
                store.ties().unwrap_or_default(),
            )
        });
        let (met, hidden, started, ties) = known.unwrap_or_default();
        let folders = folders(global, &ties);
        let (volumes, gone) = look_through(&folders, &met, global)?;
        Ok(Self { volumes, gone, folders, hidden, started, history })
    }

    /// A shelf with just these.
    #[cfg(test)]
    pub fn of(volumes: Vec<Volume>, gone: Vec<Whereabouts>, hidden: BTreeSet<String>) -> Self {
        let (folders, started) = (Vec::new(), Vec::new());
        Self { volumes, gone, folders, hidden, started, history: Ok(None) }
    }

    /// The history, opened to be read.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn history(&mut self) -> Result<Option<&mut Store>> {
        if self.history.is_err() {
            std::mem::replace(&mut self.history, Ok(None))?;
        }
        Ok(self.history.as_mut().ok().and_then(Option::as_mut))
    }

    /// Whether a built-in deck was started.
    pub fn was_started(&self, name: &str) -> bool {
        self.started.contains(&name)
    }

    /// What finds a deck on a command line: its name where that is enough, or else its path.
    pub fn argument(&self, place: &Place) -> OsString {
        let is_named =
            matches!(&self.named(&place.stem())[..], [one] if is_same(&one.place, place));
        if is_named { place.stem().into() } else { place.argument() }
    }

    /// The decks of a name: of their files, or else their ids. Of those in folders the first; of
    /// those that were only met before the one with that id, or else all, each content once.
    pub fn named(&self, name: &str) -> Vec<&Volume> {
        let by_stem = |volume: &&Volume| volume.place.stem() == name;
        let by_id = |volume: &&Volume| volume.identify().0 == name;
        let named = nearest(self.volumes.iter().filter(by_stem).collect());
        // One is not read for its id: it is the deck of that name, whatever it says.
        let several = if named.len() > 1 { &named[..] } else { &[] };
        let known: Vec<&Volume> = several.iter().copied().filter(by_id).collect();
        match (&named[..], &known[..]) {
            ([], _) => nearest(self.volumes.iter().filter(by_id).collect()),
            (_, [one]) => vec![one],
            _ => named,
        }
    }

    /// The decks that a person can pick: all but the hidden ones.
    pub fn offered(&self) -> Vec<Place> {
        let is_hidden = |volume: &&Volume| {
            !self.hidden.is_empty() && self.hidden.contains(&volume.identify().0)
        };
        let offered = self.volumes.iter().filter(|volume| !is_hidden(volume));
        offered.map(|volume| volume.place.clone()).collect()
    }
}

/// A file as the place of a deck.
pub const fn place(path: PathBuf, global: &Global) -> Place {
    Place::File { path, most: global.max_size }
}

/// The folders that are looked through, whether they are there or not.
fn folders(global: &Global, ties: &[Tie]) -> Vec<PathBuf> {
    std::iter::once(PathBuf::from("decks"))
        .chain(global.folders().iter().cloned())
        .chain(env::data_folder().map(|data| data.join("decks")))
        .chain(ties.iter().map(|tie| Path::new(&tie.folder).join("decks")))
        .collect()
}

fn look_through(
    folders: &[PathBuf],
    met: &[Whereabouts],
    global: &Global,
) -> Result<(Vec<Volume>, Vec<Whereabouts>)> {
    let mut by_path: HashMap<&Path, &Whereabouts> =
        met.iter().map(|met| (met.path.as_path(), met)).collect();
    let (mut seen, mut volumes, mut gone) = (HashSet::new(), Vec::new(), Vec::new());
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        for path in file::decks_in(folder)? {
            let place = place(path, global);
            let path = whole(&place).unwrap_or_default();
            let met = by_path.remove(path.as_path()).cloned();
            if seen.insert(path) {
                volumes.push(Volume { place, met, is_found: true });
            }
        }
    }
    for met in met.iter().filter(|met| !seen.contains(&met.path)) {
        match fs::metadata(&met.path) {
            Err(error)
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
            {
                gone.push(met.clone());
            }
            // One that cannot be reached is there: what is wrong with it is told when it is read.
            Ok(_) | Err(_) => {
                let place = place(met.path.clone(), global);
                volumes.push(Volume { place, met: Some(met.clone()), is_found: false });
            }
        }
    }
    let built_in = BUILT_IN.map(|place| Volume { place, met: None, is_found: true });
    volumes.extend(built_in);
    Ok((volumes, gone))
}

/// The first deck where it is in a folder, or else all that were only met before.
fn nearest(found: Vec<&Volume>) -> Vec<&Volume> {
    match found.first() {
        Some(first) if first.is_found => vec![first],
        Some(_) | None => distinct(found.into_iter().filter(|volume| !volume.is_found)),
    }
}

/// The decks of which each holds something else, the first of a content.
fn distinct<'v>(found: impl Iterator<Item = &'v Volume>) -> Vec<&'v Volume> {
    let mut all: Vec<&Volume> = Vec::new();
    for volume in found {
        if !all.iter().any(|other| is_equal(&other.place, &volume.place)) {
            all.push(volume);
        }
    }
    all
}

/// The whole path of a file, without links in it; of one that is not there as far as its folder is.
pub fn whole(place: &Place) -> Option<PathBuf> {
    let Place::File { path, .. } = place else { return None };
    let in_folder = || {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        Some(folder.unwrap_or(Path::new(".")).canonicalize().ok()?.join(path.file_name()?))
    };
    Some(path.canonicalize().ok().or_else(in_folder).unwrap_or_else(|| path.clone()))
}

/// Whether two places are one.
pub fn is_same(one: &Place, other: &Place) -> bool {
    one == other || whole(one).is_some_and(|path| Some(path) == whole(other))
}

/// Whether there is the same at two places, to the byte.
pub fn is_equal(one: &Place, other: &Place) -> bool {
    matches!((one.bytes(), other.bytes()), (Ok(one), Ok(other)) if one == other)
}

/// The state that a file is in, for this program.
pub fn edition(path: &Path) -> Option<Edition> {
    let (file, build) = (fs::metadata(path).ok()?, env::build()?);
    let modified = file.mtime().checked_mul(1_000_000_000)?.checked_add(file.mtime_nsec())?;
    Some(Edition { modified, size: file.size(), build })
}
