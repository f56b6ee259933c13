//! What a deck asks, by its telling words, so that what is near a proposal is found without a look at
//! every question.

use crate::command::add::proof::NEAR;
use crate::deck::Deck;
use crate::deck::edit::{Draft, telling_words};
use crate::text::{likeness, printable_line};
use std::collections::HashMap;

/// Of the words of a proposal so many, the rarest, lead to questions: two that are near share most.
const LEADS: usize = 3;

/// What a deck asks.
#[derive(Debug, Default)]
pub struct AskedNearby {
    /// What each question asks, and its number.
    asked: Vec<(String, usize)>,
    by_word: HashMap<String, Vec<usize>>,
}

impl AskedNearby {
    /// What the questions of a deck ask.
    pub fn of(deck: &Deck) -> Self {
        let mut nearby = Self::default();
        for question in deck.questions() {
            nearby.add(question.known_by().into_owned(), question.number);
        }
        nearby
    }

    /// Takes in what a question at the end of the deck asks.
    pub fn add_last(&mut self, text: String) {
        let number = self.asked.last().map_or(1, |(_, number)| number + 1);
        self.add(text, number);
    }

    fn add(&mut self, text: String, number: usize) {
        for word in telling_words(&text) {
            let places = self.by_word.entry(word).or_default();
            if places.last() != Some(&self.asked.len()) {
                places.push(self.asked.len());
            }
        }
        self.asked.push((text, number));
    }

    /// Forgets the question that was taken in last.
    pub fn pop(&mut self) {
        self.asked.pop(); // words that lead to it lead nowhere then
    }

    /// What is said where a question asks nearly the same as a draft.
    pub fn near(&self, draft: &Draft) -> Option<String> {
        let own = telling_words(draft.asks()?);
        let mut places: Vec<&Vec<usize>> =
            own.iter().filter_map(|word| self.by_word.get(word)).collect();
        places.sort_by_key(|places| places.len());
        let own = own.join(" ");
        let led = places.into_iter().take(LEADS).flatten().filter_map(|at| self.asked.get(*at));
        let scored = led
            .map(|(text, number)| (likeness(&own, &telling_words(text).join(" ")), *number, text));
        let (score, number, text) = scored.max_by(|(one, ..), (two, ..)| one.total_cmp(two))?;
        let said = format!("Question {number} is much like it: {text}");
        (score >= NEAR).then(|| printable_line(&said))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::edit::Literal;
    use crate::deck::read;
    use std::fmt::Write;

    #[test]
    fn what_asks_nearly_the_same_is_found_by_its_rare_words() {
        let mut text = String::new();
        for number in 0..50 {
            let _ = writeln!(text, "[[question]]\nprompt = \"Name lake {number}\"\nanswer = \"x\"");
        }
        text += "[[question]]\nprompt = \"Which party mapped the long river?\"\nanswer = \"x\"\n";
        let nearby = AskedNearby::of(&read(&text, "d").deck);
        let near = |prompt: &str| {
            let mut draft = Draft::default();
            draft.push("prompt", Literal::Text(prompt.to_owned()));
            nearby.near(&draft)
        };
        let found = near("Which party has mapped the long river?").unwrap();
        assert_eq!(found, "Question 51 is much like it: Which party mapped the long river?");
        assert_eq!(near("Who dammed the river?"), None);
    }
}
