//! What is said of a command line that makes no sense: its arguments are not to be trusted either.

use super::Cli;
use crate::env::{self, Colour, Global, Paint};
use crate::error::{Error, Exit, Result};
use crate::shelf::{self, Place};
use crate::text::{Look, Theme, fitted, printable_line, to_type};
use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::io::{self, IsTerminal, Write};

/// Says what is wrong with a command line, or the help that it asks for.
///
/// # Errors
/// When a deck stands where a command is wanted: that is said with the command that asks it.
pub fn say(mut error: clap::Error) -> Result<Exit> {
    if error.kind() == ErrorKind::UnknownArgument {
        point_to_owner(&mut error);
    }
    if let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand)
        && let Some(place) = deck(word)
    {
        let word = printable_line(word);
        return Err(Error::new(format!("cannot do \"{word}\": it is a deck, and no command"))
            .hint(format!("{} asks it", place.sure_command("quiz"))));
    }
    if let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand)
        && error.get(ContextKind::SuggestedSubcommand).is_none()
        && let Some(near) = near(word)
    {
        let word = printable_line(word);
        let quiz = to_type("quiz", [&near]);
        return Err(Error::new(format!("cannot do \"{word}\": it is no command"))
            .hint(format!("{quiz} asks the deck {near}; --help has all commands")));
    }
    if let Some(ContextValue::String(option)) = error.get(ContextKind::InvalidArg)
        && error.get(ContextKind::PriorArg) == Some(&ContextValue::String(option.clone()))
        && env::arguments().nth(1).is_some_and(|command| command == "add")
    {
        let option = option.split(' ').next().unwrap_or_default();
        return Err(Error::new(format!("cannot take {option} twice: options make one question"))
            .hint("write several as quick text: --from FILE; or import a table: quizdeck import FILE.csv --to DECK"));
    }
    let named: Vec<_> = error
        .context()
        .filter(|(kind, _)| *kind != ContextKind::Usage) // that one is ours, and coloured
        .map(|(kind, value)| (kind, printable(value)))
        .collect();
    for (kind, value) in named {
        error.insert(kind, value);
    }
    // Where even standard error is gone there is nobody left to tell.
    let _ = print(&error);
    Ok(if error.use_stderr() { Exit::Failure } else { Exit::Done })
}

/// Says of an option that a command has not which ones have it; that it could be a file's name is no help.
fn point_to_owner(error: &mut clap::Error) {
    let Some(ContextValue::String(option)) = error.get(ContextKind::InvalidArg) else { return };
    let option = option.clone();
    error.remove(ContextKind::Suggested);
    let Some(long) = option.strip_prefix("--") else { return };
    let mut all = Cli::command();
    all.build();
    let has_it = |one: &&clap::Command| one.get_arguments().any(|arg| arg.get_long() == Some(long));
    let owners: Vec<&str> =
        all.get_subcommands().filter(has_it).map(clap::Command::get_name).collect();
    if !owners.is_empty() {
        let tip = format!("`{option}` is an option of {}", owners.join(", "));
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
}

/// Prints what is wrong, broken between words where a terminal would break it anywhere.
fn print(error: &clap::Error) -> io::Result<()> {
    let mut out = io::stderr();
    if !error.use_stderr() || !out.is_terminal() {
        return error.print();
    }
    let Look { columns, colour, .. } =
        env::look(Paint { when: Colour::Auto, theme: Theme::USUAL }, &out);
    let said = error.render();
    let said = if colour { said.ansi().to_string() } else { said.to_string() };
    write!(out, "{}", fitted(&said, columns))
}

/// The deck that a word names, if it names one; a failure to look is no time to tell.
fn deck(word: &str) -> Option<Place> {
    let global = Global::new(None, None, None, None).ok()?;
    shelf::find_deck(word.as_ref(), &global).ok()
}

/// The deck that a word nearly names.
fn near(word: &str) -> Option<String> {
    let global = Global::new(None, None, None, None).ok()?;
    shelf::nearest(word, &global)
}

fn printable(value: &ContextValue) -> ContextValue {
    let text = |text: &str| printable_line(text);
    match value {
        ContextValue::String(value) => ContextValue::String(text(value)),
        ContextValue::Strings(values) => {
            ContextValue::Strings(values.iter().map(|value| text(value)).collect())
        }
        ContextValue::StyledStr(value) => ContextValue::StyledStr(text(&value.to_string()).into()),
        ContextValue::StyledStrs(values) => ContextValue::StyledStrs(
            values.iter().map(|value| text(&value.to_string()).into()).collect(),
        ),
        other => other.clone(),
    }
}
