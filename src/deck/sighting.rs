//! Sightings: where in the text of a deck something is said, by its prompts, answers, explanations, hints,
//! tags and passages.

use super::flat::Flat;
use super::parallel::each_piece;
use super::pieces::Piece;
use crate::kind::{KINDS, Role, TomlKey, TomlValue};
use crate::text::{find_all, searchable};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// Keys of every question that say something to learners.
const SAID: [&str; 5] = ["explain", "hint", "tags", "alt", "source"];

/// A text in which something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// The number of the question, from 1; nothing where it is none of a question.
    pub number: Option<usize>,
    /// The key that it stands under; that of a passage is its name.
    pub key: String,
    /// Where the first of what was found stands in the deck's text, or else where its value does.
    pub place: usize,
    /// All that stands there.
    pub said: String,
    /// Where in it something was found.
    pub marks: Vec<Range<usize>>,
}

/// Finds a text in a deck: capitals, accents and spaces do not count. What is no TOML is passed over.
pub fn sightings(text: &str, wanted: &str) -> Vec<Sighting> {
    let wanted = searchable(wanted);
    let mut all = Vec::new();
    let mut number = 0;
    let flat = |(): &mut (), range: Range<usize>, flat: Flat<'_>| {
        let page = SoughtPage { base: range.start, text, wanted: &wanted };
        (1, page.in_question(1, flat.table.iter().map(|(key, value)| (key, value))))
    };
    let whole = |piece: Piece<'_>| {
        SoughtPage { base: piece.range.start, text, wanted: &wanted }.in_table(&piece.table)
    };
    each_piece(text, 0, flat, |part| {
        let (questions, found) = part.unwrap_or_else(whole);
        all.extend(
            found
                .into_iter()
                .map(|one| Sighting { number: one.number.map(|at| number + at), ..one }),
        );
        number += questions;
    });
    all
}

/// A piece of a deck's text, and what is looked for in it.
struct SoughtPage<'p> {
    base: usize,
    text: &'p str,
    wanted: &'p str,
}

impl SoughtPage<'_> {
    /// How many questions a piece has, and what is found in it.
    fn in_table(&self, table: &DeTable<'_>) -> (usize, Vec<Sighting>) {
        let (mut questions, mut found) = (0, Vec::new());
        for (name, value) in table {
            match (name.get_ref().as_ref(), value.get_ref()) {
                ("question", DeValue::Array(tables)) => {
                    for table in tables.iter().filter_map(|table| table.get_ref().as_table()) {
                        questions += 1;
                        found.extend(self.in_question(questions, table));
                    }
                }
                ("passages", DeValue::Table(passages)) => {
                    found.extend(
                        passages
                            .iter()
                            .flat_map(|(key, value)| self.in_value(None, key.get_ref(), value)),
                    );
                }
                _ => {}
            }
        }
        found.sort_by_key(|one| one.place);
        (questions, found)
    }

    fn in_question<'v>(
        &self,
        number: usize,
        table: impl IntoIterator<Item = (&'v TomlKey<'v>, &'v TomlValue<'v>)>,
    ) -> Vec<Sighting> {
        let said = table.into_iter().filter(|(key, _)| is_said(key.get_ref()));
        let mut found: Vec<Sighting> = said
            .flat_map(|(key, value)| self.in_value(Some(number), key.get_ref(), value))
            .collect();
        found.sort_by_key(|one| one.place);
        found
    }

    fn in_value(&self, number: Option<usize>, key: &str, value: &TomlValue<'_>) -> Vec<Sighting> {
        let mut found = Vec::new();
        each(value, &mut |value| found.extend(self.seen(number, key, value)));
        found
    }

    fn seen(&self, number: Option<usize>, key: &str, value: &TomlValue<'_>) -> Option<Sighting> {
        let span = self.base + value.span().start..self.base + value.span().end;
        let raw = self.text.get(span.clone())?;
        let said = value.get_ref().as_str().map_or_else(|| raw.to_owned(), str::to_owned);
        let marks = find_all(&said, self.wanted);
        let first = said.get(marks.first()?.clone())?;
        let before = said[..marks.first()?.start].matches(first).count();
        let inner = raw.match_indices(first).nth(before).map_or(0, |(at, _)| at);
        Some(Sighting { number, key: key.to_owned(), place: span.start + inner, said, marks })
    }
}

/// Whether what stands under a key is said to learners.
fn is_said(key: &str) -> bool {
    let is_own =
        || KINDS.iter().filter_map(|row| row.key(key)).any(|key| key.role != Role::Setting);
    SAID.contains(&key) || is_own()
}

/// Looks at each value that holds no others.
fn each<'v>(value: &'v TomlValue<'v>, look: &mut dyn FnMut(&TomlValue<'v>)) {
    match value.get_ref() {
        DeValue::Array(values) => values.iter().for_each(|value| each(value, look)),
        DeValue::Table(table) => table.iter().for_each(|(_, value)| each(value, look)),
        _ => look(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_found_at_its_place() {
        let text = "[deck]\ntitle = 'Owls'\n[passages]\np = 'An owl.'\n\n[[question]]\nid = 'owl'\n\
                    prompt = \"Say \\\"Ówl\\\"?\"\nanswer = { text = 'the owl', why = 'no' }\n\n\
                    [[question]]\nprompt = 'How many?'\nanswer = 1914\nwrong = ['owl', 'OWLS owl']\n";
        let found = |wanted: &str| -> Vec<(Option<usize>, String, &str, usize)> {
            let all = sightings(text, wanted).into_iter();
            all.map(|one| (one.number, one.key, &text[one.place..one.place + 3], one.marks.len()))
                .collect()
        };
        let at = |number, key: &str, said, count| (number, key.to_owned(), said, count);
        let expected = [
            at(None, "p", "owl", 1),
            at(Some(1), "prompt", "Ów", 1),
            at(Some(1), "answer", "owl", 1),
            at(Some(2), "wrong", "owl", 1),
            at(Some(2), "wrong", "OWL", 2),
        ];
        assert_eq!(found("Owl"), expected);
        assert_eq!(found("1914"), [at(Some(2), "answer", "191", 1)]);
        assert!(found("crow").is_empty());
    }
}
