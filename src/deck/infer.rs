//! Inference: the shape of the answer is the kind. Which kind a question's keys make, and what
//! authors are told when they make none, or two.

use super::question::points_at_options;
use crate::kind::{Fields, KINDS, Row, Text};
use toml::de::DeValue;

/// Which kind the keys make; reports keys that make two, or none.
pub fn infer(fields: &mut Fields<'_, '_>) -> Option<&'static Row> {
    const MAKERS: [&str; 7] = ["answer", "answers", "cloze", "order", "pairs", "front", "back"];
    let mut makers: Vec<&str> = MAKERS.into_iter().filter(|key| fields.has(key)).collect();
    makers.sort_by_key(|key| fields.place(key).start);
    let has_options = fields.has("wrong") || fields.has("options");
    let name = match makers[..] {
        [] => {
            missing_answer(fields, has_options);
            return None;
        }
        ["front", "back"] | ["back", "front"] | ["front"] | ["back"] => "card",
        [first, second, ..] => {
            let message = format!("`{first}` and `{second}` make two kinds of question");
            let help = "keep one of them: the keys of a question decide its kind";
            let place = fields.place(second);
            fields.error("mixed-kinds", place, message, help);
            return None;
        }
        ["cloze"] => "cloze",
        ["order"] => "order",
        ["pairs"] => "match",
        ["answers"] if has_options => "select",
        ["answers"] => "list",
        [_] => match fields.peek("answer") {
            _ if has_options => "choice",
            Some(DeValue::Boolean(_)) => "truth",
            Some(DeValue::Integer(_) | DeValue::Float(_)) => "number",
            _ => "short",
        },
    };
    KINDS.iter().find(|row| row.name == name)
}

fn missing_answer(fields: &mut Fields<'_, '_>, has_options: bool) {
    let has_gap = matches!(fields.peek("prompt"), Some(DeValue::String(text)) if has_gap(text));
    let help = match (has_options, has_gap) {
        (true, _) => "write the right option: answer = \"…\", or several: answers = [\"…\", \"…\"]",
        (_, true) => "a sentence with gaps {{…}} goes under `cloze`: write cloze instead of prompt",
        _ => {
            "write answer = \"…\" (or answers, cloze, order, pairs, or front and back: the keys \
             decide the kind)"
        }
    };
    let place = fields.place(if has_gap { "prompt" } else { "" });
    fields.error("missing-answer", place, "the question has no answer", help);
}

/// Whether a prompt holds `{{…}}` outside code.
fn has_gap(prompt: &str) -> bool {
    let outside: String = prompt.split('`').step_by(2).collect();
    outside.find("{{").is_some_and(|open| outside[open..].contains("}}"))
}

/// Slips in a prompt that only its kind shows.
pub fn look_at_prompt(fields: &mut Fields<'_, '_>, prompt: &Text, row: &Row) {
    if has_gap(&prompt.value) {
        let message = "{{…}} in a prompt is no gap";
        let help = "write the sentence under `cloze`, without `answer`; or put it in `code`";
        fields.warning("gap-in-prompt", prompt.span.clone(), message, help);
    }
    if row.name == "list" && points_at_options(&prompt.value) {
        let message = "the prompt points at options, and there is no `wrong`: it is typed";
        let help = "add wrong = [\"…\"], or ask without \"which of these\"";
        fields.warning("no-options", prompt.span.clone(), message, help);
    }
}

/// Where a key that stands in the wrong kind of question would fit.
pub fn belongs(key: &str) -> Option<String> {
    let owners: Vec<&str> = KINDS
        .iter()
        .filter(|row| row.keys.iter().any(|(own, _)| *own == key))
        .map(|row| row.name)
        .collect();
    (!owners.is_empty()).then(|| format!("delete it; it goes with {}", owners.join(", ")))
}
