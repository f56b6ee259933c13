//! Solutions: what is right of a question and what its author says to it, for whoever may see it
//! before it is asked: an author, or who marks a paper.

use crate::deck::{Deck, Item};
use crate::form::{Answer, Form, Verdict};
use crate::judge::Judge;
use crate::kind::Proviso;
use std::collections::HashSet;

/// What is right, and what there is to say to it.
#[derive(Clone, Debug, Default)]
pub struct Solution<'a> {
    /// The answer.
    pub key: Vec<String>,
    /// What else there is to know of what is right.
    pub provisos: Vec<Proviso>,
    /// Other ways to say it.
    pub also: Vec<String>,
    /// What the author says to some answers.
    pub remarks: Vec<Remark>,
    /// The hints.
    pub hints: &'a [String],
    /// The explanation.
    pub explain: Option<&'a str>,
    /// What the learner noted on it.
    pub notes: Vec<&'a str>,
    /// Where it is taken from.
    pub source: Option<&'a str>,
}

/// What the author says to an answer, and gives for it.
#[derive(Clone, Debug)]
pub struct Remark {
    /// The answer.
    pub answer: String,
    /// Which part of the points it earns, where it is a share: "3/4".
    pub credit: Option<String>,
    /// What is said to it.
    pub why: Option<String>,
}

/// What is right, and what the author says to what is not.
pub fn solution(deck: &Deck, item: Item) -> Solution<'_> {
    let question = &deck.questions()[item.question];
    let kind = &question.kind;
    let (form, answer) = (kind.form(item.part), kind.key(item.part));
    let expected = kind.expected(item.part);
    let mut solution = Solution {
        key: match &form {
            Form::Card { back } => back.clone(),
            form => form.words(&answer),
        },
        provisos: kind.provisos(),
        hints: &question.hints,
        explain: question.explain.as_deref(),
        source: question.source.as_deref().or(deck.source.as_deref()),
        ..Solution::default()
    };
    let told: HashSet<&String> = solution.key.iter().collect();
    for expected in &expected {
        let also = expected.key.iter().skip(1);
        solution.also.extend(also.filter(|text| !told.contains(text)).cloned());
        solution.remarks.extend(expected.noted.iter().map(|noted| {
            let within = noted.band.as_ref().and_then(|band| band.tolerance.words());
            let within = within.map_or_else(String::new, |within| format!(", {within}"));
            Remark {
                answer: format!("{}{within}", noted.text),
                credit: noted.credit.map(|credit| credit.to_string()),
                why: noted.why.clone(),
            }
        }));
    }
    if let Form::One { options, .. } | Form::Many { options, .. } = &form {
        let judge = Judge {
            rules: question.rules(item.part),
            rivals: None,
            question: u32::try_from(item.question).unwrap_or(u32::MAX),
            prompt: &question.prompt(item.part),
        };
        for (at, option) in options.iter().enumerate() {
            let picked = match form {
                Form::Many { .. } => Answer::Many(vec![at]),
                _ => Answer::One(at),
            };
            let Ok(grade) = kind.grade(item.part, &picked, &judge) else { continue };
            let earns = matches!(form, Form::One { .. }) && grade.verdict == Verdict::Partly;
            let credit = earns.then(|| grade.credit.to_string());
            let why = grade.notes.into_iter().next();
            if credit.is_some() || why.is_some() {
                solution.remarks.push(Remark { answer: option.clone(), credit, why });
            }
        }
    }
    solution
}
