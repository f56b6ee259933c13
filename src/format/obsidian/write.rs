//! Notes with cards written for Obsidian: a tag names the deck, and below it come its cards.

use super::{GUARDED, TAG, lines};
use crate::deck::edit::{Literal, slug};
use crate::format::asked::Exercise;
use crate::format::faces::{Faces, media};
use crate::format::keys::TakenKeys;
use crate::format::notes::with_explanation;
use crate::format::{Bundle, Carried, Loss, Unfit};
use crate::kind::around_gaps;
use std::borrow::Cow;
use std::fmt::Write;

/// Writes decks.
pub fn write(bundles: &[Bundle]) -> Result<(Vec<u8>, Vec<Loss>), Unfit> {
    let (mut text, mut losses, mut count) = (String::new(), Vec::new(), 0);
    for bundle in bundles {
        let deck = format!("#{TAG}/{}", slug(&bundle.name));
        let _ = writeln!(text, "{deck}\n");
        for Carried { place, draft } in &bundle.questions {
            let keys = TakenKeys::new(draft, &bundle.front);
            let tag = tag(&keys, place, &mut losses);
            let tag = tag.map_or_else(String::new, |tag| format!("{deck}/{tag} "));
            match card(&keys, place, &mut losses) {
                Some(card) => {
                    let _ = writeln!(text, "{tag}{card}\n");
                    losses.extend(keys.losses(place));
                    count += 1;
                }
                None => losses.push(Loss::question(place, "it asks nothing")),
            }
        }
    }
    if count == 0 {
        return Err(Unfit::new("there is no question in the deck", "check the deck first"));
    }
    Ok((text.into_bytes(), losses))
}

/// The tag of a question that becomes the deck of its card.
fn tag(keys: &TakenKeys<'_>, place: &str, losses: &mut Vec<Loss>) -> Option<String> {
    let own: Vec<&str> = match keys.take("tags")? {
        Literal::List(tags) => tags.iter().filter_map(Literal::text).collect(),
        one => one.text().into_iter().collect(),
    };
    if own.len() > 1 {
        losses.push(Loss::part(place, "a card has one deck there, so that one tag is kept"));
    }
    let is_sign = |c: char| !c.is_alphanumeric() && !['/', '-', '_'].contains(&c);
    let tag = own.first()?.replace(is_sign, "-");
    (!tag.is_empty()).then_some(tag)
}

/// A question as a card.
fn card(keys: &TakenKeys<'_>, place: &str, losses: &mut Vec<Loss>) -> Option<String> {
    let shown = media(keys);
    let prompt = keys.prompt();
    let asked = Exercise::of(keys)?;
    if let Exercise::Gaps { sentence, is_each } = asked {
        let gaps = gaps(sentence, is_each, place, losses)?;
        let above = (!prompt.is_empty()).then(|| guarded(&prompt));
        let parts: Vec<String> = above.into_iter().chain([gaps]).chain(shown).collect();
        return Some(parts.join("\n<br>\n"));
    }
    let (faces, lost) = Faces::of(&asked.mixed(&prompt), &prompt, place);
    losses.extend(lost);
    let front = [vec![faces.front], shown].concat().join("\n\n");
    let back = with_explanation(&faces.back, keys.text("explain"));
    let (front, back) = (guarded(&front), guarded(&back));
    let is_reversed = faces.is_reversed;
    let line = format!("{front}{}{back}", if is_reversed { ":::" } else { "::" });
    let is_same = lines::sides(&line) == Some((&front, &back, is_reversed));
    if !line.contains('\n') && is_same {
        return Some(line);
    }
    Some(format!("{front}\n{}\n{back}", if is_reversed { "??" } else { "?" }))
}

/// A sentence with gaps.
fn gaps(sentence: &str, is_each: bool, place: &str, losses: &mut Vec<Loss>) -> Option<String> {
    let (texts, gaps) = around_gaps(sentence)?;
    let number = if !is_each && gaps.len() > 1 { "[^1]" } else { "" };
    if gaps.iter().any(|(ways, _)| ways.len() > 1) {
        losses.push(Loss::part(place, "a gap has one way to write it there"));
    }
    let mut written = guarded(&texts[0]);
    for ((ways, hint), after) in gaps.iter().zip(&texts[1..]) {
        let hint = hint
            .as_ref()
            .map_or_else(String::new, |hint| format!("^[{}]", hint.replace([']', '\n'], " ")));
        let _ = write!(written, "=={}=={hint}{number}", guarded(&ways[0]));
        written += &guarded(after);
    }
    Some(written)
}

/// A text in which nothing means anything to Obsidian's cards: blank lines, tags, marks. Its ends stay
/// as they are, since a gap may stand there.
fn guarded(text: &str) -> String {
    let mut is_code = false;
    let mut written: Vec<Cow<'_, str>> = Vec::new();
    let last = text.matches('\n').count();
    for (at, line) in text.split('\n').enumerate() {
        let trimmed = line.trim_start();
        let is_fence = ["```", "~~~"].iter().any(|fence| trimmed.starts_with(fence));
        is_code ^= is_fence;
        if is_fence || is_code {
            written.push(line.into());
            continue;
        }
        let marked =
            GUARDED.iter().fold(line.to_owned(), |line, (sign, guard)| line.replace(sign, guard));
        let is_mark = matches!(trimmed.trim_end(), "?" | "??" | "+++")
            || trimmed.starts_with('#') && !trimmed.starts_with("# ");
        let indent = line.len() - trimmed.len();
        written.push(match marked[indent..].chars().next() {
            None if at > 0 && at < last => "<br>".into(),
            Some(sign) if is_mark => {
                let rest = &marked[indent + sign.len_utf8()..];
                format!("{}&#{};{rest}", &marked[..indent], u32::from(sign)).into()
            }
            _ => marked.into(),
        });
    }
    written.join("\n")
}
