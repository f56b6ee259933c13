//! `show`: a deck on paper, its questions as learners see them, and what is right below them if
//! that is wanted; or what the judge says to an answer.

mod attempt;

use super::options::{parse_count, unknown_question};
use super::selection::Selection;
use crate::deck::{Deck, Item, Question};
use crate::engine::{Count, Filter, Sequence, draw};
use crate::env::{self, Global, program};
use crate::error::{Error, Exit, Result};
use crate::kind::Part;
use crate::shelf;
use crate::sitting::chosen::{none, nothing};
use crate::sitting::paper;
use crate::text::{Look, indented_json};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::slice;

/// The arguments of `show`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The deck: a file or a name
    deck: OsString,

    /// Only these questions, by id or by their number in the deck
    #[arg(value_name = "ID")]
    ids: Vec<String>,

    #[command(flatten)]
    selection: Selection,

    /// Draw so many questions, as `quiz` with the same seed does: a number, or `all`
    #[arg(long, short = 'n', value_name = "N", value_parser = parse_count)]
    count: Option<Count>,

    /// Lay out what is shuffled as a session with this seed does
    #[arg(long, value_name = "SEED", default_value_t = 0)]
    seed: u64,

    /// Show what is right, with explanations
    #[arg(long, short)]
    answers: bool,

    /// Write JSON
    #[arg(long)]
    json: bool,

    /// Say what becomes of this answer to the question, and by which rule; once for each gap
    #[arg(long = "try", value_name = "ANSWER", allow_hyphen_values = true)]
    tried: Vec<String>,
}

/// Shows the questions, or tries an answer.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let place = shelf::find_deck(&args.deck, global)?;
    let look = env::look(global.color, &io::stderr());
    let shelved = shelf::read(&place)?;
    shelf::tell([&shelved], look, &mut env::remarks())?;
    let exit = if shelved.errors() > 0 { Exit::Findings } else { Exit::Done };
    let deck = &shelved.reading.deck;
    let look = env::look(global.color, &io::stdout());
    let look = look.with_columns(look.columns.saturating_sub(1).max(1));
    let is_wanted = args.count.is_some() || args.answers;
    let mut filter = args.selection.of_deck(deck, is_wanted, global)?;
    let items = selected(deck, &mut filter, args)?;
    if items.is_empty() && (args.count.is_some() || !args.selection.is_empty()) {
        let nothing = nothing(&filter, &[deck]).unwrap_or_else(|| none(&filter));
        writeln!(env::sentences(), "{nothing}")?;
        return Ok(exit);
    }
    if !args.tried.is_empty() {
        let text = tried(deck, &items, args, look)?;
        io::stdout().write_all(text.as_bytes())?;
        return Ok(exit);
    }
    let sheets = paper::sheets(&items, args.answers);
    if args.json {
        let json = |sheet: &Vec<Item>| paper::json(deck, sheet, &filter, args.seed, args.answers);
        let papers: Vec<_> = sheets.iter().map(json).collect();
        write!(io::stdout(), "{}", indented_json(&papers)?)?;
        return Ok(exit);
    }
    let mut text = String::new();
    for sheet in sheets {
        for line in paper::lines(deck, &sheet, &filter, args.seed, args.answers, look) {
            let _ = writeln!(text, "{line}");
        }
        text.push('\n');
    }
    program::page(&text)?;
    Ok(exit)
}

/// The items that were asked for, in the order of the deck or in which they were named; where only
/// so many are, in the order in which they are drawn.
fn selected(deck: &Deck, filter: &mut Filter, args: &Args) -> Result<Vec<Item>> {
    let mut items = chosen(deck, &args.ids)?;
    items.retain(|item| filter.fits(deck, *item));
    let Some(count) = args.count.filter(|_| !items.is_empty()) else { return Ok(items) };
    if !args.ids.is_empty() {
        filter.ids = items.iter().map(|item| deck.key(*item)).collect();
    }
    let drawn = draw(slice::from_ref(deck), filter, count, Sequence::Random, args.seed);
    Ok(drawn.into_iter().map(|entry| entry.item).collect())
}

/// The items of the questions that were named; of all, when none was.
fn chosen(deck: &Deck, ids: &[String]) -> Result<Vec<Item>> {
    if ids.is_empty() {
        let parts = |(question, asked): (usize, &Question)| {
            let parts = asked.kind.parts().into_iter();
            parts.map(move |part| Item { question, part })
        };
        return Ok(deck.questions().iter().enumerate().flat_map(parts).collect());
    }
    let mut chosen = Vec::new();
    for id in ids {
        match deck.named(id) {
            none if none.is_empty() => return Err(unknown_question(deck, id)),
            items => chosen.extend(items),
        }
    }
    Ok(chosen)
}

/// What becomes of an answer.
fn tried(deck: &Deck, items: &[Item], args: &Args, look: Look) -> Result<String> {
    let [item, ..] = items else {
        return Err(Error::new("cannot try an answer: the deck has no question"));
    };
    if items.iter().any(|other| other.question != item.question) {
        let error = Error::new("cannot try an answer to several questions");
        return Err(error.hint("name one: quizdeck show DECK ID --try \"answer\""));
    }
    // Gaps that are asked each by itself can be tried together.
    let part = if items.len() > 1 && args.tried.len() > 1 { Part::Whole } else { item.part };
    let item = Item { part, ..*item };
    let attempt = attempt::attempt(deck, item, args.seed, &args.tried)
        .map_err(|reason| Error::new("cannot read the answer").hint(reason))?;
    Ok(if args.json { attempt.json()? } else { attempt.lines(look) })
}
