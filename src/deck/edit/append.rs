//! A new question at the end of a deck.

use super::literal::Literal;
use super::patch::{Refused, after_entry, applied, at, line_end};
use super::site::sites;
use super::tree::Edit;
use crate::deck::COMMON;
use crate::deck::flat::Flat;
use crate::deck::plain::MOST_KEYS;
use crate::kind::{KINDS, Need, Row};
use rayon::prelude::*;
use std::borrow::{Borrow, Cow};

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

    /// Whether it has a key.
    pub fn has(&self, key: &str) -> bool {
        self.keys.iter().any(|(name, _)| *name == key)
    }

    /// Whether a key could stand in it: one of every question, or of a kind that its keys make.
    pub fn takes(&self, key: &str) -> bool {
        let is_made = |row: &&Row| row.keys_of(Need::Makes).all(|key| self.has(key.name));
        COMMON.iter().any(|common| common.name == key)
            || KINDS.iter().filter(is_made).any(|row| row.key(key).is_some())
    }

    /// What it asks, under the key that its kind has for that.
    pub fn asks(&self) -> Option<&str> {
        KINDS.iter().find_map(|row| self.texts(row.asks()).first().copied())
    }

    /// What it is known by in a deck, unless it has an id: a sentence with its gaps empty.
    pub fn known_by(&self) -> Option<Cow<'_, str>> {
        let known = |row: &Row| (row.known_by)(self.texts(row.asks()).first()?);
        KINDS.iter().find_map(known)
    }

    /// What a key says, where that is one text or stands bare.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.keys.iter().find(|(name, _)| *name == key)?.1.text()
    }

    /// The picture and the sound that it names.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        let files = self.keys.iter().filter(|(key, _)| matches!(*key, "image" | "audio"));
        files.filter_map(|(_, value)| value.text())
    }

    /// What a key says, where that is one text or several.
    pub fn texts(&self, key: &str) -> Vec<&str> {
        let found = self.keys.iter().find(|(name, _)| *name == key);
        found.map(|(_, value)| value.each()).unwrap_or_default()
    }

    /// The question in TOML, from its header on.
    pub fn written(&self, line_end: &str) -> String {
        let mut text = String::with_capacity(256);
        text.extend(["[[question]]", line_end]);
        for (key, value) in &self.keys {
            text.extend([key, " = "]);
            value.write(&mut text, key.len() + 3, line_end);
            text.push_str(line_end);
        }
        text
    }

    /// The question as an entry of a list of questions.
    fn inline(&self, line_end: &str) -> String {
        let key = |(key, value): &(&str, Literal)| format!("{key} = {}", value.inline(line_end));
        format!("{{ {} }}", self.keys.iter().map(key).collect::<Vec<_>>().join(", "))
    }

    /// Whether it surely reads as it is meant: no key twice, and nothing in a text that a reader takes
    /// for something else.
    fn is_plain(&self) -> bool {
        let is_new = |at: usize| self.keys[..at].iter().all(|(key, _)| *key != self.keys[at].0);
        self.keys.len() <= MOST_KEYS
            && (0..self.keys.len()).all(|at| is_new(at) && self.keys[at].1.is_plain())
    }

    /// Whether that is what was read.
    fn is(&self, read: &Flat<'_>) -> bool {
        let is_there = |(key, value): &(&str, Literal)| {
            let at = read.table.binary_search_by(|(name, _)| name.get_ref().as_ref().cmp(key));
            at.is_ok_and(|at| value.is(&read.table[at].1))
        };
        self.keys.len() == read.table.len() && self.keys.iter().all(is_there)
    }

    fn meant(&self) -> Option<toml::Value> {
        let key =
            |(key, value): &(&'static str, Literal)| Some(((*key).to_owned(), value.meant()?));
        Some(toml::Value::Table(self.keys.iter().map(key).collect::<Option<_>>()?))
    }
}

/// How many questions a thread writes at a time.
const AT_ONCE: usize = 256;

/// Appends questions to a deck's text, a blank line before each; behind the last one where the deck
/// writes its questions as a list. However many they are, the deck is read once.
///
/// # Errors
/// When the deck is no TOML.
pub fn append<D: Borrow<Draft>>(text: &str, drafts: &[D]) -> Result<String, Refused> {
    let drafts: Vec<&Draft> = drafts.iter().map(Borrow::borrow).collect();
    let Some((first, rest)) = drafts.split_first() else { return Ok(text.to_owned()) };
    let end = line_end(text);
    if let Some(last) = sites(text)?.last().filter(|last| last.is_inline()) {
        let entry = |draft: &&Draft| after_entry(text, &last.span, &draft.inline(end));
        return applied(text, &drafts.iter().map(entry).collect::<Vec<_>>(), &pushed(&drafts)?);
    }
    let below = at(text.len(), gap(text, end) + &first.written(end));
    let mut whole = applied(text, &[below], &pushed(&[first])?)?;
    // What is a deck by itself is one below another too, so that they can be written side by side.
    let blocks = rest.par_chunks(AT_ONCE).map(|some| {
        let mut block = String::new();
        for draft in some {
            block.push_str(end);
            block.push_str(&alone(draft, end)?);
        }
        Ok(block)
    });
    let blocks = blocks.collect::<Result<Vec<String>, Refused>>()?;
    whole.reserve(blocks.iter().map(String::len).sum());
    whole.extend(blocks);
    Ok(whole)
}

/// A question as a deck by itself, which is read as it was meant.
fn alone(draft: &Draft, line_end: &str) -> Result<String, Refused> {
    let text = draft.written(line_end);
    if draft.is_plain() {
        return Ok(text);
    }
    let is_meant = Flat::read(&text, &mut Vec::new()).is_some_and(|flat| draft.is(&flat));
    if is_meant { Ok(text) } else { applied("", &[at(0, text)], &pushed(&[draft])?) }
}

fn pushed(drafts: &[&Draft]) -> Result<Vec<Edit>, Refused> {
    let meant = |draft: &&Draft| draft.meant().map(Edit::Push);
    drafts.iter().map(meant).collect::<Option<_>>().ok_or_else(Refused::unsafe_edit)
}

/// What makes a blank line between the end of a text and what comes below it.
pub(super) fn gap(text: &str, line_end: &str) -> String {
    let above = text.trim_start_matches('\u{feff}');
    if above.trim().is_empty() && (above.is_empty() || above.ends_with('\n')) {
        return String::new();
    }
    let is_closed = above.ends_with('\n');
    let is_spaced =
        is_closed && above.lines().next_back().is_some_and(|line| line.trim().is_empty());
    line_end.repeat(usize::from(!is_closed) + usize::from(!is_spaced))
}
