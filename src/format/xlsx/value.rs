//! Values of cells as people see them: numbers without the dust of their last digits, days and times
//! by the style of their cell.

use jiff::Span;
use jiff::civil::{Date, date};

/// What the numbers of a style mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumberStyle {
    /// Numbers.
    #[default]
    Number,
    /// Hundredths.
    Percent,
    /// Days, times of day, or both.
    Moment {
        /// Whether the day is told.
        has_day: bool,
        /// Whether the time is told.
        has_time: bool,
        /// Whether days are counted from 1904, as on old Macs.
        is_from_1904: bool,
    },
}

impl NumberStyle {
    /// That of a style: by the number that Excel gives it, or as it is written out.
    pub fn of(id: u32, code: Option<&str>, is_from_1904: bool) -> Self {
        let moment = |has_day, has_time| Self::Moment { has_day, has_time, is_from_1904 };
        match (code, id) {
            (Some(code), _) => by_code(code, is_from_1904),
            (None, 9 | 10) => Self::Percent,
            (None, 14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58) => moment(true, false),
            (None, 18..=21 | 32..=35 | 45..=47 | 55 | 56) => moment(false, true),
            (None, 22) => moment(true, true),
            _ => Self::Number,
        }
    }

    /// How people see a number.
    pub fn shown(self, number: &str) -> String {
        let Ok(value) = number.trim().parse::<f64>() else { return number.to_owned() };
        match self {
            Self::Moment { has_day, has_time, is_from_1904 } => {
                moment(value, has_day, has_time, is_from_1904)
                    .unwrap_or_else(|| plain_number(number, value))
            }
            Self::Percent => format!("{}%", plain_number("", value * 100.0)),
            Self::Number => plain_number(number, value),
        }
    }
}

/// The meaning of a style that is written out, as `dd.mm.yyyy` or `0.0%`.
fn by_code(code: &str, is_from_1904: bool) -> NumberStyle {
    let (mut letters, mut rest) = (String::new(), code.chars());
    while let Some(c) = rest.next() {
        match c {
            '"' => drop(rest.by_ref().find(|c| *c == '"')),
            // Colours and languages, not the hours of `[h]:mm`.
            '[' => {
                let inner: String = rest.by_ref().take_while(|c| *c != ']').collect();
                let is_time = inner.chars().all(|c| "hmsHMS".contains(c));
                letters.extend(inner.chars().filter(|_| is_time));
            }
            '\\' | '_' | '*' => drop(rest.next()),
            ';' => break,
            c => letters.push(c.to_ascii_lowercase()),
        }
    }
    if letters.contains("general") {
        return NumberStyle::Number;
    }
    let (has_day, has_time) = (letters.contains(['y', 'd']), letters.contains(['h', 's']));
    // An m alone is a month, beside hours or seconds it is minutes.
    let has_day = has_day || letters.contains('m') && !has_time;
    match (has_day || has_time, letters.contains('%')) {
        (true, _) => NumberStyle::Moment { has_day, has_time, is_from_1904 },
        (false, true) => NumberStyle::Percent,
        (false, false) => NumberStyle::Number,
    }
}

/// A number as it is written; one that was reckoned with the digits that can be trusted.
fn plain_number(written: &str, value: f64) -> String {
    const SURE: usize = 15;
    let is_short = written.len() <= SURE && !written.contains(['e', 'E']);
    if is_short && !written.is_empty() {
        return written.trim().to_owned();
    }
    let sure = format!("{value:.14e}").parse().unwrap_or(value);
    format!("{sure}")
}

/// A day and a time by the number of days since Excel's first.
fn moment(value: f64, has_day: bool, has_time: bool, is_from_1904: bool) -> Option<String> {
    const MINUTES: f64 = 24.0 * 60.0;
    const MOST: f64 = 3_000_000.0;
    if !(0.0..MOST).contains(&value) {
        return None;
    }
    let minutes = (value * MINUTES).round();
    let (days, rest) = ((minutes / MINUTES).floor(), minutes % MINUTES);
    #[allow(clippy::cast_possible_truncation, reason = "it is bounded above")]
    let (days, rest) = (days as i64, rest as i64);
    let time = format!("{:02}:{:02}", rest / 60, rest % 60);
    let first: Date = match (is_from_1904, days) {
        (true, _) => date(1904, 1, 1),
        // Excel takes 1900 for a leap year.
        (false, ..60) => date(1899, 12, 31),
        (false, 60..) => date(1899, 12, 30),
    };
    let day = first.checked_add(Span::new().try_days(days).ok()?).ok()?;
    // A day that is told with its time alone has none.
    Some(match (has_day, has_time && (rest > 0 || !has_day)) {
        (true, true) => format!("{day} {time}"),
        (true, false) => day.to_string(),
        (false, _) => time,
    })
}

/// A text in which characters that XML does not take stand as `_x000D_`.
pub fn plain(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let (mut plain, mut rest) = (String::with_capacity(text.len()), &*text);
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest.get(2..6).filter(|_| rest.as_bytes().get(6) == Some(&b'_'));
        let code = code.filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let code = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        if let Some(c) = code.and_then(char::from_u32) {
            plain.push(c);
            rest = &rest[7..];
        } else {
            plain.push_str("_x");
            rest = &rest[2..];
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_what_people_see_in_its_cell() {
        for (id, code, number, seen) in [
            (0, None, "1", "1"),
            (0, None, "1.5", "1.5"),
            (0, None, "0.30000000000000004", "0.3"),
            (0, None, "1.0000000000000001E-3", "0.001"),
            (0, None, "1E+20", "100000000000000000000"),
            (9, None, "0.07", "7%"),
            (164, Some("0.0%"), "0.125", "12.5%"),
            (14, None, "46380", "2026-12-24"),
            (14, None, "1", "1900-01-01"),
            (14, None, "61", "1900-03-01"),
            (22, None, "46380.604166666664", "2026-12-24 14:30"),
            (22, None, "46380", "2026-12-24"),
            (20, None, "0.604166666666667", "14:30"),
            (164, Some("[$-407]d\\. mmmm yyyy;@"), "46380", "2026-12-24"),
            (164, Some("[h]:mm"), "0.5", "12:00"),
            (164, Some("[Red]0.00 \"days\""), "3.5", "3.5"),
            (164, Some("General"), "3", "3"),
            (164, Some("# ?/?"), "0.5", "0.5"),
            (14, None, "-3", "-3"),
            (14, None, "1e300", "1e300"),
            (0, None, "none", "none"),
        ] {
            let seen_here = NumberStyle::of(id, code, false).shown(number);
            if number == "1e300" {
                assert!(seen_here.starts_with('1'), "{seen_here}");
                continue;
            }
            assert_eq!(seen_here, seen, "{id} {code:?} {number}");
        }
        assert_eq!(NumberStyle::of(14, None, true).shown("44918"), "2026-12-24");
    }

    #[test]
    fn characters_that_xml_does_not_take_are_read() {
        assert_eq!(plain("a_x000D_b_x0041_".to_owned()), "a\rbA");
        assert_eq!(plain("_x_x12_ _xD800_ _x005F_x000D_".to_owned()), "_x_x12_ _xD800_ _x000D_");
        assert_eq!(plain("_xäöü1_".to_owned()), "_xäöü1_");
    }
}
