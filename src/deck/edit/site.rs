//! Sites: where in a text the tables stand: those of the questions, the header, the passages.

use super::literal::Literal;
use super::patch::{Refused, at, line_end};
use crate::deck::pieces::{Piece, pieces};
use crate::deck::syntax;
use crate::text::Patch;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// One table as it stands in a text.
pub struct Site<'t> {
    /// The whole text.
    pub text: &'t str,
    /// Where the piece begins that the spans of the table count from.
    base: usize,
    /// The header, or all of an inline table.
    pub span: Range<usize>,
    /// What it holds.
    pub table: DeTable<'t>,
}

impl Site<'_> {
    /// Whether it is written within braces.
    pub fn is_inline(&self) -> bool {
        self.text[self.span.start..].starts_with('{')
    }

    /// Whether it has a header of its own.
    pub fn has_header(&self) -> bool {
        self.text[self.span.start..].starts_with('[')
    }

    /// Where a key stands, and its value.
    pub fn entry(&self, key: &str) -> Option<(Range<usize>, Range<usize>)> {
        let (key, value) = self.table.get_key_value(key)?;
        Some((self.place(key.span()), self.place(value.span())))
    }

    /// The keys below its header, each with the place of its value.
    pub fn values(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        let values = self.table.iter().filter(|(_, value)| value.get_ref().as_table().is_none());
        values.map(|(key, value)| (key.get_ref().as_ref(), self.place(value.span())))
    }

    /// The value of a key, with its place in the text.
    pub fn value(&self, key: &str) -> Option<(&DeValue<'_>, Range<usize>)> {
        let value = self.table.get(key)?;
        Some((value.get_ref(), self.place(value.span())))
    }

    /// Where a span of the table stands in the text.
    pub fn place(&self, span: Range<usize>) -> Range<usize> {
        self.base + span.start..self.base + span.end
    }

    /// Where the last value ends that stands on a line below the header, and not in a table further
    /// down.
    pub fn last_line(&self) -> usize {
        let is_on_a_line = |(key, value): &(&str, Range<usize>)| {
            let between =
                self.entry(key).and_then(|(name, _)| self.text.get(name.end..value.start));
            between.is_some_and(|between| between.contains('='))
        };
        self.values()
            .filter(is_on_a_line)
            .map(|(_, place)| place.end)
            .max()
            .unwrap_or(self.span.end)
    }

    /// Keys on lines of their own below the place where another value, or the header, ends.
    pub fn below<'e>(
        &self,
        end: usize,
        entries: impl IntoIterator<Item = (&'e str, &'e Literal)>,
    ) -> Patch {
        let line_end = line_end(self.text);
        let indent = self.indent();
        let line = |(key, value): (&str, &Literal)| {
            format!("{indent}{key} = {}", value.written(key.len() + 3, line_end))
        };
        let lines = entries.into_iter().map(line).collect::<Vec<_>>().join(line_end);
        match self.text[end..].find('\n') {
            Some(next) => at(end + next + 1, lines + line_end),
            None => at(self.text.len(), format!("{line_end}{lines}")),
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
pub fn site_at<'s, 't>(sites: &'s [Site<'t>], place: &Range<usize>) -> Option<&'s Site<'t>> {
    let after = sites.partition_point(|site| site.span.start <= place.start);
    sites.get(after.checked_sub(1)?)
}

/// The table of this name, outside of the questions.
pub fn section<'t>(text: &'t str, name: &str) -> Result<Option<Site<'t>>, Refused> {
    let mut found = None;
    for piece in pieces(text) {
        expect_sound(text, &piece)?;
        let base = piece.range.start;
        for (key, value) in piece.table {
            let span = base + value.span().start..base + value.span().end;
            if let (DeValue::Table(table), true) = (value.into_inner(), key.get_ref() == name) {
                found.get_or_insert(Site { text, base, span, table });
            }
        }
    }
    Ok(found)
}

/// Every question's table, in the order of the text.
pub fn sites(text: &str) -> Result<Vec<Site<'_>>, Refused> {
    each_site(text).collect()
}

/// The same, one after the other: of a large deck few are held at a time. What is refused is refused
/// where it stands.
pub fn each_site(text: &str) -> impl Iterator<Item = Result<Site<'_>, Refused>> {
    pieces(text).flat_map(|piece| match sites_of(text, piece) {
        Ok(sites) => sites.into_iter().map(Ok).collect(),
        Err(refused) => vec![Err(refused)],
    })
}

/// The questions' tables of a piece.
fn sites_of<'t>(text: &'t str, piece: Piece<'t>) -> Result<Vec<Site<'t>>, Refused> {
    expect_sound(text, &piece)?;
    let base = piece.range.start;
    let mut sites = Vec::new();
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
    Ok(sites)
}

/// Refuses a piece that is no TOML.
fn expect_sound(text: &str, piece: &Piece<'_>) -> Result<(), Refused> {
    let mut findings = Vec::new();
    if !piece.errors.is_empty() {
        syntax::report(piece, text, &mut findings);
    }
    let Some(first) = findings.into_iter().next() else { return Ok(()) };
    let line = text[..text.floor_char_boundary(first.span.start)].matches('\n').count() + 1;
    let wrong = first.message.trim_start_matches("this is not TOML: ");
    let remedy = format!("{}; `quizdeck check` shows the place", first.help);
    Err(Refused::new(format!("line {line} is not TOML: {wrong}"), remedy))
}
