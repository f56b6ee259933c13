//! The forecast: how much is due on each of the days to come, as things stand.

use crate::engine::due::due_on;
use crate::engine::schedule::Memory;
use std::hash::Hash;

/// How many days are foretold, today among them.
pub const DAYS: usize = 366;

/// What is due when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// What is asked today and was due before.
    pub overdue: usize,
    /// What is due on each day, from today on; today without what is overdue. What waits today for a
    /// sibling is due tomorrow.
    pub days: Vec<usize>,
    /// What is due after that.
    pub later: usize,
}

impl Default for Forecast {
    fn default() -> Self {
        Self { overdue: 0, days: vec![0; DAYS], later: 0 }
    }
}

impl Forecast {
    /// Takes up some items, each with its question; all items of a question must be among them. What
    /// is never asked is due on the last day there is, and not counted.
    pub fn add<'m, Q: Clone + Eq + Hash>(
        &mut self,
        items: impl IntoIterator<Item = (Q, &'m Memory)>,
        today: i64,
    ) {
        let items: Vec<(Q, &Memory)> = items.into_iter().collect();
        let mut waiting = 0;
        for (_, memory) in items.iter().filter(|(_, memory)| memory.due < i64::MAX) {
            let ahead = memory.due.saturating_sub(today);
            match usize::try_from(ahead).unwrap_or(0) {
                0 => waiting += 1,
                day => match self.days.get_mut(day) {
                    Some(count) => *count += 1,
                    None => self.later += 1,
                },
            }
        }
        for (_, memory) in due_on(items, today) {
            waiting -= 1;
            let count = if memory.due < today { &mut self.overdue } else { &mut self.days[0] };
            *count += 1;
        }
        self.days[1] += waiting;
    }

    /// What is due on so many days, from today on.
    pub fn until(&self, days: usize) -> &[usize] {
        &self.days[..days.min(self.days.len())]
    }

    /// The same, what is overdue with today.
    pub fn with_overdue(&self, days: usize) -> Vec<usize> {
        let mut counts = self.until(days).to_vec();
        if let Some(today) = counts.first_mut() {
            *today += self.overdue;
        }
        counts
    }

    /// How much is asked today.
    pub fn due(&self) -> usize {
        self.overdue + self.days[0]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memory(last: i64, due: i64) -> Memory {
        Memory::sample(5.0, last, due)
    }

    #[test]
    fn everything_is_due_on_some_day_and_siblings_wait_for_tomorrow() {
        let dues = [(1, 95), (2, 100), (2, 100), (3, 101), (4, 113), (5, 9_000), (6, 100)];
        let memories = dues.map(|(question, due)| (question, memory(90, due)));
        let mut forecast = Forecast::default();
        forecast.add(memories.iter().map(|(question, memory)| (*question, memory)), 100);
        assert_eq!((forecast.overdue, forecast.days[0], forecast.days[1]), (1, 2, 2));
        assert_eq!((forecast.days[13], forecast.later, forecast.due()), (1, 1, 3));
        let all: usize = forecast.days.iter().sum::<usize>() + forecast.overdue + forecast.later;
        assert_eq!(all, dues.len());
    }
}
