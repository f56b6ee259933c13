//! Why something is so: "because", "because of", "due to" behind a plain main clause.

use super::defined::card;
use crate::draft::idea::Idea;
use crate::draft::parse::Parse;
use crate::draft::phrase::Asking;
use crate::draft::proposal::Motive;
use crate::draft::survey::Survey;
use crate::draft::token::{Class, Word};

/// Words before `to` that begin a cause.
const BEFORE_TO: &[&str] = &["due", "owing", "thanks"];

/// What asks for causes.
pub fn ideas(survey: &Survey<'_>) -> Vec<Idea> {
    survey.parses.iter().filter_map(|parse| idea(survey, parse)).collect()
}

/// Adverbs before a cause that leave it the main one.
const MAINLY: &[&str] =
    &["mainly", "largely", "mostly", "chiefly", "primarily", "simply", "precisely", "purely"];

/// Words before a cause that is not all of it.
const PARTLY: &[&str] =
    &["partly", "partially", "part", "only", "just", "also", "perhaps", "and", "or"];

/// Where a cause begins.
fn cause(words: &[Word<'_>], from: usize) -> Option<usize> {
    (from..words.len()).find(|at| {
        let word = &words[*at];
        let is_due =
            word.is_of(BEFORE_TO) && words.get(at + 1).is_some_and(|next| next.lower == "to");
        word.depth == 0 && (word.lower == "because" || is_due)
    })
}

/// Where what has the cause ends, without the adverbs before that. Of a part of the causes nothing is asked,
/// nor of "was due to", which says of a thing what it is, or when it is planned.
fn told_end(words: &[Word<'_>], because: usize) -> Option<usize> {
    let last = |is_over: &dyn Fn(&Word<'_>) -> bool| {
        words[..because].iter().rposition(|word| !is_over(word))
    };
    let told = last(&|word| word.is_of(MAINLY) || word.is(','))?;
    let verb = last(&|word| word.class == Class::Adverb || word.is(','))?;
    (!words[told].is_of(PARTLY) && words[verb].class != Class::Be).then_some(told + 1)
}

fn idea(survey: &Survey<'_>, parse: &Parse<'_>) -> Option<Idea> {
    let asking = Asking::of(survey, parse)?;
    let clause = asking.clause();
    let words = &parse.words;
    let because = cause(words, clause.rest.start)?;
    let end = words.iter().rposition(Word::is_word)? + 1;
    // The main clause ends where the cause begins, and nothing follows it.
    let is_within = because < clause.rest.end && clause.rest.end == end;
    let is_behind = (clause.rest.end..=clause.rest.end + 1).contains(&because);
    if !(is_within || is_behind) || because == clause.rest.start {
        return None;
    }
    let told = told_end(words, because)?;
    let has_noun = words[clause.subject.clone()]
        .iter()
        .any(|word| matches!(word.class, Class::Noun | Class::Name | Class::Pronoun));
    let back = because..end;
    let stops = back.clone().any(|at| {
        matches!(words[at].class, Class::Sign(';' | '—' | ':'))
            || words[at].is_of(&["but", "although"])
    });
    let has_other = words[..because].iter().any(|word| {
        matches!(word.class, Class::Subordinator | Class::Relative) || word.is_of(&["since", "as"])
    });
    let is_vague = back.clone().take(4).any(|at| matches!(words[at].class, Class::Demonstrative));
    if !has_noun || stops || has_other || is_vague || back.len() > 28 || back.len() < 4 {
        return None;
    }
    let front = asking.without(told..clause.rest.end.max(because)).question("Why")?;
    let text = parse.text(&back);
    let mut idea = card(survey, parse, &front, text, back.clone());
    idea.motive = Motive::Cause;
    idea.weight = Motive::Cause.weight();
    Some(idea)
}
