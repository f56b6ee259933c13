//! `move`: takes questions of a deck over into another one, or to another place in it.

use super::rearrange::{
    Arrangement, Baggage, Errand, Whither, baggage, closed_up, deck_of, expect_no_worse,
    expect_rearrangeable, numbers, refused, without_unused,
};
use crate::deck::edit::{self, Donor, Relocated};
use crate::env::{Global, file};
use crate::error::{Error, Exit, Result};
use crate::shelf::{self, Place};
use crate::text::plural;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ffi::OsString;
use std::slice;

/// The arguments of `move`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The deck: a file or a name
    deck: OsString,

    /// The questions, by id or by their number in the deck
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,

    /// The deck that they go to; the same one moves them within it
    #[arg(long, value_name = "DECK")]
    to: OsString,

    /// The question there that they stand before, by id or number; else they stand at the end
    #[arg(long, value_name = "ID")]
    before: Option<String>,

    /// Only show what would be written, line by line
    #[arg(long)]
    dry_run: bool,
}

/// Moves the questions.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let from = shelf::find_file(&args.deck, global)?;
    let to = shelf::find_file(&args.to, global)?;
    let errand = Errand { command: "move", is_dry: args.dry_run, global };
    if file::identity(from.file()?) == file::identity(to.file()?) {
        errand.arrange(slice::from_ref(&from), |texts| within(&from, texts, args))?;
    } else {
        let places = [from, to];
        errand.arrange(&places, |texts| between(&places, texts, args))?;
    }
    Ok(Exit::Done)
}

/// Moves questions into another deck.
fn between([from, to]: &[Place; 2], texts: &[Option<String>], args: &Args) -> Result<Arrangement> {
    let [old, there] = [0, 1].map(|at| texts[at].as_deref().unwrap_or_default());
    for (place, text) in [(from, old), (to, there)] {
        expect_rearrangeable(place, text)?;
    }
    let (deck, target) = (deck_of(old, from), deck_of(there, to));
    let wanted = numbers(&deck, old, &args.ids)?;
    let before = match &args.before {
        Some(word) => Some(numbers(&target, there, slice::from_ref(word))?[0]),
        None => None,
    };
    let Baggage { files, copies, mut remarks } =
        baggage(old, &wanted, [from, to], &mut HashMap::new());
    let donor = Donor { name: &from.name(), text: old, numbers: wanted.clone(), files };
    let Relocated { text, numbers: landed, remarks: told } =
        edit::relocate(there, &[donor], before).map_err(refused(to))?;
    remarks.extend(told);
    let gone: BTreeSet<usize> = wanted.iter().copied().collect();
    let left = edit::remove(old, &gone).map_err(refused(from))?;
    let left = without_unused(&left, old, from)?;
    let sound: HashSet<usize> = deck.questions().iter().map(|question| question.number).collect();
    let broken = wanted.iter().filter(|number| !sound.contains(number)).count();
    let omitted = broken + target.omitted.questions;
    expect_no_worse(to, omitted, &text)?;
    let mut whither = closed_up(0, deck.total(), &gone);
    let landed = landed.into_iter().flatten();
    whither.extend(wanted.iter().copied().zip(landed.map(|number| (1, number))));
    let added = deck_of(&text, to).total() - target.total();
    let shift = |number: usize| match before {
        Some(first) if number >= first => number + added,
        _ => number,
    };
    let theirs: Whither = (1..=target.total()).map(|number| (number, (1, shift(number)))).collect();
    Ok(Arrangement {
        texts: vec![Some(left), Some(text)],
        whither: vec![whither, theirs],
        remarks,
        said: said(from, to, [added, wanted.len() - added.min(wanted.len())], args),
        deed: plural(wanted.len(), "question"),
        copies,
    })
}

/// Moves questions to another place in their deck.
fn within(place: &Place, texts: &[Option<String>], args: &Args) -> Result<Arrangement> {
    let old = texts[0].as_deref().unwrap_or_default();
    let deck = deck_of(old, place);
    let wanted = numbers(&deck, old, &args.ids)?;
    let gone: BTreeSet<usize> = wanted.iter().copied().collect();
    let before = match &args.before {
        Some(word) => Some(numbers(&deck, old, slice::from_ref(word))?[0]),
        None => None,
    };
    if let Some(first) = before.filter(|first| gone.contains(first)) {
        let error = Error::new(format!("cannot move question {first} before itself"));
        return Err(error.hint("name another one by --before"));
    }
    let left = closed_up(0, deck.total(), &gone);
    let first = before.and_then(|number| left.get(&number)).map(|(_, number)| *number);
    let new = edit::reorder(old, &wanted, before).map_err(refused(place))?;
    let shift = |number: usize| match first {
        Some(first) if number >= first => number + wanted.len(),
        _ => number,
    };
    let start = first.unwrap_or(left.len() + 1);
    let mut whither: Whither =
        left.into_iter().map(|(old, (_, now))| (old, (0, shift(now)))).collect();
    whither.extend(wanted.iter().copied().zip((start..).map(|number| (0, number))));
    Ok(Arrangement {
        texts: vec![Some(new)],
        whither: vec![whither],
        said: said(place, place, [wanted.len(), 0], args),
        deed: plural(wanted.len(), "question"),
        ..Arrangement::default()
    })
}

fn said(from: &Place, to: &Place, [moved, known]: [usize; 2], args: &Args) -> String {
    let would = if args.dry_run { "would be " } else { "" };
    let (from, to) = (from.name(), to.name());
    let went = format!("{from}: {} {would}moved to {to}", plural(moved, "question"));
    match (moved, known) {
        (_, 0) => went,
        (0, _) => {
            let them = plural(known, "question");
            format!("{from}: {them} that {to} has already {would}taken out")
        }
        _ => format!("{went}, and {known} that it has already {would}taken out"),
    }
}
