//! Seeds: what another program knew of an item of which the answers are not here, or not all of them.
//! A memory begins with it, or goes on from it.

use super::{Memory, Scheduler};
use serde::{Deserialize, Serialize};

/// The recall that SM-2 is taken to have aimed at, as Anki takes it.
const RETENTION: f32 = 0.9;

/// The least and the largest stability, in days, that another program may have reckoned.
const STABILITY: (f32, f32) = (0.001, 36_500.0);

/// The least and the largest difficulty.
const DIFFICULTY: (f32, f32) = (1.0, 10.0);

/// What another program knew of an item.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seed {
    /// The day on which it was answered last.
    pub day: i64,
    /// The day for which it is due.
    pub due: i64,
    /// How well it was remembered then.
    #[serde(flatten)]
    pub state: KnownState,
    /// How many answers it had.
    pub reps: u32,
    /// How often it was forgotten.
    pub lapses: u32,
}

/// How well an item was remembered, in the terms of the algorithm that reckoned it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum KnownState {
    /// FSRS.
    Fsrs {
        /// In how many days recall falls to 90 %.
        stability: f32,
        /// How hard it is, from 1 to 10.
        difficulty: f32,
    },
    /// SM-2 and its kin.
    Sm2 {
        /// The days until it is due.
        interval: f32,
        /// By how much an interval grows; 2.5 at first.
        ease: f32,
        /// Its difficulty where that is known all the same, from 1 to 10.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        difficulty: Option<f32>,
    },
}

impl KnownState {
    /// Whether a memory can begin with it.
    pub fn is_sound(&self) -> bool {
        let is_within = |number: f32, (least, most)| (least..=most).contains(&number);
        match *self {
            Self::Fsrs { stability, difficulty } => {
                is_within(stability, STABILITY) && is_within(difficulty, DIFFICULTY)
            }
            Self::Sm2 { interval, ease, difficulty } => {
                is_within(interval, STABILITY)
                    && is_within(ease, (1.0, 100.0))
                    && difficulty.is_none_or(|known| is_within(known, DIFFICULTY))
            }
        }
    }
}

impl Scheduler {
    /// The memory once it is known what another program knew; as it was where that is of a day before.
    pub(super) fn seeded(&self, memory: Option<Memory>, seed: Seed) -> Option<Memory> {
        if memory.is_some_and(|memory| memory.last > seed.day) {
            return memory;
        }
        let known = match seed.state {
            KnownState::Fsrs { stability, difficulty } => Some((stability, difficulty)),
            KnownState::Sm2 { interval, ease, difficulty } => {
                // Its next interval for "good" is the ease times as long.
                let state = self.model.memory_state_from_sm2(ease, interval, RETENTION).ok();
                state.map(|state| (state.stability, difficulty.unwrap_or(state.difficulty)))
            }
        };
        let Some((stability, difficulty)) = known else { return memory };
        Some(Memory {
            stability,
            difficulty,
            first: memory.map_or(seed.day, |memory| memory.first),
            last: seed.day,
            due: seed.due,
            later: seed.due,
            reps: memory.map_or(0, |memory| memory.reps).max(seed.reps).max(1),
            lapses: memory.map_or(0, |memory| memory.lapses).max(seed.lapses),
            missed: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::schedule::{Aim, Move, Name};
    use crate::form::Rating;

    const NAME: Name<'_> = Name { deck: "d", item: "i" };

    fn seed(state: KnownState) -> Seed {
        Seed { day: 100, due: 130, state, reps: 7, lapses: 2 }
    }

    #[test]
    fn a_memory_begins_with_what_is_known_elsewhere() {
        let scheduler = Scheduler::default();
        let state = KnownState::Fsrs { stability: 30.0, difficulty: 4.0 };
        let memory = scheduler.moved(None, NAME, Move::Seed(seed(state))).unwrap();
        assert_eq!((memory.stability, memory.difficulty, memory.due), (30.0, 4.0, 130));
        assert_eq!((memory.first, memory.last, memory.reps, memory.lapses), (100, 100, 7, 2));
    }

    #[test]
    fn an_interval_of_sm2_grows_by_its_ease_next() {
        let scheduler = Scheduler::default();
        for (interval, ease) in [(10.0, 2.5), (100.0, 1.9), (30.0, 2.2)] {
            let state = KnownState::Sm2 { interval, ease, difficulty: None };
            let memory = scheduler.moved(None, NAME, Move::Seed(seed(state))).unwrap();
            assert!((memory.stability - interval).abs() < 0.01, "{memory:?}");
            #[expect(clippy::cast_possible_truncation, reason = "whole days")]
            let day = 100 + interval as i64;
            let next =
                scheduler.answer(Some(memory), NAME, Rating::Good, day, Aim::default(), None);
            let growth = next.stability / interval;
            assert!((growth - ease).abs() < 0.2, "{growth} for {ease}");
        }
    }

    #[test]
    fn what_was_answered_since_counts_more() {
        let scheduler = Scheduler::default();
        let before = Memory::sample(5.0, 101, 106);
        let state = KnownState::Fsrs { stability: 30.0, difficulty: 4.0 };
        assert_eq!(scheduler.moved(Some(before), NAME, Move::Seed(seed(state))), Some(before));
    }

    #[test]
    fn what_is_no_memory_is_told() {
        let fsrs = |stability, difficulty| KnownState::Fsrs { stability, difficulty }.is_sound();
        assert!(fsrs(1.0, 1.0) && !fsrs(f32::NAN, 1.0) && !fsrs(0.0, 1.0) && !fsrs(1.0, 11.0));
        let sm2 = |interval, ease| KnownState::Sm2 { interval, ease, difficulty: None }.is_sound();
        assert!(sm2(1.0, 1.3) && !sm2(-1.0, 2.5) && !sm2(1.0, 0.0) && !sm2(1.0, f32::INFINITY));
    }
}
