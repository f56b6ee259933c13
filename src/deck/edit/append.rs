//! A new question at the end of a deck.

use super::literal::Literal;
use super::patch::{Refused, after_entry, applied, line_end};
use super::site::sites;
use super::tree::Edit;
use std::fmt::Write;

/// A question to write: its keys in the order in which they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Each key with its value.
    pub keys: Vec<(&'static str, Literal)>,
}

impl Draft {
    /// Adds a key.
    pub fn push(&mut self, key: &'static str, value: Literal) {
        self.keys.push((key, value));
    }

    /// The question in TOML, from its header on.
    #[must_use]
    pub fn written(&self, line_end: &str) -> String {
        let mut text = format!("[[question]]{line_end}");
        for (key, value) in &self.keys {
            let value = value.written(key.len() + 3, line_end);
            let _ = write!(text, "{key} = {value}{line_end}");
        }
        text
    }

    /// The question as an entry of a list of questions.
    fn inline(&self, line_end: &str) -> String {
        let key = |(key, value): &(&str, Literal)| format!("{key} = {}", value.inline(line_end));
        format!("{{ {} }}", self.keys.iter().map(key).collect::<Vec<_>>().join(", "))
    }

    fn meant(&self) -> Option<toml::Value> {
        let key =
            |(key, value): &(&'static str, Literal)| Some(((*key).to_owned(), value.meant()?));
        Some(toml::Value::Table(self.keys.iter().map(key).collect::<Option<_>>()?))
    }
}

/// Appends a question to a deck's text, a blank line before it; behind the last one where the deck
/// writes its questions as a list.
///
/// # Errors
/// When the deck is no TOML.
pub fn append(text: &str, draft: &Draft) -> Result<String, Refused> {
    let meant = draft.meant().ok_or_else(Refused::unsafe_edit)?;
    let end = line_end(text);
    if let Some(last) = sites(text)?.last().filter(|last| last.is_inline()) {
        let new = after_entry(text, &last.span, &draft.inline(end));
        return applied(text, vec![new], &[Edit::Push(meant)]);
    }
    let before = match text.trim_start_matches('\u{feff}') {
        before if before.trim().is_empty() && before.ends_with('\n') => String::new(),
        "" => String::new(),
        before => {
            let is_closed = before.ends_with('\n');
            let is_spaced =
                is_closed && before.lines().next_back().is_some_and(|line| line.trim().is_empty());
            end.repeat(usize::from(!is_closed) + usize::from(!is_spaced))
        }
    };
    let new = (text.len(), before + &draft.written(end));
    applied(text, vec![new], &[Edit::Push(meant)])
}
