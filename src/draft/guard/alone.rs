//! A sentence that is shown alone although it needs the one before: by its subject or by a time.

use super::super::idea::Idea;
use super::super::named::NameSort;
use super::super::survey::Survey;
use super::super::token::{Class, Word};

/// Whether a sentence that is shown alone has a pronoun for its subject, or a time that another one tells.
pub fn points_back(survey: &Survey<'_>, idea: &Idea, is_labelled: bool) -> bool {
    let parse = super::parse(survey, idea);
    let sentence = &survey.article.sentences()[parse.number].range;
    let is_alone = idea.source.start == sentence.start;
    let subject = parse.clause.as_ref().map(|clause| clause.subject.start);
    let is_pronoun = subject.is_some_and(|at| {
        let word = &parse.words[at];
        matches!(word.class, Class::Pronoun) && !word.is_of(&["there", "one"])
            && !is_cleft(&parse.words, at)
            // "When it was built, it …"
            && !parse.namings.iter().any(|naming| {
                let is_person = naming.sort == NameSort::Person
                    || survey.topic.is_named(parse.text(&naming.words));
                let is_thing = word.is_of(&["it", "they"]);
                naming.words.start < at && (is_person || is_thing)
            })
    });
    let lower = parse.text(&(0..parse.words.len().min(6))).to_lowercase();
    let is_later = RELATIVE.iter().any(|word| lower.contains(word))
        && !lower.contains(|c: char| c.is_ascii_digit());
    let prompt = idea.prompt.to_lowercase();
    let is_next =
        ["the next day", "the same day", "the following day", "the day before", "the next year"]
            .iter()
            .any(|time| prompt.contains(time));
    // "{} months earlier": than what?
    let is_counted = idea.answers().len() == 1
        && ["months", "years", "weeks", "days", "hours", "minutes"].iter().any(|unit| {
            ["earlier", "later", "before that", "prior"].iter().any(|time| {
                let told = prompt.split_once(&format!("{{}} {unit} {time}"));
                told.is_some_and(|(_, rest)| !rest.starts_with(" to "))
            })
        });
    let is_later = is_later || is_counted && !prompt.contains(|c: char| c.is_ascii_digit());
    // Behind another sentence without a year, "in May of the same year" is of none.
    let is_of_none = ["of the same year", "of that year", "that same year"]
        .iter()
        .any(|time| prompt.contains(time))
        && !parse.whens.iter().any(|when| when.year.is_some())
        && !prompt.contains(|c: char| c.is_ascii_digit());
    is_of_none || is_alone && (is_pronoun && !is_labelled || is_later || is_next)
}

/// Times that hang on one told before, at the beginning of a sentence.
const RELATIVE: &[&str] = &[
    "years later",
    "minutes later",
    "minutes earlier",
    "months later",
    "days later",
    "year later",
    "month later",
    "day later",
    "the next",
    "weeks later",
    "week later",
    "years earlier",
    "the same year",
    "the same day",
    "that year",
    "the following",
    "hours later",
    "in second place",
    "in third place",
    "years after",
    "soon after",
    "the previous",
    "during the year",
    "in the same year",
    "the end of the year",
    "the end of that",
    "the end of the season",
    "that season",
    "that month",
    "later that",
    "of the remaining",
    "the remaining",
    "by then",
    "at that time",
    "at the time,",
    "by this time",
    "by that time",
];

/// Whether "it" only holds the place of what follows: "It was in 1923 that …".
pub fn is_cleft(words: &[Word<'_>], at: usize) -> bool {
    let is = |step: usize, list: &[&str]| words.get(at + step).is_some_and(|word| word.is_of(list));
    let is_known = is(1, &["was", "is", "became"])
        && is(2, &["clear", "obvious", "evident", "known", "announced", "decided", "agreed"])
        && is(3, &["that"]);
    // "It took Berg until May to …", "It took the firm three years to …"
    let is_time = is(1, &["took", "takes"])
        && words[at..].iter().take(9).any(|word| {
            word.is_of(&["until", "years", "months", "weeks", "days", "hours", "decades"])
        });
    is_known
        || is_time
        || is(1, &["was", "is"])
            && is(2, &["in", "on", "at", "during", "not"])
            && words[at..].iter().take(9).any(|word| word.is_of(&["that", "until"]))
}
