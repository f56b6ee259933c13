//! Which questions: the one filter of every command that asks, lists or shows some.

use crate::deck::Deck;
use crate::engine::{Filter, ONLY, Only, Since};
use crate::env::{self, Global};
use crate::error;
use crate::kind::KINDS;
use crate::shelf::{Neighbours, Shelf};
use crate::sitting::chosen::choose;
use crate::sitting::{linking, look_up};
use clap::builder::PossibleValuesParser;

/// The options that tell which questions are meant by what the deck says of them.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Marked {
    /// Only questions with this tag; may be given several times
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,

    /// Only questions of this kind; may be given several times
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(KINDS.iter().map(|row| row.name)))]
    pub kind: Vec<String>,

    /// Only the question with this id or number, or one part of it, as `id#reverse`; may be given several times
    #[arg(long, value_name = "ID")]
    pub id: Vec<String>,
}

/// The options that tell which questions are meant.
#[derive(Debug, Default, clap::Args)]
pub struct Selection {
    #[command(flatten)]
    marked: Marked,

    /// Only what is one of these, several with commas: due (today), new (never answered), missed
    /// (when it was asked last), flagged (flagged:WORD with this word), leeches (forgotten again and
    /// again), suspended (which is not asked otherwise)
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = read_only)]
    pub only: Vec<Only>,

    /// Only what was missed since then: round (in the last session), today, or in so many days, as 7
    #[arg(long, value_name = "SINCE", value_parser = read_since)]
    pub missed: Option<Since>,

    /// Only what has this text in its question, answer, explanation or tags, or in your note;
    /// capitals and accents do not count
    #[arg(long, value_name = "TEXT")]
    pub search: Option<String>,
}

/// The most days back.
const LONGEST: i64 = 36_500;

fn read_only(word: &str) -> Result<Only, String> {
    Only::read(word).ok_or_else(|| {
        let words: Vec<&str> = ONLY.iter().map(|(word, ..)| *word).collect();
        format!("write one of {}, or flagged:WORD", words.join(", "))
    })
}

fn read_since(word: &str) -> Result<Since, String> {
    let days = || word.parse().ok().filter(|days| (1..=LONGEST).contains(days));
    match word {
        "round" => Ok(Since::Round),
        "today" => Ok(Since::Days(1)),
        _ => days()
            .map(Since::Days)
            .ok_or_else(|| format!("write round, today, or a number of days from 1 to {LONGEST}")),
    }
}

impl Marked {
    /// What they admit.
    pub fn filter(&self) -> Filter {
        let Self { tag, kind, id } = self.clone();
        Filter { tags: tag, kinds: kind, ids: id, ..Filter::default() }
    }
}

impl Selection {
    /// What it admits, without the day.
    pub fn filter(&self) -> Filter {
        Filter {
            only: self.only.clone(),
            missed: self.missed,
            search: self.search.clone(),
            ..self.marked.filter()
        }
    }

    /// What it admits of a deck, with what was decided about its questions where that is asked for, or
    /// wanted all the same. Nothing is written.
    ///
    /// # Errors
    /// When the deck has no such tag or id, or the history cannot be read.
    pub fn of_deck(&self, deck: &Deck, is_wanted: bool, global: &Global) -> error::Result<Filter> {
        let mut filter = Filter { today: env::moment()?.day, ..self.filter() };
        look_up(&mut filter, &[deck])?;
        if self.is_empty() && !is_wanted {
            return Ok(filter);
        }
        let mut library = Shelf::load(global)?;
        let mut neighbours = Neighbours::of(&library);
        // What is kept under the id of a deck in doubt is another deck's.
        let is_rivalled = library.rival(&deck.id, deck.has_id, &deck.place).is_some();
        let mut store = library.history()?.filter(|_| !is_rivalled);
        if let Some(store) = &mut store {
            linking::preview(store, [deck], &mut neighbours)?;
        }
        choose(&mut filter, &[deck], store.as_deref())?;
        Ok(filter)
    }

    /// Whether it leaves nothing out.
    pub fn is_empty(&self) -> bool {
        let Self { marked: Marked { tag, kind, id }, only, missed, search } = self;
        let has_words = [tag, kind, id].iter().any(|list| !list.is_empty());
        !has_words && only.is_empty() && missed.is_none() && search.is_none()
    }
}
