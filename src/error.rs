//! Failures of the outside: what could not be done to what, and the remedy. Findings about a deck
//! are values in a report; leaving a session is a value too.

use std::fmt;
use std::io;
use std::process::ExitCode;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Findings in a deck, or a score under the pass mark.
    Findings = 1,
    /// Something could not be done, or the command line makes no sense.
    Failure = 2,
    /// Ctrl-C, a signal, a closed terminal.
    Interrupted = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Something that could not be done.
#[derive(Debug)]
pub struct Error {
    message: String,
    hint: Option<String>,
    cause: Cause,
}

/// Why it could not be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    /// Something outside failed.
    Failure,
    /// The reader of our output went away, which is no failure of ours.
    ClosedPipe,
    /// A person left, by Ctrl-C, a signal or a closed terminal.
    Interruption,
}

/// What may fail.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// What could not be done to what, in lower case.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None, cause: Cause::Failure }
    }

    /// What could not be done, and what the system says to it; with the remedy where that is plain.
    pub fn io(message: impl fmt::Display, error: &io::Error) -> Self {
        use io::ErrorKind::{BrokenPipe, FileTooLarge, Interrupted, QuotaExceeded, StorageFull};
        let reason = error.to_string();
        let reason = reason.split(" (os error").next().unwrap_or_default().to_lowercase();
        let is_full = matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge);
        let hint = "make room on the disk, then run the command again";
        Self {
            message: format!("{message}: {reason}"),
            hint: is_full.then(|| hint.to_owned()),
            cause: match error.kind() {
                BrokenPipe => Cause::ClosedPipe,
                Interrupted => Cause::Interruption,
                _ => Cause::Failure,
            },
        }
    }

    /// What could not be done, without the remedy.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Adds a remedy.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// Adds one more remedy, unless it is there.
    #[must_use]
    pub fn or_hint(self, hint: &str) -> Self {
        let hint = match self.hint {
            Some(first) if first.contains(hint) => first,
            Some(first) => format!("{first}; or {hint}"),
            None => hint.to_owned(),
        };
        Self { hint: Some(hint), ..self }
    }

    /// What is said of it, in lines of at most so many columns.
    #[must_use]
    pub fn wrapped(&self, columns: usize) -> String {
        let said = self.to_string();
        let lines = said.lines().flat_map(|line| crate::text::wrap(line, columns));
        lines.map(|line| line + "\n").collect()
    }

    /// Whether a person left, by Ctrl-C, a signal or a closed terminal: nothing failed then.
    #[must_use]
    pub const fn is_interruption(&self) -> bool {
        matches!(self.cause, Cause::Interruption)
    }

    /// How the program ends with it.
    #[must_use]
    pub const fn exit(&self) -> Exit {
        match self.cause {
            Cause::Failure => Exit::Failure,
            Cause::ClosedPipe => Exit::Done,
            Cause::Interruption => Exit::Interrupted,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.cause != Cause::Failure {
            return Ok(());
        }
        writeln!(f, "error: {}", crate::text::printable_line(&self.message))?;
        match &self.hint {
            Some(hint) => writeln!(f, "hint: {}", crate::text::printable_line(hint)),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}

impl From<crate::text::Unwritable> for Error {
    fn from(error: crate::text::Unwritable) -> Self {
        Self::new(error.to_string())
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::io("cannot read the input or write the output", &error)
    }
}
