//! Where it is: "Where was … born?", where the sentence ends in a place.

use crate::deck::edit::Literal;
use crate::draft::clause::Voice;
use crate::draft::idea::Idea;
use crate::draft::named::NameSort;
use crate::draft::parse::Parse;
use crate::draft::phrase::Asking;
use crate::draft::proposal::Motive;
use crate::draft::survey::Survey;
use crate::draft::wrong;

/// Verbs that tell a place.
const VERBS: &[&str] = &[
    "bear", "locate", "situate", "base", "headquarter", "found", "establish", "sign", "hold",
    "bury", "build", "launch", "open", "film", "shoot", "die", "discover", "live", "settle",
    "grow", "take", "meet", "land", "study", "teach", "exhibit", "occur", "start", "begin", "lie",
    "convene", "develop", "invent", "publish", "premiere",
];

/// What asks for places.
pub fn ideas(survey: &Survey<'_>) -> Vec<Idea> {
    survey.parses.iter().filter_map(|parse| idea(survey, parse)).collect()
}

fn idea(survey: &Survey<'_>, parse: &Parse<'_>) -> Option<Idea> {
    let asking = Asking::of(survey, parse)?;
    let clause = asking.clause();
    let base = parse.words[clause.main].verb().map_or("", |form| form.base);
    let is_told = VERBS.contains(&base) && (clause.voice != Voice::Copula);
    let naming = parse.namings.iter().find(|naming| {
        let before = naming.words.start.checked_sub(1).map(|at| &parse.words[at]);
        matches!(naming.sort, NameSort::City | NameSort::Country | NameSort::Place)
            && clause.rest.start < naming.words.start
            && naming.words.end <= clause.rest.end
            && before.is_some_and(|before| before.is_of(&["in", "at", "near"]))
    })?;
    let start = naming.words.start - 1;
    let is_next = start == clause.rest.start
        || parse
            .whens
            .iter()
            .any(|when| when.words.end == start && when.phrase().start == clause.rest.start);
    if !is_told || !is_next || parse.words[start].lower != "in" {
        return None;
    }
    // "in Paris, France": both are the place.
    let mut end = naming.words.end;
    while parse.words.get(end).is_some_and(|word| word.is(','))
        && parse.namings.iter().any(|other| other.words.start == end + 1)
    {
        end = parse.namings.iter().find(|other| other.words.start == end + 1)?.words.end;
    }
    if parse.words.get(end).is_some_and(|word| word.is_of(&["and", "or"])) {
        return None;
    }
    let word = match naming.sort {
        NameSort::Country => "In which country",
        NameSort::City => "In which city",
        _ => "Where",
    };
    let prompt = asking.without(start..end.min(clause.rest.end)).question(word)?;
    let answer = parse.text(&naming.words).to_owned();
    let idea = Idea::asked(survey, parse, Motive::Place, &prompt, parse.at(&naming.words));
    let mut idea = idea.with("answer", Literal::Text(answer.clone()));
    idea.others = wrong::names(survey, parse, &answer, naming.sort);
    Some(idea)
}
