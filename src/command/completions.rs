//! `completions`: what makes a shell complete the command line. The script that is printed asks
//! the program itself at every Tab, so that decks, ids and tags complete as they are now.

use super::Cli;
use crate::deck::{self, Deck};
use crate::env::{self, Global};
use crate::error::{Error, Exit, Result};
use crate::shelf;
use crate::text;
use clap::builder::PossibleValuesParser;
use clap::{Arg, Command, CommandFactory};
use clap_complete::CompleteEnv;
use clap_complete::engine::{
    ArgValueCandidates, ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter,
};
use clap_complete::env::Shells;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;

/// The variable by which the script asks.
const VARIABLE: &str = "QUIZDECK_COMPLETE";

/// More than this nobody reads, and the shell would stall.
const MOST: usize = 500;

/// The arguments of `completions`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shell
    #[arg(value_parser = PossibleValuesParser::new(Shells::builtins().names().collect::<Vec<_>>()))]
    shell: String,
}

/// Prints the script for a shell.
pub fn run(args: &Args) -> Result<Exit> {
    let shells = Shells::builtins();
    let shell = shells
        .completer(&args.shell)
        .ok_or_else(|| Error::new(format!("cannot complete in {}", args.shell)))?;
    let mut script = Vec::new();
    let program = env::program_path();
    shell.write_registration(VARIABLE, "quizdeck", "quizdeck", &program, &mut script)?;
    io::stdout().write_all(&script)?;
    Ok(Exit::Done)
}

/// Answers a shell that asks what could come next, if one does.
pub fn answer() -> Result<bool> {
    let folder = env::folder();
    CompleteEnv::with_factory(|| dynamic(Cli::command()))
        .var(VARIABLE)
        .try_complete(env::arguments(), folder.as_deref())
        .map_err(|error| Error::new(format!("cannot complete: {error}")))
}

/// The command line with what completes each argument: decks by the arguments' names, ids and tags
/// by the names of their values.
fn dynamic(command: Command) -> Command {
    command.mut_subcommands(|subcommand| {
        subcommand.mut_args(|arg| {
            let value = arg.get_value_names().and_then(|names| names.first());
            match (arg.get_id().as_str(), value.map(clap::builder::Str::as_str)) {
                ("deck" | "decks", _) => arg.add(ArgValueCompleter::new(decks)),
                (_, Some("ID")) => with(arg, ids),
                (_, Some("TAG")) | ("tags", _) => with(arg, tags),
                _ => arg,
            }
        })
    })
}

fn with(arg: Arg, candidates: fn() -> Vec<CompletionCandidate>) -> Arg {
    arg.add(ArgValueCandidates::new(candidates))
}

/// What is set; nothing where the settings cannot be read, which is no time to tell.
fn global() -> Option<Global> {
    Global::new(None, None, None).ok()
}

/// Decks that have a name, with their titles, and files that could be one.
fn decks(typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed_text = typed.to_string_lossy();
    let mut found = Vec::new();
    for place in global().iter().flat_map(shelf::known) {
        let name = place.stem();
        if name.starts_with(&*typed_text) && is_plain(&name) {
            let title = place.bytes().map(|bytes| {
                let text = String::from_utf8_lossy(&bytes);
                let header = text.split("[[question]]").next().unwrap_or_default();
                deck::read(header, &name).deck.title
            });
            found.push(candidate(&name, title.ok()));
        }
    }
    let is_deck = |path: &Path| path.is_dir() || path.extension().is_some_and(|end| end == "toml");
    found.extend(PathCompleter::any().filter(is_deck).complete(typed));
    found
}

/// The ids of the decks on the command line, with what their questions ask.
fn ids() -> Vec<CompletionCandidate> {
    let decks = decks_on_the_line();
    let questions = decks.iter().flat_map(|deck| &deck.questions);
    let pinned = questions.filter(|question| question.pinned && is_plain(&question.key));
    let prompt = |question: &deck::Question| {
        let identity = question.kind.identity();
        identity.map_or_else(|| question.prompt.clone(), Into::into)
    };
    pinned.take(MOST).map(|question| candidate(&question.key, Some(prompt(question)))).collect()
}

/// The tags of the decks on the command line, with how many questions have each.
fn tags() -> Vec<CompletionCandidate> {
    let decks = decks_on_the_line();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for deck in &decks {
        for question in &deck.questions {
            for tag in deck.tags(question).into_iter().filter(|tag| is_plain(tag)) {
                *counts.entry(tag).or_default() += 1;
            }
        }
    }
    let counts = counts.into_iter().take(MOST);
    counts.map(|(tag, count)| candidate(&tag, Some(text::plural(count, "question")))).collect()
}

/// The decks that the command line names so far; all that have a name, where it names none.
fn decks_on_the_line() -> Vec<Deck> {
    let words = env::arguments().skip_while(|word| word != "--").skip(2);
    let words = words.filter_map(|word| word.into_string().ok());
    let Some(global) = global() else { return Vec::new() };
    let named: Vec<_> = words.filter_map(|word| shelf::find_deck(&word, &global).ok()).collect();
    let places = if named.is_empty() { shelf::known(&global) } else { named };
    places
        .iter()
        .filter_map(|place| Some(deck::read_bytes(&place.bytes().ok()?, &place.stem()).1.deck))
        .collect()
}

fn candidate(value: &str, help: Option<String>) -> CompletionCandidate {
    let help = help.map(|help| text::printable_line(&help)).filter(|help| !help.is_empty());
    CompletionCandidate::new(value).help(help.map(Into::into))
}

/// Whether a shell can be given it as it is.
fn is_plain(word: &str) -> bool {
    !word.is_empty() && word.chars().all(text::is_printable)
}
