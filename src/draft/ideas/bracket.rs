//! Things with their purposes in brackets: `"Channel" (against drug trafficking), "Proxy" (…)`, as pairs.

use crate::deck::edit::Literal;
use crate::draft::idea::Idea;
use crate::draft::parse::Parse;
use crate::draft::proposal::Motive;
use crate::draft::survey::Survey;
use crate::draft::token::Class;
use std::ops::Range;

/// What asks for pairs.
pub fn ideas(survey: &Survey<'_>) -> Vec<Idea> {
    survey.parses.iter().filter_map(|parse| idea(survey, parse)).collect()
}

fn idea(survey: &Survey<'_>, parse: &Parse<'_>) -> Option<Idea> {
    let pairs = pairs(parse);
    if pairs.len() < 3 || pairs.len() > 8 {
        return None;
    }
    let texts: Vec<(String, String)> = pairs
        .iter()
        .map(|(left, right)| {
            (
                parse.text(left).trim_matches(['“', '”', '"', ' ']).to_owned(),
                parse.text(right).to_owned(),
            )
        })
        .collect();
    let first_words: Vec<&str> =
        texts.iter().filter_map(|(_, right)| right.split(' ').next()).collect();
    let is_purpose = first_words.iter().all(|word| ["to", "for", "against"].contains(word));
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let dated = texts.iter().all(|(_, right)| is_year(right));
    let what = if is_purpose { "what it is for" } else { "its year" };
    if !is_purpose && !dated {
        return None;
    }
    let head = super::listed::head_before(parse, pairs[0].0.start)?;
    let prompt = format!("Match each of the {head} with {what}.");
    let fact = parse.at(&(pairs[0].0.start..pairs[pairs.len() - 1].1.end));
    let mut idea = Idea::asked(survey, parse, Motive::Purposes, &prompt, fact);
    idea.answer.clone_from(&texts[0].1);
    let entries = texts.into_iter().map(|(left, right)| Literal::texts(&[left, right])).collect();
    Some(idea.with("pairs", Literal::List(entries)))
}

/// Names, each with what stands in brackets behind it.
fn pairs(parse: &Parse<'_>) -> Vec<(Range<usize>, Range<usize>)> {
    let words = &parse.words;
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for open in (1..words.len()).filter(|at| words[*at].is('(') && words[*at].depth == 0) {
        let Some(close) = (open + 1..words.len()).find(|at| words[*at].is(')')) else { continue };
        let mut start = open;
        while start > 0 {
            let word = &words[start - 1];
            let is_quoted = word.depth > 0 || matches!(word.class, Class::Sign('“' | '”' | '"'));
            let is_inner = is_quoted && !word.is(')') && !word.is('(');
            if !matches!(word.class, Class::Name | Class::Genitive) && !is_inner {
                break;
            }
            start -= 1;
        }
        if start == open || close == open + 1 || close - open > 12 {
            continue;
        }
        // They follow each other as in a list.
        let follows = found.last().is_none_or(|(_, last)| start - last.end <= 4);
        if !follows {
            found.clear();
        }
        found.push((start..open, open + 1..close));
    }
    found
}
