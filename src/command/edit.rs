//! `edit`: opens the editor at a question, and offers to go back in while something is wrong.

use super::options::unknown_question;
use crate::env::{self, Global};
use crate::error::{Exit, Result};
use crate::lint::{Outside, lint};
use crate::report::{Rigour, Severity};
use crate::shelf;
use crate::sitting::editor::until_sound;
use crate::sitting::surface::surface;
use crate::text::plural;
use std::ffi::OsString;
use std::io::{self, Write};

/// The arguments of `edit`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The deck: a file or a name
    deck: OsString,

    /// The question to go to, by id or by its number in the deck
    id: Option<String>,
}

/// Opens the editor until the deck is sound, or the author leaves it as it is.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let place = shelf::find_file(&args.deck, global)?;
    let look = env::look(global.color, &io::stderr());
    let mut ui = surface(false, false, global)?;
    let before = shelf::read(&place)?;
    let deck = &before.reading.deck;
    let line = match &args.id {
        Some(id) => match deck.question_at(id) {
            Some(at) => before.line_of(at),
            None => before
                .line_of_number(id)
                .or_else(|| id_line(before.text(), id))
                .ok_or_else(|| unknown_question(deck, id))?,
        },
        None => before.first_error().unwrap_or(1),
    };
    let exit = until_sound(&place, line, look, ui.as_mut())?;
    shelf::meet(&place, global, &mut env::remarks())?;
    let after = place.bytes()?;
    let text = String::from_utf8_lossy(&after);
    let reading = lint(&text, &place.stem(), &Outside::unknown(), Rigour::Usual);
    let questions = plural(reading.count(), "question");
    let changed = if before.text() == text { "not changed" } else { "changed" };
    let warnings = reading.findings.iter().filter(|one| one.severity == Severity::Warning).count();
    let warnings = match plural(warnings, "warning") {
        _ if warnings == 0 => String::new(),
        count => format!(", {count} ({})", place.command("check", global)),
    };
    writeln!(env::sentences(), "{}: {changed}, {questions}{warnings}", place.name())?;
    Ok(exit)
}

/// The line in which an id is written, also that of a question that cannot be read.
fn id_line(text: &str, id: &str) -> Option<usize> {
    let is_id = |line: &str| {
        let value = line.trim().strip_prefix("id").and_then(|rest| rest.trim().strip_prefix('='));
        value.is_some_and(|value| value.trim().trim_matches(['"', '\'']) == id)
    };
    text.lines().position(is_id).map(|at| at + 1)
}
