//! Sites: where in a text each question's table stands.

use super::literal::Literal;
use super::patch::{Insertion, Refused, line_end};
use crate::deck::pieces::pieces;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// One question's table as it stands in a text.
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

    /// The value of a key, with its place in the text.
    pub fn value(&self, key: &str) -> Option<(&DeValue<'_>, Range<usize>)> {
        let value = self.table.get(key)?;
        Some((value.get_ref(), self.place(value.span())))
    }

    /// Where a span of the table stands in the text.
    pub fn place(&self, span: Range<usize>) -> Range<usize> {
        self.base + span.start..self.base + span.end
    }

    /// A key on a line of its own below the place where another value, or the header, ends.
    pub fn below(&self, end: usize, key: &str, value: &Literal) -> Insertion {
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
pub fn site_at<'s, 't>(sites: &'s [Site<'t>], place: &Range<usize>) -> Option<&'s Site<'t>> {
    let after = sites.partition_point(|site| site.span.start <= place.start);
    sites.get(after.checked_sub(1)?)
}

/// Every question's table, in the order of the text.
pub fn sites(text: &str) -> Result<Vec<Site<'_>>, Refused> {
    let mut sites = Vec::new();
    for piece in pieces(text) {
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
