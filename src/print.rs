//! Papers as they are printed: a paper, its key and its answer sheet, as HTML for a browser's printer or
//! as Markdown. Pure: a paper goes in and text comes out; pictures are read before.

mod direction;
mod html;
mod markdown;
mod masthead;
mod room;
mod solved;
mod style;
mod words;

pub use masthead::{Masthead, PaperSize};

use crate::exam::{Paper, Slot};
use crate::form::ARROW;
use std::collections::HashMap;
use words::PaperWords;

/// What is printed of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// The questions.
    Paper,
    /// What is right, for who marks it.
    Key,
    /// Room for the answers alone.
    Sheet,
}

impl Document {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Paper, Self::Key, Self::Sheet];

    /// What its file is called, before the variant.
    pub const fn stem(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Key => "key",
            Self::Sheet => "sheet",
        }
    }
}

/// The pictures of questions as `data:` addresses, by the ids of their decks and their paths there;
/// those that cannot be shown are not in it.
pub type Pictures = HashMap<(String, String), String>;

/// All that a paper is printed of.
pub struct Booklet<'p> {
    paper: &'p Paper<'p>,
    masthead: &'p Masthead,
    pictures: &'p Pictures,
    words: &'static PaperWords,
    /// Whether the points of each question are to be told: not all give one.
    tells_points: bool,
}

impl<'p> Booklet<'p> {
    /// Puts it together.
    pub fn new(paper: &'p Paper<'p>, masthead: &'p Masthead, pictures: &'p Pictures) -> Self {
        let tells_points = paper.slots().iter().any(|slot| slot.question.points != 1);
        Self { paper, masthead, pictures, words: words::words(&masthead.language), tells_points }
    }

    /// What names the paper on every page and to who marks it: seed, variant and mark.
    fn reference(&self) -> String {
        format!("{}/{}/{}", self.paper.seed(), self.paper.variant(), self.paper.mark())
    }

    /// The points of all questions.
    fn points(&self) -> u64 {
        self.paper.slots().iter().map(|slot| u64::from(slot.question.points)).sum()
    }

    /// What there is to know of it, label by label.
    fn facts(&self) -> Vec<String> {
        let Self { paper, masthead, words, .. } = self;
        let colon = self.colon();
        let mut facts = vec![
            format!("{} {}", words.variant, paper.variant()),
            format!("{}{colon}{}", words.questions, paper.slots().len()),
            format!("{}{colon}{}", words.points, self.points()),
        ];
        facts.extend(masthead.minutes.map(|minutes| format!("{}{colon}{minutes} min", words.time)));
        facts.extend(masthead.pass.map(|pass| format!("{}{colon}{pass} %", words.pass)));
        facts
    }

    /// What stands between a label and what it tells; French sets it off.
    fn colon(&self) -> &'static str {
        if self.words.tag == "fr" { " : " } else { ": " }
    }

    /// What stands between the two of a pair: an arrow in the direction of the question.
    fn arrow(&self, slot: &Slot<'_>) -> &'static str {
        let language = slot.question.language.first().unwrap_or(&self.masthead.language);
        if direction::is_leftward(language) { " \u{200f}←\u{200f} " } else { ARROW }
    }

    /// The texts that questions share, each where the first of those in a row stands that are about
    /// it, with the numbers of all in the row.
    fn passages(&self) -> HashMap<usize, (&'p str, String)> {
        let slots = self.paper.slots();
        let text = |slot: &Slot<'p>| slot.deck.passage(slot.question);
        let mut passages = HashMap::new();
        let mut at = 0;
        for row in slots.chunk_by(|one, other| {
            one.entry.deck == other.entry.deck && one.question.passage == other.question.passage
        }) {
            if let Some(text) = text(&row[0]) {
                let (first, last) = (at + 1, at + row.len());
                let numbers =
                    if first == last { first.to_string() } else { format!("{first}–{last}") };
                passages.insert(at, (text, numbers));
            }
            at += row.len();
        }
        passages
    }
}
