//! Letters and what they stand for: "Long Form (LF)", asked both ways.

use crate::deck::edit::Literal;
use crate::draft::idea::Idea;
use crate::draft::parse::Parse;
use crate::draft::proposal::Motive;
use crate::draft::survey::Survey;
use crate::draft::token::Class;
use std::collections::HashSet;
use std::ops::Range;

/// An acronym is asked for by its long form only where it is used so often.
const OFTEN: usize = 3;

/// What asks for long and short forms.
pub fn ideas(survey: &Survey<'_>) -> Vec<Idea> {
    let (mut found, mut seen) = (Vec::new(), HashSet::new());
    for parse in &survey.parses {
        for (long, short) in pairs(parse) {
            let (name, letters) = (parse.text(&long), parse.text(&short));
            if !seen.insert(letters.to_owned()) {
                continue;
            }
            let prompt = format!("What does {letters} stand for?");
            let idea = Idea::asked(survey, parse, Motive::LongForm, &prompt, parse.at(&long));
            found.push(idea.with("answer", Literal::Text(name.to_owned())));
            let uses = survey.casing.frequency.get(&letters.to_lowercase()).copied().unwrap_or(0);
            if uses >= OFTEN && parse.words[long.start].class == Class::Name {
                let prompt = format!("By which letters is the {name} known for short?");
                let idea = Idea::asked(survey, parse, Motive::ShortForm, &prompt, parse.at(&short));
                found.push(idea.with("answer", Literal::Text(letters.to_owned())));
            }
        }
    }
    found
}

/// Long forms with the letters in brackets behind them, or the other way round.
pub fn pairs(parse: &Parse<'_>) -> Vec<(Range<usize>, Range<usize>)> {
    let words = &parse.words;
    let mut found = Vec::new();
    for open in (1..words.len()).filter(|at| words[*at].is('(')) {
        let Some(close) = (open + 1..words.len()).find(|at| words[*at].is(')')) else { continue };
        if is_acronym(words[open + 1].text)
            && (close == open + 2 || words[open + 2].is(',') || words[open + 2].is(';'))
        {
            let letters = initials_of(words[open + 1].text);
            if let Some(start) = long_form(parse, open, &letters) {
                found.push((start..open, open + 1..open + 2));
            }
        } else if is_acronym(words[open - 1].text) {
            let letters = initials_of(words[open - 1].text);
            if long_form(parse, close, &letters) == Some(open + 1) {
                found.push((open + 1..close, open - 1..open));
            }
        }
    }
    found
}

fn is_acronym(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_uppercase()).count();
    (2..=8).contains(&letters)
        && text.chars().all(|c| c.is_uppercase() || c == '.' || c == '-' || c == 's')
}

fn initials_of(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_uppercase()).flat_map(char::to_lowercase).collect()
}

/// Where the words before `end` begin whose initials are some letters; small words may be left out.
fn long_form(parse: &Parse<'_>, end: usize, letters: &[char]) -> Option<usize> {
    let mut left = letters.len();
    let mut at = end;
    while left > 0 {
        at = at.checked_sub(1).filter(|at| end - at <= letters.len() * 2 + 2)?;
        let word = &parse.words[at];
        let parts: Vec<char> =
            word.lower.split(['-', '/']).filter_map(|part| part.chars().next()).collect();
        let is_small =
            matches!(word.class, Class::Preposition | Class::Determiner | Class::Conjunction);
        let fits = |count: usize| {
            left >= count && letters[left - count..left] == parts[parts.len() - count..]
        };
        if parts.len() > 1 && fits(parts.len()) {
            left -= parts.len();
        } else if !parts.is_empty() && letters[left - 1] == parts[0] {
            left -= 1;
        } else if !is_small {
            return None;
        }
    }
    let is_word = parse.words[at].is_word()
        && !matches!(parse.words[at].class, Class::Preposition | Class::Determiner);
    (is_word && end - at >= 2).then_some(at)
}
