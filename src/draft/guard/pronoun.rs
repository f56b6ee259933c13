//! Words that point at what was named before: a question stands alone, so that it must explain them.

use super::super::amount::is_plural;
use super::super::clause::{is_finite, is_surely_finite};
use super::super::idea::{Idea, Phrasing};
use super::super::lexicon::names::FIRST_NAMES;
use super::super::named::NameSort;
use super::super::survey::Survey;
use super::super::token::{Class, Word};
use super::super::when::year;
use super::shown;

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
        person: is_labelled && survey.topic.pronoun.is_some(),
        people: 0,
        thing: is_labelled && survey.topic.pronoun.is_none(),
        told: match survey.topic.pronoun {
            _ if !is_labelled => LabelSays::Nothing,
            Some("he") => LabelSays::He,
            _ => LabelSays::Other,
        },
    };
    let mut in_phrase = false;
    for at in from..words.len() {
        let word = &words[at];
        let is_explained = match word.class {
            Class::Demonstrative => {
                points_on(&words, at)
                    || from > 0
                        && survey.topic.deed.is_some_and(|deed| {
                            words.get(at + 1).is_some_and(|next| next.lower == deed)
                        })
                    || is_dated(&words, at, from)
                    || named.thing && is_whole(&words, at, from)
                    || is_repeated(&words, at, from)
                    || idea.prompt.starts_with("Which of these")
                    || idea.prompt.contains("did these happen")
            }
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
                named.person = true;
                named.people += usize::from(before != Some(Class::Name));
                named.thing = true;
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
            && idea.phrasing != Phrasing::Reworded
    });
    // "About 50 other people were wounded"
    let adds = words[from.min(words.len())..].iter().take(5).any(|word| word.lower == "other")
        && !words[from.min(words.len())..].iter().any(|word| word.class == Class::Name);
    let ones = words[from.min(words.len())..].iter().take(5).any(|word| word.lower == "ones");
    ones || opens
        || adds && idea.phrasing == Phrasing::Gapped
        || words.iter().any(|word| {
            word.is_of(&["former", "latter", "respectively", "aforementioned"])
                && word.class != Class::Adjective
        })
}

/// Whether a sentence that is shown alone has a pronoun for its subject, or a time that another one tells.
fn points_back(survey: &Survey<'_>, idea: &Idea, is_labelled: bool) -> bool {
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
            ["earlier", "later", "before that"]
                .iter()
                .any(|time| prompt.contains(&format!("{{}} {unit} {time}")))
        });
    let is_later = is_later || is_counted && !prompt.contains(|c: char| c.is_ascii_digit());
    is_alone && (is_pronoun && !is_labelled || is_later || is_next)
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

/// Whether "our" is of everybody: "our knowledge", "our solar system".
fn is_of_all(words: &[Word<'_>], at: usize) -> bool {
    const SHARED: &[&str] = &[
        "knowledge", "understanding", "solar", "galaxy", "planet", "sun", "universe", "world",
        "species", "ancestors", "moon", "home", "atmosphere", "sky", "brain", "bodies", "body",
    ];
    words[at + 1..].iter().take(2).any(|word| word.is_of(SHARED))
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

/// Whether "that" or "such" points at what follows it: "those who", "such as".
fn points_on(words: &[Word<'_>], at: usize) -> bool {
    let next = words.get(at + 1);
    match words[at].lower.as_str() {
        "that" if next.is_some_and(|next| next.is_of(&["number", "figure", "amount", "total"])) => {
            false
        }
        // "In that period"
        "that" => {
            let before = at.checked_sub(1).map(|at| words[at].class);
            before != Some(Class::Preposition)
                || next.is_none_or(|next| {
                    !next.is_of(&[
                        "period", "year", "time", "day", "month", "decade", "war", "same", "case",
                        "point", "area", "night", "season", "week", "moment", "occasion",
                    ])
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
    let is_free = |at: usize| {
        words[at].class == Class::Name
            && at.checked_sub(1).is_none_or(|at| words[at].class != Class::Preposition)
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

/// Whether "it" only holds the place of what follows: "It was in 1923 that …".
fn is_cleft(words: &[Word<'_>], at: usize) -> bool {
    let is = |step: usize, list: &[&str]| words.get(at + step).is_some_and(|word| word.is_of(list));
    let is_known = is(1, &["was", "is", "became"])
        && is(2, &["clear", "obvious", "evident", "known", "announced", "decided", "agreed"])
        && is(3, &["that"]);
    is_known
        || is(1, &["was", "is"])
            && is(2, &["in", "on", "at", "during", "not"])
            && words[at..].iter().take(9).any(|word| word.is_of(&["that", "until"]))
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
        "it" | "they" if at > from && words.get(at + 1).is_some_and(is_surely_finite) => {
            is_told && named.thing || is_spoken_of(&words[from..at])
        }
        "it" | "they" | "them" => named.thing && (is_deep || is_told),
        _ => false,
    }
}
