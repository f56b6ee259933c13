//! Pictures of statistics in words: for plain mode, and below the pictures of a page.

use super::whole;
use crate::engine::schedule::{date_of, say_day};
use crate::engine::stats::{Diary, Glimpse};
use crate::text::plural;
use std::collections::BTreeMap;

/// Days of a year.
pub const YEAR: i64 = 365;

/// So many points of the course are told, or a few more.
const POINTS: usize = 13;

/// The days on which something is due, from today on; what is overdue is due today.
pub fn coming(glimpse: &Glimpse, days: usize) -> String {
    let today = glimpse.today;
    let days = glimpse.forecast.with_overdue(days);
    let told =
        (0..).zip(&days).filter(|(_, count)| **count > 0).map(|(ahead, count)| match ahead {
            0 => format!("{count} today"),
            1 => format!("{count} tomorrow"),
            ahead => format!("{count} on {}", say_day(today + ahead, today)),
        });
    let told: Vec<String> = told.collect();
    let until = format!("the next {}", plural(days.len(), "day"));
    if told.is_empty() {
        format!("Nothing is due in {until}.")
    } else {
        format!("Due in {until}: {}.", told.join(", "))
    }
}

/// The months of the last year.
pub fn done(diary: &Diary, today: i64) -> String {
    let mut months: BTreeMap<(i16, i8), (usize, usize, String)> = BTreeMap::new();
    for (day, work) in diary.until(today).filter(|(day, _)| *day > today - YEAR) {
        let Some(date) = date_of(day) else { continue };
        let name = date.strftime("%b %Y").to_string();
        let month = months.entry((date.year(), date.month())).or_insert((0, 0, name));
        (month.0, month.1) = (month.0 + work.answers, month.1 + 1);
    }
    let told = months.into_values().map(|(answers, days, name)| {
        format!("{name}: {} on {}", plural(answers, "answer"), plural(days, "day"))
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() {
        "Nothing was answered in a year.".to_owned()
    } else {
        told.join("; ") + "."
    }
}

/// How many questions were known on some days, the last of them today.
pub fn course(course: &[(i64, f64)], today: i64) -> String {
    let step = course.len().div_ceil(POINTS).max(1);
    let mut points: Vec<_> = course.iter().rev().step_by(step).collect();
    points.reverse();
    let told =
        points.iter().map(|(day, known)| format!("{} on {}", whole(*known), say_day(*day, today)));
    let told: Vec<String> = told.collect();
    format!("Known: {}.", told.join(", "))
}
