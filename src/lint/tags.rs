//! Tags: a tag that was most likely meant to be another.
//!
//! Everything is found by hash: tags that differ little share a hash of what they have in common.

use crate::kind::Spot;
use crate::random::Fnv;
use crate::report::{Finding, Rule};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// The shortest tag, in letters, of which another that differs in one letter is taken for a slip.
const SHORTEST: usize = 5;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&LONE_TAG, &TWIN_TAGS];

const LONE_TAG: Rule = Rule::warning(
    "lone-tag",
    "a tag that is used once and is near another",
    "It is most likely the other one, misspelt, in the plural or in capitals, and the \
         question is missing where one asks by that tag.",
    r#"[[question]]
prompt = "Which river flows through Vienna?"
answer = "The Danube"
tags = ["rivers"]

[[question]]
- prompt = "Which river flows through Cologne?"
- answer = "The Rhine"
- tags = ["rivers"]
-
- [[question]]
prompt = "Which river flows through Prague?"
answer = "The Vltava"
- tags = ["river"]
+ tags = ["rivers"]
"#,
);

const TWIN_TAGS: Rule = Rule::warning(
    "twin-tags",
    "two tags that differ by an s",
    "Whoever asks by one of them misses the questions of the other.",
    r#"[[question]]
prompt = "Which river flows through Vienna?"
answer = "The Danube"
tags = ["river"]

[[question]]
prompt = "Which river flows through Cologne?"
answer = "The Rhine"
tags = ["river"]

[[question]]
prompt = "Which river flows through Prague?"
answer = "The Vltava"
- tags = ["rivers"]
+ tags = ["river"]

[[question]]
prompt = "Which river flows through Rome?"
answer = "The Tiber"
- tags = ["rivers"]
+ tags = ["river"]
"#,
);

/// The tags of the questions that went by.
#[derive(Default)]
pub struct Tags<'t> {
    /// How often each is used, and where first.
    tags: HashMap<Cow<'t, str>, (usize, Range<usize>)>,
}

impl<'t> Tags<'t> {
    /// Takes in the tags of a question.
    pub fn add(&mut self, tags: Vec<(Cow<'t, str>, Range<usize>)>) {
        for (text, span) in tags {
            self.tags.entry(text).or_insert((0, span)).0 += 1;
        }
    }

    /// Tells of tags that are used once; `shared` are those of the deck.
    pub fn finish(&self, shared: &[Spot<'_>], findings: &mut Vec<Finding>) {
        for (text, (count, span)) in self.tags.iter().filter(|(_, tag)| tag.0 > 1) {
            let other = text.strip_suffix('s').and_then(|one| self.tags.get_key_value(one));
            let Some((one, (others, place))) = other.filter(|(_, tag)| tag.0 > 1) else { continue };
            let (rare, rarely, often, place) =
                if count <= others { (text, count, one, span) } else { (one, others, text, place) };
            let message = format!("the tag \"{rare}\" is used {rarely} times beside \"{often}\"");
            let help = format!("write \"{often}\" everywhere, or a name that differs more");
            findings.push(TWIN_TAGS.finding(place.clone(), message, help));
        }
        if self.tags.values().all(|(count, _)| *count > 1) {
            return;
        }
        let mut near: HashMap<u64, Vec<&str>> = HashMap::new();
        let own = self.tags.iter().filter(|(_, tag)| tag.0 > 1).map(|(text, _)| text.as_ref());
        for tag in own.chain(shared.iter().map(|tag| tag.text.as_ref())) {
            for hash in likeness(tag) {
                near.entry(hash).or_default().push(tag);
            }
        }
        for (text, (_, span)) in self.tags.iter().filter(|(_, tag)| tag.0 == 1) {
            let others = likeness(text).into_iter().filter_map(|hash| near.get(&hash)).flatten();
            let other = others.filter(|other| **other != text && is_near(text, other)).min();
            if let Some(other) = other {
                let message = format!("the tag \"{text}\" is used once, and is near \"{other}\"");
                let help = format!("write \"{other}\", or a name that differs more");
                findings.push(LONE_TAG.finding(span.clone(), message, help));
            }
        }
    }
}

/// Hashes of a tag with and without each of its letters: two that are one slip apart share one.
fn likeness(tag: &str) -> Vec<u64> {
    let plain: Vec<char> = plain(tag);
    let hash = |skip: usize| {
        let mut hash = Fnv::new();
        let mut bytes = [0; 4];
        for (at, c) in plain.iter().enumerate() {
            if at != skip {
                hash.write(c.encode_utf8(&mut bytes).as_bytes());
            }
        }
        hash.0
    };
    let ends = if plain.len() < SHORTEST { 0 } else { plain.len().min(64) };
    let mut hashes: Vec<u64> = std::iter::once(usize::MAX).chain(0..ends).map(hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// The letters and digits of a tag, small.
fn plain(tag: &str) -> Vec<char> {
    tag.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether two tags are one slip apart; those with another number are different on purpose.
fn is_near(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    let digits = |tag: &[char]| tag.iter().filter(|c| c.is_numeric()).copied().collect::<Vec<_>>();
    if digits(&one) != digits(&other) {
        return false;
    }
    let (one, other) = (String::from_iter(one), String::from_iter(other));
    one == other || strsim::damerau_levenshtein(&one, &other) <= 1
}
