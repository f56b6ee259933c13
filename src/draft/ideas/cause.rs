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

/// Where a cause begins: not "was due to", which says of a thing what it is.
fn cause(words: &[Word<'_>], from: usize) -> Option<usize> {
    (from..words.len()).find(|at| {
        let word = &words[*at];
        let is_due = word.is_of(BEFORE_TO)
            && words.get(at + 1).is_some_and(|next| next.lower == "to")
            && at.checked_sub(1).is_some_and(|before| words[before].class != Class::Be);
        word.depth == 0 && (word.lower == "because" || is_due)
    })
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
    let back = because..end;
    let stops = back.clone().any(|at| {
        matches!(words[at].class, Class::Sign(';' | '—' | ':'))
            || words[at].is_of(&["but", "although"])
    });
    let has_other = words[..because]
        .iter()
        .any(|word| word.class == Class::Subordinator || word.is_of(&["since", "as"]));
    let is_vague = back.clone().take(4).any(|at| matches!(words[at].class, Class::Demonstrative));
    if stops || has_other || is_vague || back.len() > 28 || back.len() < 4 {
        return None;
    }
    let front = asking.without(because..clause.rest.end.max(because)).question("Why")?;
    let text = parse.text(&back);
    let mut idea = card(survey, parse, &front, text, back.clone());
    idea.motive = Motive::Cause;
    idea.weight = Motive::Cause.weight();
    Some(idea)
}
