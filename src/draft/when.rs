//! Dates in a sentence: days, months, years, spans, decades and centuries.

use super::lexicon::closed::{PREPOSITIONS, UNITS};
use super::token::{Class, Word};
use crate::text::month;
use std::ops::Range;

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenSort {
    /// Day, month and year.
    Day,
    /// Day and month.
    DayOfYear,
    /// Month and year.
    Month,
    /// A year.
    Year,
    /// From one year to another.
    Years,
    /// A decade or a century, or what is early or late in a year.
    Era,
}

/// A date in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// How fine it is.
    pub sort: WhenSort,
    /// Its words, without a preposition.
    pub words: Range<usize>,
    /// The preposition before it.
    pub preposition: Option<usize>,
    /// The year, the first one of a span.
    pub year: Option<i32>,
    /// Month and day.
    pub day: Option<(u8, u8)>,
}

impl When {
    /// Where a row of days begins that it ends: "from the 5th to the 9th of July 2000".
    pub fn row(&self, words: &[Word<'_>]) -> Option<usize> {
        let from = self.words.start.checked_sub(3)?;
        let before = words.get(from..self.words.start)?;
        let is_row = before[0].class == Class::Number
            && before[1].is_of(&["to", "and"])
            && before[2].lower == "the";
        is_row.then_some(from)
    }

    /// Whether it is of several days: "May 3-5".
    pub fn is_several(&self, words: &[Word<'_>]) -> bool {
        self.day.is_none() && words[self.words.clone()].iter().any(|word| days(word))
    }

    /// Its words with the preposition before them.
    pub fn phrase(&self) -> Range<usize> {
        self.preposition.unwrap_or(self.words.start)..self.words.end
    }
}

/// The dates of a sentence in their order.
pub fn whens(words: &[Word<'_>]) -> Vec<When> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let date = day_first(words, at)
            .or_else(|| month_first(words, at))
            .or_else(|| era(words, at))
            .or_else(|| years(words, at));
        match date {
            Some(date) => {
                at = date.words.end;
                found.push(date);
            }
            None => at += 1,
        }
    }
    found
}

fn made(words: &[Word<'_>], range: Range<usize>, sort: WhenSort) -> When {
    let before = range.start.checked_sub(1).filter(|at| words[*at].is_of(PREPOSITIONS));
    When { sort, words: range, preposition: before, year: None, day: None }
}

/// The year that a word is: four digits without a comma.
pub fn year(word: &Word<'_>) -> Option<i32> {
    let is_plain = word.text.len() == 4 && word.text.bytes().all(|byte| byte.is_ascii_digit());
    word.text.parse().ok().filter(|year| is_plain && (1000..=2100).contains(year))
}

fn day_number(word: &Word<'_>) -> Option<u8> {
    let digits = word.lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word.lower[digits.len()..];
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    ["", "st", "nd", "rd", "th"].contains(&suffix).then_some(day)
}

/// Whether a word is of several days: "23-24".
fn days(word: &Word<'_>) -> bool {
    let is_day = |part: &str| part.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    word.text.split_once(['-', '–']).is_some_and(|(from, to)| is_day(from) && is_day(to))
}

fn month_number(word: &Word<'_>) -> Option<u8> {
    let number = month(word.lower.trim_end_matches('.')).filter(|_| word.class == Class::Month)?;
    u8::try_from(number).ok()
}

/// `21 December 1968`, `09 March, 1999`, `21 December`.
fn day_first(words: &[Word<'_>], at: usize) -> Option<When> {
    let day = day_number(words.get(at)?)?;
    let of = usize::from(words.get(at + 1)?.lower == "of");
    let month = month_number(words.get(at + 1 + of)?)?;
    let end = at + 2 + of;
    let comma = usize::from(words.get(end).is_some_and(|word| word.is(',')));
    let year = words.get(end + comma).and_then(year);
    let (end, sort) = match year {
        Some(_) => (end + comma + 1, WhenSort::Day),
        None => (end, WhenSort::DayOfYear),
    };
    Some(When { year, day: Some((month, day)), ..made(words, at..end, sort) })
}

/// `December 21, 1968`, `December 21`, `December 1968`.
fn month_first(words: &[Word<'_>], at: usize) -> Option<When> {
    let month = month_number(words.get(at)?)?;
    let next = words.get(at + 1)?;
    if let Some(year) = year(next) {
        return Some(When { year: Some(year), ..made(words, at..at + 2, WhenSort::Month) });
    }
    if days(next) {
        let comma = usize::from(words.get(at + 2).is_some_and(|word| word.is(',')));
        let year = words.get(at + 2 + comma).and_then(year);
        let (end, sort) = match year {
            Some(_) => (at + 3 + comma, WhenSort::Day),
            None => (at + 2, WhenSort::DayOfYear),
        };
        return Some(When { year, ..made(words, at..end, sort) });
    }
    let day = day_number(next)?;
    let comma = usize::from(words.get(at + 2).is_some_and(|word| word.is(',')));
    let found = words.get(at + 2 + comma).and_then(year);
    let (end, sort) = match found {
        Some(_) => (at + 3 + comma, WhenSort::Day),
        None => (at + 2, WhenSort::DayOfYear),
    };
    Some(When { year: found, day: Some((month, day)), ..made(words, at..end, sort) })
}

/// `the late 1980s`, `early 1969`, `the 21st century`.
fn era(words: &[Word<'_>], at: usize) -> Option<When> {
    let is_part = |word: &Word<'_>| {
        word.is_of(&[
            "early", "late", "mid", "middle", "beginning", "end", "spring", "summer", "autumn",
            "fall", "winter",
        ])
    };
    let skip = usize::from(words[at].lower == "the");
    let mut end = at + skip;
    while words.get(end).is_some_and(|word| is_part(word) || word.lower == "of" && end > at) {
        end += 1;
    }
    end += usize::from(words.get(end).is_some_and(|word| word.is('\'')));
    let word = words.get(end)?;
    let is_short = |digits: &str| digits.len() == 2 && end > 0 && words[end - 1].is('\'');
    let decade = word.lower.strip_suffix("s").or(word.lower.strip_suffix("'s"));
    let is_decade = decade.is_some_and(|digits| {
        (digits.len() == 4 || is_short(digits)) && digits.parse::<i32>().is_ok()
    }) || word.lower.starts_with("mid-")
        && word.lower.contains(|c: char| c.is_ascii_digit());
    // "in the last century" is no date: it is another one for every reader.
    let is_ordinal = ["th", "st", "nd", "rd"].iter().any(|end| word.lower.ends_with(end))
        && !word.is_of(&["last", "past"]);
    let is_century =
        is_ordinal && words.get(end + 1).is_some_and(|next| next.is_of(&["century", "centuries"]));
    let ahead = |step: usize| words.get(end + step);
    // "the 17th to 19th centuries"
    let is_span = is_ordinal
        && ahead(1).is_some_and(|word| word.is_of(&["to", "through"]) || word.is('–'))
        && ahead(3).is_some_and(|word| word.lower == "centuries");
    if is_span {
        return Some(made(words, at..end + 4, WhenSort::Era));
    }
    let is_vague = end > at + skip && year(word).is_some();
    if is_century {
        return Some(made(words, at..end + 2, WhenSort::Era));
    }
    (is_decade || is_vague).then(|| made(words, at..end + 1, WhenSort::Era))
}

/// What stands behind four digits that are a time of day.
const TIME_ZONES: &[&str] = &["GMT", "UTC", "EST", "EDT", "CET", "PST", "BST"];

/// `1914–1918`, `from 1914 to 1918`, `1968`, `221 BC`.
fn years(words: &[Word<'_>], at: usize) -> Option<When> {
    let word = words.get(at)?;
    let next = |step: usize| words.get(at + step);
    if let Some((first, _)) = word.text.split_once(['-', '–'])
        && first.len() == 4
        && word.text.bytes().filter(|byte| !byte.is_ascii_digit()).count() <= 3
    {
        // "6000-8000 lbs", "a total of 5000-12000"
        let from = first.parse().ok().filter(|year| (1000..=2100).contains(year))?;
        let is_measured = next(1).is_some_and(|next| next.is_of(UNITS));
        let years = When { year: Some(from), ..made(words, at..at + 1, WhenSort::Years) };
        return (!is_measured).then_some(years);
    }
    let is_before_christ = next(1).is_some_and(|word| {
        ["BC", "BCE", "AD", "CE", "B.C.", "A.D.", "B.C.E.", "C.E."].contains(&word.text)
    });
    if is_before_christ && word.class == Class::Number {
        return Some(made(words, at..at + 2, WhenSort::Year));
    }
    let first = year(word)?;
    if next(1).is_some_and(|next| next.is_of(UNITS)) {
        return None;
    }
    if next(1).is_some_and(|next| TIME_ZONES.contains(&next.text) || next.is_of(&["hours"])) {
        return None;
    }
    let from = at.checked_sub(1).map(|at| words[at].lower.as_str());
    let is_dashed = next(1).is_some_and(|word| word.is('–') || word.is('-'));
    let is_span = is_dashed
        || matches!(
            (from, next(1).map(|word| word.lower.as_str())),
            (Some("from"), Some("to")) | (Some("between"), Some("and"))
        );
    if is_span && next(2).is_some_and(|word| year(word).is_some_and(|last| last > first)) {
        return Some(When { year: Some(first), ..made(words, at..at + 3, WhenSort::Years) });
    }
    let is_short = next(2).is_some_and(|word| {
        word.text.len() == 2 && word.text.bytes().all(|byte| byte.is_ascii_digit())
    });
    if is_dashed && is_short {
        return Some(When { year: Some(first), ..made(words, at..at + 3, WhenSort::Years) });
    }
    // A number of things is no year, nor is the number of something.
    let counts =
        next(1).is_some_and(|word| matches!(word.class, Class::Noun) && word.lower.ends_with('s'));
    let single = made(words, at..at + 1, WhenSort::Year);
    let is_called = at.checked_sub(1).is_some_and(|at| {
        matches!(words[at].class, Class::Name | Class::Sign('.' | '$' | '€' | '£' | '#'))
    });
    let is_told = single
        .preposition
        .is_some_and(|at| !words[at].is_of(&["about", "around", "over", "as", "than", "with"]))
        || is_as_early_as(words, at)
        || at.checked_sub(1).is_some_and(|at| {
            matches!(words[at].class, Class::Sign('(' | ',' | '–' | '—'))
                || words[at].is_of(&["the", "year", "and", "a", "its", "his", "until"])
        });
    (!is_called && is_told && !(counts && single.preposition.is_some()))
        .then_some(When { year: Some(first), ..single })
}

/// Whether "as early as" or "as late as" stands before a word.
fn is_as_early_as(words: &[Word<'_>], at: usize) -> bool {
    let before = at.checked_sub(3).and_then(|from| words.get(from..at));
    before.is_some_and(|before| {
        before[0].lower == "as" && before[1].is_of(&["early", "late"]) && before[2].lower == "as"
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::token::words;

    #[test]
    fn dates_are_found_as_fine_as_they_are() {
        let table: &[(&str, &[(WhenSort, &str)])] = &[
            ("It began on December 21, 1968.", &[(WhenSort::Day, "December 21, 1968")]),
            ("It began on 21 December 1968.", &[(WhenSort::Day, "21 December 1968")]),
            ("It began on 09 March, 1999.", &[(WhenSort::Day, "09 March, 1999")]),
            ("As early as 1799, he sang as 1800 did.", &[(WhenSort::Year, "1799")]),
            ("May 15 marks it.", &[(WhenSort::DayOfYear, "May 15")]),
            (
                "It fell in August 1991, in 1992.",
                &[(WhenSort::Month, "August 1991"), (WhenSort::Year, "1992")],
            ),
            ("It grew in the late 1980s.", &[(WhenSort::Era, "the late 1980s")]),
            ("Threats of the 21st century.", &[(WhenSort::Era, "the 21st century")]),
            ("Built in the last century, and lost in the past century.", &[]),
            ("He ruled from 1914 to 1918.", &[(WhenSort::Years, "1914 to 1918")]),
            ("The war (1914–1918) ended.", &[(WhenSort::Years, "1914–1918")]),
            ("It holds 1024 bytes and Python 2000.", &[]),
            ("It weighs 6000-8000 lbs, or 1200-1500 kg.", &[]),
        ];
        for (sentence, expected) in table {
            let words = words(sentence, 0, &|_| false);
            let found: Vec<(WhenSort, &str)> = whens(&words)
                .iter()
                .map(|when| {
                    let last = &words[when.words.end - 1];
                    (when.sort, &sentence[words[when.words.start].at.start..last.at.end])
                })
                .collect();
            assert_eq!(&found[..], *expected, "{sentence}");
        }
    }
}
