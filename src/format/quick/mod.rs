//! Quick text: questions as one types them fast, a sign before each line. It becomes a deck whole or not
//! at all, and what is wrong with it is shown in its own lines.

mod answers;
mod blocks;
mod gathered;
mod head;
mod made;
mod read;
mod rules;
mod signs;
#[cfg(test)]
mod tests;
mod trace;
mod traced;
mod values;
mod write;

pub use read::quick_text;
pub use rules::RULES as QUICK_RULES;

use super::{ForeignFile, Format};
use crate::deck::edit::{Draft, Front};
use crate::report::Finding;
use crate::text::lossy;
use head::QuickHead;
use std::borrow::Cow;
use std::ops::Range;
use traced::TracedText;

/// The row of the table.
pub const FORMAT: Format = Format {
    name: "quick",
    summary: "quizdeck's own text for typing and pasting questions fast",
    extensions: &["quick"],
    is_text: true,
    keeps_history: false,
    names_files: true,
    tells,
    read: Some(read::read),
    write: Some(|bundles| Ok(write::write(bundles))),
    keeps: "everything but blanks at the ends of texts, and of several decks the heads below the first",
};

/// What quick text that is written begins with.
pub const STAMP: &str = "// quick text of quizdeck";

/// Quick text as it was read.
#[derive(Debug, Default)]
pub struct QuickText {
    head: QuickHead,
    questions: Vec<QuickQuestion>,
    /// What is wrong with it as a text, by place.
    pub findings: Vec<Finding>,
}

/// A question of quick text.
#[derive(Debug)]
pub struct QuickQuestion {
    draft: Draft,
    /// Where its first line stands.
    place: Range<usize>,
    /// Where its keys were typed.
    keys: Vec<KeyTrace>,
}

/// Where a key was typed.
#[derive(Debug)]
pub struct KeyTrace {
    key: Cow<'static, str>,
    /// Its first line.
    place: Range<usize>,
    /// Its texts in order.
    leaves: Vec<TracedText>,
}

impl QuickText {
    /// What it says beside its questions.
    pub const fn front(&self) -> &Front {
        &self.head.front
    }

    /// Its questions.
    pub fn drafts(&self) -> Vec<&Draft> {
        self.questions.iter().map(|question| &question.draft).collect()
    }
}

/// Whether a text begins as one that was written here, or a line below what is asked says by a sign of
/// quick text what is right.
fn tells(file: &ForeignFile<'_>) -> bool {
    let text = lossy(file.bytes);
    let text = text.trim_start_matches('\u{feff}');
    // GIFT has such lines in braces, and hashcards may have them in a card.
    let is_asked = |line: &str| {
        let is_other = line.trim_end().ends_with('{')
            || ["Q:", "A:", "C:"].iter().any(|card| line.starts_with(card));
        !line.trim().is_empty() && signs::beginning(line).is_none() && !is_other
    };
    let is_right =
        |line: &str| line.strip_prefix("= ").is_some_and(|right| !right.trim().is_empty());
    let lines = || text.lines();
    text.starts_with(STAMP)
        || lines().zip(lines().skip(1)).any(|(above, line)| is_asked(above) && is_right(line))
}
