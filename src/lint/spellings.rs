//! Spellings: answers of two questions that differ only in what does not count.

use super::subject::Subject;
use super::twins::{loose, same};
use super::typing::is_hidden;
use crate::judge::Rules;
use crate::kind::{Spot, quoted};
use crate::random::Fnv;
use crate::report::{Finding, Rule, Source};
use crate::text::plural;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

/// Up to how many letters an answer is a symbol, in which every capital counts: mW, MHz. In longer
/// ones it is a matter of style whether the first letter is a capital.
const SYMBOL: usize = 3;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&WRITTEN_DIFFERENTLY];

const WRITTEN_DIFFERENTLY: Rule = Rule::warning(
    "written-differently",
    "answers of two questions that differ in what does not count",
    "Capitals, signs and spaces do not count, so each of the two is right for both questions: mW \
     for MW. With `case = true` capitals do count; else write the two alike. What may be left out of \
     an answer (an article, quotes, words in brackets) tells two answers of a deck apart, so that \
     neither is right for the other.",
    r#"[[question]]
prompt = "Which unit is a thousandth of a watt?"
answer = "mW"
+ case = true

[[question]]
prompt = "Which unit is a million watts?"
answer = "MW"
+ case = true
"#,
);

/// The answers of a question that are compared with those of others.
pub struct Answered<'t> {
    /// Where the question begins, and how typed answers are compared there.
    question: usize,
    rules: Rules,
    /// Most questions have one, which needs no list.
    first: Option<Spelled<'t>>,
    more: Vec<Spelled<'t>>,
}

/// An answer as it is written.
struct Spelled<'t> {
    text: Cow<'t, str>,
    span: Range<usize>,
    /// A hash that all share which the judge takes for one.
    loose: u64,
    written: u64,
}

impl<'t> Spelled<'t> {
    fn of(spot: &Spot<'t>) -> Self {
        let (loose, written) = (loose(&spot.text), written(&spot.text));
        Self { text: spot.text.clone(), span: spot.span.clone(), loose, written }
    }
}

impl<'t> Answered<'t> {
    /// Reads them off a question.
    pub fn of(subject: &Subject<'_, 't>) -> Self {
        let is_compared = !subject.rules.exact && !subject.is_number();
        let spots = subject.right().chain(&subject.gaps).filter(|spot| !spot.text.contains('`'));
        let mut spelled = spots.filter(|_| is_compared).map(Spelled::of);
        Self {
            question: subject.transcript.header().start,
            rules: subject.rules,
            first: spelled.next(),
            more: spelled.collect(),
        }
    }
}

/// The first answer of all that the judge takes for one.
struct FirstSpelled<'t> {
    text: Cow<'t, str>,
    span: Range<usize>,
    written: u64,
    question: usize,
    rules: Rules,
}

/// The answers of the questions that went by.
pub struct Spellings<'t> {
    text: &'t str,
    /// By a hash that all share which the judge takes for one.
    answers: HashMap<u64, FirstSpelled<'t>>,
    findings: Vec<Finding>,
    /// How many look untidy only, with what there is to say of the first.
    untidy: Option<(usize, Finding)>,
    /// The lines of the text, once a place is to be told.
    source: OnceCell<Source<'t>>,
}

impl<'t> Spellings<'t> {
    pub fn new(text: &'t str) -> Self {
        let source = OnceCell::new();
        Self { text, answers: HashMap::new(), findings: Vec::new(), untidy: None, source }
    }

    /// Takes in the answers of a question.
    pub fn add(&mut self, answered: Answered<'t>) {
        let Answered { question, rules, first, more } = answered;
        for Spelled { text, span, loose, written } in first.into_iter().chain(more) {
            let answer = FirstSpelled { text, span, written, question, rules };
            let first = match self.answers.entry(loose) {
                Entry::Occupied(first) => first.into_mut(),
                Entry::Vacant(free) => {
                    free.insert(answer);
                    continue;
                }
            };
            if first.written != written && first.question != question {
                let line = |place: usize| {
                    self.source.get_or_init(|| Source::new("", self.text)).position(place).0
                };
                match (&mut self.untidy, compared(first, &answer, line)) {
                    (Some((count, _)), Some((Effect::Untidy, _))) => *count += 1,
                    (untidy @ None, Some((Effect::Untidy, finding))) => {
                        *untidy = Some((1, finding));
                    }
                    (_, found) => self.findings.extend(found.map(|(_, finding)| finding)),
                }
            }
        }
    }

    /// Says what was found.
    pub fn finish(&mut self, findings: &mut Vec<Finding>) {
        findings.append(&mut self.findings);
        if let Some((count, mut finding)) = self.untidy.take() {
            if count > 1 {
                let more = plural(count - 1, "more answer");
                finding.message = format!("{}, like {more} of the deck", finding.message);
                "write what is one answer in one way".clone_into(&mut finding.help);
            }
            findings.push(finding);
        }
    }
}

/// What comes of writing two answers differently.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Effect {
    /// It only looks untidy, so that it is told once of a deck.
    Untidy,
    /// Typed answers are judged otherwise than is meant.
    Misjudged,
}

/// What there is to say of an answer and the one that came before it, at the one to change.
fn compared(
    first: &FirstSpelled<'_>,
    answer: &FirstSpelled<'_>,
    line: impl Fn(usize) -> usize,
) -> Option<(Effect, Finding)> {
    let rules = answer.rules;
    let case = first.rules.case && rules.case;
    let (both, texts) = (Rules { case, ..rules }, (&*first.text, &*answer.text));
    let is_one = both.one_answer(texts.0, texts.1);
    let without_apostrophes = |text: &str| text.replace(['\'', '’'], "");
    let is_word = without_apostrophes(texts.0) == without_apostrophes(texts.1); // its, it's
    if !same(texts.0, texts.1, both) || (is_word && !is_one) {
        return None;
    }
    let is_capitals = texts.0.to_lowercase() == texts.1.to_lowercase();
    let (one, other, has_case) = if is_capitals && rules.case {
        (first, answer, true)
    } else {
        (answer, first, first.rules.case)
    };
    let how = if is_capitals { "in capitals only" } else { "in writing only" };
    let (twin, line) = (other.span.start, line(other.span.start));
    let (these, those) = (quoted(&one.text), quoted(&other.text));
    let message = format!("{these} and {those} in line {line} differ {how}");
    let (effect, help) = match one.text.chars().count() {
        _ if !is_one => (
            Effect::Misjudged,
            "write both alike, or accept each for the other: now neither is right there",
        ),
        _ if !is_capitals => (Effect::Untidy, "write both alike: each is right for the other"),
        _ if has_case => {
            (Effect::Misjudged, "set case = true here too, or the other is right as well")
        }
        ..=SYMBOL => (Effect::Misjudged, "set case = true in both, or each is right for the other"),
        _ => (
            Effect::Untidy,
            "write both alike, or set case = true in both if the difference is asked for",
        ),
    };
    let finding = WRITTEN_DIFFERENTLY.finding(one.span.clone(), message, help);
    Some((effect, finding.beside(twin)))
}

/// A hash of what must be alike: all but, in longer texts, whether the first letter is a capital.
/// Characters that nobody sees are told by another rule.
fn written(text: &str) -> u64 {
    let text = text.trim_matches(|c: char| c.is_whitespace() || is_hidden(c));
    let is_symbol = text.chars().nth(SYMBOL).is_none();
    let first = text.chars().next().map_or(0, char::len_utf8);
    let (first, rest) = text.split_at(if is_symbol { 0 } else { first });
    let mut hash = Fnv::new();
    hash.write(first.to_lowercase().as_bytes());
    rest.split(is_hidden).for_each(|part| hash.write(part.as_bytes()));
    hash.0
}
