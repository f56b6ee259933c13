//! Ways to split what was typed for a list into entries, and the best of them.

use std::cmp::Reverse;
use std::rc::Rc;

/// So many ways to split a line are followed at a time.
const WAYS: usize = 50;

/// One way to split what was typed, up to some place.
#[derive(Clone, Default)]
pub(super) struct Split {
    pub(super) entries: Option<Rc<TakenStretch>>,
    pub(super) count: usize,
    /// Which entries of the key were met, a bit for each.
    pub(super) met: Box<[u64]>,
    /// Entries met less those that met none.
    pub(super) score: i64,
    pub(super) exact: usize,
    pub(super) covered: usize,
    /// The entry met last, and how many were met behind the one before them in the key.
    pub(super) last: Option<usize>,
    pub(super) in_order: usize,
    /// Only an entry of the key may follow.
    pub(super) is_weak: bool,
    /// How many marks stand since the last entry or line end.
    pub(super) marks: usize,
}

/// A stretch that was taken, and those before it: ways that part later share them.
pub(super) struct TakenStretch {
    from: usize,
    to: usize,
    before: Option<Rc<TakenStretch>>,
}

impl Split {
    /// Goes on over a stretch.
    pub(super) fn take(&mut self, from: usize, to: usize) {
        let before = self.entries.take();
        self.entries = Some(Rc::new(TakenStretch { from, to, before }));
        self.count += 1;
    }

    pub(super) fn has_met(&self, entry: usize) -> bool {
        self.met[entry / 64] >> (entry % 64) & 1 == 1
    }

    pub(super) fn meet(&mut self, entry: usize) {
        self.met[entry / 64] |= 1 << (entry % 64);
    }

    /// The stretches in their order.
    pub(super) fn taken(&self) -> Vec<(usize, usize)> {
        let mut all = Vec::with_capacity(self.count);
        let mut next = &self.entries;
        while let Some(taken) = next {
            all.push((taken.from, taken.to));
            next = &taken.before;
        }
        all.reverse();
        all
    }
}

impl Drop for TakenStretch {
    /// One after the other: a long way would be dropped by as many calls in each other.
    fn drop(&mut self) {
        let mut next = self.before.take();
        while let Some(mut taken) = next.and_then(Rc::into_inner) {
            next = taken.before.take();
        }
    }
}

/// The best of some ways, the very best first; of those that lead to the same, one.
pub(super) fn fittest(mut ways: Vec<Split>) -> Vec<Split> {
    let rank = |split: &Split| {
        (split.score, split.exact, split.covered, split.in_order, Reverse(split.count))
    };
    ways.sort_by_key(|split| Reverse(rank(split)));
    let mut kept: Vec<Split> = Vec::new();
    for split in ways {
        let is_known = |other: &Split| {
            (other.is_weak, other.marks, other.last, &other.met)
                == (split.is_weak, split.marks, split.last, &split.met)
        };
        if kept.len() < WAYS && !kept.iter().any(is_known) {
            kept.push(split);
        }
    }
    kept
}
