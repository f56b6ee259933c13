//! Number: a quantity to type, with a tolerance and a unit.

use super::accepted::Accepted;
use super::entries::May;
use super::texts::NOT_FINITE;
use super::tolerance::{BAD_TOLERANCE, number, read_tolerance};
use super::{Fields, Key, Kind, Part, Proviso, Role, Shape};
use crate::judge::{Expected, Quantity};
use crate::report::Rule;

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
        let number = number(value.get_ref(), &answer.value).filter(|number| number.is_finite());
        if number.is_none() {
            let help = "write a smaller one, or put it in quotes to have it typed as text";
            fields.report(&NOT_FINITE, answer.span.clone(), "`answer` is too large a number", help);
        }
        let quantity = Quantity { value: number?, tolerance: tolerance?, units };
        let mut answer = Accepted::read(fields, "accept", answer, May::Measure)?;
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

    fn provisos(&self) -> Vec<Proviso> {
        let Quantity { tolerance, units, .. } = &self.quantity;
        let within = tolerance.words().is_some().then_some(Proviso::Within(*tolerance));
        let units = (units.len() > 1).then(|| Proviso::Units(units.clone()));
        within.into_iter().chain(units).collect()
    }
}
