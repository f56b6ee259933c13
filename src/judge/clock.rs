//! Reads times of day and spans of years (rule 4): `14:30` is `2.30 p.m.`, and `1914-18` is "from 1914
//! to 1918".

use jiff::civil::Time;

/// Who wrote a text: what an author wrote must look like a date, what is typed for one may be less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writer {
    /// The author of the deck.
    Author,
    /// A learner.
    Learner,
}

/// Reads a time in lower case. An author's has a colon, or says which half of the day it is in: a
/// key of `14.30` is a number.
pub(super) fn time(text: &str, writer: Writer) -> Option<Time> {
    let text = text.trim_end_matches([' ', '!', '?', ';']);
    let (rest, half) = halved(text);
    let rest = rest.strip_suffix("uhr").unwrap_or(rest).trim();
    let mark = rest.chars().find(|c| !c.is_ascii_digit());
    let parts: Vec<&str> = match mark {
        Some(':') => rest.split(':').collect(),
        Some('.') if writer == Writer::Learner || half.is_some() => rest.split('.').collect(),
        Some('h') if writer == Writer::Learner => rest.split('h').collect(),
        None if half.is_some() => vec![rest],
        _ => return None,
    };
    let (hour, rest) = parts.split_first()?;
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_time = (1..=2).contains(&hour.len())
        && is_number(hour)
        && rest.len() <= 2
        && rest.iter().all(|part| part.len() == 2 && is_number(part));
    if !is_time {
        return None;
    }
    let hour: i8 = hour.parse().ok()?;
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(later) => hour % 12 + later,
    };
    let part = |at: usize| rest.get(at).map_or(Some(0), |part| part.parse().ok());
    Time::new(hour, part(0)?, part(1)?, 0).ok()
}

/// Takes `a.m.` or `p.m.` off: the rest, and the hours it adds.
fn halved(text: &str) -> (&str, Option<i8>) {
    const HALVES: [(&str, i8); 8] = [
        ("a.m.", 0),
        ("a.m", 0),
        ("am", 0),
        ("a. m.", 0),
        ("p.m.", 12),
        ("p.m", 12),
        ("pm", 12),
        ("p. m.", 12),
    ];
    let found = HALVES.iter().find_map(|(sign, hours)| Some((text.strip_suffix(sign)?, *hours)));
    found.map_or((text, None), |(rest, hours)| (rest.trim_end(), Some(hours)))
}

/// Reads two years, the later one last: `1914-1918`, `1914-18`, `from 1914 to 1918`.
pub(super) fn span(text: &str) -> Option<(u32, u32)> {
    const FROM: [&str; 7] = ["from ", "between ", "von ", "de ", "du ", "с ", "desde "];
    const TO: [&str; 17] = [
        " to ", " until ", " till ", " through ", " and ", " bis ", " à ", " a ", " al ", " até ",
        " до ", " по ", " tot ", " do ", " til ", " till ", "-",
    ];
    const LAST: u32 = 3_000;
    const LONGEST: u32 = 400;
    let from = FROM.iter().find_map(|from| text.strip_prefix(from));
    let is_between = text.starts_with("between ");
    let rest = from.unwrap_or(text);
    let (first, last) =
        TO.iter().filter(|to| **to != " and " || is_between).find_map(|to| rest.split_once(to))?;
    let (first, last) = (first.trim(), last.trim());
    let is_year = |text: &str, least: usize| {
        (least..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !is_year(first, 3) || !is_year(last, 2) || first.starts_with('0') {
        return None;
    }
    let begin: u32 = first.parse().ok()?;
    let end: u32 = last.parse().ok()?;
    let end = if last.len() == 2 { begin / 100 * 100 + end } else { end };
    // 867-5309 is the number of a telephone.
    let is_likely = end < LAST && (begin >= 1_000 || end < begin + LONGEST);
    (begin < end && is_likely).then_some((begin, end))
}
