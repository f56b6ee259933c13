//! Transcripts: what stands in a table, key by key and text by text, each with its place. What there is
//! to say of a question beyond what keeps it from being asked rests on them.

use super::names::sign;
use super::{Excerpt, TomlValue};
use crate::judge::loose;
use crate::text::{is_blank, printable_line, shorten, words};
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
    /// The list within a list that it is an entry of, by its number among those of the table.
    pub entry: Option<usize>,
    words: OnceCell<String>,
    loose: OnceCell<u64>,
}

impl<'i> Spot<'i> {
    /// A part of another one, which has a place of its own.
    pub const fn part_of(whole: &Spot<'_>, text: Cow<'i, str>, span: Range<usize>) -> Self {
        Self::new(text, span, whole.notation, whole.entry)
    }

    const fn new(
        text: Cow<'i, str>,
        span: Range<usize>,
        notation: Notation,
        entry: Option<usize>,
    ) -> Self {
        Self { text, span, notation, entry, words: OnceCell::new(), loose: OnceCell::new() }
    }

    /// A text that stands nowhere.
    #[cfg(test)]
    pub const fn of(text: &'i str) -> Self {
        Self::new(Cow::Borrowed(text), 0..0, Notation::Quoted, None)
    }

    /// It in quotes, on a line and not too long.
    pub fn quoted(&self) -> String {
        quoted(&self.text)
    }

    /// Its words.
    pub fn words(&self) -> &str {
        self.words.get_or_init(|| words(&self.text))
    }

    /// A hash that it shares with all that may be the same answer.
    pub fn loose(&self) -> u64 {
        *self.loose.get_or_init(|| loose(&self.text))
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

/// A text in quotes, on a line and not too long.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", shorten(&printable_line(text), QUOTED))
}

/// A key as it stands in a table.
#[derive(Debug)]
struct WrittenKey<'i> {
    name: Cow<'i, str>,
    /// The place of its value.
    value: Range<usize>,
    /// Which of the texts stand below it.
    texts: Range<usize>,
}

/// The keys and texts of a table.
#[derive(Debug, Default)]
pub struct Transcript<'i> {
    excerpt: Excerpt<'i>,
    header: Range<usize>,
    keys: Vec<WrittenKey<'i>>,
    /// The signs of their names: most keys that are asked for are not there.
    signs: u64,
    /// Those of a key together.
    texts: Vec<Spot<'i>>,
    /// How many lists are entries of a list, and the one that is being read.
    entries: usize,
    entry: Option<usize>,
}

impl<'i> Transcript<'i> {
    /// Begins the transcript of a table, whose header stands at a place of the file.
    pub fn begin(&mut self, excerpt: Excerpt<'i>, header: Range<usize>) {
        (self.excerpt, self.header) = (excerpt, header);
        self.keys.clear();
        self.texts.clear();
        (self.signs, self.entries, self.entry) = (0, 0, None);
    }

    /// Takes down a key with the texts, numbers and dates below it.
    pub(super) fn key(&mut self, name: Cow<'i, str>, value: &TomlValue<'i>) {
        let start = self.texts.len();
        self.texts_of(value);
        self.signs |= sign(&name);
        let (value, texts) = (self.excerpt.at(&value.span()), start..self.texts.len());
        self.keys.push(WrittenKey { name, value, texts });
    }

    fn texts_of(&mut self, value: &TomlValue<'i>) {
        let notation = match value.get_ref() {
            DeValue::String(text) if is_blank(text) => return,
            DeValue::Float(float) if !float.as_str().contains(|c: char| c.is_ascii_digit()) => {
                return;
            }
            DeValue::String(_) => Notation::Quoted,
            DeValue::Integer(_) => Notation::Whole,
            DeValue::Float(_) => Notation::Decimal,
            DeValue::Datetime(_) => Notation::Date,
            DeValue::Array(array) => {
                for entry in array {
                    let is_outermost = entry.get_ref().is_array() && self.entry.is_none();
                    if is_outermost {
                        self.entry = Some(self.entries);
                        self.entries += 1;
                    }
                    self.texts_of(entry);
                    if is_outermost {
                        self.entry = None;
                    }
                }
                return;
            }
            // What has a tolerance of its own is no text that others could be like.
            DeValue::Table(table) if table.contains_key("tolerance") => return,
            DeValue::Table(table) => {
                return table.get("text").into_iter().for_each(|text| self.texts_of(text));
            }
            DeValue::Boolean(_) => return,
        };
        let Some(text) = self.excerpt.first_text(value) else { return };
        let (span, entry) = (self.excerpt.at(&value.span()), self.entry);
        self.texts.push(Spot::new(text, span, notation, entry));
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
        self.keys.iter().map(|key| (key.name.as_ref(), self.texts[key.texts.clone()].iter()))
    }

    fn find(&self, key: &str) -> Option<&WrittenKey<'i>> {
        let may_be = self.signs & sign(key) != 0;
        may_be.then(|| self.keys.iter().find(|written| written.name == key)).flatten()
    }

    /// The place of the value of a key.
    pub fn place(&self, key: &str) -> Option<&Range<usize>> {
        self.find(key).map(|key| &key.value)
    }

    /// The value of a key as it is written.
    pub fn written(&self, key: &str) -> Option<&'i str> {
        let place = self.place(key)?;
        let base = self.excerpt.base;
        self.excerpt.text.get(place.start.checked_sub(base)?..place.end - base)
    }

    /// All texts, in the order of the file.
    pub fn spots(&self) -> &[Spot<'i>] {
        &self.texts
    }

    /// The texts under a key.
    pub fn texts(&self, key: &str) -> impl Iterator<Item = &Spot<'i>> {
        self.find(key).map_or(&[][..], |key| &self.texts[key.texts.clone()]).iter()
    }
}
