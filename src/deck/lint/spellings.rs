//! Spellings: answers of two questions that the judge takes for one and that are written
//! differently.

use super::subject::{Spot, Subject};
use super::{Rule, warning};
use crate::random::Fnv;
use crate::report::Finding;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

pub const RULES: &[Rule] = &[warning(
    "differs-in-case",
    "answers of two questions that differ in their capitals only",
    "Capitals do not count, so each of the two is right for both questions: mW for MW. \
              With `case = true` they are told apart; else write them alike.",
    r#"[[question]]
prompt = "Which unit is a thousandth of a watt?"
answer = "mW"

[[question]]
prompt = "Which unit is a million watts?"
answer = "MW"
"#,
    r#"[[question]]
prompt = "Which unit is a thousandth of a watt?"
answer = "mW"
case = true

[[question]]
prompt = "Which unit is a million watts?"
answer = "MW"
case = true
"#,
)];

/// An answer as it was first seen.
struct Seen<'t> {
    number: usize,
    exact: u64,
    /// Where the whole value stands.
    span: Range<usize>,
    text: &'t str,
}

/// The answers of the questions that went by.
pub struct Spellings<'t> {
    text: &'t str,
    /// Where each line ends, once it is asked for.
    lines: OnceCell<Vec<usize>>,
    answers: HashMap<u64, Seen<'t>>,
}

impl<'t> Spellings<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, lines: OnceCell::new(), answers: HashMap::new() }
    }

    /// Takes in a question; what it has in common with an earlier one is told at once.
    pub fn add(&mut self, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
        if !subject.rules.case && !subject.rules.exact && !subject.is_number {
            for right in subject.right() {
                self.answer(right, subject, findings);
            }
        }
    }

    /// Tells of an answer that an earlier question has in other capitals. That the first letter of
    /// a longer answer is a capital or not is a matter of style.
    fn answer(&mut self, right: &Spot<'_>, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
        let text = right.text.as_ref();
        let (small, exact) = hashes(text);
        let deck = self.text;
        let seen = self.answers.entry(small).or_insert_with(|| Seen {
            number: subject.number,
            exact,
            span: right.span.clone(),
            text: deck.get(right.span.clone()).unwrap_or_default(),
        });
        if seen.exact == exact || seen.number == subject.number {
            return;
        }
        let lines = self.lines.get_or_init(|| deck.match_indices('\n').map(|(at, _)| at).collect());
        let line = 1 + lines.partition_point(|end| *end < seen.span.start);
        let earlier = seen.text.trim_matches(['"', '\'']).trim();
        let message =
            format!("\"{text}\" and {} in line {line} differ in capitals only", seen.text);
        let help = if earlier.chars().count() > 3 && text.chars().count() > 3 {
            "write both alike, or set case = true in both if the difference is asked for"
        } else {
            "set case = true in both, or each is right for the other"
        };
        findings.push(right.warning("differs-in-case", message, help));
    }
}

/// A hash of a text that does not tell capitals apart, and one that does. Whether the first letter
/// of a longer text is a capital counts in neither.
fn hashes(text: &str) -> (u64, u64) {
    const STYLE: usize = 3;
    let (mut small, mut exact) = (Fnv::new(), Fnv::new());
    let is_short = text.chars().nth(STYLE).is_none();
    for (at, c) in text.trim().chars().enumerate() {
        let mut bytes = [0; 4];
        for lower in c.to_lowercase() {
            let lower = lower.encode_utf8(&mut bytes).as_bytes();
            small.write(lower);
            if at == 0 && !is_short {
                exact.write(lower);
            }
        }
        if at > 0 || is_short {
            exact.write(c.encode_utf8(&mut bytes).as_bytes());
        }
    }
    (small.0, exact.0)
}
