//! What counts as an answer: the key, its alternatives, and those with a note, a share of the points
//! or a tolerance of their own.

use super::entries::{May, PlacedNoted};
use super::{Fields, PlacedText};
use crate::judge::{Expected, Noted, Quantity};
use crate::report::Rule;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&CREDIT_FOR_ANSWER];

const CREDIT_FOR_ANSWER: Rule = Rule::error(
    "credit-for-answer",
    "a share of the points for what is right",
    "What is the answer, or accepted without a `credit`, earns all of the points.",
    r#"prompt = "Which planet is the largest?"
answer = "Jupiter"
- accept = [{ text = "Jupiter", credit = 0.5 }]
+ accept = [{ text = "Jove", credit = 0.5 }]
"#,
);

/// The key `answer` with `accept`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Accepted {
    /// The key, then every alternative that is as right.
    pub key: Vec<String>,
    /// Alternatives that the author says something of.
    pub noted: Vec<Noted>,
}

impl Accepted {
    /// Reads what stands under `key` beside an answer; nothing where it both earns all and a share.
    pub fn read(
        fields: &mut Fields<'_, '_>,
        key: &str,
        answer: PlacedText,
        may: May,
    ) -> Option<Self> {
        let mut accepted = Self { key: vec![answer.value], noted: Vec::new() };
        let mut shared = Vec::new();
        for PlacedNoted { noted, text } in fields.noted(key, may).unwrap_or_default() {
            if noted.why.is_none() && noted.credit.is_none() && noted.band.is_none() {
                accepted.key.push(noted.text);
                continue;
            }
            if noted.credit.is_some() && noted.band.is_none() {
                shared.push(text);
            }
            accepted.noted.push(noted);
        }
        let mut is_sound = true;
        for text in shared {
            let is_answer = text.value == accepted.key[0];
            if accepted.key.contains(&text.value) {
                let what = if is_answer { "is the answer" } else { "is accepted without a credit" };
                credit_for_answer(fields, &text, what);
                is_sound = false;
            }
        }
        is_sound.then_some(accepted)
    }

    /// What may be typed, with foreseen mistakes and a quantity where there are any.
    pub fn expected<'a>(
        &'a self,
        foreseen: &'a [Noted],
        quantity: Option<&'a Quantity>,
    ) -> Expected<'a> {
        Expected { key: &self.key, noted: &self.noted, foreseen, quantity }
    }
}

/// Reports a share for what earns all.
pub fn credit_for_answer(fields: &mut Fields<'_, '_>, text: &PlacedText, what: &str) {
    let message = format!("\"{}\" {what}, and earns all", text.value);
    let help = "delete the `credit`, or give it to what is right in part";
    fields.report(&CREDIT_FOR_ANSWER, text.span.clone(), message, help);
}
