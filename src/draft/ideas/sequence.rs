//! What happened in which order, from several dated sentences with plain main clauses.

use crate::deck::edit::Literal;
use crate::draft::clause::{Clause, Timing};
use crate::draft::idea::Idea;
use crate::draft::noun::is_noun_phrase;
use crate::draft::parse::Parse;
use crate::draft::phrase::Asking;
use crate::draft::proposal::Motive;
use crate::draft::survey::Survey;
use crate::draft::when::WhenSort;
use crate::text::capitalized;

/// How many events make an order: of two every second guess is right.
const LEAST: usize = 3;

/// How many are asked for at most.
const MOST: usize = 4;

/// How many sentences they stand in at most, from the first to the last: all of them are its evidence.
const STRETCH: usize = 8;

/// An event with its time, as days that can be compared.
struct Happened<'s, 'a> {
    time: (i32, u8, u8),
    text: String,
    parse: &'s Parse<'a>,
}

/// What asks for an order: one question an article, from the paragraph that tells most.
pub fn ideas(survey: &Survey<'_>) -> Vec<Idea> {
    let sentences = survey.article.sentences();
    let events = survey.parses.iter().filter_map(|parse| event(survey, parse));
    let events: Vec<Happened<'_, '_>> = events.collect();
    let told = events.chunk_by(|one, other| {
        sentences[one.parse.number].block == sentences[other.parse.number].block
    });
    let close = told.flat_map(|told| {
        let near = |at: usize| {
            let from = told[at].parse.number;
            let count =
                told[at..].iter().take_while(|one| one.parse.number < from + STRETCH).count();
            in_order(&told[at..at + count])
        };
        (0..told.len()).map(near)
    });
    let Some(events) = close.max_by_key(Vec::len).filter(|events| events.len() >= LEAST) else {
        return Vec::new();
    };
    // Spread over the whole time, the first and the last among them.
    let (last, count) = (events.len() - 1, events.len().min(MOST));
    let chosen: Vec<&Happened<'_, '_>> =
        (0..count).map(|at| events[at * last / (count - 1)]).collect();
    let prompt = "In which order did these happen, from the earliest to the latest?";
    let range = |event: &&Happened<'_, '_>| sentences[event.parse.number].range.clone();
    let fact = range(&chosen[0]);
    let mut idea = Idea::asked(survey, chosen[0].parse, Motive::Sequence, prompt, fact);
    idea.answer = String::new();
    let texts: Vec<String> = chosen.iter().map(|event| event.text.clone()).collect();
    let start = chosen.iter().map(|event| range(event).start).min().unwrap_or(0);
    let end = chosen.iter().map(|event| range(event).end).max().unwrap_or(0);
    idea.source = start..end;
    vec![idea.with("order", Literal::texts(&texts))]
}

/// The events by their time, of each year the first.
fn in_order<'e, 's, 'a>(events: &'e [Happened<'s, 'a>]) -> Vec<&'e Happened<'s, 'a>> {
    let mut events: Vec<&Happened<'_, '_>> = events.iter().collect();
    events.sort_by_key(|event| event.time);
    events.dedup_by(|one, other| one.time.0 == other.time.0 || one.text == other.text);
    events
}

fn event<'s, 'a>(survey: &'s Survey<'a>, parse: &'s Parse<'a>) -> Option<Happened<'s, 'a>> {
    let asking = Asking::of(survey, parse)?;
    let clause: &Clause = asking.clause();
    let [when] = &parse.whens[..] else { return None };
    let phrase = when.phrase();
    let is_own = clause.lead.contains(&phrase)
        || clause.rest.start <= phrase.start && phrase.end == clause.rest.end;
    let is_fine = matches!(when.sort, WhenSort::Year | WhenSort::Day | WhenSort::Month);
    let says_in = when.preposition.is_none_or(|at| parse.words[at].is_of(&["in", "on"]));
    if !is_own
        || !is_fine
        || !says_in
        || clause.timing != Timing::Past
        || !is_noun_phrase(parse, &clause.subject)
    {
        return None;
    }
    let subject = asking.subject()?;
    let asking = asking.without(phrase);
    let text = [subject, asking.predicate(), asking.rest()].join(" ");
    let text = capitalized(text.trim());
    let (month, day) = when.day.unwrap_or((0, 0));
    let count = text.split(' ').count();
    let has_bracket = text.contains(['(', '"', '“']);
    let has_digits = has_bracket || text.chars().any(|c| c.is_ascii_digit());
    let names_more = ["his", "her", "its", "their", "this", "these", "it", "he", "she", "they"];
    let is_vague = text.to_lowercase().split(' ').any(|word| names_more.contains(&word));
    ((3..=12).contains(&count) && !has_digits && !is_vague).then_some(Happened {
        time: (when.year?, month, day),
        text,
        parse,
    })
}
