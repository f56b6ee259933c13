//! When and where people were born and died, by the dates in brackets behind their names.

use super::dated::answered;
use crate::draft::article::BlockSort;
use crate::draft::idea::Idea;
use crate::draft::lexicon::names::HONOURS;
use crate::draft::named::{NameSort, Naming};
use crate::draft::parse::Parse;
use crate::draft::proposal::Motive;
use crate::draft::survey::Survey;
use crate::draft::token::Word;
use crate::draft::when::{When, WhenSort};
use std::ops::Range;

/// What says that a date before or behind it is another one than that of a birth or a death.
const OTHERWISE: &[&str] = &[
    "missing", "disappeared", "vanished", "baptised", "baptized", "christened", "buried", "active",
    "flourished", "reigned", "ruled", "crowned", "married", "elected", "retired", "resigned",
];

/// Who has years in office, which a span behind the name may be as well.
const RULERS: &[&str] = &[
    "king", "queen", "emperor", "empress", "pope", "bishop", "archbishop", "abbot", "president",
    "minister", "chancellor", "director", "mayor", "chairman", "chairwoman", "governor", "editor",
    "head", "manager", "duke", "earl", "count", "sultan", "prince", "princess", "tsar", "shah",
    "dynasty", "rector", "dean", "principal", "ambassador", "senator", "secretary", "general",
    "captain", "coach", "headmaster", "speaker", "caliph", "premier", "viceroy", "lord", "lady",
];

/// So few and so many years are a life, not a time in office.
const LIFETIME: std::ops::RangeInclusive<i32> = 35..=105;

/// Whether years in a bracket behind a name are surely those of a life.
fn is_lifetime(parse: &Parse<'_>, naming: &Naming, span: &When) -> bool {
    let text = parse.text(&span.words);
    let last = text.len().checked_sub(4).and_then(|at| text.get(at..));
    let last = last.and_then(|year| year.parse::<i32>().ok());
    let years = last.zip(span.year).map(|(last, first)| last - first);
    span.sort == WhenSort::Years
        && years.is_some_and(|years| LIFETIME.contains(&years))
        && !parse.words[..naming.words.end].iter().any(|word| word.is_of(RULERS))
}

/// What asks for the dates of lives.
pub fn ideas(survey: &Survey<'_>) -> Vec<Idea> {
    survey.parses.iter().flat_map(|parse| of_sentence(survey, parse)).collect()
}

/// The name before dates, in the order in which it is spoken: "Berg, Anna Maria (1901–1977)"; of a heading all
/// that stands before them.
fn full_name(parse: &Parse<'_>, naming: &Naming, is_heading: bool) -> String {
    let words = &parse.words;
    let mut end = naming.words.end;
    if let [last, comma, ..] = &words[..]
        && naming.words.start == 2
        && comma.is(',')
        && last.is_capital()
    {
        return format!("{} {}", parse.text(&naming.words), last.text);
    }
    while end > 1 && HONOURS.contains(&words[end - 1].text) {
        end -= 1;
    }
    let start = if is_heading { 0 } else { naming.words.start };
    parse.text(&(start..end)).to_owned()
}

/// The brackets of a sentence that such questions are made of, both signs included.
pub fn brackets(survey: &Survey<'_>, parse: &Parse<'_>) -> Vec<Range<usize>> {
    let asked: Vec<Idea> = of_sentence(survey, parse);
    let has = |range: &Range<usize>| {
        let at = parse.at(range);
        asked.iter().any(|idea| at.contains(&idea.fact.start))
    };
    crate::draft::bracket::brackets(parse).into_iter().filter(has).collect()
}

fn of_sentence(survey: &Survey<'_>, parse: &Parse<'_>) -> Vec<Idea> {
    let mut found = Vec::new();
    for naming in &parse.namings {
        let Some(open) = parse.words.get(naming.words.end).filter(|word| word.is('(')) else {
            continue;
        };
        let is_heading = survey.article.blocks()[parse.block].sort == BlockSort::Heading;
        let name = full_name(parse, naming, is_heading);
        let is_person = naming.sort == NameSort::Person
            || is_heading
            || name.len() > parse.text(&naming.words).len()
            || survey.topic.pronoun.is_some() && survey.topic.is_named(&name);
        if !is_person {
            continue;
        }
        let start = naming.words.end + 1;
        let Some(end) = (start..parse.words.len())
            .find(|at| parse.words[*at].is(')') && parse.words[*at].depth == open.depth)
        else {
            continue;
        };
        if parse.words[start..end].iter().any(|word| word.is_of(OTHERWISE)) {
            continue;
        }
        let dates: Vec<&When> = parse
            .whens
            .iter()
            .filter(|when| start <= when.words.start && when.words.end <= end)
            .collect();
        let ask = |when: &When, question: &str| {
            let word = if when.sort == WhenSort::Year { "In which year" } else { "On which day" };
            let idea = Idea::asked(
                survey,
                parse,
                Motive::Life,
                &format!("{word} {question}"),
                parse.at(&when.words),
            );
            answered(idea, survey, when)
        };
        let is_fine = |when: &&When| matches!(when.sort, WhenSort::Day | WhenSort::Year);
        let is_dash = |word: &Word<'_>| word.is('–') || word.is('—') || word.is('-');
        let is_end = |when: &When| parse.words[start..when.words.start].iter().any(is_dash);
        match dates[..] {
            [born, died] if is_fine(&born) && is_fine(&died) && born.year < died.year => {
                found.push(ask(born, &format!("was {name} born?")));
                found.push(ask(died, &format!("did {name} die?")));
            }
            // "(born Anna Lind; – 6 March 1982)": the first date is missing.
            [died] if is_fine(&died) && is_end(died) => {
                found.push(ask(died, &format!("did {name} die?")));
            }
            // "(1866–1941)": no years of an office
            [span] if span.words == (start..end) && is_lifetime(parse, naming, span) => {
                let text = parse.text(&span.words);
                let at = parse.at(&span.words);
                let ends = [(0..4, "was", "born"), (text.len() - 4..text.len(), "did", "die")];
                for (part, helper, verb) in ends {
                    let year = text.get(part.clone()).and_then(|year| year.parse().ok());
                    let fact = at.start + part.start..at.start + part.end;
                    let question = format!("In which year {helper} {name} {verb}?");
                    let idea = Idea::asked(survey, parse, Motive::Life, &question, fact);
                    found.push(answered(
                        idea,
                        survey,
                        &When { sort: WhenSort::Year, year, ..span.clone() },
                    ));
                }
            }
            [born] if is_fine(&born) && parse.words[start].is_of(&["born", "b"]) => {
                found.push(ask(born, &format!("was {name} born?")));
            }
            _ => {}
        }
    }
    found
}
