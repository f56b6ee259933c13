//! `item`: what a learner decides about one question: that it is as new, due on a day, known for good,
//! put aside, flagged, noted, or asked again; and how it stands.

use super::options::{read_day_of, unknown_question};
use crate::deck::{Deck, Item};
use crate::engine::schedule::{Memory, say_day};
use crate::engine::{Aside, FLAG, is_flag};
use crate::env::{self, Global};
use crate::error::{Error, Exit, Result};
use crate::shelf::{self, Neighbours, Shelf};
use crate::sitting::known::{KnownDeck, KnownItem};
use crate::sitting::linking::{self, UNDO};
use crate::sitting::naming;
use crate::store::{Decision, Store, Treatment};
use crate::text::code::legible_line;
use crate::text::{Tense, in_days, printable_line, shorten};
use std::collections::HashMap;
use std::ffi::OsString;
use std::io::{self, Write};

/// The arguments of `item`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The deck: a file or a name
    deck: OsString,

    /// The question: its id, its number in the deck, or one part of it, as `id#reverse`
    #[arg(value_name = "KEY")]
    key: String,

    /// What becomes of it; without one, how it stands is told
    #[command(subcommand)]
    what: Option<What>,
}

/// What becomes of a question.
#[derive(Debug, clap::Subcommand)]
enum What {
    /// It is as if it had never been asked; its answers stay in the history
    Reset,
    /// It is due on a day
    Due {
        /// The day: 2026-12-24, `24 Dec`, tomorrow, friday, +3d
        #[arg(value_name = "DATE", required = true, num_args = 1.., allow_hyphen_values = true)]
        date: Vec<String>,
    },
    /// It is known for good, and never asked
    Known,
    /// It is not asked until `ask` takes that back
    Suspend,
    /// It is not asked before tomorrow
    Bury,
    /// It is flagged with a word, which a flag before gives way to
    Flag {
        /// The word; without one the flag is taken off
        word: Option<String>,
    },
    /// A note to yourself, which is shown with its explanation
    Note {
        /// The note, which takes the place of one before; without one that is deleted
        #[arg(num_args = 0.., allow_hyphen_values = true)]
        text: Vec<String>,
    },
    /// It is asked again, after it was known for good, suspended or buried
    Ask,
}

/// How much of a prompt is told, in columns.
const COLUMNS: usize = 60;

/// Decides, and says so.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let place = shelf::find_deck(&args.deck, global)?;
    let deck = shelf::read(&place)?.reading.deck;
    if let Some(other) = Shelf::load(global)?.rival(&deck.id, deck.has_id, &deck.place) {
        return Err(naming::in_doubt(&deck, other));
    }
    let items = named(&deck, &args.key)?;
    let now = env::moment()?;
    let Some(what) = &args.what else {
        return tell(deck, &items, now.day, global);
    };
    let deck = &deck;
    let mut store = Store::open(&global.history_folder()?, env::entropy())?;
    let (_, told) = linking::link_sure(&mut store, deck, &mut Neighbours::later(global), now)?;
    for telling in told {
        writeln!(env::remarks(), "{telling} {UNDO}.")?;
    }
    let (treatment, day, text) = what.read(now.day)?;
    let (mut decisions, mut first) = (Vec::new(), None);
    for item in items {
        let key = deck.key(item);
        if treatment == Treatment::Due && store.memory(&deck.id, &key)?.is_none() {
            continue;
        }
        first = first.or(Some(item));
        let text = text.clone();
        decisions.push(Decision { day, text, ..Decision::new(deck, item, treatment) });
    }
    let Some(Item { question, part }) = first else {
        let key = printable_line(&args.key);
        return Err(Error::new(format!("cannot set a day for {key}: it was never answered"))
            .hint("a day follows from its first answer; `quizdeck review` asks new questions"));
    };
    store.decide(&decisions, now)?;
    let said = match (treatment, day, text) {
        (Treatment::Reset, ..) => "as new".to_owned(),
        (Treatment::Known, ..) => {
            "known for good: never asked, until `ask` takes that back".to_owned()
        }
        (Treatment::Suspended, ..) => {
            "suspended: not asked, until `ask` takes that back".to_owned()
        }
        (Treatment::Buried, ..) => "buried until tomorrow".to_owned(),
        (Treatment::Flagged, _, Some(word)) => format!("flagged {}", printable_line(&word)),
        (Treatment::Flagged, _, None) => "without a flag".to_owned(),
        (Treatment::Noted, _, Some(_)) => "noted".to_owned(),
        (Treatment::Noted, _, None) => "without a note".to_owned(),
        (_, Some(day), _) => {
            format!("due on {} ({})", say_day(day, now.day), in_days(day - now.day))
        }
        (_, None, _) => "asked as any other".to_owned(),
    };
    let said = beside(&decisions, &said, now.day, &store.asides(&deck.id)?);
    let prompt = prompt(deck, Item { question, part }, global);
    let mut out = env::sentences();
    match decisions.len() {
        1 => writeln!(out, "\"{prompt}\" is {said}.")?,
        several => writeln!(out, "\"{prompt}\": {several} parts are {said}.")?,
    }
    Ok(Exit::Done)
}

/// What is said of a decision beside what was decided before, which it leaves as it is.
fn beside(
    decisions: &[Decision],
    said: &str,
    today: i64,
    asides: &HashMap<String, Aside>,
) -> String {
    let Some(decision) = decisions.first() else { return said.to_owned() };
    if !matches!(
        decision.treatment,
        Treatment::Buried | Treatment::Due | Treatment::Flagged | Treatment::Noted
    ) {
        return said.to_owned();
    }
    let aside = |decision: &Decision| asides.get(&decision.item).cloned().unwrap_or_default();
    let lasting: Vec<&str> =
        decisions.iter().filter_map(|decision| aside(decision).lasting()).collect();
    match lasting.first() {
        Some(state) if lasting.len() == decisions.len() => {
            let still = format!("still {state}: not asked, until `ask` takes that back");
            let is_told = decision.treatment != Treatment::Buried; // it is true of no day else
            if is_told { format!("{said}, and {still}") } else { still }
        }
        Some(state) => format!("{said}; {} of them still {state}", lasting.len()),
        None => {
            let is_early = aside(decision).buried > decision.day;
            let marks = Aside { flag: None, ..aside(decision) }.marks(today);
            match marks.first().filter(|_| is_early && decision.treatment == Treatment::Due) {
                Some(buried) => format!("{said}, and still {buried}"),
                None => said.to_owned(),
            }
        }
    }
}

impl What {
    /// What is decided, with its day and its text.
    fn read(&self, today: i64) -> Result<(Treatment, Option<i64>, Option<String>)> {
        Ok(match self {
            Self::Reset => (Treatment::Reset, None, None),
            Self::Known => (Treatment::Known, None, None),
            Self::Ask => (Treatment::Asked, None, None),
            Self::Suspend => (Treatment::Suspended, None, None),
            Self::Bury => (Treatment::Buried, Some(today + 1), None),
            Self::Flag { word: Some(word) } if !is_flag(word) => {
                let word = printable_line(word);
                return Err(Error::new(format!("cannot flag a question with \"{word}\""))
                    .hint(format!("a flag is {FLAG}")));
            }
            Self::Flag { word } => (Treatment::Flagged, None, word.clone()),
            Self::Note { text } => {
                let text = text.join(" ").trim().to_owned();
                (Treatment::Noted, None, Some(text).filter(|text| !text.is_empty()))
            }
            Self::Due { date } => {
                let day = read_day_of("due", &date.join(" "), today, Tense::Coming)?;
                if day < today {
                    let error = Error::new("cannot make a question due on a day that is gone");
                    return Err(error.hint("name today, or a day that is still to come"));
                }
                (Treatment::Due, Some(day), None)
            }
        })
    }
}

/// Says how items stand, without writing anything.
fn tell(deck: Deck, items: &[Item], today: i64, global: &Global) -> Result<Exit> {
    let mut shelf = Shelf::load(global)?;
    let mut neighbours = Neighbours::of(&shelf);
    let mut store = shelf.history()?;
    if let Some(store) = &mut store {
        linking::preview(store, [&deck], &mut neighbours)?;
    }
    let known = KnownDeck::new(deck, store.as_deref(), today)?;
    let mut out = env::sentences();
    for KnownItem { item, memory, aside, .. } in
        known.items.iter().filter(|known| items.contains(&known.item))
    {
        let mut told = Vec::new();
        if let Some(state) = aside.never_asked() {
            told.extend(state.into_iter().filter(|word| !word.is_empty()).map(str::to_owned));
        } else {
            let due = |memory: &Memory| match memory.due {
                due if due <= today => "due today".to_owned(),
                due => format!("due on {} ({})", say_day(due, today), in_days(due - today)),
            };
            told.push(memory.as_ref().map_or_else(|| "new".to_owned(), due));
        }
        told.extend(aside.marks(today));
        writeln!(out, "\"{}\" is {}.", prompt(&known.deck, *item, global), told.join(", "))?;
        if let Some(note) = &aside.note {
            writeln!(out, "Note: {}", printable_line(note))?;
        }
    }
    Ok(Exit::Done)
}

/// What an item asks, on a line.
fn prompt(deck: &Deck, item: Item, global: &Global) -> String {
    let look = env::look(global.color, &io::stdout());
    let prompt = deck.questions()[item.question].prompt(item.part);
    shorten(&legible_line(&prompt, look.unicode), COLUMNS)
}

/// The items of a question, or the one that a key names.
fn named(deck: &Deck, word: &str) -> Result<Vec<Item>> {
    let named = deck.named(word);
    let items: Vec<Item> = deck.items().filter(|item| named.contains(item)).collect();
    if items.is_empty() { Err(unknown_question(deck, word)) } else { Ok(items) }
}
