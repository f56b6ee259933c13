//! Time: how much of an exam is used. It goes on while the program is closed or the machine sleeps,
//! and whoever sets the clock neither gains nor loses by it, as far as a clock that nobody sets can be
//! asked.

use serde::{Deserialize, Serialize};

/// What the clocks say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockReading {
    /// Milliseconds since 1970 in UTC, by the clock that people set.
    pub at: i64,
    /// By one that nobody sets and that counts sleep too: which start of it, and milliseconds since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steady: Option<(u64, u64)>,
}

impl ClockReading {
    /// How many milliseconds after another it was. Where only the clock that people set can tell, and
    /// was set back, it is none.
    fn since(self, before: Self) -> u64 {
        match (self.steady, before.steady) {
            (Some((start, now)), Some((same, then))) if start == same => now.saturating_sub(then),
            _ => u64::try_from(self.at.saturating_sub(before.at)).unwrap_or(0),
        }
    }
}

/// How far the clock that people set must be off before that is said, in milliseconds.
const NOTABLE: u64 = 60_000;

/// The time of an exam.
#[derive(Clone, Copy, Debug)]
pub struct ExamTime {
    /// How long it lasts, in milliseconds, where that has an end.
    limit: Option<u64>,
    spent: u64,
    last: ClockReading,
}

impl ExamTime {
    /// Goes on from when so many milliseconds were spent.
    pub fn new(minutes: Option<u32>, spent: u64, last: ClockReading) -> Self {
        Self { limit: minutes.map(|minutes| u64::from(minutes) * 60_000), spent, last }
    }

    /// Takes the time up to now; by how many milliseconds the clock was set back meanwhile, where that
    /// is worth to be said.
    pub fn look(&mut self, now: ClockReading) -> Option<u64> {
        let passed = now.since(self.last);
        let shown = now.at.saturating_sub(self.last.at);
        let back = i64::try_from(passed).unwrap_or(i64::MAX).saturating_sub(shown);
        (self.spent, self.last) = (self.spent.saturating_add(passed), now);
        u64::try_from(back).ok().filter(|back| *back >= NOTABLE)
    }

    /// How many milliseconds were spent.
    pub const fn spent(&self) -> u64 {
        self.spent
    }

    /// What the clocks said last.
    pub const fn last(&self) -> ClockReading {
        self.last
    }

    /// How many seconds are left, where it has an end; none only when it is over.
    pub fn seconds_left(&self) -> Option<u64> {
        self.limit.map(|limit| limit.saturating_sub(self.spent).div_ceil(1000))
    }

    /// When it ended or ends, by the clock that people set: now, or when its time was over.
    pub fn end(&self) -> i64 {
        let over = self.limit.map_or(0, |limit| self.spent.saturating_sub(limit));
        self.last.at.saturating_sub_unsigned(over)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: u64 = 60_000;

    fn wall(minutes: i64) -> ClockReading {
        ClockReading { at: minutes * 60_000, steady: None }
    }

    fn steady(minutes: i64, start: u64, since: u64) -> ClockReading {
        ClockReading { steady: Some((start, since * MINUTE)), ..wall(minutes) }
    }

    #[test]
    fn time_goes_on_while_nobody_looks_and_is_over_at_its_end() {
        let mut timing = ExamTime::new(Some(45), 10 * MINUTE, wall(100));
        assert_eq!(timing.look(wall(130)), None);
        assert_eq!((timing.seconds_left(), timing.end()), (Some(300), 130 * 60_000));
        assert_eq!(timing.look(wall(200)), None);
        assert_eq!((timing.seconds_left(), timing.end()), (Some(0), 135 * 60_000));
        assert_eq!(ExamTime::new(None, 0, wall(0)).seconds_left(), None);
    }

    #[test]
    fn the_last_part_of_a_second_is_a_second() {
        let timing = ExamTime::new(Some(1), MINUTE - 1, wall(0));
        assert_eq!(timing.seconds_left(), Some(1));
    }

    #[test]
    fn who_sets_the_clock_neither_gains_nor_loses_while_the_machine_runs() {
        let mut timing = ExamTime::new(Some(45), 0, steady(100, 1, 7));
        assert_eq!(timing.look(steady(40, 1, 17)), Some(70 * MINUTE));
        assert_eq!(timing.spent(), 10 * MINUTE);
        assert_eq!(timing.look(steady(400, 1, 18)), None);
        assert_eq!(timing.spent(), 11 * MINUTE);
    }

    #[test]
    fn after_a_new_start_a_clock_that_was_set_back_gives_no_more_than_the_time_between() {
        let mut timing = ExamTime::new(Some(45), 20 * MINUTE, steady(100, 1, 900));
        assert_eq!(timing.look(steady(90, 2, 1)), Some(10 * MINUTE));
        assert_eq!(timing.spent(), 20 * MINUTE);
        assert_eq!(timing.look(steady(95, 2, 6)), None);
        assert_eq!(timing.spent(), 25 * MINUTE);
    }
}
