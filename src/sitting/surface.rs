//! Surfaces: where a person is asked. Prompts in a terminal, plain lines everywhere else and for
//! who wants them.

use crate::env::{self, Global};
use crate::error::Result;
use crate::ui::{Desk, Input, Interview, Lines, Plain, Prompts, Tty, Ui};
use std::io::{self, BufReader, Write};

/// Whether to draw: in a terminal, unless plain lines are wanted.
fn draws(is_plain: bool, global: &Global) -> bool {
    env::has_person() && !is_plain && !global.config.plain.value && !env::wants_plain()
}

/// Prompts in a terminal, plain lines everywhere else.
pub fn surface(is_plain: bool, is_result_on_stdout: bool, global: &Global) -> Result<Box<dyn Ui>> {
    let look = env::look(global.color, &io::stderr());
    let signals = env::signals()?;
    let (results, results_look): (Box<dyn Write>, _) = if is_result_on_stdout {
        (Box::new(io::stderr()), look)
    } else {
        (Box::new(io::stdout()), env::look(global.color, &io::stdout()))
    };
    if draws(is_plain, global) {
        let prompts = Prompts::new(Tty::new(signals), io::stderr(), look, results, results_look);
        return Ok(Box::new(prompts));
    }
    let input = BufReader::new(Input::new(signals));
    Ok(Box::new(Plain::new(input, io::stderr(), results, look, env::has_person())))
}

/// Who asks an author in a wizard; nobody where there is no terminal.
pub fn interview(global: &Global) -> Result<Option<Box<dyn Interview>>> {
    if !env::has_person() {
        return Ok(None);
    }
    let look = env::look(global.color, &io::stderr());
    let signals = env::signals()?;
    Ok(Some(if draws(false, global) {
        Box::new(Desk::new(Tty::new(signals), io::stderr(), look))
    } else {
        Box::new(Lines::new(BufReader::new(Input::new(signals)), io::stderr(), look))
    }))
}
