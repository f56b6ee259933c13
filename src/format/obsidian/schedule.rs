//! Schedules: the comments in which a note says when each side or gap of the card above is due, by SM-2 or
//! by FSRS.

use crate::format::{Track, TrackAct, TrackState};
use jiff::civil::{Date, date};
use std::str::FromStr;

/// Marks that a side was never asked.
const NEVER: Date = date(2000, 1, 1);

const EPOCH: Date = date(1970, 1, 1);

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// What is said of one side or gap: when it was answered last, the days of that and of when it is due, how
/// well it was known, and how often it was answered and forgotten.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SideSchedule {
    at: i64,
    day: i64,
    due: i64,
    state: TrackState,
    reps: u32,
    lapses: u32,
}

impl SideSchedule {
    /// It as what is known of a part of a question, which goes by a name.
    pub fn track(self, name: String, question: usize, part: usize) -> Track {
        let Self { at, day, due, state, reps, lapses } = self;
        let whole = |day: i64| i32::try_from(day).unwrap_or(0);
        let known = TrackAct::Known { at, day: whole(day), due: whole(due), state, reps, lapses };
        Track { question, part, name, acts: vec![known], ..Track::default() }
    }
}

/// Reads what stands in a comment behind `SR:`, side by side; nothing for one that was never asked, and
/// no sides at all where it makes no sense.
pub fn read_sides(comment: &str) -> Option<Vec<Option<SideSchedule>>> {
    let inner = comment.split("-->").next().unwrap_or_default().trim();
    let sides = inner.strip_prefix('!').unwrap_or(inner).split('!');
    sides.map(|side| read_side(&side.split(',').map(str::trim).collect::<Vec<_>>())).collect()
}

#[expect(clippy::option_option, reason = "never asked, or no side at all")]
fn read_side(parts: &[&str]) -> Option<Option<SideSchedule>> {
    match parts {
        ["fsrs", due, interval, stability, difficulty, _, reps, lapses, _, last] => {
            let due = day_of(due)?;
            number(interval, 0.0..=36_500.0)?;
            let state = TrackState::Fsrs {
                stability: number(stability, 0.001..=36_500.0)?,
                difficulty: number(difficulty, 1.0..=10.0)?,
            };
            let day = day_of(last)?;
            let at = moment(last).unwrap_or_else(|| noon(day));
            let (reps, lapses) = (reps.parse().ok()?, lapses.parse().ok()?);
            Some(Some(SideSchedule { at, day, due: due.max(day), state, reps, lapses }))
        }
        [due, interval, ease] => {
            let date = Date::from_str(due).ok()?;
            if date == NEVER {
                return Some(None);
            }
            let due = day_of(due)?;
            let interval = number(interval, 0.0..=36_500.0)?;
            let ease = number(ease, 100.0..=10_000.0)? / 100.0;
            #[expect(clippy::cast_possible_truncation, reason = "bounded")]
            let day = (due - interval.round() as i64).max(1);
            let state = TrackState::Sm2 { interval: interval.max(0.1), ease, difficulty: None };
            Some(Some(SideSchedule { at: noon(day), day, due, state, reps: 1, lapses: 0 }))
        }
        _ => None,
    }
}

fn number(text: &str, bounds: std::ops::RangeInclusive<f32>) -> Option<f32> {
    text.parse().ok().filter(|number| bounds.contains(number))
}

/// The day of a date, or of a time in UTC: which day the learner had is not said.
fn day_of(text: &str) -> Option<i64> {
    let date = Date::from_str(text.get(..10)?).ok()?;
    let days = date.duration_since(EPOCH).as_hours() / 24;
    (1..=376_199).contains(&days).then_some(days)
}

/// A time, in milliseconds since 1970.
fn moment(text: &str) -> Option<i64> {
    let moment: jiff::Timestamp = text.parse().ok()?;
    Some(moment.as_millisecond()).filter(|at| *at > 0)
}

const fn noon(day: i64) -> i64 {
    day * DAY + DAY / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 16 August 2024.
    const AUGUST: i64 = 19_951;

    #[test]
    fn a_comment_tells_each_side_by_sm2_or_by_fsrs() {
        let sm2 = |due: i64, interval: f32, ease| {
            #[expect(clippy::cast_possible_truncation, reason = "whole")]
            let day = due - interval as i64;
            let state = TrackState::Sm2 { interval, ease, difficulty: None };
            Some(SideSchedule { at: noon(day), day, due, state, reps: 1, lapses: 0 })
        };
        let first = sm2(AUGUST, 51.0, 2.3);
        assert_eq!(read_sides("!2024-08-16,51,230-->"), Some(vec![first]));
        assert_eq!(read_sides("2024-08-16,51,230-->"), Some(vec![first]));
        let sides = "!2024-08-16,51,230!2000-01-01,1,250!2024-08-17,1,130-->";
        let third = sm2(AUGUST + 1, 1.0, 1.3);
        assert_eq!(read_sides(sides), Some(vec![first, None, third]));
        let fsrs = "!fsrs,2023-09-08T00:10:00.000Z,2,2.4,5.5,2,3,1,0,2023-09-06T10:00:00.000Z-->";
        let state = TrackState::Fsrs { stability: 2.4, difficulty: 5.5 };
        let day = AUGUST - 345;
        let expected = SideSchedule {
            at: day * DAY + DAY * 10 / 24,
            day,
            due: day + 2,
            state,
            reps: 3,
            lapses: 1,
        };
        assert_eq!(read_sides(fsrs), Some(vec![Some(expected)]));
    }

    #[test]
    fn a_comment_that_makes_no_sense_is_none() {
        for text in [
            "",
            "!",
            "!2024-08-16,51",
            "!2024-13-16,51,230",
            "!2024-08-16,-1,230",
            "!2024-08-16,1,NaN",
            "!1969-08-16,51,230",
            "!fsrs,x,1,1,1,1,1,1,1,y",
            "!é,é,é",
            "!fsrs,2023-09-06T00:10:00.000Z,0,inf,5.5,1,1,0,1,2023-09-06T00:00:00.000Z",
        ] {
            assert_eq!(read_sides(text), None, "{text}");
        }
    }
}
