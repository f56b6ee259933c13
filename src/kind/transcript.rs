//! Transcripts: what was read of a table, key by key and text by text, each with its place. What there
//! is to say of a question beyond what keeps it from being asked rests on them, so that nothing is
//! read twice.

use super::{Excerpt, TomlValue};
use crate::text::{printable_line, shorten, words};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use toml::de::DeValue;

/// How many columns of a text are quoted in a message.
const QUOTED: usize = 60;

/// How a text is written in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// In quotes.
    Quoted,
    /// As a whole number.
    Whole,
    /// As a number with a fraction or an exponent.
    Decimal,
    /// As a date or a time.
    Date,
}

/// A text, number or date as it is written, with its place.
#[derive(Clone, Debug)]
pub struct Spot<'i> {
    /// What it says.
    pub text: Cow<'i, str>,
    /// The place of the whole value in the file, quotes included.
    pub span: Range<usize>,
    /// How it is written.
    pub notation: Notation,
    /// Which of the keys it stands under.
    key: usize,
    words: OnceCell<String>,
}

impl<'i> Spot<'i> {
    /// A part of another one, which has a place of its own.
    pub const fn part_of(whole: &Spot<'_>, text: Cow<'i, str>, span: Range<usize>) -> Self {
        let Spot { notation, key, .. } = *whole;
        Self { text, span, notation, key, words: OnceCell::new() }
    }

    /// It in quotes, on a line and not too long.
    pub fn quoted(&self) -> String {
        format!("\"{}\"", shorten(&printable_line(&self.text), QUOTED))
    }

    /// Its words, see [`words`].
    pub fn words(&self) -> &str {
        self.words.get_or_init(|| words(&self.text))
    }

    /// The place in the file of a part of the text, where the file has it letter for letter.
    pub fn place_of(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let Cow::Borrowed(text) = self.text else { return None };
        // Quotes stand around it, and behind three of them a line end that is not part of it.
        let closing = match self.span.len().checked_sub(text.len())? {
            0 => 0,
            2 => 1,
            6..=8 => 3,
            _ => return None,
        };
        let start = self.span.end - closing - text.len();
        Some(start + part.start..start + part.end)
    }
}

/// What was read of a table: its keys and texts, in the order in which they were read.
#[derive(Debug, Default)]
pub struct Transcript<'i> {
    excerpt: Excerpt<'i>,
    header: Range<usize>,
    /// Each key with the place of its value.
    keys: Vec<(Cow<'i, str>, Range<usize>)>,
    texts: Vec<Spot<'i>>,
    /// The lists that are entries of a list.
    entries: Vec<Range<usize>>,
}

impl<'i> Transcript<'i> {
    /// Begins the transcript of a table, whose header stands at a place of the file.
    pub fn begin(&mut self, excerpt: Excerpt<'i>, header: Range<usize>) {
        (self.excerpt, self.header) = (excerpt, header);
        self.keys.clear();
        self.texts.clear();
        self.entries.clear();
    }

    /// Takes down a key and the place of its value.
    pub(super) fn key(&mut self, name: Cow<'i, str>, value: Range<usize>) {
        self.keys.push((name, value));
    }

    /// Takes down a text, number or date.
    pub(super) fn text(&mut self, value: &TomlValue<'i>) {
        let raw = || self.excerpt.text.get(value.span()).map(Cow::Borrowed);
        let (text, notation) = match value.get_ref() {
            DeValue::String(text) => (Some(text.clone()), Notation::Quoted),
            DeValue::Integer(_) => (raw(), Notation::Whole),
            DeValue::Float(_) => (raw(), Notation::Decimal),
            DeValue::Datetime(_) => (raw(), Notation::Date),
            DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => return,
        };
        let span = self.excerpt.at(&value.span());
        let holds = |(_, value): &(_, Range<usize>)| value.contains(&span.start);
        let Some((text, key)) = text.zip(self.keys.iter().position(holds)) else { return };
        self.texts.push(Spot { text, span, notation, key, words: OnceCell::new() });
    }

    /// Takes down an entry of a list that is a list itself.
    pub(super) fn entry(&mut self, value: &TomlValue<'i>) {
        if value.get_ref().is_array() {
            self.entries.push(self.excerpt.at(&value.span()));
        }
    }

    /// Takes down all texts of a value that was not read.
    pub(super) fn unread(&mut self, value: &TomlValue<'i>) {
        match value.get_ref() {
            DeValue::Array(array) => {
                for entry in array {
                    self.entry(entry);
                    self.unread(entry);
                }
            }
            DeValue::Table(table) => table.get("text").into_iter().for_each(|text| self.text(text)),
            _ => self.text(value),
        }
    }

    /// The piece of the deck that the table stands in.
    pub const fn excerpt(&self) -> Excerpt<'i> {
        self.excerpt
    }

    /// Where the header of the table stands.
    pub const fn header(&self) -> &Range<usize> {
        &self.header
    }

    /// The keys, each with its texts.
    pub fn keys(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = &Spot<'i>>)> {
        self.keys.iter().enumerate().map(|(at, (name, _))| {
            (name.as_ref(), self.texts.iter().filter(move |text| text.key == at))
        })
    }

    /// The place of the value of a key.
    pub fn place(&self, key: &str) -> Option<&Range<usize>> {
        self.keys.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The value of a key as it is written.
    pub fn written(&self, key: &str) -> Option<&'i str> {
        let place = self.place(key)?;
        let base = self.excerpt.base;
        self.excerpt.text.get(place.start.checked_sub(base)?..place.end - base)
    }

    /// The texts under a key.
    pub fn texts(&self, key: &str) -> impl Iterator<Item = &Spot<'i>> {
        let key = self.keys.iter().position(|(name, _)| name == key);
        self.texts.iter().filter(move |text| Some(text.key) == key)
    }

    /// The list within a list that a text is an entry of.
    pub fn entry_of(&self, spot: &Spot<'_>) -> Option<usize> {
        self.entries.iter().position(|entry| entry.contains(&spot.span.start))
    }
}
