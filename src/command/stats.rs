//! `stats`: how much is known, what is coming, what was done, how much was recalled, what is hard.

mod json;

use crate::engine::stats::{Glimpse, Goal};
use crate::env::{self, Global, file, program};
use crate::error::{Exit, Result};
use crate::shelf;
use crate::sitting::known::gather;
use crate::sitting::statistics::Studied;
use crate::text::{Look, indented_json, plural, printable_line, wrap};
use crate::ui::page::{self, Telling};
use crate::ui::web;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::ops::ControlFlow::{Break, Continue};
use std::path::PathBuf;

/// The arguments of `stats`.
#[derive(Debug, Default, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Args {
    /// Decks: files, folders of them, or names; all that are found, when none is given
    #[arg(value_name = "DECK")]
    decks: Vec<OsString>,

    /// Tell all: also what was done, recalled and hard
    #[arg(long)]
    all: bool,

    /// Write every number as JSON
    #[arg(long, conflicts_with_all = ["all", "days", "plain"])]
    json: bool,

    /// Write a page for a browser, which holds all it needs
    #[arg(long, value_name = "FILE", conflicts_with_all = ["all", "days", "plain", "json"])]
    html: Option<PathBuf>,

    /// Say what each number of --json means
    #[arg(long, conflicts_with_all = ["decks", "all", "days", "plain", "json", "html"])]
    explain: bool,

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
    let look = env::look(global.color, &io::stdout());
    let look = look.with_columns(look.columns.saturating_sub(1).max(1));
    if args.explain {
        program::page(&meanings(look))?;
        return Ok(Exit::Done);
    }
    let today = env::moment()?.day;
    let (mut shelf, known) = match gather(&args.decks, global, today)? {
        Continue(gathered) => gathered,
        Break(exit) => return Ok(exit),
    };
    if known.is_empty() && !args.json {
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
    let deadlines = studied.deadlines(&global.config)?;
    // What was answered of some decks says nothing of a goal for all.
    let goal = if args.decks.is_empty() { global.config.goal() } else { Goal::default() };
    let glimpse = Glimpse { deadlines, goal, ..studied.glimpse()? };
    if args.json {
        let all = json::json(&glimpse, &studied.chronicle()?);
        write!(io::stdout(), "{}", indented_json(&all)?)?;
        return Ok(Exit::Done);
    }
    if let Some(path) = &args.html {
        let title = match &known[..] {
            [one] => one.deck.title.clone(),
            several => plural(several.len(), "deck"),
        };
        file::save(path, &web::page(&glimpse, &studied.chronicle()?, &title))?;
        writeln!(env::sentences(), "{} is written.", printable_line(&path.display().to_string()))?;
        return Ok(Exit::Done);
    }
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

/// What each number of the JSON means, a paragraph each.
fn meanings(look: Look) -> String {
    let mut text = String::new();
    for (path, meaning) in json::MEANINGS {
        let _ = writeln!(text, "{path}"); // a text takes all that is written
        for line in wrap(meaning, look.columns.saturating_sub(2).max(1)) {
            let _ = writeln!(text, "  {line}");
        }
    }
    text
}
