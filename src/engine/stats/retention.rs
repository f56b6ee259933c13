//! True retention: of items that were due, how many were recalled, beside what was wished.

use super::knowledge::MATURE;
use crate::engine::schedule::{Memory, date_of, number_of};
use jiff::civil::Weekday;
use std::collections::BTreeMap;

/// How much of what was due was recalled.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RecallCount {
    /// How many items were due: of each the first answer of a day.
    pub due: usize,
    /// How many of them were recalled.
    pub recalled: usize,
    /// The sum of what was wished for, from 0 to 1 each.
    wished: f64,
}

impl RecallCount {
    fn add(&mut self, other: &Self) {
        self.due += other.due;
        self.recalled += other.recalled;
        self.wished += other.wished;
    }

    /// The share that was recalled; nothing of nothing.
    #[expect(clippy::cast_precision_loss, reason = "no learner has 2^53 answers")]
    pub fn share(&self) -> Option<f64> {
        (self.due > 0).then(|| self.recalled as f64 / self.due as f64)
    }

    /// The share that was wished for.
    #[expect(clippy::cast_precision_loss, reason = "no learner has 2^53 answers")]
    pub fn wished(&self) -> Option<f64> {
        (self.due > 0).then(|| self.wished / self.due as f64)
    }

    /// Both together.
    pub fn joined(&self, other: &Self) -> Self {
        let mut sum = *self;
        sum.add(other);
        sum
    }
}

/// A stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// From Monday to Sunday.
    Week,
    /// Of the calendar.
    Month,
}

impl Period {
    /// The first day of the one that a day is in.
    fn first(self, day: i64) -> i64 {
        let Some(date) = date_of(day) else { return day };
        match self {
            Self::Week => day - i64::from(date.weekday().since(Weekday::Monday)),
            Self::Month => number_of(date.first_of_month()),
        }
    }
}

/// How much of what was due was recalled on each day: what was young, and what was mature.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Retention {
    days: BTreeMap<i64, [RecallCount; 2]>,
}

impl Retention {
    /// Takes up an answer of a day to an item that was due, with its memory before, and what the
    /// interval aimed at that led there.
    pub fn add(&mut self, day: i64, before: &Memory, is_recalled: bool, wished: f64) {
        let is_mature = before.stability >= MATURE;
        let count = RecallCount { due: 1, recalled: usize::from(is_recalled), wished };
        self.days.entry(day).or_default()[usize::from(is_mature)].add(&count);
    }

    /// Young and mature ones by periods, the earliest first, up to a day: the first day of each.
    pub fn by(&self, period: Period, today: i64) -> Vec<(i64, [RecallCount; 2])> {
        let mut sums: BTreeMap<i64, [RecallCount; 2]> = BTreeMap::new();
        for (day, counts) in self.days.range(..=today) {
            let sum = sums.entry(period.first(*day)).or_default();
            sum.iter_mut().zip(counts).for_each(|(sum, count)| sum.add(count));
        }
        sums.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weeks_begin_on_monday_and_months_on_their_first() {
        let thursday = number_of(date(2026, 11, 26));
        let first = |period: Period| date_of(period.first(thursday)).unwrap();
        assert_eq!(first(Period::Week), date(2026, 11, 23));
        assert_eq!(first(Period::Month), date(2026, 11, 1));
    }
}
