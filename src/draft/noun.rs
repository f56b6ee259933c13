//! Noun phrases that can be the subject of a question.

use super::lexicon::closed::ADJECTIVES;
use super::lexicon::{Inflection as I, inflected};
use super::parse::Parse;
use super::token::Class;
use std::ops::Range;

/// Whether words make a noun phrase that can be a subject: it begins as one, ends in a noun or a name, and
/// names what it is about.
pub fn is_noun_phrase(parse: &Parse<'_>, range: &Range<usize>) -> bool {
    let words = &parse.words[range.clone()];
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let begins = match first.class {
        Class::Determiner => {
            !first.is_of(&[
                "both", "all", "some", "many", "most", "several", "few", "another", "other",
                "such", "each", "any", "every", "more", "less", "much",
            ]) || words.len() > 2
        }
        Class::Name | Class::Noun | Class::Number | Class::Month => true,
        Class::Adjective => {
            words.len() > 1
                && !first.is_of(&["former", "last", "same", "own", "first", "second", "third"])
        }
        Class::Sign(sign) => matches!(sign, '“' | '"') && words.len() > 2,
        _ => false,
    };
    let ends = match last.class {
        Class::Noun | Class::Name | Class::Number => true,
        // An ending may lie: "the canal".
        Class::Adjective => {
            words.len() > 1 && !last.is_of(ADJECTIVES) && !last.lower.ends_with("est")
        }
        Class::Verb(form) => matches!(form.inflection, I::Base | I::Third | I::Ing),
        Class::Sign(sign) => matches!(sign, '”' | '"'),
        _ => false,
    };
    let is_verb = first.class == Class::Noun
        && words.get(1).is_some_and(|next| next.class == Class::Name)
        && inflected(&first.lower).is_some_and(|form| form.inflection == I::Third);
    let bare = [
        "former", "latter", "first", "second", "largest", "smallest", "same", "other", "one",
        "ones", "result", "rest", "following", "number", "idea", "aim", "reason", "example",
        "change", "effort", "event", "case", "issue", "problem", "fact", "majority", "difference",
        "move", "decision", "practice", "process", "work", "situation", "term", "name", "title",
        "author", "authors",
    ];
    let is_bare = words.len() <= 2 && first.class == Class::Determiner && last.is_of(&bare);
    let has_odd = words.iter().any(|word| {
        matches!(
            word.class,
            Class::Relative
                | Class::Subordinator
                | Class::Pronoun
                | Class::Demonstrative
                | Class::Sign(';' | ':' | '?' | '(' | '[')
        )
    });
    let count = words.iter().filter(|word| word.is_word()).count();
    begins && !is_verb && ends && !is_bare && !has_odd && count <= 10
}
