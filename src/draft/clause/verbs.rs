//! Groups of verbs: "was later signed", "has won".

use super::super::lexicon::Inflection as I;
use super::super::token::{Class, Word};
use super::{Timing, Voice};

/// A group of verbs.
pub struct VerbGroup {
    pub start: usize,
    pub end: usize,
    pub main: usize,
    pub voice: Voice,
    pub timing: Timing,
    pub is_plain: bool,
}

/// The group of verbs that begins at a place.
pub fn group(words: &[Word<'_>], start: usize, end: usize) -> Option<VerbGroup> {
    let skip = |mut at: usize| {
        while at < end && (words[at].class == Class::Adverb || words[at].is_of(&["both", "all"])) {
            at += 1;
        }
        at
    };
    let first = skip(start);
    let word = words.get(first).filter(|_| first < end)?;
    let participle = |at: usize| {
        let form = words.get(at).filter(|_| at < end)?.verb()?;
        matches!(form.inflection, I::Either | I::Participle).then_some(())
    };
    let is_ing = |at: usize| {
        words
            .get(at)
            .filter(|_| at < end)
            .and_then(Word::verb)
            .is_some_and(|form| form.inflection == I::Ing)
    };
    let made = |main: usize, voice, timing, is_plain| {
        Some(VerbGroup { start, end: main + 1, main, voice, timing, is_plain })
    };
    match word.class {
        Class::Be => {
            let timing = if word.is_of(&["was", "were"]) { Timing::Past } else { Timing::Present };
            let next = skip(first + 1);
            if participle(next).is_some() {
                return made(next, Voice::Passive, timing, true);
            }
            if is_ing(next) {
                return made(next, Voice::Active, timing, false);
            }
            made(first, Voice::Copula, timing, true)
        }
        Class::Have => {
            let timing = if word.lower == "had" { Timing::Past } else { Timing::Perfect };
            let next = skip(first + 1);
            if words.get(next).is_some_and(|word| word.lower == "been") {
                let main = skip(next + 1);
                return match participle(main) {
                    Some(()) => {
                        made(main, Voice::Passive, Timing::Perfect, timing == Timing::Perfect)
                    }
                    None => made(next, Voice::Copula, Timing::Perfect, false),
                };
            }
            if participle(next).is_some() {
                return made(next, Voice::Active, Timing::Perfect, timing == Timing::Perfect);
            }
            let timing = if word.lower == "had" { Timing::Past } else { Timing::Present };
            // "has since its last meeting replaced": the participle stands further on.
            let has_object = words
                .get(next)
                .is_none_or(|next| !matches!(next.class, Class::Preposition | Class::Sign(_)));
            made(first, Voice::Active, timing, has_object)
        }
        Class::Do | Class::Modal => made(first, Voice::Active, Timing::Present, false),
        Class::Verb(form) => {
            let timing = if form.inflection == I::Third { Timing::Present } else { Timing::Past };
            made(first, Voice::Active, timing, true)
        }
        _ => None,
    }
}
