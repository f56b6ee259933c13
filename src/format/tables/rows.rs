//! Rows of a text: cells between separators, quotes around cells that hold one, and the line on which
//! each row begins. A quote that does not close where a cell ends is a character like any other: then
//! the rest of a table is not taken for one cell.

use crate::format::Loss;
use std::borrow::Cow;

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRow<'t> {
    /// Where it stands, for people.
    pub place: String,
    /// Its cells.
    pub cells: Vec<Cow<'t, str>>,
}

impl TableRow<'_> {
    /// Whether there is nothing in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// When quotes around a cell are not part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quoting {
    /// Always, as in CSV.
    Always,
    /// Where the cell could not stand without them: what is copied out of other programs has quotes
    /// of its own.
    Needed,
}

/// How a text is cut into cells.
#[derive(Clone, Copy, Debug)]
pub struct Cut<'c> {
    /// Between cells.
    pub cell: &'c str,
    /// Between rows; without it the end of a line.
    pub row: Option<&'c str>,
    /// When quotes go away.
    pub quoting: Quoting,
    /// Whether a row that begins with `#` is a remark.
    pub has_remarks: bool,
}

/// The rows of a text, from first to last.
pub struct RowReader<'t, 'c> {
    text: &'t str,
    cut: Cut<'c>,
    /// Where the next row begins, and on which line.
    at: usize,
    line: usize,
    /// What was lost of the rows so far.
    pub losses: Vec<Loss>,
}

impl<'t, 'c> RowReader<'t, 'c> {
    /// Those of a text whose first line has a number.
    pub const fn of(text: &'t str, line: usize, cut: Cut<'c>) -> Self {
        Self { text, cut, at: 0, line, losses: Vec::new() }
    }

    /// What ends a row here, by its length.
    fn row_end(&self, at: usize) -> Option<usize> {
        let rest = &self.text.as_bytes()[at..];
        match self.cut.row {
            Some(end) => rest.starts_with(end.as_bytes()).then_some(end.len()),
            None if rest.starts_with(b"\r\n") => Some(2),
            None => rest.first().filter(|byte| [b'\n', b'\r'].contains(byte)).map(|_| 1),
        }
    }

    fn ends_cell(&self, at: usize) -> bool {
        at >= self.text.len()
            || self.text.as_bytes()[at..].starts_with(self.cut.cell.as_bytes())
            || self.row_end(at).is_some()
    }

    /// Behind blanks, unless they set cells apart.
    fn past_blanks(&self, at: usize) -> usize {
        if self.cut.cell.starts_with(' ') {
            return at;
        }
        let rest = &self.text[at..];
        at + rest.len() - rest.trim_start_matches(' ').len()
    }

    /// The cell in quotes that begins here and where it ends; the error says why it is none.
    fn quoted(&self, at: usize) -> Result<(Cow<'t, str>, usize), &'static str> {
        let (start, mut from, mut is_doubled) = (at + 1, at + 1, false);
        loop {
            let Some(quote) = self.text[from..].find('"').map(|quote| from + quote) else {
                return Err("the quote that is opened here never closes, and is kept");
            };
            if self.text.as_bytes().get(quote + 1) == Some(&b'"') {
                is_doubled = true;
                from = quote + 2;
                continue;
            }
            let end = self.past_blanks(quote + 1);
            if !self.ends_cell(end) {
                return Err("there are quotes within its quotes, and all are kept");
            }
            let inner = &self.text[start..quote];
            let is_needed = is_doubled
                || inner.contains(self.cut.cell)
                || inner.contains(self.cut.row.unwrap_or("\n"))
                || inner.trim() != inner;
            let cell = match self.cut.quoting {
                Quoting::Needed if !is_needed => Cow::Borrowed(&self.text[at..=quote]),
                _ if is_doubled => Cow::Owned(inner.replace("\"\"", "\"")),
                _ => Cow::Borrowed(inner),
            };
            return Ok((cell, end));
        }
    }

    /// The cell that stands here without quotes, and where it ends.
    fn bare(&self, at: usize) -> (&'t str, usize) {
        let starts: [u8; 3] = match self.cut.row {
            Some(end) => [first(self.cut.cell), first(end), first(end)],
            None => [first(self.cut.cell), b'\n', b'\r'],
        };
        let rest = self.text.as_bytes()[at..].iter().enumerate();
        let mut ends = rest.filter(|(_, byte)| starts.contains(byte)).map(|(to, _)| at + to);
        let end = ends.find(|end| self.ends_cell(*end)).unwrap_or(self.text.len());
        (self.text[at..end].trim(), end)
    }

    /// Goes on behind what was read.
    fn pass(&mut self, to: usize) {
        self.line += self.text[self.at..to].matches('\n').count();
        self.at = to;
    }

    /// Goes on behind remarks.
    fn pass_remarks(&mut self) {
        while self.cut.has_remarks && self.text[self.at..].starts_with('#') {
            let line =
                self.text[self.at..].find('\n').map_or(self.text.len(), |to| self.at + to + 1);
            self.pass(line);
        }
    }
}

impl<'t> Iterator for RowReader<'t, '_> {
    type Item = TableRow<'t>;

    fn next(&mut self) -> Option<TableRow<'t>> {
        self.pass_remarks();
        if self.at >= self.text.len() {
            return None;
        }
        let mut row = TableRow { place: format!("line {}", self.line), cells: Vec::new() };
        let mut at = self.at;
        loop {
            let opens = self.past_blanks(at);
            let is_quoted = self.text.as_bytes().get(opens) == Some(&b'"');
            let (cell, end) = match is_quoted.then(|| self.quoted(opens)) {
                Some(Ok((cell, end))) => (cell, end),
                told => {
                    // What was copied out of other programs may well begin with a quote.
                    if let Some(Err(reason)) = told
                        && self.cut.quoting == Quoting::Always
                    {
                        self.losses.push(Loss::part(&row.place, reason));
                    }
                    let (cell, end) = self.bare(at);
                    (Cow::Borrowed(cell), end)
                }
            };
            row.cells.push(cell);
            at = end;
            if let Some(length) = self.row_end(at) {
                at += length;
                break;
            }
            if at >= self.text.len() {
                break;
            }
            at += self.cut.cell.len();
        }
        self.pass(at);
        Some(row)
    }
}

/// The byte with which a separator begins.
fn first(separator: &str) -> u8 {
    separator.bytes().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMAS: Cut<'_> =
        Cut { cell: ",", row: None, quoting: Quoting::Always, has_remarks: false };

    fn rows(text: &str, cut: Cut<'_>) -> (Vec<Vec<String>>, Vec<String>, Vec<String>) {
        let mut rows = RowReader::of(text, 1, cut);
        let all: Vec<TableRow<'_>> = rows.by_ref().collect();
        let places = all.iter().map(|row| row.place.clone()).collect();
        let cells = |row: TableRow<'_>| row.cells.into_iter().map(Cow::into_owned).collect();
        let told = rows.losses.into_iter().map(|loss| format!("{}: {}", loss.place, loss.reason));
        (all.into_iter().map(cells).collect(), places, told.collect())
    }

    #[test]
    fn quotes_hold_separators_lines_and_quotes_and_places_are_lines() {
        let (cells, places, told) = rows("a,b\r\n\r\n\"c,\n\"\"d\"\"\", \"e\" \n,\nlast", COMMAS);
        assert_eq!(cells[0], ["a", "b"]);
        assert_eq!(cells[2][0], "c,\n\"d\"");
        assert_eq!(cells[3], ["", ""]);
        assert_eq!(places, ["line 1", "line 2", "line 3", "line 5", "line 6"]);
        assert_eq!(cells[2][1], "e");
        assert!(told.is_empty(), "{told:?}");
    }

    #[test]
    fn a_quote_that_does_not_close_takes_no_other_row_with_it() {
        let (cells, _, told) = rows("1,\"abc\n2,\"def\"\n\"x\" y,3\n4,\"end", COMMAS);
        assert_eq!(cells, [["1", "\"abc"], ["2", "def"], ["\"x\" y", "3"], ["4", "\"end"]]);
        let never = "the quote that is opened here never closes, and is kept";
        let within = "there are quotes within its quotes, and all are kept";
        assert_eq!(
            told,
            [format!("line 1: {within}"), format!("line 3: {within}"), format!("line 4: {never}")]
        );
    }

    #[test]
    fn what_was_copied_keeps_its_own_quotes_and_separators_may_be_words() {
        let copied = Cut { cell: "\t", quoting: Quoting::Needed, ..COMMAS };
        let (cells, ..) = rows("\"Hamlet\"\t\"a\tb\"\n\"c\"\"d\"\t\"e\nf\"", copied);
        assert_eq!(cells, [["\"Hamlet\"", "a\tb"], ["c\"d", "e\nf"]]);
        let words = Cut { cell: " - ", row: Some(";;"), ..copied };
        let (cells, places, _) = rows("a - b\nc;;d - e", words);
        assert_eq!(cells, [["a", "b\nc"], ["d", "e"]]);
        assert_eq!(places, ["line 1", "line 2"]);
    }

    #[test]
    fn a_row_of_quotes_takes_no_time_that_grows_with_its_square() {
        let text = "\"\"\"x,".repeat(200_000);
        assert_eq!(RowReader::of(&text, 1, COMMAS).next().unwrap().cells.len(), 200_001);
    }
}
