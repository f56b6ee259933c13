//! Types: values that are not of the type that is wanted, and what to write instead.

use super::{Fields, Key, Role, Shape, TomlValue, keys};
use crate::report::Rule;
use toml::de::DeValue;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&WRONG_TYPE];

/// A value of the wrong type.
pub const WRONG_TYPE: Rule = Rule::error(
    "wrong-type",
    "a value of the wrong type",
    "A list is wanted where a text stands, or the like.",
    r#"prompt = "Is Jupiter a planet?"
answer = true
- draft = "no"
+ draft = false
"#,
);

impl Fields<'_, '_> {
    /// Reports a value of the wrong type.
    pub fn wrong_type(&mut self, key: &str, value: &TomlValue<'_>, expected: &str) {
        let found = type_name(value.get_ref());
        let help = remedy(key, value.get_ref(), expected);
        let message = format!("`{key}` must be {expected}, not {found}");
        self.report(&WRONG_TYPE, self.at(value.span()), message, help);
    }
}

/// The remedy for a value of the wrong type.
fn remedy(key: &str, value: &DeValue<'_>, expected: &str) -> String {
    let own = keys().find(|own| own.name == key);
    let one = |role: Role, is: fn(Shape) -> bool| {
        let key = keys().find(|own| own.role == role && is(own.shape));
        key.map_or("", |key| key.name)
    };
    let is_list = |shape| matches!(shape, Shape::List(_) | Shape::Entries);
    match (own.map(|own| (own.role, own.shape)), value) {
        (Some((Role::Answer, Shape::Text)), DeValue::Array(_)) => {
            let (several, ways) = (one(Role::Answer, is_list), one(Role::Alternatives, |_| true));
            format!(
                "several right answers go under `{several}`; other ways to write the one under \
                 `{ways}`"
            )
        }
        (Some((Role::Answer, shape)), DeValue::String(_)) if is_list(shape) => {
            let only = one(Role::Answer, |shape| shape == Shape::Text);
            format!("one right answer goes under `{only}`; several: {key} = [\"...\", \"...\"]")
        }
        (Some((Role::Parts, shape)), _) => {
            let list = if is_list(shape) { "a list: " } else { "" };
            format!("write {list}{key} = {}", own.map_or_else(String::new, Key::sample))
        }
        (_, DeValue::Boolean(flag)) if expected.contains("text") => {
            format!("put it in quotes: \"{flag}\"")
        }
        (_, DeValue::String(text)) if expected.starts_with("true") => {
            let flag = text.trim().to_lowercase();
            if flag == "true" || flag == "false" {
                format!("write {key} = {flag}, without quotes")
            } else {
                format!("write {key} = true or {key} = false")
            }
        }
        (_, DeValue::String(text)) if text.trim().parse::<f64>().is_ok() => {
            format!("write {key} = {}, without quotes", text.trim())
        }
        (_, DeValue::String(_)) if expected.contains("list") => {
            format!("write {key} = [\"...\"]")
        }
        _ if expected.starts_with("text") => format!("write {key} = \"...\""),
        _ => format!("write {expected}"),
    }
}

/// What an author calls a type.
const fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a decimal number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_of_the_wrong_type_has_its_remedy() {
        let table = [
            (
                "answer = []",
                "text",
                "several right answers go under `answers`; other ways to write the one under `accept`",
            ),
            ("answer = true", "a number", "write a number"),
            (
                "answers = 'x'",
                "a list",
                "one right answer goes under `answer`; several: answers = [\"...\", \"...\"]",
            ),
            ("pairs = 1", "a list", "write pairs = [[\"left\", \"right\"], [\"left\", \"right\"]]"),
            ("order = 'x'", "a list", "write a list: order = [\"...\", \"...\"]"),
            ("hint = false", "text or a list of texts", "put it in quotes: \"false\""),
            ("case = ' True'", "true or false", "write case = true, without quotes"),
            ("case = 'FALSE'", "true or false", "write case = false, without quotes"),
            ("case = 'yes'", "true or false", "write case = true or case = false"),
            ("case = '1'", "true or false", "write case = true or case = false"),
            ("points = ' 3'", "a whole number", "write points = 3, without quotes"),
            ("points = 'three'", "a whole number", "write a whole number"),
            ("tags = 'x'", "a list", "write tags = [\"...\"]"),
            ("explain = []", "text", "write explain = \"...\""),
            ("points = []", "a whole number", "write a whole number"),
        ];
        for (line, expected, help) in table {
            let table = toml::de::DeTable::parse(line).unwrap();
            let (key, value) = table.get_ref().iter().next().unwrap();
            assert_eq!(remedy(key.get_ref(), value.get_ref(), expected), help, "{line}");
        }
    }
}
