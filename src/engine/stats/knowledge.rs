//! Knowledge: how many of some items are known today, and how far each is.

use crate::engine::schedule::{Memory, Scheduler};

/// From this stability on a memory is mature, in days (Anki's border).
pub const MATURE: f32 = 21.0;

/// How far an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Maturity {
    /// It was never answered.
    New,
    /// It was missed at its last answer, and not recalled since.
    Learning,
    /// It is remembered, its stability under 21 days.
    Young,
    /// It is remembered, its stability from 21 days.
    Mature,
}

impl Maturity {
    /// All of them, from the first.
    pub const ALL: [Self; 4] = [Self::New, Self::Learning, Self::Young, Self::Mature];

    /// How far an item with this memory is.
    pub const fn of(memory: Option<&Memory>) -> Self {
        match memory {
            None => Self::New,
            Some(memory) if memory.missed => Self::Learning,
            Some(memory) if memory.stability < MATURE => Self::Young,
            Some(_) => Self::Mature,
        }
    }

    /// What it is called.
    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Learning => "learning",
            Self::Young => "young",
            Self::Mature => "mature",
        }
    }
}

/// How much is known of some items, those that are known for good left out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Knowledge {
    /// How many would be recalled: the sum of how likely each is, new ones and missed ones as nothing.
    pub known: f64,
    counts: [usize; Maturity::ALL.len()],
}

impl Knowledge {
    /// Takes up an item.
    pub fn add(&mut self, memory: Option<&Memory>, scheduler: &Scheduler, today: i64) {
        self.known += memory.map_or(0.0, |memory| f64::from(scheduler.known(memory, today)));
        self.counts[Maturity::of(memory) as usize] += 1;
    }

    /// Takes up what is known of other items.
    pub fn join(&mut self, other: &Self) {
        self.known += other.known;
        for (count, more) in self.counts.iter_mut().zip(other.counts) {
            *count += more;
        }
    }

    /// How many items there are.
    pub fn items(&self) -> usize {
        self.counts.iter().sum()
    }

    /// How many are so far.
    pub const fn at(&self, stage: Maturity) -> usize {
        self.counts[stage as usize]
    }

    /// The share that would be recalled, from 0 to 1; nothing of nothing.
    #[expect(clippy::cast_precision_loss, reason = "no learner has 2^53 items")]
    pub fn share(&self) -> f64 {
        self.known / self.items().max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::schedule::{Aim, Name};
    use crate::form::Rating;

    #[test]
    fn new_and_missed_items_count_as_nothing_and_each_is_somewhere() {
        let scheduler = Scheduler::default();
        let name = Name { deck: "d", item: "i" };
        let answer = |memory, rating, day| {
            Some(scheduler.answer(memory, name, rating, day, Aim::default(), None))
        };
        let young = answer(None, Rating::Good, 100);
        let missed = answer(young, Rating::Again, 103);
        let mature = young.map(|memory| Memory { stability: MATURE, ..memory });
        let mut knowledge = Knowledge::default();
        for memory in [None, young, missed, mature] {
            knowledge.add(memory.as_ref(), &scheduler, 100);
        }
        assert_eq!(Maturity::ALL.map(|stage| knowledge.at(stage)), [1, 1, 1, 1]);
        assert!((knowledge.known - 2.0).abs() < 1e-6 && (knowledge.share() - 0.5).abs() < 1e-6);
        assert!(Knowledge::default().share().abs() < 1e-9);
    }
}
