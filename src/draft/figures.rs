//! The figures of a sentence, which gaps ask for: its dates, its numbers with what they count, and those that
//! count nothing.

use super::amount::{AmountSort, worth};
use super::bracket::{citations, conversions};
use super::clause::dateline;
use super::hole::{Hole, SMALL};
use super::loose::loose;
use super::parse::Parse;
use super::proposal::Motive;
use super::token::Class;
use super::when::{When, WhenSort, year};
use std::ops::Range;

/// The dates and numbers of a sentence in their order.
pub fn figures(parse: &Parse<'_>) -> Vec<Hole> {
    let cited = citations(parse);
    let converted = conversions(parse);
    let mut found: Vec<Hole> = parse.whens.iter().flat_map(|when| of_date(parse, when)).collect();
    found.extend(parse.amounts.iter().filter_map(|amount| {
        let (motive, hint) = match amount.sort {
            AmountSort::Measure if is_age(parse, amount.noun.end) => (Motive::Number, "age"),
            AmountSort::Count => (Motive::Number, "number"),
            AmountSort::Percentage => (Motive::Percentage, "number"),
            AmountSort::Sum => (Motive::Sum, "sum"),
            AmountSort::Measure => (Motive::Measure, "number"),
        };
        let before = amount.words.start.checked_sub(1).map(|at| &parse.words[at]);
        let is_round = parse.words[amount.words.start].is_of(&["hundred", "thousand", "dozen"]);
        let is_vague = before.is_some_and(|word| {
            word.is_of(&["several", "few", "many"]) || is_round && word.lower == "a"
        }) || amount.words.len() == 1 && is_round;
        // "For every $1 of sales"
        let is_each = before.is_some_and(|word| word.is_of(&["every", "each", "per"]));
        let is_unit = is_each && amount.value <= 1.0;
        let is_small =
            amount.sort == AmountSort::Count && amount.value <= SMALL || is_vague || is_unit;
        let hole = Hole { words: amount.words.clone(), motive, hint, weight: 1.8, at: 0..0 };
        (!is_small).then(|| hole.placed(parse))
    }));
    let is_free = |at: &usize| {
        !parse.whens.iter().any(|when| when.words.contains(at))
            && !parse
                .amounts
                .iter()
                .any(|amount| amount.words.start <= *at && *at < amount.noun.end)
    };
    found.extend((0..parse.words.len()).filter(is_free).filter_map(|at| loose(parse, at)));
    found.retain(|hole| {
        !cited.iter().chain(&converted).any(|range| range.contains(&hole.words.start))
    });
    join_ranges(parse, &mut found);
    let news = dateline(&parse.words);
    // "the early 1920's" is a decade
    let is_owner = |hole: &Hole| {
        hole.motive == Motive::Date
            && parse.words.get(hole.words.end).is_some_and(|next| next.class == Class::Genitive)
    };
    found
        .retain(|hole| hole.words.start >= news && !is_torn(parse, &hole.words) && !is_owner(hole));
    found.sort_by_key(|hole| (hole.at.start, std::cmp::Reverse(hole.at.end)));
    found.dedup_by(|next, hole| next.at.start < hole.at.end);
    without_rows(parse, without_echoes(parse, found))
}

/// The year that a date ends in, or begins with, as it stands.
fn year_of<'a>(parse: &Parse<'a>, hole: &Hole) -> Option<&'a str> {
    let words = parse.words[hole.words.clone()].iter();
    let is_date = hole.motive == Motive::Date;
    words.filter(|word| is_date && year(word).is_some()).map(|word| word.text).next()
}

/// The holes without a second one for the same year: one would answer the other. Of a day in that year the
/// rest is asked.
fn without_echoes(parse: &Parse<'_>, found: Vec<Hole>) -> Vec<Hole> {
    let mut kept: Vec<Hole> = Vec::new();
    for hole in found {
        let own = year_of(parse, &hole);
        let told = kept.iter().position(|other| own.is_some() && year_of(parse, other) == own);
        let last = hole.words.end - 1;
        let comma = usize::from(parse.words[last - usize::from(last > 0)].is(','));
        let is_fine = hole.words.len() > 1 && year(&parse.words[last]).is_some();
        match told {
            None => kept.push(hole),
            Some(at) if is_fine && hole.hint == "day" => {
                if kept[at].hint == "year" {
                    kept.remove(at);
                }
                let words = hole.words.start..last - comma;
                kept.push(Hole { words, ..hole }.placed(parse));
            }
            Some(_) => {}
        }
    }
    kept
}

/// So many figures in a row are a list that nobody knows by heart.
const ROW: usize = 3;

/// The holes without those in a row of figures: "in 1934, 1940 and 1951", "for two, three or four".
fn without_rows(parse: &Parse<'_>, mut found: Vec<Hole>) -> Vec<Hole> {
    let joins = |from: usize, to: usize| {
        let between = parse.words.get(from..to).unwrap_or_default();
        !between.is_empty() && between.iter().all(|word| word.is(',') || word.is_of(&["and", "or"]))
    };
    let is_told = |hole: &Hole| hole.at == parse.at(&hole.words);
    let mut rows: Vec<Range<usize>> = Vec::new();
    for (at, hole) in found.iter().enumerate() {
        match rows.last_mut() {
            Some(row)
                if joins(found[row.end - 1].words.end, hole.words.start)
                    && is_told(hole)
                    && found[row.end - 1].motive == hole.motive =>
            {
                row.end = at + 1;
            }
            _ => rows.push(at..at + 1),
        }
    }
    for row in rows.into_iter().rev().filter(|row| row.len() >= ROW) {
        found.drain(row);
    }
    found.retain(|hole| !is_counted_up(parse, &hole.words));
    found
}

/// Whether a number is the one after the number that stands beside it: "two or three".
fn is_counted_up(parse: &Parse<'_>, words: &Range<usize>) -> bool {
    let value = |at: usize| parse.words.get(at).and_then(|word| worth(&word.lower));
    let own = value(words.start).filter(|value| words.len() == 1 && *value < 20.0);
    let joins = |at: usize| {
        parse.words.get(at).is_some_and(|word| word.is(',') || word.is_of(&["or", "and"]))
    };
    let is_next = |other: Option<f64>| {
        own.zip(other).is_some_and(|(own, other)| ((own - other).abs() - 1.0).abs() < 0.01)
    };
    words.start >= 2 && joins(words.start - 1) && is_next(value(words.start - 2))
        || joins(words.end) && is_next(value(words.end + 1))
}

/// Makes one hole of both ends of a range: "3 to 5 kilometres".
fn join_ranges(parse: &Parse<'_>, found: &mut Vec<Hole>) {
    found.sort_by_key(|hole| (hole.at.start, std::cmp::Reverse(hole.at.end)));
    let is_end = |hole: &Hole| {
        let word = &parse.words[hole.words.start];
        hole.words.len() == 1
            && hole.at == parse.at(&hole.words)
            && hole.motive != Motive::Date
            && word.text.starts_with(|c: char| c.is_ascii_digit())
            && worth(&word.lower).is_some()
    };
    for at in (1..found.len()).rev() {
        let (one, other) = (&found[at - 1], &found[at]);
        let between = parse.words.get(one.words.end..other.words.start).unwrap_or_default();
        let joins = matches!(between, [word] if word.lower == "to" || word.is('–'));
        let from = one.words.start.checked_sub(1).is_some_and(|at| parse.words[at].lower == "from");
        if joins && !from && is_end(one) && is_end(other) {
            let words = one.words.start..other.words.end;
            found[at - 1] = Hole { words, hint: "range", ..found[at].clone() }.placed(parse);
            found.remove(at);
        }
    }
}

/// Whether number words are a part of a longer number: "twenty five", "one thousand eight hundred and eight".
fn is_torn(parse: &Parse<'_>, range: &Range<usize>) -> bool {
    let is_number = |at: Option<usize>| {
        at.and_then(|at| parse.words.get(at)).is_some_and(|word| {
            word.text.starts_with(char::is_alphabetic) && worth(&word.lower).is_some()
        })
    };
    let is_spelt = |at: usize| parse.words[at].text.starts_with(char::is_alphabetic);
    let is_beside = is_number(range.start.checked_sub(1)) || is_number(Some(range.end));
    is_spelt(range.start) && worth(&parse.words[range.start].lower).is_some() && is_beside
}

/// Whether a number of years is an age: "forty years old".
fn is_age(parse: &Parse<'_>, behind: usize) -> bool {
    parse.words.get(behind).is_some_and(|word| word.lower == "old")
        && parse.words[behind - 1].lower == "years"
}

/// Whether a year belongs to the name of a law: "the Mill Act of 1930".
fn is_of_law(parse: &Parse<'_>, when: &When) -> bool {
    let before = |step: usize| when.words.start.checked_sub(step).map(|at| &parse.words[at]);
    before(1).is_some_and(|word| word.lower == "of")
        && before(2).is_some_and(|word| word.is_capital() && word.is_of(&["act", "code", "law"]))
}

fn of_date(parse: &Parse<'_>, when: &When) -> Vec<Hole> {
    let before = when.phrase().start.checked_sub(1).map(|at| &parse.words[at]);
    let is_state = before.is_some_and(|word| word.lower == "as")
        && when.preposition.is_some_and(|at| parse.words[at].lower == "of");
    if is_state {
        return Vec::new(); // "as of 2013": when somebody counted
    }
    let made = |words: Range<usize>, hint: &'static str| {
        Hole { words, motive: Motive::Date, hint, weight: 2.0, at: 0..0 }.placed(parse)
    };
    // "from the 5th to the 9th of July": half of it would give the other one away
    if let Some(from) = when.row(&parse.words) {
        return vec![made(from..when.words.end, "days")];
    }
    let last = when.words.end - 1;
    match when.sort {
        WhenSort::Year if is_of_law(parse, when) => Vec::new(),
        WhenSort::Year => vec![made(when.words.clone(), "year")],
        WhenSort::Day | WhenSort::DayOfYear if when.is_several(&parse.words) => {
            vec![made(when.words.clone(), "days")]
        }
        WhenSort::Day | WhenSort::DayOfYear => vec![made(when.words.clone(), "day")],
        WhenSort::Month => vec![made(when.words.clone(), "month and year")],
        WhenSort::Years if when.words.len() == 3 && parse.words[last].text.len() > 2 => {
            vec![made(when.words.start..when.words.start + 1, "year"), made(last..last + 1, "year")]
        }
        WhenSort::Years => vec![made(when.words.clone(), "years")],
        WhenSort::Era if year(&parse.words[last]).is_some() => vec![made(last..last + 1, "year")],
        WhenSort::Era => {
            let word = &parse.words[last];
            let hint = match word.lower.as_str() {
                lower if lower.ends_with("0s") => "decade",
                "centuries" => "centuries",
                _ => "century",
            };
            let start = if hint == "decade" { last } else { when.words.start };
            let start = start + usize::from(parse.words[start].lower == "the");
            // What is of our own time is no date.
            let is_now = ["20th", "21st", "twentieth", "twenty-first"]
                .iter()
                .any(|now| parse.words[start].lower == *now);
            if is_now || !word.text.starts_with(|c: char| c.is_ascii_digit()) && hint == "decade" {
                return Vec::new();
            }
            vec![Hole { weight: 1.5, ..made(start..last + 1, hint) }]
        }
    }
}
