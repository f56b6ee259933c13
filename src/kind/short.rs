//! Short: a word, a name, a date to type.

use super::accepted::Accepted;
use super::entries::May;
use super::tolerance::NOT_A_NUMBER;
use super::{Fields, Key, Kind, Part, Role, Shape};
use crate::judge::Expected;
use crate::report::Rule;
use toml::de::DeValue;

const TEXT_FOR_TRUTH: Rule = Rule::warning(
    "text-for-truth",
    "True or False in quotes",
    "In quotes it is a text to type; without, it is a question of True or False.",
    r#"prompt = "Is Jupiter a planet?"
- answer = "True"
+ answer = true
"#,
);

/// A question with one typed answer.
#[derive(Clone, Debug)]
pub struct Short {
    answer: Accepted,
}

impl Kind for Short {
    const NAME: &'static str = "short";
    const SUMMARY: &'static str = "type a word, a name or a date";
    const OFFER: &'static str = "a word, a name or a date to type";
    const KEYS: &'static [Key] = &[
        Key::prompt("the question"),
        Key::makes("answer", Role::Answer, Shape::Text, "the right answer; text or a date"),
        Key::may("accept", Shape::Noted(0), "other right answers; each a text or { text, why }")
            .role(Role::Alternatives),
    ];
    const EXAMPLE: &'static str = r#"
prompt = "Which language do people speak in Brazil?"
answer = "Portuguese"
accept = ["Brazilian Portuguese", { text = "Brazilian", why = "It is called Portuguese." }]
"#;
    const RULES: &'static [&'static Rule] = &[&TEXT_FOR_TRUTH, &NOT_A_NUMBER];

    fn read(fields: &mut Fields<'_, '_>) -> Option<Self> {
        let is_date = matches!(fields.peek("answer"), Some(DeValue::Datetime(_)));
        let answer = fields.need_text("answer", "write the right answer: answer = \"...\"");
        let written = answer.as_ref().map_or("", |answer| &answer.value);
        let number = leading_number(written);
        if let Some(key) = ["tolerance", "unit"].into_iter().find(|key| fields.has(key)) {
            let message = format!("`{key}` goes with a number, and the answer is text");
            let help = if is_date {
                format!("delete `{key}`: a date is right in any usual form, and no other")
            } else if number.is_empty() {
                format!("delete `{key}`, or write the answer as a number, without quotes")
            } else {
                format!("write the number without quotes: answer = {number}")
            };
            fields.report(&NOT_A_NUMBER, fields.place(key), message, help);
            fields.take("tolerance"); // one mistake, told once
            fields.take("unit");
        }
        let is_word = fields.has("accept") || fields.has("exact") || fields.has("case");
        if let Some(text) = &answer
            && !is_word
            && ["true", "false"].contains(&text.value.to_lowercase().as_str())
        {
            let help = format!("write answer = {}, without quotes", text.value.to_lowercase());
            let message = "the answer is a text to type, not True or False to pick";
            fields.report(&TEXT_FOR_TRUTH, text.span.clone(), message, help);
        }
        Some(Self { answer: Accepted::read(fields, "accept", answer?, May::Earn)? })
    }

    fn expected(&self, _: Part) -> Vec<Expected<'_>> {
        vec![self.answer.expected(&[], None)]
    }
}

fn leading_number(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-');
    text[..end.unwrap_or(text.len())].trim_end_matches(['.', '-'])
}
