//! Ideas: whether a prompt asks one thing, and not two. The source of the rule is told in `wording`.

use super::grammar::{STATING, asks_what, asks_which, parts};
use super::inspection::{Inspection, Remarks};
use super::marked::unmarked;
use super::subject::Subject;
use crate::text::words;
use std::ops::Range;

/// The rules of this file.
pub const INSPECTIONS: &[Inspection] = &[SEVERAL_IDEAS];

const SEVERAL_IDEAS: Inspection = Inspection::warning(
    several_ideas,
    "several-ideas",
    "several questions in one",
    "Who knows one half and not the other learns which half it was only from two \
     questions, and is asked only the one that was missed (guideline 1).",
    r#"- prompt = "Who wrote *Faust*, and when did he finish it?"
+ prompt = "Who wrote *Faust*?"
answer = "Goethe"
"#,
);

fn several_ideas(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let is_single = subject.answers.len() <= 1 && subject.pairs.is_empty();
    let Some(prompt) = subject.prompt.filter(|_| is_single && subject.truth.is_none()) else {
        return; // several answers, for several questions
    };
    let has_second = prompt.text.matches('?').nth(1).is_some();
    if !subject.rules.english || (!has_second && !prompt.words().contains(" and ")) {
        return;
    }
    let text = &unmarked(&prompt.text);
    if let Some(place) = second_question(text).or_else(|| second_half(text)) {
        remarks.within(prompt, place, "two questions in one", "make a question of each");
    }
}

/// The mark of the second question of a text that ends with one.
fn second_question(text: &str) -> Option<Range<usize>> {
    let text = text.trim_end();
    if !text.ends_with('?') {
        return None; // the last sentence is what is asked; a "?" before it may be quoted
    }
    let (mut from, mut asked) = (0, 0);
    for (at, mark) in text.match_indices(['?', '.', '!']) {
        let rest = &text[at + 1..];
        // A mark in a row, an address, a sequence with a gap, or words that are spoken of.
        let ends = rest.trim().is_empty()
            || (rest.starts_with(char::is_whitespace)
                && rest.trim_start().starts_with(|c: char| c.is_uppercase()));
        if !ends {
            continue;
        }
        let sentence = &text[from..at];
        let is_new = asks(sentence, asked == 0) && (asked == 0 || !goes_on(sentence));
        asked += usize::from(mark == "?" && is_new);
        if asked == 2 {
            return Some(at..at + 1);
        }
        from = at + 1;
    }
    None
}

/// Whether a sentence goes on from the one before it, so that one answer serves both: "If so, where?",
/// "What am I?".
fn goes_on(sentence: &str) -> bool {
    let words = words(sentence);
    let mut words = words.split_whitespace();
    match words.next() {
        Some("if") => words.next().is_some_and(|word| ["so", "not", "yes", "any"].contains(&word)),
        Some("what" | "who" | "which") => {
            words.all(|word| STATING.contains(&word) || SAME.contains(&word))
        }
        _ => false,
    }
}

/// Words for what was asked for just before.
const SAME: &[&str] = &["am", "he", "i", "it", "one", "she", "that", "they", "this", "we"];

/// Whether a sentence asks something, by a word that does, or where `by_verb` by a verb at its
/// beginning.
fn asks(sentence: &str, by_verb: bool) -> bool {
    let words = words(sentence);
    let mut words = words.split_whitespace();
    let is_verb = |word: &str| STATING.contains(&word) || word == "do";
    // "Did you know that ...?" asks nothing.
    words.clone().any(asks_what)
        || (by_verb
            && words.next().is_some_and(is_verb)
            && words.next().is_some_and(|word| word != "you")
            && words.next().is_some())
}

/// What joins a second question to the first: "and when". Where nothing is asked before it, it
/// stands for what is missing from a list: "France and what other country".
fn second_half(text: &str) -> Option<Range<usize>> {
    let last = text.rfind('?')?;
    let (mut before, mut asks): (Option<Range<usize>>, bool) = (None, false);
    for (place, word) in parts(text, |c| !c.is_alphanumeric()) {
        let lower = word.to_lowercase();
        let rest = &text[place.end..];
        let is_asking = asks_which(&lower).is_some();
        if let Some(and) = before.take().filter(|and| text[and.end..place.start].trim().is_empty())
            && is_asking
            && asks
            && last >= place.end
            && !["to ", "other ", "else"].iter().any(|next| rest.trim_start().starts_with(next))
        {
            return Some(and.start..place.end);
        }
        asks |= is_asking;
        before = (lower == "and").then_some(place);
    }
    None
}
