//! Reads full dates in their usual forms (rule 4): `28 July 1914` is `1914-07-28`.

use crate::text::{month, weekday};
use jiff::civil::Date;

/// Gives the dates a whole text may mean: two where day and month are in doubt (`7/8/1914`).
pub(super) fn readings(text: &str) -> Vec<Date> {
    let text = text.trim_end_matches(['.', '!', '?', ';', ' ']);
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let text = text.to_lowercase();
    let text = text.strip_prefix("on ").unwrap_or(&text);
    let marked =
        ["年", "月", "日"].iter().fold(text.to_owned(), |text, mark| text.replace(mark, "-"));
    let text = marked.trim_end_matches('-');
    numeric(text).unwrap_or_else(|| named(text).into_iter().collect())
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

/// Reads a date with an English name of the month.
fn named(text: &str) -> Option<Date> {
    let words: Vec<&str> = text
        .split([' ', ',', '-', '.'])
        .filter(|word| {
            !word.is_empty() && !matches!(*word, "the" | "of") && weekday(word).is_none()
        })
        .collect();
    match *words.as_slice() {
        [year, name, day] if year.len() == 4 && is_digits(year) && month(name).is_some() => {
            day_of(year, name, day)
        }
        [day, name, year] if month(name).is_some() => day_of(year, name, day),
        [name, day, year] => day_of(year, name, day),
        _ => None,
    }
}

fn day_of(year: &str, name: &str, day: &str) -> Option<Date> {
    let day = ["st", "nd", "rd", "th"].iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
    let known = (1..=4).contains(&year.len()) && (year.len() > 2 || !year.starts_with('0'));
    if !known {
        return None;
    }
    date(year, &month(name)?.to_string(), day)
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
    use super::readings;

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
            assert_eq!(readings(text), [jiff::civil::date(1914, 7, 28)], "{text}");
        }
    }

    #[test]
    fn day_and_month_may_be_in_doubt() {
        assert_eq!(readings("7/8/1914").len(), 2);
        assert_eq!(readings("8/8/1914").len(), 1);
        assert_eq!(readings("7.8.1914").len(), 1);
    }

    #[test]
    fn what_is_no_full_date_is_left_alone() {
        for text in [
            "July 1914", "1914", "31/2/1914", "28/7/14", "1.2.3", "a/b/c", "2024-13-01", "1-2",
            "é 5 1914", "",
        ] {
            assert!(readings(text).is_empty(), "{text}");
        }
    }
}
