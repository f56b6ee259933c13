//! Values: what stands under a key of a deck, read as the text, list, flag, number or word that is
//! wanted there, and reported where it is none.

use super::slips;
use super::{Fields, Key, PlacedText, Role, Shape, TomlValue, keys};
use crate::text::{did_you_mean, is_blank};
use std::borrow::Cow;
use std::ops::RangeInclusive;
use toml::Spanned;
use toml::de::DeValue;

/// Whether what stands under a key is typed or picked as one line. What is asked may have several,
/// and so may the sides of a card.
fn is_one_line(key: &str) -> bool {
    let is_text = |own: &Key| !matches!(own.role, Role::Prompt | Role::Setting);
    let is_one = |own: &Key| is_text(own) && !matches!(own.shape, Shape::Texts(_));
    key == NOTED || keys().any(|own| own.name == key && is_one(own))
}

/// The key of the text in `{ text, why }`.
const NOTED: &str = "text";

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

    /// A text that must be there; `help` says what to write.
    pub fn need_text(&mut self, key: &str, help: &str) -> Option<PlacedText> {
        if !self.has(key) {
            self.missing(key, help);
        }
        self.text(key)
    }

    /// A text, or a list of texts; empty when the key is not there.
    pub fn texts(&mut self, key: &str) -> Vec<PlacedText> {
        let Some(value) = self.take(key) else { return Vec::new() };
        self.as_texts(key, &value, "text or a list of texts")
    }

    /// The same without their places.
    pub fn strings(&mut self, key: &str) -> Vec<String> {
        let Some(value) = self.take(key) else { return Vec::new() };
        self.as_strings(key, &value, "text or a list of texts")
    }

    /// A text or a list of at least one that must be there; `help` says what to write.
    pub fn need_strings(&mut self, key: &str, help: &str) -> Option<Vec<String>> {
        let Some(value) = self.take(key) else {
            self.missing(key, help);
            return None;
        };
        let strings = self.as_strings(key, &value, "text or a list of texts");
        match value.get_ref() {
            DeValue::Array(array) => {
                if array.is_empty() {
                    let span = self.at(value.span());
                    self.error("too-few", span, format!("`{key}` is empty"), help);
                }
                (!array.is_empty() && strings.len() == array.len()).then_some(strings)
            }
            _ => (!strings.is_empty()).then_some(strings),
        }
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
        let Some(value) = self.take(key) else {
            self.missing(key, help);
            return None;
        };
        let span = value.span();
        match value.into_inner() {
            DeValue::Array(array) if array.len() >= least => Some(array.into_iter().collect()),
            DeValue::Array(array) => {
                let message = match (array.len(), least) {
                    (0, _) => format!("`{key}` is empty"),
                    (1, _) => format!("`{key}` has one entry only"),
                    (count, _) => format!("`{key}` has {count} entries, and needs {least}"),
                };
                self.error("too-few", self.at(span), message, help);
                None
            }
            other => {
                self.wrong_type(key, &Spanned::new(span, other), "a list");
                None
            }
        }
    }

    /// A list whose entries are texts or `{ text, why }`; empty when the key is not there.
    /// Nothing when an entry is none of both.
    pub fn noted(&mut self, key: &str) -> Option<Vec<(PlacedText, Option<String>)>> {
        let Some(value) = self.take(key) else { return Some(Vec::new()) };
        let span = value.span();
        match value.into_inner() {
            DeValue::Array(array) => {
                let count = array.len();
                let noted: Vec<_> =
                    array.into_iter().filter_map(|entry| self.as_noted(key, entry)).collect();
                (noted.len() == count).then_some(noted)
            }
            other => Some(vec![self.as_noted(key, Spanned::new(span, other))?]),
        }
    }

    fn as_noted(
        &mut self,
        key: &str,
        entry: TomlValue<'i>,
    ) -> Option<(PlacedText, Option<String>)> {
        let span = entry.span();
        match entry.into_inner() {
            DeValue::Table(table) => {
                let place = self.at(span);
                let mut inner = self.inner("an entry in braces", table, place);
                inner.correct(&[NOTED, "why"]);
                let text = inner.need_text(NOTED, "write { text = \"…\", why = \"…\" }");
                let why = inner.string("why");
                Some((text?, why))
            }
            other => {
                let entry = Spanned::new(span, other);
                Some((self.as_text(key, &entry, "a list of texts, or of { text, why }")?, None))
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

    /// A whole number of at least `least`.
    pub fn whole(&mut self, key: &str, least: u32) -> Option<u32> {
        let value = self.take(key)?;
        let DeValue::Integer(integer) = value.get_ref() else {
            self.wrong_type(key, &value, "a whole number");
            return None;
        };
        let number = u32::from_str_radix(integer.as_str(), integer.radix()).ok();
        let whole = number.filter(|number| *number >= least);
        if whole.is_none() {
            let is_low = number.is_some() || integer.as_str().starts_with('-');
            let (message, help) = if is_low {
                let help = format!("write {key} = {least} or more, or delete the line");
                (format!("`{key}` must be at least {least}"), help)
            } else {
                let help = format!("write a smaller number, {key} = {least} or some more");
                (format!("`{key}` is too large"), help)
            };
            self.error("out-of-range", self.at(value.span()), message, help);
        }
        whole
    }

    /// A number within a range; `help` says what to write.
    pub fn number(&mut self, key: &str, range: &RangeInclusive<f64>, help: &str) -> Option<f64> {
        let value = self.take(key)?;
        let raw = &self.excerpt.text[value.span()];
        let number = match value.get_ref() {
            DeValue::Integer(_) | DeValue::Float(_) => raw.replace('_', "").parse().ok(),
            _ => {
                self.wrong_type(key, &value, "a number");
                return None;
            }
        };
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            let message = format!("`{key}` must be from {} to {}", range.start(), range.end());
            self.error("out-of-range", self.at(value.span()), message, help);
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
            self.error("unknown-word", text.span, message, help);
        }
        found
    }

    /// A text, number or date as text, reported when it is none of them or blank.
    pub fn as_text(
        &mut self,
        key: &str,
        value: &TomlValue<'i>,
        expected: &str,
    ) -> Option<PlacedText> {
        let span = self.at(value.span());
        let raw = &self.excerpt.text[value.span()];
        let text = match value.get_ref() {
            DeValue::String(text) if is_blank(text) => {
                let message = if text.trim().is_empty() {
                    format!("`{key}` is blank")
                } else {
                    format!("`{key}` has only characters that do not show")
                };
                let help = "write something between the quotes, or delete it";
                self.error("blank", span, message, help);
                return None;
            }
            DeValue::String(text) => {
                let (first, second) = (raw.as_bytes().first(), raw.as_bytes().get(1));
                let has_escapes = matches!(text, Cow::Owned(_));
                if has_escapes
                    && first == Some(&b'"')
                    && let Some((place, found)) = slips::escape(raw, is_one_line(key))
                {
                    let message =
                        format!("`{}` makes {found} in double quotes", &raw[place.clone()]);
                    let help =
                        "write the text in single quotes, '…', where a backslash is a backslash";
                    let place = span.start + place.start..span.start + place.end;
                    self.warning("control-character", place, message, help);
                }
                let may_have_lines = has_escapes || first == second;
                if may_have_lines && text.contains('\r') {
                    text.replace("\r\n", "\n")
                } else {
                    text.to_string()
                }
            }
            DeValue::Float(_) if !raw.contains(|c: char| c.is_ascii_digit()) => {
                let help = if expected.starts_with("a number") {
                    "write a number in digits".to_owned()
                } else {
                    format!("if the word is meant, put it in quotes: \"{raw}\"")
                };
                let message = format!("`{key}` cannot be {raw}: that is no number");
                self.error("not-finite", span, message, help);
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

    /// A text, or a list of texts, as a list.
    pub fn as_texts(
        &mut self,
        key: &str,
        value: &TomlValue<'i>,
        expected: &str,
    ) -> Vec<PlacedText> {
        match value.get_ref() {
            DeValue::Array(array) => {
                array.iter().filter_map(|entry| self.as_text(key, entry, expected)).collect()
            }
            _ => self.as_text(key, value, expected).into_iter().collect(),
        }
    }

    /// The same without their places.
    pub fn as_strings(&mut self, key: &str, value: &TomlValue<'i>, expected: &str) -> Vec<String> {
        match value.get_ref() {
            DeValue::Array(array) => {
                let mut strings = Vec::with_capacity(array.len());
                strings.extend(
                    array
                        .iter()
                        .filter_map(|entry| Some(self.as_text(key, entry, expected)?.value)),
                );
                strings
            }
            _ => self.as_text(key, value, expected).map(|text| text.value).into_iter().collect(),
        }
    }
}
