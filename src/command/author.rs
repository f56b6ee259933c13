//! What the commands for authors share: whom they talk to, and how a refused edit is told.

use super::Global;
use crate::deck::edit::Refused;
use crate::env;
use crate::error::{Error, Result};
use crate::ui::{Desk, Input, Interview, Lines, Plain, Prompts, Tty, Ui};
use std::io::{self, BufReader};

/// A refused edit of a deck as a failure.
pub fn refusal(name: &str, refused: Refused) -> Error {
    Error::new(format!("cannot change {name}: {}", refused.reason)).hint(refused.remedy)
}

/// Who an author is talked to by: prompts in a terminal, plain lines everywhere else.
pub fn surface(global: &Global) -> Result<Box<dyn Ui>> {
    let look = env::look(global.color, &io::stderr());
    let results_look = env::look(global.color, &io::stdout());
    let signals = env::signals()?;
    if env::has_person() && !env::wants_plain() {
        let tty = Tty::new(signals);
        return Ok(Box::new(Prompts::new(tty, io::stderr(), look, io::stdout(), results_look)));
    }
    let input = BufReader::new(Input::new(signals));
    Ok(Box::new(Plain::new(input, io::stderr(), io::stdout(), look, env::has_person())))
}

/// Who asks an author in a wizard; nobody where there is no terminal.
pub fn interview(global: &Global) -> Result<Option<Box<dyn Interview>>> {
    if !env::has_person() {
        return Ok(None);
    }
    let look = env::look(global.color, &io::stderr());
    let signals = env::signals()?;
    Ok(Some(if env::wants_plain() {
        Box::new(Lines::new(BufReader::new(Input::new(signals)), io::stderr(), look))
    } else {
        Box::new(Desk::new(Tty::new(signals), io::stderr(), look))
    }))
}
