//! Papers: the questions of an exam in their order, each laid out as it is asked. The seed and the
//! variant repeat one, as long as its decks stay the same.

use super::blueprint::{Blueprint, Shortage, draw};
use super::variant::Variant;
use crate::deck::{As, Deck, Item, Question};
use crate::engine::{Asked, Entry, Filter, Turn, gather_passages};
use crate::form::{Answer, Deal, Form, Grade};
use crate::random::{Fnv, Random};
use std::collections::HashMap;

/// The questions of an exam.
pub struct Paper<'d> {
    decks: &'d [Deck],
    slots: Vec<Slot<'d>>,
    seed: u64,
    variant: Variant,
}

/// A place on a paper: what is asked there, and how.
pub struct Slot<'d> {
    /// Which item of which deck.
    pub entry: Entry,
    /// The deck.
    pub deck: &'d Deck,
    /// The question.
    pub question: &'d Question,
    /// Which part of it.
    pub item: Item,
    /// How it is laid out.
    pub deal: Deal,
    asked: Asked,
}

impl Slot<'_> {
    /// What is right, in places of the deck's form.
    pub const fn key(&self) -> &Answer {
        &self.asked.key
    }

    /// The form in the order of the deck, of which an answer is kept.
    pub const fn form(&self) -> &Form {
        &self.asked.form
    }

    /// What is right, in words.
    pub fn key_words(&self) -> Vec<String> {
        self.asked.key_words()
    }

    /// What an answer earns, in places of the deck's form. What a quiz would ask again is judged as
    /// it stands.
    pub fn judge(&self, answer: &Answer) -> Grade {
        self.asked.grade(self.deck, self.item, answer).unwrap_or_else(|again| again.grade)
    }

    /// The texts that are laid out, as they stand there.
    fn texts(&self) -> Vec<&str> {
        match &self.deal.form {
            Form::One { options, .. } | Form::Many { options, .. } => {
                options.iter().map(String::as_str).collect()
            }
            Form::Lines { labels, .. } => labels.iter().map(String::as_str).collect(),
            Form::Order { items } => items.iter().map(String::as_str).collect(),
            Form::Pairs { left, right } => left.iter().chain(right).map(String::as_str).collect(),
            Form::Card { .. } => Vec::new(),
        }
    }
}

impl<'d> Paper<'d> {
    /// Draws a paper. What only its learner could judge is not drawn.
    ///
    /// # Errors
    /// When there are fewer questions than are asked for.
    pub fn draw(
        decks: &'d [Deck],
        filter: &Filter,
        blueprint: &Blueprint,
        seed: u64,
        variant: Variant,
    ) -> Result<Self, Shortage> {
        let mut entries = draw(decks, filter, blueprint, seed)?;
        Random::new(seed, &["order", &variant.to_string()]).shuffle(&mut entries);
        gather_passages(decks, &mut entries);
        Ok(Self::new(decks, entries, seed, variant))
    }

    /// The paper of some items in their order, by the ids of their decks and by key; with how many
    /// of them are not there.
    pub fn of(
        decks: &'d [Deck],
        items: &[(String, String)],
        seed: u64,
        variant: Variant,
    ) -> (Self, usize) {
        let mut known = HashMap::new();
        for (at, deck) in decks.iter().enumerate() {
            for listed in deck.listing() {
                let entry = Entry { deck: at, item: listed.item };
                known.entry((&*deck.id, &*listed.key)).or_insert(entry);
            }
        }
        let find = |(deck, key): &(String, String)| known.get(&(&**deck, &**key)).copied();
        let entries: Vec<Entry> = items.iter().filter_map(find).collect();
        let missing = items.len() - entries.len();
        (Self::new(decks, entries, seed, variant), missing)
    }

    fn new(decks: &'d [Deck], entries: Vec<Entry>, seed: u64, variant: Variant) -> Self {
        let slot = |entry| slot(decks, entry, seed, variant);
        Self { decks, slots: entries.into_iter().filter_map(slot).collect(), seed, variant }
    }

    /// The decks that it asks from.
    pub const fn decks(&self) -> &'d [Deck] {
        self.decks
    }

    /// Its questions in their order.
    pub fn slots(&self) -> &[Slot<'d>] {
        &self.slots
    }

    /// What repeats it, with the variant.
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// Which one of those with the same questions it is.
    pub const fn variant(&self) -> Variant {
        self.variant
    }

    /// Its items by name: the id of the deck, and the key in it.
    pub fn items(&self) -> Vec<(String, String)> {
        self.slots.iter().map(|slot| (slot.deck.id.clone(), slot.deck.key(slot.item))).collect()
    }

    /// Four hexadecimal digits of all that it shows: a paper with others is another one, though it has
    /// the same seed and variant.
    pub fn mark(&self) -> String {
        let mut hash = Fnv::new();
        for slot in &self.slots {
            let prompt = slot.question.prompt(slot.item.part);
            for text in slot.texts().into_iter().chain([&*prompt]) {
                hash.write(text.as_bytes());
                hash.write(&[0xff]); // never part of UTF-8
            }
        }
        let folded = hash
            .0
            .to_le_bytes()
            .chunks_exact(2)
            .fold([0, 0], |sum, pair| [sum[0] ^ pair[0], sum[1] ^ pair[1]]);
        format!("{:02x}{:02x}", folded[0], folded[1])
    }

    /// A question as a surface shows it.
    pub fn turn(&self, place: usize) -> Turn {
        let slot = &self.slots[place];
        let turn =
            Turn::new(slot.deck, slot.item, slot.deal.clone(), (place + 1, self.slots.len()));
        Turn { can_edit_last: false, ..turn }
    }
}

/// Lays a question out; nothing where it can only be asked as a card.
fn slot(decks: &[Deck], entry: Entry, seed: u64, variant: Variant) -> Option<Slot<'_>> {
    let Entry { deck, item } = entry;
    let deck = &decks[deck];
    let (question, key) = (&deck.questions()[item.question], deck.key(item));
    let ask = |wish| Asked::new(deck, item, wish, &mut Random::new(seed, &["ask", &deck.id, &key]));
    let asked = Some(ask(None)).filter(|asked| !asked.form.is_card());
    let asked = asked.unwrap_or_else(|| ask(Some(As::Typed)));
    if asked.form.is_card() {
        return None;
    }
    let mut random = Random::new(seed, &["deal", &deck.id, &key, &variant.to_string()]);
    let deal = Deal::new(&asked.form, &asked.key, question.show, &mut random);
    Some(Slot { entry, deck, question, item, deal, asked })
}
