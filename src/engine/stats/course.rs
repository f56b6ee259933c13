//! The course: every item is followed through all that moved its memory, and it is noted how many were
//! known on some days, and how much of what was due was recalled.

use super::retention::Retention;
use crate::engine::schedule::{Memory, Move, Name, Scheduler};
use crate::form::Rating;

/// Days between two samples.
const WEEK: usize = 7;

/// Follows items.
pub struct Chronicler<'c> {
    scheduler: &'c Scheduler,
    today: i64,
    /// The days on which it is noted how much is known, the last one today.
    samples: Vec<i64>,
    known: Vec<f64>,
    /// How much of what was due was recalled.
    pub retention: Retention,
}

impl<'c> Chronicler<'c> {
    /// Notes what is known each week from a day on, where there was one, until today.
    pub fn new(scheduler: &'c Scheduler, first: Option<i64>, today: i64) -> Self {
        let first = first.unwrap_or(today).min(today);
        let mut samples: Vec<i64> = (first..=today).rev().step_by(WEEK).collect();
        samples.reverse();
        let known = vec![0.0; samples.len()];
        Self { scheduler, today, samples, known, retention: Retention::default() }
    }

    /// Follows an item; whether it is one of those whose course is wanted. How often it was missed.
    pub fn follow(&mut self, name: Name<'_>, moves: &[Move], is_wanted: bool) -> usize {
        let mut memory: Option<Memory> = None;
        let (mut latest, mut next, mut wished, mut misses) = (i64::MIN, 0, 0.0, 0);
        for moved in moves {
            let after = self.scheduler.moved(memory, name, *moved);
            let day = match moved {
                Move::Answer(answer) => {
                    misses += usize::from(answer.rating == Rating::Again);
                    if let Some(before) = memory.filter(|before| answer.day > before.last) {
                        if before.due <= answer.day {
                            let is_recalled = answer.rating != Rating::Again;
                            self.retention.add(answer.day, &before, is_recalled, wished);
                        }
                        wished = answer.aim.retention;
                    } else if memory.is_none() {
                        wished = answer.aim.retention;
                    }
                    Some(answer.day)
                }
                Move::Reset(day) => Some(*day),
                Move::Seed(seed) => Some(seed.day),
                Move::Due(_) => None,
            };
            if let Some(day) = day.filter(|_| is_wanted) {
                latest = day.min(self.today).max(latest);
                next = self.note(next, latest, memory.as_ref());
            }
            memory = after;
        }
        if is_wanted {
            self.note(next, self.today + 1, memory.as_ref());
        }
        misses
    }

    /// Notes what an item adds to the samples before a day; the first sample that is left.
    fn note(&mut self, from: usize, before: i64, memory: Option<&Memory>) -> usize {
        let to = self.samples.partition_point(|day| *day < before).max(from);
        if let Some(memory) = memory {
            for (day, known) in self.samples[from..to].iter().zip(&mut self.known[from..to]) {
                *known += f64::from(self.scheduler.known(memory, *day));
            }
        }
        to
    }

    /// How many of the items that were wanted were known on each of the days.
    pub fn course(&self) -> Vec<(i64, f64)> {
        self.samples.iter().copied().zip(self.known.iter().copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::schedule::{Aim, RatedAnswer};
    use crate::engine::stats::Period;

    const NAME: Name<'static> = Name { deck: "d", item: "i" };

    fn answer(day: i64, rating: Rating, due: i64) -> Move {
        Move::Answer(RatedAnswer { day, rating, aim: Aim::default(), due: Some(due) })
    }

    #[test]
    fn what_is_known_is_noted_once_a_week_and_what_was_due_is_counted() {
        let scheduler = Scheduler::default();
        let mut chronicler = Chronicler::new(&scheduler, Some(100), 121);
        let moves = [
            answer(100, Rating::Good, 103),
            answer(102, Rating::Good, 110), // it was not due yet
            answer(110, Rating::Again, 111),
            answer(110, Rating::Again, 111),
            answer(111, Rating::Good, 114),
            Move::Reset(116),
        ];
        assert_eq!(chronicler.follow(NAME, &moves, true), 2);
        let (days, known): (Vec<i64>, Vec<f64>) = chronicler.course().into_iter().unzip();
        assert_eq!(days, [100, 107, 114, 121]);
        assert!((known[0] - 1.0).abs() < 1e-6 && known[1] > 0.8 && known[1] < 1.0, "{known:?}");
        assert!(known[2] > 0.0 && known[3].abs() < 1e-9, "{known:?}");
        let [(_, [young, mature])] = chronicler.retention.by(Period::Month, 121)[..] else {
            panic!("in one month")
        };
        assert_eq!((young.due, young.recalled, mature.due), (2, 1, 0));
        assert_eq!(young.wished(), Some(0.9));
    }

    #[test]
    fn the_last_sample_is_what_the_memory_says_also_where_the_clock_ran_ahead() {
        let scheduler = Scheduler::default();
        let moves = [answer(90, Rating::Good, 93), answer(130, Rating::Easy, 170)];
        let mut chronicler = Chronicler::new(&scheduler, Some(90), 120);
        chronicler.follow(NAME, &moves, true);
        assert!((chronicler.course().last().unwrap().1 - 1.0).abs() < 1e-6);
        assert!(chronicler.retention.by(Period::Week, 120).is_empty());
        let mut other = Chronicler::new(&scheduler, None, 120);
        other.follow(NAME, &moves, false);
        assert_eq!(other.course(), [(120, 0.0)]);
    }
}
