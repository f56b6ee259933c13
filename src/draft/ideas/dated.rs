//! When something was: "In which year did …?"

use crate::deck::edit::Literal;
use crate::draft::clause::{Clause, Timing, Voice};
use crate::draft::idea::Idea;
use crate::draft::lexicon::Inflection as I;
use crate::draft::parse::Parse;
use crate::draft::phrase::{Asking, finished};
use crate::draft::proposal::Motive;
use crate::draft::survey::Survey;
use crate::draft::token::{Class, Word};
use crate::draft::when::{When, WhenSort, year};
use crate::draft::wrong;
use std::ops::Range;

/// What asks for dates.
pub fn ideas(survey: &Survey<'_>) -> Vec<Idea> {
    let parses = survey.parses.iter();
    parses
        .flat_map(|parse| parse.whens.iter().filter_map(|when| idea(survey, parse, when)))
        .collect()
}

fn idea(survey: &Survey<'_>, parse: &Parse<'_>, when: &When) -> Option<Idea> {
    if let Some(idea) = aside(survey, parse, when) {
        return Some(idea);
    }
    if when.row(&parse.words).is_some() {
        return None;
    }
    let asking = Asking::of(survey, parse)?;
    let clause = asking.clause();
    let phrase = when.phrase();
    let in_lead =
        clause.lead.iter().any(|lead| lead.start == phrase.start && lead.end == phrase.end);
    let in_rest = clause.rest.start <= phrase.start && phrase.end <= clause.rest.end;
    if !(in_lead || in_rest && is_of_verb(parse, clause.rest.start, phrase.start)) {
        return None;
    }
    if parse.words[phrase.start].depth > 0 || !is_free(parse, when) {
        return None;
    }
    if in_rest && is_of_noun(parse, clause, when) {
        return None;
    }
    let main = parse.words[clause.main].verb().map_or("", |form| form.base);
    if FORESEEN.contains(&main) {
        return None; // the date is of what was planned, not of the planning
    }
    if is_identity(parse, clause) || is_vague(parse, clause, &phrase) {
        return None;
    }
    let prompt = asking.without(phrase).question(&question_word(parse, when)?)?;
    Some(answered(
        Idea::asked(survey, parse, Motive::Date, &prompt, parse.at(&when.words)),
        survey,
        when,
    ))
}

/// Verbs that a date behind them tells no time of: "It was projected for, or in, 1996".
const FORESEEN: &[&str] = &[
    "project", "plan", "schedule", "expect", "estimate", "intend", "forecast", "predict", "target",
    "propose", "date",
];

/// Verbs that say nothing alone, or lack their object: "In which year did it follow?"
const VAGUE: &[&str] = &[
    "follow", "continue", "resume", "occur", "happen", "return", "change", "increase", "grow",
    "act", "work", "play", "start", "come", "go", "leave", "move", "rise", "fall", "stay",
    "remain", "appear", "do", "get", "run", "ratify", "adopt", "approve", "amend", "establish",
    "found", "elect", "appoint", "replace", "destroy", "create", "release", "complete", "make",
];

/// Whether nothing but the date follows a verb that says nothing alone.
fn is_vague(parse: &Parse<'_>, clause: &Clause, phrase: &Range<usize>) -> bool {
    let left =
        clause.rest.clone().filter(|at| !phrase.contains(at) && parse.words[*at].is_word()).count();
    let base = parse.words[clause.main].verb().map_or("", |form| form.base);
    left == 0
        && clause.voice == Voice::Active
        && (VAGUE.contains(&base) || clause.subject.len() == 1)
}

/// "The first state was Virginia": with the verb in front nobody knows which is which.
fn is_identity(parse: &Parse<'_>, clause: &Clause) -> bool {
    clause.voice == Voice::Copula
        && parse.namings.iter().any(|naming| naming.words.start == clause.rest.start)
        && parse.naming(&clause.subject).is_none()
}

/// Whether no other verb and no clause stands between the verb and the date.
fn is_of_verb(parse: &Parse<'_>, from: usize, to: usize) -> bool {
    parse.words[from..to].iter().all(|word| match word.class {
        Class::Relative | Class::Subordinator | Class::Sign('—' | '–' | '(' | ':') => false,
        // "replaced it after its last meeting in 2013"
        _ if word.is_of(&["since", "after", "before", "following", "until"]) => false,
        Class::Verb(form) => matches!(form.inflection, I::Base | I::Third),
        _ => true,
    })
}

/// Whether "since 1887" belongs to a noun: "resulted in the greatest migration since 1887".
fn is_of_noun(parse: &Parse<'_>, clause: &Clause, when: &When) -> bool {
    let phrase = when.phrase();
    let is_most = |word: &Word<'_>| {
        word.class == Class::Adjective && word.lower.ends_with("est")
            || word.is_of(&["most", "least", "first", "best", "worst", "only"])
    };
    let between = parse.words.get(clause.rest.start..phrase.start).unwrap_or_default();
    when.preposition.is_some_and(|at| parse.words[at].lower == "since")
        && (clause.timing == Timing::Past && clause.voice == Voice::Active
            || between.iter().any(is_most))
}

/// Whether nothing else hangs on the date: "in 1968 dollars", "in May and June", "in 1934, 1940 and 1951".
fn is_free(parse: &Parse<'_>, when: &When) -> bool {
    let is_row = parse.words.get(when.words.end).is_some_and(|next| next.is(','))
        && parse.words.get(when.words.end + 1).is_some_and(|next| year(next).is_some());
    if is_row {
        return false;
    }
    parse.words.get(when.words.end).is_none_or(|next| {
        !matches!(
            next.class,
            Class::Noun | Class::Name | Class::Genitive | Class::Number | Class::Adjective
        ) && !next.is_of(&["and", "or", "to"])
            && !next.is('–')
    })
}

/// The words that ask for a date of a sort, after its preposition.
fn question_word(parse: &Parse<'_>, when: &When) -> Option<String> {
    if when.is_several(&parse.words) {
        return None;
    }
    let preposition = when.preposition.map(|at| parse.words[at].lower.as_str());
    let text = parse.text(&when.words).to_lowercase();
    let word = match (when.sort, preposition) {
        (WhenSort::Year, Some("in")) => "In which year",
        (WhenSort::Year, Some("since")) => "Since which year",
        (WhenSort::Year, Some("until" | "till")) => "Until which year",
        (WhenSort::Year, Some("by")) => "By which year",
        (WhenSort::Year, Some("from")) => "From which year on",
        (WhenSort::Month, Some("in")) => "In which month and year",
        (WhenSort::Day | WhenSort::DayOfYear, Some("on")) | (WhenSort::Day, None) => "On which day",
        (WhenSort::Day | WhenSort::Month, Some("until")) => "Until when",
        (WhenSort::Day | WhenSort::Month, Some("since")) => "Since when",
        (WhenSort::Years, Some("from")) => "From which year to which",
        (WhenSort::Years, Some("between")) => "Between which years",
        (WhenSort::Era, Some("in"))
            if text.ends_with("century") && text.split(' ').count() <= 3 =>
        {
            "In which century"
        }
        (WhenSort::Era, Some("in")) if text.ends_with("0s") && text.split(' ').count() <= 2 => {
            "In which decade"
        }
        _ => return None,
    };
    Some(word.to_owned())
}

/// "X, released in 1999, …": when was it?
fn aside(survey: &Survey<'_>, parse: &Parse<'_>, when: &When) -> Option<Idea> {
    let clause = parse.clause.as_ref()?;
    let range = clause.aside.clone()?;
    let phrase = when.phrase();
    let first = parse.words.get(range.start)?;
    let is_participle =
        first.verb().is_some_and(|form| matches!(form.inflection, I::Either | I::Participle));
    if !is_participle
        || phrase.start < range.start
        || phrase.end > range.end
        || !is_free(parse, when)
    {
        return None;
    }
    if parse.words[range.clone()]
        .iter()
        .any(|word| word.is(',') && !when.words.contains(&range.start))
    {
        return None;
    }
    let asking = Asking::of(survey, parse)?;
    let subject = asking.subject()?;
    let is_many = parse.words[clause.subject.end - 1].lower.ends_with('s')
        && parse.words[clause.main].is_of(&["were", "are", "have"]);
    let be = if is_many { "were" } else { "was" };
    if !is_of_verb(parse, range.start + 1, phrase.start) {
        return None;
    }
    let before = parse.text(&(range.start..phrase.start));
    let after = parse.text(&(phrase.end..range.end));
    let prompt = finished(
        &format!("{} {be} {subject} {before} {after}", question_word(parse, when)?)
            .replace("  ", " "),
    );
    Some(answered(
        Idea::asked(survey, parse, Motive::Date, &prompt, parse.at(&when.words)),
        survey,
        when,
    ))
}

/// The idea with its answer as a deck writes it.
pub fn answered(idea: Idea, survey: &Survey<'_>, when: &When) -> Idea {
    let answer = idea.answer.clone();
    let value = match (when.sort, when.year, when.day) {
        (WhenSort::Day, Some(year), Some((month, day))) => {
            Literal::Bare(format!("{year:04}-{month:02}-{day:02}"))
        }
        (WhenSort::Year, Some(year), _) if answer.len() == 4 => Literal::Bare(year.to_string()),
        _ => Literal::Text(answer),
    };
    let mut idea = idea.with("answer", value);
    if let (WhenSort::Year, Some(year)) = (when.sort, when.year) {
        idea.others = wrong::years(survey, year);
    }
    idea
}
