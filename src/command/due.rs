//! `due`: how much is due, deck by deck or as one number, for prompts and schedules. It only looks,
//! and reads no deck that has not changed since it was last asked.

use crate::deck::Deck;
use crate::env::{self, Global};
use crate::error::{Exit, Result};
use crate::shelf::{self, Admission, Roll, Shelf, Volume};
use crate::sitting::linking;
use crate::store::Store;
use crate::text::{pad, plural, printable_line, width};
use std::collections::HashSet;
use std::io::{self, Write};

/// The arguments of `due`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Print one number: how many questions are due in all decks
    #[arg(long)]
    count: bool,
}

/// Tells how much is due.
///
/// # Errors
/// When the history or a folder cannot be read.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let day = env::moment()?.day;
    let mut shelf = Shelf::load(global)?;
    let admitted = admitted(&shelf);
    let volumes = shelf.volumes.clone();
    let mut due = Vec::new();
    if let Some(store) = shelf.history()? {
        for (at, id) in admitted {
            let count = count(store, &volumes[at], &id, day)?;
            due.push((id, count));
        }
    }
    let total: usize = due.iter().map(|(_, count)| count).sum();
    let mut out = io::stdout();
    if args.count {
        writeln!(out, "{total}")?;
        return Ok(Exit::Done);
    }
    due.retain(|(_, count)| *count > 0);
    let columns = due.iter().map(|(id, _)| width(&printable_line(id))).max().unwrap_or(0);
    for (id, count) in &due {
        writeln!(out, "{}  {count}", pad(&printable_line(id), columns))?;
    }
    match total {
        0 => writeln!(out, "Nothing is due.")?,
        1 => writeln!(out, "1 question is due: quizdeck review")?,
        _ => writeln!(out, "{} are due: quizdeck review", plural(total, "question"))?,
    }
    Ok(Exit::Done)
}

/// The decks that come up by themselves: where they stand on the shelf, and their ids.
fn admitted(shelf: &Shelf) -> Vec<(usize, String)> {
    let mut roll = Roll::new(shelf);
    let mut admitted = Vec::new();
    for (at, volume) in shelf.volumes.iter().enumerate() {
        if roll.passes(volume) {
            continue;
        }
        let (id, is_named) = volume.identify();
        if roll.admit(volume, &id, is_named) == Admission::Taken {
            admitted.push((at, id));
        }
    }
    admitted
}

/// How many items of a deck are due. The deck is read where something is remembered of it, and it
/// is not sure that it is there still.
fn count(store: &mut Store, volume: &Volume, id: &str, day: i64) -> Result<usize> {
    if !store.was_started(id)? {
        return Ok(0);
    }
    if let Some(due) = shelf::due(store, volume, day)? {
        return Ok(due);
    }
    let Ok(shelved) = shelf::read(&volume.place) else { return Ok(0) };
    let deck: Deck = shelved.reading.deck;
    linking::preview(store, [&deck])?;
    let keys: HashSet<String> = deck.items().map(|item| deck.key(item)).collect();
    store.count_due(id, day, |key| keys.contains(key))
}
