//! Words that hold a number and more: "nineteen-year-old", "10-11%", "20th", "38.7p", "1-0".

use super::super::amount::{is_plural, worth};
use super::super::hole::{Hole, LEAST, SMALL};
use super::super::lexicon::closed::{SCALES, UNITS};
use super::super::proposal::Motive;
use super::super::token::{Class, Word};
use super::{WordSpot, has};

/// The number in a word that holds more than it.
pub fn mixed(spot: &WordSpot<'_, '_>) -> Option<Hole> {
    tied(spot).or_else(|| span(spot)).or_else(|| score(spot)).or_else(|| ordinal(spot))
}

/// What a number is tied to by a hyphen.
const SPANS: &[&str] =
    &["time", "year", "month", "week", "day", "member", "story", "storey", "mile", "metre", "foot"];

/// "nineteen-year-old", "an eight-time champion"
fn tied(spot: &WordSpot<'_, '_>) -> Option<Hole> {
    let lower = spot.word().lower.as_str();
    let age = lower.strip_suffix("-year-old").filter(|part| worth(part).is_some());
    // "86 million-year-old"
    let scaled = spot.before(1).filter(|before| {
        before.class == Class::Number && SCALES.iter().any(|(scale, _)| age == Some(*scale))
    });
    if let (Some(number), Some(before)) = (age, scaled) {
        let at = before.at.start..spot.word().at.start + number.len();
        return Some(Hole { at, ..spot.made(spot.at - 1..spot.at + 1, "age", 1.7) });
    }
    if let Some(number) = age {
        return Some(spot.part(number.len(), "age", 1.7));
    }
    let (number, _) = lower.split_once('-').filter(|(_, unit)| SPANS.contains(unit))?;
    let is_told = worth(number).is_some_and(|value| value > SMALL);
    is_told.then(|| spot.part(number.len(), "number", 1.7))
}

/// A range in one word: "10-11% of all".
fn span(spot: &WordSpot<'_, '_>) -> Option<Hole> {
    let (from, to) = spot.word().lower.split_once(['-', '–'])?;
    let (from, to) = (worth(from)?, worth(to)?);
    let next = spot.ahead(1)?;
    let is_told = next.is('%')
        || next.is_of(&["percent", "per"])
        || next.is_of(UNITS)
        || is_plural(&next.lower);
    let is_range = from < to && is_told && spot.word().class == Class::Number;
    is_range.then(|| spot.whole("range", 1.7))
}

/// Verbs and nouns of games, which end in a score.
const GAMES: &[&str] = &[
    "beat", "beats", "beating", "beaten", "won", "win", "wins", "winning", "lost", "lose", "loss",
    "losing", "defeat", "defeats", "defeated", "defeating", "victory", "draw", "drew", "draws",
    "match", "game", "final", "lead", "led", "score", "scored",
];

/// "beating Leeds 1-0"
fn score(spot: &WordSpot<'_, '_>) -> Option<Hole> {
    let (one, other) = spot.word().text.split_once(['-', '–'])?;
    let is_count = |text: &str| {
        (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_game = spot.parse.words.iter().any(|word| word.is_of(GAMES));
    (is_count(one) && is_count(other) && is_game).then(|| spot.whole("score", 1.7))
}

/// What is written behind a sum for millions and the like.
const MILLIONS: &[&str] = &["k", "m", "bn", "tn", "mn", "b"];

/// Money that is written behind its number without a sign before it.
const PENCE: &[&str] = &["p"];

/// Whether a word is of shares or prices.
fn is_of_money(word: &Word<'_>) -> bool {
    word.is_of(&[
        "share", "shares", "earnings", "dividend", "price", "prices", "cost", "costs", "stock",
        "profit", "profits",
    ]) || matches!(word.class, Class::Sign('£'))
}

/// Digits with something behind them in the same word: "20th", "a 5,300-year-old mummy", "$300/night".
fn ordinal(spot: &WordSpot<'_, '_>) -> Option<Hole> {
    let text = spot.word().text;
    let end = text.find(|c: char| !c.is_ascii_digit() && !",. \u{a0}".contains(c))?;
    let (number, rest) = text.split_at(end);
    if number.is_empty() {
        return None;
    }
    // "the 19th and 20th centuries"
    let mut ahead = (0..5).filter_map(|step| spot.ahead(step));
    let is_rank = ["st", "nd", "rd", "th"].contains(&rest)
        && !ahead.any(|word| word.lower.starts_with("centur"));
    let is_part = rest.starts_with('-')
        && rest.len() > 4
        && rest.chars().skip(1).all(|c| c.is_lowercase() || c == '-')
        && number.len() > 1;
    let is_price = rest.starts_with('/') && has(spot.before(1), '$');
    let is_money = ['$', '€', '£', '¥'].iter().any(|sign| has(spot.before(1), *sign));
    let is_pence = PENCE.contains(&rest) && spot.parse.words.iter().any(is_of_money);
    if is_pence {
        return Some(Hole { motive: Motive::Sum, ..spot.whole("sum", 1.7) }); // "38.7p"
    }
    if is_money && MILLIONS.contains(&rest) {
        let sum = spot.made(spot.at - 1..spot.at + 1, "sum", 1.8); // "£106m"
        return Some(Hole { motive: Motive::Sum, ..sum });
    }
    if is_rank {
        return Some(spot.whole("rank", if number.len() < 2 { LEAST } else { 1.6 }));
    }
    (is_part || is_price).then(|| spot.part(end, "number", 1.6))
}
