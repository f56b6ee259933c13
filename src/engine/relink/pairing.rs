//! Pairing: which of the questions without progress each progress without a question belongs to.
//! What reads just so comes first, then what is left; nothing is compared with everything.

use super::near::{Index, Usage, fold, is_same};
use super::{Candidate, Doubt, Filed, Fresh, Links, candidate};
use crate::deck::Identity;
use crate::kind;
use std::cell::{LazyCell, OnceCell};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// What a text and a question must have in common to be put to a person.
const MAY_BE: f64 = 0.35;

/// How many candidates are put to a person: more are no help.
const CANDIDATES: usize = 8;

/// How many questions are looked at for one progress in doubt.
const LOOKED_AT: usize = 12;

/// Fills in what is sure, but what a person took back, what is in doubt and what is lost. `usage` is
/// what is usual in the prompts of the deck.
pub fn pair(
    lost: &[Filed],
    fresh: &[Fresh],
    usage: &dyn Fn() -> Usage,
    refused: &HashSet<(String, String)>,
    links: &mut Links,
) {
    let usage = LazyCell::new(usage);
    let mut pairing = Pairing {
        lost,
        fresh,
        refused,
        target: vec![None; lost.len()],
        is_taken: vec![false; fresh.len()],
        usage: &usage,
    };
    // An id was written into the deck, or taken out of it: it is the same question.
    pairing.link(|seen| Some((&seen.kind, &seen.text, &seen.answer)), |_, _| true);
    pairing.link(|seen| Some((fold(&seen.text)?, &seen.answer)), |_, _| true);
    pairing.link(
        |seen| is_telling(seen).then_some(&seen.answer),
        |pairing, [seen, now]| pairing.usage.is_near(&seen.text, &now.text),
    );
    pairing.link_slips();
    pairing.tell(links);
}

struct Pairing<'p> {
    lost: &'p [Filed],
    fresh: &'p [Fresh],
    refused: &'p HashSet<(String, String)>,
    /// For each progress the place of its question.
    target: Vec<Option<usize>>,
    is_taken: Vec<bool>,
    usage: &'p LazyCell<Usage, &'p dyn Fn() -> Usage>,
}

impl<'p> Pairing<'p> {
    /// The progress that has no question yet, with how it read.
    fn open(&self) -> impl Iterator<Item = (usize, &'p Identity)> {
        let lost = self.lost.iter().enumerate().filter(|(at, _)| self.target[*at].is_none());
        lost.filter_map(|(at, filed)| Some((at, filed.seen.as_ref()?)))
    }

    fn free(&self) -> impl Iterator<Item = (usize, &'p Fresh)> {
        self.fresh.iter().enumerate().filter(|(at, _)| !self.is_taken[*at])
    }

    fn is_refused(&self, lost: usize, fresh: usize) -> bool {
        let pair = (self.lost[lost].question.clone(), self.fresh[fresh].question.clone());
        self.refused.contains(&pair)
    }

    /// Links what is alone with its key on both sides, if that is enough.
    fn link<K: Hash + Eq>(
        &mut self,
        key: impl Fn(&'p Identity) -> Option<K>,
        is_enough: impl Fn(&Self, [&Identity; 2]) -> bool,
    ) {
        let mut groups: HashMap<K, [Vec<usize>; 2]> = HashMap::new();
        for (at, seen) in self.open() {
            if let Some(key) = key(seen) {
                groups.entry(key).or_default()[0].push(at);
            }
        }
        for (at, fresh) in self.free() {
            if let Some(group) = key(&fresh.identity).and_then(|key| groups.get_mut(&key)) {
                group[1].push(at);
            }
        }
        let found: Vec<(usize, usize)> = groups
            .into_values()
            .filter_map(|group| match (&group[0][..], &group[1][..]) {
                ([lost], [fresh]) => Some((*lost, *fresh)),
                _ => None,
            })
            .filter(|(lost, fresh)| {
                let seen = self.lost[*lost].seen.as_ref();
                seen.is_some_and(|seen| is_enough(self, [seen, &self.fresh[*fresh].identity]))
            })
            .collect();
        for (lost, fresh) in found {
            self.take(lost, fresh);
        }
    }

    /// Links what differs by a slip where the answer tells nothing, as "true".
    fn link_slips(&mut self) {
        let open: Vec<_> = self.open().filter(|(_, seen)| !is_telling(seen)).collect();
        if open.is_empty() {
            return;
        }
        let fresh: Vec<(usize, &Fresh)> = self.free().collect();
        let index = Index::new(fresh.iter().map(|(_, fresh)| fresh.identity.text.as_str()));
        let mut wanted: HashMap<usize, Vec<usize>> = HashMap::new();
        for (lost, seen) in open {
            let is_it = |at: &usize| {
                let now = &fresh[*at].1.identity;
                now.answer == seen.answer && is_same(&seen.text, &now.text)
            };
            let found: Vec<usize> =
                index.find(&seen.text, LOOKED_AT).into_iter().filter(is_it).collect();
            if let [at] = found[..] {
                wanted.entry(fresh[at].0).or_default().push(lost);
            }
        }
        for (fresh, lost) in wanted {
            if let [lost] = lost[..] {
                self.take(lost, fresh);
            }
        }
    }

    /// Links a pair, unless a person took that back, or some items would be left behind.
    fn take(&mut self, lost: usize, fresh: usize) {
        let items = candidate(&self.lost[lost], &self.fresh[fresh]).items;
        if items.len() == self.lost[lost].items.len() && !self.is_refused(lost, fresh) {
            self.target[lost] = Some(fresh);
            self.is_taken[fresh] = true;
        }
    }

    /// Says what became of each progress.
    fn tell(&self, links: &mut Links) {
        let free: Vec<(usize, &Fresh)> = self.free().collect();
        let index = OnceCell::new();
        let index = || {
            index.get_or_init(|| {
                let mut answers: HashMap<&str, Vec<usize>> = HashMap::new();
                let mut keys: HashMap<&str, usize> = HashMap::new();
                for (at, (_, fresh)) in free.iter().enumerate() {
                    answers.entry(&fresh.identity.answer).or_default().push(at);
                    keys.insert(&fresh.question, at);
                }
                let texts = free.iter().map(|(_, fresh)| fresh.identity.text.as_str());
                (Index::new(texts), answers, keys)
            })
        };
        for (lost, filed) in self.lost.iter().enumerate() {
            if let Some(fresh) = self.target[lost] {
                links.sure.push((filed.clone(), candidate(filed, &self.fresh[fresh])));
                continue;
            }
            let mut looked_at: Vec<usize> = Vec::new();
            if let (Some(seen), false) = (&filed.seen, free.is_empty()) {
                let (texts, answers, keys) = index();
                looked_at.extend(keys.get(filed.question.as_str()));
                let answers = answers.get(seen.answer.as_str()).filter(|_| is_telling(seen));
                looked_at.extend(answers.into_iter().flatten().take(LOOKED_AT));
                looked_at.extend(texts.find(&seen.text, LOOKED_AT));
                looked_at.sort_unstable();
                looked_at.dedup();
            }
            let mut near: Vec<(f64, Candidate)> = looked_at
                .into_iter()
                .filter_map(|at| {
                    let fresh = free[at].1;
                    Some((self.may_be(filed, fresh)?, candidate(filed, fresh)))
                })
                .filter(|(_, candidate)| !candidate.items.is_empty())
                .collect();
            near.sort_by(|(one, _), (two, _)| two.total_cmp(one));
            near.truncate(CANDIDATES);
            if near.is_empty() {
                links.lost.push(filed.clone());
            } else {
                let candidates = near.into_iter().map(|(_, candidate)| candidate).collect();
                links.doubtful.push(Doubt { filed: filed.clone(), candidates });
            }
        }
    }

    /// How near a question is that progress may belong to: by its text, or by a telling answer.
    fn may_be(&self, filed: &Filed, fresh: &Fresh) -> Option<f64> {
        let seen = filed.seen.as_ref()?;
        let share = self.usage.share(&seen.text, &fresh.identity.text);
        let has_answer = seen.answer == fresh.identity.answer && is_telling(seen);
        let is_same = filed.question == fresh.question;
        (is_same || has_answer || share >= MAY_BE)
            .then_some(share + f64::from(u8::from(has_answer)))
    }
}

/// Whether the answer tells the question from others of its kind.
pub fn is_telling(seen: &Identity) -> bool {
    kind::row(&seen.kind).is_none_or(|row| row.is_telling)
}
