//! What was done: a calendar of the year, days in a row, answers and time.

use super::words::{self, YEAR};
use super::{Telling, heading};
use crate::engine::stats::{Diary, Work};
use crate::text::{Look, plural, table};
use crate::ui::chart::calendar;
use crate::ui::look::wrap;
use crate::ui::page::summary::time;

/// The calendar, or its months in words, and the sums of some days.
pub fn done(diary: &Diary, today: i64, telling: Telling, look: Look) -> Vec<String> {
    let year = diary.last(YEAR, today);
    let title = format!("Done: {} in a year", plural(year.answers, "answer"));
    let mut lines = heading(&title, look).to_vec();
    if telling.in_words {
        lines.extend(wrap(&words::done(diary, today), look.columns, "", "  "));
    } else {
        lines.extend(calendar(|day| diary.on(day).answers, today, look));
    }
    let (row, longest) = (diary.row(today), diary.longest_row(today));
    let row =
        format!("{} in a row; the longest run was {}.", plural(row, "day"), plural(longest, "day"));
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
    lines.extend(table(&rows, 0, look.columns, 1));
    lines
}
