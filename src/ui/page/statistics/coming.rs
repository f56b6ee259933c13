//! What is due on the days to come.

use super::{Telling, words};
use crate::engine::schedule::{date_of, say_day};
use crate::engine::stats::Glimpse;
use crate::text::{Look, plural};
use crate::ui::chart::{Columns, binned, columns};
use crate::ui::look::{Ink, width, wrap};
use jiff::civil::Weekday;

/// How much is due, on each day or week to come, and which exams there are, at most so many.
pub fn coming(glimpse: &Glimpse, telling: Telling, exams: usize, look: Look) -> Vec<String> {
    let forecast = &glimpse.forecast;
    let overdue = match forecast.overdue {
        0 => String::new(),
        overdue if overdue == glimpse.due => ", overdue".to_owned(),
        overdue => format!(", {overdue} of them overdue"),
    };
    let title = look.paint(Ink::Bold, &format!("Coming: {} due today{overdue}", glimpse.due));
    let is_blank = glimpse.forecast.with_overdue(telling.days).iter().all(|count| *count == 0);
    let mut lines = if telling.in_words || is_blank {
        let mut lines = wrap(&title, look.columns, "", "  ");
        lines.extend(wrap(&words::coming(glimpse, telling.days), look.columns, "", "  "));
        lines
    } else {
        let span = look.paint(Ink::Dim, &span(glimpse.today, telling.days, look));
        let line = [&*title, &span].join(look.dot());
        let mut lines = if width(&line) <= look.columns {
            vec![line]
        } else {
            let [mut lines, span] = [title, span].map(|text| wrap(&text, look.columns, "", "  "));
            lines.extend(span);
            lines
        };
        lines.extend(picture(glimpse, telling.days, look));
        lines
    };
    let rest = glimpse.deadlines.len().saturating_sub(exams);
    for (number, deadline) in (1..).zip(glimpse.deadlines.iter().take(exams)) {
        let rest = (rest > 0 && number == exams)
            .then(|| format!(" And {} more (--all).", plural(rest, "exam")));
        let said = format!("{}{}", deadline.said, rest.unwrap_or_default());
        lines.extend(wrap(&said, look.columns, "", "  "));
    }
    lines
}

/// What a column stands for, and how far they reach.
fn span(today: i64, days: usize, look: Look) -> String {
    let end = say_day(today + i64::try_from(days).unwrap_or(1) - 1, today);
    match binned(days, look) {
        1 => format!("a day each, to {end}"),
        7 => format!("a week each, to {end}"),
        bin => format!("{} weeks each, to {end}", bin / 7),
    }
}

/// Columns; what is overdue stands with today.
fn picture(glimpse: &Glimpse, days: usize, look: Look) -> Vec<String> {
    let today = glimpse.today;
    let counts = glimpse.forecast.with_overdue(days);
    let bin = binned(counts.len(), look);
    let sums: Vec<usize> = counts.chunks(bin).map(|days| days.iter().sum()).collect();
    let date = |at: usize| date_of(today + i64::try_from(at * bin).unwrap_or(0));
    let label = |at: usize| match date(at) {
        Some(date) if bin == 1 => {
            let name = date.strftime("%a").to_string();
            [name.chars().take(2).collect(), name.chars().take(1).collect()]
        }
        Some(date) => [date.strftime("%-d.%-m.").to_string(), String::new()],
        None => Default::default(),
    };
    let labels: Vec<[String; 2]> = (0..sums.len()).map(label).collect();
    // Days are told by their Mondays, weeks by their months.
    let tick = |at: usize| {
        let here = date(at)?;
        if bin == 1 {
            (here.weekday() == Weekday::Monday).then(|| here.strftime("%-d %b").to_string())
        } else {
            let before = date(at.checked_sub(1)?)?;
            (before.month() != here.month()).then(|| here.strftime("%b").to_string())
        }
    };
    let ticks: Vec<(usize, String)> =
        (0..sums.len()).filter_map(|at| Some((at, tick(at)?))).collect();
    let in_sight = |exam: i64| usize::try_from(exam - today).ok().filter(|at| *at < counts.len());
    let marked: Vec<usize> =
        glimpse.deadlines.iter().filter_map(|exam| Some(in_sight(exam.day)? / bin)).collect();
    columns(Columns { counts: &sums, labels: &labels, ticks: &ticks, marked: &marked }, look)
}
