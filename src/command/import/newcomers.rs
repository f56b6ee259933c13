//! Newcomers: the decks that an import makes, written together, into a shelf that is read once, however
//! many they are. Each gets an id that none there has, nor another of them.

use crate::deck::read_header;
use crate::env::{self, Global, file};
use crate::error::Result;
use crate::shelf::{self, Place, Revision, Shelf, suggested_id};
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// The new decks of an import, and what was there before.
pub struct Newcomers<'g> {
    global: &'g Global,
    before: OnceCell<Shelf>,
    /// Each with its text.
    decks: Vec<(Place, String)>,
    /// How many of them are written.
    written: usize,
    /// Where each is by its id.
    ids: HashMap<String, usize>,
    paths: HashSet<PathBuf>,
    /// Files that go with them.
    copies: Vec<PathBuf>,
}

impl<'g> Newcomers<'g> {
    /// Before anything came.
    pub fn new(global: &'g Global) -> Self {
        Self {
            global,
            before: OnceCell::new(),
            decks: Vec::new(),
            written: 0,
            ids: HashMap::new(),
            paths: HashSet::new(),
            copies: Vec::new(),
        }
    }

    /// The decks that were there before.
    fn before(&self) -> Result<&Shelf> {
        if let Some(shelf) = self.before.get() {
            return Ok(shelf);
        }
        let loaded = Shelf::load(self.global)?;
        Ok(self.before.get_or_init(|| loaded))
    }

    /// The id of a new deck: its own where that is free.
    pub fn id(&self, own: Option<String>, place: &Place) -> Result<String> {
        let taken = self.before()?.taken(place);
        let is_taken = |id: &str| taken.contains_key(id) || self.ids.contains_key(id);
        Ok(own.filter(|id| !is_taken(id)).unwrap_or_else(|| suggested_id(place, is_taken)))
    }

    /// The other deck that has an id and holds something else than a text.
    pub fn holder(&self, id: &str, place: &Place, text: &str) -> Result<Option<&Place>> {
        let before = self.before()?.holder(id, place, text).map(|volume| &volume.place);
        let new = || self.ids.get(id).map(|at| &self.decks[*at]);
        Ok(before.or_else(|| new().filter(|(_, own)| own != text).map(|(place, _)| place)))
    }

    /// Whether one of them goes to a path.
    pub fn are_at(&self, path: &Path) -> bool {
        self.paths.contains(path)
    }

    /// Takes a new deck, with the files that were put beside it.
    pub fn take(&mut self, place: Place, text: String, copies: Vec<PathBuf>) -> Result<()> {
        self.ids.insert(read_header(&text, &place.stem()).id, self.decks.len());
        self.paths.insert(place.file()?.to_owned());
        self.decks.push((place, text));
        self.copies.extend(copies);
        Ok(())
    }

    /// Writes those that are not yet written, all of them or none, and lets the history meet them.
    pub fn write(&mut self, revision: &Revision) -> Result<()> {
        let new = &self.decks[self.written..];
        if new.is_empty() {
            return Ok(());
        }
        revision.create_all(new)?;
        revision.note(&self.copies)?;
        let places: Vec<Place> = new.iter().map(|(place, _)| place.clone()).collect();
        self.written = self.decks.len();
        self.copies.clear();
        shelf::meet_all(&places, self.global, &mut env::remarks())
    }

    /// Takes the files away again that were put beside decks which are not to be written after all.
    pub fn give_up(&self) {
        for path in &self.copies {
            // Where that fails too, the failure that is told is the one that led here.
            let _ = file::remove(path);
        }
    }
}
