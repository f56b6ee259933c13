//! Goals: how much a learner wants to do a day, and how much of it is done.

use super::diary::Work;

/// How much a learner wants to do a day; nothing of what is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Goal {
    /// How many answers.
    pub answers: usize,
    /// How many minutes, to which an answer adds one at most.
    pub minutes: usize,
}

/// Milliseconds of a minute.
const MINUTE: u64 = 60_000;

impl Goal {
    /// Whether there is one.
    pub const fn is_set(self) -> bool {
        self.answers > 0 || self.minutes > 0
    }

    /// Whether all of it is done by the work of a day.
    pub const fn is_reached(self, work: Work) -> bool {
        work.answers >= self.answers && minutes(work) >= self.minutes
    }

    /// What is said of it by the work of a day; nothing where there is none.
    pub fn told(self, work: Work) -> Option<String> {
        let part =
            |done: usize, of: usize, what| (of > 0).then(|| format!("{done} of {of} {what}"));
        let parts = [
            part(work.answers, self.answers, "answers"),
            part(minutes(work), self.minutes, "minutes"),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let reached = if self.is_reached(work) { " reached" } else { "" };
        self.is_set().then(|| format!("Goal of today{reached}: {}", parts.join(", ")))
    }
}

/// Whole minutes of some work.
const fn minutes(work: Work) -> usize {
    (work.milliseconds / MINUTE) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_is_reached_once_all_of_it_is_done_and_an_answer_counts_a_minute_at_most() {
        let goal = Goal { answers: 3, minutes: 2 };
        let mut work = Work::default();
        assert_eq!(Goal::default().told(work), None);
        for (milliseconds, told) in [
            (900_000, "Goal of today: 1 of 3 answers, 1 of 2 minutes"),
            (59_999, "Goal of today: 2 of 3 answers, 1 of 2 minutes"),
            (1, "Goal of today reached: 3 of 3 answers, 2 of 2 minutes"),
        ] {
            work.add(milliseconds);
            assert_eq!(goal.told(work).as_deref(), Some(told));
        }
        let answers = Goal { answers: 2, minutes: 0 };
        assert_eq!(answers.told(work).unwrap(), "Goal of today reached: 3 of 2 answers");
    }
}
