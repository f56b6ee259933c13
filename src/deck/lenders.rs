//! Lenders: answers that other questions may borrow as wrong options, so kept that a question looks at
//! those near it only, however many there are.

use super::sides::Stance;
use super::{Deck, Item, Question};
use crate::form::Form;
use crate::judge::Expected;
use crate::kind::Part;
use crate::random::Random;
use crate::text::read_full_date;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Up to so many are all looked at.
const FEW: usize = 256;
/// So many are looked at of more: options are three, as a rule, and some are alike.
const ENOUGH: usize = 64;
/// So many of one group, the nearest in length.
const OF_GROUP: usize = 32;
/// By so many tags of a question others are looked for.
const TAGS: usize = 8;

/// An answer that can be lent, or one that borrows.
#[derive(Debug)]
pub struct Lender {
    /// Whose it is.
    pub item: Item,
    /// Where it stands among the two sides of the deck.
    pub stance: Stance,
    /// In characters.
    pub length: usize,
}

/// The lenders of a deck, for one direction of asking.
#[derive(Debug, Default)]
pub struct Lenders {
    all: Vec<Lender>,
    /// Those that have something in common, each with its length, sorted by that; of equal answers one.
    groups: HashMap<u64, Vec<(usize, usize)>>,
}

impl Lender {
    /// One with its answer.
    pub fn new(deck: &Deck, item: Item, answer: &str) -> Self {
        let stance = deck.sides().stance(deck, item, answer);
        Self { item, stance, length: answer.chars().count() }
    }

    /// What those have in common that are near each other, the nearest first; `tags` stand for more
    /// of it.
    fn groups(&self, deck: &Deck, language: Option<&str>) -> Vec<u64> {
        fn hash(one: impl Hash) -> u64 {
            let mut hasher = DefaultHasher::new();
            one.hash(&mut hasher);
            hasher.finish()
        }
        let question = &deck.questions()[self.item.question];
        let expected = single(question, self.item.part);
        let quantity = expected.and_then(|expected| expected.quantity.map(|number| &number.units));
        let key = expected.and_then(|expected| expected.key.first());
        let units = (quantity, key.is_some_and(|key| read_full_date(key).is_some()));
        let language = language.map(str::to_ascii_lowercase);
        let measure = hash((units, &language));
        let kind = question.kind.name();
        let near = hash((measure, kind, &self.stance));
        let side = hash((measure, kind, self.stance.place()));
        let tags = || question.tags.iter().take(TAGS);
        let mut groups: Vec<u64> = tags().map(|tag| hash((near, tag))).collect();
        groups.extend(tags().map(|tag| hash((side, tag))));
        let aspect = hash((measure, kind, self.stance.subject()));
        groups.extend([near, side, aspect, hash((measure, kind)), measure, hash(units)]);
        groups
    }
}

impl Lenders {
    /// Goes through the answers that a deck lends where a part of this sort is asked.
    pub(super) fn new(deck: &Deck, asked: Part) -> Self {
        let questions = deck.questions().iter().enumerate().filter(|(_, other)| !other.draft);
        let items = questions.flat_map(|(question, other)| {
            other.kind.lends(asked).into_iter().map(move |part| Item { question, part })
        });
        let lender = |item: Item| Some(Lender::new(deck, item, answer(deck, item)?));
        let all: Vec<Lender> = items.filter_map(lender).collect();
        let mut groups: HashMap<u64, Vec<(usize, usize)>> = HashMap::new();
        let mut seen: HashSet<(u64, &str)> = HashSet::new();
        for (at, lender) in all.iter().enumerate().filter(|_| all.len() > FEW) {
            let question = &deck.questions()[lender.item.question];
            let text = answer(deck, lender.item).unwrap_or_default();
            for group in lender.groups(deck, question.language(lender.item.part)) {
                if seen.insert((group, text)) {
                    groups.entry(group).or_default().push((lender.length, at));
                }
            }
        }
        for group in groups.values_mut() {
            group.sort_unstable();
        }
        Self { all, groups }
    }

    /// Those that may be near one that borrows, in the order of the deck: all, or of many the nearest
    /// by what they have in common, then by length; of equally near ones any.
    pub fn near(&self, deck: &Deck, borrower: &Lender, random: &mut Random) -> Vec<&Lender> {
        if self.groups.is_empty() {
            return self.all.iter().collect();
        }
        let own = deck.questions()[borrower.item.question].language(borrower.item.part);
        let mut groups = borrower.groups(deck, own);
        if own.is_some() {
            groups.extend(borrower.groups(deck, None)); // who says no language lends to all
        }
        let mut near = BTreeSet::new();
        for group in groups.iter().filter_map(|group| self.groups.get(group)) {
            nearest(group, borrower.length, random, &mut near);
            if near.len() >= ENOUGH {
                break;
            }
        }
        near.into_iter().map(|at| &self.all[at]).collect()
    }
}

/// The one line that is expected of a part, if it is one: what can be typed, or lent.
pub fn single(question: &Question, part: Part) -> Option<Expected<'_>> {
    let form = question.kind.form(part);
    let is_list = matches!(form, Form::Lines { grouping, .. } if grouping.is_list());
    match question.kind.expected(part)[..] {
        [expected] if !is_list => Some(expected),
        _ => None,
    }
}

/// What an item lends.
fn answer(deck: &Deck, item: Item) -> Option<&str> {
    single(&deck.questions()[item.question], item.part)?.key.first().map(String::as_str)
}

/// Takes the nearest in length of a sorted group, and of those that are equally near any.
fn nearest(
    group: &[(usize, usize)],
    length: usize,
    random: &mut Random,
    near: &mut BTreeSet<usize>,
) {
    let below = |length: usize| group.partition_point(|(own, _)| *own < length);
    let (mut low, mut high, mut missing) = (below(length), below(length), OF_GROUP);
    while missing > 0 {
        let shorter = low.checked_sub(1).map(|at| length - group[at].0);
        let longer = group.get(high).map(|(own, _)| own - length);
        let Some(off) = shorter.into_iter().chain(longer).min() else { return };
        let (from, to) = (below(length.saturating_sub(off)).min(low), below(length + off + 1));
        let ring: Vec<usize> = (from..low).chain(high..to).collect();
        if ring.len() <= missing {
            near.extend(ring.iter().map(|at| group[*at].1));
        } else {
            near.extend((0..missing).map(|_| group[ring[random.below(ring.len())]].1));
        }
        missing = missing.saturating_sub(ring.len());
        (low, high) = (from, to);
    }
}
