//! The deck as a whole: answers that differ in their capitals only, questions without an
//! explanation, a place where the answer always stands, tags that were meant to be one.
//!
//! Everything is found by hash: texts that differ little share a hash of what they have in common.

use super::Rule;
use super::subject::{Spot, Subject};
use crate::random::Fnv;
use crate::report::{Finding, Severity};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

/// From how many questions with fixed options on it is told that the answer always stands at the
/// same place: with four options each, that happens by chance in one deck of 64 (guideline 22 of
/// Haladyna, Downing and Rodriguez 2002: vary the place of the right answer).
const FIXED_LEAST: usize = 4;

/// The shortest tag, in letters, of which another that differs in one letter is taken for a slip.
const TAG_SHORTEST: usize = 5;

pub const RULES: &[Rule] = &[
    Rule {
        code: "differs-in-case",
        severity: Severity::Warning,
        summary: "answers of two questions that differ in their capitals only",
        why: "Capitals do not count, so each of the two is right for both questions: mW for MW. \
              With `case = true` they are told apart; else write them alike.",
        bad: r#"[[question]]
prompt = "Which unit is a thousandth of a watt?"
answer = "mW"

[[question]]
prompt = "Which unit is a million watts?"
answer = "MW"
"#,
        good: r#"[[question]]
prompt = "Which unit is a thousandth of a watt?"
answer = "mW"
case = true

[[question]]
prompt = "Which unit is a million watts?"
answer = "MW"
case = true
"#,
    },
    Rule {
        code: "no-explanation",
        severity: Severity::Warning,
        summary: "a question without an explanation",
        why: "A learner who was wrong wants to know why, and one who guessed right as well. Of a \
              deck that explains nothing it is told once. Cards have their backs.",
        bad: r#"[deck]
id = "moons"

[[question]]
prompt = "How many moons has Mars?"
answer = 2
explain = "Phobos and Deimos."

[[question]]
prompt = "How many moons has Venus?"
answer = 0
"#,
        good: r#"[deck]
id = "moons"

[[question]]
prompt = "How many moons has Mars?"
answer = 2
explain = "Phobos and Deimos."

[[question]]
prompt = "How many moons has Venus?"
answer = 0
explain = "It shares this with Mercury alone."
"#,
    },
    Rule {
        code: "fixed-place",
        severity: Severity::Warning,
        summary: "an answer that stands at the same place of every fixed list of options",
        why: "`options` are shown in the order of the deck. Who notices that the first is always \
              right need not read them. `wrong` is shuffled.",
        bad: r#"[[question]]
prompt = "How high is a dwarf?"
answer = "Low"
options = ["Low", "Medium", "High"]

[[question]]
prompt = "How loud is a mouse?"
answer = "Hardly to be heard"
options = ["Hardly to be heard", "As a human voice", "Loud enough to hurt"]

[[question]]
prompt = "How fast is a snail?"
answer = "Slow"
options = ["Slow", "Fast"]

[[question]]
prompt = "How old is a pup?"
answer = "Young"
options = ["Young", "Grown", "Old"]
"#,
        good: r#"[[question]]
prompt = "How high is a dwarf?"
answer = "Low"
options = ["Low", "Medium", "High"]

[[question]]
prompt = "How loud is a jet?"
answer = "Loud enough to hurt"
options = ["Hardly to be heard", "As a human voice", "Loud enough to hurt"]

[[question]]
prompt = "How fast is a snail?"
answer = "Slow"
options = ["Slow", "Fast"]

[[question]]
prompt = "How old is a pup?"
answer = "Young"
options = ["Young", "Grown", "Old"]
"#,
    },
    Rule {
        code: "lone-tag",
        severity: Severity::Warning,
        summary: "a tag that is used once and is near another",
        why: "It is most likely the other one, misspelt, in the plural or in capitals, and the \
              question is missing where one asks by that tag.",
        bad: r#"[[question]]
prompt = "Which river flows through Vienna?"
answer = "The Danube"
tags = ["rivers"]

[[question]]
prompt = "Which river flows through Cologne?"
answer = "The Rhine"
tags = ["rivers"]

[[question]]
prompt = "Which river flows through Prague?"
answer = "The Vltava"
tags = ["river"]
"#,
        good: r#"[[question]]
prompt = "Which river flows through Vienna?"
answer = "The Danube"
tags = ["rivers"]

[[question]]
prompt = "Which river flows through Prague?"
answer = "The Vltava"
tags = ["rivers"]
"#,
    },
    Rule {
        code: "duplicate-deck-id",
        severity: Severity::Error,
        summary: "two decks with one id",
        why: "Progress is filed under the deck's id, and that of the two decks would be mixed. \
              It can be seen only where both are checked together, so it has no example of one \
              file.",
        bad: "",
        good: "",
    },
];

/// An answer as it was first seen.
struct Seen<'t> {
    number: usize,
    exact: u64,
    /// Where the whole value stands.
    span: Range<usize>,
    text: &'t str,
}

/// What is known of the questions that went by.
pub struct Across<'t> {
    text: &'t str,
    /// Where each line ends, once it is asked for.
    lines: OnceCell<Vec<usize>>,
    answers: HashMap<u64, Seen<'t>>,
    /// Headers of questions that have no explanation.
    silent: Vec<(usize, Range<usize>)>,
    explained: usize,
    /// The place of the answer in the last fixed list, how many lists there were, and the last.
    fixed: Option<(usize, usize)>,
    fixed_last: Option<(usize, Range<usize>)>,
    is_varied: bool,
    tags: HashMap<String, Tag>,
}

/// How often a tag is used, and where last.
struct Tag {
    count: usize,
    number: usize,
    span: Range<usize>,
}

impl<'t> Across<'t> {
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            lines: OnceCell::new(),
            answers: HashMap::new(),
            silent: Vec::new(),
            explained: 0,
            fixed: None,
            fixed_last: None,
            is_varied: false,
            tags: HashMap::new(),
        }
    }

    /// Takes in a question; what it has in common with an earlier one is told at once.
    pub fn add(&mut self, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
        if !subject.rules.case && !subject.rules.exact && !subject.is_number {
            for right in subject.right() {
                self.answer(right, subject, findings);
            }
        }
        if subject.explains {
            self.explained += 1;
        } else if subject.front.is_empty() && !subject.is_draft {
            self.silent.push((subject.number, subject.header.clone()));
        }
        if let (Some(answer), false) = (&subject.answer, subject.options.is_empty())
            && let Some(at) = subject.options.iter().position(|option| option.text == answer.text)
        {
            let (place, count) = self.fixed.unwrap_or((at, 0));
            self.is_varied |= place != at;
            self.fixed = Some((place, count + 1));
            self.fixed_last = Some((subject.number, answer.span.clone()));
        }
        for tag in &subject.tags {
            let Spot { text, span } = tag;
            if let Some(tag) = self.tags.get_mut(text.as_ref()) {
                tag.count += 1;
            } else {
                let tag = Tag { count: 1, number: subject.number, span: span.clone() };
                self.tags.insert(text.to_string(), tag);
            }
        }
    }

    /// Tells of an answer that an earlier question has in other capitals. That the first letter of
    /// a longer answer is a capital or not is a matter of style.
    fn answer(&mut self, right: &Spot<'_>, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
        let text = right.text.as_ref();
        let (small, exact) = hashes(text);
        let deck = self.text;
        let seen = self.answers.entry(small).or_insert_with(|| Seen {
            number: subject.number,
            exact,
            span: right.span.clone(),
            text: deck.get(right.span.clone()).unwrap_or_default(),
        });
        if seen.exact == exact || seen.number == subject.number {
            return;
        }
        let lines = self.lines.get_or_init(|| deck.match_indices('\n').map(|(at, _)| at).collect());
        let line = 1 + lines.partition_point(|end| *end < seen.span.start);
        let earlier = seen.text.trim_matches(['"', '\'']).trim();
        let message =
            format!("\"{text}\" and {} in line {line} differ in capitals only", seen.text);
        let help = if earlier.chars().count() > 3 && text.chars().count() > 3 {
            "write both alike, or set case = true in both if the difference is asked for"
        } else {
            "set case = true in both, or each is right for the other"
        };
        findings.push(Finding::warning("differs-in-case", right.span.clone(), message, help));
    }

    /// What can only be said when all went by; with the number of the question it is said of.
    pub fn finish(&mut self, shared: &[Spot<'_>]) -> Vec<(Option<usize>, Finding)> {
        let mut findings = Vec::new();
        self.explanations(&mut findings);
        if let (Some((place, count)), false, Some((number, span))) =
            (self.fixed, self.is_varied, self.fixed_last.take())
            && count >= FIXED_LEAST
        {
            let place = ["first", "second", "third", "fourth", "fifth", "sixth"].get(place);
            let place = place.map_or("same", |place| place);
            let message = format!("in all {count} fixed lists of options the {place} is right");
            let help =
                "let the answer vary, or list the others under `wrong`: then all are shuffled";
            findings.push((Some(number), Finding::warning("fixed-place", span, message, help)));
        }
        self.lone_tags(shared, &mut findings);
        findings
    }

    fn explanations(&mut self, findings: &mut Vec<(Option<usize>, Finding)>) {
        let help = "write explain = \"…\": why the answer is right";
        if self.explained == 0 && self.silent.len() > 1 {
            let (_, span) = self.silent.swap_remove(0);
            let message = "no question of the deck has an explanation";
            findings.push((None, Finding::warning("no-explanation", span, message, help)));
            return;
        }
        findings.extend(self.silent.drain(..).map(|(number, span)| {
            let message = "the question has no explanation";
            (Some(number), Finding::warning("no-explanation", span, message, help))
        }));
    }

    fn lone_tags(&self, shared: &[Spot<'_>], findings: &mut Vec<(Option<usize>, Finding)>) {
        if self.tags.values().all(|tag| tag.count > 1) {
            return;
        }
        let mut near: HashMap<u64, Vec<&str>> = HashMap::new();
        let own = self.tags.iter().filter(|(_, tag)| tag.count > 1).map(|(text, _)| text.as_str());
        for tag in own.chain(shared.iter().map(|tag| tag.text.as_ref())) {
            for hash in likeness(tag) {
                near.entry(hash).or_default().push(tag);
            }
        }
        for (text, tag) in self.tags.iter().filter(|(_, tag)| tag.count == 1) {
            let others = likeness(text).into_iter().filter_map(|hash| near.get(&hash)).flatten();
            let other = others.filter(|other| **other != text && is_near(text, other)).min();
            if let Some(other) = other {
                let message = format!("the tag \"{text}\" is used once, and is near \"{other}\"");
                let help = format!("write \"{other}\", or a name that differs more");
                let finding = Finding::warning("lone-tag", tag.span.clone(), message, help);
                findings.push((Some(tag.number), finding));
            }
        }
    }
}

/// A hash of a text that does not tell capitals apart, and one that does. Whether the first letter
/// of a longer text is a capital counts in neither.
fn hashes(text: &str) -> (u64, u64) {
    const STYLE: usize = 3;
    let (mut small, mut exact) = (Fnv::new(), Fnv::new());
    let is_short = text.chars().nth(STYLE).is_none();
    for (at, c) in text.trim().chars().enumerate() {
        let mut bytes = [0; 4];
        for lower in c.to_lowercase() {
            let lower = lower.encode_utf8(&mut bytes).as_bytes();
            small.write(lower);
            if at == 0 && !is_short {
                exact.write(lower);
            }
        }
        if at > 0 || is_short {
            exact.write(c.encode_utf8(&mut bytes).as_bytes());
        }
    }
    (small.0, exact.0)
}

/// Hashes of a tag and of what is left of it without each of its letters: two tags that are one
/// slip apart share one.
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
    let ends = if plain.len() < TAG_SHORTEST { 0 } else { plain.len().min(64) };
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
