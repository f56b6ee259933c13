//! Spreading: items that cannot all come up on their day are given others, as even as can be: what
//! is seen again before a deadline, and what piled up in a break.

use super::schedule::{LAST_DAYS, Load, Memory, Scheduler};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::RangeInclusive;

/// How many of `count` go to each of some days, which have a load already.
fn level(count: usize, days: RangeInclusive<i64>, load: &Load) -> Vec<(i64, usize)> {
    let mut open: BinaryHeap<_> = days.clone().map(|day| Reverse((load.on(day), day))).collect();
    let mut shares: Vec<(i64, usize)> = days.clone().map(|day| (day, 0)).collect();
    for _ in 0..count {
        let Some(Reverse((load, day))) = open.pop() else { break };
        open.push(Reverse((load + 1, day)));
        let at = usize::try_from(day - days.start()).unwrap_or_default();
        if let Some((_, share)) = shares.get_mut(at) {
            *share += 1;
        }
    }
    shares
}

/// Gives items days, those first in the list the first days.
fn deal<T>(items: Vec<T>, days: RangeInclusive<i64>, load: &Load) -> Vec<(T, i64)> {
    let shares = level(items.len(), days, load);
    let days = shares.into_iter().flat_map(|(day, share)| std::iter::repeat_n(day, share));
    items.into_iter().zip(days).collect()
}

/// Items in the order of risk, the least likely to be recalled first.
fn by_risk<'m, T>(
    mut items: Vec<(T, &'m Memory)>,
    scheduler: &Scheduler,
    today: i64,
) -> Vec<(T, &'m Memory)> {
    items.sort_by(|(_, one), (_, other)| {
        scheduler.recall(one, today).total_cmp(&scheduler.recall(other, today))
    });
    items
}

/// The items that would not be seen in the last days before a deadline, and the days on which they
/// should be.
pub fn draw_in<'m, T>(
    items: impl IntoIterator<Item = (T, &'m Memory)>,
    scheduler: &Scheduler,
    until: i64,
    today: i64,
    load: &Load,
) -> Vec<(T, i64)> {
    let opens = until.saturating_sub(LAST_DAYS);
    if today > until || until.saturating_sub(today) > MOST_DAYS {
        return Vec::new();
    }
    let is_late = |(_, memory): &(T, &Memory)| memory.due >= until && memory.last < opens;
    let late = items.into_iter().filter(|item| is_late(item) && item.1.due > today);
    let late = by_risk(late.collect(), scheduler, today);
    let days = opens.max(today)..=until.saturating_sub(1).max(today);
    deal(late.into_iter().map(|(item, _)| item).collect(), days, load)
}

/// Days for what is due, most at risk first, over so many days from today on.
pub fn catch_up<'m, T>(
    items: impl IntoIterator<Item = (T, &'m Memory)>,
    scheduler: &Scheduler,
    days: i64,
    today: i64,
    load: &Load,
) -> Vec<(T, i64)> {
    let due = items.into_iter().filter(|(_, memory)| memory.due <= today).collect();
    let due = by_risk(due, scheduler, today).into_iter().map(|(item, _)| item);
    deal(due.collect(), today..=today.saturating_add(days.clamp(1, MOST_DAYS) - 1), load)
}

/// The most days that are planned one by one: more than two years before an exam nobody counts.
pub const MOST_DAYS: i64 = 1000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::cases;
    use proptest::prelude::*;

    fn memory(last: i64, due: i64) -> Memory {
        Memory::sample(10.0, last, due)
    }

    #[test]
    fn what_would_come_after_a_deadline_is_seen_in_the_week_before() {
        let memories = [memory(0, 150), memory(5, 150), memory(0, 60), memory(95, 150)];
        let items = || memories.iter().enumerate();
        let scheduler = Scheduler::default();
        let load: Load = [(93, 1)].into_iter().collect();
        assert_eq!(draw_in(items(), &scheduler, 100, 50, &load), [(0, 94), (1, 95)]);
        assert_eq!(draw_in(items(), &scheduler, 100, 100, &load), [(0, 100), (1, 100)]);
        assert_eq!(draw_in(items(), &scheduler, 100, 101, &load), []);
        assert_eq!(draw_in(items(), &scheduler, i64::MAX, 0, &load), []);
    }

    #[test]
    fn what_piled_up_is_spread_with_the_most_at_risk_first() {
        let memories = [memory(0, 9), memory(40, 45), memory(20, 30), memory(49, 55)];
        let load: Load = [(51, 1)].into_iter().collect();
        let spread = catch_up(memories.iter().enumerate(), &Scheduler::default(), 2, 50, &load);
        assert_eq!(spread, [(0, 50), (2, 50), (1, 51)]);
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn days_are_filled_as_evenly_as_they_can_be(count in 0_usize..300, loads in prop::collection::vec(0_usize..40, 1..20)) {
            let load: Load = (0..).zip(loads.iter().copied()).collect();
            let last = i64::try_from(loads.len()).unwrap() - 1;
            let shares = level(count, 0..=last, &load);
            prop_assert_eq!(shares.iter().map(|(_, share)| share).sum::<usize>(), count);
            let total = |(day, share): &(i64, usize)| load.on(*day) + share;
            let least = shares.iter().map(total).min().unwrap();
            for share in shares.iter().filter(|(_, share)| *share > 0) {
                prop_assert!(total(share) <= least + 1);
            }
        }
    }
}
