//! Interviews: what a wizard asks of an author, one thing after another. Free text is typed in the
//! editor for answers, which is right in every script; menus and confirmations are dialoguer's.

mod lines;

pub use lines::Lines;

use super::area::{Area, Page};
use super::field::{Field, Step};
use super::keys::Key;
use super::look::{Ink, wrap};
use super::menu::Choice;
use super::tty::{Press, Terminal};
use super::typed::Typed;
use crate::form::{Answer, Grouping};
use crate::text::{Look, printable, printable_line};
use std::io::{self, Write};

/// What an author did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said<T> {
    /// Gave this.
    Given(T),
    /// Left it: Esc, the end of input.
    Left,
    /// Ctrl-C, a signal, a closed terminal.
    Interrupted,
}

impl<T> Said<T> {
    /// What was given, made something else.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Said<U> {
        match self {
            Self::Given(given) => Said::Given(make(given)),
            Self::Left => Said::Left,
            Self::Interrupted => Said::Interrupted,
        }
    }
}

/// What is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ask<'a> {
    /// The question, in a few words.
    pub question: &'a str,
    /// What there is to know for it, a paragraph each.
    pub notes: &'a [String],
    /// What stands there already, line by line.
    pub initial: &'a [String],
    /// Whether nothing is an answer too.
    pub optional: bool,
    /// Whether several lines are wanted, an empty one ending them.
    pub several: bool,
    /// Whether nothing was asked before, so that there is nothing to go back to.
    pub is_first: bool,
}

/// Looks at what was given: what is wrong with it, if anything.
pub type Check<'c> = &'c mut dyn FnMut(&[String]) -> Result<(), String>;

/// Someone who asks an author.
pub trait Interview {
    /// Asks for lines of text, until `check` has nothing to say against them.
    ///
    /// # Errors
    /// When the terminal fails.
    fn lines(&mut self, ask: &Ask<'_>, check: Check<'_>) -> io::Result<Said<Vec<String>>>;

    /// Lets the author pick one of some items.
    ///
    /// # Errors
    /// When the terminal fails.
    fn pick(&mut self, question: &str, items: &[String]) -> io::Result<Said<usize>>;

    /// Asks for yes or no.
    ///
    /// # Errors
    /// When the terminal fails.
    fn confirm(&mut self, question: &str) -> io::Result<Said<bool>>;

    /// Says something that stays.
    ///
    /// # Errors
    /// When the terminal fails.
    fn say(&mut self, lines: &[String]) -> io::Result<()>;

    /// How wide what is said may be, and how it is painted.
    fn look(&self) -> Look;
}

/// Asks in a terminal.
pub struct Desk<T: Terminal, W: Write> {
    terminal: T,
    area: Area<W>,
    look: Look,
}

impl<T: Terminal, W: Write> Desk<T, W> {
    /// Asks at `terminal` and draws to `out`.
    pub const fn new(terminal: T, out: W, look: Look) -> Self {
        Self { terminal, area: Area::new(out), look }
    }

    fn fill(&mut self, ask: &Ask<'_>, check: Check<'_>) -> io::Result<Said<Vec<String>>> {
        self.terminal.raw()?;
        self.terminal.discard();
        let grouping = if ask.several { Grouping::List } else { Grouping::Each };
        let mut field = Typed::new(&[String::new()], grouping);
        if !ask.initial.is_empty() {
            field.press(&Key::Paste(ask.initial.join("\n")));
        }
        let mut refused: Option<String> = None;
        loop {
            let look = self.look();
            let page = self.page(ask, &field, refused.as_deref());
            self.area.show(&page, self.terminal.size(), look)?;
            let key = match self.terminal.press()? {
                Press::Key(key) => key,
                Press::Resized => {
                    self.area.resized(self.terminal.size());
                    continue;
                }
                Press::Interrupted => {
                    self.area.clear()?;
                    return Ok(Said::Interrupted);
                }
            };
            if matches!(key, Key::PageUp | Key::PageDown) {
                self.area.scroll(key == Key::PageDown);
                continue;
            }
            self.area.follow();
            let given = match field.press(&key) {
                Step::Answered(Answer::Lines(lines)) => lines,
                Step::Refused(_) if ask.optional => Vec::new(),
                Step::Refused(_) => {
                    refused = Some("Something is needed here.".to_owned());
                    continue;
                }
                Step::Pause | Step::Ended => {
                    self.area.clear()?;
                    return Ok(Said::Left);
                }
                Step::Stay | Step::Hint | Step::Answered(_) => {
                    refused = None;
                    continue;
                }
            };
            match check(&given) {
                Ok(()) => {
                    let mut record = self.head(ask.question);
                    record.extend(field.record(look, !given.is_empty()));
                    if given.is_empty() {
                        record.push(look.paint(Ink::Dim, "  left out"));
                    }
                    self.area.finish(&record)?;
                    return Ok(Said::Given(given));
                }
                Err(reason) => refused = Some(reason),
            }
        }
    }

    fn head(&self, question: &str) -> Vec<String> {
        let look = self.look();
        wrap(&look.paint(Ink::Bold, &printable_line(question)), look.columns, "", "")
    }

    fn page(&self, ask: &Ask<'_>, field: &Typed, refused: Option<&str>) -> Page {
        let look = self.look();
        let mut lines = self.head(ask.question);
        for note in ask.notes {
            let note = look.paint(Ink::Dim, &printable(note));
            lines.extend(wrap(&note, look.columns, "  ", "  "));
        }
        let block = field.draw(look);
        let start = lines.len();
        lines.extend(block.lines);
        let mut active = start + block.active.start..start + block.active.end;
        if let Some(refused) = refused {
            let mark = look.paint(Ink::Fair, "! ");
            lines.extend(wrap(&printable(refused), look.columns, &mark, "  "));
            active.end = lines.len(); // or it would not be seen in a small window
        }
        let end = lines.len();
        let dot = look.sign(" · ", " - ");
        let enter = match (ask.several, ask.optional) {
            (true, _) => "An empty line ends",
            (false, true) => "Enter goes on, also empty",
            (false, false) => "Enter goes on",
        };
        Page {
            lines,
            group: start..end,
            active,
            cursor: block.cursor.map(|(line, column)| (start + line, column)),
            keys: format!("{enter}{dot}Esc {}", if ask.is_first { "leaves" } else { "goes back" }),
        }
    }

    fn said<A>(&mut self, said: io::Result<Said<A>>) -> io::Result<Said<A>> {
        self.terminal.cooked();
        said
    }
}

impl<T: Terminal, W: Write> Interview for Desk<T, W> {
    fn lines(&mut self, ask: &Ask<'_>, check: Check<'_>) -> io::Result<Said<Vec<String>>> {
        let said = self.fill(ask, check);
        self.said(said)
    }

    fn pick(&mut self, question: &str, items: &[String]) -> io::Result<Said<usize>> {
        let look = self.look();
        let head = self.head(question);
        self.area.finish(&head)?;
        self.terminal.discard();
        Ok(match self.terminal.menu(look, items)? {
            Choice::Picked(place) => {
                let item = items.get(place).map_or("", String::as_str);
                let mark = look.sign("❯ ", "> ");
                self.area.finish(&wrap(&printable_line(item), look.columns, mark, "  "))?;
                Said::Given(place)
            }
            Choice::Left => Said::Left,
            Choice::Interrupted => Said::Interrupted,
        })
    }

    fn confirm(&mut self, question: &str) -> io::Result<Said<bool>> {
        let look = self.look();
        let mut short = question;
        if super::look::width(question) + 10 > look.columns {
            let head = self.head(question);
            self.area.finish(&head)?;
            short = "Yes?";
        }
        self.terminal.discard();
        Ok(self.terminal.confirm(look, short)?.map_or(Said::Interrupted, Said::Given))
    }

    fn say(&mut self, lines: &[String]) -> io::Result<()> {
        self.area.finish(lines)
    }

    fn look(&self) -> Look {
        let columns = self.terminal.size().columns;
        self.look.with_columns(columns.saturating_sub(1).max(1))
    }
}
