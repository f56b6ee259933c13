//! Load: how much is due on each day, so that what has a choice goes to a day with less.

use std::collections::HashMap;

/// How many items are due, by days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Load {
    counts: HashMap<i64, usize>,
}

impl Load {
    /// How many are due on a day.
    pub fn on(&self, day: i64) -> usize {
        self.counts.get(&day).copied().unwrap_or(0)
    }

    /// Adds so many to a day.
    pub fn add(&mut self, day: i64, count: usize) {
        *self.counts.entry(day).or_default() += count;
    }

    /// Takes one away from a day, where there is one.
    pub fn remove(&mut self, day: i64) {
        if let Some(count) = self.counts.get_mut(&day) {
            *count = count.saturating_sub(1);
        }
    }
}

impl FromIterator<(i64, usize)> for Load {
    fn from_iter<I: IntoIterator<Item = (i64, usize)>>(days: I) -> Self {
        let mut load = Self::default();
        for (day, count) in days {
            load.add(day, count);
        }
        load
    }
}
