//! What a paper asks for: the options of every command that draws one.

use super::options::parse_count;
use crate::deck::{Deck, Exam};
use crate::engine::Count;
use crate::error::{Error, Result};
use crate::exam::Blueprint;
use crate::text::shell_word;
use std::ffi::OsStr;

/// The word for no number.
pub const NONE: &str = "none";

/// How much a paper asks, and of what.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Demand {
    /// How many questions: a number, or `all` [default: the deck's, or all]
    #[arg(long, short = 'n', value_name = "N", value_parser = parse_count)]
    count: Option<Count>,

    /// How many of them have a tag, as `history=10`, instead of what the deck says; may be given several
    /// times; `none`: whatever comes up
    #[arg(long, value_name = "TAG=N", value_parser = per_tag)]
    per_tag: Vec<TagShare>,
}

/// How many questions have a tag; nothing for `none`.
#[derive(Clone, Debug)]
struct TagShare(Option<(String, u32)>);

impl Demand {
    /// What a paper of some decks is drawn by: what is said here goes before what the only deck says.
    ///
    /// # Errors
    /// When a tag is named twice.
    pub fn blueprint(&self, decks: &[Deck]) -> Result<Blueprint> {
        let own = own_exam(decks).cloned().unwrap_or_default();
        let named: Vec<(String, u32)> =
            self.per_tag.iter().filter_map(|share| share.0.clone()).collect();
        for (at, (tag, _)) in named.iter().enumerate() {
            if named[..at].iter().any(|(other, _)| other == tag) {
                let hint = "name each tag once";
                return Err(Error::new(format!("cannot draw twice by the tag {tag}")).hint(hint));
            }
        }
        let per_tag = if self.per_tag.is_empty() { own.per_tag } else { named };
        let own_count =
            || own.count.map(|count| Count::Most(usize::try_from(count).unwrap_or(usize::MAX)));
        let count = self.count.or_else(own_count);
        Ok(Blueprint { count, per_tag })
    }

    /// The words of a command line that ask for the same.
    pub fn words(&self) -> Vec<String> {
        let count = self.count.map(|count| match count {
            Count::All => "all".to_owned(),
            Count::Most(count) => count.to_string(),
        });
        let count = count.map(|count| ["--count".to_owned(), count]);
        let shares = self.per_tag.iter().map(|share| match &share.0 {
            Some((tag, count)) => shell_word(OsStr::new(&format!("{tag}={count}"))),
            None => NONE.to_owned(),
        });
        let shares = shares.flat_map(|share| ["--per-tag".to_owned(), share]);
        count.into_iter().flatten().chain(shares).collect()
    }
}

/// `[exam]` of the only deck; several decks have no exam together.
pub fn own_exam(decks: &[Deck]) -> Option<&Exam> {
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
            .ok_or_else(|| "write a tag and a number from 1, as history=10".to_owned()),
    }
}
