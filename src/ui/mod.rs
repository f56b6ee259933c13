//! Surfaces: what shows a question to a person and brings back an answer. One draws in a terminal,
//! one speaks plain lines over any reader and writer; who asks cannot tell them apart.

mod area;
mod ballot;
mod card;
mod chart;
mod chooser;
mod control;
mod desk;
mod field;
mod gesture;
mod guide;
mod input;
mod keys;
mod legend;
mod letters;
mod line;
mod look;
mod markdown;
mod matter;
mod order;
pub mod page;
mod pairs;
mod picture;
mod plain;
mod scene;
mod screen;
#[cfg(test)]
mod script;
pub mod trial;
mod tty;
mod typed;
pub mod web;

pub use chart::bar as share_bar;
pub use desk::{Desk, Glance, Leaving, Onward};
pub use guide::{exam_guide, guide};
pub use input::Input;
pub use matter::{ENTER, Matter, Offering};
pub use plain::{Plain, picked};
pub use screen::Screen;
#[cfg(test)]
pub use script::Script;
pub use tty::Tty;

use crate::engine::{Feedback, Overrule, Summary, Turn};
use crate::form::Answer;
use crate::text::{Look, printable, wrap};
use std::cell::RefCell;
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
    /// Wants to hear the question's sound again.
    Listen,
    /// Said "I don't know".
    Skip,
    /// Took the last answer back.
    Undo,
    /// Spoke against the last verdict.
    Overrule(Overrule),
    /// Decided something about the question that is asked, or was just answered.
    Treat(Wish),
    /// Wants to edit the question just asked.
    Edit,
    /// Wants a rest: the clock stops until [`Ui::pause`] comes back.
    Pause,
    /// Stopped; what was answered counts.
    Quit,
    /// The input ended.
    Ended,
}

/// How much of the feedback that is told next was told before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Retelling {
    /// Nothing of it.
    #[default]
    Nothing,
    /// All but the verdict, which is another.
    Answer,
    /// All of it.
    All,
}

impl Retelling {
    /// How much of it was told before, after a reply to it.
    const fn before(reply: &Reply) -> Self {
        match reply {
            Reply::Treat(_) => Self::All,
            Reply::Overrule(_) => Self::Answer,
            _ => Self::Nothing,
        }
    }
}

/// What a person decides about a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// It is as new.
    Reset,
    /// It is due on a day, which may be written down already.
    Due(Option<String>),
    /// It is known, and never asked again.
    Known,
    /// It is not asked until that is taken back.
    Suspend,
    /// It is not asked before tomorrow.
    Bury,
    /// It is flagged with a word, which may be written down already.
    Flag(Option<String>),
    /// It gets a note, which may be written down already.
    Note(Option<String>),
    /// It is asked as any other, after it was put aside.
    Ask,
}

impl Wish {
    /// The same without the words that are written down already.
    const fn bare(&self) -> Self {
        match self {
            Self::Reset => Self::Reset,
            Self::Due(_) => Self::Due(None),
            Self::Known => Self::Known,
            Self::Suspend => Self::Suspend,
            Self::Bury => Self::Bury,
            Self::Flag(_) => Self::Flag(None),
            Self::Note(_) => Self::Note(None),
            Self::Ask => Self::Ask,
        }
    }

    /// The same with words, if it is one that has some.
    fn with_words(self, words: &str) -> Option<Self> {
        let words = Some(words.to_owned());
        match self {
            Self::Due(_) => Some(Self::Due(words)),
            Self::Flag(_) => Some(Self::Flag(words)),
            Self::Note(_) => Some(Self::Note(words)),
            Self::Reset | Self::Known | Self::Suspend | Self::Bury | Self::Ask => None,
        }
    }
}

/// Lines that are wanted of an author.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is asked of a field by itself")]
pub struct Wanted<'a> {
    /// The question, in a few words.
    pub question: &'a str,
    /// What there is to know for it, a paragraph each.
    pub notes: &'a [String],
    /// What stands there already, line by line.
    pub initial: &'a [String],
    /// Whether nothing is an answer too.
    pub optional: bool,
    /// What nothing comes to; what is asked for is left out, where it does not say.
    pub nothing: Option<&'a str>,
    /// Whether several lines are wanted, an empty one ending them.
    pub several: bool,
    /// Whether nothing was asked before, so that there is nothing to go back to.
    pub is_first: bool,
    /// Whether the last of several lines that stand there is gone on with; else a new one is begun.
    pub is_open: bool,
    /// Where that is put which was typed when it is left, however it is left.
    pub left: Option<&'a RefCell<Left>>,
}

/// What was typed when it was left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// The lines, without empty ones.
    pub lines: Vec<String>,
    /// Whether the last one was being typed.
    pub is_open: bool,
}

impl Wanted<'_> {
    /// Puts what was typed where it is kept.
    fn leave(&self, lines: Vec<String>, is_open: bool) {
        if let Some(left) = self.left {
            *left.borrow_mut() = Left { lines, is_open };
        }
    }
}

/// Looks at what was typed: what is wrong with it, if anything.
pub type Inspect<'i> = &'i mut dyn FnMut(&[String]) -> Result<(), String>;

/// What is said where a decision left nothing to ask.
const NOTHING_LEFT: &str = "Nothing is left to ask.";

/// What is said where nothing was typed.
const NEEDED: &str = "Something is needed here.";

/// Something that asks. What it asks beside the questions may be left: by Esc, at the end of the
/// input, or because nobody is there. All of it fails with the terminal or the pipe; Ctrl-C, a signal
/// and a closed terminal are errors of the kind `Interrupted`.
pub trait Ui {
    /// Asks one question, until there is an answer or a command.
    fn ask(&mut self, turn: &Turn) -> io::Result<Reply>;

    /// Rests in the middle of a question, until the learner goes on or gives a command.
    fn pause(&mut self, turn: &Turn) -> io::Result<Reply>;

    /// Shows what became of an answer, and waits where a person can go on by a key.
    fn tell(&mut self, feedback: &Feedback) -> io::Result<Reply>;

    /// Says that a decision left nothing to ask; whether it is to be taken back.
    fn end(&mut self) -> io::Result<bool>;

    /// Shows a question of an exam, until it is left; a signal or Ctrl-C leaves it too. What comes
    /// after an answer was given is shown in the same place, and nothing of it is told.
    fn sit(&mut self, desk: &Desk<'_>) -> io::Result<Leaving>;

    /// Shows what a round came to.
    fn sum_up(&mut self, summary: &Summary) -> io::Result<()>;

    /// Asks a question of yes or no, of which one is usual; none when it was left.
    fn confirm(&mut self, question: &str, usual: bool) -> io::Result<Option<bool>>;

    /// Lets a person pick one of some items; none when it was left.
    fn pick(&mut self, question: &str, items: &[String]) -> io::Result<Option<usize>> {
        self.pick_from(question, items, 0)
    }

    /// The same from an item on, which is picked already where it is drawn.
    fn pick_from(
        &mut self,
        question: &str,
        items: &[String],
        at: usize,
    ) -> io::Result<Option<usize>>;

    /// Shows something until a key of its own decides it; none when it was left.
    fn decide(&mut self, matter: &Matter<'_>) -> io::Result<Option<char>>;

    /// Asks for lines until `inspect` has nothing to say against them; none when it was left.
    fn lines(&mut self, wanted: &Wanted, inspect: Inspect<'_>) -> io::Result<Option<Vec<String>>>;

    /// Shows lines that stay, painted and wrapped as [`Ui::look`] says.
    fn show(&mut self, lines: &[String]) -> io::Result<()>;

    /// How wide what is shown may be, and how it is painted.
    fn look(&self) -> Look;

    /// Says something that stays.
    fn notice(&mut self, text: &str) -> io::Result<()> {
        let lines = wrap(printable(text).trim_end(), self.look().columns);
        self.show(&lines)
    }
}
