//! The program: parses the command line, runs one command, and turns its end into an exit code.

use clap::Parser;
use quizdeck::command::Cli;
use quizdeck::error::Exit;
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let exit =
        Cli::complete().and_then(|done| if done { Ok(Exit::Done) } else { Cli::parse().run() });
    match exit {
        Ok(exit) => exit.into(),
        Err(error) => {
            // Where even standard error is gone there is nobody left to tell.
            let _ = write!(std::io::stderr(), "{error}");
            error.exit().into()
        }
    }
}
