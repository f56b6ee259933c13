//! What was done: a calendar of the year, days in a row, answers and time.

use super::{Telling, heading};
use crate::engine::schedule::date_of;
use crate::engine::stats::{Diary, Work};
use crate::text::{Look, plural, table};
use crate::ui::chart::calendar;
use crate::ui::look::wrap;
use crate::ui::page::summary::time;
use std::collections::BTreeMap;

/// Days of a year.
const YEAR: i64 = 365;

/// The calendar, or its months in words, and the sums of some days.
pub fn done(diary: &Diary, today: i64, telling: Telling, look: Look) -> Vec<String> {
    let year = diary.last(YEAR, today);
    let title = format!("Done: {} in a year", plural(year.answers, "answer"));
    let mut lines = heading(&title, look).to_vec();
    if telling.in_words {
        lines.extend(months(diary, today, look));
    } else {
        lines.extend(calendar(|day| diary.on(day).answers, today, look));
    }
    let (row, longest) = (diary.row(today), diary.longest_row(today));
    let row = format!("{} in a row; the longest were {longest}.", plural(row, "day"));
    lines.extend(wrap(&row, look.columns, "", "  "));
    lines.push(String::new());
    let of = |name: &str, work: Work| {
        vec![name.to_owned(), work.answers.to_string(), time(work.milliseconds)]
    };
    let rows = [
        vec![String::new(), "answers".to_owned(), "time".to_owned()],
        of("today", diary.on(today)),
        of("7 days", diary.last(7, today)),
        of("30 days", diary.last(30, today)),
    ];
    lines.extend(table(&rows, 0, look.columns));
    lines
}

/// The months of the last year in words.
fn months(diary: &Diary, today: i64, look: Look) -> Vec<String> {
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
    let said =
        if told.is_empty() { "Nothing was answered.".to_owned() } else { told.join("; ") + "." };
    wrap(&said, look.columns, "", "  ")
}
