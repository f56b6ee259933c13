//! `tag`: gives questions tags, and takes tags away.

use super::rearrange::{Arrangement, Errand, closed_up, deck_of, numbers, refused};
use super::selection::Selection;
use crate::deck::edit::{self, Manuscript, Tagging};
use crate::deck::{Deck, Item};
use crate::env::Global;
use crate::error::{Error, Exit, Result};
use crate::shelf;
use crate::text::{plural, shell_word};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;

/// The arguments of `tag`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The deck: a file or a name
    deck: OsString,

    /// The questions, by id or by their number in the deck, all where none is named; and the tags:
    /// +NEW to give, -OLD to take away
    #[arg(value_name = "ID|+TAG|-TAG")]
    words: Vec<String>,

    /// A tag to give, as +TAG does
    #[arg(long, value_name = "TAG", allow_hyphen_values = true)]
    add: Vec<String>,

    /// A tag to take away, as -TAG does
    #[arg(long, value_name = "TAG", allow_hyphen_values = true)]
    remove: Vec<String>,

    #[command(flatten)]
    selection: Selection,

    /// Only show what would be written, line by line
    #[arg(long)]
    dry_run: bool,
}

/// The command line with `-OLD` behind `tag` as an option, which it would not be taken for.
pub fn spelled_out(words: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let words: Vec<OsString> = words.into_iter().collect();
    let is_own = |word: &OsString| {
        let text = word.to_str().unwrap_or_default();
        let is_short = text.starts_with('-') && !text.starts_with("--") && text.len() > 1;
        is_short && !["-h", "-V"].contains(&text)
    };
    let command = command_at(&words).filter(|at| words[*at] == "tag");
    let Some(command) = command else { return words };
    let end = words.iter().position(|word| word == "--").unwrap_or(words.len());
    let spelled = |(at, word): (usize, OsString)| {
        if at <= command || at > end || !is_own(&word) {
            return word;
        }
        let mut spelled = OsString::from("--remove=");
        spelled.push(&word.to_string_lossy()[1..]);
        spelled
    };
    words.into_iter().enumerate().map(spelled).collect()
}

/// Where the command stands: behind options of all, each of which has a value.
fn command_at(words: &[OsString]) -> Option<usize> {
    let mut at = 1;
    loop {
        let word = words.get(at)?.to_string_lossy();
        if !word.starts_with('-') {
            return Some(at);
        }
        at += if word.contains('=') { 1 } else { 2 };
    }
}

/// Gives and takes the tags.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let (ids, tagging) = asked_for(args)?;
    let places = [shelf::find_file(&args.deck, global)?];
    let [place] = &places;
    let errand = Errand { command: "tag", is_dry: args.dry_run, global };
    errand.arrange(&places, |texts| {
        let text = texts[0].as_deref().unwrap_or_default();
        let deck = deck_of(text, place);
        let mut own = tagging.clone();
        own.new.retain(|tag| !deck.tags.contains(tag));
        let chosen = chosen(&deck, text, &ids, args, global)?;
        let taggings: BTreeMap<usize, Tagging> =
            chosen.iter().map(|number| (*number, own.clone())).collect();
        let new = edit::tag(text, &taggings).map_err(refused(place))?;
        let changed = changed(text, &new);
        let verb = if args.dry_run { "would be tagged anew" } else { "tagged anew" };
        Ok(Arrangement {
            texts: vec![Some(new)],
            whither: vec![closed_up(0, deck.total(), &BTreeSet::new())],
            remarks: inherited(&deck, &tagging),
            said: format!("{}: {} {verb}", place.name(), plural(changed, "question")),
            deed: format!("{} of {}", written(&tagging), plural(changed, "question")),
            ..Arrangement::default()
        })
    })?;
    Ok(Exit::Done)
}

/// The questions that were named, and the tags.
fn asked_for(args: &Args) -> Result<(Vec<String>, Tagging)> {
    let mut ids = Vec::new();
    let mut tagging = Tagging { new: args.add.clone(), old: args.remove.clone() };
    for word in &args.words {
        match (word.strip_prefix('+'), word.strip_prefix('-')) {
            (Some(new), _) => tagging.new.push(new.to_owned()),
            (None, Some(old)) => tagging.old.push(old.to_owned()),
            (None, None) => ids.push(word.clone()),
        }
    }
    let tags = || tagging.new.iter().chain(&tagging.old);
    if tags().next().is_none() || tags().any(|tag| tag.trim().is_empty()) {
        let error = Error::new("cannot tell which tags are meant");
        return Err(error.hint("write +NEW to give one, -OLD to take one away"));
    }
    if let Some(both) = tagging.new.iter().find(|tag| tagging.old.contains(tag)) {
        let error = format!("cannot both give and take away the tag {both}");
        return Err(Error::new(error).hint("leave one of the two out"));
    }
    Ok((ids, tagging))
}

/// The tags that are given and taken, as they are written behind the command.
fn written(tagging: &Tagging) -> String {
    let new = tagging.new.iter().map(|tag| format!("+{tag}"));
    new.chain(tagging.old.iter().map(|tag| format!("-{tag}"))).collect::<Vec<_>>().join(" ")
}

/// The numbers of the questions that are meant.
fn chosen(
    deck: &Deck,
    text: &str,
    ids: &[String],
    args: &Args,
    global: &Global,
) -> Result<Vec<usize>> {
    let named =
        if ids.is_empty() { (1..=deck.total()).collect() } else { numbers(deck, text, ids)? };
    if args.selection.is_empty() {
        return Ok(named);
    }
    let filter = args.selection.of_deck(deck, false, global)?;
    let fits = |at: usize| {
        let parts = deck.questions()[at].kind.parts().into_iter();
        parts.map(|part| Item { question: at, part }).any(|item| filter.fits(deck, item))
    };
    let fitting: BTreeSet<usize> = (0..deck.questions().len())
        .filter(|at| fits(*at))
        .map(|at| deck.questions()[at].number)
        .collect();
    Ok(named.into_iter().filter(|number| fitting.contains(number)).collect())
}

/// How many questions have other tags of their own, also of those that cannot be asked.
fn changed(before: &str, after: &str) -> usize {
    let pairs = Manuscript::drafts(before).zip(Manuscript::drafts(after));
    pairs.filter(|((_, before), (_, after))| before.texts("tags") != after.texts("tags")).count()
}

/// What there is to say of tags that are the whole deck's.
fn inherited(deck: &Deck, tagging: &Tagging) -> Vec<String> {
    let of_deck = |tags: &[String]| -> Vec<String> {
        tags.iter().filter(|tag| deck.tags.contains(tag)).cloned().collect()
    };
    let edit = deck.place.sure_command("edit");
    let old = of_deck(&tagging.old).into_iter().map(|tag| {
        format!("{} is a tag of the whole deck, in its header: {edit}", shell_word(tag.as_ref()))
    });
    let new = of_deck(&tagging.new).into_iter();
    let new =
        new.map(|tag| format!("{} is a tag of the whole deck already", shell_word(tag.as_ref())));
    old.chain(new).collect()
}
