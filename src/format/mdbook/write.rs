//! Quizzes written for mdbook-quiz.

use crate::deck::edit::Literal;
use crate::format::asked::Exercise;
use crate::format::keys::{Remarked, TakenKeys};
use crate::format::{Bundle, Carried, Loss, Unfit};
use std::fmt::Write;

/// Writes decks.
pub fn write(bundles: &[Bundle]) -> Result<(Vec<u8>, Vec<Loss>), Unfit> {
    let (mut text, mut losses, mut passages) = (String::new(), Vec::new(), String::new());
    for bundle in bundles {
        for (name, passage) in &bundle.front.passages {
            let _ = writeln!(passages, "{} = {}", quoted(name), quoted(passage));
        }
        for Carried { place, draft } in &bundle.questions {
            let keys = TakenKeys::new(draft, &bundle.front);
            match question(&keys, place, &mut losses) {
                Some(question) => {
                    let _ = writeln!(text, "[[questions]]\n{question}");
                    losses.extend(keys.losses(place));
                }
                None => losses.push(Loss::question(
                    place,
                    "only questions with options or with one answer to type are there",
                )),
            }
        }
    }
    if text.is_empty() {
        let reason = "it has only questions with options or one answer, and the deck has none";
        return Err(Unfit::new(reason, "export to another format"));
    }
    let head = if passages.is_empty() { passages } else { format!("[multipart]\n{passages}\n") };
    Ok(((head + &text).into_bytes(), losses))
}

fn quoted(text: &str) -> String {
    Literal::Text(text.to_owned()).written(0, "\n")
}

fn list(texts: &[&str]) -> String {
    Literal::texts(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>())
        .written(0, "\n")
}

/// A question in TOML; nothing where it cannot be said.
fn question(keys: &TakenKeys<'_>, place: &str, losses: &mut Vec<Loss>) -> Option<String> {
    let prompt = keys.text("prompt").unwrap_or_default();
    let mut text = String::new();
    if let Some(id) = keys.text("id") {
        let _ = writeln!(text, "id = {}", quoted(id));
    }
    let mut lost = |is_lost: bool, reason: &'static str| {
        losses.extend(is_lost.then(|| Loss::part(place, reason)));
    };
    let has_why = |entries: &[Remarked<'_>]| entries.iter().any(|entry| entry.why.is_some());
    let mut typed = |prompt: &str, answer: &str, accept: &[&str]| {
        let _ = writeln!(text, "type = \"ShortAnswer\"\nprompt.prompt = {}", quoted(prompt));
        let _ = writeln!(text, "answer.answer = {}", quoted(answer));
        if !accept.is_empty() {
            let _ = writeln!(text, "answer.alternatives = {}", list(accept));
        }
    };
    match Exercise::of(keys)? {
        Exercise::Options { options, right, is_many, is_ordered } => {
            lost(has_why(&options), "what is said to an option cannot be said there");
            let places = 0..options.len();
            let of = |is_right: bool| -> Vec<&str> {
                let of = places.clone().filter(|at| right.binary_search(at).is_ok() == is_right);
                of.map(|at| options[at].text).collect()
            };
            let (right_ones, wrong) = (of(true), of(false));
            lost(is_many && is_ordered, "options are mixed there");
            let _ = writeln!(text, "type = \"MultipleChoice\"\nprompt.prompt = {}", quoted(prompt));
            let _ = writeln!(text, "prompt.distractors = {}", list(&wrong));
            if is_many {
                let _ = writeln!(text, "answer.answer = {}", list(&right_ones));
            } else {
                if let Some(at) = right.first().filter(|_| is_ordered) {
                    let _ = writeln!(text, "prompt.answerIndex = {at}");
                }
                let _ = writeln!(text, "answer.answer = {}", quoted(right_ones.first()?));
            }
        }
        Exercise::Truth(is_true) => {
            let (right, wrong, at) =
                if is_true { ("True", "False", 0) } else { ("False", "True", 1) };
            let _ = writeln!(
                text,
                "type = \"MultipleChoice\"\nprompt.prompt = {}\nprompt.distractors = [\"{wrong}\"]\n\
                 prompt.answerIndex = {at}\nanswer.answer = \"{right}\"",
                quoted(prompt)
            );
        }
        Exercise::Typed { answer, accept, foreseen } => {
            lost(has_why(&accept), "what is said to an answer cannot be said there");
            lost(!foreseen.is_empty(), "mistakes that are foreseen cannot be said there");
            let accept: Vec<&str> = accept.iter().map(|entry| entry.text).collect();
            typed(prompt, answer, &accept);
        }
        Exercise::Number { answer, tolerance, units, accept } => {
            lost(tolerance.is_some(), "how far off a number may be cannot be said there");
            lost(true, "a number is typed as it stands there");
            let with_unit = units.iter().map(|unit| format!("{answer} {unit}"));
            let accept = accept.iter().map(|entry| entry.text.to_owned());
            let accept: Vec<String> = with_unit.chain(accept).collect();
            let accept: Vec<&str> = accept.iter().map(String::as_str).collect();
            typed(prompt, answer, &accept);
        }
        Exercise::Card { front, back, is_reversed } => {
            lost(true, "a card is typed there");
            lost(is_reversed, "a card is asked one way there");
            let (answer, accept) = back.split_first()?;
            typed(front.first()?, answer, accept);
        }
        Exercise::List { .. }
        | Exercise::Gaps { .. }
        | Exercise::Order(_)
        | Exercise::Pairs { .. } => {
            return None;
        }
    }
    if keys.flag("exact") == Some(true) {
        text.push_str("prompt.response = \"code\"\n");
    }
    if let Some(passage) = keys.text("passage") {
        let _ = writeln!(text, "multipart = {}", quoted(passage));
    }
    if let Some(explain) = keys.text("explain") {
        let _ = writeln!(text, "context = {}", quoted(explain));
    }
    Some(text)
}
