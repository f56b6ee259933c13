//! What a deck asks already, so that nothing is proposed twice.

use super::kinds::gaps;
use crate::deck::Deck;
use crate::deck::edit::{Draft, telling_words};
use std::collections::{HashMap, HashSet};

/// Of the telling words of a prompt, so many of a hundred make it the same as another with that answer.
const SAME: usize = 60;

/// What a deck asks already.
#[derive(Debug, Default)]
pub struct AlreadyAsked {
    /// The texts that it is asked by.
    texts: HashSet<String>,
    /// The telling words of the prompts that have an answer.
    answers: HashMap<String, Vec<HashSet<String>>>,
}

impl AlreadyAsked {
    /// What the questions of a deck ask.
    pub fn of(deck: &Deck) -> Self {
        let mut asked = Self::default();
        for question in deck.questions() {
            let text = question.known_by();
            let words: HashSet<String> = telling_words(&text).into_iter().collect();
            for part in question.kind.parts() {
                let expected = question.kind.expected(part);
                for key in expected.iter().flat_map(|expected| expected.key) {
                    asked.answers.entry(folded(key)).or_default().push(words.clone());
                }
            }
            asked.texts.insert(folded(&text));
        }
        asked
    }

    /// Whether a question is asked already: by the same text, or by nearly the same words with the same
    /// answer.
    pub fn has(&self, question: &Draft) -> bool {
        let Some(text) = question.known_by() else { return false };
        if self.texts.contains(&folded(&text)) {
            return true;
        }
        let words = telling_words(&text);
        let gaps = question.text("cloze").map(gaps).unwrap_or_default();
        let answers = question.texts("answer").into_iter().chain(question.texts("answers"));
        answers.chain(gaps.iter().map(String::as_str)).any(|answer| {
            let same = self.answers.get(&folded(answer));
            same.into_iter().flatten().any(|asked| {
                let common = words.iter().filter(|word| asked.contains(*word)).count();
                common * 100 >= words.len().min(asked.len()).max(1) * SAME
            })
        })
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
