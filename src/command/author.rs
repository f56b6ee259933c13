//! What the commands for authors share: whom they talk to, and how a refused edit is told.

use super::Global;
use crate::deck::edit::Refused;
use crate::env;
use crate::error::{Error, Result};
use crate::ui::{Input, Plain, Prompts, Tty, Ui};
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
