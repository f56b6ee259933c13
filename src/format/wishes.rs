//! Wishes: how a foreign file is to be read, where it leaves that open.

use crate::deck::edit::{Draft, Literal};
use encoding_rs::Encoding;

/// How a foreign file is to be read, where it leaves that open.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// The encoding of a text.
    pub encoding: Option<&'static Encoding>,
    /// How to ask what has two sides and no more.
    pub style: Style,
    /// Whether each part, as a deck below a deck or a category, becomes a deck of its own; else a tag.
    pub is_split: bool,
    /// What stands in the columns of a table, by name; none where it tells itself.
    pub columns: Vec<String>,
    /// What sets answers apart that stand in one cell.
    pub alternatives: Option<String>,
    /// What sets cells apart.
    pub term_sep: Option<String>,
    /// What sets rows apart.
    pub row_sep: Option<String>,
}

impl Wishes {
    /// Whether they are such as only a table has use for.
    pub fn names_table(&self) -> bool {
        !self.columns.is_empty() || self.term_sep.is_some() || self.row_sep.is_some()
    }
}

/// How to ask what has two sides and no more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// As a card: the learner says how it went.
    #[default]
    Card,
    /// What is right is typed.
    Short,
    /// Among options that are borrowed from the other questions of the deck.
    Choice,
}

impl Style {
    /// All of them by name.
    pub const NAMED: [(&str, Self); 3] =
        [("card", Self::Card), ("short", Self::Short), ("choice", Self::Choice)];

    /// The question that asks for the other side, of which there may be several ways to say it.
    pub fn question(self, asked: String, right: Vec<String>) -> Draft {
        let mut draft = Draft::default();
        let mut right: Vec<Literal> = right.into_iter().map(Literal::Text).collect();
        if self == Self::Card {
            draft.push("front", Literal::Text(asked));
            let is_one = right.len() == 1;
            draft.push("back", if is_one { right.swap_remove(0) } else { Literal::List(right) });
            return draft;
        }
        let accept = right.split_off(right.len().min(1));
        draft.push("prompt", Literal::Text(asked));
        draft.push("answer", right.pop().unwrap_or_else(|| Literal::Text(String::new())));
        if !accept.is_empty() {
            draft.push("accept", Literal::List(accept));
        }
        if self == Self::Choice {
            draft.push("as", Literal::Text("choice".to_owned()));
        }
        draft
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::edit::append;
    use crate::deck::read;

    #[test]
    fn every_style_asks_for_the_other_side_and_takes_every_way_to_say_it() {
        for (style, kind) in
            [(Style::Card, "card"), (Style::Short, "short"), (Style::Choice, "short")]
        {
            let right = vec!["Minsk".to_owned(), "Mensk".to_owned()];
            let draft = style.question("Belarus?".to_owned(), right.clone());
            let text = append("[deck]\nid = 'a'\n", &[draft]).unwrap();
            let reading = read(&text, "a");
            assert_eq!(reading.findings, [], "{text}");
            let question = &reading.deck.questions()[0];
            assert_eq!(question.kind.name(), kind);
            assert_eq!(question.kind.expected(question.kind.parts()[0])[0].key, right);
        }
    }
}
