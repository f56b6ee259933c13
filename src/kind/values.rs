//! Values: what stands under a key, read as the list, flag, number or word that is wanted there.

use super::{Fields, Key, PlacedText, Shape, TomlValue};
use crate::report::Rule;
use crate::text::did_you_mean;
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&UNKNOWN_WORD, &OUT_OF_RANGE, &TOO_FEW];

const UNKNOWN_WORD: Rule = Rule::error(
    "unknown-word",
    "a word that the key does not know",
    "Some keys take one of a few words.",
    r#"prompt = "Who wrote *Candide*?"
answer = "Voltaire"
- accents = "warm"
+ accents = "warn"
"#,
);

/// A number or a count that is too small or too large.
pub const OUT_OF_RANGE: Rule = Rule::error(
    "out-of-range",
    "a number, or a count of entries, that is too small or too large",
    "A question is worth at least one point, two options at least are shown, and so on. More than a \
     thousand gaps, pairs or entries nobody answers at once: they are a table, and several questions.",
    r#"prompt = "Which planet is the largest?"
answer = "Jupiter"
- points = 0
+ points = 1
"#,
);

/// A list with too few entries.
pub const TOO_FEW: Rule = Rule::error(
    "too-few",
    "a list with too few entries",
    "An order of one item is none, and a choice has a wrong option at least.",
    r#"prompt = "In which order do the planets stand?"
- order = ["Mercury"]
+ order = ["Mercury", "Venus", "Earth"]
"#,
);

/// How many entries, pairs, items or gaps a question may ask for at once.
const MOST: usize = 1000;

impl<'i> Fields<'i, '_> {
    /// Reports a question that asks for more at once than anybody answers.
    pub fn is_answerable(&mut self, key: &str, count: usize, span: Range<usize>) -> bool {
        if count > MOST {
            let what = if key == "cloze" { "gaps" } else { "entries" };
            let message =
                format!("`{key}` has {count} {what}, and at most {MOST} can be asked at once");
            self.report(&OUT_OF_RANGE, span, message, "make several questions of it");
        }
        count <= MOST
    }

    /// A list of texts that must have at least `least` entries.
    pub fn list(&mut self, key: &str, least: usize, help: &str) -> Option<Vec<PlacedText>> {
        let values = self.values(key, least, help)?;
        let count = values.len();
        let texts: Vec<PlacedText> =
            values.iter().filter_map(|value| self.as_text(key, value, "a list of texts")).collect();
        (texts.len() == count).then_some(texts)
    }

    /// The entries of a list that must have at least `least`.
    pub fn values(&mut self, key: &str, least: usize, help: &str) -> Option<Vec<TomlValue<'i>>> {
        let value = self.need(key, help)?;
        let span = value.span();
        match value.into_inner() {
            DeValue::Array(array) if array.len() >= least => {
                let is_answerable = self.is_answerable(key, array.len(), self.at(span));
                is_answerable.then(|| array.into_iter().collect())
            }
            DeValue::Array(array) => {
                let message = match (array.len(), least) {
                    (0, _) => format!("`{key}` is empty"),
                    (1, _) => format!("`{key}` has one entry only"),
                    (count, _) => format!("`{key}` has {count} entries, and needs {least}"),
                };
                self.report(&TOO_FEW, self.at(span), message, help);
                None
            }
            other => {
                self.wrong_type(key, &Spanned::new(span, other), "a list");
                None
            }
        }
    }

    /// True or false.
    pub fn flag(&mut self, key: &str) -> Option<bool> {
        let value = self.take(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(key, &value, "true or false");
        }
        flag
    }

    /// A whole number, within the bounds of its key.
    pub fn whole(&mut self, key: &Key) -> Option<u32> {
        let value = self.take(key.name)?;
        self.as_whole(key.name, key.shape, &value)
    }

    /// A value as a whole number within the bounds of a shape, reported when it is none.
    pub fn as_whole(&mut self, key: &str, shape: Shape, value: &TomlValue<'_>) -> Option<u32> {
        let Shape::Whole(least, most) = shape else { return None };
        let DeValue::Integer(integer) = value.get_ref() else {
            self.wrong_type(key, value, "a whole number");
            return None;
        };
        let number = u32::from_str_radix(integer.as_str(), integer.radix()).ok();
        let whole = number.filter(|number| (least..=most).contains(number));
        if whole.is_none() {
            let is_low = number.map_or(integer.as_str().starts_with('-'), |number| number < least);
            let (bound, side, or) =
                if is_low { (least, "least", "more") } else { (most, "most", "less") };
            let message = format!("`{key}` must be at {side} {bound}");
            let help = format!("write {key} = {bound} or {or}, or delete the line");
            self.report(&OUT_OF_RANGE, self.at(value.span()), message, help);
        }
        whole
    }

    /// A number, within the bounds of its key.
    pub fn number(&mut self, key: &Key) -> Option<f64> {
        let Shape::Between(least, most) = key.shape else { return None };
        let (name, value) = (key.name, self.take(key.name)?);
        let raw = &self.excerpt.text[value.span()];
        let number = match value.get_ref() {
            DeValue::Integer(_) | DeValue::Float(_) => raw.replace('_', "").parse().ok(),
            _ => {
                self.wrong_type(name, &value, "a number");
                return None;
            }
        };
        let number = number.filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let message = format!("`{name}` must be from {least} to {most}");
            let what = key.help.split(',').next().unwrap_or_default();
            let help = format!("write {what}: {name} = {}", key.sample());
            self.report(&OUT_OF_RANGE, self.at(value.span()), message, help);
        }
        number
    }

    /// One of some words.
    pub fn word<T: Copy>(&mut self, key: &str, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        let found = words.iter().find(|(word, _)| *word == text.value).map(|(_, value)| *value);
        if found.is_none() {
            let all: Vec<String> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
            let meant = did_you_mean(&text.value, words.iter().map(|(word, _)| *word));
            let help = meant.map_or_else(
                || format!("write one of {}", all.join(", ")),
                |meant| format!("did you mean \"{meant}\"?"),
            );
            let message = format!("`{key}` cannot be \"{}\"", text.value);
            self.report(&UNKNOWN_WORD, text.span, message, help);
        }
        found
    }
}
