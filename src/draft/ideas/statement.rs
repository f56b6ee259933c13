//! Statements: short sentences as they stand, true, or false by one exchanged fact.

use crate::deck::edit::Literal;
use crate::draft::clause::{Timing, Voice};
use crate::draft::figures::figures;
use crate::draft::idea::{Idea, Phrasing};
use crate::draft::named::NameSort;
use crate::draft::parse::Parse;
use crate::draft::phrase::Asking;
use crate::draft::proposal::Motive;
use crate::draft::survey::Survey;
use crate::draft::when::WhenSort;
use crate::draft::wrong;
use crate::text::capitalized;
use std::ops::Range;

/// How many words a statement may have.
const WORDS: std::ops::RangeInclusive<usize> = 6..=20;

/// Of so many sentences one is asked in this way: most are asked better in another.
const EACH: usize = 2;

/// Countries that have "the" before them, which a name without it cannot give way to.
const ARTICLED: &[&str] = &[
    "United States",
    "United Kingdom",
    "Netherlands",
    "Philippines",
    "Soviet Union",
    "Bahamas",
    "Gambia",
    "Maldives",
    "Comoros",
    "Seychelles",
    "Solomon Islands",
    "Marshall Islands",
    "Czech Republic",
    "Dominican Republic",
    "Central African Republic",
    "United Arab Emirates",
    "Vatican",
    "Sudan",
];

/// What can be true or false.
pub fn ideas(survey: &Survey<'_>) -> Vec<Idea> {
    survey.parses.iter().filter_map(|parse| idea(survey, parse)).collect()
}

fn idea(survey: &Survey<'_>, parse: &Parse<'_>) -> Option<Idea> {
    let asking = Asking::of(survey, parse)?;
    let clause = asking.clause();
    // What a thing is is no news to whoever reads of it.
    let is_first = survey.is_first(parse) && clause.voice == Voice::Copula;
    // In a bracket the same may stand in other words.
    let has_bracket = parse.words.iter().any(|word| word.is('('));
    if has_bracket
        || parse.number == 0
        || !parse.number.is_multiple_of(EACH)
        || !WORDS.contains(&parse.count())
        || is_first
        || clause.is_cut
        || clause.timing == Timing::Perfect
    {
        return None;
    }
    let subject = asking.subject()?;
    let opens = &parse.words[clause.subject.start];
    if subject != asking.inner(&clause.subject) || opens.lower == "the" && clause.subject.len() == 2
    {
        return None;
    }
    let start = clause.lead.first().map_or(clause.subject.start, |lead| lead.start);
    let end = parse.words.len();
    let whole = start..end;
    let (range, other) = exchange(survey, parse)?;
    // What a true one shows is not asked, nor are the other figures of a false one: a gap asks them.
    let asked = figures(parse);
    let is_one = asked.iter().all(|hole| hole.words.start == range.start);
    let at = parse.at(&range);
    let all = parse.at(&whole);
    let text = survey.article.text();
    // Whether it is false is told by the place of the sentence, so that both come up.
    let is_true = parse.number % (EACH * 4) == EACH;
    if !asked.is_empty() && (is_true || !is_one) {
        return None;
    }
    let statement = if is_true {
        text[all.clone()].to_owned()
    } else {
        format!("{}{other}{}", text.get(all.start..at.start)?, text.get(at.end..all.end)?)
    };
    let statement = capitalized(&statement);
    let mut idea = Idea::asked(survey, parse, Motive::Statement, &statement, at);
    idea.phrasing = Phrasing::Stated;
    let idea = idea.with("answer", Literal::Bare(is_true.to_string()));
    Some(if is_true {
        idea
    } else {
        idea.with("explain", Literal::Text(capitalized(text[all].trim())))
    })
}

/// A stretch of a sentence, and what would make it false.
fn exchange(survey: &Survey<'_>, parse: &Parse<'_>) -> Option<(Range<usize>, String)> {
    for naming in &parse.namings {
        let is_known = matches!(naming.sort, NameSort::Country | NameSort::City);
        let before = naming.words.start.checked_sub(1).map(|at| parse.words[at].lower.as_str());
        if is_known && before.is_some_and(|word| ["in", "from", "to"].contains(&word)) {
            let name = parse.text(&naming.words);
            let is_bare = |other: &String| !ARTICLED.contains(&other.as_str());
            let others = wrong::names(survey, parse, name, naming.sort);
            let other = others.into_iter().find(is_bare)?;
            return Some((naming.words.clone(), other));
        }
    }
    let year = parse.whens.iter().find(|when| when.sort == WhenSort::Year && when.words.len() == 1);
    if let Some(when) = year {
        let other = wrong::years(survey, when.year?).into_iter().nth(1)?;
        return Some((when.words.clone(), other));
    }
    let in_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let number = parse.amounts.iter().find(|amount| {
        amount.value >= 10.0 && amount.words.len() == 1 && in_digits(parse.text(&amount.words))
    })?;
    Some((number.words.clone(), wrong::numbers(number.value).into_iter().next()?))
}
