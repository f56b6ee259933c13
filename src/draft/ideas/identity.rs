//! Which one it is: "The first state to ratify was Virginia", asked as "What was the first state to ratify?".

use crate::deck::edit::Literal;
use crate::draft::clause::{Timing, Voice};
use crate::draft::idea::Idea;
use crate::draft::named::NameSort;
use crate::draft::parse::Parse;
use crate::draft::phrase::{Asking, finished};
use crate::draft::proposal::Motive;
use crate::draft::survey::Survey;
use crate::draft::token::Class;
use crate::draft::wrong;

/// What asks for what a description fits.
pub fn ideas(survey: &Survey<'_>) -> Vec<Idea> {
    survey.parses.iter().filter_map(|parse| idea(survey, parse)).collect()
}

fn idea(survey: &Survey<'_>, parse: &Parse<'_>) -> Option<Idea> {
    let asking = Asking::of(survey, parse)?;
    let clause = asking.clause();
    let is_told =
        clause.voice == Voice::Copula && matches!(clause.timing, Timing::Past | Timing::Present);
    let naming = parse.namings.iter().find(|naming| {
        let the = clause.rest.start
            + usize::from(
                parse.words.get(clause.rest.start).is_some_and(|word| word.lower == "the"),
            );
        naming.words.start == the && naming.words.end <= clause.rest.end
    })?;
    let when = parse.whens.iter().find(|when| when.phrase().start == naming.words.end);
    let end = when.map_or(naming.words.end, |when| when.words.end);
    let is_last = end == clause.rest.end || parse.words.get(end).is_some_and(|word| word.is(','));
    let opens = parse.words.get(clause.subject.start)?;
    let is_described = clause.subject.len() >= 3
        && (opens.lower == "the"
            || parse.words[clause.subject.clone()]
                .iter()
                .any(|word| word.class == Class::Genitive));
    let is_many = parse.words[clause.main].is_of(&["are", "were"]);
    if is_many || !is_told || !is_last || !is_described {
        return None;
    }
    let subject = asking.subject()?;
    let word = if naming.sort == NameSort::Person { "Who" } else { "What" };
    let prompt = finished(&format!("{word} {} {subject}", parse.words[clause.main].lower));
    let answer = parse.text(&naming.words).to_owned();
    let idea = Idea::asked(survey, parse, Motive::Identity, &prompt, parse.at(&naming.words));
    let mut idea = idea.with("answer", Literal::Text(answer.clone()));
    idea.others = wrong::names(survey, parse, &answer, naming.sort);
    Some(idea)
}
