//! Topics: words that a whole deck is about. No one picks an answer by them, so what was found of them
//! is left out.

use super::options::WORDS_GIVE_AWAY;
use super::wording::GIVES_AWAY;
use crate::report::Finding;
use std::collections::{HashMap, HashSet};

/// A word is common in a deck when it comes more than once in this many questions.
const SHARE: usize = 25;

/// See [`SHARE`]; in a small deck, how often at least: in prompt, answer and explanation of three
/// questions.
const LEAST: usize = 9;

/// Leaves out what tells an answer by words that the deck is about.
pub fn leave_out_common(text: &str, questions: usize, findings: &mut Vec<Finding>) {
    let is_it = |finding: &Finding| {
        [WORDS_GIVE_AWAY.rule.code, GIVES_AWAY.rule.code].contains(&finding.code)
    };
    let said = |finding: &Finding| text[finding.span.clone()].to_lowercase();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for said in findings.iter().filter(|finding| is_it(finding)).map(said) {
        counts.extend(words_of(&said).map(|word| (word.to_owned(), 0)));
    }
    if counts.is_empty() {
        return;
    }
    let lengths: HashSet<usize> = counts.keys().map(String::len).collect();
    for word in words_of(text).filter(|word| lengths.contains(&word.len())) {
        if let Some(count) = counts.get_mut(&word.to_lowercase()) {
            *count += 1;
        }
    }
    let most = (questions / SHARE).max(LEAST);
    let is_common = |word: &str| counts.get(word).is_some_and(|count| *count > most);
    findings.retain(|finding| !is_it(finding) || !words_of(&said(finding)).all(is_common));
}

/// The words of a text, in its order.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
