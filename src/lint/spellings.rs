//! Spellings: answers of two questions that differ only in what does not count.

use super::subject::Subject;
use super::twins::same;
use super::typing::is_hidden;
use crate::judge::Rules;
use crate::kind::{Spot, quoted};
use crate::random::Fnv;
use crate::report::{Finding, Rule, Source};
use crate::text::{plural, repeated};
use std::borrow::Cow;
use std::cell::LazyCell;
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
pub struct SpelledAnswers<'t> {
    /// How typed answers are compared there.
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
        let (loose, written) = (spot.loose(), written(&spot.text));
        Self { text: spot.text.clone(), span: spot.span.clone(), loose, written }
    }
}

impl<'t> SpelledAnswers<'t> {
    /// Reads them off a question.
    pub fn of(subject: &Subject<'_, 't>) -> Self {
        let is_compared = !subject.rules.exact && !subject.is_number();
        let spots = subject.right().chain(&subject.gaps).filter(|spot| !spot.text.contains('`'));
        let mut spelled = spots.filter(|_| is_compared).map(Spelled::of);
        Self { rules: subject.rules, first: spelled.next(), more: spelled.collect() }
    }

    fn all(&self) -> impl Iterator<Item = &Spelled<'t>> {
        self.first.iter().chain(&self.more)
    }
}

/// The answers of the questions that went by.
#[derive(Default)]
pub struct Spellings<'t> {
    /// Those of each question: what was taken in stays, since a thread that gives back what another one made
    /// holds both of them up.
    questions: Vec<SpelledAnswers<'t>>,
}

impl<'t> Spellings<'t> {
    /// Takes in the answers of a question.
    pub fn add(&mut self, answered: SpelledAnswers<'t>) {
        if answered.first.is_some() {
            self.questions.push(answered);
        }
    }

    /// Says what was found: of what looks untidy only, all at the first.
    pub fn finish(&self, text: &str, findings: &mut Vec<Finding>) {
        let source = LazyCell::new(|| Source::new("", text));
        let mut untidy: Option<(usize, Finding)> = None;
        for (first, answer) in self.twins() {
            let found = compared(first, answer, |place| source.line(place));
            match (&mut untidy, found) {
                (Some((count, _)), Some((Effect::Untidy, _))) => *count += 1,
                (untidy @ None, Some((Effect::Untidy, finding))) => *untidy = Some((1, finding)),
                (_, found) => findings.extend(found.map(|(_, finding)| finding)),
            }
        }
        if let Some((count, mut finding)) = untidy {
            if count > 1 {
                let more = plural(count - 1, "more answer");
                finding.message = format!("{}, like {more} of the deck", finding.message);
                "write what is one answer in one way".clone_into(&mut finding.help);
            }
            findings.push(finding);
        }
    }

    /// Answers that may be the same as one of an earlier question, and are written otherwise, behind the
    /// first of these.
    fn twins(&self) -> impl Iterator<Item = (AnswerOf<'_, 't>, AnswerOf<'_, 't>)> {
        let all = self.questions.iter().flat_map(|one| one.all().map(move |answer| (one, answer)));
        let all: Vec<AnswerOf<'_, 't>> = all.collect();
        let digests: Vec<u64> = all.iter().map(|(_, answer)| answer.loose).collect();
        let pairs = repeated(&digests).into_iter().map(move |(at, first)| (all[first], all[at]));
        pairs.filter(|((question, first), (other, answer))| {
            !std::ptr::eq(*question, *other) && first.written != answer.written
        })
    }
}

/// An answer, behind those of its question.
type AnswerOf<'s, 't> = (&'s SpelledAnswers<'t>, &'s Spelled<'t>);

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
    (SpelledAnswers { rules: first_rules, .. }, first): AnswerOf<'_, '_>,
    (SpelledAnswers { rules, .. }, answer): AnswerOf<'_, '_>,
    line: impl Fn(usize) -> usize,
) -> Option<(Effect, Finding)> {
    let case = first_rules.case && rules.case;
    let (both, texts) = (Rules { case, ..*rules }, (&*first.text, &*answer.text));
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
        (answer, first, first_rules.case)
    };
    let how = if is_capitals { "in capitals only" } else { "in writing only" };
    let (twin, line) = (other.span.start, line(other.span.start));
    let (one_quoted, twin_quoted) = (quoted(&one.text), quoted(&other.text));
    let message = format!("{one_quoted} and {twin_quoted} in line {line} differ {how}");
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
