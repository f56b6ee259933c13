//! Hard items: those that cost most, and what is given instead of what is right.

use std::cmp::Reverse;
use std::collections::HashMap;

/// How many are told.
const MOST: usize = 10;

/// What an item cost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Burden {
    /// The id of its deck.
    pub deck: String,
    /// Its key.
    pub key: String,
    /// What it asks.
    pub prompt: String,
    /// Its number in the history.
    pub number: i64,
    /// How often it was forgotten once it had been learned.
    pub lapses: u32,
    /// How often it was missed.
    pub misses: usize,
    /// How many answers it got, and how long they took.
    pub work: super::Work,
    /// What was given most often instead of what is right, and how often.
    pub instead: Option<(String, usize)>,
}

/// The items that cost most: first by lapses, then by time, then by name. What was missed once, before
/// it was learned, cost no more than that.
pub fn hardest(mut items: Vec<Burden>) -> Vec<Burden> {
    items.retain(|item| item.lapses > 0 || item.misses > 1);
    let cost = |item: &Burden| {
        let name = (item.deck.clone(), item.key.clone());
        (Reverse(item.lapses), Reverse(item.work.milliseconds), name)
    };
    items.sort_by_cached_key(cost);
    items.truncate(MOST);
    items
}

/// The text that comes most often, and how often; of several the first by letters.
pub fn most_often(texts: impl IntoIterator<Item = String>) -> Option<(String, usize)> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for text in texts {
        *counts.entry(text.trim().to_owned()).or_default() += 1;
    }
    counts.remove("");
    counts.into_iter().min_by_key(|(text, count)| (Reverse(*count), text.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::stats::Work;

    #[test]
    fn what_was_forgotten_most_comes_first_and_what_was_missed_once_not_at_all() {
        let item = |key: &str, lapses, misses, milliseconds| Burden {
            key: key.into(),
            lapses,
            misses,
            work: Work { answers: 1, milliseconds },
            ..Burden::default()
        };
        let items = vec![
            item("a", 1, 1, 5),
            item("b", 2, 2, 1),
            item("c", 1, 3, 9),
            item("d", 0, 0, 99),
            item("e", 0, 1, 99),
            item("f", 0, 2, 99),
        ];
        let keys: Vec<String> = hardest(items).into_iter().map(|item| item.key).collect();
        assert_eq!(keys, ["b", "c", "a", "f"]);
    }

    #[test]
    fn nothing_given_is_no_text() {
        let texts = ["Minsk", "Brest ", "", "Brest", "", "", "Minsk"].map(str::to_owned);
        assert_eq!(most_often(texts), Some(("Brest".to_owned(), 2)));
        assert_eq!(most_often([String::new()]), None);
    }
}
