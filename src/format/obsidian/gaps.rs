//! Gaps of a note: `==answer==`, with a hint as `^[hint]` and a number or letters as `[^1]` or
//! `[^ash]`, which say on which card a gap is asked, shown or hidden.

use super::{linked, unguarded};
use crate::deck::edit::{Draft, Literal};
use crate::format::Loss;
use crate::format::notes::{gap, literal, take_media};
use std::collections::BTreeSet;

const MARK: &str = "==";

/// How many cards a paragraph makes at most; one with more is one question.
const MOST: usize = 100;

/// A gap of a note.
#[derive(Debug)]
struct Highlight<'t> {
    /// What stands before it.
    before: &'t str,
    answer: &'t str,
    hint: Option<&'t str>,
    /// Its number, or its letters.
    marks: &'t str,
}

/// Whether a text has a gap.
pub fn has_gap(text: &str) -> bool {
    !highlights(text).0.is_empty()
}

/// The gaps of a text, and what stands behind the last.
fn highlights(text: &str) -> (Vec<Highlight<'_>>, &str) {
    let (mut gaps, mut from, mut at) = (Vec::new(), 0, 0);
    let mut is_code = false;
    while let Some(found) = text[at..].find(['`', '=']) {
        at += found;
        let rest = &text[at..];
        if rest.starts_with('`') {
            let run = rest.bytes().take_while(|byte| *byte == b'`').count();
            is_code = !is_code;
            at += run;
            continue;
        }
        let inner = rest.strip_prefix(MARK).filter(|_| !is_code);
        let inner = inner.filter(|inner| !inner.starts_with(char::is_whitespace));
        let answer = inner.and_then(|inner| Some(&inner[..inner.find(MARK)?]));
        let Some(answer) = answer.filter(|answer| !answer.contains('\n')) else {
            // Not one on this line; the rest of a run of signs is none either.
            at += rest.bytes().take_while(|byte| *byte == b'=').count();
            continue;
        };
        if answer.is_empty() {
            at += 2 * MARK.len();
            continue;
        }
        let mut end = at + MARK.len() + answer.len() + MARK.len();
        let hint = enclosed(&text[end..], "^[");
        end += hint.map_or(0, |hint| hint.len() + 3);
        let marks = enclosed(&text[end..], "[^");
        end += marks.map_or(0, |marks| marks.len() + 3);
        let before = &text[from..at];
        gaps.push(Highlight { before, answer, hint, marks: marks.unwrap_or_default() });
        (from, at) = (end, end);
    }
    (gaps, &text[from..])
}

/// What stands between an opening sign and a bracket, on one line.
fn enclosed<'t>(text: &'t str, open: &str) -> Option<&'t str> {
    let inner = text.strip_prefix(open)?;
    let end = inner.find([']', '\n']).filter(|end| inner[*end..].starts_with(']'))?;
    Some(&inner[..end])
}

/// What becomes of a gap on a card.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Asked,
    Shown,
    Hidden,
}

/// The questions of a paragraph with gaps, each with its parts in the order in which the note counts them.
pub fn drafts(text: &str, place: &str, losses: &mut Vec<Loss>) -> Vec<(Draft, Vec<usize>)> {
    let mut media = Draft::default();
    let text = take_media(&linked(text, place, losses), &mut media, place, losses);
    let (gaps, after) = highlights(&text);
    let sentence = |card: &[Fate]| {
        let mut sentence = String::new();
        for (highlight, fate) in gaps.iter().zip(card) {
            sentence += &literal(&unguarded(highlight.before));
            let answer = unguarded(highlight.answer.trim());
            sentence += &match fate {
                Fate::Asked => gap(&[&answer], highlight.hint),
                Fate::Shown => literal(&answer),
                Fate::Hidden => "...".to_owned(),
            };
        }
        sentence + &literal(&unguarded(after))
    };
    let (cards, is_each) = cards(&gaps);
    let question = |card: &Vec<Fate>| {
        let mut draft = Draft::default();
        draft.push("cloze", Literal::Text(sentence(card)));
        if is_each {
            draft.push("each", Literal::Bare("true".to_owned()));
        }
        draft.keys.extend(media.keys.clone());
        draft
    };
    let answers: BTreeSet<&str> = gaps.iter().map(|gap| gap.answer.trim()).collect();
    if gaps.len() > 1 && cards.len() == 1 && !is_each && answers.len() < gaps.len() {
        losses.push(Loss::remark(place, "gaps with the same answer are asked together"));
    }
    let mut parts: Vec<usize> = (0..if is_each { gaps.len() } else { 1 }).collect();
    parts.sort_by_key(|at| gaps[*at].marks.parse::<usize>().ok());
    cards.iter().map(|card| (question(card), parts.clone())).collect()
}

/// What becomes of each gap on each card; whether one question, gap by gap, is all of them.
fn cards(gaps: &[Highlight<'_>]) -> (Vec<Vec<Fate>>, bool) {
    let all = vec![Fate::Asked; gaps.len()];
    let answers: BTreeSet<&str> = gaps.iter().map(|gap| gap.answer.trim()).collect();
    let can_be_each = gaps.len() > 1 && answers.len() == gaps.len();
    let numbers: Vec<Option<usize>> = gaps.iter().map(|gap| gap.marks.parse().ok()).collect();
    let has_letters = gaps.iter().any(|gap| is_letters(gap.marks));
    let distinct: BTreeSet<Option<usize>> = numbers.iter().copied().collect();
    if !has_letters && numbers.iter().all(Option::is_none) {
        return (vec![all], can_be_each);
    }
    if !has_letters && !distinct.contains(&None) && distinct.len() == gaps.len() && can_be_each {
        return (vec![all], true);
    }
    let letters = gaps.iter().filter(|gap| is_letters(gap.marks)).map(|gap| gap.marks.len());
    let cards = letters.max().unwrap_or(0);
    let mut wanted: BTreeSet<usize> =
        (1..=cards).chain(numbers.iter().flatten().copied()).collect();
    // One without a number has a card of its own, after the others.
    let last = wanted.last().copied().unwrap_or(0);
    let own: Vec<usize> = (0..gaps.len()).map(|at| last.saturating_add(at + 1)).collect();
    let is_bare = |at: usize| numbers[at].is_none() && !is_letters(gaps[at].marks);
    wanted.extend(own.iter().enumerate().filter(|(at, _)| is_bare(*at)).map(|(_, card)| *card));
    if wanted.len() > MOST {
        return (vec![all], can_be_each);
    }
    let fate = |card: usize, at: usize| match (numbers[at], is_letters(gaps[at].marks)) {
        (Some(number), _) if number == card => Fate::Asked,
        (None, false) if own[at] == card => Fate::Asked,
        (None, true) => match gaps[at].marks.as_bytes().get(card.wrapping_sub(1)) {
            Some(b'a') => Fate::Asked,
            Some(b'h') => Fate::Hidden,
            _ => Fate::Shown,
        },
        _ => Fate::Shown,
    };
    let card = |card: usize| (0..gaps.len()).map(|at| fate(card, at)).collect::<Vec<_>>();
    let cards = wanted.into_iter().map(card).filter(|card| card.contains(&Fate::Asked)).collect();
    (cards, false)
}

fn is_letters(marks: &str) -> bool {
    !marks.is_empty() && marks.bytes().all(|byte| b"ash".contains(&byte))
}
