//! `man`: the manual pages, made from the same definitions as the command line.

use super::Cli;
use crate::error::{Error, Exit, Result};
use crate::text::did_you_mean;
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use std::io::{self, Write};
use std::path::PathBuf;

/// The arguments of `man`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The command whose page to print; the program's own, when none is given
    command: Option<String>,

    /// Write the pages of all commands into a folder instead
    #[arg(long, value_name = "FOLDER", conflicts_with = "command")]
    folder: Option<PathBuf>,
}

/// Prints a page, or writes all of them.
pub fn run(args: &Args) -> Result<Exit> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    if let Some(folder) = &args.folder {
        let failed = |error: io::Error| {
            Error::io(format!("cannot write pages into {}", folder.display()), &error)
                .or_hint("name a folder that you may write to")
        };
        std::fs::create_dir_all(folder).map_err(failed)?;
        clap_mangen::generate_to(program, folder).map_err(failed)?;
        return Ok(Exit::Done);
    }
    let page = match &args.command {
        None => program,
        Some(name) => subcommand(&program, name)?,
    };
    let mut text = Vec::new();
    Man::new(page).render(&mut text)?;
    io::stdout().write_all(&text)?;
    Ok(Exit::Done)
}

/// The definition of a command, called by its whole name.
fn subcommand(program: &Command, name: &str) -> Result<Command> {
    let found = program.get_subcommands().find(|command| command.get_name() == name);
    found.cloned().ok_or_else(|| {
        let names: Vec<&str> = program.get_subcommands().map(Command::get_name).collect();
        let hint = did_you_mean(name, names.iter().copied()).map_or_else(
            || format!("there are {}", names.join(", ")),
            |near| format!("did you mean {near}?"),
        );
        Error::new(format!("cannot find the command {name}")).hint(hint)
    })
}
