//! `completions`: what makes a shell complete the command line. The script that is printed asks
//! the program itself at every Tab, so that decks, ids and tags complete as they are now.

mod shell;

use super::Cli;
use crate::deck::{self, Deck};
use crate::engine::ONLY;
use crate::env::{self, Global};
use crate::error::{Error, Exit, Result};
use crate::shelf::{self, Place, Shelf};
use crate::text;
use clap::{Arg, Command, CommandFactory, ValueEnum};
use clap_complete::engine::{
    self, ArgValueCandidates, ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter,
};
use shell::Shell;
use std::collections::{BTreeMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::Path;

/// The variable by which the script asks; its value is the shell.
const VARIABLE: &str = "QUIZDECK_COMPLETE";

/// The words of a command line, one a line, where a shell cannot hand them over as arguments.
const WORDS: &str = "QUIZDECK_WORDS";

/// More than this nobody reads, and the shell would stall.
const MOST: usize = 500;

/// The arguments of `completions`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shell
    shell: Shell,
}

/// Prints the script for a shell.
pub fn run(args: &Args) -> Result<Exit> {
    io::stdout().write_all(args.shell.script().as_bytes())?;
    Ok(Exit::Done)
}

/// Answers a shell that asks what could come next, if one does.
pub fn answer() -> Result<bool> {
    let Some(name) = env::variable(VARIABLE) else { return Ok(false) };
    let shell = Shell::from_str(&name, false)
        .map_err(|_| Error::new(format!("cannot complete in {}", text::printable_line(&name))))?;
    let typed = shell.typed(words());
    let Some(last) = typed.words.len().checked_sub(1) else { return Ok(true) };
    let mut program = Cli::command();
    program.build(); // or the arguments of its commands would not be there yet
    let mut command = dynamic(program, &typed.words);
    let folder = env::folder();
    let candidates =
        engine::complete(&mut command, typed.words.clone(), last, folder.as_deref())
            .map_err(|_| Error::new("cannot complete a command line of nothing but options"))?;
    let candidates = candidates.iter().filter_map(|candidate| {
        let value = candidate.get_value().to_str().filter(|value| is_plain(value))?;
        let help = candidate.get_help().map(ToString::to_string).unwrap_or_default();
        shell.candidate(&typed, value, help.lines().next().unwrap_or_default())
    });
    io::stdout().write_all(candidates.collect::<String>().as_bytes())?;
    Ok(true)
}

/// What the script hands over of the command line.
fn words() -> Vec<OsString> {
    match env::variable(WORDS) {
        Some(words) => words.split('\n').map(Into::into).collect(),
        None => env::arguments().skip_while(|word| word != "--").skip(1).collect(),
    }
}

/// What completes each argument: decks by its name, ids and tags by the name of its value.
fn dynamic(command: Command, words: &[OsString]) -> Command {
    command.mut_subcommands(|subcommand| {
        let subcommand = dynamic(subcommand, words);
        subcommand.mut_args(|arg| {
            let value = arg.get_value_names().and_then(|names| names.first());
            match (arg.get_id().as_str(), value.map(clap::builder::Str::as_str)) {
                ("deck" | "decks", _) => arg.add(ArgValueCompleter::new(decks)),
                (_, Some("ID")) => with(arg, words, ids),
                (_, Some("TAG")) | ("tags", _) => with(arg, words, tags),
                (_, Some("WHAT")) => arg.add(ArgValueCandidates::new(only)),
                _ => arg,
            }
        })
    })
}

/// Completes an argument by the decks named so far, or else by all that have a name.
fn with(arg: Arg, words: &[OsString], candidates: fn(&[Deck]) -> Vec<CompletionCandidate>) -> Arg {
    let words: Vec<OsString> = words.iter().skip(1).cloned().collect();
    arg.add(ArgValueCandidates::new(move || candidates(&named(&words))))
}

/// What is set; nothing where the settings cannot be read, which is no time to tell.
fn global() -> Option<Global> {
    Global::new(None, None, None, None).ok()
}

/// The decks that have a name; none where a folder cannot be read, which is no time to tell either.
fn known(global: Option<&Global>) -> Vec<Place> {
    let shelf = global.and_then(|global| Shelf::load(global).ok());
    let volumes = shelf.map(|shelf| shelf.volumes).unwrap_or_default();
    volumes.into_iter().map(|volume| volume.place).collect()
}

/// Decks that have a name, with their titles, and files that could be one.
fn decks(typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed_text = typed.to_string_lossy();
    let (mut found, mut seen) = (Vec::new(), HashSet::new());
    for place in known(global().as_ref()) {
        let name = place.stem();
        if name.starts_with(&*typed_text) && is_plain(&name) && seen.insert(name.clone()) {
            let title = place.bytes().map(|bytes| {
                let text = text::lossy(&bytes);
                let header = text.split("[[question]]").next().unwrap_or_default();
                deck::read(header, &name).deck.title
            });
            found.push(candidate(&name, title.ok()));
        }
    }
    let is_deck = |path: &Path| path.is_dir() || path.extension().is_some_and(|end| end == "toml");
    let files = PathCompleter::any().filter(is_deck).complete(typed).into_iter();
    // A name that begins like an option would be taken for one.
    found.extend(files.map(|file| {
        let is_option = file.get_value().as_encoded_bytes().starts_with(b"-");
        if is_option { file.add_prefix("./") } else { file }
    }));
    found
}

/// What questions can be asked for by, with what each means.
fn only() -> Vec<CompletionCandidate> {
    ONLY.iter().map(|(word, help, _)| candidate(word, Some((*help).to_owned()))).collect()
}

/// The ids of the decks on the command line, with what their questions ask.
fn ids(decks: &[Deck]) -> Vec<CompletionCandidate> {
    let questions = decks.iter().flat_map(Deck::questions);
    let pinned = questions.filter(|question| question.pinned && is_value(&question.key));
    let prompt = |question: &deck::Question| Some(question.known_by().into_owned());
    pinned.take(MOST).map(|question| candidate(&question.key, prompt(question))).collect()
}

/// The tags of the decks on the command line, with how many questions have each.
fn tags(decks: &[Deck]) -> Vec<CompletionCandidate> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for deck in decks {
        for question in deck.questions() {
            for tag in deck.tags(question).into_iter().filter(|tag| is_value(tag)) {
                *counts.entry(tag).or_default() += 1;
            }
        }
    }
    let counts = counts.into_iter().take(MOST);
    counts.map(|(tag, count)| candidate(&tag, Some(text::plural(count, "question")))).collect()
}

fn named(words: &[OsString]) -> Vec<Deck> {
    let Some(global) = global() else { return Vec::new() };
    let found = words.iter().filter_map(|word| shelf::find_deck(word, &global).ok());
    let named: Vec<_> = found.collect();
    let places = if named.is_empty() { known(Some(&global)) } else { named };
    places
        .iter()
        .filter_map(|place| Some(deck::read_bytes(&place.bytes().ok()?, &place.stem()).1.deck))
        .collect()
}

fn candidate(value: &str, help: Option<String>) -> CompletionCandidate {
    let help = help.map(|help| text::printable_line(&help)).filter(|help| !help.is_empty());
    CompletionCandidate::new(value).help(help.map(Into::into))
}

/// Whether an option can be given it: what begins like an option would be taken for one.
fn is_value(word: &str) -> bool {
    is_plain(word) && !word.starts_with('-')
}

/// Whether a shell can be given it as it is.
fn is_plain(word: &str) -> bool {
    !word.is_empty() && word.chars().all(text::is_printable)
}
