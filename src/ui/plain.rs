//! Plain lines over any reader and writers: for pipes, scripts, tests and screen readers. Nothing
//! is redrawn and no escape sequence is written; every answer is a line.

use super::chooser::is_truth;
use super::markdown::code_spans;
use super::page::{self, Seen};
use super::{Reply, Ui};
use crate::engine::{Feedback, Summary, Turn};
use crate::form::{Answer, Form, Grouping, Rating};
use crate::text::Look;
use crate::text::{printable, printable_line};
use std::io::{self, BufRead, Write};

mod answer;
mod line;

pub(super) use line::read_line;
use line::{command, unescaped};

/// Speaks plain lines. Questions and verdicts go to one writer, the summary to another.
pub struct Plain<I: BufRead, Q: Write, R: Write> {
    input: I,
    questions: Q,
    results: R,
    look: Look,
    /// Whether a person is there to be told what can be typed.
    person: bool,
    passage: Option<String>,
    draft: Draft,
}

/// A question as far as it was answered.
#[derive(Default)]
struct Draft {
    question: Option<(usize, u32, String, Form)>,
    hints: usize,
    lines: Vec<String>,
    turned: bool,
}

/// A line that was read.
enum Said {
    Line(String),
    Command(Reply),
}

impl<I: BufRead, Q: Write, R: Write> Plain<I, Q, R> {
    /// Reads answers from `input`, writes questions and verdicts to `questions` and the summary to
    /// `results`. With `person`, someone sits at `input` and is prompted for each line.
    pub const fn new(input: I, questions: Q, results: R, look: Look, person: bool) -> Self {
        let look = Look { columns: usize::MAX, colour: false, unicode: look.unicode };
        let draft = Draft { question: None, hints: 0, lines: Vec::new(), turned: false };
        Self { input, questions, results, look, person, passage: None, draft }
    }

    fn say(&mut self, lines: &[String]) -> io::Result<()> {
        for line in lines {
            writeln!(self.questions, "{line}")?;
        }
        self.questions.flush()
    }

    /// Reads a line; a person is told what is wanted.
    fn hear(&mut self, wanted: &str) -> io::Result<Said> {
        if self.person {
            write!(self.questions, "{wanted}> ")?;
            self.questions.flush()?;
        }
        let line = match read_line(&mut self.input) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(Reply::Interrupted),
            line => line?.ok_or(Reply::Ended),
        };
        let line = match line {
            Ok(line) => line,
            Err(reply) => {
                if self.person {
                    writeln!(self.questions)?; // what follows begins a line of its own
                }
                return Ok(Said::Command(reply));
            }
        };
        Ok(command(&line).map_or_else(|| Said::Line(unescaped(&line)), Said::Command))
    }

    /// Shows a question, or of one that was just shown only what is new.
    fn show(&mut self, turn: &Turn) -> io::Result<()> {
        let look = self.look;
        let question = (turn.number, turn.attempt, turn.prompt.clone(), turn.deal.form.clone());
        let again = self.draft.question.as_ref() == Some(&question);
        let mut lines = Vec::new();
        if again {
            let hints = turn.hints.get(self.draft.hints..).unwrap_or_default().to_vec();
            let news = Turn { prompt: String::new(), image: None, hints, ..turn.clone() };
            lines.extend(page::question(&news, look));
        } else {
            if self.draft.question.is_some() {
                lines.push(String::new()); // the one before was left without an answer
            }
            self.draft = Draft { question: Some(question), ..Draft::default() };
            lines.push(page::heading(turn, look));
            if turn.passage != self.passage {
                let passage = turn.passage.as_deref().unwrap_or_default();
                lines.extend(super::markdown::render(passage, look));
                self.passage.clone_from(&turn.passage);
            }
            lines.extend(page::question(turn, look));
            lines.extend(parts(&turn.deal.form, look));
        }
        self.draft.hints = turn.hints.len();
        self.say(&lines)
    }

    /// Reads one line and makes it an answer, until it is one.
    fn read<A>(
        &mut self,
        wanted: &str,
        parse: impl Fn(&str) -> Result<A, String>,
    ) -> io::Result<Result<A, Reply>> {
        loop {
            match self.hear(wanted)? {
                Said::Command(reply) => return Ok(Err(reply)),
                Said::Line(line) => match parse(&line) {
                    Ok(answer) => return Ok(Ok(answer)),
                    Err(reason) => self.say(&[reason])?,
                },
            }
        }
    }

    fn answer(&mut self, turn: &Turn) -> io::Result<Result<Answer, Reply>> {
        Ok(match &turn.deal.form {
            Form::One { options, .. } => {
                self.read("", |line| answer::one(line, options))?.map(Answer::One)
            }
            Form::Many { options, .. } => {
                self.read("", |line| answer::many(line, options))?.map(Answer::Many)
            }
            Form::Order { items } => {
                self.read("", |line| answer::order(line, items))?.map(Answer::Order)
            }
            Form::Pairs { left, right } => {
                self.read("", |line| answer::pairs(line, left, right))?.map(Answer::Pairs)
            }
            Form::Lines { labels, grouping: Grouping::Each } => self.gaps(labels)?,
            Form::Lines { labels, grouping: Grouping::List } => self.list(labels.len())?,
            Form::Card { back } => self.card(back, turn.previews.as_ref())?,
        })
    }

    /// One line for each gap.
    fn gaps(&mut self, labels: &[String]) -> io::Result<Result<Answer, Reply>> {
        while self.draft.lines.len() < labels.len().max(1) {
            let label = labels.get(self.draft.lines.len()).map(|label| printable_line(label));
            match self.hear(&label.unwrap_or_default())? {
                Said::Command(reply) => return Ok(Err(reply)),
                Said::Line(line) => self.draft.lines.push(line),
            }
        }
        Ok(Ok(Answer::Lines(std::mem::take(&mut self.draft.lines))))
    }

    /// One line with separators, or an entry a line and an empty line.
    fn list(&mut self, count: usize) -> io::Result<Result<Answer, Reply>> {
        loop {
            match self.hear(&(self.draft.lines.len() + 1).to_string())? {
                Said::Command(Reply::Ended) if !self.draft.lines.is_empty() => break,
                Said::Command(reply) => return Ok(Err(reply)),
                Said::Line(line) if line.trim().is_empty() => break,
                Said::Line(line) => {
                    let whole = self.draft.lines.is_empty() && answer::is_list(&line, count);
                    self.draft.lines.push(line);
                    if whole {
                        break;
                    }
                }
            }
        }
        Ok(Ok(Answer::Lines(std::mem::take(&mut self.draft.lines))))
    }

    /// A line turns the card, the next one rates.
    fn card(
        &mut self,
        back: &[String],
        previews: Option<&[String; 4]>,
    ) -> io::Result<Result<Answer, Reply>> {
        if !self.draft.turned {
            match self.hear("Enter shows the answer ")? {
                Said::Command(reply) => return Ok(Err(reply)),
                Said::Line(_) => self.draft.turned = true,
            }
            let arrow = self.look.sign("→", "->");
            let mut lines: Vec<String> = Vec::new();
            for back in back {
                lines.push(format!("{arrow} {}", code_spans(back, self.look)));
            }
            let ratings = Rating::ALL.iter().enumerate().map(|(place, rating)| {
                let preview = previews.map_or_else(String::new, |all| format!(" ({})", all[place]));
                format!("{} {rating}{preview}", *rating as u8)
            });
            lines.push(ratings.collect::<Vec<_>>().join(", "));
            self.say(&lines)?;
        }
        Ok(self.read("", answer::rating)?.map(Answer::Card))
    }
}

/// Reads a line as what it picks of a form; nothing where the answer is typed or rated.
///
/// # Errors
/// When it is not understood: what to write.
pub fn picked(form: &Form, line: &str) -> Result<Option<Answer>, String> {
    Ok(match form {
        Form::One { options, .. } => Some(Answer::One(answer::one(line, options)?)),
        Form::Many { options, .. } => Some(Answer::Many(answer::many(line, options)?)),
        Form::Order { items } => Some(Answer::Order(answer::order(line, items)?)),
        Form::Pairs { left, right } => Some(Answer::Pairs(answer::pairs(line, left, right)?)),
        Form::Lines { .. } | Form::Card { .. } => None,
    })
}

impl<I: BufRead, Q: Write, R: Write> Ui for Plain<I, Q, R> {
    fn ask(&mut self, turn: &Turn) -> io::Result<Reply> {
        self.show(turn)?;
        loop {
            match self.answer(turn)? {
                Ok(answer) => return Ok(Reply::Answer(answer)),
                Err(Reply::Hint) if turn.hints_left == 0 => {
                    self.say(&[page::no_hint(turn).to_owned()])?;
                }
                Err(reply) => return Ok(reply),
            }
        }
    }

    fn tell(&mut self, feedback: &Feedback) -> io::Result<Reply> {
        let is_card = matches!(self.draft.question, Some((_, _, _, Form::Card { .. })));
        let seen = if is_card && self.draft.turned { Seen::All } else { Seen::Nothing };
        self.draft = Draft::default();
        let mut lines = vec![page::verdict(&feedback.grade)];
        lines.extend(page::feedback(feedback, self.look, seen));
        lines.push(String::new());
        self.say(&lines)?;
        if !feedback.last {
            return Ok(Reply::GoOn);
        }
        Ok(match self.hear("Enter ends, or :undo :right :wrong :guess ")? {
            Said::Line(_) | Said::Command(Reply::Hint | Reply::Skip | Reply::Ended) => Reply::GoOn,
            Said::Command(reply) => reply,
        })
    }

    fn sum_up(&mut self, summary: &Summary) -> io::Result<()> {
        let look = self.look;
        for line in page::summary(summary, look) {
            writeln!(self.results, "{line}")?;
        }
        self.results.flush()
    }

    fn confirm(&mut self, question: &str) -> io::Result<bool> {
        if !self.person {
            return Ok(false);
        }
        Ok(match self.hear(&format!("{} y/n ", printable_line(question)))? {
            Said::Line(line) => matches!(line.trim().to_lowercase().as_str(), "y" | "yes"),
            Said::Command(_) => false,
        })
    }

    fn pick(&mut self, question: &str, items: &[String]) -> io::Result<Option<usize>> {
        if !self.person {
            return Ok(None);
        }
        let mut lines = vec![printable_line(question)];
        for (place, item) in items.iter().enumerate() {
            lines.push(format!("{}) {}", place + 1, printable_line(item)));
        }
        self.say(&lines)?;
        loop {
            let Said::Line(line) = self.hear("Number, or an empty line for none ")? else {
                return Ok(None);
            };
            let number: usize = match line.trim() {
                "" => return Ok(None),
                number => number.parse().unwrap_or(0),
            };
            match number.checked_sub(1).filter(|place| *place < items.len()) {
                Some(place) => return Ok(Some(place)),
                None => self.say(&[format!("A number from 1 to {}, please.", items.len())])?,
            }
        }
    }
}

/// What may be chosen, lettered; for pairs both sides.
fn parts(form: &Form, look: Look) -> Vec<String> {
    let lettered = |texts: &[String]| -> Vec<String> {
        let line = |(place, text): (usize, &String)| {
            format!("{}) {}", answer::label(place), one_line(text, look))
        };
        texts.iter().enumerate().map(line).collect()
    };
    match form {
        Form::One { options, .. } if is_truth(options) => {
            vec![format!("t) {}", options[0]), format!("f) {}", options[1])]
        }
        Form::One { options, .. } | Form::Many { options, .. } => lettered(options),
        Form::Order { items } => lettered(items),
        Form::Pairs { left, right } => {
            let line = |(place, text): (usize, &String)| {
                format!("{}. {}", place + 1, one_line(text, look))
            };
            let mut lines: Vec<String> = left.iter().enumerate().map(line).collect();
            lines.extend(lettered(right));
            lines
        }
        Form::Lines { labels, grouping: Grouping::Each } if labels.len() > 1 => {
            let labels: Vec<String> = labels.iter().map(|label| printable_line(label)).collect();
            vec![format!("One line each: {}", labels.join(", "))]
        }
        Form::Lines { .. } | Form::Card { .. } => Vec::new(),
    }
}

/// An option on its line; the lines of longer code are set in.
fn one_line(text: &str, look: Look) -> String {
    code_spans(printable(text).trim_end(), look).replace('\n', "\n   ")
}

#[cfg(test)]
mod tests;
