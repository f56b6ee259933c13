//! Tolerances: numbers as they stand in a deck, and how far off an answer may be.

use super::Fields;
use crate::judge::Tolerance;
use crate::report::Rule;
use toml::de::DeValue;

/// A tolerance that is none.
pub const BAD_TOLERANCE: Rule = Rule::error(
    "bad-tolerance",
    "a tolerance that is none",
    "It is a number from 0, or a percentage of at most 100 in quotes.",
    r#"prompt = "How many hours has a day on Jupiter?"
answer = 10
- tolerance = "half an hour"
+ tolerance = 0.5
"#,
);

/// A tolerance or a unit beside a text.
pub const NOT_A_NUMBER: Rule = Rule::error(
    "not-a-number",
    "a tolerance or a unit beside a text",
    "Both go with a number, which stands without quotes.",
    r#"prompt = "How many hours has a day on Jupiter?"
- answer = "10"
+ answer = 10
unit = "hours"
"#,
);

/// The value of a number as TOML writes it.
pub fn number(value: &DeValue<'_>, raw: &str) -> Option<f64> {
    match value {
        DeValue::Integer(integer) if integer.radix() != 10 => {
            // Too large for a hexadecimal number of 128 bits: no quantity anybody types.
            let whole = i128::from_str_radix(integer.as_str(), integer.radix()).ok()?;
            whole.to_string().parse().ok()
        }
        _ => raw.replace('_', "").parse().ok(),
    }
}

/// The largest tolerance in percent: beyond it nothing and numbers of the other sign are right.
const MOST_PERCENT: f64 = 100.0;

/// Reads `tolerance`: none is exact; nothing when it is there and wrong.
pub fn read_tolerance(fields: &mut Fields<'_, '_>) -> Option<Tolerance> {
    let Some(value) = fields.take("tolerance") else { return Some(Tolerance::Absolute(0.0)) };
    let text = fields.as_text("tolerance", &value, "a number or a percentage")?;
    let written = text.value.replace('_', "");
    let (digits, most, tolerance): (&str, f64, fn(f64) -> Tolerance) =
        match (value.get_ref(), written.trim().strip_suffix('%')) {
            (DeValue::String(_), Some(percent)) => {
                (percent.trim(), MOST_PERCENT, Tolerance::Percent)
            }
            (DeValue::String(_), None) => ("", f64::MAX, Tolerance::Absolute),
            _ => (written.as_str(), f64::MAX, Tolerance::Absolute),
        };
    let size = digits.parse::<f64>().ok().filter(|size| size.is_finite());
    let sound = size.filter(|size| (0.0..=most).contains(size));
    if sound.is_none() {
        let help = "write how far off is still right: tolerance = 0.5, or tolerance = \"2 %\"";
        let message = match size {
            Some(..0.0) => "`tolerance` cannot be negative".to_owned(),
            Some(_) => format!("`tolerance` cannot be more than {MOST_PERCENT} %"),
            None => format!("`tolerance` cannot be \"{}\"", text.value),
        };
        fields.report(&BAD_TOLERANCE, text.span, message, help);
    }
    sound.map(tolerance)
}
