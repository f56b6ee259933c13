//! The text of a question's head, of feedback and of the summary, the same on both surfaces.

use super::look::{Ink, width, wrap};
use super::markdown::{code_spans, render, spans};
use crate::engine::{Confusion, Feedback, Line, Turn};
use crate::form::{Grade, Verdict};
use crate::text::{Look, in_days, plural, printable_line, shorten};
use num_rational::BigRational;

mod difference;
mod sheet;
mod statistics;
mod summary;

pub use sheet::{Sheet, Solution, sheet};
pub use statistics::{Telling, chronicle, glimpse, left_out, whole, words};
pub use summary::{summary, time};

/// Points as learners read them: `2`, `1/2`, `3 1/3`.
pub fn points(points: &BigRational) -> String {
    if points.is_integer() || *points.numer() < *points.denom() {
        return points.to_string();
    }
    format!("{} {}", points.trunc(), points.fract())
}

/// What stands before a note of the learner.
const NOTE: &str = "Your note: ";

/// How much of a deck's name stands above a question.
const DECK: usize = 32;

/// Where in the round a question stands, of which deck where there are several, and what it is
/// about: `3/20 · Capitals · geography · 2 points`.
pub fn heading(turn: &Turn, look: Look) -> String {
    let mut parts = match turn.learned {
        Some((learned, of)) => vec![format!("{learned}/{of} learned")],
        None => vec![format!("{}/{}", turn.number, turn.total)],
    };
    if turn.learned.is_none() && turn.attempt > 1 {
        parts.push("once more".to_owned());
    }
    if let Some(deck) = &turn.deck {
        parts.push(shorten(&printable_line(deck), DECK.min(look.columns / 2)));
    }
    parts.extend(turn.aside.badges());
    let tags: Vec<String> = turn.tags.iter().map(|tag| printable_line(tag)).collect();
    if !tags.is_empty() {
        parts.push(tags.join(", "));
    }
    if turn.points != 1 {
        parts.push(plural(usize::try_from(turn.points).unwrap_or(usize::MAX), "point"));
    }
    parts.join(look.dot())
}

/// The question itself: its text, the picture, the hints shown so far, why it is asked again.
pub fn question(turn: &Turn, look: Look) -> Vec<String> {
    let mut lines = render(&turn.prompt, look);
    if let Some((path, alt)) = &turn.image {
        let path = printable_line(path);
        let text = match alt.as_deref().map(printable_line) {
            Some(alt) if !alt.is_empty() => format!("[picture: {alt} ({path})]"),
            _ => format!("[picture: {path}]"),
        };
        lines.extend(wrap(&text, look.columns, "", "  "));
    }
    if let Some(sound) = turn.sound.as_ref().filter(|sound| !sound.is_heard) {
        let text = format!("[sound: {}]", printable_line(&sound.path));
        lines.extend(wrap(&text, look.columns, "", "  "));
    }
    for hint in &turn.hints {
        lines.extend(block("Hint: ", hint, look));
    }
    if let Some(notice) = &turn.notice {
        let mark = look.paint(Ink::Fair, "! ");
        lines.extend(wrap(&printable_line(notice), look.columns, &mark, "  "));
    }
    lines
}

/// The verdict as a line of its own: `Right`, `Close (typo)`, `Partly 2/3`.
pub fn verdict(grade: &Grade) -> String {
    let word = grade.verdict.word();
    match (grade.verdict, &grade.reason) {
        (Verdict::Close, Some(reason)) => format!("{word} ({})", printable_line(reason)),
        (Verdict::Partly, _) => format!("{word} {}", grade.credit),
        _ => word.to_owned(),
    }
}

/// The sign of a verdict, painted.
fn sign(verdict: Verdict, look: Look) -> String {
    look.paint(Look::verdict_ink(verdict), look.verdict_sign(verdict))
}

/// What the learner still has before their eyes, and need not be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visible {
    /// Nothing: lines that went by are gone.
    Nothing,
    /// What was given.
    Given,
    /// What was given and what is right: a card that was turned.
    All,
}

/// What there is to say below the verdict.
pub fn feedback(feedback: &Feedback, look: Look, visible: Visible) -> Vec<String> {
    let mut lines = Vec::new();
    if visible != Visible::All {
        answers(feedback, look, visible, &mut lines);
    }
    lines.extend(feedback.confusion.iter().flat_map(|confusion| self::confusion(confusion, look)));
    for note in &feedback.grade.notes {
        lines.extend(render(note, look));
    }
    if let Some(explain) = &feedback.explain {
        lines.extend(render(explain, look));
    }
    if let Some(note) = &feedback.aside.note {
        lines.extend(block(NOTE, note, look));
    }
    lines.extend(feedback.source.iter().flat_map(|source| origin(source, look)));
    if let Some(when) = comes_back(feedback) {
        lines.extend(wrap(&when, look.columns, "", "  "));
    }
    if let Some(times) = feedback.outlook.forgotten {
        let remark = if feedback.outlook.suspended {
            format!(
                "Forgotten {times} times: suspended. Rewrite it; `quizdeck item` asks it again."
            )
        } else {
            format!("Forgotten {times} times: rewrite this question.")
        };
        lines.extend(wrap(&look.paint(Ink::Dim, &remark), look.columns, "", "  "));
    }
    lines
}

/// What a wrong answer is right for.
fn confusion(confusion: &Confusion, look: Look) -> Vec<String> {
    let is = if confusion.is_side { "is:" } else { "answers:" };
    let given = shorten(&printable_line(&confusion.given), look.columns / 2);
    block(&format!("{given} {is} "), &confusion.prompt, look)
}

/// Where a question is taken from.
fn origin(source: &str, look: Look) -> Vec<String> {
    let source = format!("Source: {}", printable_line(source));
    wrap(&look.paint(Ink::Dim, &source), look.columns, "", "  ")
}

/// When the question is asked again, as far as that is told: in this round, on a day, or both.
fn comes_back(feedback: &Feedback) -> Option<String> {
    let due = feedback.outlook.due;
    match (feedback.comes_back, due.map(in_days)) {
        (true, Some(day)) if due > Some(0) => Some(format!("Again in this round, then {day}.")),
        (true, _) => Some("Again in this round.".to_owned()),
        (false, Some(day)) => Some(format!("Next: {day}.")),
        (false, None) => None,
    }
}

/// What the verdict does not tell: points where there is more than one, and the streak.
pub fn earned(feedback: &Feedback) -> Vec<String> {
    let mut parts = Vec::new();
    if feedback.of > 1 {
        parts.push(format!("{} of {} points", points(&feedback.points), feedback.of));
    }
    if feedback.streak > 1 {
        parts.push(format!("{} in a row", feedback.streak));
    }
    parts
}

/// What was given and what is right.
fn answers(feedback: &Feedback, look: Look, visible: Visible, lines: &mut Vec<String>) {
    let verdict = feedback.grade.verdict;
    match &*feedback.lines {
        [] if verdict == Verdict::Right => {}
        [] if is_set(feedback) => set(feedback, look, lines),
        [] => {
            if visible == Visible::Nothing && verdict != Verdict::Skipped {
                lines.extend(listed("Your answer: ", &feedback.given, spans, look));
            }
            lines.extend(listed("Right answer: ", &feedback.key, spans, look));
        }
        [line] if feedback.key.len() < 2 => typed(line, verdict, look, visible, lines),
        several => {
            for line in several {
                lines.extend(gap(line, look));
            }
            let met = |key: &String| several.iter().any(|line| line.key == *key);
            let missing: Vec<String> =
                feedback.key.iter().filter(|key| !met(key)).cloned().collect();
            lines.extend(listed("Not named: ", &missing, code_spans, look));
        }
    }
    if !feedback.also.is_empty() {
        lines.extend(listed("Also right: ", &[feedback.also.join("; ")], code_spans, look));
    }
}

/// Whether several things were chosen, rather than put in order.
fn is_set(feedback: &Feedback) -> bool {
    let sorted = |texts: &[String]| {
        let mut texts = texts.to_vec();
        texts.sort_unstable();
        texts
    };
    let (given, key) = (&feedback.given, &feedback.key);
    !given.is_empty() && key.len() > 1 && sorted(given) != sorted(key)
}

/// What is right, each with whether it was given, and what was given and is not right.
fn set(feedback: &Feedback, look: Look, lines: &mut Vec<String>) {
    lines.push("Right answer:".to_owned());
    for key in &feedback.key {
        let is_given = feedback.given.contains(key);
        let verdict = if is_given { Verdict::Right } else { Verdict::Wrong };
        let mark = format!("  {} ", self::sign(verdict, look));
        lines.extend(wrap(&spans(key, look), look.columns, &mark, "    "));
    }
    let extra = feedback.given.iter().filter(|given| !feedback.key.contains(given));
    lines.extend(listed("Not right: ", &extra.cloned().collect::<Vec<_>>(), spans, look));
}

/// One typed answer beside what is right.
fn typed(line: &Line, verdict: Verdict, look: Look, visible: Visible, lines: &mut Vec<String>) {
    if verdict == Verdict::Right {
        if printable_line(&line.typed) != printable_line(&line.key) {
            lines.extend(listed(
                "Right answer: ",
                std::slice::from_ref(&line.key),
                code_spans,
                look,
            ));
        }
        return;
    }
    if visible == Visible::Nothing && !line.typed.trim().is_empty() {
        lines.extend(listed("Your answer: ", std::slice::from_ref(&line.typed), code_spans, look));
    }
    lines.extend(listed("Right answer: ", std::slice::from_ref(&line.key), code_spans, look));
    if let Some(painted) = difference::painted(&line.typed, &line.key, look) {
        lines.extend(wrap(&painted, look.columns, "Difference: ", "  "));
    }
}

/// One line of several: its sign, its label, what was typed, and what is right if that is not it.
fn gap(line: &Line, look: Look) -> Vec<String> {
    let verdict = if line.right { Verdict::Right } else { Verdict::Wrong };
    let label = match printable_line(&line.label) {
        label if label.is_empty() => String::new(),
        label => format!("{label}: "),
    };
    let typed = match line.typed.trim() {
        "" => "(nothing)".to_owned(),
        typed => printable_line(typed),
    };
    let key = code_spans(&line.key, look);
    let is_key = line.right && printable_line(&line.typed) == printable_line(&line.key);
    let right = match look.sign("→", "->") {
        _ if is_key || key.is_empty() => String::new(),
        arrow => format!(" {arrow} {key}"),
    };
    let mark = format!("{} ", sign(verdict, look));
    wrap(&format!("{label}{typed}{right}"), look.columns, &mark, "  ")
}

/// How a text is marked up: as it is typed, or as it is read.
type Markup = fn(&str, Look) -> String;

/// Texts after a name: on its line if there is one, else below it, one a line.
fn listed(name: &str, texts: &[String], markup: Markup, look: Look) -> Vec<String> {
    let texts: Vec<String> = texts.iter().map(|text| markup(text, look)).collect();
    match &*texts {
        [] => Vec::new(),
        [text] if !text.contains('\n') => wrap(text, look.columns, name, "  "),
        texts => {
            let mut lines = vec![name.trim_end().to_owned()];
            let mark = look.sign("  • ", "  * ");
            lines.extend(texts.iter().flat_map(|text| wrap(text, look.columns, mark, "    ")));
            lines
        }
    }
}

/// Markdown after a name, on its line where it is one paragraph.
fn block(name: &str, text: &str, look: Look) -> Vec<String> {
    let inner = look.with_columns(look.columns.saturating_sub(width(name)).max(10));
    let lines = render(text, inner);
    let hang = " ".repeat(width(name));
    let line = |(number, line): (usize, &String)| match number {
        0 => format!("{name}{line}"),
        _ => format!("{hang}{line}"),
    };
    lines.iter().enumerate().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Aside, Outlook};
    use crate::form::Credit;

    const LOOK: Look = Look { columns: 60, colour: false, unicode: true };

    fn wrong(given: &str, key: &str) -> Feedback {
        Feedback {
            grade: Grade::new(Credit::NONE),
            rated: None,
            given: vec![given.to_owned()],
            key: vec![key.to_owned()],
            also: Vec::new(),
            lines: Vec::new(),
            explain: None,
            source: None,
            points: BigRational::default(),
            of: 1,
            confusion: None,
            streak: 0,
            comes_back: false,
            sound: None,
            outlook: Outlook::default(),
            last: false,
            can_edit: true,
            aside: Aside::default(),
        }
    }

    fn fraction(earned: i64, of: i64) -> BigRational {
        BigRational::new(earned.into(), of.into())
    }

    #[test]
    fn points_are_whole_or_fractions_and_never_long_decimals() {
        assert_eq!(points(&fraction(2, 1)), "2");
        assert_eq!(points(&fraction(1, 2)), "1/2");
        assert_eq!(points(&fraction(10, 3)), "3 1/3");
        assert_eq!(points(&fraction(0, 1)), "0");
    }

    #[test]
    fn a_verdict_says_why_and_how_much() {
        let mut grade = Grade::new(Credit::FULL);
        assert_eq!(verdict(&grade), "Right");
        grade = grade.close(Some("typo".to_owned()));
        assert_eq!(verdict(&grade), "Close (typo)");
        assert_eq!(verdict(&Grade::new(Credit::new(2, 3))), "Partly 2/3");
        assert_eq!(verdict(&Grade::skipped()), "Skipped");
    }

    #[test]
    fn feedback_tells_what_was_given_what_is_right_and_why() {
        let mut told = wrong("Brest", "Minsk");
        told.grade.notes = vec!["Brest is a *city* on the border.".to_owned()];
        told.explain = Some("Since 1919.".to_owned());
        told.comes_back = true;
        let lines = [
            "Your answer: Brest",
            "Right answer: Minsk",
            "Brest is a *city* on the border.",
            "Since 1919.",
            "Again in this round.",
        ];
        assert_eq!(feedback(&told, LOOK, Visible::Nothing), lines);
        assert_eq!(feedback(&told, LOOK, Visible::Given), lines[1..]);
        assert_eq!(feedback(&told, LOOK, Visible::All), lines[2..]);
    }

    #[test]
    fn when_it_is_asked_again_is_one_sentence() {
        let mut told = wrong("Brest", "Minsk");
        for (comes_back, due, said) in [
            (true, Some(1), "Again in this round, then tomorrow."),
            (true, Some(0), "Again in this round."),
            (true, None, "Again in this round."),
            (false, Some(3), "Next: in 3 days."),
            (false, Some(0), "Next: today."),
        ] {
            (told.comes_back, told.outlook.due) = (comes_back, due);
            let lines = feedback(&told, LOOK, Visible::All);
            assert_eq!(lines, [said], "{comes_back} {due:?}");
        }
    }

    #[test]
    fn gaps_stand_beside_their_keys() {
        let mut told = wrong("", "");
        let line = |label: &str, typed: &str, key: &str, right| Line {
            label: label.to_owned(),
            typed: typed.to_owned(),
            key: key.to_owned(),
            right,
        };
        told.lines = vec![
            line("1", "1992", "1992", true),
            line("city", "Minsk", "Tashkent", false),
            line("", "", "x", false),
        ];
        told.key = ["1992", "Tashkent", "x", "y"].map(str::to_owned).to_vec();
        let lines = ["✔ 1: 1992", "✘ city: Minsk → Tashkent", "✘ (nothing) → x", "Not named: y"];
        assert_eq!(feedback(&told, LOOK, Visible::Nothing), lines);
    }

    #[test]
    fn of_several_choices_each_is_marked() {
        let mut told = wrong("2", "2");
        told.key.push("3".to_owned());
        told.given.push("4".to_owned());
        let lines = ["Right answer:", "  ✔ 2", "  ✘ 3", "Not right: 4"];
        assert_eq!(feedback(&told, LOOK, Visible::Given), lines);
    }

    #[test]
    fn several_answers_stand_below_each_other() {
        let mut told = wrong("b", "a");
        told.given.push("a".to_owned());
        told.key.push("b".to_owned());
        let lines = ["Your answer:", "  • b", "  • a", "Right answer:", "  • a", "  • b"];
        assert_eq!(feedback(&told, LOOK, Visible::Nothing), lines);
    }
}
