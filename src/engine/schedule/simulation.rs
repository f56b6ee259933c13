//! A learner in time: how much comes up each day, over weeks of new items, misses and an exam.

use super::*;
use crate::engine::{catch_up, draw_in};

/// What a learner has, and did.
struct Learner {
    scheduler: Scheduler,
    memories: Vec<Option<Memory>>,
    aim: Aim,
    random: Random,
    /// How much was answered each day.
    answered: Vec<usize>,
}

impl Learner {
    fn new(items: usize, until: Option<i64>, seed: u64) -> Self {
        Self {
            scheduler: Scheduler::default(),
            memories: vec![None; items],
            aim: Aim { until, ..Aim::default() },
            random: Random::new(seed, &["learner"]),
            answered: Vec::new(),
        }
    }

    fn load(&self, today: i64) -> Load {
        let memories = self.memories.iter().flatten();
        memories.map(|memory| (memory.later.max(today), 1)).collect()
    }

    fn known(&self) -> Vec<(usize, Memory)> {
        let memories = self.memories.iter().enumerate();
        memories.filter_map(|(at, memory)| Some((at, (*memory)?))).collect()
    }

    fn give_days(&mut self, days: Vec<(usize, i64)>) {
        for (at, day) in days {
            if let Some(memory) = &mut self.memories[at] {
                (memory.due, memory.later) = (day, day);
            }
        }
    }

    /// Answers what is due, and some new ones.
    fn learn(&mut self, day: i64, new: usize) {
        let mut load = self.load(day);
        let answered = self.memories.iter().flatten().filter(|memory| memory.last == day).count();
        load.add(day, answered);
        if let Some(until) = self.aim.until {
            let known = self.known();
            let items = known.iter().map(|(at, memory)| (*at, memory));
            let moved = draw_in(items, &self.scheduler, until, day, &load);
            self.give_days(moved);
        }
        let due = |memory: &Option<Memory>| memory.is_some_and(|memory| memory.due <= day);
        let due: Vec<usize> =
            (0..self.memories.len()).filter(|at| due(&self.memories[*at])).collect();
        let fresh = (0..self.memories.len()).filter(|at| self.memories[*at].is_none()).take(new);
        let asked: Vec<usize> = due.into_iter().chain(fresh).collect();
        self.answered.push(asked.len());
        for at in asked {
            let item = at.to_string();
            let name = Name { deck: "d", item: &item };
            let before = self.memories[at];
            let rating = if self.random.below(10) == 0 { Rating::Again } else { Rating::Good };
            let load = self.load(day);
            let due = self.scheduler.choose(before, name, rating, day, self.aim, &load);
            let mut after = self.scheduler.answer(before, name, rating, day, self.aim, due);
            (after.due, after.missed) = (after.later, false); // it was recalled in the end
            self.memories[at] = Some(after);
        }
    }
}

#[test]
fn the_days_before_an_exam_are_even_and_everything_is_seen_in_them() {
    for seed in 0..5 {
        for (until, new) in [(40, 10), (28, 5), (90, 10)] {
            let mut learner = Learner::new(95, Some(until), seed);
            for day in 0..until {
                learner.learn(day, new);
            }
            let last: Vec<usize> = learner.answered.iter().rev().take(10).copied().collect();
            let (most, total) = (last.iter().max().unwrap(), last.iter().sum::<usize>());
            assert!(*most <= 26 && most * 10 <= total * 2, "{until} {:?}", learner.answered);
            let seen = |memory: &Option<Memory>| memory.unwrap().last >= until - LAST_DAYS;
            assert!(learner.memories.iter().all(seen), "{until}");
        }
    }
}

#[test]
fn an_exam_that_is_set_late_still_draws_all_in_evenly() {
    let mut learner = Learner::new(95, None, 1);
    for day in 0..100 {
        learner.learn(day, 10);
    }
    learner.aim.until = Some(105);
    for day in 100..105 {
        learner.learn(day, 0);
    }
    let last = &learner.answered[100..];
    assert!(last.iter().max() <= last.iter().min().map(|least| least + 8).as_ref(), "{last:?}");
    let seen = learner.memories.iter().flatten().filter(|memory| memory.last >= 105 - LAST_DAYS);
    assert_eq!(seen.count(), 95);
}

#[test]
fn reviews_of_many_items_are_even_from_day_to_day() {
    let mut learner = Learner::new(300, None, 7);
    for day in 0..120 {
        learner.learn(day, 10);
    }
    // Once nothing is new any more, days one after the other differ little.
    let calm = &learner.answered[60..];
    let jumps = calm.windows(2).filter(|days| days[0].abs_diff(days[1]) > 8).count();
    assert!(jumps <= 6, "{calm:?}");
}

#[test]
fn a_pile_is_worked_off_in_the_days_that_are_given_to_it() {
    let mut learner = Learner::new(200, None, 3);
    for day in 0..40 {
        learner.learn(day, 10);
    }
    let load = Load::default();
    let known = learner.known();
    let items = known.iter().map(|(at, memory)| (*at, memory));
    let moved = catch_up(items, &learner.scheduler, 7, 90, &load);
    let pile = moved.len();
    learner.give_days(moved);
    learner.answered.clear();
    for day in 90..97 {
        learner.learn(day, 0);
    }
    assert!(learner.answered[0] <= pile / 7 + 1 && pile > 150, "{pile} {:?}", learner.answered);
    assert!(learner.answered.iter().all(|count| *count < pile / 3), "{:?}", learner.answered);
}
