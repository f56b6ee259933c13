//! Terms: how a sitting is to be held, as the options of a command say.

use crate::deck::{As, Deck};
use crate::engine::Filter;
use crate::engine::schedule::number_of;
use crate::env;
use crate::error::{Error, Result};
use crate::exam::Blueprint;
use crate::text::did_you_mean;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;

/// What to do where a sitting of the same decks did not end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unfinished {
    /// Ask the learner.
    #[default]
    Ask,
    /// Go on with it.
    Resume,
    /// Begin anew.
    Drop,
}

/// How a sitting is to be held.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Terms {
    /// Decks: files, folders of them, or names; what is found or picked, when there is none.
    pub decks: Vec<OsString>,
    /// Which questions may be asked.
    pub filter: Filter,
    /// How to ask, wherever it makes sense.
    pub asked_as: Option<As>,
    /// What repeats a round.
    pub seed: Option<u64>,
    /// Whether plain lines are wanted.
    pub is_plain: bool,
    /// Where to write the result; `-` is standard output.
    pub result: Option<PathBuf>,
    /// Whether nothing is to be remembered.
    pub leaves_no_trace: bool,
    /// What to do where a sitting of the same decks did not end.
    pub unfinished: Unfinished,
    /// How likely an answer should be recalled when it is due.
    pub retention: Option<f64>,
    /// The day before which everything is to be seen again.
    pub until: Option<i64>,
    /// The percentage that passes.
    pub pass: Option<u8>,
    /// After how many minutes nothing new is asked.
    pub minutes: Option<u64>,
    /// Whether a deck of which something cannot be asked is refused.
    pub is_strict: bool,
    /// Whether the command line names the mode: else it was picked from the start menu.
    pub is_typed: bool,
}

impl Terms {
    /// Whether the result goes to standard output, which then holds nothing else.
    #[must_use]
    pub fn is_result_on_stdout(&self) -> bool {
        self.result.as_ref().is_some_and(|path| path.as_os_str() == "-")
    }

    /// Says why nothing is asked: where the result would stand on standard output, beside it.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn say(&self, said: &str) -> Result<()> {
        if self.is_result_on_stdout() {
            writeln!(env::remarks(), "{said}")?;
        } else {
            writeln!(env::sentences(), "{said}")?;
        }
        Ok(())
    }

    /// The day before which everything of a deck is to be seen again.
    #[must_use]
    pub fn until_of(&self, deck: &Deck) -> Option<i64> {
        self.until.or(deck.until.map(number_of))
    }
}

/// Reports a tag or id that no deck has, and puts keys for what was named by number.
pub fn look_up(filter: &mut Filter, decks: &[&Deck]) -> Result<()> {
    let questions = || decks.iter().flat_map(|deck| deck.questions());
    let tags = || {
        let of_questions = questions().flat_map(|question| &question.tags);
        decks.iter().flat_map(|deck| &deck.tags).chain(of_questions)
    };
    for tag in &filter.tags {
        if !tags().any(|known| known == tag) {
            let known: BTreeSet<&String> = tags().collect();
            return Err(unknown("tag", tag, known.iter().copied()));
        }
    }
    let mut keys = Vec::new();
    for id in &filter.ids {
        if questions().any(|question| question.key == *id) {
            keys.push(id.clone());
            continue;
        }
        let before = keys.len();
        for deck in decks {
            keys.extend(deck.named(id).into_iter().map(|item| deck.key(item)));
        }
        if keys.len() == before {
            let pinned = questions().filter(|question| question.pinned);
            return Err(unknown("id", id, pinned.map(|question| &question.key)));
        }
    }
    filter.ids = keys;
    Ok(())
}

/// Reports a tag of a blueprint that no deck has.
pub fn expect_tags(blueprint: &Blueprint, decks: &[Deck]) -> Result<()> {
    let tags = blueprint.per_tag.iter().map(|(tag, _)| tag.clone()).collect();
    let decks: Vec<&Deck> = decks.iter().collect();
    look_up(&mut Filter { tags, ..Filter::default() }, &decks)
}

/// A word that none of the known ones is, with the one that was likely meant.
fn unknown<'w>(what: &str, word: &str, known: impl Iterator<Item = &'w String> + Clone) -> Error {
    let near = did_you_mean(word, known.clone().map(String::as_str));
    let hint = near.map_or_else(
        || match known.take(20).cloned().collect::<Vec<_>>().join(", ") {
            all if all.is_empty() && what == "id" => {
                "the deck has no ids; name the number of the question in it".to_owned()
            }
            all if all.is_empty() => format!("the deck has no {what}s"),
            all => format!("there are {all}"),
        },
        |near| format!("did you mean {near}?"),
    );
    Error::new(format!("cannot find the {what} {word}")).hint(hint)
}
