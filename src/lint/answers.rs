//! Answers: those that are there twice, that are right and wrong at once, or that belong under
//! another key.

use super::subject::{Spot, Subject};
use super::twins::{loose, same, twins};
use crate::deck::As;
use crate::report::{Finding, Rule};
use std::collections::HashMap;

/// The rules of this file.
pub const RULES: &[&Rule] = &[
    &OPTION_IS_ANSWER, &SAME_OPTION, &IDLE_ACCEPT, &ACCEPT_IS_WRONG, &SAME_ANSWER, &SAME_ITEM,
    &SAME_SIDE,
];

const OPTION_IS_ANSWER: Rule = Rule::warning(
    "option-is-answer",
    "a wrong option that the judge takes for the answer",
    "Capitals, articles, accents of writing and final dots do not count when answers are \
     compared. Whoever picks such an option is right, and is told the opposite.",
    r#"[[question]]
prompt = "Which body keeps the peace?"
answer = "The United Nations"
wrong = ["The African Union", "united nations"]
"#,
    r#"[[question]]
prompt = "Which body keeps the peace?"
answer = "The United Nations"
wrong = ["The African Union", "The European Union"]
"#,
);

const SAME_OPTION: Rule = Rule::warning(
    "same-option",
    "two options that are the same but for their writing",
    "Nobody can tell them apart, and one of them takes the place of a better one.",
    r#"[[question]]
prompt = "Which gas do plants take in?"
answer = "Carbon dioxide"
wrong = ["Oxygen", "Nitrogen", "oxygen."]
"#,
    r#"[[question]]
prompt = "Which gas do plants take in?"
answer = "Carbon dioxide"
wrong = ["Oxygen", "Nitrogen", "Methane"]
"#,
);

const IDLE_ACCEPT: Rule = Rule::warning(
    "idle-accept",
    "another way to write the answer that is accepted anyway",
    "Capitals, articles and punctuation do not count, so it adds nothing. Delete it, or \
     set `case = true` where capitals are meant to count.",
    r#"[[question]]
prompt = "Which body keeps the peace?"
answer = "United Nations"
accept = ["UN", "the United Nations"]
"#,
    r#"[[question]]
prompt = "Which body keeps the peace?"
answer = "United Nations"
accept = ["UN"]
"#,
);

const ACCEPT_IS_WRONG: Rule = Rule::warning(
    "accept-is-wrong",
    "an accepted answer that is a wrong option too",
    "Typed, it is right; picked, it is wrong. One of the two is a mistake.",
    r#"[[question]]
prompt = "What is the capital of Bolivia, by its constitution?"
answer = "Sucre"
accept = ["La Paz"]
wrong = ["La Paz", "Santa Cruz"]
"#,
    r#"[[question]]
prompt = "What is the capital of Bolivia, by its constitution?"
answer = "Sucre"
wrong = ["La Paz", "Santa Cruz"]
"#,
);

const SAME_ANSWER: Rule = Rule::warning(
    "same-answer",
    "two entries of a list that are the same answer",
    "One typed answer meets one entry only, so the other can never be earned. Ways to \
     write one answer stand together in brackets.",
    r#"[[question]]
prompt = "Which two countries border Mongolia?"
answers = ["Russia", "China", "russia"]
"#,
    r#"[[question]]
prompt = "Which two countries border Mongolia?"
answers = [["Russia", "Russian Federation"], "China"]
"#,
);

const SAME_ITEM: Rule = Rule::warning(
    "same-item",
    "two items of an order that are the same",
    "Nobody can tell which of the two comes first.",
    r#"[[question]]
prompt = "In which order do these come in a day?"
order = ["Dawn", "Noon", "dawn"]
"#,
    r#"[[question]]
prompt = "In which order do these come in a day?"
order = ["Dawn", "Noon", "Dusk"]
"#,
);

const SAME_SIDE: Rule = Rule::warning(
    "same-side",
    "a side of a pair that stands in two rows",
    "Two equal left-hand sides cannot be told apart. Right-hand sides may be shared, but \
     must then be written alike, or they are shown as two.",
    r#"[[question]]
prompt = "Which country does each city belong to?"
pairs = [["Oslo", "Norway"], ["Riga", "Latvia"], ["oslo", "Sweden"]]
"#,
    r#"[[question]]
prompt = "Which country does each city belong to?"
pairs = [["Oslo", "Norway"], ["Riga", "Latvia"], ["Bergen", "Norway"]]
"#,
);

/// Applies the rules of this group.
pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.has_options() {
        options(subject, findings);
    } else {
        entries(subject, findings);
    }
    accept(subject, findings);
    items(subject, findings);
    pairs(subject, findings);
}

/// Options that are the answer, or each other.
fn options(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.asked_as == Some(As::Choice) {
        return; // never typed, so that the judge never compares them
    }
    let right: Vec<&Spot<'_>> = subject.right().collect();
    let pool: Vec<&Spot<'_>> = right.iter().copied().chain(subject.others()).collect();
    for (later, earlier) in twins(&pool, subject.rules) {
        let (one, other) = (pool[later], pool[earlier]);
        if one.text == other.text {
            continue; // the reader's to tell
        }
        if earlier < right.len() && later >= right.len() {
            let message =
                format!("the judge takes {} for the answer {}", one.quoted(), other.quoted());
            let help = match tells_apart(one, other) {
                Some(key) => format!("write another wrong option; if it is asked for, {key}"),
                None => "write another wrong option".to_owned(),
            };
            findings.push(one.warning(&OPTION_IS_ANSWER, message, help));
        } else {
            let message = otherwise(one, other);
            findings.push(one.warning(&SAME_OPTION, message, "write another option, or delete it"));
        }
    }
}

/// Alternatives that add nothing, or that are wrong options.
fn accept(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let alternatives = |entry: &[&Spot<'_>], findings: &mut Vec<Finding>| {
        for (later, earlier) in twins(entry, subject.rules) {
            let (one, other) = (entry[later], entry[earlier]);
            let message = if one.text == other.text {
                format!("{} is accepted already", one.quoted())
            } else {
                format!("{} is accepted as {}", one.quoted(), other.quoted())
            };
            findings.push(one.warning(&IDLE_ACCEPT, message, "delete it"));
        }
    };
    for entry in subject.answers.iter().filter(|entry| entry.len() > 1) {
        alternatives(&entry.iter().collect::<Vec<_>>(), findings);
    }
    if subject.accept.is_empty() {
        return;
    }
    let right: Vec<&Spot<'_>> = subject.answer.iter().chain(&subject.accept).collect();
    alternatives(&right, findings);
    let hashed = subject.accept.iter().map(|accept| (loose(&accept.text), accept));
    let hashed: HashMap<u64, &Spot<'_>> = hashed.collect();
    for wrong in subject.others() {
        let accept = hashed.get(&loose(&wrong.text));
        if let Some(accept) = accept.filter(|one| same(&one.text, &wrong.text, subject.rules)) {
            let message = format!("{} is accepted, and a wrong option", accept.quoted());
            let help = "delete it from `accept`, or from the wrong options";
            findings.push(accept.warning(&ACCEPT_IS_WRONG, message, help));
        }
    }
}

/// Entries of a list that are the same, by any of their names.
fn entries(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.is_ordered {
        return; // where the order counts, an answer may come again
    }
    let names = |(at, entry)| std::iter::repeat(at).zip::<&Vec<Spot<'_>>>(entry);
    let (entry, spots): (Vec<usize>, Vec<&Spot<'_>>) =
        subject.answers.iter().enumerate().flat_map(names).unzip();
    for (later, earlier) in twins(&spots, subject.rules) {
        let (one, other) = (spots[later], spots[earlier]);
        let is_first = later == 0 || entry[later - 1] != entry[later];
        let is_told = is_first && one.text == other.text; // by the reader
        if entry[later] != entry[earlier] && !is_told {
            findings.push(one.warning(&SAME_ANSWER, otherwise(one, other), TELL_APART));
        }
    }
}

const TELL_APART: &str = "delete one of the two, or tell them apart";

/// Items of an order that are the same.
fn items(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let items: Vec<&Spot<'_>> = subject.order.iter().collect();
    for (later, earlier) in twins(&items, subject.rules) {
        let message = otherwise(items[later], items[earlier]);
        findings.push(items[later].warning(&SAME_ITEM, message, TELL_APART));
    }
}

/// The key by which the judge tells two texts apart that it takes for one.
fn tells_apart(one: &Spot<'_>, other: &Spot<'_>) -> Option<&'static str> {
    let is_case = one.text.to_lowercase() == other.text.to_lowercase();
    (one.text != other.text).then_some(if is_case { "case = true" } else { "exact = true" })
}

/// What is said of a text that is another one.
fn otherwise(one: &Spot<'_>, other: &Spot<'_>) -> String {
    if one.text == other.text {
        format!("{} stands there twice", one.quoted())
    } else {
        format!("{} is {} written otherwise", one.quoted(), other.quoted())
    }
}

fn pairs(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if let (Some(front), Some(back)) = (subject.front.first(), subject.back.first())
        && loose(&front.text) == loose(&back.text)
        && same(&front.text, &back.text, subject.rules)
    {
        let message = format!("{} stands on both sides of the card", back.quoted());
        findings.push(back.warning(&SAME_SIDE, message, "write what is to be recalled"));
    }
    let left: Vec<_> = subject.pairs.iter().map(|(left, _)| left).collect();
    for (later, _) in twins(&left, subject.rules) {
        let one = left[later];
        let message = format!("{} stands on the left of two pairs", one.quoted());
        let help = "tell the two apart, or delete one of the pairs";
        findings.push(one.warning(&SAME_SIDE, message, help));
    }
    let extra = if subject.pairs.is_empty() { &[][..] } else { &subject.wrong };
    let right = subject.pairs.iter().map(|(_, right)| right);
    let right: Vec<_> = right.chain(extra).collect();
    for (later, earlier) in twins(&right, subject.rules) {
        let (one, other) = (right[later], right[earlier]);
        if earlier >= subject.pairs.len() {
            findings.push(one.warning(&SAME_SIDE, otherwise(one, other), "delete one of the two"));
        } else if later >= subject.pairs.len() {
            let message = format!("{} belongs to a pair, and is a wrong side", one.quoted());
            findings.push(one.warning(&SAME_SIDE, message, "delete it from `wrong`"));
        } else if one.text != other.text {
            let message = otherwise(one, other);
            let key = tells_apart(one, other).unwrap_or("exact = true");
            let help = format!("write both alike to show them as one, or set {key} to show both");
            findings.push(one.warning(&SAME_SIDE, message, help));
        }
    }
}
