//! What is told of an import: what came, as which kinds, what was left out, and what comes next; in
//! full as JSON.

use super::learned::{Experience, ExperienceTally};
use super::merge::{Difference, Merged};
use crate::command::losses;
use crate::env::{self, Global};
use crate::error::Result;
use crate::format::Loss;
use crate::shelf::Place;
use crate::text::{plural, printable_line};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

/// How many of those that differ are told.
const MOST: usize = 5;

/// What came of an import.
#[derive(Debug, Default)]
pub struct Report {
    /// The decks that questions came into.
    pub decks: Vec<Arrived>,
    /// What was left out or lost.
    pub losses: Vec<Loss>,
    /// What was learned of them elsewhere.
    pub learned: Experience,
}

/// A deck that questions came into.
#[derive(Debug)]
pub struct Arrived {
    /// Where it is.
    pub place: Place,
    /// What became of the questions.
    pub merged: Merged,
    /// Whether it is a new one.
    pub is_new: bool,
}

/// The same as JSON.
#[derive(Serialize)]
struct ImportSummary<'r> {
    decks: Vec<ToldDeck<'r>>,
    losses: &'r [Loss],
    learned: &'r ExperienceTally,
}

#[derive(Serialize)]
struct ToldDeck<'r> {
    deck: String,
    new: bool,
    added: &'r BTreeMap<&'static str, usize>,
    known: usize,
    updated: usize,
    differing: &'r [Difference],
}

impl Report {
    /// Adds a deck.
    pub fn add(&mut self, place: Place, mut merged: Merged, is_new: bool) {
        self.losses.append(&mut merged.losses);
        self.decks.push(Arrived { place, merged, is_new });
    }

    /// Tells people.
    pub fn tell(&self, is_dry: bool, takes_over: bool) -> Result<()> {
        let mut out = env::sentences();
        for deck in &self.decks {
            writeln!(out, "{}", deck.told(is_dry))?;
            if deck.merged.updated == 0 && !deck.merged.differing.is_empty() {
                let count = deck.merged.differing.len();
                let (differ, them) =
                    if count == 1 { ("differs", "it") } else { ("differ", "them") };
                let left =
                    format!("{} that {differ} from what is there", plural(count, "question"));
                writeln!(out, "{left} stay as they are; --update takes {them} over:")?;
            } else if takes_over && deck.merged.updated > 0 {
                let over = if is_dry { "would be taken over" } else { "taken over" };
                writeln!(out, "{} {over}:", plural(deck.merged.updated, "change"))?;
            }
            for difference in deck.merged.differing.iter().take(MOST) {
                let asks = printable_line(&difference.asks);
                let asks = crate::text::shorten(&asks, 50);
                writeln!(out, "  {asks} ({})", difference.keys.join(", "))?;
            }
            if let Some(rest) =
                deck.merged.differing.len().checked_sub(MOST).filter(|rest| *rest > 0)
            {
                writeln!(out, "  and {rest} more; --report FILE has them all")?;
            }
        }
        losses::tell(&self.losses, &mut out)
    }

    /// Tells what comes next.
    pub fn point_on(&self, global: &Global) -> Result<()> {
        let next = self.decks.iter().find(|deck| deck.merged.has_come());
        if let Some(deck) = next {
            let mode = if self.learned.is_due() { "review" } else { "quiz" };
            writeln!(env::sentences(), "Next: {}", deck.place.command(mode, global))?;
        }
        Ok(())
    }

    /// Writes everything to a file.
    pub fn write(&self, path: &Path) -> Result<()> {
        let decks = self.decks.iter().map(|deck| ToldDeck {
            deck: deck.place.name(),
            new: deck.is_new,
            added: &deck.merged.added,
            known: deck.merged.known,
            updated: deck.merged.updated,
            differing: &deck.merged.differing,
        });
        let (losses, learned) = (&self.losses, &self.learned.tally);
        losses::report(path, &ImportSummary { decks: decks.collect(), losses, learned })
    }
}

impl Arrived {
    fn told(&self, is_dry: bool) -> String {
        let Merged { added, known, .. } = &self.merged;
        let count: usize = added.values().sum();
        let kinds: Vec<String> =
            added.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
        let kinds =
            if kinds.is_empty() { String::new() } else { format!(" ({})", kinds.join(", ")) };
        let verb = if is_dry { "would be added" } else { "added" };
        let begun = if self.is_new { "a new deck, " } else { "" };
        let there = if *known > 0 { format!("; {known} there already") } else { String::new() };
        format!("{}: {begun}{} {verb}{kinds}{there}", self.place.name(), plural(count, "question"))
    }
}
