//! What things are: "X is a Y which …".

use crate::deck::edit::Literal;
use crate::draft::clause::{Timing, Voice};
use crate::draft::idea::Idea;
use crate::draft::parse::Parse;
use crate::draft::phrase::{Asking, finished};
use crate::draft::proposal::Motive;
use crate::draft::survey::Survey;
use crate::draft::token::Class;
use crate::text::capitalized;

/// What asks for things by what they are, or the other way round.
pub fn ideas(survey: &Survey<'_>) -> Vec<Idea> {
    survey.parses.iter().filter_map(|parse| idea(survey, parse)).collect()
}

fn idea(survey: &Survey<'_>, parse: &Parse<'_>) -> Option<Idea> {
    let asking = Asking::of(survey, parse)?;
    let clause = asking.clause();
    let first = parse.words.get(clause.rest.start).filter(|_| !clause.rest.is_empty())?;
    let is_told =
        clause.voice == Voice::Copula && clause.timing == Timing::Present && clause.lead.is_empty();
    if !is_told || !first.is_of(&["a", "an"]) || clause.is_cut {
        return None;
    }
    let subject = parse.text(&clause.subject);
    let count = clause.rest.clone().filter(|at| parse.words[*at].is_word()).count();
    let says = |word: &str| clause.rest.clone().any(|at| parse.words[at].lower == word);
    let is_telling =
        ["that", "which", "who", "used", "for", "in", "of", "whose"].iter().any(|word| says(word));
    if !(5..=24).contains(&count) || !is_telling || clause.subject.len() > 5 {
        return None;
    }
    let definition = parse.text(&clause.rest);
    if survey.topic.is_named(subject) {
        let front =
            finished(&format!("What {} {}", parse.words[clause.main].lower, asking.subject()?));
        return Some(card(survey, parse, &front, definition, clause.rest.clone()));
    }
    let is_class = matches!(parse.words[clause.subject.start].class, Class::Determiner)
        && parse.words[clause.subject.start].is_of(&["a", "an"]);
    let is_name = parse.naming(&clause.subject).is_some();
    if !is_class && !is_name {
        return None;
    }
    let term =
        subject.trim_start_matches("A ").trim_start_matches("An ").trim_start_matches("The ");
    let prompt = if is_name {
        format!("What is the name of {definition}?")
    } else {
        format!("What do we call {definition}?")
    };
    let start = clause.subject.end - term.split(' ').count().min(clause.subject.len());
    let idea = Idea::asked(
        survey,
        parse,
        Motive::Definition,
        &prompt,
        parse.at(&(start..clause.subject.end)),
    );
    Some(idea.with("answer", Literal::Text(term.to_owned())))
}

/// A card: it is for the learner to say whether it was known.
pub fn card(
    survey: &Survey<'_>,
    parse: &Parse<'_>,
    front: &str,
    back: &str,
    range: std::ops::Range<usize>,
) -> Idea {
    let mut idea = Idea::asked(survey, parse, Motive::Definition, front, parse.at(&range));
    idea.question.keys.clear();
    let prompt = idea.prompt.clone();
    let back = capitalized(back.trim_end_matches('.')) + ".";
    idea.with("front", Literal::Text(prompt)).with("back", Literal::Text(back))
}
