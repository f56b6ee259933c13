//! Another right answer for a question: in `accept`, in a gap of a cloze, in an entry of a list, on
//! a side of a card.

use super::literal::{Literal, escaped};
use super::patch::{Insertion, Refused, after_entry, applied, line_end};
use super::site::{Site, site_at, sites};
use super::tree::Edit;
use crate::deck::{Reading, read};
use crate::kind::{Part, gap_ends};
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

/// Lets a question take one more answer. `key` is the question's, `line` the gap or the entry of
/// the list that it belongs to.
///
/// # Errors
/// When the deck is no TOML, has no such question, or the question takes no typed answer.
pub fn accept(
    text: &str,
    stem: &str,
    key: &str,
    part: Part,
    line: usize,
    answer: &str,
) -> Result<String, Refused> {
    let sites = sites(text)?;
    let Reading { deck, places, .. } = read(text, stem);
    let gone = || {
        let remedy = "it was changed or removed since it was read: edit the deck by hand";
        Refused::new("the question is not in the deck any more", remedy)
    };
    let at = deck.questions.iter().position(|question| question.key == key).ok_or_else(gone)?;
    let site = places.get(at).and_then(|place| site_at(&sites, place)).ok_or_else(gone)?;
    let answer = answer.trim();
    let has = |key: &str| site.table.contains_key(key);
    let back = if part == Part::Reverse { "front" } else { "back" };
    let (key, insertions) = if has("cloze") {
        let gap = if let Part::Gap(gap) = part { gap } else { line };
        ("cloze", vec![in_gap(site, gap, answer)?])
    } else if has("answers") && !has("wrong") && !has("options") {
        ("answers", in_entry(site, line, answer)?)
    } else if has(back) {
        (back, in_list(site, back, answer)?)
    } else if has("accept") {
        ("accept", in_list(site, "accept", answer)?)
    } else if has("answer") {
        ("accept", vec![new_accept(site, answer)?])
    } else {
        let remedy = "answers are typed where there is `answer`, `answers`, `cloze` or `back`";
        return Err(Refused::new("the question takes no typed answer", remedy));
    };
    let value = meant(site, key, part, line, answer).ok_or_else(Refused::unsafe_edit)?;
    let edit = Edit::Set { question: site.span.start, key, value };
    let changed = applied(text, insertions, &[edit])?;
    let read = read(&changed, stem).deck;
    let accepts = read.questions.get(at).is_some_and(|question| {
        let expected = question.kind.expected(part);
        expected.iter().any(|expected| expected.key.iter().any(|key| key == answer))
    });
    if accepts { Ok(changed) } else { Err(Refused::unsafe_edit()) }
}

/// The value of the key as it is to be read.
fn meant(site: &Site<'_>, key: &str, part: Part, line: usize, answer: &str) -> Option<toml::Value> {
    use serde::Deserialize;
    let new = toml::Value::String(answer.to_owned());
    let Some(old) = site.table.get(key) else { return Some(toml::Value::Array(vec![new])) };
    let old = toml::Value::deserialize(toml::de::ValueDeserializer::from(old.clone())).ok()?;
    Some(match (key, old) {
        ("cloze", toml::Value::String(sentence)) => {
            let gap = if let Part::Gap(gap) = part { gap } else { line };
            let end = *gap_ends(&sentence).get(gap)?;
            let (before, after) = sentence.split_at(end);
            toml::Value::String(format!("{before}|{}{after}", in_braces(answer)))
        }
        ("answers", toml::Value::Array(mut entries)) => {
            let entry = entries.get_mut(line)?;
            *entry = with(entry.clone(), new);
            toml::Value::Array(entries)
        }
        (_, old) => with(old, new),
    })
}

/// A list with one entry more; what is no list becomes one.
fn with(old: toml::Value, new: toml::Value) -> toml::Value {
    match old {
        toml::Value::Array(mut entries) => {
            entries.push(new);
            toml::Value::Array(entries)
        }
        one => toml::Value::Array(vec![one, new]),
    }
}

/// A key `accept` below the answer.
fn new_accept(site: &Site<'_>, answer: &str) -> Result<Insertion, Refused> {
    let (_, place) = site.value("answer").ok_or_else(Refused::unsafe_edit)?;
    let value = Literal::texts(&[answer.to_owned()]);
    Ok(if site.is_inline() {
        (place.end, format!(", accept = {}", value.inline(line_end(site.text))))
    } else {
        site.below(place.end, "accept", &value)
    })
}

fn in_list(site: &Site<'_>, key: &str, answer: &str) -> Result<Vec<Insertion>, Refused> {
    let (value, place) = site.value(key).ok_or_else(Refused::unsafe_edit)?;
    Ok(into(site, value, place, answer))
}

fn in_entry(site: &Site<'_>, line: usize, answer: &str) -> Result<Vec<Insertion>, Refused> {
    let (value, _) = site.value("answers").ok_or_else(Refused::unsafe_edit)?;
    let entry = value.as_array().and_then(|entries| entries.get(line));
    let entry = entry.ok_or_else(|| {
        Refused::new("the list has no such entry", "say which answer it is another name of")
    })?;
    Ok(into(site, entry.get_ref(), site.place(entry.span()), answer))
}

/// Into a list after its last entry; what is no list becomes one.
fn into(site: &Site<'_>, value: &DeValue<'_>, place: Range<usize>, answer: &str) -> Vec<Insertion> {
    let answer = Literal::Text(answer.to_owned()).inline(line_end(site.text));
    let Some(entries) = value.as_array() else {
        return vec![(place.start, "[".to_owned()), (place.end, format!(", {answer}]"))];
    };
    let Some(last) = entries.iter().map(Spanned::span).next_back() else {
        return vec![(place.start + 1, answer)];
    };
    vec![after_entry(site.text, &site.place(last), &answer)]
}

/// An alternative in a gap.
fn in_gap(site: &Site<'_>, gap: usize, answer: &str) -> Result<Insertion, Refused> {
    let (_, place) = site.value("cloze").ok_or_else(Refused::unsafe_edit)?;
    let raw = &site.text[place.clone()];
    let no_gap = || Refused::new("the sentence has no such gap", "edit it by hand");
    let at = *gap_ends(raw).get(gap).ok_or_else(no_gap)?;
    let answer = in_braces(answer);
    let answer = if raw.starts_with('"') {
        escaped(&answer)
    } else if answer.contains('\'') && !raw.starts_with("'''") {
        let remedy = "write the sentence in \"…\" and add the alternative by hand";
        return Err(Refused::new("the sentence stands in '…', where no ' can be", remedy));
    } else {
        answer
    };
    Ok((place.start + at, format!("|{answer}")))
}

/// An answer as it is written in a gap.
fn in_braces(answer: &str) -> String {
    let signs = ["{{", "}}", "::", "|"];
    signs.iter().fold(answer.to_owned(), |answer, sign| answer.replace(sign, &format!("\\{sign}")))
}
