//! Re-linking: which edited question some progress belongs to, when the key it is filed under is
//! gone from the deck. What is sure is linked silently; what is in doubt is for a person to say.

mod near;
mod pairing;
#[cfg(test)]
mod tests;

use crate::deck::{Deck, Identity, Question};
use near::Usage;
use std::collections::{BTreeMap, HashSet};

/// The share of a deck's progress that must be found in another one, to ask whether it moved.
const MOVED: f64 = 0.5;

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
    items: Vec<String>,
    identity: Identity,
}

/// Compares the questions of a deck that have no progress with the progress that has no question.
/// Of a deck that was not read as a whole nothing is linked, nor called lost.
pub fn compare(deck: &Deck, filed: &[Filed], precedents: &Precedents) -> Links {
    if !deck.is_whole() {
        return Links::default();
    }
    let mut items: BTreeMap<&str, (usize, Vec<String>)> = BTreeMap::new();
    for item in deck.items() {
        let question = &deck.questions[item.question];
        let entry = items.entry(&question.key).or_insert((item.question, Vec::new()));
        entry.1.push(deck.key(item));
    }
    let known: HashSet<&String> = items.values().flat_map(|(_, keys)| keys).collect();
    let remembered: HashSet<&String> = filed.iter().flat_map(|filed| &filed.items).collect();
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
    let fresh = |(key, (at, keys)): (&&str, &(usize, Vec<String>))| {
        let free = keys.iter().filter(|item| !remembered.contains(item));
        let items: Vec<String> = free.cloned().collect();
        let identity = deck.questions[*at].identity();
        (!items.is_empty()).then(|| Fresh { question: (*key).to_owned(), items, identity })
    };
    let fresh: Vec<Fresh> = items.iter().filter_map(fresh).collect();
    let mut links = Links::default();
    lost.retain(|filed| {
        let target = follow(&filed.question, &precedents.renamed);
        let Some((at, keys)) = target.and_then(|target| items.get(target)) else { return true };
        let question = deck.questions[*at].key.clone();
        let whole =
            Fresh { question, items: keys.clone(), identity: deck.questions[*at].identity() };
        let candidate = candidate(filed, &whole);
        let is_sure = !candidate.items.is_empty();
        if is_sure {
            links.sure.push((filed.clone(), candidate));
        }
        !is_sure
    });
    let usage = || {
        let before = filed.iter().filter_map(|filed| filed.seen.as_ref());
        let now: Vec<_> = deck.questions.iter().map(Question::known_by).collect();
        Usage::new(before.map(|seen| &*seen.text), now.iter().map(AsRef::as_ref))
    };
    pairing::pair(&lost, &fresh, &usage, &precedents.refused, &mut links);
    links
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

/// Which deck this may have been under another name: at least half its progress is found here.
pub fn moved<'d>(deck: &Deck, others: &'d [(String, Vec<Filed>)]) -> Option<&'d str> {
    if !deck.is_whole() {
        return None;
    }
    let keys: HashSet<String> = deck.items().map(|item| deck.key(item)).collect();
    let share = |filed: &[Filed]| -> f64 {
        let items = || filed.iter().flat_map(|filed| &filed.items);
        let found = items().filter(|item| keys.contains(*item)).count();
        #[expect(clippy::cast_precision_loss, reason = "no deck has 2^53 items")]
        let share = found as f64 / items().count().max(1) as f64;
        share
    };
    let shares = others.iter().map(|(id, filed)| (share(filed), id.as_str()));
    let best = shares.max_by(|(one, _), (two, _)| one.total_cmp(two));
    best.filter(|(share, _)| *share >= MOVED).map(|(_, id)| id)
}
