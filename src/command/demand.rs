//! What a paper asks for: the options of every command that draws one.

use crate::deck::{Deck, Exam};
use crate::error::{Error, Result};
use crate::exam::Blueprint;

/// The word for no number.
pub const NONE: &str = "none";

/// How much a paper asks, and of what.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Demand {
    /// How many questions [default: the deck's, or all]
    #[arg(long, short = 'n', value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    count: Option<u32>,

    /// How many of them have a tag, as `history=10`, instead of what the deck says; may be given several
    /// times; `none`: whatever comes up
    #[arg(long, value_name = "TAG=N", value_parser = per_tag)]
    per_tag: Vec<TagShare>,
}

/// How many questions have a tag; nothing for `none`.
#[derive(Clone, Debug)]
struct TagShare(Option<(String, u32)>);

impl Demand {
    /// What a paper of some decks is drawn by: what is said here goes before what a deck says by itself.
    ///
    /// # Errors
    /// When a tag is named twice.
    pub fn blueprint(&self, decks: &[Deck]) -> Result<Blueprint> {
        let own = own(decks).cloned().unwrap_or_default();
        let named: Vec<(String, u32)> =
            self.per_tag.iter().filter_map(|share| share.0.clone()).collect();
        for (at, (tag, _)) in named.iter().enumerate() {
            if named[..at].iter().any(|(other, _)| other == tag) {
                let hint = "name each tag once";
                return Err(Error::new(format!("cannot draw twice by the tag {tag}")).hint(hint));
            }
        }
        let per_tag = if self.per_tag.is_empty() { own.per_tag } else { named };
        Ok(Blueprint { count: self.count.or(own.count), per_tag })
    }
}

/// What the only deck says of an exam of it.
pub fn own(decks: &[Deck]) -> Option<&Exam> {
    match decks {
        [deck] => Some(deck.exam()),
        _ => None,
    }
}

fn per_tag(text: &str) -> std::result::Result<TagShare, String> {
    let share = || {
        let (tag, count) = text.rsplit_once('=')?;
        let count = count.trim().parse().ok().filter(|count| *count > 0)?;
        Some((tag.trim().to_owned(), count)).filter(|(tag, _)| !tag.is_empty())
    };
    match text {
        NONE => Ok(TagShare(None)),
        _ => share()
            .map(|share| TagShare(Some(share)))
            .ok_or_else(|| "write TAG=N, as history=10".to_owned()),
    }
}
