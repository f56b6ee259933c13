//! Terms: noun phrases that an article sets off, has in a heading, or uses again and again.

use super::article::BlockSort;
use super::hole::{Hole, is_called};
use super::parse::Parse;
use super::proposal::Motive;
use super::survey::Survey;
use super::token::Class;
use std::collections::HashMap;
use std::ops::Range;

/// A term is used so often in an article, if nothing else tells it.
const OFTEN: usize = 3;

/// The terms of an article in lower case, with what a gap of each weighs.
pub fn terms(survey: &Survey<'_>) -> HashMap<String, f64> {
    let article = survey.article;
    let mut found: HashMap<String, f64> = HashMap::new();
    let mut uses: HashMap<String, usize> = HashMap::new();
    for parse in &survey.parses {
        for range in phrases(parse) {
            *uses.entry(parse.text(&range).to_lowercase()).or_default() += 1;
        }
    }
    for (term, count) in uses {
        let words = term.split(' ').count();
        if words >= 2 && count >= OFTEN {
            found.insert(term, 1.0);
        } else if words >= 2 && count == 2 {
            found.insert(term, 0.7);
        }
    }
    let headings = article.blocks().iter().filter(|block| block.sort == BlockSort::Heading);
    for block in headings.skip(1) {
        let text = article.text()[block.range.clone()].to_lowercase();
        if text.contains(' ') {
            found.insert(text, 1.0);
        }
    }
    for range in article.stressed() {
        let text = &article.text()[range.clone()];
        let is_plain = !text.chars().any(|c| c.is_ascii_digit()) && text.split(' ').count() <= 3;
        if is_plain && text.len() > 3 {
            found.insert(text.to_lowercase(), 1.5);
        }
    }
    let topic = survey.topic.name.to_lowercase();
    found.retain(|term, _| {
        let stem = topic.trim_end_matches('s');
        !stem.is_empty() && !term.contains(stem) && !stem.contains(term.as_str()) || stem.is_empty()
    });
    found
}

/// The terms in a sentence that says something of them, each with its weight.
pub fn in_sentence(parse: &Parse<'_>, terms: &HashMap<String, f64>) -> Vec<Hole> {
    let count = parse.count();
    let mut found = Vec::new();
    for mut range in phrases(parse) {
        let called = is_called(parse, range.start);
        // "called either phycology or algology"
        range.start += usize::from(parse.words[range.start].lower == "either");
        let longest = if called { 60 } else { 28 };
        if range.is_empty() || !(8..=longest).contains(&count) {
            continue;
        }
        let text = parse.text(&range).to_lowercase();
        let is_once =
            parse.text(&(0..parse.words.len())).to_lowercase().matches(&text).count() == 1;
        let weight = if called { Some(2.1) } else { terms.get(&text).copied() };
        if let Some(weight) = weight.filter(|_| is_once) {
            let at = parse.at(&range);
            found.push(Hole { words: range, at, motive: Motive::Term, hint: "", weight });
        }
    }
    found
}

/// Noun phrases without a determiner: up to three words that end in a noun.
fn phrases(parse: &Parse<'_>) -> Vec<Range<usize>> {
    let words = &parse.words;
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let is_part = |at: usize| {
            words.get(at).filter(|word| word.depth == 0).is_some_and(|word| match word.class {
                Class::Noun => true,
                Class::Adjective => !word.is_of(&[
                    "new", "old", "large", "small", "great", "first", "second", "last", "same",
                    "own", "different", "other", "early", "late", "important", "main", "major",
                ]),
                _ => false,
            })
        };
        let mut end = at;
        while is_part(end) {
            end += 1;
        }
        let is_noun =
            end > at && words[end - 1].class == Class::Noun && words[end - 1].text.len() > 3;
        if is_noun && end - at <= 3 && words[at].text.len() > 2 {
            found.push(at..end);
        }
        at = end.max(at + 1);
    }
    found
}
