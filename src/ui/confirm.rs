//! Confirmations: the only place that calls a prompt of dialoguer's own.

use crate::text::Look;
use console::Term;
use dialoguer::{Confirm, Error};
use std::io;

/// Asks for yes or no, in one line; Enter says what is usual, and none is left without either.
pub(super) fn confirm(look: Look, question: &str, usual: bool) -> io::Result<Option<bool>> {
    let term = Term::stderr();
    let confirmed = Confirm::with_theme(&look.theme())
        .with_prompt(question)
        .default(usual)
        .report(false)
        .interact_on_opt(&term);
    confirmed.map_err(|Error::IO(error)| {
        // An interrupted prompt leaves the cursor hidden, at the end of its line.
        match term.show_cursor().and_then(|()| term.write_line("")) {
            Ok(()) if error.kind() != io::ErrorKind::NotConnected => error,
            _ => io::ErrorKind::Interrupted.into(), // the terminal is gone
        }
    })
}
