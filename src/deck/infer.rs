//! Inference: the shape of the answer is the kind. Which kind a question's keys make, and what
//! authors are told when they make none, or two.

use crate::kind::{Fields, KINDS, PlacedText, Row};
use crate::text::words;
use toml::de::DeValue;

/// The keys that make a kind.
const MAKERS: [&str; 7] = ["answer", "answers", "cloze", "order", "pairs", "front", "back"];

/// Which kind the keys make; reports keys that make two, or none.
pub fn infer(fields: &mut Fields<'_, '_>) -> Option<&'static Row> {
    complete_card(fields);
    let has_options = fields.has("wrong") || fields.has("options");
    let mut makers = MAKERS.into_iter().filter(|key| fields.has(key));
    let name = match (makers.next(), makers.next(), makers.next()) {
        (None, ..) => {
            missing_answer(fields, has_options);
            return None;
        }
        (Some("front"), Some("back"), None) | (Some("front" | "back"), None, _) => "card",
        (Some(first), Some(second), _) => {
            mixed(fields, first, second);
            return None;
        }
        (Some("cloze"), ..) => "cloze",
        (Some("order"), ..) => "order",
        (Some("pairs"), ..) => "match",
        (Some("answers"), ..) if has_options => "select",
        (Some("answers"), ..) => "list",
        (Some(_), ..) => match fields.peek("answer") {
            _ if has_options => "choice",
            Some(DeValue::Boolean(_)) => "truth",
            Some(DeValue::Integer(_) | DeValue::Float(_)) => "number",
            _ => "short",
        },
    };
    KINDS.iter().find(|row| row.name == name)
}

/// Puts what was written as the other side of a card there: a front has a back, not an answer.
fn complete_card(fields: &mut Fields<'_, '_>) {
    for (side, other, slip) in [("front", "back", "answer"), ("back", "front", "prompt")] {
        if fields.has(side) && !fields.has(other) && fields.has(slip) {
            let message = format!("`{slip}` does not go with `{side}`");
            let help = format!("write `{other}`: a card has a front and a back");
            fields.error("mixed-kinds", fields.place(slip), message, help);
            fields.rename(slip, other);
        }
    }
}

/// Reports keys of two kinds, at the one that stands below the other.
fn mixed(fields: &mut Fields<'_, '_>, one: &str, other: &str) {
    let (first, second) = if fields.place(one).start < fields.place(other).start {
        (one, other)
    } else {
        (other, one)
    };
    let has = |key: &str| one == key || other == key;
    let help = if has("cloze") && (has("answer") || has("answers")) {
        "delete the answer: a cloze has its answers in its gaps, {{answer}}"
    } else if has("answer") && has("answers") {
        "keep `answer` for one right answer, or `answers` for a list of them"
    } else {
        "keep one of them: the keys of a question decide its kind"
    };
    let message = format!("`{second}` makes another kind of question than `{first}`");
    fields.error("mixed-kinds", fields.place(second), message, help);
}

fn missing_answer(fields: &mut Fields<'_, '_>, has_options: bool) {
    let has_gap = matches!(fields.peek("prompt"), Some(DeValue::String(text)) if has_gap(text));
    let (message, place, help) = if has_gap && !has_options {
        let help = "write `cloze` instead of `prompt`: gaps {{…}} are read there";
        ("the question has no answer, and gaps in its prompt", fields.place("prompt"), help)
    } else if has_options {
        let help = "write the right option: answer = \"…\", or several: answers = [\"…\", \"…\"]";
        ("the question has options, and none is right", fields.place(""), help)
    } else if fields.has("prompt") {
        let help = "write answer = \"…\" below it, or else answers, order or pairs";
        ("the question has no answer", fields.place(""), help)
    } else {
        let help = "write prompt = \"…\" and answer = \"…\" below it, or cloze, or front and back";
        ("nothing is asked here", fields.place(""), help)
    };
    fields.error("missing-answer", place, message, help);
}

/// Whether a prompt holds `{{…}}` outside code.
fn has_gap(prompt: &str) -> bool {
    if !prompt.contains('{') {
        return false;
    }
    let outside: String = prompt.split('`').step_by(2).collect();
    outside.find("{{").is_some_and(|open| outside[open..].contains("}}"))
}

/// What prompts say that mean options below them.
const OPTIONS_BELOW: &[&str] = &[" which of these ", " of the following ", " which of those "];

/// Slips in a prompt that only its kind shows.
pub fn look_at_prompt(fields: &mut Fields<'_, '_>, prompt: &PlacedText, row: &Row) {
    if has_gap(&prompt.value) {
        let message = "a gap {{…}} is none in a prompt";
        let help =
            "write the sentence as `cloze` and delete the answer, or put the braces in `code`";
        fields.warning("gap-in-prompt", prompt.span.clone(), message, help);
    }
    if ["list", "short"].contains(&row.name) {
        let words = words(&prompt.value);
        // They may stand in the prompt itself, or be borrowed.
        let has_own = [":", " or ", "```"].iter().any(|sign| prompt.value.contains(sign))
            || matches!(fields.peek("as"), Some(DeValue::String(way)) if way == "choice");
        if !has_own && OPTIONS_BELOW.iter().any(|pointer| words.contains(pointer)) {
            let message = "the prompt points at options, and there are none: it is typed";
            let help = "add wrong = [\"…\", \"…\"], or ask without pointing at options";
            fields.warning("no-options", prompt.span.clone(), message, help);
        }
    }
}

/// What to do with a key that stands in the wrong kind of question.
pub fn belongs(key: &str) -> Option<String> {
    if key == "prompt" {
        let help = "delete it: what is asked is the sentence of a cloze, or the front of a card";
        return Some(help.to_owned());
    }
    let owns = |row: &&Row| row.keys.iter().any(|own| own.name == key);
    let owners: Vec<&str> = KINDS.iter().filter(owns).map(|row| row.name).collect();
    (!owners.is_empty()).then(|| format!("delete it; it goes with {}", owners.join(", ")))
}
