//! What counts as an answer: the key, its alternatives, and those accepted with a note.

use super::{Fields, Noted, PlacedText};
use crate::judge::{Expected, Quantity};

/// The key `answer` with `accept`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Accepted {
    /// The key, then every alternative that is as right.
    pub key: Vec<String>,
    /// Alternatives that are accepted as close, with what the author says to them.
    pub noted: Vec<(String, String)>,
}

impl Accepted {
    /// Reads what stands under `key` beside an answer.
    pub fn read(fields: &mut Fields<'_, '_>, key: &str, answer: PlacedText) -> Self {
        let mut accepted = Self { key: vec![answer.value], noted: Vec::new() };
        for (text, why) in fields.noted(key).unwrap_or_default() {
            match why {
                Some(why) => accepted.noted.push((text.value, why)),
                None => accepted.key.push(text.value),
            }
        }
        accepted
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
