//! The author's editor, opened at a question: again and again while something is wrong with the deck.

mod convention;

use crate::deck::Deck;
use crate::env::{self, file, program};
use crate::error::{Error, Exit, Result};
use crate::shelf::{self, Place, Shelved};
use crate::text::Look;
use crate::ui::Ui;
use std::path::Path;

/// A deck after its author edited a question of it.
pub struct Edited {
    /// The deck as it is now.
    pub shelved: Shelved,
    /// Where the question stands in it; nothing when it is gone.
    pub question: Option<usize>,
}

/// Opens the editor at a question of a deck, in the middle of a session. Nothing comes back when
/// nothing was changed; what is wrong with the deck now was told.
///
/// # Errors
/// When the deck is built in or cannot be read, or there is no editor.
pub fn question(place: &Place, key: &str, look: Look, ui: &mut dyn Ui) -> Result<Option<Edited>> {
    let before = shelf::read(place)?;
    let find = |deck: &Deck| deck.questions().iter().position(|question| question.key == key);
    let at = find(&before.reading.deck);
    until_sound(place, at.map_or(1, |at| before.line_of(at)), look, ui)?;
    let shelved = shelf::read(place)?;
    if shelved.text() == before.text() {
        return Ok(None);
    }
    let deck = &shelved.reading.deck;
    // With another key it is still the question at that place, unless some came or went.
    let is_as_long =
        deck.is_whole() && deck.questions().len() == before.reading.deck.questions().len();
    let question = find(deck).or(at.filter(|_| is_as_long));
    Ok(Some(Edited { shelved, question }))
}

/// Whether there is one.
pub fn is_there() -> bool {
    program::editor().is_ok()
}

/// A text as the author leaves it in the editor, in a file of a name that tells what it is.
///
/// # Errors
/// When the editor fails, or what it leaves is no text.
pub fn text(text: &str, name: &str) -> Result<String> {
    let folder = tempfile::tempdir_in(env::temporary_folder())
        .map_err(|error| Error::io("cannot make a file for the editor", &error))?;
    let path = folder.path().join(name);
    file::save(&path, text)?;
    let place = Place::File { path, most: file::ANY_SIZE };
    open(place.file()?, 1)?;
    place.text()
}

/// Opens the editor at a line of a file, until it is closed.
///
/// # Errors
/// When there is none, or it cannot be started.
pub fn open(file: &Path, line: usize) -> Result<()> {
    let command = convention::command(&program::editor()?, file, line);
    match &*command {
        [program, arguments @ ..] => program::run(program, arguments),
        [] => Ok(()),
    }
}

/// Opens the editor, again and again while there are errors and the author wants it.
pub fn until_sound(place: &Place, line: usize, look: Look, ui: &mut dyn Ui) -> Result<Exit> {
    let mut line = line;
    loop {
        open(place.file()?, line)?;
        let shelved = shelf::read(place)?;
        shelf::tell([&shelved], look, &mut env::remarks())?;
        if shelved.errors() == 0 {
            return Ok(Exit::Done);
        }
        if ui.confirm("Go back to the editor?", true)? != Some(true) {
            return Ok(Exit::Findings);
        }
        line = shelved.first_error().unwrap_or(line);
    }
}
