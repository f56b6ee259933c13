//! `item`: what a learner decides about one question: that it is as new, due on a day, known for good,
//! or asked again.

use super::options::{question_at, read_day_of, unknown_question};
use crate::deck::{Deck, Item};
use crate::engine::schedule::say_day;
use crate::env::{self, Global};
use crate::error::{Error, Exit, Result};
use crate::shelf::{self, Neighbours, Shelf};
use crate::sitting::linking::{self, UNDO};
use crate::sitting::naming;
use crate::store::{Decision, Store, Treatment};
use crate::text::{Tense, in_days, printable_line, shorten};
use std::ffi::OsString;
use std::io::Write;

/// The arguments of `item`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The deck: a file or a name
    deck: OsString,

    /// The question: its id, its number in the deck, or a key of `list --json`, as `id#reverse`
    #[arg(value_name = "KEY")]
    key: String,

    /// What becomes of it
    #[command(subcommand)]
    what: What,
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
    /// It is asked again, after it was known for good
    Ask,
}

/// How much of a prompt is told, in columns.
const COLUMNS: usize = 60;

/// Decides, and says so.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let place = shelf::find_deck(&args.deck, global)?;
    let deck = &shelf::read(&place)?.reading.deck;
    if let Some(other) = Shelf::load(global)?.rival(&deck.id, deck.has_id, &deck.place) {
        return Err(naming::in_doubt(deck, other));
    }
    let items = named(deck, &args.key)?;
    let now = env::moment()?;
    let mut store = Store::open(&global.history_folder()?, env::entropy())?;
    let (_, told) = linking::link_sure(&mut store, deck, &mut Neighbours::later(global), now)?;
    for telling in told {
        writeln!(env::remarks(), "{telling} {UNDO}.")?;
    }
    let (treatment, day) = match &args.what {
        What::Reset => (Treatment::Reset, None),
        What::Known => (Treatment::Known, None),
        What::Ask => (Treatment::Asked, None),
        What::Due { date } => {
            let day = read_day_of("due", &date.join(" "), now.day, Tense::Coming)?;
            if day < now.day {
                let error = Error::new("cannot make a question due on a day that is gone");
                return Err(error.hint("name today, or a day that is still to come"));
            }
            (Treatment::Due, Some(day))
        }
    };
    let (mut decisions, mut first) = (Vec::new(), None);
    for item in items {
        let key = deck.key(item);
        if day.is_some() && store.memory(&deck.id, &key)?.is_none() {
            continue;
        }
        first = first.or(Some(item));
        decisions.push(Decision {
            deck: deck.id.clone(),
            item: key,
            question: deck.questions[item.question].key.clone(),
            treatment,
            day,
        });
    }
    let Some(Item { question, part }) = first else {
        let key = printable_line(&args.key);
        return Err(Error::new(format!("cannot set a day for {key}: it was never answered"))
            .hint("a day follows from its first answer; `quizdeck review` asks new questions"));
    };
    store.decide(&decisions, now)?;
    let said = match (treatment, day) {
        (Treatment::Reset, _) => "as new".to_owned(),
        (Treatment::Known, _) => {
            "known for good: never asked, until `ask` takes that back".to_owned()
        }
        (_, Some(day)) => format!("due on {} ({})", say_day(day, now.day), in_days(day - now.day)),
        (_, None) => "asked as any other".to_owned(),
    };
    let prompt = shorten(&printable_line(&deck.questions[question].prompt(part)), COLUMNS);
    let mut out = env::sentences();
    match decisions.len() {
        1 => writeln!(out, "\"{prompt}\" is {said}.")?,
        several => writeln!(out, "\"{prompt}\": {several} parts are {said}.")?,
    }
    Ok(Exit::Done)
}

/// The items of a question, or the one that a key names.
fn named(deck: &Deck, word: &str) -> Result<Vec<Item>> {
    let of = |wanted: &dyn Fn(Item) -> bool| -> Vec<Item> {
        deck.items().filter(|item| wanted(*item)).collect()
    };
    let items = match question_at(deck, word) {
        Some(question) => of(&|item| item.question == question),
        None => of(&|item| deck.key(item) == word),
    };
    if items.is_empty() { Err(unknown_question(deck, word)) } else { Ok(items) }
}
