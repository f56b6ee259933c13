//! `due`: how much is due, deck by deck or as one number, for prompts and schedules. It only looks,
//! and reads no deck that has not changed since it was last asked.

use crate::deck::Deck;
use crate::env::{self, Global};
use crate::error::{Exit, Result};
use crate::shelf::{self, Admission, Neighbours, Roll, Shelf, Volume};
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
    let neighbours = Neighbours::of(&shelf);
    let mut due = Vec::new();
    let gone = gone(&shelf, &admitted);
    if let Some(store) = shelf.history()? {
        let has_left = store.decks()?.iter().any(|id| gone.contains(id));
        let mut count = DueCount { store, day, neighbours, has_left };
        let mut rest = Vec::new();
        for (at, id) in admitted {
            match count.started(&volumes[at], &id)? {
                Some(found) => due.push((at, id, found)),
                None => rest.push((at, id)),
            }
        }
        if count.has_left {
            for (at, id) in rest {
                let found = count.read(&volumes[at], &id)?;
                due.push((at, id, found));
            }
            due.sort_by_key(|(at, ..)| *at);
        }
    }
    let mut due: Vec<_> = due.into_iter().map(|(_, id, count)| (id, count)).collect();
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

/// The ids of decks that were met before and are not found any more.
fn gone(shelf: &Shelf, admitted: &[(usize, String)]) -> HashSet<String> {
    let met = shelf.volumes.iter().filter_map(|volume| volume.met.as_ref());
    let met = met.chain(&shelf.gone).map(|met| &met.deck).filter(|id| !shelf.hidden.contains(*id));
    let found: HashSet<&String> = admitted.iter().map(|(_, id)| id).collect();
    met.filter(|id| !found.contains(id)).cloned().collect()
}

/// Counts what is due, deck by deck.
struct DueCount<'s> {
    store: &'s mut Store,
    day: i64,
    neighbours: Neighbours,
    /// Whether something is remembered that is not in its deck any more: it may be in another.
    has_left: bool,
}

impl DueCount<'_> {
    /// How many items of a deck are due; none where nothing is remembered of it. It is read where it
    /// is not sure that all of that is there still.
    fn started(&mut self, volume: &Volume, id: &str) -> Result<Option<usize>> {
        if !self.store.was_started(id)? {
            return Ok(None);
        }
        if let Some(due) = shelf::due(self.store, volume, self.day)? {
            return Ok(Some(due));
        }
        self.read(volume, id).map(Some)
    }

    fn read(&mut self, volume: &Volume, id: &str) -> Result<usize> {
        let Ok(shelved) = shelf::read(&volume.place) else { return Ok(0) };
        let deck: Deck = shelved.reading.deck;
        linking::preview(self.store, [&deck], &mut self.neighbours)?;
        let keys: HashSet<String> = deck.items().map(|item| deck.key(item)).collect();
        self.has_left |= self.store.memories(id)?.keys().any(|key| !keys.contains(key));
        self.store.count_due(id, self.day, |key| keys.contains(key))
    }
}
