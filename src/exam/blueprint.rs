//! Blueprints: which questions of some decks make an exam.

use crate::deck::{Deck, Item};
use crate::engine::{Entry, Filter};
use crate::random::Random;
use crate::text::plural;

/// What an exam asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blueprint {
    /// How many questions; all that there are where it does not say.
    pub count: Option<u32>,
    /// How many of a tag.
    pub per_tag: Vec<(String, u32)>,
}

/// What is missing for an exam.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortage {
    /// In words.
    pub message: String,
}

/// Draws the questions of an exam, shuffled: each once, by one of its items.
///
/// # Errors
/// When there are fewer than are asked for.
pub fn draw(
    decks: &[Deck],
    filter: &Filter,
    blueprint: &Blueprint,
    seed: u64,
) -> Result<Vec<Entry>, Shortage> {
    let mut drawn = Vec::new();
    for (at, deck) in decks.iter().enumerate() {
        let items: Vec<Item> = deck.items().filter(|item| filter.takes(deck, *item)).collect();
        for parts in items.chunk_by(|one, other| one.question == other.question) {
            let key = &deck.questions()[parts[0].question].key;
            let part = Random::new(seed, &["part", &deck.id, key]).below(parts.len());
            drawn.push(Entry { deck: at, item: parts[part] });
        }
    }
    Random::new(seed, &["exam"]).shuffle(&mut drawn);
    if let Some(count) = blueprint.count {
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        if count > drawn.len() {
            let there = plural(drawn.len(), "question");
            let message = format!("{count} are asked for, and there are {there}");
            return Err(Shortage { message });
        }
        drawn.truncate(count);
    }
    Ok(drawn)
}
