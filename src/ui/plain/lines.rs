//! Answers that are typed, line by line: a gap each, an entry each, or one text.

use super::{Entered, Plain};
use crate::form::{Answer, Grouping, LONGEST, TOO_LONG, is_list};
use crate::text::printable_line;
use crate::ui::{Reply, Ui};
use std::io::{BufRead, Write};

impl<I: BufRead, Q: Write, R: Write> Plain<I, Q, R> {
    /// Reads one line of an answer, until there is one that is not too long.
    fn read_part(&mut self, mark: &str) -> Entered<String> {
        loop {
            let before: usize = self.shown.lines.iter().map(String::len).sum();
            match self.read(mark)? {
                Ok(line) if before + line.len() > LONGEST => self.show(&[TOO_LONG.to_owned()])?,
                read => return Ok(read),
            }
        }
    }

    /// One line for each gap.
    pub(super) fn gaps(&mut self, labels: &[String]) -> Entered<Answer> {
        while self.shown.lines.len() < labels.len().max(1) {
            let label = labels.get(self.shown.lines.len()).map(|label| printable_line(label));
            match self.read_part(&label.unwrap_or_default())? {
                Ok(line) => self.shown.lines.push(line),
                Err(reply) => return Ok(Err(reply)),
            }
        }
        Ok(Ok(Answer::Lines(std::mem::take(&mut self.shown.lines))))
    }

    /// Lines of one text, up to two empty ones or the end of the input.
    pub(super) fn text(&mut self) -> Entered<Answer> {
        loop {
            match self.read_part("")? {
                Err(Reply::Ended) if self.shown.lines.iter().any(|line| !line.is_empty()) => break,
                Err(reply) => return Ok(Err(reply)),
                Ok(line) => {
                    let is_empty = |line: &String| line.trim().is_empty();
                    let ends = is_empty(&line) && self.shown.lines.last().is_some_and(is_empty);
                    self.shown.lines.push(line);
                    if ends {
                        break;
                    }
                }
            }
        }
        let text = std::mem::take(&mut self.shown.lines).join("\n");
        Ok(Ok(Answer::Lines(vec![text.trim_end().to_owned()])))
    }

    /// One line with separators, or an entry a line and an empty line.
    pub(super) fn list(&mut self, count: usize, grouping: Grouping) -> Entered<Answer> {
        loop {
            match self.read_part(&(self.shown.lines.len() + 1).to_string())? {
                Err(Reply::Ended) if !self.shown.lines.is_empty() => break,
                Err(reply) => return Ok(Err(reply)),
                Ok(line) if line.trim().is_empty() => break,
                Ok(line) => {
                    let may_be_whole = grouping == Grouping::List && self.shown.lines.is_empty();
                    let whole = may_be_whole && is_list(&line, count);
                    self.shown.lines.push(line);
                    if whole {
                        break;
                    }
                }
            }
        }
        Ok(Ok(Answer::Lines(std::mem::take(&mut self.shown.lines))))
    }
}
