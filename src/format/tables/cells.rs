//! Cells: values of a deck's keys as texts, an entry a line, and back. The notation is that in which
//! questions are added at the command line.

use crate::deck::COMMON;
use crate::deck::edit::Literal;
use crate::deck::edit::compose::value_of;
use crate::kind::{self, Key, Shape};

/// The value that some cells make for a key: of several each is an entry, of one each line.
pub fn value(key: &Key, cells: &[String]) -> Option<Literal> {
    match key.shape {
        Shape::Text | Shape::Sentence | Shape::Word(_) | Shape::Path => {
            Some(Literal::Text(cells.join("\n")))
        }
        Shape::Flag | Shape::Whole(..) | Shape::Number | Shape::Between(..) => {
            bare(&cells.join(" "))
        }
        Shape::Day => {
            let day = cells.join(" ");
            bare(&day).or(Some(Literal::Text(day)))
        }
        Shape::Tolerance => {
            let text = cells.join(" ");
            if text.ends_with('%') { Some(Literal::Text(text)) } else { bare(&text) }
        }
        Shape::Texts(_)
        | Shape::Languages
        | Shape::List(_)
        | Shape::Entries
        | Shape::Noted(_)
        | Shape::Pairs => {
            let entries: Vec<String> = match cells {
                [cell] => cell.lines().map(str::to_owned).collect(),
                several => several.to_vec(),
            };
            let entries: Vec<String> =
                entries.into_iter().filter(|entry| !entry.trim().is_empty()).collect();
            value_of(key, &entries).ok()
        }
    }
}

/// The value of a key by name, whatever the kind.
pub fn named_value(name: &str, cells: &[String]) -> Option<Literal> {
    value(key(name)?, cells)
}

/// The key of a name: one that every question may have, else the first of a kind.
pub fn key(name: &str) -> Option<&'static Key> {
    COMMON.iter().chain(kind::keys()).find(|key| key.name == name)
}

/// What stands bare in a deck: a number, true or false.
fn bare(text: &str) -> Option<Literal> {
    let text = text.trim();
    let lower = text.to_lowercase();
    let text = if ["true", "false"].contains(&&*lower) { &lower } else { text };
    let is_plain = text.chars().all(|c| c.is_ascii_alphanumeric() || "+-._:".contains(c));
    let is_one = || toml::from_str::<toml::Table>(&format!("value = {text}")).is_ok();
    (is_plain && is_one()).then(|| Literal::Bare(text.to_owned()))
}

/// The entries of a value as texts; of what is no list it is one.
pub fn entries(key: &Key, value: &Literal) -> Vec<String> {
    let Literal::List(all) = value else { return vec![entry(key.shape, value)] };
    all.iter().map(|value| entry(key.shape, value)).collect()
}

fn entry(shape: Shape, value: &Literal) -> String {
    match (value, shape) {
        (Literal::List(parts), shape) => {
            let parts: Vec<&str> = parts.iter().filter_map(Literal::text).collect();
            parts.join(if shape == Shape::Pairs { " = " } else { " | " })
        }
        (value, _) => {
            let text = value.text().unwrap_or_default();
            match value.get("why").and_then(Literal::text) {
                Some(why) => format!("{text} :: {why}"),
                None => text.to_owned(),
            }
        }
    }
}

/// Entries in one cell.
pub fn together(key: &Key, entries: &[String]) -> String {
    entries.join(if key.name == "tags" { ", " } else { "\n" })
}

/// Whether two values say the same in a deck: what stands bare as its text, one text as a list of it.
pub fn are_same(one: &Literal, other: &Literal) -> bool {
    match (one, other) {
        (Literal::List(one), Literal::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(a, b)| are_same(a, b))
        }
        (Literal::List(list), single) | (single, Literal::List(list)) => {
            matches!(&**list, [only] if are_same(only, single))
        }
        (Literal::Table(one), Literal::Table(other)) => {
            let entry = |(key, value): &(String, Literal)| {
                other.iter().any(|(name, there)| name == key && are_same(value, there))
            };
            one.len() == other.len() && one.iter().all(entry)
        }
        (Literal::Table(entries), text) | (text, Literal::Table(entries)) => {
            matches!(&**entries, [(key, only)] if key == "text" && are_same(only, text))
        }
        (Literal::Text(one) | Literal::Bare(one), Literal::Text(other) | Literal::Bare(other)) => {
            one == other
        }
    }
}

/// Texts split at a separator, without what is blank.
pub fn split(texts: &[String], separator: Option<&str>) -> Vec<String> {
    let parts = texts.iter().flat_map(|text| match separator {
        Some(separator) => text.split(separator).map(str::trim).collect::<Vec<_>>(),
        None => vec![text.as_str()],
    });
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::edit::Manuscript;
    use crate::kind::KINDS;

    #[test]
    fn every_value_of_the_example_of_every_kind_comes_back_from_its_cell() {
        for row in KINDS.iter().filter(|row| row.name != "echo") {
            let manuscript = Manuscript::of(&format!("[[question]]{}", row.example));
            for (name, meant) in &manuscript.questions[0].1.keys {
                let key = row.key(name).or_else(|| key(name)).unwrap();
                let cell = together(key, &entries(key, meant));
                let again = value(key, std::slice::from_ref(&cell));
                assert!(again.is_some_and(|again| are_same(meant, &again)), "{name}: {cell}");
            }
        }
    }
}
