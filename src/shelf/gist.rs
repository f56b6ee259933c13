//! Gists: what the text of a deck says in short, for a list of changes. It is told line by line: a
//! change may have cut the text anywhere.

use crate::kind::{KINDS, Row};
use memchr::{memchr_iter, memmem};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a text says in short.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gist {
    /// How many lines it has.
    pub lines: usize,
    /// How many questions begin in it.
    pub questions: usize,
    /// What the first of them asks that says so on one line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<String>,
}

impl Gist {
    /// That of a text.
    pub fn of(text: &str) -> Self {
        let is_open = !text.is_empty() && !text.ends_with('\n');
        let is_begun = |at: &usize| begins_a_line(text, *at);
        let questions = memmem::find_iter(text.as_bytes(), "[[question]]").filter(is_begun);
        let asks = KINDS.iter().map(Row::asks).collect::<BTreeSet<_>>().into_iter();
        let first = |key: &str| {
            let mut places = memmem::find_iter(text.as_bytes(), key).filter(is_begun);
            places.find_map(|at| Some((at, value(&text[at + key.len()..])?)))
        };
        Self {
            lines: memchr_iter(b'\n', text.as_bytes()).count() + usize::from(is_open),
            questions: questions.count(),
            asks: asks.filter_map(first).min().map(|(_, asked)| asked.to_owned()),
        }
    }
}

/// Whether a line begins at a place, but for blanks.
fn begins_a_line(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(|c: char| c.is_whitespace() && c != '\n');
    before.is_empty() || before.ends_with('\n')
}

/// The value of a key on its line, if there is any.
fn value(behind: &str) -> Option<&str> {
    let value = behind.lines().next()?.trim_start().strip_prefix('=')?;
    Some(value.trim().trim_matches(['"', '\''])).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_told_by_its_questions_and_the_first_prompt_that_says_something() {
        let text = "[deck]\n[[question]]\nprompt = ''\n\n  [[question]]\n  prompt = \"Why?\"\nprompt = 'No'";
        let gist = Gist { lines: 7, questions: 2, asks: Some("Why?".to_owned()) };
        assert_eq!(Gist::of(text), gist);
        assert_eq!(Gist::of(""), Gist::default());
        let cards = "[[question]]\ncloze = 'A {{gap}}'\n[[question]]\nfront = \"One\"\nprompt = 'a [[question]]'\n";
        let gist = Gist { lines: 5, questions: 2, asks: Some("A {{gap}}".to_owned()) };
        assert_eq!(Gist::of(cards), gist);
    }
}
