//! The decks that nobody named: what of each can be asked, and in a line each what is left out and
//! what has gone.

use super::Place;
use super::places::{Shelf, Volume};
use super::read::{Shelved, open, read};
use super::roll::{Admission, Roll};
use crate::deck::Deck;
use crate::env;
use crate::error::Result;
use crate::store::Listing;
use crate::text::{plural, printable_line, to_type};
use rayon::prelude::*;
use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;

impl Shelf {
    /// Reads the decks that come up by themselves on a day, the first of each id.
    ///
    /// # Errors
    /// When the history cannot be read, or `out` cannot be written.
    pub fn read(&mut self, day: i64, out: &mut impl Write) -> Result<Vec<Deck>> {
        self.take(day, out, &HashMap::new())
    }

    /// The same, but those that were listed before as they are now are read only when a question of
    /// theirs is looked at.
    ///
    /// # Errors
    /// When the history cannot be read, or `out` cannot be written.
    pub fn open(&mut self, day: i64, out: &mut impl Write) -> Result<Vec<Deck>> {
        let listings = self.listings()?;
        self.take(day, out, &listings)
    }

    /// The decks that were listed before, by their paths.
    fn listings(&mut self) -> Result<HashMap<PathBuf, Listing>> {
        let met = self.volumes.iter().filter_map(|volume| volume.met.as_ref());
        let paths: Vec<PathBuf> = met.map(|met| met.path.clone()).collect();
        let (Some(build), Some(store)) = (env::build(), self.history()?) else {
            return Ok(HashMap::new());
        };
        let mut listings = HashMap::new();
        for path in paths {
            // Where that cannot be read, the deck can.
            if let Ok(Some(listing)) = store.listing(&path, build) {
                listings.insert(path, listing);
            }
        }
        Ok(listings)
    }

    fn take(
        &mut self,
        day: i64,
        out: &mut impl Write,
        listings: &HashMap<PathBuf, Listing>,
    ) -> Result<Vec<Deck>> {
        self.history()?;
        let mut roll = Roll::new(self);
        let mut decks = Vec::new();
        let volumes: Vec<&Volume> =
            self.volumes.iter().filter(|volume| !roll.passes(volume)).collect();
        let shelved = volumes.par_iter().map(|volume| {
            let listing = volume.met.as_ref().and_then(|met| listings.get(&met.path));
            listing.map_or_else(|| read(&volume.place), |listing| open(&volume.place, listing))
        });
        let shelved: Vec<Result<Shelved>> = shelved.collect();
        for (volume, shelved) in volumes.into_iter().zip(shelved) {
            decks.extend(admit(volume, shelved, &mut roll, out)?);
        }
        let gone = roll.gone();
        for gone in gone {
            let id = gone.deck;
            let due = match self.history()? {
                Some(store) => store.count_due(&id, day, |_| true)?,
                None => 0,
            };
            let due = match due {
                0 => "nothing of it is due".to_owned(),
                1 => "1 question of it is due".to_owned(),
                due => format!("{} of it are due", plural(due, "question")),
            };
            let path = printable_line(&gone.path.display().to_string());
            let drop = to_type("decks drop", [&id]);
            let id = printable_line(&id);
            writeln!(out, "{id} has gone, {due}: it was {path} ({drop})")?;
        }
        Ok(decks)
    }
}

/// Takes a deck that was read, unless it is passed over; tells what is left out.
fn admit<'s>(
    volume: &'s Volume,
    shelved: Result<Shelved>,
    roll: &mut Roll<'s>,
    out: &mut impl Write,
) -> Result<Option<Deck>> {
    let place = &volume.place;
    let name = place.name();
    let shelved = match shelved {
        Ok(shelved) => shelved,
        Err(error) => {
            let id = volume.met.as_ref().map(|met| met.deck.as_str());
            if !id.is_some_and(|id| roll.is_hidden(id)) {
                let error = error.to_string();
                write!(out, "{name} is left out: {}", error.trim_start_matches("error: "))?;
            }
            return Ok(None);
        }
    };
    let deck = &shelved.reading.deck;
    if shelved.has_nothing() {
        if !roll.is_hidden(&deck.id) {
            tell_nothing(&shelved, &name, place, out)?;
        }
        return Ok(None);
    }
    match roll.admit(volume, &deck.id, deck.has_id) {
        Admission::Passed => return Ok(None),
        Admission::Left(reason) => {
            writeln!(out, "{name} is left out: {reason}")?;
            return Ok(None);
        }
        Admission::Taken => {}
    }
    if let Some(omission) = shelved.omission() {
        writeln!(out, "{name}: {omission}")?;
    }
    Ok(Some(shelved.reading.deck))
}

fn tell_nothing(shelved: &Shelved, name: &str, place: &Place, out: &mut impl Write) -> Result<()> {
    if shelved.is_empty() {
        let add = place.sure_command("add");
        writeln!(out, "{name} is left out: it has no question ({add})")?;
    } else {
        let errors = plural(shelved.errors(), "error");
        let check = place.sure_command("check");
        writeln!(out, "{name} is left out: it has {errors} ({check})")?;
    }
    Ok(())
}
