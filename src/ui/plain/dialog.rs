//! What is asked beside the questions, by plain lines: menus, confirmations, lines for a wizard.

use super::line::command;
use super::parts::lettered;
use super::{Plain, answer};
use crate::text::printable_line;
use crate::ui::input::LineSource;
use crate::ui::matter::{ENTER, Offering};
use crate::ui::{Inspect, Matter, NEEDED, Ui, Wanted};
use std::io::{self, Write};

impl<I: LineSource, Q: Write, R: Write> Plain<I, Q, R> {
    /// Lets an item be picked by its letter, its number or its text.
    pub(super) fn pick_item(
        &mut self,
        question: &str,
        items: &[String],
    ) -> io::Result<Option<usize>> {
        let mut lines = vec![printable_line(question)];
        lines.extend(lettered(items, self.look));
        self.show(&lines)?;
        let names = answer::OptionNames::of(items);
        loop {
            let line = self.line("A letter, or an empty line to leave ")?;
            let is_choice = |line: &String| !line.trim().is_empty() && command(line).is_none();
            let Some(line) = line.filter(is_choice) else { return Ok(None) };
            match answer::one(&line, &names) {
                Ok(place) => return Ok(Some(place)),
                Err(reason) => self.show(&[reason])?,
            }
        }
    }

    /// Shows something once, and takes its key as a line; none when it was left.
    pub(super) fn decide_by_line(&mut self, matter: &Matter<'_>) -> io::Result<Option<char>> {
        let mut lines = vec![matter.heading(self.look)];
        lines.extend((matter.lines)(self.look, None));
        self.show(&lines)?;
        let keys: Vec<String> = matter.open().map(Offering::named).collect();
        let keys = keys.join(", ");
        loop {
            let Some(line) = self.line(&format!("{keys} "))? else { return Ok(None) };
            let mut typed = line.trim().chars();
            let decided = match (typed.next(), typed.next()) {
                (None, _) => matter.key(ENTER),
                (Some(c), None) => matter.key(c),
                _ if command(&line).is_some() => return Ok(None),
                _ => None,
            };
            match decided.map(|key| (key, matter.missing(key))) {
                Some((key, None)) => return Ok(Some(key)),
                Some((_, Some(reason))) => self.show(&[reason.to_owned()])?,
                None => self.show(&[format!("Type one of these: {keys}")])?,
            }
        }
    }

    /// Asks for yes or no; an empty line says what is usual.
    pub(super) fn ask_yes_no(&mut self, question: &str, usual: bool) -> io::Result<Option<bool>> {
        let wanted = format!("{} {} ", printable_line(question), if usual { "Y/n" } else { "y/N" });
        loop {
            let Some(line) = self.line(&wanted)? else { return Ok(None) };
            return Ok(Some(match line.trim().to_lowercase().as_str() {
                "" => usual,
                "y" | "yes" => true,
                "n" | "no" => false,
                line if command(line).is_some() => return Ok(None),
                _ => {
                    self.show(&["Answer with y or n.".to_owned()])?;
                    continue;
                }
            }));
        }
    }

    /// Asks for lines, until `inspect` has nothing to say against them.
    pub(super) fn take_lines(
        &mut self,
        wanted: &Wanted<'_>,
        inspect: Inspect<'_>,
    ) -> io::Result<Option<Vec<String>>> {
        let mut head = vec![printable_line(wanted.question)];
        head.extend(wanted.notes.iter().map(|note| printable_line(note)));
        if !wanted.initial.is_empty() {
            let initial = printable_line(&wanted.initial.join("; "));
            head.push(format!("An empty line takes {initial}"));
        }
        if wanted.several {
            head.push("One a line; an empty line ends.".to_owned());
        }
        self.show(&head)?;
        loop {
            let mut typed = Vec::new();
            match self.entries(wanted.several, &mut typed) {
                Ok(true) => {}
                left => {
                    wanted.leave(
                        if typed.is_empty() { wanted.initial.to_vec() } else { typed },
                        false,
                    );
                    return left.map(|_| None);
                }
            }
            if typed.is_empty() {
                typed = wanted.initial.to_vec();
            }
            let objection = if typed.is_empty() && !wanted.optional {
                Err(NEEDED.to_owned())
            } else {
                inspect(&typed)
            };
            match objection {
                Ok(()) => return Ok(Some(typed)),
                Err(reason) => self.show(&[printable_line(&reason)])?,
            }
        }
    }

    /// One line, or several until an empty one; whether the input goes on.
    fn entries(&mut self, several: bool, entries: &mut Vec<String>) -> io::Result<bool> {
        loop {
            let number = if several { (entries.len() + 1).to_string() } else { String::new() };
            let Some(line) = self.line(&number)? else { return Ok(false) };
            let line = line.trim();
            if !line.is_empty() {
                entries.push(line.to_owned());
            }
            if line.is_empty() || !several {
                return Ok(true);
            }
        }
    }
}
