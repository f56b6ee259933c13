//! The top of a deck: which tables stand there, how often and where, and what was meant by what is
//! none of them.

use super::keys::{EXAM_KEYS, HEADER_KEYS, KEYS};
use crate::report::{Finding, Rule};
use crate::text::did_you_mean;
use std::ops::Range;
use toml::de::DeValue;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&SINGLE_BRACKETS, &DUPLICATE_TABLE, &MISPLACED_TABLE, &NO_QUESTION];

/// A table that stands there twice.
pub const DUPLICATE_TABLE: Rule = Rule::error(
    "duplicate-table",
    "a table that stands there twice",
    "A deck has one [deck], one [exam] and one [passages].",
    r#"[deck]
id = "planets"
+ title = "Planets"

[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
-
- [deck]
- title = "Planets"
"#,
);

/// A question that is no entry of the list.
pub const SINGLE_BRACKETS: Rule = Rule::error(
    "single-brackets",
    "a question below single brackets",
    "A deck has a list of questions, and TOML writes each entry of a list below [[...]].",
    r#"- [question]
+ [[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
"#,
);

/// A header where none can stand.
pub const MISPLACED_TABLE: Rule = Rule::error(
    "misplaced-table",
    "a [deck] below a question",
    "What it says holds for the questions below it, so it stands above all of them.",
    r#"+ [deck]
+ id = "planets"
+
[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
-
- [deck]
- id = "planets"
"#,
);

/// A deck that asks nothing.
pub const NO_QUESTION: Rule = Rule::error(
    "no-question",
    "a deck without a question",
    "There is nothing to ask.",
    r#"- [deck]
- id = "planets"
+ [[question]]
+ prompt = "Which planet is the largest?"
+ answer = "Jupiter"
"#,
);

/// What other programs, and fingers, call the list of questions.
const QUESTIONS: [&str; 6] = ["questions", "card", "cards", "item", "items", "q"];

/// Whether a name at the top, in any letters, was meant for the list of questions.
pub fn is_questions(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower == "question" || QUESTIONS.contains(&lower.as_str())
}

/// The message and remedy for a table or key at the top that is none of ours.
pub fn misplaced(name: &str, value: &DeValue<'_>) -> (String, String) {
    let tables = ["deck", "question", "passages", "exam"];
    let shape = match (name, value) {
        ("question", _) => Some("write [[question]], and its keys below"),
        ("deck", DeValue::Array(_)) => Some("write [deck], in single brackets: a deck has one"),
        ("deck", _) => Some("write [deck], and its keys below: title = \"...\""),
        ("passages", DeValue::Array(_)) => Some("write [passages], in single brackets"),
        ("passages", _) => Some("write [passages], and below it name = '''the text'''"),
        ("exam", DeValue::Array(_)) => Some("write [exam], in single brackets: a deck has one"),
        ("exam", _) => Some("write [exam], and its keys below: count = 20"),
        (name, _) if is_questions(name) => Some("write [[question]]"),
        ("meta" | "metadata" | "quiz" | "info" | "header", DeValue::Table(_)) => {
            Some("write [deck]")
        }
        ("defaults", _) => Some("write [deck.defaults]"),
        _ if EXAM_KEYS.contains(&name) => Some("put it below [exam]"),
        _ if HEADER_KEYS.contains(&name) => Some("put it below [deck]"),
        _ if KEYS.binary_search(&name).is_ok() => Some("put it below [[question]]"),
        _ => None,
    };
    let message = match shape {
        Some(_) if tables.contains(&name) => format!("`{name}` is not written this way"),
        _ => format!("unknown key `{name}` at the top of a deck"),
    };
    let near = |known: &[&'static str]| did_you_mean(name, known.iter().copied());
    let help = match (shape, near(&tables), near(&HEADER_KEYS), near(&KEYS)) {
        (Some(shape), ..) => shape.to_owned(),
        (_, Some("question"), ..) => "did you mean [[question]]?".to_owned(),
        (_, Some(table), ..) => format!("did you mean [{table}]?"),
        (_, _, Some(key), _) => format!("did you mean `{key}`, below [deck]?"),
        (_, _, _, Some(key)) => format!("did you mean `{key}`, below [[question]]?"),
        _ => "delete it: a deck has [deck], [exam], [passages] and [[question]]".to_owned(),
    };
    (message, help)
}

/// Takes down where a table stands that a deck has once, and reports another one.
pub fn once(
    table: &mut Option<Range<usize>>,
    place: &Range<usize>,
    all: &str,
    findings: &mut Vec<Finding>,
) {
    if table.replace(place.clone()).is_some() {
        let name = all.rsplit(' ').next().unwrap_or_default();
        let message = format!("{name} stands there twice");
        findings.push(DUPLICATE_TABLE.finding(place.clone(), message, format!("put {all}")));
    }
}

#[cfg(test)]
mod tests {
    use crate::deck::read;
    use crate::report::Finding;

    #[test]
    fn what_stands_at_the_top_is_told_where_it_belongs() {
        let table = [
            ("question = 1", "`question` is not written this way", "[[question]]"),
            ("deck = []", "`deck` is not written this way", "single brackets: a deck has one"),
            ("deck = 1", "`deck` is not written this way", "below: title = "),
            ("passages = []", "`passages` is not written this way", "in single brackets"),
            ("passages = 1", "`passages` is not written this way", "below it name = "),
            ("exam = 20", "`exam` is not written this way", "its keys below: count = 20"),
            ("exam = []", "`exam` is not written this way", "in single brackets"),
            ("[exams]", "unknown key `exams`", "did you mean [exam]?"),
            ("minutes = 30", "unknown key `minutes`", "put it below [exam]"),
            ("Cards = 1", "unknown key `Cards`", "write [[question]]"),
            ("cards = 1", "unknown key `cards`", "write [[question]]"),
            ("[quiz]", "unknown key `quiz`", "write [deck]"),
            ("quiz = 1", "unknown key `quiz`", "delete it: a deck has"),
            ("[defaults]", "unknown key `defaults`", "write [deck.defaults]"),
            ("title = 1", "unknown key `title`", "put it below [deck]"),
            ("prompt = 1", "unknown key `prompt`", "put it below [[question]]"),
            ("questoin = 1", "unknown key `questoin`", "did you mean [[question]]?"),
            ("[pasages]", "unknown key `pasages`", "did you mean [passages]?"),
            ("titel = 1", "unknown key `titel`", "did you mean `title`, below [deck]?"),
            ("promt = 1", "unknown key `promt`", "did you mean `prompt`, below [[question]]?"),
            ("zzz = 1", "unknown key `zzz`", "delete it: a deck has"),
        ];
        for (line, message, help) in table {
            let text = format!("{line}\n[[question]]\nprompt = 'a'\nanswer = 'b'\n");
            let found = read(&text, "t").findings;
            let told = |finding: &Finding| {
                finding.message.starts_with(message) && finding.help.contains(help)
            };
            assert!(found.iter().any(told), "{line}: {found:?}");
        }
    }
}
