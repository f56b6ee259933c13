//! Papers: the questions of an exam in their order, each laid out as it is asked. The seed and the
//! variant repeat one, as long as its decks stay the same.

use super::blueprint::{Blueprint, Shortage};
use super::variant::Variant;
use crate::deck::{As, Deck, Item, Question};
use crate::engine::{Asked, Entry, Filter, Turn, gather_passages};
use crate::form::{Answer, Deal, Form, Grade};
use crate::judge::names_number;
use crate::random::{Fnv, Random};
use std::collections::HashMap;

/// The questions of an exam.
pub struct Paper<'d> {
    decks: &'d [Deck],
    slots: Vec<Slot<'d>>,
    seed: u64,
    variant: Variant,
    left_out: usize,
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

    /// What there is to say of an answer that does not depend on what is right, so that nobody can
    /// probe: no number where one is wanted.
    pub fn warning(&self, answer: &Answer) -> Option<&'static str> {
        let Answer::Lines(lines) = answer else { return None };
        let (kind, part) = (&self.question.kind, self.item.part);
        let english = self.question.rules(part).english;
        let has_number = |line: &String| names_number(line, english);
        let is_odd = kind.asks_number(part) && !lines.iter().all(has_number);
        is_odd.then_some("A number is asked for, and there is none in your answer.")
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
    /// Draws a paper: each question once, by one of its items, so that no place tells another's
    /// answer. What only its learner could judge is not drawn.
    ///
    /// # Errors
    /// When the blueprint cannot be filled.
    pub fn draw(
        decks: &'d [Deck],
        filter: &Filter,
        blueprint: &Blueprint,
        seed: u64,
        variant: Variant,
    ) -> Result<Self, Shortage> {
        let (candidates, left_out) = candidates(decks, filter, seed);
        let tags = |entry: &Entry| {
            let deck = &decks[entry.deck];
            let own = &deck.questions()[entry.item.question].tags;
            deck.tags.iter().chain(own).map(String::as_str)
        };
        let filled = blueprint.fill(&candidates, tags)?;
        let mut entries: Vec<Entry> = filled.into_iter().map(|at| candidates[at]).collect();
        Random::new(seed, &["order", &variant.to_string()]).shuffle(&mut entries);
        gather_passages(decks, &mut entries);
        Ok(Self { left_out, ..Self::new(decks, entries, seed, variant) })
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
        let slots = entries.into_iter().filter_map(slot).collect();
        Self { decks, slots, seed, variant, left_out: 0 }
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

    /// How many questions were not drawn because only their learner could judge them.
    pub const fn left_out(&self) -> usize {
        self.left_out
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

/// What may be drawn, shuffled: of each question one item; with how many questions are left out
/// because only their learner could judge them.
fn candidates(decks: &[Deck], filter: &Filter, seed: u64) -> (Vec<Entry>, usize) {
    let (mut candidates, mut left_out) = (Vec::new(), 0);
    for (at, deck) in decks.iter().enumerate() {
        let items: Vec<Item> = deck.items().filter(|item| filter.takes(deck, *item)).collect();
        for parts in items.chunk_by(|one, other| one.question == other.question) {
            let judged: Vec<Item> = parts
                .iter()
                .copied()
                .filter(|item| asked(deck, *item, &deck.key(*item), seed).is_some())
                .collect();
            let key = &deck.questions()[parts[0].question].key;
            let part = Random::new(seed, &["part", &deck.id, key]).below(judged.len());
            match judged.get(part) {
                Some(item) => candidates.push(Entry { deck: at, item: *item }),
                None => left_out += 1,
            }
        }
    }
    Random::new(seed, &["exam"]).shuffle(&mut candidates);
    (candidates, left_out)
}

/// How an item is asked where a judge has to do with it: a card is typed; nothing where it cannot be.
fn asked(deck: &Deck, item: Item, key: &str, seed: u64) -> Option<Asked> {
    let ask = |wish| Asked::new(deck, item, wish, &mut Random::new(seed, &["ask", &deck.id, key]));
    let is_judged = |asked: &Asked| !asked.form.is_card();
    Some(ask(None)).filter(is_judged).or_else(|| Some(ask(Some(As::Typed))).filter(is_judged))
}

/// Lays a question out; nothing where it can only be asked as a card.
fn slot(decks: &[Deck], entry: Entry, seed: u64, variant: Variant) -> Option<Slot<'_>> {
    let Entry { deck, item } = entry;
    let deck = &decks[deck];
    let (question, key) = (&deck.questions()[item.question], deck.key(item));
    let asked = asked(deck, item, &key, seed)?;
    let mut random = Random::new(seed, &["deal", &deck.id, &key, &variant.to_string()]);
    let deal = Deal::new(&asked.form, &asked.key, question.show, &mut random);
    Some(Slot { entry, deck, question, item, deal, asked })
}
