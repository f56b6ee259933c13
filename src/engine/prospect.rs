//! The prospect before an exam: how much comes up on each day until then, if all is recalled.

use super::schedule::{Aim, Load, Memory, Name, Scheduler, say_day};
use super::spread::{MOST_DAYS, draw_in};
use crate::form::Rating;
use crate::text::{in_days, printable_line};
use std::collections::BTreeMap;

/// More items than that are not followed day by day: it would be waited for.
const MOST_ITEMS: usize = 1000;

/// What a learner has before an exam.
#[derive(Debug)]
pub struct Prospect<'p> {
    /// What computes the days.
    pub scheduler: &'p Scheduler,
    /// What intervals aim at; its deadline is the exam.
    pub aim: Aim,
    /// The day it is now.
    pub today: i64,
    /// How many new items come up today, and each day after.
    pub new_a_day: (usize, usize),
}

impl Prospect<'_> {
    /// How many items come up on each day before the exam, from today on; nothing where there is no
    /// exam to come, or too much to follow.
    pub fn days(&self, memories: &[Memory], mut new: usize) -> Option<Vec<(i64, usize)>> {
        let until = self.aim.until.filter(|until| *until >= self.today)?;
        if memories.len() + new > MOST_ITEMS || until - self.today > MOST_DAYS {
            return None;
        }
        let mut load = Load::default();
        let mut open: BTreeMap<i64, Vec<(usize, Option<Memory>)>> = BTreeMap::new();
        let wait = |open: &mut BTreeMap<i64, Vec<_>>, at, memory: Memory, due: i64| {
            open.entry(due).or_default().push((at, Some(memory)));
        };
        let counts: Load = memories.iter().map(|memory| (memory.due.max(self.today), 1)).collect();
        let items = memories.iter().enumerate();
        let drawn = draw_in(items, self.scheduler, until, self.today, &counts);
        let drawn: BTreeMap<usize, i64> = drawn.into_iter().collect();
        for (at, memory) in memories.iter().enumerate() {
            let due = drawn.get(&at).copied().unwrap_or(memory.due).max(self.today);
            load.add(due, 1);
            wait(&mut open, at, Memory { due, later: due.max(memory.later), ..*memory }, due);
        }
        let mut next = memories.len();
        let mut days = Vec::new();
        for day in self.today..until.max(self.today + 1) {
            let mut asked = open.remove(&day).unwrap_or_default();
            let share = if day == self.today { self.new_a_day.0 } else { self.new_a_day.1 };
            let fresh = share.min(new);
            asked.extend((next..next + fresh).map(|at| (at, None)));
            (next, new) = (next + fresh, new - fresh);
            days.push((day, asked.len()));
            for (at, before) in asked {
                let after = self.recalled(at, before, day, &load);
                let due = after.later.max(day + 1);
                load.add(due, 1);
                wait(&mut open, at, after, due);
            }
        }
        Some(days)
    }

    /// What an exam means for the days until then: of a deck where its title is told.
    pub fn said(&self, title: Option<&str>, memories: &[Memory], new: usize) -> Option<String> {
        let today = self.today;
        let until = self.aim.until.filter(|until| *until >= today)?;
        let of = title.map_or_else(String::new, |title| format!("{}: ", printable_line(title)));
        let when = format!("{of}exam on {} ({})", say_day(until, today), in_days(until - today));
        let Some(days) = self.days(memories, new) else {
            return Some(format!("{when}: all comes up once more in the days before."));
        };
        let total: usize = days.iter().map(|(_, count)| count).sum();
        let (peak_day, peak) = days.iter().copied().max_by_key(|(day, count)| (*count, -day))?;
        let average = (total + days.len() / 2) / days.len();
        Some(if total == 0 {
            format!("{when}: nothing comes up until then.")
        } else if days.len() == 1 {
            format!("{when}: up to {total} to do today.")
        } else {
            let on = match peak_day - today {
                0 => "today".to_owned(),
                _ => format!("on {}", say_day(peak_day, today)),
            };
            let peak = if peak > average + 1 { format!(", {peak} {on}") } else { String::new() };
            let average = match average {
                0 => "less than one".to_owned(),
                _ => format!("about {average}"),
            };
            format!("{when}: {average} a day{peak}, if all is recalled.")
        })
    }

    fn recalled(&self, at: usize, before: Option<Memory>, day: i64, load: &Load) -> Memory {
        let item = at.to_string();
        let name = Name { deck: "", item: &item };
        let due = self.scheduler.choose(before, name, Rating::Good, day, self.aim, load);
        self.scheduler.answer(before, name, Rating::Good, day, self.aim, due)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_items_and_what_comes_again_are_counted_until_the_exam() {
        let scheduler = Scheduler::default();
        let aim = Aim { until: Some(130), ..Aim::default() };
        let prospect = Prospect { scheduler: &scheduler, aim, today: 100, new_a_day: (3, 10) };
        let days = prospect.days(&[], 95).unwrap();
        assert_eq!((days[0], days[1], days.len()), ((100, 3), (101, 10), 30));
        assert!(days[2].1 > 10, "what was new comes again: {days:?}");
        let last: usize = days[23..].iter().map(|(_, count)| count).sum();
        assert!(last >= 95 && days.iter().all(|(_, count)| *count < 30), "{days:?}");
        assert_eq!(prospect.days(&[], MOST_ITEMS + 1), None);
        let aim = Aim { until: Some(99), ..aim };
        assert_eq!(Prospect { aim, ..prospect }.days(&[], 1), None);
    }
}
