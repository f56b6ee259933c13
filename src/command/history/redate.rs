//! `history redate`: gives answers of a clock that was wrong the days they belong to.

use crate::command::options::read_day_of;
use crate::engine::schedule::date_of;
use crate::env::{self, Global};
use crate::error::{Error, Exit, Result};
use crate::sitting::surface::surface;
use crate::store::{Ahead, Store};
use crate::text::{Tense, plural};
use std::io::Write;

/// The arguments of `history redate`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The day on which the answers stand now, as 2026-11-24 or yesterday [default: all that stand more than a day ahead]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    from: Option<String>,

    /// The day they belong to [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    to: Option<String>,

    /// Take back what was moved at last
    #[arg(long, conflicts_with_all = ["from", "to"])]
    undo: bool,

    /// Do not ask
    #[arg(long)]
    yes: bool,
}

/// Moves them; those of later days as far as the first, but none beyond today.
pub fn run(store: &mut Store, args: &Args, global: &Global) -> Result<Exit> {
    let now = env::moment()?;
    if args.undo {
        let count = plural(store.undo_redate(now)?, "answer");
        writeln!(env::sentences(), "{count} moved back.")?;
        return Ok(Exit::Done);
    }
    let read = |option: &str, text: &Option<String>| {
        let day = text.as_ref().map(|text| read_day_of(option, text, now.day, Tense::Past));
        day.transpose()
    };
    let from = read("--from", &args.from)?;
    let (first, last) = match from {
        Some(day) => (day, day),
        None => (now.day + 2, i64::MAX),
    };
    let to = read("--to", &args.to)?.unwrap_or(now.day);
    if to > now.day {
        let error = "cannot give answers a day that is still to come";
        return Err(Error::new(error).hint("name today, or a day before"));
    }
    let answers = store.answers_between(first, last)?;
    let Some(earliest) = answers.iter().map(|(_, day)| *day).min() else {
        let what = if from.is_some() { "on that day" } else { "ahead of the clock" };
        writeln!(env::sentences(), "No answer stands {what}.")?;
        return Ok(Exit::Done);
    };
    let moved: Vec<(Ahead, i64)> = answers
        .iter()
        .map(|answer| (*answer, to.saturating_add(answer.1 - earliest).min(now.day)))
        .collect();
    let date = date_of(to).map_or_else(String::new, |date| format!(" {date}"));
    let count = plural(moved.len(), "answer");
    let on = if moved.iter().all(|(_, day)| *day == to) { "on" } else { "from" };
    if !args.yes && env::has_person() {
        let question = format!("Let {count} stand {on}{date}?");
        if surface(false, false, global)?.confirm(&question, true)? != Some(true) {
            writeln!(env::sentences(), "Nothing was changed.")?;
            return Ok(Exit::Done);
        }
    }
    store.redate(&moved, now)?;
    let stand = if moved.len() == 1 { "stands" } else { "stand" };
    writeln!(env::sentences(), "{count} now {stand} {on}{date}.")?;
    Ok(Exit::Done)
}
