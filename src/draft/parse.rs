//! A sentence that was read word by word.

use super::amount::Amount;
use super::clause::{Clause, Voice};
use super::named::Naming;
use super::token::Word;
use super::when::When;
use std::ops::Range;

/// A sentence that was read.
#[derive(Debug)]
pub struct Parse<'a> {
    /// Its place among the sentences of the article.
    pub number: usize,
    /// The block that it is of.
    pub block: usize,
    /// Its words and signs.
    pub words: Vec<Word<'a>>,
    /// Its dates.
    pub whens: Vec<When>,
    /// Its numbers.
    pub amounts: Vec<Amount>,
    /// Its names.
    pub namings: Vec<Naming>,
    /// Its main clause, where that is plain.
    pub clause: Option<Clause>,
    /// The text of the article.
    pub whole: &'a str,
}

impl<'a> Parse<'a> {
    /// What stands in a range of words, as the article writes it.
    pub fn text(&self, range: &Range<usize>) -> &'a str {
        let (Some(first), Some(last)) = (self.words.get(range.start), range.end.checked_sub(1))
        else {
            return "";
        };
        let end = self.words.get(last).map_or(first.at.end, |word| word.at.end);
        self.whole.get(first.at.start..end.max(first.at.start)).unwrap_or_default()
    }

    /// Where a range of words stands, in bytes of the article's text.
    pub fn at(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.words.get(range.start).map_or(0, |word| word.at.start);
        let end = range.end.checked_sub(1).and_then(|last| self.words.get(last));
        start..end.map_or(start, |word| word.at.end).max(start)
    }

    /// Whether nothing but its subject can be meant by "it" in the next sentence.
    pub fn is_still(&self) -> bool {
        self.clause.as_ref().is_some_and(|clause| clause.voice != Voice::Active)
    }

    /// Where a sentence goes on with who the parents were: "Berg was born in Bern, the son of". Who is named
    /// there is not whom the next sentence is about.
    pub fn kin_from(&self) -> usize {
        let clause = self.clause.as_ref().filter(|one| self.words[one.main].lower == "born");
        let is_kin = |at: &usize| {
            self.words[*at].is_of(&["son", "daughter", "child", "eldest", "youngest"])
                && self.words[..*at].iter().any(|word| word.is(','))
        };
        let kin = clause.and_then(|clause| (clause.main..self.words.len()).find(is_kin));
        kin.unwrap_or(self.words.len())
    }

    /// How many words it has, without signs.
    pub fn count(&self) -> usize {
        self.words.iter().filter(|word| word.is_word()).count()
    }

    /// The name that stands in a range of words.
    pub fn naming(&self, range: &Range<usize>) -> Option<&Naming> {
        self.namings.iter().find(|naming| naming.words == *range)
    }
}
