//! Sheets from a file: all of them, or none where something in it cannot be meant.

use super::{Papers, PupilSheet};
use crate::env;
use crate::env::file;
use crate::error::{Error, Result};
use crate::exam::{AnswerSheet, Variant, heading, pupil};
use crate::format::headed_rows;
use crate::text::{plural, printable_line};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

/// The sheets of a file, each with where it stands there.
struct SheetPile<'p, 'a> {
    papers: &'p Papers<'a>,
    sheets: Vec<PupilSheet>,
    /// Where each name stands, for who is there twice.
    names: BTreeMap<String, String>,
    faults: Vec<String>,
}

/// Reads all sheets of a file.
///
/// # Errors
/// When something in it cannot be meant, which is told.
pub fn read(
    papers: &Papers<'_>,
    from: &Path,
    bytes: &[u8],
    is_table: bool,
) -> Result<Vec<PupilSheet>> {
    let text = std::str::from_utf8(bytes).map_err(|error| file::no_utf8(from, bytes, error))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut batch =
        SheetPile { papers, sheets: Vec::new(), names: BTreeMap::new(), faults: Vec::new() };
    if is_table {
        batch.table(text)?;
    } else {
        for (at, line) in text.lines().enumerate() {
            let is_remark = line.trim().is_empty() || line.trim_start().starts_with('#');
            if !is_remark {
                batch.line(line, &format!("line {}", at + 1))?;
            }
        }
    }
    if !batch.faults.is_empty() {
        for fault in &batch.faults {
            writeln!(env::remarks(), "{fault}")?;
        }
        let faults = plural(batch.faults.len(), "fault");
        let name = if from.as_os_str() == "-" {
            "standard input".into()
        } else {
            from.display().to_string()
        };
        let error = Error::new(format!("cannot mark what is in {name}: {faults}, told above"));
        return Err(error.hint("mend them and run it again: no result is written before"));
    }
    if batch.sheets.is_empty() {
        let error = Error::new("cannot mark anything: there is no sheet");
        return Err(error.hint("write a line a pupil: Anna: 1b 2ac 3 Minsk"));
    }
    Ok(batch.sheets)
}

impl SheetPile<'_, '_> {
    fn line(&mut self, line: &str, place: &str) -> Result<()> {
        match heading(line) {
            Err(fault) => self.faults.push(format!("{place}: {fault}")),
            Ok((name, variant, rest)) => {
                let variant = variant.unwrap_or(self.papers.name.variant);
                match AnswerSheet::read(&self.papers.paper(variant)?, rest) {
                    Ok(sheet) => self.put(PupilSheet { name, variant, sheet }, place),
                    Err(faults) => self.blame(place, &name, faults),
                }
            }
        }
        Ok(())
    }

    fn blame(&mut self, place: &str, name: &str, faults: Vec<String>) {
        let name = printable_line(name);
        self.faults.extend(faults.into_iter().map(|fault| format!("{place}, {name}: {fault}")));
    }

    fn put(&mut self, pupil: PupilSheet, place: &str) {
        let first = self.names.insert(pupil.name.to_lowercase(), place.to_owned());
        if let Some(first) = first {
            let fault = format!("the same name stands on {first}: tell the two apart");
            self.blame(place, &pupil.name, vec![fault]);
        }
        self.sheets.push(pupil);
    }

    fn table(&mut self, text: &str) -> Result<()> {
        let (rows, losses) = headed_rows(text);
        self.faults.extend(losses);
        let mut rows = rows.into_iter();
        let Some((place, head)) = rows.next() else { return Ok(()) };
        let Some(columns) = self.columns(&place, &head)? else { return Ok(()) };
        for (place, cells) in rows {
            self.row(&place, &cells, &columns)?;
        }
        Ok(())
    }

    /// What each column holds; nothing where the header says otherwise, which is told.
    fn columns(&mut self, place: &str, head: &[String]) -> Result<Option<Vec<SheetColumn>>> {
        let count = self.papers.paper(self.papers.name.variant)?.slots().len();
        let mut columns = Vec::new();
        for cell in head {
            let name = cell.trim().to_lowercase();
            let number = name.trim_start_matches("question").trim().trim_start_matches('q');
            let number = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let column = match (&*name, number) {
                ("name", _) => SheetColumn::Name,
                ("variant", _) => SheetColumn::Variant,
                (_, Some(number)) if number < count => SheetColumn::Answer(number),
                (_, Some(number)) => {
                    let has = plural(count, "question");
                    let fault = format!("there is no question {}: the paper has {has}", number + 1);
                    self.faults.push(format!("{place}: {fault}"));
                    continue;
                }
                _ => {
                    let cell = printable_line(cell);
                    self.faults.push(format!(
                        "{place}: \"{cell}\" names no column: they are name, variant, and the numbers of questions"
                    ));
                    continue;
                }
            };
            if columns.contains(&column) {
                self.faults.push(format!("{place}: the column \"{name}\" is there twice"));
            }
            columns.push(column);
        }
        if !columns.contains(&SheetColumn::Name) {
            self.faults.push(format!("{place}: there is no column called name"));
        }
        Ok(self.faults.is_empty().then_some(columns))
    }

    fn row(&mut self, place: &str, cells: &[String], columns: &[SheetColumn]) -> Result<()> {
        if cells.len() > columns.len()
            && cells[columns.len()..].iter().any(|cell| !cell.trim().is_empty())
        {
            let fault = "there are more cells than columns".to_owned();
            self.blame(place, &cells[0], vec![fault]);
            return Ok(());
        }
        let mut faults = Vec::new();
        let (mut name, mut variant) = (String::new(), self.papers.name.variant);
        for (column, cell) in columns.iter().zip(cells) {
            match column {
                SheetColumn::Name => {
                    let (own, behind) = pupil(cell);
                    name = own;
                    variant = behind.unwrap_or(variant);
                }
                SheetColumn::Variant if !cell.trim().is_empty() => {
                    match cell.trim().parse::<Variant>() {
                        Ok(own) => variant = own,
                        Err(reason) => faults
                            .push(format!("\"{}\" is no variant: {reason}", printable_line(cell))),
                    }
                }
                SheetColumn::Variant | SheetColumn::Answer(_) => {}
            }
        }
        if name.is_empty() {
            faults.push("there is no name".to_owned());
        }
        let paper = self.papers.paper(variant)?;
        let mut sheet = AnswerSheet::default();
        for (column, cell) in columns.iter().zip(cells) {
            if let SheetColumn::Answer(at) = column {
                faults.extend(sheet.read_cell(&paper, *at, cell).err());
            }
        }
        if faults.is_empty() {
            self.put(PupilSheet { name, variant, sheet }, place);
        } else {
            self.blame(place, &name, faults);
        }
        Ok(())
    }
}

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SheetColumn {
    /// Names.
    Name,
    /// Variants.
    Variant,
    /// The answers to a question, by its place.
    Answer(usize),
}
