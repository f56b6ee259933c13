//! Loose hashes: what texts share that may be one answer, so that these are found without comparing all in pairs.

use super::{Rules, fold};
use crate::random::Fnv;

/// A hash of letters and digits, small, no article before them: texts that fold alike share it.
pub fn loose(text: &str) -> u64 {
    if text.is_ascii() { of_letters(text) } else { of_letters(&fold(text, Rules::default())) }
}

fn of_letters(text: &str) -> u64 {
    let (mut text, mut rest) = ("", text);
    while text.len() != rest.len() {
        text = rest;
        rest = without_article(text.trim_start_matches(|c: char| !c.is_alphanumeric()));
    }
    let (mut hash, mut is_empty) = (Fnv::new(), true);
    for byte in text.bytes() {
        if byte == b'&' {
            hash.write(b"and");
            is_empty = false;
        }
        let counted = COUNTED[usize::from(byte)];
        let taken = hash.with(&[counted]);
        hash = if counted == 0 { hash } else { taken };
        is_empty &= counted == 0;
    }
    if is_empty {
        hash.write(text.trim().as_bytes());
    }
    hash.0
}

/// Each byte of a letter or a digit, small; nothing for any other.
const COUNTED: [u8; 256] = {
    let (mut counted, mut at) = ([0; 256], 0);
    while at < counted.len() {
        #[expect(clippy::cast_possible_truncation, reason = "there are 256 bytes")]
        let byte = at as u8;
        if byte.is_ascii_alphanumeric() || !byte.is_ascii() {
            counted[at] = byte.to_ascii_lowercase();
        }
        at += 1;
    }
    counted
};

/// A text without the English article before it, if something is left then.
fn without_article(text: &str) -> &str {
    if !text.starts_with(['a', 'A', 't', 'T']) {
        return text;
    }
    let article = ["the ", "an ", "a "].into_iter().find(|article| {
        text.get(..article.len()).is_some_and(|start| start.eq_ignore_ascii_case(article))
    });
    let rest = article.map(|article| &text[article.len()..]);
    rest.filter(|rest| rest.contains(char::is_alphanumeric)).unwrap_or(text)
}
