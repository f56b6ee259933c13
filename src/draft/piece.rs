//! The part of a sentence that a gap needs: what stands behind a strong boundary can go, and what ties
//! the sentence to the one before it.

use super::clause::is_finite;
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
    if count(&words[start..end]) > ENOUGH {
        let cuts = (hole.end..end).filter(|at| is_boundary(words, *at));
        // The last cut that leaves enough but not too much; else the first.
        let cuts: Vec<usize> = cuts
            .filter(|at| count(&words[start..*at]) >= 8 && has_verb(&words[start..*at]))
            .collect();
        let fits =
            cuts.iter().rev().find(|at| count(&words[start..**at]) <= ENOUGH).or(cuts.first());
        end = fits.copied().unwrap_or(end);
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

fn count(words: &[Word<'_>]) -> usize {
    words.iter().filter(|word| word.is_word()).count()
}

fn has_verb(words: &[Word<'_>]) -> bool {
    (1..words.len()).any(|at| is_finite(words, at))
}

/// Whether a sentence could end before a word.
fn is_boundary(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    if word.depth > 0 {
        return false;
    }
    let next = words.get(at + 1);
    if matches!(word.class, Class::Sign(';' | '—')) {
        return true;
    }
    if !word.is(',') {
        return false;
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
        Class::Verb(form) => form.inflection == super::lexicon::Inflection::Ing,
        _ => false,
    })
}
