//! The program: does what the command line says.

use std::process::ExitCode;

fn main() -> ExitCode {
    quizdeck::start()
}
