//! What questions and sentences are compared by: telling words by their beginnings, and dates and numbers
//! by what they come to, so that 20000 asks for what is written "20,000", and 1957-03-25 for March 25.

use super::super::article::Article;
use super::super::mention::{MentionPart, MentionSort, mentions};
use crate::deck::edit::telling_words;
use crate::deck::{Deck, Question};
use crate::judge::{Expected, Quantity, Tolerance};
use std::collections::HashSet;

/// A word is known by so many letters of its beginning.
const STEM: usize = 6;

/// So many ways to write an answer are compared; authors hardly write more that an article may have, and
/// a number that so many others may stand for is none of them.
const WAYS: usize = 8;

/// Stands for a date or number that is compared by itself.
const FIGURE: &str = "0";

/// The numbers of an article, by size, each as it is compared.
pub struct ArticleNumbers(Vec<(f64, String)>);

impl ArticleNumbers {
    /// Those of an article.
    pub fn of(article: &Article) -> Self {
        let parts = mentions(article.text()).into_iter().flat_map(|mention| mention.parts);
        let number = |part| match part {
            MentionPart::Number(number) => Some((number.parse().ok()?, number)),
            MentionPart::Word(_) => None,
        };
        let mut numbers: Vec<(f64, String)> = parts.filter_map(number).collect();
        numbers.sort_by(|one, other| one.0.total_cmp(&other.0));
        numbers.dedup_by(|one, other| one.1 == other.1);
        Self(numbers)
    }

    /// Those that are right answers to a number question; none where it takes so many that it asks for no
    /// one of them.
    fn near(&self, quantity: &Quantity) -> &[(f64, String)] {
        let value = quantity.value.abs();
        let limit = match quantity.tolerance {
            Tolerance::Absolute(limit) => limit.abs(),
            Tolerance::Percent(percent) => value * percent.abs() / 100.0,
        };
        let start = self.0.partition_point(|(number, _)| *number < value - limit);
        let end = self.0.partition_point(|(number, _)| *number <= value + limit);
        let near = self.0.get(start..end).unwrap_or_default();
        if near.len() < WAYS { near } else { &[] }
    }
}

/// The right answers of a question, one a line, each in all ways to write it; the first is the key.
pub fn answers(question: &Question, numbers: &ArticleNumbers) -> Vec<Vec<String>> {
    let kind = &question.kind;
    let mut lines = Vec::new();
    for part in kind.parts() {
        let typed = kind.expected(part);
        if typed.is_empty() {
            let words = kind.form(part).words(&kind.key(part));
            lines.extend(words.into_iter().map(|text| vec![text]));
        }
        lines.extend(typed.iter().map(|expected| ways(expected, numbers)));
    }
    lines
}

/// All ways to write a line; a number is compared without its unit.
fn ways(expected: &Expected<'_>, numbers: &ArticleNumbers) -> Vec<String> {
    let noted = expected.noted.iter().map(|noted| noted.text.clone());
    let Some(quantity) = expected.quantity else {
        return expected.key.iter().cloned().chain(noted).collect();
    };
    let others = expected.key.iter().skip(1).cloned().chain(noted);
    let near = numbers.near(quantity).iter().map(|(_, text)| text.clone());
    [quantity.value.abs().to_string()].into_iter().chain(others).chain(near).collect()
}

/// What there is to compare of a question.
pub struct QuestionWords {
    /// The sentence that it rests on, folded.
    pub source: Option<String>,
    /// The words of what it asks.
    pub prompt: HashSet<String>,
    /// Those of its answer, in each way to write it; one at least.
    pub ways: Vec<HashSet<String>>,
    /// Those of what explains it.
    pub explained: HashSet<String>,
}

impl QuestionWords {
    /// Those of a question of a deck.
    pub fn of(deck: &Deck, question: &Question, numbers: &ArticleNumbers) -> Self {
        let mut prompt = stems(&question.prompt);
        for part in question.kind.parts() {
            prompt.extend(stems(&question.prompt(part)));
        }
        let lines = answers(question, numbers);
        let count = lines.iter().map(Vec::len).max().unwrap_or(1).clamp(1, WAYS);
        let way = |at: usize| -> HashSet<String> {
            let texts = lines.iter().filter_map(|ways| ways.get(at).or(ways.first()));
            let words = texts.flat_map(|text| stems(text));
            words.filter(|word| word != "true" && word != "false").collect()
        };
        let explained = question.explain.as_deref().map(stems).unwrap_or_default();
        let passage = deck.passage(question).map(stems).unwrap_or_default();
        Self {
            source: question.source.as_deref().map(folded),
            prompt,
            ways: (0..count).map(way).collect(),
            explained: &explained | &passage,
        }
    }
}

/// The telling words of a text, by their beginnings, and the parts of its dates and numbers.
pub fn stems(text: &str) -> HashSet<String> {
    let (mut found, mut rest, mut end) = (HashSet::new(), String::new(), 0);
    for mention in mentions(text).into_iter().filter(|one| one.sort != MentionSort::Name) {
        rest.extend([&text[end..mention.range.start], " ", FIGURE, " "]);
        end = mention.range.end;
        found.extend(mention.parts.into_iter().map(|part| match part {
            MentionPart::Number(number) => number,
            MentionPart::Word(word) => stem(&word),
        }));
    }
    rest.push_str(&text[end..]);
    let words = telling_words(&rest).into_iter().filter(|word| word != FIGURE);
    found.extend(words.map(|word| stem(&word)));
    found
}

fn stem(word: &str) -> String {
    let word = word.strip_suffix('s').filter(|word| word.len() > 2).unwrap_or(word);
    word.chars().take(STEM).collect()
}

/// A text as it is compared word for word: white space and quotes do not count.
pub fn folded(text: &str) -> String {
    let plain = |c: char| match c {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' | '‚' => '\'',
        c => c,
    };
    let words: Vec<String> =
        text.split_whitespace().map(|word| word.chars().map(plain).collect()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_numbers_are_the_same_words_in_every_notation() {
        let table = [
            ("20000", "20,000"),
            ("20 000", "twenty thousand"),
            ("1957-03-25", "March 25, 1957"),
            ("25.3.1957", "25 March 1957"),
            ("6", "six"),
            ("3,500,000", "3.5 million"),
            ("25", "25th"),
        ];
        for (one, other) in table {
            assert_eq!(stems(one), stems(other), "{one}");
        }
        assert_ne!(stems("20000001"), stems("20000002"), "numbers are known by all their digits");
        assert_eq!(stems("in 2002"), HashSet::from(["2002".to_owned()]));
    }

    #[test]
    fn white_space_and_quotes_do_not_count_where_words_are_compared() {
        assert_eq!(folded("“a”\n  ‘b’"), folded("\"a\" 'b'"));
        assert_ne!(folded("A"), folded("a"));
    }
}
