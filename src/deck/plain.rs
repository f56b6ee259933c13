//! Plain pieces: a question whose every line is a key with a text in quotes, a whole number, a flag, or a list or an
//! inline table of such, as most lines of most decks are. They are read here in one go, several times as quickly as by the parser, which
//! has to tell what is wrong; whatever is not surely plain is left to that one.

use crate::kind::{TomlKey, TomlValue};
use memchr::{memchr, memchr2};
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// The line that begins a question.
const HEADER: &str = "[[question]]";

/// With how many keys a question is plain, or flat: they are compared in pairs.
pub const MOST_KEYS: usize = 32;

/// How deep lists and tables of such a question nest.
pub const MOST_DEPTH: usize = 4;

/// The keys of a question with their values, as they stand.
pub type FlatTable<'t> = Vec<(TomlKey<'t>, TomlValue<'t>)>;

/// Reads a piece if it is plain: where its header stands, and its keys in their order.
pub fn read(text: &str) -> Option<(Range<usize>, FlatTable<'_>)> {
    let mut scan = PlainScan { text, at: 0 };
    scan.skip()?;
    let header = scan.at..scan.at + HEADER.len();
    scan.eat(HEADER)?;
    scan.end_of_line()?;
    let mut table: FlatTable<'_> = Vec::with_capacity(8);
    loop {
        scan.skip()?;
        if scan.byte().is_none() {
            return Some((header, table));
        }
        let name = scan.name()?;
        let is_new = table.iter().all(|(known, _)| known.get_ref() != name.get_ref());
        if !is_new || table.len() == MOST_KEYS {
            return None;
        }
        scan.blanks();
        scan.eat("=")?;
        scan.blanks();
        let value = scan.value(0)?;
        table.push((name, value));
        scan.end_of_line()?;
    }
}

/// A piece, and how far it is read. What is not plain is told by nothing.
struct PlainScan<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> PlainScan<'t> {
    fn rest(&self) -> &'t [u8] {
        &self.text.as_bytes()[self.at..]
    }

    fn byte(&self) -> Option<u8> {
        self.rest().first().copied()
    }

    fn eat(&mut self, mark: &str) -> Option<()> {
        self.rest().starts_with(mark.as_bytes()).then(|| self.at += mark.len())
    }

    /// Goes on behind all that is such.
    fn pass(&mut self, is_such: impl Fn(u8) -> bool) {
        let rest = self.rest();
        self.at += rest.iter().position(|byte| !is_such(*byte)).unwrap_or(rest.len());
    }

    fn blanks(&mut self) {
        self.pass(|byte| matches!(byte, b' ' | b'\t'));
    }

    /// Goes on behind blanks and a remark, and the end of the line.
    fn end_of_line(&mut self) -> Option<()> {
        self.blanks();
        if self.byte() == Some(b'#') {
            let rest = self.rest();
            let length = memchr(b'\n', rest).unwrap_or(rest.len());
            let line = &rest[..length];
            let line = line.strip_suffix(b"\r").filter(|_| length < rest.len()).unwrap_or(line);
            if line.iter().any(|byte| is_control(*byte) && *byte != b'\t') {
                return None;
            }
            self.at += line.len();
        }
        match self.byte() {
            None => Some(()),
            Some(b'\n') => self.eat("\n"),
            Some(_) => self.eat("\r\n"),
        }
    }

    /// Goes on behind blanks, remarks and lines without anything else.
    fn skip(&mut self) -> Option<()> {
        loop {
            self.blanks();
            if !matches!(self.byte(), Some(b'#' | b'\n' | b'\r')) {
                return Some(());
            }
            self.end_of_line()?;
        }
    }

    fn name(&mut self) -> Option<TomlKey<'t>> {
        let start = self.at;
        self.pass(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        let name = self.text.get(start..self.at).filter(|name| !name.is_empty())?;
        Some(Spanned::new(start..self.at, Cow::Borrowed(name)))
    }

    fn value(&mut self, depth: usize) -> Option<TomlValue<'t>> {
        let start = self.at;
        let value = match self.byte()? {
            quote @ (b'"' | b'\'') => self.quoted(quote)?,
            b'[' if depth < MOST_DEPTH => self.list(depth)?,
            b'{' if depth < MOST_DEPTH => self.table(depth)?,
            _ => self.word()?,
        };
        Some(Spanned::new(start..self.at, value))
    }

    /// A text in which every sign means itself.
    fn quoted(&mut self, quote: u8) -> Option<DeValue<'t>> {
        let start = self.at + 1;
        // Between single quotes a backslash is one.
        let escape = if quote == b'"' { b'\\' } else { quote };
        let length = memchr2(quote, escape, &self.text.as_bytes()[start..])?;
        let text = &self.text[start..start + length];
        // All of it is looked at, which is many bytes at once.
        let is_more = text.bytes().fold(false, |is_more, byte| is_more | is_control(byte));
        self.at = start + length;
        let is_plain = !is_more && self.byte() == Some(quote);
        self.at += 1;
        is_plain.then_some(DeValue::String(Cow::Borrowed(text)))
    }

    fn list(&mut self, depth: usize) -> Option<DeValue<'t>> {
        self.eat("[")?;
        let mut list = DeArray::new();
        loop {
            self.skip()?;
            if self.eat("]").is_some() {
                return Some(DeValue::Array(list));
            }
            list.push(self.value(depth + 1)?);
            self.skip()?;
            if self.byte() != Some(b']') {
                self.eat(",")?;
            }
        }
    }

    /// A table in braces, as TOML 1.0 has it: on a line, with nothing behind its last value.
    fn table(&mut self, depth: usize) -> Option<DeValue<'t>> {
        self.eat("{")?;
        self.blanks();
        let mut table = DeTable::new();
        if self.eat("}").is_some() {
            return Some(DeValue::Table(table));
        }
        loop {
            let name = self.name()?;
            self.blanks();
            self.eat("=")?;
            self.blanks();
            let value = self.value(depth + 1)?;
            if table.insert(name, value).is_some() {
                return None;
            }
            self.blanks();
            if self.eat("}").is_some() {
                return Some(DeValue::Table(table));
            }
            self.eat(",")?;
            self.blanks();
        }
    }

    /// A flag, or a whole number as most write it.
    fn word(&mut self) -> Option<DeValue<'t>> {
        let start = self.at;
        self.pass(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'#' | b',' | b']' | b'}'));
        match &self.text[start..self.at] {
            "true" => Some(DeValue::Boolean(true)),
            "false" => Some(DeValue::Boolean(false)),
            digits if digits.len() < 10 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                DeValue::parse(digits).ok().map(Spanned::into_inner)
            }
            _ => None,
        }
    }
}

/// Whether a byte is a control character; a tab is one too.
const fn is_control(byte: u8) -> bool {
    matches!(byte, 0..0x20 | 0x7f)
}
