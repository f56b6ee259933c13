//! Interviews by plain lines.

use super::super::plain::read_line;
use super::{Ask, Check, Interview, Said};
use crate::text::{Look, printable_line};
use std::io::{self, BufRead, Write};

/// Asks by plain lines, for screen readers and terminals that cannot draw.
pub struct Lines<I: BufRead, W: Write> {
    input: I,
    out: W,
    look: Look,
}

impl<I: BufRead, W: Write> Lines<I, W> {
    /// Reads lines from `input` and asks on `out`.
    pub const fn new(input: I, out: W, look: Look) -> Self {
        let look = Look { columns: usize::MAX, colour: false, unicode: look.unicode };
        Self { input, out, look }
    }

    fn hear(&mut self, wanted: &str) -> io::Result<Said<String>> {
        write!(self.out, "{wanted}> ")?;
        self.out.flush()?;
        match read_line(&mut self.input) {
            Ok(Some(line)) => Ok(Said::Given(line.trim().to_owned())),
            Ok(None) => Ok(Said::Left),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(Said::Interrupted),
            Err(error) => Err(error),
        }
    }
}

impl<I: BufRead, W: Write> Interview for Lines<I, W> {
    fn lines(&mut self, ask: &Ask<'_>, check: Check<'_>) -> io::Result<Said<Vec<String>>> {
        let mut head = vec![printable_line(ask.question)];
        head.extend(ask.notes.iter().map(|note| printable_line(note)));
        if !ask.initial.is_empty() {
            let initial = printable_line(&ask.initial.join("; "));
            head.push(format!("An empty line takes {initial}"));
        }
        self.say(&head)?;
        let mut given: Vec<String> = Vec::new();
        loop {
            let wanted = if ask.several { (given.len() + 1).to_string() } else { String::new() };
            match self.hear(&wanted)? {
                Said::Given(line) => {
                    let is_end = line.is_empty() || !ask.several;
                    given.extend(Some(line).filter(|line| !line.is_empty()));
                    if !is_end {
                        continue;
                    }
                }
                Said::Left => return Ok(Said::Left),
                Said::Interrupted => return Ok(Said::Interrupted),
            }
            if given.is_empty() && !ask.initial.is_empty() {
                given = ask.initial.to_vec();
            }
            if given.is_empty() && !ask.optional {
                self.say(&["Something is needed here.".to_owned()])?;
                continue;
            }
            match check(&given) {
                Ok(()) => return Ok(Said::Given(given)),
                Err(reason) => self.say(&[printable_line(&reason)])?,
            }
            given.clear();
        }
    }

    fn pick(&mut self, question: &str, items: &[String]) -> io::Result<Said<usize>> {
        let mut lines = vec![printable_line(question)];
        for (place, item) in items.iter().enumerate() {
            lines.push(format!("{}) {}", place + 1, printable_line(item)));
        }
        self.say(&lines)?;
        loop {
            let line = match self.hear("Number ")? {
                Said::Given(line) => line,
                Said::Left => return Ok(Said::Left),
                Said::Interrupted => return Ok(Said::Interrupted),
            };
            let number: usize = line.parse().unwrap_or(0);
            match number.checked_sub(1).filter(|place| *place < items.len()) {
                Some(place) => return Ok(Said::Given(place)),
                None => self.say(&[format!("A number from 1 to {}, please.", items.len())])?,
            }
        }
    }

    fn confirm(&mut self, question: &str) -> io::Result<Said<bool>> {
        Ok(match self.hear(&format!("{} y/n ", printable_line(question)))? {
            Said::Given(line) => Said::Given(matches!(line.to_lowercase().as_str(), "y" | "yes")),
            Said::Left => Said::Left,
            Said::Interrupted => Said::Interrupted,
        })
    }

    fn say(&mut self, lines: &[String]) -> io::Result<()> {
        for line in lines {
            writeln!(self.out, "{line}")?;
        }
        self.out.flush()
    }

    fn look(&self) -> Look {
        self.look
    }
}
