//! Writing quick text: each question with the signs that make it, everything else by its key.

mod question;
mod words;

use super::STAMP;
use super::signs::OR;
use crate::deck::edit::{Front, Literal};
use crate::format::{Bundle, Carried, Loss};
use words::{is_ragged, joined, line_of};

/// Writes the questions of some decks below the head of the first.
pub fn write(bundles: &[Bundle]) -> (Vec<u8>, Vec<Loss>) {
    let mut text = format!("{STAMP}\n");
    let mut losses = Vec::new();
    for (at, bundle) in bundles.iter().enumerate() {
        if at == 0 {
            head(&bundle.front, &mut text);
        } else if bundle.front != Front::default() {
            losses.push(Loss::part(&bundle.name, "one text has the head of one deck"));
        }
        for Carried { place, draft } in &bundle.questions {
            text.push('\n');
            question::write(draft, &mut text);
            if draft.keys.iter().any(|(_, value)| is_ragged(value)) {
                losses.push(Loss::part(place, "blanks at the ends of a text, and line ends there"));
            }
        }
    }
    (text.into_bytes(), losses)
}

fn head(front: &Front, text: &mut String) {
    let own = |(key, value): &(&'static str, Literal)| ((*key).to_owned(), value.clone());
    let mut exam = front.exam.clone();
    let counts = exam.iter().position(|(_, value)| matches!(value, Literal::Table(_)));
    let counts = counts.map(|at| exam.remove(at).1);
    let counts = match counts {
        Some(Literal::Table(counts)) => counts,
        _ => Vec::new(),
    };
    let passage = |(name, text): &(String, String)| (name.clone(), Literal::Text(text.clone()));
    let sections: [(&str, Vec<(String, Literal)>); 5] = [
        ("deck", front.header.iter().map(own).collect()),
        ("deck.defaults", front.defaults.iter().map(own).collect()),
        ("exam", exam),
        ("exam.per-tag", counts),
        ("passages", front.passages.iter().map(passage).collect()),
    ];
    for (name, entries) in sections.iter().filter(|(_, entries)| !entries.is_empty()) {
        text.extend(["\n[", name, "]\n"]);
        for (key, value) in entries {
            let value = match value {
                Literal::List(entries) if key == "tags" => words::tags(entries),
                Literal::List(entries) => joined(entries, &[OR]),
                Literal::Text(text) if key == "tags" => words::tags(&[Literal::Text(text.clone())]),
                one => words::plain(one, key, name),
            };
            let is_simple =
                !key.contains([':', '"', '\\']) && key.trim() == key && !key.starts_with("//");
            let key = if is_simple { key.clone() } else { words::quoted(key) };
            line_of(&format!("{key}:"), &words::closed(&value), text);
        }
    }
}
