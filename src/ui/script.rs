//! A surface for tests: its replies are written down beforehand, and what it was shown is kept.

use super::{Desk, Inspect, Leaving, Matter, Onward, Reply, Ui, Wanted};
use crate::engine::{Feedback, Summary, Turn};
use crate::text::Look;
use std::collections::VecDeque;
use std::io;

/// A person whose every move is known. Where nothing more is written down, the person goes on from
/// feedback and leaves everything else, or interrupts it.
#[derive(Default)]
pub struct Script {
    /// The replies to questions, pauses and feedback, in order.
    pub replies: VecDeque<Reply>,
    /// The replies to questions of yes or no.
    pub confirmed: VecDeque<bool>,
    /// The places picked of menus.
    pub picked: VecDeque<usize>,
    /// The keys that decide what is shown.
    pub decided: VecDeque<char>,
    /// The lines typed where some are wanted.
    pub typed: VecDeque<Vec<String>>,
    /// Whether the end of what is written down is an interruption.
    pub interrupts: bool,
    /// How questions of an exam are left.
    pub leavings: VecDeque<Leaving>,
    /// The questions asked, those of an exam too.
    pub turns: Vec<Turn>,
    /// The feedback shown.
    pub feedback: Vec<Feedback>,
    /// The summaries shown.
    pub summaries: Vec<Summary>,
    /// What was asked and said beside the questions, in order.
    pub said: Vec<String>,
}

impl Script {
    /// A person who replies like this.
    pub fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self { replies: replies.into_iter().collect(), ..Self::default() }
    }

    /// What comes next, or how it ends.
    fn or<A>(&self, next: Option<A>, end: A) -> io::Result<A> {
        match next {
            None if self.interrupts => Err(io::ErrorKind::Interrupted.into()),
            next => Ok(next.unwrap_or(end)),
        }
    }
}

impl Ui for Script {
    fn ask(&mut self, turn: &Turn) -> io::Result<Reply> {
        self.turns.push(turn.clone());
        let next = self.replies.pop_front();
        self.or(next, Reply::Ended)
    }

    fn pause(&mut self, _turn: &Turn) -> io::Result<Reply> {
        let next = self.replies.pop_front();
        self.or(next, Reply::GoOn)
    }

    fn tell(&mut self, feedback: &Feedback) -> io::Result<Reply> {
        self.feedback.push(feedback.clone());
        let next = self.replies.pop_front();
        self.or(next, Reply::GoOn)
    }

    fn end(&mut self) -> io::Result<bool> {
        self.said.push(super::NOTHING_LEFT.to_owned());
        Ok(self.replies.pop_front_if(|reply| *reply == Reply::Undo).is_some())
    }

    fn sit(&mut self, desk: &Desk<'_>) -> io::Result<Leaving> {
        self.turns.push(desk.turn.clone());
        let end = if self.interrupts { Onward::Interrupted } else { Onward::Ended };
        let left = || Leaving { answer: desk.given.cloned(), then: end };
        Ok(self.leavings.pop_front().unwrap_or_else(left))
    }

    fn sum_up(&mut self, summary: &Summary) -> io::Result<()> {
        self.summaries.push(summary.clone());
        Ok(())
    }

    fn confirm(&mut self, question: &str, _usual: bool) -> io::Result<Option<bool>> {
        self.said.push(question.to_owned());
        let next = self.confirmed.pop_front();
        self.or(next.map(Some), None)
    }

    fn pick_from(&mut self, question: &str, _: &[String], _: usize) -> io::Result<Option<usize>> {
        self.said.push(question.to_owned());
        let next = self.picked.pop_front();
        self.or(next.map(Some), None)
    }

    fn decide(&mut self, matter: &Matter<'_>) -> io::Result<Option<char>> {
        self.said.push(matter.heading.join(", "));
        let next = self.decided.pop_front();
        self.or(next.map(Some), None)
    }

    fn lines(
        &mut self,
        wanted: &Wanted<'_>,
        inspect: Inspect<'_>,
    ) -> io::Result<Option<Vec<String>>> {
        self.said.push(wanted.question.to_owned());
        while let Some(typed) = self.typed.pop_front() {
            match inspect(&typed) {
                Ok(()) => return Ok(Some(typed)),
                Err(reason) => self.said.push(reason),
            }
            wanted.leave(typed, true);
        }
        self.or(None, None)
    }

    fn show(&mut self, lines: &[String]) -> io::Result<()> {
        self.said.extend_from_slice(lines);
        Ok(())
    }

    fn look(&self) -> Look {
        Look { columns: 80, colour: false, theme: crate::text::Theme::USUAL, unicode: true }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_nothing_is_written_down_the_input_has_ended() {
        let mut script = Script::default();
        script.picked.push_back(1);
        assert_eq!(script.pick("Which?", &[]).unwrap(), Some(1));
        assert_eq!(script.pick("Which?", &[]).unwrap(), None);
        assert_eq!(script.confirm("Sure?", true).unwrap(), None);
        assert_eq!(script.said, ["Which?", "Which?", "Sure?"]);
        script.interrupts = true;
        assert!(script.confirm("Sure?", true).is_err());
    }
}
