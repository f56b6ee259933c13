//! Listings: what a deck asks, by name. They tell what there is to plan and to link without the
//! questions themselves, and can be kept, sealed together with the text that they are of: a deck
//! that was listed before is read when a question of it is first looked at.

use super::content::{Content, Pages};
use super::exam::Exam;
use super::question::Question;
use super::read::{read, read_header};
use super::{Deck, Item, Place};
use crate::kind::Part;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// An item that can be asked, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Packed", into = "Packed")]
pub struct Listed {
    /// The item.
    pub item: Item,
    /// The name under which it is remembered.
    pub key: String,
    /// A digest of the text by which its question is known.
    pub asks: u64,
}

/// It at rest: there are many of them.
type Packed = (usize, Part, String, u64);

impl From<Packed> for Listed {
    fn from((question, part, key, asks): Packed) -> Self {
        Self { item: Item { question, part }, key, asks }
    }
}

impl From<Listed> for Packed {
    fn from(Listed { item, key, asks }: Listed) -> Self {
        (item.question, item.part, key, asks)
    }
}

impl Deck {
    /// A deck whose items were listed before; all of its text must be sound.
    pub fn listed(text: String, place: Place, items: Vec<Listed>) -> Self {
        let header = read_header(&text, &place.stem());
        Self { place, pages: Pages::unread(text), listing: items.into(), ..header }
    }

    /// Whether it was taken as it was listed before.
    pub const fn was_listed(&self) -> bool {
        self.pages.was_unread()
    }

    /// The questions, drafts too, in the order of the file.
    pub fn questions(&self) -> &[Question] {
        &self.content().questions
    }

    /// Texts that several questions share, by name.
    pub fn passages(&self) -> &BTreeMap<String, String> {
        &self.content().passages
    }

    /// What an exam of it is, as far as its author says.
    pub fn exam(&self) -> &Exam {
        &self.content().exam
    }

    fn content(&self) -> &Content {
        self.pages.open(|text| read(text, &self.place.stem()).deck.pages)
    }

    /// Every item that can be asked, in the order of the deck.
    pub fn listing(&self) -> &[Listed] {
        self.listing.get_or_init(|| {
            let listed = self.asked().flat_map(|(at, question)| {
                let asks = question.asks();
                let items = question.items(at);
                items.map(move |item| Listed { item, key: question.key_of(item.part), asks })
            });
            listed.collect()
        })
    }

    /// The questions that are no drafts, with their places among all.
    fn asked(&self) -> impl Iterator<Item = (usize, &Question)> {
        self.questions().iter().enumerate().filter(|(_, question)| !question.draft)
    }

    /// The items of the listing; none is made for it.
    pub fn items(&self) -> impl Iterator<Item = Item> {
        let listed = self.listing.get();
        let read = listed.is_none().then(|| self.asked().flat_map(|(at, one)| one.items(at)));
        listed.into_iter().flatten().map(|listed| listed.item).chain(read.into_iter().flatten())
    }

    /// The name under which an item is remembered: its question's key, and which part of it.
    pub fn key(&self, item: Item) -> String {
        let listed = self.listing.get().and_then(|listing| {
            let at = listing.binary_search_by_key(&item, |listed| listed.item).ok()?;
            Some(listing[at].key.clone())
        });
        listed.unwrap_or_else(|| self.questions()[item.question].key_of(item.part))
    }
}

impl Question {
    /// Its items, where it stands at that place among the questions of its deck.
    fn items(&self, at: usize) -> impl Iterator<Item = Item> + use<> {
        self.kind.parts().into_iter().map(move |part| Item { question: at, part })
    }
}

/// A number that seals a listing together with the text it is of: where one of the two is another,
/// so is the seal.
pub fn seal(text: &str, listing: &str) -> i64 {
    let mut hasher = DefaultHasher::new();
    (text, listing).hash(&mut hasher);
    hasher.finish().cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::KINDS;

    fn text() -> String {
        let questions = KINDS.iter().map(|row| format!("[[question]]{}\n", row.example));
        let header = "[deck]\nid = \"all\"\ntitle = \"All\"\nuntil = 2026-12-24\nnew = 3\n";
        let draft = "[[question]]\nid = \"d\"\nprompt = \"a\"\nanswer = \"b\"\ndraft = true\n";
        let passages = "[passages]\np = \"text\"\n";
        format!("{header}{}{draft}{passages}", questions.collect::<String>())
    }

    #[test]
    fn a_listed_deck_is_the_one_that_was_read() {
        let reading = read(&text(), "stem");
        assert!(reading.is_sound(), "{:?}", reading.findings);
        let read = reading.deck;
        let json = serde_json::to_string(read.listing()).unwrap();
        let items = serde_json::from_str(&json).unwrap();
        let listed = Deck::listed(text(), Place::Text, items);
        assert!(listed.was_listed() && !read.was_listed());
        assert_eq!(listed.listing(), read.listing());
        let header = |deck: &Deck| {
            let Deck { id, has_id, title, until, new, .. } = deck;
            format!("{id} {has_id} {title} {until:?} {new:?}")
        };
        assert_eq!(header(&listed), header(&read));
        let all = |deck: &Deck| format!("{:?} {:?}", deck.questions(), deck.passages());
        assert_eq!(all(&listed), all(&read));
    }

    #[test]
    fn an_item_of_a_draft_has_a_key_too() {
        let deck = read(&text(), "stem").deck;
        let item = Item { question: deck.questions().len() - 1, part: Part::Whole };
        assert_eq!(deck.key(item), "d");
        assert!(deck.items().all(|other| other != item));
    }

    #[test]
    fn a_seal_is_that_of_one_text_and_one_listing() {
        assert_eq!(seal("a", "b"), seal("a", "b"));
        assert_ne!(seal("a", "b"), seal("a", "c"));
        assert_ne!(seal("ab", "c"), seal("a", "bc"));
    }
}
