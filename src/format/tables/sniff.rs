//! Which separator a table has: the one that cuts nearly all of its rows into as many cells, never the
//! first that occurs.

use super::columns::head;
use super::rows::{Cut, Quoting, RowReader, TableRow};
use std::collections::HashMap;

/// Separators of tables, the likelier first.
const SURE: [&str; 4] = ["\t", ";", "|", ","];

/// What people set words apart by, where the format is known to be a table.
const LOOSE: [&str; 5] = [" - ", "---", " = ", ": ", " "];

/// How many rows are looked at.
const ROWS: usize = 200;

/// Of a hundred rows so many have as many cells in a table.
const SHARE: usize = 80;

/// Among so many rows the header is looked for.
pub const ABOVE: usize = 10;

/// How well a separator cuts a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct SeparatorFit {
    has_head: bool,
    share: usize,
}

/// The separator of a text; with `is_table` also what words are set apart by.
pub fn separator(text: &str, is_table: bool) -> Option<&'static str> {
    best(text, &SURE).or_else(|| is_table.then(|| best(text, &LOOSE)).flatten())
}

fn best(text: &str, separators: &[&'static str]) -> Option<&'static str> {
    let fits = separators.iter().map(|separator| (*separator, fit(text, separator)));
    let fits = fits.filter(|(_, fit)| fit.has_head || fit.share >= SHARE);
    // Of equals the first.
    fits.rev().max_by_key(|(_, fit)| *fit).map(|(separator, _)| separator)
}

fn fit(text: &str, separator: &str) -> SeparatorFit {
    let cut = Cut { cell: separator, row: None, quoting: Quoting::Always, has_remarks: false };
    let mut rows = RowReader::of(text, 1, cut);
    let taken: Vec<TableRow<'_>> = rows.by_ref().filter(|row| !row.is_blank()).take(ROWS).collect();
    let width = width(&taken);
    let is_broken = |row: &TableRow<'_>| rows.losses.iter().any(|loss| loss.place == row.place);
    // Nobody types a tab into a text, so more of them are no sign against it.
    let most = if separator == "\t" { usize::MAX } else { width };
    let is_alike = |row: &&TableRow<'_>| (width..=most).contains(&row.cells.len());
    let alike = taken.iter().filter(is_alike).filter(|row| !is_broken(row)).count();
    let mut above = taken.iter().take(ABOVE);
    let has_head = above.any(|row| head(row.cells.iter().map(|cell| &**cell)).is_some());
    let share = if width > 1 { alike * 100 / taken.len().max(1) } else { 0 };
    SeparatorFit { has_head, share }
}

/// How many cells most rows have.
pub fn width(rows: &[TableRow<'_>]) -> usize {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for row in rows.iter().filter(|row| !row.is_blank()) {
        *counts.entry(row.cells.len()).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(width, count)| (*count, *width));
    most.map_or(0, |(width, _)| width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_the_one_that_cuts_rows_alike() {
        for (text, meant) in [
            ("a: x, y\tb\nc; d\te\n", Some("\t")),
            ("Is it a: b?,yes\nc: d; e,no\nf,\"g, h\"\n", Some(",")),
            ("eins;1,5\nzwei;2,5\n", Some(";")),
            ("Question,Answer\na;b,c\nd;e,f\n", Some(",")),
            ("no table\nat all, really\nnone\n", None),
            ("", None),
        ] {
            assert_eq!(separator(text, false), meant, "{text}");
        }
        assert_eq!(separator("a - b\nc - d\n", true), Some(" - "));
    }
}
