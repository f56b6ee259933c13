//! Quantities: numbers that are written as text for their unit, or that ask for more digits than
//! anyone types.

use super::inspection::{Inspection, Remarks};
use super::subject::Subject;
use crate::judge::is_unit;
use crate::kind::{Notation, Spot};

/// The rules of this file.
pub const INSPECTIONS: &[Inspection] = &[UNIT_IN_ANSWER, NO_TOLERANCE];

const UNIT_IN_ANSWER: Inspection = Inspection::warning(
    unit_in_answer,
    "unit-in-answer",
    "a number with its unit inside the text",
    "As text it must be typed as it is written. As a number with `unit` it may be typed \
     with or without the unit, in any usual way, and may have a tolerance.",
    r#"prompt = "How high is Mont Blanc?"
- answer = "4806 m"
+ answer = 4806
+ unit = ["m", "metres"]
"#,
);

fn unit_in_answer(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let Some(answer) = typed(subject).filter(|_| !subject.is_number()) else { return };
    if let Some((number, unit)) = unit_inside(answer.text.trim()).filter(|_| !subject.rules.exact) {
        let message = "the answer is a number with a unit, and is judged as text";
        let help = format!("write answer = {number} without quotes, and unit = \"{unit}\"");
        remarks.on(answer, message, help);
    }
}

const NO_TOLERANCE: Inspection = Inspection::warning(
    no_tolerance,
    "no-tolerance",
    "a number with a fraction and no tolerance",
    "Only this very number is right: 9.8 is wrong where 9.81 is asked. Say how far off \
     is still right, or `tolerance = 0` where it must be exact. What is reckoned from numbers in \
     the prompt, money and what has two digits only is taken to be exact.",
    r#"prompt = "How fast does a falling stone gather speed?"
answer = 9.81
+ tolerance = 0.05
unit = "m/s²"
"#,
);

fn no_tolerance(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let Some(answer) = typed(subject) else { return };
    let digits = answer.text.bytes().filter(u8::is_ascii_digit).count();
    let is_whole = answer.text.trim_end_matches('0').ends_with('.');
    let is_reckoned =
        subject.prompt.is_some_and(|prompt| prompt.text.contains(|c: char| c.is_ascii_digit()));
    let mut units = subject.transcript.texts("unit");
    if answer.notation == Notation::Decimal
        && digits >= MEASURED
        && !is_whole
        && !is_reckoned
        && !units.any(|unit| is_money(&unit.text.to_lowercase()))
        && subject.transcript.place("tolerance").is_none()
    {
        let message = format!("only {} is right, to the last digit", answer.text);
        let help = "say how far off is still right: tolerance = 0.05, or tolerance = 0";
        remarks.on(answer, message, help);
    }
}

/// Whether a unit, in small letters, is one of money.
fn is_money(unit: &str) -> bool {
    CURRENCIES.contains(&unit.trim())
        || ["dollar", "euro"].iter().any(|name| unit.starts_with(name))
}

/// From how many digits on a number with a fraction was measured: 0.5 and 1.5 are exact.
const MEASURED: usize = 3;

/// An answer that is typed.
fn typed<'s, 'i>(subject: &Subject<'s, 'i>) -> Option<&'s Spot<'i>> {
    subject.answer.filter(|_| !subject.has_options())
}

/// Units that the judge does not know as symbols: words, in the singular, and other systems.
const UNITS: &[&str] = &[
    "%", "°", "°c", "°f", "amp", "ampere", "byte", "cent", "cm²", "cm³", "day", "db", "degree",
    "dollar", "euro", "f", "foot", "feet", "ft", "gram", "ha", "hectare", "hour", "hr", "inch",
    "inche", "joule", "kelvin", "kilogram", "kilometer", "kilometre", "km²", "kmh", "kn", "knot",
    "lb", "light-year", "liter", "litre", "m/s²", "meter", "metre", "mi", "mile", "minute",
    "month", "mph", "m²", "m³", "newton", "ohm", "ounce", "oz", "pascal", "percent", "pound",
    "second", "sec", "ton", "tonne", "volt", "watt", "week", "yard", "year", "€", "£",
];

/// Units that stand before one.
const CURRENCIES: &[&str] = &["$", "€", "£", "¥", "us$", "usd", "eur", "gbp"];

/// A number as TOML has it: a comma before three digits parts thousands, another one decimals.
fn plain(number: &str) -> String {
    let mut parts = number.split(',');
    let first = parts.next().unwrap_or_default().to_owned();
    let rest: Vec<&str> = parts.collect();
    let is_thousands = rest.iter().all(|part| part.split('.').next().map_or(0, str::len) == 3);
    first + &if is_thousands { rest.concat() } else { format!(".{}", rest.concat()) }
}

/// The number and the unit that a text is made of, as TOML has them.
fn unit_inside(text: &str) -> Option<(String, &str)> {
    const BLANKS: [char; 3] = [' ', '\u{a0}', '\u{202f}'];
    let before = CURRENCIES.iter().find_map(|sign| {
        let (unit, rest) = text.split_at_checked(sign.len())?;
        (unit.to_lowercase() == *sign).then_some((unit, rest))
    });
    if let Some((unit, rest)) = before {
        let number = rest.trim_start_matches(BLANKS);
        let is_number = number.starts_with(|c: char| c.is_ascii_digit())
            && number.chars().all(|c| c.is_ascii_digit() || ".,".contains(c));
        return is_number.then(|| (plain(number), unit));
    }
    let digits = text.trim_start_matches(['-', '+', '−', '~']);
    let end = digits.find(|c: char| !c.is_ascii_digit() && !".,".contains(c));
    let end = end.filter(|end| *end > 0)?;
    let unit = digits[end..].trim_start_matches(BLANKS);
    let lower = unit.to_lowercase();
    let singular = lower.strip_suffix('s').filter(|singular| singular.len() > 2);
    // A capital that is stuck to a number is a name: 5G, 3D.
    let is_name = digits[end..].len() == 1 && unit.starts_with(|c: char| c.is_ascii_uppercase());
    let is_unit = is_unit(unit)
        || UNITS.contains(&lower.as_str())
        || singular.is_some_and(|one| UNITS.contains(&one));
    let sign = if text.starts_with(['-', '−']) { "-" } else { "" };
    // Digits on both sides of a letter are a formula: 1s2.
    let is_formula =
        unit.len() == digits[end..].len() && unit.ends_with(|c: char| c.is_ascii_digit());
    let has_more = unit.contains(' ') && unit.contains(|c: char| c.is_ascii_digit());
    let is_unit = is_unit && !is_name && !is_formula && !has_more;
    is_unit.then(|| (format!("{sign}{}", plain(&digits[..end])), unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_its_unit_are_told_apart() {
        let table = [
            ("4806 m", "4806", "m"),
            ("5km", "5", "km"),
            ("1,500 metres", "1500", "metres"),
            ("−40 °C", "-40", "°C"),
            ("$5.50", "5.50", "$"),
            ("€ 1,000", "1000", "€"),
            ("10 %", "10", "%"),
            ("1,5 km", "1.5", "km"),
            ("€1,50", "1.50", "€"),
        ];
        for (text, number, unit) in table {
            assert_eq!(unit_inside(text), Some((number.to_owned(), unit)), "{text}");
        }
        for text in ["4806", "m", "4 horsemen", "$", "$x", "3D", "5G", "5 km to 6 km", ""] {
            assert_eq!(unit_inside(text), None, "{text}");
        }
    }
}
