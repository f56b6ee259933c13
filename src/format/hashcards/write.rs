//! Hashcards written: cards as `Q:` and `A:`, sentences with gaps as `C:`, and other kinds as cards.

use super::begins;
use crate::deck::edit::Literal;
use crate::format::asked::Exercise;
use crate::format::faces::{Faces, media};
use crate::format::keys::TakenKeys;
use crate::format::notes::with_explanation;
use crate::format::{Bundle, Carried, Loss, Unfit};
use crate::kind::around_gaps;
use std::fmt::Write;

/// Writes decks.
pub fn write(bundles: &[Bundle]) -> Result<(Vec<u8>, Vec<Loss>), Unfit> {
    let (mut text, mut losses) = (String::new(), Vec::new());
    match bundles {
        [Bundle { front, .. }] => {
            if let Some(title) = front.text("title") {
                let title = Literal::Text(title.replace('\n', " ")).written(0, "\n");
                let _ = write!(text, "---\nname = {title}\n---\n\n");
            }
        }
        several => losses.extend(several.iter().map(|bundle| {
            Loss::part(
                bundle.name.clone(),
                "a file is one deck there, and several decks were named",
            )
        })),
    }
    for bundle in bundles {
        for Carried { place, draft } in &bundle.questions {
            let keys = TakenKeys::new(draft, &bundle.front);
            let shown = media(&keys);
            let prompt = keys.prompt();
            match Exercise::of(&keys) {
                None => {
                    losses.push(Loss::question(place, "it asks nothing"));
                    continue;
                }
                Some(Exercise::Gaps { sentence, is_each }) => {
                    losses.extend(gaps(&mut text, sentence, is_each, &prompt, &shown, place));
                }
                Some(asked) => {
                    let (faces, lost) = Faces::of(&asked.mixed(&prompt), &prompt, place);
                    losses.extend(lost);
                    card(&mut text, &faces, keys.text("explain"), &shown);
                    if faces.is_reversed {
                        let back =
                            Faces { front: faces.back, back: faces.front, is_reversed: false };
                        card(&mut text, &back, keys.text("explain"), &shown);
                        let reason = "a card asked both ways becomes two";
                        losses.push(Loss::remark(place, reason));
                    }
                }
            }
            losses.extend(keys.losses(place));
        }
    }
    let count: usize = bundles.iter().map(|bundle| bundle.questions.len()).sum();
    if losses.iter().filter(|loss| loss.is_left_out).count() == count {
        return Err(Unfit::new("there is no question in the deck", "check the deck first"));
    }
    Ok((text.into_bytes(), losses))
}

fn card(text: &mut String, faces: &Faces, explain: Option<&str>, shown: &[String]) {
    let front = [std::slice::from_ref(&faces.front), shown].concat().join("\n\n");
    let back = with_explanation(&faces.back, explain);
    let _ = write!(text, "Q: {}\nA: {}\n\n", guarded(&front), guarded(&back));
}

/// Writes a sentence with gaps; what it loses.
fn gaps(
    text: &mut String,
    sentence: &str,
    is_each: bool,
    prompt: &str,
    shown: &[String],
    place: &str,
) -> Vec<Loss> {
    let Some((texts, gaps)) = around_gaps(sentence) else {
        return vec![Loss::question(place, "it asks nothing")];
    };
    let mut losses = Vec::new();
    let mut lost = |is_lost: bool, reason: &'static str| {
        losses.extend(is_lost.then(|| Loss::part(place, reason)));
    };
    lost(!is_each && gaps.len() > 1, "gaps are asked one by one there");
    lost(gaps.iter().any(|(_, hint)| hint.is_some()), "the hint of a gap cannot be said there");
    lost(gaps.iter().any(|(ways, _)| ways.len() > 1), "a gap has one way to write it there");
    let mut written = escaped(&texts[0]);
    for ((ways, _), after) in gaps.iter().zip(&texts[1..]) {
        let _ = write!(written, "[{}]{}", escaped(&ways[0]), escaped(after));
    }
    let above = (!prompt.is_empty()).then(|| escaped(prompt));
    let parts: Vec<String> =
        above.into_iter().chain([written]).chain(shown.iter().cloned()).collect();
    let _ = write!(text, "C: {}\n\n", guarded(&parts.join("\n\n")));
    losses
}

/// A text whose square brackets make no gap.
fn escaped(text: &str) -> String {
    text.replace('[', "\\[").replace(']', "\\]")
}

/// A text of which no line but the first begins something: a blank keeps it from that.
fn guarded(text: &str) -> String {
    let mut lines = text.trim().lines();
    let mut guarded = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        let is_mark = begins(line.trim_start_matches(' ')).is_some();
        guarded.extend(["\n", if is_mark { " " } else { "" }, line]);
    }
    guarded
}
