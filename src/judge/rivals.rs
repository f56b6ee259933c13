//! The other answers of a deck (rules 6, 7 and 10), indexed once, so that one typed answer is
//! judged against hundreds of thousands of them at once: equal texts are found by hash, near ones
//! by their signatures among those of about the same length.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::distance::{chars, edits};
use super::fold::{fold, light, spelling};
use super::headword::headword;
use super::optional::variants;
use super::script::{has_digit, unaccent};
use super::signature::{Bucket, Signature};
use super::{Accents, Language, Rules};

/// How rivals are folded, whatever the rules of the question at hand.
pub(super) const RULES: Rules = Rules {
    accents: Accents::Ignore,
    typos: true,
    case: false,
    exact: false,
    english: true,
    language: Language::NONE,
};

const ANSWER: u32 = 1 << 31;
const NONE: u32 = u32::MAX;
/// Longer texts share one bucket, where their length says nothing.
const LONG: usize = 200;

/// An answer or a wrong option of some question of the deck.
#[derive(Clone, Copy, Debug)]
pub struct Rival<'t> {
    /// Its text.
    pub text: &'t str,
    /// The number of its question, any below 2³¹.
    pub question: u32,
    /// The prompt of its question, or the side of the card that is shown.
    pub prompt: &'t str,
    /// An answer of its question, not a wrong option.
    pub is_answer: bool,
}

/// The other answers of a deck.
#[derive(Clone, Debug, Default)]
pub struct Rivals {
    arena: String,
    /// Where each text ends in the arena.
    ends: Vec<u32>,
    /// The first use of each text.
    first: Vec<u32>,
    uses: Vec<Use>,
    spellings: Vec<Box<str>>,
    /// Open addressing: the number of a text, at the place its hash says or behind.
    table: Vec<u32>,
    /// Texts with accents, by the hash of their text without.
    accented: Vec<(u64, u32)>,
    /// By length.
    buckets: Vec<Bucket>,
}

#[derive(Clone, Copy, Debug)]
struct Use {
    question: u32,
    prompt: PromptHash,
    next: u32,
    /// How its answer is spelled, where that is not the text.
    spelling: u32,
}

/// What a question asks, as hashes that are compared; 0 for none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
struct PromptHash {
    prompt: u32,
    headword: u32,
}

/// What is known of a text that is an answer or option elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The answer of another question with the same prompt.
    SamePrompt,
    /// The answer of another question about the same word.
    SameHeadword,
    /// Any other.
    Elsewhere,
}

impl Rivals {
    /// Indexes the answers and wrong options of all questions of a deck.
    pub fn new<'t>(answers: impl IntoIterator<Item = Rival<'t>>) -> Self {
        let mut rivals = Self { table: vec![NONE; 64], ..Self::default() };
        let mut last = ("", PromptHash::default());
        for rival in answers {
            if last.0 != rival.prompt {
                last = (rival.prompt, asked(rival.prompt));
            }
            let mark = if rival.is_answer { ANSWER } else { 0 };
            let question = rival.question & !ANSWER | mark;
            let spelled = spelling(rival.text, RULES);
            if rival.text.contains(['(', '（']) {
                for text in variants(rival.text, RULES) {
                    rivals.add(&text, &spelled, question, last.1);
                }
            } else {
                rivals.add(&fold(rival.text, RULES), &spelled, question, last.1);
            }
        }
        rivals.accented.sort_unstable();
        rivals.shrink();
        rivals
    }

    fn add(&mut self, text: &str, spelled: &str, question: u32, prompt: PromptHash) {
        let room = u32::try_from(self.arena.len() + text.len()).is_ok_and(|end| end < NONE);
        let Ok(number) = u32::try_from(self.uses.len()) else { return };
        if text.is_empty() || !room || number == NONE {
            return;
        }
        let slot = self.slot(text);
        if self.table[slot] == NONE {
            self.insert(slot, text);
        }
        let slot = self.slot(text);
        let id = self.table[slot] as usize;
        let spelling = if spelled == text { NONE } else { self.spell(spelled) };
        self.uses.push(Use { question, prompt, next: self.first[id], spelling });
        self.first[id] = number;
    }

    /// Keeps a spelling, those of one question's items once.
    fn spell(&mut self, spelled: &str) -> u32 {
        if self.spellings.last().is_none_or(|last| **last != *spelled) {
            self.spellings.push(spelled.into());
        }
        u32::try_from(self.spellings.len() - 1).unwrap_or(NONE)
    }

    fn insert(&mut self, slot: usize, text: &str) {
        let (Ok(id), Ok(end)) =
            (u32::try_from(self.ends.len()), u32::try_from(self.arena.len() + text.len()))
        else {
            return;
        };
        self.arena.push_str(text);
        self.ends.push(end);
        self.first.push(NONE);
        self.table[slot] = id;
        if self.ends.len() * 4 > self.table.len() * 3 {
            self.table = vec![NONE; self.table.len() * 2];
            for id in 0..=id {
                let slot = self.slot(self.text(id));
                self.table[slot] = id;
            }
        }
        let bare = unaccent(text);
        if bare != text {
            self.accented.push((hash(&bare), id));
        }
        if !has_digit(text) {
            let signature = Signature::new(&chars(&bare));
            let at = signature.length.min(LONG);
            if self.buckets.len() <= at {
                self.buckets.resize_with(at + 1, Bucket::default);
            }
            let bucket = &mut self.buckets[at];
            bucket.letters.push(signature.letters);
            bucket.pairs.push(signature.pairs);
            bucket.texts.push(id);
        }
    }

    fn shrink(&mut self) {
        self.arena.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.first.shrink_to_fit();
        self.uses.shrink_to_fit();
        for bucket in &mut self.buckets {
            bucket.letters.shrink_to_fit();
            bucket.pairs.shrink_to_fit();
            bucket.texts.shrink_to_fit();
        }
    }

    fn text(&self, id: u32) -> &str {
        let at = id as usize;
        let from = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.arena[from..self.ends[at] as usize]
    }

    /// The place of a text in the table, or the free one where it belongs.
    fn slot(&self, text: &str) -> usize {
        let mask = self.table.len() - 1;
        let places = u64::try_from(mask).unwrap_or(u64::MAX);
        let mut at = usize::try_from(hash(text) & places).unwrap_or(0);
        while self.table[at] != NONE && self.text(self.table[at]) != text {
            at = (at + 1) & mask;
        }
        at
    }

    /// Looks up a folded text for a question with this prompt.
    pub(super) fn find(&self, folded: &str, question: u32, prompt: &str) -> Option<Found> {
        found(self.uses(folded).map(|(found, _)| found), question, prompt)
    }

    /// Looks among the answers that fold to a text for those that are spelled in certain ways.
    pub(super) fn find_spelled(
        &self,
        folded: &str,
        question: u32,
        prompt: &str,
        is_so: impl Fn(&str) -> bool,
    ) -> Option<Found> {
        let answers = self.uses(folded).filter(|(found, _)| found.question & ANSWER != 0);
        let so = answers.filter(|(_, spelling)| is_so(spelling));
        found(so.map(|(found, _)| found), question, prompt)
    }

    /// The uses of a folded text, each with its spelling there.
    fn uses<'r>(&'r self, folded: &'r str) -> impl Iterator<Item = (&'r Use, &'r str)> {
        let id = self.table.get(if self.table.is_empty() { 0 } else { self.slot(folded) });
        let mut at = id.and_then(|&id| self.first.get(id as usize)).copied();
        std::iter::from_fn(move || {
            let found = self.uses.get(at? as usize)?;
            at = Some(found.next);
            Some((found, self.spellings.get(found.spelling as usize).map_or(folded, |text| text)))
        })
    }

    /// The questions that a text is an answer to, by their numbers; where there is none, those that
    /// it is an answer to but for its accents.
    pub fn answered_by(&self, typed: &str) -> Vec<u32> {
        let folded = fold(typed, RULES);
        let by = |text| {
            let answers = self.uses(text).filter(|(found, _)| found.question & ANSWER != 0);
            answers.map(|(found, _)| found.question & !ANSWER).collect::<Vec<u32>>()
        };
        match by(&folded) {
            none if none.is_empty() => self.unaccented(&unaccent(&folded)).flat_map(by).collect(),
            found => found,
        }
    }

    /// Gives the texts that are the same as this one without accents.
    pub(super) fn unaccented<'r>(&'r self, bare: &'r str) -> impl Iterator<Item = &'r str> {
        let hash = hash(bare);
        let from = self.accented.partition_point(|&(other, _)| other < hash);
        let accented = self.accented[from..].iter().take_while(move |&&(other, _)| other == hash);
        let id = self.table.get(if self.table.is_empty() { 0 } else { self.slot(bare) }).copied();
        let plain = id.filter(|&id| id != NONE);
        plain.into_iter().chain(accented.map(|&(_, id)| id)).map(|id| self.text(id))
    }

    /// Tells whether a text other than the own ones is so near to one without accents.
    pub(super) fn any_near(
        &self,
        bare: &str,
        within: usize,
        is_own: impl Fn(&str) -> bool,
    ) -> bool {
        let typed = chars(bare);
        let signature = Signature::new(&typed);
        let least = signature.length.saturating_sub(within).min(LONG);
        let most = signature.length.saturating_add(within).min(LONG);
        let buckets = self.buckets.get(least..self.buckets.len().min(most + 1)).unwrap_or_default();
        buckets.iter().any(|bucket| {
            bucket.candidates(&signature, within).any(|id| {
                let text = self.text(id);
                lies_within(text, &typed, within) && !is_own(text)
            })
        })
    }
}

/// Measures from where the two begin to differ; what is typed has no accents.
fn lies_within(text: &str, typed: &[char], within: usize) -> bool {
    if !text.is_ascii() {
        return edits(&chars(&unaccent(text)), typed, within).is_some();
    }
    let text = text.as_bytes();
    let same = |(one, other): &(&u8, &char)| u32::from(**one) == u32::from(**other);
    let start = text.iter().zip(typed).take_while(same).count();
    let (text, typed) = (&text[start..], &typed[start..]);
    let end = text.iter().rev().zip(typed.iter().rev()).take_while(same).count();
    let rest: Vec<char> = text[..text.len() - end].iter().map(|&byte| char::from(byte)).collect();
    edits(&rest, &typed[..typed.len() - end], within).is_some()
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// What uses of a text are to a question.
fn found<'r>(uses: impl Iterator<Item = &'r Use>, question: u32, prompt: &str) -> Option<Found> {
    let asked = asked(prompt);
    let kin = |found: &Use| {
        let answers = found.question & ANSWER != 0 && found.question & !ANSWER != question;
        if !answers || asked == PromptHash::default() {
            Found::Elsewhere
        } else if found.prompt.prompt == asked.prompt {
            Found::SamePrompt
        } else if found.prompt.headword == asked.headword {
            Found::SameHeadword
        } else {
            Found::Elsewhere
        }
    };
    uses.map(kin).min_by_key(|found| *found as u8)
}

fn asked(prompt: &str) -> PromptHash {
    let short = |text: &str| match text {
        "" => 0,
        text => u32::try_from(hash(text) >> 32).unwrap_or(0).max(1),
    };
    PromptHash { prompt: short(&light(prompt, RULES)), headword: short(&headword(prompt, RULES)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::cases;
    use proptest::prelude::*;

    fn answers(texts: &[String]) -> impl Iterator<Item = Rival<'_>> {
        (0..).zip(texts).map(|(question, text)| Rival {
            text,
            question,
            prompt: "",
            is_answer: true,
        })
    }

    #[test]
    fn an_empty_index_finds_nothing() {
        for rivals in [Rivals::default(), Rivals::new([])] {
            assert_eq!(rivals.find("x", 0, ""), None);
            assert!(!rivals.any_near("x", 2, |_| false));
            assert_eq!(rivals.unaccented("x").count(), 0);
        }
    }

    #[test]
    fn the_same_prompt_is_told_apart() {
        let rival = |text, question, prompt| Rival { text, question, prompt, is_answer: true };
        let rivals = Rivals::new([
            rival("ser", 0, "to be"),
            rival("estar", 1, "To be "),
            rival("ir", 2, "to go"),
        ]);
        assert_eq!(rivals.find("estar", 0, "to be"), Some(Found::SamePrompt));
        assert_eq!(rivals.find("ir", 0, "past: to go"), Some(Found::SameHeadword));
        assert_eq!(rivals.find("estar", 1, "to be"), Some(Found::Elsewhere));
        assert_eq!(rivals.find("ir", 0, "to be"), Some(Found::Elsewhere));
        assert_eq!(rivals.find("haber", 0, "to be"), None);
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn no_near_text_is_overlooked(
            texts in prop::collection::vec("[abcdeé ]{1,9}", 1..60),
            typed in "[abcde]{1,9}",
            within in 0_usize..3,
        ) {
            let rivals = Rivals::new(answers(&texts));
            let near = texts.iter().map(|text| unaccent(&fold(text, RULES))).any(|text| {
                !text.is_empty() && strsim::osa_distance(&text, &typed) <= within
            });
            prop_assert_eq!(rivals.any_near(&typed, within, |_| false), near);
        }
    }

    #[test]
    fn long_texts_are_compared_too() {
        let texts = ["word ".repeat(60) + "end", "word ".repeat(50) + "end"];
        let rivals = Rivals::new(answers(&texts));
        assert!(rivals.any_near(&("word ".repeat(60) + "emd"), 1, |_| false));
        assert!(!rivals.any_near(&("word ".repeat(55) + "emd"), 1, |_| false));
    }
}
