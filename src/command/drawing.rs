//! What a paper is drawn from: the same options wherever one is drawn, so that the same words on the
//! command line draw the same paper. Nothing of it depends on what a learner did.

use super::demand::Demand;
use super::selection::Marked;
use crate::deck::Deck;
use crate::engine::Filter;
use crate::env::Global;
use crate::error::{Error, Result};
use crate::exam::{Blueprint, Paper};
use crate::shelf;
use crate::sitting::chosen::choose;
use crate::sitting::{expect_tags, look_up};
use crate::text::shell_word;
use std::ffi::{OsStr, OsString};
use std::io::Write;

/// The options that say what a paper is drawn from.
#[derive(Debug, Default, clap::Args)]
pub struct Drawing {
    /// Decks: files or names
    #[arg(required = true, value_name = "DECK")]
    pub decks: Vec<OsString>,

    #[command(flatten)]
    demand: Demand,

    #[command(flatten)]
    marked: Marked,

    /// Only what has this text in its question, answer, explanation or tags; capitals and accents do
    /// not count
    #[arg(long, value_name = "TEXT")]
    pub search: Option<String>,
}

impl Drawing {
    /// Reads the decks, every question of which must be sound; nothing where one is not, which is told.
    ///
    /// # Errors
    /// When a deck is not there or cannot be read.
    pub fn read(&self, global: &Global, out: &mut impl Write) -> Result<Option<Vec<Deck>>> {
        let look = crate::env::look(global.color, &std::io::stderr());
        shelf::read_named(&shelf::find(&self.decks, global)?, true, look, out)
    }

    /// Which questions of some decks may be drawn.
    ///
    /// # Errors
    /// When no deck has a tag or an id that is named.
    pub fn filter(&self, decks: &[Deck]) -> Result<Filter> {
        let mut filter = Filter { search: self.search.clone(), ..self.marked.filter() };
        let decks: Vec<&Deck> = decks.iter().collect();
        look_up(&mut filter, &decks)?;
        choose(&mut filter, &decks, None)?;
        Ok(filter)
    }

    /// How many of what are drawn: as it says, or else as `[exam]` of the only deck does.
    ///
    /// # Errors
    /// When a tag is named twice, or no deck has it.
    pub fn blueprint(&self, decks: &[Deck]) -> Result<Blueprint> {
        let blueprint = self.demand.blueprint(decks)?;
        expect_tags(&blueprint, decks)?;
        Ok(blueprint)
    }

    /// The words of a command line that draw the same, the decks first.
    pub fn words(&self) -> Vec<String> {
        let word = |text: &str| shell_word(OsStr::new(text));
        let mut words: Vec<String> = self.decks.iter().map(|deck| shell_word(deck)).collect();
        words.extend(self.demand.words());
        let mut put = |option: &str, value: String| words.extend([option.to_owned(), value]);
        let Marked { tag, kind, id } = &self.marked;
        let lists = [("--tag", tag), ("--kind", kind), ("--id", id)];
        for (option, values) in lists {
            for value in values {
                put(option, word(value));
            }
        }
        self.search.iter().for_each(|text| put("--search", word(text)));
        words
    }
}

/// A paper that was drawn, if there is a question on it.
///
/// # Errors
/// When there is none.
pub fn with_questions(paper: Paper<'_>) -> Result<Paper<'_>> {
    if paper.slots().is_empty() {
        let error = Error::new("cannot draw the paper: there is no question for it");
        let hint =
            "leave out --tag, --kind, --id or --search, or take `draft = true` off a question";
        return Err(error.hint(hint));
    }
    Ok(paper)
}
