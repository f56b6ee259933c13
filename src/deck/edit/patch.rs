//! Patches: texts put into a deck's text, and the guard that nothing else of it changes.

use super::tree::{Edit, differs_only};
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

/// A text to put in, and where.
pub type Insertion = (usize, String);

/// Puts texts in; those at one place stay in their order.
fn inserted(text: &str, mut insertions: Vec<Insertion>) -> String {
    insertions.sort_by_key(|(at, _)| *at);
    let length = insertions.iter().map(|(_, new)| new.len()).sum::<usize>();
    let mut changed = String::with_capacity(text.len() + length);
    let mut from = 0;
    for (at, new) in &insertions {
        changed.push_str(&text[from..*at]);
        changed.push_str(new);
        from = *at;
    }
    changed.push_str(&text[from..]);
    changed
}

/// Puts texts in and reads both versions: nothing but `edits` may differ.
pub fn applied(text: &str, insertions: Vec<Insertion>, edits: &[Edit]) -> Result<String, Refused> {
    let new = inserted(text, insertions);
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
pub fn after_entry(text: &str, last: &Range<usize>, entry: &str) -> Insertion {
    let line = text[..last.start].rfind('\n').map_or(0, |at| at + 1);
    let indent = &text[line..last.start];
    let separator = if line > 0 && indent.trim().is_empty() {
        format!(",{}{indent}", line_end(text))
    } else {
        ", ".to_owned()
    };
    (last.end, separator + entry)
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
            inserted("abc", texts.iter().map(|(at, new)| (*at, (*new).to_owned())).collect())
        };
        assert_eq!(put(&[(2, "1"), (1, "2"), (2, "3"), (0, "4")]), "4a2b13c");
        assert_eq!(put(&[(3, "1"), (3, "2")]), "abc12");
        assert_eq!(put(&[]), "abc");
    }

    #[test]
    fn what_changes_anything_else_of_the_text_is_refused() {
        let first = DECK.find("[[question]]").unwrap();
        let second = DECK.rfind("[[question]]").unwrap();
        let below = |at: usize, key: &'static str, value: &str| {
            let end = at + DECK[at..].find('\n').unwrap() + 1;
            let set = Edit::Set { question: at, key, value: Value::String(value.to_owned()) };
            ((end, format!("{key} = '{value}'\n")), set)
        };
        let made = |insertions: &[&Insertion], edits: &[&Edit]| {
            let owned = |insertion: &&Insertion| (*insertion).clone();
            let edits: Vec<Edit> = edits.iter().map(|edit| (*edit).clone()).collect();
            applied(DECK, insertions.iter().map(owned).collect(), &edits)
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
        let header = (DECK.find("title").unwrap(), "id = 'd'\n".to_owned());
        assert_eq!(made(&[&id, &header], &[&is_id]), refused, "the header changes too");
        let question = (DECK.len(), "[[question]]\n".to_owned());
        assert_eq!(made(&[&id, &question], &[&is_id]), refused, "a question more");
        let broken = (DECK.len(), "prompt = \n".to_owned());
        assert_eq!(made(&[&id, &broken], &[&is_id]), refused, "no TOML any more");
        assert_eq!(made(&[&header], &[]), refused);
        let comment = (first, "# only a comment\n".to_owned());
        assert!(made(&[&comment], &[]).is_ok());
    }
}
