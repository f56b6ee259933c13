//! Identity: the key under which progress is filed. It stays when answers, options, explanations
//! or the layout change, and tells apart what is asked in the same words.

use super::Deck;
use super::question::Question;
use crate::kind::{AnyKind, Part};
use crate::random::Fnv;
use crate::report::{Finding, Source};
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

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

impl Question {
    /// By what it is known again when its text was edited.
    #[must_use]
    pub fn identity(&self) -> Identity {
        let text = self.kind.identity();
        let text = text.as_deref().unwrap_or(&self.prompt).nfc().collect::<String>();
        Identity {
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
            // The other side of a card asks for what stands in the text, and changes with it.
            answer: answer_text(&self.kind, |part| part != Part::Reverse),
            kind: self.kind.name().to_owned(),
        }
    }
}

/// Gives every question its key: its id, or the digest of its identity text, with its answer where
/// several questions share the text. Tells what is amiss, with the question it is amiss with;
/// `places` are those of each question's id, or else of what it asks.
pub fn identify(deck: &mut Deck, places: &[Range<usize>], text: &str) -> Vec<(usize, Finding)> {
    let mut findings = Vec::new();
    let digests: Vec<u64> = deck.questions.iter().map(|question| digest(question, false)).collect();
    let shared = repeated(&digests);
    let source = OnceCell::new();
    let line = |at: usize| {
        let source: &Source<'_> = source.get_or_init(|| Source::new("", text));
        source.position(places[at].start).0
    };
    for (question, text) in deck.questions.iter_mut().zip(&digests).filter(|(q, _)| !q.pinned) {
        let digest = if shared.contains(text) { self::digest(question, true) } else { *text };
        question.key = format!("{digest:016x}");
    }
    let mut first: HashMap<&str, usize> = HashMap::new();
    let mut asked: HashMap<u64, usize> = HashMap::new();
    for (at, question) in deck.questions.iter().enumerate() {
        let is_shared = shared.contains(&digests[at]);
        if !question.pinned && !is_shared {
            continue; // its digest is its own
        }
        let earlier = |first: usize| Some(first).filter(|first| *first != at);
        let twin = earlier(*first.entry(&question.key).or_insert(at));
        let earlier =
            if is_shared { earlier(*asked.entry(digests[at]).or_insert(at)) } else { None };
        let place = places[at].clone();
        findings.extend(match (twin, earlier) {
            (Some(twin), _) if question.pinned => Some(Finding::error(
                "duplicate-id",
                place,
                format!("the id \"{}\" is taken in line {}", question.key, line(twin)),
                "give each question an id of its own",
            )),
            (Some(twin), _) => Some(Finding::error(
                "duplicate-question",
                place,
                format!("line {} asks the same, with the same answer", line(twin)),
                "delete one of the two",
            )),
            (None, Some(earlier)) if !question.pinned => Some(Finding::warning(
                "same-prompt",
                place,
                format!("line {} asks in the same words", line(earlier)),
                "tell them apart in the prompt, or give each an `id`: progress is filed under it",
            )),
            (None, _) => None,
        }.map(|finding| (at, finding)));
    }
    findings
}

/// The digests that stand there more than once.
fn repeated(digests: &[u64]) -> HashSet<u64> {
    let mut sorted = digests.to_vec();
    sorted.sort_unstable();
    sorted.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect()
}

/// The digest of a question's identity text: what is asked, with its passage and picture, in NFC
/// with single spaces.
fn digest(question: &Question, with_answer: bool) -> u64 {
    let mut digest = Fnv::new();
    let identity = question.kind.identity();
    add(&mut digest, identity.as_deref().unwrap_or(&question.prompt));
    add(&mut digest, question.passage.as_deref().unwrap_or_default());
    add(&mut digest, question.image.as_ref().map_or("", |(path, _)| path));
    if with_answer {
        add(&mut digest, &answer_text(&question.kind, |_| true));
    }
    digest.0
}

/// Takes in a text, word by word.
fn add(digest: &mut Fnv, text: &str) {
    if text.is_ascii() {
        let mut is_inside = false;
        for byte in text.bytes().chain([b' ']) {
            let is_blank = matches!(byte, b' ' | b'\t'..=b'\r');
            if !is_blank || is_inside {
                digest.write(&[if is_blank { b' ' } else { byte }]);
            }
            is_inside = !is_blank;
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

/// The answer as text, to tell apart what is asked in the same words.
fn answer_text(kind: &AnyKind, counts: impl Fn(Part) -> bool) -> String {
    let words = kind.parts().into_iter().filter(|part| counts(*part)).flat_map(|part| {
        let typed = kind.expected(part);
        let keys = typed.iter().filter_map(|expected| expected.key.first().cloned());
        if typed.is_empty() { kind.form(part).words(&kind.key(part)) } else { keys.collect() }
    });
    words.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use crate::deck::read;

    fn keys(text: &str) -> Vec<String> {
        read(text, "t").deck.questions.into_iter().map(|question| question.key).collect()
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
