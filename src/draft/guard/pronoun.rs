//! Words that point at what was named before: a question stands alone, so that it must explain them.

use super::super::amount::is_plural;
use super::super::clause::is_finite;
use super::super::idea::{Idea, Phrasing};
use super::super::lexicon::Inflection;
use super::super::lexicon::names::FIRST_NAMES;
use super::super::named::{is_adjective, is_city, is_country};
use super::super::survey::Survey;
use super::super::token::{Class, Word};
use super::super::when::year;
use super::alone::{is_cleft, points_back};
use super::{shown, speech};

/// What has been named so far in a question.
#[derive(Default)]
struct Antecedents {
    person: bool,
    people: usize,
    thing: bool,
    /// What a name before the question, or in the place of its first pronoun, tells.
    told: LabelSays,
}

/// What a name tells that stands before a question.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum LabelSays {
    /// There is none.
    #[default]
    Nothing,
    /// That "he" is whom the article is about.
    He,
    /// What the question is about.
    Other,
}

/// A pronoun or "this" that nothing in the question explains.
pub fn unexplained(survey: &Survey<'_>, idea: &Idea) -> bool {
    if !survey.is_english {
        return false;
    }
    let words = shown(survey, idea);
    let from = label_end(survey, idea, &words);
    let is_labelled = from > 0 || idea.is_named;
    if idea.phrasing == Phrasing::Gapped && points_back(survey, idea, is_labelled) {
        return true;
    }
    let mut named = Antecedents {
        person: is_labelled
            && (survey.topic.pronoun.is_some()
                || !idea.label.is_empty() && survey.lived(super::parse(survey, idea)).is_some()),
        people: 0,
        thing: is_labelled && survey.topic.pronoun.is_none(),
        told: match survey.topic.pronoun {
            _ if !is_labelled => LabelSays::Nothing,
            Some("he") => LabelSays::He,
            _ => LabelSays::Other,
        },
    };
    let is_spoken = speech::is_told(survey, idea);
    let mut in_phrase = false;
    for at in from..words.len() {
        let word = &words[at];
        let is_explained = match word.class {
            Class::Demonstrative => {
                points_on(&words, at, from)
                    || from > 0
                        && survey.topic.deed.is_some_and(|deed| {
                            words.get(at + 1).is_some_and(|next| next.lower == deed)
                        })
                    || is_dated(&words, at, from)
                    || is_told_there(survey, idea, &words, at)
                    || named.thing && is_whole(&words, at, from)
                    || is_repeated(&words, at, from)
                    || idea.prompt.starts_with("Which of these")
                    || idea.prompt.contains("did these happen")
            }
            // Who spoke is named.
            _ if is_spoken && word.is_of(&["i", "we", "us", "me", "my", "our"]) => true,
            Class::Possessive => match word.lower.as_str() {
                "his" | "her" => {
                    named.person || is_told_next(&words, at) || is_told_behind(survey, &words, at)
                }
                "our" => is_of_all(&words, at),
                "its" | "their" => named.thing || is_told_next(&words, at),
                _ => false,
            },
            Class::Pronoun => is_pronoun_explained(&words, at, from, &named),
            _ => true,
        };
        if !is_explained {
            return true;
        }
        let before = at.checked_sub(1).map(|at| words[at].class);
        let is_head = matches!(
            before,
            Some(Class::Determiner | Class::Adjective | Class::Noun | Class::Number | Class::Name)
        );
        match word.class {
            Class::Name => {
                named.person |= is_somebody(&words, at);
                named.people += usize::from(before != Some(Class::Name));
                named.thing = true;
            }
            // A name that begins a sentence and stands nowhere else.
            Class::Noun if at == from && word.is_capital() && !is_plural(&word.lower) => {
                named.person |= words.get(at + 1).is_some_and(|next| next.verb().is_some());
            }
            Class::Noun if is_plural(&word.lower) || is_head && !in_phrase => named.thing = true,
            _ => {}
        }
        in_phrase =
            word.class == Class::Preposition || in_phrase && word.class == Class::Determiner;
    }
    // "Both the town and the county"
    let is_pair = words[from.min(words.len())..].iter().take(9).any(|word| word.lower == "and");
    let opens = words.get(from).is_some_and(|word| {
        word.is_of(&["here", "another", "others", "both", "neither", "each"])
            && !(word.lower == "both" && is_pair)
            && !(word.lower == "each" && is_one_of(&words[from..]))
            && idea.phrasing != Phrasing::Reworded
    });
    // "About 50 other people were wounded"
    let adds = words[from.min(words.len())..].iter().take(5).any(|word| word.lower == "other")
        && !words[from.min(words.len())..].iter().any(|word| word.class == Class::Name);
    let ones = words[from.min(words.len())..].iter().take(5).any(|word| word.lower == "ones");
    let joins = words.iter().filter(|word| word.lower == "and").count();
    ones || opens
        || joins < 2 && words.iter().any(|word| word.lower == "respectively")
        || adds && idea.phrasing == Phrasing::Gapped
        || words.iter().any(|word| {
            word.is_of(&["former", "latter", "aforementioned"]) && word.class != Class::Adjective
        })
}

/// Whether a name can be that of a person: not "German", "the Moon", "in Voss".
fn is_somebody(words: &[Word<'_>], at: usize) -> bool {
    let text = words[at].text;
    let before = at.checked_sub(1).map(|at| &words[at]);
    let is_place = before.is_some_and(|word| word.is_of(&["the", "in", "at", "near"]));
    !is_place && !is_adjective(text) && !is_country(text) && !is_city(text)
}

/// Where the name of the article's subject before a question ends; 0 where there is none.
pub fn label_end(survey: &Survey<'_>, idea: &Idea, words: &[Word<'_>]) -> usize {
    let name = &survey.topic.name;
    let is_labelled = !name.is_empty() && idea.prompt.starts_with(&format!("{name}: "));
    if !idea.label.is_empty() {
        return words.iter().position(|word| word.at.start >= idea.label.len()).unwrap_or(0);
    }
    let colon = words.iter().position(|word| word.is(':')).filter(|_| is_labelled);
    colon.map_or(0, |at| at + 1)
}

/// Whether "each" tells of what: "each of the three tickets".
fn is_one_of(words: &[Word<'_>]) -> bool {
    let is = |at: usize, lower: &str| words.get(at).is_some_and(|word| word.lower == lower);
    let is_told = |word: &Word<'_>| {
        matches!(word.class, Class::Number | Class::Adjective | Class::Name) || word.is('{')
    };
    is(1, "of") && is(2, "the") && words.get(3).is_some_and(is_told)
        || words.get(1).is_some_and(|word| word.class == Class::Noun)
}

/// Whether "our" is of everybody: "our knowledge", "our solar system".
fn is_of_all(words: &[Word<'_>], at: usize) -> bool {
    const SHARED: &[&str] = &[
        "knowledge", "understanding", "solar", "galaxy", "planet", "sun", "universe", "world",
        "species", "ancestors", "moon", "home", "atmosphere", "sky", "brain", "bodies", "body",
    ];
    words[at + 1..].iter().take(2).any(|word| word.is_of(SHARED))
}

/// Whether "this change" stands in a sentence that is shown behind the one before it, which tells of it.
fn is_told_there(survey: &Survey<'_>, idea: &Idea, words: &[Word<'_>], at: usize) -> bool {
    let own = survey.article.sentences()[super::parse(survey, idea).number].range.start;
    let before = own.saturating_sub(idea.source.start);
    let is_noun = words
        .get(at + 1)
        .is_some_and(|next| matches!(next.class, Class::Noun | Class::Adjective | Class::Verb(_)));
    idea.phrasing == Phrasing::Gapped
        && before > 0
        && words[at].at.start >= before
        && is_noun
        && words[at].is_of(&["this", "these"])
}

/// Whether "that year" follows a year.
fn is_dated(words: &[Word<'_>], at: usize, from: usize) -> bool {
    let is_time = words.get(at + 1).is_some_and(|next| next.is_of(&["year", "month"]));
    is_time && words[from..at].iter().any(|word| year(word).is_some() || word.is('{'))
}

/// Whether "this" stands alone for what the same sentence said before: "…, but Berg refused this".
fn is_whole(words: &[Word<'_>], at: usize, from: usize) -> bool {
    let is_alone = words.get(at + 1).is_none_or(|next| {
        !next.is_word() || matches!(next.class, Class::Be | Class::Conjunction | Class::Modal)
    });
    let is_second = words[from..at].iter().any(|word| word.is(','));
    words[at].lower == "this" && is_alone && is_second && at > from + 6
}

/// What a number before it is.
const MEASURED: &[&str] =
    &["length", "size", "area", "number", "amount", "figure", "distance", "sum", "height", "depth"];

/// Whether the noun behind "this" was said before: "an outbreak … during this outbreak".
pub fn is_repeated(words: &[Word<'_>], at: usize, from: usize) -> bool {
    let noun = words[at + 1..].iter().take(3).find(|word| word.class == Class::Noun);
    let stem = |word: &Word<'_>| word.lower.trim_end_matches('s').to_owned();
    let is_measured =
        words[from..at].iter().any(|word| word.class == Class::Number || word.is('{'));
    noun.is_some_and(|noun| {
        words[from..at].iter().any(|word| stem(word) == stem(noun))
            || is_measured && noun.is_of(MEASURED)
    })
}

/// Nouns that may be verbs or prepositions elsewhere.
const NOUNS_TOO: &[&str] = &["same", "point", "night", "time", "year", "case", "date", "end"];

/// Whether "that" or "such" points at what follows it: "those who", "such as".
fn points_on(words: &[Word<'_>], at: usize, from: usize) -> bool {
    let next = words.get(at + 1);
    match words[at].lower.as_str() {
        "that" if next.is_some_and(|next| next.is_of(&["number", "figure", "amount", "total"])) => {
            false
        }
        // "In that period", "a part of that deal", "That was in 1901"
        "that" => {
            let before = at.checked_sub(1).map(|at| &words[at]);
            let is_noun = next.is_some_and(|next| {
                matches!(next.class, Class::Noun | Class::Adjective) || next.is_of(NOUNS_TOO)
            });
            let opens = at == from
                && next.is_none_or(|next| {
                    matches!(next.class, Class::Be | Class::Modal | Class::Genitive)
                });
            !opens
                && !before.is_some_and(|word| {
                    word.lower == "of" || is_noun && word.class == Class::Preposition
                })
        }
        "such" => words[at..].iter().take(9).any(|word| word.lower == "as"),
        "those" => next.is_some_and(|next| next.is_of(&["of", "who", "which", "in", "with"])),
        _ => false,
    }
}

/// Whether the subject behind the comma tells whose it is: "In terms of its size, the lake …".
fn is_told_next(words: &[Word<'_>], at: usize) -> bool {
    let comma = (at..words.len().min(at + 6)).find(|at| words[*at].is(','));
    at < 6
        && comma
            .and_then(|comma| words.get(comma + 1))
            .is_some_and(|word| word.class == Class::Name)
}

/// Whether something is said of a thing before the subject of a sentence that stands for it: "When the ship
/// sank, it …", not "Made of bronze, it …".
fn is_spoken_of(words: &[Word<'_>]) -> bool {
    // "During the First World War, it …"
    let is_of_name = |word: &Word<'_>| matches!(word.class, Class::Name | Class::Determiner);
    let is_free = |at: usize| {
        let before = words[..at].iter().rev().find(|word| !is_of_name(word));
        words[at].class == Class::Name
            && before.is_none_or(|before| before.class != Class::Preposition)
    };
    (1..words.len()).any(|at| is_finite(words, at)) || (0..words.len()).any(is_free)
}

/// Whether a person is the subject behind the opening of a sentence: "After a
/// fall in which he broke his leg, Berg …".
fn is_told_behind(survey: &Survey<'_>, words: &[Word<'_>], at: usize) -> bool {
    let is_name = |word: &Word<'_>| {
        word.class == Class::Name
            && (survey.topic.pronoun.is_some() && survey.topic.is_named(word.text)
                || FIRST_NAMES.contains(&word.text))
    };
    let commas = (at..words.len().min(at + 30)).filter(|at| words[*at].is(','));
    let mut behind = commas.filter_map(|comma| words.get(comma + 1));
    !words[..at].iter().any(|word| word.class == Class::Name) && behind.any(is_name)
}

/// Whether a word is the object of the first verb.
fn is_first_object(words: &[Word<'_>], at: usize, from: usize) -> bool {
    at > from + 1
        && words[at - 1].verb().is_some_and(|form| form.inflection != Inflection::Ing)
        && !(from + 1..at - 1).any(|at| is_finite(words, at))
}

fn is_pronoun_explained(words: &[Word<'_>], at: usize, from: usize, named: &Antecedents) -> bool {
    let is_deep = at > from + 2;
    // "We the Living": a capital within a sentence is of a title.
    let is_title =
        words[at].is_capital() && words[at].text.len() > 1 && at > from && words[at - 1].is_word();
    if is_title {
        return true;
    }
    let is_told = named.told != LabelSays::Nothing;
    match words[at].lower.as_str() {
        "what" | "there" | "himself" | "herself" | "itself" | "themselves" | "none" | "one" => true,
        "something" | "everything" | "nothing" | "anyone" | "everyone" | "others" | "someone" => {
            at > from
        }
        "him" => named.told == LabelSays::He || named.people > 1,
        "he" | "she" => named.person && (is_deep || is_told),
        "it" if is_cleft(words, at) => true,
        "it" | "they" if at > from && at + 1 < words.len() && is_finite(words, at + 1) => {
            is_told && named.thing || is_spoken_of(&words[from..at])
        }
        // "The war hit it": not the war
        "it" | "them" if !is_told && is_first_object(words, at, from) => false,
        "it" | "they" | "them" => named.thing && (is_deep || is_told),
        _ => false,
    }
}
