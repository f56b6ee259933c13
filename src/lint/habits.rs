//! Habits: what an author does, or leaves out, in question after question.

use super::pasted::PLACEHOLDER;
use super::subject::Subject;
use crate::report::{Finding, Rule, Source};
use std::ops::Range;

/// From how many questions with fixed options on it is told that the answer always stands at the
/// same place: with four options each, that happens by chance in one deck of 64 (guideline 20 of
/// Haladyna, Downing and Rodriguez 2002: vary the place of the right answer).
const FIXED_LEAST: usize = 4;

/// The same for True and False, where seven are as unlikely.
const TRUTH_LEAST: usize = 7;

/// What explains the questions of the template that `new` writes.
const UNTOUCHED: &str = "Why the answer is right.";

/// How many lines of questions without an explanation are named.
const LINES: usize = 20;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&NO_EXPLANATION, &FIXED_PLACE];

const NO_EXPLANATION: Rule = Rule::warning(
    "no-explanation",
    "a question without an explanation",
    "A learner who was wrong wants to know why, and one who guessed right as well. It is told \
     once of a deck, with the lines of the questions. Cards have their backs.",
    r#"[deck]
id = "moons"

[[question]]
prompt = "How many moons has Mars?"
answer = 2
explain = "Phobos and Deimos."

[[question]]
prompt = "How many moons has Venus?"
answer = 0
+ explain = "It shares this with Mercury alone."
"#,
);

const FIXED_PLACE: Rule = Rule::warning(
    "fixed-place",
    "an answer that always stands at the same place where options are not shuffled",
    "`options` are shown in the order of the deck. Who notices that the first is always \
     right need not read them. `wrong` is shuffled.",
    r#"[[question]]
prompt = "How high is a dwarf?"
answer = "Low"
options = ["Low", "Medium", "High"]

[[question]]
- prompt = "How loud is a mouse?"
- answer = "Hardly to be heard"
+ prompt = "How loud is a jet?"
+ answer = "Loud enough to hurt"
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
);

/// What a question has in common with others of its deck.
pub struct Habit {
    /// Explanations that are still those of the template.
    untouched: Vec<Range<usize>>,
    is_explained: bool,
    /// Its header, where it should be explained and is not.
    silent: Option<Range<usize>>,
    /// At which place of its list the answer stands, and where it is written.
    listed: Option<(usize, Range<usize>)>,
    truth: Option<(bool, Range<usize>)>,
}

impl Habit {
    /// Reads it off a question.
    pub fn of(subject: &Subject<'_, '_>) -> Self {
        let explain = subject.transcript.texts("explain");
        let untouched = explain.filter(|text| text.text == UNTOUCHED);
        let is_explained = subject.transcript.place("explain").is_some();
        let is_silent = !is_explained && subject.front.is_empty() && !subject.is_set("draft");
        let listed = subject.answer.and_then(|answer| {
            let at = subject.options.iter().position(|option| option.text == answer.text)?;
            Some((at, answer.span.clone()))
        });
        Self {
            untouched: untouched.map(|text| text.span.clone()).collect(),
            is_explained,
            silent: is_silent.then(|| subject.transcript.header().clone()),
            listed,
            truth: subject.truth.clone(),
        }
    }
}

/// What is known of the questions that went by.
#[derive(Default)]
pub struct Habits {
    questions: usize,
    /// Explanations that are still those of the template.
    untouched: Vec<Range<usize>>,
    /// Headers of questions that have no explanation.
    silent: Vec<Range<usize>>,
    explained: usize,
    lists: Places,
    truths: Places,
}

/// The places that the answers had among options which are not shuffled.
#[derive(Default)]
struct Places {
    count: usize,
    place: usize,
    is_varied: bool,
    /// Where the last answer is written.
    last: Range<usize>,
}

impl Places {
    fn add(&mut self, place: usize, span: Range<usize>) {
        self.is_varied |= self.count > 0 && place != self.place;
        self.place = place;
        self.count += 1;
        self.last = span;
    }

    /// Whether all stood at one place, and there were `least` or more.
    const fn are_fixed(&self, least: usize) -> bool {
        self.count >= least && !self.is_varied
    }
}

impl Habits {
    /// How many went by.
    pub const fn questions(&self) -> usize {
        self.questions
    }

    /// Takes in a question.
    pub fn add(&mut self, habit: Habit) {
        let Habit { untouched, is_explained, silent, listed, truth } = habit;
        self.questions += 1;
        self.explained += usize::from(is_explained);
        self.untouched.extend(untouched);
        self.silent.extend(silent);
        if let Some((at, span)) = listed {
            self.lists.add(at, span);
        }
        if let Some((truth, span)) = truth {
            self.truths.add(usize::from(!truth), span);
        }
    }

    /// What can only be said when all went by.
    pub fn finish(self, text: &str, findings: &mut Vec<Finding>) {
        let Self { questions, untouched, silent, explained, lists, truths } = self;
        let help = "write your own, or delete it";
        if untouched.len() == questions && questions > 1 {
            let message = format!("all {questions} questions are still those of the template");
            let place = untouched[0].clone();
            findings.push(PLACEHOLDER.rule.finding(place, message, "write your own"));
        } else {
            for span in untouched {
                let message = "the question is still that of the template";
                findings.push(PLACEHOLDER.rule.finding(span, message, help));
            }
        }
        if let Some(first) = silent.first().cloned() {
            let message = match silent.len() {
                1 => "the question has no explanation".to_owned(),
                count if explained == 0 => format!("none of the {count} questions is explained"),
                count => {
                    let source = Source::new("", text);
                    let line = |place: &Range<usize>| source.line(place.start).to_string();
                    let lines: Vec<String> = silent.iter().take(LINES).map(line).collect();
                    let end = if count > LINES { ", ..." } else { "" };
                    let lines = lines.join(", ");
                    format!("{count} questions have no explanation, lines {lines}{end}")
                }
            };
            let help = "write explain = \"...\": why the answer is right";
            findings.push(NO_EXPLANATION.finding(first, message, help));
        }
        if lists.are_fixed(FIXED_LEAST) {
            const NAMES: [&str; 6] = ["first", "second", "third", "fourth", "fifth", "sixth"];
            let place = NAMES.get(lists.place).copied().unwrap_or("same");
            let message =
                format!("in all {} fixed lists of options the {place} is right", lists.count);
            let help =
                "let the answer vary, or list the others under `wrong`: then all are shuffled";
            findings.push(FIXED_PLACE.finding(lists.last, message, help));
        }
        if truths.are_fixed(TRUTH_LEAST) {
            let message = format!("all {} statements are {}", truths.count, truths.place == 0);
            let help = "turn some of them round: who notices need not read them";
            findings.push(FIXED_PLACE.finding(truths.last, message, help));
        }
    }
}
