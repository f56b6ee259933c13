//! Coverage: which sentences of an article a deck asks, which it only explains, and what of them no
//! question knows.
//!
//! A question is of the sentence that its `source` quotes, else of the one whose words it shares: those
//! that few sentences have weigh most. Only sentences with a rare word of a question are looked at, so
//! that no deck is compared with an article in pairs. Headings and bylines are taken whole.

mod words;

use super::article::{Article, BlockSort};
use super::mention::{Mention, mentions};
use super::vocabulary::Vocabulary;
use crate::deck::Deck;
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;
pub(super) use words::folded;
use words::{ArticleNumbers, QuestionWords, answers, stems};

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

/// A sentence of an article, or a heading or byline as a whole, as a deck has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoveredSentence {
    /// Where it stands, in bytes of [`Article::text`].
    pub range: Range<usize>,
    /// The block that it is of, by its place in [`Article::blocks`].
    pub block: usize,
    /// What that block is.
    pub sort: BlockSort,
    /// The questions that ask it, by number.
    pub asked: BTreeSet<usize>,
    /// Those that only explain it.
    pub explained: BTreeSet<usize>,
}

/// How much of an article a deck has.
#[derive(Debug, Default)]
pub struct Coverage {
    /// All of the article, in its order.
    pub sentences: Vec<CoveredSentence>,
    /// Dates, numbers and names that no question has, each once, with the sentence that has it first; in
    /// bytes of the article's text.
    pub unknown: Vec<(usize, Mention)>,
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
        let mut coverage = Self { sentences: uncovered(article), unknown: Vec::new() };
        let sentences = SentenceIndex::of(&coverage.sentences, article.text());
        let numbers = ArticleNumbers::of(article);
        let found: Vec<(Vec<usize>, Vec<usize>)> = deck
            .questions()
            .par_iter()
            .map(|question| {
                let said = QuestionWords::of(deck, question, &numbers);
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
            let right = answers(question, &numbers);
            let asked = [&question.known_by(), &*question.prompt];
            let around = question.explain.as_deref().into_iter().chain(deck.passage(question));
            let said = question.hints.iter().chain(right.iter().flatten()).map(String::as_str);
            asked.into_iter().chain(around).chain(said).for_each(|text| vocabulary.add(text));
        });
        let mut seen = HashSet::new();
        let said = coverage.sentences.iter().enumerate();
        for (number, sentence) in said.filter(|(_, one)| one.sort != BlockSort::Heading) {
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

/// The sentences of an article and what stands around them, nothing of it covered yet.
fn uncovered(article: &Article) -> Vec<CoveredSentence> {
    let blocks = article.blocks().iter().enumerate();
    let whole = blocks.filter(|(_, block)| block.sort.is_whole());
    let whole = whole.map(|(at, block)| (&block.range, at));
    let sentences = article.sentences().iter().map(|one| (&one.range, one.block));
    let mut all: Vec<CoveredSentence> = whole
        .chain(sentences)
        .map(|(range, block)| CoveredSentence {
            range: range.clone(),
            block,
            sort: article.blocks()[block].sort,
            asked: BTreeSet::new(),
            explained: BTreeSet::new(),
        })
        .collect();
    all.sort_by_key(|one| one.range.start);
    all
}

impl SentenceIndex {
    fn of(sentences: &[CoveredSentence], text: &str) -> Self {
        let texts: Vec<&str> = sentences.iter().map(|one| &text[one.range.clone()]).collect();
        let most = (texts.len() * COMMON / 100).max(FEW);
        let mut index = Self {
            folded: texts.par_iter().map(|text| folded(text)).collect(),
            by_text: HashMap::new(),
            ids: HashMap::new(),
            places: Vec::new(),
            words: Vec::with_capacity(texts.len()),
            most,
        };
        // A heading has the words of what follows it: it is asked where a source quotes it only.
        let said = sentences.par_iter().zip(&texts).map(|(one, text)| match one.sort {
            BlockSort::Heading => HashSet::new(),
            _ => stems(text),
        });
        let all: Vec<HashSet<String>> = said.collect();
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
        let near = said.ways.iter().flat_map(|way| self.answered(&said.prompt, way));
        // Of several that are as near the first one is meant.
        let best = near.max_by(|(one, share), (other, of_other)| {
            share.total_cmp(of_other).then(other.cmp(one))
        });
        best.map(|(at, _)| at).into_iter().collect()
    }

    /// The sentences that have enough of what is asked and answered, with how much of it they have.
    fn answered(&self, prompt: &HashSet<String>, way: &HashSet<String>) -> Vec<(usize, f64)> {
        let (asked, answer) = (self.weigh(&(prompt | way)), self.weigh(way));
        let near = asked.shares.keys().map(|at| (*at, asked.share(*at)));
        let is_asked = |(at, share): &(usize, f64)| {
            *share >= ASKED && (way.is_empty() || self.answers(&answer, *at, way))
        };
        near.filter(is_asked).collect()
    }

    /// Whether a sentence has enough of the answer; what no rare word leads to is looked at here.
    fn answers(&self, answer: &WordShares, at: usize, way: &HashSet<String>) -> bool {
        if answer.shares.contains_key(&at) {
            return answer.share(at) >= ANSWERED;
        }
        let id = |word: &String| self.ids.get(word).copied();
        let has = |id: &usize| self.words[at].binary_search(id).is_ok();
        let found = way.iter().filter_map(id).filter(has);
        found.map(|id| self.weight(Some(id))).sum::<f64>() >= ANSWERED * answer.total
    }

    /// The sentences of which most is explained by a question.
    fn explained(&self, said: &QuestionWords) -> Vec<usize> {
        if said.explained.is_empty() {
            return Vec::new();
        }
        let led = self.weigh(&said.explained);
        let asked = said.ways.iter().fold(said.prompt.clone(), |asked, way| &asked | way);
        let all = self.weigh(&(&said.explained | &asked));
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
    fn a_date_or_number_is_asked_in_every_notation_that_a_deck_has() {
        let table = [
            ("prompt = 'How many troops has it?'\nanswer = 20000", "It has about 20,000 troops."),
            ("prompt = 'How many troops has it?'\nanswer = 20000", "It has 20\u{a0}000 troops."),
            ("prompt = 'How many troops has it?'\nanswer = 20_000", "It has 20 000 troops."),
            ("prompt = 'How many members has it?'\nanswer = 6", "It has six members."),
            ("prompt = 'How many live there?'\nanswer = 3500000", "There live 3.5 million."),
            (
                "prompt = 'How high is the peak?'\nanswer = 4806\nunit = ['m', 'metres']",
                "The peak is 4,806 metres high.",
            ),
            (
                "prompt = 'How high is the peak?'\nanswer = 4800\ntolerance = '1 %'",
                "The peak is 4,806 metres high.",
            ),
            (
                "prompt = 'How high is the peak?'\nanswer = '4800 m'\naccept = ['4806 m']",
                "The peak is 4,806 m high.",
            ),
            ("prompt = 'When was it founded?'\nanswer = 2002", "It was founded in 2002."),
            (
                "prompt = 'When was the treaty signed?'\nanswer = 1957-03-25",
                "The treaty was signed on March 25, 1957.",
            ),
            (
                "prompt = 'When was the treaty signed?'\nanswer = '25.3.1957'",
                "The treaty was signed on the 25th of March 1957.",
            ),
            (
                "prompt = 'How many troops has it?'\nanswer = 20000\nwrong = [10000, 30000]",
                "It has about 20,000 troops.",
            ),
            (
                "prompt = 'When did it begin and end?'\nanswers = [1957, 1991]",
                "It did begin in 1957, and end in 1991.",
            ),
            (
                "prompt = 'When was each founded?'\npairs = [['NATO', 1949], ['CSTO', 2002]]",
                "NATO was founded in 1949, CSTO in 2002.",
            ),
            (
                "prompt = 'From small to large'\norder = [20000, 3000000]",
                "From small to large, these are 20,000 and 3 million.",
            ),
            ("cloze = 'It has about {{20000}} troops.'", "It has about 20,000 troops."),
            ("prompt = 'It has 20000 troops.'\nanswer = true", "It has twenty thousand troops."),
        ];
        for (question, sentence) in table {
            let article = Article::read(sentence, ArticleSort::Plain);
            let reading = read(&format!("[[question]]\n{question}\n"), "d");
            assert_eq!(reading.deck.questions().len(), 1, "{question}: {:?}", reading.findings);
            let coverage = Coverage::of(&reading.deck, &article);
            assert!(!coverage.sentences[0].asked.is_empty(), "{question}");
            assert!(coverage.unknown.is_empty(), "{question}: {:?}", coverage.unknown);
        }
    }

    #[test]
    fn another_number_is_not_asked() {
        let article = Article::read("It has about 20,000 troops.", ArticleSort::Plain);
        for answer in ["2000", "20001", "200001", "'2002-01-01'", "30000\ntolerance = 100"] {
            let deck = format!("[[question]]\nprompt = 'How many?'\nanswer = {answer}\n");
            let coverage = Coverage::of(&read(&deck, "d").deck, &article);
            assert!(coverage.sentences[0].asked.is_empty(), "{answer}");
            assert_eq!(coverage.unknown.len(), 1, "{answer}");
        }
    }

    #[test]
    fn a_title_and_a_byline_are_asked_by_a_source_and_a_byline_also_by_its_names() {
        let article = "The lake: a life\nThe lake is old, and it is deep\nBy ANN LEE, BO WEI\n\
            The lake was found in 1901. It is very deep, and nobody knows how deep it is below the \
            ice of winter, which lies on it for half of a year.";
        let article = Article::read(article, ArticleSort::Plain);
        let deck = "[[question]]\nprompt = 'What was written by Ann Lee?'\nanswer = 'a life of it'\n\
            source = 'The lake: a life'\n[[question]]\nprompt = 'Who wrote it?'\n\
            answers = ['Ann Lee', 'Bo Wei']\n";
        let coverage = Coverage::of(&read(deck, "d").deck, &article);
        let asked: Vec<(BlockSort, Vec<usize>)> = coverage
            .sentences
            .iter()
            .map(|one| (one.sort, one.asked.iter().copied().collect()))
            .collect();
        let expected = [
            (BlockSort::Heading, vec![1]),
            (BlockSort::Standfirst, vec![]),
            (BlockSort::Byline, vec![2]),
            (BlockSort::Paragraph, vec![]),
            (BlockSort::Paragraph, vec![]),
        ];
        assert_eq!(asked, expected);
    }
}
