//! `stats`: how much is known, what is coming, what was done, how much was recalled, what is hard.

use crate::env::{self, Global, program};
use crate::error::{Exit, Result};
use crate::shelf;
use crate::sitting::known::gather;
use crate::sitting::statistics::Studied;
use crate::text::wrap;
use crate::ui::page::{self, Telling};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::ops::ControlFlow::{Break, Continue};

/// The arguments of `stats`.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// Decks: files, folders of them, or names; all that are found, when none is given
    #[arg(value_name = "DECK")]
    decks: Vec<OsString>,

    /// Tell all: also what was done, recalled and hard
    #[arg(long)]
    all: bool,

    /// How many days to come are told (1 to 366) [default: 14]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=366))]
    days: Option<u16>,

    /// Tell pictures in words, for screen readers
    #[arg(long)]
    plain: bool,
}

/// Tells how a learner is doing.
///
/// # Errors
/// When a deck or the history cannot be read.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let look = env::look(global.color, &std::io::stdout());
    let look = look.with_columns(look.columns.saturating_sub(1).max(1));
    let today = env::moment()?.day;
    let (mut shelf, known) = match gather(&args.decks, global, today)? {
        Continue(gathered) => gathered,
        Break(exit) => return Ok(exit),
    };
    if known.is_empty() {
        program::page(&(wrap(shelf::NOTHING, look.columns).join("\n") + "\n"))?;
        return Ok(Exit::Done);
    }
    let store = shelf.history()?;
    let studied = Studied::new(&known, !args.decks.is_empty(), store.as_deref(), today)?;
    let telling = Telling {
        days: usize::from(args.days.unwrap_or(14)),
        in_words: args.plain || global.config.plain.value || env::wants_plain(),
        is_whole: args.all,
    };
    let glimpse = studied.glimpse(&global.config)?;
    let mut lines = page::glimpse(&glimpse, telling, look);
    if args.all {
        lines.extend(page::chronicle(&studied.chronicle()?, today, telling, look));
    } else {
        let more = "quizdeck stats --all tells what was done, recalled and hard.";
        lines.extend(wrap(more, look.columns));
    }
    let mut text = String::new();
    for line in lines {
        let _ = writeln!(text, "{line}"); // a text takes all that is written
    }
    program::page(&text)?;
    Ok(Exit::Done)
}
