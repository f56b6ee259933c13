//! Nearby questions: those that ask the same in a slightly different writing, and prompts that hold the
//! answer to another question about the same text. Both are found by hash.

use super::subject::Subject;
use crate::kind::Spot;
use crate::random::Fnv;
use crate::report::{Finding, Rule, Source};
use crate::text::repeated;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&NEAR_DUPLICATE, &PASSAGE_TELLS];

const NEAR_DUPLICATE: Rule = Rule::warning(
    "near-duplicate",
    "two questions that differ in capitals, points or spelling only",
    "They are one question, and it is asked twice as often as its neighbours.",
    r#"[[question]]
prompt = "When were the railways nationalised?"
answer = "In spring"
-
- [[question]]
- prompt = "When were the railways nationalized?"
- answer = "In spring"
"#,
);

const PASSAGE_TELLS: Rule = Rule::warning(
    "passage-tells",
    "a prompt that holds the answer to another question about the same text",
    "The questions about a passage stay together, so one of them tells the other.",
    r#"[[question]]
passage = "acme"
prompt = "Who founded the company?"
answer = "Miller"

[[question]]
passage = "acme"
- prompt = "In which year did Miller found it?"
+ prompt = "In which year was it founded?"
answer = "1901"

[passages]
acme = "Miller founded Acme in 1901."
"#,
);

/// The shortest answer, in letters and digits, that is looked for in other prompts.
const SHORTEST: usize = 4;

/// The longest, in words.
const LONGEST: usize = 4;

/// A question about a passage.
struct About {
    prompt: String,
    place: Range<usize>,
    answers: Vec<String>,
}

/// What a question asks, and where.
struct AskedText<'t> {
    place: Range<usize>,
    text: Cow<'t, str>,
    /// A hash that all share which ask and answer nearly the same.
    loosely: u64,
}

/// What is compared of a question with others.
#[derive(Default)]
pub struct Likeness<'t> {
    asked: Option<AskedText<'t>>,
    /// The passage that it is about, with what there is to compare.
    about: Option<Box<(String, About)>>,
}

/// The questions that went by.
#[derive(Default)]
pub struct Nearby<'t> {
    asked: Vec<AskedText<'t>>,
    passages: HashMap<String, Vec<About>>,
}

impl<'t> Likeness<'t> {
    /// Reads it off a question.
    pub fn of(subject: &Subject<'_, 't>) -> Self {
        let asked = subject.prompt.or(subject.sentence).or(subject.front.first().copied());
        let Some(asked) = asked else { return Self::default() };
        // What is asked with options, or of a passage or a picture, is another question.
        let beside = ["passage", "image", "audio"];
        let mut beside = beside.into_iter().flat_map(|key| subject.transcript.texts(key));
        let is_whole = beside.next().is_none() && subject.truth.is_none();
        let is_compared = is_whole && asked.text.len() > SHORTEST && !subject.rules.exact;
        let written = is_compared.then(|| {
            let told = subject.right().chain(subject.back.iter().copied()).chain([asked]);
            let loosely = told.fold(Fnv::new(), |hash, spot| spelt(spot, hash)).0;
            AskedText { place: asked.span.clone(), text: asked.text.clone(), loosely }
        });
        let about = subject.transcript.texts("passage").next().map(|passage| {
            let answers = subject.right().filter(|answer| {
                let count = answer.text.chars().filter(|c| c.is_alphanumeric()).count();
                count >= SHORTEST && answer.words().split_whitespace().count() <= LONGEST
            });
            let answers = answers.map(|answer| answer.words().trim().to_owned()).collect();
            let prompt = asked.words().to_owned();
            let about = About { prompt, place: asked.span.clone(), answers };
            Box::new((passage.text.to_string(), about))
        });
        Self { asked: written, about }
    }
}

impl<'t> Nearby<'t> {
    /// Takes in what a question asks.
    pub fn add(&mut self, Likeness { asked, about }: Likeness<'t>) {
        self.asked.extend(asked);
        if let Some((passage, about)) = about.map(|about| *about) {
            self.passages.entry(passage).or_default().push(about);
        }
    }

    /// Questions that ask nearly the same as an earlier one, with the first of these.
    fn near(&self) -> Vec<(&AskedText<'t>, &AskedText<'t>)> {
        let digests: Vec<u64> = self.asked.iter().map(|asked| asked.loosely).collect();
        let near = repeated(&digests).into_iter();
        let near = near.map(|(at, first)| (&self.asked[at], &self.asked[first]));
        // In the same words it is told by the reader.
        let is_told = |asked: &AskedText<'_>, first: &AskedText<'_>| {
            first.text.split_whitespace().eq(asked.text.split_whitespace())
        };
        near.filter(|(asked, first)| !is_told(asked, first)).collect()
    }

    /// Says what was found.
    pub fn finish(self, text: &str, findings: &mut Vec<Finding>) {
        let near = self.near();
        if near.is_empty() && self.passages.is_empty() {
            return;
        }
        let source = Source::new("", text);
        let line = |place: &Range<usize>| source.line(place.start);
        for (asked, first) in near {
            let message = format!("line {} asks nearly the same", line(&first.place));
            let help = "delete one of the two, or say in what they differ";
            let finding = NEAR_DUPLICATE.finding(asked.place.clone(), message, help);
            findings.push(finding.beside(first.place.start));
        }
        let mut passages: Vec<_> = self.passages.values().collect();
        passages.sort_by_key(|abouts| abouts[0].place.start);
        for (about, answer, other) in passages.into_iter().flat_map(|abouts| told(abouts)) {
            let line = line(&other.place);
            let message = format!("the prompt holds \"{answer}\", which line {line} asks for");
            let help = "ask in other words";
            let finding = PASSAGE_TELLS.finding(about.place.clone(), message, help);
            findings.push(finding.beside(other.place.start));
        }
    }
}

/// Prompts that hold the answer to another question: with that answer and that question. What many
/// prompts speak of is what the text is about.
fn told(abouts: &[About]) -> Vec<(&About, &str, &About)> {
    let mut asked: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, about) in abouts.iter().enumerate() {
        for answer in &about.answers {
            asked.entry(answer).or_default().push(at);
        }
    }
    let mut held: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, about) in abouts.iter().enumerate() {
        let starts: Vec<usize> = about.prompt.match_indices(' ').map(|(at, _)| at).collect();
        for length in 1..=LONGEST {
            for pair in starts.windows(length + 1) {
                let part = &about.prompt[pair[0] + 1..pair[length]];
                if let Some((answer, _)) = asked.get_key_value(part) {
                    held.entry(answer).or_default().push(at);
                }
            }
        }
    }
    let mut told = Vec::new();
    for (answer, mut holders) in held {
        holders.dedup();
        let askers = &asked[answer];
        let is_subject = holders.len() > 2 || holders.iter().any(|at| askers.contains(at));
        if let (Some(asker), false) = (askers.first(), is_subject) {
            told.extend(holders.into_iter().map(|at| (&abouts[at], answer, &abouts[*asker])));
        }
    }
    told.sort_by_key(|(about, ..)| about.place.start);
    told
}

/// Takes in a text so that spellings of one word are one: small letters without punctuation, British as
/// American, double letters as single ones.
fn spelt(spot: &Spot<'_>, hash: Fnv) -> Fnv {
    let words = &spot.words()[1..];
    // Most texts are ASCII, whose letters are found with less ado.
    let mut hash = if words.is_ascii() {
        spelt_alike(words, words.bytes().map(char::from).enumerate(), hash)
    } else {
        spelt_alike(words, words.char_indices(), hash)
    };
    // Most texts have letters, digits and punctuation only: seen at a glance.
    if !spot.text.bytes().fold(true, |is_plain, byte| is_plain & PLAIN[usize::from(byte)]) {
        let is_symbol =
            |c: &char| !(c.is_alphanumeric() || c.is_whitespace() || is_punctuation(*c));
        hash = spot.text.chars().filter(is_symbol).fold(hash, written);
    }
    hash.with(b"\xff")
}

/// Takes in the letters of some words, each with its place, but for those that are doubled or silent.
fn spelt_alike(words: &str, letters: impl Iterator<Item = (usize, char)>, mut hash: Fnv) -> Fnv {
    // Whether the word that is gone through may be one, once that is to be known.
    let (mut last, mut numeral) = (' ', None);
    for (at, c) in letters {
        let c = if c == 'z' { 's' } else { c };
        let is_double = c == last
            && c.is_alphabetic()
            && !*numeral.get_or_insert_with(|| is_numeral(words, at));
        let is_silent = is_double || (c == 'u' && last == 'o');
        if !is_silent {
            hash = written(hash, c);
            last = c;
        }
        if c == ' ' {
            numeral = None;
        }
    }
    hash
}

/// Whether the word of which a part stands at a place may be a Roman numeral, where two letters are no
/// slip: II.
fn is_numeral(words: &str, at: usize) -> bool {
    let start = words[..at].rfind(' ').map_or(0, |blank| blank + 1);
    let word = words[start..].split(' ').next().unwrap_or_default();
    word.bytes().all(|byte| b"ivxlcdm".contains(&byte))
}

fn written(hash: Fnv, c: char) -> Fnv {
    match u8::try_from(c) {
        Ok(byte @ 0..0x80) => hash.with(&[byte]),
        _ => hash.with(c.encode_utf8(&mut [0; 4]).as_bytes()),
    }
}

/// Whether a byte is a sign by itself that does not count, or a letter, a digit or a blank.
const PLAIN: [bool; 256] = {
    let (mut plain, mut byte) = ([false; 256], 0_u8);
    while byte < 0x80 {
        let is_blank = matches!(byte, b' ' | b'\t'..=b'\r');
        plain[byte as usize] =
            byte.is_ascii_alphanumeric() || is_blank || is_punctuation(byte as char);
        byte += 1;
    }
    plain
};

/// Whether a sign does not count in a prompt. What reckons or marks a part of a word does: `2 + 2` is not
/// `2 × 2`, C is not C++, and 〜時間 is not 時間.
const fn is_punctuation(c: char) -> bool {
    matches!(
        c,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '\''
            | '"'
            | '('
            | ')'
            | '-'
            | '_'
            | '*'
            | '`'
            | '¿'
            | '¡'
            | '“'
            | '”'
            | '„'
            | '‘'
            | '’'
            | '‚'
            | '«'
            | '»'
            | '…'
            | '–'
            | '—'
            | '。'
            | '、'
            | '！'
            | '？'
            | '・'
            | '「'
            | '」'
            | '『'
            | '』'
            | '（'
            | '）'
            | '：'
            | '；'
    )
}
