//! `merge`: puts decks together into one.

use super::new::path as path_of;
use super::rearrange::{
    Arrangement, Errand, Whither, baggage, deck_of, expect_no_worse, expect_rearrangeable, refused,
};
use crate::deck::edit::{self, Donor, Front, Literal, Manuscript};
use crate::env::{Global, file};
use crate::error::{Error, Exit, Result};
use crate::shelf::{self, Place, Shelf, suggested_id};
use crate::text::{capitalized, plural};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ffi::OsString;
use std::slice;

/// The arguments of `merge`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The decks that are put together: files, folders of them, or names
    #[arg(required = true, value_name = "DECK")]
    decks: Vec<OsString>,

    /// The deck that they go into, or the name of a new one
    #[arg(long, value_name = "DECK")]
    to: OsString,

    /// Leave the decks that are put together where they are, with what was learned of them
    #[arg(long)]
    keep: bool,

    /// Only show what would be written, line by line
    #[arg(long)]
    dry_run: bool,
}

/// Merges the decks; those that went into the other one are taken away, unless they are to be kept.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let to = target(args, global)?;
    let which = |place: &Place| place.file().ok().and_then(file::identity);
    let own = which(&to);
    let mut places = shelf::find(&args.decks, global)?;
    let mut seen: HashSet<(u64, u64)> = own.into_iter().collect();
    places.retain(|place| which(place).is_none_or(|one| seen.insert(one)));
    if places.is_empty() {
        let error = Error::new("cannot merge a deck with itself");
        return Err(error.hint("name the decks that go into it"));
    }
    for place in &places {
        let is_link = place.file()?.is_symlink();
        if is_link && !args.keep {
            let error = format!("cannot take {} away: it is a link", place.name());
            return Err(Error::new(error).hint("add --keep, which leaves the decks where they are"));
        }
    }
    let id = if own.is_some() { None } else { free_ids(slice::from_ref(&to), global)?.pop() };
    let id = id.unwrap_or_default();
    places.push(to);
    let errand = Errand { command: "merge", is_dry: args.dry_run, global };
    errand.arrange(&places, |texts| merged(&places, texts, &id, args))?;
    Ok(Exit::Done)
}

/// The deck that all goes into: one that is there, or a new file.
fn target(args: &Args, global: &Global) -> Result<Place> {
    match (shelf::find_file(&args.to, global), args.to.to_str()) {
        (Ok(place), _) => Ok(place),
        (Err(_), Some(name)) => Ok(shelf::place(path_of(name)?, global)),
        (Err(error), None) => Err(error),
    }
}

/// An id for each of some new decks, whose files are not there yet.
pub fn free_ids(places: &[Place], global: &Global) -> Result<Vec<String>> {
    let Some(first) = places.first() else { return Ok(Vec::new()) };
    let mut taken: HashSet<String> = Shelf::load(global)?.taken(first).into_keys().collect();
    let id = |place| {
        let id = suggested_id(place, |id| taken.contains(id));
        taken.insert(id.clone());
        id
    };
    Ok(places.iter().map(id).collect())
}

/// What becomes of the decks: the last one is that which all goes into.
fn merged(
    places: &[Place],
    texts: &[Option<String>],
    id: &str,
    args: &Args,
) -> Result<Arrangement> {
    let last = places.len() - 1;
    let to = &places[last];
    let olds: Vec<&str> =
        texts[..last].iter().map(|text| text.as_deref().unwrap_or_default()).collect();
    let fronts: Vec<Front> = olds.iter().map(|text| Manuscript::of(text).front).collect();
    let begun = match &texts[last] {
        Some(text) => text.clone(),
        None => common(&fronts, id, &to.stem()).written(),
    };
    let head = Manuscript::of(&begun).front;
    let mut arrangement = Arrangement::default();
    let (mut donors, mut totals, mut omitted) = (Vec::new(), Vec::new(), 0);
    let names: Vec<String> = places.iter().map(Place::name).collect();
    let mut taken = HashMap::new();
    for (at, place) in places[..last].iter().enumerate() {
        expect_rearrangeable(place, olds[at])?;
        let deck = deck_of(olds[at], place);
        totals.push(deck.total());
        omitted += deck.omitted.questions + deck.omitted.parts;
        let numbers: Vec<usize> = (1..=deck.total()).collect();
        let bags = baggage(olds[at], &numbers, [place, to], &mut taken);
        arrangement.copies.extend(bags.copies);
        arrangement.remarks.extend(bags.remarks);
        arrangement.remarks.extend(lost(&names[at], &fronts[at], &head));
        donors.push(Donor { name: &names[at], text: olds[at], numbers, files: bags.files });
    }
    let there = deck_of(&begun, to);
    let relocated = edit::relocate(&begun, &donors, None).map_err(refused(to))?;
    expect_no_worse(to, omitted + there.omitted.questions, &relocated.text)?;
    arrangement.remarks.extend(relocated.remarks);
    let count: usize = totals.iter().sum();
    let landed = relocated.numbers.iter().flatten();
    let new: BTreeSet<_> = landed.filter(|number| **number > there.total()).collect();
    let went = new.len();
    for numbers in relocated.numbers {
        let whither: Whither =
            numbers.into_iter().zip(1..).map(|(now, old)| (old, (last, now))).collect();
        // Those that stay keep what was learned of them.
        arrangement.whither.push(if args.keep { Whither::new() } else { whither });
    }
    arrangement.whither.push((1..=there.total()).map(|number| (number, (last, number))).collect());
    arrangement.texts =
        texts[..last].iter().map(|text| text.clone().filter(|_| args.keep)).collect();
    arrangement.texts.push(Some(relocated.text));
    arrangement.deed = format!("{} into {}", plural(count, "question"), to.stem());
    let verb = if args.dry_run { "would go" } else { "went" };
    let (decks, questions) = (plural(last, "deck"), plural(count, "question"));
    let questions = match went {
        0 => format!("none of {questions}"),
        went if went < count => format!("{went} of {questions}"),
        _ => questions,
    };
    let gone = match (args.keep, last, args.dry_run) {
        (true, ..) => "",
        (false, 1, false) => ", and its file is removed",
        (false, 1, true) => ", and its file would be removed",
        (false, _, false) => ", and their files are removed",
        (false, _, true) => ", and their files would be removed",
    };
    arrangement.said = format!("{questions} of {decks} {verb} into {}{gone}", to.name());
    Ok(arrangement)
}

/// What the heads of all decks say alike, under an id of its own.
fn common(fronts: &[Front], id: &str, stem: &str) -> Front {
    let mut front = fronts.first().cloned().unwrap_or_default();
    front.header.retain(|one| fronts.iter().all(|other| other.header.contains(one)));
    front.header.retain(|(key, _)| !matches!(*key, "id" | "title"));
    front.defaults.retain(|one| fronts.iter().all(|other| other.defaults.contains(one)));
    front.exam.clear();
    front.passages.clear();
    let title = capitalized(&stem.replace(['-', '_'], " "));
    let own = [("id", Literal::Text(id.to_owned())), ("title", Literal::Text(title))];
    front.header.splice(0..0, own);
    front
}

/// What the head of a deck says of the whole that the other one does not say.
fn lost(name: &str, from: &Front, to: &Front) -> Option<String> {
    const FOLDED: [&str; 6] = ["id", "tags", "language", "source", "allow", "format"];
    let is_lost = |one: &&(&str, Literal)| !FOLDED.contains(&one.0) && !to.header.contains(one);
    let mut keys: Vec<&str> = from.header.iter().filter(is_lost).map(|(key, _)| *key).collect();
    if !from.exam.is_empty() && from.exam != to.exam {
        keys.push("[exam]");
    }
    (!keys.is_empty())
        .then(|| format!("{name}: {} of its head did not come along", keys.join(", ")))
}
