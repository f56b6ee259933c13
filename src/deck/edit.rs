//! Edits of a deck's text: insertions only, so that comments, order and layout of all that stands
//! there are kept byte for byte. Every edit is read again, and holds exactly what was meant, or
//! else it is refused.

mod accept;
mod append;
pub mod compose;
mod pin;
mod slug;
mod tree;
mod value;

pub use accept::accept;
pub use append::{Draft, append};
pub use pin::{Pin, Pinned, pin};
pub use slug::{slug, telling_words};
pub use value::Value;

use std::ops::Range;
use toml::de::{DeTable, DeValue};
use tree::Change;

/// Why a text was not changed, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What is in the way.
    pub reason: String,
    /// The remedy.
    pub remedy: String,
}

impl Refused {
    fn new(reason: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { reason: reason.into(), remedy: remedy.into() }
    }

    fn unsafe_edit() -> Self {
        let remedy = "make the change by hand: the text is written in a way that is not expected";
        Self::new("the change would not be read as it is meant", remedy)
    }
}

/// A text to put in, and where.
type Insertion = (usize, String);

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

/// Puts texts in and reads both versions: nothing but `changes` may differ.
fn applied(text: &str, insertions: Vec<Insertion>, changes: &[Change]) -> Result<String, Refused> {
    let new = inserted(text, insertions);
    if tree::differs_only(text, &new, changes)? { Ok(new) } else { Err(Refused::unsafe_edit()) }
}

/// How lines end in a text.
fn line_end(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// An entry behind the last one of a list: on the next line where that has a line of its own.
fn after_entry(text: &str, last: &Range<usize>, entry: &str) -> Insertion {
    let line = text[..last.start].rfind('\n').map_or(0, |at| at + 1);
    let indent = &text[line..last.start];
    let separator = if line > 0 && indent.trim().is_empty() {
        format!(",{}{indent}", line_end(text))
    } else {
        ", ".to_owned()
    };
    (last.end, separator + entry)
}

/// One question's table as it stands in a text.
struct Site<'t> {
    text: &'t str,
    /// Where the piece begins that the spans of the table count from.
    base: usize,
    /// The header, or all of an inline table.
    span: Range<usize>,
    table: DeTable<'t>,
}

impl Site<'_> {
    /// Whether it is written within braces.
    fn is_inline(&self) -> bool {
        self.text[self.span.start..].starts_with('{')
    }

    /// The value of a key, with its place in the text.
    fn value(&self, key: &str) -> Option<(&DeValue<'_>, Range<usize>)> {
        let value = self.table.get(key)?;
        Some((value.get_ref(), self.place(value.span())))
    }

    fn place(&self, span: Range<usize>) -> Range<usize> {
        self.base + span.start..self.base + span.end
    }

    /// A key on a line of its own below the place where another value, or the header, ends.
    fn below(&self, end: usize, key: &str, value: &Value) -> Insertion {
        let line_end = line_end(self.text);
        let indent = self.indent();
        let line = format!("{indent}{key} = {}", value.written(key.len() + 3, line_end));
        match self.text[end..].find('\n') {
            Some(at) => (end + at + 1, line + line_end),
            None => (self.text.len(), format!("{line_end}{line}")),
        }
    }

    /// What stands before the first key on its line.
    fn indent(&self) -> &str {
        let first = self.table.iter().map(|(key, _)| self.place(key.span()).start).min();
        let first = first.unwrap_or(self.span.start);
        let line = self.text[..first].rfind('\n').map_or(0, |at| at + 1);
        let before = &self.text[line..first];
        if before.chars().all(|c| c == ' ' || c == '\t') { before } else { "" }
    }
}

/// The table that a place stands in, of those in the order of the text.
fn site_at<'s, 't>(sites: &'s [Site<'t>], place: &Range<usize>) -> Option<&'s Site<'t>> {
    let after = sites.partition_point(|site| site.span.start <= place.start);
    sites.get(after.checked_sub(1)?)
}

/// Every question's table, in the order of the text.
fn sites(text: &str) -> Result<Vec<Site<'_>>, Refused> {
    let mut sites = Vec::new();
    for piece in super::pieces::pieces(text) {
        let base = piece.range.start;
        if let Some(error) = piece.errors.first() {
            let at = base + error.span().map_or(0, |span| span.start);
            let line = text[..text.floor_char_boundary(at)].matches('\n').count() + 1;
            let reason =
                format!("line {line} is not TOML: {}", error.message().replace('\n', "; "));
            return Err(Refused::new(reason, "mend it first; `quizdeck check` shows the place"));
        }
        for (key, value) in piece.table {
            let at = base + key.span().start;
            let questions = match (key.get_ref().as_ref(), value.into_inner()) {
                ("question", DeValue::Array(questions)) => questions,
                ("question", _) => {
                    let line = text[..at].matches('\n').count() + 1;
                    let reason = format!("the question in line {line} is not in a list of them");
                    return Err(Refused::new(reason, "write [[question]], in double brackets"));
                }
                _ => continue,
            };
            for question in questions {
                let span = base + question.span().start..base + question.span().end;
                if let DeValue::Table(table) = question.into_inner() {
                    sites.push(Site { text, base, span, table });
                }
            }
        }
    }
    Ok(sites)
}

#[cfg(test)]
mod tests;
