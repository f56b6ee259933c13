//! Who did it: "Who wrote …?", of people that the article is not about.

use crate::deck::edit::Literal;
use crate::draft::clause::Voice;
use crate::draft::idea::Idea;
use crate::draft::named::{NameSort, Naming};
use crate::draft::parse::Parse;
use crate::draft::phrase::{Asking, finished};
use crate::draft::proposal::Motive;
use crate::draft::survey::Survey;
use crate::draft::wrong;

/// Verbs of saying and thinking: who said it is no fact about what was said.
const SAYING: &[&str] = &[
    "conclude", "say", "argue", "state", "claim", "suggest", "believe", "note", "tell", "think",
    "ask", "warn", "add", "insist", "declare", "describe", "remark", "comment", "explain", "agree",
    "know", "consider", "report", "observe", "want", "hope", "feel", "become", "remain", "seem",
    "appear", "continue", "call", "see", "go", "come", "get", "have", "respond", "fear",
];

/// What asks for people by what they did.
pub fn ideas(survey: &Survey<'_>) -> Vec<Idea> {
    survey
        .parses
        .iter()
        .filter_map(|parse| by_subject(survey, parse).or_else(|| by_agent(survey, parse)))
        .collect()
}

/// The idea with its answer and other people of the article.
pub fn named(idea: Idea, survey: &Survey<'_>, parse: &Parse<'_>, naming: &Naming) -> Idea {
    let answer = parse.text(&naming.words).to_owned();
    let mut idea = idea.with("answer", Literal::Text(answer.clone()));
    let others = wrong::names(survey, parse, &answer, naming.sort);
    if others.len() >= 3 {
        idea = idea.with("wrong", Literal::texts(&others[..3]));
        idea.others = others[3..].to_vec();
    } else {
        let surname = answer.rsplit(' ').next().unwrap_or_default().to_owned();
        if naming.sort == NameSort::Person && surname != answer {
            idea = idea.with("accept", Literal::List(vec![Literal::Text(surname)]));
        }
        idea.others = others;
    }
    idea
}

fn by_subject(survey: &Survey<'_>, parse: &Parse<'_>) -> Option<Idea> {
    let asking = Asking::of(survey, parse)?;
    let clause = asking.clause();
    let naming = parse.naming(&clause.subject).filter(|naming| naming.sort == NameSort::Person)?;
    let rest = asking.rest();
    let is_told = clause.voice == Voice::Active
        && clause.timing != crate::draft::clause::Timing::Present
        || clause.voice == Voice::Copula
            && parse.words.get(clause.rest.start).is_some_and(|word| word.lower == "the");
    let says = parse.words[clause.main].verb().is_none_or(|form| SAYING.contains(&form.base));
    if rest.split(' ').count() < 3 || !is_told || says && clause.voice == Voice::Active {
        return None;
    }
    let prompt = finished(&format!("Who {} {rest}", asking.predicate()));
    Some(named(
        Idea::asked(survey, parse, Motive::Agent, &prompt, parse.at(&naming.words)),
        survey,
        parse,
        naming,
    ))
}

fn by_agent(survey: &Survey<'_>, parse: &Parse<'_>) -> Option<Idea> {
    let asking = Asking::of(survey, parse)?;
    let clause = asking.clause();
    if clause.voice != Voice::Passive {
        return None;
    }
    let by = clause.rest.clone().find(|at| parse.words[*at].lower == "by")?;
    let naming = parse
        .namings
        .iter()
        .find(|naming| naming.words.start == by + 1 && naming.words.end <= clause.rest.end)?;
    let follows = parse.words.get(naming.words.end);
    if naming.sort != NameSort::Person
        || follows.is_some_and(|word| {
            word.is_of(&["and", "or"])
                || word.is(',')
                || word.class == crate::draft::token::Class::Genitive
        })
    {
        return None;
    }
    let prompt = asking.without(by..naming.words.end).question("By whom")?;
    Some(named(
        Idea::asked(survey, parse, Motive::Agent, &prompt, parse.at(&naming.words)),
        survey,
        parse,
        naming,
    ))
}
