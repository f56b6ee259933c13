//! The order of proposals: what weighs most first, spread over the whole article.

use super::guard::shows;
use super::idea::{Idea, Phrasing};
use super::proposal::Motive;
use super::survey::Survey;
use std::collections::{HashMap, HashSet};

/// So many proposals may rest on one sentence.
const PER_SENTENCE: usize = 3;

/// Of a whole book no more are looked at: nobody reviews them.
const MOST: usize = 3000;

/// A proposal that would weigh less than this is none.
const LEAST: f64 = 0.3;

/// The weight of an idea by itself.
fn weight(survey: &Survey<'_>, idea: &Idea) -> f64 {
    let parse = &survey.parses[idea.parse];
    let count = survey.article.sentences().len().max(1);
    #[expect(clippy::cast_precision_loss, reason = "sentences and words are few")]
    let (place, words, prompt) = (
        parse.number as f64 / count as f64,
        parse.count() as f64,
        idea.prompt.split_whitespace().count() as f64,
    );
    let common = parse.words.iter().filter(|word| {
        word.text.len() > 4
            && survey.casing.frequency.get(&word.lower).is_some_and(|uses| *uses >= 3)
    });
    #[expect(clippy::cast_precision_loss, reason = "words of a sentence are few")]
    let common = (common.count() as f64 * 0.1).min(0.8);
    let first = if survey.is_first(parse) { 0.3 } else { 0.0 };
    let free = if idea.phrasing == Phrasing::Gapped { 25.0 } else { 14.0 };
    let slope = if idea.phrasing == Phrasing::Gapped { 0.05 } else { 0.04 };
    idea.weight + 0.6 * (1.0 - place) + first + common
        - 0.02 * (words - 25.0).max(0.0)
        - slope * (prompt - free).max(0.0)
}

/// What a question of its own words loses where a gap asks several figures of its sentence at once.
const LEFT: f64 = 0.7;

/// The answers of the gaps that ask several figures of a sentence at once, by the sentence.
fn together(ideas: &[Idea]) -> HashMap<usize, Vec<String>> {
    let gapped = ideas.iter().filter(|idea| idea.phrasing == Phrasing::Gapped);
    let several = gapped.map(|idea| (idea.parse, idea.answers())).filter(|(_, all)| all.len() > 1);
    several.collect()
}

/// Whether a question of its own words leaves a figure of its sentence that could be asked.
fn leaves(together: &HashMap<usize, Vec<String>>, idea: &Idea) -> bool {
    let answers = together
        .get(&idea.parse)
        .filter(|_| idea.phrasing == Phrasing::Reworded && idea.motive != Motive::Life);
    answers.is_some_and(|answers| answers.len() > 1)
}

/// The ideas that are to be proposed, the best first.
pub fn ranked(survey: &Survey<'_>, ideas: Vec<Idea>) -> Vec<Idea> {
    let together = together(&ideas);
    let weighed = ideas.into_iter().map(|idea| {
        let off = f64::from(u8::from(leaves(&together, &idea))) * LEFT;
        (weight(survey, &idea) - off, idea)
    });
    let mut open: Vec<(f64, Idea)> = weighed.collect();
    open.sort_by(|one, other| other.0.total_cmp(&one.0));
    open.truncate(MOST);
    let mut chosen: Vec<Idea> = Vec::new();
    let mut sentences: HashMap<usize, usize> = HashMap::new();
    let mut motives: HashMap<(Motive, bool), usize> = HashMap::new();
    let mut answers: HashMap<String, usize> = HashMap::new();
    while !open.is_empty() {
        let mut best: Option<(f64, usize)> = None;
        for (at, (weight, idea)) in open.iter().enumerate() {
            if best.is_some_and(|(most, _)| *weight <= most) {
                break; // what follows weighs no more even before anything is taken off
            }
            #[expect(clippy::cast_precision_loss, reason = "questions are few")]
            let off =
                |count: Option<&usize>, each: f64| count.map_or(0.0, |count| *count as f64 * each);
            let is_gap = idea.phrasing == Phrasing::Gapped;
            let now = weight
                - off(sentences.get(&idea.parse), 0.9)
                - off(motives.get(&(idea.motive, is_gap)), spread(idea.motive)).min(1.2)
                - off(answers.get(&idea.answer.to_lowercase()), 0.8);
            if best.is_none_or(|(most, _)| now > most) {
                best = Some((now, at));
            }
        }
        let Some((weight, at)) = best else { break };
        let (_, idea) = open.remove(at);
        if weight < LEAST {
            break;
        }
        let taken = sentences.entry(idea.parse).or_default();
        let is_again = chosen.iter().any(|other| is_same(other, &idea));
        if *taken >= PER_SENTENCE || is_again {
            continue;
        }
        *taken += 1;
        *motives.entry((idea.motive, idea.phrasing == Phrasing::Gapped)).or_default() += 1;
        if idea.motive != Motive::Statement {
            *answers.entry(idea.answer.to_lowercase()).or_default() += 1;
        }
        chosen.push(idea);
    }
    chosen
}

fn is_stated(idea: &Idea) -> bool {
    idea.motive == Motive::Statement && idea.phrasing == Phrasing::Stated
}

/// How much each further question of a motive loses.
const fn spread(motive: Motive) -> f64 {
    match motive {
        Motive::Date
        | Motive::Number
        | Motive::Percentage
        | Motive::Sum
        | Motive::Measure
        | Motive::Life
        | Motive::Office
        | Motive::Purposes => 0.05,
        Motive::Statement
        | Motive::Definition
        | Motive::Cause
        | Motive::Contrast
        | Motive::ShortForm => 0.6,
        _ => 0.2,
    }
}

/// Whether two ideas ask for the same.
fn is_same(one: &Idea, other: &Idea) -> bool {
    // A statement prints its sentence: nothing else asks of that or shows it.
    let meets = one.source.start < other.source.end && other.source.start < one.source.end;
    if meets && (is_stated(one) || is_stated(other)) {
        return true;
    }
    let overlaps = one.fact.start < other.fact.end && other.fact.start < one.fact.end;
    let is_whole = |idea: &Idea| {
        matches!(
            idea.motive,
            Motive::Sequence | Motive::Statement | Motive::Cause | Motive::Contrast
        )
    };
    overlaps && !is_whole(one) && !is_whole(other)
        || one.prompt == other.prompt
        || one.parse == other.parse
            && one.answer.eq_ignore_ascii_case(&other.answer)
            && !is_whole(one)
            && !is_whole(other)
        || meets && gives(one, other)
        || is_dated_again(one, other)
        || is_life_again(one, other)
        || is_told_again(one, other)
}

/// Whether two questions ask for one day: no article tells two things of the same one that are worth asking.
fn is_dated_again(one: &Idea, other: &Idea) -> bool {
    let is_day = |answer: &str| {
        answer.contains(' ') && answer.chars().filter(char::is_ascii_digit).count() >= 5
    };
    one.answers().iter().any(|answer| is_day(answer) && other.answers().contains(answer))
}

/// Whether two questions ask when the same life began or ended, one for the day and one for the year.
fn is_life_again(one: &Idea, other: &Idea) -> bool {
    let asks = |words: &[&str]| {
        [one, other].iter().all(|idea| {
            idea.answers().len() == 1 && words.iter().any(|word| shows(&idea.prompt, word))
        })
    };
    let is_date =
        [one, other].iter().all(|idea| matches!(idea.motive, Motive::Life | Motive::Date));
    let is_name = |word: &&str| word.len() > 2 && word.starts_with(char::is_uppercase);
    let mut names = one.prompt.split(' ').skip(1).filter(is_name);
    let meets = names.any(|name| shows(&other.prompt, name.trim_end_matches('?')));
    let is_within = shows(&one.answer, &other.answer) || shows(&other.answer, &one.answer);
    is_date && meets && is_within && (asks(&["die", "died"]) || asks(&["born"]))
}

/// So many of the words of the shorter of two questions with one answer make them one, in hundreds.
const AGAIN: usize = 60;

/// Whether two questions with the same answer ask in nearly the same words.
fn is_told_again(one: &Idea, other: &Idea) -> bool {
    if one.answer != other.answer || one.answer.is_empty() {
        return false;
    }
    let words = |idea: &Idea| -> HashSet<String> {
        let prompt = idea.prompt.to_lowercase();
        let words = prompt.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 4);
        words.map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let least = one.len().min(other.len());
    least > 0 && one.intersection(&other).count() * 100 >= least * AGAIN
}

/// Whether one of two questions of a sentence prints what the other asks.
fn gives(one: &Idea, other: &Idea) -> bool {
    let prints = |shown: &Idea, asked: &Idea| {
        let is_both_ways = matches!(
            asked.motive,
            Motive::LongForm
                | Motive::ShortForm
                | Motive::Office
                | Motive::Purposes
                | Motive::Enumeration
        );
        !is_both_ways && asked.answers().iter().any(|answer| shows(&shown.prompt, answer))
    };
    prints(one, other) || prints(other, one)
}
