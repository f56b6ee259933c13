//! The blocks of a walk: where lines, entries of lists, rows of tables and code begin and end.

use super::{COLUMNS, DEEPEST, Walk};
use crate::format::html::emphasis::{CODE, StyledRun};
use crate::format::html::lines::{LaidLine, LineSort};

impl Walk<'_> {
    pub(super) fn break_line(&mut self) {
        if self.is_gap || self.cells.is_some() {
            return self.text(" ");
        }
        if self.line.is_blank() && matches!(self.line.sort, LineSort::Text) {
            self.line.is_apart = true; // an empty line
            return;
        }
        self.end_line(false);
    }

    /// Ends a line; with `is_apart` the next one stands apart.
    pub(super) fn end_line(&mut self, is_apart: bool) {
        if self.is_gap || self.cells.is_some() {
            return self.text(" ");
        }
        self.raise();
        if self.line.is_blank() && matches!(self.line.sort, LineSort::Text) {
            self.line.runs.clear();
            self.line.is_apart |= is_apart;
            self.line.indent = self.indent;
            self.line.quoted = self.quotes.min(DEEPEST);
            return;
        }
        trim(&mut self.line.runs);
        let begun = LaidLine {
            is_apart,
            indent: self.indent,
            quoted: self.quotes.min(DEEPEST),
            ..LaidLine::default()
        };
        let ended = std::mem::replace(&mut self.line, begun);
        self.lines.push(ended);
    }

    pub(super) fn entry(&mut self) {
        if self.is_gap || self.cells.is_some() {
            return self.text(" ");
        }
        let depth = self.lists.len().clamp(1, DEEPEST) - 1;
        self.indent = depth * 3;
        self.end_line(false);
        let number = match self.lists.last_mut() {
            Some(Some(next)) => {
                *next = next.saturating_add(1);
                Some(next.saturating_sub(1).min(999_999_999))
            }
            _ => None,
        };
        self.line.sort = LineSort::Entry(number);
        self.line.indent = self.indent;
        self.line.quoted = self.quotes.min(DEEPEST);
        self.indent += self.line.bullet().len();
    }

    pub(super) fn begin_cell(&mut self) {
        self.raise();
        if self.cells.is_none() {
            self.end_line(false);
            self.cells = Some(Vec::new());
        }
        self.end_cell();
        if let Some(cells) = self.cells.as_mut().filter(|cells| cells.len() < COLUMNS) {
            cells.push(Vec::new());
        }
    }

    /// What was read since belongs to the cell that is open.
    pub(super) fn end_cell(&mut self) {
        let mut runs = std::mem::take(&mut self.line.runs);
        trim(&mut runs);
        if let Some(cell) = self.cells.as_mut().and_then(|cells| cells.last_mut()) {
            cell.extend(runs);
        }
    }

    pub(super) fn end_row(&mut self) {
        self.raise();
        if self.cells.is_some() {
            self.end_cell();
        }
        let Some(cells) = self.cells.take().filter(|cells| !cells.is_empty()) else { return };
        let row = LaidLine {
            sort: LineSort::Row(cells),
            indent: self.indent,
            quoted: self.quotes.min(DEEPEST),
            ..LaidLine::default()
        };
        self.lines.push(row);
    }

    pub(super) fn end_code(&mut self) {
        if self.pre > 0 || self.code.trim().is_empty() {
            return;
        }
        let code = std::mem::take(&mut self.code);
        if self.cells.is_some() || self.is_gap {
            return self.push(code.trim(), CODE);
        }
        self.end_line(true);
        let code = LaidLine {
            sort: LineSort::Code(code),
            indent: self.indent,
            quoted: self.quotes.min(DEEPEST),
            ..LaidLine::default()
        };
        self.lines.push(code);
        self.line.is_apart = true;
    }
}

/// Takes the blanks from both ends of a line.
fn trim(runs: &mut Vec<StyledRun>) {
    let is_blank = |run: &StyledRun| run.text.trim().is_empty();
    let start = runs.iter().position(|run| !is_blank(run)).unwrap_or(runs.len());
    runs.drain(..start);
    let end = runs.iter().rposition(|run| !is_blank(run)).map_or(0, |last| last + 1);
    runs.truncate(end);
    if let Some(first) = runs.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
}
