//! Habits: what an author does, or leaves out, in question after question.

use super::subject::Subject;
use super::{Rule, warning};
use crate::report::Finding;
use std::ops::Range;

/// From how many questions with fixed options on it is told that the answer always stands at the
/// same place: with four options each, that happens by chance in one deck of 64 (guideline 20 of
/// Haladyna, Downing and Rodriguez 2002: vary the place of the right answer).
const FIXED_LEAST: usize = 4;

pub const RULES: &[Rule] = &[
    warning(
        "no-explanation",
        "a question without an explanation",
        "A learner who was wrong wants to know why, and one who guessed right as well. Of a \
              deck that explains nothing it is told once. Cards have their backs.",
        r#"[deck]
id = "moons"

[[question]]
prompt = "How many moons has Mars?"
answer = 2
explain = "Phobos and Deimos."

[[question]]
prompt = "How many moons has Venus?"
answer = 0
"#,
        r#"[deck]
id = "moons"

[[question]]
prompt = "How many moons has Mars?"
answer = 2
explain = "Phobos and Deimos."

[[question]]
prompt = "How many moons has Venus?"
answer = 0
explain = "It shares this with Mercury alone."
"#,
    ),
    warning(
        "fixed-place",
        "an answer that stands at the same place of every fixed list of options",
        "`options` are shown in the order of the deck. Who notices that the first is always \
              right need not read them. `wrong` is shuffled.",
        r#"[[question]]
prompt = "How high is a dwarf?"
answer = "Low"
options = ["Low", "Medium", "High"]

[[question]]
prompt = "How loud is a mouse?"
answer = "Hardly to be heard"
options = ["Hardly to be heard", "As a human voice", "Loud enough to hurt"]

[[question]]
prompt = "How fast is a snail?"
answer = "Slow"
options = ["Slow", "Fast"]

[[question]]
prompt = "How old is a pup?"
answer = "Young"
options = ["Young", "Grown", "Old"]
"#,
        r#"[[question]]
prompt = "How high is a dwarf?"
answer = "Low"
options = ["Low", "Medium", "High"]

[[question]]
prompt = "How loud is a jet?"
answer = "Loud enough to hurt"
options = ["Hardly to be heard", "As a human voice", "Loud enough to hurt"]

[[question]]
prompt = "How fast is a snail?"
answer = "Slow"
options = ["Slow", "Fast"]

[[question]]
prompt = "How old is a pup?"
answer = "Young"
options = ["Young", "Grown", "Old"]
"#,
    ),
];

/// What is known of the questions that went by.
#[derive(Default)]
pub struct Habits {
    /// Headers of questions that have no explanation.
    silent: Vec<(usize, Range<usize>)>,
    explained: usize,
    /// The place of the answer in the last fixed list, how many lists there were, and the last.
    fixed: Option<(usize, usize)>,
    fixed_last: Option<(usize, Range<usize>)>,
    is_varied: bool,
}

impl Habits {
    /// Takes in a question.
    pub fn add(&mut self, subject: &Subject<'_>) {
        if subject.explains {
            self.explained += 1;
        } else if subject.front.is_empty() && !subject.is_draft {
            self.silent.push((subject.number, subject.header.clone()));
        }
        if let (Some(answer), false) = (&subject.answer, subject.options.is_empty())
            && let Some(at) = subject.options.iter().position(|option| option.text == answer.text)
        {
            let (place, count) = self.fixed.unwrap_or((at, 0));
            self.is_varied |= place != at;
            self.fixed = Some((place, count + 1));
            self.fixed_last = Some((subject.number, answer.span.clone()));
        }
    }

    /// What can only be said when all went by; with the number of the question it is said of.
    pub fn finish(&mut self) -> Vec<(Option<usize>, Finding)> {
        let mut findings = Vec::new();
        self.explanations(&mut findings);
        if let (Some((place, count)), false, Some((number, span))) =
            (self.fixed, self.is_varied, self.fixed_last.take())
            && count >= FIXED_LEAST
        {
            let place = ["first", "second", "third", "fourth", "fifth", "sixth"].get(place);
            let place = place.map_or("same", |place| place);
            let message = format!("in all {count} fixed lists of options the {place} is right");
            let help =
                "let the answer vary, or list the others under `wrong`: then all are shuffled";
            findings.push((Some(number), Finding::warning("fixed-place", span, message, help)));
        }
        findings
    }

    fn explanations(&mut self, findings: &mut Vec<(Option<usize>, Finding)>) {
        let help = "write explain = \"…\": why the answer is right";
        if self.explained == 0 && self.silent.len() > 1 {
            let (_, span) = self.silent.swap_remove(0);
            let message = "no question of the deck has an explanation";
            findings.push((None, Finding::warning("no-explanation", span, message, help)));
            return;
        }
        findings.extend(self.silent.drain(..).map(|(number, span)| {
            let message = "the question has no explanation";
            (Some(number), Finding::warning("no-explanation", span, message, help))
        }));
    }
}
