//! Moves: what leads a memory from what it was to what it is, in the order it happened.

use super::{Aim, Memory, Name, Scheduler, Seed};
use crate::form::Rating;

/// An answer as it counts.
#[derive(Clone, Copy, Debug)]
pub struct RatedAnswer {
    /// The learner's day.
    pub day: i64,
    /// What the scheduler is told.
    pub rating: Rating,
    /// What its interval aims at.
    pub aim: Aim,
    /// The day for which it made the item due, if that is known.
    pub due: Option<i64>,
}

/// Something that moves a memory.
#[derive(Clone, Copy, Debug)]
pub enum Move {
    /// An answer.
    Answer(RatedAnswer),
    /// The item is as new, from a day on.
    Reset(i64),
    /// It is due on a day.
    Due(i64),
    /// Another program knew it.
    Seed(Seed),
}

impl Scheduler {
    /// The memory after a move; nothing where the item is new then.
    pub fn moved(&self, memory: Option<Memory>, name: Name<'_>, moved: Move) -> Option<Memory> {
        match moved {
            Move::Answer(RatedAnswer { day, rating, aim, due }) => {
                Some(self.answer(memory, name, rating, day, aim, due))
            }
            Move::Reset(_) => None,
            Move::Due(day) => memory.map(|memory| Memory { due: day, later: day, ..memory }),
            Move::Seed(seed) => self.seeded(memory, seed),
        }
    }
}
