//! Decimals: numbers as other programs write them, told apart from words and written as a deck takes
//! them; the middle of a range is exact.

/// A number as it is written: digits and how many of them stand behind the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlainNumber {
    digits: i128,
    places: u32,
}

/// How many digits are reckoned with; there and back they fit 128 bits.
const DIGITS: usize = 30;

impl PlainNumber {
    /// The number that a text is, as a deck writes it: without `+`, `.5` and leading zeros, which TOML
    /// does not take. Nothing where it is none, or a comma stands for the point.
    pub fn written(text: &str) -> Option<String> {
        let text = text.trim();
        let (sign, rest) = match text.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", text.strip_prefix('+').unwrap_or(text)),
        };
        let (number, exponent) = match rest.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, Some(exponent)),
            None => (rest, None),
        };
        let (whole, part) = number.split_once('.').unwrap_or((number, ""));
        let is_plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() + part.len() == 0 || !is_plain(whole) || !is_plain(part) {
            return None;
        }
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        let point = if part.is_empty() { String::new() } else { format!(".{part}") };
        let Some(exponent) = exponent else {
            // Whole numbers of TOML have 64 bits.
            let is_long = point.is_empty() && format!("{sign}{whole}").parse::<i64>().is_err();
            return Some(format!("{sign}{whole}{point}{}", if is_long { ".0" } else { "" }));
        };
        let digits = exponent.trim_start_matches(['+', '-']);
        let is_one = !digits.is_empty() && is_plain(digits) && exponent.len() <= digits.len() + 1;
        is_one.then(|| format!("{sign}{whole}{point}e{exponent}"))
    }

    fn of(text: &str) -> Option<Self> {
        let text = Self::written(text).filter(|text| !text.contains('e'))?;
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let digits = format!("{whole}{part}");
        let places = u32::try_from(part.len()).ok()?;
        (digits.len() <= DIGITS).then_some(())?;
        Some(Self { digits: digits.parse().ok()?, places })
    }

    /// The same with more places.
    fn at(self, places: u32) -> Option<i128> {
        self.digits.checked_mul(10_i128.checked_pow(places.checked_sub(self.places)?)?)
    }

    fn text(self) -> String {
        let (sign, size) = (if self.digits < 0 { "-" } else { "" }, self.digits.unsigned_abs());
        let width = self.places as usize + 1;
        let digits = format!("{size:0width$}");
        let (whole, part) = digits.split_at(digits.len() - self.places as usize);
        let part = part.trim_end_matches('0');
        if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
    }
}

/// The middle of a range and how far its ends are from it; nothing where they are no numbers, or the
/// wrong way round.
pub fn middle(low: &str, high: &str) -> Option<[String; 2]> {
    let (low, high) = (PlainNumber::of(low)?, PlainNumber::of(high)?);
    let places = low.places.max(high.places);
    let (low, high) = (low.at(places)?, high.at(places)?);
    // Half of it has one place more.
    let half = |digits: i128| {
        Some(PlainNumber { digits: digits.checked_mul(5)?, places: places + 1 }.text())
    };
    (low <= high).then_some(())?;
    Some([half(low.checked_add(high)?)?, half(high.checked_sub(low)?)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_toml_takes_them_and_nothing_else_is_one() {
        for (text, written) in [
            ("5", "5"),
            (" -5 ", "-5"),
            ("+.5", "0.5"),
            ("5.", "5"),
            ("007", "7"),
            ("1e3", "1e3"),
            ("1.50E-3", "1.50e-3"),
            ("99999999999999999999", "99999999999999999999.0"),
        ] {
            assert_eq!(PlainNumber::written(text).as_deref(), Some(written), "{text}");
            assert!(toml::from_str::<toml::Table>(&format!("n = {written}")).is_ok(), "{written}");
        }
        for text in ["", "abc", "3,14", ".", "-", "1e", "1e+-3", "1..2", "٣", "0x1f", "1 000"] {
            assert_eq!(PlainNumber::written(text), None, "{text}");
        }
    }

    #[test]
    fn the_middle_of_a_range_is_exact() {
        let of = |low, high| middle(low, high).map(|[middle, half]| format!("{middle}±{half}"));
        assert_eq!(of("1", "5").as_deref(), Some("3±2"));
        assert_eq!(of("1.1", "1.3").as_deref(), Some("1.2±0.1"));
        assert_eq!(of("-1", "0.5").as_deref(), Some("-0.25±0.75"));
        assert_eq!(of("5", "1"), None);
        assert_eq!(of("1e400", "2"), None);
        assert_eq!(of(&"9".repeat(40), "2"), None);
    }
}
