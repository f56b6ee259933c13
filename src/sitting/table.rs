//! What a session is played with, and what is asked when the history fails it.

use super::journal::Journal;
use crate::engine::Aside;
use crate::error::Result;
use crate::ui::Ui;
use std::collections::HashMap;

/// What a session is played with.
pub struct Table<'t> {
    /// Where a person is asked.
    pub ui: &'t mut dyn Ui,
    /// Where answers are kept.
    pub journal: &'t mut Journal,
    /// What was decided about items, by the ids of decks and by key.
    pub asides: &'t mut HashMap<String, HashMap<String, Aside>>,
}

/// Where the history cannot be written, lets the learner go on without it.
pub fn kept<T: Default>(done: Result<T>, table: &mut Table<'_>) -> Result<T> {
    let error = match done {
        Ok(done) => return Ok(done),
        Err(error) => error,
    };
    table.ui.notice(&error.to_string())?;
    if table.ui.confirm("Go on without saving?", false)? != Some(true) {
        return Err(error.or_hint("go on without the history by --no-save"));
    }
    table.journal.stop();
    Ok(T::default())
}
