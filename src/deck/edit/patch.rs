//! Patches: texts put into a deck's text or into the place of others, and the guard that nothing else of it changes.

use super::tree::{Edit, differs_only};
use crate::text::{Patch, patched};
use std::ops::Range;

/// Why a text was not changed, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What is in the way.
    pub reason: String,
    /// The remedy.
    pub remedy: String,
}

impl Refused {
    /// A refusal with its remedy.
    pub(super) fn new(reason: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { reason: reason.into(), remedy: remedy.into() }
    }

    /// The refusal of what would mean something else.
    pub(super) fn unsafe_edit() -> Self {
        let remedy = "make the change by hand: the text is written in a way that is not expected";
        Self::new("the change would not be read as it is meant", remedy)
    }
}

/// A text put in at a place.
pub const fn at(place: usize, text: String) -> Patch {
    (place..place, text)
}

/// Puts patches in and reads both versions: nothing but `edits` may differ.
pub fn applied(text: &str, patches: &[Patch], edits: &[Edit]) -> Result<String, Refused> {
    let new = patched(text, patches);
    if differs_only(text, &new, edits) { Ok(new) } else { Err(Refused::unsafe_edit()) }
}

/// How lines end in a text.
pub fn line_end(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// An entry behind the last one of a list: on the next line where that has a line of its own.
pub fn after_entry(text: &str, last: &Range<usize>, entry: &str) -> Patch {
    let line = text[..last.start].rfind('\n').map_or(0, |at| at + 1);
    let indent = &text[line..last.start];
    let separator = if line > 0 && indent.trim().is_empty() {
        format!(",{}{indent}", line_end(text))
    } else {
        ", ".to_owned()
    };
    at(last.end, separator + entry)
}

#[cfg(test)]
mod tests {
    use super::*;
    use toml::Value;

    const DECK: &str = "[deck]\ntitle = 'T'\n\n[[question]]\nprompt = 'a'\nanswer = 'b'\n\n\
                        [[question]]\nprompt = 'c'\nanswer = 'd'\n";

    #[test]
    fn texts_go_where_they_belong_and_at_one_place_stay_in_their_order() {
        let put = |texts: &[(usize, &str)]| {
            let patches: Vec<Patch> =
                texts.iter().map(|(place, new)| at(*place, (*new).to_owned())).collect();
            patched("abc", &patches)
        };
        assert_eq!(put(&[(2, "1"), (1, "2"), (2, "3"), (0, "4")]), "4a2b13c");
        assert_eq!(put(&[(3, "1"), (3, "2")]), "abc12");
        assert_eq!(put(&[]), "abc");
        let patches = [(2..3, "y".to_owned()), (0..1, String::new()), at(2, "x".to_owned())];
        assert_eq!(patched("abc", &patches), "bxy");
    }

    #[test]
    fn what_changes_anything_else_of_the_text_is_refused() {
        let first = DECK.find("[[question]]").unwrap();
        let second = DECK.rfind("[[question]]").unwrap();
        let below = |start: usize, key: &'static str, value: &str| {
            let end = start + DECK[start..].find('\n').unwrap() + 1;
            let set = Edit::Set { question: start, key, value: Value::String(value.to_owned()) };
            (at(end, format!("{key} = '{value}'\n")), set)
        };
        let made = |patches: &[&Patch], edits: &[&Edit]| {
            let patches: Vec<Patch> = patches.iter().map(|patch| (*patch).clone()).collect();
            let edits: Vec<Edit> = edits.iter().map(|edit| (*edit).clone()).collect();
            applied(DECK, &patches, &edits)
        };
        let (id, is_id) = below(first, "id", "x");
        let (hint, is_hint) = below(second, "hint", "y");
        assert!(made(&[&id], &[&is_id]).is_ok());
        assert!(made(&[&hint, &id], &[&is_id, &is_hint]).is_ok());
        let refused = Err(Refused::unsafe_edit());
        assert_eq!(made(&[&id, &hint], &[&is_id]), refused, "another question changes too");
        assert_eq!(made(&[&id], &[&is_id, &is_hint]), refused, "one of two is missing");
        assert_eq!(made(&[&id], &[&below(first, "id", "z").1]), refused, "another value");
        assert_eq!(made(&[&id], &[&below(second, "id", "x").1]), refused, "another question");
        assert_eq!(made(&[&id], &[&Edit::Push(Value::String("x".into()))]), refused);
        let put = |key: &str, value: &str| {
            let (key, value) = (key.to_owned(), Some(Value::String(value.to_owned())));
            Edit::Put { table: "deck", key, value }
        };
        assert!(made(&[], &[&put("title", "T")]).is_ok(), "it is there already");
        assert_eq!(made(&[], &[&put("title", "U")]), refused);
        assert_eq!(made(&[], &[&put("id", "T")]), refused);
        let is_there = |value: &str| Edit::Set {
            question: second,
            key: "answer",
            value: Value::String(value.to_owned()),
        };
        assert!(made(&[], &[&is_there("d")]).is_ok());
        assert_eq!(made(&[], &[&is_there("b")]), refused);
        let header = at(DECK.find("title").unwrap(), "id = 'd'\n".to_owned());
        assert_eq!(made(&[&id, &header], &[&is_id]), refused, "the header changes too");
        let question = at(DECK.len(), "[[question]]\n".to_owned());
        assert_eq!(made(&[&id, &question], &[&is_id]), refused, "a question more");
        let broken = at(DECK.len(), "prompt = \n".to_owned());
        assert_eq!(made(&[&id, &broken], &[&is_id]), refused, "no TOML any more");
        assert_eq!(made(&[&header], &[]), refused);
        let comment = at(first, "# only a comment\n".to_owned());
        assert!(made(&[&comment], &[]).is_ok());
    }
}
