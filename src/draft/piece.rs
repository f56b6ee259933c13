//! The part of a sentence that a gap needs: what stands behind a strong boundary can go, and what ties
//! the sentence to the one before it.

use super::amount::is_plural;
use super::clause::{is_finite, is_surely_finite};
use super::lexicon::Inflection;
use super::parse::Parse;
use super::token::{Class, Word};
use std::ops::Range;

/// With fewer words nothing is cut off.
const ENOUGH: usize = 24;

/// The words to be shown around a hole, if the hole stands in them.
pub fn piece(parse: &Parse<'_>, hole: &Range<usize>, start: usize) -> Option<Range<usize>> {
    let words = &parse.words;
    let mut end = words.len();
    if hole.start < start {
        return Some(0..end);
    }
    let start = match behind_opening(words, start) {
        Some(behind) if behind <= hole.start && count(&words[start..end]) > ENOUGH => behind,
        _ => start,
    };
    if count(&words[start..end]) > ENOUGH {
        let cuts = (hole.end..end).filter(|at| is_boundary(words, *at));
        // The last cut that leaves enough but not too much; else the first.
        let cuts: Vec<usize> = cuts
            .filter(|at| count(&words[start..*at]) >= 8 && has_verb(&words[start..*at]))
            .filter(|at| !dangles(&words[start..*at]))
            .collect();
        let fits =
            cuts.iter().rev().find(|at| count(&words[start..**at]) <= ENOUGH).or(cuts.first());
        end = fits.copied().unwrap_or(end);
        if count(&words[start..end]) > MOST {
            let joins =
                (hole.end..end).filter(|at| joins_verb(words, *at) || opens_aside(words, *at));
            let mut joins =
                joins.filter(|at| count(&words[start..*at]) >= 8 && has_verb(&words[start..*at]));
            end = joins.next().map_or(end, |at| at - usize::from(words[at - 1].is(',')));
        }
    }
    let mut start = start;
    if count(&words[start..end]) > ENOUGH {
        // A main clause behind a semicolon stands alone.
        let after =
            (start..hole.start).rev().find(|at| words[*at].is(';') && words[*at].depth == 0);
        if let Some(after) = after
            .filter(|after| has_verb(&words[after + 1..end]) && count(&words[after + 1..end]) >= 7)
        {
            start = after + 1;
            let first = &words[start];
            if matches!(
                first.class,
                Class::Pronoun
                    | Class::Possessive
                    | Class::Demonstrative
                    | Class::Conjunction
                    | Class::Adverb
            ) {
                start = 0;
            }
        }
    }
    (start <= hole.start && hole.end <= end).then_some(start..end)
}

/// The words to be shown around a hole, and fewer of them, up to where the clause ends that has it.
pub fn pieces(parse: &Parse<'_>, hole: &Range<usize>, start: usize) -> Vec<Range<usize>> {
    let Some(whole) = piece(parse, hole, start) else { return Vec::new() };
    let words = &parse.words;
    let cuts = (hole.end..whole.end).filter(|at| {
        let some = &words[whole.start..*at];
        (is_boundary(words, *at) || joins_verb(words, *at))
            && count(some) >= LEAST
            && has_verb(some)
            && !dangles(some)
    });
    let cut = |at: usize| whole.start..at - usize::from(at > 0 && words[at - 1].is(','));
    let shorter = cuts.take(1).map(cut).filter(|cut| hole.end <= cut.end);
    std::iter::once(whole.clone()).chain(shorter).collect()
}

/// A clause that stands alone has so many words.
const LEAST: usize = 8;

/// With more words a sentence is cut where only another verb follows.
const MOST: usize = 36;

/// What an opening begins with that a sentence does without where it is long.
const OPENINGS: &[&str] = &["after", "besides", "despite", "following", "aside", "having", "amid"];

/// Where the main clause begins behind a long opening that only leads to it: "After a fall in which she
/// broke a leg, Berg …".
pub fn behind_opening(words: &[Word<'_>], start: usize) -> Option<usize> {
    let first = words.get(start)?;
    let is_addition =
        first.lower == "in" && words.get(start + 1).is_some_and(|next| next.lower == "addition");
    let mut commas = (start..words.len().min(start + 40))
        .filter(|at| words[*at].is(',') && words[*at].depth == first.depth);
    let is_subject = |at: usize| {
        words.get(at).is_some_and(|word| word.class == Class::Name)
            && (at + 1..words.len().min(at + 4)).any(|at| is_finite(words, at))
    };
    let behind = commas.find(|comma| is_subject(comma + 1))? + 1;
    (first.is_of(OPENINGS) || is_addition).then_some(behind)
}

/// Whether a conjunction joins another verb, or another clause: "left and never came back".
fn joins_verb(words: &[Word<'_>], at: usize) -> bool {
    let mut next = at + 1;
    while words.get(next).is_some_and(|word| word.class == Class::Adverb) {
        next += 1;
    }
    let is_clause = words.get(at + 1).is_some_and(|next| next.class == Class::Name)
        && (at + 2..words.len().min(at + 14)).any(|at| is_finite(words, at))
        || opens_clause(words, at + 1);
    words[at].is_of(&["and", "but"])
        && words[at].depth == 0
        && at > 0
        && words[at - 1].class != Class::Pronoun
        && (is_clause
            || words.get(next).is_some_and(|word| {
                is_surely_finite(word)
                    || word.verb().is_some_and(|form| form.inflection == Inflection::Either)
            }))
}

/// Whether what something is called again begins at a comma: ", a reply that …".
fn opens_aside(words: &[Word<'_>], at: usize) -> bool {
    words[at].is(',')
        && words[at].depth == 0
        && words.get(at + 1).is_some_and(|word| word.is_of(&["a", "an"]))
}

/// Whether a noun with its verb follows, before any comma: "and astronomers in Bern found".
fn opens_clause(words: &[Word<'_>], from: usize) -> bool {
    let opens = words.get(from).is_some_and(|word| {
        word.class == Class::Determiner || word.class == Class::Noun && is_plural(&word.lower)
    });
    let verb = (from + 1..words.len().min(from + 24))
        .find(|at| words[*at].class == Class::Relative || is_finite(words, *at));
    opens && verb.is_some_and(|verb| words[verb].class != Class::Relative)
}

/// Whether a clause that a word like "which" begins has lost its verb.
fn dangles(words: &[Word<'_>]) -> bool {
    let last = words.iter().rposition(|word| word.class == Class::Relative);
    last.is_some_and(|last| {
        let rest = &words[last..];
        !(1..rest.len()).any(|at| is_finite(rest, at) || matches!(rest[at].class, Class::Verb(_)))
    })
}

fn count(words: &[Word<'_>]) -> usize {
    words.iter().filter(|word| word.is_word()).count()
}

fn has_verb(words: &[Word<'_>]) -> bool {
    (1..words.len()).any(|at| is_finite(words, at))
}

/// Verbs that say nothing without what was said.
const SAYING: &[&str] = &[
    "said", "says", "wrote", "writes", "added", "adds", "asked", "asks", "replied", "reads",
    "read", "declared", "argued", "stated", "noted",
];

/// Whether a sentence could end before a word.
fn is_boundary(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    if word.depth > 0 {
        return false;
    }
    let next = words.get(at + 1);
    let is_digit = |at: usize| words.get(at).is_some_and(|word| word.class == Class::Number);
    let is_colon = word.is(':')
        && at > 0
        && !(is_digit(at - 1) && is_digit(at + 1))
        && !words[at - 1].is_of(SAYING);
    if is_colon || matches!(word.class, Class::Sign(';' | '—')) {
        return true;
    }
    // "… a resolution which asserted that “…”"
    let opens = |word: &Word<'_>| matches!(word.class, Class::Sign('“' | '"'));
    if word.class == Class::Relative {
        return words[at + 1..].iter().take(3).any(opens) && at > 0 && words[at - 1].is_word();
    }
    // "… of the land and those were the last"
    if word.is_of(&["and", "but"]) {
        let points = next.is_some_and(|next| {
            matches!(next.class, Class::Pronoun | Class::Demonstrative)
                && next.lower != "that"
                && words.get(at + 2).is_some_and(is_surely_finite)
        });
        return points;
    }
    if !word.is(',') {
        return false;
    }
    let ahead = words.get(at + 2);
    // ", of which four", ", the first of all"
    let is_aside = next.is_some_and(|next| next.class == Class::Preposition)
        && ahead.is_some_and(|word| word.is_of(&["which", "whom"]))
        || next.is_some_and(|next| next.lower == "the")
            && ahead.is_some_and(|word| word.is_of(&["first", "last", "only"]));
    // ", in an assault that …"
    let is_act = next.is_some_and(|next| next.lower == "in")
        && ahead.is_some_and(|word| word.is_of(&["a", "an", "what"]));
    if is_aside || is_act {
        return true;
    }
    next.is_some_and(|next| match next.class {
        Class::Relative => next.lower != "that" && words.get(at + 2).is_some(),
        Class::Subordinator => true,
        Class::Conjunction => {
            // "a blind, insatiable, and restless will"
            let is_list = at > 0 && words[at - 1].class == Class::Adjective;
            !is_list
                && next.is_of(&["but", "and"])
                && (at + 2..words.len().min(at + 7)).any(|at| is_finite(words, at))
        }
        Class::Preposition => {
            next.is_of(&["with", "as", "after", "before", "despite", "following"])
        }
        Class::Verb(form) => {
            // "older, flickering signs"
            let is_row = at > 0 && words[at - 1].class == Class::Adjective;
            form.inflection == Inflection::Ing && !is_row
        }
        _ => false,
    })
}
