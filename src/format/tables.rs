//! Tables: CSV, TSV and their kin, as spreadsheets, Anki, Quizlet and Mnemosyne write them. The
//! separator is told by counting, the columns by the usual words of header rows.

mod cells;
mod columns;
mod marked;
mod record;
mod rows;
mod sniff;
mod table;
mod write;

use super::text::decoded;
use super::{ForeignFile, Format, Intake, Unfit, Wishes};
use rows::{Cut, Quoting, RowReader};
use sniff::separator;
use std::borrow::Cow;

pub use columns::column_named;
pub use marked::Marks;
pub use rows::TableRow;
pub use table::ForeignTable;

/// The row of the table for commas.
pub const CSV: Format = Format {
    name: "csv",
    summary: "spreadsheets and lists of any separator, Anki's text files, Quizlet's and Mnemosyne's",
    extensions: &["csv"],
    is_text: true,
    keeps_history: false,
    names_files: true,
    tells: |file| sure_separator(file).is_some_and(|separator| separator != "\t"),
    read: Some(read),
    write: Some(|bundles| write::write(bundles, ',')),
    keeps: "every kind; not the head of a deck, credit, and lines within an entry of a list",
};

/// The row of the table for tabs.
pub const TSV: Format = Format {
    name: "tsv",
    summary: "the same with tabs",
    extensions: &["tsv", "tab"],
    tells: |file| sure_separator(file).is_some_and(|separator| separator == "\t"),
    write: Some(|bundles| write::write(bundles, '\t')),
    ..CSV
};

/// How much of a text is looked at to tell what it is, in bytes.
const LOOK: usize = 1 << 16;

/// The separator of what surely is a table.
fn sure_separator(file: &ForeignFile<'_>) -> Option<String> {
    let text = decoded(file, &Wishes::default()).ok()?;
    let text = &text[..text.floor_char_boundary(LOOK)];
    let marks = Marks::of(text);
    let body = &text[marks.length..];
    if let Some(named) = marks.separator() {
        return Some(named.to_owned());
    }
    let is_table = marks.are_there() || body.lines().nth(1).is_some();
    let has_words = body.chars().any(char::is_alphanumeric);
    separator(body, false).filter(|_| is_table && has_words).map(str::to_owned)
}

/// Reads a text.
fn read(file: &ForeignFile<'_>, wishes: &Wishes) -> Result<Intake, Unfit> {
    let text = decoded(file, wishes)?;
    let marks = Marks::of(&text);
    let body = &text[marks.length..];
    let named = wishes.term_sep.as_deref().or_else(|| marks.separator());
    let row = wishes.row_sep.as_deref();
    let cell = named.or_else(|| separator(body, true)).ok_or_else(|| {
        Unfit::new("no separator cuts its lines into cells", "name it: --term-sep ' - '")
    })?;
    let is_csv = marks.are_there() || [",", ";", "|"].contains(&cell) && wishes.term_sep.is_none();
    let all_quoted = || body.lines().next().is_some_and(|line| all_quoted(line, cell));
    let quoting =
        if row.is_none() && (is_csv || all_quoted()) { Quoting::Always } else { Quoting::Needed };
    let cut = Cut { cell, row, quoting, has_remarks: marks.are_there() };
    let mut rows = RowReader::of(body, marks.lines + 1, cut);
    let taken: Vec<TableRow<'_>> = rows.by_ref().collect();
    let table = ForeignTable { rows: taken, marks, cell, name: file.stem() };
    let mut intake = table.intake(wishes);
    intake.losses.splice(0..0, rows.losses);
    Ok(intake)
}

/// A row with the place where it stands, for people.
pub type PlacedRow = (String, Vec<String>);

/// The rows of a table with a header, which says by its first line what sets cells apart; and what of it
/// is amiss, each with its place. Rows without anything in them are left out.
pub fn headed_rows(text: &str) -> (Vec<PlacedRow>, Vec<String>) {
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let cell = ["\t", ";"].into_iter().find(|cell| head.contains(cell)).unwrap_or(",");
    let cut = Cut { cell, row: None, quoting: Quoting::Always, has_remarks: false };
    let mut rows = RowReader::of(text, 1, cut);
    let taken = rows.by_ref().filter(|row| !row.is_blank());
    let taken = taken.map(|row| (row.place, row.cells.into_iter().map(Cow::into_owned).collect()));
    let taken = taken.collect();
    let losses = rows.losses.into_iter().map(|loss| format!("{}: {}", loss.place, loss.reason));
    (taken, losses.collect())
}

/// Whether every cell of a line stands in quotes: then they are none of the text.
fn all_quoted(line: &str, separator: &str) -> bool {
    let is_quoted = |cell: &str| cell.len() > 1 && cell.starts_with('"') && cell.ends_with('"');
    line.trim_end().split(separator).all(is_quoted)
}

#[cfg(test)]
mod tests;
