//! Ideas for questions: a file for each sort of fact. More come out than are good; guards and ranking
//! sort them.

mod acronym;
mod agent;
mod bracket;
mod cause;
mod contrast;
mod counted;
mod dated;
mod defined;
mod gap;
mod identity;
mod life;
mod listed;
mod office;
mod place;
mod sequence;
mod statement;

pub use acronym::pairs as acronyms;

use super::idea::Idea;
use super::survey::Survey;

/// Where ideas come from, a row each.
const SOURCES: &[fn(&Survey<'_>) -> Vec<Idea>] = &[
    dated::ideas,
    life::ideas,
    counted::ideas,
    agent::ideas,
    place::ideas,
    identity::ideas,
    office::ideas,
    acronym::ideas,
    bracket::ideas,
    listed::ideas,
    defined::ideas,
    cause::ideas,
    contrast::ideas,
    sequence::ideas,
    statement::ideas,
];

/// All ideas for an article; in other languages than English only gaps.
pub fn ideas(survey: &Survey<'_>) -> Vec<Idea> {
    let gaps = gap::ideas(survey);
    if !survey.is_english {
        return gaps;
    }
    SOURCES.iter().flat_map(|source| source(survey)).chain(gaps).collect()
}
