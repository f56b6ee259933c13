//! Whom or what a sentence means by "he" or "the museum": read in one pass from the beginning, so that the
//! name can be put in its place. A pronoun stands for what is of its sort and was the subject before; a noun
//! with "the" for the last name that was told to be such a thing. Where two could be meant, none is.

use super::affair::NewsEvent;
use super::kindred::Kinds;
use super::lexicon::kin::KIN;
use super::lexicon::names::{EITHER, FIRST_NAMES, WOMEN};
use super::named::{KnownNames, NameSort};
use super::parse::Parse;

use super::token::{Class, Word};
use super::topic::Topic;
use std::collections::HashMap;
use std::ops::Range;

/// What words of a sentence stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referent {
    /// The words: a pronoun, or "the" with its noun.
    pub words: Range<usize>,
    /// What stands in their place: "Anna Berg", "Anna Berg's", "the Mill Museum".
    pub text: String,
}

/// Who or what a sentence was about.
#[derive(Clone, Debug)]
struct Spoken {
    name: String,
    /// The pronoun that it has; of a person of unknown sex none.
    pronoun: Option<&'static str>,
    is_sure: bool,
}

/// What each sentence means by the first word in it that points back, where that is sure.
pub fn referents(
    parses: &[Parse<'_>],
    topic: &Topic,
    names: &KnownNames,
    event: Option<&NewsEvent>,
) -> Vec<Option<Referent>> {
    let mut kinds = Kinds::of(parses, topic, event);
    let names = full_names(names);
    let mut found = Vec::new();
    let mut before: Option<(usize, usize, Option<Spoken>)> = None;
    for parse in parses {
        let last = before
            .take()
            .filter(|(block, number, _)| *block == parse.block && number + 1 == parse.number);
        let last = last.and_then(|(.., subject)| subject);
        let person = last.as_ref().and_then(|last| pronoun(parse, last));
        let own = own_subject(parse, topic, &names);
        let thing = kinds.definite(parse);
        kinds.read(parse, thing.as_ref().map(|(_, name)| name.as_str()));
        let subject = match (&own, &person, &thing) {
            (Some(own), ..) => Some(own.clone()),
            (None, Some(_), _) => {
                last.map(|last| Spoken { is_sure: is_plain(parse, &last), ..last })
            }
            (None, None, Some((words, name))) if is_subject(parse, words.start) => {
                Some(Spoken { name: name.clone(), pronoun: Some("it"), is_sure: parse.is_still() })
            }
            _ => None,
        };
        before = Some((parse.block, parse.number, subject));
        let thing = thing.map(|(words, text)| Referent { words, text });
        let first = [person, thing].into_iter().flatten().min_by_key(|one| one.words.start);
        found.push(first);
    }
    found
}

fn is_subject(parse: &Parse<'_>, at: usize) -> bool {
    parse.clause.as_ref().is_some_and(|clause| clause.subject.start == at)
}

/// Whether after a sentence its subject is still the only one that a pronoun can mean.
fn is_plain(parse: &Parse<'_>, subject: &Spoken) -> bool {
    match subject.pronoun {
        Some("it") => parse.is_still(),
        pronoun => !has_other(parse, subject, pronoun, parse.kin_from()),
    }
}

/// Whether a person of the same sex, or one of no known sex, or kin, is spoken of up to a word.
fn has_other(parse: &Parse<'_>, subject: &Spoken, pronoun: Option<&str>, until: usize) -> bool {
    let is_person = |sort: NameSort, words: &Range<usize>| {
        sort == NameSort::Person || FIRST_NAMES.contains(&parse.words[words.start].text)
    };
    let is_own = |text: &str| {
        subject.name.split(' ').any(|part| part == text) || subject.name.contains(text)
    };
    let is_named = parse.namings.iter().any(|naming| {
        naming.words.start < until
            && is_person(naming.sort, &naming.words)
            && !is_own(parse.text(&naming.words))
            && sex(parse.text(&naming.words))
                .zip(pronoun)
                .is_none_or(|(own, pronoun)| own == pronoun)
    });
    let is_kin = |word: &Word<'_>| {
        KIN.iter().any(|(whose, kin)| {
            let fits = whose.is_empty() || pronoun.is_none_or(|own| own == *whose);
            fits && word.is_of(kin)
        })
    };
    is_named || parse.words[..until].iter().any(is_kin)
}

/// The pronoun of a person, by the first name.
fn sex(name: &str) -> Option<&'static str> {
    let first = name.split(' ').next().unwrap_or_default();
    if !FIRST_NAMES.contains(&first) || EITHER.contains(&first) {
        return None;
    }
    Some(if WOMEN.contains(&first) { "she" } else { "he" })
}

/// Who or what a sentence itself names as its subject.
fn own_subject(parse: &Parse<'_>, topic: &Topic, names: &FullNames<'_>) -> Option<Spoken> {
    let clause = parse.clause.as_ref()?;
    let naming = parse.naming(&clause.subject).or_else(|| {
        let start = clause.subject.start;
        let the = parse.words.get(start).is_some_and(|word| word.lower == "the");
        the.then(|| parse.naming(&(start + 1..clause.subject.end))).flatten()
    })?;
    let text = parse.text(&naming.words);
    if naming.sort == NameSort::Person || topic.pronoun.is_some() && topic.is_named(text) {
        let is_topic = topic.pronoun.is_some() && topic.is_named(text);
        let name = if is_topic {
            topic.name.clone()
        } else {
            names.get(text).copied().flatten().unwrap_or(text).to_owned()
        };
        let pronoun = if is_topic { topic.pronoun } else { sex(&name) };
        let subject = Spoken { name, pronoun, is_sure: true };
        let is_sure = !has_other(parse, &subject, pronoun, parse.kin_from());
        return Some(Spoken { is_sure, ..subject });
    }
    let name = parse.text(&clause.subject).to_owned();
    let name = name.strip_prefix("The ").map_or(name.clone(), |rest| format!("the {rest}"));
    let is_thing = !matches!(naming.sort, NameSort::Country | NameSort::City);
    Some(Spoken { name, pronoun: Some("it"), is_sure: is_thing && parse.is_still() })
}

/// The names of people in full by each of their parts, where only one has it.
type FullNames<'n> = HashMap<&'n str, Option<&'n str>>;

fn full_names(names: &KnownNames) -> FullNames<'_> {
    let mut found = FullNames::new();
    let people =
        names.iter().filter(|(name, sort)| *sort == NameSort::Person && name.contains(' '));
    for (name, _) in people {
        for part in name.split(' ') {
            found.entry(part).and_modify(|one| *one = None).or_insert(Some(name));
        }
    }
    found
}

/// Pronouns with their possessives.
const ALIKE: [(&str, [&str; 2]); 3] =
    [("he", ["he", "his"]), ("she", ["she", "her"]), ("it", ["it", "its"])];

/// The first pronoun of a sentence, if it stands for what the sentence before was about.
fn pronoun(parse: &Parse<'_>, last: &Spoken) -> Option<Referent> {
    if !last.is_sure {
        return None;
    }
    let words = &parse.words;
    let at = words.iter().position(|word| {
        matches!(word.class, Class::Pronoun | Class::Possessive)
            || matches!(word.class, Class::Demonstrative) && word.lower != "that"
    })?;
    let own = ALIKE.iter().find(|(_, both)| words[at].is_of(both)).map(|(own, _)| *own)?;
    let is_alike = last.pronoun.map_or(own != "it", |pronoun| pronoun == own);
    let is_told = parse
        .namings
        .iter()
        .any(|naming| naming.words.start < at && last.name.contains(parse.text(&naming.words)));
    if is_told
        || !is_alike
        || at > 14
        || words[at].depth > 0
        || has_other(parse, last, Some(own), at)
    {
        return None;
    }
    // Of a thing only the subject is sure, and nothing else may be named before it.
    if own == "it" {
        let is_first = parse.namings.iter().all(|naming| naming.words.start > at);
        if !is_first || !is_subject(parse, at) || is_empty_it(words, at) {
            return None;
        }
    }
    let owns = words[at].class == Class::Possessive;
    if owns && !opens_noun(words.get(at + 1)) {
        return None;
    }
    let text = if owns { owner(&last.name) } else { last.name.clone() };
    Some(Referent { words: at..at + 1, text })
}

/// Whether a word can follow "her" where that is a possessive.
pub fn opens_noun(word: Option<&Word<'_>>) -> bool {
    word.is_some_and(|word| {
        matches!(
            word.class,
            Class::Noun | Class::Adjective | Class::Name | Class::Number | Class::Verb(_)
        )
    })
}

/// A name with the ending of an owner.
pub fn owner(name: &str) -> String {
    format!("{name}'s")
}

/// "It is said that", "It took three years to": nothing is meant.
fn is_empty_it(words: &[Word<'_>], at: usize) -> bool {
    let next = |step: usize| words.get(at + step);
    let tells = words[at..].iter().take(8).any(|word| word.is_of(&["that", "to"]));
    next(1).is_some_and(|word| {
        matches!(word.class, Class::Be | Class::Modal) && tells
            || word.is_of(&["took", "takes", "turned", "turns", "seems", "seemed", "appears"])
    })
}

#[cfg(test)]
mod tests {
    use crate::draft::{AlreadyAsked, Article, ArticleSort, propose};

    fn asked(text: &str) -> Vec<String> {
        let article = Article::read(text, ArticleSort::Markdown);
        let asks = |one: crate::draft::Proposal| one.question.asks().unwrap_or_default().to_owned();
        propose(&article, &AlreadyAsked::default()).map(asks).collect()
    }

    #[test]
    fn a_name_stands_where_it_is_sure_whom_or_what_a_word_means() {
        let table = [
            // Who was the subject before, not the last word of a title.
            (
                "# Founder of Lindau Mills\n\nSam Berg was born in 1918 in Bern. In 1942, at the age of 24, he \
                 joined the navy.",
                "In {{1942::year}}, at the age of {{24::age}}, Sam Berg joined the navy.",
            ),
            (
                "The Lindau Mill Museum is a museum of tools. It is large. The museum opened to the public in \
                 1942 after a war.",
                "In which year did the Lindau Mill Museum open to the public after a war?",
            ),
            (
                "Orbo Works was a small company of Bern. The company went public in 1983 and grew.",
                "Orbo Works went public in {{1983",
            ),
            (
                "An earthquake hit homes in Lindau, killing 19 people. The strong quake struck with a depth of \
                 12 km.",
                "The Lindau earthquake struck with a depth of {{12::number}} km.",
            ),
        ];
        for (text, part) in table {
            let found = asked(text);
            assert!(found.iter().any(|line| line.contains(part)), "{part}: {found:#?}");
        }
    }

    #[test]
    fn where_two_can_be_meant_no_name_stands() {
        let table = [
            // Another man was named.
            (
                "Sam Berg met Karl Lind in 1918. He left the town of Bern for good in 1922.",
                "Berg left",
            ),
            // Another company of the same kind.
            (
                "Orbo Works is a company of Bern. Later the company Umbo came. The company went public in 1983.",
                "Orbo Works go",
            ),
            // Another city, of which it is not said that it is one.
            (
                "# Orbo moves to Lindau\n\nOrbo has a floor in Bern City, a city of towers. Orbo goes to Lindau, and \
                 the city will spend 25 million dollars on it.",
                "Bern City will",
            ),
            // A town that is named again and again.
            (
                "Lindford has a long past. Lindford was founded in 1762. Mills opened in Lindford. Lindford grew. \
                 Lindford Day is fun. Carts were made by Berg, and the company was renamed the Cart Company in \
                 1900.",
                "Lindford renamed",
            ),
            (
                "Lindford has a long past. Lindford was founded in 1762. Mills opened in Lindford. Lindford grew. \
                 Lindford Day is fun. The company was renamed the Cart Company in 1900.",
                "Lindford renamed",
            ),
            // A name that is part of another.
            (
                "An earthquake hit the Lindau Bern nation, killing 19 people. The quake destroyed 1,500 \
                 houses.",
                "Lindau Bern earthquake",
            ),
            // A thing that somebody did something to.
            (
                "Orbo Works sold the mill in 1918. It burned down in 1922 in a great fire.",
                "Works burn",
            ),
            (
                "# Founder of Lindau\n\nSam Berg was born. He married Eva Lind in 1943.",
                "Lindau marry",
            ),
        ];
        for (text, part) in table {
            let found = asked(text);
            assert!(!found.iter().any(|line| line.contains(part)), "{part}: {found:#?}");
        }
    }
}
