//! Plain lines over any reader and writers: for pipes, scripts, tests and screen readers. Nothing
//! is redrawn and no escape sequence is written; every answer is a line.

use super::control::{self, Control};
use super::desk::{Desk, Leaving};
use super::input::LineSource;
use super::markdown::spans;
use super::page::{self, Visible};
use super::scene::Scene;
use super::tty::lost;
use super::{Inspect, Matter, NOTHING_LEFT, Reply, Retelling, Ui, Wanted};
use crate::engine::{Feedback, Summary, Turn};
use crate::form::{Answer, Form, Grouping, Rating};
use crate::text::Look;
use std::io::{self, Write};

mod answer;
mod desk;
mod dialog;
mod line;
mod lines;
mod parts;

use answer::Picker;
use desk::Stay;
use line::{command, read_line, unescaped};
use parts::parts;

/// Speaks plain lines. Questions and verdicts go to one writer, the summary to another.
pub struct Plain<I: LineSource, Q: Write, R: Write> {
    input: I,
    /// What has come of the next line.
    begun: Vec<u8>,
    questions: Q,
    results: R,
    look: Look,
    /// Whether a person is there to be told what can be typed.
    person: bool,
    passage: Option<String>,
    shown: Shown,
    told: Retelling,
    stay: Stay,
    /// Whether that person knows where the commands are told.
    is_introduced: bool,
}

/// The command that names the others.
const HELP: &str = ":help";

/// What a line is taken for, or the command that it is.
type Entered<A> = io::Result<Result<A, Reply>>;

/// The question that was shown last, as far as it was answered.
#[derive(Default)]
struct Shown {
    turn: Option<Turn>,
    lines: Vec<String>,
    turned: bool,
}

impl<I: LineSource, Q: Write, R: Write> Plain<I, Q, R> {
    /// Reads answers from `input`, writes questions and verdicts to `questions` and the summary to
    /// `results`. With `person`, someone sits at `input` and is prompted for each line.
    pub fn new(input: I, questions: Q, results: R, look: Look, person: bool) -> Self {
        let look = Look {
            columns: usize::MAX,
            colour: false,
            theme: crate::text::Theme::USUAL,
            unicode: look.unicode,
        };
        Self {
            input,
            begun: Vec::new(),
            questions,
            results,
            look,
            person,
            passage: None,
            shown: Shown::default(),
            told: Retelling::Nothing,
            stay: Stay::default(),
            is_introduced: false,
        }
    }

    /// Reads a line, of which a person is told what is wanted; none when the input has ended.
    fn line(&mut self, wanted: &str) -> io::Result<Option<String>> {
        if self.person {
            self.write(&format!("{wanted}> "))?;
        }
        let line = loop {
            match read_line(&mut self.input, &mut self.begun) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                read => break read,
            }
        };
        if self.person && !matches!(line, Ok(Some(_))) {
            self.write("\n")?; // what follows begins a line of its own
        }
        line
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        self.questions
            .write_all(text.as_bytes())
            .and_then(|()| self.questions.flush())
            .map_err(lost)
    }

    /// Reads a line or a command; which ones there are is said where that is asked.
    fn read(&mut self, wanted: &str) -> Entered<String> {
        loop {
            let Some(line) = self.line(wanted)? else { return Ok(Err(Reply::Ended)) };
            if line.trim() == HELP {
                let turn = self.shown.turn.as_ref();
                let commands =
                    turn.into_iter().flat_map(|turn| control::commands(Scene::Asked(turn)));
                let line =
                    |(control, text): (&Control, String)| format!("{}  {text}", control.command);
                self.show(&commands.map(line).collect::<Vec<_>>())?;
                continue;
            }
            return Ok(command(&line).map_or_else(|| Ok(unescaped(&line)), Err));
        }
    }

    /// Shows a question, or of one that was just shown only what is new.
    fn show_question(&mut self, turn: &Turn) -> io::Result<()> {
        let look = self.look;
        match &self.shown.turn {
            Some(before) if before.is_same(turn) => {
                let hints = turn.hints.get(before.hints.len()..).unwrap_or_default().to_vec();
                let news =
                    Turn { prompt: String::new(), image: None, sound: None, hints, ..turn.clone() };
                self.shown.turn = Some(turn.clone());
                self.show(&page::question(&news, look))
            }
            _ => self.show_anew(turn, page::heading(turn, look)),
        }
    }

    /// Shows a question whole.
    fn show_anew(&mut self, turn: &Turn, heading: String) -> io::Result<()> {
        let mut lines = Vec::new();
        if self.shown.turn.is_some() {
            lines.push(String::new()); // the one before was left without an answer
        }
        if self.person && !std::mem::replace(&mut self.is_introduced, true) {
            lines.push(format!("Answer by a line; {HELP} names the commands."));
        }
        lines.push(heading);
        if turn.passage != self.passage {
            let passage = turn.passage.as_deref().unwrap_or_default();
            lines.extend(super::markdown::render(passage, self.look));
            self.passage.clone_from(&turn.passage);
        }
        lines.extend(page::question(turn, self.look));
        lines.extend(parts(&turn.deal.form, self.look));
        self.shown = Shown { turn: Some(turn.clone()), ..Shown::default() };
        self.show(&lines)
    }

    /// Reads one line and makes it an answer, until it is one.
    fn parsed<A>(&mut self, parse: impl Fn(&str) -> Result<A, String>) -> Entered<A> {
        loop {
            match self.read("")?.map(|line| parse(&line)) {
                Ok(Ok(answer)) => return Ok(Ok(answer)),
                Ok(Err(reason)) => self.show(&[reason])?,
                Err(reply) => return Ok(Err(reply)),
            }
        }
    }

    fn answer(&mut self, turn: &Turn) -> Entered<Answer> {
        let form = &turn.deal.form;
        match form {
            Form::One { .. } | Form::Many { .. } | Form::Order { .. } | Form::Pairs { .. } => {
                let picker = Picker::of(form);
                self.parsed(|line| picker.read(line))
            }
            Form::Lines { labels, grouping } => self.typed(labels, *grouping),
            Form::Card { back } => self.card(back, turn),
        }
    }

    /// Reads lines until they are a whole answer.
    fn typed(&mut self, labels: &[String], grouping: Grouping) -> Entered<Answer> {
        loop {
            let mark = lines::mark(labels, grouping, &self.shown.lines);
            let read = self.read(&mark)?;
            let has_ended = read == Err(Reply::Ended);
            match read.map(|line| lines::take(labels, grouping, &mut self.shown.lines, line)) {
                Ok(Ok(false)) => continue,
                Ok(Err(reason)) => {
                    self.show(&[reason])?;
                    continue;
                }
                Err(reply) if !has_ended => return Ok(Err(reply)),
                Ok(Ok(true)) | Err(_) => {}
            }
            let typed = std::mem::take(&mut self.shown.lines);
            let (answer, is_enough) = lines::whole(grouping, typed);
            let is_whole = is_enough || !has_ended;
            return Ok(if is_whole { Ok(answer) } else { Err(Reply::Ended) });
        }
    }

    /// A line turns the card, the next one rates.
    fn card(&mut self, back: &[String], turn: &Turn) -> Entered<Answer> {
        if !self.shown.turned {
            if let Err(reply) = self.read("Enter shows the answer ")? {
                return Ok(Err(reply));
            }
            self.shown.turned = true;
            let arrow = self.look.sign("→", "->");
            let side = |back: &String| format!("{arrow} {}", spans(back, self.look));
            let mut lines: Vec<String> = back.iter().map(side).collect();
            let explain = turn.explain.iter();
            lines.extend(explain.flat_map(|explain| super::markdown::render(explain, self.look)));
            let previews = turn.previews.as_ref();
            let ratings = Rating::ALL.iter().enumerate().map(|(place, rating)| {
                let preview = previews.map_or_else(String::new, |all| format!(" ({})", all[place]));
                format!("{} {rating}{preview}", *rating as u8)
            });
            lines.push(ratings.collect::<Vec<_>>().join(", "));
            self.show(&lines)?;
        }
        Ok(self.parsed(answer::rating)?.map(Answer::Card))
    }
}

/// Reads a line as what it picks of a form. The error is what to write instead.
pub fn picked(form: &Form, line: &str) -> Result<Answer, String> {
    Picker::of(form).read(line)
}

impl<I: LineSource, Q: Write, R: Write> Ui for Plain<I, Q, R> {
    fn ask(&mut self, turn: &Turn) -> io::Result<Reply> {
        self.show_question(turn)?;
        loop {
            match self.answer(turn)? {
                Ok(answer) => return Ok(Reply::Answer(answer)),
                Err(reply) => match control::refusal(Scene::Asked(turn), &reply) {
                    Some(reason) => self.show(&[reason.to_owned()])?,
                    None => return Ok(reply),
                },
            }
        }
    }

    fn pause(&mut self, _turn: &Turn) -> io::Result<Reply> {
        Ok(Reply::GoOn)
    }

    fn tell(&mut self, feedback: &Feedback) -> io::Result<Reply> {
        let visible = if self.shown.turned { Visible::All } else { Visible::Nothing };
        self.shown = Shown::default();
        let told = std::mem::take(&mut self.told);
        if told != Retelling::All {
            let mut lines = vec![page::heard(feedback)];
            lines.extend(if told == Retelling::Answer {
                page::standing(feedback, self.look)
            } else {
                page::feedback(feedback, self.look, visible)
            });
            lines.push(String::new());
            self.show(&lines)?;
        }
        if !feedback.last {
            return Ok(Reply::GoOn);
        }
        let direct = control::commands(Scene::Told(feedback));
        let direct = direct.filter(|(control, _)| control.is_direct);
        let direct: Vec<&str> = direct.map(|(control, _)| control.command).collect();
        let wanted = format!("Enter ends, or {} ", direct.join(" "));
        loop {
            return Ok(match self.read(&wanted)? {
                Ok(_) | Err(Reply::Hint | Reply::Skip | Reply::Ended) => Reply::GoOn,
                Err(reply) => {
                    if let Some(reason) = control::refusal(Scene::Told(feedback), &reply) {
                        self.show(&[reason.to_owned()])?;
                        continue;
                    }
                    let is_heard = reply == Reply::Listen;
                    self.told = if is_heard { Retelling::All } else { Retelling::before(&reply) };
                    reply
                }
            });
        }
    }

    fn end(&mut self) -> io::Result<bool> {
        self.shown = Shown::default();
        self.show(&[NOTHING_LEFT.to_owned()])?;
        Ok(self.read("Enter ends, or :undo ")? == Err(Reply::Undo))
    }

    fn sit(&mut self, desk: &Desk<'_>) -> io::Result<Leaving> {
        self.sit_by_lines(desk)
    }

    fn sum_up(&mut self, summary: &Summary) -> io::Result<()> {
        let look = self.look;
        for line in page::summary(summary, look) {
            writeln!(self.results, "{line}")?;
        }
        self.results.flush()
    }

    fn confirm(&mut self, question: &str, usual: bool) -> io::Result<Option<bool>> {
        if self.person { self.ask_yes_no(question, usual) } else { Ok(None) }
    }

    fn pick_from(
        &mut self,
        question: &str,
        items: &[String],
        _at: usize,
    ) -> io::Result<Option<usize>> {
        if self.person { self.pick_item(question, items) } else { Ok(None) }
    }

    fn decide(&mut self, matter: &Matter<'_>) -> io::Result<Option<char>> {
        self.decide_by_line(matter)
    }

    fn lines(&mut self, wanted: &Wanted, inspect: Inspect<'_>) -> io::Result<Option<Vec<String>>> {
        if self.person { self.take_lines(wanted, inspect) } else { Ok(None) }
    }

    fn show(&mut self, lines: &[String]) -> io::Result<()> {
        let lines: Vec<&str> = lines.iter().flat_map(|line| [line, "\n"]).collect();
        self.write(&lines.concat())
    }

    fn look(&self) -> Look {
        self.look
    }
}

#[cfg(test)]
mod tests;
