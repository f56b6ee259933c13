//! The trees of two versions of a text, compared: only what was meant to change may differ. Parts
//! that are the same letter for letter are not looked at, so that a change costs the same in a
//! large deck.

use crate::deck::flat::Flat;
use crate::deck::parallel::each_piece;
use crate::deck::pieces::parse;
use serde::Deserialize;
use std::ops::Range;
use std::{slice, vec};
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
    /// Where the question stands in the old text that it is of.
    const fn place(&self) -> Option<usize> {
        match self {
            Self::Set { question: place, .. }
            | Self::Unset { question: place, .. }
            | Self::Insert(place, _)
            | Self::Drop(place) => Some(*place),
            Self::Push(_) | Self::Put { .. } => None,
        }
    }

    /// Whether it takes a key out of a table of this name, which may go with its last one.
    fn takes_from(&self, name: &str) -> bool {
        matches!(self, Self::Put { table, value: None, .. } if *table == name)
    }
}

/// The questions of some pieces of a text, each with its place, one after the other: no more than a
/// piece of them is held. All else that the pieces hold is kept by name.
struct Perusal<'t> {
    text: &'t str,
    pieces: slice::Iter<'t, Range<usize>>,
    ready: vec::IntoIter<(usize, Value)>,
    rest: Vec<(String, Value)>,
    /// Whether a piece was no TOML: it ends there.
    is_broken: bool,
}

/// Whether the new text holds what the old one does, with the edits made and nothing else.
pub fn differs_only(old: &str, new: &str, edits: &[Edit]) -> bool {
    let (before, after) = (ranges(old), ranges(new));
    // Where nothing changed, what was meant must be there already, wherever that is.
    let is_new = old != new || edits.is_empty();
    let same = |(one, two): &(&Range<usize>, &Range<usize>)| {
        is_new && old[(*one).clone()] == new[(*two).clone()]
    };
    // What comes or goes is looked at, also where another one is the same to the letter.
    let comes_or_goes = |edit: &&Edit| matches!(edit, Edit::Insert(..) | Edit::Drop(_));
    let limit = edits.iter().filter(comes_or_goes).filter_map(Edit::place).min();
    let limit = limit.unwrap_or(usize::MAX);
    let is_before = |(one, _): &(&Range<usize>, &Range<usize>)| one.end <= limit;
    let pairs = before.iter().zip(&after).take_while(is_before);
    let first = pairs.take_while(same).count();
    // Where there are more questions now, equal ones at the end need not be the same ones.
    let shorter = if before.len() == after.len() { before.len() - first } else { 0 };
    let last = before.iter().rev().zip(after.iter().rev()).take(shorter).take_while(same).count();
    let mut expected = Perusal::new(old, &before[first..before.len() - last]);
    let mut found = Perusal::new(new, &after[first..after.len() - last]);
    if !expected.changes_to(&mut found, edits) || expected.is_broken || found.is_broken {
        return false;
    }
    let (mut expected, mut found) = (expected.rest, found.rest);
    if !edits.iter().all(|edit| takes(&mut expected, edit)) {
        return false;
    }
    expected.retain(|(name, value)| {
        let is_emptied = value.as_table().is_some_and(toml::Table::is_empty)
            && edits.iter().any(|edit| edit.takes_from(name));
        !is_emptied || found.iter().any(|(other, _)| other == name)
    });
    // A table that is new stands last in what is expected.
    expected.sort_by(|one, two| one.0.cmp(&two.0));
    found.sort_by(|one, two| one.0.cmp(&two.0));
    expected == found
}

/// Where the pieces of a text stand.
fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let flat = |(): &mut (), range, _: Flat<'_>| range;
    each_piece(text, 0, flat, |piece| ranges.push(piece.unwrap_or_else(|piece| piece.range)));
    ranges
}

impl<'t> Perusal<'t> {
    fn new(text: &'t str, pieces: &'t [Range<usize>]) -> Self {
        let ready = Vec::new().into_iter();
        Self { text, pieces: pieces.iter(), ready, rest: Vec::new(), is_broken: false }
    }

    /// Whether the questions, with the edits of them made, are those of another one, which is where it
    /// ends then, too.
    fn changes_to(&mut self, found: &mut Self, edits: &[Edit]) -> bool {
        let mut sorted: Vec<(usize, &Edit)> =
            edits.iter().filter_map(|edit| Some((edit.place()?, edit))).collect();
        sorted.sort_by_key(|(place, _)| *place);
        let mut due = sorted.into_iter().peekable();
        let mut comes = |question| found.next().is_some_and(|(_, other)| other == question);
        for (start, mut question) in &mut *self {
            let mut is_dropped = false;
            // An edit that was due before is one of a question that is not there.
            while let Some((place, edit)) = due.next_if(|(place, _)| *place <= start) {
                let is_made = place == start
                    && match edit {
                        Edit::Set { key, value, .. } => put(&mut question, key, Some(value)),
                        Edit::Unset { key, .. } => put(&mut question, key, None),
                        Edit::Insert(_, new) => comes(plain(new.clone())),
                        Edit::Drop(_) => {
                            is_dropped = true;
                            true
                        }
                        Edit::Push(_) | Edit::Put { .. } => true,
                    };
                if !is_made {
                    return false;
                }
            }
            if !is_dropped && !comes(question) {
                return false;
            }
        }
        let pushed = edits.iter().filter_map(|edit| match edit {
            Edit::Push(question) => Some(plain(question.clone())),
            _ => None,
        });
        due.next().is_none() && pushed.into_iter().all(comes) && found.next().is_none()
    }

    /// Reads a piece; nothing where it is no TOML.
    fn look(&mut self, range: &Range<usize>) -> Option<Vec<(usize, Value)>> {
        let piece = parse(self.text, range.clone());
        let mut questions = Vec::new();
        if !piece.errors.is_empty() {
            return None;
        }
        for (key, value) in piece.table {
            let is_list = value.get_ref().as_array().is_some() && key.get_ref() == "question";
            let places = value.get_ref().as_array().filter(|_| is_list);
            let places = places.into_iter().flatten().map(|one| range.start + one.span().start);
            let places: Vec<usize> = places.collect();
            match plain(Value::deserialize(ValueDeserializer::from(value)).ok()?) {
                Value::Array(all) if is_list => questions.extend(places.into_iter().zip(all)),
                value => self.rest.push((key.into_inner().into_owned(), value)),
            }
        }
        Some(questions)
    }
}

impl Iterator for Perusal<'_> {
    type Item = (usize, Value);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(question) = self.ready.next() {
                return Some(question);
            }
            let range = self.pieces.next().filter(|_| !self.is_broken)?;
            match self.look(range) {
                Some(questions) => self.ready = questions.into_iter(),
                None => self.is_broken = true,
            }
        }
    }
}

/// Makes an edit of a table outside of the questions; whether that is possible.
fn takes(rest: &mut Vec<(String, Value)>, edit: &Edit) -> bool {
    let Edit::Put { table, key, value } = edit else { return true };
    if rest.iter().all(|(name, _)| name != table) {
        rest.push(((*table).to_owned(), Value::Table(toml::Table::new())));
    }
    let found = rest.iter_mut().find(|(name, _)| name == table);
    found.is_some_and(|(_, table)| put(table, key, value.as_ref()))
}

/// Gives a key of a table a value, or takes it away; whether it is a table.
fn put(table: &mut Value, key: &str, value: Option<&Value>) -> bool {
    let Some(table) = table.as_table_mut() else { return false };
    match value {
        Some(value) => drop(table.insert(key.to_owned(), plain(value.clone()))),
        None => drop(table.remove(key)),
    }
    true
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
    let ranges = ranges(text);
    let mut perusal = Perusal::new(text, &ranges);
    let questions = perusal.by_ref().map(|(_, question)| question).collect();
    (perusal.rest.is_empty() && !perusal.is_broken).then_some(questions)
}
