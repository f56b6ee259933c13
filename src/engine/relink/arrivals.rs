//! Arrivals: progress of other decks that belongs to questions of this one now, because they were
//! moved, the deck was cut in two, or two were joined.

use super::near::fold;
use super::{Candidate, Doubt, Filed, Fresh, candidate, fresh, items, pairing, usage};
use crate::deck::Deck;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What is known of the file of another deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Footing {
    /// It was read: the keys of its items.
    Here(HashSet<String>),
    /// Something of it does not read: nothing of it is linked.
    Unread,
    /// It was there before and is gone.
    Gone,
    /// Nobody knows where it may lie.
    Unknown,
}

/// Progress of another deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// The id of that deck.
    pub deck: String,
    /// The progress.
    pub filed: Filed,
}

/// Why it is not sure that progress goes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Qualm {
    /// The other deck has the questions still.
    Kept,
    /// The other deck is not found.
    Unknown,
    /// It has them no more, but they do not read quite the same, or several may be meant.
    Unclear,
}

/// Progress of one other deck that goes over if a person says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// The id of that deck.
    pub deck: String,
    /// Why it is asked.
    pub qualm: Qualm,
    /// The progress, and where it would go.
    pub links: Vec<(Filed, Candidate)>,
}

/// What there is to take from other decks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrivals {
    /// What surely belongs to a question here.
    pub sure: Vec<(Stray, Candidate)>,
    /// What reads the same, and may go over.
    pub offers: Vec<Transfer>,
    /// What was edited too: the deck it is of, and the questions it may belong to.
    pub doubtful: Vec<(String, Doubt)>,
}

/// The questions of a deck that have no progress, by how they read.
pub struct Openings<'d> {
    deck: &'d Deck,
    fresh: Vec<Fresh>,
    by_text: HashMap<String, Vec<usize>>,
    by_answer: HashMap<String, Vec<usize>>,
}

/// Whether the other deck can do without some progress.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hold {
    Free,
    Held(Qualm),
}

impl<'d> Openings<'d> {
    /// Those of a deck with some progress; none while something of it does not read.
    pub fn new(deck: &'d Deck, filed: &[Filed]) -> Self {
        let fresh = if deck.is_whole() { fresh(deck, &items(deck), filed) } else { Vec::new() };
        let (mut by_text, mut by_answer): (HashMap<_, Vec<_>>, HashMap<_, Vec<_>>) =
            (HashMap::new(), HashMap::new());
        for (at, Fresh { identity, .. }) in fresh.iter().enumerate() {
            by_text.entry(identity.text.clone()).or_default().push(at);
            if pairing::is_telling(identity) {
                by_answer.entry(identity.answer.clone()).or_default().push(at);
            }
        }
        Self { deck, fresh, by_text, by_answer }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.fresh.is_empty()
    }

    /// Whether something that reads like this may belong to one of them: most is ruled out before
    /// another deck is read for it.
    pub fn may_take(&self, text: &str, answer: &str) -> bool {
        let resembles = |open: &Vec<usize>| match open[..] {
            [at] => have_words_in_common(text, &self.fresh[at].identity.text),
            _ => false,
        };
        self.by_text.contains_key(text) || self.by_answer.get(answer).is_some_and(resembles)
    }

    /// Sorts progress of other decks by what becomes of it. `refused` says where a person took
    /// progress back from: the id of the other deck, the key there, and the key here.
    pub fn sort(
        &self,
        strays: &[Stray],
        footings: &HashMap<String, Footing>,
        refused: &HashSet<[String; 3]>,
    ) -> Arrivals {
        let mut arrivals = Arrivals::default();
        let mut alike: BTreeMap<usize, Vec<(&Stray, Hold)>> = BTreeMap::new();
        let mut edited = Vec::new();
        for stray in strays {
            let Some(hold) = hold(stray, footings) else { continue };
            let is_refused = |at: usize| {
                let Stray { deck, filed } = stray;
                let to = self.fresh[at].question.clone();
                refused.contains(&[deck.clone(), filed.question.clone(), to])
            };
            match self.find(&stray.filed) {
                Some(at) if !is_refused(at) => alike.entry(at).or_default().push((stray, hold)),
                None if hold == Hold::Free => edited.push(stray),
                Some(_) | None => {}
            }
        }
        let mut offers: BTreeMap<(&str, Qualm), Vec<(Filed, Candidate)>> = BTreeMap::new();
        for (at, strays) in &alike {
            let free: Vec<_> = strays.iter().filter(|(_, hold)| *hold == Hold::Free).collect();
            if let [(stray, _)] = free[..]
                && self.is_sure(&stray.filed, *at)
            {
                let candidate = candidate(&stray.filed, &self.fresh[*at]);
                arrivals.sure.push(((*stray).clone(), candidate));
                continue;
            }
            for (stray, hold) in strays {
                let candidate = candidate(&stray.filed, &self.fresh[*at]);
                let qualm = match hold {
                    Hold::Free => Qualm::Unclear,
                    Hold::Held(qualm) => *qualm,
                };
                if !candidate.items.is_empty() {
                    let offer = offers.entry((&stray.deck, qualm)).or_default();
                    offer.push((stray.filed.clone(), candidate));
                }
            }
        }
        let offer = |((deck, qualm), links): ((&str, Qualm), _)| Transfer {
            deck: deck.to_owned(),
            qualm,
            links,
        };
        arrivals.offers = offers.into_iter().map(offer).collect();
        arrivals.doubtful = self.edited(&edited, &alike, refused);
        arrivals
    }

    /// The question that reads as some progress was asked, if it is the only one.
    fn find(&self, filed: &Filed) -> Option<usize> {
        let seen = filed.seen.as_ref()?;
        let alike = self.by_text.get(&seen.text)?;
        let own = alike.iter().find(|at| self.fresh[**at].question == filed.question);
        let mut same = alike.iter().filter(|at| self.fresh[**at].identity.answer == seen.answer);
        let same = same.next().filter(|_| same.next().is_none());
        let only = alike.first().filter(|_| alike.len() == 1);
        own.or(same).or(only).copied()
    }

    /// Whether a question is the one that some progress is of: it asks the same and has the same
    /// answer, with the same passage and picture as far as the keys tell.
    fn is_sure(&self, filed: &Filed, at: usize) -> bool {
        let fresh = &self.fresh[at];
        let has_answer = filed.seen.as_ref().is_some_and(|s| s.answer == fresh.identity.answer);
        let is_same =
            filed.question == fresh.question || fresh.is_pinned || !is_digest(&filed.question);
        has_answer && is_same && candidate(filed, fresh).items.len() == filed.items.len()
    }

    /// What moved and was edited on the way: a telling answer that only one question has, and a
    /// text that is near.
    fn edited(
        &self,
        strays: &[&Stray],
        taken: &BTreeMap<usize, Vec<(&Stray, Hold)>>,
        refused: &HashSet<[String; 3]>,
    ) -> Vec<(String, Doubt)> {
        let mut by_answer: HashMap<&str, Vec<&Stray>> = HashMap::new();
        for stray in strays {
            if let Some(seen) = stray.filed.seen.as_ref().filter(|s| pairing::is_telling(s)) {
                by_answer.entry(&seen.answer).or_default().push(stray);
            }
        }
        if by_answer.is_empty() {
            return Vec::new();
        }
        let usage = usage(strays.iter().map(|stray| &stray.filed), self.deck);
        let mut doubts = Vec::new();
        for stray in strays {
            let Some(seen) = &stray.filed.seen else { continue };
            let rivals = by_answer.get(seen.answer.as_str()).map_or(0, Vec::len);
            let open = self.by_answer.get(&seen.answer).map_or(&[][..], Vec::as_slice);
            let ([at], 1) = (open, rivals) else { continue };
            let fresh = &self.fresh[*at];
            let Stray { deck, filed } = stray;
            let names = [deck.clone(), filed.question.clone(), fresh.question.clone()];
            let candidate = candidate(filed, fresh);
            if !taken.contains_key(at)
                && !refused.contains(&names)
                && !candidate.items.is_empty()
                && usage.is_near(&seen.text, &fresh.identity.text)
            {
                let doubt = Doubt { filed: filed.clone(), candidates: vec![candidate] };
                doubts.push((deck.clone(), doubt));
            }
        }
        doubts
    }
}

/// Progress that follows where the rest went before: what is filed in another deck since, on another
/// device. `went` says from which deck and key to which key here.
pub fn followers(
    deck: &Deck,
    strays: &[Stray],
    went: &[[String; 3]],
    footings: &HashMap<String, Footing>,
) -> Vec<(Stray, Candidate)> {
    if !deck.is_whole() || went.is_empty() {
        return Vec::new();
    }
    let items = items(deck);
    let went: HashMap<(&str, &str), &str> =
        went.iter().map(|[deck, from, to]| ((&**deck, &**from), &**to)).collect();
    let follow = |stray: &Stray| {
        let to = went.get(&(&*stray.deck, &*stray.filed.question))?;
        let (at, keys) = items.get(to)?;
        let is_free = hold(stray, footings) == Some(Hold::Free);
        let candidate = candidate(&stray.filed, &Fresh::new(&deck.questions()[*at], keys.clone()));
        (is_free && !candidate.items.is_empty()).then(|| (stray.clone(), candidate))
    };
    strays.iter().filter_map(follow).collect()
}

/// Whether two texts share a third of the words of the longer one.
fn have_words_in_common(one: &str, other: &str) -> bool {
    let (Some(one), Some(other)) = (fold(one), fold(other)) else { return false };
    let common = one.iter().filter(|word| other.contains(word)).count();
    common > 0 && 3 * common >= one.len().max(other.len())
}

/// Whether its own deck can do without some progress; none where that cannot be told.
fn hold(stray: &Stray, footings: &HashMap<String, Footing>) -> Option<Hold> {
    match footings.get(&stray.deck).unwrap_or(&Footing::Unknown) {
        Footing::Unread => None,
        Footing::Here(keys) if stray.filed.items.iter().any(|item| keys.contains(item)) => {
            Some(Hold::Held(Qualm::Kept))
        }
        Footing::Here(_) | Footing::Gone => Some(Hold::Free),
        Footing::Unknown => Some(Hold::Held(Qualm::Unknown)),
    }
}

/// Whether a key looks like a digest of what is asked, and not like an id.
fn is_digest(key: &str) -> bool {
    key.len() == 16 && key.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
