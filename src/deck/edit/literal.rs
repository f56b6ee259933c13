//! Values as an author would write them: the quotes that fit, long lists one entry a line.

use serde::Deserialize;
use std::fmt::Write;
use toml::Spanned;
use toml::de::{DeValue, ValueDeserializer};
use unicode_width::UnicodeWidthStr;

/// A list that is longer than this is laid out one entry a line.
const COLUMNS: usize = 100;

/// A value to write.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Literal {
    /// A text, in quotes.
    Text(String),
    /// A number, a date, true or false, as it stands.
    Bare(String),
    /// A list.
    List(Vec<Literal>),
    /// A table on one line: its keys in the order in which they are written.
    Table(Vec<(String, Literal)>),
}

impl Literal {
    /// A list of texts.
    pub fn texts(texts: &[String]) -> Self {
        Self::List(texts.iter().cloned().map(Self::Text).collect())
    }

    /// A text with what the author says to it.
    pub fn noted(text: &str, why: &str) -> Self {
        let entry = |key: &str, text: &str| (key.to_owned(), Self::Text(text.to_owned()));
        Self::Table(vec![entry("text", text), entry("why", why)])
    }

    /// What it says: a text, what stands bare, or the text that something is said to.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Bare(text) => Some(text),
            Self::Table(_) => self.get("text")?.text(),
            Self::List(_) => None,
        }
    }

    /// All that it says: a text, or each of a list.
    pub fn each(&self) -> Vec<&str> {
        match self {
            Self::List(entries) => entries.iter().filter_map(Self::text).collect(),
            one => one.text().into_iter().collect(),
        }
    }

    /// The value of a key of a table.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Self::Table(entries) = self else { return None };
        entries.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The value in TOML, after `before` columns of its line.
    pub fn written(&self, before: usize, line_end: &str) -> String {
        let mut text = String::new();
        self.write(&mut text, before, line_end);
        text
    }

    /// Writes it below a text that ends with `before` columns of its line.
    pub(super) fn write(&self, text: &mut String, before: usize, line_end: &str) {
        let start = text.len();
        self.write_inline(text, line_end);
        let Self::List(entries) = self else { return };
        let line = &text[start..];
        // No character takes more columns than bytes.
        let is_short = before + line.len() <= COLUMNS || before + line.width() <= COLUMNS;
        if is_short && !line.contains('\n') {
            return;
        }
        text.truncate(start);
        text.extend(["[", line_end]);
        for entry in entries {
            text.push_str("    ");
            entry.write_inline(text, line_end);
            text.extend([",", line_end]);
        }
        text.push(']');
    }

    /// The value in TOML, on one line unless a text has several.
    pub(super) fn inline(&self, line_end: &str) -> String {
        let mut text = String::new();
        self.write_inline(&mut text, line_end);
        text
    }

    fn write_inline(&self, text: &mut String, line_end: &str) {
        match self {
            Self::Text(own) if is_plain(own) => text.extend(["\"", own, "\""]),
            Self::Text(own) => text.push_str(&quoted(own, line_end)),
            Self::Bare(bare) => text.push_str(bare),
            Self::List(entries) => {
                text.push('[');
                for (at, entry) in entries.iter().enumerate() {
                    text.push_str(if at > 0 { ", " } else { "" });
                    entry.write_inline(text, line_end);
                }
                text.push(']');
            }
            Self::Table(entries) => {
                text.push_str("{ ");
                for (at, (key, value)) in entries.iter().enumerate() {
                    text.extend([if at > 0 { ", " } else { "" }, &key_of(key), " = "]);
                    value.write_inline(text, line_end);
                }
                text.push_str(" }");
            }
        }
    }

    /// What is to be read; nothing where a bare value is none.
    pub(super) fn meant(&self) -> Option<toml::Value> {
        Some(match self {
            Self::Text(text) => toml::Value::String(text.replace("\r\n", "\n")),
            Self::Bare(bare) => {
                let table: toml::Table = toml::from_str(&format!("value = {bare}")).ok()?;
                (table.len() == 1).then(|| table.get("value").cloned())??
            }
            Self::List(entries) => {
                toml::Value::Array(entries.iter().map(Self::meant).collect::<Option<_>>()?)
            }
            Self::Table(entries) => {
                let entry = |(key, value): &(String, Self)| Some((key.clone(), value.meant()?));
                toml::Value::Table(entries.iter().map(entry).collect::<Option<_>>()?)
            }
        })
    }

    /// Whether it is a text, or a list of texts, that stands between double quotes as it is.
    pub(super) fn is_plain(&self) -> bool {
        match self {
            Self::Text(text) => is_plain(text),
            Self::List(entries) => {
                let is_text = |entry: &Self| matches!(entry, Self::Text(text) if is_plain(text));
                entries.iter().all(is_text)
            }
            Self::Bare(bare) => matches!(&**bare, "true" | "false"),
            Self::Table(_) => false,
        }
    }

    /// Whether that is what was read.
    pub(super) fn is(&self, read: &Spanned<DeValue<'_>>) -> bool {
        match (self, read.get_ref()) {
            (Self::Text(text), DeValue::String(read)) if !text.contains('\r') => text == read,
            (Self::List(entries), DeValue::Array(read)) => {
                entries.len() == read.len()
                    && entries.iter().zip(read).all(|(one, read)| one.is(read))
            }
            _ => {
                let read = toml::Value::deserialize(ValueDeserializer::from(read.clone())).ok();
                read.is_some() && read == self.meant()
            }
        }
    }
}

/// Whether a text stands between double quotes as it is.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..) && !matches!(byte, b'"' | b'\\' | 0x7f))
}

/// A name as a key.
pub(super) fn key_of(name: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !name.is_empty() && name.chars().all(is_bare) {
        return name.to_owned();
    }
    format!("\"{}\"", escaped(name))
}

/// A text in the quotes that show it best: literal ones where a backslash or a double quote
/// stands in it, three where it has several lines, escapes only where nothing else will do.
fn quoted(text: &str, line_end: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let has_control = text.contains(needs_escape);
    let triple_fits = !has_control && !text.contains("'''") && !text.ends_with('\'');
    if text.contains('\n') {
        let lines = text.replace('\n', line_end);
        if triple_fits {
            return format!("'''{line_end}{lines}'''");
        }
        return format!("\"\"\"{line_end}{}\"\"\"", escaped(&text).replace('\n', line_end));
    }
    if !has_control && text.contains(['\\', '"']) {
        if !text.contains('\'') {
            return format!("'{text}'");
        }
        if triple_fits {
            return format!("'''{text}'''");
        }
    }
    format!("\"{}\"", escaped(&text))
}

/// A text as it stands between double quotes; line ends stay.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' | '\t' => escaped.push(c),
            '\r' => escaped.push_str("\\r"),
            c if needs_escape(c) => {
                let _ = write!(escaped, "\\u{:04x}", u32::from(c));
            }
            c => escaped.push(c),
        }
    }
    escaped
}

/// Whether a character must be written as an escape; TOML takes those of C1 as they are.
const fn needs_escape(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_follow_from_what_the_text_holds() {
        let table = [
            ("Minsk", r#""Minsk""#),
            ("it's", r#""it's""#),
            ("C:\\new", r"'C:\new'"),
            ("say \"yes\"", r#"'say "yes"'"#),
            ("it's \"so\"", r#"'''it's "so"'''"#),
            ("\"it's'", r#""\"it's'""#),
            ("one\ntwo", "'''\none\ntwo'''"),
            ("'\n'''", "\"\"\"\n'\n'''\"\"\""),
            ("a\u{1b}b", "\"a\\u001bb\""),
        ];
        for (text, expected) in table {
            assert_eq!(quoted(text, "\n"), expected);
        }
        assert_eq!(quoted("a\nb", "\r\n"), "'''\r\na\r\nb'''");
    }

    #[test]
    fn what_is_no_list_says_something() {
        let noted = Literal::noted("a", "b");
        assert_eq!(noted.text(), Some("a"));
        assert_eq!(Literal::Bare("1".to_owned()).text(), Some("1"));
        assert_eq!(Literal::List(vec![noted]).text(), None);
    }

    #[test]
    fn a_long_list_has_an_entry_a_line() {
        let texts: Vec<String> = (0..3).map(|number| format!("{number}").repeat(50)).collect();
        let written = Literal::texts(&texts).written(8, "\n");
        assert_eq!(written.lines().count(), 5);
        assert_eq!(Literal::texts(&texts[..1]).written(8, "\n").lines().count(), 1);
    }
}
