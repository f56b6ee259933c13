//! Proofs: what there is to say of a question before it is written, by the same reading as
//! `check`.

use crate::deck::edit::{Draft, append};
use crate::deck::{self, Deck, Reading};
use crate::report::Finding;
use std::collections::HashSet;

/// How much of their words two prompts must share to be told as near (Jaccard).
const NEAR: f64 = 0.7;

/// What there is to say of the last question of a text, and the deck.
pub fn findings_of_last(text: &str, stem: &str) -> (Vec<Finding>, Deck) {
    let Reading { deck, findings, .. } = deck::read(text, stem);
    let start = text.rfind("[[question]]").unwrap_or(0);
    let findings = findings.into_iter().filter(|finding| finding.span.start >= start).collect();
    (findings, deck)
}

/// What there is to say of one key of a question as far as it is written, the worst first.
pub fn findings_of(draft: &Draft, key: &str) -> Vec<Finding> {
    let Ok(text) = append("", draft) else { return Vec::new() };
    let Some(start) = text.find(&format!("\n{key} = ")) else { return Vec::new() };
    let later = draft.keys.iter().filter_map(|(other, _)| text.find(&format!("\n{other} = ")));
    let end = later.filter(|at| *at > start).min().unwrap_or(text.len());
    let mut findings = deck::read(&text, "").findings;
    // What stands at the header is about keys that are still to come.
    findings.retain(|finding| (start + 1..end).contains(&finding.span.start));
    findings.retain(|finding| !is_early(finding));
    findings.sort_by_key(|finding| finding.severity);
    findings
}

/// Findings about what is still to come.
fn is_early(finding: &Finding) -> bool {
    const EARLY: [&str; 6] = [
        "no-options",
        "missing-answer",
        "missing-key",
        "misplaced-key",
        "gap-in-prompt",
        "idle-key",
    ];
    EARLY.contains(&finding.code)
}

/// The number of a question that asks nearly the same, and what it asks.
pub fn near_duplicate(deck: &Deck, prompt: &str) -> Option<(usize, String)> {
    let words = |text: &str| -> HashSet<String> {
        let folded = text.to_lowercase();
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let own = words(prompt);
    let share = |text: &str| {
        let other = words(text);
        let (both, any) = (own.intersection(&other).count(), own.union(&other).count());
        #[expect(clippy::cast_precision_loss, reason = "no prompt has 2^53 words")]
        let share = if any == 0 { 0.0 } else { both as f64 / any as f64 };
        share
    };
    let asked = deck.questions.iter().enumerate().map(|(at, question)| {
        let text = question.kind.identity().map_or(question.prompt.clone(), Into::into);
        (share(&text), at, text)
    });
    let nearest = asked.max_by(|(one, ..), (two, ..)| one.total_cmp(two))?;
    (nearest.0 >= NEAR).then_some((nearest.1 + 1, nearest.2))
}

/// Answers of other questions that could be wrong ones here: nearest in length first.
pub fn siblings(deck: &Deck, kind: &str, answers: &[String]) -> Vec<String> {
    let length = answers.first().map_or(0, |answer| answer.chars().count());
    let mut found: Vec<(bool, usize, String)> = Vec::new();
    for question in &deck.questions {
        for part in question.kind.parts() {
            let form = question.kind.form(part);
            let key = question.kind.key(part);
            let is_other_kind = question.kind.name() != kind;
            for text in form.words(&key) {
                let is_known = answers.contains(&text) || found.iter().any(|(.., t)| *t == text);
                let is_short = text.chars().count() <= 40 && !text.contains('→');
                if !is_known && is_short && !["True", "False", "Good"].contains(&text.as_str()) {
                    found.push((is_other_kind, text.chars().count().abs_diff(length), text));
                }
            }
        }
    }
    found.sort();
    found.into_iter().map(|(.., text)| text).take(8).collect()
}
