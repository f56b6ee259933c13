//! What somebody is quoted with: figures in it may be asked where the sentence names who said them.

use super::super::idea::{Idea, Phrasing};
use super::super::survey::Survey;
use super::super::token::{Class, Word};
use super::shown;

/// What tells who spoke.
const SAYING: &[&str] = &[
    "said", "says", "told", "wrote", "writes", "added", "recalled", "according", "reported",
    "explained", "stated", "announced", "estimated", "declared", "noted", "remembered",
];

/// The places of the words of a question that stand within quotes.
fn quoted(words: &[Word<'_>]) -> Vec<usize> {
    let mut is_open = false;
    let within = words.iter().enumerate().filter(|(_, word)| {
        let is_mark = matches!(word.class, Class::Sign('“' | '”' | '"'));
        is_open ^= is_mark;
        is_open && !is_mark
    });
    within.map(|(at, _)| at).collect()
}

/// Whether a sentence with a gap in what somebody said names who that was.
pub fn is_told(survey: &Survey<'_>, idea: &Idea) -> bool {
    let words = shown(survey, idea);
    let quoted = quoted(&words);
    let outside = || words.iter().enumerate().filter(|(at, _)| !quoted.contains(at));
    idea.phrasing == Phrasing::Gapped
        && quoted.iter().any(|at| words[*at].is('{'))
        && outside().any(|(_, word)| word.is_of(SAYING))
        && outside().any(|(_, word)| word.class == Class::Name)
}
