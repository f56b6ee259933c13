//! Offices: who has one and which one a person has; and who wrote the article.

use super::agent::named;
use crate::deck::edit::Literal;
use crate::draft::article::BlockSort;
use crate::draft::clause::{Timing, Voice};
use crate::draft::idea::Idea;
use crate::draft::lexicon::names::TITLES;
use crate::draft::named::NameSort;
use crate::draft::parse::Parse;
use crate::draft::phrase::Asking;
use crate::draft::proposal::Motive;
use crate::draft::survey::Survey;
use crate::text::capitalized;
use std::ops::Range;

/// Offices that are followed by what they are of.
const OFFICES: &[&str] = &[
    "ambassador", "president", "director", "chairman", "chair", "minister", "secretary",
    "governor", "mayor", "head", "chief", "commander", "professor", "editor", "founder", "leader",
    "chancellor", "king", "queen", "emperor", "captain", "manager", "executive", "spokesman",
    "spokeswoman", "spokesperson", "coach", "premier", "treasurer", "commissioner", "general",
];

/// What asks for offices.
pub fn ideas(survey: &Survey<'_>) -> Vec<Idea> {
    let mut found = authors(survey);
    for parse in &survey.parses {
        found.extend(of_sentence(survey, parse));
        found.extend(aside(survey, parse));
    }
    found
}

/// "N is ambassador of B to I."
fn of_sentence(survey: &Survey<'_>, parse: &Parse<'_>) -> Vec<Idea> {
    let Some(asking) = Asking::of(survey, parse) else { return Vec::new() };
    let clause = asking.clause();
    let Some(naming) = parse.naming(&clause.subject) else { return Vec::new() };
    let is_told =
        clause.voice == Voice::Copula && matches!(clause.timing, Timing::Present | Timing::Past);
    if !is_told
        || naming.sort != NameSort::Person
        || clause.is_cut
        || !is_office(parse, &clause.rest)
    {
        return Vec::new();
    }
    let office = parse.text(&clause.rest);
    let bare = office.trim_start_matches("the ").trim_start_matches("a ").trim_start_matches("an ");
    if bare.len() < office.len() && !office.starts_with("the ") {
        return Vec::new();
    }
    both(survey, parse, &naming.words, &clause.rest, bare, &parse.words[clause.main].lower)
}

/// "N, the director of X, …".
fn aside(survey: &Survey<'_>, parse: &Parse<'_>) -> Vec<Idea> {
    let mut found = Vec::new();
    for naming in parse.namings.iter().filter(|naming| naming.sort == NameSort::Person) {
        let start = naming.words.end + 1;
        let is_open = parse.words.get(naming.words.end).is_some_and(|word| word.is(','));
        if !is_open || parse.words.get(start).is_none_or(|word| word.lower != "the") {
            continue;
        }
        let Some(end) = (start..parse.words.len()).find(|at| parse.words[*at].is(',')) else {
            continue;
        };
        let range = start..end;
        if !is_office(parse, &range) || range.len() > 9 {
            continue;
        }
        let office = parse.text(&range).trim_start_matches("the ").to_owned();
        found
            .extend(both(survey, parse, &naming.words, &range, &office, "was").into_iter().take(1));
    }
    found
}

/// Whether a stretch is an office of something.
fn is_office(parse: &Parse<'_>, range: &Range<usize>) -> bool {
    let words = &parse.words[range.clone()];
    let of = words.iter().position(|word| word.is_of(&["of", "to", "for", "at"]));
    let head = of.and_then(|of| words.get(of.checked_sub(1)?));
    let is_known = |list: &[&str]| head.is_some_and(|head| head.is_of(list));
    (is_known(OFFICES) || is_known(TITLES))
        && words.len() >= 3
        && words.len() <= 12
        && !words.iter().any(|word| word.is(',') || word.is_of(&["who", "which", "that", "and"]))
}

fn both(
    survey: &Survey<'_>,
    parse: &Parse<'_>,
    name: &Range<usize>,
    office: &Range<usize>,
    bare: &str,
    be: &str,
) -> Vec<Idea> {
    let Some(naming) = parse.naming(name) else { return Vec::new() };
    let person = parse.text(name);
    let who = format!("Who {be} the {bare}?");
    let who = named(
        Idea::asked(survey, parse, Motive::Office, &who, parse.at(name)),
        survey,
        parse,
        naming,
    );
    let does = if be == "is" { "does" } else { "did" };
    let which = format!("Which office {does} {person} hold?");
    let which = Idea::asked(survey, parse, Motive::Office, &which, parse.at(office));
    let which = which.with("answer", Literal::Text(capitalized(bare))).weighing(-0.4);
    if be == "is" { vec![who, which] } else { vec![who] }
}

/// The names of the byline, as a list.
fn authors(survey: &Survey<'_>) -> Vec<Idea> {
    let article = survey.article;
    let block = article.blocks().iter().find(|block| block.sort == BlockSort::Byline);
    let (Some(block), Some(parse)) = (block, survey.parses.first()) else { return Vec::new() };
    let line = &article.text()[block.range.clone()];
    let names = line.get(3..).unwrap_or_default().replace(" and ", ", ");
    let names: Vec<String> = names
        .split(',')
        .map(|name| name_case(name.trim()))
        .filter(|name| !name.is_empty())
        .collect();
    let Some(title) =
        article.title().filter(|_| names.len() > 1 || names.iter().any(|name| name.contains(' ')))
    else {
        return Vec::new();
    };
    let (many, prompt) = (names.len() > 1, format!("\"{title}\""));
    let prompt = if many {
        format!("Who are the authors of the article {prompt}?")
    } else {
        format!("Who wrote the article {prompt}?")
    };
    let mut idea = Idea::asked(survey, parse, Motive::Authors, &prompt, block.range.clone());
    idea.answer.clone_from(&names[0]);
    idea.source = block.range.clone();
    let idea = if many {
        idea.with("answers", Literal::texts(&names))
    } else {
        idea.with("answer", Literal::Text(names[0].clone()))
    };
    vec![idea]
}

/// A name in capitals as one is written.
fn name_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let word = |word: &str| {
        let mut chars = word.chars();
        chars
            .next()
            .map_or_else(String::new, |first| first.to_string() + &chars.as_str().to_lowercase())
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
