//! Gaps: whether what stands around a gap leaves something to recall, and does not give it away.

use super::grammar::find_words;
use super::inspection::{Inspection, Remarks};
use super::subject::Subject;
use crate::kind::Spot;
use crate::text::words;
use std::collections::HashSet;

/// The rules of this file.
pub const INSPECTIONS: &[Inspection] = &[GAP_REPEATED, GAP_TOO_LARGE];

const GAP_REPEATED: Inspection = Inspection::warning(
    gap_repeated,
    "gap-repeated",
    "a gap whose answer stands elsewhere in the sentence",
    "The answer can be copied from the sentence.",
    r#"- cloze = "The capital of Luxembourg is {{Luxembourg}} City."
+ cloze = "The seat of the grand duke is {{Luxembourg}} City."
"#,
);

fn gap_repeated(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let Some(sentence) = subject.sentence else { return };
    // Once in its gap, and once more.
    let is_twice = |gap: &Spot<'_>| {
        let mut found = sentence.words().matches(gap.words().trim_end());
        found.nth(1).is_some()
    };
    if !subject.gaps.iter().any(is_twice) {
        return;
    }
    let Some(open) = open(subject) else { return };
    let open = words(&open);
    let each: HashSet<&str> = open.split_whitespace().collect();
    for gap in &subject.gaps {
        let wanted = gap.words();
        if letters(wanted) >= SHORTEST
            && wanted.split_whitespace().all(|word| each.contains(word))
            && open.contains(wanted)
        {
            let message = format!("\"{}\" stands elsewhere in the sentence too", gap.text);
            let help = "say it in other words there, or make a gap of it too";
            let place = find_words(&without_gaps(&sentence.text), &gap.text);
            remarks.within(sentence, place, message, help);
        }
    }
}

/// The shortest answer, in letters, that is looked for elsewhere: shorter words stand everywhere.
const SHORTEST: usize = 3;

const GAP_TOO_LARGE: Inspection = Inspection::warning(
    gap_too_large,
    "gap-too-large",
    "gaps that are most of the sentence",
    "What is left does not say what is asked. A question with an answer does it better.",
    r#"- cloze = "It was {{signed in Tashkent by six of the new states}}."
+ cloze = "The treaty was signed in {{Tashkent}} by six of the new states."
"#,
);

fn gap_too_large(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let Some(sentence) = subject.sentence else { return };
    let hidden: usize = subject.gaps.iter().map(|gap| letters(&gap.text)).sum();
    let Some(shown) = open(subject).map(|open| letters(&open)) else { return };
    let (part, of) = LARGEST_SHARE;
    if hidden * of > (hidden + shown) * part && shown > 0 {
        let message = "most of the sentence is missing";
        remarks.on(sentence, message, "leave more of it to read, or ask a question");
    }
}

/// The part of a sentence's letters that its gaps may take. A sentence of which more than half is
/// missing has too little left to say what is asked (Wozniak, "Effective learning: twenty rules of
/// formulating knowledge", rule 5: cloze deletion of a few words).
const LARGEST_SHARE: (usize, usize) = (1, 2);

/// What of a sentence is shown.
fn open(subject: &Subject<'_, '_>) -> Option<String> {
    Some(subject.question?.kind.identity()?.replace("{{}}", " _ "))
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// A sentence with blanks where its gaps stand, so that places in it stay the same.
pub fn without_gaps(sentence: &str) -> String {
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
