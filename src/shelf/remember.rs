//! Remembering where decks were met, so that they are found again from any folder.

use super::places::{Shelf, edition, whole};
use super::{Place, Volume, read};
use crate::deck::Deck;
use crate::env::{self, Global};
use crate::error::Result;
use crate::store::{Contents, Store};
use std::collections::HashSet;
use std::io::Write;

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
    if !is_memorable(place) {
        return Ok(());
    }
    let met = || -> Result<()> {
        let deck = read::read(place)?.reading.deck;
        if Shelf::load(global)?.rival(&deck.id, deck.has_id, place).is_some() {
            return Ok(());
        }
        let mut store = Store::open(&global.history_folder()?, env::entropy())?;
        remember(&mut store, &deck, env::moment()?.at)?;
        note(&mut store, place)
    };
    if let Err(error) = met() {
        write!(out, "{error}")?;
    }
    Ok(())
}

/// Notes which items a deck has as it lies there now, where that is not known yet: what is due can
/// then be counted without reading it.
///
/// # Errors
/// When the history cannot be read or written.
pub fn note(store: &mut Store, place: &Place) -> Result<()> {
    let Some(path) = whole(place).filter(|_| is_memorable(place)) else { return Ok(()) };
    let Some(met) = store.places()?.into_iter().find(|met| met.path == path) else { return Ok(()) };
    let before = edition(&path);
    if before.is_some() && met.edition == before {
        let keys = store.keys(&path)?;
        return before
            .map_or(Ok(()), |edition| store.note(&path, &met.deck, &Contents { edition, keys }));
    }
    let Ok(shelved) = read::read(place) else { return Ok(()) };
    let deck = shelved.reading.deck;
    let Some(edition) = edition(&path).filter(|after| Some(*after) == before) else {
        return Ok(()); // it is being written
    };
    if deck.id != met.deck || deck.has_id != met.is_named {
        return Ok(());
    }
    let keys = deck.items().map(|item| deck.key(item)).collect();
    store.note(&path, &met.deck, &Contents { edition, keys })
}

/// How many items of a deck are due, where that can be told without reading it.
///
/// # Errors
/// When the history cannot be read.
pub fn due(store: &mut Store, volume: &Volume, day: i64) -> Result<Option<usize>> {
    let Some(met) = &volume.met else { return Ok(None) };
    if met.edition.is_none() || met.edition != edition(&met.path) {
        return Ok(None);
    }
    let progress = store.progress(&met.deck, day)?;
    if met.whole == Some(progress.remembered) {
        return store.count_due(&met.deck, day, |_| true).map(Some);
    }
    let keys: HashSet<String> = store.keys(&met.path)?.into_iter().collect();
    let memories = store.memories(&met.deck)?;
    let is_whole = memories.keys().all(|key| keys.contains(key));
    if is_whole { store.count_due(&met.deck, day, |_| true).map(Some) } else { Ok(None) }
}
