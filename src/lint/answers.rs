//! Answers: those that are there twice, right and wrong at once, or under another key's name.

use super::inspection::{Inspection, Remarks};
use super::subject::Subject;
use super::twins::{same, twins};
use crate::deck::As;
use crate::kind::Spot;
use std::collections::HashMap;

/// The rules of this file.
pub const INSPECTIONS: &[Inspection] = &[
    OPTION_IS_ANSWER, SAME_OPTION, IDLE_ACCEPT, ACCEPT_IS_WRONG, SAME_ANSWER, SAME_ITEM, SAME_SIDE,
];

const OPTION_IS_ANSWER: Inspection = Inspection::warning(
    option_is_answer,
    "option-is-answer",
    "a wrong option that the judge takes for the answer",
    "Capitals, articles, accents of writing and final dots do not count when answers are \
     compared. Whoever picks such an option is right, and is told the opposite.",
    r#"prompt = "Which body keeps the peace?"
answer = "The United Nations"
- wrong = ["The African Union", "united nations"]
+ wrong = ["The African Union", "The European Union"]
"#,
);

fn option_is_answer(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    for (one, other) in same_options(subject, true) {
        let message = format!("the judge takes {} for the answer {}", one.quoted(), other.quoted());
        let help = match tells_apart(one, other) {
            Some(key) => format!("write another wrong option; if it is asked for, {key}"),
            None => "write another wrong option".to_owned(),
        };
        remarks.on(one, message, help);
    }
}

const SAME_OPTION: Inspection = Inspection::warning(
    same_option,
    "same-option",
    "two options that are the same but for their writing",
    "Nobody can tell them apart, and one of them takes the place of a better one.",
    r#"prompt = "Which gas do plants take in?"
answer = "Carbon dioxide"
- wrong = ["Oxygen", "Nitrogen", "oxygen."]
+ wrong = ["Oxygen", "Nitrogen", "Methane"]
"#,
);

fn same_option(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    for (one, other) in same_options(subject, false) {
        remarks.on(one, otherwise(one, other), "write another option, or delete it");
    }
}

/// Options that are another one written otherwise, with that one: wrong ones that are the answer, or
/// all others. Equal texts are the reader's to tell.
fn same_options<'s, 'i>(
    subject: &Subject<'s, 'i>,
    of_answer: bool,
) -> Vec<(&'s Spot<'i>, &'s Spot<'i>)> {
    // What is never typed the judge never compares.
    if !subject.has_options() || subject.asked_as() == Some(As::Choice) {
        return Vec::new();
    }
    let right = subject.right().count();
    let pool: Vec<&Spot<'_>> = subject.right().chain(subject.others()).collect();
    let twins = twins(&pool, subject.rules).into_iter();
    let fits =
        |(later, earlier): &(usize, usize)| (*earlier < right && *later >= right) == of_answer;
    let pairs = twins.filter(fits).map(|(later, earlier)| (pool[later], pool[earlier]));
    pairs.filter(|(one, other)| one.text != other.text && !differ_as_code(one, other)).collect()
}

/// Whether what two texts differ in counts, since it is code or quoted: "5" and 5, -a and -A.
fn differ_as_code(one: &Spot<'_>, other: &Spot<'_>) -> bool {
    // Curly and straight ones are one sign.
    let quote = |c: char| match c {
        '"' | '“' | '”' | '«' | '»' => Some('"'),
        '\'' | '‘' | '’' => Some('\''),
        '`' => Some('`'),
        _ => None,
    };
    let quotes = |text: &str| text.chars().filter_map(quote).collect::<String>();
    let is_flag = |word: &str| {
        let name = word.trim_start_matches('-');
        name.len() < word.len() && name.starts_with(char::is_alphabetic)
    };
    let is_code = |text: &str| {
        text.contains(['`', '=', '{', '}', '[', '<', '\\', '$', '_'])
            || ["::", "()", "->"].iter().any(|sign| text.contains(sign))
            || text.split_whitespace().any(is_flag)
    };
    quotes(&one.text) != quotes(&other.text) || is_code(&one.text) || is_code(&other.text)
}

const IDLE_ACCEPT: Inspection = Inspection::warning(
    idle_accept,
    "idle-accept",
    "another way to write the answer that is accepted anyway",
    "Capitals, articles and punctuation do not count, so it adds nothing. Delete it, or \
     set `case = true` where capitals are meant to count.",
    r#"prompt = "Which body keeps the peace?"
answer = "United Nations"
- accept = ["UN", "the United Nations"]
+ accept = ["UN"]
"#,
);

fn idle_accept(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    if subject.question.is_none() {
        return; // what it says of its answers was wrong already
    }
    let accepted: Vec<&Spot<'_>> =
        subject.answer.into_iter().chain(subject.accept.clone()).collect();
    let is_accepted = !subject.accept.is_empty();
    for entry in subject.answers.iter().chain(is_accepted.then_some(&accepted)) {
        for (later, earlier) in twins(entry, subject.rules) {
            let (one, other) = (entry[later], entry[earlier]);
            let message = if one.text == other.text {
                format!("{} is accepted already", one.quoted())
            } else {
                format!("{} is accepted as {}", one.quoted(), other.quoted())
            };
            remarks.on(one, message, "delete it");
        }
    }
}

const ACCEPT_IS_WRONG: Inspection = Inspection::warning(
    accept_is_wrong,
    "accept-is-wrong",
    "an accepted answer that is a wrong option too",
    "Typed, it is right; picked, it is wrong. One of the two is a mistake.",
    r#"prompt = "What is the capital of Bolivia, by its constitution?"
answer = "Sucre"
- accept = ["La Paz"]
wrong = ["La Paz", "Santa Cruz"]
"#,
);

fn accept_is_wrong(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    if subject.accept.is_empty() {
        return;
    }
    let hashed = subject.accept.iter().map(|accept| (accept.loose(), *accept));
    let hashed: HashMap<u64, &Spot<'_>> = hashed.collect();
    for wrong in subject.others() {
        let accept = hashed.get(&wrong.loose());
        if let Some(accept) = accept.filter(|one| same(&one.text, &wrong.text, subject.rules)) {
            let message = format!("{} is accepted, and a wrong option", accept.quoted());
            remarks.on(accept, message, "delete it from `accept`, or from the wrong options");
        }
    }
}

const SAME_ANSWER: Inspection = Inspection::warning(
    same_answer,
    "same-answer",
    "two entries of a list that are the same answer",
    "One typed answer meets one entry only, so the other can never be earned. Ways to \
     write one answer stand together in brackets.",
    r#"[[question]]
prompt = "Which two countries border Mongolia?"
- answers = ["Russia", "China", "russia"]
+ answers = [["Russia", "Russian Federation"], "China"]
"#,
);

fn same_answer(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    // Where the order counts, an answer may come again.
    if subject.has_options() || subject.is_set("ordered") {
        return;
    }
    let names = |(at, entry)| std::iter::repeat(at).zip::<&Vec<&Spot<'_>>>(entry);
    let (entry, spots): (Vec<usize>, Vec<&Spot<'_>>) =
        subject.answers.iter().enumerate().flat_map(names).unzip();
    for (later, earlier) in twins(&spots, subject.rules) {
        let (one, other) = (spots[later], spots[earlier]);
        let is_first = later == 0 || entry[later - 1] != entry[later];
        let is_told = is_first && one.text == other.text; // by the reader
        if entry[later] != entry[earlier] && !is_told {
            remarks.on(one, otherwise(one, other), TELL_APART);
        }
    }
}

const TELL_APART: &str = "delete one of the two, or tell them apart";

const SAME_ITEM: Inspection = Inspection::warning(
    same_item,
    "same-item",
    "two items of an order that are the same",
    "Nobody can tell which of the two comes first.",
    r#"prompt = "In which order do these come in a day?"
- order = ["Dawn", "Noon", "dawn"]
+ order = ["Dawn", "Noon", "Dusk"]
"#,
);

fn same_item(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    for (later, earlier) in twins(&subject.order, subject.rules) {
        let (one, other) = (subject.order[later], subject.order[earlier]);
        remarks.on(one, otherwise(one, other), TELL_APART);
    }
}

const SAME_SIDE: Inspection = Inspection::warning(
    same_side,
    "same-side",
    "a side of a pair that stands in two rows",
    "Two equal left-hand sides cannot be told apart. Right-hand sides may be shared, but \
     must then be written alike, or they are shown as two.",
    r#"[[question]]
prompt = "Which country does each city belong to?"
- pairs = [["Oslo", "Norway"], ["Riga", "Latvia"], ["oslo", "Sweden"]]
+ pairs = [["Oslo", "Norway"], ["Riga", "Latvia"], ["Bergen", "Norway"]]
"#,
);

fn same_side(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let left: Vec<_> = subject.pairs.iter().map(|(left, _)| *left).collect();
    for (later, _) in twins(&left, subject.rules) {
        let message = format!("{} stands on the left of two pairs", left[later].quoted());
        remarks.on(left[later], message, "tell the two apart, or delete one of the pairs");
    }
    let extra = if subject.pairs.is_empty() { &[][..] } else { &subject.wrong };
    let right = subject.pairs.iter().map(|(_, right)| right).chain(extra);
    let right: Vec<_> = right.copied().collect();
    for (later, earlier) in twins(&right, subject.rules) {
        let (one, other) = (right[later], right[earlier]);
        if earlier >= subject.pairs.len() {
            remarks.on(one, otherwise(one, other), "delete one of the two");
        } else if later >= subject.pairs.len() {
            let message = format!("{} belongs to a pair, and is a wrong side", one.quoted());
            remarks.on(one, message, "delete it from `wrong`");
        } else if one.text != other.text {
            let key = tells_apart(one, other).unwrap_or("exact = true");
            let help = format!("write both alike to show them as one, or set {key} to show both");
            remarks.on(one, otherwise(one, other), help);
        }
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
