//! The program: parses the command line, runs one command, and turns its end into an exit code.

use clap::Parser;
use quizdeck::command::Cli;
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    match Cli::parse().run() {
        Ok(exit) => exit.into(),
        Err(error) => {
            // Where even standard error is gone there is nobody left to tell.
            let _ = write!(std::io::stderr(), "{error}");
            error.exit().into()
        }
    }
}
