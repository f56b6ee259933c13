//! What was typed: each answer with how often it was given, and by whom.

use super::moments::Moments;
use std::collections::HashMap;

/// The most answers that are told apart of one question; what comes after is only counted.
const MOST: usize = 1000;

/// The fewest who must have typed a wrong answer before it is asked whether it is right.
const LEAST: u64 = 3;

/// One line that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedLineGiven {
    /// The gap or entry it was typed for, from 0.
    pub line: usize,
    /// What was typed.
    pub text: String,
    /// Whether it was accepted.
    pub is_right: bool,
}

/// What was counted of one answer.
#[derive(Clone, Debug)]
struct TypedCount {
    text: String,
    line: usize,
    is_right: bool,
    rest: Moments,
}

/// What was counted of the answers to a question.
#[derive(Clone, Debug, Default)]
pub struct TypedCounts {
    counts: Vec<TypedCount>,
    places: HashMap<(usize, String), usize>,
    beyond: u64,
}

impl TypedCounts {
    /// Takes what one sitting typed; `rest` is its score on the other questions. What differs in
    /// capitals and outer spaces alone is one answer, unless it was judged otherwise.
    pub fn add(&mut self, given: &[TypedLineGiven], rest: f64) {
        for TypedLineGiven { line, text, is_right } in given {
            let text = text.trim();
            if text.is_empty() {
                continue;
            }
            let key = (*line, text.to_lowercase() + if *is_right { "+" } else { "-" });
            let place = self.places.get(&key).copied().unwrap_or(self.counts.len());
            if place >= MOST {
                self.beyond += 1;
                continue;
            }
            if place == self.counts.len() {
                self.places.insert(key, place);
                let (line, is_right, text) = (*line, *is_right, text.to_owned());
                self.counts.push(TypedCount { text, line, is_right, rest: Moments::default() });
            }
            self.counts[place].rest.add(rest);
        }
    }

    /// How many answers are counted only.
    pub const fn beyond(&self) -> u64 {
        self.beyond
    }

    /// What it comes to, the most frequent first; `mean` is what all have in the mean on the other
    /// questions.
    pub fn figures(&self, mean: Option<f64>) -> Vec<TypedFigures> {
        let figures = self.counts.iter().map(|count| {
            let own = count.rest.mean();
            let is_good = own.zip(mean).is_some_and(|(own, mean)| own > mean);
            TypedFigures {
                text: count.text.clone(),
                line: count.line,
                is_right: count.is_right,
                times: count.rest.count(),
                mean: own,
                is_candidate: !count.is_right && count.rest.count() >= LEAST && is_good,
            }
        });
        let mut figures: Vec<TypedFigures> = figures.collect();
        figures.sort_by(|one, other| {
            other.times.cmp(&one.times).then_with(|| one.text.cmp(&other.text))
        });
        figures
    }
}

/// How an answer did.
#[derive(Clone, Debug)]
pub struct TypedFigures {
    /// As it was first typed.
    pub text: String,
    /// The gap or entry it was typed for, from 0.
    pub line: usize,
    /// Whether it was accepted.
    pub is_right: bool,
    /// How often it was typed.
    pub times: u64,
    /// What those who typed it had on the other questions in the mean, from 0 to 1.
    pub mean: Option<f64>,
    /// Whether it may be right: several typed it, who were better than most on the other questions.
    pub is_candidate: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, is_right: bool) -> Vec<TypedLineGiven> {
        vec![TypedLineGiven { line: 0, text: text.to_owned(), is_right }]
    }

    #[test]
    fn what_several_good_ones_typed_may_be_right() {
        let mut counts = TypedCounts::default();
        for _ in 0..3 {
            counts.add(&line("Lisboa", false), 0.9);
            counts.add(&line("Porto", false), 0.2);
        }
        counts.add(&line(" LISBOA ", false), 0.8);
        counts.add(&line("Lissabon", false), 0.9);
        counts.add(&line("Lisbon", true), 0.9);
        counts.add(&line("  ", false), 0.9);
        let figures = counts.figures(Some(0.6));
        let told: Vec<_> =
            figures.iter().map(|one| (one.text.as_str(), one.times, one.is_candidate)).collect();
        let expected = [
            ("Lisboa", 4, true),
            ("Porto", 3, false),
            ("Lisbon", 1, false),
            ("Lissabon", 1, false),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn answers_without_end_are_counted() {
        let mut counts = TypedCounts::default();
        for at in 0..5000 {
            counts.add(&line(&at.to_string(), false), 0.5);
        }
        assert_eq!(counts.figures(None).len() as u64 + counts.beyond(), 5000);
        assert_eq!(counts.beyond(), 4000);
    }
}
