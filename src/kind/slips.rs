//! Slips: what authors write when they mean something else, and the remedy for each. Tables, so
//! that a new slip is a new row.

use super::{Key, Role, Shape, keys};
use crate::text::did_you_mean;
use std::ops::Range;
use toml::de::DeValue;

/// What a key of another program is here.
#[derive(Clone, Copy)]
enum Meant {
    /// The same under another name: `--fix` renames it.
    Same(&'static str),
    /// Likely this, and read so, but not certain enough to be renamed.
    Likely(&'static str),
    /// Nothing that could be read in its place.
    Nothing,
}
use Meant::{Likely, Nothing, Same};

/// A key of another program: its name, what it is here, and the remedy.
const SYNONYMS: &[(&str, Meant, &str)] = &[
    ("aliases", Same("accept"), "here it is called `accept`"),
    (
        "alternatives",
        Nothing,
        "other ways to write the answer go under `accept`, wrong options under `wrong`",
    ),
    ("ask", Same("prompt"), "here it is called `prompt`"),
    ("category", Likely("tags"), "here it is called `tags`, a list"),
    ("choices", Nothing, "put the right one under `answer` and the others under `wrong`"),
    ("comment", Likely("explain"), "here it is called `explain`"),
    ("correct", Likely("answer"), "here it is called `answer` (several right ones: `answers`)"),
    ("correct_answer", Same("answer"), "here it is called `answer`"),
    ("definition", Same("back"), "here it is called `back`"),
    ("difficulty", Nothing, "delete the line; `points` may weigh a question"),
    ("distractors", Same("wrong"), "here it is called `wrong`"),
    ("explanation", Same("explain"), "here it is called `explain`"),
    ("feedback", Same("explain"), "here it is called `explain`"),
    ("hints", Same("hint"), "here it is called `hint`: text, or a list shown one at a time"),
    ("incorrect", Likely("wrong"), "here it is called `wrong`"),
    ("incorrect_answers", Same("wrong"), "here it is called `wrong`"),
    ("items", Likely("order"), "here it is called `order`"),
    ("kind", Nothing, "delete the line: the kind follows from the other keys"),
    ("name", Likely("title"), "here it is called `title`"),
    ("note", Likely("explain"), "here it is called `explain`"),
    ("q", Same("prompt"), "here it is called `prompt`"),
    ("question", Same("prompt"), "here it is called `prompt`"),
    ("rationale", Same("explain"), "here it is called `explain`"),
    ("score", Likely("points"), "here it is called `points`"),
    ("sentence", Likely("cloze"), "here it is called `cloze`"),
    ("solution", Likely("answer"), "here it is called `answer`"),
    ("tag", Same("tags"), "here it is called `tags`, a list"),
    ("term", Same("front"), "here it is called `front`"),
    ("text", Likely("prompt"), "here it is called `prompt`"),
    ("type", Nothing, "delete the line: the kind follows from the other keys"),
    ("units", Same("unit"), "here it is called `unit`, also for a list"),
];

/// The keys of `[deck]`, sorted; authors also write them below the first question.
pub const DECK_KEYS: [&str; 12] = [
    "allow", "authors", "defaults", "description", "format", "id", "language", "license",
    "retention", "source", "tags", "title",
];

/// Whether a key is another program's name for just this key.
#[must_use]
pub fn is_synonym(name: &str, meant: &str) -> bool {
    let lower = name.to_lowercase().replace('-', "_");
    SYNONYMS
        .iter()
        .any(|(theirs, ours, _)| *theirs == lower && matches!(ours, Same(ours) if *ours == meant))
}

/// What an unknown key was meant for, if its value can be read so, and the remedy. `taken` tells
/// the keys that stand there already.
pub fn key(
    name: &str,
    known: &[&'static str],
    taken: impl Fn(&str) -> bool,
) -> (Option<&'static str>, String) {
    let find = |key: &str| known.iter().copied().find(|known| *known == key);
    let in_question = find("prompt").is_some();
    let lower = name.to_lowercase().replace('-', "_");
    if let Some((_, meant, help)) = SYNONYMS.iter().find(|(theirs, ..)| *theirs == lower) {
        let meant = match meant {
            Same(meant) | Likely(meant) => find(meant),
            Nothing => None,
        };
        match meant {
            Some(meant) if taken(meant) => {
                return (None, format!("{help}, which stands there already: delete one"));
            }
            Some(meant) => return (Some(meant), (*help).to_owned()),
            None if in_question => return (None, (*help).to_owned()),
            None => {}
        }
    }
    if DECK_KEYS.contains(&name) {
        let help = if in_question {
            format!("`{name}` belongs to [deck]: move it above the first [[question]]")
        } else {
            format!("`{name}` belongs to [deck]: move it up, above [deck.defaults]")
        };
        return (None, help);
    }
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_');
    if let Some(list) = find(stem).filter(|_| stem != name) {
        return (None, format!("write one list: {list} = [\"...\", \"...\"]"));
    }
    if let Some(key) = find(&name.to_lowercase()).filter(|key| taken(key)) {
        return (None, format!("`{key}` stands there already: delete one"));
    }
    match did_you_mean(name, known.iter().copied().filter(|known| !taken(known))) {
        Some(meant) => (Some(meant), format!("did you mean `{meant}`?")),
        None if known.len() > 12 => (None, "delete the line: there is no such key".to_owned()),
        None => (None, format!("delete it; the keys are {}", known.join(", "))),
    }
}

/// The remedy for a value of the wrong type.
#[must_use]
pub fn wrong_type(key: &str, value: &DeValue<'_>, expected: &str) -> String {
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

/// TeX commands that begin with a letter TOML takes as an escape.
const TEX: &[&str] = &[
    "bar", "begin", "beta", "big", "binom", "bmod", "boldsymbol", "bot", "bullet", "nabla", "ne",
    "neg", "neq", "newline", "ni", "not", "notin", "nu", "tan", "tau", "text", "textbf", "tfrac",
    "theta", "tilde", "times", "to", "top", "triangle",
];

/// A character that an escape of a basic string made, likely in silence: where, and what it is.
/// `raw` is the value as written, quotes included. Line ends and tabs are meant in prose, and not
/// in an answer, in a formula, and in what looks like a path.
#[must_use]
pub fn escape(raw: &str, is_answer: bool) -> Option<(Range<usize>, &'static str)> {
    let (mut at, mut in_formula) = (0, false);
    while let Some(found) = raw[at..].find('\\') {
        in_formula ^= raw[at..at + found].matches('$').count() % 2 == 1;
        at += found;
        let (before, after) = (&raw[..at], &raw[at + 1..]);
        let letter = after.chars().next()?;
        let end = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
        let is_amiss =
            || is_answer || is_path(before) || in_formula || TEX.contains(&&after[..end]);
        let found = match letter {
            'r' if after.starts_with(r"r\n") => None,
            'b' | 'f' | 'r' | 'e' => Some("a control character"),
            'n' if is_amiss() => Some("a line end"),
            't' if is_amiss() => Some("a tab"),
            'u' | 'U' | 'x' => escaped_control(after, is_answer || in_formula),
            _ => None,
        };
        let next = at + 1 + letter.len_utf8();
        if let Some(found) = found {
            return Some((at..next, found));
        }
        at = next;
    }
    None
}

/// How many bytes of a path are looked at: Windows allows it 260 characters.
const LONGEST_PATH: usize = 260;

/// Whether a text ends in a path that begins with the letter of a drive.
fn is_path(before: &str) -> bool {
    let before = &before[before.floor_char_boundary(before.len().saturating_sub(LONGEST_PATH))..];
    let start = before.rfind([' ', '"', '\'', '(']).map_or(0, |blank| blank + 1);
    let path = &before.as_bytes()[start..];
    path.first().is_some_and(u8::is_ascii_alphabetic) && path.get(1) == Some(&b':')
}

/// The control character that an escape by number names; of line ends and tabs, if they count.
fn escaped_control(escape: &str, is_amiss: bool) -> Option<&'static str> {
    let count = match escape.as_bytes().first()? {
        b'x' => 2,
        b'u' => 4,
        _ => 8,
    };
    let code = u32::from_str_radix(escape.get(1..=count)?, 16).ok();
    match code.and_then(char::from_u32)? {
        '\n' => is_amiss.then_some("a line end"),
        '\t' => is_amiss.then_some("a tab"),
        c => c.is_control().then_some("a control character"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_that_eats_a_backslash_is_told() {
        for raw in [
            r#""\frac{1}{2}""#, r#""C:\new""#, r#""$\theta$""#, r#""\u001b[2J""#, r#""a\times b""#,
            r#""\U0000009b""#, r#""$\u000a$""#,
        ] {
            assert!(escape(raw, false).is_some(), "{raw}");
        }
        for raw in [
            r#""one\ntwo""#, r#""a\tb""#, r#""say \"yes\"""#, r#""caf\u00e9""#, r#""\\frac""#,
            r#""a\u000ab""#,
        ] {
            assert!(escape(raw, false).is_none(), "{raw}");
        }
        assert_eq!(escape(r#""one\ntwo""#, true), Some((4..6, "a line end")));
        assert_eq!(escape(r#""a\tb""#, true), Some((2..4, "a tab")));
    }

    #[test]
    fn a_key_of_another_program_is_told_as_one_of_ours() {
        let own: Vec<&str> = keys().chain(crate::deck::COMMON).map(|key| key.name).collect();
        for (theirs, meant, _) in SYNONYMS {
            assert!(!own.contains(theirs), "{theirs}");
            if let Same(ours) | Likely(ours) = meant {
                assert!(own.contains(ours) || DECK_KEYS.contains(ours), "{ours}");
            }
        }
    }

    #[test]
    fn the_key_of_another_program_is_translated() {
        let known = ["answer", "prompt", "wrong"];
        let (meant, help) = key("question", &known, |_| false);
        assert_eq!((meant, help.as_str()), (Some("prompt"), "here it is called `prompt`"));
        let (meant, _) = key("promt", &known, |_| false);
        assert_eq!(meant, Some("prompt"));
    }
}
