//! An exam by plain lines: an answer goes on to the next question, and commands go anywhere else.
//! Time is looked at also while a line is waited for.

mod waiting;

use super::line::unescaped;
use super::{HELP, Plain, lines, picked};
use crate::form::{Answer, Form, Grouping};
use crate::text::printable_line;
use crate::ui::desk::{Desk, Glance, Leaving, Onward};
use crate::ui::gesture::{self, Doing};
use crate::ui::input::LineSource;
use crate::ui::scene::Scene;
use crate::ui::{Reply, Ui, control};
use std::io::{self, Write};
use waiting::Awaited;

/// What is remembered between two looks at an exam.
#[derive(Default)]
pub(super) struct Stay {
    /// What was left last, and what is said there instead of showing it again.
    said: Option<(usize, String)>,
    /// What is to be done there as soon as what stands there is kept.
    asked: Option<Doing>,
    /// How many seconds were left when that was looked at last.
    seconds: Option<u64>,
}

impl<I: LineSource, Q: Write, R: Write> Plain<I, Q, R> {
    /// Shows a question of an exam until it is left.
    pub(super) fn sit_by_lines(&mut self, desk: &Desk<'_>) -> io::Result<Leaving> {
        match self.sitting(desk) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {
                Ok(self.left(desk, Onward::Interrupted))
            }
            done => done,
        }
    }

    fn sitting(&mut self, desk: &Desk<'_>) -> io::Result<Leaving> {
        if desk.is_over() {
            return Ok(self.left(desk, Onward::TimeIsUp));
        }
        if let Some(left) = self.due_time(desk) {
            self.show(&[left])?;
        }
        self.show_desk(desk)?;
        if let Some(doing) = self.stay.asked.take()
            && let Some(done) = self.do_it(desk, doing, "")?
        {
            return Ok(done);
        }
        loop {
            let mark = self.wanted(desk);
            let line = match self.hear(&mark, desk)? {
                Awaited::Line(line) => line,
                Awaited::End => return Ok(self.left(desk, Onward::Ended)),
                Awaited::Over => return Ok(self.over(desk)),
            };
            let done = match gesture::command(&line) {
                Some((doing, _)) if self.tells(desk, doing) && self.is_unkept(desk) => {
                    self.stay.said = Some((desk.at, String::new()));
                    self.stay.asked = Some(doing);
                    Some(self.left(desk, Onward::Keep))
                }
                Some((doing, rest)) => self.do_it(desk, doing, rest)?,
                None if is_command(&line) => {
                    let word = printable_line(line.trim());
                    let word = word.split(' ').next().unwrap_or_default();
                    self.show(&[format!(
                        "An exam has no {word}: {HELP} names what it has. \
                         An answer that begins so is written \\{word}."
                    )])?;
                    None
                }
                None if line.trim() == HELP => {
                    self.show_commands(desk)?;
                    None
                }
                None => self.take_line(desk, &unescaped(&line))?,
            };
            if let Some(done) = done {
                return Ok(done);
            }
        }
    }

    /// Shows the question, or of one that was just left only what is new.
    fn show_desk(&mut self, desk: &Desk<'_>) -> io::Result<()> {
        let stays = self.stay.said.take().filter(|(at, _)| *at == desk.at);
        let notice =
            desk.turn.notice.as_ref().map(|notice| format!("! {}", printable_line(notice)));
        if stays.is_some() || notice.is_some() && self.is_shown(desk) {
            let said = stays.into_iter().map(|(_, said)| said).filter(|said| !said.is_empty());
            return self.show(&notice.into_iter().chain(said).collect::<Vec<_>>());
        }
        self.show_anew(desk.turn, desk.heading(self.look))?;
        let given = desk.given.map(|given| desk.turn.deal.form.words(given));
        let given = given.into_iter().map(|words| {
            let words: Vec<String> = words.iter().map(|word| printable_line(word)).collect();
            format!("Your answer: {}", words.join("; "))
        });
        self.show(&given.collect::<Vec<_>>())
    }

    fn is_shown(&self, desk: &Desk<'_>) -> bool {
        self.shown.turn.as_ref().is_some_and(|shown| shown.is_same(desk.turn))
    }

    /// What is wanted on the next line.
    fn wanted(&self, desk: &Desk<'_>) -> String {
        match &desk.turn.deal.form {
            Form::Lines { labels, grouping } => lines::mark(labels, *grouping, &self.shown.lines),
            Form::One { .. }
            | Form::Many { .. }
            | Form::Order { .. }
            | Form::Pairs { .. }
            | Form::Card { .. } => String::new(),
        }
    }

    /// Takes a line of an answer; a whole one goes on.
    fn take_line(&mut self, desk: &Desk<'_>, line: &str) -> io::Result<Option<Leaving>> {
        let taken = if let Form::Lines { labels, grouping } = &desk.turn.deal.form {
            lines::take(labels, *grouping, &mut self.shown.lines, line.to_owned())
        } else if line.trim().is_empty() {
            Ok(true)
        } else {
            match picked(&desk.turn.deal.form, line) {
                Ok(answer) => return Ok(Some(self.go_on(desk, answer))),
                Err(reason) => Err(reason),
            }
        };
        match (taken, self.begun_answer(desk)) {
            (Ok(false), _) => Ok(None),
            (Ok(true), Some(answer)) => Ok(Some(self.go_on(desk, answer))),
            (Ok(true), None) => {
                self.shown.lines.clear();
                let said = "Nothing was typed: :next goes on, :clear takes an answer away.";
                self.show(&[said.to_owned()])?;
                Ok(None)
            }
            (Err(reason), _) => {
                self.show(&[reason])?;
                Ok(None)
            }
        }
    }

    /// What was typed of an answer so far, if it is anything.
    fn begun_answer(&self, desk: &Desk<'_>) -> Option<Answer> {
        let Form::Lines { labels, grouping } = &desk.turn.deal.form else { return None };
        let mut typed = self.shown.lines.clone();
        if typed.iter().all(|line| line.trim().is_empty()) {
            return None;
        }
        if *grouping == Grouping::Each {
            typed.resize(labels.len().max(1), String::new());
        }
        Some(lines::whole(*grouping, typed).0)
    }

    /// Whether something is shown that tells which questions are answered.
    const fn tells(&self, desk: &Desk<'_>, doing: Doing) -> bool {
        match doing {
            Doing::List => true,
            Doing::HandIn => self.person,
            Doing::Next => desk.is_last(),
            _ => false,
        }
    }

    /// Whether something else was begun than what is kept.
    fn is_unkept(&self, desk: &Desk<'_>) -> bool {
        self.begun_answer(desk).is_some_and(|begun| Some(&begun) != desk.given)
    }

    /// Leaves the question as it stands: what was begun takes the place of what was given.
    fn left(&self, desk: &Desk<'_>, then: Onward) -> Leaving {
        let answer = self.begun_answer(desk).or_else(|| desk.given.cloned());
        Leaving { answer, then }
    }

    /// Ends with what stands there, the line that is being typed too.
    fn over(&mut self, desk: &Desk<'_>) -> Leaving {
        let line = self.unfinished();
        let is_answer = !line.trim().is_empty() && !line.trim().starts_with(':');
        let line = unescaped(&line);
        let form = &desk.turn.deal.form;
        let mut marked = None;
        if let (Form::Lines { labels, grouping }, true) = (form, is_answer) {
            // One that is too long for an answer is left out, as it would be refused.
            let _ = lines::take(labels, *grouping, &mut self.shown.lines, line);
        } else if is_answer {
            marked = picked(form, &line).ok();
        }
        let left = self.left(desk, Onward::TimeIsUp);
        Leaving { answer: marked.or(left.answer), ..left }
    }

    /// Leaves an answer, for the next question where there is one.
    fn go_on(&mut self, desk: &Desk<'_>, answer: Answer) -> Leaving {
        self.shown.lines.clear();
        let answer = Some(answer);
        if desk.is_last() {
            self.stay.said = Some((desk.at, end(desk, answer.as_ref())));
            return Leaving { answer, then: Onward::Go(desk.at) };
        }
        Leaving { answer, then: Onward::Go(desk.at + 1) }
    }

    /// Does what a command asks for; how the question is left by that, if it is.
    fn do_it(&mut self, desk: &Desk<'_>, doing: Doing, rest: &str) -> io::Result<Option<Leaving>> {
        let stays = |said: &str| Some((desk.at, said.to_owned()));
        let standing = self.left(desk, Onward::Quit).answer;
        let standing = standing.as_ref();
        let refused = match doing {
            Doing::Next if desk.is_last() => end(desk, standing),
            Doing::Back if desk.at == 0 => "This is the first question.".to_owned(),
            Doing::Next => return Ok(Some(self.left(desk, Onward::Go(desk.at + 1)))),
            Doing::Back => return Ok(Some(self.left(desk, Onward::Go(desk.at - 1)))),
            Doing::Jump => match numbered(rest, desk.places.len()) {
                Ok(at) => return Ok(Some(self.left(desk, Onward::Go(at)))),
                Err(reason) => reason,
            },
            Doing::Flag => {
                self.stay.said =
                    stays(if desk.is_flagged() { "The flag is taken off." } else { "Flagged." });
                return Ok(Some(self.left(desk, Onward::Flag)));
            }
            Doing::Clear => {
                self.shown.lines.clear();
                self.stay.said = stays("There is no answer now.");
                return Ok(Some(Leaving { answer: None, then: Onward::Go(desk.at) }));
            }
            Doing::Listen => {
                let reason = control::refusal(Scene::Asked(desk.turn), &Reply::Listen);
                if reason.is_none() {
                    self.stay.said = stays("");
                    return Ok(Some(self.left(desk, Onward::Listen)));
                }
                reason.unwrap_or_default().to_owned()
            }
            Doing::Quit => return Ok(Some(self.left(desk, Onward::Quit))),
            Doing::HandIn => return self.hand_in(desk, standing),
            Doing::List => {
                let here = desk.glance(standing);
                let lines = desk.places.iter().enumerate();
                let lines = lines.map(|(at, glance)| {
                    let is_here = at == desk.at;
                    self.listed(at, if is_here { &here } else { glance }, is_here)
                });
                let lines: Vec<String> = lines.collect();
                self.show(&lines)?;
                return Ok(None);
            }
        };
        self.show(&[refused])?;
        Ok(None)
    }

    /// A question in the list of all.
    fn listed(&self, at: usize, glance: &Glance, is_here: bool) -> String {
        let parts = [
            (is_here, "here"),
            (glance.is_answered && !glance.is_partial, "answered"),
            (glance.is_partial, "answered in part"),
            (!glance.is_answered, "open"),
            (glance.is_flagged, "flagged"),
        ];
        let parts: Vec<&str> = parts.iter().filter_map(|(is, word)| is.then_some(*word)).collect();
        format!("{}. {}: {}", at + 1, parts.join(", "), glance.line(self.look))
    }

    /// Says what is open, and lets a person think again.
    fn hand_in(
        &mut self,
        desk: &Desk<'_>,
        standing: Option<&Answer>,
    ) -> io::Result<Option<Leaving>> {
        self.show(&[desk.balance(standing).sentences().join(" ")])?;
        while self.person {
            let line = match self.hear("Hand in? y/N ", desk)? {
                Awaited::Line(line) => line,
                Awaited::End => return Ok(Some(self.left(desk, Onward::Ended))),
                Awaited::Over => {
                    self.unfinished(); // no answer to the question of the exam
                    return Ok(Some(self.left(desk, Onward::TimeIsUp)));
                }
            };
            match line.trim().to_lowercase().as_str() {
                "y" | "yes" => break,
                "" | "n" | "no" => return Ok(None),
                _ => self.show(&["Answer with y or n.".to_owned()])?,
            }
        }
        Ok(Some(self.left(desk, Onward::HandIn)))
    }

    fn show_commands(&mut self, desk: &Desk<'_>) -> io::Result<()> {
        let line = |gesture: &gesture::Gesture| format!("{}  {}", gesture.written(), gesture.text);
        self.show(&gesture::open(desk).map(line).collect::<Vec<_>>())
    }
}

/// What is said behind the last question.
fn end(desk: &Desk<'_>, standing: Option<&Answer>) -> String {
    let said = desk.balance(standing).sentences().join(" ");
    format!("That was the last question. {said} :go and a number goes to one, :hand-in hands in.")
}

/// The place that a number names, from 1.
fn numbered(word: &str, count: usize) -> Result<usize, String> {
    let number = word.parse::<usize>().ok().filter(|number| (1..=count).contains(number));
    number
        .map(|number| number - 1)
        .ok_or_else(|| format!("Write a number from 1 to {count}: :go 1"))
}

/// Whether a line looks like a command: who mistypes one does not mean it as an answer.
fn is_command(line: &str) -> bool {
    let word = line.trim().strip_prefix(':').unwrap_or_default();
    line.trim() != HELP && word.starts_with(|c: char| c.is_ascii_alphabetic())
}
