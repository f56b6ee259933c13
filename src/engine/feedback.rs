//! Feedback: what became of the last answer of a session, as it is told.

use super::answered::Answered;
use super::aside::Aside;
use super::session::Session;
use super::turn::{Feedback, Line, Outlook, Sound};
use crate::deck::Place;

impl Session<'_> {
    /// What became of the last answer, with what its memory says; nothing before the first.
    pub fn feedback(&self, outlook: Outlook) -> Option<Feedback> {
        let last = self.answers.last()?;
        let (deck, question, item) = self.locate(last.entry);
        let grade = last.grade();
        let expected = question.kind.expected(item.part);
        let also = match &expected[..] {
            [expected] => {
                expected.key.iter().filter(|text| !last.key.contains(text)).cloned().collect()
            }
            _ => Vec::new(),
        };
        let label = |at: usize| last.labels.get(at).cloned().unwrap_or_default();
        let lines = grade.lines.iter().enumerate().map(|(at, line)| Line {
            label: label(at),
            typed: line.typed.clone(),
            key: line.key.clone(),
            right: line.right || grade.verdict.is_right(),
        });
        Some(Feedback {
            rated: last.rated,
            lines: lines.collect(),
            given: last.given.clone(),
            key: last.key.clone(),
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
        self.plan.agenda.comes_back(answer) && !self.left_out.contains(&answer.entry)
    }

    /// Right first tries in a row, up to the last answer; none where that is no first try.
    fn streak(&self) -> usize {
        if self.answers.last().is_none_or(|last| last.attempt > 1) {
            return 0;
        }
        let first = self.answers.iter().rev().filter(|answer| answer.attempt == 1);
        first.take_while(|answer| answer.grade().verdict.is_right()).count()
    }
}
