//! The exam: `[exam]` says what an exam of the deck asks. It is told what is wrong with it, and
//! keeps no question from being asked otherwise.

use super::keys::{
    Aftermath, COUNT, EXAM_KEYS, HEADER_KEYS, MINUTES, PASS, PER_TAG, REVIEW, REVIEWS,
};
use super::question::Question;
use crate::kind::Fields;
use crate::report::{Finding, Rule};
use crate::text::{did_you_mean, plural};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::de::DeValue;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&UNKNOWN_TAG, &EXAM_TOO_LARGE];

const UNKNOWN_TAG: Rule = Rule::error(
    "unknown-tag",
    "a tag of the exam that no question has",
    "There is nothing to draw for it.",
    r#"[exam]
- per-tag = { planet = 1 }
+ per-tag = { planets = 1 }

[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
tags = ["planets"]
"#,
);

const EXAM_TOO_LARGE: Rule = Rule::error(
    "exam-too-large",
    "an exam that asks for more than there is",
    "Its `count` fits into the deck, and the counts of its tags into that and into what there is of \
     each tag.",
    r#"[exam]
- per-tag = { planets = 2 }
+ per-tag = { planets = 1 }

[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
tags = ["planets"]
"#,
);

/// How many questions of a tag an exam asks, or without one in all, with where that stands.
pub type Quota = (Option<String>, u32, Range<usize>);

/// What an exam of a deck is, as far as its author says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exam {
    /// How many questions it asks.
    pub count: Option<u32>,
    /// How long it lasts.
    pub minutes: Option<u32>,
    /// From how many percent it is passed.
    pub pass: Option<u32>,
    /// How many questions it asks of each tag.
    pub per_tag: Vec<(String, u32)>,
    /// What is shown when it is over.
    pub review: Option<Aftermath>,
}

/// Reads `[exam]`; gives what it is, and what it asks in all and of each tag, with where that stands.
pub fn read(mut fields: Fields<'_, '_>) -> (Exam, Vec<Quota>) {
    fields.correct(&EXAM_KEYS, (&HEADER_KEYS, "belongs to [deck]: move it there"));
    let place = fields.value_place(PER_TAG);
    let count_place = fields.value_place(COUNT.name);
    let [count, minutes, pass] = [COUNT, MINUTES, PASS].map(|key| fields.whole(&key));
    let review = fields.word(REVIEW, &REVIEWS);
    let mut quotas = read_quotas(&mut fields);
    let all: u64 = quotas.iter().map(|(_, count, _)| u64::from(*count)).sum();
    if let Some(count) = count.filter(|count| all > u64::from(*count)) {
        let message = format!("the tags ask for {all} questions, and `count` is {count}");
        let help = format!("write count = {all}, or smaller numbers");
        fields.report(&EXAM_TOO_LARGE, place, message, help);
    }
    let of_tag = |(tag, count, _): &Quota| Some((tag.clone()?, *count));
    let per_tag = quotas.iter().filter_map(of_tag).collect();
    quotas.extend(count.map(|count| (None, count, count_place)));
    fields.finish(|_| None);
    (Exam { count, minutes, pass, per_tag, review }, quotas)
}

fn read_quotas(fields: &mut Fields<'_, '_>) -> Vec<Quota> {
    let Some(value) = fields.take(PER_TAG) else { return Vec::new() };
    let span = fields.at(value.span());
    let DeValue::Table(table) = value.get_ref() else {
        fields.wrong_type(PER_TAG, &value, "a table of tags");
        return Vec::new();
    };
    let mut inner = fields.inner("`per-tag`", table.clone(), span);
    let mut quotas = Vec::new();
    for (tag, value) in inner.take_all() {
        let place = inner.at(value.span());
        let count = inner.as_whole(&tag, COUNT.shape, &value);
        quotas.extend(count.map(|count| (Some(tag), count, place)));
    }
    quotas
}

/// Reports what an exam asks and cannot have, of the questions that can be asked: each is asked once,
/// however many items it has.
pub fn check(
    quotas: &[Quota],
    common: &[String],
    questions: &[Question],
    findings: &mut Vec<Finding>,
) {
    if quotas.is_empty() {
        return;
    }
    let mut all = 0;
    let mut there: BTreeMap<&str, usize> = common.iter().map(|tag| (tag.as_str(), 0)).collect();
    for question in questions {
        let asked = usize::from(!question.draft);
        all += asked;
        for tag in common.iter().chain(&question.tags).collect::<BTreeSet<_>>() {
            *there.entry(tag).or_default() += asked;
        }
    }
    let is_more =
        |count: u32, there: usize| usize::try_from(count).is_ok_and(|count| count > there);
    for (tag, count, place) in quotas {
        let Some(tag) = tag else {
            if is_more(*count, all) {
                let asked = plural(usize::try_from(*count).unwrap_or(usize::MAX), "question");
                let message = format!("the exam asks {asked}, and the deck has {all}");
                let help = "write a smaller number, or add questions";
                findings.push(EXAM_TOO_LARGE.finding(place.clone(), message, help));
            }
            continue;
        };
        let (rule, message, help) = match there.get(tag.as_str()) {
            None => {
                let help = did_you_mean(tag, there.keys().copied()).map_or_else(
                    || "write a tag that questions have, or delete it".to_owned(),
                    |near| format!("did you mean \"{near}\"?"),
                );
                (&UNKNOWN_TAG, format!("no question has the tag \"{tag}\""), help)
            }
            Some(there) if is_more(*count, *there) => {
                let there = plural(*there, "question");
                let message = format!("the exam asks for {count} of \"{tag}\", which has {there}");
                (&EXAM_TOO_LARGE, message, "write a smaller number, or add questions".to_owned())
            }
            Some(_) => continue,
        };
        findings.push(rule.finding(place.clone(), message, help));
    }
}

#[cfg(test)]
mod tests {
    use crate::deck::read;

    const QUESTIONS: &str = "
[[question]]
prompt = 'a?'
answer = 'b'
tags = ['history']

[[question]]
prompt = 'c?'
answer = 'd'
tags = ['history', 'history', 'art']
";

    fn told(exam: &str) -> Vec<(&'static str, String)> {
        let reading = read(&format!("{exam}\n{QUESTIONS}"), "t");
        assert_eq!(reading.deck.questions().len(), 2, "{exam}");
        reading.findings.into_iter().map(|found| (found.code, found.help)).collect()
    }

    #[test]
    fn an_exam_that_can_be_held_has_no_finding() {
        for exam in [
            "[exam]",
            "[exam]\ncount = 2\nminutes = 30\npass = 60\nper-tag = { history = 2 }",
            "[exam]\npass = 0\n[exam.per-tag]\nart = 1\nhistory = 1",
            "[deck]\ntags = ['all']\n[exam]\nper-tag = { all = 2 }",
            "exam = { count = 2 }",
        ] {
            assert_eq!(told(exam), [], "{exam}");
        }
    }

    #[test]
    fn what_is_wrong_with_an_exam_is_told_and_keeps_no_question_from_being_asked() {
        for (exam, code, help) in [
            ("cuont = 2", "unknown-key", "did you mean `count`?"),
            ("title = 'x'", "unknown-key", "`title` belongs to [deck]: move it there"),
            ("count = '2'", "wrong-type", "write count = 2, without quotes"),
            ("count = 0", "out-of-range", "write count = 1 or more, or delete the line"),
            ("minutes = 0", "out-of-range", "write minutes = 1 or more, or delete the line"),
            ("minutes = 1441", "out-of-range", "write minutes = 1440 or less, or delete the line"),
            ("minutes = 1.5", "wrong-type", "write a whole number"),
            ("pass = 101", "out-of-range", "write pass = 100 or less, or delete the line"),
            ("pass = -1", "out-of-range", "write pass = 0 or more, or delete the line"),
            ("per-tag = 3", "wrong-type", "write a table of tags"),
            ("per-tag = { history = 0 }", "out-of-range", "write history = 1 or more, or delete"),
            ("per-tag = { history = 'x' }", "wrong-type", "write a whole number"),
            ("per-tag = { histroy = 1 }", "unknown-tag", "did you mean \"history\"?"),
            ("per-tag = { x = 1 }", "unknown-tag", "write a tag that questions have, or delete it"),
            ("per-tag = { history = 3 }", "exam-too-large", "write a smaller number"),
            ("count = 3", "exam-too-large", "write a smaller number"),
            ("count = 1\nper-tag = { history = 2 }", "exam-too-large", "write count = 2"),
        ] {
            let told = told(&format!("[exam]\n{exam}"));
            let [(found, helped)] = &told[..] else { panic!("{exam}: {told:?}") };
            assert_eq!(*found, code, "{exam}");
            assert!(helped.starts_with(help), "{exam}: {helped}");
        }
        let twice = format!(
            "[exam]\ncount = 1\n{QUESTIONS}\n[[question]]\nprompt = 'e?'\nanswer = 'f'\n[exam]\n"
        );
        let twice = read(&twice, "t");
        assert_eq!(twice.findings[0].code, "duplicate-table");
    }

    #[test]
    fn a_key_of_the_exam_in_the_header_is_sent_below_the_exam() {
        let reading = read(&format!("[deck]\nminutes = 30\n{QUESTIONS}"), "t");
        let [finding] = &reading.findings[..] else { panic!("{:?}", reading.findings) };
        assert!(finding.help.starts_with("`minutes` belongs to [exam]"), "{}", finding.help);
    }
}
