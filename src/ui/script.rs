//! A surface for tests: its replies are written down beforehand, and what it was shown is kept.

use super::{Reply, Ui};
use crate::engine::{Feedback, Summary, Turn};
use std::collections::VecDeque;
use std::io;

/// A person whose every move is known. Where nothing more is written down, the input has ended:
/// the person goes on from feedback, and leaves everything else.
#[derive(Default)]
pub struct Script {
    /// The replies to questions and to feedback, in order.
    pub replies: VecDeque<Reply>,
    /// The replies to questions of yes or no.
    pub confirmed: VecDeque<bool>,
    /// The places picked of menus.
    pub picked: VecDeque<usize>,
    /// The questions asked.
    pub turns: Vec<Turn>,
    /// The feedback shown.
    pub feedback: Vec<Feedback>,
    /// The summaries shown.
    pub summaries: Vec<Summary>,
    /// What was asked beside the questions, in order.
    pub said: Vec<String>,
}

impl Script {
    /// A person who replies like this.
    pub fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self { replies: replies.into_iter().collect(), ..Self::default() }
    }
}

impl Ui for Script {
    fn ask(&mut self, turn: &Turn) -> io::Result<Reply> {
        self.turns.push(turn.clone());
        Ok(self.replies.pop_front().unwrap_or(Reply::Ended))
    }

    fn tell(&mut self, feedback: &Feedback) -> io::Result<Reply> {
        self.feedback.push(feedback.clone());
        Ok(self.replies.pop_front().unwrap_or(Reply::GoOn))
    }

    fn sum_up(&mut self, summary: &Summary) -> io::Result<()> {
        self.summaries.push(summary.clone());
        Ok(())
    }

    fn confirm(&mut self, question: &str) -> io::Result<bool> {
        self.said.push(question.to_owned());
        Ok(self.confirmed.pop_front().unwrap_or(false))
    }

    fn pick(&mut self, question: &str, _items: &[String]) -> io::Result<Option<usize>> {
        self.said.push(question.to_owned());
        Ok(self.picked.pop_front())
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
        assert!(!script.confirm("Sure?").unwrap());
        assert_eq!(script.said, ["Which?", "Which?", "Sure?"]);
    }
}
