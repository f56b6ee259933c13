//! Which verbs are finite: a participle is none, and "signed" may be either.

use super::super::amount::is_plural;
use super::super::lexicon::Inflection as I;
use super::super::token::{Class, Word};

/// Whether a verb at a place is finite whatever stands around it.
pub fn is_surely_finite(word: &Word<'_>) -> bool {
    match word.class {
        Class::Be => word.is_of(&["is", "are", "was", "were"]),
        Class::Have => word.is_of(&["has", "have", "had"]),
        Class::Do | Class::Modal => true,
        Class::Verb(form) => form.inflection == I::Past,
        _ => false,
    }
}

/// Verbs that need an object: with a preposition behind them they are participles, "a tablet found in".
const OBJECTED: &[&str] = &[
    "find", "make", "build", "call", "use", "give", "know", "locate", "publish", "name", "produce",
    "create", "design", "discover", "write",
];

/// Whether a word can begin what follows a verb.
fn opens_rest(word: &Word<'_>) -> bool {
    matches!(
        word.class,
        Class::Determiner
            | Class::Preposition
            | Class::Name
            | Class::Number
            | Class::Possessive
            | Class::Adverb
            | Class::Demonstrative
            | Class::Adjective
            | Class::Pronoun
    ) || word.lower == "that"
}

/// Whether the verb at a place is finite; what is before it is taken for a subject.
pub fn is_finite(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    if is_surely_finite(word) {
        return true;
    }
    let (Some(form), Some(before)) = (word.verb(), at.checked_sub(1).map(|at| &words[at])) else {
        return false;
    };
    let next = words.get(at + 1);
    let after_noun = matches!(
        before.class,
        Class::Noun
            | Class::Name
            | Class::Number
            | Class::Adverb
            | Class::Pronoun
            | Class::Sign(',' | ')' | '”' | '"')
    ) || before
        .verb()
        .is_some_and(|form| matches!(form.inflection, I::Ing | I::Base | I::Third));
    match form.inflection {
        I::Either => {
            after_noun
                && !(OBJECTED.contains(&form.base)
                    && next.is_some_and(|next| next.class == Class::Preposition))
                && next.is_none_or(|next| next.lower != "by")
                && !(before.class == Class::Adverb
                    && at >= 2
                    && matches!(words[at - 2].class, Class::Determiner | Class::Preposition))
                && !later_finite(words, at + 1)
        }
        I::Third => {
            after_noun
                && !is_plural(&before.lower)
                && !is_head(words, at)
                && next.is_some_and(opens_rest)
                && !later_finite(words, at + 1)
        }
        _ => false,
    }
}

/// Whether a base form stands behind a plural and before an object.
pub fn is_present(words: &[Word<'_>], at: usize) -> bool {
    let is_base = words[at].verb().is_some_and(|form| form.inflection == I::Base);
    let opens = words.get(at + 1).is_some_and(|next| next.class == Class::Determiner);
    is_base && opens && at > 0 && is_plural(&words[at - 1].lower)
}

/// Whether a form in `-s` is the noun of a phrase: "the leading causes".
fn is_head(words: &[Word<'_>], at: usize) -> bool {
    let is_ing = |at: usize| words[at].verb().is_some_and(|form| matches!(form.inflection, I::Ing));
    at >= 2
        && is_ing(at - 1)
        && matches!(words[at - 2].class, Class::Determiner | Class::Possessive)
}

/// Whether a verb that is surely finite follows before another clause begins.
fn later_finite(words: &[Word<'_>], from: usize) -> bool {
    let open = words.iter().skip(from).take_while(|word| {
        !matches!(
            word.class,
            Class::Relative
                | Class::Subordinator
                | Class::Conjunction
                | Class::Sign(',' | ';' | ':' | '—' | '–')
        )
    });
    open.into_iter().any(|word| word.depth == words[from - 1].depth && is_surely_finite(word))
}
