//! Identity: the key under which progress is filed. It stays when answers, options, explanations
//! or the layout change, and tells apart what is asked in the same words.

use super::question::{Occurrence, Question};
use crate::kind::{AnyKind, KINDS, Part, Transcript};
use crate::random::Fnv;
use crate::report::{Finding, Rule, Source};
use crate::text::repeated;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&DUPLICATE_ID, &DUPLICATE_QUESTION, &SAME_PROMPT];

const DUPLICATE_ID: Rule = Rule::error(
    "duplicate-id",
    "two questions with one id",
    "Progress is filed under the id, and that of the two would be mixed.",
    r#"[[question]]
- id = "largest"
+ id = "largest-planet"
prompt = "Which planet is the largest?"
answer = "Jupiter"

[[question]]
- id = "largest"
+ id = "largest-moon"
prompt = "Which moon is the largest?"
answer = "Ganymede"
"#,
);

const DUPLICATE_QUESTION: Rule = Rule::error(
    "duplicate-question",
    "two questions that ask the same and have the same answer",
    "They cannot be told apart, so their progress would be mixed.",
    r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
-
- [[question]]
- prompt = "Which planet is the largest?"
- answer = "Jupiter"
"#,
);

const SAME_PROMPT: Rule = Rule::warning(
    "same-prompt",
    "two questions that ask in the same words",
    "They are told apart by their answers then, and progress is lost when the answer changes.",
    r#"[[question]]
+ id = "first-statement"
prompt = "Is this statement right?"
answer = true

[[question]]
+ id = "second-statement"
prompt = "Is this statement right?"
answer = false
"#,
);

/// By what a question is known again when its text was edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// What is asked, with single spaces.
    pub text: String,
    /// The answer, one entry a line.
    pub answer: String,
    /// The question's kind.
    pub kind: String,
}

impl Identity {
    /// The digest of its text, as [`Question::asks`].
    pub fn asks(text: &str) -> u64 {
        digest([text])
    }
}

impl Question {
    /// The text by which it is known.
    pub fn known_by(&self) -> Cow<'_, str> {
        self.kind.identity().unwrap_or(Cow::Borrowed(&self.prompt))
    }

    /// A digest of the text by which it is known, to look for others that ask the same.
    pub fn asks(&self) -> u64 {
        digest([&*self.known_by()])
    }

    /// By what it is known again when its text was edited.
    pub fn identity(&self) -> Identity {
        let text = self.known_by().nfc().collect::<String>();
        Identity {
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
            // The other side of a card asks for what stands in the text, and changes with it.
            answer: answer_text(&self.kind, |part| part != Part::Reverse),
            kind: self.kind.name().to_owned(),
        }
    }
}

/// A question that could be read, and where it says what it is known by.
type Placed<'e> = (&'e mut Question, &'e Range<usize>);

/// Gives questions that share their identity text with another, also one that cannot be read, a key with
/// their answer in it: that of all others is their id, or the digest of the text. Tells what is amiss.
/// `entries` are those of `questions` and of such as could not be read; `others` are digests of more of these.
pub fn identify<'e>(
    entries: impl Iterator<Item = &'e Occurrence>,
    questions: &'e mut [Question],
    others: &[u64],
    text: &str,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let (mut unread, mut read): (_, Vec<Placed<'_>>) = (others.to_vec(), Vec::new());
    let mut digests = Vec::with_capacity(questions.len());
    let mut ids: Vec<Option<u64>> = Vec::with_capacity(questions.len());
    let mut questions = questions.iter_mut();
    for Occurrence { is_read, id, asked, known_by, .. } in entries {
        match is_read.then(|| questions.next()).flatten() {
            Some(question) => {
                digests.extend(*asked);
                ids.push(*id);
                read.push((question, known_by));
            }
            None => unread.extend(*asked),
        }
    }
    let shared = those_repeated(digests.iter().chain(&unread));
    let told_apart = told_apart(&read, &digests, &shared, unread);
    let unpinned = read.iter_mut().map(|(question, _)| question).zip(&digests);
    for (question, _) in unpinned.filter(|(one, text)| told_apart.contains(text) && !one.pinned) {
        let answer = answer_text(&question.kind, |_| true);
        question.key = key_of(asked(question, Some(&answer)));
    }
    let source = OnceCell::new();
    let start = |at: usize| read[at].1.start;
    let line = |at: usize| {
        let source: &Source<'_> = source.get_or_init(|| Source::new("", text));
        source.line(start(at))
    };
    // Few are looked at one by one: those of which another one may have the key.
    let sharing = read.iter().zip(&digests).filter(|(_, text)| shared.contains(text));
    let keys: Vec<u64> =
        sharing.map(|((question, _), _)| Fnv::of(question.key.as_bytes())).collect();
    let repeated_ids = those_repeated(ids.iter().flatten().chain(&keys));
    let mut first: HashMap<&str, usize> = HashMap::new();
    let mut asked: HashMap<u64, usize> = HashMap::new();
    for (at, (question, place)) in read.iter().enumerate() {
        let is_shared = shared.contains(&digests[at]);
        if !(is_shared || ids[at].is_some_and(|id| repeated_ids.contains(&id))) {
            continue; // its id, or its digest, is its own
        }
        let earlier = |first: usize| Some(first).filter(|first| *first != at);
        let twin = earlier(*first.entry(&question.key).or_insert(at));
        let earlier =
            if is_shared { earlier(*asked.entry(digests[at]).or_insert(at)) } else { None };
        let place = (*place).clone();
        findings.extend(match (twin, earlier) {
            (Some(twin), _) if question.pinned => {
                let message =
                    format!("the id \"{}\" is taken in line {}", question.key, line(twin));
                let help = "give each question an id of its own";
                Some(DUPLICATE_ID.finding(place, message, help).beside(start(twin)))
            }
            (Some(twin), _) => {
                let message = format!("line {} asks the same, with the same answer", line(twin));
                let help = "delete one of the two";
                Some(DUPLICATE_QUESTION.finding(place, message, help).beside(start(twin)))
            }
            (None, Some(earlier)) if !question.pinned => {
                let message = format!("line {} asks in the same words", line(earlier));
                let help = "tell them apart in the prompt, or give each an `id`: progress is filed \
                            under it";
                Some(SAME_PROMPT.finding(place, message, help).beside(start(earlier)))
            }
            (None, _) => None,
        });
    }
    findings
}

/// The digest of what a question asks that cannot be read, by the texts under its keys.
pub fn asked_by<'t>(text: impl Fn(&str) -> Option<Cow<'t, str>>) -> Option<u64> {
    let (row, asked) = KINDS.iter().find_map(|row| Some((row, text(row.asks())?)))?;
    let asked = (row.known_by)(&asked)?;
    let (passage, image) = (text("passage"), text("image"));
    let (passage, image) = (passage.as_deref(), image.as_deref());
    Some(digest([&*asked, passage.unwrap_or_default(), image.unwrap_or_default()]))
}

/// Where a question says what it is known by: its id, or else what it asks.
pub fn known_by(transcript: &Transcript<'_>) -> Option<Range<usize>> {
    let asks = || KINDS.iter().find_map(|row| transcript.place(row.asks()));
    transcript.place("id").or_else(asks).cloned()
}

/// The digests that stand there more than once.
fn those_repeated<'d>(digests: impl Iterator<Item = &'d u64>) -> HashSet<u64> {
    let digests: Vec<u64> = digests.copied().collect();
    repeated(&digests).into_iter().map(|(at, _)| digests[at]).collect()
}

/// The texts whose questions are told apart by their answers, also where the answer of one cannot be
/// read. Who writes a question twice does not change its key.
fn told_apart(
    read: &[Placed<'_>],
    digests: &[u64],
    shared: &HashSet<u64>,
    unread: Vec<u64>,
) -> HashSet<u64> {
    let (mut texts, mut answers) = (HashSet::from_iter(unread), HashMap::new());
    let sharing = read.iter().zip(digests).filter(|(_, text)| shared.contains(text));
    for ((question, _), text) in sharing {
        let answer = answer_text(&question.kind, |_| true);
        if *answers.entry(*text).or_insert_with(|| answer.clone()) != answer {
            texts.insert(*text);
        }
    }
    texts
}

/// The key of a question without an id, by the digest of its identity text.
pub fn key_of(digest: u64) -> String {
    let mut key = String::with_capacity(16);
    for digit in digest.to_be_bytes().into_iter().flat_map(|byte| [byte >> 4, byte & 15]) {
        key.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
    }
    key
}

/// The digest of a question's identity text: what is asked, with its passage and picture.
pub fn asked(question: &Question, answer: Option<&str>) -> u64 {
    let passage = question.passage.as_deref().unwrap_or_default();
    let image = question.image.as_ref().map_or("", |(path, _)| path);
    let text = question.known_by();
    digest([&*text, passage, image].into_iter().chain(answer))
}

/// The answer as text, to tell apart what is asked in the same words.
fn answer_text(kind: &AnyKind, counts: impl Fn(Part) -> bool) -> String {
    let words = kind.parts().into_iter().filter(|part| counts(*part)).flat_map(|part| {
        let typed = kind.expected(part);
        let keys = typed.iter().filter_map(|expected| expected.key.first().cloned());
        if typed.is_empty() { kind.form(part).words(&kind.key(part)) } else { keys.collect() }
    });
    words.collect::<Vec<_>>().join("\n")
}

/// A number for some texts, each in NFC with single spaces, that stays the same for years.
fn digest<'t>(texts: impl IntoIterator<Item = &'t str>) -> u64 {
    let mut digest = Fnv::new();
    for text in texts {
        add(&mut digest, text);
    }
    digest.0
}

/// Takes in a text, word by word.
fn add(digest: &mut Fnv, text: &str) {
    if text.is_ascii() {
        let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t'..=b'\r');
        for word in text.as_bytes().split(is_blank).filter(|word| !word.is_empty()) {
            digest.write(word);
            digest.write(b" ");
        }
    } else {
        for word in text.split_whitespace() {
            let mut utf8 = [0; 4];
            word.nfc().for_each(|c| digest.write(c.encode_utf8(&mut utf8).as_bytes()));
            digest.write(b" ");
        }
    }
    digest.write(&[0xff]);
}

#[cfg(test)]
mod tests {
    use crate::deck::read;

    fn keys(text: &str) -> Vec<String> {
        read(text, "t").deck.questions().iter().map(|question| question.key.clone()).collect()
    }

    const PLAIN: &str = "[[question]]\nprompt = \"Élève?\"\nanswer = \"a\"\n";

    #[test]
    fn a_key_stays_for_years() {
        assert_eq!(keys(PLAIN), ["6b262035c0896f51"]);
    }

    #[test]
    fn answers_layout_and_normal_form_do_not_touch_the_key() {
        let other = "[[question]]\nanswer = \"b\"\nwrong = [\"c\"]\nexplain = \"d\"\n\
                     prompt = '''\n  E\u{301}le\u{300}ve?\n'''\n";
        assert_eq!(keys(PLAIN), keys(other));
    }

    #[test]
    fn case_passage_and_image_do() {
        let plain = keys(PLAIN);
        assert_ne!(plain, keys(&PLAIN.replace("Élève", "élève")));
        assert_ne!(plain, keys(&format!("{PLAIN}passage = \"p\"\n[passages]\np = \"text\"\n")));
        assert_ne!(plain, keys(&format!("{PLAIN}image = \"a.png\"\n")));
    }

    #[test]
    fn the_answer_tells_apart_what_is_asked_in_the_same_words() {
        let text = format!("{PLAIN}{}", PLAIN.replace("\"a\"", "\"b\""));
        let both = keys(&text);
        assert_ne!(both[0], both[1]);
        assert!(!both.contains(&keys(PLAIN)[0]));
        let reading = read(&text, "t");
        assert!(reading.is_sound());
        assert_eq!(reading.findings[0].code, "same-prompt");
        assert!(!read(&format!("{PLAIN}{PLAIN}"), "t").is_sound());
    }

    #[test]
    fn the_gaps_of_a_cloze_are_not_part_of_its_key() {
        let cloze = |sentence: &str| keys(&format!("[[question]]\ncloze = '{sentence}'\n"));
        assert_eq!(cloze("It is {{grey}}."), cloze("It is {{gray|grey::a colour}}."));
        assert_ne!(cloze("It is {{grey}}."), cloze("It was {{grey}}."));
    }
}
