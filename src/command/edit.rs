//! `edit`: opens the editor at a question, looks at the deck on return, and offers to go back in
//! while something is wrong.

mod convention;

use super::Global;
use super::author::surface;
use super::options::unknown_question;
use super::shelf::{self, Place};
use crate::deck::{self, Deck, Reading};
use crate::env::{self, program};
use crate::error::{Exit, Result};
use crate::lint::{Outside, lint};
use crate::report::{Severity, Source};
use crate::text::{Look, plural};
use crate::ui::Ui;
use std::io::{self, Write};

/// The arguments of `edit`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The deck: a file or a name
    deck: String,

    /// The question to go to, by id or by its number in the deck
    id: Option<String>,
}

/// Opens the editor until the deck is sound, or the author leaves it as it is.
///
/// # Errors
/// When the deck cannot be read, or there is no editor.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let place = shelf::find_file(&args.deck, global.folders())?;
    let look = env::look(global.color, &io::stderr());
    let mut ui = surface(global)?;
    let before = place.bytes()?;
    let (text, reading) = deck::read_bytes(&before, &place.stem());
    let line = match &args.id {
        Some(id) => match question_at(&reading.deck, id) {
            Some(at) => line_of(&text, &reading, at),
            None => id_line(&text, id).ok_or_else(|| unknown_question(&reading.deck, id))?,
        },
        None => first_error(&text, &reading).unwrap_or(1),
    };
    let exit = until_sound(&place, line, look, ui.as_mut())?;
    let after = place.bytes()?;
    let text = String::from_utf8_lossy(&after);
    let Reading { deck, findings, .. } = lint(&text, &place.stem(), &Outside::unknown());
    let questions = plural(deck.questions.len(), "question");
    let changed = if before == after { "not changed" } else { "changed" };
    let warnings = findings.iter().filter(|one| one.severity == Severity::Warning).count();
    let warnings = match warnings {
        0 => String::new(),
        count => {
            let word = place.word(global.folders());
            format!(", {} (quizdeck check {word})", plural(count, "warning"))
        }
    };
    writeln!(io::stdout(), "{}: {changed}, {questions}{warnings}", place.name())?;
    Ok(exit)
}

/// A deck after its author edited a question of it.
#[derive(Debug)]
pub struct Edited {
    /// The deck as it is now.
    pub deck: Deck,
    /// Where the question stands in it; nothing when it is gone.
    pub question: Option<usize>,
}

/// Opens the editor at a question of a deck, in the middle of a session. Nothing comes back when
/// nothing was changed, or the deck cannot be asked as it is now; the author was told.
///
/// # Errors
/// When the deck is built in or cannot be read, or there is no editor.
pub fn question(place: &Place, key: &str, look: Look, ui: &mut dyn Ui) -> Result<Option<Edited>> {
    place.file()?;
    let before = place.bytes()?;
    let (text, reading) = deck::read_bytes(&before, &place.stem());
    let at = reading.deck.questions.iter().position(|question| question.key == key);
    let line = at.map_or(1, |at| line_of(&text, &reading, at));
    if until_sound(place, line, look, ui)? == Exit::Findings {
        return Ok(None);
    }
    let after = place.bytes()?;
    if before == after {
        return Ok(None);
    }
    let deck = deck::read_bytes(&after, &place.stem()).1.deck;
    let same = deck.questions.iter().position(|question| question.key == key);
    let is_as_long = deck.questions.len() == reading.deck.questions.len();
    Ok(Some(Edited { question: same.or(at.filter(|_| is_as_long)), deck }))
}

/// Opens the editor, again and again while there are errors and the author wants it.
fn until_sound(place: &Place, line: usize, look: Look, ui: &mut dyn Ui) -> Result<Exit> {
    let mut line = line;
    loop {
        let editor = program::editor()?;
        let path = place.file()?.to_string_lossy();
        let command = convention::command(&editor, &path, line);
        if let [program, arguments @ ..] = &*command {
            program::run(program, arguments)?;
        }
        let places = std::slice::from_ref(place);
        if shelf::read(places, look, &mut io::stderr().lock())?.errors == 0 {
            return Ok(Exit::Done);
        }
        if !ui.confirm("Go back to the editor?")? {
            return Ok(Exit::Findings);
        }
        let bytes = place.bytes()?;
        let (text, reading) = deck::read_bytes(&bytes, &place.stem());
        line = first_error(&text, &reading).unwrap_or(line);
    }
}

/// The line in which an id is written, also that of a question that cannot be read.
fn id_line(text: &str, id: &str) -> Option<usize> {
    let is_id = |line: &str| {
        let value = line.trim().strip_prefix("id").and_then(|rest| rest.trim().strip_prefix('='));
        value.is_some_and(|value| value.trim().trim_matches(['"', '\'']) == id)
    };
    text.lines().position(is_id).map(|at| at + 1)
}

/// Where a question that an author named stands in the deck.
fn question_at(deck: &Deck, id: &str) -> Option<usize> {
    let named = deck.questions.iter().position(|question| question.key == id);
    let numbered = || id.parse::<usize>().ok()?.checked_sub(1);
    named.or_else(|| numbered().filter(|at| *at < deck.questions.len()))
}

fn line_of(text: &str, reading: &Reading, question: usize) -> usize {
    let start = reading.places.get(question).map_or(0, |place| place.start);
    Source::new("", text).position(start).0
}

fn first_error(text: &str, reading: &Reading) -> Option<usize> {
    let error = reading.findings.iter().find(|finding| finding.severity == Severity::Error)?;
    Some(Source::new("", text).position(error.span.start).0)
}
