//! Commands: one file each, its arguments and what it does together.

mod add;
mod check;
mod completions;
mod config;
mod coverage;
mod decks;
mod demand;
mod draft;
mod drawing;
mod due;
mod edit;
mod exam;
mod export;
mod find;
mod history;
mod home;
mod import;
mod item;
mod kept;
mod learn;
mod list;
mod losses;
mod man;
mod mark;
mod medium;
mod merge;
mod r#move;
mod new;
mod optimize;
mod options;
mod paper;
mod pin;
mod quiz;
mod rearrange;
mod remove;
mod report;
mod review;
mod schema;
mod selection;
mod settle;
mod show;
mod split;
mod stats;
mod sync;
mod tag;
mod undo;
mod usage;

use crate::env::{self, Colour, Global};
use crate::error::{Exit, Result};
use crate::shelf;
use crate::sitting::linking;
use crate::ui::{exam_guide, guide};
use clap::{Parser, Subcommand};
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// A quiz and flashcard trainer for the terminal: decks are plain TOML files.
#[derive(Debug, Parser)]
#[command(name = "quizdeck", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    flags: Flags,

    /// Print the licences of what is linked into the program
    #[arg(long)]
    licenses: bool,
}

/// What whoever ships the program passes on; made by `.ci/notices`.
const NOTICES: &str = include_str!("licenses.txt");

/// The arguments of every command.
#[derive(Debug, clap::Args)]
struct Flags {
    /// When to use colour [default: auto]
    #[arg(long, global = true, value_name = "WHEN", value_enum)]
    color: Option<Colour>,

    /// The folder that the history is kept in [default: quizdeck in the platform's data folder]
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,

    /// Whose history it is, where several learn on one machine
    #[arg(long, global = true, value_name = "NAME")]
    profile: Option<String>,

    /// The largest file to read, in megabytes [default: 256]
    #[arg(long, global = true, value_name = "MB", value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    max_size: Option<u64>,
}

/// The arguments of a command are put together only when it is called: a start is not to wait for all.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum Command {
    /// Ask a random round of questions
    #[command(after_long_help = guide())]
    Quiz(quiz::Args),
    /// Ask what is due, most at risk first, then some new questions
    #[command(after_long_help = guide())]
    Review(review::Args),
    /// Learn in rounds: by choice first, then typed, until recalled
    #[command(after_long_help = guide())]
    Learn(learn::Args),
    /// Hold an exam: a fixed paper, judged when it is handed in
    #[command(after_long_help = exam_guide())]
    Exam(exam::Args),
    /// List decks and what is due, or the questions of a deck and how well each is remembered
    List(list::Args),
    /// Tell how much is known, what is coming, and what was done
    Stats(stats::Args),
    /// Tell how much is due
    Due(due::Args),
    /// Put a question aside, flag it, note something on it; make it new, due on a day, or known
    Item(item::Args),
    /// Tell where decks are, and which are hidden
    Decks(decks::Args),
    /// Back up, join, repair or forget what was answered
    History(history::Args),
    /// Join the history with other machines, by a folder or a git repository
    Sync(sync::Args),
    /// Fit the scheduler to how well you remember
    Optimize(optimize::Args),
    /// Show each setting and where it comes from
    Config(config::Args),
    /// Report every mistake in some decks
    Check(check::Args),
    /// Begin a deck
    New(new::Args),
    /// Add a question to a deck
    Add(add::Args),
    /// Propose questions that an article could be asked for
    Draft(draft::Args),
    /// Tell what of an article a deck asks
    Coverage(coverage::Args),
    /// Open a deck in your editor, and check it on return
    Edit(edit::Args),
    /// Bring decks of other programs in
    Import(import::Args),
    /// Write decks for other programs
    Export(export::Args),
    /// Show questions as learners see them, or try an answer
    Show(show::Args),
    /// Make an exam to be printed, with key and answer sheet, in variants
    Paper(paper::Args),
    /// Mark answer sheets of a paper that were filled in by hand
    #[command(after_long_help = mark::NOTATION)]
    Mark(mark::Args),
    /// Write an id for each question without one, so that its progress stays with it
    Pin(pin::Args),
    /// Find where decks say something
    Find(find::Args),
    /// Take questions out of a deck
    Remove(remove::Args),
    /// Move questions to another deck, or within one
    Move(r#move::Args),
    /// Give questions tags, and take tags away
    Tag(tag::Args),
    /// Put decks together into one
    Merge(merge::Args),
    /// Make several decks of one
    Split(split::Args),
    /// Take back the last change that was made to decks
    Undo(undo::Args),
    /// Tell what the results of an exam show of a class and of the questions
    Report(report::Args),
    /// Print the JSON Schema of a deck, for editors
    Schema(schema::Args),
    /// Print what makes a shell complete the command line
    Completions(completions::Args),
    /// Print the manual page
    Man(man::Args),
}

/// Does what the command line says, tells what failed, and turns its end into an exit code.
///
/// All else here is private: of what clap derives, the half that takes arguments in anew is not compiled then.
pub fn start() -> ExitCode {
    let exit = Cli::read().unwrap_or_else(|error| {
        let mut out = io::stderr();
        // A terminal breaks lines in the middle of words.
        let columns = out.is_terminal().then(|| env::columns(&out));
        // Where even standard error is gone there is nobody left to tell.
        let _ = write!(out, "{}", error.wrapped(columns.unwrap_or(usize::MAX)));
        error.exit()
    });
    exit.into()
}

impl Cli {
    /// Reads the command line: runs a command, helps, tells what is wrong with it, or answers a
    /// shell that asks what could come next.
    fn read() -> Result<Exit> {
        if completions::answer()? {
            return Ok(Exit::Done);
        }
        Self::try_parse_from(tag::spelled_out(env::arguments())).map_or_else(usage::say, Self::run)
    }

    /// Runs the command; without one, tells what there is to do.
    fn run(self) -> Result<Exit> {
        if self.licenses {
            env::program::page(NOTICES)?;
            return Ok(Exit::Done);
        }
        let Flags { color, data, profile, max_size } = self.flags;
        let global = &Global::new(color, data, max_size, profile)?;
        shelf::mend(global, &mut |posting, to| linking::settle(posting, to, global))?;
        match self.command {
            Some(Command::Quiz(args)) => quiz::run(&args, global),
            Some(Command::Review(args)) => review::run(&args, global),
            Some(Command::Learn(args)) => learn::run(&args, global),
            Some(Command::Exam(args)) => exam::run(&args, global),
            Some(Command::List(args)) => list::run(&args, global),
            Some(Command::Stats(args)) => stats::run(&args, global),
            Some(Command::Due(args)) => due::run(&args, global),
            Some(Command::Item(args)) => item::run(&args, global),
            Some(Command::Decks(args)) => decks::run(&args, global),
            Some(Command::History(args)) => history::run(&args, global),
            Some(Command::Sync(args)) => sync::run(&args, global),
            Some(Command::Optimize(args)) => optimize::run(&args, global),
            Some(Command::Config(args)) => config::run(&args, global),
            Some(Command::Check(args)) => check::run(&args, global),
            None => home::run(global),
            Some(Command::New(args)) => new::run(&args, global),
            Some(Command::Add(args)) => add::run(&args, global),
            Some(Command::Draft(args)) => draft::run(&args, global),
            Some(Command::Coverage(args)) => coverage::run(&args, global),
            Some(Command::Edit(args)) => edit::run(&args, global),
            Some(Command::Import(args)) => import::run(&args, global),
            Some(Command::Export(args)) => export::run(&args, global),
            Some(Command::Show(args)) => show::run(&args, global),
            Some(Command::Paper(args)) => paper::run(&args, global),
            Some(Command::Mark(args)) => mark::run(&args, global),
            Some(Command::Pin(args)) => pin::run(&args, global),
            Some(Command::Find(args)) => find::run(&args, global),
            Some(Command::Remove(args)) => remove::run(&args, global),
            Some(Command::Move(args)) => r#move::run(&args, global),
            Some(Command::Tag(args)) => tag::run(&args, global),
            Some(Command::Merge(args)) => merge::run(&args, global),
            Some(Command::Split(args)) => split::run(&args, global),
            Some(Command::Undo(args)) => undo::run(&args, global),
            Some(Command::Report(args)) => report::run(&args, global),
            Some(Command::Schema(args)) => schema::run(&args),
            Some(Command::Completions(args)) => completions::run(&args),
            Some(Command::Man(args)) => man::run(&args),
        }
    }
}
