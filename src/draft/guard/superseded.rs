//! A figure that the text itself takes back or lets grow: "12 at first", where a later clause has 19. It may be
//! asked with its time, or together with what it became.

use super::super::amount::{Amount, worth};
use super::super::idea::{Idea, Phrasing};
use super::super::parse::Parse;
use super::super::survey::Survey;
use super::super::token::{Class, Word};
use super::super::when::year;
use super::{parse, shows};

/// So many sentences behind one may tell what became of its figure, and of a count of victims.
const AHEAD: usize = 3;
const TOLL_AHEAD: usize = 200;

/// How what was counted went on, before "to" or "at".
const GROWN: &[&str] = &[
    "rose", "risen", "rise", "rises", "climbed", "grew", "grown", "increased", "jumped", "soared",
    "fell", "fallen", "dropped", "sank", "sunk", "shrank", "shrunk", "declined", "decreased",
    "raised", "reached", "swelled", "dwindled", "expanded", "went", "gone", "doubled", "tripled",
    "halved", "quadrupled", "enlarged", "extended",
];

/// How a figure is taken back.
const TAKEN_BACK: &[&str] = &[
    "corrected", "revised", "amended", "restated", "lowered", "reduced", "adjusted", "updated",
    "recalculated", "recounted", "upgraded", "downgraded", "cut",
];

/// What stands before a count that takes the place of another.
const NEWER: &[&str] = &["final", "actual", "true", "real", "definitive", "later", "eventual"];

/// What is counted, as the sentence behind calls it.
const FIGURES: &[&str] =
    &["toll", "figure", "figures", "count", "total", "tally", "estimate", "estimates", "dead"];

/// Words of a sentence that counts the dead or the hurt.
const VICTIMS: &[&str] = &[
    "dead", "deaths", "died", "killed", "victims", "injured", "wounded", "missing", "drowned",
    "perished", "casualties", "hurt", "fatalities", "toll",
];

/// What says that a figure was so at first only.
const AT_FIRST: &[&str] = &["initially", "originally", "once"];

/// What became of a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FigureFate {
    /// It was true in its time.
    Grown,
    /// It was never true.
    TakenBack,
}

/// What a word tells of a figure named before it, if anything.
fn outcome(words: &[Word<'_>], at: usize) -> Option<FigureFate> {
    let word = &words[at];
    let next =
        |step: usize, list: &[&str]| words.get(at + step).is_some_and(|word| word.is_of(list));
    let before = at.checked_sub(1).map(|at| &words[at]);
    if word.is_of(TAKEN_BACK) && word.class != Class::Noun {
        let is_told = before.is_some_and(|word| {
            word.class == Class::Be || word.class == Class::Have || word.class == Class::Adverb
        });
        return (is_told || next(1, &["to", "this", "it", "the"])).then_some(FigureFate::TakenBack);
    }
    if word.is_of(NEWER) && (next(1, FIGURES) || next(2, FIGURES)) {
        return Some(FigureFate::TakenBack);
    }
    let is_at =
        word.lower == "put" && next(1, &["at"]) || word.lower == "stood" && next(1, &["at"]);
    let is_grown = word.is_of(GROWN) && (next(1, &["to"]) || next(2, &["to"]));
    let is_now = word.is_of(&["now", "today", "currently", "meanwhile"]);
    (is_at || is_grown || is_now).then_some(FigureFate::Grown)
}

/// What the words of a sentence tell of a figure before them and a question does not show.
fn untold(nouns: &[&str], parse: &Parse<'_>, from: usize, shown: &str) -> Option<FigureFate> {
    let words = &parse.words;
    // "it now has 450", not "it now has 12 shops"
    let is_alike = |at: usize| {
        let counted = parse.amounts.iter().find(|amount| amount.words.contains(&at));
        let own = |amount: &Amount| {
            amount.noun.is_empty()
                || words[amount.noun.clone()].iter().any(|word| nouns.contains(&&*word.lower))
        };
        worth(&words[at].lower).is_some() && year(&words[at]).is_none() && counted.is_none_or(own)
    };
    let hidden = (from..words.len()).filter(|at| !shows(shown, &words[*at].lower));
    let mut found = hidden.filter_map(|at| {
        let outcome = outcome(words, at)?;
        (outcome == FigureFate::TakenBack || (from..words.len()).any(is_alike)).then_some(outcome)
    });
    let first = found.next()?;
    Some(if found.any(|one| one == FigureFate::TakenBack) { FigureFate::TakenBack } else { first })
}

/// Whether a sentence tells of the same figure as one before it: its subject stands for that, or is called alike.
fn goes_on(before: &Parse<'_>, later: &Parse<'_>) -> bool {
    let subject =
        later.clause.as_ref().map_or(0..later.words.len().min(5), |clause| clause.subject.clone());
    let words = &later.words[subject];
    let is_said =
        |noun: &str| noun.len() > 3 && before.words.iter().any(|word| word.lower.starts_with(noun));
    let points = words.first().is_some_and(|word| word.is_of(&["it", "this", "that", "they"]));
    points && words.len() == 1
        || words.iter().any(|word| {
            word.is_of(FIGURES) || matches!(word.class, Class::Noun) && is_said(&word.lower)
        })
}

/// A figure that was so at first, or was never so, asked as if it stood.
pub fn superseded(survey: &Survey<'_>, idea: &Idea) -> bool {
    let own = parse(survey, idea);
    let is_asked = |words: &std::ops::Range<usize>| {
        let at = own.at(words);
        at.start < idea.fact.end && idea.fact.start < at.end
    };
    let counts = own.words.iter().enumerate().any(|(at, word)| {
        is_asked(&(at..at + 1)) && worth(&word.lower).is_some() && year(word).is_none()
    });
    if !survey.is_english || !counts {
        return false;
    }
    let is_hidden = |word: &Word<'_>| !shows(&idea.prompt, &word.lower);
    let at_first = own.words.iter().any(|word| word.is_of(AT_FIRST) && is_hidden(word));
    if idea.phrasing != Phrasing::Gapped && at_first {
        return true;
    }
    let answers = idea.answers();
    let has_time = own.whens.iter().any(|when| {
        let text = own.text(&when.words);
        shows(&idea.prompt, text) || answers.iter().any(|answer| answer == text)
    });
    let behind = own.words.iter().position(|word| word.at.start >= idea.fact.end);
    let nouns = own.amounts.iter().flat_map(|amount| &own.words[amount.noun.clone()]);
    let nouns: Vec<&str> = nouns.map(|word| word.lower.as_str()).collect();
    let tail = behind.and_then(|from| untold(&nouns, own, from, &idea.prompt));
    let place = survey.place(own.number).map_or(0, |at| at + 1);
    let is_of_victims = own.words.iter().any(|word| word.is_of(VICTIMS));
    let reach = own.number + if is_of_victims { TOLL_AHEAD } else { AHEAD };
    let later = survey.parses[place..].iter().take_while(|later| later.number <= reach);
    let later = later.filter(|later| {
        let is_near = later.block == own.block && later.number <= own.number + AHEAD;
        let is_toll = || {
            is_of_victims && later.words.iter().take(12).any(|word| word.is_of(&["toll", "dead"]))
        };
        is_near && goes_on(own, later) || is_toll()
    });
    let mut told = tail.into_iter().chain(later.filter_map(|one| untold(&nouns, one, 0, "")));
    told.any(|outcome| outcome == FigureFate::TakenBack || !has_time)
}
