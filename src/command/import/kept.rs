//! What was answered of decks and comes with them: told, and joined with what was answered here where
//! that is wished.

use super::Args;
use crate::command::history::join;
use crate::command::kept;
use crate::deck::read_header;
use crate::env::{self, Global};
use crate::error::Result;
use crate::format::{Bundle, Loss, PackedHistory};
use crate::shelf::Place;
use crate::sitting::surface::surface;
use crate::store::Store;
use std::io::Write;

/// The options for what was answered of decks and comes with them.
#[derive(Debug, clap::Args)]
pub struct KeptOptions {
    /// Join what was answered of the decks with your history, where it comes with them
    #[arg(long)]
    pub history: bool,

    /// Leave what was learned in the other program: answers, what is due, suspended or flagged
    #[arg(long)]
    pub no_history: bool,
}

/// Tells whose histories came with some decks, and joins them.
pub fn take_in(bundles: &[Bundle], args: &Args, global: &Global) -> Result<()> {
    let mut out = env::sentences();
    if bundles.is_empty() {
        if args.kept.history {
            writeln!(out, "no history came with what was imported")?;
        }
        return Ok(());
    }
    kept::tell(bundles, &mut out)?;
    if !args.kept.history {
        writeln!(out, "It was left where it is; --history joins it with yours.")?;
        return Ok(());
    }
    if args.dry_run {
        writeln!(out, "It would be joined with yours.")?;
        return Ok(());
    }
    if env::has_person() {
        let mut ui = surface(false, false, global)?;
        if ui.confirm("Join it with yours?", true)? != Some(true) {
            writeln!(out, "It was left where it is.")?;
            return Ok(());
        }
    }
    let histories = bundles.iter().filter_map(|bundle| bundle.history.as_ref());
    let lines =
        histories.flat_map(|PackedHistory { lines, .. }| lines).copied().collect::<Vec<u8>>();
    let mut store = Store::open(&global.history_folder()?, env::entropy())?;
    let names: Vec<String> = args.files.iter().map(|path| path.display().to_string()).collect();
    join(&mut store, &mut &*lines, &names.join(", ")).map(|_| ())
}

/// Tells where what was learned of a deck does not come up with it, since it has another id here.
pub fn compare(id: &str, place: &Place) -> Result<Option<Loss>> {
    let here = read_header(&place.text()?, &place.stem()).id;
    let reason = format!("it is the deck {here} here: what was learned of {id} stays filed there");
    Ok((here != id).then(|| Loss::remark(place.name(), reason)))
}
