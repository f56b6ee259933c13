//! The program: does what the command line says, and turns its end into an exit code.

use quizdeck::command::Cli;
use quizdeck::env::{self, Colour};
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// How wide what is said may be: a terminal breaks lines in the middle of words.
fn columns() -> usize {
    let out = std::io::stderr();
    if out.is_terminal() { env::look(Colour::Never, &out).columns } else { usize::MAX }
}

fn main() -> ExitCode {
    match Cli::start() {
        Ok(exit) => exit.into(),
        Err(error) => {
            // Where even standard error is gone there is nobody left to tell.
            let _ = write!(std::io::stderr(), "{}", error.wrapped(columns()));
            error.exit().into()
        }
    }
}
