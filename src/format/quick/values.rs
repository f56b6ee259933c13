//! Values: what a line of quick text says, as a value of a deck, with where each text of it was typed.

use super::signs::{self, OR, PAIR, WHY};
use super::traced::TracedText;
use crate::deck::edit::Literal;
use crate::deck::edit::compose::is_number;
use crate::kind::{Key, Shape};

/// A value with its texts in order, each with its place.
#[derive(Clone, Debug)]
pub struct TracedValue {
    /// The value.
    pub literal: Literal,
    /// Its texts, and what stands bare in it, from left to right.
    pub leaves: Vec<TracedText>,
}

/// The keys of an entry that stand behind `::` by their names.
pub const SHARES: [&str; 2] = ["credit", "tolerance"];

impl TracedValue {
    /// A text.
    pub fn text(text: TracedText) -> Self {
        Self { literal: Literal::Text(text.text.clone()), leaves: vec![text] }
    }

    /// What stands bare.
    pub fn bare(text: TracedText) -> Self {
        Self { literal: Literal::Bare(text.text.clone()), leaves: vec![text] }
    }

    /// A list.
    pub fn list(entries: Vec<Self>) -> Self {
        let (literals, leaves): (Vec<_>, Vec<_>) =
            entries.into_iter().map(|entry| (entry.literal, entry.leaves)).unzip();
        Self { literal: Literal::List(literals), leaves: leaves.concat() }
    }

    /// A list of texts.
    pub fn texts(texts: Vec<TracedText>) -> Self {
        Self::list(texts.into_iter().map(Self::text).collect())
    }

    /// Adds the entries of another list.
    pub fn extend(&mut self, more: Self) {
        let entries = |literal| match literal {
            Literal::List(entries) => entries,
            one => vec![one],
        };
        let mut all = entries(std::mem::replace(&mut self.literal, Literal::List(Vec::new())));
        all.extend(entries(more.literal));
        self.literal = Literal::List(all);
        self.leaves.extend(more.leaves);
    }

    /// An entry of a list, with what is said to it and what it earns behind `::`.
    pub fn noted(entry: &TracedText, signs: &[&str]) -> Self {
        let plain = |text: &TracedText| text.unescaped(signs);
        let Some((text, mut rest)) = entry.split_once(WHY) else {
            return Self::text(plain(entry));
        };
        let mut keys = vec![("text", Self::text(plain(&text)))];
        let mut shares = Vec::new();
        let why = loop {
            let (first, more) = match rest.split_once(WHY) {
                Some((first, more)) => (first, Some(more)),
                None => (rest.clone(), None),
            };
            let Some((key, share)) = share(&first) else { break Some(rest) };
            shares.push((key, tolerance(share)));
            match more {
                Some(more) => rest = more,
                None => break None,
            }
        };
        if let Some(why) = why.filter(|why| !why.text.is_empty()) {
            let skipped = why.text.len() - signs::plain(&why.text, begins_share).0.len();
            let why = why.part(skipped..why.text.len());
            keys.push(("why", Self::text(plain(&why))));
        }
        keys.extend(shares);
        if keys.len() == 1 {
            return keys.remove(0).1;
        }
        let (mut entries, mut leaves) = (Vec::new(), Vec::new());
        for (key, value) in keys {
            entries.push((key.to_owned(), value.literal));
            leaves.extend(value.leaves);
        }
        Self { literal: Literal::Table(entries), leaves }
    }

    /// A pair; nothing where there is no sign between its sides.
    pub fn pair(line: &TracedText, signs: &[&str]) -> Option<Self> {
        let (left, right) = line.split_once(PAIR)?;
        let plain = |side: TracedText| side.unescaped(signs);
        Some(Self::texts(vec![plain(left), plain(right)]))
    }

    /// The value of a key that has no sign of its own.
    pub fn of(key: &Key, lines: &[TracedText]) -> Self {
        let entries = || -> Vec<TracedText> { lines.iter().flat_map(parts).collect() };
        match (key.shape, lines) {
            (Shape::Languages, _) if lines.iter().any(|line| line.text.contains(',')) => {
                Self::texts(lines.iter().flat_map(tags).collect())
            }
            (Shape::Texts(_) | Shape::Languages, _) if key.name != "tags" => {
                let mut texts: Vec<TracedText> =
                    entries().iter().map(|entry| entry.unescaped(&[OR])).collect();
                if texts.len() == 1 && !key.name.ends_with('s') {
                    return Self::text(texts.remove(0));
                }
                Self::texts(texts)
            }
            (Shape::Texts(_), _) => Self::texts(lines.iter().flat_map(tags).collect()),
            (Shape::Noted(_), _) => {
                Self::list(entries().iter().map(|entry| Self::noted(entry, &[OR, WHY])).collect())
            }
            (Shape::Entries | Shape::List(_) | Shape::Pairs, _) => {
                Self::texts(entries().iter().map(|entry| entry.unescaped(&[OR])).collect())
            }
            (shape, [line, ..]) => Self::scalar(shape, line.trimmed()),
            (_, []) => Self::text(TracedText::default()),
        }
    }

    fn scalar(shape: Shape, text: TracedText) -> Self {
        match shape {
            Shape::Flag if ["true", "false"].contains(&&*text.text) => Self::bare(text),
            Shape::Tolerance => tolerance(text),
            Shape::Whole(..) | Shape::Number | Shape::Between(..) if is_number(&text.text) => {
                Self::bare(text)
            }
            _ => Self::text(text),
        }
    }
}

/// The parts of a line between bars; those that are empty are none.
pub fn parts(line: &TracedText) -> Vec<TracedText> {
    let mut parts = line.split(OR);
    if parts.len() > 1 {
        parts.retain(|part| !part.text.is_empty());
    }
    parts
}

/// The tags of a line; a backslash before a comma makes it a part of one.
pub fn tags(line: &TracedText) -> Vec<TracedText> {
    let (mut tags, mut tag, mut from) = (Vec::new(), TracedText::default(), 0);
    let text = &line.text;
    for (at, _) in text.match_indices(',') {
        let is_literal = text[..at].ends_with('\\');
        let part = line.part(from..at - usize::from(is_literal));
        tag.append(&part);
        from = if is_literal { at } else { at + 1 };
        if !is_literal {
            tags.push(std::mem::take(&mut tag).trimmed());
        }
    }
    tag.append(&line.part(from..text.len()));
    tags.push(tag.trimmed());
    tags.retain(|tag| !tag.text.is_empty());
    tags
}

/// A key with its value, as they stand behind `::`.
fn share(text: &TracedText) -> Option<(&'static str, TracedText)> {
    let key = SHARES.into_iter().find(|key| begins_with_key(&text.text, key))?;
    Some((key, text.part(key.len() + 1..text.text.len()).trimmed()))
}

fn begins_with_key(text: &str, key: &str) -> bool {
    text.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'))
}

/// Whether a text would be taken for what an entry earns.
pub fn begins_share(text: &str) -> bool {
    SHARES.iter().any(|key| begins_with_key(text, key))
}

fn tolerance(text: TracedText) -> TracedValue {
    if is_number(&text.text) { TracedValue::bare(text) } else { TracedValue::text(text) }
}
