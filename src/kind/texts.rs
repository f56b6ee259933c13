//! Texts: what stands under a key, read as the text or texts that are wanted there.

use super::values::TOO_FEW;
use super::{Fields, PlacedText, TomlValue};
use crate::report::Rule;
use crate::text::is_blank;
use std::borrow::Cow;
use toml::de::DeValue;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&BLANK, &NOT_FINITE];

/// A text with nothing to see in it.
pub const BLANK: Rule = Rule::error(
    "blank",
    "a text with nothing to see in it",
    "Spaces and invisible characters only: nothing could be shown or typed.",
    r#"prompt = "Which planet is the largest?"
- answer = " "
+ answer = "Jupiter"
"#,
);

/// A number that is none.
pub const NOT_FINITE: Rule = Rule::error(
    "not-finite",
    "a number that is none",
    "`nan` and `inf` are numbers to TOML, and nobody can be asked for them.",
    r#"prompt = "What is one divided by nothing?"
- answer = inf
+ answer = "inf"
"#,
);

impl<'i> Fields<'i, '_> {
    /// An optional text.
    pub fn text(&mut self, key: &str) -> Option<PlacedText> {
        let value = self.take(key)?;
        self.as_text(key, &value, "text")
    }

    /// An optional text without its place.
    pub fn string(&mut self, key: &str) -> Option<String> {
        self.text(key).map(|text| text.value)
    }

    /// An optional path of a file, which is no number.
    pub fn path(&mut self, key: &str) -> Option<String> {
        let value = self.take(key)?;
        if !matches!(value.get_ref(), DeValue::String(_)) {
            self.wrong_type(key, &value, "text");
            return None;
        }
        self.as_text(key, &value, "text").map(|text| text.value)
    }

    /// A text that must be there; `help` says what to write.
    pub fn need_text(&mut self, key: &str, help: &str) -> Option<PlacedText> {
        let value = self.need(key, help)?;
        self.as_text(key, &value, "text")
    }

    /// A text, or a list of texts, without their places; empty when the key is not there.
    pub fn strings(&mut self, key: &str) -> Vec<String> {
        let Some(value) = self.take(key) else { return Vec::new() };
        self.as_strings(key, &value, "text or a list of texts")
    }

    /// A text or a list of at least one that must be there; `help` says what to write.
    pub fn need_strings(&mut self, key: &str, help: &str) -> Option<Vec<String>> {
        let value = self.need(key, help)?;
        let strings = self.as_strings(key, &value, "text or a list of texts");
        let count = value.get_ref().as_array().map_or(1, |array| array.len());
        if count == 0 {
            self.report(&TOO_FEW, self.at(value.span()), format!("`{key}` is empty"), help);
        }
        (count > 0 && strings.len() == count).then_some(strings)
    }

    /// A text, number or date as text, reported when it is none of them or blank.
    pub fn as_text(
        &mut self,
        key: &str,
        value: &TomlValue<'i>,
        expected: &str,
    ) -> Option<PlacedText> {
        let span = self.at(value.span());
        let raw: &'i str = &self.excerpt.text[value.span()];
        let text = match value.get_ref() {
            DeValue::String(text) if is_blank(text) => {
                let message = if text.trim().is_empty() {
                    format!("`{key}` is blank")
                } else {
                    format!("`{key}` has only characters that do not show")
                };
                let help = "write something between the quotes, or delete it";
                self.report(&BLANK, span, message, help);
                return None;
            }
            DeValue::String(text) => {
                let (first, second) = (raw.as_bytes().first(), raw.as_bytes().get(1));
                let has_escapes = matches!(text, Cow::Owned(_));
                if has_escapes && first == Some(&b'"') {
                    self.look_for_escapes(key, raw, span.start);
                }
                let may_have_lines = has_escapes || first == second;
                if may_have_lines && text.contains('\r') {
                    text.replace("\r\n", "\n")
                } else {
                    text.clone().into_owned()
                }
            }
            DeValue::Float(_) if !raw.contains(|c: char| c.is_ascii_digit()) => {
                let help = if expected.starts_with("a number") {
                    "write a number in digits".to_owned()
                } else {
                    format!("if the word is meant, put it in quotes: \"{raw}\"")
                };
                let message = format!("`{key}` cannot be {raw}: that is no number");
                self.report(&NOT_FINITE, span, message, help);
                return None;
            }
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => raw.to_owned(),
            DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => {
                self.wrong_type(key, value, expected);
                return None;
            }
        };
        Some(PlacedText { value: text, span })
    }

    /// A text, or a list of texts, as a list without their places.
    pub fn as_strings(&mut self, key: &str, value: &TomlValue<'i>, expected: &str) -> Vec<String> {
        let entries = match value.get_ref() {
            DeValue::Array(array) => &array[..],
            _ => std::slice::from_ref(value),
        };
        let texts = entries.iter().map(|entry| Some(self.as_text(key, entry, expected)?.value));
        texts.flatten().collect()
    }
}
