//! Another right answer for a question, wherever its kind has its answers.

use super::literal::{Literal, escaped};
use super::patch::{Refused, after_entry, applied, at, line_end};
use super::site::{Site, site_at, sites};
use super::tree::Edit;
use crate::deck::{Reading, read};
use crate::kind::{Part, Role, Row, Shape, TEXT, gap_ends};
use crate::text::Patch;
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
    let at = deck.questions().iter().position(|question| question.key == key).ok_or_else(gone)?;
    let site = places.get(at).and_then(|place| site_at(&sites, place)).ok_or_else(gone)?;
    let answer = answer.trim();
    let row = deck.questions()[at].kind.row();
    let home = home(row, part, line).ok_or_else(|| {
        let remedy = "only what is typed can be written in several ways";
        Refused::new("the question takes no typed answer", remedy)
    })?;
    let patches = match home {
        Home::Gap(key, gap) => vec![in_gap(site, key, gap, answer)?],
        Home::Entry(key, entry) => in_entry(site, key, entry, answer)?,
        Home::List(key) => match site.value(key) {
            Some((value, place)) => into(site, value, place, answer),
            None => vec![below_answer(site, row, key, answer)?],
        },
    };
    let (Home::Gap(key, _) | Home::Entry(key, _) | Home::List(key)) = home;
    let value = meant(site, home, key, answer).ok_or_else(Refused::unsafe_edit)?;
    let edit = Edit::Set { question: site.span.start, key, value };
    let changed = applied(text, &patches, &[edit])?;
    let read = read(&changed, stem).deck;
    let accepts = read.questions().get(at).is_some_and(|question| {
        let expected = question.kind.expected(part);
        expected.iter().any(|expected| expected.key.iter().any(|key| key == answer))
    });
    if accepts { Ok(changed) } else { Err(Refused::unsafe_edit()) }
}

/// Where another answer belongs in a question: the key, and the gap or entry there.
#[derive(Clone, Copy)]
enum Home {
    Gap(&'static str, usize),
    Entry(&'static str, usize),
    List(&'static str),
}

/// Where the answers of a kind are, as its row says; nothing where none is typed.
fn home(row: &Row, part: Part, line: usize) -> Option<Home> {
    let (prompt, answer) = (row.in_role(Role::Prompt)?, row.in_role(Role::Answer));
    let side = if part == Part::Reverse { Some(prompt) } else { answer };
    match (prompt.shape, answer.map(|key| (key.name, key.shape)), side) {
        (Shape::Sentence, ..) => {
            Some(Home::Gap(prompt.name, if let Part::Gap(gap) = part { gap } else { line }))
        }
        (_, Some((name, Shape::Entries)), _) => Some(Home::Entry(name, line)),
        (_, Some((_, Shape::Texts(_))), Some(side)) => Some(Home::List(side.name)),
        _ => row.in_role(Role::Alternatives).map(|key| Home::List(key.name)),
    }
}

/// The value of the key as it is to be read.
fn meant(site: &Site<'_>, home: Home, key: &str, answer: &str) -> Option<toml::Value> {
    use serde::Deserialize;
    let new = toml::Value::String(answer.to_owned());
    let Some(old) = site.table.get(key) else { return Some(toml::Value::Array(vec![new])) };
    let old = toml::Value::deserialize(toml::de::ValueDeserializer::from(old.clone())).ok()?;
    Some(match (home, old) {
        (Home::Gap(_, gap), toml::Value::String(sentence)) => {
            let end = *gap_ends(&sentence).get(gap)?;
            let (before, after) = sentence.split_at(end);
            toml::Value::String(format!("{before}|{}{after}", in_braces(answer)))
        }
        (Home::Entry(_, entry), toml::Value::Array(mut entries)) => {
            let entry = entries.get_mut(entry)?;
            *entry = with(entry.clone(), new);
            toml::Value::Array(entries)
        }
        (_, toml::Value::Array(mut entries)) => {
            let told =
                |entry: &toml::Value| entry.get(TEXT).and_then(toml::Value::as_str) == Some(answer);
            match entries.iter_mut().find(|entry| told(entry)) {
                Some(entry) => *entry = new,
                None => entries.push(new),
            }
            toml::Value::Array(entries)
        }
        (_, old) if old.get(TEXT).and_then(toml::Value::as_str) == Some(answer) => new,
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

/// The key for other answers below that of the answer.
fn below_answer(site: &Site<'_>, row: &Row, key: &str, answer: &str) -> Result<Patch, Refused> {
    let own = row.in_role(Role::Answer).and_then(|key| site.value(key.name));
    let (_, place) = own.ok_or_else(Refused::unsafe_edit)?;
    let value = Literal::texts(&[answer.to_owned()]);
    Ok(if site.is_inline() {
        at(place.end, format!(", {key} = {}", value.inline(line_end(site.text))))
    } else {
        site.below(place.end, [(key, &value)])
    })
}

fn in_entry(site: &Site<'_>, key: &str, line: usize, answer: &str) -> Result<Vec<Patch>, Refused> {
    let (value, _) = site.value(key).ok_or_else(Refused::unsafe_edit)?;
    let entry = value.as_array().and_then(|entries| entries.get(line));
    let entry = entry.ok_or_else(|| {
        Refused::new("the list has no such entry", "say which answer it is another name of")
    })?;
    Ok(into(site, entry.get_ref(), site.place(entry.span()), answer))
}

/// Into a list after its last entry; what is no list becomes one.
fn into(site: &Site<'_>, value: &DeValue<'_>, place: Range<usize>, answer: &str) -> Vec<Patch> {
    let told = |value: &DeValue<'_>| {
        let text = value.as_table().and_then(|table| table.get(TEXT));
        text.is_some_and(|text| text.get_ref().as_str() == Some(answer))
    };
    let written = Literal::Text(answer.to_owned()).inline(line_end(site.text));
    let mut entries = value.as_array().into_iter().flatten();
    if told(value) {
        return vec![(place, written)];
    }
    // What has earned a share until now earns all.
    if let Some(entry) = entries.find(|entry| told(entry.get_ref())) {
        return vec![(site.place(entry.span()), written)];
    }
    let answer = written;
    let Some(entries) = value.as_array() else {
        return vec![at(place.start, "[".to_owned()), at(place.end, format!(", {answer}]"))];
    };
    let Some(last) = entries.iter().map(Spanned::span).next_back() else {
        return vec![at(place.start + 1, answer)];
    };
    vec![after_entry(site.text, &site.place(last), &answer)]
}

/// An alternative in a gap.
fn in_gap(site: &Site<'_>, key: &str, gap: usize, answer: &str) -> Result<Patch, Refused> {
    let (_, place) = site.value(key).ok_or_else(Refused::unsafe_edit)?;
    let raw = &site.text[place.clone()];
    let no_gap = || Refused::new("the sentence has no such gap", "edit it by hand");
    let end = *gap_ends(raw).get(gap).ok_or_else(no_gap)?;
    let answer = in_braces(answer);
    let answer = if raw.starts_with('"') {
        escaped(&answer)
    } else if answer.contains('\'') && !raw.starts_with("'''") {
        let remedy = "write the sentence in \"...\" and add the alternative by hand";
        return Err(Refused::new("the sentence stands in '...', where no ' can be", remedy));
    } else {
        answer
    };
    Ok(at(place.start + end, format!("|{answer}")))
}

/// An answer as it is written in a gap.
fn in_braces(answer: &str) -> String {
    let signs = ["{{", "}}", "::", "|"];
    signs.iter().fold(answer.to_owned(), |answer, sign| answer.replace(sign, &format!("\\{sign}")))
}
