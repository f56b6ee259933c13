//! Fields: one TOML table of a deck, read key by key. Every slip becomes a finding at its own
//! place, and reading goes on; what stays unread in the end is an unknown key.

use super::slips;
use crate::report::Finding;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value with its place.
pub type Value<'i> = Spanned<DeValue<'i>>;

/// A text with its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// What it says, line ends as `\n`.
    pub value: String,
    /// The place of the whole value, quotes included.
    pub span: Range<usize>,
}

/// A text with what the author says to it: a wrong option and why, an alternative and its note.
pub type Noted = (String, Option<String>);

/// A table being read.
pub struct Fields<'i, 'f> {
    table: DeTable<'i>,
    piece: &'i str,
    /// Where the piece begins in the file.
    base: usize,
    /// Where the table's header stands, for what is missing.
    header: Range<usize>,
    /// What the table is called in messages: "a choice", "[deck]".
    owner: &'static str,
    findings: &'f mut Vec<Finding>,
}

impl<'i, 'f> Fields<'i, 'f> {
    /// Opens a table of a piece that begins at byte `base` of the file.
    pub fn new(
        owner: &'static str,
        table: DeTable<'i>,
        piece: &'i str,
        base: usize,
        header: Range<usize>,
        findings: &'f mut Vec<Finding>,
    ) -> Self {
        Self { table, piece, base, header, owner, findings }
    }

    /// Puts keys that are misspelt, or another program's, under the name they were meant for, so
    /// that the mistake is told once and all that follows from it is not.
    pub fn correct<'k>(&mut self, known: impl Iterator<Item = &'k str> + Clone) {
        let strange: Vec<_> = self
            .table
            .iter()
            .filter(|(key, _)| !known.clone().any(|known| known == key.get_ref().as_ref()))
            .map(|(key, _)| key.clone())
            .collect();
        for key in strange {
            let name = key.get_ref().as_ref();
            let (meant, help) = slips::key(name, known.clone(), |key| self.has(key));
            self.error("unknown-key", self.at(key.span()), format!("unknown key `{name}`"), help);
            if let Some(value) = self.table.remove(name)
                && let Some(meant) = meant.filter(|meant| !self.has(meant))
            {
                self.table.insert(Spanned::new(key.span(), meant.to_owned().into()), value);
            }
        }
    }

    /// Names what the table turned out to be.
    pub fn call(&mut self, owner: &'static str) {
        self.owner = owner;
    }

    /// Whether a key stands there.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The value of a key, left in place.
    #[must_use]
    pub fn peek(&self, key: &str) -> Option<&DeValue<'i>> {
        self.table.get(key).map(Spanned::get_ref)
    }

    /// The place of a key's name, or else of the header.
    #[must_use]
    pub fn place(&self, key: &str) -> Range<usize> {
        self.table.get_key_value(key).map_or(self.header.clone(), |(key, _)| self.at(key.span()))
    }

    /// Reports a slip that keeps the question from being asked.
    pub fn error(
        &mut self,
        code: &'static str,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.findings.push(Finding::error(code, span, message, help));
    }

    /// Reports something that is likely a slip.
    pub fn warning(
        &mut self,
        code: &'static str,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.findings.push(Finding::warning(code, span, message, help));
    }

    /// The place of a part of a text, where the file has it letter for letter.
    #[must_use]
    pub fn inside(&self, text: &Text, part: &Range<usize>) -> Option<Range<usize>> {
        let raw = self.piece.get(text.span.start - self.base..text.span.end - self.base)?;
        let found = raw.find(text.value.get(part.clone())?)?;
        Some(text.span.start + found..text.span.start + found + part.len())
    }

    /// Puts a value where the table has none.
    pub fn default_flag(&mut self, key: &str, flag: bool) {
        if !self.has(key) {
            let place = Spanned::new(0..0, key.to_owned().into());
            self.table.insert(place, Spanned::new(0..0, DeValue::Boolean(flag)));
        }
    }

    /// A place of the piece as a place of the file.
    pub fn at(&self, span: Range<usize>) -> Range<usize> {
        self.base + span.start..self.base + span.end
    }

    /// Takes a key's value out.
    pub fn take(&mut self, key: &str) -> Option<Value<'i>> {
        self.table.remove(key)
    }

    /// Reports a key that must be there.
    pub fn missing(&mut self, key: &str, help: impl Into<String>) {
        let message = format!("{} needs `{key}`", self.owner);
        self.error("missing-key", self.header.clone(), message, help);
    }

    /// Reports a value of the wrong type.
    pub fn wrong_type(&mut self, key: &str, value: &Value<'_>, expected: &str) {
        let found = type_name(value.get_ref());
        let help = slips::wrong_type(key, value.get_ref(), expected);
        let message = format!("`{key}` must be {expected}, found {found}");
        self.error("wrong-type", self.at(value.span()), message, help);
    }

    /// An optional text.
    pub fn text(&mut self, key: &str) -> Option<Text> {
        let value = self.take(key)?;
        self.as_text(key, &value, "text")
    }

    /// A text that must be there; `help` says what to write.
    pub fn need_text(&mut self, key: &str, help: &str) -> Option<Text> {
        if !self.has(key) {
            self.missing(key, help);
        }
        self.text(key)
    }

    /// A text, or a list of texts; empty when the key is not there.
    pub fn texts(&mut self, key: &str) -> Vec<Text> {
        let Some(value) = self.take(key) else { return Vec::new() };
        self.as_texts(key, &value, "text or a list of texts")
    }

    /// A list of texts that must have at least `least` entries.
    pub fn list(&mut self, key: &str, least: usize, help: &str) -> Option<Vec<Text>> {
        let values = self.values(key, least, help)?;
        let count = values.len();
        let texts: Vec<Text> =
            values.iter().filter_map(|value| self.as_text(key, value, "a list of texts")).collect();
        (texts.len() == count).then_some(texts)
    }

    /// The entries of a list that must have at least `least`.
    pub fn values(&mut self, key: &str, least: usize, help: &str) -> Option<Vec<Value<'i>>> {
        let Some(value) = self.take(key) else {
            self.missing(key, help);
            return None;
        };
        let span = self.at(value.span());
        match value.into_inner() {
            DeValue::Array(array) if array.len() >= least => Some(array.into_iter().collect()),
            DeValue::Array(array) => {
                let count = crate::text::plural(array.len(), "entry").replace("entrys", "entries");
                let message = format!("`{key}` has {count}, and needs at least {least}");
                self.error("too-few", span, message, help);
                None
            }
            other => {
                self.wrong_type(
                    key,
                    &Spanned::new(span.start - self.base..span.end - self.base, other),
                    "a list",
                );
                None
            }
        }
    }

    /// A list whose entries are texts or `{ text, why }`; empty when the key is not there.
    pub fn noted(&mut self, key: &str) -> Vec<(Text, Option<String>)> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let span = value.span();
        let entries: Vec<Value<'i>> = match value.into_inner() {
            DeValue::Array(array) => array.into_iter().collect(),
            other => vec![Spanned::new(span, other)],
        };
        entries.into_iter().filter_map(|entry| self.as_noted(key, entry)).collect()
    }

    fn as_noted(&mut self, key: &str, entry: Value<'i>) -> Option<(Text, Option<String>)> {
        let span = entry.span();
        match entry.into_inner() {
            DeValue::Table(table) => {
                let place = self.at(span);
                let mut inner = Fields::new(
                    "an entry with a `why`",
                    table,
                    self.piece,
                    self.base,
                    place,
                    self.findings,
                );
                inner.correct(["text", "why"].into_iter());
                let text = inner.need_text("text", "write { text = \"…\", why = \"…\" }");
                let why = inner.text("why").map(|why| why.value);
                Some((text?, why))
            }
            other => {
                let entry = Spanned::new(span, other);
                Some((self.as_text(key, &entry, "a list of texts, or of { text, why }")?, None))
            }
        }
    }

    /// True or false.
    pub fn flag(&mut self, key: &str) -> Option<bool> {
        let value = self.take(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(key, &value, "true or false");
        }
        flag
    }

    /// A whole number of at least `least`.
    pub fn whole(&mut self, key: &str, least: u32) -> Option<u32> {
        let value = self.take(key)?;
        let DeValue::Integer(integer) = value.get_ref() else {
            self.wrong_type(key, &value, "a whole number");
            return None;
        };
        let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
        let whole = number.and_then(|number| u32::try_from(number).ok()).filter(|n| *n >= least);
        if whole.is_none() {
            let message = format!("`{key}` must be at least {least}");
            let help = format!("write `{key} = {least}` or more, or delete the line");
            self.error("out-of-range", self.at(value.span()), message, help);
        }
        whole
    }

    /// One of some words.
    pub fn word<T: Copy>(&mut self, key: &str, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        let found = words.iter().find(|(word, _)| *word == text.value).map(|(_, value)| *value);
        if found.is_none() {
            let all: Vec<String> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
            let meant = crate::text::did_you_mean(&text.value, words.iter().map(|(word, _)| *word));
            let help = meant.map_or_else(
                || format!("write one of {}", all.join(", ")),
                |meant| format!("did you mean \"{meant}\"?"),
            );
            let message = format!("`{key}` must be one of {}", all.join(", "));
            self.error("unknown-word", text.span, message, help);
        }
        found
    }

    /// A text, number or date as text, reported when it is neither or blank.
    pub fn as_text(&mut self, key: &str, value: &Value<'i>, expected: &str) -> Option<Text> {
        let span = self.at(value.span());
        let raw = &self.piece[value.span()];
        let text = match value.get_ref() {
            DeValue::String(text) => {
                if raw.starts_with('"')
                    && let Some((found, help)) = slips::escape(raw)
                {
                    let message = format!("`{key}` holds {found}");
                    self.warning("control-character", span.clone(), message, help);
                }
                if text.contains('\r') { text.replace("\r\n", "\n") } else { text.to_string() }
            }
            DeValue::Float(_) if !raw.contains(|c: char| c.is_ascii_digit()) => {
                let message = format!("`{key}` is not a number that can be asked");
                self.error("not-finite", span, message, format!("write it as text: \"{raw}\""));
                return None;
            }
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => raw.to_owned(),
            DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => {
                self.wrong_type(key, value, expected);
                return None;
            }
        };
        if text.trim().is_empty() {
            let help = format!("write something, or delete `{key}`");
            self.error("blank", span, format!("`{key}` is blank"), help);
            return None;
        }
        Some(Text { value: text, span })
    }

    /// A text, or a list of texts, as a list.
    pub fn as_texts(&mut self, key: &str, value: &Value<'i>, expected: &str) -> Vec<Text> {
        match value.get_ref() {
            DeValue::Array(array) => {
                array.iter().filter_map(|entry| self.as_text(key, entry, expected)).collect()
            }
            _ => self.as_text(key, value, expected).into_iter().collect(),
        }
    }

    /// The values of a table of texts, with their names and places.
    pub fn entries(&mut self) -> Vec<(Text, Value<'i>)> {
        let table = std::mem::take(&mut self.table);
        table
            .into_iter()
            .map(|(key, value)| {
                let span = self.at(key.span());
                (Text { value: key.into_inner().into_owned(), span }, value)
            })
            .collect()
    }

    /// Reports what was not read: `belongs` says where a known key would fit.
    pub fn finish(self, belongs: impl Fn(&str) -> Option<String>) {
        let (base, owner) = (self.base, self.owner);
        for (key, _) in self.table {
            let span = base + key.span().start..base + key.span().end;
            let name = key.get_ref();
            let help = belongs(name).unwrap_or_else(|| "delete the line".to_owned());
            let message = format!("`{name}` does not go with {owner}");
            self.findings.push(Finding::error("misplaced-key", span, message, help));
        }
    }
}

/// What an author calls a type.
fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
