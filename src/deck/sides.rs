//! Sides: which of its two languages an answer is in, where a deck asks in both directions. No
//! dictionary is needed: what differs most between prompts and answers, over all pairs of a deck, is
//! the language, and a pair that differs the other way round is asked the other way round. That is
//! the first principal component of the differences of their letters.

use super::{Deck, Item};
use crate::kind::Part;
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

/// So many pairs tell enough.
const MOST: usize = 2000;
/// A prompt of more words is a sentence, and no side of a pair.
const WORDS: usize = 4;
/// Words of so many letters are articles and the like, which tell most.
const SHORT: usize = 3;
/// The power iteration has settled long before.
const ROUNDS: usize = 30;
/// So sure a lone answer has to be, as a share of how far pairs are apart.
const SURE: f64 = 0.25;

/// What is asked of whom is told apart by: words, and letters beside each other. They are in order, so
/// that a sum of them is the same in every run.
type Features = BTreeMap<String, f64>;

/// What tells the two sides of a deck apart.
#[derive(Clone, Debug, Default)]
pub struct Sides {
    weights: Features,
    middle: f64,
    apart: f64,
}

/// Where an answer stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stance {
    /// On which side, as far as that can be told.
    side: Option<bool>,
    /// Whether it is asked by a term alone.
    is_pair: bool,
    /// What the prompt has in brackets at its end, which is what is asked of the term.
    aspect: String,
    /// The short word that the answer begins with: `to eat`, `el perro`.
    leader: Option<String>,
    script: Option<Writing>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Writing {
    Latin,
    Other(u32),
}

impl Stance {
    /// What two have in common that are on one side.
    pub(super) const fn place(&self) -> impl Hash {
        (self.side, self.subject())
    }

    /// What two have in common that may be on one side.
    pub(super) const fn subject(&self) -> impl Hash {
        (self.script, self.aspect.as_str())
    }

    /// How far two answers are from being options of one question: 0 for one side, 2 for two.
    pub fn distance(&self, other: &Self) -> u8 {
        let is_other_script =
            self.script.zip(other.script).is_some_and(|(one, other)| one != other);
        if is_other_script || self.aspect != other.aspect {
            return 2;
        }
        if let (Some(one), Some(other)) = (&self.leader, &other.leader)
            && self.is_pair
        {
            return u8::from(one != other);
        }
        match (self.side, other.side) {
            (Some(one), Some(other)) if one == other => 0,
            (Some(_), Some(_)) => 2,
            (None, None) if self.is_pair == other.is_pair => 0,
            _ => 1,
        }
    }
}

impl Sides {
    /// Reads the sides of a deck off its pairs.
    pub(super) fn new(deck: &Deck) -> Self {
        let pairs: Vec<(Features, Features)> = deck
            .items()
            .filter_map(|item| pair(deck, item))
            .take(MOST)
            .map(|(prompt, answer)| (features(&prompt), features(&answer)))
            .collect();
        let differences: Vec<Features> =
            pairs.iter().map(|(one, other)| minus(one, other)).collect();
        let Some(first) = differences.first() else { return Self::default() };
        let mut weights = first.clone();
        for difference in &differences {
            let sign = dot(difference, first).signum();
            add(&mut weights, difference, sign);
        }
        for _ in 0..ROUNDS {
            let mut next = Features::new();
            for difference in &differences {
                add(&mut next, difference, dot(difference, &weights));
            }
            let length = dot(&next, &next).sqrt();
            if length <= f64::EPSILON {
                return Self::default();
            }
            for weight in next.values_mut() {
                *weight /= length;
            }
            weights = next;
        }
        #[expect(clippy::cast_precision_loss, reason = "at most MOST pairs")]
        let count = pairs.len() as f64;
        let sums = pairs.iter().map(|(one, other)| (dot(one, &weights), dot(other, &weights)));
        let (middle, apart) = sums.fold((0.0, 0.0), |(middle, apart), (one, other)| {
            (middle + f64::midpoint(one, other), apart + (one - other).abs())
        });
        Self { weights, middle: middle / count, apart: apart / count }
    }

    /// Where the answer to an item stands.
    pub fn stance(&self, deck: &Deck, item: Item, answer: &str) -> Stance {
        let prompt = deck.questions()[item.question].prompt(item.part);
        let own = dot(&features(answer), &self.weights);
        let pair = pair(deck, item);
        let side = match &pair {
            _ if self.weights.is_empty() => None,
            Some((term, _)) => {
                let by = own - dot(&features(term), &self.weights);
                Some(by > 0.0)
            }
            None => {
                let by = own - self.middle;
                (by.abs() > self.apart * SURE).then_some(by > 0.0)
            }
        };
        let (script, leader) = (script(answer), leader(answer));
        Stance { side, is_pair: pair.is_some(), aspect: aspect(&prompt).to_owned(), leader, script }
    }
}

/// The term that is asked and what is right, where an item asks for the other side of a term.
fn pair(deck: &Deck, item: Item) -> Option<(String, String)> {
    let question = &deck.questions()[item.question];
    if matches!(item.part, Part::Gap(_)) {
        return None;
    }
    let expected = question.kind.expected(item.part);
    let [expected] = &expected[..] else { return None };
    let answer = expected.key.first().filter(|_| expected.quantity.is_none())?.clone();
    let prompt = question.prompt(item.part);
    let term = quoted(&prompt).unwrap_or_else(|| prompt.trim_end_matches(aspect(&prompt)).trim());
    let is_term = !term.is_empty()
        && term.split_whitespace().count() <= WORDS
        && !term.contains(['?', '!', '.', ':', '\n', '。', '？']);
    is_term.then(|| (term.to_owned(), answer))
}

/// What a prompt has between quotes, if that is one term.
fn quoted(prompt: &str) -> Option<&str> {
    let pairs =
        [('“', '”'), ('"', '"'), ('«', '»'), ('„', '“'), ('‘', '’'), ('「', '」'), ('*', '*')];
    pairs.into_iter().find_map(|(open, close)| {
        let (_, rest) = prompt.split_once(open)?;
        let (term, rest) = rest.split_once(close)?;
        (!rest.contains(open)).then_some(term)
    })
}

/// What stands in brackets at the end of a prompt: `山 (reading)`.
fn aspect(prompt: &str) -> &str {
    let prompt = prompt.trim_end();
    match prompt.rfind('(') {
        Some(at) if at > 0 && prompt.ends_with(')') => &prompt[at..],
        _ => "",
    }
}

/// The short word before others.
fn leader(answer: &str) -> Option<String> {
    let (first, _) = answer.trim().split_once(' ')?;
    let is_short = first.chars().count() <= SHORT && first.chars().all(char::is_alphabetic);
    is_short.then(|| first.to_lowercase())
}

/// The script of most letters.
fn script(text: &str) -> Option<Writing> {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        *counts.entry(block(c)).or_default() += 1;
    }
    let (block, _) = counts.into_iter().max_by_key(|(block, count)| (*count, *block))?;
    Some(if block == 0 { Writing::Latin } else { Writing::Other(block) })
}

/// Blocks of letters that stand for scripts: Latin is 0, those of east Asia one.
const fn block(c: char) -> u32 {
    match c {
        '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => 0,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => 1,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => 2,
        '\u{400}'..='\u{52f}' => 3,
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' => 4,
        c => 5 + (c as u32 >> 7),
    }
}

/// Words, and letters beside each other with the ends of words, of length 1 in all.
fn features(text: &str) -> Features {
    let mut found = Features::new();
    for word in text.to_lowercase().split(|c: char| !c.is_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        if word.chars().count() <= SHORT {
            *found.entry(word.to_owned()).or_default() += 1.0;
        }
        let letters: Vec<char> = std::iter::once('^').chain(word.chars()).chain(['$']).collect();
        for pair in letters.windows(2) {
            *found.entry(pair.iter().collect()).or_default() += 1.0;
        }
    }
    let length = dot(&found, &found).sqrt();
    for count in found.values_mut() {
        *count /= length;
    }
    found
}

fn dot(one: &Features, other: &Features) -> f64 {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let mut products: Vec<f64> =
        short.iter().filter_map(|(key, value)| Some(value * long.get(key)?)).collect();
    products.sort_by(f64::total_cmp); // the same sum whatever the order of the table
    products.iter().sum()
}

fn minus(one: &Features, other: &Features) -> Features {
    let mut difference = one.clone();
    add(&mut difference, other, -1.0);
    difference
}

fn add(sum: &mut Features, other: &Features, times: f64) {
    for (key, value) in other {
        *sum.entry(key.clone()).or_default() += value * times;
    }
}

#[cfg(test)]
mod tests {
    use crate::deck::{Item, read};
    use crate::kind::Part;

    /// Terms of two languages.
    const TERMS: [[&str; 2]; 40] = [
        ["dog", "perro"],
        ["cat", "gato"],
        ["house", "casa"],
        ["water", "agua"],
        ["bread", "pan"],
        ["milk", "leche"],
        ["book", "libro"],
        ["table", "mesa"],
        ["chair", "silla"],
        ["duck", "pato"],
        ["pig", "cerdo"],
        ["noise", "ruido"],
        ["street", "calle"],
        ["heart", "corazón"],
        ["hand", "mano"],
        ["foot", "pie"],
        ["head", "cabeza"],
        ["window", "ventana"],
        ["door", "puerta"],
        ["tree", "árbol"],
        ["flower", "flor"],
        ["sun", "sol"],
        ["moon", "luna"],
        ["star", "estrella"],
        ["sea", "mar"],
        ["river", "río"],
        ["mountain", "montaña"],
        ["city", "ciudad"],
        ["country", "país"],
        ["king", "rey"],
        ["school", "escuela"],
        ["teacher", "maestro"],
        ["friend", "amigo"],
        ["brother", "hermano"],
        ["sister", "hermana"],
        ["winter", "invierno"],
        ["summer", "verano"],
        ["night", "noche"],
        ["week", "semana"],
        ["year", "año"],
    ];

    /// How many of the answers of a deck are told to be on the side that they are on, of how many, and
    /// how many are mixed with the other.
    fn told(write: impl Fn(usize, &str, &str) -> (String, String)) -> (usize, usize) {
        let question = |(at, [english, spanish]): (usize, &[&str; 2])| {
            let (prompt, answer) = write(at, english, spanish);
            format!("[[question]]\nprompt = '{prompt}'\nanswer = '{answer}'\n")
        };
        let deck = read(&TERMS.iter().enumerate().map(question).collect::<String>(), "t").deck;
        let stances: Vec<_> = (0..TERMS.len())
            .map(|question| {
                let answer = write(question, TERMS[question][0], TERMS[question][1]).1;
                deck.sides().stance(&deck, Item { question, part: Part::Whole }, &answer)
            })
            .collect();
        let near = |at: usize| (at + 2..TERMS.len()).step_by(2).map(move |other| (at, other));
        let far = |at: usize| (at + 1..TERMS.len()).step_by(2).map(move |other| (at, other));
        let all = 0..TERMS.len();
        let wrong = all
            .clone()
            .flat_map(far)
            .filter(|(one, other)| stances[*one].distance(&stances[*other]) == 0);
        let right =
            all.flat_map(near).filter(|(one, other)| stances[*one].distance(&stances[*other]) == 0);
        (right.count(), wrong.count())
    }

    fn turned(at: usize, one: String, other: String) -> (String, String) {
        if at.is_multiple_of(2) { (one, other) } else { (other, one) }
    }

    #[test]
    fn what_stands_before_the_terms_of_one_language_tells_all_sides() {
        let (right, wrong) = told(|at, one, other| turned(at, format!("the {one}"), other.into()));
        assert_eq!((right, wrong), (380, 0));
    }

    #[test]
    fn letters_alone_tell_most_sides_of_short_words() {
        let (right, wrong) = told(|at, one, other| turned(at, one.into(), other.into()));
        assert!(right > 2 * wrong, "{right} of one side are told to be, {wrong} of two");
    }

    #[test]
    fn scripts_and_what_is_asked_of_a_term_tell_sides_too() {
        let text = "[[question]]\nprompt = '山 (reading)'\nanswer = 'shan'\n[[question]]\nprompt = '山 \
            (meaning)'\nanswer = 'mountain'\n[[question]]\nprompt = 'Who?'\nanswer = 'Москва'\n";
        let deck = read(text, "t").deck;
        let stance = |question, answer| {
            deck.sides().stance(&deck, Item { question, part: Part::Whole }, answer)
        };
        let all = [stance(0, "shan"), stance(1, "mountain"), stance(2, "Москва")];
        assert_eq!([all[0].distance(&all[1]), all[1].distance(&all[2])], [2, 2]);
        assert_eq!(all[0].distance(&stance(0, "shui")), 0);
    }
}
