//! Surfaces: what shows a question to a person and brings back an answer. One draws in a terminal,
//! one speaks plain lines over any reader and writer; the session cannot tell them apart.

mod area;
mod card;
mod chooser;
mod field;
mod interview;
mod keys;
mod line;
mod look;
mod markdown;
mod menu;
mod order;
pub mod page;
mod pairs;
mod plain;
mod prompts;
#[cfg(test)]
mod script;
mod tty;
mod typed;

pub use interview::{Ask, Check, Desk, Interview, Lines, Said};
pub use keys::Key;
pub use menu::Choice;
pub use plain::{Plain, picked};
pub use prompts::Prompts;
#[cfg(test)]
pub use script::Script;
pub use tty::{Input, Press, Signals, Size, Terminal, Tty};

use crate::engine::{Feedback, Overrule, Summary, Turn};
use crate::form::Answer;
use std::io;

/// What a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Answered; the places are those of the deal shown.
    Answer(Answer),
    /// Went on to the next question.
    GoOn,
    /// Asked for the next hint.
    Hint,
    /// Said "I don't know".
    Skip,
    /// Took the last answer back.
    Undo,
    /// Spoke against the last verdict.
    Overrule(Overrule),
    /// Wants to edit the question just asked.
    Edit,
    /// Stopped; what was answered counts.
    Quit,
    /// Ctrl-C, a signal, a closed terminal.
    Interrupted,
    /// The input ended.
    Ended,
}

/// Something that asks.
pub trait Ui {
    /// Asks one question, until there is an answer or a command.
    ///
    /// # Errors
    /// When the terminal or the pipe fails.
    fn ask(&mut self, turn: &Turn) -> io::Result<Reply>;

    /// Shows what became of an answer, and waits where a person can go on by a key.
    ///
    /// # Errors
    /// When the terminal or the pipe fails.
    fn tell(&mut self, feedback: &Feedback) -> io::Result<Reply>;

    /// Shows what a round came to.
    ///
    /// # Errors
    /// When the terminal or the pipe fails.
    fn sum_up(&mut self, summary: &Summary) -> io::Result<()>;

    /// Asks a question of yes or no; no where nobody is there to ask.
    ///
    /// # Errors
    /// When the terminal or the pipe fails.
    fn confirm(&mut self, question: &str) -> io::Result<bool>;

    /// Lets a person pick one of some items; none where nobody is there to ask.
    ///
    /// # Errors
    /// When the terminal or the pipe fails.
    fn pick(&mut self, question: &str, items: &[String]) -> io::Result<Option<usize>>;
}
