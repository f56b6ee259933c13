//! The label of an entry: "Admission: adults pay …". It is of the page, not of the sentence, so that a
//! question tells what it is about besides.

use super::clause::{dateline, is_finite};
use super::parse::Parse;
use super::survey::Survey;
use super::token::{Class, Word};
use std::ops::Range;

/// The most words of a label.
const WORDS: usize = 6;

/// The words of a label that a sentence begins with, up to its colon.
pub fn label(words: &[Word<'_>]) -> Option<Range<usize>> {
    let colon = words.iter().take(WORDS + 3).position(|word| word.is(':'))?;
    let some = &words[..colon];
    // "The last book, “Mud: A Tale”"
    let is_quoted = some.iter().any(|word| matches!(word.class, Class::Sign('“' | '"' | '‘')));
    let is_label = some.first().is_some_and(Word::is_capital)
        && dateline(words) <= colon
        && !is_quoted
        && some.iter().filter(|word| word.is_word()).count() <= WORDS
        && !(1..colon).any(|at| is_finite(words, at))
        && !some.iter().any(|word| matches!(word.class, Class::Be | Class::Have | Class::Number));
    let is_followed = words.get(colon + 1).is_some_and(|word| word.is_capital() || !word.is_word());
    (is_label && is_followed && words.len() > colon + 5).then_some(0..colon)
}

/// The label that a sentence stands under, with what the section or the article is about before it.
pub fn labelled(survey: &Survey<'_>, parse: &Parse<'_>) -> Option<String> {
    let first = survey.opening_of(parse)?;
    let words = label(&first.words)?;
    let own = first.text(&words);
    let about = survey.section(parse).unwrap_or(&survey.topic.name);
    if about.is_empty() || survey.referent(parse).is_some() {
        return Some(own.to_owned());
    }
    let is_name =
        first.words[0].class == Class::Name || own.chars().nth(1).is_some_and(char::is_uppercase);
    let mut letters = own.chars();
    let small: String =
        letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    Some(format!("{about}, {}", if is_name { own } else { &small }))
}
