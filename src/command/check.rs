//! `check`: reports every mistake in some decks, as a compiler would.

use super::{Global, shelf};
use crate::env;
use crate::error::{Exit, Result};
use crate::text::plural;
use std::io::{self, Write};

/// The arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Decks: files, folders of them, or names; all that are found, when none is given
    decks: Vec<String>,

    /// Let warnings fail too
    #[arg(long)]
    strict: bool,
}

/// Reads the decks and tells what there is to say.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let places = if args.decks.is_empty() {
        shelf::known(global.folders())
    } else {
        shelf::find(&args.decks, global.folders())?
    };
    let mut out = io::stdout().lock();
    let shelf = shelf::read(&places, env::look(global.color, &io::stdout()), &mut out)?;
    let questions: usize = shelf.decks.iter().map(|deck| deck.questions.len()).sum();
    writeln!(
        out,
        "{}, {} in {}, {}",
        plural(shelf.errors, "error"),
        plural(shelf.warnings, "warning"),
        plural(shelf.decks.len(), "deck"),
        plural(questions, "question"),
    )?;
    let failed = shelf.errors > 0 || (args.strict && shelf.warnings > 0);
    Ok(if failed { Exit::Findings } else { Exit::Done })
}
