//! `pin`: writes an id for each question without one, so that its progress stays with it when its
//! prompt is rewritten.

use super::author::refusal;
use super::{Global, shelf};
use crate::deck::edit;
use crate::env::file;
use crate::error::{Exit, Result};
use crate::text::{plural, printable_line};
use std::io::{self, Write};

/// The arguments of `pin`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The deck: a file or a name
    deck: String,

    /// Only tell what would be written
    #[arg(long)]
    dry_run: bool,
}

/// Writes the ids and tells them.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let place = shelf::find_file(&args.deck, global.folders())?;
    let stem = place.stem();
    let path = place.file()?;
    let pin =
        |text: &str| edit::pin(text, &stem).map_err(|refused| refusal(&place.name(), refused));
    let pins = if args.dry_run {
        pin(&place.text()?)?.pins
    } else {
        file::change(path, |text| pin(text).map(|pinned| (pinned.text, pinned.pins)))?
    };
    let mut out = io::stdout().lock();
    for pin in &pins {
        writeln!(out, "{}  {}", printable_line(&pin.id), printable_line(&pin.prompt))?;
    }
    let verb = if args.dry_run { "would be pinned" } else { "pinned" };
    writeln!(out, "{} {verb}", plural(pins.len(), "question"))?;
    Ok(Exit::Done)
}
