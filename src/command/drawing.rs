//! What a paper is drawn from: the same options wherever one is drawn, so that the same words on the
//! command line draw the same paper. Nothing of it depends on what a learner did.

use super::options::parse_count;
use crate::deck::{Deck, Exam};
use crate::engine::{Count, Filter};
use crate::env::Global;
use crate::error::Result;
use crate::exam::Blueprint;
use crate::kind::KINDS;
use crate::shelf;
use crate::sitting::chosen::choose;
use crate::sitting::look_up;
use crate::text::shell_word;
use clap::builder::PossibleValuesParser;
use std::ffi::{OsStr, OsString};
use std::io::Write;

/// The options that say what a paper is drawn from.
#[derive(Debug, Default, clap::Args)]
pub struct Drawing {
    /// Decks: files or names
    #[arg(required = true, value_name = "DECK")]
    pub decks: Vec<OsString>,

    /// How many questions: a number, or `all` [default: the deck's [exam], or all]
    #[arg(long, short = 'n', value_name = "N", value_parser = parse_count)]
    pub count: Option<Count>,

    /// How many questions of a tag, as history=10; may be given several times [default: the deck's [exam]]
    #[arg(long, value_name = "TAG=N", value_parser = parse_quota)]
    pub per_tag: Vec<(String, u32)>,

    /// Only questions with this tag; may be given several times
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,

    /// Only questions of this kind; may be given several times
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(KINDS.iter().map(|row| row.name)))]
    pub kind: Vec<String>,

    /// Only the question with this id or number; may be given several times
    #[arg(long, value_name = "ID")]
    pub id: Vec<String>,

    /// Only what has this text in its question, answer, explanation or tags; capitals and accents do
    /// not count
    #[arg(long, value_name = "TEXT")]
    pub search: Option<String>,
}

fn parse_quota(text: &str) -> std::result::Result<(String, u32), String> {
    let quota = text
        .rsplit_once('=')
        .and_then(|(tag, count)| Some((tag.trim(), count.trim().parse().ok()?)));
    match quota {
        Some((tag, count @ 1..)) if !tag.is_empty() => Ok((tag.to_owned(), count)),
        _ => Err("write a tag and a number from 1, as history=10".to_owned()),
    }
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
        let mut filter = Filter {
            tags: self.tag.clone(),
            kinds: self.kind.clone(),
            ids: self.id.clone(),
            search: self.search.clone(),
            ..Filter::default()
        };
        let decks: Vec<&Deck> = decks.iter().collect();
        look_up(&mut filter, &decks)?;
        choose(&mut filter, &decks, None)?;
        Ok(filter)
    }

    /// How many of what are drawn: as it says, or else as `[exam]` of the only deck does.
    pub fn blueprint(&self, decks: &[Deck]) -> Blueprint {
        let exam = own_exam(decks);
        let count = match self.count {
            Some(Count::All) => None,
            Some(Count::Most(count)) => Some(u32::try_from(count).unwrap_or(u32::MAX)),
            None => exam.and_then(|exam| exam.count),
        };
        let own = exam.map_or(&[][..], |exam| &exam.per_tag);
        let per_tag = if self.per_tag.is_empty() { own } else { &self.per_tag };
        Blueprint { count, per_tag: per_tag.to_vec() }
    }

    /// The words of a command line that draw the same, the decks first.
    pub fn words(&self) -> Vec<String> {
        let word = |text: &str| shell_word(OsStr::new(text));
        let mut words: Vec<String> = self.decks.iter().map(|deck| shell_word(deck)).collect();
        let mut put = |option: &str, value: String| words.extend([option.to_owned(), value]);
        match self.count {
            Some(Count::All) => put("--count", "all".to_owned()),
            Some(Count::Most(count)) => put("--count", count.to_string()),
            None => {}
        }
        self.per_tag
            .iter()
            .for_each(|(tag, count)| put("--per-tag", word(&format!("{tag}={count}"))));
        let lists = [("--tag", &self.tag), ("--kind", &self.kind), ("--id", &self.id)];
        for (option, values) in lists {
            for value in values {
                put(option, word(value));
            }
        }
        self.search.iter().for_each(|text| put("--search", word(text)));
        words
    }
}

/// `[exam]` of the only deck; several decks have no exam together.
pub fn own_exam(decks: &[Deck]) -> Option<&Exam> {
    match decks {
        [deck] => Some(deck.exam()),
        _ => None,
    }
}
