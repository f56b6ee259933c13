//! Wording: whether a prompt asks one thing, clearly, and keeps the answer to itself.
//!
//! The rules follow Haladyna, Downing and Rodriguez, "A review of multiple-choice item-writing
//! guidelines for classroom assessment", Applied Measurement in Education 15 (2002), 309-334.

use super::grammar::{IMPERATIVES, STATING, find_words, is_number, parts};
use super::marked::unmarked;
use super::subject::{Spot, Subject};
use crate::report::{Finding, Rule};
use crate::text::words;
use std::ops::Range;

/// The longest prompt, in characters: five lines of sixty, which leaves room for the options on a
/// screen of 24 rows. The guidelines ask to keep reading to a minimum (guideline 13).
const LONGEST: usize = 300;

/// The shortest answer, in letters, that is looked for in its prompt: shorter words stand
/// everywhere.
const SHORTEST: usize = 3;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&GIVES_AWAY, &NEGATIVE, &ASKS_NOTHING, &LONG_PROMPT, &SEVERAL_IDEAS];

const GIVES_AWAY: Rule = Rule::warning(
    "gives-away",
    "a prompt or a hint that holds the answer",
    "The answer can be copied, so nothing is recalled. What stands in quotes, as code or in \
     emphasis is what a prompt is about, and does not count.",
    r#"[[question]]
prompt = "What is the capital of Luxembourg called, after which Luxembourg is named?"
answer = "Luxembourg"
"#,
    r#"[[question]]
prompt = "Which city shares its name with the grand duchy around it?"
answer = "Luxembourg"
"#,
);

const NEGATIVE: Rule = Rule::warning(
    "negative",
    "a negative question without emphasis",
    "A \"not\" is easily missed, and then a right thought becomes a wrong answer. Ask \
     the other way round, or emphasize the word (guideline 17).",
    r#"[[question]]
prompt = "Which of these is not a planet?"
answer = "Ceres"
wrong = ["Venus", "Uranus"]
"#,
    r#"[[question]]
prompt = "Which of these is **not** a planet?"
answer = "Ceres"
wrong = ["Venus", "Uranus"]
"#,
);

const ASKS_NOTHING: Rule = Rule::warning(
    "asks-nothing",
    "a prompt that makes a statement and asks nothing",
    "The learner has to guess what is wanted. Ask a question, or say what to do.",
    r#"[[question]]
prompt = "Belarus has a capital."
answer = "Minsk"
"#,
    r#"[[question]]
prompt = "What is the capital of Belarus?"
answer = "Minsk"
"#,
);

const LONG_PROMPT: Rule = Rule::warning(
    "long-prompt",
    "a prompt of more than 300 characters",
    "A prompt that must be scrolled tests reading. A text that a question is about goes \
     under [passages], where several questions can share it.",
    r#"[[question]]
prompt = """
Acme has two offices. The older one, in the harbour, was founded by the grandfather of the present \
owner and handles all of the freight. The newer one, near the station, was opened when the railway \
came, sells tickets, and has been run by the same three people ever since the day it opened its \
doors to the public. Where is the older one?"""
answer = "In the harbour"
wrong = ["Near the station", "On the hill"]
"#,
    r#"[[question]]
passage = "acme"
prompt = "Where is the older office?"
answer = "In the harbour"
wrong = ["Near the station", "On the hill"]

[passages]
acme = "Acme has two offices. The older one, in the harbour, handles all of the freight."
"#,
);

const SEVERAL_IDEAS: Rule = Rule::warning(
    "several-ideas",
    "several questions in one",
    "Who knows one half and not the other learns which half it was only from two \
     questions, and is asked only the one that was missed (guideline 1).",
    r#"[[question]]
prompt = "Who wrote *Faust*, and when did he finish it?"
answer = "Goethe"
"#,
    r#"[[question]]
prompt = "Who wrote *Faust*?"
answer = "Goethe"
"#,
);

/// Applies the rules of this group.
pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    // Counting characters can wait until there are bytes enough.
    let is_long =
        |spot: &&Spot<'_>| spot.text.len() > LONGEST && spot.text.chars().count() > LONGEST;
    let asked = subject.prompt.iter().chain(&subject.cloze).chain(&subject.front);
    for asked in asked.filter(is_long) {
        let message = format!("what is asked has {} characters", asked.text.chars().count());
        let help = format!("keep it below {LONGEST}; a text to read goes under [passages]");
        findings.push(asked.warning(&LONG_PROMPT, message, help));
    }
    hints(subject, findings);
    let Some(prompt) = &subject.prompt else { return };
    gives_away(subject, prompt, findings);
    if subject.rules.english {
        if subject.has_options() || subject.truth.is_some() {
            negative(prompt, subject.truth.is_some(), findings);
        }
        if subject.truth.is_none() {
            asks_nothing(prompt, findings);
            several_ideas(subject, prompt, findings);
        }
    }
}

/// An answer that stands in the prompt, word for word, and is neither offered there beside another
/// nor what the prompt is about. Of a list all answers must stand there.
fn gives_away(subject: &Subject<'_>, prompt: &Spot<'_>, findings: &mut Vec<Finding>) {
    if subject.truth.is_some() || subject.is_number {
        return;
    }
    let asked = words(&prompt.text);
    let stands = |text: &str| {
        let wanted = words(text);
        wanted.len() >= SHORTEST + 2 && asked.contains(&wanted)
    };
    let is_typed_list = subject.answers.len() > 1 && !subject.has_options();
    if is_typed_list && !subject.right().all(|right| stands(&right.text)) {
        return;
    }
    for right in subject.right() {
        if is_number(&right.text) || !stands(&right.text) {
            continue;
        }
        let wanted = words(&right.text);
        let is_offered =
            asked.contains(&format!("{wanted}or ")) || asked.contains(&format!(" or{wanted}"));
        if is_offered || subject.others().any(|other| stands(&other.text)) {
            continue;
        }
        if let Some(place) = find_words(&unmarked(&prompt.text), &right.text) {
            let message = format!("the prompt holds the answer, {}", right.quoted());
            findings.push(prompt.warning_at(place, &GIVES_AWAY, message, "ask in other words"));
            return;
        }
    }
}

/// A hint that holds the answer.
fn hints(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for hint in &subject.hints {
        let held = |right: &&Spot<'_>| {
            let wanted = words(&right.text);
            wanted.len() >= SHORTEST + 2 && words(&hint.text).contains(&wanted)
        };
        if let Some(right) = subject.right().chain(&subject.gaps).find(held) {
            let message = format!("the hint holds the answer, {}", right.quoted());
            let place = find_words(&hint.text, &right.text);
            findings.push(hint.warning_at(place, &GIVES_AWAY, message, "point the way only"));
        }
    }
}

/// Words that turn a question round.
const NEGATIVES: &[&str] = &["not", "cannot", "never", "except"];

/// Words that ask which thing it is, so that a "not" behind them turns the question round; behind
/// "why" or "how" it is what is asked about.
const ASKING: &[&str] = &["which", "what", "who", "whom", "whose", "where", "when"];

/// A "not" that is easily missed, in the last sentence: what stands before is a setting.
fn negative(prompt: &Spot<'_>, is_statement: bool, findings: &mut Vec<Finding>) {
    let text = prompt.text.as_ref();
    if !["not", "Not", "n't", "n’t", "ever", "xcept"].iter().any(|sign| text.contains(sign)) {
        return; // nearly all of them, at once
    }
    let text = &unmarked(text);
    let from = text.trim_end().trim_end_matches(['?', '.', '!']).rfind(['.', '?', '!']);
    let from = from.map_or(0, |at| at + 1);
    let is_edge = |c: char| !(c.is_alphanumeric() || "'’".contains(c));
    let (mut asks, mut before) = (is_statement, String::new());
    for (place, word) in parts(&text[from..], is_edge) {
        let lower = word.to_lowercase();
        asks |= ASKING.contains(&lower.as_str());
        let is_negative =
            NEGATIVES.contains(&lower.as_str()) || lower.ends_with("n't") || lower.ends_with("n’t");
        let follows = &text[from + place.end..];
        let is_harmless = before == "or" || follows.trim_start().starts_with("only");
        if ["why", "how"].contains(&lower.as_str()) {
            return;
        }
        if is_negative && asks && !is_harmless && word != word.to_uppercase() {
            let message = format!("the question is negative, and \"{word}\" is easily missed");
            let help = format!("ask the other way round, or emphasize it: **{word}**");
            let place = from + place.start..from + place.end;
            findings.push(prompt.warning_at(place, &NEGATIVE, message, help));
            return;
        }
        if !lower.is_empty() {
            before = lower;
        }
    }
}

/// A full sentence that is no question and no request.
fn asks_nothing(prompt: &Spot<'_>, findings: &mut Vec<Finding>) {
    let text = prompt.text.trim_end();
    let is_sentence = text.ends_with(['.', '!']);
    if !is_sentence || text.contains(['?', '？', '؟', '_', '…']) || text.contains("...") {
        return;
    }
    let asks = |sentence: &str| {
        let words = words(sentence);
        let mut words = words.split_whitespace().skip_while(|word| *word == "please");
        words.next().is_some_and(|first| IMPERATIVES.binary_search(&first).is_ok())
    };
    if text.split(['.', '!', ':', ';', ',', '\n']).any(asks) {
        return;
    }
    // What has no verb that states is a task, or a phrase to complete.
    let words = words(&unmarked(text));
    if !words.split_whitespace().skip(1).any(|word| STATING.contains(&word)) {
        return;
    }
    let help = "write it as a question, or say what to do: \"Name ...\"";
    let message = "the prompt makes a statement and asks nothing";
    findings.push(prompt.warning(&ASKS_NOTHING, message, help));
}

/// What joins a second question to the first.
const JOINTS: &[&str] = &[
    " and who ", " and when ", " and where ", " and why ", " and what ", " and which ", " and how ",
];

fn several_ideas(subject: &Subject<'_>, prompt: &Spot<'_>, findings: &mut Vec<Finding>) {
    let text = prompt.text.as_ref();
    if subject.answers.len() > 1 || !subject.pairs.is_empty() {
        return; // several answers, for several questions
    }
    let has_second = text.find('?').is_some_and(|at| text[at + 1..].contains('?'));
    if !has_second && !text.contains(" and ") {
        return;
    }
    let text = &unmarked(text);
    let mut place = second_question(text);
    if place.is_none() {
        place = JOINTS.iter().find_map(|joint| {
            let at = text.find(joint)?;
            let rest = &text[at + joint.len()..];
            let is_question = rest.contains('?') && !rest.starts_with("to ");
            is_question.then_some(at + 1..at + joint.len() - 1)
        });
    }
    let Some(place) = place else { return };
    let help = "make a question of each";
    findings.push(prompt.warning_at(place, &SEVERAL_IDEAS, "two questions in one", help));
}

/// The second question mark.
fn second_question(text: &str) -> Option<Range<usize>> {
    let is_last = |(at, _): &(usize, &str)| !text[at + 1..].starts_with('?');
    let (at, _) = text.match_indices('?').filter(is_last).nth(1)?;
    Some(at..at + 1)
}
