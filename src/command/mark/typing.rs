//! Sheets that a person types one after the other: each is judged at once, and corrected and overruled
//! until it stands.

use super::files::ResultFiles;
use super::{Papers, PupilSheet};
use crate::env::Global;
use crate::error::Result;
use crate::exam::{AnswerSheet, heading};
use crate::sitting::surface::surface;
use crate::text::{printable_line, wrap};
use crate::ui::{Ui, Wanted};
use std::collections::BTreeSet;

/// How a sheet is typed, in short.
const HOW: &str = "A line a pupil: Anna: 1b 2ac 3 Minsk 4 - (quizdeck help mark tells all of it)";

/// Asks for sheets until there are no more.
pub fn run(
    papers: &Papers<'_>,
    files: &mut ResultFiles<'_>,
    is_plain: bool,
    global: &Global,
) -> Result<()> {
    let mut ui = surface(is_plain, false, global)?;
    let columns = ui.look().columns;
    ui.show(&wrap(HOW, columns))?;
    let mut names = BTreeSet::new();
    let mut left: Option<TypedSheet> = None;
    while let Some(typed) = sheet(papers, &names, left.as_ref(), ui.as_mut())? {
        let Some(pupil) = corrected(papers, &typed, ui.as_mut())? else {
            left = Some(typed);
            continue;
        };
        left = None;
        names.insert(pupil.name.to_lowercase());
        files.expect(&papers.result(&pupil)?)?;
        let said = files.write()?;
        ui.show(&said.into_iter().collect::<Vec<_>>())?;
    }
    if let Some(TypedSheet { pupil, .. }) = left {
        ui.notice(&format!("The sheet of {} is not kept.", pupil.name))?;
    }
    Ok(())
}

/// A sheet, and the line that it was typed as.
struct TypedSheet {
    line: String,
    pupil: PupilSheet,
}

/// The next sheet, or again the one that was gone back to; nothing where there is none.
fn sheet(
    papers: &Papers<'_>,
    names: &BTreeSet<String>,
    left: Option<&TypedSheet>,
    ui: &mut dyn Ui,
) -> Result<Option<TypedSheet>> {
    let number = names.len() + 1;
    let question = format!("Sheet {number} (an empty line ends)");
    let initial: Vec<String> = left.iter().map(|typed| typed.line.clone()).collect();
    let wanted = Wanted {
        question: &question,
        initial: &initial,
        optional: true,
        nothing: Some("no more"),
        is_first: true,
        ..Wanted::default()
    };
    let mut read = Ok(None);
    ui.lines(&wanted, &mut |lines| {
        let Some(line) = lines.first().filter(|line| !line.trim().is_empty()) else {
            read = Ok(None);
            return Ok(());
        };
        let (name, variant, rest) = heading(line)?;
        if names.contains(&name.to_lowercase()) {
            let name = printable_line(&name);
            return Err(format!("there was a sheet of {name} already: tell the two apart"));
        }
        let variant = variant.unwrap_or(papers.name.variant);
        match papers.paper(variant) {
            Err(error) => read = Err(error),
            Ok(paper) => {
                let sheet = AnswerSheet::read(&paper, rest).map_err(|faults| faults.join("; "))?;
                let pupil = PupilSheet { name, variant, sheet };
                read = Ok(Some(TypedSheet { line: line.clone(), pupil }));
            }
        }
        Ok(())
    })?;
    read
}

/// A sheet with what a person says against it; nothing where that goes back to the sheet.
fn corrected(
    papers: &Papers<'_>,
    typed: &TypedSheet,
    ui: &mut dyn Ui,
) -> Result<Option<PupilSheet>> {
    let mut pupil = typed.pupil.clone();
    let paper = papers.paper(pupil.variant)?;
    let question = "Corrections, as 3 Minsk, +3, -3 or +3:1.5 (an empty line keeps it)";
    loop {
        let look = ui.look();
        let told = papers.told(&pupil, look)?;
        let lines = told.iter().flat_map(|line| wrap(line, look.columns));
        ui.show(&lines.collect::<Vec<_>>())?;
        let mut correction = None;
        let nothing = Some("kept");
        let wanted = Wanted { question, optional: true, nothing, ..Wanted::default() };
        let given = ui.lines(&wanted, &mut |lines| {
            let Some(line) = lines.first().filter(|line| !line.trim().is_empty()) else {
                correction = None;
                return Ok(());
            };
            let read = AnswerSheet::read(&paper, line).map_err(|faults| faults.join("; "))?;
            correction = Some(read);
            Ok(())
        })?;
        match correction.filter(|_| given.is_some()) {
            Some(correction) => pupil.sheet.correct(correction),
            None => return Ok(given.map(|_| pupil)),
        }
    }
}
