//! The prospect before an exam: how much comes up on each day until then, if all is recalled.

use super::apart::one_a_day;
use super::schedule::{Aim, Load, Memory, Name, Scheduler, say_day};
use super::spread::{MOST_DAYS, draw_in};
use crate::form::Rating;
use crate::text::{in_days, printable_line};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;

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

/// What comes up on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayShare {
    /// The day.
    pub day: i64,
    /// How many items.
    pub items: usize,
    /// How many of them are new.
    pub new: usize,
}

impl Prospect<'_> {
    /// How many items come up on each day before the exam, from today on, of siblings one a day;
    /// nothing where there is no exam to come, or too much to follow. Memories and new items come
    /// with their questions; what is never asked is due on the last day there is.
    pub fn days<Q: Eq + Hash>(&self, memories: &[(Q, Memory)], new: &[Q]) -> Option<Vec<DayShare>> {
        let until = self.aim.until.filter(|until| *until >= self.today)?;
        if memories.len() + new.len() > MOST_ITEMS || until - self.today > MOST_DAYS {
            return None;
        }
        let questions: Vec<&Q> = memories.iter().map(|(question, _)| question).chain(new).collect();
        let was_answered = |at: usize| memories.get(at).is_some_and(|(_, m)| m.last >= self.today);
        let mut answered = (0..memories.len()).filter(|at| was_answered(*at)).collect::<Vec<_>>();
        let mut load = Load::default();
        let mut open: BTreeMap<i64, Vec<(usize, Memory)>> = BTreeMap::new();
        for (at, memory) in self.drawn_in(memories, until) {
            load.add(memory.due, 1);
            open.entry(memory.due).or_default().push((at, memory));
        }
        let mut fresh: Vec<usize> = (memories.len()..questions.len()).collect();
        let mut days = Vec::new();
        for day in self.today..until.max(self.today + 1) {
            let share = if day == self.today { self.new_a_day.0 } else { self.new_a_day.1 };
            let mut due = open.remove(&day).unwrap_or_default();
            let recall = |memory: &Memory| self.scheduler.recall(memory, day);
            due.sort_by(|(_, one), (_, other)| recall(one).total_cmp(&recall(other)));
            let before: HashSet<&Q> = answered.drain(..).map(|at| questions[at]).collect();
            let is_answered = |(at, _): &(usize, _)| day == self.today && was_answered(*at);
            let offered = if share > 0 { &fresh[..] } else { &[] };
            let open_today = due.iter().map(|(at, memory)| (*at, Some(*memory)));
            let open_today = open_today.chain(offered.iter().map(|at| (*at, None)));
            let asked = one_a_day(open_today, |(at, _)| questions[*at], is_answered, &before);
            let asked = at_most(share, asked);
            let new = asked.iter().filter(|(_, memory)| memory.is_none()).count();
            days.push(DayShare { day, items: asked.len(), new });
            let done: HashSet<usize> = asked.iter().map(|(at, _)| *at).collect();
            if new > 0 {
                fresh.retain(|at| !done.contains(at));
            }
            let waiting = due.into_iter().filter(|(at, _)| !done.contains(at));
            open.entry(day + 1).or_default().extend(waiting);
            for (at, before) in asked {
                let after = self.recalled(at, before, day, &load);
                let due = after.later.max(day + 1);
                load.add(due, 1);
                open.entry(due).or_default().push((at, after));
            }
        }
        Some(days)
    }

    /// The memories of what is ever asked, each with its place, as an exam draws them in.
    fn drawn_in<Q>(&self, memories: &[(Q, Memory)], until: i64) -> Vec<(usize, Memory)> {
        let items = || {
            let asked = memories.iter().enumerate().filter(|(_, (_, m))| m.due < i64::MAX);
            asked.map(|(at, (_, memory))| (at, memory))
        };
        let counts: Load = items().map(|(_, memory)| (memory.due.max(self.today), 1)).collect();
        let drawn = draw_in(items(), self.scheduler, until, self.today, &counts);
        let drawn: HashMap<usize, i64> = drawn.into_iter().collect();
        let moved = items().map(|(at, memory)| {
            let due = drawn.get(&at).copied().unwrap_or(memory.due).max(self.today);
            (at, Memory { due, later: due.max(memory.later), ..*memory })
        });
        moved.collect()
    }

    /// What an exam means for the days until then: of a deck where its title is told.
    pub fn said<Q: Eq + Hash>(
        &self,
        title: Option<&str>,
        memories: &[(Q, Memory)],
        new: &[Q],
    ) -> Option<String> {
        let today = self.today;
        let until = self.aim.until.filter(|until| *until >= today)?;
        let of = title.map_or_else(String::new, |title| format!("{}: ", printable_line(title)));
        let when = format!("{of}exam on {} ({})", say_day(until, today), in_days(until - today));
        let Some(days) = self.days(memories, new) else {
            return Some(format!("{when}: all comes up once more in the days before."));
        };
        let total: usize = days.iter().map(|share| share.items).sum();
        let peak = days.iter().copied().max_by_key(|share| (share.items, -share.day))?;
        let of_them = if peak.new > 0 { format!(" ({} new)", peak.new) } else { String::new() };
        let average = (total + days.len() / 2) / days.len();
        Some(if total == 0 {
            format!("{when}: nothing comes up until then.")
        } else if days.len() == 1 {
            format!("{when}: up to {total}{of_them} to do today.")
        } else {
            let on = match peak.day - today {
                0 => "today".to_owned(),
                _ => format!("on {}", say_day(peak.day, today)),
            };
            let is_told = peak.items > average + 1;
            let peak = format!(", {}{of_them} {on}", peak.items);
            let peak = if is_told { peak } else { String::new() };
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

/// Leaves so many new items, those without a memory.
fn at_most(
    mut share: usize,
    mut asked: Vec<(usize, Option<Memory>)>,
) -> Vec<(usize, Option<Memory>)> {
    asked.retain(|(_, memory)| {
        let is_asked = memory.is_some() || share > 0;
        share -= usize::from(memory.is_none() && is_asked);
        is_asked
    });
    asked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_items_and_what_comes_again_are_counted_until_the_exam() {
        let scheduler = Scheduler::default();
        let aim = Aim { until: Some(130), ..Aim::default() };
        let prospect = Prospect { scheduler: &scheduler, aim, today: 100, new_a_day: (3, 10) };
        let questions: Vec<usize> = (0..=MOST_ITEMS).collect();
        let days = prospect.days(&[], &questions[..95]).unwrap();
        assert_eq!((days[0].day, days[0].items, days[0].new), (100, 3, 3));
        assert_eq!((days[1].day, days[1].items, days.len()), (101, 10, 30));
        assert!(days[2].items > 10, "what was new comes again: {days:?}");
        let last: usize = days[23..].iter().map(|share| share.items).sum();
        assert!(last >= 95 && days.iter().all(|share| share.items < 30), "{days:?}");
        assert_eq!(prospect.days(&[], &questions), None);
        let aim = Aim { until: Some(99), ..aim };
        assert_eq!(Prospect { aim, ..prospect }.days(&[], &[1]), None);
    }

    #[test]
    fn of_siblings_one_comes_up_a_day_and_what_is_never_asked_not_at_all() {
        let scheduler = Scheduler::default();
        let aim = Aim { until: Some(130), ..Aim::default() };
        let prospect = Prospect { scheduler: &scheduler, aim, today: 100, new_a_day: (5, 5) };
        let memories = [
            (1, Memory::sample(9.0, 90, 100)),
            (1, Memory::sample(9.0, 95, 99)),
            (2, Memory::sample(9.0, 100, 109)), // answered today: its sibling waits
            (2, Memory::sample(9.0, 90, 98)),
            (3, Memory { due: i64::MAX, ..Memory::sample(9.0, 90, 98) }),
        ];
        let days = prospect.days(&memories, &[4, 4, 1]).unwrap();
        assert_eq!((days[0].items, days[0].new), (2, 1), "{days:?}");
        assert_eq!((days[1].items, days[1].new), (3, 1), "{days:?}");
        assert_eq!((days[2].new, days[3].new), (1, 0), "{days:?}");
        let said = prospect.said(None, &memories[..2], &[4, 5, 6, 7, 8, 9]).unwrap();
        assert!(said.contains(", 6 (5 new) today, if all"), "{said}");
    }
}
