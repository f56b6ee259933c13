//! Trying the judge: what becomes of an answer, why, and which rule decided.

use crate::deck::{Deck, Item};
use crate::engine::Stamp;
use crate::form::{Answer, Form, Grade};
use crate::judge::{Judge, Judgement, Ruling};
use crate::kind::{AskAgain, grade_lines};
use crate::sitting::paper;
use crate::text::{Look, Unwritable, indented_json, plural, printable_line};
use crate::ui::{page, picked};
use serde_json::{Value, json};
use std::fmt::Write;

/// What became of an answer.
pub struct Attempt {
    /// The whole of it.
    result: Result<Grade, AskAgain>,
    /// Each typed line with its judgement.
    lines: Vec<(String, Judgement)>,
    /// What is right.
    key: Vec<String>,
}

/// Judges an answer: what picks an option or puts items in order as on a plain line, laid out as a
/// session with the seed does, and all else as typed, a line for each gap. The error is what to
/// write instead.
pub fn attempt(deck: &Deck, item: Item, seed: u64, tried: &[String]) -> Result<Attempt, String> {
    let question = &deck.questions()[item.question];
    let kind = &question.kind;
    let judge = Judge {
        rules: question.rules(item.part),
        rivals: Some(deck.rivals()),
        question: u32::try_from(item.question).unwrap_or(u32::MAX),
        prompt: &question.prompt(item.part),
    };
    let (form, key) = (kind.form(item.part), kind.key(item.part));
    let expected = kind.expected(item.part);
    let key = if let Form::Card { back } = &form { back.clone() } else { form.words(&key) };
    match pick(deck, item, seed, &tried.join(" ")) {
        Ok(grade) => return Ok(Attempt { result: Ok(grade), lines: Vec::new(), key }),
        Err(reason) if expected.is_empty() => return Err(reason),
        Err(_) => {}
    }
    let is_list = matches!(form, Form::Lines { grouping, .. } if grouping.is_list());
    if tried.len() > expected.len() && !is_list {
        return Err(format!("the question takes {}", plural(expected.len(), "answer")));
    }
    let answer = Answer::Lines(tried.to_vec());
    let (result, lines) = if is_list {
        let typed = judge.list(&expected, tried).typed.into_iter();
        let lines = typed.map(|met| (met.text, met.judgement)).collect();
        (kind.grade(item.part, &answer, &judge), lines)
    } else {
        let lines = expected.iter().zip(tried);
        let lines = lines.map(|(expected, line)| (line.clone(), judge.line(expected, line)));
        (grade_lines(&expected, &answer, &judge), lines.collect())
    };
    let kept = |grade: Grade| if question.partial { grade } else { grade.whole() };
    let result = result.map(kept);
    Ok(Attempt { result, lines, key })
}

/// What a session says to what a line picks; the error is what to write instead.
fn pick(deck: &Deck, item: Item, seed: u64, line: &str) -> Result<Grade, String> {
    let mut session = paper::session(deck, item, seed);
    let answer = match session.turn(None) {
        Some(turn) => picked(&turn.deal.form, line)?,
        None => return Err("There is nothing to answer.".to_owned()),
    };
    session.answer(&answer, Stamp::default());
    let refused = || session.turn(None).and_then(|turn| turn.notice).unwrap_or_default();
    session.last().map_or_else(|| Err(refused()), |(.., answered)| Ok(answered.grade()))
}

impl Attempt {
    /// What became of it, for people.
    pub fn lines(&self, look: Look) -> String {
        let mut text = String::new();
        let notes = match &self.result {
            Ok(grade) => {
                let _ = writeln!(text, "{}", page::verdict(grade, 0, false));
                grade.notes.as_slice()
            }
            Err(again) => {
                let _ = writeln!(text, "Asked again: {}", printable_line(&again.reason));
                &[]
            }
        };
        for (line, judgement) in &self.lines {
            let typed = match &*self.lines {
                [_] => String::new(),
                _ => format!("{}: {}, ", printable_line(line), word(judgement.ruling)),
            };
            let ground = judgement.ground;
            let _ = writeln!(text, "{typed}rule {}: {}", ground.name(), ground.summary());
        }
        if self.lines.is_empty() {
            let _ = writeln!(text, "rule pick: what is picked counts, not how it is written");
        }
        for note in notes {
            let _ = writeln!(text, "{}", printable_line(note));
        }
        if self.key.iter().any(|key| key.contains('\n')) {
            for line in page::right(&self.key, look) {
                let _ = writeln!(text, "{line}");
            }
            return text;
        }
        let dot = look.sign(" · ", " / ");
        let key = self.key.join(dot).replace('→', look.sign("→", "->"));
        let _ = writeln!(text, "Answer: {}", printable_line(&key));
        text
    }

    /// The same for programs.
    pub fn json(&self) -> Result<String, Unwritable> {
        let line = |(line, judgement): &(String, Judgement)| {
            json!({
                "typed": line,
                "outcome": word(judgement.ruling),
                "rule": judgement.ground.name(),
                "note": judgement.note,
            })
        };
        let (verdict, reason, notes) = match &self.result {
            Ok(grade) => (json!(grade.verdict), json!(grade.reason), json!(grade.notes)),
            Err(again) => (json!("again"), json!(again.reason), Value::Array(Vec::new())),
        };
        let attempt = json!({
            "verdict": verdict,
            "reason": reason,
            "rule": self.lines.first().map_or("pick", |(_, judgement)| judgement.ground.name()),
            "notes": notes,
            "answer": self.key,
            "lines": self.lines.iter().map(line).collect::<Vec<_>>(),
        });
        indented_json(&attempt)
    }
}

/// A ruling in a word.
fn word(ruling: Ruling) -> String {
    match ruling {
        Ruling::Right => "right".to_owned(),
        Ruling::Close(reason) => format!("close ({reason})"),
        Ruling::Partly(share) => format!("partly ({share})"),
        Ruling::Wrong => "wrong".to_owned(),
        Ruling::Again => "asked again".to_owned(),
    }
}
