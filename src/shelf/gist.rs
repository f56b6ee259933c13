//! Gists: what the text of a deck says in short, for a list of changes. It is told line by line: a
//! change may have cut the text anywhere.

use serde::{Deserialize, Serialize};

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
        let mut gist = Self::default();
        for line in text.lines() {
            let line = line.trim_start();
            gist.lines += 1;
            gist.questions += usize::from(line.starts_with("[[question]]"));
            if gist.asks.is_none() {
                gist.asks = asked(line).map(str::to_owned);
            }
        }
        gist
    }
}

/// What a line says as the prompt of a question.
fn asked(line: &str) -> Option<&str> {
    let value = line.strip_prefix("prompt")?.trim_start().strip_prefix('=')?;
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
    }
}
