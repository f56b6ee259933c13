//! Re-linking: which edited question some progress belongs to, when the key it is filed under is
//! gone from the deck. What is sure is linked silently; what is in doubt is for a person to say.

mod arrivals;
mod near;
mod pairing;
#[cfg(test)]
mod tests;

pub use arrivals::{Arrivals, Footing, Openings, Qualm, Stray, Transfer, followers};

use crate::deck::{Deck, Identity, Question};
use near::Usage;
use std::collections::{BTreeMap, HashSet};

/// Progress as it is filed: under the key of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// The key.
    pub question: String,
    /// The keys of its items that are remembered.
    pub items: Vec<String>,
    /// How the question read when it was last asked; nothing where that isn't known.
    pub seen: Option<Identity>,
}

/// A question that progress may belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its key.
    pub question: String,
    /// How it reads.
    pub identity: Identity,
    /// Which items the progress would go over to: from, to.
    pub items: Vec<(String, String)>,
}

/// Progress without a question, and the questions it may belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The progress.
    pub filed: Filed,
    /// The questions, the nearest first; there may be none.
    pub candidates: Vec<Candidate>,
}

/// What there is to link in a deck.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// Progress that surely belongs to a question.
    pub sure: Vec<(Filed, Candidate)>,
    /// Progress that may.
    pub doubtful: Vec<Doubt>,
    /// Progress that seems to belong to none: its question was deleted.
    pub lost: Vec<Filed>,
}

/// Where progress of a deck's questions went before, and where it does not belong: keys, from, to.
#[derive(Clone, Debug, Default)]
pub struct Precedents {
    /// Where it went over to, the earliest first: what is filed there since, on another device,
    /// follows.
    pub renamed: Vec<(String, String)>,
    /// Where a person took it back from.
    pub refused: HashSet<(String, String)>,
}

/// A question, or some items of it, that have no progress.
struct Fresh {
    question: String,
    is_pinned: bool,
    items: Vec<String>,
    identity: Identity,
}

impl Fresh {
    fn new(question: &Question, items: Vec<String>) -> Self {
        let (identity, is_pinned) = (question.identity(), question.pinned);
        Self { question: question.key.clone(), is_pinned, items, identity }
    }
}

/// Compares the questions of a deck that have no progress with the progress that has no question.
/// Of a deck that was not read as a whole nothing is linked, nor called lost.
pub fn compare(deck: &Deck, filed: &[Filed], precedents: &Precedents) -> Links {
    if !deck.is_whole() {
        return Links::default();
    }
    let items = items(deck);
    let known: HashSet<&String> = items.values().flat_map(|(_, keys)| keys).collect();
    let mut lost: Vec<Filed> = filed
        .iter()
        .map(|filed| {
            let gone = filed.items.iter().filter(|item| !known.contains(item));
            Filed { items: gone.cloned().collect(), ..filed.clone() }
        })
        .filter(|filed| !filed.items.is_empty())
        .collect();
    if lost.is_empty() {
        return Links::default();
    }
    let fresh = fresh(deck, &items, filed);
    let mut links = Links::default();
    lost.retain(|filed| {
        let target = follow(&filed.question, &precedents.renamed);
        let Some((at, keys)) = target.and_then(|target| items.get(target)) else { return true };
        let whole = Fresh::new(&deck.questions()[*at], keys.clone());
        let candidate = candidate(filed, &whole);
        let is_sure = !candidate.items.is_empty();
        if is_sure {
            links.sure.push((filed.clone(), candidate));
        }
        !is_sure
    });
    let usage = || usage(filed, deck);
    pairing::pair(&lost, &fresh, &usage, &precedents.refused, &mut links);
    links
}

/// The keys of the items of each question, by its key, with its place in the deck.
type Items<'d> = BTreeMap<&'d str, (usize, Vec<String>)>;

fn items(deck: &Deck) -> Items<'_> {
    let mut items = Items::new();
    for item in deck.items() {
        let question = &deck.questions()[item.question];
        let entry = items.entry(&question.key).or_insert((item.question, Vec::new()));
        entry.1.push(deck.key(item));
    }
    items
}

/// The questions of a deck that have items without progress.
fn fresh(deck: &Deck, items: &Items<'_>, filed: &[Filed]) -> Vec<Fresh> {
    let remembered: HashSet<&String> = filed.iter().flat_map(|filed| &filed.items).collect();
    let fresh = |(at, keys): &(usize, Vec<String>)| {
        let free = keys.iter().filter(|item| !remembered.contains(item));
        let items: Vec<String> = free.cloned().collect();
        (!items.is_empty()).then(|| Fresh::new(&deck.questions()[*at], items))
    };
    items.values().filter_map(fresh).collect()
}

/// What is usual in the prompts of a deck, and in those that were asked before.
fn usage<'f>(before: impl IntoIterator<Item = &'f Filed>, deck: &Deck) -> Usage {
    let before = before.into_iter().filter_map(|filed| filed.seen.as_ref());
    let now: Vec<_> = deck.questions().iter().map(Question::known_by).collect();
    Usage::new(before.map(|seen| &*seen.text), now.iter().map(AsRef::as_ref))
}

/// Where progress went over to in the end, if it did.
fn follow<'r>(question: &str, renamed: &'r [(String, String)]) -> Option<&'r str> {
    let mut here = None;
    for (from, to) in renamed {
        if from == here.unwrap_or(question) {
            here = Some(to);
        }
    }
    here.filter(|here| *here != question)
}

/// A question with the items that progress would go over to: those of the same name within the
/// question, and the one that is left on both sides.
fn candidate(filed: &Filed, fresh: &Fresh) -> Candidate {
    let mut free: Vec<&String> = fresh.items.iter().collect();
    let mut left = Vec::new();
    let mut items = Vec::new();
    for item in &filed.items {
        let part = item.strip_prefix(&filed.question);
        let twin = part.and_then(|part| {
            let name = format!("{}{part}", fresh.question);
            free.iter().position(|item| **item == name)
        });
        match twin {
            Some(at) => items.push((item.clone(), free.remove(at).clone())),
            None => left.push(item),
        }
    }
    if let ([item], [only]) = (&left[..], &free[..]) {
        items.push(((*item).clone(), (*only).clone()));
    }
    Candidate { question: fresh.question.clone(), identity: fresh.identity.clone(), items }
}
