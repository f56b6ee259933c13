//! `history`: backs up, joins, repairs and forgets what was answered.

mod exchange;
mod forget;
mod redate;
mod relink;
mod salvage;

pub use exchange::join;

use crate::deck::Deck;
use crate::env::{self, Global};
use crate::error::{Exit, Result};
use crate::shelf::{self, Shelf};
use crate::sitting::naming;
use crate::store::{Store, file_in};
use crate::text::{plural, printable_line};
use std::io::{self, Write};
use std::path::PathBuf;

/// The arguments of `history`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Write every answer and all that happened to it, one a line as JSON
    Export {
        /// The file to write, or `-` for standard output
        #[arg(default_value = "-")]
        file: PathBuf,

        /// Also the sessions that did not end, to move to another machine
        #[arg(long)]
        everything: bool,
    },
    /// Add the answers of an export that are not there yet
    Import {
        /// The file to read, or `-` for standard input
        file: PathBuf,
    },
    /// Take an import back
    UndoImport {
        /// The number that the import was told with; the last one, when none is given
        number: Option<i64>,
    },
    /// Say whether the history is whole, and what of it can be read
    Check,
    /// Save what can be read of a damaged history into a new file
    Repair,
    /// List the copies that are made each day, or take one
    Restore {
        /// The date of a copy, or a file
        copy: Option<String>,

        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// Compute again from the answers what is remembered
    Rebuild,
    /// Give answers of a clock that was wrong the days they belong to
    Redate(redate::Args),
    /// Give progress back to questions that were edited
    Relink {
        /// A deck: a file or a name
        #[arg(required_unless_present = "undo")]
        deck: Option<String>,

        /// Take back what went over to other questions at last
        #[arg(long, conflicts_with = "deck")]
        undo: bool,
    },
    /// Delete the answers of a deck, or of some of its questions, for good
    Forget(forget::Args),
    /// Tell where the answers are kept
    Path,
}

/// Runs one of the actions.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    match &args.action {
        Action::Path => {
            let file = file_in(&global.data_folder()?);
            writeln!(io::stdout(), "{}", printable_line(&file.display().to_string()))?;
            return Ok(Exit::Done);
        }
        Action::Check => return salvage::check(global),
        Action::Repair => return salvage::repair(global),
        Action::Restore { copy, yes } => return salvage::restore(global, copy.as_deref(), *yes),
        Action::Export { file, everything } => {
            let store = match Store::glance(&global.data_folder()?, env::entropy())? {
                Some(store) => store,
                None => Store::in_memory(env::entropy())?,
            };
            return exchange::export(&store, file, *everything);
        }
        _ => {}
    }
    let mut store = Store::open(&global.history_folder()?, env::entropy())?;
    match &args.action {
        Action::Import { file } => exchange::import(&mut store, file),
        Action::UndoImport { number } => exchange::undo(&mut store, *number),
        Action::Rebuild => {
            let rebuilt = store.rebuild()?;
            let (memories, reviews) =
                (plural(rebuilt.memories, "item"), plural(rebuilt.reviews, "answer"));
            writeln!(env::sentences(), "{memories} remembered, from {reviews}")?;
            Ok(Exit::Done)
        }
        Action::Redate(args) => redate::run(&mut store, args, global),
        Action::Relink { deck: Some(deck), .. } => relink::run(&mut store, deck, global),
        Action::Relink { deck: None, .. } => relink::undo(&mut store),
        Action::Forget(args) => forget::run(&mut store, args, global),
        Action::Path
        | Action::Check
        | Action::Repair
        | Action::Restore { .. }
        | Action::Export { .. } => Ok(Exit::Done),
    }
}

/// Reads one deck by the name a person wrote.
fn read_deck(name: &str, global: &Global) -> Result<Deck> {
    let look = env::look(global.color, &io::stderr());
    let shelved = shelf::read(&shelf::find_deck(name.as_ref(), global)?)?;
    let deck = shelved.sound(look, &mut env::remarks())?;
    match Shelf::load(global)?.rival(&deck.id, deck.has_id, &deck.place) {
        Some(other) => Err(naming::in_doubt(&deck, other)),
        None => Ok(deck),
    }
}
