//! Number: a quantity to type, with a tolerance and a unit.

use super::accepted::Accepted;
use super::texts::NOT_FINITE;
use super::{Fields, Key, Kind, Part, Role, Shape, TomlValue};
use crate::judge::{Expected, Quantity, Tolerance};
use crate::report::Rule;
use toml::de::DeValue;

const BAD_TOLERANCE: Rule = Rule::error(
    "bad-tolerance",
    "a tolerance that is none",
    "It is a number from 0, or a percentage of at most 100 in quotes.",
    r#"prompt = "How many hours has a day on Jupiter?"
answer = 10
- tolerance = "half an hour"
+ tolerance = 0.5
"#,
);

/// A question whose answer is a number.
#[derive(Clone, Debug)]
pub struct Number {
    answer: Accepted,
    quantity: Quantity,
}

impl Kind for Number {
    const NAME: &'static str = "number";
    const SUMMARY: &'static str = "type a number";
    const OFFER: &'static str = "a number to type";
    const KEYS: &'static [Key] = &[
        Key::prompt("the question"),
        Key::makes("answer", Role::Answer, Shape::Number, "the number; without quotes"),
        Key::may("tolerance", Shape::Tolerance, "how far off is still right; 0.5, or \"2 %\""),
        Key::may(
            "unit",
            Shape::Texts(0),
            "the unit; or a list of ways to write it, and it may be left out when typed",
        ),
        Key::may("accept", Shape::Noted(0), "other right answers").role(Role::Alternatives),
    ];
    const EXAMPLE: &'static str = r#"
prompt = "How high is Mont Blanc?"
answer = 4806
tolerance = 10
unit = ["m", "metres"]
"#;
    const RULES: &'static [&'static Rule] = &[&BAD_TOLERANCE];

    fn read(fields: &mut Fields<'_, '_>) -> Option<Self> {
        let value = fields.take("answer")?;
        let answer = fields.as_text("answer", &value, "a number");
        let tolerance = read_tolerance(fields);
        let units = fields.strings("unit");
        let answer = answer?;
        let number = number(&value, &answer.value).filter(|number| number.is_finite());
        if number.is_none() {
            let help = "write a smaller one, or put it in quotes to have it typed as text";
            fields.report(&NOT_FINITE, answer.span.clone(), "`answer` is too large a number", help);
        }
        let quantity = Quantity { value: number?, tolerance: tolerance?, units };
        let mut answer = Accepted::read(fields, "accept", answer);
        if let Some(unit) = quantity.units.first()
            && let Some(key) = answer.key.first_mut()
        {
            *key = format!("{key} {unit}"); // the unit is shown with the key and may be typed
        }
        Some(Self { answer, quantity })
    }

    fn expected(&self, _: Part) -> Vec<Expected<'_>> {
        vec![self.answer.expected(&[], Some(&self.quantity))]
    }

    fn terms(&self) -> Vec<String> {
        let tolerance = match self.quantity.tolerance {
            Tolerance::Absolute(size) if size > 0.0 => Some(format!("{size} more or less")),
            Tolerance::Percent(size) if size > 0.0 => Some(format!("{size} % more or less")),
            Tolerance::Absolute(_) | Tolerance::Percent(_) => None,
        };
        let units = &self.quantity.units;
        let units = (units.len() > 1).then(|| format!("in {}", units.join(", ")));
        tolerance.into_iter().chain(units).collect()
    }
}

/// The value of a number as TOML writes it.
fn number(value: &TomlValue<'_>, raw: &str) -> Option<f64> {
    match value.get_ref() {
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
fn read_tolerance(fields: &mut Fields<'_, '_>) -> Option<Tolerance> {
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
