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
    let (Some(mut expected), Some(found)) = (expected, tree(&after[first..after.len() - last]))
    else {
        return false;
    };
    let places: Vec<usize> = expected.questions.iter().map(|(at, _)| *at).collect();
    for edit in edits {
        match edit {
            Edit::Push(question) => expected.questions.push((usize::MAX, question.clone())),
            Edit::Set { question, key, value } => {
                let table = places.binary_search(question).ok();
                let table = table.and_then(|at| expected.questions.get_mut(at));
                let Some(table) = table.and_then(|(_, table)| table.as_table_mut()) else {
                    return false;
                };
                table.insert((*key).to_owned(), value.clone());
            }
        }
    }
    let values = |tree: Tree| tree.questions.into_iter().map(|(_, value)| value).collect();
    let rest = expected.rest == found.rest;
    let (expected, found): (Vec<Value>, Vec<Value>) = (values(expected), values(found));
    rest && expected.len() == found.len() && expected.iter().zip(&found).all(same_value)
}

/// Equal values; line ends within texts do not count, as the reader has them all as `\n`.
fn same_value((one, two): (&Value, &Value)) -> bool {
    match (one, two) {
        (Value::String(one), Value::String(two)) => {
            one == two || one.replace("\r\n", "\n") == two.replace("\r\n", "\n")
        }
        (Value::Array(one), Value::Array(two)) => {
            one.len() == two.len() && one.iter().zip(two).all(same_value)
        }
        (Value::Table(one), Value::Table(two)) => {
            one.len() == two.len()
                && one.iter().all(|(key, value)| {
                    two.get(key).is_some_and(|other| same_value((value, other)))
                })
        }
        (one, two) => one == two,
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
            let plain = Value::deserialize(ValueDeserializer::from(value.clone())).ok()?;
            match (name, plain, value.get_ref().as_array()) {
                ("question", Value::Array(plain), Some(spanned)) => {
                    let places =
                        spanned.iter().map(|question| piece.range.start + question.span().start);
                    tree.questions.extend(places.zip(plain));
                }
                (_, plain, _) => tree.rest.push((name.to_owned(), plain)),
            }
        }
    }
    Some(tree)
}
