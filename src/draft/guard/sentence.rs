//! What a sentence itself is like: held for possible, somebody's word, no sentence at all, soon out of date.

use super::super::idea::{Idea, Phrasing};
use super::super::lexicon::closed::{ATTRIBUTIONS, HEDGES, WEEKDAYS};
use super::super::parse::Parse;
use super::super::proposal::Motive;
use super::super::survey::Survey;
use super::super::token::{Class, Word};
use super::{parse, shown};

/// The words of the part of the sentence that is asked.
fn used<'s, 'a>(survey: &'s Survey<'a>, idea: &Idea) -> impl Iterator<Item = &'s Word<'a>> {
    let parse = parse(survey, idea);
    let text = idea.prompt.to_lowercase();
    parse.words.iter().filter(move |word| word.is_word() && text.contains(word.lower.as_str()))
}

/// What the sentence holds for possible only.
pub fn hedge(survey: &Survey<'_>, idea: &Idea) -> bool {
    let is_modal =
        |word: &Word<'_>| word.is_of(HEDGES) && word.class != Class::Month && !word.is_capital();
    match idea.phrasing {
        Phrasing::Gapped => false,
        Phrasing::Reworded | Phrasing::Stated => {
            let has_list = matches!(
                idea.motive,
                Motive::Enumeration
                    | Motive::Purposes
                    | Motive::LongForm
                    | Motive::ShortForm
                    | Motive::Authors
                    | Motive::Sequence
                    | Motive::Life
            );
            !has_list && used(survey, idea).any(is_modal)
        }
    }
}

/// What somebody else says, who is not named in the question.
pub fn attribution(survey: &Survey<'_>, idea: &Idea) -> bool {
    let is_loose = matches!(idea.phrasing, Phrasing::Reworded | Phrasing::Stated)
        && !matches!(
            idea.motive,
            Motive::LongForm
                | Motive::ShortForm
                | Motive::Authors
                | Motive::Sequence
                | Motive::Life
                | Motive::Office
        );
    let parse = parse(survey, idea);
    is_loose && parse.words.iter().any(|word| word.is_of(ATTRIBUTIONS) && word.class != Class::Noun)
}

/// What a sentence begins with that tells its reader to do something.
const ORDERS: &[&str] = &[
    "skip", "see", "consider", "note", "imagine", "suppose", "remember", "recall", "think", "let",
    "look", "take", "compare", "click", "accessed", "retrieved", "please", "read", "step", "climb",
    "learn", "visit", "join", "enjoy", "discover", "explore", "try", "make", "amend", "override",
    "appoint",
];

/// A piece of a sentence without a verb.
pub fn fragment(survey: &Survey<'_>, idea: &Idea) -> bool {
    if !survey.is_english || idea.phrasing != Phrasing::Gapped {
        return false;
    }
    let parse = parse(survey, idea);
    let is_whole = parse.words.last().is_some_and(|word| {
        word.text.ends_with('.')
            || matches!(word.class, Class::Sign('.' | '!' | '”' | '"' | ')' | ';'))
    }) || announces(parse);
    // "Gunmen stormed the museum": a verb that no list has.
    let is_past = |word: &Word<'_>| {
        word.class == Class::Noun && word.lower.len() > 5 && word.lower.ends_with("ed")
    };
    let has_verb = (1..parse.words.len()).any(|at| {
        if is_past(&parse.words[at]) {
            return true;
        }
        super::super::clause::is_finite(&parse.words, at)
            || parse.words[at].class == Class::Be
            || parse.words[at].verb().is_some_and(|form| {
                matches!(
                    form.inflection,
                    super::super::lexicon::Inflection::Base
                        | super::super::lexicon::Inflection::Third
                )
            })
    });
    let opens = parse
        .words
        .first()
        .is_some_and(|word| matches!(word.class, Class::Be | Class::Have | Class::Do));
    let opens = opens || parse.words.first().is_some_and(|word| word.is_of(ORDERS));
    let asks = opens || parse.words.last().is_some_and(|word| word.is('?'));
    // "Frogs and toads: 6,200 species in 53 families."
    let is_entry = idea.answers().len() > 1
        && parse.count() > 7
        && parse.words.first().is_some_and(Word::is_capital)
        && parse.words.iter().any(|word| word.is(':') || word.is('—'));
    !is_whole || !has_verb && !is_entry || asks
}

/// Whether a sentence announces a list but is whole without it: "… is divided into three classes:".
fn announces(parse: &Parse<'_>) -> bool {
    let is_pointing = |word: &Word<'_>| {
        word.is_of(&[
            "following", "follows", "below", "these", "this", "here", "such", "were", "are",
        ])
    };
    let tail = parse.words.iter().rev().take(3);
    parse.words.last().is_some_and(|word| word.is(':'))
        && !parse.words.iter().any(|word| word.is_of(&["following", "follows", "below"]))
        && !tail.into_iter().any(is_pointing)
}

/// What points at the page that it stands on: "The table below", "the following list", "described above".
pub fn page(survey: &Survey<'_>, idea: &Idea) -> bool {
    const SHOWN: &[&str] = &["table", "figure", "chart", "diagram", "list", "map", "image"];
    const WHERE: &[&str] = &["below", "above", "following", "shows", "right", "left"];
    const TOLD: &[&str] = &[
        "described", "mentioned", "discussed", "noted", "shown", "listed", "outlined", "explained",
        "given", "seen", "cited", "quoted",
    ];
    let words = shown(survey, idea);
    let told: Vec<&Word<'_>> = words.iter().rev().filter(|word| word.is_word()).take(3).collect();
    // What follows was cut off.
    told.iter().any(|word| word.lower == "following")
        || words.windows(2).any(|pair| {
            pair[0].is_of(SHOWN) && pair[1].is_of(WHERE)
                || pair[0].is_of(&["following", "above"]) && pair[1].is_of(SHOWN)
                || pair[0].is_of(TOLD) && pair[1].is_of(&["above", "below"])
        })
}

/// A number of things that stand beside it: "one of the four countries, along with A, B and C".
pub fn counted(survey: &Survey<'_>, idea: &Idea) -> bool {
    let text = idea.prompt.to_lowercase();
    survey.is_english
        && idea.phrasing == Phrasing::Gapped
        && idea.motive == Motive::Number
        && text.contains("one of the {}")
        && ["along with", "together with", "the others", "besides"]
            .iter()
            .any(|word| text.contains(word))
}

/// Whether a day of the week stands for a date: not "Bloody Sunday", nor "Tuesday to Friday".
fn has_weekday(words: &[Word<'_>]) -> bool {
    let is_day = |at: usize| words.get(at).is_some_and(|word| word.is_of(WEEKDAYS));
    (0..words.len()).filter(|at| is_day(*at) && words[*at].is_capital()).any(|at| {
        let before = at.checked_sub(1).map(|at| &words[at]);
        let is_called = before.is_some_and(|word| {
            word.is_capital() && at > 1 || word.is_of(&["every", "each", "a", "last", "first"])
        });
        let is_span = is_day(at + 2) || at >= 2 && is_day(at - 2);
        let is_dated = words[at..]
            .iter()
            .take(4)
            .any(|word| matches!(word.class, Class::Month) || word.is('{'));
        !is_called && !is_span && !is_dated
    })
}

/// A date that grows old: "the 25th anniversary" is true for a year.
pub fn ageing(survey: &Survey<'_>, idea: &Idea) -> bool {
    const OLD: &[&str] = &[
        "currently", "nowadays", "yesterday", "tomorrow", "tonight", "years ago", "today",
        "last week", "next week", "last month", "this year", "last year", "next year",
        "next month", "this week", "this month", "so far", "had yet to", "have yet to",
        "has yet to",
    ];
    let words = shown(survey, idea);
    let words: Vec<&str> = words.iter().map(|word| word.lower.as_str()).collect();
    let text = format!(" {} ", words.join(" "));
    if has_weekday(&shown(survey, idea)) {
        return true;
    }
    let sentence = parse(survey, idea);
    let is_long_ago = super::super::amount::worth(&idea.answer)
        .is_some_and(|years| years >= 1000.0)
        && text.contains("years ago")
        || sentence.words.windows(2).any(|pair| {
            pair[0].is_of(&["million", "billion", "thousand"]) && pair[1].lower == "years"
        });
    !is_long_ago && OLD.iter().any(|word| text.contains(&format!(" {word} ")))
}
