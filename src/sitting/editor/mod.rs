//! The author's editor, opened at a question: again and again while something is wrong with the deck.

mod convention;

use crate::deck::{self, Deck, Reading};
use crate::env::program;
use crate::error::{Exit, Result};
use crate::report::{Severity, Source};
use crate::shelf::{self, Place};
use crate::text::Look;
use crate::ui::Ui;
use std::io;

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
    let deck = deck::read_bytes(&after, &place.stem()).1.deck.at(place.clone());
    let same = deck.questions.iter().position(|question| question.key == key);
    let is_as_long = deck.questions.len() == reading.deck.questions.len();
    Ok(Some(Edited { question: same.or(at.filter(|_| is_as_long)), deck }))
}

/// Opens the editor, again and again while there are errors and the author wants it.
pub fn until_sound(place: &Place, line: usize, look: Look, ui: &mut dyn Ui) -> Result<Exit> {
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
        if ui.confirm("Go back to the editor?", true)? != Some(true) {
            return Ok(Exit::Findings);
        }
        let bytes = place.bytes()?;
        let (text, reading) = deck::read_bytes(&bytes, &place.stem());
        line = first_error(&text, &reading).unwrap_or(line);
    }
}

/// The line at which a question begins.
pub fn line_of(text: &str, reading: &Reading, question: usize) -> usize {
    let start = reading.places.get(question).map_or(0, |place| place.start);
    Source::new("", text).position(start).0
}

/// The line of the first error.
pub fn first_error(text: &str, reading: &Reading) -> Option<usize> {
    let error = reading.findings.iter().find(|finding| finding.severity == Severity::Error)?;
    Some(Source::new("", text).position(error.span.start).0)
}
