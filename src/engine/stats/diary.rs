//! The diary: what was done on each day.

use std::collections::BTreeMap;

/// An answer counts at most so many milliseconds, as with Anki: longer nobody thinks.
pub const LONGEST: u64 = 60_000;

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// How many answers were given and not taken back.
    pub answers: usize,
    /// How long they took, each a minute at most.
    pub milliseconds: u64,
}

impl Work {
    /// Takes up an answer.
    pub fn add(&mut self, milliseconds: u64) {
        self.answers += 1;
        self.milliseconds += milliseconds.min(LONGEST);
    }
}

/// What was done on each day on which something was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diary {
    days: BTreeMap<i64, Work>,
}

impl Diary {
    /// Takes up an answer.
    pub fn add(&mut self, day: i64, milliseconds: u64) {
        self.days.entry(day).or_default().add(milliseconds);
    }

    /// What was done on a day.
    pub fn on(&self, day: i64) -> Work {
        self.days.get(&day).copied().unwrap_or_default()
    }

    /// The first day on which something was done.
    pub fn first(&self) -> Option<i64> {
        self.days.keys().next().copied()
    }

    /// The days on which something was done, up to one, and what.
    pub fn until(&self, today: i64) -> impl Iterator<Item = (i64, Work)> {
        self.days.range(..=today).map(|(day, work)| (*day, *work))
    }

    /// What was done in so many days, today the last of them.
    pub fn last(&self, days: i64, today: i64) -> Work {
        let mut sum = Work::default();
        for (_, work) in self.days.range(today.saturating_sub(days - 1)..=today) {
            sum.answers += work.answers;
            sum.milliseconds += work.milliseconds;
        }
        sum
    }

    /// On how many days in a row something was done, up to today, or to yesterday where today is
    /// still open.
    pub fn row(&self, today: i64) -> usize {
        row(today, |day| self.days.contains_key(&day))
    }

    /// The most days in a row, up to today.
    pub fn longest_row(&self, today: i64) -> usize {
        let (mut longest, mut row, mut before) = (0, 0, None);
        for (day, _) in self.until(today) {
            row = if before == Some(day - 1) { row + 1 } else { 1 };
            longest = longest.max(row);
            before = Some(day);
        }
        longest
    }
}

/// On how many days in a row something was done, up to today or yesterday.
pub fn row(today: i64, mut was_done: impl FnMut(i64) -> bool) -> usize {
    let last = if was_done(today) { today } else { today - 1 };
    (i64::MIN..=last).rev().take_while(|day| was_done(*day)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_a_row_end_today_or_yesterday_and_the_longest_anywhere() {
        let mut diary = Diary::default();
        for day in [1, 2, 3, 4, 7, 8, 9] {
            diary.add(day, 90_000);
            diary.add(day, 1_000);
        }
        let rows = [9, 10, 11].map(|today| (diary.row(today), diary.longest_row(today)));
        assert_eq!(rows, [(3, 4), (3, 4), (0, 4)]);
        assert_eq!((diary.row(3), diary.longest_row(2)), (3, 2), "days to come do not count");
        assert_eq!(diary.last(7, 9), Work { answers: 10, milliseconds: 305_000 });
        assert_eq!(diary.on(5), Work::default());
        assert_eq!(diary.until(4).count(), 4);
    }
}
