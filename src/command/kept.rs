//! What was answered of decks, on its way with them: taken out of the history of who exports them, and
//! told to who imports them.

use crate::deck::Deck;
use crate::engine::schedule::date_of;
use crate::env::{self, Global};
use crate::error::Result;
use crate::format::{Bundle, PackedHistory};
use crate::shelf::Shelf;
use crate::sitting::naming;
use crate::store::{HistoryTally, Store};
use crate::text::{plural, printable_line};
use std::collections::HashSet;
use std::io::Write;

/// What was answered of a deck.
pub fn excerpt(deck: &Deck, global: &Global) -> Result<PackedHistory> {
    if let Some(other) = Shelf::load(global)?.rival(&deck.id, deck.has_id, &deck.place) {
        return Err(naming::in_doubt(deck, other));
    }
    let user = || ["USER", "LOGNAME"].into_iter().find_map(env::variable);
    let whose = global.config.profile.value.clone().or_else(user).unwrap_or_default();
    let mut lines = Vec::new();
    if let Some(store) = Store::glance(&global.data_folder()?, env::entropy())? {
        store.export_of(&HashSet::from([deck.id.clone()]), &mut lines)?;
    }
    Ok(PackedHistory { whose, lines })
}

/// Tells whose histories travel with decks, and how much of each.
pub fn tell(bundles: &[Bundle], out: &mut impl Write) -> Result<()> {
    for bundle in bundles {
        let Some(excerpt) = &bundle.history else { continue };
        let whose = printable_line(&excerpt.whose);
        let of = if whose.is_empty() { String::new() } else { format!(" of {whose}") };
        let tally = HistoryTally::of(&excerpt.lines);
        let date = |day| date_of(day).map_or_else(String::new, |date| date.to_string());
        let days = tally.days.map_or_else(String::new, |(first, last)| {
            format!(" from {} to {}", date(first), date(last))
        });
        let answers = plural(tally.answers, "answer");
        let name = printable_line(&bundle.name);
        let rest = match tally.rest {
            0 => String::new(),
            rest => format!(", and {}", plural(rest, "other event")),
        };
        writeln!(out, "history{of} with {name}: {answers}{days}{rest}")?;
    }
    Ok(())
}
