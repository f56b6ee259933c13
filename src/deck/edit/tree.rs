//! The trees of two versions of a text, compared: only what was meant to change may differ. Parts
//! that are the same letter for letter are not looked at, so that a change costs the same in a
//! large deck.

use crate::deck::pieces::{Piece, pieces};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use toml::Value;
use toml::de::ValueDeserializer;

/// An edit that was meant.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A key of the question whose table stands at this byte of the old text has this value.
    Set { question: usize, key: &'static str, value: Value },
    /// A key of the question whose table stands at this byte of the old text is gone.
    Unset { question: usize, key: &'static str },
    /// A question more at the end.
    Push(Value),
    /// A question more before the one whose table stands at this byte of the old text.
    Insert(usize, Value),
    /// The question whose table stands at this byte of the old text is gone.
    Drop(usize),
    /// A key of a table outside of the questions has this value, or is gone.
    Put { table: &'static str, key: String, value: Option<Value> },
}

impl Edit {
    /// Whether it takes a key out of a table of this name, which may go with its last one.
    fn takes_from(&self, name: &str) -> bool {
        matches!(self, Self::Put { table, value: None, .. } if *table == name)
    }
}

/// What some pieces hold: their questions, each with its place, and all else by name.
#[derive(Default)]
struct Tree {
    questions: Vec<(usize, Value)>,
    inserted: HashMap<usize, Vec<Value>>,
    dropped: HashSet<usize>,
    rest: Vec<(String, Value)>,
}

/// Whether the new text holds what the old one does, with the edits made and nothing else.
pub fn differs_only(old: &str, new: &str, edits: &[Edit]) -> bool {
    let (before, after): (Vec<_>, Vec<_>) = (pieces(old).collect(), pieces(new).collect());
    // Where nothing changed, what was meant must be there already, wherever that is.
    let is_new = old != new || edits.is_empty();
    let same = |(one, two): &(&Piece<'_>, &Piece<'_>)| {
        is_new && old[one.range.clone()] == new[two.range.clone()]
    };
    // What comes or goes is looked at, also where another one is the same to the letter.
    let place = |edit: &Edit| match edit {
        Edit::Insert(place, _) | Edit::Drop(place) => Some(*place),
        Edit::Set { .. } | Edit::Unset { .. } | Edit::Push(_) | Edit::Put { .. } => None,
    };
    let limit = edits.iter().filter_map(place).min().unwrap_or(usize::MAX);
    let is_before = |(one, _): &(&Piece<'_>, &Piece<'_>)| one.range.end <= limit;
    let pairs = before.iter().zip(&after).take_while(is_before);
    let first = pairs.take_while(same).count();
    // Where there are more questions now, equal ones at the end need not be the same ones.
    let shorter = if before.len() == after.len() { before.len() - first } else { 0 };
    let last = before.iter().rev().zip(after.iter().rev()).take(shorter).take_while(same).count();
    let expected = tree(&before[first..before.len() - last]);
    let found = tree(&after[first..after.len() - last]);
    let (Some(mut expected), Some(mut found)) = (expected, found) else { return false };
    if !edits.iter().all(|edit| expected.takes(edit)) || !expected.settle() {
        return false;
    }
    expected.rest.retain(|(name, value)| {
        let is_emptied = value.as_table().is_some_and(toml::Table::is_empty)
            && edits.iter().any(|edit| edit.takes_from(name));
        !is_emptied || found.rest.iter().any(|(other, _)| other == name)
    });
    // A table that is new stands last in what is expected.
    expected.rest.sort_by(|one, two| one.0.cmp(&two.0));
    found.rest.sort_by(|one, two| one.0.cmp(&two.0));
    let question = |(_, question)| question;
    expected.rest == found.rest
        && expected
            .questions
            .into_iter()
            .map(question)
            .eq(found.questions.into_iter().map(question))
}

impl Tree {
    /// The table of the question that stands at a place.
    fn question(&mut self, start: usize) -> Option<&mut Value> {
        let at = self.questions.binary_search_by_key(&start, |(at, _)| *at).ok()?;
        self.questions.get_mut(at).map(|(_, table)| table)
    }

    /// Makes what was inserted and dropped so; whether that is possible.
    fn settle(&mut self) -> bool {
        for (start, question) in std::mem::take(&mut self.questions) {
            let before = self.inserted.remove(&start).into_iter().flatten();
            self.questions.extend(before.map(|new| (start, new)));
            if !self.dropped.remove(&start) {
                self.questions.push((start, question));
            }
        }
        self.inserted.is_empty() && self.dropped.is_empty()
    }

    /// Makes an edit; whether that is possible.
    fn takes(&mut self, edit: &Edit) -> bool {
        let (table, key, value) = match edit {
            Edit::Push(question) => {
                self.questions.push((usize::MAX, plain(question.clone())));
                return true;
            }
            Edit::Set { question, key, value } => (self.question(*question), *key, Some(value)),
            Edit::Unset { question, key } => (self.question(*question), *key, None),
            Edit::Insert(before, question) => {
                self.inserted.entry(*before).or_default().push(plain(question.clone()));
                return true;
            }
            Edit::Drop(question) => {
                self.dropped.insert(*question);
                return true;
            }
            Edit::Put { table, key, value } => {
                if self.rest.iter().all(|(name, _)| name != table) {
                    self.rest.push(((*table).to_owned(), Value::Table(toml::Table::new())));
                }
                let table = self.rest.iter_mut().find(|(name, _)| name == table);
                (table.map(|(_, table)| table), key.as_str(), value.as_ref())
            }
        };
        let Some(table) = table.and_then(Value::as_table_mut) else { return false };
        match value {
            Some(value) => drop(table.insert(key.to_owned(), plain(value.clone()))),
            None => drop(table.remove(key)),
        }
        true
    }
}

/// A value with the line ends within its texts as the reader has them, all `\n`.
fn plain(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(text.replace("\r\n", "\n")),
        Value::Array(entries) => Value::Array(entries.into_iter().map(plain).collect()),
        Value::Table(table) => {
            Value::Table(table.into_iter().map(|(key, value)| (key, plain(value))).collect())
        }
        other => other,
    }
}

/// The questions of a text; nothing where it is no TOML, or holds something else besides.
pub fn questions(text: &str) -> Option<Vec<Value>> {
    let tree = tree(&pieces(text).collect::<Vec<_>>())?;
    tree.rest.is_empty().then(|| tree.questions.into_iter().map(|(_, question)| question).collect())
}

/// Nothing where a piece is no TOML.
fn tree(pieces: &[Piece<'_>]) -> Option<Tree> {
    let mut tree = Tree::default();
    for piece in pieces {
        if !piece.errors.is_empty() {
            return None;
        }
        for (key, value) in &piece.table {
            let name = key.get_ref().as_ref();
            let read = plain(Value::deserialize(ValueDeserializer::from(value.clone())).ok()?);
            match (name, read, value.get_ref().as_array()) {
                ("question", Value::Array(questions), Some(spanned)) => {
                    let places =
                        spanned.iter().map(|question| piece.range.start + question.span().start);
                    tree.questions.extend(places.zip(questions));
                }
                (_, value, _) => tree.rest.push((name.to_owned(), value)),
            }
        }
    }
    Some(tree)
}
