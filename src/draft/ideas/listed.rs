//! Lists: three or more alike things with a noun that says what they are.

use crate::deck::edit::Literal;
use crate::draft::amount::is_plural;
use crate::draft::idea::Idea;
use crate::draft::lexicon::Inflection as I;
use crate::draft::lexicon::closed::NUMERALS;
use crate::draft::listing::listing;
use crate::draft::noun::is_noun_phrase;
use crate::draft::parse::Parse;
use crate::draft::phrase::{finished, inner};
use crate::draft::proposal::Motive;
use crate::draft::survey::Survey;
use crate::draft::token::Class;
use crate::draft::wrong;
use std::ops::Range;

/// What asks for lists.
pub fn ideas(survey: &Survey<'_>) -> Vec<Idea> {
    survey.parses.iter().filter_map(|parse| idea(survey, parse)).collect()
}

/// What stands before a noun that says nothing without the rest of its sentence: "three different surfaces".
const VAGUE: &[&str] = &["different", "various", "several", "following", "other", "same"];

fn idea(survey: &Survey<'_>, parse: &Parse<'_>) -> Option<Idea> {
    let listing = listing(parse)?;
    let entries: Vec<String> = listing.entries.iter().map(|range| entry(parse, range)).collect();
    let fact =
        parse.at(&(listing.entries[0].start..listing.entries[listing.entries.len() - 1].end));
    let head = head(parse, listing.head_end)?;
    if hangs_on_plural(parse, &head) {
        return None;
    }
    let points = parse.words[..head.start].iter().any(|word| word.class == Class::Demonstrative);
    if points {
        return None;
    }
    let (subject, noun) = named_head(survey, parse, &head)?;
    if noun.split(' ').any(|word| VAGUE.contains(&word)) {
        return None;
    }
    let count = entries.len();
    // "gave them evocative Greek names": what has these names stands elsewhere.
    let is_whose = !subject.is_empty()
        || parse.words[head.clone()].iter().any(|word| word.lower == "of")
        || parse.clause.as_ref().is_some_and(|clause| clause.subject.start == head.start);
    if !is_whose && noun.split(' ').next_back() == Some("names") {
        return None;
    }
    if listing.is_open {
        let wrong = wrong::entries(survey, parse, &entries);
        let are_names = entries.iter().all(|entry| entry.starts_with(char::is_uppercase));
        if wrong.len() < 2 || !are_names {
            return None;
        }
        let prompt = finished(&format!("Which of these are {noun}{subject}"));
        let idea = Idea::asked(survey, parse, Motive::Enumeration, &prompt, fact).weighing(-0.9);
        return Some(
            first(idea, &entries)
                .with("answers", Literal::texts(&entries))
                .with("wrong", Literal::texts(&wrong)),
        );
    }
    let number = NUMERALS
        .iter()
        .find(|(_, value)| usize::try_from(*value) == Ok(count))
        .map_or("", |(word, _)| word);
    let noun = noun.trim_start_matches("the ");
    let is_counted = NUMERALS.iter().any(|(word, _)| noun.split(' ').next() == Some(word));
    let number = if is_counted { "" } else { number };
    let prompt = finished(&format!("Which are the {number} {noun}{subject}").replace("  ", " "));
    let mut idea = Idea::asked(survey, parse, Motive::Enumeration, &prompt, fact);
    idea.others = wrong::entries(survey, parse, &entries);
    Some(first(idea, &entries).with("answers", Literal::texts(&entries)))
}

fn first(mut idea: Idea, entries: &[String]) -> Idea {
    idea.answer.clone_from(&entries[0]);
    idea
}

fn entry(parse: &Parse<'_>, range: &Range<usize>) -> String {
    let text = parse.text(range).trim_matches([',', ' ', '“', '”', '"']);
    text.strip_prefix("the ").unwrap_or(text).to_owned()
}

/// The noun phrase in front of a list.
fn head(parse: &Parse<'_>, end: usize) -> Option<Range<usize>> {
    let words = &parse.words;
    let mut last = end;
    while last > 0 && (words[last - 1].is(',') || words[last - 1].class == Class::Adverb) {
        last -= 1;
    }
    let mut start = last;
    while start > 0 {
        let word = &words[start - 1];
        let is_part = match word.class {
            Class::Noun
            | Class::Name
            | Class::Adjective
            | Class::Genitive
            | Class::Number
            | Class::Determiner => true,
            Class::Verb(form) => {
                matches!(form.inflection, I::Base | I::Ing | I::Participle | I::Third)
                    && (start < last || is_plural(&word.lower))
            }
            Class::Preposition => word.lower == "of" && start < last,
            _ => false,
        };
        if !is_part || last - start > 7 {
            break;
        }
        start -= 1;
        if words[start].class == Class::Determiner {
            let is_of = start.checked_sub(1).is_some_and(|at| words[at].lower == "of");
            if !is_of {
                break;
            }
        }
    }
    if start > 0 && words[start - 1].class == Class::Possessive {
        start -= 1;
    }
    (start < last).then_some(start..last)
}

/// Whether a head hangs on another noun that the list may be of: "materials for the wings: paper, …".
fn hangs_on_plural(parse: &Parse<'_>, head: &Range<usize>) -> bool {
    let words = &parse.words;
    head.start >= 2
        && words[head.start].class != Class::Number
        && words[head.start - 1].class == Class::Preposition
        && is_plural(&words[head.start - 2].lower)
}

/// Verbs of which what follows is of the subject.
const HOLDING: &[&str] = &["own", "comprise", "contain", "operate", "govern"];

/// What a list is of: the owner (" of the CSTO") and the plural noun ("member states").
fn named_head(
    survey: &Survey<'_>,
    parse: &Parse<'_>,
    head: &Range<usize>,
) -> Option<(String, String)> {
    let words = &parse.words[head.clone()];
    let noun_end = words.iter().position(|word| word.lower == "of").unwrap_or(words.len());
    let noun = words.get(noun_end.checked_sub(1)?)?;
    if !is_plural(&noun.lower)
        || noun.is_of(&[
            "others", "ways", "things", "times", "areas", "factors", "parts", "members", "reasons",
            "forms",
        ]) && words.len() < 2
    {
        return None;
    }
    if words[0].class == Class::Possessive {
        let owner = owner(survey, parse, &words[0].lower)?;
        return Some((format!(" of {owner}"), parse.text(&(head.start + 1..head.end)).to_owned()));
    }
    let has = parse.clause.as_ref().filter(|clause| {
        let base = parse.words[clause.main].verb().map_or("", |form| form.base);
        (parse.words[clause.main].class == Class::Have || HOLDING.contains(&base))
            && (clause.rest.start..=clause.rest.start + 2).contains(&head.start)
            && is_noun_phrase(parse, &clause.subject)
    });
    if let Some(clause) = has {
        let opens = words.iter().take_while(|word| word.is_of(&["the", "following"])).count();
        let noun = parse.text(&(head.start + opens..head.end)).to_owned();
        return Some((format!(" of {}", inner(parse, &clause.subject)), noun));
    }
    let is_vague = words[0].is_of(&[
        "some", "several", "many", "other", "various", "certain", "a", "an", "all", "most", "any",
        "these", "such", "more", "numerous",
    ]);
    let start = head.start + usize::from(is_vague);
    let text = inner(parse, &(start..head.end));
    (start < head.end).then(|| (String::new(), text))
}

/// Whose it is: the subject of the sentence, where it is a name or a noun phrase in the right number.
fn owner(survey: &Survey<'_>, parse: &Parse<'_>, possessive: &str) -> Option<String> {
    let clause = parse.clause.as_ref()?;
    let is_name = parse.words[clause.subject.start].class == Class::Name;
    if !["its", "their"].contains(&possessive) || !is_noun_phrase(parse, &clause.subject) {
        return None;
    }
    let name = inner(parse, &clause.subject);
    let is_letters = is_name && name.chars().all(|c| c.is_uppercase() || c == '.');
    let _ = survey;
    Some(if is_letters { format!("the {name}") } else { name })
}

/// The head in front of a list, in words: `three projects`.
pub fn head_before(parse: &Parse<'_>, start: usize) -> Option<String> {
    let mut end = start;
    while end > 0
        && (parse.words[end - 1].is(',')
            || parse.words[end - 1].is_of(&["as", "such", "are", "were", "including"]))
    {
        end -= 1;
    }
    let words = &parse.words;
    let last = end.checked_sub(1).filter(|last| is_plural(&words[*last].lower))?;
    let mut first = last;
    while first > 0
        && matches!(words[first - 1].class, Class::Adjective | Class::Noun)
        && last - first < 3
    {
        first -= 1;
    }
    Some(parse.text(&(first..last + 1)).to_owned())
}
