//! What the text of an article tells of its subject where no title does: who, what sort of place, what deed.

use super::clause::Voice;
use super::lexicon::names::TITLES;
use super::named::NameSort;
use super::parse::Parse;
use super::token::Class;
use std::collections::HashMap;
use std::ops::Range;

/// So often an article has the pronoun of whom it is about, and the name, at least.
pub const OFTEN: usize = 4;

/// So many sentences are the first.
const FIRST: usize = 3;

/// The person whom an article is about, if no other name is used as often in it: one of the first sentences
/// has the name behind words for what they do, or a sentence says what they were: "Berg was a singer". With
/// that, if it is told.
pub fn told_person(parses: &[Parse<'_>]) -> Option<(String, Option<String>)> {
    let (parse, naming, class) = parses.iter().find_map(|parse| {
        let clause = parse.clause.as_ref()?;
        let subject = &clause.subject;
        let naming = parse.namings.iter().find(|naming| {
            naming.words.end == subject.end && subject.contains(&naming.words.start)
        })?;
        let does = parse.words[subject.start..naming.words.start]
            .iter()
            .find(|word| word.class == Class::Noun && word.is_of(TITLES));
        let class =
            (clause.voice == Voice::Copula).then(|| class_of(parse, &clause.rest)).flatten();
        let class = class.filter(|class| TITLES.contains(&class.as_str()));
        let is_early = parse.number < FIRST && (does.is_some() || naming.sort == NameSort::Person);
        let is_told = is_early || class.is_some();
        let class = class.or_else(|| does.map(|word| word.lower.clone()));
        is_told.then_some((parse, naming, class))
    })?;
    let (name, last) = (parse.text(&naming.words), parse.words[naming.words.end - 1].text);
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (parse, naming) in parses.iter().flat_map(|one| one.namings.iter().map(move |n| (one, n))) {
        *counts.entry(parse.words[naming.words.end - 1].text).or_default() += 1;
    }
    let own = counts.get(last).copied().unwrap_or(0);
    // A short text names even whom it is about but once or twice, and nobody else as often.
    let parts: Vec<&str> = name.split(' ').collect();
    let is_brief = parses.len() < BRIEF
        && naming.sort == NameSort::Person
        && !parses.iter().any(|parse| tells_of_other(parse, &parts));
    let called: usize = parts.iter().filter_map(|part| counts.get(part)).sum();
    let is_most = counts.iter().all(|(other, count)| {
        parts.contains(other) || count * 2 < own || is_brief && *count < called
    });
    let own = if is_brief { called + 2 } else { own };
    let is_person = matches!(naming.sort, NameSort::Person | NameSort::Other);
    let all = parses.iter().flat_map(|one| one.namings.iter().map(move |own| (one, own)));
    let full = all.map(|(parse, own)| parse.text(&own.words)).find(|other| {
        !name.contains(' ') && other.strip_suffix(name).is_some_and(|first| first.ends_with(' '))
    });
    let name = full.unwrap_or(name);
    (is_person && own >= OFTEN && is_most).then(|| (name.to_owned(), class))
}

/// Whether a sentence has somebody else in its subject, or at its beginning.
fn tells_of_other(parse: &Parse<'_>, parts: &[&str]) -> bool {
    let subject = parse.clause.as_ref().map(|clause| clause.subject.end);
    let until = subject.unwrap_or(0).max(BEGINNING);
    let words = parse.words.get(..until.min(parse.words.len())).unwrap_or_default();
    parse.namings.iter().any(|naming| {
        let text = parse.text(&naming.words);
        let is_own = text.split(' ').any(|part| parts.contains(&part));
        naming.words.start < words.len() && !is_own && naming.sort == NameSort::Person
    })
}

/// So many first words may tell whom a sentence is about.
const BEGINNING: usize = 6;

/// A subject without what stands before the name in it: "Contract caterer Compass".
pub fn bare_name(parse: &Parse<'_>, subject: &Range<usize>) -> Range<usize> {
    let naming = parse.namings.iter().find(|naming| naming.words.end == subject.end);
    let is_told = |at: usize| matches!(parse.words[at].class, Class::Noun | Class::Adjective);
    let start = naming.map_or(subject.start, |naming| naming.words.start);
    // Of people more is asked: a text may tell of several.
    let is_thing = naming.is_some_and(|naming| naming.sort != NameSort::Person);
    let is_bare = is_thing && subject.start < start && (subject.start..start).all(is_told);
    if is_bare { start..subject.end } else { subject.clone() }
}

/// So often a text has the name that it is about, if no title says so.
const LED: usize = 3;

/// A text of fewer sentences may have it once less.
const BRIEF: usize = 16;

/// Whether no other name stands in a text as often as one, in full, in part or by its first letters.
pub fn is_led(parses: &[Parse<'_>], name: &str) -> bool {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut own = 0;
    for parse in parses {
        for text in parse.namings.iter().map(|naming| parse.text(&naming.words)) {
            if is_alias(name, text) {
                own += 1;
            } else {
                *counts.entry(text).or_default() += 1;
            }
        }
    }
    own + usize::from(parses.len() < BRIEF) >= LED && counts.values().all(|count| *count <= own)
}

/// Whether a text is a name, its first or last words, or the letters that its words begin with.
pub fn is_alias(name: &str, text: &str) -> bool {
    let letters: String = name.split(' ').filter_map(|word| word.chars().next()).collect();
    text == name
        || text == letters && letters.chars().count() > 1
        || name.strip_prefix(text).is_some_and(|rest| rest.starts_with(' '))
        || name.strip_suffix(text).is_some_and(|rest| rest.ends_with(' '))
}

/// Places where people live.
const SETTLEMENTS: &[&str] = &["town", "city", "village", "island", "county", "parish"];

/// What a place is called in an article about it, if that is told of it alone: "in Lindau", "the town".
pub fn settlement(parses: &[Parse<'_>], name: &str) -> Option<&'static str> {
    let is_there = |parse: &Parse<'_>| {
        parse.namings.iter().any(|naming| {
            let before = naming.words.start.checked_sub(1).map(|at| &parse.words[at]);
            before.is_some_and(|word| word.lower == "in") && parse.text(&naming.words) == name
        })
    };
    let count = |noun: &str| {
        let pairs = parses.iter().flat_map(|parse| parse.words.windows(2));
        pairs.filter(|two| two[0].lower == "the" && two[1].lower == noun).count()
    };
    let is_place = !name.is_empty() && parses.iter().filter(|parse| is_there(parse)).count() >= 3;
    let most =
        SETTLEMENTS.iter().map(|noun| (count(noun), *noun)).max_by_key(|(count, _)| *count)?;
    (is_place && most.0 >= 2).then_some(most.1)
}

/// What a text of law is.
const DEEDS: &[&str] = &[
    "order", "act", "agreement", "policy", "license", "licence", "regulation", "constitution",
    "treaty", "convention", "contract", "charter", "directive", "law", "statute", "code",
    "ordinance", "proclamation", "memorandum",
];

/// What a text calls itself more than once.
pub fn deed(parses: &[Parse<'_>]) -> Option<&'static str> {
    let pairs = || parses.iter().flat_map(|parse| parse.words.windows(2));
    let count =
        |deed: &str| pairs().filter(|two| two[0].lower == "this" && two[1].lower == deed).count();
    let most = DEEDS.iter().map(|deed| (count(deed), *deed)).max_by_key(|(count, _)| *count)?;
    (most.0 > 1).then_some(most.1)
}

/// How many sentences tell who is meant by the first pronoun of an article.
const OPENING: usize = 6;

/// The first "he" or "she" that begins one of the first sentences.
pub fn opening_pronoun(parses: &[Parse<'_>]) -> Option<&'static str> {
    let first = |parse: &Parse<'_>| {
        let word = parse.words.first()?;
        ["he", "she"].into_iter().find(|pronoun| word.lower == *pronoun)
    };
    parses.iter().take(OPENING).find_map(first)
}

/// The head of "a regional organization which …".
pub fn class_of(parse: &Parse<'_>, rest: &Range<usize>) -> Option<String> {
    let mut head = None;
    for at in rest.clone() {
        let word = &parse.words[at];
        match word.class {
            Class::Determiner
            | Class::Adjective
            | Class::Name
            | Class::Adverb
            | Class::Number
            | Class::Sign(',' | '-') => {}
            Class::Noun => head = Some(word.lower.clone()),
            Class::Verb(_) | Class::Conjunction if head.is_none() => {}
            _ => break,
        }
    }
    head
}
