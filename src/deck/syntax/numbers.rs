//! Numbers and dates as people write them, and as TOML does not.

/// What is wrong with a number or a date, and what to do.
type NumberSlip = (fn(&str) -> bool, &'static str, &'static str);

/// What word processors make of a minus: the sign of that name, and dashes.
const MINUS: [char; 4] = ['\u{2212}', '\u{2013}', '\u{2014}', '\u{2012}'];

const SLIPS: &[NumberSlip] = &[
    (
        |value| value.starts_with(MINUS) || begins_entry(value),
        "this minus is another character, as word processors write it",
        "write the hyphen of the keyboard: -5",
    ),
    (
        |value| has_shape(value, &["d,ddd", "d,ddd,ddd", "d ddd"]),
        "a number has no commas or blanks between its digits",
        "write 1000, or 1_000",
    ),
    (
        |value| has_shape(value, &["d,d"]),
        "the decimals of a number stand behind a point",
        "write 3.14",
    ),
    (
        |value| has_shape(value, &["d%", "d %", "d.d%", "d.d %"]),
        "a percentage is text",
        "put it in quotes: \"5 %\"",
    ),
    (
        |value| has_shape(value, &[".d", "d."]),
        "a number has digits on either side of its point",
        "write 0.5 or 5.0",
    ),
    (
        |value| has_shape(value, &["d/d"]),
        "a fraction is text, or a number with a point",
        "write 0.5, or put it in quotes: \"1/2\"",
    ),
    (
        |value| has_shape(value, &["d.d.d", "d/d/d", "d-d-d"]),
        "a date is written from the year to the day, and must be one",
        "write 1914-07-28, or put it in quotes",
    ),
    (
        |value| {
            let unit = value.trim_start_matches(|c: char| c.is_ascii_digit() || ".-+".contains(c));
            unit.len() < value.len()
                && unit.trim_start().starts_with(char::is_alphabetic)
                && value.parse::<f64>().is_err() // 1e6 has no unit
        },
        "something stands behind the number",
        "write the number alone; its unit goes under unit = \"...\", and text in quotes",
    ),
    (
        |value| value.starts_with(|c: char| c.is_ascii_digit()) && value.contains(['*', '^', '×']),
        "a number is written out, not computed",
        "write 1.6e-19",
    ),
];

/// Whether a number with such a minus begins here, outside quotes, alone or in a list.
pub fn is_minus(before: &str, rest: &str) -> bool {
    let mut letters = rest.chars();
    letters.next().is_some_and(|c| MINUS.contains(&c))
        && letters.next().is_some_and(|c| c.is_ascii_digit())
        && before.trim_end().ends_with(['=', '[', ','])
}

/// Whether such a minus begins an entry of a list.
fn begins_entry(value: &str) -> bool {
    let outside = value.split(['"', '\'']).step_by(2);
    value.starts_with('[')
        && outside
            .into_iter()
            .any(|part| part.match_indices(MINUS).any(|(at, _)| is_minus(&part[..at], &part[at..])))
}

/// What is wrong with a value that should be a number or a date, if it looks like one.
pub fn slip(value: &str) -> Option<(&'static str, &'static str)> {
    let value = value.split('#').next().unwrap_or_default().trim();
    let is_toml = value.parse::<toml::Value>().is_ok() || value.is_empty();
    let slip = SLIPS.iter().find(|(shows, ..)| !is_toml && shows(value));
    slip.map(|(_, wrong, help)| (*wrong, *help))
}

fn has_shape(value: &str, shapes: &[&str]) -> bool {
    shapes.iter().any(|shape| fits(value, shape))
}

/// Whether a value has a shape: `d` stands for any number of digits, `ddd` for three.
fn fits(value: &str, shape: &str) -> bool {
    let (mut value, mut shape) = (value, shape);
    while !shape.is_empty() {
        let digits = value.len() - value.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        (value, shape) = match (shape.strip_prefix("ddd"), shape.strip_prefix('d')) {
            (Some(rest), _) if digits == 3 => (&value[3..], rest),
            (None, Some(rest)) if digits > 0 => (&value[digits..], rest),
            (None, None) if value.get(..1) == Some(&shape[..1]) => (&value[1..], &shape[1..]),
            _ => return false,
        };
    }
    value.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates_of_people_have_their_remedy() {
        for (value, expected) in [
            ("1,000", "1_000"),
            ("12,345,678", "1_000"),
            ("1 000", "1_000"),
            ("3,14", "3.14"),
            ("5%", "in quotes"),
            ("2.5 %", "in quotes"),
            ("10 m", "unit ="),
            ("−5", "hyphen"),
            ("–40", "hyphen"),
            ("—0.5", "hyphen"),
            ("[–1, 2]", "hyphen"),
            ("['a – b', −2]", "hyphen"),
            (".5", "0.5"),
            ("5.", "5.0"),
            ("1/2", "0.5"),
            ("1.6*10^-19", "1.6e-19"),
            ("28.07.1914", "1914-07-28"),
            ("1914-7-28", "1914-07-28"),
            ("1914-02-30", "1914-07-28"),
        ] {
            assert!(slip(value).is_some_and(|(_, help)| help.contains(expected)), "{value}");
        }
        for value in [
            "", "1000", "1_000", "3.14", "1914-07-28", "6e23", "\"x\"", "[1, 2]", "true",
            "['a, –1'",
        ] {
            assert_eq!(slip(value), None, "{value}");
        }
    }
}
