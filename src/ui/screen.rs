//! The surface of a terminal: what is asked is drawn in place, answered by keys, and left on the
//! screen as a short record of what was asked and given.

use super::area::Area;
use super::control;
use super::desk::{Desk, Leaving};
use super::look::Ink;
use super::page;
use super::picture::{Gallery, Hung};
use super::scene::Scene;
use super::tty::{Size, Terminal, lost};
use super::{Inspect, Matter, Reply, Retelling, Ui, Wanted, Wish};
use crate::engine::{Feedback, Summary, Turn};
use crate::text::{Emulator, Look};
use std::io::{self, Write};

mod decide;
mod dialog;
mod exam;
mod menu;
mod overview;
mod question;
mod verdict;
mod waiting;

use exam::Seated;
use question::{Imprint, Kept};
use verdict::Reception;

/// Asks in a terminal. What was typed survives a hint, a pause and being asked again.
pub struct Screen<T: Terminal, W: Write, R: Write> {
    terminal: T,
    area: Area<W>,
    look: Look,
    results: R,
    results_look: Look,
    kept: Option<Kept>,
    /// The question of an exam that was left last.
    place: Option<Seated>,
    /// Whether the question was left with an answer, or without, until its record stays.
    pending: Option<Imprint>,
    passage: Option<String>,
    told: Retelling,
    /// Whether a remark stands last, so that a question needs a blank line above it.
    is_noted: bool,
    /// Whether the pause that was asked for stops the whole program.
    stops: bool,
    gallery: Gallery,
}

impl<T: Terminal, W: Write, R: Write> Screen<T, W, R> {
    /// Asks at `terminal`, draws questions to `out` as `look` says, and writes the summary to
    /// `results` as `results_look` says. The columns of `look` are the window's at every moment.
    /// No pictures are shown.
    pub const fn new(terminal: T, out: W, look: Look, results: R, results_look: Look) -> Self {
        Self {
            terminal,
            area: Area::new(out),
            look,
            results,
            results_look,
            kept: None,
            place: None,
            pending: None,
            passage: None,
            told: Retelling::Nothing,
            is_noted: false,
            stops: false,
            gallery: Gallery::closed(),
        }
    }

    /// The same with pictures, as far as this terminal can show them.
    pub fn in_emulator(self, emulator: Emulator) -> Self {
        Self { gallery: Gallery::of(emulator), ..self }
    }

    /// The look of the window as it is now; its last column stays free, so that no line wraps.
    fn now(&self) -> (Look, Size) {
        let size = self.terminal.size();
        (self.look.with_columns(size.columns.saturating_sub(1).max(1)), size)
    }

    /// Leaves the record of the last answer on the screen.
    fn settle(&mut self) -> io::Result<()> {
        let (look, size) = self.now();
        match (self.pending.take(), &self.kept) {
            (Some(record), Some(kept)) => self.area.finish(&record.lines(kept, look, size)),
            _ => Ok(()),
        }
    }

    /// Takes keys for one prompt, none that was typed ahead, and gives the terminal back.
    fn prompt<A>(&mut self, run: impl FnOnce(&mut Self) -> io::Result<A>) -> io::Result<A> {
        self.terminal.raw().map_err(lost)?;
        let done = self.terminal.discard().and_then(|()| run(self));
        // What was left unanswered stays, and what is said next stands below it.
        let left = if done.is_err() { self.area.leave() } else { Ok(()) };
        self.terminal.cooked();
        done.and_then(|done| left.map(|()| done)).map_err(lost)
    }

    /// The same for a reply to a question or to feedback. Where what follows is drawn in the same
    /// place, nothing that is typed meanwhile is to stand there.
    fn prompt_reply(
        &mut self,
        run: impl FnOnce(&mut Self) -> io::Result<Reply>,
    ) -> io::Result<Reply> {
        self.terminal.raw().map_err(lost)?;
        let done = self.terminal.discard().and_then(|()| run(self));
        match done {
            Ok(Reply::Answer(_) | Reply::Skip | Reply::GoOn) => self.terminal.quiet(),
            Ok(_) | Err(_) => self.terminal.cooked(),
        }
        done.map_err(lost)
    }

    /// Leaves on the screen what a reply to a question asks for.
    fn replied(&mut self, turn: &Turn, reply: io::Result<Reply>) -> io::Result<Reply> {
        match reply {
            Ok(Reply::Answer(_)) => self.pending = Some(self.record(turn, true)),
            Ok(Reply::Skip) => self.pending = Some(self.record(turn, false)),
            Ok(
                Reply::Quit | Reply::Ended | Reply::Treat(Wish::Known | Wish::Suspend | Wish::Bury),
            )
            | Err(_) => {
                self.leave(turn)?;
            }
            Ok(_) => {}
        }
        reply
    }
}

impl<T: Terminal, W: Write, R: Write> Ui for Screen<T, W, R> {
    fn ask(&mut self, turn: &Turn) -> io::Result<Reply> {
        self.told = Retelling::Nothing;
        let mut is_refused = false;
        let is_same = self.kept.as_ref().is_some_and(|kept| kept.turn.is_same(turn));
        if !is_same {
            self.settle()?;
        } else if self.pending.take().is_some() {
            self.area.clear()?; // asked again: it was no record after all
            is_refused = true;
        }
        if std::mem::take(&mut self.is_noted) {
            self.area.finish(&[String::new()])?;
        }
        let fresh =
            || Kept { turn: turn.clone(), field: question::field(turn), hung: Hung::default() };
        let mut kept = self.kept.take().filter(|_| is_same).unwrap_or_else(fresh);
        let news = turn.notice.is_some() || turn.hints.len() > kept.turn.hints.len();
        kept.turn = turn.clone();
        if is_refused {
            kept.field.refuse();
        }
        let reply = self.prompt_reply(|screen| {
            kept.hung = screen.hang(turn)?;
            screen.fill(turn, &mut *kept.field, &kept.hung, news)
        });
        self.kept = Some(kept);
        self.replied(turn, reply)
    }

    fn pause(&mut self, turn: &Turn) -> io::Result<Reply> {
        if std::mem::take(&mut self.stops) {
            self.prompt(Self::suspend)?;
            return Ok(Reply::GoOn);
        }
        let kept = self.kept.take();
        let field = kept.as_ref().map(|kept| &*kept.field);
        let reply = self.prompt_reply(|screen| {
            screen.choose_control(Scene::Asked(turn), &question::all_keys(field), &|look| {
                question::sight(turn, field, look)
            })
        });
        self.kept = kept;
        self.replied(turn, reply)
    }

    fn tell(&mut self, feedback: &Feedback) -> io::Result<Reply> {
        let asked = self.pending.take().zip(self.kept.take());
        let told = Reception { feedback, asked, before: std::mem::take(&mut self.told) };
        // The learner was the judge, and can take it back at the next question.
        let needs_no_key = feedback.rated.is_some() && !feedback.last;
        let reply = if needs_no_key {
            Ok(Reply::GoOn)
        } else {
            self.prompt_reply(|screen| screen.await_reply(&told))
        };
        if matches!(reply, Ok(Reply::Listen)) {
            self.area.clear()?; // it is told in the same place again
            self.told = told.before;
            (self.pending, self.kept) = told.asked.unzip();
            return reply;
        }
        let (look, size) = self.now();
        let (mut lines, verdict) = told.lines(look, Some(size));
        lines.extend(verdict);
        if let Ok(reply) = &reply {
            lines.extend(control::mark(feedback, reply).map(|mark| look.paint(Ink::Dim, mark)));
        }
        if !lines.is_empty() || told.before != Retelling::All || self.is_noted {
            lines.push(String::new());
            self.is_noted = false;
        }
        self.area.finish(&lines)?;
        self.told = reply.as_ref().map_or(Retelling::Nothing, Retelling::before);
        reply
    }

    fn end(&mut self) -> io::Result<bool> {
        self.settle()?;
        self.prompt(Self::take_end)
    }

    fn sit(&mut self, desk: &Desk<'_>) -> io::Result<Leaving> {
        self.settle()?;
        self.sit_down(desk)
    }

    fn sum_up(&mut self, summary: &Summary) -> io::Result<()> {
        self.settle()?;
        // Where results go to the window too, it may have another width by now.
        let is_here = self.results_look.columns == self.look.columns;
        let columns = if is_here { self.now().0.columns } else { self.results_look.columns };
        for line in page::summary(summary, self.results_look.with_columns(columns)) {
            writeln!(self.results, "{line}")?;
        }
        self.results.flush()
    }

    fn confirm(&mut self, question: &str, usual: bool) -> io::Result<Option<bool>> {
        self.settle()?;
        self.prompt(|screen| screen.ask_yes_no(question, usual))
    }

    fn pick_from(
        &mut self,
        question: &str,
        items: &[String],
        at: usize,
    ) -> io::Result<Option<usize>> {
        self.settle()?;
        self.pick_item(question, items, at)
    }

    fn decide(&mut self, matter: &Matter<'_>) -> io::Result<Option<char>> {
        self.settle()?;
        self.prompt(|screen| screen.decide_by_key(matter))
    }

    fn lines(&mut self, wanted: &Wanted, inspect: Inspect<'_>) -> io::Result<Option<Vec<String>>> {
        self.settle()?;
        self.prompt(|screen| screen.take_lines(wanted, inspect))
    }

    fn show(&mut self, lines: &[String]) -> io::Result<()> {
        self.settle()?;
        self.is_noted = lines.last().is_some_and(|line| !line.is_empty());
        self.area.finish(lines)
    }

    fn look(&self) -> Look {
        self.now().0
    }
}

#[cfg(test)]
mod sizes;
#[cfg(test)]
mod stage;
#[cfg(test)]
mod tests;
