//! Other programs: the editor and the pager a person chose, started without a shell.

use super::variable;
use crate::error::{Error, Result};
use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// The words of a command line in a variable, if it has any.
fn words(name: &str) -> Result<Option<Vec<String>>> {
    let Some(line) = variable(name) else { return Ok(None) };
    let words = split(&line).ok_or_else(|| {
        let error = Error::new(format!("cannot read {name}: \"{line}\" has an open quote"));
        error.hint("write it as in a shell: the program and its arguments")
    })?;
    Ok(Some(words).filter(|words| !words.is_empty()))
}

/// The words of a command line, as in a shell; none where a quote is open.
pub fn split(line: &str) -> Option<Vec<String>> {
    shell_words::split(line).ok()
}

/// The editor with its arguments: `VISUAL`, else `EDITOR`, else what is installed.
pub fn editor() -> Result<Vec<String>> {
    for name in ["VISUAL", "EDITOR"] {
        if let Some(words) = words(name)? {
            return Ok(words);
        }
    }
    let usual = ["vi", "nano"].into_iter().find(|program| is_installed(program));
    let error = Error::new("cannot find an editor");
    let hint = "set VISUAL or EDITOR to the one you use";
    usual.map(|program| vec![program.to_owned()]).ok_or_else(|| error.hint(hint))
}

/// Runs a program in the foreground until it ends.
pub fn run(program: &OsStr, arguments: &[OsString]) -> Result<()> {
    let name = program.display();
    let status = Command::new(program).args(arguments).status().map_err(|error| {
        Error::io(format!("cannot start {name}"), &error)
            .hint("set VISUAL or EDITOR to a program that is installed")
    })?;
    if status.success() {
        return Ok(());
    }
    let error = Error::new(format!("cannot tell what {name} did: it ended with {status}"));
    Err(error.hint("the file is as the editor left it"))
}

/// Shows a long text page by page, where a person sits at standard output: by `PAGER`, or else
/// less, if there is one. Everything else gets it as it is.
pub fn page(text: &str) -> Result<()> {
    let rows = usize::from(console::Term::stdout().size().0);
    if io::stdout().is_terminal() && text.lines().count() >= rows && paged(text)? {
        return Ok(());
    }
    Ok(io::stdout().write_all(text.as_bytes())?)
}

/// Whether a pager took the text.
fn paged(text: &str) -> Result<bool> {
    if std::env::var_os("PAGER").is_some_and(|pager| pager.is_empty()) {
        return Ok(false); // set to nothing: none is wanted
    }
    let words = match words("PAGER")? {
        Some(words) => words,
        None if is_installed("less") => vec!["less".to_owned(), "-R".to_owned()],
        None => return Ok(false),
    };
    let [program, arguments @ ..] = &*words else { return Ok(false) };
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped());
    if variable("LESS").is_none() {
        command.env("LESS", "R"); // or colours come as signs
    }
    let Ok(mut child) = command.spawn() else { return Ok(false) };
    let _signals = super::signals()?; // Ctrl-C is for the pager
    if let Some(mut input) = child.stdin.take() {
        match input.write_all(text.as_bytes()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {} // it was left
            shown => {
                shown.map_err(|error| Error::io(format!("cannot show by {program}"), &error))?;
            }
        }
    }
    child.wait().map_err(|error| Error::io(format!("cannot wait for {program}"), &error))?;
    Ok(true)
}

pub(super) fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(Path::new(program)).is_file())
}
