//! Escapes: control characters that a backslash in double quotes made in silence.

use super::entries::TEXT;
use super::{Fields, Key, Role, Shape, keys};
use crate::report::Rule;
use std::ops::Range;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&CONTROL_CHARACTER];

const CONTROL_CHARACTER: Rule = Rule::warning(
    "control-character",
    "a control character made by an escape",
    "In double quotes, a backslash begins an escape: the \\t of $\\times$ is a tab.",
    r#"- prompt = "What is $2 \times 3$?"
+ prompt = 'What is $2 \times 3$?'
answer = 6
"#,
);

impl Fields<'_, '_> {
    /// Reports an escape in a text, `raw` as it is written, that stands at a byte of the file.
    pub(super) fn look_for_escapes(&mut self, key: &str, raw: &str, start: usize) {
        let has_formulas = self.excerpt.text.contains('$');
        if let Some((place, found)) = escape(raw, is_one_line(key), has_formulas) {
            let message = format!("`{}` makes {found} in double quotes", &raw[place.clone()]);
            let help = if raw[place.clone()].ends_with('r') {
                "a line break is \\n; for a backslash write the text in single quotes, '...'"
            } else {
                "write the text in single quotes, '...', where a backslash is a backslash"
            };
            let place = start + place.start..start + place.end;
            self.report(&CONTROL_CHARACTER, place, message, help);
        }
    }
}

/// Whether what stands under a key is typed or picked as one line. What is asked may have several,
/// and so may the sides of a card.
fn is_one_line(key: &str) -> bool {
    let is_text = |own: &Key| !matches!(own.role, Role::Prompt | Role::Setting);
    let is_one = |own: &Key| is_text(own) && !matches!(own.shape, Shape::Texts(_));
    key == TEXT || keys().any(|own| own.name == key && is_one(own))
}

/// What begins a block of code, which is indented by tabs also in an answer.
const FENCES: [&str; 2] = ["```", "~~~"];

/// TeX commands that begin with a letter TOML takes as an escape.
const TEX: &[&str] = &[
    "bar", "begin", "beta", "big", "binom", "bmod", "boldsymbol", "bot", "bullet", "nabla", "ne",
    "neg", "neq", "newline", "ni", "not", "notin", "nu", "tan", "tau", "text", "textbf", "tfrac",
    "theta", "tilde", "times", "to", "top", "triangle",
];

/// Whether an escape with the letters behind it is a command of TeX: in prose the n of \\ni ends a
/// line, and "i" is a word of several languages.
fn is_tex(command: &str, in_formula: bool, has_formulas: bool) -> bool {
    let is_telling = match command.len() {
        0..3 => in_formula,
        3 => in_formula || has_formulas,
        _ => true,
    };
    is_telling && TEX.contains(&command)
}

/// A character that an escape of a basic string made, likely in silence: where, and what it is.
/// `raw` is the value as written, quotes included; `has_formulas` tells of its question. A line end
/// is meant but where it begins a command of TeX or stands in what looks like a path; a tab is not
/// in an answer without a block of code, nor in a formula.
fn escape(raw: &str, is_answer: bool, has_formulas: bool) -> Option<(Range<usize>, &'static str)> {
    let (mut at, mut in_formula) = (0, false);
    let is_answer = is_answer && !FENCES.iter().any(|fence| raw.contains(fence));
    while let Some(found) = raw[at..].find('\\') {
        in_formula ^= raw[at..at + found].matches('$').count() % 2 == 1;
        at += found;
        let (before, after) = (&raw[..at], &raw[at + 1..]);
        let letter = after.chars().next()?;
        let end = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
        let is_eaten = || is_path(before) || is_tex(&after[..end], in_formula, has_formulas);
        let found = match letter {
            'r' if after.starts_with(r"r\n") => None,
            'b' | 'f' | 'r' | 'e' => Some("a control character"),
            'n' if is_eaten() => Some("a line end"),
            't' if is_answer || in_formula || is_eaten() => Some("a tab"),
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

/// The control character that an escape by number names: no line end, and a tab if it counts.
fn escaped_control(escape: &str, is_amiss: bool) -> Option<&'static str> {
    let count = match escape.as_bytes().first()? {
        b'x' => 2,
        b'u' => 4,
        _ => 8,
    };
    let code = u32::from_str_radix(escape.get(1..=count)?, 16).ok();
    match code.and_then(char::from_u32)? {
        '\n' => None,
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
            r#""\U0000009b""#, r#""$\u0009$""#, r#""$a\neq b$""#, r#""$\nu$""#, r#""a\nabla b""#,
        ] {
            assert!(escape(raw, false, false).is_some(), "{raw}");
        }
        for raw in [
            r#""one\ntwo""#,
            r#""a\tb""#,
            r#""say \"yes\"""#,
            r#""caf\u00e9""#,
            r#""\\frac""#,
            r#""a\u000ab""#,
            r#""i gatti\ni cani""#,
            r#""$$\nx = 1\n$$""#,
            r#""$5\nor so""#,
            r#""costs\neq""#,
        ] {
            assert!(escape(raw, false, false).is_none(), "{raw}");
        }
        assert_eq!(escape(r#""a\neq b""#, false, true), Some((2..4, "a line end")));
        assert_eq!(escape(r#""one\ntwo""#, true, true), None);
        assert_eq!(escape(r#""a\tb""#, true, false), Some((2..4, "a tab")));
        assert_eq!(escape(r#""```rs\nfn main() {}\n```""#, true, false), None);
    }
}
