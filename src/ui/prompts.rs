//! The surface of a terminal: questions drawn in place, answered by keys, and left on the screen
//! as a short record of what was asked and said.

use super::area::{Area, Page};
use super::field::{Field, Step, field};
use super::keys::Key;
use super::look::{Ink, width, wrap};
use super::menu::Choice;
use super::page;
use super::tty::{Press, Size, Terminal};
use super::{Reply, Ui};
use crate::engine::{Feedback, Summary, Turn};
use crate::form::Form;
use crate::text::Look;
use std::io::{self, Write};

mod asked;
mod told;

use asked::{asked, latest, passage};
use told::{objection, said, told, told_keys};

/// Asks in a terminal. What was typed survives a hint and being asked again.
pub struct Prompts<T: Terminal, W: Write, R: Write> {
    terminal: T,
    area: Area<W>,
    look: Look,
    results: R,
    results_look: Look,
    kept: Option<Kept>,
    /// The record of the last answer, until it is known whether it is asked again.
    pending: Option<Vec<String>>,
    passage: Option<String>,
    /// Whether the last question was a card, and was turned.
    card: bool,
    /// How many hints the last question showed.
    hints: usize,
}

/// A question as far as it was filled in.
struct Kept {
    number: usize,
    attempt: u32,
    prompt: String,
    form: Form,
    field: Box<dyn Field>,
}

impl Kept {
    fn new(turn: &Turn) -> Self {
        Self {
            number: turn.number,
            attempt: turn.attempt,
            prompt: turn.prompt.clone(),
            form: turn.deal.form.clone(),
            field: field(turn),
        }
    }

    fn is(&self, turn: &Turn) -> bool {
        (self.number, self.attempt) == (turn.number, turn.attempt)
            && self.prompt == turn.prompt
            && self.form == turn.deal.form
    }
}

impl<T: Terminal, W: Write, R: Write> Prompts<T, W, R> {
    /// Asks at `terminal`, draws questions to `out` as `look` says, and writes the summary to
    /// `results` as `results_look` says. The columns of `look` are the window's at every moment.
    pub const fn new(terminal: T, out: W, look: Look, results: R, results_look: Look) -> Self {
        Self {
            terminal,
            area: Area::new(out),
            look,
            results,
            results_look,
            kept: None,
            pending: None,
            passage: None,
            card: false,
            hints: 0,
        }
    }

    /// The look of the window as it is now; its last column stays free, so that no line wraps.
    fn now(&self) -> (Look, Size) {
        let size = self.terminal.size();
        (self.look.with_columns(size.columns.saturating_sub(1).max(1)), size)
    }

    /// Leaves the record of the last answer on the screen.
    fn settle(&mut self) -> io::Result<()> {
        match self.pending.take() {
            Some(lines) => self.area.finish(&lines),
            None => Ok(()),
        }
    }

    fn fill(&mut self, turn: &Turn, field: &mut dyn Field) -> io::Result<Reply> {
        self.terminal.raw()?;
        self.terminal.discard();
        let mut refused = None;
        let mut news = turn.notice.is_some() || turn.hints.len() > self.hints;
        self.hints = turn.hints.len();
        loop {
            let (look, size) = self.now();
            let mut page = asked(turn, field, look, refused.as_deref());
            if news {
                page.active = latest(turn, look);
                page.group = page.active.start..page.group.end;
            }
            self.area.show(&page, size, look)?;
            let key = match self.terminal.press()? {
                Press::Key(key) => key,
                Press::Resized => {
                    self.area.resized(self.terminal.size());
                    continue;
                }
                Press::Interrupted => return self.leave(turn, field, Reply::Interrupted),
            };
            if matches!(key, Key::PageUp | Key::PageDown) {
                self.area.scroll(key == Key::PageDown);
                continue;
            }
            self.area.follow();
            (refused, news) = (None, false);
            match field.press(&key) {
                Step::Stay => {}
                Step::Refused(reason) => refused = Some(reason),
                Step::Answered(answer) => {
                    self.pending = Some(self.record(turn, field, true));
                    return Ok(Reply::Answer(answer));
                }
                Step::Hint if turn.hints_left == 0 => {
                    refused = Some(page::no_hint(turn).to_owned());
                }
                Step::Hint => {
                    self.area.clear()?;
                    return Ok(Reply::Hint);
                }
                Step::Ended => return self.leave(turn, field, Reply::Ended),
                Step::Pause => {
                    self.area.clear()?;
                    if let Some(reply) = self.pause(turn)? {
                        return match reply {
                            Reply::Hint => Ok(reply),
                            reply => self.leave(turn, field, reply),
                        };
                    }
                    self.terminal.raw()?;
                }
            }
        }
    }

    /// Leaves a question without an answer, its record on the screen.
    fn leave(&mut self, turn: &Turn, field: &dyn Field, reply: Reply) -> io::Result<Reply> {
        let record = self.record(turn, field, false);
        if reply == Reply::Skip {
            self.pending = Some(record);
        } else {
            self.area.finish(&record)?;
        }
        Ok(reply)
    }

    /// What stays on the screen of a question; a passage only the first time it is seen.
    fn record(&mut self, turn: &Turn, field: &dyn Field, answered: bool) -> Vec<String> {
        let (look, _) = self.now();
        let mut lines = vec![look.paint(Ink::Dim, &page::heading(turn, look))];
        if turn.passage != self.passage {
            lines.extend(passage(turn, look));
            self.passage.clone_from(&turn.passage);
        }
        let quiet = Turn { notice: None, ..turn.clone() };
        lines.extend(page::question(&quiet, look));
        lines.extend(field.record(look, answered));
        lines
    }

    fn pause(&mut self, turn: &Turn) -> io::Result<Option<Reply>> {
        let mut items = vec![("Resume".to_owned(), None)];
        if turn.hints_left > 0 {
            items.push((format!("Hint ({} left)", turn.hints_left), Some(Reply::Hint)));
        }
        items.push(("I don't know".to_owned(), Some(Reply::Skip)));
        items.push(("Stop".to_owned(), Some(Reply::Quit)));
        self.choose(&items)
    }

    fn choose(&mut self, items: &[(String, Option<Reply>)]) -> io::Result<Option<Reply>> {
        let (look, _) = self.now();
        let texts: Vec<String> = items.iter().map(|(text, _)| text.clone()).collect();
        Ok(match self.terminal.menu(look, &texts)? {
            Choice::Picked(place) => items.get(place).and_then(|(_, reply)| reply.clone()),
            Choice::Left => None,
            Choice::Interrupted => Some(Reply::Interrupted),
        })
    }

    fn told(&mut self, feedback: &Feedback) -> io::Result<Reply> {
        self.terminal.raw()?;
        self.terminal.discard();
        loop {
            let (look, size) = self.now();
            let mut lines = told(feedback, look, self.card);
            let keys = told_keys(feedback, look, self.card);
            let page = Page { lines: lines.clone(), keys, ..Page::default() };
            self.area.show(&page, size, look)?;
            let key = match self.terminal.press()? {
                Press::Key(key) => key,
                Press::Resized => {
                    self.area.resized(self.terminal.size());
                    continue;
                }
                Press::Interrupted => {
                    lines.push(String::new());
                    self.area.finish(&lines)?;
                    return Ok(Reply::Interrupted);
                }
            };
            let reply = match key {
                Key::PageUp | Key::PageDown | Key::Up | Key::Down => {
                    self.area.scroll(matches!(key, Key::PageDown | Key::Down));
                    continue;
                }
                Key::Enter | Key::Char(' ' | 'n' | 'N') => Some(Reply::GoOn),
                Key::Char('u' | 'U') => Some(Reply::Undo),
                Key::Char('q' | 'Q') => Some(Reply::Quit),
                Key::Char('e' | 'E') => feedback.can_edit.then_some(Reply::Edit),
                Key::EndOfInput => Some(Reply::Ended),
                Key::Char(c) => objection(c, feedback, self.card).map(Reply::Overrule),
                Key::Esc => {
                    self.area.clear()?;
                    let items = [
                        ("Resume".to_owned(), None),
                        ("Undo this answer".to_owned(), Some(Reply::Undo)),
                        ("Stop".to_owned(), Some(Reply::Quit)),
                    ];
                    let reply = self.choose(&items)?;
                    if reply.is_none() {
                        self.terminal.raw()?;
                    }
                    reply
                }
                _ => None,
            };
            if let Some(reply) = reply {
                lines.extend(said(&reply).map(|said| look.paint(Ink::Dim, said)));
                lines.push(String::new());
                self.area.finish(&lines)?;
                return Ok(reply);
            }
        }
    }

    /// Gives the terminal back after a prompt; one that is gone counts as an interruption.
    fn end(&mut self, reply: io::Result<Reply>) -> io::Result<Reply> {
        self.terminal.cooked();
        match reply {
            Err(error) if error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error()) => {
                Ok(Reply::Interrupted)
            }
            reply => reply,
        }
    }
}

impl<T: Terminal, W: Write, R: Write> Ui for Prompts<T, W, R> {
    fn ask(&mut self, turn: &Turn) -> io::Result<Reply> {
        let mut kept = match self.kept.take() {
            Some(kept) if kept.is(turn) => {
                if self.pending.take().is_some() {
                    self.area.clear()?; // asked again: it was no record after all
                }
                kept
            }
            _ => {
                self.settle()?;
                self.hints = 0;
                Kept::new(turn)
            }
        };
        self.card = matches!(turn.deal.form, Form::Card { .. });
        let reply = self.fill(turn, &mut *kept.field);
        self.kept = Some(kept);
        self.end(reply)
    }

    fn tell(&mut self, feedback: &Feedback) -> io::Result<Reply> {
        self.settle()?;
        self.kept = None;
        let reply = self.told(feedback);
        self.end(reply)
    }

    fn sum_up(&mut self, summary: &Summary) -> io::Result<()> {
        self.settle()?;
        let look = self.results_look;
        for line in page::summary(summary, look) {
            writeln!(self.results, "{line}")?;
        }
        self.results.flush()
    }

    fn confirm(&mut self, question: &str) -> io::Result<bool> {
        self.settle()?;
        let (look, _) = self.now();
        let mut short = question;
        if width(question) + 10 > look.columns {
            self.area.finish(&wrap(&crate::text::printable(question), look.columns, "", ""))?;
            short = "Yes?";
        }
        self.terminal.discard();
        Ok(self.terminal.confirm(look, short)?.unwrap_or(false))
    }

    fn pick(&mut self, question: &str, items: &[String]) -> io::Result<Option<usize>> {
        self.settle()?;
        let (look, _) = self.now();
        self.area.finish(&wrap(&crate::text::printable(question), look.columns, "", ""))?;
        self.terminal.discard();
        let Choice::Picked(place) = self.terminal.menu(look, items)? else { return Ok(None) };
        if let Some(item) = items.get(place) {
            let mark = look.sign("❯ ", "> ");
            self.area.finish(&wrap(
                &crate::text::printable_line(item),
                look.columns,
                mark,
                "  ",
            ))?;
        }
        Ok(Some(place))
    }
}

#[cfg(test)]
mod tests;
