//! `split`: makes several decks of one, by tags or by a number of questions.

use super::merge::free_ids;
use super::rearrange::{
    Arrangement, Errand, closed_up, deck_of, expect_rearrangeable, refused, without_unused,
};
use crate::deck::Deck;
use crate::deck::edit::{self, Donor, Front, Literal, Manuscript, slug};
use crate::env::Global;
use crate::error::{Error, Exit, Result};
use crate::shelf::{self, Place};
use crate::text::plural;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ffi::OsString;
use std::path::Path;

/// The arguments of `split`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The deck: a file or a name
    deck: OsString,

    /// `tag`: a deck for each tag, a question with several goes to that of its first; or a number:
    /// so many questions a deck
    #[arg(long, value_name = "tag|N", value_parser = parse_share)]
    by: Yardstick,

    /// Only show what would be written, line by line
    #[arg(long)]
    dry_run: bool,
}

/// What makes a deck of its own.
#[derive(Clone, Copy, Debug)]
enum Yardstick {
    Tag,
    Count(usize),
}

fn parse_share(word: &str) -> std::result::Result<Yardstick, String> {
    match word.parse() {
        Ok(count) if count > 0 => Ok(Yardstick::Count(count)),
        _ if word == "tag" => Ok(Yardstick::Tag),
        _ => Err("write tag, or how many questions a deck is to have".to_owned()),
    }
}

/// A deck to be made: its name, what is added to the title, and the numbers of its questions.
struct Offshoot {
    stem: String,
    label: String,
    numbers: Vec<usize>,
}

/// Splits the deck.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let place = shelf::find_file(&args.deck, global)?;
    let path = place.file()?.to_owned();
    let text = place.text()?;
    expect_rearrangeable(&place, &text)?;
    let groups = groups(&deck_of(&text, &place), args.by);
    if groups.is_empty() {
        let error = Error::new(format!("cannot split {}", place.name()));
        return Err(error.hint(match args.by {
            Yardstick::Tag => "no question of it has a tag of its own: quizdeck tag gives some",
            Yardstick::Count(_) => "it has no more questions than that",
        }));
    }
    let mut places = vec![place];
    let mut taken = HashSet::new();
    for group in &groups {
        let new = shelf::place(free_path(&path, &group.stem, &mut taken), global);
        places.push(new);
    }
    let ids = free_ids(&places[1..], global)?;
    let errand = Errand { command: "split", is_dry: args.dry_run, global };
    errand.arrange(&places, |texts| split(&places, texts, &ids, args))?;
    Ok(Exit::Done)
}

/// A path beside the deck that no file has.
fn free_path(
    deck: &Path,
    stem: &str,
    taken: &mut HashSet<std::path::PathBuf>,
) -> std::path::PathBuf {
    let names = std::iter::once(stem.to_owned()).chain((2..).map(|at| format!("{stem}-{at}")));
    let mut paths = names.map(|name| deck.with_file_name(format!("{name}.toml")));
    let is_free =
        |path: &std::path::PathBuf| path.symlink_metadata().is_err() && !taken.contains(path);
    let path = paths.find(is_free).unwrap_or_else(|| deck.to_owned());
    taken.insert(path.clone());
    path
}

/// The decks that are made of one; what is in none stays.
fn groups(deck: &Deck, by: Yardstick) -> Vec<Offshoot> {
    let stem = deck.place.stem();
    match by {
        Yardstick::Count(count) => {
            let numbers: Vec<usize> = (1..=deck.total()).collect();
            let rest = numbers.get(count..).unwrap_or_default();
            let group = |(numbers, at): (&[usize], usize)| Offshoot {
                stem: format!("{stem}-{at}"),
                label: at.to_string(),
                numbers: numbers.to_vec(),
            };
            rest.chunks(count).zip(2..).map(group).collect()
        }
        Yardstick::Tag => {
            let mut groups: Vec<Offshoot> = Vec::new();
            let mut by_tag: HashMap<&str, usize> = HashMap::new();
            for question in deck.questions() {
                let Some(tag) = question.tags.first() else { continue };
                let at = *by_tag.entry(tag).or_insert_with(|| {
                    let stem = format!("{stem}-{}", slug(tag));
                    groups.push(Offshoot { stem, label: tag.clone(), numbers: Vec::new() });
                    groups.len() - 1
                });
                groups[at].numbers.push(question.number);
            }
            groups
        }
    }
}

/// What becomes of the deck, the first one, and of those that are made of it.
fn split(
    places: &[Place],
    texts: &[Option<String>],
    ids: &[String],
    args: &Args,
) -> Result<Arrangement> {
    let place = &places[0];
    let old = texts[0].as_deref().unwrap_or_default();
    let deck = deck_of(old, place);
    let groups = groups(&deck, args.by);
    if groups.len() != ids.len() || texts[1..].iter().any(Option::is_some) {
        let error = Error::new(format!("cannot split {}: it just changed", place.name()));
        return Err(error.hint("run the command again"));
    }
    let Front { passages: _, exam, header, defaults } = Manuscript::of(old).front;
    let front = Front { header, defaults, ..Front::default() };
    let mut arrangement = Arrangement { texts: vec![None], ..Arrangement::default() };
    let mut gone = BTreeSet::new();
    let mut moved = Vec::new();
    let numbers: Vec<Vec<usize>> = groups.iter().map(|group| group.numbers.clone()).collect();
    let portions = edit::portions(old, &numbers).map_err(refused(place))?;
    for (at, (group, portion)) in groups.iter().zip(&portions).enumerate() {
        let begun = head(&front, &ids[at], &deck.title, &group.label).written();
        let numbers = (1..=group.numbers.len()).collect();
        let donor = Donor { name: &place.name(), text: portion, numbers, files: HashMap::new() };
        let relocated = edit::relocate(&begun, &[donor], None).map_err(refused(place))?;
        arrangement.remarks.extend(relocated.remarks);
        arrangement.texts.push(Some(relocated.text));
        gone.extend(group.numbers.iter().copied());
        let landed = relocated.numbers.into_iter().flatten().map(|number| (at + 1, number));
        moved.extend(group.numbers.iter().copied().zip(landed));
        let count = plural(group.numbers.len(), "question");
        arrangement.remarks.push(format!("{}: {count}", places[at + 1].name()));
    }
    let mut whither = closed_up(0, deck.total(), &gone);
    whither.extend(moved);
    arrangement.whither = vec![whither];
    arrangement.whither.resize_with(places.len(), HashMap::new);
    let left = deck.total() - gone.len();
    if left > 0 {
        let rest = edit::remove(old, &gone).map_err(refused(place))?;
        arrangement.texts[0] = Some(without_unused(&rest, old, place)?);
    }
    if left == 0 && !exam.is_empty() {
        let name = place.name();
        arrangement.remarks.push(format!("{name}: [exam] of its head did not come along"));
    }
    let stays = match (left, args.by) {
        (0, _) if args.dry_run => ", and its file would be removed".to_owned(),
        (0, _) => ", and its file is removed".to_owned(),
        (1, Yardstick::Tag) => ", and 1 question without a tag stays".to_owned(),
        (_, Yardstick::Tag) => format!(", and {left} questions without a tag stay"),
        (1, Yardstick::Count(_)) => ", and 1 question stays".to_owned(),
        (_, Yardstick::Count(_)) => format!(", and {left} questions stay"),
    };
    arrangement.deed = format!("{} of {}", plural(groups.len(), "deck"), place.stem());
    let verb = match (args.dry_run, groups.len()) {
        (true, _) => "would be made",
        (false, 1) => "is made",
        (false, _) => "are made",
    };
    let decks = plural(groups.len(), "deck");
    arrangement.said = format!("{decks} {verb} of {}{stays}", place.name());
    Ok(arrangement)
}

/// The head of a part of a deck.
fn head(front: &Front, id: &str, title: &str, label: &str) -> Front {
    let mut head = front.clone();
    head.header.retain(|(key, _)| !matches!(*key, "id" | "title"));
    let title = Literal::Text(format!("{title}: {label}"));
    head.header.splice(0..0, [("id", Literal::Text(id.to_owned())), ("title", title)]);
    head
}
