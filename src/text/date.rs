//! Dates as people write them: by number, by name, or counted from today.

use jiff::Span;
use jiff::civil::{Date, Weekday};

/// Which of several days is meant where a text leaves that open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// One that is still to come.
    Coming,
    /// One that has been.
    Past,
}

impl Tense {
    /// What can be written.
    pub const fn forms(self) -> &'static str {
        match self {
            Self::Coming => {
                "write a date as 2026-12-24, 24 Dec, 24.12. or Dec 24 2026, or today, tomorrow, \
                 friday, next friday, in 3 days, 3 weeks or +3d"
            }
            Self::Past => {
                "write a date as 2026-12-24, 24 Dec, 24.12. or Dec 24 2026, or today, yesterday, \
                 friday, 3 days ago, 3 weeks ago or -3d"
            }
        }
    }
}

/// The longest span that is counted in any unit: a hundred years in days.
const LONGEST: i64 = 36_500;

/// In so many years there is a 29 February.
const LEAP: i16 = 8;

/// Reads a date; one without a year is the next or the last of that name, as `tense` says.
pub fn read_date(text: &str, today: Date, tense: Tense) -> Option<Date> {
    let text = tidied(text)?;
    let date = spoken(&text, today, tense).or_else(|| counted(&text, today, tense));
    let date = date.or_else(|| weekday_named(&text, today, tense)).or_else(|| {
        let (year, month, day) = parts(&text)?;
        match year {
            Some(year) => Date::new(year, month, day).ok(),
            None => nearest(month, day, today, tense),
        }
    });
    date.filter(|date| date.year() > 0)
}

/// Reads a date that says its year.
pub fn read_full_date(text: &str) -> Option<Date> {
    let (year, month, day) = parts(&tidied(text)?)?;
    Date::new(year?, month, day).ok()
}

/// Lower case, single spaces, and none of the words that stand before a date; nothing where it is
/// too long for one.
fn tidied(text: &str) -> Option<String> {
    if text.len() > 60 {
        return None;
    }
    let text = text.to_lowercase().replace(',', " ");
    let words: Vec<&str> =
        text.split_whitespace().filter(|word| !matches!(*word, "the" | "of" | "on")).collect();
    Some(words.join(" "))
}

fn spoken(text: &str, today: Date, tense: Tense) -> Option<Date> {
    let span = match (text, tense) {
        ("today" | "now", _) => Span::new(),
        ("tomorrow", _) => Span::new().days(1),
        ("yesterday", _) => Span::new().days(-1),
        ("day after tomorrow", _) => Span::new().days(2),
        ("day before yesterday", _) => Span::new().days(-2),
        ("next week", _) => Span::new().weeks(1),
        ("next month", _) => Span::new().months(1),
        ("next year", _) => Span::new().years(1),
        ("last week", _) => Span::new().weeks(-1),
        ("last month", _) => Span::new().months(-1),
        ("last year", _) => Span::new().years(-1),
        _ => return None,
    };
    today.checked_add(span).ok()
}

/// "in 3 days", "+3d", "3 weeks", "a week ago", "-3d"; without a sign as `tense` says.
fn counted(text: &str, today: Date, tense: Tense) -> Option<Date> {
    let (text, direction) = if let Some(text) = text.strip_prefix("in ").or(text.strip_prefix('+'))
    {
        (text, 1)
    } else if let Some(text) = text.strip_suffix(" ago").or(text.strip_prefix(['-', '−'])) {
        (text, -1)
    } else {
        (text, if tense == Tense::Past { -1 } else { 1 })
    };
    let text = text.trim();
    let (count, unit) = match text.find(|c: char| !c.is_ascii_digit())? {
        0 => (1, text.strip_prefix("a ").or(text.strip_prefix("one "))?),
        end => (text[..end].parse::<i64>().ok()?, text[end..].trim()),
    };
    let count = if count <= LONGEST { count * direction } else { return None };
    let span = Span::new();
    let span = match unit {
        "d" | "day" | "days" => span.try_days(count),
        "w" | "week" | "weeks" => span.try_weeks(count),
        "m" | "month" | "months" => span.try_months(count),
        "y" | "year" | "years" => span.try_years(count),
        _ => return None,
    };
    today.checked_add(span.ok()?).ok()
}

/// "friday" is the nearest one, today excluded; "next friday" is that of the next week.
fn weekday_named(text: &str, today: Date, tense: Tense) -> Option<Date> {
    let (text, which) = match text.split_once(' ') {
        Some((which @ ("next" | "this" | "last"), day)) => (day, which),
        Some(_) => return None,
        None => (text, ""),
    };
    let day = weekday(text)?;
    match (which, tense) {
        ("last", _) | ("", Tense::Past) => today.nth_weekday(-1, day).ok(),
        ("next", _) => {
            let monday = today.nth_weekday(1, Weekday::Monday).ok()?;
            if day == Weekday::Monday { Some(monday) } else { monday.nth_weekday(1, day).ok() }
        }
        _ => today.nth_weekday(1, day).ok(),
    }
}

/// Year, month and day; a year may be missing.
fn parts(text: &str) -> Option<(Option<i16>, i8, i8)> {
    let numbers = |mark: char| text.split(mark).map(str::trim).collect::<Vec<&str>>();
    match numbers('-')[..] {
        [year, month, day] if is_year(year) && is_short(month) && is_short(day) => {
            return Some((year.parse().ok(), month.parse().ok()?, day.parse().ok()?));
        }
        _ => {}
    }
    match numbers('.')[..] {
        [day, month] | [day, month, ""] if is_short(month) && is_short(day) => {
            return Some((None, month.parse().ok()?, day.parse().ok()?));
        }
        [day, month, year] if is_year(year) && is_short(month) && is_short(day) => {
            return Some((year.parse().ok(), month.parse().ok()?, day.parse().ok()?));
        }
        _ => {}
    }
    let words = text.split([' ', '-', '.']).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.filter(|word| weekday(word).is_none()).collect();
    let (day, name, year) = match words[..] {
        [day, name] | [name, day] if is_day(day) => (day, name, None),
        [day, name, year] | [name, day, year] | [year, name, day]
            if is_day(day) && is_year(year) =>
        {
            (day, name, Some(year))
        }
        _ => return None,
    };
    let year = year.map(str::parse).transpose().ok()?;
    Some((year, i8::try_from(month(name)?).ok()?, digits(day).parse().ok()?))
}

/// The next or the last day of a month and day, today included.
fn nearest(month: i8, day: i8, today: Date, tense: Tense) -> Option<Date> {
    (0..=LEAP).find_map(|years| {
        let year = today.year();
        let year =
            if tense == Tense::Past { year.checked_sub(years)? } else { year.checked_add(years)? };
        let date = Date::new(year, month, day).ok()?;
        let fits = if tense == Tense::Past { date <= today } else { date >= today };
        fits.then_some(date)
    })
}

fn digits(word: &str) -> &str {
    ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word)
}

fn is_day(word: &str) -> bool {
    is_short(digits(word))
}

fn is_short(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The months by their English names in lower case.
pub const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
];

/// The number of a month by its English name in lower case, or the beginning of it.
pub fn month(name: &str) -> Option<usize> {
    let whole = |month: &str| month == name || (name.len() == 3 && month.starts_with(name));
    MONTHS
        .iter()
        .position(|month| whole(month) || (name == "sept" && *month == "september"))
        .map(|at| at + 1)
}

/// A day of the week by its English name in lower case, or a usual beginning of it.
pub fn weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "monday" | "mon" => Weekday::Monday,
        "tuesday" | "tue" | "tues" => Weekday::Tuesday,
        "wednesday" | "wed" => Weekday::Wednesday,
        "thursday" | "thu" | "thur" | "thurs" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" | "sat" => Weekday::Saturday,
        "sunday" | "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// A date as it is said: "24 Dec", with its year where that is another one.
pub fn short_date(date: Date, today: Date) -> String {
    let form = if date.year() == today.year() { "%-d %b" } else { "%-d %b %Y" };
    date.strftime(form).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::cases;
    use jiff::civil::date;
    use proptest::prelude::*;

    /// Thursday, 26 November 2026.
    const TODAY: Date = date(2026, 11, 26);

    #[test]
    fn a_day_that_is_to_come_is_read_in_the_forms_that_people_write() {
        let table = [
            ("today", (2026, 11, 26)),
            ("Tomorrow", (2026, 11, 27)),
            ("2026-12-24", (2026, 12, 24)),
            ("24 Dec", (2026, 12, 24)),
            ("Dec 24", (2026, 12, 24)),
            ("DECEMBER 24th, 2027", (2027, 12, 24)),
            ("the 24th of December", (2026, 12, 24)),
            ("Thu, 24 Dec 2026", (2026, 12, 24)),
            ("24-Dec-2026", (2026, 12, 24)),
            ("2027 Dec 24", (2027, 12, 24)),
            ("24.12.", (2026, 12, 24)),
            ("24.12", (2026, 12, 24)),
            ("24. 12. 2027", (2027, 12, 24)),
            ("24.12.2027", (2027, 12, 24)),
            ("26 Nov", (2026, 11, 26)),
            ("1 Nov", (2027, 11, 1)),
            ("29 Feb", (2028, 2, 29)),
            ("friday", (2026, 11, 27)),
            ("thursday", (2026, 12, 3)),
            ("on Wed", (2026, 12, 2)),
            ("next friday", (2026, 12, 4)),
            ("next monday", (2026, 11, 30)),
            ("this sunday", (2026, 11, 29)),
            ("in 3 days", (2026, 11, 29)),
            ("+3d", (2026, 11, 29)),
            ("+ 3 d", (2026, 11, 29)),
            ("3 days", (2026, 11, 29)),
            ("3 weeks", (2026, 12, 17)),
            ("in a week", (2026, 12, 3)),
            ("next week", (2026, 12, 3)),
            ("2 months", (2027, 1, 26)),
            ("1y", (2027, 11, 26)),
        ];
        for (text, (year, month, day)) in table {
            let read = read_date(text, TODAY, Tense::Coming);
            assert_eq!(read, Some(date(year, month, day)), "{text}");
        }
        assert_eq!(
            read_date("next friday", date(2026, 11, 28), Tense::Coming),
            Some(date(2026, 12, 4))
        );
    }

    #[test]
    fn a_day_that_has_been_is_read_too() {
        let table = [
            ("today", (2026, 11, 26)),
            ("yesterday", (2026, 11, 25)),
            ("3 days ago", (2026, 11, 23)),
            ("-3d", (2026, 11, 23)),
            ("3 days", (2026, 11, 23)),
            ("a month ago", (2026, 10, 26)),
            ("24 Dec", (2025, 12, 24)),
            ("1.11.", (2026, 11, 1)),
            ("26 Nov", (2026, 11, 26)),
            ("29 feb", (2024, 2, 29)),
            ("thursday", (2026, 11, 19)),
            ("last friday", (2026, 11, 20)),
            ("tomorrow", (2026, 11, 27)),
            ("+1d", (2026, 11, 27)),
        ];
        for (text, (year, month, day)) in table {
            let read = read_date(text, TODAY, Tense::Past);
            assert_eq!(read, Some(date(year, month, day)), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "x",
            "24",
            "24 Foo",
            "31.2.",
            "31 Feb 2026",
            "24.12.26",
            "24/12/2026",
            "12/24",
            "2026-13-01",
            "next",
            "next 24 Dec",
            "3",
            "+3",
            "3 fortnights",
            "in days",
            "-",
            "+",
            "99999999999999999999d",
            "36501 days",
            "9000y",
            "0000-00-00",
            "24 Dec 20260",
            "é.é.",
        ] {
            for tense in [Tense::Coming, Tense::Past] {
                assert_eq!(read_date(text, TODAY, tense), None, "{text}");
            }
        }
    }

    #[test]
    fn a_full_date_needs_no_today() {
        for text in ["2026-12-24", "24 Dec 2026", "24.12.2026"] {
            assert_eq!(read_full_date(text), Some(date(2026, 12, 24)), "{text}");
        }
        for text in ["24 Dec", "24.12.", "tomorrow", "+3d"] {
            assert_eq!(read_full_date(text), None, "{text}");
        }
    }

    proptest! {
        #![proptest_config(cases(512))]

        #[test]
        fn a_date_that_is_told_is_read_again(days in 0_i64..300) {
            let told = TODAY.checked_add(Span::new().days(days)).unwrap();
            prop_assert_eq!(read_date(&short_date(told, TODAY), TODAY, Tense::Coming), Some(told));
        }

        #[test]
        fn no_text_breaks_it(text in "[0-9a-z+. é-]{0,20}", year in -9999_i16..=9999) {
            for today in [date(year, 2, 28), Date::MIN, Date::MAX] {
                let _ = read_date(&text, today, Tense::Coming);
                let _ = read_date(&text, today, Tense::Past);
            }
        }
    }
}
