//! Numbers in a sentence with what they count.

use super::fraction::fraction;
use super::lexicon::closed::{APPROXIMATE, BOUNDS, NUMERALS, SCALES, UNITS};
use super::token::{Class, Word};
use super::when::When;
use std::ops::Range;

/// What sort of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountSort {
    /// So many of something.
    Count,
    /// So many of a hundred.
    Percentage,
    /// Money.
    Sum,
    /// With a unit.
    Measure,
}

/// A number in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// What sort it is.
    pub sort: AmountSort,
    /// Its words, without what stands around them.
    pub words: Range<usize>,
    /// What it counts, behind it: adjectives and a noun, or its unit.
    pub noun: Range<usize>,
    /// Its value.
    pub value: f64,
    /// Whether the text says "about".
    pub is_rough: bool,
    /// Whether the text says "more than": the number itself is not the fact.
    pub is_bound: bool,
}

/// Signs of money, and its names.
const MONEY: &[&str] =
    &["dollars", "euros", "pounds", "yen", "roubles", "rubles", "francs", "marks", "cents"];

/// The numbers of a sentence, without those of its dates.
pub fn amounts(words: &[Word<'_>], whens: &[When]) -> Vec<Amount> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let in_date = whens.iter().any(|when| when.words.contains(&at));
        match (!in_date).then(|| amount(words, at)).flatten() {
            Some(amount) => {
                at = amount.words.end;
                found.extend(Some(amount).filter(|amount| amount.value <= EXACT));
            }
            None => at += 1,
        }
    }
    found
}

/// Larger whole numbers are not told apart, and a deck cannot hold all of them.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// What a word is worth as a number, if it is one.
pub fn worth(lower: &str) -> Option<f64> {
    if let Some(value) = fraction(lower) {
        return Some(value);
    }
    if lower.starts_with(|c: char| c.is_ascii_digit()) {
        let digits = lower.replace([',', ' ', '\u{a0}'], "");
        let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        return digits.parse().ok().filter(|_| is_plain);
    }
    let of = |word: &str| {
        NUMERALS.iter().chain(SCALES).find(|(name, _)| *name == word).map(|(_, value)| *value)
    };
    let value = of(lower).or_else(|| {
        let (tens, ones) = lower.split_once('-')?;
        let ones = if ones == "one" { 1 } else { of(ones).filter(|ones| *ones < 10)? };
        Some(of(tens).filter(|tens| (20..100).contains(tens))? + ones)
    })?;
    #[expect(clippy::cast_precision_loss, reason = "number words are far below 2^53")]
    Some(value as f64)
}

fn amount(words: &[Word<'_>], at: usize) -> Option<Amount> {
    let word = &words[at];
    let mut value = worth(&word.lower).filter(|_| word.class == Class::Number)?;
    let mut end = at + 1;
    while let Some(next) = words.get(end) {
        let Some((_, scale)) = SCALES.iter().find(|(name, _)| *name == next.lower) else { break };
        #[expect(clippy::cast_precision_loss, reason = "scales are far below 2^53")]
        let scale = *scale as f64;
        value *= scale;
        end += 1;
    }
    let before = at.checked_sub(1).map(|at| &words[at]);
    let is_label = before.is_some_and(|before| {
        let is_capital = before.is_capital() && at > 1 && before.is_word();
        matches!(before.class, Class::Name | Class::Month)
            || is_capital
            || before.is_of(&[
                "no", "number", "article", "chapter", "section", "page", "version", "level",
                "type", "figure", "table", "act", "part", "volume", "group", "grade", "class",
                "no.",
            ])
            || matches!(before.class, Class::Sign('-' | '–' | '/' | '#' | '.' | '=' | '×' | '+'))
    });
    let is_followed = words.get(end).is_some_and(|next| {
        matches!(next.class, Class::Sign('-' | '–' | '/' | '×' | '=' | '+'))
            || next.lower.split_once('-').is_some_and(|(scale, _)| {
                SCALES.iter().any(|(name, _)| *name == scale) // "86 million-year-old"
            })
    });
    if is_label || is_followed {
        return None;
    }
    let is_money =
        before.is_some_and(|before| matches!(before.class, Class::Sign('$' | '€' | '£' | '¥')));
    let start = if is_money { at - 1 } else { at };
    let next = words.get(end);
    let is_percent = next.is_some_and(|next| next.is('%') || next.is_of(&["percent"]))
        || next.is_some_and(|next| next.lower == "per")
            && words.get(end + 1).is_some_and(|next| next.lower == "cent");
    let around = &words[start.saturating_sub(3)..start];
    let is_bound = around.iter().rev().take(2).any(|word| word.is_of(BOUNDS))
        && around.last().is_none_or(|word| word.lower != "of");
    let is_rough = around.iter().rev().take(2).any(|word| word.is_of(APPROXIMATE));
    let (sort, noun) = if is_percent {
        let signs = if next.is_some_and(|next| next.lower == "per") { 2 } else { 1 };
        (AmountSort::Percentage, end..end + signs)
    } else if is_money
        || next.is_some_and(|next| next.is_of(MONEY))
            && !words.iter().any(|word| word.lower.starts_with("weigh"))
    {
        (AmountSort::Sum, end..end + usize::from(!is_money))
    } else if next.is_some_and(|next| next.is_of(UNITS)) || is_inches(words, end) {
        (
            AmountSort::Measure,
            end..end
                + 1
                + usize::from(
                    next.is_some_and(|n| n.is_of(&["nautical", "sq", "square", "cubic", "cu"])),
                ),
        )
    } else {
        (AmountSort::Count, counted(words, end)?)
    };
    Some(Amount { sort, words: start..end, noun, value, is_rough, is_bound })
}

/// Whether "in" behind a number is short for inches: "13.5 in tall", "13.5 in (34 cm)".
fn is_inches(words: &[Word<'_>], at: usize) -> bool {
    let ahead = words.get(at + 1);
    words[at..].first().is_some_and(|word| word.lower == "in")
        && ahead.is_some_and(|word| {
            word.is('(') || word.is_of(&["tall", "long", "wide", "high", "deep", "thick"])
        })
}

/// What is counted from a word on: adjectives, nouns and names, ending in a plural.
fn counted(words: &[Word<'_>], from: usize) -> Option<Range<usize>> {
    let mut end = from;
    while let Some(word) = words.get(end).filter(|_| end < from + 5) {
        let is_part = match word.class {
            Class::Adjective | Class::Noun | Class::Name => true,
            Class::Determiner => word.lower == "other" && end == from,
            Class::Verb(form) => {
                use super::lexicon::Inflection as I;
                let is_first = end == from;
                matches!(form.inflection, I::Either | I::Ing | I::Participle) && is_first
                    || matches!(form.inflection, I::Base) && word.lower.ends_with('s')
                    || matches!(form.inflection, I::Base)
                        && words.get(end + 1).is_some_and(|next| matches!(next.class, Class::Noun))
                    || matches!(form.inflection, I::Third)
                        && !words.get(end + 1).is_some_and(|next| {
                            matches!(next.class, Class::Determiner | Class::Noun)
                        })
            }
            _ => false,
        };
        if !is_part {
            break;
        }
        end += 1;
        if is_plural(&word.lower)
            && !words
                .get(end)
                .is_some_and(|next| is_plural(&next.lower) && next.class == Class::Noun)
        {
            break;
        }
    }
    let last = &words[end.checked_sub(1).filter(|last| *last >= from)?];
    is_plural(&last.lower).then_some(from..end)
}

/// Whether a noun looks like a plural.
pub fn is_plural(lower: &str) -> bool {
    const IRREGULAR: &[&str] = &[
        "people", "men", "women", "children", "troops", "feet", "teeth", "mice", "species",
        "series", "personnel", "countrymen", "astronauts", "bacteria", "aircraft",
    ];
    const SINGULAR: &[&str] = &["ss", "us", "is", "ics"];
    IRREGULAR.iter().any(|word| lower == *word || lower.ends_with(&format!("-{word}")))
        || lower.len() > 3
            && lower.ends_with('s')
            && !SINGULAR.iter().any(|end| lower.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::token::words;
    use crate::draft::when::whens;

    #[test]
    fn numbers_are_found_with_what_they_count() {
        type Row = (&'static str, &'static [(AmountSort, f64, &'static str)]);
        let table: &[Row] = &[
            ("A force of about 20,000 troops.", &[(AmountSort::Count, 20000.0, "troops")]),
            ("All six member states met.", &[(AmountSort::Count, 6.0, "member states")]),
            ("It cost $3.5 million.", &[(AmountSort::Sum, 3_500_000.0, "")]),
            ("It grew by 12 percent.", &[(AmountSort::Percentage, 12.0, "percent")]),
            ("It is 3½ miles long.", &[(AmountSort::Measure, 3.5, "miles")]),
            ("It is 2 1/2 miles long.", &[(AmountSort::Measure, 2.5, "miles")]),
            ("It holds 6 ¾ million litres.", &[(AmountSort::Measure, 6_750_000.0, "litres")]),
            ("It takes 1/2 day.", &[]),
            ("It is 40 km long.", &[(AmountSort::Measure, 40.0, "km")]),
            ("Twenty-five people died.", &[(AmountSort::Count, 25.0, "people")]),
            ("Apollo 8 and Article 4 and Python 2.7.", &[]),
            ("In 1992 it fell.", &[]),
            ("Some 9999999999999999999 people came.", &[]),
            ("Some 9999999999 billion people came.", &[]),
        ];
        for (sentence, expected) in table {
            let words = words(sentence, 0, &|_| false);
            let found = amounts(&words, &whens(&words));
            let found: Vec<(AmountSort, f64, &str)> = found
                .iter()
                .map(|amount| {
                    let noun = &words[amount.noun.clone()];
                    let text = noun
                        .first()
                        .map_or("", |first| &sentence[first.at.start..noun[noun.len() - 1].at.end]);
                    (amount.sort, amount.value, text)
                })
                .collect();
            assert_eq!(&found[..], *expected, "{sentence}");
        }
    }
}
