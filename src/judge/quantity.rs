//! The key of a number question: a value, how far off one may be, and the units it may have.

use super::measure::canonical;
use super::number::{self, Decimal, Hand};
use super::script::ascii_digit;
use super::unit::{Capitals, capitals};
use super::words;

/// The value a number question asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The value.
    pub value: f64,
    /// How far an answer may be from it.
    pub tolerance: Tolerance,
    /// The ways to write its unit; none if it has no unit.
    pub units: Vec<String>,
}

/// How far from the value an answer may be, the limit included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tolerance {
    /// By a difference, in the value's own unit.
    Absolute(f64),
    /// By a part of the value, in percent.
    Percent(f64),
}

impl Tolerance {
    /// How far off is still right, in words; nothing where it is not at all.
    pub fn words(self) -> Option<String> {
        match self {
            Self::Absolute(size) if size > 0.0 => Some(format!("{size} more or less")),
            Self::Percent(size) if size > 0.0 => Some(format!("{size} % more or less")),
            Self::Absolute(_) | Self::Percent(_) => None,
        }
    }
}

/// What was typed for a number question.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Measured {
    /// What it may mean, in the unit asked for.
    Values(Vec<Value>),
    /// A number with a unit that is not the one asked for.
    OtherUnit,
    /// Nothing that is a number.
    NoNumber,
}

/// A number, or one divided by another.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Value {
    over: Decimal,
    under: Option<Decimal>,
}

impl Quantity {
    /// Reads a plain text, with one of the units or without.
    pub(super) fn read(&self, text: &str, english: bool) -> Measured {
        let text = text.trim_matches(['"', '\'']).trim_end_matches(['?', ';', ',', ' ']);
        let text = text.strip_suffix('.').unwrap_or(text).trim();
        if text.len() > 400 {
            return Measured::NoNumber;
        }
        let with_unit = |alike: fn(&str, &str) -> bool| -> Vec<Value> {
            self.without_unit(text, alike).flat_map(|rest| values(rest, english)).collect()
        };
        let mut found = with_unit(same_unit);
        if found.is_empty() {
            found = self.in_own_unit(text, english);
        }
        if found.is_empty() {
            found = values(text, english);
        }
        if found.is_empty() {
            found = with_unit(loosely_same_unit);
        }
        if found.is_empty()
            && self.units.is_empty()
            && let Some(rest) = percent(text)
        {
            // Without a unit a percentage is a part of one; where that makes no sense, it is a unit.
            let parts = values(rest, english).into_iter().map(|value| value.shifted(-2));
            let parts: Vec<Value> = parts.collect();
            if self.value.abs() <= 1.0 || parts.iter().any(|part| self.holds("", part)) {
                found.extend(parts);
            }
        }
        if !found.is_empty() {
            Measured::Values(found)
        } else if starts_with_number(text, english) {
            Measured::OtherUnit
        } else {
            Measured::NoNumber
        }
    }

    /// Tells whether a value is near enough.
    pub(super) fn holds(&self, key: &str, value: &Value) -> bool {
        let Some(own) = self.exact(key) else { return false };
        let zero = Decimal::new("", 0);
        let (limit, percent) = match self.tolerance {
            Tolerance::Absolute(limit) => (Decimal::of_float(limit.abs()), false),
            Tolerance::Percent(limit) => (Decimal::of_float(limit.abs()), true),
        };
        let limit = limit.unwrap_or_else(|| zero.clone());
        if limit == zero && value.under.is_none() {
            return value.over == own;
        }
        value.within(&own, &limit, percent).unwrap_or_else(|| {
            let (value, own) = (value.approximate(), own.approximate());
            let limit = limit.approximate() * if percent { own.abs() / 100.0 } else { 1.0 };
            (value - own).abs() <= limit + 1e-12 * own.abs().max(limit)
        })
    }

    /// The value as the author wrote it, where that says more than a float can.
    fn exact(&self, key: &str) -> Option<Decimal> {
        let float = Decimal::of_float(self.value);
        let written =
            number::readings(&key.replace('_', ""), Hand::English, true).into_iter().next();
        let same = |number: &Decimal| {
            (number.approximate() - self.value).abs() <= 1e-15 * self.value.abs()
        };
        written.filter(same).or(float)
    }

    /// Gives what stands beside a unit that is the author's by another name, spelling or number.
    fn in_own_unit(&self, text: &str, english: bool) -> Vec<Value> {
        const LONGEST: usize = 80;
        let own = self.units.iter().filter_map(|unit| {
            let unit = super::plain::plain(unit).replace(' ', "");
            Some((unit.chars().count() < 3, canonical(&unit)?))
        });
        let own: Vec<(bool, String)> = own.collect();
        if own.is_empty() || text.len() > LONGEST {
            return Vec::new();
        }
        // Where a symbol and a name are of two units, the name says what is meant: m and minutes.
        let is_one = own.iter().all(|(_, unit)| *unit == own[0].1);
        let read = |number: &str, unit: &str| {
            let found = values(number.trim(), english);
            if found.is_empty() {
                return found;
            }
            let unit = canonical(&unit.replace(' ', ""));
            let is_own = own
                .iter()
                .any(|(is_short, own)| (is_one || !is_short) && unit.as_ref() == Some(own));
            if is_own { found } else { Vec::new() }
        };
        let places = text.char_indices().map(|(at, _)| text.split_at(at)).skip(1);
        places
            .flat_map(|(before, after)| read(before, after).into_iter().chain(read(after, before)))
            .collect()
    }

    /// Gives the text without a unit at its end or start, once per unit that fits.
    fn without_unit<'t>(
        &'t self,
        text: &'t str,
        alike: impl Fn(&str, &str) -> bool + 't,
    ) -> impl Iterator<Item = &'t str> {
        self.units.iter().filter_map(move |unit| {
            let unit = super::plain::plain(unit).replace(' ', "");
            if unit == "%"
                && let Some(rest) = percent(text)
            {
                return Some(rest);
            }
            let mut places = text.char_indices().map(|(at, _)| at);
            let after =
                places.clone().find(|&at| at > 0 && alike(&text[at..].replace(' ', ""), &unit));
            if let Some(at) = after {
                return Some(text[..at].trim_end());
            }
            places
                .find(|&at| at > 0 && alike(&text[..at].replace(' ', ""), &unit))
                .map(|at| text[at..].trim_start())
        })
    }
}

impl Value {
    fn shifted(self, by: i64) -> Self {
        Self { over: self.over.shifted(by), under: self.under }
    }

    fn approximate(&self) -> f64 {
        self.over.approximate() / self.under.as_ref().map_or(1.0, Decimal::approximate)
    }

    /// Compares without rounding; none when the numbers are too far apart for that.
    fn within(&self, own: &Decimal, limit: &Decimal, percent: bool) -> Option<bool> {
        let part = own.exponent.saturating_add(limit.exponent).saturating_sub(2);
        let part = if percent { part } else { 0 };
        let lowest = self.over.exponent.min(own.exponent).min(limit.exponent).min(part);
        let under = match &self.under {
            Some(under) => under.scaled(0).filter(|&under| under > 0)?,
            None => 1,
        };
        let (over, own_scaled) = (self.over.scaled(lowest)?, own.scaled(lowest)?);
        let limit = if percent {
            let part = limit.scaled(limit.exponent)?;
            let whole = own.scaled(own.exponent)?.checked_abs()?;
            let power =
                own.exponent.checked_add(limit.exponent)?.checked_sub(2)?.checked_sub(lowest)?;
            part.checked_mul(whole)?
                .checked_mul(10_i128.checked_pow(u32::try_from(power).ok()?)?)?
        } else {
            limit.scaled(lowest)?
        };
        let off = over.checked_sub(own_scaled.checked_mul(under)?)?.checked_abs()?;
        Some(off <= limit.checked_mul(under)?)
    }
}

/// Reads a number or a fraction: `3/4`, `1 1/2`.
pub(super) fn values(text: &str, english: bool) -> Vec<Value> {
    let whole = number::readings(text, Hand::Any, english);
    if !whole.is_empty() {
        return whole.into_iter().map(|over| Value { over, under: None }).collect();
    }
    fraction(number::about(text, english)).into_iter().collect()
}

fn fraction(text: &str) -> Option<Value> {
    let text: String = text.chars().map(|c| ascii_digit(c).unwrap_or(c)).collect();
    let (negative, text) =
        text.strip_prefix('-').map_or((false, text.as_str()), |rest| (true, rest.trim_start()));
    let (over, under) = text.split_once('/')?;
    let whole = |text: &str| {
        let text = text.trim();
        let number = text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_digit());
        number.then(|| text.parse::<u64>().ok()).flatten()
    };
    let under = whole(under).filter(|&under| under > 0)?;
    let over = match over.trim().split_once([' ', '+']) {
        Some((units, part)) => whole(units)?
            .checked_mul(under)?
            .checked_add(whole(part).filter(|&part| part < under)?)?,
        None => whole(over)?,
    };
    let over = Decimal::new(&over.to_string(), 0);
    let over = if negative { over.negated() } else { over };
    Some(Value { over, under: Some(Decimal::new(&under.to_string(), 0)) })
}

fn percent(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let rest = ["%", "percent", "per cent"].iter().find_map(|sign| lower.strip_suffix(sign))?;
    Some(text[..rest.len()].trim_end())
}

fn same_unit(typed: &str, unit: &str) -> bool {
    typed == unit
        || (unit.len() > 2 && typed.strip_suffix('s') == Some(unit))
        || (typed.len() > 2 && unit.strip_suffix('s') == Some(typed))
}

/// Takes units for the same whose letters differ in case only, but not where capitals tell.
fn loosely_same_unit(typed: &str, unit: &str) -> bool {
    let is_same = |typed: &str| {
        typed.to_lowercase() == unit.to_lowercase() && capitals(typed, unit) == Capitals::Idle
    };
    let singular = typed.strip_suffix(['s', 'S']).filter(|_| unit.len() > 2);
    is_same(typed) || singular.is_some_and(is_same)
}

/// Tells whether there is a number anywhere in a text, whatever is asked.
pub fn names_number(text: &str, english: bool) -> bool {
    text.split_whitespace().any(|word| {
        word.contains(char::is_numeric)
            || word.split('-').any(|part| starts_with_number(part, english))
    })
}

/// Tells whether a text has a number at its start, or right behind a sign such as `$`.
fn starts_with_number(text: &str, english: bool) -> bool {
    let text = number::about(text, english).trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = text.split([' ', '-']).next().unwrap_or("").to_lowercase();
    text.starts_with(char::is_numeric) || (english && words::value(&word).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(
        value: f64,
        key: &str,
        tolerance: Tolerance,
        units: &[&str],
        typed: &str,
    ) -> Option<bool> {
        let units = units.iter().map(|&unit| unit.to_owned()).collect();
        let quantity = Quantity { value, tolerance, units };
        match quantity.read(&super::super::plain::plain(typed), true) {
            Measured::Values(values) => Some(values.iter().any(|value| quantity.holds(key, value))),
            Measured::OtherUnit | Measured::NoNumber => None,
        }
    }

    #[test]
    fn tolerances_include_their_limits() {
        let off = |limit, typed| accepts(9.81, "9.81", Tolerance::Absolute(limit), &[], typed);
        assert_eq!(off(0.01, "9.82"), Some(true));
        assert_eq!(off(0.01, "9.80"), Some(true));
        assert_eq!(off(0.01, "9.821"), Some(false));
        assert_eq!(off(0.0, "9.81"), Some(true));
        let part = |typed| accepts(250.0, "250", Tolerance::Percent(2.0), &[], typed);
        assert_eq!(part("255"), Some(true));
        assert_eq!(part("245"), Some(true));
        assert_eq!(part("255.0001"), Some(false));
        assert_eq!(accepts(0.3, "0.3", Tolerance::Absolute(0.1), &[], "0.4"), Some(true));
        assert_eq!(accepts(-40.0, "-40", Tolerance::Percent(10.0), &[], "-44"), Some(true));
    }

    #[test]
    fn large_whole_numbers_are_exact() {
        let near = |typed| {
            accepts(
                9_007_199_254_740_993.0,
                "9007199254740993",
                Tolerance::Absolute(0.0),
                &[],
                typed,
            )
        };
        assert_eq!(near("9007199254740993"), Some(true));
        assert_eq!(near("9007199254740992"), Some(false));
        assert_eq!(
            accepts(1e16, "1e16", Tolerance::Absolute(1.0), &[], "10000000000000005"),
            Some(false)
        );
        assert_eq!(
            accepts(6.02e23, "6.02e23", Tolerance::Absolute(0.0), &[], "6.02×10²³"),
            Some(true)
        );
        for typed in ["1.03e300", "9.7e299"] {
            let found = accepts(1e300, "1e300", Tolerance::Percent(3.0), &[], typed);
            assert_eq!(found, Some(true), "{typed}");
        }
    }

    #[test]
    fn units_stand_before_after_or_not_at_all() {
        let km = |typed| accepts(5.0, "5", Tolerance::Absolute(0.0), &["km", "kilometre"], typed);
        for typed in
            ["5", "5 km", "5km", "km 5", "5 KM", "five kilometres", "5.0 kilometre", "about 5 km"]
        {
            assert_eq!(km(typed), Some(true), "{typed}");
        }
        for typed in ["5 m", "5 miles", "km", "far", "", "5 kg", "007"] {
            assert_eq!(km(typed), None, "{typed}");
        }
        assert_eq!(km("6 km"), Some(false));
        let power = |typed| accepts(5.0, "5", Tolerance::Absolute(0.0), &["mW"], typed);
        assert_eq!(power("5 mW"), Some(true));
        assert_eq!(power("5 MW"), None);
        let kelvin = |typed| accepts(20.0, "20", Tolerance::Absolute(0.0), &["K"], typed);
        assert_eq!(kelvin("20K"), Some(true));
    }

    #[test]
    fn fractions_and_percentages_have_a_value() {
        let half = |typed| accepts(0.5, "0.5", Tolerance::Absolute(0.0), &[], typed);
        for typed in ["1/2", "½", "50%", "50 percent", "2/4", "0,5"] {
            assert_eq!(half(typed), Some(true), "{typed}");
        }
        assert_eq!(half("1/3"), Some(false));
        assert_eq!(accepts(1.5, "1.5", Tolerance::Absolute(0.0), &[], "1½"), Some(true));
        assert_eq!(accepts(50.0, "50", Tolerance::Absolute(0.0), &["%"], "50 %"), Some(true));
        assert_eq!(accepts(50.0, "50", Tolerance::Absolute(0.0), &["%"], "0.5"), Some(false));
        assert_eq!(accepts(0.333, "0.333", Tolerance::Absolute(0.001), &[], "1/3"), Some(true));
    }
}
