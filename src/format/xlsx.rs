//! Spreadsheets of Excel and its kin: `.xlsx`. Only what stands in cells is read, and no more of it than
//! fits; a cell is what people see in it. Other spreadsheets are to be saved as CSV.

mod book;
mod sheet;
mod value;

use super::archive::Archive;
use super::tables::{ForeignTable, Marks};
use super::{Bundle, ForeignFile, Format, Intake, Loss, Unfit, Wishes};
use crate::deck::edit::Literal;
use crate::text::is_printable;
use book::Workbook;

/// The row of the table.
pub const FORMAT: Format = Format {
    name: "xlsx",
    summary: "spreadsheets of Excel, LibreOffice, Google and Kahoot",
    extensions: &["xlsx", "xlsm", "ods", "xls"],
    is_text: false,
    keeps_history: false,
    names_files: false,
    tells: |file| sort(file).is_some(),
    read: Some(read),
    write: None,
    keeps: "what stands in the cells, as in `csv`; a tag or, with `--split`, a deck for each sheet; no \
            pictures, colours and bold words",
};

/// How old files of Office begin, and new ones with a password.
const OLD: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The sorts of spreadsheets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spreadsheet {
    /// Parts in XML.
    Excel,
    /// Parts of its own binary layout.
    Binary,
    /// Those of `LibreOffice`.
    OpenDocument,
    /// `.xls`, or a file with a password.
    Old,
}

/// Which sort of spreadsheet a file is; nothing where it is none.
fn sort(file: &ForeignFile<'_>) -> Option<Spreadsheet> {
    const OPEN: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    if file.bytes.starts_with(OLD) {
        return Some(Spreadsheet::Old);
    }
    if !file.bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let mut archive = Archive::open(file.bytes)?;
    let sort = archive.unpacked("mimetype", 1 << 10).unwrap_or_default();
    match () {
        () if sort.starts_with(OPEN) => Some(Spreadsheet::OpenDocument),
        () if archive.has("xl/workbook.bin") => Some(Spreadsheet::Binary),
        () if archive.has("xl/workbook.xml") => Some(Spreadsheet::Excel),
        () => None,
    }
}

/// Reads a workbook: what stands on each sheet is a table.
fn read(file: &ForeignFile<'_>, wishes: &Wishes) -> Result<Intake, Unfit> {
    let save = "save it there as .xlsx or as CSV, and import that";
    match sort(file) {
        Some(Spreadsheet::Excel) => {}
        Some(Spreadsheet::Old) => {
            let reason = "it is a file of the old kind, as .xls, or has a password";
            return Err(Unfit::new(reason, save));
        }
        Some(Spreadsheet::OpenDocument) => {
            return Err(Unfit::new("it is a spreadsheet of OpenDocument (.ods)", save));
        }
        Some(Spreadsheet::Binary) => return Err(Unfit::new("it is a binary .xlsb", save)),
        None => return Err(Unfit::new("it is no spreadsheet, or cut off", save)),
    }
    let mut book = Workbook::open(file.bytes.into())?;
    let mut intake = Intake::default();
    let strings = book.strings()?;
    let names = std::mem::take(&mut book.sheets);
    let has_several = names.len() > 1;
    let mut left = sheet::Allowance::default();
    for named in names {
        let place = |rest: &str| {
            if has_several { format!("{}, {rest}", named.name) } else { rest.to_owned() }
        };
        if named.is_hidden {
            let place = format!("sheet \"{}\"", named.name);
            intake.losses.push(Loss::part(place, "it is hidden, and left out"));
            continue;
        }
        let xml = book.part(&named.path)?;
        let read = sheet::read(&xml, &strings, &book.styles, &place, &mut left)?;
        intake.losses.extend(read.losses);
        if read.has_pictures {
            let place = format!("sheet \"{}\"", named.name);
            intake.losses.push(Loss::part(place, "pictures and drawings are not taken"));
        }
        if read.rows.iter().all(super::tables::TableRow::is_blank) {
            continue;
        }
        let name = if has_several { &named.name } else { file.stem() };
        let table = ForeignTable { rows: read.rows, marks: Marks::default(), cell: " ", name };
        let table = table.intake(wishes);
        intake.losses.extend(table.losses);
        let sheet = has_several.then_some(&*named.name);
        for bundle in table.bundles {
            add(&mut intake.bundles, bundle, sheet.filter(|_| !wishes.is_split), file.stem());
        }
    }
    Ok(intake)
}

/// Adds the questions of a sheet, to those of the others with a tag of its name.
fn add(bundles: &mut Vec<Bundle>, mut bundle: Bundle, sheet: Option<&str>, name: &str) {
    let Some(sheet) = sheet else {
        bundles.push(bundle);
        return;
    };
    let shown = |c: char| if c == ',' || !is_printable(c) { ' ' } else { c };
    let tag = Literal::Text(sheet.chars().map(shown).collect::<String>().trim().to_owned());
    for draft in bundle.questions.iter_mut().map(|question| &mut question.draft) {
        match draft.keys.iter_mut().find(|(key, _)| *key == "tags") {
            Some((_, Literal::List(tags))) if !tags.contains(&tag) => tags.push(tag.clone()),
            Some(_) => {}
            None => draft.push("tags", Literal::List(vec![tag.clone()])),
        }
    }
    if let Some(other) = bundles.iter_mut().find(|other| other.front == bundle.front) {
        other.questions.append(&mut bundle.questions);
        return;
    }
    bundle.name = if bundles.is_empty() { name.to_owned() } else { format!("{name}-{sheet}") };
    bundles.push(bundle);
}

#[cfg(test)]
mod tests;
