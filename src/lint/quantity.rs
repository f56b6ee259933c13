//! Quantities: numbers that are written as text for their unit, or that ask for more digits than
//! anyone types.

use super::subject::Subject;
use crate::report::{Finding, Rule};

/// The rules of this file.
pub const RULES: &[&Rule] = &[&UNIT_IN_ANSWER, &NO_TOLERANCE];

const UNIT_IN_ANSWER: Rule = Rule::warning(
    "unit-in-answer",
    "a number with its unit inside the text",
    "As text it must be typed as it is written. As a number with `unit` it may be typed \
     with or without the unit, in any usual way, and may have a tolerance.",
    r#"[[question]]
prompt = "How high is Mont Blanc?"
answer = "4806 m"
"#,
    r#"[[question]]
prompt = "How high is Mont Blanc?"
answer = 4806
unit = ["m", "metres"]
"#,
);

const NO_TOLERANCE: Rule = Rule::warning(
    "no-tolerance",
    "a number with a fraction and no tolerance",
    "Only this very number is right: 9.8 is wrong where 9.81 is asked. Say how far off \
     is still right, or `tolerance = 0` where it must be exact.",
    r#"[[question]]
prompt = "How fast does a falling stone gather speed?"
answer = 9.81
unit = "m/s²"
"#,
    r#"[[question]]
prompt = "How fast does a falling stone gather speed?"
answer = 9.81
tolerance = 0.05
unit = "m/s²"
"#,
);

/// Units that stand behind a number: symbols, and words in the singular.
const UNITS: &[&str] = &[
    "%", "°", "°c", "°f", "amp", "ampere", "bar", "bit", "byte", "c", "cent", "cm", "cm²", "cm³",
    "day", "db", "degree", "dollar", "euro", "ev", "f", "foot", "feet", "ft", "g", "gb", "ghz",
    "gram", "gw", "h", "ha", "hectare", "hour", "hr", "hz", "inch", "inche", "j", "joule", "k",
    "kb", "kelvin", "kg", "khz", "kilogram", "kilometer", "kilometre", "kj", "km", "km/h", "km²",
    "kmh", "kn", "knot", "kpa", "kv", "kw", "kwh", "l", "lb", "light-year", "liter", "litre", "m",
    "m/s", "m/s²", "mb", "meter", "metre", "mg", "mhz", "mi", "mile", "minute", "ml", "mm", "mol",
    "month", "mph", "ms", "mv", "mw", "m²", "m³", "n", "newton", "nm", "ohm", "ounce", "oz", "pa",
    "pascal", "percent", "pound", "s", "second", "sec", "t", "tb", "ton", "tonne", "v", "volt",
    "w", "watt", "week", "yard", "year", "€", "£", "µm", "μm", "ω",
];

/// Units that stand before one.
const CURRENCIES: &[&str] = &["$", "€", "£", "¥", "US$", "USD ", "EUR ", "GBP "];

/// Applies the rules of this group.
pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(answer) = subject.answer.as_ref().filter(|_| !subject.has_options()) else { return };
    if subject.is_float && !subject.has_tolerance {
        let message = format!("only {} is right, to the last digit", answer.text);
        let help = "say how far off is still right: tolerance = 0.05, or tolerance = 0";
        findings.push(answer.warning(&NO_TOLERANCE, message, help));
    }
    if subject.is_number || subject.rules.exact {
        return;
    }
    if let Some((number, unit)) = unit_inside(answer.text.trim()) {
        let message = "the answer is a number with a unit, and is judged as text";
        let help = format!("write answer = {number} without quotes, and unit = \"{unit}\"");
        findings.push(answer.warning(&UNIT_IN_ANSWER, message, help));
    }
}

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
    let before = CURRENCIES.iter().find_map(|sign| Some((*sign, text.strip_prefix(sign)?)));
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
    let is_unit =
        UNITS.contains(&lower.as_str()) || singular.is_some_and(|one| UNITS.contains(&one));
    let sign = if text.starts_with(['-', '−']) { "-" } else { "" };
    let is_unit = is_unit && !is_name;
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
