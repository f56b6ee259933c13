//! What follows a verb, up to where another clause begins.

use super::super::lexicon::Inflection as I;
use super::super::token::{Class, Word};
use super::super::when::When;
use super::finite::is_surely_finite;
use super::in_date;

/// Where what follows the verb ends, and whether something stands behind it.
pub fn rest_end(words: &[Word<'_>], whens: &[When], start: usize, end: usize) -> (usize, bool) {
    let depth = words.get(start.saturating_sub(1)).map_or(0, |word| word.depth);
    let mut first_comma = None;
    for at in start..end {
        let word = &words[at];
        if word.depth != depth || in_date(whens, at) {
            continue;
        }
        match word.class {
            Class::Sign(';' | ':' | '—' | '–') => return (at, true),
            Class::Subordinator if at > start => return (first_comma.unwrap_or(at).min(at), true),
            Class::Conjunction if joins_verb(words, at, end) => return (at, true),
            Class::Preposition if is_comment(words, at) => return (at, true),
            Class::Sign(',') => {
                if closes(words, at, end) {
                    return (at, true);
                }
                first_comma = first_comma.or(Some(at));
            }
            _ => {}
        }
    }
    match first_comma {
        Some(comma) if !is_list(words, comma, end) => (comma, true),
        _ => (end, false),
    }
}

/// Whether "as" begins a remark: "as shown", "as it was".
fn is_comment(words: &[Word<'_>], at: usize) -> bool {
    let next = words.get(at + 1);
    let is_participle = next
        .and_then(Word::verb)
        .is_some_and(|form| matches!(form.inflection, I::Either | I::Participle));
    words[at].lower == "as"
        && (is_participle || next.is_some_and(|next| next.class == Class::Pronoun))
}

/// Whether a conjunction joins another verb, or another clause.
fn joins_verb(words: &[Word<'_>], at: usize, end: usize) -> bool {
    let next: Vec<usize> = (at + 1..end.min(at + 7)).collect();
    let mut before_noun = true;
    for place in next {
        let word = &words[place];
        if word.is(',') {
            return false;
        }
        if is_surely_finite(word) {
            return true;
        }
        if let Some(form) = word.verb() {
            let is_first = before_noun;
            if is_first && matches!(form.inflection, I::Either | I::Past | I::Third | I::Participle)
            {
                return place == at + 1 || words[place - 1].class == Class::Adverb;
            }
        }
        if word.class != Class::Adverb {
            before_noun = false;
        }
    }
    false
}

/// Whether a comma ends the clause.
fn closes(words: &[Word<'_>], comma: usize, end: usize) -> bool {
    let Some(next) = words.get(comma + 1).filter(|_| comma + 1 < end) else { return true };
    match next.class {
        // A list of phrases would go on at "…, of which", too: the clause is the shorter one then.
        Class::Relative
        | Class::Subordinator
        | Class::Pronoun
        | Class::Preposition
        | Class::Adverb
        | Class::Be
        | Class::Have
        | Class::Do
        | Class::Modal => true,
        Class::Conjunction => {
            next.lower == "but" || next.lower == "yet" || joins_verb(words, comma + 1, end)
        }
        Class::Verb(form) => {
            matches!(form.inflection, I::Ing | I::Either | I::Participle | I::Past)
        }
        _ => false,
    }
}

/// Whether commas from one on are those of a list: one `and` behind the last of them.
fn is_list(words: &[Word<'_>], comma: usize, end: usize) -> bool {
    let last = (comma..end).rfind(|at| words[*at].is(',')).unwrap_or(comma);
    let tail = &words[last..end.min(last + 8)];
    tail.iter().any(|word| word.is_of(&["and", "or"])) && end - last <= 12
}
