//! List: several answers to type, in any order or in one.

use super::texts::BLANK;
use super::{AskAgain, Fields, Key, Kind, Part, Proviso, Role, Shape, graded, longest_run};
use crate::form::{Answer, Credit, Form, Grade, Grouping, Mark, is_list};
use crate::judge::{Expected, Judge, Met};
use crate::report::Rule;
use std::collections::HashSet;

const DUPLICATE_ANSWER: Rule = Rule::error(
    "duplicate-answer",
    "an answer that stands in a list twice",
    "A learner could earn it once only.",
    r#"prompt = "Name two planets with rings."
- answers = ["Saturn", "Uranus", "Saturn"]
+ answers = ["Saturn", "Uranus", "Neptune"]
need = 2
"#,
);

const NEED_TOO_MANY: Rule = Rule::error(
    "need-too-many",
    "a `need` above the number of answers",
    "Nobody could name as many.",
    r#"- prompt = "Name three planets with rings."
- answers = ["Saturn", "Uranus"]
- need = 3
+ prompt = "Name two planets with rings."
+ answers = ["Saturn", "Uranus", "Neptune"]
+ need = 2
"#,
);

/// How many answers are asked for; more than a thousand nobody types.
const NEED: Key = Key::may(
    "need",
    Shape::Whole(1, 1000),
    "how many of them are asked for; all where it is left out",
);

/// A question whose answer is several texts.
#[derive(Clone, Debug)]
pub struct List {
    /// Each with its alternatives.
    answers: Vec<Vec<String>>,
    ordered: bool,
    need: usize,
}

impl Kind for List {
    const NAME: &'static str = "list";
    const SUMMARY: &'static str = "type several answers";
    const OFFER: &'static str = "several answers to type";
    const KEYS: &'static [Key] = &[
        Key::prompt("the question"),
        Key::makes(
            "answers",
            Role::Answer,
            Shape::Entries,
            "the right answers; an entry may be a list of ways to write it",
        ),
        Key::may("ordered", Shape::Flag, "true: the order counts"),
        NEED,
    ];
    const EXAMPLE: &'static str = r#"
prompt = "Name two countries that border Mongolia."
answers = [["Russia", "Russian Federation"], "China"]
need = 2
"#;
    const RULES: &'static [&'static Rule] = &[&DUPLICATE_ANSWER, &NEED_TOO_MANY];

    fn read(fields: &mut Fields<'_, '_>) -> Option<Self> {
        let help = "write the right answers: answers = [\"...\", \"...\"]";
        let entries = fields.values("answers", 1, help);
        let ordered = fields.flag("ordered").unwrap_or(false);
        let place = fields.value_place("need");
        let need = fields.whole(&NEED);
        let entries = entries?;
        let (mut answers, mut names) = (Vec::with_capacity(entries.len()), HashSet::new());
        for entry in &entries {
            let texts = fields.as_strings("answers", entry, "a list of texts");
            let span = fields.at(entry.span());
            if entry.get_ref().as_array().is_some_and(|array| array.is_empty()) {
                fields.report(&BLANK, span, "an entry of `answers` is empty", "delete it");
            } else if let Some(first) = texts.first()
                && !ordered
                && names.contains(first)
            {
                let message = format!("\"{first}\" stands among the answers twice");
                fields.report(&DUPLICATE_ANSWER, span, message, "delete one of the two");
            }
            if !texts.is_empty() {
                names.extend(texts.iter().cloned());
                answers.push(texts);
            }
        }
        let need = need.and_then(|need| usize::try_from(need).ok()).unwrap_or(entries.len());
        if need > entries.len() {
            let message = format!("`need` asks for {need}, and `answers` has {}", entries.len());
            let help = "write a smaller number, or add answers";
            fields.report(&NEED_TOO_MANY, place, message, help);
            return None;
        }
        (answers.len() == entries.len()).then_some(Self { answers, ordered, need })
    }

    fn form(&self, _: Part) -> Form {
        let mut texts = self.answers.iter().flatten();
        let looks_whole = texts.any(|text| is_list(text, self.need));
        let grouping = if looks_whole { Grouping::Column } else { Grouping::List };
        Form::Lines { labels: vec![String::new(); self.need], grouping }
    }

    fn expected(&self, _: Part) -> Vec<Expected<'_>> {
        self.answers.iter().map(|entry| Expected::of(entry)).collect()
    }

    fn provisos(&self) -> Vec<Proviso> {
        let order = self.ordered.then_some(Proviso::InOrder);
        let some = (self.need < self.answers.len()).then_some(Proviso::Enough(self.need));
        order.into_iter().chain(some).collect()
    }

    fn grade(&self, part: Part, answer: &Answer, judge: &Judge<'_>) -> Result<Grade, AskAgain> {
        let Answer::Lines(lines) = answer else { return Ok(Grade::new(Credit::NONE)) };
        let judged = judge.list(&self.expected(part), lines);
        let places: Vec<usize> = judged.typed.iter().filter_map(|met| met.entry).collect();
        let right = if self.ordered { longest_run(&places) } else { places.len() };
        let signed = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let earned = signed(right.min(self.need)) - signed(judged.extras());
        let is_blank = judged.typed.is_empty();
        let marked = judged.typed.into_iter().map(|Met { text, entry, judgement }| {
            let key = entry.map_or_else(String::new, |at| self.answers[at][0].clone());
            (Mark { key, right: entry.is_some(), typed: text }, judgement)
        });
        let (marks, judgements) = marked.unzip();
        let grade = graded(Credit::new(earned, self.need), marks, judgements)?;
        if is_blank {
            return Err(AskAgain { reason: "nothing was typed".to_owned(), grade });
        }
        Ok(grade)
    }
}
