//! The trees of two versions of a text, compared: only what was meant to change may differ. Parts
//! that are the same letter for letter are not looked at, so that a change costs the same in a
//! large deck.

use crate::deck::pieces::{Piece, pieces};
use serde::Deserialize;
use toml::Value;
use toml::de::ValueDeserializer;

/// An edit that was meant.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A key of the question whose table stands at this byte of the old text has this value.
    Set { question: usize, key: &'static str, value: Value },
    /// A question more at the end.
    Push(Value),
    /// A key of a table outside of the questions has this value, or is gone.
    Put { table: &'static str, key: String, value: Option<Value> },
}

/// What some pieces hold: their questions, each with its place, and all else by name.
#[derive(Default)]
struct Tree {
    questions: Vec<(usize, Value)>,
    rest: Vec<(String, Value)>,
}

/// Whether the new text holds what the old one does, with the edits made and nothing else.
pub fn differs_only(old: &str, new: &str, edits: &[Edit]) -> bool {
    let (before, after): (Vec<_>, Vec<_>) = (pieces(old).collect(), pieces(new).collect());
    let same =
        |(one, two): &(&Piece<'_>, &Piece<'_>)| old[one.range.clone()] == new[two.range.clone()];
    let first = before.iter().zip(&after).take_while(same).count();
    // Where there are more questions now, equal ones at the end need not be the same ones.
    let shorter = if before.len() == after.len() { before.len() - first } else { 0 };
    let last = before.iter().rev().zip(after.iter().rev()).take(shorter).take_while(same).count();
    let expected = tree(&before[first..before.len() - last]);
    let found = tree(&after[first..after.len() - last]);
    let (Some(mut expected), Some(mut found)) = (expected, found) else { return false };
    if !edits.iter().all(|edit| expected.takes(edit)) {
        return false;
    }
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
    /// Makes an edit; whether that is possible.
    fn takes(&mut self, edit: &Edit) -> bool {
        let (table, key, value) = match edit {
            Edit::Push(question) => {
                self.questions.push((usize::MAX, plain(question.clone())));
                return true;
            }
            Edit::Set { question, key, value } => {
                let at = self.questions.binary_search_by_key(question, |(at, _)| *at).ok();
                let table = at.and_then(|at| self.questions.get_mut(at));
                (table.map(|(_, table)| table), *key, Some(value))
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
