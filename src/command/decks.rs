//! `decks`: where decks are, and which of them are not to come up by themselves.

use crate::env::{self, Global};
use crate::error::{Error, Exit, Result};
use crate::shelf::{self, Place, Shelf, Volume};
use crate::store::{Store, Whereabouts};
use crate::text::{did_you_mean, indented_json, pad, printable_line, to_type, width, wrap};
use serde_json::json;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

/// Narrower windows get the place of a deck below its id.
const TABLE: usize = 76;

/// The arguments of `decks`.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Args {
    #[command(subcommand)]
    action: Option<Placing>,

    /// Write JSON: one object for each deck
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Subcommand)]
enum Placing {
    /// Forget where a deck was met; its file, if it is there, and all progress stay
    Drop {
        /// The deck: its name, or the path that it was met at
        deck: String,
    },
    /// Keep a deck out of `list`, `review` and menus until that is taken back
    Hide {
        /// The deck: a file or a name
        deck: String,
    },
    /// Let a hidden deck come up again
    Unhide {
        /// The deck: a file or a name
        deck: String,
    },
}

/// A deck and where it is.
struct Whereof {
    id: String,
    path: Option<String>,
    notes: Vec<&'static str>,
    is_there: bool,
    is_hidden: bool,
}

/// Lists the places, or changes what is known of one.
///
/// # Errors
/// When the history or a folder cannot be read, or the deck is not known.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    match &args.action {
        None => list(args.json, global),
        Some(Placing::Drop { deck }) => drop_place(deck, global),
        Some(Placing::Hide { deck }) => hide(deck, global),
        Some(Placing::Unhide { deck }) => unhide(deck, global),
    }
}

fn list(is_json: bool, global: &Global) -> Result<Exit> {
    let mut shelf = Shelf::load(global)?;
    shelf.history()?; // a failure is told
    let there = shelf.volumes.iter().map(|volume| whereof(volume, &shelf));
    let gone = shelf.gone.iter().map(|gone| Whereof {
        id: gone.deck.clone(),
        path: Some(gone.path.display().to_string()),
        notes: vec!["gone"],
        is_there: false,
        is_hidden: shelf.hidden.contains(&gone.deck),
    });
    let mut all: Vec<Whereof> = there.chain(gone).collect();
    let told: BTreeSet<&String> = all.iter().map(|one| &one.id).collect();
    let nowhere: Vec<String> =
        shelf.hidden.iter().filter(|id| !told.contains(id)).cloned().collect();
    all.extend(nowhere.into_iter().map(|id| Whereof {
        id,
        path: None,
        notes: vec!["nowhere"],
        is_there: false,
        is_hidden: true,
    }));
    let mut out = io::stdout().lock();
    if is_json {
        let all: Vec<_> = all
            .iter()
            .map(|one| {
                json!({"id": one.id, "path": one.path, "there": one.is_there, "hidden": one.is_hidden})
            })
            .collect();
        write!(out, "{}", indented_json(&all)?)?;
        return Ok(Exit::Done);
    }
    let look = env::look(global.color, &io::stdout());
    let columns = all.iter().map(|one| width(&printable_line(&one.id))).max().unwrap_or(0);
    for one in &all {
        let path = one.path.as_deref().map(printable_line).into_iter();
        let hidden = one.is_hidden.then_some("hidden");
        let notes = one.notes.iter().copied().chain(hidden).map(str::to_owned);
        let (id, told) =
            (printable_line(&one.id), path.chain(notes).collect::<Vec<_>>().join(", "));
        if look.columns < TABLE {
            writeln!(out, "{id}")?;
            for line in wrap(&told, look.columns.saturating_sub(2).max(1)) {
                writeln!(out, "  {line}")?;
            }
        } else {
            writeln!(out, "{}  {told}", pad(&id, columns))?;
        }
    }
    Ok(Exit::Done)
}

fn whereof(volume: &Volume, shelf: &Shelf) -> Whereof {
    let (id, _) = volume.identify();
    let (path, notes) = match &volume.place {
        Place::File { path, .. } => (Some(path.display().to_string()), Vec::new()),
        Place::BuiltIn { name, .. } if shelf.was_started(name) => (None, vec!["built in"]),
        Place::BuiltIn { .. } | Place::Text => (None, vec!["built in", "not started"]),
    };
    let is_hidden = shelf.hidden.contains(&id);
    Whereof { id, path, notes, is_there: true, is_hidden }
}

/// The history, opened to be written.
fn open(global: &Global) -> Result<Store> {
    Store::open(&global.history_folder()?, env::entropy())
}

fn drop_place(name: &str, global: &Global) -> Result<Exit> {
    let mut shelf = Shelf::load(global)?;
    shelf.history()?;
    let met: Vec<&Whereabouts> =
        shelf.volumes.iter().filter_map(|volume| volume.met.as_ref()).chain(&shelf.gone).collect();
    let whole = Path::new(name).canonicalize().unwrap_or_else(|_| name.into());
    let by_path = met.iter().filter(|met| met.path == whole);
    let stem =
        |met: &Whereabouts| met.path.file_stem().is_some_and(|stem| stem.to_string_lossy() == name);
    let by_name = met.iter().filter(|met| stem(met) || met.deck == name);
    let found: Vec<&&Whereabouts> = match by_path.collect::<Vec<_>>() {
        found if found.is_empty() => by_name.collect(),
        found => found,
    };
    let gone: Vec<_> = found.iter().filter(|met| !met.path.exists()).copied().collect();
    let found = if gone.is_empty() { found } else { gone };
    let found = match found[..] {
        [one] => one,
        [] => {
            let names: Vec<&str> = met.iter().map(|met| met.deck.as_str()).collect();
            let hint = match did_you_mean(name, names) {
                Some(near) => format!("did you mean {near}?"),
                None => "quizdeck decks lists every place".to_owned(),
            };
            return Err(Error::new(format!("cannot drop {name}: it was not met")).hint(hint));
        }
        _ => {
            let paths: Vec<String> =
                found.iter().map(|met| met.path.display().to_string()).collect();
            let error = Error::new(format!("cannot tell which place of {name} is meant"));
            return Err(error.hint(format!("name one of them: {}", paths.join(", "))));
        }
    };
    open(global)?.drop_place(&found.path)?;
    let path = printable_line(&found.path.display().to_string());
    let is_found = shelf.volumes.iter().any(|volume| {
        volume.is_found && volume.met.as_ref().is_some_and(|met| met.path == found.path)
    });
    let still = if is_found { " It is found all the same, by its folder." } else { "" };
    writeln!(env::sentences(), "{path} is dropped; all progress stays.{still}")?;
    Ok(Exit::Done)
}

/// The id of a deck, by its name or path.
fn id(name: &str, global: &Global) -> Result<String> {
    let place = shelf::find_deck(name.as_ref(), global)?;
    let volume = Volume { place, met: None, is_found: false };
    Ok(volume.identify().0)
}

fn hide(name: &str, global: &Global) -> Result<Exit> {
    let shelf = Shelf::load(global)?;
    let is_gone = shelf.gone.iter().any(|gone| gone.deck == name);
    let id = if is_gone { name.to_owned() } else { id(name, global)? };
    let is_new = open(global)?.hide(&id, true)?;
    let (unhide, id) = (to_type("decks unhide", [&id]), printable_line(&id));
    let said = if is_new { "is hidden" } else { "was hidden already" };
    writeln!(
        env::sentences(),
        "{id} {said}: list, review and menus leave it out. {unhide} takes that back."
    )?;
    Ok(Exit::Done)
}

fn unhide(name: &str, global: &Global) -> Result<Exit> {
    let shelf = Shelf::load(global)?;
    let id = if shelf.hidden.contains(name) { name.to_owned() } else { id(name, global)? };
    // Where there is no history, nothing is hidden, and none is made.
    let is_hidden = shelf.hidden.contains(&id);
    if is_hidden {
        open(global)?.hide(&id, false)?;
    }
    let id = printable_line(&id);
    let said = if is_hidden { "comes up again" } else { "is not hidden" };
    writeln!(env::sentences(), "{id} {said}.")?;
    Ok(Exit::Done)
}
