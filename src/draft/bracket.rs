//! What a sentence does without: brackets with who is cited, the same in other units, where to look; the days
//! of the week of news; adverbs that tie it to the one before.

use super::amount::AmountSort;
use super::lexicon::closed::WEEKDAYS;
use super::parse::Parse;
use super::token::{Class, Word};
use super::when::year;
use std::ops::Range;

/// The brackets of a sentence, both signs included, the outermost.
pub fn brackets(parse: &Parse<'_>) -> Vec<Range<usize>> {
    let words = &parse.words;
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let close = words[at].is('(').then(|| {
            (at + 1..words.len())
                .find(|end| words[*end].is(')') && words[*end].depth == words[at].depth)
        });
        match close.flatten() {
            Some(end) => {
                found.push(at..end + 1);
                at = end + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// Brackets that name a source: "(Mortimer 2017, 21)".
pub fn citations(parse: &Parse<'_>) -> Vec<Range<usize>> {
    let is_cited = |range: &Range<usize>| {
        let inner = &parse.words[range.start + 1..range.end - 1];
        let has_year = inner.iter().any(|word| year(word).is_some());
        let is_name = |word: &Word<'_>| word.class == Class::Name && word.text.len() > 1;
        let opens = inner.first().is_some_and(is_name)
            || matches!(inner, [the, name, ..] if the.text == "The" && is_name(name));
        let is_source = inner.iter().all(|word| match word.class {
            Class::Name | Class::Number | Class::Month | Class::Sign(_) => true,
            _ => word.is_of(&[
                "and", "et", "al", "p", "pp", "ed", "eds", "the", "quoting", "quoted", "cited",
                "citing", "in",
            ]),
        });
        // "… by 1814 (Young 273)."
        let is_page = matches!(inner, [.., name, page] if name.class == Class::Name
                && page.text.len() <= 4
                && page.text.bytes().all(|byte| byte.is_ascii_digit()))
            && inner.len() <= 4
            && parse.words.get(range.end).is_none_or(|next| next.is('.') || next.is(';'));
        (has_year || is_page) && opens && is_source
    };
    brackets(parse).into_iter().filter(is_cited).collect()
}

/// The same in other units behind a measure: "970 km (600 mi)", "(290 km, 180 mi)".
pub fn conversions(parse: &Parse<'_>) -> Vec<Range<usize>> {
    let measures: Vec<_> =
        parse.amounts.iter().filter(|amount| amount.sort == AmountSort::Measure).collect();
    // "a 4,970-kilometre (3,088-mile) coast"
    let is_hyphened = |word: &Word<'_>| {
        word.text.starts_with(|c: char| c.is_ascii_digit()) && word.text.contains('-')
    };
    let mut found = brackets(parse);
    found.retain(|range| {
        let before = range.start.checked_sub(1).map(|at| &parse.words[at]);
        range.len() == 3
            && is_hyphened(&parse.words[range.start + 1])
            && before.is_some_and(is_hyphened)
    });
    for pair in measures.windows(2) {
        let (from, to) = (pair[0].noun.end, pair[1].words.start);
        let between = parse.words.get(from..to).unwrap_or_default();
        let is_apart = between.len() <= 3
            && between.iter().any(|word| word.is('(') || word.is(','))
            && between.iter().all(|word| {
                !word.is_word() || word.is_of(&["about", "or"]) || word.lower.starts_with("long")
            });
        let is_other = parse.text(&pair[0].noun) != parse.text(&pair[1].noun);
        let closes = parse.words.get(pair[1].noun.end).is_some_and(|word| word.is(')'));
        if is_apart && is_other && closes {
            let opens = between.iter().any(|word| word.is('('));
            found.push(from..pair[1].noun.end + usize::from(opens));
        }
    }
    found
}

/// What a bracket begins with that only tells where to look or what is noted.
const ASIDES: &[&str] = &["see", "sic", "cf", "pictured", "left", "right", "figure", "fig"];

/// Parts of a day.
const DAYTIMES: &[&str] = &["morning", "afternoon", "evening", "night", "midday"];

/// Days of the week that tell when something was: "on Friday morning", "died Monday in". News have them, and
/// after a week nobody knows which is meant.
fn weekdays(parse: &Parse<'_>) -> Vec<Range<usize>> {
    let words = &parse.words;
    let is = |at: Option<usize>, list: &[&str]| {
        at.and_then(|at| words.get(at)).is_some_and(|word| word.is_of(list))
    };
    let of = |day: usize| {
        let end = day + 1 + usize::from(is(Some(day + 1), DAYTIMES));
        let part = usize::from(is(day.checked_sub(1), &["early", "late"]));
        let start = day - part;
        let on = usize::from(is(start.checked_sub(1), &["on"]));
        let start = start - on;
        let start = start - usize::from(on > 0 && is(start.checked_sub(1), &["early", "late"]));
        let before = start.checked_sub(1).map(|at| words[at].class);
        let is_free = on > 0
            || matches!(
                before,
                None | Some(Class::Noun | Class::Name | Class::Verb(_) | Class::Adverb)
            );
        let next = words.get(end).map(|word| word.class);
        let goes_on =
            matches!(next, Some(Class::Noun | Class::Name | Class::Genitive | Class::Month))
                || is(Some(end), &["and", "to", "or", "through"])
                || words.get(end + 1).is_some_and(|word| {
                    matches!(word.class, Class::Month | Class::Number) && words[end].is(',')
                });
        let comma = usize::from(start == 0 && words.get(end).is_some_and(|word| word.is(',')));
        (is_free && !goes_on).then_some(start..end + comma)
    };
    let is_day = |at: &usize| {
        words[*at].is_of(WEEKDAYS) && words[*at].is_capital() || words[*at].lower == "yesterday"
    };
    (0..words.len()).filter(is_day).filter_map(of).collect()
}

/// "then" or "also" before the verb.
fn ties(parse: &Parse<'_>) -> Vec<Range<usize>> {
    let words = &parse.words;
    let near = parse.clause.as_ref().map(|clause| clause.subject.end..clause.main);
    let is_tie = |at: &usize| {
        let before = at.checked_sub(1).map(|at| words[at].class);
        let is_verb = words
            .get(at + 1)
            .is_some_and(|next| matches!(next.class, Class::Verb(_)) || next.lower.ends_with("ed"));
        let behind_name = matches!(before, Some(Class::Name | Class::Noun)) && is_verb;
        words[*at].is_of(&["then", "also"])
            && (behind_name || near.as_ref().is_some_and(|near| near.contains(at)))
    };
    (0..words.len()).filter(is_tie).map(|at| at..at + 1).collect()
}

/// The stretches that a question leaves out of a sentence: brackets of no use to it.
pub fn spare(parse: &Parse<'_>) -> Vec<Range<usize>> {
    let mut found = conversions(parse);
    found.extend(citations(parse));
    found.extend(weekdays(parse));
    found.extend(ties(parse));
    let is_aside = |range: &Range<usize>| {
        let inner = &parse.words[range.start + 1..range.end - 1];
        inner.first().is_some_and(|word| word.is_of(ASIDES))
            || inner.iter().filter(|word| word.is_word()).count() > 7
    };
    found.extend(brackets(parse).into_iter().filter(is_aside));
    found.sort_by_key(|range| range.start);
    found
}
