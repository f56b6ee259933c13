//! `list`: decks with what is due, new and learned, or questions with how well each is known.

mod order;
mod rows;

use super::selection::Selection;
use crate::deck::Deck;
use crate::engine::schedule::date_of;
use crate::engine::{Filter, Learned, Only};
use crate::env::{self, Global, program};
use crate::error::{Exit, Result};
use crate::shelf;
use crate::sitting::chosen::{choose, none};
use crate::sitting::known::{KnownDeck, KnownItem, gather};
use crate::sitting::learned::learned;
use crate::sitting::look_up;
use crate::sitting::statistics::deadline;
use crate::store::Scores;
use crate::text::{self, Look, indented_json};
use order::Ranking;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::ops::ControlFlow::{Break, Continue};

/// The arguments of `list`.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// Decks: files, folders of them, or names; all that are found, when none is given
    #[arg(value_name = "DECK")]
    decks: Vec<OsString>,

    /// As JSON: one object for each item of the decks named, or for each deck
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    selection: Selection,

    /// Only questions that were forgotten so often that they should be rewritten, as --only leeches
    #[arg(long)]
    leeches: bool,

    /// What comes first [default: as in the deck]
    #[arg(long, value_name = "BY", value_enum)]
    sort: Option<Ranking>,

    /// Whether it stands above the start menu, and so is not paged.
    #[arg(skip)]
    is_of_menu: bool,
}

/// What there is to do next, as the start menu has to know it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// How many questions a review asks of what is due.
    pub due: usize,
    /// How many were never answered.
    pub new: usize,
    /// Whether nothing was ever answered.
    pub is_first: bool,
}

/// Lists the decks above the start menu.
pub fn above_menu(global: &Global) -> Result<(Exit, Overview)> {
    list(&Args { is_of_menu: true, ..Args::default() }, global)
}

/// How far a deck is.
#[derive(Debug, Serialize)]
struct Standing {
    id: String,
    title: String,
    questions: usize,
    due: usize,
    new: usize,
    learned: usize,
    last: Option<f64>,
    best: Option<f64>,
    next: Option<String>,
    /// How likely its items are recalled today, from 0 to 1, on average.
    known: f64,
    /// How often they were forgotten.
    lapses: u32,
    /// How many more are known for good, and counted nowhere else.
    known_for_good: usize,
    /// How many more are suspended, and counted nowhere else.
    suspended: usize,
}

/// Lists decks, or the questions of those named.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    list(args, global).map(|(exit, _)| exit)
}

fn list(args: &Args, global: &Global) -> Result<(Exit, Overview)> {
    let look = env::look(global.color, &io::stdout());
    let today = env::moment()?.day;
    let (mut shelf, known) = match gather(&args.decks, global, today)? {
        Continue(gathered) => gathered,
        Break(exit) => return Ok((exit, Overview::default())),
    };
    let mut store = shelf.history()?;
    let mut filter = Filter { today, ..args.selection.filter() };
    filter.only.extend(args.leeches.then_some(Only::Leeches));
    let decks: Vec<&Deck> = known.iter().map(|known| &known.deck).collect();
    look_up(&mut filter, &decks)?;
    choose(&mut filter, &decks, store.as_deref())?;
    let filter = &filter;
    let is_filtered = args.leeches || !args.selection.is_empty();
    let (mut standings, mut introduced) = (Vec::new(), HashMap::new());
    for known in &known {
        let (learned, scores) = match &store {
            Some(store) => (learned(store, &known.deck)?, store.scores(&known.deck.id)?),
            None => Default::default(),
        };
        standings.push((standing(known, &learned, scores), known));
    }
    if let Some(sort) = args.sort {
        sort.decks(&mut standings);
    }
    let (standings, known): (Vec<Standing>, Vec<&KnownDeck>) = standings.into_iter().unzip();
    if let Some(store) = &mut store {
        introduced = store.introduced(today)?;
    }
    let overview = Overview {
        due: standings.iter().map(|standing| standing.due).sum(),
        new: standings.iter().map(|standing| standing.new).sum(),
        is_first: match &store {
            Some(store) => store.decks()?.is_empty(),
            None => true,
        },
    };
    let has_items = !args.decks.is_empty() || is_filtered;
    let items = |known| items(known, filter, args.sort);
    if args.json {
        let all: Vec<Value> = if has_items {
            let listed = known.iter().flat_map(|known| {
                items(known).into_iter().map(move |item| known_json(known, item))
            });
            listed.collect()
        } else {
            standings.iter().map(|standing| json!(standing)).collect()
        };
        write!(io::stdout(), "{}", indented_json(&all)?)?;
        return Ok((Exit::Done, overview));
    }
    let mut said = String::new();
    if standings.is_empty() {
        tell(&mut said, &text::wrap(shelf::NOTHING, look.columns));
    } else if !is_filtered {
        tell(&mut said, &rows::decks(&standings, look.columns, today));
        tell(&mut said, &rows::left_out(&standings, look));
    }
    for known in known.iter().copied().filter(|_| store.is_some() && !is_filtered) {
        let introduced = introduced.get(&known.deck.id).copied().unwrap_or(0);
        if let Some(deadline) = deadline(known, introduced, &global.config) {
            tell(&mut said, &text::wrap(&deadline.said, look.columns));
        }
    }
    if has_items && !standings.is_empty() {
        let of_decks: Vec<_> = known.iter().map(|&known| (known, items(known))).collect();
        tell_items(&mut said, &of_decks, is_filtered.then_some(filter), look);
    }
    if args.is_of_menu {
        io::stdout().write_all(said.as_bytes())?;
    } else {
        program::page(&said)?;
    }
    Ok((Exit::Done, overview))
}

fn tell(said: &mut String, lines: &[String]) {
    for line in lines {
        let _ = writeln!(said, "{line}"); // a text takes all that is written
    }
}

/// The questions of some decks, a title each.
fn tell_items(
    said: &mut String,
    decks: &[(&KnownDeck, Vec<&KnownItem>)],
    filter: Option<&Filter>,
    look: Look,
) {
    for (known, items) in decks {
        if filter.is_some() && items.is_empty() {
            continue;
        }
        let title = text::printable_line(&known.deck.title);
        said.push('\n');
        tell(said, &text::wrap(&title, look.columns));
        tell(said, &rows::items(known, items, look));
    }
    let Some(filter) = filter else { return };
    let count: usize = decks.iter().map(|(_, items)| items.len()).sum();
    if count == 0 {
        tell(said, &text::wrap(&none(filter), look.columns));
    } else if filter.only == [Only::Leeches] {
        let _ = writeln!(said, "\n{}: rewrite them.", text::plural(count, "question"));
    }
}

/// The items of a deck that are wanted, in the order that is.
fn items<'k>(known: &'k KnownDeck, filter: &Filter, sort: Option<Ranking>) -> Vec<&'k KnownItem> {
    let fits = |item: &&KnownItem| filter.fits(&known.deck, item.item);
    let mut items: Vec<&KnownItem> = known.items.iter().filter(fits).collect();
    if let Some(sort) = sort {
        sort.items(known, &mut items);
    }
    items
}

fn standing(known: &KnownDeck, learned: &HashMap<String, Learned>, scores: Scores) -> Standing {
    let is_learned = |item: &&KnownItem| {
        let recalled = learned.get(&item.key).is_some_and(|learned| learned.recalled > 0);
        item.memory.is_some() && recalled
    };
    let dues = known.asked().filter_map(|item| item.memory).map(|memory| memory.due);
    let next = dues.filter(|due| *due > known.today).min();
    let knowledge = known.knowledge();
    let (known_for_good, suspended) = known.left_out();
    Standing {
        id: known.deck.id.clone(),
        title: known.deck.title.clone(),
        questions: known.asked().count(),
        due: known.due(),
        new: known.new_items().count(),
        learned: known.asked().filter(is_learned).count(),
        last: scores.last,
        best: scores.best,
        next: next.and_then(date_of).map(|date| date.to_string()),
        known: knowledge.share(),
        lapses: known.asked().filter_map(|item| item.memory).map(|memory| memory.lapses).sum(),
        known_for_good,
        suspended,
    }
}

/// An item as JSON.
fn known_json(known: &KnownDeck, listed: &KnownItem) -> Value {
    let KnownItem { item, key, memory, aside } = listed;
    let buried = aside.buried.filter(|_| aside.is_buried(known.today)).and_then(date_of);
    let question = &known.deck.questions()[item.question];
    let due = memory.and_then(|memory| date_of(memory.due)).map(|date| date.to_string());
    let state = memory.map(|memory| {
        json!({
            "stability": memory.stability,
            "difficulty": memory.difficulty,
            "recall": known.recall(listed),
            "missed": memory.missed,
        })
    });
    json!({
        "deck": known.deck.id,
        "key": key,
        (question.kind.row().asks()): question.prompt(item.part),
        "new": memory.is_none(),
        "known": aside.known,
        "suspended": aside.suspended,
        "buried": buried.map(|date| date.to_string()),
        "flag": aside.flag,
        "note": aside.note,
        "memory": state,
        "due": due,
        "lapses": memory.map_or(0, |memory| memory.lapses),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::read;
    use crate::kind::KINDS;

    const WIDE: Look =
        Look { columns: 200, colour: false, unicode: true, theme: crate::text::Theme::USUAL };

    #[test]
    fn an_item_of_any_kind_is_listed_with_what_it_asks() {
        for row in KINDS {
            let deck = read(&format!("[[question]]{}", row.example), "t").deck;
            let known = KnownDeck::new(deck, None, 0).unwrap();
            for item in &known.items {
                let asked = known.deck.questions()[0].prompt(item.item.part).into_owned();
                let listed = rows::items(&known, &[item], WIDE).join("\n");
                let start = asked.chars().take(20).collect::<String>();
                assert!(listed.contains(&start) && listed.contains("new"), "{listed}");
                assert_eq!(known_json(&known, item)[row.asks()], asked, "{}", row.name);
            }
        }
    }
}
