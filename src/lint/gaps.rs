//! Gaps: whether what stands around a gap leaves something to recall, and does not give it away.

use super::grammar::find_words;
use super::subject::{Spot, Subject};
use crate::deck::Question;
use crate::report::{Finding, Rule};
use crate::text::words;
use std::collections::HashSet;

/// The part of a sentence's letters that its gaps may take. A sentence of which more than half is
/// missing has too little left to say what is asked (Wozniak, "Effective learning: twenty rules of
/// formulating knowledge", rule 5: cloze deletion of a few words).
const LARGEST_SHARE: (usize, usize) = (1, 2);

/// The shortest answer, in letters, that is looked for elsewhere in its sentence: shorter words
/// stand everywhere.
const SHORTEST: usize = 3;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&GAP_REPEATED, &GAP_TOO_LARGE];

const GAP_REPEATED: Rule = Rule::warning(
    "gap-repeated",
    "a gap whose answer stands elsewhere in the sentence",
    "The answer can be copied from the sentence.",
    r#"[[question]]
cloze = "The capital of Luxembourg is {{Luxembourg}} City."
"#,
    r#"[[question]]
cloze = "The seat of the grand duke is {{Luxembourg}} City."
"#,
);

const GAP_TOO_LARGE: Rule = Rule::warning(
    "gap-too-large",
    "gaps that are most of the sentence",
    "What is left does not say what is asked. A question with an answer does it better.",
    r#"[[question]]
cloze = "It was {{signed in Tashkent by six of the new states}}."
"#,
    r#"[[question]]
cloze = "The treaty was signed in {{Tashkent}} by six of the new states."
"#,
);

/// Applies the rules of this group.
pub fn check(subject: &Subject<'_>, question: Option<&Question>, findings: &mut Vec<Finding>) {
    let (Some(cloze), Some(question)) = (&subject.cloze, question) else { return };
    let Some(sentence) = question.kind.identity() else { return };
    let open = sentence.replace("{{}}", " _ ");
    let open_words = words(&open);
    let each: HashSet<&str> = open_words.split_whitespace().collect();
    for Spot { text: key, .. } in &subject.gaps {
        let wanted = words(key);
        if wanted.chars().filter(|c| c.is_alphanumeric()).count() >= SHORTEST
            && wanted.split_whitespace().all(|word| each.contains(word))
            && open_words.contains(&wanted)
        {
            let message = format!("\"{key}\" stands elsewhere in the sentence too");
            let help = "say it in other words there, or make a gap of it too";
            let place = find_words(&without_gaps(&cloze.text), key);
            findings.push(cloze.warning_at(place, &GAP_REPEATED, message, help));
        }
    }
    let count = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let hidden: usize = subject.gaps.iter().map(|gap| count(&gap.text)).sum();
    let shown = count(&open);
    let (part, of) = LARGEST_SHARE;
    if hidden * of > (hidden + shown) * part && shown > 0 {
        let message = "most of the sentence is missing";
        let help = "leave more of it to read, or ask a question";
        findings.push(cloze.warning(&GAP_TOO_LARGE, message, help));
    }
}

/// A sentence with blanks where its gaps stand, so that places in it stay the same.
fn without_gaps(sentence: &str) -> String {
    let mut open = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, gap)) = rest.split_once("{{") {
        let length = gap.find("}}").map_or(gap.len(), |end| end + 2);
        open.push_str(before);
        open.extend(std::iter::repeat_n(' ', 2 + length));
        rest = &gap[length..];
    }
    open + rest
}
