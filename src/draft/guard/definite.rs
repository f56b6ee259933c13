//! Things with "the" that nothing in a question names: nobody knows which is meant.

use super::super::context::{is_definite, subject};
use super::super::idea::{Idea, Phrasing};
use super::super::lexicon::closed::POINTING;
use super::super::survey::Survey;
use super::super::token::{Class, Word};
use super::pronoun::{is_repeated, label_end};
use super::shown;

/// Whether a name or a number says which one is meant: "the conference in The Hague".
fn is_told_where(words: &[Word<'_>], at: usize) -> bool {
    let the = usize::from(words.get(at).is_some_and(|word| word.lower == "the"));
    words.get(at + the).is_some_and(|word| matches!(word.class, Class::Name | Class::Number))
}

/// Works of which nobody knows which is meant, whatever else is named.
const WORKS: &[&str] =
    &["film", "films", "book", "novel", "song", "album", "play", "poem", "painting", "show"];

/// What tells one thing from others that were named.
const APART: &[&str] = &["former", "latter", "other", "same", "remaining", "two", "three", "four"];

/// Whether the subject of a sentence that is shown alone is "the" something that an earlier sentence told of,
/// or one of several: "the suspect", "the oldest gate".
fn is_told_before(survey: &Survey<'_>, idea: &Idea) -> bool {
    let parse = super::parse(survey, idea);
    let sentence = &survey.article.sentences()[parse.number].range;
    let Some(subject) = subject(parse).filter(|subject| is_definite(parse, subject)) else {
        return false;
    };
    let words = &parse.words[subject.clone()];
    let noun = words.last().map_or("", |word| word.lower.as_str());
    let is_one = words.iter().any(|word| {
        word.is_of(APART)
            || word.class == Class::Adjective && word.lower.ends_with("est")
            || word.class == Class::Number && word.text.contains('-')
    });
    let goes_on = parse.words.get(subject.end).is_some_and(|next| next.lower == "of");
    let shows = idea.prompt.to_lowercase().contains(&parse.text(&subject).to_lowercase());
    idea.phrasing == Phrasing::Gapped
        && idea.source.start == sentence.start
        && shows
        && !goes_on
        && !survey.topic.is_a(noun)
        && (is_one || survey.introduced.get(noun).is_some_and(|number| *number < parse.number))
}

/// "The film": nobody knows which, unless the article is about it.
pub fn definite(survey: &Survey<'_>, idea: &Idea) -> bool {
    if !survey.is_english {
        return false;
    }
    let words = shown(survey, idea);
    let from = label_end(survey, idea, &words);
    if from > 0 && survey.topic.is_law() {
        return false; // the one that it provides for
    }
    let about = |noun: &str| survey.topic.is_a(noun);
    if from == 0 && !idea.is_named && is_told_before(survey, idea) {
        return true;
    }
    let says_topic = from > 0 || idea.is_named;
    let mut seen_name = false;
    for at in from..words.len() {
        let word = &words[at];
        seen_name |= word.class == Class::Name && at > from;
        // "the new school"
        let at = at + usize::from(words.get(at + 1).is_some_and(|word| word.lower == "new"));
        let is_bare = word.lower == "the"
            && words.get(at + 1).is_some_and(|noun| {
                noun.is_of(POINTING)
                    && !about(&noun.lower)
                    && !(says_topic && at > from && noun.is_capital())
            })
            && !words.get(at + 2).is_some_and(|next| {
                matches!(
                    next.class,
                    Class::Name
                        | Class::Noun
                        | Class::Relative
                        | Class::Number
                        | Class::Sign('“' | '"')
                ) || next.is_of(&["of", "called", "named", "about", "that"])
                    || next.is_of(&["in", "at", "on", "with"]) && is_told_where(&words, at + 3)
            });
        let is_work = words.get(at + 1).is_some_and(|noun| noun.is_of(WORKS));
        if is_bare && (!seen_name || is_work && !is_repeated(&words, at, from)) {
            return true;
        }
    }
    false
}
