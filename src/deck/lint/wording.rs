//! Wording: whether a prompt asks one thing, clearly, and keeps the answer to itself.
//!
//! The rules follow Haladyna, Downing and Rodriguez, "A review of multiple-choice item-writing
//! guidelines for classroom assessment", Applied Measurement in Education 15 (2002), 309-333.

use super::Rule;
use super::subject::{Spot, Subject};
use super::words::{is_number, words};
use crate::report::{Finding, Severity};
use std::ops::Range;

/// The longest prompt, in characters: five lines of sixty, which leaves room for the options on a
/// screen of 24 rows. The guidelines ask to keep reading to a minimum (guideline 8).
const LONGEST: usize = 300;

/// The shortest answer, in letters, that is looked for in its prompt: shorter words stand
/// everywhere.
const SHORTEST: usize = 3;

pub const RULES: &[Rule] = &[
    Rule {
        code: "gives-away",
        severity: Severity::Warning,
        summary: "a prompt that holds the answer",
        why: "The answer can be copied from the prompt, so nothing is recalled.",
        bad: r#"[[question]]
prompt = "What is the capital of Luxembourg called, after which Luxembourg is named?"
answer = "Luxembourg"
"#,
        good: r#"[[question]]
prompt = "Which city shares its name with the grand duchy around it?"
answer = "Luxembourg"
"#,
    },
    Rule {
        code: "negative",
        severity: Severity::Warning,
        summary: "a negative question without emphasis",
        why: "A \"not\" is easily missed, and then a right thought becomes a wrong answer. Ask \
              the other way round, or emphasize the word (guideline 16).",
        bad: r#"[[question]]
prompt = "Which of these is not a planet?"
answer = "Ceres"
wrong = ["Venus", "Uranus"]
"#,
        good: r#"[[question]]
prompt = "Which of these is *not* a planet?"
answer = "Ceres"
wrong = ["Venus", "Uranus"]
"#,
    },
    Rule {
        code: "asks-nothing",
        severity: Severity::Warning,
        summary: "a prompt that makes a statement and asks nothing",
        why: "The learner has to guess what is wanted. Ask a question, or say what to do.",
        bad: r#"[[question]]
prompt = "Belarus has a capital."
answer = "Minsk"
"#,
        good: r#"[[question]]
prompt = "What is the capital of Belarus?"
answer = "Minsk"
"#,
    },
    Rule {
        code: "long-prompt",
        severity: Severity::Warning,
        summary: "a prompt of more than 300 characters",
        why: "A prompt that must be scrolled tests reading. A text that a question is about goes \
              under [passages], where several questions can share it.",
        bad: r#"[[question]]
prompt = """
Acme has two offices. The older one, in the harbour, was founded by the grandfather of the present \
owner and handles all of the freight. The newer one, near the station, was opened when the railway \
came, sells tickets, and has been run by the same three people ever since the day it opened its \
doors to the public. Where is the older one?"""
answer = "In the harbour"
wrong = ["Near the station", "On the hill"]
"#,
        good: r#"[[question]]
passage = "acme"
prompt = "Where is the older office?"
answer = "In the harbour"
wrong = ["Near the station", "On the hill"]

[passages]
acme = "Acme has two offices. The older one, in the harbour, handles all of the freight."
"#,
    },
    Rule {
        code: "several-ideas",
        severity: Severity::Warning,
        summary: "several questions in one",
        why: "Who knows one half and not the other learns which half it was only from two \
              questions, and is asked only the one that was missed (guideline 1).",
        bad: r#"[[question]]
prompt = "Who wrote *Faust*, and when did he finish it?"
answer = "Goethe"
"#,
        good: r#"[[question]]
prompt = "Who wrote *Faust*?"
answer = "Goethe"
"#,
    },
];

/// Applies the rules of this group.
pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(prompt) = &subject.prompt else { return };
    // Counting characters can wait until there are bytes enough.
    if prompt.text.len() > LONGEST && prompt.text.chars().count() > LONGEST {
        let message = format!("the prompt has {} characters", prompt.text.chars().count());
        let help = format!("keep it below {LONGEST}; a text to read goes under [passages]");
        findings.push(Finding::warning("long-prompt", prompt.span.clone(), message, help));
    }
    gives_away(subject, prompt, findings);
    if subject.rules.english {
        if subject.has_options() {
            negative(prompt, findings);
        }
        if !subject.is_truth {
            asks_nothing(prompt, findings);
            several_ideas(subject, prompt, findings);
        }
    }
}

/// An answer that stands in the prompt, word for word, and is not offered there beside another.
fn gives_away(subject: &Subject<'_>, prompt: &Spot<'_>, findings: &mut Vec<Finding>) {
    if subject.is_truth || subject.is_number {
        return;
    }
    let asked = words(&prompt.text);
    let stands = |text: &str| {
        let wanted = words(text);
        wanted.len() >= SHORTEST + 2 && asked.contains(&wanted)
    };
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
        let found = prompt.text.find(right.text.as_ref());
        let part = found.map(|at| at..at + right.text.len());
        let place = part.and_then(|part| prompt.part(&part)).unwrap_or(prompt.span.clone());
        let message = format!("the prompt holds the answer, \"{}\"", right.text);
        findings.push(Finding::warning("gives-away", place, message, "ask in other words"));
        return;
    }
}

/// A "not" that is easily missed, in the last sentence: what stands before is a setting.
fn negative(prompt: &Spot<'_>, findings: &mut Vec<Finding>) {
    let text = prompt.text.as_ref();
    if !["not", "n't", "n’t", "xcept"].iter().any(|sign| text.contains(sign)) {
        return;
    }
    let from = text.trim_end().trim_end_matches(['?', '.', '!']).rfind(['.', '?', '!']);
    let from = from.map_or(0, |at| at + 1);
    let is_edge = |c: char| !(c.is_alphanumeric() || "'’*_`".contains(c));
    let mut at = from;
    for word in text[from..].split(is_edge) {
        let place = at..at + word.len();
        at = place.end + text[place.end..].chars().next().map_or(0, char::len_utf8);
        let is_negative = matches!(word, "not" | "Not" | "except" | "Except" | "cannot")
            || word.ends_with("n't")
            || word.ends_with("n’t");
        let is_emphasized = text[..place.start].matches("**").count() % 2 == 1
            || text[..place.start].matches('`').count() % 2 == 1;
        if is_negative && !is_emphasized {
            let message = format!("the question is negative, and \"{word}\" is easily missed");
            let help = format!("ask the other way round, or emphasize it: *{word}*");
            let place = prompt.part(&place).unwrap_or(prompt.span.clone());
            findings.push(Finding::warning("negative", place, message, help));
            return;
        }
    }
}

/// The first words of what is no question, and yet asks.
const IMPERATIVES: &[&str] = &[
    "add", "apply", "arrange", "assign", "build", "calculate", "choose", "classify", "combine",
    "compare", "complete", "compute", "conjugate", "connect", "consider", "convert", "correct",
    "count", "decide", "decline", "define", "derive", "describe", "determine", "discuss", "divide",
    "draw", "enter", "estimate", "evaluate", "explain", "express", "fill", "find", "finish",
    "form", "give", "group", "guess", "identify", "imagine", "indicate", "judge", "label", "let",
    "list", "look", "mark", "match", "multiply", "name", "number", "order", "pair", "pick",
    "place", "point", "predict", "prove", "provide", "put", "quote", "rank", "recall", "recite",
    "reduce", "replace", "rewrite", "round", "say", "select", "show", "simplify", "solve", "sort",
    "spell", "state", "subtract", "sum", "supply", "suppose", "tell", "think", "tick", "transform",
    "translate", "type", "use", "write",
];

/// A full sentence that is no question and no request.
fn asks_nothing(prompt: &Spot<'_>, findings: &mut Vec<Finding>) {
    let text = prompt.text.trim_end();
    let is_sentence = text.ends_with(['.', '!']) && !text.ends_with("..");
    if !is_sentence || text.contains(['?', '？', '؟', '_']) {
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
    let help = "write it as a question, or say what to do: \"Name …\"";
    let message = "the prompt makes a statement and asks nothing";
    findings.push(Finding::warning("asks-nothing", prompt.span.clone(), message, help));
}

/// What joins a second question to the first.
const JOINTS: &[&str] =
    &[" and who ", " and when ", " and where ", " and why ", " and what ", " and which "];

fn several_ideas(subject: &Subject<'_>, prompt: &Spot<'_>, findings: &mut Vec<Finding>) {
    let text = prompt.text.as_ref();
    if subject.answers.len() > 1 || !subject.pairs.is_empty() {
        return; // several answers, for several questions
    }
    let mut place = second_question(text);
    if place.is_none() && text.contains(" and wh") {
        place = JOINTS.iter().find_map(|joint| {
            let at = text.find(joint)?;
            text[at..].contains('?').then_some(at + 1..at + joint.len() - 1)
        });
    }
    let Some(place) = place else { return };
    let place = prompt.part(&place).unwrap_or(prompt.span.clone());
    let help = "make a question of each";
    findings.push(Finding::warning("several-ideas", place, "two questions in one", help));
}

/// The second question mark outside quotes and code.
fn second_question(text: &str) -> Option<Range<usize>> {
    let first = text.find('?')?;
    text[first + 1..].find('?')?;
    let (mut quote, mut count) = (None, 0);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '"' | '`') => quote = Some(c),
            (None, '“') => quote = Some('”'),
            (Some(end), c) if c == end => quote = None,
            (None, '?') if !text[at + 1..].starts_with('?') => {
                count += 1;
                if count == 2 {
                    return Some(at..at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_imperatives_are_sorted() {
        assert!(IMPERATIVES.is_sorted());
    }
}
