//! `schema`: prints the JSON Schema of a deck, for editors that complete and check TOML.

use crate::deck;
use crate::error::{Exit, Result};
use std::io::{self, Write};

/// The arguments of `schema`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Prints the schema.
pub fn run(_: &Args) -> Result<Exit> {
    io::stdout().write_all(deck::schema().as_bytes())?;
    Ok(Exit::Done)
}
