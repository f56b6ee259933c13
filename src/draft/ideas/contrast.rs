//! What two things are told apart by: "Unlike X, Y …", "X …, while Y …", as a card with the sentence behind.

use super::defined::card;
use crate::draft::clause::{Clause, Timing, Voice, is_finite};
use crate::draft::idea::Idea;
use crate::draft::lexicon::Inflection as I;
use crate::draft::noun::is_noun_phrase;
use crate::draft::parse::Parse;
use crate::draft::phrase::{finished, inner};
use crate::draft::proposal::Motive;
use crate::draft::survey::Survey;
use crate::draft::token::{Class, Word};
use std::ops::Range;

/// The most words of a thing that is told from another.
const THING: usize = 6;

/// What stands between two clauses that say different things of different things.
const BETWEEN: &[&str] = &["while", "whereas"];

/// What asks for contrasts.
pub fn ideas(survey: &Survey<'_>) -> Vec<Idea> {
    survey.parses.iter().filter_map(|parse| idea(survey, parse)).collect()
}

fn idea(survey: &Survey<'_>, parse: &Parse<'_>) -> Option<Idea> {
    let (one, other) = things(parse)?;
    let end = parse.words.iter().rposition(Word::is_word)? + 1;
    let (one, other) = (inner(parse, &one), inner(parse, &other));
    let is_told = one.to_lowercase() != other.to_lowercase() && parse.count() <= 36;
    let front = finished(&format!("What distinguishes {one} from {other}"));
    let mut idea = card(survey, parse, &front, parse.text(&(0..end)), 0..end);
    idea.motive = Motive::Contrast;
    idea.weight = Motive::Contrast.weight();
    is_told.then_some(idea)
}

/// The two things that a sentence tells apart.
fn things(parse: &Parse<'_>) -> Option<(Range<usize>, Range<usize>)> {
    let words = &parse.words;
    let subject = || parse.clause.as_ref().map(|clause| clause.subject.clone());
    let comma = |from: usize| (from..words.len().min(from + 24)).find(|at| words[*at].is(','));
    let first = words.first()?;
    let found = if first.lower == "unlike" {
        (subject()?, 1..comma(1)?)
    } else if first.is_of(&["while", "whereas"]) {
        (thing(parse, 1)?, thing(parse, comma(1)? + 1)?)
    } else {
        let joint = (1..words.len()).find(|at| {
            words[*at].is_of(BETWEEN) && words[*at].depth == 0 && words[*at - 1].is(',')
        })?;
        let other = thing(parse, joint + 1)?;
        // What two of them did does not tell them apart.
        let is_deed =
            |clause: &Clause| clause.timing == Timing::Past && clause.voice == Voice::Active;
        if parse.clause.as_ref().is_some_and(is_deed) || words.get(other.end).is_some_and(is_past) {
            return None;
        }
        (subject()?, other)
    };
    let is_fine = |range: &Range<usize>| {
        range.len() <= THING
            && is_noun_phrase(parse, range)
            && words[range.clone()].iter().all(|word| {
                !matches!(word.class, Class::Number | Class::Sign(_) | Class::Possessive)
            })
    };
    let is_alike = first.lower == "unlike" || are_alike(parse, &found.0, &found.1);
    (is_fine(&found.0) && is_fine(&found.1) && is_alike).then_some(found)
}

/// Whether a word is the past of a verb.
fn is_past(word: &Word<'_>) -> bool {
    word.verb().is_some_and(|form| matches!(form.inflection, I::Past | I::Either))
}

/// Whether two things are of one sort: names, or the same noun with other words before it.
fn are_alike(parse: &Parse<'_>, one: &Range<usize>, other: &Range<usize>) -> bool {
    let is_name = |range: &Range<usize>| parse.naming(range).is_some();
    let head = |range: &Range<usize>| parse.words[range.end - 1].lower.clone();
    is_name(one) && is_name(other) || head(one) == head(other)
}

/// The subject that begins at a word.
fn thing(parse: &Parse<'_>, start: usize) -> Option<Range<usize>> {
    let end = parse.words.len().min(start + THING + 2);
    let verb = (start + 1..end).find(|at| is_finite(&parse.words, *at))?;
    let adverbs =
        (start..verb).rev().take_while(|at| parse.words[*at].class == Class::Adverb).count();
    Some(start..verb - adverbs)
}
