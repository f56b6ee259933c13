//! Commands: one file each, its arguments and what it does together.

mod check;
mod history;
mod home;
mod journal;
mod learn;
mod linking;
mod list;
mod optimize;
mod play;
mod quiz;
mod result;
mod review;
mod shelf;
mod sitting;

use crate::env::{self, Colour};
use crate::error::{Error, Exit, Result};
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// A quiz and flashcard trainer for the terminal: decks are plain TOML files.
#[derive(Debug, Parser)]
#[command(name = "quizdeck", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    global: Global,
}

/// The arguments of every command.
#[derive(Debug, clap::Args)]
pub struct Global {
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    pub color: Colour,

    /// The folder that the history is kept in [default: quizdeck in the platform's data folder]
    #[arg(long, global = true, value_name = "DIR", env = "QUIZDECK_DATA", hide_env_values = true)]
    pub data: Option<PathBuf>,
}

impl Global {
    /// The folder that the history is kept in.
    fn data_folder(&self) -> Result<PathBuf> {
        self.data.clone().or_else(env::data_folder).ok_or_else(|| {
            Error::new("cannot tell where your data folder is")
                .hint("set HOME, or name a folder with --data")
        })
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Ask a random round of questions
    Quiz(quiz::Args),
    /// Ask what is due, most at risk first, then some new questions
    Review(review::Args),
    /// Learn in rounds: by choice first, then typed, until recalled
    Learn(learn::Args),
    /// List decks and what is due, or the questions of a deck and how well each is remembered
    List(list::Args),
    /// Back up, join, repair or forget what was answered
    History(history::Args),
    /// Fit the scheduler to how well you remember
    Optimize(optimize::Args),
    /// Report every mistake in some decks
    Check(check::Args),
}

impl Cli {
    /// Runs the command; without one, tells what there is to do.
    ///
    /// # Errors
    /// When something outside fails.
    pub fn run(self) -> Result<Exit> {
        match self.command {
            Some(Command::Quiz(args)) => quiz::run(&args, &self.global),
            Some(Command::Review(args)) => review::run(&args, &self.global),
            Some(Command::Learn(args)) => learn::run(&args, &self.global),
            Some(Command::List(args)) => list::run(&args, &self.global),
            Some(Command::History(args)) => history::run(&args, &self.global),
            Some(Command::Optimize(args)) => optimize::run(&args, &self.global),
            Some(Command::Check(args)) => check::run(&args, &self.global),
            None => home::run(&self.global),
        }
    }
}
