//! Why something is so: "because", "because of", "due to" behind a plain main clause.

use super::defined::card;
use crate::draft::idea::Idea;
use crate::draft::parse::Parse;
use crate::draft::phrase::Asking;
use crate::draft::proposal::Motive;
use crate::draft::survey::Survey;
use crate::draft::token::Class;

/// What asks for causes.
pub fn ideas(survey: &Survey<'_>) -> Vec<Idea> {
    survey.parses.iter().filter_map(|parse| idea(survey, parse)).collect()
}

fn idea(survey: &Survey<'_>, parse: &Parse<'_>) -> Option<Idea> {
    let asking = Asking::of(survey, parse)?;
    let clause = asking.clause();
    let words = &parse.words;
    let because = (clause.rest.start..words.len())
        .find(|at| words[*at].lower == "because" && words[*at].depth == 0)?;
    let end = words.iter().rposition(crate::draft::token::Word::is_word)? + 1;
    // The main clause ends where the cause begins, and nothing follows it.
    if because < clause.rest.end || because > clause.rest.end + 1 || clause.rest.is_empty() {
        return None;
    }
    let back = because..end;
    let stops = back.clone().any(|at| {
        matches!(words[at].class, Class::Sign(';' | '—' | ':'))
            || words[at].is_of(&["but", "although"])
    });
    let is_vague = back.clone().take(4).any(|at| matches!(words[at].class, Class::Demonstrative));
    if stops || is_vague || back.len() > 28 || back.len() < 4 {
        return None;
    }
    let front = asking.question("Why")?;
    let text = parse.text(&back);
    let mut idea = card(survey, parse, &front, text, back.clone());
    idea.motive = Motive::Cause;
    idea.weight = Motive::Cause.weight();
    Some(idea)
}
