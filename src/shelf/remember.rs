//! Remembering where decks were met, so that they are found again from any folder.

use super::places::{Shelf, edition, whole};
use super::{Place, Volume, read};
use crate::deck::{self, Deck, Listed, seal};
use crate::env::{self, Global};
use crate::error::Result;
use crate::store::{Contents, Edition, Listing, Store, Whereabouts};
use crate::text::json;
use std::collections::{HashMap, HashSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::slice;

/// Whether the place of a deck is to be remembered: it is a file that is meant to stay, and a
/// person is there.
pub fn is_memorable(place: &Place) -> bool {
    let temporary = env::temporary_folder();
    let lasts = whole(place).is_some_and(|path| !path.starts_with(&temporary));
    lasts && env::has_person()
}

/// Remembers where a deck was met, at a time in milliseconds since 1970, unless it is not to be.
///
/// # Errors
/// When it cannot be written.
pub fn remember(store: &mut Store, deck: &Deck, at: i64) -> Result<()> {
    match whole(&deck.place) {
        Some(path) if is_memorable(&deck.place) => store.remember(&path, &deck.id, deck.has_id, at),
        Some(_) | None => Ok(()),
    }
}

/// Notes that an id of its own was offered for a deck that is remembered, and not wanted.
///
/// # Errors
/// When it cannot be written.
pub fn decline(store: &mut Store, place: &Place) -> Result<()> {
    whole(place).map_or(Ok(()), |path| store.decline(&path))
}

/// Remembers where a deck was met that was just made or edited, unless it is not to be, or it is not
/// sure which deck it is. What does not work is told on `out`: the deck is there all the same.
pub fn meet(place: &Place, global: &Global, out: &mut impl Write) -> Result<()> {
    meet_all(slice::from_ref(place), global, out)
}

/// The same for decks that were changed together; where one was taken away is remembered no more.
///
/// # Errors
/// When `out` cannot be written.
pub fn meet_all(places: &[Place], global: &Global, out: &mut impl Write) -> Result<()> {
    let is_there = |place: &&Place| place.file().is_ok_and(Path::exists);
    let (there, gone): (Vec<&Place>, Vec<&Place>) = places.iter().partition(is_there);
    let met = || -> Result<()> {
        let there: Vec<&Place> = there.into_iter().filter(|place| is_memorable(place)).collect();
        if there.is_empty() && gone.is_empty() {
            return Ok(());
        }
        let shelf = Shelf::load(global)?;
        if there.is_empty() && matches!(shelf.history, Ok(None)) {
            return Ok(());
        }
        let mut store = Store::open(&global.history_folder()?, env::entropy())?;
        for path in gone.into_iter().filter_map(whole) {
            store.drop_place(&path)?;
        }
        let (at, mut met) = (env::moment()?.at, Vec::new());
        for place in there {
            let deck = read::read(place)?.reading.deck;
            if shelf.rival(&deck.id, deck.has_id, place).is_none() {
                remember(&mut store, &deck, at)?;
                met.push(place);
            }
        }
        note(&mut store, met)
    };
    if let Err(error) = met() {
        write!(out, "{error}")?;
    }
    Ok(())
}

/// Notes which items some decks have as they lie there now, of those that are remembered: what is
/// due can then be counted, and a review planned, without reading them.
///
/// # Errors
/// When the history cannot be read or written.
pub fn note<'p>(store: &mut Store, places: impl IntoIterator<Item = &'p Place>) -> Result<()> {
    let met = store.places()?.into_iter().map(|met| (met.path.clone(), met));
    let met: HashMap<PathBuf, Whereabouts> = met.collect();
    let mut noted = Vec::new();
    for place in places {
        let Some(path) = whole(place).filter(|_| is_memorable(place)) else { continue };
        let Some(met) = met.get(&path) else { continue };
        if let Some(contents) = contents(store, place, met)? {
            noted.push((path, contents));
        }
    }
    if noted.is_empty() { Ok(()) } else { store.note(&noted) }
}

/// What is in a deck now, as it was noted before or else as it is read; nothing where it is another
/// deck by now, not all of it is sound, or it is just being written.
fn contents(store: &Store, place: &Place, met: &Whereabouts) -> Result<Option<Contents>> {
    let (Some(before), Ok(text)) = (edition(&met.path), place.text()) else { return Ok(None) };
    let known = store.listing(&met.path, before.build)?;
    let known = known.filter(|known| known.seal == seal(&text, &known.text));
    let listing = if let Some(known) = known {
        known
    } else {
        let deck = deck::read(&text, &place.stem()).deck;
        if deck.id != met.deck || deck.has_id != met.is_named || !deck.is_whole() {
            return Ok(None);
        }
        let listed = json(&deck.listing())?;
        Listing { seal: seal(&text, &listed), text: listed }
    };
    let edition = edition(&met.path).filter(|after| *after == before);
    Ok(edition.map(|edition| Contents { edition, listing }))
}

/// How many items of a deck are due, where that can be told without reading it.
///
/// # Errors
/// When the history cannot be read.
pub fn due(store: &mut Store, volume: &Volume, day: i64) -> Result<Option<usize>> {
    let Some(met) = &volume.met else { return Ok(None) };
    let Some(Edition { build, .. }) = edition(&met.path).filter(|now| met.edition == Some(*now))
    else {
        return Ok(None);
    };
    let progress = store.progress(&met.deck, day)?;
    if met.whole == Some(progress.remembered) {
        return store.count_due(&met.deck, day, |_| true).map(Some);
    }
    let Some(listing) = store.listing(&met.path, build)? else { return Ok(None) };
    let Ok(listed) = serde_json::from_str::<Vec<Listed>>(&listing.text) else { return Ok(None) };
    let keys: HashSet<&String> = listed.iter().map(|listed| &listed.key).collect();
    let memories = store.memories(&met.deck)?;
    let is_whole = memories.keys().all(|key| keys.contains(key));
    if is_whole { store.count_due(&met.deck, day, |_| true).map(Some) } else { Ok(None) }
}
