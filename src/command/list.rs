//! `list`: decks with what is due, new and learned, or questions with how well each is known.

use super::review::pace::say_deadline;
use crate::deck::{Deck, Item};
use crate::engine::schedule::{Aim, Memory, Scheduler, date_of, number_of};
use crate::engine::{Learned, Prospect, count_due};
use crate::env::{self, Config, Global};
use crate::error::{Exit, Result};
use crate::shelf::{self, Neighbours, Shelf};
use crate::sitting::learned::learned;
use crate::sitting::{linking, naming};
use crate::store::{Scores, Store};
use crate::text::{self, in_days, indented_json};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::io::{self, Write};

/// Narrower windows get a line for each deck instead of a table.
const TABLE: usize = 76;

/// How much of a prompt is shown.
const PROMPT: usize = 46;

/// The arguments of `list`.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// Decks: files, folders of them, or names; all that are found, when none is given
    #[arg(value_name = "DECK")]
    decks: Vec<OsString>,

    /// As JSON: one object for each item of the decks named, or for each deck
    #[arg(long)]
    json: bool,

    /// Only questions that were forgotten so often that they should be rewritten
    #[arg(long)]
    leeches: bool,
}

/// A deck and what is remembered of it.
struct KnownDeck {
    deck: Deck,
    memories: HashMap<String, Memory>,
    learned: HashMap<String, Learned>,
    scores: Scores,
    /// The keys of items that are known for good.
    known_for_good: HashSet<String>,
    scheduler: Scheduler,
    today: i64,
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
}

/// Lists decks, or the questions of those named.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let look = env::look(global.color, &io::stdout());
    let report = &mut env::remarks();
    let today = env::moment()?.day;
    let mut shelf = Shelf::load(global)?;
    let decks = if args.decks.is_empty() {
        shelf.read(today, report)?
    } else {
        match shelf::read_named(&shelf::find(&args.decks, global)?, false, look, report)? {
            Some(decks) => decks,
            None => return Ok(Exit::Findings),
        }
    };
    for deck in decks.iter().filter(|_| !args.decks.is_empty()) {
        if let Some(other) = shelf.rival(&deck.id, deck.has_id, &deck.place) {
            return Err(naming::in_doubt(deck, other));
        }
    }
    let mut neighbours = Neighbours::of(&shelf);
    neighbours.meet(&decks);
    let mut store = shelf.history()?;
    if let Some(store) = &mut store {
        linking::preview(store, &decks, &mut neighbours)?;
    }
    let known = decks.into_iter().map(|deck| KnownDeck::new(deck, store.as_deref(), today));
    let known = known.collect::<Result<Vec<_>>>()?;
    let mut out = io::stdout().lock();
    let has_items = !args.decks.is_empty() || args.leeches;
    if args.json {
        let all: Vec<Value> = if has_items {
            let items = known.iter().flat_map(|known| known.items(args.leeches));
            items.map(|item| known_json(&item)).collect()
        } else {
            known.iter().map(|known| json!(known.standing())).collect()
        };
        write!(out, "{}", indented_json(&all)?)?;
        return Ok(Exit::Done);
    }
    let standings: Vec<Standing> = known.iter().map(KnownDeck::standing).collect();
    if standings.is_empty() {
        let lines = text::wrap(shelf::NOTHING, look.columns);
        writeln!(out, "{}", lines.join("\n"))?;
        return Ok(Exit::Done);
    }
    if !args.leeches {
        write!(out, "{}", table(&standings, look.columns, today))?;
    }
    if !args.leeches
        && let Some(store) = &store
    {
        let introduced = store.introduced(today)?;
        for known in &known {
            let introduced = introduced.get(&known.deck.id).copied().unwrap_or(0);
            if let Some(said) = known.deadline(introduced, &global.config) {
                writeln!(out, "{}", text::wrap(&said, look.columns).join("\n"))?;
            }
        }
    }
    if has_items {
        for known in &known {
            let items = known.items(args.leeches);
            if args.leeches && items.is_empty() {
                continue;
            }
            writeln!(out, "\n{}", text::printable_line(&known.deck.title))?;
            for item in &items {
                writeln!(out, "{}", line(item, look.columns, today))?;
            }
        }
        let leeches: usize = known.iter().map(|known| known.items(true).len()).sum();
        if args.leeches && leeches == 0 {
            writeln!(out, "No question is forgotten again and again.")?;
        } else if args.leeches {
            writeln!(out, "\n{}: rewrite them.", text::plural(leeches, "question"))?;
        }
    }
    Ok(Exit::Done)
}

/// An item with its memory.
struct KnownItem<'k> {
    known: &'k KnownDeck,
    item: Item,
    key: String,
    memory: Option<&'k Memory>,
}

impl KnownItem<'_> {
    fn is_learned(&self) -> bool {
        let learned = self.known.learned.get(&self.key);
        self.memory.is_some() && learned.is_some_and(|learned| learned.recalled > 0)
    }

    fn is_known_for_good(&self) -> bool {
        self.known.known_for_good.contains(&self.key)
    }
}

impl KnownDeck {
    fn new(deck: Deck, store: Option<&Store>, today: i64) -> Result<Self> {
        let (memories, learned, scores, known_for_good, scheduler) = match store {
            Some(store) => (
                store.memories(&deck.id)?,
                learned(store, &deck)?,
                store.scores(&deck.id)?,
                store.known_for_good(&deck.id)?,
                store.scheduler().clone(),
            ),
            None => Default::default(),
        };
        Ok(Self { deck, memories, learned, scores, known_for_good, scheduler, today })
    }

    fn items(&self, only_leeches: bool) -> Vec<KnownItem<'_>> {
        let all = self.deck.items().map(|item| {
            let key = self.deck.key(item);
            KnownItem { known: self, item, memory: self.memories.get(&key), key }
        });
        all.filter(|item| !only_leeches || item.memory.is_some_and(Memory::is_leech)).collect()
    }

    /// What its deadline means, if it has one that is to come.
    fn deadline(&self, introduced: usize, config: &Config) -> Option<String> {
        let items = self.items(false);
        let asked = items.iter().filter(|item| !item.is_known_for_good());
        let new = asked.clone().filter(|item| item.memory.is_none()).count();
        let memories: Vec<Memory> = asked.filter_map(|item| item.memory.copied()).collect();
        let until = self.deck.until.map(number_of);
        let aim = Aim { retention: config.retention_of(self.deck.retention), until };
        let own = self.deck.new.and_then(|new| usize::try_from(new).ok());
        let then = config.new_of(own);
        let new_a_day = (then.saturating_sub(introduced), then);
        let prospect = Prospect { scheduler: &self.scheduler, aim, today: self.today, new_a_day };
        say_deadline(Some(&self.deck.title), &prospect, &memories, new)
    }

    fn standing(&self) -> Standing {
        let items = self.items(false);
        let asked = || items.iter().filter(|item| !item.is_known_for_good());
        let next = asked()
            .filter_map(|item| item.memory)
            .map(|memory| memory.due)
            .filter(|due| *due > self.today)
            .min();
        Standing {
            id: self.deck.id.clone(),
            title: self.deck.title.clone(),
            questions: items.len(),
            due: count_due(
                asked().filter_map(|item| Some((item.item.question, item.memory?))),
                self.today,
            ),
            new: asked().filter(|item| item.memory.is_none()).count(),
            learned: items.iter().filter(|item| item.is_learned()).count(),
            last: self.scores.last,
            best: self.scores.best,
            next: next.and_then(date_of).map(|date| date.to_string()),
        }
    }
}

/// An item as JSON.
fn known_json(item: &KnownItem<'_>) -> Value {
    let is_known = item.is_known_for_good();
    let KnownItem { known, item, key, memory } = item;
    let question = &known.deck.questions[item.question];
    let due = memory.and_then(|memory| date_of(memory.due)).map(|date| date.to_string());
    let state = memory.map(|memory| {
        json!({
            "stability": memory.stability,
            "difficulty": memory.difficulty,
            "recall": known.scheduler.recall(memory, known.today),
        })
    });
    json!({
        "key": key,
        (question.kind.row().asks()): question.prompt(item.part),
        "new": memory.is_none(),
        "known": is_known,
        "memory": state,
        "due": due,
        "lapses": memory.map_or(0, |memory| memory.lapses),
    })
}

/// An item on a line, by the number of its question, which other commands take for a name: how
/// likely it is recalled, when it is due, how often it was forgotten.
fn line(item: &KnownItem<'_>, columns: usize, today: i64) -> String {
    let question = &item.known.deck.questions[item.item.question];
    let prompt = text::printable_line(&question.prompt(item.item.part));
    let digits = item.known.deck.questions.len().to_string().len();
    let number = format!("{:>digits$}", item.item.question + 1);
    let columns = PROMPT.min(columns.saturating_sub(27 + digits).max(10));
    let prompt = text::pad(&text::shorten(&prompt, columns), columns);
    let prompt = format!("{number} {prompt}");
    if item.is_known_for_good() {
        return format!("  {prompt}  known, never asked");
    }
    let Some(memory) = item.memory else { return format!("  {prompt}  new") };
    let recall = item.known.scheduler.recall(memory, today) * 100.0;
    let due = in_days(memory.due.saturating_sub(today));
    let lapses = match memory.lapses {
        0 => String::new(),
        lapses => format!(", forgotten {}", text::plural(lapses as usize, "time")),
    };
    format!("  {prompt}  {recall:3.0} %, due {due}{lapses}")
}

/// Decks as a table, or a paragraph each where the window is narrow.
fn table(standings: &[Standing], columns: usize, today: i64) -> String {
    let percent = |share: Option<f64>| share.map_or("-".to_owned(), text::percent);
    let next = |standing: &Standing| {
        let date = standing.next.as_ref().and_then(|date| date.parse().ok());
        date.map_or("-".to_owned(), |date: jiff::civil::Date| {
            let day = crate::engine::schedule::day_of(date.at(12, 0, 0, 0));
            in_days(day.saturating_sub(today))
        })
    };
    if columns < TABLE {
        let paragraph = |deck: &Standing| {
            format!(
                "{}\n  {}, {} due, {} new, {} learned\n  last {}, best {}, next {}\n",
                text::shorten(&text::printable_line(&deck.id), columns),
                text::plural(deck.questions, "question"),
                deck.due,
                deck.new,
                deck.learned,
                percent(deck.last),
                percent(deck.best),
                next(deck),
            )
        };
        return standings.iter().map(paragraph).collect();
    }
    let mut rows = vec![
        ["deck", "questions", "due", "new", "learned", "last", "best", "next"].map(str::to_owned),
    ];
    rows.extend(standings.iter().map(|deck| {
        [
            text::shorten(&text::printable_line(&deck.id), 24),
            deck.questions.to_string(),
            deck.due.to_string(),
            deck.new.to_string(),
            deck.learned.to_string(),
            percent(deck.last),
            percent(deck.best),
            next(deck),
        ]
    }));
    let width = |column: usize| rows.iter().map(|row| text::width(&row[column])).max().unwrap_or(0);
    let widths: Vec<usize> = (0..rows[0].len()).map(width).collect();
    let mut table = String::new();
    for row in &rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| text::pad(cell, *width));
        table += cells.collect::<Vec<_>>().join("  ").trim_end();
        table.push('\n');
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::read;
    use crate::kind::KINDS;

    #[test]
    fn an_item_of_any_kind_is_listed_with_what_it_asks() {
        for row in KINDS {
            let deck = read(&format!("[[question]]{}", row.example), "t").deck;
            let known = KnownDeck::new(deck, None, 0).unwrap();
            for item in known.items(false) {
                let asked = known.deck.questions[0].prompt(item.item.part).into_owned();
                let listed = line(&item, 200, 0);
                let start = asked.chars().take(20).collect::<String>();
                assert!(listed.contains(&start) && listed.contains("new"), "{listed}");
                assert_eq!(known_json(&item)[row.asks()], asked, "{}", row.name);
            }
        }
    }
}
