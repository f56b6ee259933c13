//! What two long rows have in common, as a reader sees it: what stands once in both is matched
//! first, then what lies between, so that the time grows hardly faster than the rows, whatever they
//! hold. Only where little is left between is each compared with each.

use similar::{Algorithm, DiffOp, capture_diff};
use std::collections::HashMap;
use std::ops::Range;

/// The places in both rows of what they have in common, in order.
pub fn alignment([old, new]: &[Vec<usize>; 2]) -> Vec<[usize; 2]> {
    let mut rows = TwoRows { old, new, common: Vec::new() };
    rows.align(0..old.len(), 0..new.len(), DEPTH);
    rows.common
}

/// The places of a longest part of `values` that ascends, gaps allowed (longest increasing
/// subsequence, by patience sorting).
pub fn ascending(values: &[usize]) -> Vec<usize> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(values.len());
    for (place, value) in values.iter().enumerate() {
        let length = tails.partition_point(|tail| values[*tail] < *value);
        before.push(length.checked_sub(1).map(|last| tails[last]));
        match tails.get_mut(length) {
            Some(tail) => *tail = place,
            None => tails.push(place),
        }
    }
    let back = std::iter::successors(tails.last().copied(), |place| before[*place]);
    let mut run: Vec<usize> = back.collect();
    run.reverse();
    run
}

/// How often what lies between matches is searched for matches again.
const DEPTH: usize = 8;

/// Of how many in both rows together each is compared with each.
const FEW: usize = 200;

struct TwoRows<'r> {
    old: &'r [usize],
    new: &'r [usize],
    common: Vec<[usize; 2]>,
}

impl TwoRows<'_> {
    fn align(&mut self, old: Range<usize>, new: Range<usize>, depth: usize) {
        let same = |pair: &(&usize, &usize)| pair.0 == pair.1;
        let (left, right) = (&self.old[old.clone()], &self.new[new.clone()]);
        let head = left.iter().zip(right).take_while(same).count();
        let (left, right) = (&left[head..], &right[head..]);
        let tail = left.iter().rev().zip(right.iter().rev()).take_while(same).count();
        self.match_run(old.start, new.start, head);
        let old = old.start + head..old.end - tail;
        let new = new.start + head..new.end - tail;
        let ends = [old.end, new.end];
        if old.len() + new.len() <= FEW {
            self.compare(old, new);
        } else if depth > 0 {
            self.match_rare(old, new, depth - 1);
        }
        self.match_run(ends[0], ends[1], tail);
    }

    fn match_run(&mut self, old: usize, new: usize, count: usize) {
        self.common.extend((0..count).map(|offset| [old + offset, new + offset]));
    }

    fn compare(&mut self, old: Range<usize>, new: Range<usize>) {
        for operation in capture_diff(Algorithm::Myers, self.old, old, self.new, new) {
            if let DiffOp::Equal { old_index, new_index, len } = operation {
                self.match_run(old_index, new_index, len);
            }
        }
    }

    /// Matches what stands once in both, or without such each with the one that is there as often
    /// before it; then what lies between.
    fn match_rare(&mut self, mut old: Range<usize>, mut new: Range<usize>, depth: usize) {
        let mut places: HashMap<usize, [Vec<usize>; 2]> = HashMap::new();
        for (side, row, range) in [(0, self.old, &old), (1, self.new, &new)] {
            for place in range.clone() {
                places.entry(row[place]).or_default()[side].push(place);
            }
        }
        let once = |sides: &&[Vec<usize>; 2]| sides.iter().all(|side| side.len() == 1);
        let pairs = |sides: &[Vec<usize>; 2]| -> Vec<[usize; 2]> {
            std::iter::zip(&sides[0], &sides[1]).map(|(one, other)| [*one, *other]).collect()
        };
        let mut matches: Vec<[usize; 2]> = places.values().filter(once).flat_map(pairs).collect();
        if matches.is_empty() {
            matches = places.values().flat_map(pairs).collect();
        }
        drop(places);
        matches.sort_unstable();
        let theirs: Vec<usize> = matches.iter().map(|[_, new]| *new).collect();
        for [one, other] in ascending(&theirs).into_iter().map(|place| matches[place]) {
            self.align(old.start..one, new.start..other, depth);
            self.common.push([one, other]);
            (old.start, new.start) = (one + 1, other + 1);
        }
        self.align(old, new, depth);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::cases;
    use proptest::prelude::*;

    #[test]
    fn what_ascends_is_as_long_as_can_be() {
        assert_eq!(ascending(&[5, 1, 6, 2, 3]), [1, 3, 4]);
        assert_eq!(ascending(&[1, 1, 2]), [1, 2]);
        assert!(ascending(&[]).is_empty());
    }

    #[test]
    fn all_that_stays_of_a_long_row_is_found_whatever_goes() {
        let common = |old: &[usize], new: Vec<usize>| alignment(&[old.to_vec(), new]).len();
        let odd = |row: &[usize]| row.iter().filter(|value| *value % 2 == 1).copied().collect();
        let once: Vec<usize> = (0..2000).collect();
        assert_eq!(common(&once, odd(&once)), 1000);
        assert_eq!(common(&once, [&once[300..], &once[..300]].concat()), 1700);
        assert_eq!(common(&once, (2000..4000).collect()), 0);
        let twice: Vec<usize> = once.iter().map(|value| value % 1000).collect();
        assert_eq!(common(&twice, odd(&twice)), 1000);
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn what_is_matched_is_the_same_and_ascends(
            old in prop::collection::vec(0_usize..200, 0..500),
            new in prop::collection::vec(0_usize..200, 0..500),
        ) {
            let common = alignment(&[old.clone(), new.clone()]);
            prop_assert!(common.iter().all(|[one, other]| old[*one] == new[*other]));
            prop_assert!(common.windows(2).all(|two| two[0][0] < two[1][0] && two[0][1] < two[1][1]));
        }
    }
}
