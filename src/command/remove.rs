//! `remove`: takes questions out of a deck; what was learned of them stays in the history.

use super::rearrange::{Arrangement, Errand, closed_up, deck_of, numbers, refused};
use crate::deck::edit;
use crate::env::Global;
use crate::error::{Exit, Result};
use crate::shelf;
use crate::text::plural;
use std::collections::BTreeSet;
use std::ffi::OsString;

/// The arguments of `remove`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The deck: a file or a name
    deck: OsString,

    /// The questions, by id or by their number in the deck
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,

    /// Only show what would be written, line by line
    #[arg(long)]
    dry_run: bool,
}

/// Takes the questions out, with the remarks above them.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let places = [shelf::find_file(&args.deck, global)?];
    let [place] = &places;
    let errand = Errand { command: "remove", is_dry: args.dry_run, global };
    errand.arrange(&places, |texts| {
        let text = texts[0].as_deref().unwrap_or_default();
        let deck = deck_of(text, place);
        let gone: BTreeSet<usize> = numbers(&deck, text, &args.ids)?.into_iter().collect();
        let new = edit::remove(text, &gone).map_err(refused(place))?;
        let verb = if args.dry_run { "would be removed" } else { "removed" };
        Ok(Arrangement {
            texts: vec![Some(new)],
            whither: vec![closed_up(0, deck.total(), &gone)],
            said: format!("{}: {} {verb}", place.name(), plural(gone.len(), "question")),
            deed: plural(gone.len(), "question"),
            ..Arrangement::default()
        })
    })?;
    Ok(Exit::Done)
}
