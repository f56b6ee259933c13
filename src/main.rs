//! The program: does what the command line says.

use quizdeck::command::Cli;
use std::process::ExitCode;

fn main() -> ExitCode {
    Cli::start()
}
