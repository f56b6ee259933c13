//! `schema`: prints the JSON Schema of a deck, for editors that complete and check TOML, or that of
//! decks as JSON, for other programs.

use crate::deck;
use crate::error::{Exit, Result};
use crate::format;
use clap::ValueEnum;
use std::io::{self, Write};

/// The arguments of `schema`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Of what
    #[arg(value_enum, default_value = "deck")]
    of: Described,
}

/// What there is a schema of.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Described {
    /// A deck in TOML
    Deck,
    /// Decks in the JSON that `export` writes and `import` reads
    Json,
}

/// Prints the schema.
pub fn run(args: &Args) -> Result<Exit> {
    let schema = match args.of {
        Described::Deck => deck::schema(),
        Described::Json => format::schema(),
    };
    io::stdout().write_all(schema.as_bytes())?;
    Ok(Exit::Done)
}
