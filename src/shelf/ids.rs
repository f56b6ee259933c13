//! Ids: which deck each means, and which one is free. A deck that does not say its id is filed under
//! its file's name, which another file may have too.

use super::Place;
use super::places::{Shelf, Volume, is_equal, is_same, whole};
use crate::deck::edit::slug;
use crate::store::Whereabouts;
use crate::text::printable_line;
use std::collections::BTreeMap;
use std::path::Path;

/// How many folders an id names at most.
const DEPTH: usize = 2;

impl Shelf {
    /// The deck that an id means, where a file that does not say its id is another one: it was not
    /// met under that id, and one that holds something else was, and is still there.
    pub fn rival(&self, id: &str, is_named: bool, place: &Place) -> Option<&Volume> {
        let path = whole(place).filter(|_| !is_named)?;
        let filed = || {
            let all = self.volumes.iter().map(|volume| (volume, volume.met.as_ref()));
            all.filter(|(_, met)| met.is_some_and(|met| met.deck == id))
        };
        let is_here = |met: Option<&Whereabouts>| met.is_some_and(|met| met.path == path);
        if filed().any(|(_, met)| is_here(met)) {
            return None;
        }
        filed().map(|(volume, _)| volume).find(|other| !is_equal(&other.place, place))
    }

    /// The ids that a deck cannot have, and the other deck that has each; none where there is only
    /// progress of one.
    pub fn taken(&self, place: &Place) -> BTreeMap<String, Option<String>> {
        let (path, history) = (whole(place), self.history.as_ref().ok().and_then(Option::as_ref));
        let filed = history.and_then(|store| store.decks().ok()).unwrap_or_default().into_iter();
        let filed = filed.map(|id| (id, None));
        let gone = self.gone.iter().map(|gone| {
            (gone.deck.clone(), Some(printable_line(&gone.path.display().to_string())))
        });
        let others = self.volumes.iter().filter(|volume| !is_same(&volume.place, place));
        let others = others.map(|volume| (volume.identify().0, Some(volume.place.name())));
        let mut taken: BTreeMap<String, Option<String>> = filed.chain(gone).chain(others).collect();
        let met = self.volumes.iter().filter_map(|volume| volume.met.as_ref());
        if let Some(own) = met.into_iter().find(|met| Some(&met.path) == path.as_ref())
            && taken.get(&own.deck).is_some_and(Option::is_none)
        {
            taken.remove(&own.deck);
        }
        taken
    }

    /// The deck that is there and has an id, where it is not the one at a place, and holds something
    /// else than this text.
    pub fn holder(&self, id: &str, place: &Place, text: &str) -> Option<&Volume> {
        let holds = |volume: &&Volume| {
            volume.identify().0 == id
                && !is_same(&volume.place, place)
                && volume.place.bytes().is_ok_and(|bytes| bytes != text.as_bytes())
        };
        self.volumes.iter().find(holds)
    }

    /// What was said of a place, if it was met before.
    pub fn met(&self, place: &Place) -> Option<&Whereabouts> {
        let path = whole(place)?;
        let mut all = self.volumes.iter().filter_map(|volume| volume.met.as_ref());
        all.find(|met| met.path == path)
    }
}

/// An id for a deck, by its file and the folders that it is in, that is not taken.
pub fn suggested_id(place: &Place, is_taken: impl Fn(&str) -> bool) -> String {
    let stem = place.stem();
    let path = whole(place).unwrap_or_default();
    let path = std::path::absolute(&path).unwrap_or(path);
    let folders = path.ancestors().skip(1).filter_map(Path::file_name);
    let folders = folders.filter(|name| *name != "decks").take(DEPTH);
    let longer = folders.scan(stem.clone(), |id, folder| {
        *id = format!("{}-{id}", slug(&folder.to_string_lossy()));
        Some(id.clone())
    });
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    let mut all = std::iter::once(stem.clone()).chain(longer).chain(numbered);
    all.find(|id| !is_taken(id)).unwrap_or(stem)
}
