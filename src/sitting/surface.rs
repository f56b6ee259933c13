//! The surface that a person is asked at, the same for every command: drawn in a terminal, plain
//! lines everywhere else and for who wants them.

use crate::env::{self, Global};
use crate::error::Result;
use crate::ui::{Input, Plain, Screen, Tty, Ui};
use std::io::{self, BufReader, Write};

/// Chooses and makes the surface; the summary goes to standard output, unless the result does.
pub fn surface(is_plain: bool, is_result_on_stdout: bool, global: &Global) -> Result<Box<dyn Ui>> {
    let look = env::look(global.color, &io::stderr());
    let signals = env::signals()?;
    let (results, results_look): (Box<dyn Write>, _) = if is_result_on_stdout {
        (Box::new(io::stderr()), look)
    } else {
        (Box::new(io::stdout()), env::look(global.color, &io::stdout()))
    };
    if is_drawn(is_plain, global) {
        let screen = Screen::new(Tty::new(signals), io::stderr(), look, results, results_look)
            .in_emulator(env::emulator());
        return Ok(Box::new(screen));
    }
    let input = BufReader::new(Input::new(signals));
    Ok(Box::new(Plain::new(input, io::stderr(), results, look, env::has_person())))
}

/// Whether a person is asked at a surface that draws.
pub fn is_drawn(is_plain: bool, global: &Global) -> bool {
    env::has_person() && !is_plain && !global.config.plain.value && !env::wants_plain()
}

/// Plain lines for who asked for them, who is told what can be typed, whether at a terminal or not.
pub fn lines(global: &Global) -> Result<Box<dyn Ui>> {
    let look = env::look(global.color, &io::stderr());
    let input = BufReader::new(Input::new(env::signals()?));
    Ok(Box::new(Plain::new(input, io::stderr(), io::stdout(), look, true)))
}
