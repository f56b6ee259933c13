//! A desk: one question of an exam as it is shown and filled in, how it is left, and what the whole
//! paper looks like from there. There is no feedback: what stands when a question is left is the
//! answer.

use super::page;
use crate::engine::Turn;
use crate::form::{Answer, Form, Grouping};
use crate::text::code::legible_line;
use crate::text::{Look, plural};

/// A question of an exam, as it is shown.
pub struct Desk<'e> {
    /// The question; a notice is what there is to say of the answer that was just given.
    pub turn: &'e Turn,
    /// What was given before, in places of the deal.
    pub given: Option<&'e Answer>,
    /// All questions of the paper, in order.
    pub places: &'e [Glance],
    /// Which of them this is, from 0.
    pub at: usize,
    /// How many seconds are left, where time is limited; at none it is over.
    pub remaining: Option<&'e dyn Fn() -> u64>,
}

/// A question of the paper, as a list of all shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// What is asked.
    pub prompt: String,
    /// Whether something was given.
    pub is_answered: bool,
    /// Whether that is only a part: a line or a pair of it is missing.
    pub is_partial: bool,
    /// Whether the learner wants to look at it again.
    pub is_flagged: bool,
}

/// How a question of an exam was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// What stood there, in places of the deal; none where nothing does.
    pub answer: Option<Answer>,
    /// What is wanted next.
    pub then: Onward,
}

/// What is wanted once a question of an exam was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onward {
    /// To be at this question, perhaps the same, from 0.
    Go(usize),
    /// To flag this question, or to take its flag off.
    Flag,
    /// To hear its sound again.
    Listen,
    /// To stay; what stands there is kept before anything else is shown.
    Keep,
    /// To hand in; what is open was said.
    HandIn,
    /// Nothing: time is over.
    TimeIsUp,
    /// To leave; time goes on.
    Quit,
    /// Nothing: the input ended.
    Ended,
    /// Nothing: by Ctrl-C, a signal, or a terminal that is gone.
    Interrupted,
}

impl Desk<'_> {
    /// How many seconds are left, where time is limited.
    pub(super) fn seconds(&self) -> Option<u64> {
        self.remaining.map(|remaining| remaining())
    }

    /// Whether time is over.
    pub(super) fn is_over(&self) -> bool {
        self.seconds() == Some(0)
    }

    /// Whether this question is flagged.
    pub(super) fn is_flagged(&self) -> bool {
        self.places.get(self.at).is_some_and(|glance| glance.is_flagged)
    }

    /// What stands above the question.
    pub(super) fn heading(&self, look: Look) -> String {
        let mut heading = page::heading(self.turn, look);
        if self.is_flagged() {
            heading.push_str(look.dot());
            heading.push_str("flagged");
        }
        heading
    }

    /// Whether no question follows.
    pub(super) const fn is_last(&self) -> bool {
        self.at + 1 >= self.places.len()
    }

    /// This question as a list shows it, where this stands there.
    pub(super) fn glance(&self, answer: Option<&Answer>) -> Glance {
        let mut here = self.places.get(self.at).cloned().unwrap_or_default();
        here.note(&self.turn.deal.form, answer);
        here
    }

    /// What the paper comes to, where this stands as the answer to this question.
    pub(super) fn balance(&self, answer: Option<&Answer>) -> Balance {
        let here = self.glance(answer);
        let places = |is: fn(&Glance) -> bool| {
            let places = self.places.iter().enumerate();
            let places =
                places.map(|(at, glance)| (at, if at == self.at { &here } else { glance }));
            places.filter(|(_, glance)| is(glance)).map(|(at, _)| at).collect()
        };
        Balance {
            of: self.places.len(),
            open: places(|glance| !glance.is_answered),
            partial: places(|glance| glance.is_partial),
            flagged: places(|glance| glance.is_flagged),
        }
    }
}

impl Glance {
    /// Takes note of what stands there.
    pub fn note(&mut self, form: &Form, answer: Option<&Answer>) {
        self.is_answered = answer.is_some();
        self.is_partial = match (form, answer) {
            (Form::Lines { grouping: Grouping::Each, .. }, Some(Answer::Lines(lines))) => {
                lines.iter().any(|line| line.trim().is_empty())
            }
            (_, Some(Answer::Pairs(picked))) => picked.contains(&None),
            _ => false,
        };
    }

    /// What is asked, on one line.
    pub(super) fn line(&self, look: Look) -> String {
        legible_line(&self.prompt, look.unicode)
    }
}

/// Which questions have no answer, which only a part of one, and which are flagged; from 0.
pub(super) struct Balance {
    pub of: usize,
    pub open: Vec<usize>,
    pub partial: Vec<usize>,
    pub flagged: Vec<usize>,
}

impl Balance {
    /// The next open question behind one, from the first again where none follows.
    pub fn next_open(&self, at: usize) -> Option<usize> {
        behind(&self.open, at)
    }

    /// The same of those that are flagged.
    pub fn next_flagged(&self, at: usize) -> Option<usize> {
        behind(&self.flagged, at)
    }

    /// The same in words, a sentence each.
    pub(super) fn sentences(&self) -> Vec<String> {
        let questions = plural(self.of, "question");
        let mut said = vec![match self.open.len() {
            0 if self.of == 1 => "It is answered.".to_owned(),
            0 => format!("All {questions} are answered."),
            count if count == self.of => format!("None of {questions} is answered."),
            count => {
                let is = if count == 1 { "is" } else { "are" };
                format!("{count} of {questions} {is} open: {}.", ranges(&self.open))
            }
        }];
        if !self.partial.is_empty() {
            said.push(format!("Answered in part only: {}.", ranges(&self.partial)));
        }
        if !self.flagged.is_empty() {
            said.push(format!("Flagged: {}.", ranges(&self.flagged)));
        }
        said
    }
}

fn behind(places: &[usize], at: usize) -> Option<usize> {
    let next = places.partition_point(|place| *place <= at);
    places.get(next).or(places.first()).copied()
}

/// So many are named one by one.
const NAMED: usize = 30;

/// Places as they are counted by people: `1-3, 7`; the first of very many.
fn ranges(places: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for place in places {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *place => *last = *place,
            _ => runs.push((*place, *place)),
        }
    }
    let name = |(first, last): &(usize, usize)| match last - first {
        0 => (first + 1).to_string(),
        1 => format!("{}, {}", first + 1, last + 1),
        _ => format!("{}-{}", first + 1, last + 1),
    };
    let named: Vec<String> = runs.iter().take(NAMED).map(name).collect();
    let rest = if runs.len() > NAMED { " and more" } else { "" };
    named.join(", ") + rest
}

/// The last minute is counted in seconds.
const MINUTE: u64 = 60;

/// What is left, as a clock has it: `44 min`, `59 s`.
pub(super) fn clock(seconds: u64) -> String {
    if seconds > MINUTE {
        return format!("{} min", seconds.div_ceil(MINUTE));
    }
    format!("{seconds:>2} s") // as wide at every second, so that nothing beside it moves
}

/// The same as a sentence.
pub(super) fn time_left(seconds: u64) -> String {
    let unit = |count: u64, noun: &str| plural(usize::try_from(count).unwrap_or(usize::MAX), noun);
    if seconds >= MINUTE {
        return format!("{} left.", unit(seconds.div_ceil(MINUTE), "minute"));
    }
    format!("{} left.", unit(seconds, "second"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn balance(open: &[usize], flagged: &[usize]) -> Vec<String> {
        Balance { of: 12, open: open.to_vec(), partial: Vec::new(), flagged: flagged.to_vec() }
            .sentences()
    }

    #[test]
    fn what_is_open_and_flagged_is_said_by_numbers() {
        assert_eq!(balance(&[], &[]), ["All 12 questions are answered."]);
        assert_eq!(balance(&[3], &[]), ["1 of 12 questions is open: 4."]);
        let said = ["6 of 12 questions are open: 1-3, 7, 8, 12.", "Flagged: 5."];
        assert_eq!(balance(&[0, 1, 2, 6, 7, 11], &[4]), said);
        let many: Vec<usize> = (0..100_000).step_by(2).collect();
        let said = Balance { of: 100_000, open: many, partial: vec![1], flagged: Vec::new() };
        let said = said.sentences();
        assert_eq!(said[1], "Answered in part only: 2.");
        assert!(said[0].ends_with("57, 59 and more."), "{said:?}");
        let none: Vec<usize> = (0..12).collect();
        assert_eq!(balance(&none, &[]), ["None of 12 questions is answered."]);
    }

    #[test]
    fn the_clock_has_minutes_until_the_last_one_and_then_seconds() {
        for (seconds, read, said) in [
            (2700, "45 min", "45 minutes left."),
            (2699, "45 min", "45 minutes left."),
            (300, "5 min", "5 minutes left."),
            (61, "2 min", "2 minutes left."),
            (60, "60 s", "1 minute left."),
            (9, " 9 s", "9 seconds left."),
            (1, " 1 s", "1 second left."),
        ] {
            assert_eq!((clock(seconds), time_left(seconds)), (read.to_owned(), said.to_owned()));
        }
    }
}
