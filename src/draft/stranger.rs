//! Strangers: dates, numbers and names that a deck says and its article does not: a slip, or another
//! source. They are found while the deck is read, each at its place in the file.

use super::article::Article;
use super::mention::MentionSort;
use super::vocabulary::Vocabulary;
use crate::deck::{Eye, Question, Witness, read_before};
use crate::kind::{self, Role, Spot, Transcript};
use crate::report::Finding;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

/// Something that a question says and the article does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    /// It, as the deck writes it.
    pub text: String,
    /// What sort it is.
    pub sort: MentionSort,
    /// The key that it stands under.
    pub key: String,
    /// The question, by its number in the file.
    pub question: usize,
    /// Where it stands, in bytes of the deck's text.
    pub span: Range<usize>,
}

/// What the answers and explanations of a deck's text say and an article does not.
pub fn strangers_of(text: &str, stem: &str, article: &Article) -> Vec<Stranger> {
    let vocabulary = Arc::new(Vocabulary::of(article.text()));
    let mut search = StrangerWatch { vocabulary, found: Vec::new(), number: 0 };
    read_before(text, stem, &mut search);
    search.found
}

/// Looks for strangers while a deck is read.
struct StrangerWatch {
    vocabulary: Arc<Vocabulary>,
    found: Vec<Stranger>,
    number: usize,
}

/// The key of what is said after an answer: there a small number in words counts what is listed.
const EXPLAIN: &str = "explain";

/// Whether what stands under a key is meant to be so: what is right, and what explains it.
fn is_said(key: &str) -> bool {
    let is_right =
        |known: &kind::Key| known.name == key && matches!(known.role, Role::Answer | Role::Parts);
    ["cloze", EXPLAIN, "options"].contains(&key) || kind::keys().any(is_right)
}

/// The strangers in a text under a key, of a question whose number is not known yet.
fn strangers(vocabulary: &Vocabulary, key: &str, spot: &Spot<'_>) -> Vec<Stranger> {
    let found = vocabulary.strangers(&spot.text).into_iter();
    let found = found.filter(|one| key != EXPLAIN || !one.is_small());
    let stranger = |mention: super::mention::Mention| Stranger {
        text: spot.text[mention.range.clone()].to_owned(),
        sort: mention.sort,
        key: key.to_owned(),
        question: 0,
        span: spot.place_of(&mention.range).unwrap_or_else(|| spot.span.clone()),
    };
    found.map(stranger).collect()
}

impl<'t> Witness<'t> for StrangerWatch {
    type Eye = Arc<Vocabulary>;

    fn header(&mut self, _: &Transcript<'t>) {}

    fn eye(&self) -> Arc<Vocabulary> {
        Arc::clone(&self.vocabulary)
    }

    fn take(&mut self, seen: Vec<Stranger>) {
        self.number += 1;
        let number = self.number;
        self.found.extend(seen.into_iter().map(|one| Stranger { question: number, ..one }));
    }

    fn finish(&mut self, _: &str, _: &mut Vec<Finding>) {}
}

impl<'t> Eye<'t> for Arc<Vocabulary> {
    type Seen = Vec<Stranger>;

    fn look(&self, transcript: &Transcript<'t>, _: Option<&Question>, _: bool) -> Vec<Stranger> {
        let keys = transcript.keys().filter(|(key, _)| is_said(key));
        let said = keys.flat_map(|(key, spots)| spots.map(move |spot| (key, spot)));
        // Behind the first of several ways to write an answer stand other words for the same.
        let mut entries = HashSet::new();
        let mut is_first = |spot: &Spot<'_>| spot.entry.is_none_or(|entry| entries.insert(entry));
        let said = said.filter(|(key, spot)| *key == "pairs" || is_first(spot));
        let mut found: Vec<Stranger> =
            said.flat_map(|(key, spot)| strangers(self, key, spot)).collect();
        found.sort_by_key(|one| one.span.start);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::article::ArticleSort;
    use super::*;

    #[test]
    fn what_answers_and_explanations_say_and_the_article_does_not_is_found_at_its_place() {
        let article = "The treaty was signed in Tashkent in 1992.";
        let deck = "[[question]]\nprompt = \"Where, and not in Oslo?\"\nanswer = \"Tashkent\"\n\
            wrong = [\"Minsk\"]\n\n[[question]]\nprompt = \"When?\"\nanswer = 1993\n\
            explain = \"\"\"\nIt was signed in 1992, said\nVladimir Petrov.\"\"\"\n";
        let found = strangers_of(deck, "d", &Article::read(article, ArticleSort::Plain));
        let told: Vec<(usize, &str, &str)> = found
            .iter()
            .map(|one| (one.question, one.key.as_str(), &deck[one.span.clone()]))
            .collect();
        assert_eq!(told, [(2, "answer", "1993"), (2, "explain", "Vladimir Petrov")]);
    }
}
