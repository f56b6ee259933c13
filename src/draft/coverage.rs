//! Coverage: which sentences of an article a deck asks, which it only explains, and what of them no
//! question knows.
//!
//! A question is of the sentence that its `source` quotes, else of the one whose words it shares: those
//! that few sentences have weigh most. Only sentences with a rare word of a question are looked at, so
//! that no deck is compared with an article in pairs.

use super::article::Article;
use super::mention::{Mention, mentions};
use super::vocabulary::Vocabulary;
use crate::deck::edit::telling_words;
use crate::deck::{Deck, Question};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap, HashSet};

/// How much of what a question says must stand in a sentence that it asks, by weight. Set by hand: on the
/// built-in deck and its article it parts what is asked from what is only near.
const ASKED: f64 = 0.5;

/// How much of its answer, by weight.
const ANSWERED: f64 = 0.6;

/// How much of a sentence must stand in what a question explains, by weight.
const EXPLAINED: f64 = 0.5;

/// Words of more sentences than this, of a hundred, lead to none of them; in short articles those of
/// fewer than [`FEW`] always do.
const COMMON: usize = 5;
const FEW: usize = 20;

/// A word is known by so many letters of its beginning.
const STEM: usize = 6;

/// A sentence of an article, as a deck has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CoveredSentence {
    /// The questions that ask it, by number.
    pub asked: BTreeSet<usize>,
    /// Those that only explain it.
    pub explained: BTreeSet<usize>,
}

/// How much of an article a deck has.
#[derive(Debug, Default)]
pub struct Coverage {
    /// Each sentence, as [`Article::sentences`] has them.
    pub sentences: Vec<CoveredSentence>,
    /// Dates, numbers and names that no question has, each once, with the sentence that has it first; in
    /// bytes of the article's text.
    pub unknown: Vec<(usize, Mention)>,
}

/// What there is to compare of a question.
struct QuestionWords {
    source: Option<String>,
    asked: HashSet<String>,
    answer: HashSet<String>,
    explained: HashSet<String>,
}

/// The sentences of an article by their words.
struct SentenceIndex {
    folded: Vec<String>,
    by_text: HashMap<String, Vec<usize>>,
    /// Each word with its place in the lists that follow.
    ids: HashMap<String, usize>,
    /// The sentences that have each word.
    places: Vec<Vec<usize>>,
    /// The words of each sentence, sorted.
    words: Vec<Vec<usize>>,
    /// A word of more sentences leads to none.
    most: usize,
}

/// How much of some words each of some sentences has, by weight, and how much they all weigh.
struct WordShares {
    shares: HashMap<usize, f64>,
    total: f64,
}

impl WordShares {
    fn share(&self, at: usize) -> f64 {
        self.shares.get(&at).copied().unwrap_or_default() / self.total.max(f64::MIN_POSITIVE)
    }
}

impl Coverage {
    /// Compares a deck with an article.
    pub fn of(deck: &Deck, article: &Article) -> Self {
        let sentences = SentenceIndex::of(article);
        let mut coverage = Self {
            sentences: vec![CoveredSentence::default(); article.sentences().len()],
            unknown: Vec::new(),
        };
        let found: Vec<(Vec<usize>, Vec<usize>)> = deck
            .questions()
            .par_iter()
            .map(|question| {
                let said = QuestionWords::of(deck, question);
                (sentences.asked(&said), sentences.explained(&said))
            })
            .collect();
        for (question, (asked, explained)) in deck.questions().iter().zip(found) {
            for at in asked {
                coverage.sentences[at].asked.insert(question.number);
            }
            for at in explained {
                coverage.sentences[at].explained.insert(question.number);
            }
        }
        let vocabulary = Vocabulary::of_all(deck.questions(), |question, vocabulary| {
            let identity = question.identity();
            let right = [&identity.text, &identity.answer, &question.prompt].map(String::as_str);
            let around = question.explain.as_deref().into_iter().chain(deck.passage(question));
            let hints = question.hints.iter().map(String::as_str);
            right.into_iter().chain(around).chain(hints).for_each(|text| vocabulary.add(text));
        });
        let mut seen = HashSet::new();
        for (number, sentence) in article.sentences().iter().enumerate() {
            for mut mention in mentions(&article.text()[sentence.range.clone()]) {
                if !vocabulary.has(&mention) && seen.insert(mention.parts.clone()) {
                    let start = sentence.range.start;
                    mention.range = mention.range.start + start..mention.range.end + start;
                    coverage.unknown.push((number, mention));
                }
            }
        }
        coverage
    }
}

impl QuestionWords {
    fn of(deck: &Deck, question: &Question) -> Self {
        let kind = &question.kind;
        let mut answer = HashSet::new();
        let mut asked = stems(&question.prompt);
        for part in kind.parts() {
            asked.extend(stems(&question.prompt(part)));
            let form = kind.form(part);
            // Other ways to write an answer are hardly those of the article.
            for text in form.words(&kind.key(part)) {
                answer.extend(stems(&text));
            }
        }
        let explained = question.explain.as_deref().map(stems).unwrap_or_default();
        let passage = deck.passage(question).map(stems).unwrap_or_default();
        let truth: HashSet<String> = ["true", "false"].map(str::to_owned).into();
        answer.retain(|word| !truth.contains(word));
        asked.extend(answer.iter().cloned());
        let source = question.source.as_deref().map(folded);
        Self { source, asked, answer, explained: &explained | &passage }
    }
}

impl SentenceIndex {
    fn of(article: &Article) -> Self {
        let texts = article.sentences().iter().map(|one| &article.text()[one.range.clone()]);
        let texts: Vec<&str> = texts.collect();
        let most = (texts.len() * COMMON / 100).max(FEW);
        let mut index = Self {
            folded: texts.par_iter().map(|text| folded(text)).collect(),
            by_text: HashMap::new(),
            ids: HashMap::new(),
            places: Vec::new(),
            words: Vec::with_capacity(texts.len()),
            most,
        };
        let all: Vec<HashSet<String>> = texts.par_iter().map(|text| stems(text)).collect();
        for (at, words) in all.into_iter().enumerate() {
            let mut ids: Vec<usize> = words.into_iter().map(|word| index.id(word)).collect();
            ids.sort_unstable();
            for id in &ids {
                index.places[*id].push(at);
            }
            index.words.push(ids);
            index.by_text.entry(index.folded[at].clone()).or_default().push(at);
        }
        index
    }

    fn id(&mut self, word: String) -> usize {
        let next = self.places.len();
        let id = *self.ids.entry(word).or_insert(next);
        if id == next {
            self.places.push(Vec::new());
        }
        id
    }

    /// How much a word tells: little where many sentences have it.
    fn weight(&self, id: Option<usize>) -> f64 {
        let of = to_float(self.words.len().max(1));
        (1.0 + of / to_float(id.map_or(1, |id| self.places[id].len().max(1)))).ln()
    }

    /// How much of some words the sentences have that a rare one of them leads to.
    fn weigh(&self, words: &HashSet<String>) -> WordShares {
        let ids = words.iter().map(|word| self.ids.get(word).copied());
        let weighed: Vec<(Option<usize>, f64)> = ids.map(|id| (id, self.weight(id))).collect();
        let total = weighed.iter().map(|(_, weight)| weight).sum();
        let mut shares: HashMap<usize, f64> = HashMap::new();
        let known = weighed.into_iter().filter_map(|(id, weight)| Some((id?, weight)));
        let (rare, common): (Vec<_>, Vec<_>) =
            known.partition(|(id, _)| self.places[*id].len() <= self.most);
        for (id, weight) in rare {
            for at in &self.places[id] {
                *shares.entry(*at).or_default() += weight;
            }
        }
        for (at, share) in &mut shares {
            let has = |(id, _): &&(usize, f64)| self.words[*at].binary_search(id).is_ok();
            *share += common.iter().filter(has).map(|(_, weight)| weight).sum::<f64>();
        }
        WordShares { shares, total }
    }

    /// The sentences that a question asks: those that its source has, else the one that is nearest.
    fn asked(&self, said: &QuestionWords) -> Vec<usize> {
        if let Some(source) = &said.source {
            if let Some(same) = self.by_text.get(source) {
                return same.clone();
            }
            let has = |at: &usize| {
                let sentence = &self.folded[*at];
                source.contains(&**sentence) || sentence.contains(&**source)
            };
            let near = self.weigh(&stems(source)).shares.into_keys();
            let mut found: Vec<usize> = near.filter(has).collect();
            if !found.is_empty() {
                found.sort_unstable();
                return found;
            }
        }
        let (asked, answer) = (self.weigh(&said.asked), self.weigh(&said.answer));
        let is_asked = |at: &usize| {
            asked.share(*at) >= ASKED
                && (said.answer.is_empty() || self.answers(&answer, *at, said))
        };
        let near = asked.shares.keys().copied().filter(is_asked);
        // Of several that are as near the first one is meant.
        let best = near.max_by(|one, other| {
            asked.share(*one).total_cmp(&asked.share(*other)).then(other.cmp(one))
        });
        best.into_iter().collect()
    }

    /// Whether a sentence has enough of the answer; what no rare word leads to is looked at here.
    fn answers(&self, answer: &WordShares, at: usize, said: &QuestionWords) -> bool {
        if answer.shares.contains_key(&at) {
            return answer.share(at) >= ANSWERED;
        }
        let id = |word: &String| self.ids.get(word).copied();
        let has = |id: &usize| self.words[at].binary_search(id).is_ok();
        let found = said.answer.iter().filter_map(id).filter(has);
        found.map(|id| self.weight(Some(id))).sum::<f64>() >= ANSWERED * answer.total
    }

    /// The sentences of which most is explained by a question.
    fn explained(&self, said: &QuestionWords) -> Vec<usize> {
        if said.explained.is_empty() {
            return Vec::new();
        }
        let led = self.weigh(&said.explained);
        let all = self.weigh(&(&said.explained | &said.asked));
        let is_told = |at: &usize| {
            let own: f64 = self.words[*at].iter().map(|id| self.weight(Some(*id))).sum();
            all.shares.get(at).is_some_and(|share| *share >= EXPLAINED * own)
        };
        led.shares.into_keys().filter(is_told).collect()
    }
}

/// A count as a weight; counts of sentences are far from where floats get coarse.
fn to_float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The telling words of a text, by their beginnings.
fn stems(text: &str) -> HashSet<String> {
    let stem = |word: String| -> String {
        let word = word.strip_suffix('s').filter(|word| word.len() > 2).unwrap_or(&word);
        word.chars().take(STEM).collect()
    };
    telling_words(text).into_iter().map(stem).collect()
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
    use super::super::article::ArticleSort;
    use super::*;
    use crate::deck::read;

    const ARTICLE: &str = "The treaty was signed in Tashkent in 1992. It has six members, among them \
        Armenia. The secretariat sits in Moscow, where the staff works. Nobody knows what comes next.";

    fn coverage(deck: &str) -> (Vec<char>, Vec<String>) {
        let article = Article::read(ARTICLE, ArticleSort::Plain);
        let coverage = Coverage::of(&read(deck, "d").deck, &article);
        let state = |one: &CoveredSentence| match (one.asked.is_empty(), one.explained.is_empty()) {
            (false, _) => 'a',
            (true, false) => 'e',
            (true, true) => '-',
        };
        let unknown = coverage.unknown.iter();
        let unknown = unknown.map(|(_, one)| article.text()[one.range.clone()].to_owned());
        (coverage.sentences.iter().map(state).collect(), unknown.collect())
    }

    #[test]
    fn a_sentence_is_asked_by_its_words_or_as_a_source_and_else_explained_or_not() {
        let deck = "[[question]]\nprompt = 'Where was the treaty signed?'\nanswer = 'Tashkent'\n\
            explain = 'The secretariat sits in Moscow, and its staff works there.'\n\
            [[question]]\nprompt = 'How many are in it?'\nanswer = 6\n\
            source = 'It has six members, among them Armenia.'\n";
        let (states, unknown) = coverage(deck);
        assert_eq!(states, ['a', 'a', 'e', '-']);
        assert_eq!(unknown, ["1992", "Armenia"]);
    }

    #[test]
    fn an_empty_deck_asks_nothing() {
        let (states, unknown) = coverage("");
        assert_eq!(states, ['-'; 4]);
        assert_eq!(unknown, ["Tashkent", "1992", "six", "Armenia", "Moscow"]);
    }

    #[test]
    fn white_space_and_quotes_do_not_count_where_words_are_compared() {
        assert_eq!(folded("“a”\n  ‘b’"), folded("\"a\" 'b'"));
        assert_ne!(folded("A"), folded("a"));
    }
}
