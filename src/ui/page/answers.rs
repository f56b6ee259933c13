//! What was given beside what is right, as far as it is not seen already.

use super::difference;
use crate::engine::{Feedback, Guise, Line};
use crate::form::Verdict;
use crate::text::{Look, printable_line};
use crate::ui::look::wrap;
use crate::ui::markdown::{code_spans, spans};

/// What the learner still has before their eyes, and need not be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Visible {
    /// Nothing: lines that went by are gone.
    Nothing,
    /// What was given.
    Given,
    /// What was given and what is right, marked in place.
    Marked,
    /// That, and what explains it: a card that was turned.
    All,
}

/// What was given and what is right.
pub fn answers(told: &Feedback, look: Look, visible: Visible) -> Vec<String> {
    let verdict = told.grade.verdict;
    let is_told = visible == Visible::Nothing && verdict != Verdict::Skipped;
    let mut lines = Vec::new();
    match (&*told.lines, told.guise) {
        _ if visible >= Visible::Marked => {}
        ([], _) | (_, Guise::Pairs) if verdict == Verdict::Right => {}
        ([], Guise::Set) if !told.given.is_empty() => lines.extend(set(told, look)),
        ([], Guise::Order) => {
            if is_told {
                lines.extend(numbered("Your order:", &told.given, look));
            }
            lines.extend(numbered("Right order:", &told.key, look));
        }
        ([], _) => {
            if is_told {
                lines.extend(listed("Your answer: ", &told.given, spans, look));
            }
            lines.extend(listed("Right answer: ", &told.key, spans, look));
        }
        (pairs, Guise::Pairs) => {
            lines.extend(pairs.iter().flat_map(|line| marked(line, &pair(line, look), look)));
        }
        ([line], _) if told.key.len() < 2 => lines.extend(single(line, verdict, look, visible)),
        (several, _) => {
            lines.extend(several.iter().flat_map(|line| gap(line, look)));
        }
    }
    if told.guise == Guise::Text && !told.lines.is_empty() && told.key.len() > 1 {
        let met = |key: &String| told.lines.iter().any(|line| line.key == *key);
        let missing: Vec<String> = told.key.iter().filter(|key| !met(key)).cloned().collect();
        lines.extend(listed("Not named: ", &missing, code_spans, look));
    }
    if !told.also.is_empty() {
        lines.extend(listed("Also right: ", &[told.also.join("; ")], code_spans, look));
    }
    lines
}

/// The sign of a verdict, painted.
pub(super) fn sign(verdict: Verdict, look: Look) -> String {
    look.paint(Look::verdict_ink(verdict), look.verdict_sign(verdict))
}

/// What is right, each with whether it was given, and what was given and is not right.
fn set(told: &Feedback, look: Look) -> Vec<String> {
    let mut lines = vec!["Right answer:".to_owned()];
    for key in &told.key {
        let is_given = told.given.contains(key);
        let verdict = if is_given { Verdict::Right } else { Verdict::Wrong };
        let missed = if is_given { "" } else { " (missed)" };
        let mark = format!("  {} ", sign(verdict, look));
        let text = spans(key, look) + missed;
        lines.extend(wrap(&text, look.columns, &mark, "    "));
    }
    let extra = told.given.iter().filter(|given| !told.key.contains(given));
    lines.extend(listed("Not right: ", &extra.cloned().collect::<Vec<_>>(), spans, look));
    lines
}

/// One typed answer beside what is right.
fn single(line: &Line, verdict: Verdict, look: Look, visible: Visible) -> Vec<String> {
    let mut lines = Vec::new();
    let is_key = printable_line(&line.typed) == printable_line(&line.key);
    if verdict != Verdict::Right && visible == Visible::Nothing && !line.typed.trim().is_empty() {
        lines.extend(listed("Your answer: ", std::slice::from_ref(&line.typed), code_spans, look));
    }
    let sides =
        difference::sides(&line.typed, &line.key, look).filter(|_| verdict != Verdict::Right);
    match sides {
        Some((_, right)) if look.colour => {
            lines.extend(wrap(&right, look.columns, "Right answer: ", "  "));
        }
        Some((both, _)) => {
            lines.extend(listed(
                "Right answer: ",
                std::slice::from_ref(&line.key),
                code_spans,
                look,
            ));
            lines.extend(wrap(&both, look.columns, "Difference: ", "  "));
        }
        None if verdict == Verdict::Right && is_key => {}
        None => lines.extend(listed(
            "Right answer: ",
            std::slice::from_ref(&line.key),
            code_spans,
            look,
        )),
    }
    lines
}

/// A typed answer, with what is not so in the right one marked where there is colour.
pub fn typed(line: &Line, verdict: Verdict, look: Look) -> String {
    let sides = difference::sides(&line.typed, &line.key, look);
    match sides.filter(|_| look.colour && verdict != Verdict::Right) {
        Some((typed, _)) => typed,
        None => printable_line(&line.typed),
    }
}

/// One line of several: its sign, its label, what was typed, and what is right if that is not it.
fn gap(line: &Line, look: Look) -> Vec<String> {
    let label = match printable_line(&line.label) {
        label if label.is_empty() => String::new(),
        label => format!("{label}: "),
    };
    marked(line, &format!("{label}{}", beside(line, look)), look)
}

fn marked(line: &Line, text: &str, look: Look) -> Vec<String> {
    let verdict = if line.right { Verdict::Right } else { Verdict::Wrong };
    wrap(text, look.columns, &format!("{} ", sign(verdict, look)), "  ")
}

/// What was typed, and what is right if that is not it.
pub fn beside(line: &Line, look: Look) -> String {
    let typed = match line.typed.trim() {
        "" => "(nothing)".to_owned(),
        typed => printable_line(typed),
    };
    let key = code_spans(&line.key, look);
    if key.is_empty() || line.right && printable_line(&line.typed) == printable_line(&line.key) {
        return typed;
    }
    format!("{typed} {} {key}", look.sign("→", "->"))
}

/// A pair as it was found, and what belongs there if that is not it.
pub fn pair(line: &Line, look: Look) -> String {
    let arrow = look.sign("→", "->");
    let [left, typed, key] = [&line.label, &line.typed, &line.key].map(|text| spans(text, look));
    let right = if line.right { String::new() } else { format!(" (right: {key})") };
    format!("{left} {arrow} {typed}{right}")
}

/// Texts in their order.
fn numbered(name: &str, texts: &[String], look: Look) -> Vec<String> {
    let digits = texts.len().to_string().len();
    let mut lines = vec![name.to_owned()];
    for (at, text) in texts.iter().enumerate() {
        let mark = format!("  {:>digits$}. ", at + 1);
        let hang = " ".repeat(mark.len());
        lines.extend(wrap(&spans(text, look), look.columns, &mark, &hang));
    }
    lines
}

/// How a text is marked up: as it is typed, or as it is read.
pub(super) type Markup = fn(&str, Look) -> String;

/// Texts after a name: on its line if there is one, else below it, one a line.
pub(super) fn listed(name: &str, texts: &[String], markup: Markup, look: Look) -> Vec<String> {
    let texts: Vec<String> = texts.iter().map(|text| markup(text, look)).collect();
    match &*texts {
        [] => Vec::new(),
        [text] if !text.contains('\n') => wrap(text, look.columns, name, "  "),
        [text] => {
            let mut lines = vec![name.trim_end().to_owned()];
            lines.extend(wrap(text, look.columns, "    ", "    "));
            lines
        }
        texts => {
            let mut lines = vec![name.trim_end().to_owned()];
            let mark = look.sign("  • ", "  * ");
            lines.extend(texts.iter().flat_map(|text| wrap(text, look.columns, mark, "    ")));
            lines
        }
    }
}
