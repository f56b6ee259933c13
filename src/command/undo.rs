//! `undo`: takes back the last change that was made to decks, with the progress that went with it.

use crate::env::{self, Global, file};
use crate::error::{Error, Exit, Result};
use crate::shelf::{self, Leaf, Ledger, Place, Posting};
use crate::sitting::linking::{self, CarriedBack};
use crate::sitting::stored;
use crate::sitting::surface::surface;
use crate::text::{
    diff, pad, plural, printable_line, shorten, shorten_between_words, to_type, width, wrap,
};
use jiff::Timestamp;
use std::io::{self, BufWriter, IsTerminal, Write};
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
    let mut progress = CarriedBack::default();
    let settle = || {
        progress = carry_back(posting, global)?;
        Ok(())
    };
    let left = ledger.undo(*number, posting, settle)?;
    let place = |leaf: &Leaf| shelf::place(leaf.path().to_owned(), global);
    let places: Vec<Place> = posting.leaves.iter().map(place).collect();
    shelf::meet_all(&places, global, &mut env::remarks())?;
    for path in left {
        writeln!(out, "{} stays: it was changed since.", name(&path))?;
    }
    let with = match progress.count {
        0 => String::new(),
        count => format!(", and the progress of {} with it", plural(count, "question")),
    };
    writeln!(out, "Taken back{with}.")?;
    for (deck, count) in progress.stayed {
        let were = if count == 1 { "was one with another" } else { "were one with others" };
        let (count, deck) = (plural(count, "question"), printable_line(&deck));
        writeln!(
            out,
            "What was answered since of {count} that {were} stays with the deck {deck}."
        )?;
    }
    Ok(Exit::Done)
}

/// Lets progress go back to where it was.
fn carry_back(posting: &Posting, global: &Global) -> Result<CarriedBack> {
    match stored::existing(global)? {
        Some(mut store) if !posting.transits.is_empty() => {
            linking::carry_back(&mut store, posting, env::moment()?)
        }
        _ => Ok(CarriedBack::default()),
    }
}

fn list(postings: &[(u64, Posting)]) -> Result<Exit> {
    let mut out = BufWriter::new(io::stdout().lock());
    if postings.is_empty() {
        writeln!(env::sentences(), "There is no change of a deck to take back.")?;
    }
    let room = io::stdout().is_terminal().then(|| env::columns(&io::stdout()));
    let columns = postings.iter().map(|(number, _)| number.to_string().len()).max().unwrap_or(0);
    for (number, posting) in postings {
        let number = pad(&number.to_string(), columns);
        let head = format!("{number}  {}  {}: {}", when(posting), posting.command, deed(posting));
        for line in entry(&head, &files(posting), asks(posting).as_deref(), columns + 2, room) {
            writeln!(out, "{line}")?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// A change on lines of at most so many columns: what it was, where, and what the first of its
/// questions asks, as far as there is room for that.
fn entry(
    head: &str,
    files: &str,
    asks: Option<&str>,
    indent: usize,
    room: Option<usize>,
) -> Vec<String> {
    let asks = asks.map(|asks| format!(", \"{}\"", printable_line(asks))).unwrap_or_default();
    let whole = format!("{head}, {files}");
    let Some(room) = room else { return vec![whole + &asks] };
    if width(&whole) <= room {
        let left = room - width(&whole);
        return vec![whole + &if left < FEW { String::new() } else { shorten(&asks, left) }];
    }
    let below = format!("{files}{asks}");
    let inner = room.saturating_sub(indent).max(1);
    let (below, margin) = (shorten_between_words(&below, inner), " ".repeat(indent));
    let mut lines = wrap(head, inner);
    for line in lines.iter_mut().skip(1) {
        *line = format!("{margin}{line}");
    }
    lines.push(margin + &below);
    lines
}

/// How many columns of a question are too few to tell it.
const FEW: usize = 12;

/// What a change did, and how much of it.
fn deed(posting: &Posting) -> String {
    if !posting.deed.is_empty() {
        return printable_line(&posting.deed);
    }
    let (mut before, mut after, mut lines) = (0, 0, 0);
    for leaf in &posting.leaves {
        let [old, new] = leaf.gists();
        before += old.questions;
        after += new.questions;
        lines += leaf.lines().into_iter().max().unwrap_or(0);
    }
    match before.abs_diff(after) {
        0 => plural(lines, "line"),
        count => plural(count, "question"),
    }
}

/// What the first question asks that a change has to do with.
fn asks(posting: &Posting) -> Option<String> {
    let [old, new] = posting.leaves.first()?.gists();
    new.asks.or(old.asks)
}

/// The files of a change in a few words.
fn files(posting: &Posting) -> String {
    match &posting.leaves[..] {
        [one] => name(one.path()),
        [first, rest @ ..] => {
            format!("{} and {}", name(first.path()), plural(rest.len(), "other"))
        }
        [] => String::new(),
    }
}

/// Shows what would be written line by line.
fn show(posting: &Posting, global: &Global) -> Result<Exit> {
    let mut text = String::new();
    for leaf in &posting.leaves {
        let now = file::text(leaf.path(), global.max_size)?;
        let name = name(leaf.path());
        if let Ok(then) = leaf.turned_back(now.as_deref()) {
            let [now, then] = [now, then].map(Option::unwrap_or_default);
            text.push_str(&diff(&now, &then, [&name, &name]));
        } else if let Some((now, then)) =
            now.as_ref().and_then(|now| Some((now, leaf.turned_in(now)?)))
        {
            text = text + &name + " was changed since; what would come back there:\n";
            text.push_str(&diff(now, &then, [&name, &name]));
        } else {
            let is_there = now.is_some();
            text = text + &name + if is_there { " was changed since" } else { " has gone since" };
            if leaf.was_there() {
                text.push_str(if is_there { ", there too" } else { "" });
                text.push_str("; what would have come back, by the lines of then:\n");
                let [old, new] = leaf.excerpts();
                text.push_str(&diff(&new, &old, [&name, &name]));
            } else {
                text.push_str("; before the change there was no such file.\n");
            }
        }
    }
    env::sentences().write_all(text.as_bytes())?;
    Ok(Exit::Done)
}

/// What becomes of each file, a line each.
fn told(posting: &Posting) -> String {
    let line = |leaf: &Leaf| {
        let [gone, back] = leaf.lines();
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
    at.to_zoned(env::zone()).strftime("%Y-%m-%d %H:%M").to_string()
}

/// A path as a person here would write it.
fn name(path: &Path) -> String {
    let here = env::folder().and_then(|folder| folder.canonicalize().ok());
    let path = here.and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path);
    printable_line(&path.display().to_string())
}
