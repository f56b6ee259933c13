//! Patches: texts put into a deck's text, and the guard that nothing else of it changes.

use super::tree::{Edit, differs_only};
use std::ops::Range;

/// Why a text was not changed, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What is in the way.
    pub reason: String,
    /// The remedy.
    pub remedy: String,
}

impl Refused {
    /// A refusal with its remedy.
    pub(super) fn new(reason: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { reason: reason.into(), remedy: remedy.into() }
    }

    /// The refusal of what would mean something else.
    pub(super) fn unsafe_edit() -> Self {
        let remedy = "make the change by hand: the text is written in a way that is not expected";
        Self::new("the change would not be read as it is meant", remedy)
    }
}

/// A text to put in, and where.
pub type Insertion = (usize, String);

/// Puts texts in; those at one place stay in their order.
fn inserted(text: &str, mut insertions: Vec<Insertion>) -> String {
    insertions.sort_by_key(|(at, _)| *at);
    let length = insertions.iter().map(|(_, new)| new.len()).sum::<usize>();
    let mut changed = String::with_capacity(text.len() + length);
    let mut from = 0;
    for (at, new) in &insertions {
        changed.push_str(&text[from..*at]);
        changed.push_str(new);
        from = *at;
    }
    changed.push_str(&text[from..]);
    changed
}

/// Puts texts in and reads both versions: nothing but `edits` may differ.
pub fn applied(text: &str, insertions: Vec<Insertion>, edits: &[Edit]) -> Result<String, Refused> {
    let new = inserted(text, insertions);
    if differs_only(text, &new, edits) { Ok(new) } else { Err(Refused::unsafe_edit()) }
}

/// How lines end in a text.
pub fn line_end(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// An entry behind the last one of a list: on the next line where that has a line of its own.
pub fn after_entry(text: &str, last: &Range<usize>, entry: &str) -> Insertion {
    let line = text[..last.start].rfind('\n').map_or(0, |at| at + 1);
    let indent = &text[line..last.start];
    let separator = if line > 0 && indent.trim().is_empty() {
        format!(",{}{indent}", line_end(text))
    } else {
        ", ".to_owned()
    };
    (last.end, separator + entry)
}
