//! The keys of a question one by one: an exporter takes those that it can say, and what is left is
//! what its format cannot.

use super::Loss;
use crate::deck::edit::{Draft, Front, Literal};
use std::cell::RefCell;

/// A question whose keys are taken one by one.
pub struct TakenKeys<'d> {
    draft: &'d Draft,
    front: &'d Front,
    taken: RefCell<Vec<&'static str>>,
}

/// A text with what its author says to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remarked<'d> {
    /// The text.
    pub text: &'d str,
    /// What is said when it is given.
    pub why: Option<&'d str>,
    /// The share that it earns, as it is written.
    pub credit: Option<&'d str>,
    /// What a number may be off, as it is written.
    pub tolerance: Option<&'d str>,
}

impl<'d> TakenKeys<'d> {
    /// Those of a question of a deck, to which the deck's defaults and language belong.
    pub const fn new(draft: &'d Draft, front: &'d Front) -> Self {
        Self { draft, front, taken: RefCell::new(Vec::new()) }
    }

    /// Whether the question itself has a key.
    pub fn has(&self, key: &str) -> bool {
        self.draft.has(key)
    }

    /// Whether it is to be asked by typing, so that its wrong options are foreseen mistakes.
    pub fn is_typed(&self) -> bool {
        self.draft.keys.iter().any(|(name, value)| *name == "as" && value.text() == Some("typed"))
    }

    /// Takes a key: its own value, else the deck's default.
    pub fn take(&self, key: &'static str) -> Option<&'d Literal> {
        self.taken.borrow_mut().push(key);
        let of = |keys: &'d [(&'static str, Literal)]| {
            keys.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
        };
        of(&self.draft.keys).or_else(|| of(&self.front.defaults))
    }

    /// Takes a key whose value is one text, or stands bare.
    pub fn text(&self, key: &'static str) -> Option<&'d str> {
        self.take(key)?.text()
    }

    /// Takes a key whose value is one text or several.
    pub fn texts(&self, key: &'static str) -> Vec<&'d str> {
        self.take(key).map(Literal::each).unwrap_or_default()
    }

    /// Takes a key whose value is true or false.
    pub fn flag(&self, key: &'static str) -> Option<bool> {
        self.text(key)?.parse().ok()
    }

    /// Takes a list of texts, each with what is said to it.
    pub fn remarked(&self, key: &'static str) -> Vec<Remarked<'d>> {
        let entries = match self.take(key) {
            Some(Literal::List(entries)) => entries.as_slice(),
            Some(one) => std::slice::from_ref(one),
            None => &[],
        };
        let remarked = |entry: &'d Literal| {
            let part = |key: &str| entry.get(key).and_then(Literal::text);
            let (why, credit, tolerance) = (part("why"), part("credit"), part("tolerance"));
            Some(Remarked { text: entry.text()?, why, credit, tolerance })
        };
        entries.iter().filter_map(remarked).collect()
    }

    /// Takes a list whose entries are ways to write one answer.
    pub fn entries(&self, key: &'static str) -> Vec<Vec<&'d str>> {
        let Some(Literal::List(entries)) = self.take(key) else { return Vec::new() };
        let ways = |entry: &'d Literal| match entry {
            Literal::List(ways) => ways.iter().filter_map(Literal::text).collect(),
            one => one.text().into_iter().collect(),
        };
        entries.iter().map(ways).collect()
    }

    /// What is asked, below the passage that it is about.
    pub fn prompt(&self) -> String {
        let prompt = self.text("prompt");
        self.passage().into_iter().chain(prompt).collect::<Vec<_>>().join("\n\n")
    }

    /// The passage that it is about.
    pub fn passage(&self) -> Option<&'d str> {
        let name = self.text("passage")?;
        let found = self.front.passages.iter().find(|(known, _)| known == name)?;
        Some(found.1.trim_end())
    }

    /// What was not taken, as losses at a place; `allow` only quiets `check`, which is none.
    pub fn losses(&self, place: &str) -> Vec<Loss> {
        let taken = self.taken.borrow();
        let own = self.draft.keys.iter().map(|(key, _)| *key);
        let of_deck = self.front.defaults.iter().map(|(key, _)| *key);
        let of_deck = of_deck.filter(|key| !self.draft.has(key) && self.draft.takes(key));
        let rest = own.chain(of_deck);
        let rest = rest.filter(|key| !taken.contains(key) && *key != "allow");
        rest.map(|key| Loss::part(place, format!("`{key}` cannot be said there"))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::edit::Manuscript;

    #[test]
    fn what_a_deck_says_of_all_questions_is_lost_too_where_it_would_hold() {
        let manuscript = Manuscript::of(
            "[deck.defaults]\ntypos = false\nreverse = true\npoints = 2\n[[question]]\nprompt = 'a?'\n\
             answer = 'b'\npoints = 3\nallow = ['x']\n",
        );
        let keys = TakenKeys::new(&manuscript.questions[0].1, &manuscript.front);
        assert_eq!((keys.text("prompt"), keys.text("answer")), (Some("a?"), Some("b")));
        let lost: Vec<String> =
            keys.losses("here").into_iter().map(|loss| loss.reason.into_owned()).collect();
        assert_eq!(lost, ["`points` cannot be said there", "`typos` cannot be said there"]);
    }
}
