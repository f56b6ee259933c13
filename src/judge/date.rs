//! Reads days, months, times and spans of years in their usual forms (rule 4): `28 July 1914` is
//! `1914-07-28`, `March 17th` is `17.3.`, and `1914-18` is "from 1914 to 1918".

use super::Language;
use super::clock::{self, Writer};
use super::months::month;
use super::numeral;
use crate::text::weekday;
use jiff::civil::{Date, Time};

/// What a whole text says of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Occasion {
    /// A day of a year.
    Date(Date),
    /// A day of any year: month and day.
    Day(i8, i8),
    /// A month of a year.
    Month(i16, i8),
    /// A time of day.
    Time(Time),
    /// From one year to another.
    Span(u32, u32),
}

impl Occasion {
    /// Whether another is read from the same writing, so that either may be meant.
    pub(super) const fn is_like(self, other: Self) -> bool {
        self.sort() == other.sort()
    }

    const fn sort(self) -> u8 {
        match self {
            Self::Date(_) => 0,
            Self::Day(..) => 1,
            Self::Month(..) | Self::Span(..) => 2,
            Self::Time(_) => 3,
        }
    }

    /// What is said where it is one of several readings.
    pub(super) const fn doubt(self) -> &'static str {
        match self.sort() {
            2 => "a month or a span of years: write the month as a word, or years with four digits",
            _ => "day and month are in doubt: write the month as a word",
        }
    }
}

/// Gives what a whole text may mean: two readings where day and month are in doubt (`7/8/1914`).
pub(super) fn readings(text: &str, writer: Writer, language: Language) -> Vec<Occasion> {
    const LONGEST: usize = 60;
    if text.len() > LONGEST {
        return Vec::new();
    }
    let ends_in_point = text.ends_with('.');
    let text = text.to_lowercase();
    let time = clock::time(&text, writer).map(Occasion::Time);
    let mut found: Vec<Occasion> = time.into_iter().collect();
    // What is typed as 11.11 may be a time, or a day.
    if found.is_empty() || writer == Writer::Learner {
        found.extend(days_of(&text, ends_in_point, writer, language));
    }
    found
}

/// Gives the days, months and spans that a text in lower case may mean.
fn days_of(text: &str, ends_in_point: bool, writer: Writer, language: Language) -> Vec<Occasion> {
    let text = text.trim_end_matches(['.', '!', '?', ';', ' ']);
    let text = text.strip_prefix("on ").unwrap_or(text);
    let is_marked = text.contains('月');
    let marked =
        ["年", "月", "日"].iter().fold(text.to_owned(), |text, mark| text.replace(mark, "-"));
    let text = marked.trim_end_matches('-');
    if let Some(dates) = numeric(text) {
        return dates.into_iter().map(Occasion::Date).collect();
    }
    if let Some(date) = named(text, language) {
        return vec![date];
    }
    let has_sign = ends_in_point || writer == Writer::Learner;
    let span = clock::span(text).map(|(begin, end)| Occasion::Span(begin, end));
    let mut found: Vec<Occasion> = span.into_iter().collect();
    found.extend(months(text));
    if found.is_empty() && (has_sign || is_marked) {
        found = days(text, writer, is_marked);
    }
    found
}

/// Reads a year and a month in numbers: `1914-07`.
fn months(text: &str) -> Option<Occasion> {
    let (year, number) = text.split_once(['-', '/'])?;
    let is_month = year.len() == 4 && number.len() == 2 && is_digits(year) && is_digits(number);
    let number = number.parse().ok().filter(|month| is_month && (1..=12).contains(month))?;
    Some(Occasion::Month(year.parse().ok()?, number))
}

/// Reads a day and a month in numbers: `17.3.` has the day first, `3/17` and `27-4` may have either
/// first.
fn days(text: &str, writer: Writer, is_marked: bool) -> Vec<Occasion> {
    let Some(mark) = text.chars().find(|c| !c.is_ascii_digit()) else { return Vec::new() };
    let Some((one, other)) = text.split_once(mark) else { return Vec::new() };
    let (one, other) = (one.trim(), other.trim());
    let (first, second) = (day_in(other, one), day_in(one, other));
    match mark {
        '.' => first.into_iter().collect(),
        '-' if is_marked => second.into_iter().collect(),
        '/' | '-' if writer == Writer::Learner && first == second => first.into_iter().collect(),
        '/' | '-' if writer == Writer::Learner => first.into_iter().chain(second).collect(),
        _ => Vec::new(),
    }
}

/// A day of a month, both in numbers, in a year that has all days.
fn day_in(month: &str, day: &str) -> Option<Occasion> {
    date("2000", month, day).map(|date| Occasion::Day(date.month(), date.day()))
}

/// Reads three numbers with the same separator; none if the text is something else.
fn numeric(text: &str) -> Option<Vec<Date>> {
    let mark =
        text.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '-' | '/' | '.'))?;
    let parts: Vec<&str> = text.split(mark).map(str::trim).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    if !parts.iter().all(|part| is_digits(part)) {
        return None;
    }
    if first.len() == 4 {
        return Some(date(first, second, third).into_iter().collect());
    }
    if third.len() != 4 {
        return Some(Vec::new());
    }
    let usual = date(third, second, first);
    let american = date(third, first, second);
    // Points are used where the day comes first.
    Some(match (usual, american) {
        (Some(usual), Some(american)) if mark != '.' && usual != american => vec![usual, american],
        (Some(usual), _) => vec![usual],
        (None, american) => american.into_iter().collect(),
    })
}

/// Reads a date with the name of the month, with or without a year, or a month of a year.
fn named(text: &str, language: Language) -> Option<Occasion> {
    const SMALL: [&str; 11] = ["the", "of", "de", "del", "d", "la", "le", "el", "der", "den", "г"];
    let is_said =
        |word: &&str| !word.is_empty() && !SMALL.contains(word) && weekday(word).is_none();
    let words: Vec<&str> = text.split([' ', ',', '-', '.', '\'']).filter(is_said).collect();
    let month = |name: &str| month(name, language);
    let has_month = words.iter().any(|word| month(word).is_some());
    if !has_month {
        return None;
    }
    match *words.as_slice() {
        [name, year] | [year, name] if year.len() == 4 && is_digits(year) => {
            let number = i8::try_from(month(name)?).ok()?;
            Some(Occasion::Month(year.parse().ok()?, number))
        }
        [year, name, day] if year.len() == 4 && is_digits(year) && month(name).is_some() => {
            day_of(year, month(name)?, day)
        }
        [day, name, year] if month(name).is_some() && is_digits(year) => {
            day_of(year, month(name)?, day)
        }
        [name, day, year] if is_digits(year) => day_of(year, month(name)?, day),
        [name, ref day @ ..] if month(name).is_some() => yearless(month(name)?, day),
        [ref day @ .., name] => yearless(month(name)?, day),
        _ => None,
    }
}

fn yearless(month: usize, day: &[&str]) -> Option<Occasion> {
    let day = match day {
        [day] if day.starts_with(|c: char| c.is_ascii_digit()) => numbered(day).to_owned(),
        words => numeral::value(words)?.to_string(),
    };
    day_in(&month.to_string(), &day)
}

fn day_of(year: &str, month: usize, day: &str) -> Option<Occasion> {
    let day = if day.starts_with(|c: char| c.is_ascii_digit()) {
        numbered(day).to_owned()
    } else {
        numeral::value(&[day])?.to_string()
    };
    let known = (1..=4).contains(&year.len()) && (year.len() > 2 || !year.starts_with('0'));
    date(year, &month.to_string(), &day).filter(|_| known).map(Occasion::Date)
}

/// A number of a day without the sign that makes it an ordinal.
fn numbered(day: &str) -> &str {
    const ENDS: [&str; 9] = ["st", "nd", "rd", "th", "er", "º", "°", "го", "e"];
    ENDS.iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day)
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    let short = |text: &str| (1..=2).contains(&text.len());
    if !short(month) || !short(day) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(text: &str) -> Vec<Occasion> {
        super::readings(text, Writer::Learner, Language::default())
    }

    #[test]
    fn usual_forms_are_the_same_date() {
        for text in [
            "28 July 1914",
            "July 28, 1914",
            "July 28th, 1914",
            "the 28th of July 1914",
            "Tuesday, 28 July 1914",
            "28.07.1914",
            "28.7.1914",
            "1914-07-28",
            "1914/7/28",
            "28/7/1914",
            "7/28/1914",
            "28-Jul-1914",
            "1914年7月28日",
            "on 28 July 1914.",
        ] {
            assert_eq!(readings(text), [Occasion::Date(jiff::civil::date(1914, 7, 28))], "{text}");
        }
    }

    #[test]
    fn day_and_month_may_be_in_doubt() {
        assert_eq!(readings("7/8/1914").len(), 2);
        assert_eq!(readings("8/8/1914").len(), 1);
        assert_eq!(readings("7.8.1914").len(), 1);
        assert_eq!(readings("7/8").len(), 2);
        assert_eq!(readings("2001-10").len(), 2);
    }

    #[test]
    fn what_is_no_date_is_left_alone() {
        for text in [
            "1914",
            "31/2/1914",
            "28/7/14",
            "1.2.3",
            "a/b/c",
            "2024-13-01",
            "é 5 1914",
            "",
            "May",
            "the march of the penguins",
            "31 February",
            "1918-1914",
            "13-32",
            "25:00",
            "3:2",
        ] {
            assert!(readings(text).is_empty(), "{text}");
        }
    }
}
