//! Proofs: what there is to say of a question before it is written, as `check` would say it.

use crate::deck::edit::{Draft, append, telling_words};
use crate::deck::{Deck, Reading};
use crate::form::Form;
use crate::kind::{Key, Need, Row};
use crate::lint::{Outside, lint};
use crate::report::{Finding, Rigour, Severity, Source};
use crate::shelf::Place;
use crate::text::{likeness, printable_line};

/// How much of their telling words two prompts must share to be told as near (Jaccard): of three
/// words two are not enough, as in the capitals of two countries.
pub const NEAR: f64 = 0.7;

/// What there is to say of the questions that a new text has and the old one has not, and the deck. Where
/// a question of the deck is told by its line, that is a line of its file as it is, which lacks passages
/// that the old text may have already.
pub fn findings_between(place: &Place, file: &str, old: &str, new: &str) -> (Vec<Finding>, Deck) {
    let Reading { deck, mut findings, .. } =
        lint(new, &place.stem(), &Outside::unknown(), Rigour::Usual);
    let start = new.len() - added(old, new).len();
    findings.retain(|finding| finding.span.start >= start && finding.code != "no-explanation");
    let is_there = |finding: &&mut Finding| finding.twin.is_some_and(|twin| twin < start);
    let mut named = findings.iter_mut().filter(is_there).peekable();
    if named.peek().is_some() {
        let (there, here) = (Source::new("", file), Source::new("", new));
        let (same, more) = (shared(file, old), old.len().saturating_sub(file.len()));
        for finding in named {
            let at = finding.twin.unwrap_or_default();
            let own = if at < same { at } else { at.saturating_sub(more) };
            let words = format!("line {} of {}", there.line(own), place.name());
            finding.retell(here.line(at), &words);
        }
    }
    (findings, deck)
}

/// So many bytes two texts begin with alike.
pub fn shared(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count()
}

/// What a new text has from where it differs from the old one.
pub fn added<'t>(old: &str, new: &'t str) -> &'t str {
    new[new.floor_char_boundary(shared(old, new))..].trim_start()
}

/// What there is to say of one key of a question as far as it is written, the worst first. While
/// keys are still to come, only what they cannot change is said.
pub fn findings_of(draft: &Draft, row: &Row, key: &str) -> Vec<Finding> {
    let Ok(text) = append("", std::slice::from_ref(draft)) else { return Vec::new() };
    let Some(start) = text.find(&format!("\n{key} = ")) else { return Vec::new() };
    let later = draft.keys.iter().filter_map(|(other, _)| text.find(&format!("\n{other} = ")));
    let end = later.filter(|at| *at > start).min().unwrap_or(text.len());
    let mut findings = lint(&text, "", &Outside::unknown(), Rigour::Usual).findings;
    findings.retain(|finding| (start + 1..end).contains(&finding.span.start));
    if !is_complete(draft, row) {
        findings.retain(|finding| match finding.severity {
            Severity::Error => !EARLY.contains(&finding.code),
            Severity::Warning => WORDING.contains(&finding.code),
        });
    }
    findings.sort_by_key(|finding| finding.severity);
    findings
}

/// What is said of a key before those are written that belong to it.
const EARLY: [&str; 5] =
    ["missing-answer", "missing-key", "misplaced-key", "mixed-kinds", "idle-key"];

/// What can be said of a prompt before its answer is written.
const WORDING: [&str; 3] = ["negative", "several-ideas", "control-character"];

/// Whether every key is there that the kind must have.
pub fn is_complete(draft: &Draft, row: &Row) -> bool {
    let has = |key: &Key| draft.keys.iter().any(|(name, _)| *name == key.name);
    let mut either = row.keys.iter().filter(|key| key.need == Need::Either).peekable();
    let mut must = row.keys.iter().filter(|key| matches!(key.need, Need::Makes | Need::Must));
    must.all(has) && (either.peek().is_none() || either.any(has))
}

/// What is said when a question of the deck asks nearly the same as a draft.
pub fn near_duplicate(deck: &Deck, draft: &Draft) -> Option<String> {
    let prompt = draft.asks()?;
    let telling = |text: &str| telling_words(text).join(" ");
    let own = telling(prompt);
    let asked = deck.questions().iter().map(|question| {
        let text = question.known_by();
        (likeness(&own, &telling(&text)), question.number, text)
    });
    let nearest = asked.max_by(|(one, ..), (two, ..)| one.total_cmp(two))?;
    let message = format!("Question {} is much like it: {}", nearest.1, nearest.2);
    (nearest.0 >= NEAR).then(|| printable_line(&message))
}

/// Answers of other questions that could be wrong ones here: nearest in length first.
pub fn siblings(deck: &Deck, kind: &str, answers: &[String]) -> Vec<String> {
    let length = answers.first().map_or(0, |answer| answer.chars().count());
    let mut found: Vec<(bool, usize, String)> = Vec::new();
    for question in deck.questions().iter().filter(|question| question.kind.row().is_telling) {
        let is_other_kind = question.kind.name() != kind;
        for part in question.kind.parts() {
            let form = question.kind.form(part);
            if matches!(form, Form::Card { .. } | Form::Pairs { .. }) {
                continue; // what is right there is no text to offer
            }
            for text in form.words(&question.kind.key(part)) {
                let is_known = answers.contains(&text) || found.iter().any(|(.., t)| *t == text);
                let count = text.chars().count();
                if !is_known && count <= 40 {
                    found.push((is_other_kind, count.abs_diff(length), text));
                }
            }
        }
    }
    found.sort();
    found.into_iter().map(|(.., text)| text).take(8).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::edit::Literal;
    use crate::kind::{KINDS, Shape};
    use crate::lint::rule;

    #[test]
    fn the_codes_named_here_are_rules() {
        assert!(EARLY.iter().chain(&WORDING).all(|code| rule(code).is_some()));
    }

    #[test]
    fn what_is_still_to_come_is_not_missed() {
        for row in KINDS {
            let example = crate::deck::read(&format!("[[question]]{}", row.example), "t").deck;
            let asked = row.key(row.asks()).unwrap();
            if asked.shape == Shape::Sentence {
                continue; // complete at once
            }
            let mut draft = Draft::default();
            draft.push(asked.name, Literal::Text(example.questions()[0].identity().text));
            assert_eq!(findings_of(&draft, row, asked.name), [], "{}", row.name);
        }
        let mut draft = Draft::default();
        draft.push("prompt", Literal::Text(" ".to_owned()));
        assert_eq!(findings_of(&draft, &KINDS[0], "prompt")[0].code, "blank");
    }
}
