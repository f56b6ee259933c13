//! A new question at the end of a deck.

use super::literal::Literal;
use super::patch::{Refused, after_entry, applied, at, line_end};
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

    /// What a key says, where that is one text or stands bare.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.keys.iter().find(|(name, _)| *name == key)?.1.text()
    }

    /// The question in TOML, from its header on.
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

/// Appends questions to a deck's text, a blank line before each; behind the last one where the deck
/// writes its questions as a list. However many they are, the deck is read once.
///
/// # Errors
/// When the deck is no TOML.
pub fn append(text: &str, drafts: &[Draft]) -> Result<String, Refused> {
    let meant = |draft: &Draft| draft.meant().map(Edit::Push);
    let edits: Option<Vec<Edit>> = drafts.iter().map(meant).collect();
    let edits = edits.ok_or_else(Refused::unsafe_edit)?;
    let end = line_end(text);
    if drafts.is_empty() {
        return Ok(text.to_owned());
    }
    let patches = if let Some(last) = sites(text)?.last().filter(|last| last.is_inline()) {
        drafts.iter().map(|draft| after_entry(text, &last.span, &draft.inline(end))).collect()
    } else {
        let written: Vec<String> = drafts.iter().map(|draft| draft.written(end)).collect();
        vec![at(text.len(), gap(text, end) + &written.join(end))]
    };
    applied(text, &patches, &edits)
}

/// What makes a blank line between the end of a text and what comes below it.
fn gap(text: &str, line_end: &str) -> String {
    let above = text.trim_start_matches('\u{feff}');
    if above.trim().is_empty() && (above.is_empty() || above.ends_with('\n')) {
        return String::new();
    }
    let is_closed = above.ends_with('\n');
    let is_spaced =
        is_closed && above.lines().next_back().is_some_and(|line| line.trim().is_empty());
    line_end.repeat(usize::from(!is_closed) + usize::from(!is_spaced))
}
