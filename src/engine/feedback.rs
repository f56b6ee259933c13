//! Feedback: what became of the last answer of a session, as it is told.

use super::answered::Answered;
use super::aside::Aside;
use super::session::Session;
use super::turn::{Feedback, Guise, Line, Outlook, Sound};
use crate::deck::{Item, Place, Question};
use crate::form::{ARROW, Form};
use crate::text::written_date;
use std::collections::HashSet;

impl Session<'_> {
    /// What became of the last answer, with what its memory says; nothing before the first.
    pub fn feedback(&self, outlook: Outlook) -> Option<Feedback> {
        let last = self.answers.last()?;
        let (deck, question, item) = self.locate(last.entry);
        let grade = last.grade();
        let expected = question.kind.expected(item.part);
        let shown = |text: &String| shown(text, question, item);
        let also = match &expected[..] {
            [expected] => {
                let told: HashSet<&String> = last.key.iter().collect();
                expected.key.iter().filter(|text| !told.contains(text)).map(shown).collect()
            }
            _ => Vec::new(),
        };
        let label = |at: usize| last.labels.get(at).cloned().unwrap_or_default();
        let typed = grade.lines.iter().enumerate().map(|(at, line)| Line {
            label: label(at),
            typed: line.typed.clone(),
            key: shown(&line.key),
            right: line.right || grade.verdict.is_right(),
        });
        let form = question.kind.form(item.part);
        let paired = pairs(&form, last, grade.verdict.is_right());
        Some(Feedback {
            rated: last.rated,
            overruled: last.overruled,
            hints: last.hints,
            guise: guise(last),
            lines: typed.chain(paired.into_iter().flatten()).collect(),
            given: last.given.clone(),
            key: last.key.iter().map(shown).collect(),
            also,
            explain: question.explain.clone(),
            source: question.source.clone(),
            points: grade.credit.of_points(question.points),
            of: question.points,
            streak: self.streak(),
            confusion: self.confusion(last),
            comes_back: self.comes_back(last),
            last: self.current.is_none(),
            can_edit: matches!(deck.place, Place::File { .. }),
            sound: question.audio.as_deref().map(Sound::unheard),
            outlook,
            aside: Aside::default(),
            grade,
        })
    }

    /// Whether what was answered so will be asked again.
    pub(super) fn comes_back(&self, answer: &Answered) -> bool {
        self.plan.agenda.comes_back(answer) && !self.situation.items()[answer.entry].is_left_out
    }

    /// Right first tries in a row, up to the last answer; none where that is no first try.
    fn streak(&self) -> usize {
        let is_first = self.answers.last().is_some_and(|last| last.attempt == 1);
        if is_first { self.situation.streak() } else { 0 }
    }
}

/// What is right, as a learner reads it: a date as the author's language writes it. What is compared
/// to the letter is shown to the letter.
pub(super) fn shown(text: &str, question: &Question, item: Item) -> String {
    let is_exact = question.rules(item.part).exact;
    let date = (!is_exact).then(|| written_date(text, question.language(item.part)));
    date.flatten().unwrap_or_else(|| text.to_owned())
}

fn guise(answer: &Answered) -> Guise {
    match &*answer.form {
        "many" => Guise::Set,
        "order" => Guise::Order,
        "pairs" => Guise::Pairs,
        _ => Guise::Text,
    }
}

/// Each pair as a line: what was found for a left-hand side beside what belongs there. Nothing where
/// it was no such question, or was edited since.
fn pairs(form: &Form, answer: &Answered, is_right: bool) -> Option<Vec<Line>> {
    let Form::Pairs { left, .. } = form else { return None };
    let is_whole = answer.key.len() == left.len() && answer.given.len() == left.len();
    let sides =
        left.iter().zip(answer.given.iter().zip(&answer.key)).map(|(left, (given, key))| {
            let right =
                |pair: &str| pair.strip_prefix(&**left)?.strip_prefix(ARROW).map(str::to_owned);
            let (typed, key) = (right(given)?, right(key)?);
            Some(Line { label: left.clone(), right: is_right || typed == key, typed, key })
        });
    if is_whole { sides.collect() } else { None }
}
