//! Cards written for hascard.

use super::BREAK;
use crate::format::asked::Exercise;
use crate::format::faces::Faces;
use crate::format::keys::TakenKeys;
use crate::format::{Bundle, Carried, Loss, Unfit};
use crate::kind::around_gaps;
use std::fmt::Write;

/// Writes decks.
pub fn write(bundles: &[Bundle]) -> Result<(Vec<u8>, Vec<Loss>), Unfit> {
    let (mut cards, mut losses) = (Vec::new(), Vec::new());
    for bundle in bundles {
        for Carried { place, draft } in &bundle.questions {
            let keys = TakenKeys::new(draft, &bundle.front);
            match card(&keys, place, &mut losses) {
                Ok(card) => {
                    cards.push(card);
                    losses.extend(keys.losses(place));
                }
                Err(reason) => losses.push(Loss::question(place, reason)),
            }
        }
    }
    if cards.is_empty() {
        let reason = "none of its questions can be said there";
        return Err(Unfit::new(reason, "export to another format"));
    }
    Ok((cards.join(&format!("\n{BREAK}\n\n")).into_bytes(), losses))
}

/// A question as a card.
fn card(keys: &TakenKeys<'_>, place: &str, losses: &mut Vec<Loss>) -> Result<String, &'static str> {
    let mut lost = |is_lost: bool, reason: &'static str| {
        losses.extend(is_lost.then(|| Loss::part(place, reason)));
    };
    let prompt = keys.prompt();
    let asked = Exercise::of(keys).ok_or("it asks nothing")?.mixed(&prompt);
    let (title, body) = match &asked {
        Exercise::Options { options, right, is_many, is_ordered } => {
            lost(*is_ordered, "options are mixed there");
            let has_why = options.iter().any(|option| option.why.is_some());
            lost(has_why, "what is said to an option cannot be said there");
            let marks = if *is_many { ["[*]", "[ ]"] } else { ["*", "-"] };
            let line = |at: usize, text: &str| {
                let mark = marks[usize::from(right.binary_search(&at).is_err())];
                format!("{mark} {}", one_line(text))
            };
            let lines = options.iter().enumerate().map(|(at, option)| line(at, option.text));
            (prompt.clone(), lines.collect::<Vec<_>>().join("\n"))
        }
        Exercise::Truth(is_true) => {
            lost(true, "whether something is true is a choice there");
            let marks = if *is_true { ["*", "-"] } else { ["-", "*"] };
            (prompt.clone(), format!("{} True\n{} False", marks[0], marks[1]))
        }
        Exercise::Order(items) => {
            let mut items: Vec<String> = (items.iter().enumerate())
                .map(|(at, item)| format!("{}. {}", at + 1, one_line(item)))
                .collect();
            items.sort_by_cached_key(|item| item.split_once(". ").map(|(_, text)| text.to_owned()));
            (prompt.clone(), items.join("\n"))
        }
        Exercise::Typed { answer, accept, foreseen } => {
            lost(!foreseen.is_empty(), "mistakes that are foreseen cannot be said there");
            let ways = std::iter::once(*answer).chain(accept.iter().map(|entry| entry.text));
            let ways: Vec<String> = ways.map(|way| escaped(&one_line(way))).collect();
            lost(true, "what is typed is a gap there");
            (prompt.clone(), format!("_{}_", ways.join("|")))
        }
        Exercise::Gaps { sentence, is_each } => {
            let (texts, gaps) = around_gaps(sentence).ok_or("it asks nothing")?;
            lost(*is_each && gaps.len() > 1, "gaps are asked together there");
            let has_hint = gaps.iter().any(|(_, hint)| hint.is_some());
            lost(has_hint, "the hint of a gap cannot be said there");
            let mut body = escaped(&texts[0]);
            for ((ways, _), after) in gaps.iter().zip(&texts[1..]) {
                let ways: Vec<String> = ways.iter().map(|way| escaped(way)).collect();
                let _ = write!(body, "_{}_{}", ways.join("|"), escaped(after));
            }
            // What is asked is the first paragraph, where another with all gaps follows.
            match body.split_once("\n\n").filter(|(title, _)| !title.contains('_')) {
                Some((title, rest)) => (format!("{prompt} {title}"), rest.to_owned()),
                None if prompt.is_empty() => ("Fill in".to_owned(), body),
                None => (prompt.clone(), body),
            }
        }
        Exercise::Number { .. }
        | Exercise::List { .. }
        | Exercise::Pairs { .. }
        | Exercise::Card { .. } => {
            let (faces, more) = Faces::of(&asked, &prompt, place);
            lost(faces.is_reversed, "a card is asked one way there");
            losses.extend(more);
            (faces.front, escaped(&faces.back))
        }
    };
    if title.trim().contains('\n') {
        losses.push(Loss::part(place, "what is asked stands on one line there"));
    }
    let image = keys
        .text("image")
        .map(|name| format!("![{}]({name})\n", one_line(keys.text("alt").unwrap_or_default())));
    if body.lines().any(|line| line.trim_end() == BREAK) {
        return Err("a rule is the end of a card there");
    }
    Ok(format!("# {}\n{}{body}\n", one_line(&title), image.unwrap_or_default()))
}

/// A text in which underscores make no gap.
fn escaped(text: &str) -> String {
    text.replace('_', "\\_")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
