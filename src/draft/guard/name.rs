//! Names that are no answer: what stands beside them gives them, or they only say who spoke.

use super::super::clause::Voice;
use super::super::hole::{is_called, titles};
use super::super::idea::{Idea, Phrasing};
use super::super::lexicon::names::{ORGANISATION_WORDS, PLACE_WORDS};
use super::super::named::NameSort;
use super::super::parse::Parse;
use super::super::proposal::Motive;
use super::super::survey::Survey;
use super::super::token::{Class, Word};
use super::parse;
use std::ops::Range;

/// The words that a gap takes out, if it asks for a name or a term.
fn hole(survey: &Survey<'_>, idea: &Idea) -> Option<Range<usize>> {
    let is_name = matches!(idea.motive, Motive::Name | Motive::Term);
    if idea.phrasing != Phrasing::Gapped || !is_name {
        return None;
    }
    let words = &parse(survey, idea).words;
    let start = words.iter().position(|word| word.at.start == idea.fact.start)?;
    let end = words.iter().position(|word| word.at.end == idea.fact.end)? + 1;
    (start < end).then_some(start..end)
}

/// What a name is said to be right before it: "the city of London".
const TOLD: &[&str] =
    &["city", "town", "village", "state", "county", "province", "island", "kingdom", "republic"];

/// A name that its apposition, the title or a word of its own elsewhere in the question gives.
pub fn given(survey: &Survey<'_>, idea: &Idea) -> bool {
    let Some(hole) = hole(survey, idea) else { return false };
    let words = &parse(survey, idea).words;
    let is_the = |end: usize| {
        let mut before = words[..end].iter().rev().take(3);
        before.find(|word| word.class == Class::Determiner).is_some_and(|word| word.lower == "the")
    };
    let is_told = hole.start >= 2
        && words[hole.start - 1].lower == "of"
        && words[hole.start - 2].is_of(TOLD)
        && is_the(hole.start - 2);
    let title = survey.article.title().unwrap_or_default();
    let has = |text: &str, name: &str| {
        text.split(|c: char| !c.is_alphanumeric()).any(|word| word == name)
    };
    let own = words[hole].iter().filter(|word| {
        word.is_capital() && !word.is_of(ORGANISATION_WORDS) && !word.is_of(PLACE_WORDS)
    });
    let mut own = own.filter(|word| word.text.len() > 2);
    is_told
        || has(title, &idea.answer)
        || own.any(|word| {
            word.text.len() > 3 && (has(&idea.prompt, word.text) || has(title, word.text))
        })
}

/// Verbs with which somebody says something.
const SAYING: &[&str] = &[
    "describe", "call", "dub", "note", "write", "report", "comment", "remark", "say", "argue",
    "observe",
];

/// Who only said it: "described by X as", "whom X described", "according to X".
pub fn mention(survey: &Survey<'_>, idea: &Idea) -> bool {
    let Some(hole) = hole(survey, idea) else { return false };
    let words = &parse(survey, idea).words;
    let says = |word: Option<&Word<'_>>| {
        word.and_then(Word::verb).is_some_and(|form| SAYING.contains(&form.base))
    };
    let before = |step: usize| hole.start.checked_sub(step).and_then(|at| words.get(at));
    let is = |word: Option<&Word<'_>>, text: &str| word.is_some_and(|word| word.lower == text);
    let is_by = is(before(1), "by") && says(before(2)) && is(words.get(hole.end), "as");
    let is_relative = before(1).is_some_and(|word| word.class == Class::Relative);
    is_by
        || is_relative && says(words.get(hole.end))
        || is(before(1), "to") && is(before(2), "according")
}

/// A gap that takes out a part of a name: "Salmonella {{enterica serovar}} Typhi", "Bills of {{Mortality}}".
pub fn torn(survey: &Survey<'_>, idea: &Idea) -> bool {
    let Some(hole) = hole(survey, idea) else { return false };
    let words = &parse(survey, idea).words;
    let is_name = |word: Option<&Word<'_>>| word.is_some_and(|word| word.class == Class::Name);
    let before = |step: usize| hole.start.checked_sub(step).and_then(|at| words.get(at));
    let is_beside = is_name(words.get(hole.end)) || is_name(before(1));
    let is_tail = is_name(before(2)) && before(1).is_some_and(|word| word.lower == "of");
    idea.motive == Motive::Term && is_beside || is_tail
}

/// So often a name may be used in an article before every reader knows it.
const COMMON: usize = 3;

/// A name that the sentence only happens to have: used all over the article, named before, or in no place
/// where the sentence says who or where it is.
pub fn weak(survey: &Survey<'_>, idea: &Idea) -> bool {
    let Some(hole) = hole(survey, idea) else { return false };
    let parse = parse(survey, idea);
    let is_title = titles(survey, parse).iter().any(|title| title.words == hole);
    if is_called(parse, hole.start) || is_title {
        return false;
    }
    let uses = || survey.uses.places(&idea.answer);
    let is_first = || uses().next() == Some(idea.fact.start);
    if idea.motive == Motive::Term {
        return !is_defined(parse, &hole);
    }
    let before = hole.start.checked_sub(1).map(|at| &parse.words[at]);
    let naming = parse.naming(&hole);
    let is_telling = naming.is_some_and(|naming| match naming.sort {
        NameSort::Person => hole.len() >= 2,
        NameSort::Acronym | NameSort::Other => false,
        NameSort::Country if before.is_some_and(|word| word.lower == "of") => true,
        NameSort::Organisation if hole.len() < 2 => false,
        _ => before.is_some_and(|word| word.is_of(&["in", "at", "near", "by", "to", "from"])),
    });
    // "a Virginia Democrat"
    let is_common = before.is_some_and(|word| word.is_of(&["a", "an"]));
    !is_telling || is_common || !is_first() || uses().nth(COMMON).is_some()
}

/// Whether a sentence says what a term is: "An epidemic is a disease that …".
fn is_defined(parse: &Parse<'_>, hole: &Range<usize>) -> bool {
    let Some(clause) = &parse.clause else { return false };
    let first = parse.words.get(clause.rest.start);
    clause.subject.end == hole.end
        && parse.words[clause.subject.start].lower != "the"
        && clause.subject.len() <= hole.len() + 1
        && clause.voice == Voice::Copula
        && first.is_some_and(|word| word.is_of(&["a", "an", "the"]))
}
