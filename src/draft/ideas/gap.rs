//! Gaps: the sentence itself, trimmed to the part that says it, with a date, a number, a name or a term
//! left out. It asserts nothing that the article does not, so it is what stays where no rule is sure.

use crate::deck::edit::{Draft, Literal};
use crate::draft::amount::AmountSort;
use crate::draft::clause::opening;
use crate::draft::idea::{Idea, Phrasing};
use crate::draft::named::NameSort;
use crate::draft::parse::Parse;
use crate::draft::piece::piece;
use crate::draft::proposal::Motive;
use crate::draft::survey::Survey;
use crate::draft::term;
use crate::draft::token::Class;
use crate::draft::when::{WhenSort, year};
use crate::text::capitalized;
use std::ops::Range;

/// What is left out, why, with what hint, and how much it weighs.
struct Hole {
    words: Range<usize>,
    motive: Motive,
    hint: &'static str,
    weight: f64,
}

/// Gaps in all sentences.
pub fn ideas(survey: &Survey<'_>) -> Vec<Idea> {
    let terms = term::terms(survey);
    let mut found = Vec::new();
    for (at, parse) in survey.parses.iter().enumerate() {
        let mut holes = if survey.is_english { holes(parse) } else { foreign(parse) };
        if survey.is_running(parse) && survey.is_english {
            holes.extend(
                term::in_sentence(parse, &terms).into_iter().map(|(words, weight)| Hole {
                    words,
                    motive: Motive::Term,
                    hint: "",
                    weight,
                }),
            );
        }
        found.extend(holes.into_iter().filter_map(|hole| gap(survey, parse, at, &hole)));
    }
    found
}

/// What is left out of a sentence in another language: years and numbers in digits.
fn foreign(parse: &Parse<'_>) -> Vec<Hole> {
    let digits = (0..parse.words.len()).filter(|at| {
        let word = &parse.words[*at];
        word.text.len() > 1 && word.text.bytes().all(|byte| byte.is_ascii_digit())
    });
    let hole = |at: usize| {
        let is_year = year(&parse.words[at]).is_some();
        let (motive, weight) = if is_year { (Motive::Date, 1.7) } else { (Motive::Number, 1.2) };
        Hole { words: at..at + 1, motive, hint: "", weight }
    };
    digits.map(hole).collect()
}

fn holes(parse: &Parse<'_>) -> Vec<Hole> {
    let mut holes = Vec::new();
    for when in &parse.whens {
        let before = when.phrase().start.checked_sub(1).map(|at| &parse.words[at]);
        let is_state = before.is_some_and(|word| word.lower == "as")
            && when.preposition.is_some_and(|at| parse.words[at].lower == "of");
        if is_state {
            continue; // "as of 2013": when somebody counted
        }
        let text = parse.text(&when.words);
        let hint = match when.sort {
            WhenSort::Year => "year",
            WhenSort::Day | WhenSort::DayOfYear => "day",
            WhenSort::Month => "month and year",
            WhenSort::Years => "years",
            WhenSort::Era if text.ends_with("0s") => "decade",
            WhenSort::Era if text.ends_with("century") => "century",
            WhenSort::Era => "when",
        };
        let mut words = when.words.clone();
        if when.sort == WhenSort::Era && parse.words[words.start].lower == "the" {
            words.start += 1;
        }
        holes.push(Hole {
            words,
            motive: Motive::Date,
            hint,
            weight: if when.sort == WhenSort::Era { 1.2 } else { 1.7 },
        });
    }
    for amount in &parse.amounts {
        let (motive, hint) = match amount.sort {
            AmountSort::Count => (Motive::Number, "number"),
            AmountSort::Percentage => (Motive::Percentage, "number"),
            AmountSort::Sum => (Motive::Sum, "sum"),
            AmountSort::Measure => (Motive::Measure, "number"),
        };
        let before = amount.words.start.checked_sub(1).map(|at| &parse.words[at]);
        let is_small =
            amount.value <= 2.0 || before.is_some_and(|word| word.is_of(&["aged", "age"]));
        let weight = if is_small { 0.4 } else { 1.4 };
        holes.push(Hole { words: amount.words.clone(), motive, hint, weight });
    }
    for naming in &parse.namings {
        let (hint, weight) = match naming.sort {
            NameSort::Person => ("person", 1.3),
            NameSort::Country => ("country", 1.2),
            NameSort::City => ("city", 1.3),
            NameSort::Place => ("place", 1.1),
            NameSort::Organisation => ("organization", 1.0),
            NameSort::Acronym | NameSort::Other => ("", 0.7),
        };
        let called = naming.words.start.checked_sub(1).is_some_and(|at| {
            parse.words[at]
                .is_of(&["called", "named", "titled", "entitled", "dubbed", "nicknamed", "renamed"])
                || parse.words[at].lower == "as" && at > 0 && parse.words[at - 1].lower == "known"
        });
        let weight = if called { 2.1 } else { weight };
        holes.push(Hole { words: naming.words.clone(), motive: Motive::Name, hint, weight });
    }
    holes
}

fn gap(survey: &Survey<'_>, parse: &Parse<'_>, at: usize, hole: &Hole) -> Option<Idea> {
    let fact = parse.at(&hole.words);
    let text = survey.article.text();
    let sentence = survey.article.sentences()[parse.number].range.clone();
    let shown = piece(parse, &hole.words, opening(&parse.words))?;
    let range = parse.at(&shown);
    let mut start = range.start;
    let mut source = sentence.clone();
    let context = context(survey, parse, &shown);
    let mut label = String::new();
    match context {
        Context::None => {}
        Context::Label => label = format!("{}: ", survey.topic.name),
        Context::Before(before) => {
            start = before.start;
            source.start = before.start;
        }
    }
    let (before, answer, behind) =
        (text.get(start..fact.start)?, text.get(fact.clone())?, text.get(fact.end..range.end)?);
    let is_marked = |text: &str| text.contains("{{") || text.contains("}}") || text.contains('\\');
    if is_marked(before)
        || is_marked(behind)
        || answer.contains(['|', '{', '}', '\\'])
        || answer.contains("::")
    {
        return None;
    }
    let hint = if hole.hint.is_empty() { String::new() } else { format!("::{}", hole.hint) };
    let stop = if behind.ends_with(['.', '!', '?', '”', '"']) { "" } else { "." };
    let before = if label.is_empty() { capitalized(before) } else { before.to_owned() };
    let cloze = format!("{label}{before}{{{{{answer}{hint}}}}}{behind}{stop}");
    let mut question = Draft::default();
    question.push("cloze", Literal::Text(cloze));
    Some(Idea {
        motive: hole.motive,
        phrasing: Phrasing::Gapped,
        prompt: format!("{label}{before}{{}}{behind}"),
        answer: answer.to_owned(),
        question,
        parse: at,
        fact,
        source,
        weight: hole.weight
            - if label.is_empty() { 0.0 } else { 0.2 }
            - if start < sentence.start { 0.3 } else { 0.0 },
        others: Vec::new(),
    })
}

/// What a gap needs before it to be understood alone.
enum Context {
    /// Nothing.
    None,
    /// The name of the article's subject.
    Label,
    /// The sentence before.
    Before(Range<usize>),
}

/// Whether a sentence can be shown before another one, to tell whom that is about.
fn stands_alone(survey: &Survey<'_>, before: &Parse<'_>) -> bool {
    let Some(clause) = &before.clause else { return false };
    let first = &before.words[clause.subject.start];
    let is_named = before.naming(&clause.subject).is_some()
        || survey.topic.is_named(before.text(&clause.subject));
    let is_whole = first.class == Class::Determiner && clause.subject.len() > 2 || is_named;
    let is_alone =
        before.namings.iter().filter(|naming| naming.sort == NameSort::Person).count() <= 1;
    is_whole && is_alone && before.count() <= 24
}

fn context(survey: &Survey<'_>, parse: &Parse<'_>, shown: &Range<usize>) -> Context {
    let Some(clause) = parse.clause.as_ref().filter(|_| survey.is_english) else {
        return Context::None;
    };
    let Some(first) = parse.words.get(clause.subject.start) else { return Context::None };
    if matches!(first.class, Class::Pronoun | Class::Demonstrative | Class::Possessive) {
        let before = survey.before(parse);
        if survey.topic.meant(parse, &clause.subject, before).is_some()
            && shown.contains(&clause.subject.start)
        {
            return Context::Label;
        }
        if let Some(before) =
            before.filter(|before| stands_alone(survey, before) && parse.count() <= 30)
        {
            return Context::Before(survey.article.sentences()[before.number].range.clone());
        }
        return Context::None;
    }
    let is_bare = first.class == Class::Determiner
        && first.lower == "the"
        && clause.subject.len() == 2
        && parse.words[clause.subject.start + 1].class != Class::Name;
    let lower = parse.text(shown).to_lowercase();
    let name = survey.topic.name.to_lowercase();
    if is_bare
        && !name.is_empty()
        && name.split(' ').count() <= 5
        && !lower.contains(name.trim_end_matches('s'))
    {
        return Context::Label;
    }
    Context::None
}
