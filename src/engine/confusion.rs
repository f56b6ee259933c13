//! What a wrong answer means: it is right for another question of the deck, and that one is told,
//! unless it is still to come and would be given away.

use super::answered::Answered;
use super::session::Session;
use super::turn::Confusion;
use crate::deck::{Deck, Question};
use crate::form::Verdict;
use crate::judge::{Judge, Ruling};
use crate::kind::Part;

/// How many questions are looked at that one answer is right for.
const LOOKED_AT: usize = 100;

impl Session<'_> {
    /// What the last answer means, where it is wrong and means something.
    pub(super) fn confusion(&self, last: &Answered) -> Option<Confusion> {
        let (deck, asked, item) = self.locate(last.entry);
        let [given] = &last.given[..] else { return None };
        if last.verdict() != Verdict::Wrong {
            return None;
        }
        let mut numbers = deck.rivals().answered_by(given);
        numbers.sort_unstable();
        numbers.dedup();
        let all = numbers.into_iter().take(LOOKED_AT).filter_map(|number| {
            let number = usize::try_from(number).ok()?;
            let question = deck.questions().get(number)?;
            let is_other = number != item.question && !self.is_to_come(deck, number);
            is_other.then_some(question)
        });
        let mut told = all.filter_map(|question| {
            let part = answered(question, given)?;
            let prompt = question.prompt(part).into_owned();
            (prompt != asked.prompt(item.part)).then(|| Confusion {
                given: given.clone(),
                prompt,
                is_side: question.kind.lends(Part::Reverse).contains(&Part::Reverse),
            })
        });
        told.next()
    }

    /// Whether some item of a question is still to be asked in this round.
    fn is_to_come(&self, deck: &Deck, question: usize) -> bool {
        self.plan.entries.iter().enumerate().any(|(at, entry)| {
            let is_of_it = entry.item.question == question && self.decks[entry.deck].id == deck.id;
            is_of_it && !self.situation.items()[at].is_left_out && self.is_open(at)
        })
    }

    /// Whether an entry was not answered yet, or comes back.
    fn is_open(&self, entry: usize) -> bool {
        let last = self.situation.items()[entry].last.checked_sub(1);
        last.is_none_or(|last| self.comes_back(&self.answers[last]))
    }
}

/// The part of a question that a text is right for.
fn answered(question: &Question, given: &str) -> Option<Part> {
    question.kind.parts().into_iter().find(|part| {
        let judge = Judge { rules: question.rules(*part), rivals: None, question: 0, prompt: "" };
        let expected = question.kind.expected(*part);
        let accepts = |expected| {
            matches!(judge.line(expected, given).ruling, Ruling::Right | Ruling::Close(_))
        };
        matches!(&expected[..], [expected] if accepts(expected))
    })
}
