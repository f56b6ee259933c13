//! `undo`: takes back the last change that was made to decks, with the progress that went with it.

use crate::env::{self, Global, file};
use crate::error::{Error, Exit, Result};
use crate::shelf::{Condition, Leaf, Ledger, Posting, Transit};
use crate::sitting::linking;
use crate::sitting::stored;
use crate::sitting::surface::surface;
use crate::text::{changed_lines, diff, pad, plural, printable_line, to_type};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::io::{self, Write};
use std::path::Path;

/// The arguments of `undo`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The change to take back, by its number in the list; else the last one
    number: Option<u64>,

    /// List the last changes, each of which can be taken back while its files are as it left them
    #[arg(long, conflicts_with_all = ["number", "dry_run", "yes"])]
    list: bool,

    /// Only show what would be written, line by line
    #[arg(long)]
    dry_run: bool,

    /// Do not ask
    #[arg(long)]
    yes: bool,
}

/// Says what is taken back, and takes it back once a person is sure.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let ledger = Ledger::of(global)?;
    let postings = ledger.postings()?;
    if args.list {
        return list(&postings);
    }
    let mut out = env::sentences();
    let Some((number, posting)) = (match args.number {
        None => postings.first(),
        Some(number) => {
            let found = postings.iter().find(|(other, _)| *other == number);
            Some(found.ok_or_else(|| {
                Error::new(format!("cannot find the change {number}"))
                    .hint("`quizdeck undo --list` lists those that can be taken back")
            })?)
        }
    }) else {
        writeln!(out, "There is no change of a deck to take back.")?;
        return Ok(Exit::Done);
    };
    if args.dry_run {
        return show(posting, global);
    }
    ledger.expect_undoable(*number, posting)?;
    let told = told(posting);
    let command = to_type::<&str>(&posting.command, []);
    write!(out, "`{command}` of {}:\n{told}", when(posting))?;
    out.flush()?;
    if !args.yes {
        if !env::has_person() {
            let error = Error::new("cannot take a change back without being sure");
            return Err(error.hint("add --yes; --dry-run shows it line by line"));
        }
        if surface(false, false, global)?.confirm("Take it back?", false)? != Some(true) {
            writeln!(out, "Nothing was changed.")?;
            return Ok(Exit::Done);
        }
    }
    let left = ledger.undo(*number, posting)?;
    for path in left {
        writeln!(out, "{} stays: it was changed since.", name(&path))?;
    }
    let back = carry_back(posting, global)?;
    let with = match back {
        0 => String::new(),
        count => format!(", and the progress of {} with it", plural(count, "question")),
    };
    writeln!(out, "Taken back{with}.")?;
    Ok(Exit::Done)
}

/// Lets progress go back to where it was; of how many questions.
fn carry_back(posting: &Posting, global: &Global) -> Result<usize> {
    if posting.transits.is_empty() {
        return Ok(0);
    }
    let Some(mut store) = stored::existing(global)? else { return Ok(0) };
    let moment = env::moment()?;
    let (joined, moved): (Vec<&Transit>, Vec<&Transit>) =
        posting.transits.iter().partition(|transit| transit.is_joined);
    let parted = linking::part(&mut store, &joined, posting.at, moment)?;
    let back = |one: &&Transit| Transit { from: one.to.clone(), to: one.from.clone(), ..**one };
    let back: Vec<Transit> = moved.iter().rev().map(back).collect();
    Ok(parted + linking::carry(&mut store, &back, moment)?)
}

fn list(postings: &[(u64, Posting)]) -> Result<Exit> {
    let mut out = io::stdout().lock();
    if postings.is_empty() {
        writeln!(out, "There is no change of a deck to take back.")?;
    }
    let columns = postings.iter().map(|(number, _)| number.to_string().len()).max().unwrap_or(0);
    for (number, posting) in postings {
        let files = match &posting.leaves[..] {
            [one] => name(one.path()),
            [first, rest @ ..] => {
                format!("{} and {}", name(first.path()), plural(rest.len(), "other"))
            }
            [] => String::new(),
        };
        let number = pad(&number.to_string(), columns);
        writeln!(out, "{number}  {}  {}: {files}", when(posting), posting.command)?;
    }
    Ok(Exit::Done)
}

/// Shows what would be written line by line.
fn show(posting: &Posting, global: &Global) -> Result<Exit> {
    let mut text = String::new();
    for leaf in &posting.leaves {
        let now = file::text(leaf.path(), global.max_size)?;
        let name = name(leaf.path());
        if let Ok(then) = leaf.turned(now.as_deref(), Condition::Before) {
            let [now, then] = [now, then].map(Option::unwrap_or_default);
            text.push_str(&diff(&now, &then, [&name, &name]));
        } else {
            let [old, new] = leaf.texts();
            text = text + &name + " was changed since; what would come back there:\n";
            text.push_str(&diff(new, old, [&name, &name]));
        }
    }
    io::stdout().write_all(text.as_bytes())?;
    Ok(Exit::Done)
}

/// What becomes of each file, a line each.
fn told(posting: &Posting) -> String {
    let line = |leaf: &Leaf| {
        let [old, new] = leaf.texts();
        let [back, gone] = changed_lines(new, old);
        let what = match (leaf.was_there(), leaf.is_there()) {
            (false, _) => "is removed again".to_owned(),
            (true, false) => format!("comes back, {}", plural(back, "line")),
            (true, true) => match [back, gone] {
                [0, gone] => goes(gone),
                [back, 0] => comes(back),
                [back, gone] => format!("{}, {}", goes(gone), comes(back)),
            },
        };
        format!("  {}: {what}\n", name(leaf.path()))
    };
    posting.leaves.iter().map(line).collect()
}

fn goes(count: usize) -> String {
    if count == 1 { "1 line goes".to_owned() } else { format!("{count} lines go") }
}

fn comes(count: usize) -> String {
    if count == 1 { "1 line comes back".to_owned() } else { format!("{count} lines come back") }
}

fn when(posting: &Posting) -> String {
    let at = Timestamp::from_millisecond(posting.at).unwrap_or_default();
    at.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string()
}

/// A path as a person here would write it.
fn name(path: &Path) -> String {
    let here = env::folder().and_then(|folder| folder.canonicalize().ok());
    let path = here.and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path);
    printable_line(&path.display().to_string())
}
