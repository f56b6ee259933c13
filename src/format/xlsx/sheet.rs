//! Sheets: their cells row by row, at the places where they stand. However far apart they are, no more
//! is held than there is.

use super::book::{RichText, Sign, walk};
use super::value::{NumberStyle, plain};
use crate::format::tables::TableRow;
use crate::format::xml::attribute;
use crate::format::{Loss, Unfit};
use quick_xml::events::BytesStart;
use std::borrow::Cow;

/// The last column that is read.
const COLUMNS: usize = 256;

/// How much may be read of a whole workbook: a cell that many others share counts each time.
pub struct Allowance {
    cells: usize,
    bytes: usize,
}

impl Default for Allowance {
    fn default() -> Self {
        Self { cells: 8 << 20, bytes: 512 << 20 }
    }
}

impl Allowance {
    fn take(&mut self, cells: usize, bytes: usize) -> Result<(), Unfit> {
        let left = (self.cells.checked_sub(cells), self.bytes.checked_sub(bytes));
        let (Some(cells), Some(bytes)) = left else {
            let remedy = "save the sheet with the questions as CSV, and import that";
            return Err(Unfit::new("there is more in its cells than can be held", remedy));
        };
        (self.cells, self.bytes) = (cells, bytes);
        Ok(())
    }
}

/// What stands on a sheet.
pub struct ReadSheet<'s> {
    /// Its rows from top to bottom.
    pub rows: Vec<TableRow<'s>>,
    /// What is not as it stands there.
    pub losses: Vec<Loss>,
    /// Whether there are pictures on it.
    pub has_pictures: bool,
}

/// The cell that is being read.
#[derive(Default)]
struct OpenCell {
    column: usize,
    sort: String,
    style: usize,
    value: Option<String>,
    inline: RichText,
    has_formula: bool,
    is_in_value: bool,
}

/// Reads a sheet; `place` says where a row of it is.
pub fn read<'s>(
    xml: &[u8],
    strings: &'s [String],
    styles: &[NumberStyle],
    place: &dyn Fn(&str) -> String,
    left: &mut Allowance,
) -> Result<ReadSheet<'s>, Unfit> {
    let mut sheet = ReadSheet { rows: Vec::new(), losses: Vec::new(), has_pictures: false };
    let mut row = TableRow::default();
    let (mut number, mut next_column) = (0_u64, 0);
    let mut cell = OpenCell::default();
    walk(xml, |sign| {
        match &sign {
            Sign::Begin("row", tag) => {
                let said = attribute(tag, "r").and_then(|r| r.parse().ok());
                number = said.unwrap_or(number + 1);
                row = TableRow { place: place(&format!("row {number}")), cells: Vec::new() };
                next_column = 0;
            }
            Sign::End("row") => sheet.rows.push(std::mem::take(&mut row)),
            Sign::Begin("c", tag) => {
                cell = open(tag, next_column);
                next_column = cell.column + 1;
            }
            Sign::Begin("v", _) => {
                cell.is_in_value = true;
                cell.value = Some(String::new());
            }
            Sign::End("v") => cell.is_in_value = false,
            Sign::Begin("f", _) => cell.has_formula = true,
            Sign::Begin("drawing" | "picture", _) => sheet.has_pictures = true,
            Sign::Text(text) if cell.is_in_value => {
                cell.value.get_or_insert_default().push_str(text);
            }
            Sign::End("c") => {
                let at = cell.column;
                let (said, reason) = std::mem::take(&mut cell).said(strings, styles);
                let is_far = at >= COLUMNS && !said.is_empty();
                let reason =
                    reason.or(is_far.then_some("what stands beyond column IV is not read"));
                sheet.losses.extend(reason.map(|reason| Loss::part(&row.place, reason)));
                if at < COLUMNS && !said.is_empty() {
                    let more = (at + 1).saturating_sub(row.cells.len());
                    left.take(more, said.len())?;
                    row.cells.resize((at + 1).max(row.cells.len()), Cow::Borrowed(""));
                    row.cells[at] = said;
                }
            }
            sign => cell.inline.add(sign),
        }
        Ok(())
    })?;
    Ok(sheet)
}

/// The cell that an element begins, by default in the column behind the last.
fn open(tag: &BytesStart<'_>, next: usize) -> OpenCell {
    let style = attribute(tag, "s").and_then(|style| style.parse().ok());
    OpenCell {
        column: attribute(tag, "r").and_then(|name| column(&name)).unwrap_or(next),
        sort: attribute(tag, "t").unwrap_or_default(),
        style: style.unwrap_or(0),
        ..OpenCell::default()
    }
}

/// The column of the name of a cell, from 0: that of `C7` is 2.
fn column(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic);
    let mut place = 0_usize;
    for letter in letters {
        let digit = usize::from(letter.to_ascii_uppercase() - b'A') + 1;
        place = place.checked_mul(26)?.checked_add(digit)?;
    }
    place.checked_sub(1)
}

impl OpenCell {
    /// What people see in it, and what of it is lost.
    fn said<'s>(
        mut self,
        strings: &'s [String],
        styles: &[NumberStyle],
    ) -> (Cow<'s, str>, Option<&'static str>) {
        let is_blank = |value: &String| value.is_empty() && self.has_formula;
        let Some(value) = self.value.filter(|value| !is_blank(value)) else {
            let inline = self.inline.take();
            let reason = "a formula in it was never reckoned: open it in a spreadsheet and save it";
            let is_lost = self.has_formula && inline.is_empty();
            return (Cow::Owned(inline), is_lost.then_some(reason));
        };
        let said = match &*self.sort {
            "s" => match value.trim().parse::<usize>().ok().and_then(|at| strings.get(at)) {
                Some(string) => Cow::Borrowed(string.as_str()),
                None => return (Cow::Borrowed(""), Some("a text of it is not in the file")),
            },
            "b" if value.trim() == "1" => Cow::Borrowed("TRUE"),
            "b" => Cow::Borrowed("FALSE"),
            "e" => return (Cow::Borrowed(""), Some("a cell of it has an error, and is left out")),
            "str" | "d" => Cow::Owned(plain(value)),
            _ => Cow::Owned(styles.get(self.style).copied().unwrap_or_default().shown(&value)),
        };
        (said, None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_told_by_its_letters() {
        let cases = [("A1", Some(0)), ("c7", Some(2)), ("AA10", Some(26)), ("7", None)];
        for (name, place) in cases {
            assert_eq!(column(name), place, "{name}");
        }
        assert_eq!(column(&"Z".repeat(40)), None);
    }
}
