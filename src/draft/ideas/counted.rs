//! How many there are: numbers with what they count, percentages, sums and measures.

use crate::deck::edit::Literal;
use crate::draft::amount::{Amount, AmountSort};
use crate::draft::idea::Idea;
use crate::draft::lexicon::Inflection as I;
use crate::draft::parse::Parse;
use crate::draft::phrase::{Asking, finished};
use crate::draft::proposal::Motive;
use crate::draft::survey::Survey;
use crate::draft::token::Class;
use crate::draft::wrong;
use std::ops::Range;

/// What asks for numbers.
pub fn ideas(survey: &Survey<'_>) -> Vec<Idea> {
    let parses = survey.parses.iter();
    parses
        .flat_map(|parse| parse.amounts.iter().filter_map(|amount| idea(survey, parse, amount)))
        .collect()
}

fn idea(survey: &Survey<'_>, parse: &Parse<'_>, amount: &Amount) -> Option<Idea> {
    if amount.is_bound {
        return None;
    }
    if let Some(idea) = by_participle(survey, parse, amount) {
        return Some(idea);
    }
    let asking = Asking::of(survey, parse)?;
    let clause = asking.clause();
    let start = first_word(parse, amount);
    let prompt = if clause.subject.start == start {
        of_subject(parse, amount, &asking)?
    } else if clause.rest.start <= start && amount.words.end <= clause.rest.end {
        of_rest(parse, amount, asking.clone(), start)?
    } else {
        return None;
    };
    let motive = match amount.sort {
        AmountSort::Count => Motive::Number,
        AmountSort::Percentage => Motive::Percentage,
        AmountSort::Sum => Motive::Sum,
        AmountSort::Measure => Motive::Measure,
    };
    let fact = parse.at(&amount.words);
    Some(answered(Idea::asked(survey, parse, motive, &prompt, fact), parse, amount))
}

/// Where a number begins, with "about" and "all" before it.
fn first_word(parse: &Parse<'_>, amount: &Amount) -> usize {
    let is_part = |at: &usize| {
        let word = &parse.words[*at];
        word.is_of(crate::draft::lexicon::closed::APPROXIMATE) || word.lower == "all"
    };
    (0..amount.words.start).rev().take_while(is_part).last().unwrap_or(amount.words.start)
}

/// "Two astronauts died in the fire."
fn of_subject(parse: &Parse<'_>, amount: &Amount, asking: &Asking<'_, '_>) -> Option<String> {
    let clause = asking.clause();
    let noun = parse.text(&(amount.noun.start..clause.subject.end));
    let tail = [asking.predicate(), asking.rest()].join(" ");
    match amount.sort {
        AmountSort::Count if amount.noun.end <= clause.subject.end => {
            Some(finished(&format!("How many {noun} {tail}")))
        }
        AmountSort::Percentage => {
            let of = parse.text(&(amount.noun.end..clause.subject.end));
            of.starts_with("of ").then(|| finished(&format!("What percentage {of} {tail}")))
        }
        _ => None,
    }
}

/// Verbs whose object can be asked for by "How many".
fn takes_count(parse: &Parse<'_>, asking: &Asking<'_, '_>, start: usize) -> bool {
    let clause = asking.clause();
    start == clause.rest.start && clause.voice == crate::draft::clause::Voice::Active
        || start == clause.rest.start + 1
            && parse.words[clause.rest.start].is_of(&["of"])
            && parse.words[clause.main]
                .verb()
                .is_some_and(|form| matches!(form.base, "consist" | "compose" | "comprise"))
}

fn of_rest(
    parse: &Parse<'_>,
    amount: &Amount,
    asking: Asking<'_, '_>,
    start: usize,
) -> Option<String> {
    let clause = asking.clause();
    match amount.sort {
        AmountSort::Count if takes_count(parse, &asking, start) => {
            let end = phrase_end(parse, amount.noun.end, clause.rest.end);
            let behind = parse.words.get(end).filter(|_| end < clause.rest.end);
            if behind.is_some_and(|word| !matches!(word.class, Class::Preposition | Class::Adverb))
            {
                return None;
            }
            if parse.words.get(amount.noun.end).is_some_and(|next| next.is_of(&["and", "or"])) {
                return None;
            }
            let noun = parse.text(&(amount.noun.start..end)).to_owned();
            let of = if start > clause.rest.start { "Of how many" } else { "How many" };
            asking.without(clause.rest.start..end).question(&format!("{of} {noun}"))
        }
        AmountSort::Sum if start == clause.rest.start => {
            let is_cost = parse.words[clause.main].verb().is_some_and(|form| {
                matches!(form.base, "cost" | "earn" | "pay" | "raise" | "receive" | "spend")
            });
            is_cost.then(|| asking.without(start..amount.noun.end).question("How much"))?
        }
        AmountSort::Measure
            if clause.voice == crate::draft::clause::Voice::Copula
                && start == clause.rest.start =>
        {
            let adjective =
                parse.words.get(amount.noun.end).filter(|_| amount.noun.end < clause.rest.end)?;
            let is_known =
                adjective.is_of(&["long", "high", "tall", "wide", "deep", "old", "thick", "heavy"]);
            let word = format!("How {}", adjective.text);
            is_known.then(|| asking.without(start..amount.noun.end + 1).question(&word))?
        }
        _ => None,
    }
}

/// Where what is counted ends: phrases with `of` belong to it.
fn phrase_end(parse: &Parse<'_>, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end && parse.words[at].lower == "of" {
        let stop = (at + 1..end).find(|next| {
            !matches!(
                parse.words[*next].class,
                Class::Noun
                    | Class::Name
                    | Class::Adjective
                    | Class::Determiner
                    | Class::Possessive
                    | Class::Genitive
            )
        });
        at = stop.unwrap_or(end);
    }
    at
}

/// What a participle like this says of the noun before it.
const NUMBERING: &[(&str, &str)] = &[
    ("numbering", "number"),
    ("totaling", "total"),
    ("totalling", "total"),
    ("containing", "contain"),
    ("employing", "employ"),
    ("comprising", "comprise"),
];

/// A number hanging on a participle, in any sentence: "a Rapid Response Force numbering about 20,000 troops".
fn by_participle(survey: &Survey<'_>, parse: &Parse<'_>, amount: &Amount) -> Option<Idea> {
    let start = first_word(parse, amount);
    let word = parse.words.get(start.checked_sub(1)?)?;
    let (_, base) = NUMBERING.iter().find(|(form, _)| *form == word.lower)?;
    let head = noun_before(parse, start - 1)?;
    let noun = parse.text(&amount.noun);
    let subject = parse.text(&head);
    let (article, _) = subject.split_once(' ')?;
    let subject = match article {
        "a" | "an" => format!("the {}", &subject[article.len() + 1..]),
        _ => subject.to_owned(),
    };
    let prompt = finished(&format!("How many {noun} does {subject} {base}"));
    let idea =
        Idea::asked(survey, parse, Motive::Number, &prompt, parse.at(&amount.words)).weighing(0.6);
    Some(answered(idea, parse, amount))
}

/// The noun phrase that ends before a word.
pub fn noun_before(parse: &Parse<'_>, end: usize) -> Option<Range<usize>> {
    let mut start = end;
    while start > 0 {
        let word = &parse.words[start - 1];
        let is_part =
            matches!(word.class, Class::Noun | Class::Name | Class::Adjective | Class::Genitive)
                || word.verb().is_some_and(|form| form.inflection != I::Past);
        if !is_part {
            break;
        }
        start -= 1;
    }
    let before = start.checked_sub(1).map(|at| &parse.words[at])?;
    let start = if matches!(before.class, Class::Determiner) { start - 1 } else { start };
    (start < end && matches!(parse.words[end - 1].class, Class::Noun | Class::Name))
        .then_some(start..end)
}

/// The idea with its answer: about what, within which bounds, in which unit.
pub fn answered(idea: Idea, parse: &Parse<'_>, amount: &Amount) -> Idea {
    let value = number(amount.value);
    let unit = match amount.sort {
        AmountSort::Percentage => Some("%".to_owned()),
        AmountSort::Measure => Some(parse.text(&amount.noun).to_owned()),
        AmountSort::Sum => {
            let sign = parse.text(&(amount.words.start..amount.words.start + 1));
            let name = parse.text(&amount.noun);
            Some(if name.is_empty() { sign.to_owned() } else { name.to_owned() })
        }
        AmountSort::Count => None,
    };
    let mut idea = idea.with("answer", Literal::Bare(value));
    if let Some(unit) = unit {
        idea = idea.with("unit", Literal::Text(unit));
    }
    if amount.is_rough {
        idea = idea.with("tolerance", Literal::Text("10 %".to_owned()));
    }
    idea.others = wrong::numbers(amount.value);
    idea
}

/// A number as TOML takes it.
pub fn number(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        format!("{value:.0}")
    } else {
        format!("{value}")
    }
}
