//! Reads numbers as people type them (rule 4) and compares them exactly, however long they are: a
//! float would take 9007199254740993 for its neighbour.

use super::script::ascii_digit;
use super::words;

/// A decimal number: digits × 10^exponent, without zeros at either end of the digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    negative: bool,
    digits: String,
    pub(super) exponent: i64,
}

/// Who wrote a number: what the author wrote has one meaning, what a learner typed may have two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hand {
    /// The author of an English text, or TOML itself.
    English,
    /// Anyone else.
    Any,
}

impl Decimal {
    pub(super) fn new(digits: &str, exponent: i64) -> Self {
        let digits = digits.trim_start_matches('0');
        let kept = digits.trim_end_matches('0');
        let exponent =
            exponent.saturating_add(i64::try_from(digits.len() - kept.len()).unwrap_or(0));
        let exponent = if kept.is_empty() { 0 } else { exponent };
        Self { negative: false, digits: kept.to_owned(), exponent }
    }

    /// Reads a float as TOML writes it: the shortest decimal that stands for it.
    pub(super) fn of_float(value: f64) -> Option<Self> {
        let text = value.is_finite().then(|| value.abs().to_string())?;
        let number = grouped(&text, Hand::English).pop()?;
        Some(if value < 0.0 { number.negated() } else { number })
    }

    pub(super) fn negated(mut self) -> Self {
        self.negative = !self.negative && !self.digits.is_empty();
        self
    }

    pub(super) fn shifted(mut self, by: i64) -> Self {
        if !self.digits.is_empty() {
            self.exponent = self.exponent.saturating_add(by);
        }
        self
    }

    /// The number in units of 10^exponent, where that is whole and fits.
    pub(super) fn scaled(&self, exponent: i64) -> Option<i128> {
        if self.digits.is_empty() {
            return Some(0);
        }
        let zeros = u32::try_from(self.exponent.checked_sub(exponent)?).ok()?;
        let value: i128 = self.digits.parse().ok()?;
        let value = value.checked_mul(10_i128.checked_pow(zeros)?)?;
        Some(if self.negative { -value } else { value })
    }

    pub(super) fn approximate(&self) -> f64 {
        let sign = if self.negative { "-" } else { "" };
        format!("{sign}0{}e{}", self.digits, self.exponent).parse().unwrap_or(f64::NAN)
    }

    /// Writes the number plainly, to stand in a text.
    pub(super) fn written(&self) -> String {
        format!("{}{}e{}", if self.negative { "-" } else { "" }, self.digits, self.exponent)
    }
}

/// Gives what a whole plain text means as a number: nothing, one reading or two.
pub(super) fn readings(text: &str, hand: Hand, english: bool) -> Vec<Decimal> {
    if text.len() > 400 {
        return Vec::new();
    }
    let text: String =
        text.chars().map(|c| ascii_digit(c).unwrap_or(c)).collect::<String>().to_lowercase();
    let text = about(text.trim_end_matches(['.', '?', ';', ',', ' ']), english);
    let (negative, text) = sign(text, english);
    let mut found = unsigned(text, hand, english);
    if negative {
        found = found.into_iter().map(Decimal::negated).collect();
    }
    found
}

/// Takes off what may stand in front of a number.
pub(super) fn about(text: &str, english: bool) -> &str {
    const SIGNS: [&str; 5] = ["~", "ca. ", "ca ", "circa ", "c. "];
    const WORDS: [&str; 9] = [
        "about ", "around ", "approximately ", "approx. ", "approx ", "roughly ", "in the year ",
        "in ", "the year ",
    ];
    let words: &[&str] = if english { &WORDS } else { &[] };
    let text = text.trim();
    let after = SIGNS.iter().chain(words).find_map(|prefix| text.strip_prefix(prefix));
    after.map_or(text, str::trim_start)
}

fn sign(text: &str, english: bool) -> (bool, &str) {
    let words: &[&str] = if english { &["-", "minus ", "negative "] } else { &["-"] };
    match words.iter().find_map(|word| text.strip_prefix(word)) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

pub(super) fn unsigned(text: &str, hand: Hand, english: bool) -> Vec<Decimal> {
    if english && let Some(value) = words::value(text) {
        return vec![Decimal::new(&value.to_string(), 0)];
    }
    if let Some((rest, power)) = words::scale(text, english) {
        return shifted(unsigned(rest, hand, english), power);
    }
    match exponent(text) {
        Some(("", power)) => vec![Decimal::new("1", power)],
        Some((mantissa, power)) => shifted(grouped(mantissa, hand), power),
        None => grouped(text, hand),
    }
}

fn shifted(numbers: Vec<Decimal>, by: i64) -> Vec<Decimal> {
    numbers.into_iter().map(|number| number.shifted(by)).collect()
}

/// Splits `6.02e23`, `6.02*10^23` or `10^23` into the mantissa and the power of ten.
fn exponent(text: &str) -> Option<(&str, i64)> {
    let (mantissa, power) = match text.find("10^") {
        Some(0) => ("", &text[3..]),
        Some(at) => (text[..at].trim_end().strip_suffix(['*', 'x'])?.trim_end(), &text[at + 3..]),
        None => text.split_once('e')?,
    };
    if mantissa.is_empty() && !text.starts_with("10^") {
        return None;
    }
    let power = power.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(power);
    let digits = power.trim_start_matches(['+', '-']);
    let plausible = !digits.is_empty() && digits.len() <= 9 && power.len() - digits.len() <= 1;
    if !plausible || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    power.parse().ok().map(|power| (mantissa, power))
}

/// Reads digits with separators. A leading zero makes them text, and 192.168.100.200 is a machine's.
fn grouped(text: &str, hand: Hand) -> Vec<Decimal> {
    let text = if text.starts_with('.') { format!("0{text}") } else { text.to_owned() };
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
    let separators: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let known = separators.iter().all(|c| matches!(c, ' ' | ',' | '.' | '\'' | '_'));
    if !known
        || parts.iter().any(|part| part.is_empty())
        || (parts[0].len() > 1 && parts[0].starts_with('0'))
    {
        return Vec::new();
    }
    let whole = |count: usize| Decimal::new(&parts[..count].concat(), 0);
    let last = parts[parts.len() - 1];
    let decimal = || vec![Decimal::new(&parts.concat(), -i64::try_from(last.len()).unwrap_or(0))];
    match separators.as_slice() {
        [] => vec![whole(1)],
        [mark @ ('.' | ',')] => {
            if !in_groups(&parts, *mark) {
                return decimal();
            }
            match (hand, mark) {
                (Hand::English, '.') => decimal(),
                (Hand::English, _) => vec![whole(2)],
                // Nobody writes 1 as `1,000`: that comma is a thousands separator.
                (Hand::Any, ',') if last.ends_with('0') => vec![whole(2)],
                (Hand::Any, _) => vec![whole(2), decimal().remove(0)],
            }
        }
        ['.', '.', '.'] if parts.iter().all(|part| part.parse::<u8>().is_ok()) => Vec::new(),
        [first, others @ ..] if others.iter().all(|mark| mark == first) => {
            if in_groups(&parts, *first) { vec![whole(parts.len())] } else { Vec::new() }
        }
        [first, between @ .., end @ ('.' | ',')]
            if end != first && between.iter().all(|mark| mark == first) =>
        {
            if in_groups(&parts[..parts.len() - 1], *first) { decimal() } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

/// Tells whether parts are groups of thousands, or of the Indian system when parted by commas.
fn in_groups(parts: &[&str], mark: char) -> bool {
    let Some((first, rest)) = parts.split_first() else { return false };
    let Some((last, middle)) = rest.split_last() else { return true };
    let indian = mark == ',' && first.len() <= 2 && middle.iter().all(|part| part.len() == 2);
    let thousands = middle.iter().all(|part| part.len() == 3);
    last.len() == 3 && first.len() <= 3 && !first.starts_with('0') && (thousands || indian)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Vec<String> {
        readings(text, Hand::Any, true).iter().map(Decimal::written).collect()
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (one, other) in [
            ("1,000", "1000"),
            ("1 000", "1000"),
            ("1'000", "1000"),
            ("12,34,567", "1234567"),
            ("1.000.000", "1000000"),
            ("1,000,000.5", "1.000.000,5"),
            ("3,14", "3.14"),
            ("six", "6"),
            ("twenty thousand", "20000"),
            ("20k", "20000"),
            ("1.5 million", "1500000"),
            ("6.02e23", "6.02*10^23"),
            ("6.02 x 10^23", "602000000000000000000000"),
            ("about 5", "5"),
            ("~ 5", "5"),
            ("in 1914", "1914"),
            ("2.50", "2.5"),
            ("-5", "minus five"),
            (".5", "0.5"),
            ("١٩١٤", "1914"),
            ("0.500", "0,5"),
            ("1e-3", "0.001"),
        ] {
            assert_eq!(typed(one), typed(other), "{one}");
            assert_eq!(typed(one).len(), 1, "{one}");
        }
    }

    #[test]
    fn a_point_before_three_digits_may_be_read_either_way() {
        assert_eq!(typed("1.234").len(), 2);
        assert_eq!(typed("1,234").len(), 2);
        assert_eq!(typed("1,000").len(), 1);
        assert_eq!(readings("1.234", Hand::English, true).len(), 1);
    }

    #[test]
    fn what_is_no_number_is_left_alone() {
        for text in [
            "007", "1.2.3", "abc", "", "1,,0", "e5", "1e", "10^", "0x1", "5 km", "1-2", "--5",
            "one two", "k",
        ] {
            assert_eq!(typed(text), Vec::<String>::new(), "{text}");
        }
    }
}
