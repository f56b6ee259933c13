//! What is due on the days to come.

use super::{Telling, words};
use crate::engine::schedule::{date_of, say_day};
use crate::engine::stats::Glimpse;
use crate::text::Look;
use crate::ui::chart::{Columns, binned, columns};
use crate::ui::look::{Ink, wrap};

/// So many exams are on the first screen.
const EXAMS: usize = 2;

/// How much is due, on each day or week to come, and which exams there are.
pub fn coming(glimpse: &Glimpse, telling: Telling, look: Look) -> Vec<String> {
    let forecast = &glimpse.forecast;
    let overdue = match forecast.overdue {
        0 => String::new(),
        overdue if overdue == glimpse.due => ", overdue".to_owned(),
        overdue => format!(", {overdue} of them overdue"),
    };
    let title = look.paint(Ink::Bold, &format!("Coming: {} due today{overdue}", glimpse.due));
    let mut lines = wrap(&title, look.columns, "", "  ");
    let is_blank = glimpse.forecast.with_overdue(telling.days).iter().all(|count| *count == 0);
    if telling.in_words || is_blank {
        lines.extend(wrap(&words::coming(glimpse, telling.days), look.columns, "", "  "));
    } else {
        lines.extend(picture(glimpse, telling.days, look));
    }
    let most = if telling.is_whole { usize::MAX } else { EXAMS };
    for deadline in glimpse.deadlines.iter().take(most) {
        lines.extend(wrap(&deadline.said, look.columns, "", "  "));
    }
    lines
}

/// Columns; what is overdue stands with today.
fn picture(glimpse: &Glimpse, days: usize, look: Look) -> Vec<String> {
    let today = glimpse.today;
    let counts = glimpse.forecast.with_overdue(days);
    let bin = binned(counts.len(), look);
    let sums: Vec<usize> = counts.chunks(bin).map(|days| days.iter().sum()).collect();
    let day = |at: usize| today + i64::try_from(at * bin).unwrap_or(0);
    let label = |at: usize| match date_of(day(at)) {
        Some(date) if bin == 1 => {
            let name = date.strftime("%a").to_string();
            [name.chars().take(2).collect(), name.chars().take(1).collect()]
        }
        Some(date) => [date.strftime("%-d.%-m.").to_string(), String::new()],
        None => Default::default(),
    };
    let labels: Vec<[String; 2]> = (0..sums.len()).map(label).collect();
    let in_sight = |exam: i64| usize::try_from(exam - today).ok().filter(|at| *at < counts.len());
    let marked: Vec<usize> =
        glimpse.deadlines.iter().filter_map(|exam| Some(in_sight(exam.day)? / bin)).collect();
    let mut lines = columns(Columns { counts: &sums, labels: &labels, marked: &marked }, look);
    let end = say_day(today + i64::try_from(counts.len()).unwrap_or(0) - 1, today);
    let span = match bin {
        1 => format!("a day each, to {end}"),
        7 => format!("a week each, to {end}"),
        bin => format!("{} weeks each, to {end}", bin / 7),
    };
    lines.extend(wrap(&look.paint(Ink::Dim, &span), look.columns, "  ", "  "));
    lines
}
