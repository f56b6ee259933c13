//! Nearness: whether two texts are one question before and after an edit. Words that the neighbours
//! share weigh little, so that prompts of one mould need more in common than the mould.

use std::collections::{BTreeMap, HashMap, HashSet};
use unicode_segmentation::UnicodeSegmentation;

/// What two texts must have in common, by weight, where words were replaced: more than half.
const REPLACED: f64 = 0.5;

/// What is enough where words were only added or only left out.
const ADDED: f64 = 0.3;

/// From this rarity on, of 1 at most, a word tells its question from the neighbours.
const RARE: f64 = 0.5;

/// From here on, letters are words or syllables: Han, kana, hangul.
const CJK: char = '\u{2e80}';

/// The words of a text in small letters, and whether each is a name or a number there.
type Words = BTreeMap<String, bool>;

/// How many texts have a word, of how many.
#[derive(Debug, Default)]
struct Frequencies {
    texts: usize,
    having: HashMap<String, usize>,
}

/// What is usual in the prompts of a deck, as they were and as they are.
#[derive(Debug)]
pub struct Usage {
    before: Frequencies,
    now: Frequencies,
}

/// A word that only one of two texts has.
struct Term {
    word: String,
    is_name: bool,
    rarity: f64,
}

/// Two texts, word by word.
struct Compared {
    /// The weight of the words that both have, of those that stand for one another by a slip too.
    common: f64,
    lost: Vec<Term>,
    new: Vec<Term>,
}

impl Usage {
    /// Counts the words of prompts as they were when they were asked, and as they are now.
    pub fn new<'t>(
        before: impl Iterator<Item = &'t str>,
        now: impl Iterator<Item = &'t str>,
    ) -> Self {
        Self { before: Frequencies::new(before), now: Frequencies::new(now) }
    }

    /// What two texts have in common, of 1: by the weight of their words.
    pub fn share(&self, before: &str, now: &str) -> f64 {
        self.compare(before, now).share(before == now)
    }

    /// Whether an edit made one text of the other, by all that can be told: no name or number was
    /// replaced by another, and what they have in common outweighs the rest.
    pub fn is_near(&self, before: &str, now: &str) -> bool {
        let compared = self.compare(before, now);
        let tells = |terms: &[Term]| terms.iter().any(|term| term.is_name && term.rarity >= RARE);
        if tells(&compared.lost) && tells(&compared.new) {
            return false;
        }
        let is_one_sided = compared.lost.is_empty() || compared.new.is_empty();
        // Where words are not set apart by spaces, one sign more makes another word.
        let has_signs = || {
            let mut terms = compared.lost.iter().chain(&compared.new);
            terms.any(|term| term.word.starts_with(|c| c >= CJK))
        };
        let enough = if is_one_sided && !has_signs() { ADDED } else { REPLACED };
        compared.share(before == now) > enough
    }

    /// How rarely the neighbours of two texts use a word, of 1: by the logarithm of how many of
    /// them have it (inverse document frequency).
    fn rarity(&self, word: &str, is_before: bool, is_now: bool) -> f64 {
        self.before.rarity(word, is_before).min(self.now.rarity(word, is_now))
    }

    /// Whether neighbours use a word that is gone beside the one that stands in its place: both are
    /// words of their own then.
    fn has_both(&self, lost: &str, new: &str) -> bool {
        let has = |frequencies: &Frequencies, word: &str, own| {
            frequencies.having.get(word).is_some_and(|n| *n > own)
        };
        has(&self.before, lost, 1) && has(&self.before, new, 0)
            || has(&self.now, lost, 0) && has(&self.now, new, 1)
    }

    fn compare(&self, before: &str, now: &str) -> Compared {
        let (old, new) = (words(before), words(now));
        let rarity = |word: &str| self.rarity(word, old.contains_key(word), new.contains_key(word));
        let term = |(word, is_name): (&String, &bool)| Term {
            word: word.clone(),
            is_name: *is_name,
            rarity: rarity(word),
        };
        let (mut common, mut lost) = (0.0, Vec::new());
        for (word, is_name) in &old {
            match new.get(word) {
                Some(other) => common += weight(rarity(word), *is_name || *other),
                None => lost.push(term((word, is_name))),
            }
        }
        let mut new: Vec<Term> =
            new.iter().filter(|(word, _)| !old.contains_key(*word)).map(term).collect();
        lost.retain(|term| {
            let is_it = |other: &Term| {
                is_slip(&term.word, &other.word) && !self.has_both(&term.word, &other.word)
            };
            let Some(at) = new.iter().position(is_it) else { return true };
            let other = new.swap_remove(at);
            common += weight(term.rarity.min(other.rarity), term.is_name || other.is_name);
            false
        });
        Compared { common, lost, new }
    }
}

impl Compared {
    fn share(&self, is_same: bool) -> f64 {
        let of = |terms: &[Term]| -> f64 {
            terms.iter().map(|term| weight(term.rarity, term.is_name)).sum()
        };
        let all = self.common + of(&self.lost) + of(&self.new);
        // Only signs, as in "∑" and "∫".
        if all == 0.0 { f64::from(u8::from(is_same)) } else { self.common / all }
    }
}

impl Frequencies {
    fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut frequencies = Self::default();
        for text in texts {
            frequencies.texts += 1;
            for word in words(text).into_keys() {
                *frequencies.having.entry(word).or_default() += 1;
            }
        }
        frequencies
    }

    /// How rare a word is in all of the texts but one, that has it or not.
    fn rarity(&self, word: &str, is_own: bool) -> f64 {
        let having = self.having.get(word).copied().unwrap_or(0);
        let others = having.saturating_sub(usize::from(is_own));
        #[expect(clippy::cast_precision_loss, reason = "no deck has 2^53 questions")]
        let (texts, others) = (self.texts.saturating_sub(1) as f64, others as f64);
        ((texts + 2.0) / (others + 1.0)).ln() / (texts + 2.0).ln()
    }
}

/// Names and numbers tell twice as much as other words.
fn weight(rarity: f64, is_name: bool) -> f64 {
    if is_name { 2.0 * rarity } else { rarity }
}

/// The words of a text: what has a digit or, within a sentence, begins with a capital letter is a
/// name or a number.
fn words(text: &str) -> Words {
    let mut words = Words::new();
    let mut end = 0;
    for (at, word) in text.unicode_word_indices() {
        let is_first = end == 0 || text[end..at].contains(['.', '?', '!', ':', '\n']);
        end = at + word.len();
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        let is_name = word.contains(char::is_numeric)
            || capitals > 1
            || capitals == 1 && !is_first && word.chars().nth(1).is_some();
        *words.entry(word.to_lowercase()).or_default() |= is_name;
    }
    words
}

/// Whether one word may be the other, mistyped. As where answers are judged, a first or last letter
/// that is replaced makes another word (Gambia, Zambia), and numbers are never mistyped.
pub fn is_slip(one: &str, other: &str) -> bool {
    if one.chars().chain(other.chars()).any(char::is_numeric) {
        return false;
    }
    let [letters, others] = [one, other].map(|word| word.chars().collect::<Vec<char>>());
    let longest = letters.len().max(others.len());
    let allowed = if longest < 12 { 1 } else { 2 };
    if letters.len().abs_diff(others.len()) > allowed {
        return false;
    }
    let distance = strsim::osa_distance(one, other);
    if distance == 0 || distance > allowed {
        return false;
    }
    let sorted = |letters: &[char]| {
        let mut letters = letters.to_vec();
        letters.sort_unstable();
        letters
    };
    if sorted(&letters) == sorted(&others) {
        return longest > 2; // letters that changed places
    }
    let is_replaced = letters.len() == others.len()
        && (letters.first() != others.first() || letters.last() != others.last());
    longest > 4 && !is_replaced
}

/// The words of a text in small letters, and the signs that count as words: those of arithmetic;
/// none where there are no words.
pub fn fold(text: &str) -> Option<Vec<String>> {
    let (mut fold, mut word, mut has_words) = (Vec::new(), String::new(), false);
    for c in text.chars().chain([' ']) {
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
            has_words = true;
        } else if !matches!(c, '\'' | '\u{2019}') {
            if !word.is_empty() {
                fold.push(std::mem::take(&mut word));
            }
            if SIGNS.contains(c) {
                fold.push(c.to_string());
            }
        }
    }
    has_words.then_some(fold)
}

/// The signs that are not only layout.
const SIGNS: &str = "+-*/<>=^%|&~\u{2212}\u{d7}\u{f7}\u{2264}\u{2265}\u{2260}\u{221a}";

/// Whether two texts are the same word by word, but for case, signs of layout and one slip.
pub fn is_same(before: &str, now: &str) -> bool {
    let (Some(before), Some(now)) = (fold(before), fold(now)) else { return false };
    let others = || before.iter().zip(&now).filter(|(one, other)| one != other);
    before.len() == now.len()
        && others().count() <= 1
        && others().all(|(one, two)| is_slip(one, two))
}

/// The words of some texts, and which texts have each: those that share rare words are found
/// without a look at all.
#[derive(Debug)]
pub struct Index {
    having: HashMap<String, Vec<usize>>,
}

impl Index {
    /// Looks over some texts.
    pub fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut having: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, text) in texts.enumerate() {
            for word in words(text).into_keys() {
                having.entry(word).or_default().push(at);
            }
        }
        Self { having }
    }

    /// The places of texts that share words with another one, those of its rarest words first.
    pub fn find(&self, text: &str, most: usize) -> Vec<usize> {
        let words = words(text);
        let mut lists: Vec<&Vec<usize>> =
            words.keys().filter_map(|word| self.having.get(word)).collect();
        lists.sort_by_key(|list| list.len());
        let mut met = HashSet::new();
        let places = lists.into_iter().flatten().copied();
        places.take(2 * most).filter(|at| met.insert(*at)).take(most).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether one text is the other, edited, with some neighbours that stayed.
    fn is_near(before: &str, now: &str, neighbours: &[&str]) -> bool {
        let with = |text| neighbours.iter().copied().chain([text]);
        Usage::new(with(before), with(now)).is_near(before, now)
    }

    const PAINTERS: [&str; 2] = ["Who painted Guernica?", "Who painted The Night Watch?"];

    #[test]
    fn an_edit_of_a_question_is_near_beside_many_neighbours_and_beside_none() {
        for (before, now) in [
            ("Who painted the Mona Lisa?", "Who painted the Mona Lisa"),
            ("Who painted the Mona Lsia?", "Who painted the Mona Lisa?"),
            ("Who pianted the Mona Lisa?", "Who painted the Mona Lisa?"),
            ("who painted the mona lisa", "Who painted the Mona Lisa?"),
            ("Who painted the Mona Lisa?", "Who painted the famous Mona Lisa?"),
            ("Who painted the Mona Lisa?", "Who created the Mona Lisa?"),
            ("Who painted the Mona Lisa?", "The Mona Lisa: who painted it?"),
            ("Who painted the Mona Lisa?", "By whom was the Mona Lisa painted?"),
            ("In which year did the Berlin wall fall?", "The Berlin wall fell in which year?"),
            ("What is 7 times 8?", "How much is 7 times 8?"),
            ("perro", "el perro"),
        ] {
            assert!(is_near(before, now, &[]), "{before} {now}");
            assert!(is_near(before, now, &PAINTERS), "{before} {now}");
        }
    }

    #[test]
    fn another_question_is_not_near_whatever_its_mould() {
        for (before, now) in [
            ("Who painted the Mona Lisa?", "Who painted the Last Supper?"),
            ("who painted the mona lisa", "who painted the last supper"),
            ("Who painted the Mona Lisa?", "Who sculpted the David?"),
            ("What is 7 times 8?", "What is 4 times 14?"),
            ("Which currency is used in Germany?", "Which currency is used in France?"),
            ("Which currency is used in Niger?", "Which currency is used in Nigeria?"),
            ("In which year was the Peace of Münster?", "In which year was the Peace of Utrecht?"),
            ("Welche Farbe hat der Himmel?", "Welche Farbe hat das Meer?"),
            ("\u{9752}", "\u{9752}\u{3044}"),
        ] {
            assert!(!is_near(before, now, &[]), "{before} {now}");
            assert!(!is_near(before, now, &PAINTERS), "{before} {now}");
        }
        // What a mould is, only neighbours can tell.
        let [before, now] = ["say yellow in french", "say green in french"];
        let neighbours = ["say red in french", "say black in french"];
        assert!(is_near(before, now, &[]) && !is_near(before, now, &neighbours));
    }

    #[test]
    fn a_mould_that_was_exchanged_everywhere_leaves_each_question_near() {
        let lands = ["Poland", "Latvia", "Malta", "Ghana", "Chile"];
        let before: Vec<String> =
            lands.iter().map(|land| format!("What is the capital of {land}?")).collect();
        let now: Vec<String> =
            lands.iter().map(|land| format!("{land}: seat of government")).collect();
        let usage = Usage::new(before.iter().map(String::as_str), now.iter().map(String::as_str));
        for (one, before) in before.iter().enumerate() {
            for (other, now) in now.iter().enumerate() {
                assert_eq!(usage.is_near(before, now), one == other, "{before} {now}");
            }
        }
    }

    #[test]
    fn a_slip_is_of_few_letters_and_never_makes_another_word() {
        for (one, other) in
            [("captal", "capital"), ("teh", "the"), ("belaurs", "belarus"), ("planets", "planet")]
        {
            assert!(is_slip(one, other) && is_slip(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("gambia", "zambia"),
            ("hermano", "hermana"),
            ("iran", "iraq"),
            ("1914", "1941"),
            ("austria", "australia"),
            ("same", "same"),
        ] {
            assert!(!is_slip(one, other), "{one} {other}");
        }
    }

    #[test]
    fn of_a_statement_only_a_slip_case_and_layout_may_differ() {
        let before = "The Danube flows into the Black Sea.";
        for now in ["The danube flows into the black sea", "The Danub flows into the Black Sea."] {
            assert!(is_same(before, now), "{now}");
        }
        for now in [
            "The Danube flows not into the Black Sea.",
            "The Black Sea flows into the Danube.",
            "The Dnieper flows into the Black Sea.",
        ] {
            assert!(!is_same(before, now), "{now}");
        }
        assert!(!is_same("2 + 2 = 4", "2 - 2 = 4") && !is_same("\u{2211}", "\u{222b}"));
    }
}
