//! Scheduling: what an answer does to the memory of an item, and when the item is due again. The
//! algorithm is FSRS-6, computed by the reference crate; days, bounds, fuzz and deadlines are ours.

mod day;
mod interval;
mod load;
mod moves;
mod rating;
mod seed;

pub use day::{Moment, date_of, day_of, number_of, read_day, say_day};
pub use interval::{Aim, LAST_DAYS};
pub use load::Load;
pub use moves::{Move, RatedAnswer};
pub use rating::rate;
pub use seed::{KnownState, Seed};

use crate::form::Rating;
use crate::random::Random;
use fsrs::{DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview, MemoryState};
use interval::DaySpan;

/// The algorithm's name, which is stored beside all that it computed.
pub const ALGORITHM: &str = "FSRS-6";

/// The numbers that fit the algorithm to a learner.
pub type Parameters = [f32; 21];

/// After how many lapses an item is a leech, which costs more than it gives.
const LEECH: u32 = 8;
/// After how many more it is flagged again.
const LEECH_AGAIN: u32 = 4;

/// The decay of the forgetting curve stays within these (the crate clips it so).
const DECAY: (f32, f32) = (0.1, 0.8);

/// By what an item is known: the fuzz of its intervals is drawn from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Name<'n> {
    /// The id of its deck.
    pub deck: &'n str,
    /// Its key in the deck.
    pub item: &'n str,
}

/// What is known of how well an item is remembered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// In how many days recall falls to 90 %.
    pub stability: f32,
    /// How hard it is, from 1 to 10.
    pub difficulty: f32,
    /// The day of the first answer.
    pub first: i64,
    /// The day of the last answer that counted.
    pub last: i64,
    /// The day it should be asked again: one that was missed is due until it was recalled.
    pub due: i64,
    /// The day it is due once it was recalled; the same unless it was missed.
    pub later: i64,
    /// How many answers counted.
    pub reps: u32,
    /// How often it was forgotten once it had been learned.
    pub lapses: u32,
    /// Whether it was missed at its last answer, and so not recalled since.
    pub missed: bool,
}

impl Memory {
    /// A memory of one answer, for tests.
    #[cfg(test)]
    pub const fn sample(stability: f32, last: i64, due: i64) -> Self {
        let (first, later) = (last, due);
        let (difficulty, reps, lapses, missed) = (5.0, 1, 0, false);
        Self { stability, difficulty, first, last, due, later, reps, lapses, missed }
    }

    /// Whether it was forgotten so often that the question should be rewritten.
    pub const fn is_leech(&self) -> bool {
        self.lapses >= LEECH
    }

    /// Whether a lapse that led here is one to be told: at 8 lapses, and at every 4 from there.
    pub const fn is_flagged(&self) -> bool {
        self.is_leech() && (self.lapses - LEECH).is_multiple_of(LEECH_AGAIN)
    }

    /// Days since the last answer that counted; none where the clock went backwards.
    pub fn elapsed(&self, day: i64) -> u32 {
        u32::try_from(day.saturating_sub(self.last).max(0)).unwrap_or(u32::MAX)
    }

    fn state(&self) -> MemoryState {
        MemoryState { stability: self.stability, difficulty: self.difficulty }
    }
}

/// Parameters as some version of the algorithm has them: 17 are FSRS-4.5, 19 FSRS-5, 21 this one; nothing
/// where they make no sense.
pub fn read_parameters(numbers: &[f32]) -> Option<Parameters> {
    if numbers.is_empty() {
        return None;
    }
    let filled = fsrs::check_and_fill_parameters(numbers).ok()?;
    filled.try_into().ok()
}

/// Computes memories and intervals with some parameters.
#[derive(Clone, Debug)]
pub struct Scheduler {
    model: FSRS,
    parameters: Parameters,
}

impl Default for Scheduler {
    /// With the published parameters, which fit the average learner.
    fn default() -> Self {
        Self { model: FSRS::default(), parameters: DEFAULT_PARAMETERS }
    }
}

impl Scheduler {
    /// With a learner's own parameters; nothing when one is no finite number.
    pub fn new(parameters: Parameters) -> Option<Self> {
        Some(Self { model: FSRS::new(&parameters).ok()?, parameters })
    }

    /// What it computes with.
    pub const fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// Whether it computes with these.
    pub fn has(&self, parameters: &Parameters) -> bool {
        let both = self.parameters.iter().zip(parameters);
        both.into_iter().all(|(own, other)| own.to_bits() == other.to_bits())
    }

    /// The memory after an answer, due when the aim says, or else on a day that is known. An
    /// item's first answer of a day moves it; later ones, and those of a day that is gone by, only
    /// say whether it is still due that day.
    #[must_use]
    pub fn answer(
        &self,
        memory: Option<Memory>,
        name: Name<'_>,
        rating: Rating,
        day: i64,
        aim: Aim,
        due: Option<i64>,
    ) -> Memory {
        let before = memory;
        let memory = match (self.step(memory, rating, day), memory) {
            (Some(moved), _) => {
                let choose = || self.choose(before, name, rating, day, aim, &Load::default());
                Memory { later: due.or_else(choose).unwrap_or(day), ..moved }
            }
            (None, Some(memory)) => memory,
            (None, None) => self.begin(rating, day),
        };
        let missed = rating == Rating::Again;
        let due = if missed { day.min(memory.last) } else { memory.later };
        Memory { due, missed, ..memory }
    }

    /// The memory after an answer, without a due day; nothing where the answer doesn't move it.
    pub fn step(&self, memory: Option<Memory>, rating: Rating, day: i64) -> Option<Memory> {
        let Some(before) = memory else { return Some(self.begin(rating, day)) };
        if day <= before.last {
            return None;
        }
        let review = FSRSReview { rating: rating as u32, delta_t: before.elapsed(day) };
        let after =
            self.model.memory_state(FSRSItem { reviews: vec![review] }, Some(before.state()));
        // It refuses what isn't finite, which only a damaged memory can lead to: that begins anew.
        let Ok(after) = after else { return Some(self.begin(rating, day)) };
        Some(Memory {
            stability: after.stability,
            difficulty: after.difficulty,
            last: day,
            due: day,
            later: day,
            reps: before.reps.saturating_add(1),
            lapses: before.lapses.saturating_add(u32::from(rating == Rating::Again)),
            missed: rating == Rating::Again,
            ..before
        })
    }

    fn begin(&self, rating: Rating, day: i64) -> Memory {
        let reviews = vec![FSRSReview { rating: rating as u32, delta_t: 0 }];
        let state = self.model.memory_state(FSRSItem { reviews }, None);
        let state = state.unwrap_or(MemoryState { stability: 1.0, difficulty: 5.0 });
        Memory {
            stability: state.stability,
            difficulty: state.difficulty,
            first: day,
            last: day,
            due: day,
            later: day,
            reps: 1,
            lapses: 0,
            missed: rating == Rating::Again,
        }
    }

    /// The day for which an answer makes an item due, where it moves it: of those that its interval
    /// allows, one with little load. A better rating never brings it sooner, and one that was
    /// recalled early not sooner than without.
    pub fn choose(
        &self,
        memory: Option<Memory>,
        name: Name<'_>,
        rating: Rating,
        day: i64,
        aim: Aim,
        load: &Load,
    ) -> Option<i64> {
        let there = memory.map(|memory| memory.due.max(memory.later)).filter(|due| *due > day);
        let mut least = i64::MIN;
        for each in Rating::ALL {
            let moved = self.step(memory, each, day)?;
            let floor = there.filter(|_| each != Rating::Again);
            least = self.span(&moved, name, aim, floor).pick(least, load);
            if each == rating {
                break;
            }
        }
        Some(least)
    }

    fn span(&self, memory: &Memory, name: Name<'_>, aim: Aim, floor: Option<i64>) -> DaySpan {
        let ideal = self.model.next_interval(Some(memory.stability), aim.model_retention(), 0);
        let mut random = Random::new(u64::from(memory.reps), &["fuzz", name.deck, name.item]);
        aim.span(ideal, memory.last, floor, &mut random)
    }

    /// The day a memory should be refreshed, counted from its last answer.
    pub fn due(&self, memory: &Memory, name: Name<'_>, aim: Aim) -> i64 {
        self.span(memory, name, aim, None).wish
    }

    /// In how many days each of the four ratings would make the item due, from Again to Easy; nothing
    /// where none moves it.
    pub fn preview(
        &self,
        memory: Option<Memory>,
        name: Name<'_>,
        day: i64,
        aim: Aim,
        load: &Load,
    ) -> Option<[i64; 4]> {
        self.step(memory, Rating::Good, day)?;
        Some(Rating::ALL.map(|rating| {
            let due = self.choose(memory, name, rating, day, aim, load);
            due.unwrap_or(day).saturating_sub(day).max(0)
        }))
    }

    /// How likely the item is recalled on a day, from 0 to 1.
    pub fn recall(&self, memory: &Memory, day: i64) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a day more or less is nothing by then")]
        let elapsed = memory.elapsed(day) as f32;
        let decay = self.parameters[20].clamp(DECAY.0, DECAY.1);
        fsrs::current_retrievability(memory.state(), elapsed, decay)
    }

    /// The same for an item that counts as known: one that was missed and not recalled since is not.
    pub fn known(&self, memory: &Memory, day: i64) -> f32 {
        if memory.missed { 0.0 } else { self.recall(memory, day) }
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod simulation;
