//! Excerpts: pieces of a deck's text with their place, and what stands in them.

use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

/// A key with its place.
pub type TomlKey<'i> = Spanned<Cow<'i, str>>;

/// A value with its place.
pub type TomlValue<'i> = Spanned<DeValue<'i>>;

/// A text with its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedText {
    /// What it says, line ends as `\n`.
    pub value: String,
    /// The place of the whole value, quotes included.
    pub span: Range<usize>,
}

/// A piece of a deck's text, and where it begins in the file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Excerpt<'i> {
    /// The text of the piece.
    pub text: &'i str,
    /// Its first byte in the file.
    pub base: usize,
}

impl<'i> Excerpt<'i> {
    /// A text, number or date as it is written; of a list the first.
    pub fn first_text(&self, value: &TomlValue<'i>) -> Option<Cow<'i, str>> {
        match value.get_ref() {
            DeValue::String(text) => Some(text.clone()),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => {
                self.text.get(value.span()).map(Cow::Borrowed)
            }
            DeValue::Array(array) => self.first_text(array.first()?),
            DeValue::Boolean(_) | DeValue::Table(_) => None,
        }
    }

    /// A place of the piece as a place of the file.
    pub const fn at(&self, span: &Range<usize>) -> Range<usize> {
        self.base + span.start..self.base + span.end
    }
}
