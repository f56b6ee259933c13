//! Prompts: what they say of what stands below them, where a slip shows that only the kind can tell.

use crate::kind::{Fields, Key, PlacedText, Role, Row, Shape, keys};
use crate::report::Rule;
use crate::text::maths::{Inline, formulas};
use crate::text::words;
use toml::de::DeValue;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&NO_OPTIONS, &GAP_IN_PROMPT];

const NO_OPTIONS: Rule = Rule::warning(
    "no-options",
    "a prompt that points at options where there are none",
    "It is typed then, and the learner looks for \"these\" in vain.",
    r#"prompt = "Which of these planets is the largest?"
answer = "Jupiter"
+ wrong = ["Saturn", "Neptune"]
"#,
);

const GAP_IN_PROMPT: Rule = Rule::warning(
    "gap-in-prompt",
    "a gap in a prompt",
    "Gaps are read in `cloze` only; here, the braces are shown as they are.",
    r#"- prompt = "The largest planet is {{what}}?"
- answer = "Jupiter"
+ cloze = "The largest planet is {{Jupiter}}."
"#,
);

/// Slips in a prompt that only its kind shows.
pub fn look_at_prompt(fields: &mut Fields<'_, '_>, prompt: &PlacedText, row: &Row) {
    if has_gap(&prompt.value)
        && let Some(key) = gapped()
    {
        let message = "a gap {{...}} is none in a prompt";
        let help = format!(
            "write the sentence as `{key}` and delete the answer, or put the braces in `code`"
        );
        fields.report(&GAP_IN_PROMPT, prompt.span.clone(), message, help);
    }
    let is_text = |key: &Key| matches!(key.shape, Shape::Text | Shape::Entries);
    let is_typed = row.in_role(Role::Answer).is_some_and(is_text);
    if is_typed && row.in_role(Role::Options).is_none() && may_point(&prompt.value) {
        let words = words(&prompt.value);
        // They may stand in the prompt itself, or be borrowed.
        let has_own = words.contains(" or ")
            || [":", "```"].iter().any(|sign| prompt.value.contains(sign))
            || matches!(fields.peek("as"), Some(DeValue::String(way)) if way == "choice");
        if !has_own && points_at_options(&words, true) {
            let message = "the prompt points at options, and there are none: it is typed";
            let help = "add wrong = [\"...\", \"...\"], or ask without pointing at options";
            fields.report(&NO_OPTIONS, prompt.span.clone(), message, help);
        }
    }
}

/// The key that has gaps in it.
pub fn gapped() -> Option<&'static str> {
    keys().find(|key| key.shape == Shape::Sentence).map(|key| key.name)
}

/// Whether a prompt holds `{{…}}` outside code.
pub fn has_gap(prompt: &str) -> bool {
    if !prompt.contains('{') {
        return false;
    }
    let prose = |part| match part {
        Inline::Plain(text) => text,
        Inline::Formula(..) => "",
    };
    let outside = prompt.split('`').step_by(2).flat_map(formulas).map(prose).collect::<String>();
    outside.find("{{").is_some_and(|open| outside[open..].contains("}}"))
}

/// What prompts say that make no sense without options, and whether these stand below them for sure.
const POINTERS: &[(&str, bool)] = &[
    ("which of these", true),
    ("which of those", true),
    ("which of the following", true),
    ("one of the following", true),
    ("two of the following", true),
    ("all of the following", true),
    ("any of the following", true),
    ("each of the following", true),
    ("none of the following", true),
    ("which of", false),
    ("which one", false),
    ("the following", false),
    ("of these", false),
    ("of those", false),
    ("select", false),
    ("choose", false),
    ("pick", false),
    ("tick", false),
];

/// Whether a prompt may point at options for sure, at a glance: most do not.
fn may_point(prompt: &str) -> bool {
    const LAST: [&[u8]; 3] = [b"these", b"those", b"following"];
    let is_last = |word: &[u8]| LAST.iter().any(|last| word.eq_ignore_ascii_case(last));
    prompt.as_bytes().split(|byte| !byte.is_ascii_alphabetic()).any(is_last)
}

/// Whether the words of a prompt point at options.
pub fn points_at_options(words: &str, for_sure: bool) -> bool {
    words.match_indices(' ').any(|(at, _)| {
        let rest = &words[at + 1..];
        POINTERS.iter().filter(|(_, is_sure)| *is_sure || !for_sure).any(|(pointer, _)| {
            rest.strip_prefix(pointer).is_some_and(|rest| rest.starts_with(' '))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_points_for_sure_is_seen_at_a_glance() {
        for (pointer, _) in POINTERS.iter().filter(|(_, is_sure)| *is_sure) {
            let prompt = format!("So, {} words?", pointer.to_uppercase());
            assert!(may_point(&prompt), "{prompt}");
        }
        assert!(!may_point("Who wrote theses on thosee and followings?"));
    }
}
