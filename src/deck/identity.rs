//! Identity: the key under which progress is filed. It stays when answers, options, explanations
//! or the layout change, and tells apart what is asked in the same words.

use super::Deck;
use super::question::Question;
use crate::kind::AnyKind;
use crate::random::Fnv;
use crate::report::Finding;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use unicode_normalization::UnicodeNormalization;

/// Gives every question its key: its id, or the digest of its identity text, with its answer where
/// several questions share the text.
pub fn identify(deck: &mut Deck, findings: &mut Vec<Finding>) {
    let mut texts: HashMap<u64, usize> = HashMap::new();
    let digests: Vec<Option<u64>> = deck
        .questions
        .iter()
        .map(|question| {
            let digest = (!question.pinned).then(|| digest(question, false));
            if let Some(digest) = digest {
                *texts.entry(digest).or_default() += 1;
            }
            digest
        })
        .collect();
    let mut keys: HashMap<String, usize> = HashMap::new();
    for (at, text) in digests.into_iter().enumerate() {
        let question = &mut deck.questions[at];
        if let Some(text) = text {
            let is_shared = texts[&text] > 1;
            let digest = if is_shared { digest(question, true) } else { text };
            question.key = format!("{digest:016x}");
            if is_shared {
                let message = "several questions ask this in the same words";
                let help = "give each an `id`, or tell them apart in the prompt: progress is \
                            filed under it";
                let finding = Finding::warning("same-prompt", question.span.clone(), message, help);
                findings.push(finding);
            }
        }
        match keys.entry(question.key.clone()) {
            Entry::Vacant(free) => {
                free.insert(at);
            }
            Entry::Occupied(_) => {
                let (code, message, help) = match question.pinned {
                    true => (
                        "duplicate-id",
                        format!("the id \"{}\" stands there twice", question.key),
                        "give each question its own id",
                    ),
                    false => (
                        "duplicate-question",
                        "the question stands there twice, with the same answer".to_owned(),
                        "delete one of them",
                    ),
                };
                findings.push(Finding::error(code, question.span.clone(), message, help));
            }
        }
    }
}

/// The digest of a question's identity text: what is asked, with its passage and picture, in NFC
/// with single spaces.
fn digest(question: &Question, with_answer: bool) -> u64 {
    let mut digest = Fnv::new();
    let mut add = |text: &str| {
        for word in text.split_whitespace() {
            digest.write(word.nfc().collect::<String>().as_bytes());
            digest.write(b" ");
        }
        digest.write(&[0xff]);
    };
    let identity = question.kind.identity();
    add(identity.as_deref().unwrap_or(&question.prompt));
    add(question.passage.as_deref().unwrap_or_default());
    add(question.image.as_ref().map_or("", |(path, _)| path));
    if with_answer {
        add(&answer_text(&question.kind));
    }
    digest.0
}

/// The answer as text, to tell apart what is asked in the same words.
fn answer_text(kind: &AnyKind) -> String {
    let parts = kind.parts();
    let words = parts.iter().flat_map(|part| {
        let back = kind.expected(*part).into_iter().flat_map(|expected| expected.key.to_vec());
        kind.form(*part).words(&kind.key(*part)).into_iter().chain(back)
    });
    words.collect::<Vec<_>>().join("\n")
}
