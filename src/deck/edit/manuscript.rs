//! Manuscripts: a deck as its author wrote it, key by key, with numbers and dates as they stand. It is
//! what decks become on their way to other programs, and what comes from there becomes a deck by it.

use super::append::Draft;
use super::literal::{Literal, key_of};
use crate::deck::keys::{DEFAULTS, HEADER, KEYS};
use crate::deck::pieces::{Piece, pieces};
use std::collections::HashSet;
use std::fmt::Write;
use std::hash::Hash;
use toml::de::{DeTable, DeValue};

/// All that a deck says beside its questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// The keys of `[deck]`.
    pub header: Vec<(&'static str, Literal)>,
    /// Those of `[deck.defaults]`.
    pub defaults: Vec<(&'static str, Literal)>,
    /// Those of `[exam]`.
    pub exam: Vec<(String, Literal)>,
    /// The texts that questions share, by name.
    pub passages: Vec<(String, String)>,
}

/// A deck, key by key; what is no key of a deck is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manuscript {
    /// What stands before the questions.
    pub front: Front,
    /// Each question with the byte at which it begins in the text.
    pub questions: Vec<(usize, Draft)>,
}

impl Front {
    /// What a key of the header says, where that is one text.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.header.iter().find(|(name, _)| *name == key)?.1.text()
    }

    /// What a key of the header says, where that is one text or several.
    pub fn texts(&self, key: &str) -> Vec<&str> {
        let found = self.header.iter().find(|(name, _)| *name == key);
        found.map(|(_, value)| value.each()).unwrap_or_default()
    }

    /// Gives a key of the header a value.
    pub fn set(&mut self, key: &'static str, value: Literal) {
        match self.header.iter_mut().find(|(name, _)| *name == key) {
            Some((_, old)) => *old = value,
            None => self.header.push((key, value)),
        }
    }

    /// The head of a deck in TOML.
    pub fn written(&self) -> String {
        let own = |(key, value): &(&'static str, Literal)| ((*key).to_owned(), value.clone());
        let passage = |(name, text): &(String, String)| (name.clone(), Literal::Text(text.clone()));
        let tables: [(&str, Vec<(String, Literal)>); 4] = [
            ("deck", self.header.iter().map(own).collect()),
            ("deck.defaults", self.defaults.iter().map(own).collect()),
            ("exam", self.exam.clone()),
            ("passages", self.passages.iter().map(passage).collect()),
        ];
        let mut text = String::new();
        for (name, entries) in tables.into_iter().filter(|(_, entries)| !entries.is_empty()) {
            let gap = if text.is_empty() { "" } else { "\n" };
            let _ = writeln!(text, "{gap}[{name}]");
            for (key, value) in entries {
                let key = key_of(&key);
                let value = value.written(key.len() + 3, "\n");
                let _ = writeln!(text, "{key} = {value}");
            }
        }
        text
    }
}

impl Manuscript {
    /// Reads a deck's text; parts of it that are no TOML are left out.
    pub fn of(text: &str) -> Self {
        let mut manuscript = Self::default();
        for piece in pieces(text).filter(|piece| piece.errors.is_empty()) {
            manuscript.add(&piece, &text[piece.range.clone()]);
        }
        manuscript
    }

    /// The questions of a text one after the other, as [`Manuscript::of`] tells them: no more than a
    /// piece of them is held.
    pub fn drafts(text: &str) -> impl Iterator<Item = (usize, Draft)> {
        pieces(text).filter(|piece| piece.errors.is_empty()).flat_map(|piece| {
            let mut part = Self::default();
            part.add(&piece, &text[piece.range.clone()]);
            part.questions
        })
    }

    /// Where each question of a text begins, as [`Manuscript::of`] tells it.
    pub fn starts(text: &str) -> Vec<usize> {
        let mut starts = Vec::new();
        for piece in pieces(text).filter(|piece| piece.errors.is_empty()) {
            let questions =
                piece.table.get("question").and_then(|value| value.get_ref().as_array());
            let tables = questions.into_iter().flatten().filter(|one| one.get_ref().is_table());
            starts.extend(tables.map(|one| piece.range.start + one.span().start));
        }
        starts
    }

    fn add(&mut self, piece: &Piece<'_>, text: &str) {
        for (name, value) in &piece.table {
            let front = &mut self.front;
            match (name.get_ref().as_ref(), value.get_ref()) {
                ("question", DeValue::Array(questions)) => {
                    for question in questions {
                        let Some(table) = question.get_ref().as_table() else { continue };
                        let keys = known(table, question_key, text);
                        // A table in brackets begins where the piece does, or in it.
                        let start = piece.range.start + question.span().start;
                        self.questions.push((start, Draft { keys }));
                    }
                }
                ("deck", DeValue::Table(table)) => {
                    fill(&mut front.header, known(table, header_key, text));
                    if let Some(DeValue::Table(defaults)) =
                        table.get("defaults").map(toml::Spanned::get_ref)
                    {
                        fill(&mut front.defaults, known(defaults, default_key, text));
                    }
                }
                ("exam", DeValue::Table(table)) => fill(&mut front.exam, entries(table, text)),
                ("passages", DeValue::Table(table)) => {
                    let passages = entries(table, text).filter_map(|(name, value)| match value {
                        Literal::Text(text) => Some((name, text)),
                        _ => None,
                    });
                    fill(&mut front.passages, passages);
                }
                _ => {}
            }
        }
    }
}

/// Adds entries of a table that may stand in several parts of a text: the first of a name counts.
fn fill<K: Clone + Eq + Hash, V>(there: &mut Vec<(K, V)>, more: impl IntoIterator<Item = (K, V)>) {
    let names: HashSet<K> = there.iter().map(|(name, _)| name.clone()).collect();
    there.extend(more.into_iter().filter(|(name, _)| !names.contains(name)));
}

/// The key of `[deck]` of a name.
pub fn header_key(name: &str) -> Option<&'static str> {
    HEADER.iter().map(|key| key.name).find(|known| *known == name)
}

/// The key of `[deck.defaults]` of a name.
pub fn default_key(name: &str) -> Option<&'static str> {
    DEFAULTS.iter().copied().find(|known| *known == name)
}

/// The key of a question of a name, whatever its kind.
pub fn question_key(name: &str) -> Option<&'static str> {
    KEYS.iter().copied().find(|known| *known == name)
}

/// The keys of a table that are known, in the order in which they stand.
fn known(
    table: &DeTable<'_>,
    key: fn(&str) -> Option<&'static str>,
    text: &str,
) -> Vec<(&'static str, Literal)> {
    let known = |(name, value): (String, Literal)| Some((key(&name)?, value));
    entries(table, text).filter_map(known).collect()
}

/// The entries of a table in the order in which they stand.
fn entries<'t>(
    table: &'t DeTable<'_>,
    text: &'t str,
) -> impl Iterator<Item = (String, Literal)> + 't {
    let mut all: Vec<_> = table.iter().collect();
    all.sort_by_key(|(key, _)| key.span().start);
    all.into_iter().map(|(key, value)| (key.get_ref().to_string(), literal(value, text)))
}

fn literal(value: &toml::Spanned<DeValue<'_>>, text: &str) -> Literal {
    match value.get_ref() {
        DeValue::String(text) => Literal::Text(text.replace("\r\n", "\n")),
        DeValue::Array(values) => {
            Literal::List(values.iter().map(|value| literal(value, text)).collect())
        }
        DeValue::Table(table) => Literal::Table(entries(table, text).collect()),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            Literal::Bare(text.get(value.span()).unwrap_or_default().to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::edit::append;

    const DECK: &str = r#"# a remark
[deck]
title = "Rivers"
tags = ["water", "geography"]
[deck.defaults]
typos = false
[passages]
one = '''
A text
of two lines.'''

[[question]]
prompt = "How long?"
answer = 2.50
unit = ["km"]
[[question]]
prompt = "Which?" # here
answer = "Rhine"
wrong = ["Elbe", { text = "Oder", why = "It is in the east." }]
stranger = 1
"#;

    #[test]
    fn a_deck_is_read_key_by_key_and_written_again() {
        let manuscript = Manuscript::of(DECK);
        let [(first, length), (second, river)] = &manuscript.questions[..] else { panic!() };
        assert_eq!(Manuscript::starts(DECK), [*first, *second]);
        assert!(DECK[*first..].starts_with("[[question]]\nprompt = \"How"));
        assert!(DECK[*second..].starts_with("[[question]]\nprompt = \"Which"));
        assert_eq!(length.keys[1], ("answer", Literal::Bare("2.50".to_owned())));
        assert_eq!(river.keys.len(), 3, "what is no key is left out");
        let drafts: Vec<Draft> =
            manuscript.questions.iter().map(|(_, draft)| draft.clone()).collect();
        let again = append(&manuscript.front.written(), &drafts).unwrap();
        let again = Manuscript::of(&again);
        assert_eq!(again.front, manuscript.front);
        assert!(again.questions.iter().map(|(_, draft)| draft).eq(&drafts));
    }

    #[test]
    fn of_what_stands_there_twice_the_first_counts_and_can_be_written() {
        let twice = format!(
            "{DECK}[deck]\ntitle = 'Lakes'\nid = 'x'\n[passages]\none = 'Other.'\n{}\
             [deck]\nid = 'y'\n[exam]\npass = 50\n",
            "[[question]]\nprompt = 'a'\nanswer = 'b'\n"
        );
        let front = Manuscript::of(&twice).front;
        let names: Vec<&str> = front.header.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["title", "tags", "id"]);
        assert_eq!(front.header[0].1, Literal::Text("Rivers".to_owned()));
        assert_eq!(Manuscript::of(&front.written()).front, front);
    }

    #[test]
    fn what_is_no_toml_hides_only_itself() {
        let broken = DECK.replace("answer = 2.50", "answer = ");
        assert_eq!(Manuscript::of(&broken).questions.len(), 1);
    }
}
